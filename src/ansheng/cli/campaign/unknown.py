"""Command ``columns``: the columns that are not used, what they may be, and lines of ``[columns]`` that say it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from ansheng.cli.answer import Answer, Form, Page, working
from ansheng.dossier.known import known_tables
from ansheng.dossier.settings import FILE
from ansheng.dossier.teaching import taught
from ansheng.dossier.unknown import UnknownColumn, unknown_columns
from ansheng.errors import InputError, word
from ansheng.facts.headers import line
from ansheng.facts.loading.proposals import Proposal, Unknown
from ansheng.facts.record import Facts
from ansheng.reports.model import Section, Table
from ansheng.sheets.door import destination, read_text
from ansheng.shelf import bringing
from ansheng.tables.known import KnownTables
from ansheng.words import Lang, Words
from ansheng.wrapping import clean
from ansheng.writing import write_whole

HEADS = {
    "zh": ("表", "文件", "工作表", "表头", "内容示例", "建议"),
    "en": ("table", "file", "sheet", "header", "holds", "may be"),
}
Taught = dict[type[Facts], dict[str, str]]


@attrs.frozen(eq=False)
class Header:
    """One header of one table that no fact is for, and the columns that stand under it."""

    facts: type[Facts]
    name: str
    places: tuple[UnknownColumn, ...]

    @property
    def column(self) -> Unknown:
        """The column of it that most is known of."""
        return max((place.column for place in self.places), key=lambda column: len(column.proposals))

    @property
    def files(self) -> frozenset[tuple[str, str | None]]:
        """The files and sheets that have it."""
        return frozenset((place.file, place.sheet) for place in self.places)


def columns(target: str, *, table: str | None, write: bool, yes: bool, form: Form, lang: Lang) -> Answer:
    """List the columns that no fact is for with proposals, and write those that are accepted to campaign.toml.

    :param yes: whether to accept all proposals that are sure, and ask for none
    :raises InputError: the dossier or file cannot be read, or the settings cannot be written
    :raises UnknownNameError: there is no table of that name
    """
    with working(word(lang, Words("正在读取……", "reading…"))):
        catalogue = bringing("tables")
        found = _headers(unknown_columns(target, table, catalogue=catalogue))
    if not write:
        return _page(found, lang).answer(form).without(catalogue.problems, lang)
    accepted = _sure(found) if yes else _asked(found, lang)
    written = _written(Path(target), accepted, known_tables(catalogue)[0], lang)
    return Answer([written]).without(catalogue.problems, lang)


def _headers(found: Sequence[UnknownColumn]) -> list[Header]:
    groups: dict[tuple[type[Facts], str], list[UnknownColumn]] = {}
    for each in found:
        groups.setdefault((each.facts, each.column.header), []).append(each)
    return [Header(facts, name, tuple(places)) for (facts, name), places in groups.items()]


def _page(found: Sequence[Header], lang: Lang) -> Page:
    rows = tuple(_row(header, lang) for header in found)
    title = Words(f"未使用的列{len(found)}个", f"{len(found)} columns that are not used")
    sections = (Section("", (Table("", HEADS[lang], rows),)),) if rows else ()
    return Page(word(lang, title), sections, [_data(header) for header in found])


def _row(header: Header, lang: Lang) -> tuple[str | None, ...]:
    first, more = header.places[0], len(header.places) - 1
    file = first.file + (word(lang, Words(f"等{more + 1}处", f" and {more} more")) if more else "")
    titles = [header.facts.fact(each.fact).label(lang) for each in header.column.proposals]
    return (
        word(lang, Words(header.facts.title, header.facts.table)),
        file,
        first.sheet,
        header.name,
        word(lang, Words("、", ", ")).join(header.column.examples) or None,
        word(lang, Words("或", " or ")).join(titles) or word(lang, Words("无", "none")),
    )


def _data(header: Header) -> dict[str, object]:
    return {
        "table": header.facts.table,
        "header": header.name,
        "places": [{"file": place.file, "sheet": place.sheet} for place in header.places],
        "examples": list(header.column.examples),
        "proposals": [
            {"fact": each.fact, "title": each.title, "sure": each == header.column.sure}
            for each in header.column.proposals
        ],
    }


def _sure(found: Sequence[Header]) -> Taught:
    """The proposals that are sure; of two headers of one sheet for one fact, the first."""
    taken: set[tuple[type[Facts], str, tuple[str, str | None]]] = set()
    accepted: Taught = {}
    for header in found:
        sure = header.column.sure
        places = {(header.facts, sure.fact, file) for file in header.files} if sure else set()
        if sure and not places & taken:
            taken |= places
            accepted.setdefault(header.facts, {})[header.name] = sure.title
    return accepted


def _asked(found: Sequence[Header], lang: Lang) -> Taught:
    """The proposals that a person accepts, one key for each: y, the number of a proposal, n, or q to stop asking."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError(
            Words(
                "写入前须逐项确认，当前未在终端中运行；请在终端中运行，或加 --yes 只写入表头含义相同的建议",
                "proposals are asked for one by one; run it in a terminal, or add --yes for those that are sure",
            )
        )
    accepted: Taught = {}
    for header in (header for header in found if header.column.proposals):
        answer = _answer(header, lang)
        if answer is None:
            break
        if isinstance(answer, Proposal):
            accepted.setdefault(header.facts, {})[header.name] = answer.title
    return accepted


def _answer(header: Header, lang: Lang) -> Proposal | bool | None:
    """The proposal that is accepted, False where none is, None where the person asks to stop."""
    import typer

    proposals = header.column.proposals
    sys.stderr.write("\n".join(map(clean, _question(header, lang))) + " ")
    sys.stderr.flush()
    chosen = {"y": 0, "\r": 0, "\n": 0, **{str(n): n - 1 for n in range(1, len(proposals) + 1)}}
    while (key := typer.getchar().lower()) not in (*chosen, "n", "q"):
        pass
    sys.stderr.write(f"{key.strip() or 'y'}\n")
    return proposals[chosen[key]] if key in chosen else None if key == "q" else False


def _question(header: Header, lang: Lang) -> Iterator[str]:
    examples = word(lang, Words("、", ", ")).join(header.column.examples)
    shown = word(lang, Words(f"（例如 {examples}）", f" (such as {examples})")) if examples else ""
    yield word(
        lang,
        Words(
            f"“{header.facts.title}”表的“{header.name}”列{shown}",
            f"{header.facts.table}: {header.name!r}{shown}",
        ),
    )
    for number, each in enumerate(header.column.proposals, start=1):
        yield f"  {number} {header.facts.fact(each.fact).label(lang)}"
    yield word(
        lang,
        Words(
            "按 y 取第1项，按序号取相应的项；按 n 不取，按 q 停止",
            "y for 1, or its number; n for none, q to stop",
        ),
    )


def _written(target: Path, accepted: Taught, known: KnownTables, lang: Lang) -> str:
    """What is said once the lines stand in campaign.toml."""
    folder = target if target.is_dir() else target.parent
    path, count = folder / FILE, sum(map(len, accepted.values()))
    if count:
        new = f"[campaign]\n{line('title', folder.resolve().name)}\n"
        before = read_text(path) if os.path.lexists(path) else new
        write_whole(destination(path), taught(before, accepted, known))
    told = Words(f"已在 {path} 的 [columns] 中写入{count}行", f"{count} lines written to [columns] of {path}")
    return word(lang, told) + "\n"
