"""Commands: the typer application, one function a command that says its arguments and hands over to its module."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer, Form, Lang

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="安生:安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins.",
    epilog="退出码:0 正常,1 有隐患,2 用法或数据有误,3 仅有待定 / "
    "exit codes: 0 ok, 1 hazards, 2 wrong use or data, 3 undetermined only.",
)

FormOption = Annotated[Form, typer.Option("--format", help="输出格式 / output format.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="语言 / language.")]
PluginFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--plugin-file", metavar="FILE.py", help="另外加载的规则文件，会被执行 / a rule file to load and run."
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="按哪一天的法规，默认今天 / day of the law, by default today."),
]


@app.callback(invoke_without_command=True)
def ansheng(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本 / show the version.")] = False,
) -> int:
    """安生:安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins."""
    if version:
        from ansheng import __version__

        typer.echo(f"ansheng {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    return 0


@app.command()
def report(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER", help="案卷文件夹 / the dossier's folder.")],
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="写入此文件夹 / write files here.")
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="table|md|json", help="输出格式，写文件时可多次 / several with --out."
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="统计期间，如 2020 或 2020-07 / the window of the figures.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="数据截至日 / the day to which data are known."),
    ] = None,
    lang: LangOption = "zh",
) -> Answer:
    """由案卷编写通报 / write the bulletin of a dossier."""
    from ansheng.cli import report as command

    return command.report(dossier, out=out, forms=form or [], period=period, as_of=as_of, lang=lang)


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX 或 Parquet 表 / the table.")],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="表中是什么，如 gas.GasTank / what the rows are."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="检查日期，必填 / the day, required.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", help="选用规则，如 gas,-gas.x / which rules; - leaves out.")
    ] = None,
    plugin_file: PluginFiles = None,
    determinations: Annotated[
        str | None,
        typer.Option(
            "--determinations", metavar="FILE", help="人工判定表 / people's answers to undetermined cases."
        ),
    ] = None,
    answer_form: Annotated[
        str | None,
        typer.Option(
            "--answer-form",
            metavar="FILE.csv",
            help="把待定项写成供人填写的判定表 / write a form for people's answers.",
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", min=0, help="表格中每类最多列几条，0 为不限 / rows listed in a table, 0 for all."
        ),
    ] = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按法规检查一张表 / check a table against the law."""
    from ansheng.cli import check as command

    return command.check(
        file,
        as_=as_,
        on=on,
        rules=rules,
        files=plugin_file or [],
        determinations=determinations,
        answer_form=answer_form,
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def diff(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX 或 Parquet 表 / the table.")],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="表中是什么，如 gas.GasTank / what the rows are."),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="前一个日期 / the earlier day.")
    ] = None,
    second: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="后一个日期 / the later day.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", help="选用规则，如 gas,-gas.x / which rules; - leaves out.")
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """比较两个日期的法规对同一张表的结论 / what the law of two days makes of the same table."""
    from ansheng.cli import diff as command

    return command.diff(
        file,
        as_=as_,
        first=first,
        second=second,
        rules=rules,
        files=plugin_file or [],
        form=form,
        lang=lang,
    )


@app.command()
def explain(
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="规则编号，如 gas.tank_unmonitored / the rule's id.")
    ],
    on: OnOption = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """说明一条规则:内容、依据、所需事实、示例 / explain a rule."""
    from ansheng.cli import explain as command

    return command.explain(rule, on=on, files=plugin_file or [], form=form, lang=lang)


@app.command()
def rules(
    on: OnOption = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="只列判定此类对象的规则 / rules for this class only."),
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出规则 / list the rules."""
    from ansheng.cli import rules as command

    return command.rules(on=on, as_=as_, files=plugin_file or [], form=form, lang=lang)


@app.command()
def standards(
    on: OnOption = None,
    stale: Annotated[
        bool,
        typer.Option(
            "--stale", help="只列 --on 之前最后核对的版本 / editions last verified before --on only."
        ),
    ] = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出标准及其版本 / list the standards and their editions."""
    from ansheng.cli import standards as command

    return command.standards(on=on, stale=stale, files=plugin_file or [], form=form, lang=lang)


@app.command()
def facts(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="如 gas.GasTank 或 hazards，不写则列出全部 / without it all names."
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE.csv", help="写出空白采集表 / write an empty table."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite the file.")] = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出要采集的列 / list the columns to collect."""
    from ansheng.cli import facts as command

    return command.facts(name, template=template, force=force, files=plugin_file or [], form=form, lang=lang)


@app.command()
def plugins(plugin_file: PluginFiles = None, form: FormOption = "table", lang: LangOption = "zh") -> Answer:
    """列出插件 / list the plugins."""
    from ansheng.cli import plugins as command

    return command.plugins(files=plugin_file or [], form=form, lang=lang)
