"""Commands about plugins and about JSON: the arguments of each; the work is in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import FormOption, LangOption, PluginFiles

app = App()


@app.command()
def plugins(plugin_file: PluginFiles = None, form: FormOption = "table", lang: LangOption = "zh") -> Answer:
    """列出插件 / list the plugins."""
    from ansheng.cli.plugin import plugins as command

    return command.plugins(files=plugin_file or [], form=form, lang=lang)


@app.command()
def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="插件名，如 confined_space / the plugin's name.")
    ],
    folder: Annotated[
        str | None,
        typer.Option(
            "--dir", metavar="DIR", help="写入此文件夹，默认为 ansheng-NAME / write into this folder."
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TITLE", help="中文名，如 受限空间作业 / the Chinese title."),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """新建插件，生成后即可安装和测试 / start a plugin that installs and passes its tests."""
    from ansheng.cli.plugin import new as command

    return command.new(name, folder=folder, title=title, form=form, lang=lang)


@app.command()
def reference(
    out: Annotated[
        str,
        typer.Option("--out", metavar="DIR", help="写入此文件夹，必填 / write into this folder, required."),
    ],
    plugin: Annotated[
        list[str] | None,
        typer.Option(
            "--plugin", metavar="NAME", help="只写此插件，如 燃气，可多次 / this plugin only; several."
        ),
    ] = None,
    plugin_file: PluginFiles = None,
    lang: LangOption = "zh",
) -> Answer:
    """为每部标准写一页 Markdown，附其规则 / write a page for each standard, with its rules."""
    from ansheng.cli.plugin import reference as command

    return command.reference(plugins=plugin or [], out=out, files=plugin_file or [], lang=lang)


@app.command()
def schema(
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND", help="命令名，不填则列出全部 / such as ledger list; without it all are listed."
        ),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出各命令 JSON 的数据格式，或显示其一 / list the schemas of what commands print as JSON, or print one."""
    from ansheng.cli.plugin import schema as module

    return module.schema(command or [], form=form, lang=lang)
