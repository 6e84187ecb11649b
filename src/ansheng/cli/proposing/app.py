"""Commands that propose what people decide: the arguments of each; the work is in a module of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import (
    AgainKind,
    AsOfOption,
    DecidedOption,
    DossierArgument,
    ForceOption,
    FormOption,
    GroupOption,
    HazardSources,
    KnownByOption,
    LangOption,
    LimitOption,
    MarkOption,
    OnOption,
    PairsOption,
    PluginFiles,
    SettingsOption,
    SheetOption,
    ThresholdOption,
)

app = App()


@app.command()
def classify(
    file: Annotated[str, typer.Argument(metavar="FILE", help="隐患表，或 - / a table of hazards, or -.")],
    on: OnOption = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="NAME", help="行业领域，不填则按各行 / the sector.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="每条最多列出的条款数 / candidates a row.")] = 3,
    confirmed: Annotated[
        str | None,
        typer.Option("--confirmed", metavar="FILE", help="本单位已确认条款的表 / rows confirmed before."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="写成供确认的 .csv 或 .xlsx / write a table to confirm."),
    ] = None,
    force: ForceOption = False,
    limit: LimitOption = 20,
    sheet: SheetOption = None,
    settings: SettingsOption = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """由隐患描述列出可能对应的条款，由人确认 / propose clauses for descriptions; people decide."""
    from ansheng.cli.proposing import classify as command

    asking = command.Asking(on, sector, top, confirmed, sheet, settings, tuple(plugin_file or ()))
    return command.classify(file, asking, out=out, force=force, limit=limit, form=form, lang=lang)


@app.command()
def again(
    sources: HazardSources,
    kinds: AgainKind = None,
    threshold: ThresholdOption = None,
    days: Annotated[int, typer.Option("--days", min=0, help="视为同次发现的天数 / days of one finding.")] = 3,
    decided: DecidedOption = None,
    out: PairsOption = None,
    mark: MarkOption = None,
    force: ForceOption = False,
    sheet: SheetOption = None,
    settings: SettingsOption = None,
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """查找同一单位的不同名称、重复登记和复发的隐患，由人认定 / propose names, entries and hazards that are one."""
    from ansheng.cli.proposing import again as command

    asking = command.Asking(command.kinds_of(kinds or ()), threshold, days, decided, sheet, settings)
    return command.again(
        sources, asking, command.Writing(out, mark, force), limit=limit, form=form, lang=lang
    )


@app.command()
def doubts(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="DOSSIER|ADDRESS|FILE...",
            help="案卷文件夹、台账地址或表格，- 为标准输入 / a folder, a ledger, tables, or -.",
        ),
    ],
    level: Annotated[
        float,
        typer.Option(
            "--level",
            metavar="N",
            help="如实的数据也被提出疑点的概率上限 / how likely honest tables raise any.",
        ),
    ] = 0.01,
    every: Annotated[
        bool, typer.Option("--all", help="另列各项检验的次数 / list what was looked at too.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="每个疑点最多列出行数，0为不限 / rows listed, 0 for all.")
    ] = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出数据中不大可能自然出现的现象，供核实 / ask about what is unlikely in honest tables."""
    from ansheng.cli.proposing import doubts as command

    return command.doubts(sources, level=level, every=every, limit=limit, form=form, lang=lang)


@app.command()
def durations(
    dossier: DossierArgument,
    by: GroupOption = None,
    period: Annotated[
        str | None, typer.Option("--period", help="发现日期所在的期间 / the days on which they were found.")
    ] = None,
    as_of: AsOfOption = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="预测到此日，默认为行动结束日 / forecast to this day."),
    ] = None,
    known_by: KnownByOption = None,
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """统计整改用时，预测存量隐患，预警月度数字 / tell days to put right, the backlog expected, and warnings."""
    from ansheng.cli.proposing import outlook as command

    return command.durations(
        dossier,
        as_of=as_of,
        until=until,
        period=period,
        known_by=known_by,
        by=by or [],
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def precedence(
    dossier: DossierArgument,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="日期，默认为统计截止日 / the day.")
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option("--weight", metavar="NAME=N", help="某项的分值，如 事故=10，可多次 / points of a part."),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="视为前列的家数 / how many count as the first.")
    ] = None,
    back: Annotated[
        str | None,
        typer.Option(
            "--back", metavar="DAY", help="另按此日所知排序，与后来的情况核对 / check an earlier order."
        ),
    ] = None,
    known_by: KnownByOption = None,
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """排列应先检查的单位，附理由和名次区间 / list where to go first, with reasons and intervals."""
    from ansheng.cli.proposing import outlook as command

    return command.precedence(
        dossier,
        on=on,
        weights=weight or [],
        top=top,
        back=back,
        known_by=known_by,
        limit=limit,
        form=form,
        lang=lang,
    )
