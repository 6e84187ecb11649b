"""Commands about templates: the arguments of each; the work is in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import FormOption, LangOption

app = App(help="通报的模板 / templates of bulletins.")


@app.command("list")
def template_list(form: FormOption = "table", lang: LangOption = "zh") -> Answer:
    """列出模板和内容块 / list the templates and the blocks that they may insert."""
    from ansheng.cli.template import template as command

    return command.listing(form=form, lang=lang)


@app.command("export")
def template_export(
    name: Annotated[str, typer.Argument(metavar="NAME", help="模板名称 / the template's name.")] = "bulletin",
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="写入此文件 / write it to this file.")
    ] = None,
    lang: LangOption = "zh",
) -> Answer:
    """导出模板以便修改 / print or write a template, to be changed."""
    from ansheng.cli.template import template as command

    return command.export(name, out=out, lang=lang)


@app.command("check")
def template_check(
    file: Annotated[
        str, typer.Argument(metavar="NAME|FILE", help="模板名称或文件 / a template by name or as a file.")
    ],
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """核对模板中的名称和数字 / check the names and numbers of a template."""
    from ansheng.cli.template import template as command

    return command.check(file, form=form, lang=lang)
