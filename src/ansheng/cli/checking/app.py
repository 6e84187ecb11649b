"""Commands about rules and the judging of records: the arguments of each; the work is in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer, CheckForm
from ansheng.cli.help import App
from ansheng.cli.options import (
    ForceOption,
    FormOption,
    LangOption,
    OnOption,
    PluginFiles,
    RegionOption,
    SettingsOption,
    SheetOption,
    TokenOption,
)

app = App()


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX、Parquet 表，或 - / a table, or -.")],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="CLASS",
            help="检查对象，如 燃气储罐；检查表可不填 / what the rows are; checklists say it.",
        ),
    ] = None,
    sheet: SheetOption = None,
    settings: SettingsOption = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="检查日期，必填 / the day, required.")
    ] = None,
    region: RegionOption = "",
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules", help="选用规则、插件或标准，例如 gas,-gas.x，也可写中文名 / which rules; - leaves out."
        ),
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
    to_ledger: Annotated[
        str | None,
        typer.Option(
            "--to-ledger",
            metavar="ADDRESS",
            help="把隐患登记到此台账，如 sqlite:///台账.db / record the hazards in this ledger.",
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="WHO", help="台账登记人 / who records in the ledger.")
    ] = "检查",
    token: TokenOption = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="只列基线未列的结果 / list only what this baseline lacks."
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE.parquet",
            help="把结果存为以后比较的基线 / keep the findings as a baseline.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE.parquet",
            help="把结果写为表，每项一行，不列条文说明 / write the findings as a table.",
        ),
    ] = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="改列应优先补充的采集项 / list what to ask next instead.")
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", min=0, help="表格中每类最多列出条数，0为不限 / rows listed in a table, 0 for all."
        ),
    ] = 20,
    form: Annotated[CheckForm, typer.Option("--format", help="输出格式 / output format.")] = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按法规检查一张表 / check a table against the law."""
    from ansheng.cli.checking import check as command

    return command.check(
        file,
        as_=as_,
        sheet=sheet,
        settings=settings,
        on=on,
        region=region,
        rules=rules,
        files=plugin_file or [],
        determinations=determinations,
        answer_form=answer_form,
        to_ledger=to_ledger,
        by=by,
        token=token,
        baseline=baseline,
        write_baseline=write_baseline,
        out=out,
        questions=questions,
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def diff(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV、XLSX、Parquet 表，或 - / a table, or -.")],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="CLASS", help="检查对象，如 燃气储罐 或 gas.GasTank / what the rows are."
        ),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="前一个日期 / the earlier day.")
    ] = None,
    second: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="后一个日期 / the later day.")
    ] = None,
    region: RegionOption = "",
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules", help="选用规则、插件或标准，例如 gas,-gas.x，也可写中文名 / which rules; - leaves out."
        ),
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """比较两个日期的法规对同一张表的判定结果 / what the law of two days makes of the same table."""
    from ansheng.cli.checking import diff as command

    return command.diff(
        file,
        as_=as_,
        first=first,
        second=second,
        region=region,
        rules=rules,
        files=plugin_file or [],
        form=form,
        lang=lang,
    )


@app.command()
def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE", help="规则编号或名称，如 gas.tank_unmonitored / the rule's id or title."
        ),
    ],
    on: OnOption = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """说明一条规则的内容、依据、所需采集项和示例 / explain a rule."""
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
            "--stale", help="只列最后核对日早于 --on 的版本 / editions last verified before --on only."
        ),
    ] = False,
    missing: Annotated[
        bool,
        typer.Option(
            "--missing",
            help="改列尚未收录、须另行查阅的判定标准 / criteria that are not here and must be looked up.",
        ),
    ] = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出标准及其版本 / list the standards and their editions."""
    from ansheng.cli.checking import standards as command

    return command.standards(
        on=on, stale=stale, missing=missing, files=plugin_file or [], form=form, lang=lang
    )


@app.command()
def sectors(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="只列一个行业领域，如 危化品，不填则全部 / one sector; without it all."
        ),
    ] = None,
    on: OnOption = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出行业领域及其判定标准、监管部门 / list the sectors, their criteria and departments."""
    from ansheng.cli.checking import sectors as command

    return command.sectors(name, on=on, files=plugin_file or [], form=form, lang=lang)


@app.command()
def changes(
    standard: Annotated[
        str,
        typer.Argument(
            metavar="STANDARD", help="标准编号或名称，如 mining.coal-major-hazards / its id or title."
        ),
    ],
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="OTHER", help="另一部标准，不填则比较各版本 / another standard; without it the editions."
        ),
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出两个版本或两部标准的不同，各附最小的记录 / what differs between editions or documents."""
    from ansheng.cli.checking import changes as command

    return command.changes(standard, other, files=plugin_file or [], form=form, lang=lang)


@app.command()
def facts(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="例如 隐患、燃气储罐 或 gas.GasTank，不填则列出全部 / without it all names."
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE.csv", help="写出空白采集表 / write an empty table."),
    ] = None,
    force: ForceOption = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出要采集的列 / list the columns to collect."""
    from ansheng.cli.checking import facts as command

    return command.facts(name, template=template, force=force, files=plugin_file or [], form=form, lang=lang)


@app.command()
def checklist(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME...",
            help="检查对象、类别或标准名，如 燃气储罐、煤矿 / classes, a subject, a standard.",
        ),
    ] = None,
    plugin: Annotated[
        list[str] | None,
        typer.Option(
            "--plugin",
            metavar="NAME",
            help="插件的全部检查对象，如 矿山，可多次 / all classes of a plugin; several.",
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar="KIND",
            help="一类企业所需的全部检查表，如 化工企业 / all that is looked at in a kind of unit.",
        ),
    ] = None,
    on: OnOption = None,
    region: RegionOption = "",
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE.xlsx",
            help="写成供填写的工作簿，一类一表 / write the workbook, a sheet a class.",
        ),
    ] = None,
    objects: Annotated[
        int, typer.Option("--objects", min=1, help="结果列数，一个对象一列 / columns of results.")
    ] = 1,
    force: ForceOption = False,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出检查表，或写成供填写的工作簿 / list what to look at, or write the sheet to fill in."""
    from ansheng.cli.checking import checklist as command

    return command.checklist(
        names or [],
        plugins=plugin or [],
        unit=unit,
        on=on,
        region=region,
        out=out,
        objects=objects,
        force=force,
        files=plugin_file or [],
        form=form,
        lang=lang,
    )
