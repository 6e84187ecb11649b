"""Options: the arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Form
from ansheng.words import Lang

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
RegionOption = Annotated[
    str,
    typer.Option(
        "--region",
        metavar="AREA",
        help="数据所属地区，从省级写起，用于地方规定 / where the records lie, for local law.",
    ),
]
KnownByOption = Annotated[
    str | None,
    typer.Option(
        "--known-by",
        metavar="DAY",
        help="只计此日及以前录入台账的内容 / what was recorded in the ledger by this day only.",
    ),
]
DossierArgument = Annotated[str, typer.Argument(metavar="DOSSIER", help="案卷文件夹 / the dossier's folder.")]
GroupOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by", metavar="FACT", help="分组的采集项，如 责任部门，可多次 / told apart by, several times."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="覆盖已有文件 / overwrite files.")]
LimitOption = Annotated[
    int, typer.Option("--limit", min=0, help="最多列出条数，0为不限 / rows listed, 0 for all.")
]
PeriodOption = Annotated[
    str | None,
    typer.Option("--period", help="统计期间，例如 2020-07 或 前三季度 / the days to count."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="统计截止日 / the day to which data are known."),
]
AgainKind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="unit|duplicate|recurrence",
        help="只找此种，可多次 / only such; several times.",
    ),
]
DayOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="日期，必填 / the day, required.")]
NationalOption = Annotated[bool, typer.Option("--national", help="不采用地方规定 / without local rules.")]
LadderOption = Annotated[
    str | None,
    typer.Option(
        "--ladder",
        metavar="FILE.toml|NAME",
        help="自定的督办措施分级，文件或插件中的名称 / a ladder of your own, or of a plugin.",
    ),
]
HazardSources = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DOSSIER|ADDRESS", help="隐患表、案卷或台账，可多个 / hazards; several too."),
]
ThresholdOption = Annotated[
    float | None, typer.Option("--threshold", metavar="N", help="得分下限，0至1 / the least score, 0 to 1.")
]
DecidedOption = Annotated[
    str | None, typer.Option("--decided", metavar="FILE", help="已认定的配对表 / pairs decided before.")
]
PairsOption = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help="写成待认定的 .csv、.xlsx、.parquet / write the pairs."),
]
MarkOption = Annotated[
    str | None,
    typer.Option("--mark", metavar="FILE", help="写出填好“是否复发”的隐患表 / write the hazards, marked."),
]
SheetOption = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="只读此工作表 / read this sheet only.")
]
SettingsOption = Annotated[
    str | None,
    typer.Option(
        "--settings",
        metavar="FILE.toml",
        help="本单位的列名、用词、默认值和选用规则，即 campaign.toml / the words of the office, and its rules.",
    ),
]
WordOption = Annotated[
    str | None,
    typer.Option(
        "--word", metavar="FILE.docx", help="填写本单位的 Word 模板 / fill the office's template of Word."
    ),
]
SourcesOption = Annotated[
    bool,
    typer.Option("--sources", help="Word 文末附数字来源 / Word ends with where the figures come from."),
]
TokenOption = Annotated[
    str | None,
    typer.Option(
        "--token",
        envvar="ANSHENG_TOKEN",
        help="办理人的口令，也可由 ANSHENG_TOKEN 给出 / the person's token, or ANSHENG_TOKEN.",
    ),
]
