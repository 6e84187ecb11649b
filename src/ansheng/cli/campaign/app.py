"""Commands about a campaign: the arguments of each; the work is in a module of its own."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import (
    AsOfOption,
    DayOption,
    DossierArgument,
    FormOption,
    GroupOption,
    KnownByOption,
    LadderOption,
    LangOption,
    LimitOption,
    NationalOption,
    PeriodOption,
    PluginFiles,
    SourcesOption,
    WordOption,
)

app = App()


@app.command()
def report(
    dossier: DossierArgument,
    out: Annotated[
        str | None, typer.Option("--out", metavar="DIR", help="写入此文件夹 / write files here.")
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="table|md|json|…",
            help="输出格式，另有 Word、Excel、网页等，可用逗号分隔 / also docx, xlsx, html; commas part several.",
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template", metavar="NAME|FILE", help="模板名称或文件 / a template by name or as a file."
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="region|party", help="按 地区 或 责任部门 各写一份 / one each, with --out."
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="NAME", help="只写此地区或部门 / of this district or department alone."
        ),
    ] = None,
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="除说明外有数据问题时，退出码为1 / exit with 1 where data have problems."
        ),
    ] = False,
    show: Annotated[
        bool, typer.Option("--open", help="写完后打开 / open what was written, with --out.")
    ] = False,
    word: WordOption = None,
    sources: SourcesOption = False,
    lang: LangOption = "zh",
) -> Answer:
    """由案卷编写通报 / write the bulletin of a dossier."""
    from ansheng.cli.campaign import report as command

    asked = command.Asked(template, period, as_of, by, place, lang, word, sources, known_by)
    return command.report(dossier, out=out, forms=form or [], asked=asked, strict=strict, show=show)


@app.command()
def figures(
    dossier: DossierArgument,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="INDICATOR...", help="指标编号或名称，如 整改率 / ids or titles of indicators."
        ),
    ],
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    by: GroupOption = None,
    every: Annotated[
        Literal["week", "month", "quarter", "half", "year"] | None,
        typer.Option("--every", help="按周、月、季、半年或年分期 / split the period into these."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="BASE",
            help="比较：同比、环比、较基期 / year_before, previous, base or plan.",
        ),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="PERIOD", help="基期，与较基期同用 / the base period.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="写入此新文件 / write to this new file.")
    ] = None,
    plugin_file: PluginFiles = None,
    form: Annotated[
        Literal["table", "json", "csv", "parquet"] | None,
        typer.Option("--format", help="输出格式，Parquet 须与 --out 同用 / parquet goes with --out."),
    ] = None,
    lang: LangOption = "zh",
) -> Answer:
    """按分组和期间列出指标数值 / tell indicators by groups and periods."""
    from ansheng.cli.campaign import figures as command

    return command.figures(
        dossier,
        names,
        period=period,
        as_of=as_of,
        known_by=known_by,
        by=by or [],
        every=every,
        against=against,
        base=base,
        files=plugin_file or [],
        out=out,
        form=form,
        lang=lang,
    )


@app.command()
def problems(
    dossier: DossierArgument,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="DIR", help="写入此新文件夹：标注问题的副本和清单 / write marked copies here."
        ),
    ] = None,
    form: Annotated[
        Literal["table", "md", "json", "xlsx"] | None,
        typer.Option(
            "--format", help="输出格式，XLSX 须与 --out 同用 / output format; xlsx goes with --out."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="每类最多列出条数，0为不限 / listed of each, 0 for all.")
    ] = 20,
    lang: LangOption = "zh",
) -> Answer:
    """列出案卷的数据问题，或标注在副本中退回 / list what is wrong in a dossier, or mark it in copies."""
    from ansheng.cli.campaign import problems as command

    return command.problems(dossier, out=out, form=form, limit=limit, lang=lang)


@app.command()
def columns(
    target: Annotated[
        str,
        typer.Argument(metavar="DOSSIER|FILE", help="案卷文件夹或一张表 / a dossier's folder or a table."),
    ],
    table: Annotated[
        str | None,
        typer.Option(
            "--table", metavar="TABLE", help="只看此表；对单个文件，指其所属的表，如 隐患 / the table meant."
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help="逐项确认后写入 campaign.toml / ask, and write to campaign.toml."),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="不询问，只写入表头含义相同的建议 / ask nothing, write what is sure."),
    ] = False,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出未使用的列及其可能的含义 / list the columns that are not used, and what they may be."""
    from ansheng.cli.campaign import unknown as command

    return command.columns(target, table=table, write=write, yes=yes, form=form, lang=lang)


@app.command()
def audit(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR...",
            help="通报 .txt、.md、.docx、.html、.pdf 或其文件夹，- 为标准输入 / texts, folders of them, or -.",
        ),
    ],
    dossier: Annotated[
        str | None,
        typer.Option("--dossier", metavar="DIR", help="另与此案卷的数字比对 / compare with this dossier."),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="通报的统计期间，例如 2020-07 / what the text reports on.")
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", metavar="DIR", help="写入此新文件夹：标注页和 Word 批注 / write pages and comments here."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="列出无法核对的项 / list what cannot be verified too.")
    ] = False,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """核对通报中的数字 / recompute the figures of bulletins."""
    from ansheng.cli.campaign import audit as command

    return command.audit_files(
        files, dossier=dossier, period=period, out=out, every=every, form=form, lang=lang
    )


@app.command()
def plan(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="方案 .docx、.txt、.md，或 .xlsx、.csv 分工表，- 为标准输入 / a plan or a table, or -.",
        ),
    ],
    parties: Annotated[
        str | None,
        typer.Option("--parties", metavar="FILE|DIR", help="责任主体名册或案卷 / the register of parties."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=1900, max=2100, help="未写年份的日期所在的年份 / the year of days without one."
        ),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出方案的条目、责任单位、时限和缺漏 / list the items of a plan, who answers, by when, and gaps."""
    from ansheng.cli.campaign import plan as command

    return command.plan(file, parties=parties, year=year, form=form, lang=lang)


@app.command()
def cascade(
    higher: Annotated[
        str, typer.Argument(metavar="HIGHER", help="上级方案，文本或表格 / the higher plan, text or table.")
    ],
    lower: Annotated[
        str, typer.Argument(metavar="LOWER", help="本级方案，文本或表格 / the lower plan, text or table.")
    ],
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=1900, max=2100, help="未写年份的日期所在的年份 / the year of days without one."
        ),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """对照上级方案：承接、缺失、时限晚于上级 / compare a plan with the higher one: taken up, missing, later."""
    from ansheng.cli.campaign import cascade as command

    return command.cascade(higher, lower, year=year, form=form, lang=lang)


@app.command()
def chain(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="DOSSIER|FILE... [NAME]",
            help="案卷或表格，其后可写隐患编号、任务或单位 / a dossier or tables, then a hazard, task or unit.",
        ),
    ],
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """查隐患、任务、单位的责任链条，或责任空白和重叠 / say who answers for a hazard, task or unit, or the gaps."""
    from ansheng.cli.campaign import chain as command

    return command.chain(sources, limit=limit, form=form, lang=lang)


@app.command()
def due(
    target: Annotated[
        str, typer.Argument(metavar="DOSSIER|ADDRESS", help="案卷文件夹或台账地址 / a folder or a ledger.")
    ],
    on: DayOption = None,
    known_by: KnownByOption = None,
    ahead: Annotated[
        int, typer.Option("--ahead", min=0, help="期限在此天数内的列为即将到期 / days to look ahead.")
    ] = 7,
    ladder: LadderOption = None,
    national: NationalOption = False,
    letters: Annotated[
        str | None, typer.Option("--letters", metavar="DIR", help="写出函件草稿 / write drafts of letters.")
    ] = None,
    issuer: Annotated[
        str | None, typer.Option("--issuer", metavar="NAME", help="发文机关 / who sends the letters.")
    ] = None,
    plugin_file: PluginFiles = None,
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出某日逾期、到期和应督办的事项，可起草函件 / list what is late or due; draft letters."""
    from ansheng.cli.campaign import due as command

    return command.due(
        target,
        on=on,
        known_by=known_by,
        ahead=ahead,
        ladder=ladder,
        national=national,
        letters=letters,
        issuer=issuer,
        files=plugin_file or [],
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def indicators(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME", help="编号或名称，如 整改率，不填则列出全部 / without it all are listed."
        ),
    ] = None,
    plugin_file: PluginFiles = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出指标 / list the indicators."""
    from ansheng.cli.campaign import indicators as command

    return command.indicators(name, files=plugin_file or [], form=form, lang=lang)
