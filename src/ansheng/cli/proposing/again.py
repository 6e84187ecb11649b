"""Command ``again``: names of one unit, hazards entered twice and hazards that came back, for people to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from ansheng.cli.answer import Answer, Form, Page, day_of, working
from ansheng.cli.office import office_in
from ansheng.cli.proposing.problems import problem_sections
from ansheng.errors import InputError, UnknownNameError, word
from ansheng.facts.loading.columns import ROW
from ansheng.hazards.records import HazardRecord
from ansheng.recurrence.decided import Decisions, decisions_of
from ansheng.recurrence.finding import HAZARDS, UNITS, hazard_pairs, unit_pairs
from ansheng.recurrence.pairs import KINDS, Kind, Pairs, marked
from ansheng.recurrence.reading import Rows, rows_of
from ansheng.reports.model import Item, Paragraph, Section, Table
from ansheng.reports.writers.lists import write_list
from ansheng.sheets.door import STDIN, destination
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file

HEADS = (
    Words("得分", "score"),
    Words("理由", "reasons"),
    Words("甲", "first"),
    Words("乙", "second"),
)
ASKED: tuple[Kind, ...] = ("unit", "duplicate", "recurrence")
SIDE = ("id", "unit", "description", "place", "found_on", "file", "sheet", "row")


@attrs.frozen
class Asking:
    """What is asked, as the options say it."""

    kinds: Sequence[str]
    threshold: float | None
    days: int
    decided: str | None
    sheet: str | None
    settings: str | None

    def wants(self, *kinds: str) -> bool:
        """Whether one of the kinds is asked for; all are where none is named."""
        return not self.kinds or bool(set(kinds) & set(self.kinds))


def kinds_of(names: Sequence[str]) -> tuple[str, ...]:
    """The kinds that are called so, by their ids or their names in Chinese or English.

    :raises UnknownNameError: there is no such kind; near names are listed
    """
    known = {name: kind for kind in ASKED for name in (kind, KINDS[kind].zh, KINDS[kind].en)}
    for name in names:
        if name not in known:
            raise UnknownNameError.of(Words("种类", "kind"), name, known)
    return tuple(known[name] for name in names)


@attrs.frozen
class Writing:
    """Which files are written: the pairs, the hazards that are marked; and whether over files that are there."""

    pairs: str | None
    marked: str | None
    force: bool


def again(
    sources: Sequence[str], asking: Asking, writing: Writing, *, limit: int, form: Form, lang: Lang
) -> Answer:
    """List what is likely one, or write it as a table to decide.

    :raises InputError: a source or the table of decisions cannot be read, or a file not be written
    :raises MissingExtraError: the extra ``again`` is not installed
    """
    if asking.threshold is not None and not 0 <= asking.threshold <= 1:
        raise InputError(
            Words(
                f"--threshold 应在0到1之间，收到{asking.threshold}",
                f"--threshold lies from 0 to 1, not {asking.threshold}",
            )
        )
    with working(word(lang, Words("正在比对……", "comparing…"))):
        opened = [_opened(source) for source in sources]
        rows = rows_of(opened, sheet=asking.sheet, office=office_in(asking.settings))
        decisions = decisions_of(None if asking.decided is None else _source(asking.decided))
        found = list(_found(rows, decisions, asking))
    written = list(_written(rows, found, decisions, writing, asking))
    if written:
        return Answer([f"{path}\n" for path in written])
    title = Words(
        "疑似同一的单位和隐患（须由人认定）", "Units and hazards that are likely one (people decide)"
    )
    data = {
        "schema": "ansheng.again/1",
        "rows": rows.frame.height,
        "unnamed": max((part.unnamed for part in found), default=0),
        "refused": sum(part.refused for part in found),
        "undecided": decisions.open,
        "counts": {kind: sum(part.counts().get(kind, 0) for part in found) for kind in KINDS},
        "pairs": [_plain(pair) for part in found for pair in part.to_dicts(lang)],
        "problems": [problem.to_dict(lang) for problem in rows.problems],
    }
    listed = tuple(section for part in found for section in _sections(part, limit, lang))
    sections = (*(listed or (_nothing(lang),)), _compared(data, lang), *problem_sections(rows.problems, lang))
    return Page(word(lang, title), sections, data).answer(form)


def _source(file: str) -> object:
    return file if file == STDIN else Path(file)


def _opened(source: str) -> object:
    """A source; a dossier or ledger opened."""
    if "://" in source:
        from ansheng.hazards.ledger import Ledger

        with Ledger.open(source) as ledger:
            return ledger.tables()
    if source != STDIN and Path(source).is_dir():
        from ansheng.dossier import open_dossier

        return open_dossier(source)
    return _source(source)


def _found(rows: Rows, decisions: Decisions, asking: Asking) -> Iterator[Pairs]:
    if asking.wants("unit"):
        yield unit_pairs(rows, decisions, UNITS if asking.threshold is None else asking.threshold)
    if asking.wants("duplicate", "recurrence"):
        least = HAZARDS if asking.threshold is None else asking.threshold
        found = hazard_pairs(rows, decisions, least, asking.days)
        wanted: list[Kind] = ["duplicate", "recurrence", "undated"]
        yield found.of(*(kind for kind in wanted if kind == "undated" or asking.wants(kind)))


def _written(
    rows: Rows, found: Sequence[Pairs], decisions: Decisions, writing: Writing, asking: Asking
) -> Iterator[str]:
    """Write what is asked for; the names of the files."""
    if writing.pairs is not None:
        _write_pairs(writing.pairs, found, writing.force)
        yield writing.pairs
    if writing.marked is not None:
        pairs = next((part for part in found if "found_on" in part.rows.columns), None)
        if pairs is None:
            pairs = hazard_pairs(rows, decisions, days=asking.days)
        heads, lines = _listed(rows, pairs)
        write_list(writing.marked, "隐患", heads, lines, on=day_of(None), force=writing.force)
        yield writing.marked


def _listed(rows: Rows, found: Pairs) -> tuple[list[str], list[list[Any]]]:
    """Hazards as they were read with 是否复发 filled in; else with what was compared."""
    import polars as pl

    title = HazardRecord.fact("recurred").title
    flags = marked(found)
    if rows.tables:
        own = pl.concat([one.found.drop(ROW) for one in rows.tables], how="diagonal_relaxed")
        header = rows.tables[0].headers.get("recurred", title)
        told = own.with_columns(flags["recurred"].alias(header))
    else:
        told = flags.rename({name: HazardRecord.fact(name).title for name in flags.columns})
    said = {True: "是", False: "否"}
    lines = [[said[value] if isinstance(value, bool) else value for value in row] for row in told.iter_rows()]
    return told.columns, lines


def _write_pairs(path: str, found: Sequence[Pairs], force: bool) -> None:
    if path.lower().endswith(".parquet"):
        write_parquet(path, found, force)
        return
    heads = [
        "种类",
        "甲",
        "乙",
        "得分",
        "理由",
        *_side_heads("甲"),
        *_side_heads("乙"),
        "认定",
        "认定人",
        "认定理由",
    ]
    lines = [line for part in found for line in _lines(part)]
    write_list(path, "待认定", heads, lines, on=day_of(None), force=force)


def write_parquet(path: str, found: Sequence[Pairs], force: bool) -> None:
    """Write the pairs as a Parquet file, columns named as in JSON.

    :raises InputError: the file is there already, or cannot be written
    """
    from io import BytesIO

    import polars as pl

    where = unused(destination(path), force=force)
    held = BytesIO()
    pl.concat([part.to_polars() for part in found], how="diagonal_relaxed").write_parquet(held)
    write_file(where, held.getvalue())


def _side_heads(side: str) -> list[str]:
    return [f"{side}{name}" for name in ("编号", "单位", "描述", "部位", "发现日期", "文件", "工作表", "行")]


def _lines(part: Pairs) -> Iterator[list[Any]]:
    """The pairs as rows of the table to decide; what people have accepted before stands there as 是."""
    for pair in part.to_polars().iter_rows(named=True):
        sides = (pair.get(f"{side}_{name}") for side in ("first", "second") for name in SIDE)
        decided = "是" if pair["accepted"] else None
        start = (KINDS[pair["kind"]].zh, pair["first_ref"], pair["second_ref"], f"{pair['score']:.2f}")
        yield [*start, "、".join(pair["reasons"]), *sides, decided, None, None]


def _plain(pair: dict[str, Any]) -> dict[str, Any]:
    names = ("ref", *SIDE)
    return {
        **{name: pair[name] for name in ("kind", "score", "reasons", "accepted")},
        **{side: {name: pair.get(f"{side}_{name}") for name in names} for side in ("first", "second")},
    }


def _compared(data: Mapping[str, Any], lang: Lang) -> Section:
    """How many rows were compared, and what was left out."""
    told = [Words(f"共{data['rows']}条记录", f"rows: {data['rows']}")]
    if data["unnamed"]:
        told.append(
            Words(
                f"其中{data['unnamed']}条未填单位或描述，未作比对",
                f"without a unit or a description, and not compared: {data['unnamed']}",
            )
        )
    if data["refused"]:
        told.append(Words(f"已认定不是同一的{data['refused']}对未列出", f"refused before: {data['refused']}"))
    if data["undecided"]:
        told.append(
            Words(f"认定表中{data['undecided']}行尚未认定", f"rows that decide nothing: {data['undecided']}")
        )
    zh = "；".join(one.zh for one in told)
    en = "; ".join(one.en for one in told)
    return Section("", (Paragraph(word(lang, Words(f"{zh}。", f"{en}."))),))


def _nothing(lang: Lang) -> Section:
    told = Words(
        "未发现疑似同一的单位或隐患；名称和描述差别较大的可能未列出",
        "nothing is likely one; what is named and described quite differently may be left out",
    )
    return Section("", (Paragraph(word(lang, told)),))


def _sections(part: Pairs, limit: int, lang: Lang) -> Iterator[Section]:
    for kind, count in part.counts().items():
        named = KINDS[kind]  # type: ignore[index]
        shown = part.of(kind).of_rows("first", "second", most=limit or None, lang=lang)  # type: ignore[arg-type]
        lines = tuple((row["score"], row["reasons"], row["first"], row["second"]) for row in shown)
        items: list[Item] = [Table("", tuple(word(lang, head) for head in HEADS), lines)]
        if limit and count > limit:
            more = Words(
                f"另有{count - limit}对，请用 --limit 0 或 --format json 查看全部",
                f"{count - limit} more; see all with --limit 0 or --format json",
            )
            items.append(Paragraph(word(lang, more)))
        yield Section(word(lang, Words(f"{named.zh}（{count}对）", f"{named.en} ({count})")), tuple(items))
