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
