"""Command ``figures``: indicators by groups and periods as a table, printed or written to a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from ansheng.api import figures as figures_of
from ansheng.cli.answer import Answer, Page, day_of, json_text, period_of, readable, working
from ansheng.dates import Every, Period
from ansheng.dossier import Dossier, open_dossier
from ansheng.errors import InputError, word
from ansheng.facts.frames import harmless
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.figure import Figure
from ansheng.indicators.figures import Figures
from ansheng.reports.model import Section, Table
from ansheng.sheets.door import destination
from ansheng.shelf import needed
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file

Form = Literal["table", "json", "csv", "parquet"]
SCHEMA = "ansheng.figures/1"
HEADS = (
    Words("指标", "indicator"),
    Words("统计期间", "period"),
    Words("数值", "value"),
    Words("分子", "of it"),
    Words("分母", "of"),
    Words("缺项记录", "unknown"),
    Words("比较", "comparison"),
    Words("无数值的原因", "why none"),
)


def figures(
    path: str,
    names: Sequence[str],
    *,
    period: str | None,
    as_of: str | None,
    known_by: str | None,
    by: Sequence[str],
    every: Every | None,
    against: str | None,
    base: str | None,
    files: Sequence[str],
    out: str | None,
    form: Form | None,
    lang: Lang,
) -> Answer:
    """Print the figures in one format, or write them to a file.

    :raises InputError: the dossier cannot be read, lacks a table or a period, or the file is there already
    :raises UnknownNameError: an indicator, a fact or what to compare with is not known
    :raises DayError: a period or day is not understood, or the period begins after the as-of day
    """
    form = form or _form_of(out)
    if form == "parquet" and out is None:
        raise InputError(
            Words(
                "--format parquet 须与 --out 同用；请用 --out 指定文件",
                "--format parquet goes with --out; name a file with --out",
            )
        )
    if out is not None:
        unused(destination(out))
    readable(period)
    recorded = day_of(known_by, "--known-by") if known_by is not None else None
    beside = None if against is None else Against.of(against)
    catalogue = needed(files=files) if files else None
    with working(word(lang, Words("正在统计……", "counting…"))):
        dossier = open_dossier(path, catalogue=catalogue, known_by=recorded)
        window, day = _asked(dossier, period, as_of)
        found = figures_of(
            dossier,
            list(names),
            period=window,
            as_of=day,
            by=list(by) or None,
            every=every,
            against=beside,
            base=period_of(base, window),
            catalogue=catalogue,
        )
        data = _data(dossier, found, window, day, lang)
        answer = _written(found, data, Path(out), form, lang) if out else _printed(found, data, form, lang)
    return answer.without(catalogue.problems, lang) if catalogue else answer


def _form_of(out: str | None) -> Form:
    """The format that the name of a file asks for; a table where nothing does."""
    forms: dict[str, Form] = {".json": "json", ".csv": "csv", ".parquet": "parquet"}
    return forms.get(Path(out).suffix.lower(), "table") if out else "table"


def _asked(dossier: Dossier, period: str | None, as_of: str | None) -> tuple[Period, Any]:
    """The period and the as-of day asked for, or those of the campaign.

    :raises InputError: neither states one
    """
    campaign = dossier.campaign
    window = period_of(period, campaign.period) or campaign.period
    if window is None:
        raise InputError(
            Words(
                "campaign.toml 未填统计期间；请用 --period 指定，例如 --period 2020",
                "campaign.toml states no period; give one with --period, e.g. --period 2020",
            )
        )
    day = day_of(as_of, "--as-of") if as_of is not None else campaign.as_of
    if day is None:
        raise InputError(
            Words(
                "campaign.toml 未填统计截止日；请用 --as-of 指定，例如 --as-of 2020-12-31",
                "campaign.toml states no as-of day; give one with --as-of, e.g. --as-of 2020-12-31",
            )
        )
    return window, day


def _data(dossier: Dossier, found: Figures, window: Period, day: Any, lang: Lang) -> dict[str, Any]:
    """The figures as plain data of the published form."""
    return {
        "schema": SCHEMA,
        "dossier": dossier.name,
        "first": window.first,
        "last": window.last,
        "as_of": day,
        "by": list(found.by),
        "every": found.every,
        "against": found.against.value if found.against else None,
        "figures": found.to_dicts(lang),
    }


def _printed(found: Figures, data: Any, form: Form, lang: Lang) -> Answer:
    match form:
        case "json":
            return Answer([json_text(data) + "\n"])
        case "csv":
            return Answer([harmless(found.to_polars(lang)).write_csv()])
    return _page(found, lang).answer("table")


def _written(found: Figures, data: Any, file: Path, form: Form, lang: Lang) -> Answer:
    """The figures in a file, whole or not at all."""
    if form == "parquet":
        content = io.BytesIO()
        found.to_polars(lang).write_parquet(content)
        write_file(destination(file), content.getvalue())
    else:
        write_file(destination(file), "".join(_printed(found, data, form, lang).chunks))
    return Answer([f"{file}\n"])


def _page(found: Figures, lang: Lang) -> Page:
    rows = [_row(figure, lang) for figure in found]
    empty = {at for at in range(1, len(HEADS)) if all(row[at] is None for row in rows)}
    kept = [at for at in range(len(HEADS)) if at not in empty]
    heads = tuple(word(lang, HEADS[at]) for at in kept)
    table = Table("", heads, tuple(tuple(row[at] for at in kept) for row in rows))
    title = word(lang, Words(f"数字{len(found)}个", f"{len(found)} figures"))
    return Page(title, (Section("", (table,)),), None)


def _row(figure: Figure, lang: Lang) -> tuple[Any, ...]:
    return (
        figure.name(lang),
        figure.window.label(lang),
        figure.shown(lang),
        figure.numerator,
        figure.denominator,
        figure.unknown or None,
        figure.comparison.text(lang) if figure.comparison and figure.value is not None else None,
        word(lang, figure.reason) if figure.reason else None,
    )
