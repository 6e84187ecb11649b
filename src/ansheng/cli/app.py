"""Commands: the typer application, one function a command that says its arguments and hands over to its module."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng import __version__
from ansheng.cli.answer import Answer, Form
from ansheng.cli.campaign import ledger_app
from ansheng.words import Lang

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="安生：安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins.",
    epilog="退出码：0正常，1有隐患，2用法或数据有误，3仅有待定 / "
    "exit codes: 0 ok, 1 hazards, 2 wrong use or data, 3 undetermined only.",
)

app.add_typer(ledger_app.app, name="ledger")

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
    typer.Option("--on", metavar="DAY", help="法规日期，默认为当天 / day of the law, by default today."),
]


@app.callback(invoke_without_command=True)
def ansheng(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本 / show the version.")] = False,
) -> int:
    """安生:安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins."""
    if version:
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
        str | None,
        typer.Option("--period", help="统计期间，例如 2020-07 / the window of the figures."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="统计截止日 / the day to which data are known."),
    ] = None,
    lang: LangOption = "zh",
) -> Answer:
    """由案卷编写通报 / write the bulletin of a dossier."""
    from ansheng.cli.campaign import report as command

    return command.report(dossier, out=out, forms=form or [], period=period, as_of=as_of, lang=lang)


@app.command()
def audit(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="通报文本 .txt、.md、.docx，- 为标准输入 / the text, - for standard input."
        ),
    ],
    dossier: Annotated[
        str | None,
        typer.Option("--dossier", metavar="DIR", help="另与此案卷的数字比对 / compare with this dossier."),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="通报的统计期间，例如 2020-07 / what the text reports on.")
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """核对通报中的数字 / recompute the figures of a bulletin."""
    from ansheng.cli.campaign import audit as command

    return command.audit_file(file, dossier=dossier, period=period, form=form, lang=lang)


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX、Parquet 表，或 - / a table, or -.")],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="检查对象，如 gas.GasTank / what the rows are."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="检查日期，必填 / the day, required.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", help="选用规则，例如 gas,-gas.x / which rules; - leaves out.")
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
            "--limit", min=0, help="表格中每类最多列出条数，0为不限 / rows listed in a table, 0 for all."
        ),
    ] = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按法规检查一张表 / check a table against the law."""
    from ansheng.cli.checking import check as command

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
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX、Parquet 表，或 - / a table, or -.")],
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="检查对象，如 gas.GasTank / what the rows are."),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="前一个日期 / the earlier day.")
    ] = None,
    second: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="后一个日期 / the later day.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option("--rules", help="选用规则，例如 gas,-gas.x / which rules; - leaves out.")
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """比较两个日期的法规对同一张表的结论 / what the law of two days makes of the same table."""
    from ansheng.cli.checking import diff as command

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
    from ansheng.cli.checking import explain as command

    return command.explain(rule, on=on, files=plugin_file or [], form=form, lang=lang)


@app.command()
def rules(
    on: OnOption = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="CLASS", help="只列判定此检查对象的规则 / rules for this class only."),
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出规则 / list the rules."""
    from ansheng.cli.checking import rules as command

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
    from ansheng.cli.checking import standards as command

    return command.standards(on=on, stale=stale, files=plugin_file or [], form=form, lang=lang)


@app.command()
def facts(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="例如 gas.GasTank 或 hazards，不填则列出全部 / without it all names."
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
    from ansheng.cli.checking import facts as command

    return command.facts(name, template=template, force=force, files=plugin_file or [], form=form, lang=lang)


@app.command()
def checklist(
    name: Annotated[
        str, typer.Argument(metavar="CLASS", help="检查对象，如 gas.GasTank / what is looked at.")
    ],
    on: OnOption = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="FILE.xlsx", help="写成供填写的工作簿 / write the workbook to fill in."
        ),
    ] = None,
    objects: Annotated[
        int, typer.Option("--objects", min=1, help="结果列数，一个对象一列 / columns of results.")
    ] = 1,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite the file.")] = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出检查表，或写成供填写的工作簿 / list what to look at, or write the sheet to fill in."""
    from ansheng.cli.checking import checklist as command

    return command.checklist(
        name, on=on, out=out, objects=objects, force=force, files=plugin_file or [], form=form, lang=lang
    )


@app.command()
def reference(
    out: Annotated[
        str,
        typer.Option("--out", metavar="DIR", help="写入此文件夹，必填 / write into this folder, required."),
    ],
    plugin: Annotated[
        list[str] | None,
        typer.Option("--plugin", metavar="NAME", help="只写此插件，可多次 / this plugin only; several."),
    ] = None,
    plugin_file: PluginFiles = None,
    lang: LangOption = "zh",
) -> Answer:
    """为每部标准写一页 Markdown，附其规则 / write a page for each standard, with its rules."""
    from ansheng.cli.plugin import reference as command

    return command.reference(plugins=plugin or [], out=out, files=plugin_file or [], lang=lang)


@app.command()
def due(
    target: Annotated[
        str, typer.Argument(metavar="DOSSIER|ADDRESS", help="案卷文件夹或台账地址 / a folder or a ledger.")
    ],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="日期，必填 / the day, required.")
    ] = None,
    ahead: Annotated[int, typer.Option("--ahead", min=0, help="提前提醒的天数 / days to look ahead.")] = 7,
    ladder: Annotated[
        str | None,
        typer.Option("--ladder", metavar="FILE.toml", help="自定的督办措施分级 / a ladder of your own."),
    ] = None,
    national: Annotated[bool, typer.Option("--national", help="不用地方规定 / without local rules.")] = False,
    letters: Annotated[
        str | None, typer.Option("--letters", metavar="DIR", help="写出函件草稿 / write drafts of letters.")
    ] = None,
    issuer: Annotated[
        str | None, typer.Option("--issuer", metavar="NAME", help="发文机关 / who sends the letters.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="最多列出条数，0为不限 / rows listed, 0 for all.")
    ] = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """今天到期、逾期和该督促的事项 / what is due, late or to be escalated."""
    from ansheng.cli.campaign import due as command

    return command.due(
        target,
        on=on,
        ahead=ahead,
        ladder=ladder,
        national=national,
        letters=letters,
        issuer=issuer,
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def indicators(
    plugin_file: PluginFiles = None, form: FormOption = "table", lang: LangOption = "zh"
) -> Answer:
    """列出指标 / list the indicators."""
    from ansheng.cli.campaign import indicators as command

    return command.indicators(files=plugin_file or [], form=form, lang=lang)


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
