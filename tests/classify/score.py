"""Score: how often the right clause comes first or in three, beside plain BM25, and statements without a clause.

    python -m tests.classify.score ROWS NONE [--on DAY]
    python -m tests.classify.score --published

ROWS and NONE are TOML files of ``[[row]]``: ``text`` and ``sector``, and in ROWS ``clauses``, of which any will do,
each the id of a standard, a blank and the number of a clause. A row whose clauses are not in force on the day is asked
on the last day on which one of them was. ``--published`` asks for the published cases instead: the clause that the
authority names, or that the records of the case are a hazard by.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs

import ansheng
from ansheng import Catalogue, Verdict
from ansheng.classifying.classifier import classifier
from ansheng.sectors.sector import sector_of

DAY = date(2026, 12, 1)
"""A day on which the present criteria of all sectors are in force."""
BOILERPLATE = (
    "。依据《中华人民共和国安全生产法》第一百零二条的规定，责令限期改正，处人民币三万元罚款，下达《责令限期整改指令书》。",
    "，违反了《安全生产违法行为行政处罚办法》第四十五条第（一）项，现场责令立即改正，并处罚款5000元，已立案调查。",
)
PUBLISHED = Path(__file__).parents[1] / "cases" / "published.toml"
NUMBERS = {"yh-01": "八"}
NEAR = {"道路运输": {"道路运输", "公路运营"}}

Asked = Callable[[str, str | None, date], list[tuple[str, float]]]


@attrs.frozen
class Row:
    """A description with its sector, the clauses of which any is right, and the day on which it is asked."""

    text: str
    sector: str
    clauses: frozenset[str]
    day: date


@attrs.frozen
class Shares:
    """How often, in per cent, a right clause came first and in the first three."""

    first: float
    three: float

    def __str__(self) -> str:
        return f"{self.first:5.1f} / {self.three:5.1f} %"


def rows_in(path: Path, day: date = DAY) -> list[Row]:
    """The rows of a file."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))["row"]
    return [_row(row["text"], row["sector"], row.get("clauses", ()), day) for row in read]


def _row(text: str, sector: str, clauses: Iterable[str], day: date) -> Row:
    named = frozenset(clauses)
    days = [in_force for clause in named if (in_force := last_day(clause, day)) is not None]
    return Row(text, sector_of(sector).name, named, max(days, default=day))


def last_day(clause: str, day: date) -> date | None:
    """The last day up to ``day`` on which a clause was in force; None where it never was."""
    standard, _, number = clause.partition(" ")
    found: list[date] = []
    for edition in catalogue().standards[standard].editions:
        if edition.effective <= day and any(each.number == number for each in edition.clause.values()):
            ended = edition.repealed is not None and edition.repealed <= day
            found.append(edition.repealed - timedelta(days=1) if ended and edition.repealed else day)
    return max(found, default=None)


@cache
def catalogue() -> Catalogue:
    return ansheng.load()


def ours(text: str, sector: str | None, day: date) -> list[tuple[str, float]]:
    """What :func:`ansheng.classify` proposes."""
    found = classifier(catalogue(), day).classify(text, sector, 3)
    return [(f"{one.standard} {one.clause}", one.score) for one in found]


def plain(text: str, sector: str | None, day: date) -> list[tuple[str, float]]:
    """What BM25 proposes over pairs of characters of the titles of clauses and of the facts of their rules."""
    names, documents, rarity, mean = _plain(sector, day)
    query = set(_pairs(text))
    scores = [
        sum(
            rarity[pair]
            * document[pair]
            * 2.5
            / (document[pair] + 1.5 * (0.25 + 0.75 * document.total() / mean))
            for pair in query & document.keys()
        )
        for document in documents
    ]
    best = sorted(range(len(names)), key=lambda n: -scores[n])[:3]
    return [(names[n], scores[n]) for n in best if scores[n] > 0]


@cache
def _plain(sector: str | None, day: date) -> tuple[list[str], list[Counter[str]], dict[str, float], float]:
    facts: dict[tuple[str, str], set[str]] = {}
    for rule in catalogue().rules.values():
        for citation, _, _ in rule.cited_on(day):
            told = facts.setdefault((citation.standard.id, citation.key), set())
            told |= {ref.fact.title for ref in rule.needs().values()}
    names, documents = [], []
    wanted = None if sector is None else NEAR.get(sector, {sector})
    for standard in catalogue().standards.values():
        edition = standard.edition_on(day)
        if edition is None or not (wanted is None or not standard.sectors or wanted & {*standard.sectors}):
            continue
        for key, clause in edition.clause.items():
            names.append(f"{standard.id} {clause.number}")
            documents.append(Counter(_pairs("，".join([clause.title, *facts.get((standard.id, key), ())]))))
    found = Counter(pair for document in documents for pair in document)
    count = len(documents)
    rarity = {pair: math.log(1 + (count - n + 0.5) / (n + 0.5)) for pair, n in found.items()}
    return names, documents, rarity, sum(document.total() for document in documents) / count


def _pairs(text: str) -> list[str]:
    return [run[i : i + 2] for run in re.findall(r"[\w%℃°]+", text) for i in range(len(run) - 1)]


def shares(rows: Sequence[Row], asked: Asked, *, known: bool, after: str = "") -> Shares:
    """How often a right clause comes first and in three."""
    first = three = 0
    for row in rows:
        found = [name for name, _ in asked(row.text + after, row.sector if known else None, row.day)]
        first += bool(found) and found[0] in row.clauses
        three += bool(row.clauses & set(found))
    return Shares(100 * first / len(rows), 100 * three / len(rows))


def area(rows: Sequence[Row], none: Sequence[Row], asked: Asked, *, known: bool, after: str = "") -> float:
    """The area under the curve: how often a row scores above a statement without a clause."""

    def scores(those: Sequence[Row]) -> list[float]:
        each = (asked(row.text + after, row.sector if known else None, row.day) for row in those)
        return [found[0][1] if found else 0.0 for found in each]

    above, below = scores(rows), scores(none)
    won = sum((a > b) + 0.5 * (a == b) for a in above for b in below)
    return won / (len(above) * len(below))


def published() -> list[Row]:
    """The published cases whose clause is known, without the sentence that names it.

    Where the authority judged by an edition that is not here, the clause is that of the findings today.
    """
    found = []
    for case in tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["case"]:
        named = (
            {f"{case['standard']} {NUMBERS.get(case['id'], case['clause'])}"} if "clause" in case else set()
        )
        then = _findings(case, case["on"])
        told = then or _findings(case, DAY)
        day = case["on"] if named or then else DAY
        if any(last_day(clause, case["on"]) != case["on"] for clause in named):
            named, day = set(), DAY
        if named | told:
            found.append(
                Row(
                    _without_clause(case["text"]),
                    sector_of(case["sector"]).name,
                    frozenset(named | told),
                    day,
                )
            )
    return found


def _findings(case: dict[str, Any], on: date) -> set[str]:
    """The clauses by which the records of a case are a hazard on a day."""
    found: set[str] = set()
    for one in case.get("records") or [case]:
        if one.get("as") and one.get("record"):
            for finding in ansheng.check([dict(one["record"])], on=on, as_=one["as"]):
                if finding.verdict is Verdict.HAZARD:
                    found |= {f"{c.standard.id} {c.clause.number}" for c in finding.cites}
    return found


_NAMED = re.compile(r"重大(?:事故|安全)?隐患|第[一二三四五六七八九十]+条|[按依](?:照|据)?安全生产法")
_NAMING = re.compile(
    r"(?:主管部门|监察机关|督导组|省厅|执法人员|被?列为|被?判为|被?判定|被?认定|作为|构成|[被]?[按依](?:照|据)?(?:第|安全)).*"
)


def _without_clause(text: str) -> str:
    """A case without what its authority calls the clause, or says that it is a major hazard."""
    parts = re.split(r"([，。；])", text)
    kept = [_NAMING.sub("", part) if _NAMED.search(part) else part for part in parts]
    return re.sub(r"[，。；]+(?=[，。；])", "", "".join(kept))


def report(rows: Sequence[Row], none: Sequence[Row]) -> list[str]:
    """The lines of the measure."""
    lines = [f"{len(rows)} descriptions, {len(none)} statements without a clause"]
    for known, said in ((True, "sector known"), (False, "sector unknown")):
        for name, asked in (("ours", ours), ("plain BM25", plain)):
            lines.append(f"{said:15} {name:11} first / in three {shares(rows, asked, known=known)}")
            for after in BOILERPLATE:
                told = shares(rows, asked, known=known, after=after)
                lines.append(f"{'':15} {name:11}   with boilerplate {told}")
            if none:
                bare = area(rows, none, asked, known=known)
                with_it = area(rows, none, asked, known=known, after=BOILERPLATE[0])
                lines.append(f"{'':15} {name:11}   area {bare:.3f}, with boilerplate {with_it:.3f}")
    started = time.process_time()
    for row in rows:
        ours(row.text, None, DAY)
    each = (time.process_time() - started) / len(rows)
    lines.append(f"{10_000 * each:.1f} s of one processor for 10,000 texts, sector unknown")
    return lines


def main() -> None:
    """Print the measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.classify.score")
    parser.add_argument("rows", nargs="?", type=Path)
    parser.add_argument("none", nargs="?", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, default=DAY)
    parser.add_argument("--published", action="store_true")
    given = parser.parse_args()
    rows = published() if given.published else rows_in(given.rows, given.on)
    none = [] if given.published or given.none is None else rows_in(given.none, given.on)
    sys.stdout.write("\n".join([*report(rows, none), ""]))


if __name__ == "__main__":
    main()
