"""Tables of offices: how many of their headers name a fact, and which ones name none.

``python tests/office_tables.py [PATH] [SORT]`` prints it for a file of tables, by default the one beside the project:
one table a line, with its ``kind`` and ``headers``, and its ``number`` where that is not the line's from 0. Every
fifth table was held apart while headers were learned. Counted are the tables of one sort, which
``tests/facts/office_tables.toml`` tells: ``rows``, a row for each thing, unless ``statistics`` or ``form`` is asked.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from ansheng.facts.record import Facts
from ansheng.tables.core import TABLES
from tests.published import TABLES_OF_OFFICES

SORTS = Path(__file__).parent / "facts" / "office_tables.toml"
PAIRS = SORTS.with_name("office_pairs.toml")

RECORDS: Mapping[str, tuple[str, ...]] = {
    "accidents": ("accidents",),
    "certificates": ("certificates",),
    "drills": ("drills",),
    "enterprises": ("enterprises",),
    "hazards": ("hazards",),
    "inspections": ("inspections",),
    "insurance": ("policies",),
    "measures": ("measures",),
    "meetings": ("meetings",),
    "parties": ("parties",),
    "penalties": ("penalties", "cases"),
    "risks": ("risks",),
    "sanctions": ("sanctions",),
    "submissions": ("submissions",),
    "tasks": ("tasks",),
    "trainings": ("trainings",),
}
"""The tables of the core that a table of a kind is read as; tables of other kinds have none."""


@attrs.frozen
class OfficeTable:
    """The headers of one table, and those of them that name a fact of the record that fits it best."""

    number: int
    kind: str
    headers: tuple[str, ...]
    facts: type[Facts]
    named: Mapping[str, str]

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The headers that name no fact."""
        return tuple(header for header in self.headers if header not in self.named)


def read(path: Path = TABLES_OF_OFFICES, sort: str = "rows") -> list[OfficeTable]:
    """The tables of a file that are of a sort (``rows``, ``statistics``, ``form``) and of a kind that has a record."""
    told = tomllib.loads(SORTS.read_text(encoding="utf-8"))["table"] if SORTS.exists() else []
    sorts = {each["number"]: each for each in told}
    lines = path.read_text(encoding="utf-8").splitlines()
    tables = [{"number": number, **json.loads(line)} for number, line in enumerate(lines)]
    wanted = [{**table, **sorts.get(table["number"], {"sort": sort})} for table in tables]
    return [_read(table) for table in wanted if table["sort"] == sort and table["kind"] in RECORDS]


def _read(table: Mapping[str, Any]) -> OfficeTable:
    headers = tuple(table["headers"])
    names = ("statistics",) if table["sort"] == "statistics" else RECORDS[table["kind"]]
    found = {facts: facts.headers(headers) for facts in (TABLES[name] for name in names)}
    best = max(found, key=lambda facts: len(found[facts]))
    return OfficeTable(
        table["number"], table["kind"], headers, best, {header: name for header, name, _ in found[best]}
    )


def held_apart(table: OfficeTable) -> bool:
    """Whether nobody who wrote headers has looked at the table."""
    return table.number % 5 == 4


def judged() -> Mapping[tuple[str, str, str], str]:
    """What a judge said of pairs of header and fact, by record, fact and header."""
    told = tomllib.loads(PAIRS.read_text(encoding="utf-8"))
    return {
        (record, fact, header): verdict
        for record, verdicts in told.items()
        for verdict, facts in verdicts.items()
        for fact, headers in facts.items()
        for header in headers
    }


def share(tables: Iterable[OfficeTable]) -> tuple[int, int]:
    """How many headers of tables name a fact, and how many there are."""
    tables = list(tables)
    return sum(len(t.headers) - len(t.unnamed) for t in tables), sum(len(t.headers) for t in tables)


def _lines(tables: Sequence[OfficeTable]) -> Iterable[str]:
    for kind in (*sorted({table.kind for table in tables}), ""):
        known, all_of_them = share(table for table in tables if kind in ("", table.kind))
        yield f"{kind or 'all':14}{known:6} / {all_of_them:5}  {known / all_of_them:6.1%}"
    for kind in sorted({table.kind for table in tables}):
        left = Counter(header for table in tables if table.kind == kind for header in table.unnamed)
        yield f"\n{kind}: " + "、".join(f"{header} {count}" for header, count in left.most_common(60))


if __name__ == "__main__":
    path, sort, *_ = (*sys.argv[1:], *(str(TABLES_OF_OFFICES), "rows")[len(sys.argv) - 1 :])
    found = read(Path(path), sort)
    sys.stdout.write("\n".join((*_lines(found), "")))
