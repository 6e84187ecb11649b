"""Proof that no verdict changed: each rule on its cases and where it can turn, here and in another commit.

    python tests/verdicts.py --against c36b971
    python tests/verdicts.py --limits

The records are drawn from the rules of this tree and judged by those of both. Prints the number of rules, of records
and of differences, the first differences, and the rules that lack one of the three verdicts; exits with 1 for any. With
``--limits`` it prints each limit in the evidence of the rules' hazard cases, with the clause that it comes from.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import former

LETTERS = {True: "H", False: "C", None: "U"}
OUT_OF_SCOPE = "-"


class Drawn(NamedTuple):
    """The records of one rule on one day, and a letter for the verdict on each."""

    rule: str
    day: date
    records: list[dict[str, Any]]
    verdicts: str


def letter(bound: Any, values: Mapping[str, Any]) -> str:
    """The verdict of a bound rule on a record's values, as a letter; facts that its tree does not have are left out."""
    known = bound.rule.facts.facts()
    record = bound.rule.facts(**{name: value for name, value in values.items() if name in known}).values()
    truth = bound.truth(record)
    return OUT_OF_SCOPE if truth is False and not bound.in_scope(record) else LETTERS[truth]


def drawn(most: int) -> Iterator[Drawn]:
    """For each rule and the first day of each of its editions, its cases and points with their verdicts."""
    import ansheng
    from ansheng.rules.bind import bind
    from ansheng.testing import points

    days = import_module("ansheng.testing.suite").days  # where a former tree has it too

    for rule in ansheng.load().rules.values():
        for day in days(rule):
            bound = bind(rule, day)
            cases = [dict(case.values) for case in rule.examples if case.on in (None, day)]
            records = [*cases, *points(rule, day, most)]
            yield Drawn(rule.id, day, records, "".join(letter(bound, values) for values in records))


def judged_again(path: Path) -> Iterator[str]:
    """Where the rules that are imported here judge the records of a file otherwise, in words."""
    import ansheng
    from ansheng.rules.bind import bind

    rules = ansheng.load().rules
    for line in path.read_text(encoding="utf-8").splitlines():
        one = Drawn(*json.loads(line, object_hook=_days))
        day = date.fromisoformat(str(one.day))
        if one.rule not in rules:
            yield f"{one.rule}: there is no such rule"
            continue
        bound = bind(rules[one.rule], day)
        for values, wanted in zip(one.records, one.verdicts, strict=True):
            if UNSAID in json.dumps(values, default=str):
                continue
            if (got := letter(bound, values)) != wanted:
                yield f"{one.rule} on {day}: {got} there, {wanted} here, of {values}"


def limits() -> Iterator[str]:
    """Each atom of evidence that a limit stands in, of every rule's hazard cases, with the clauses of its limits."""
    import ansheng
    from ansheng.checking.finding import finding
    from ansheng.rules.bind import Bound, bind

    days = import_module("ansheng.testing.suite").days  # where a former tree has it too

    for rule in ansheng.load().rules.values():
        found = dict[str, None]()
        for day in days(rule):
            bound = bind(rule, day)
            hazards = [
                c for c in rule.examples if c.verdict is ansheng.Verdict.HAZARD and c.on in (None, day)
            ]
            assert isinstance(bound, Bound)
            for case in hazards:
                values = rule.facts(**case.values).values()
                for atom in finding(bound, ansheng.Verdict.HAZARD, "", values, ()).evidence:
                    found |= {f"  {day} {atom.text(rule.facts.facts())}": None} if atom.sources else {}
        yield from (rule.id, *found) if found else ()


UNSAID = "a day that may be never"
"""Stands in a record for 从未 where the tree that judges it knows no such answer; such a record is left out."""


def _days(value: dict[str, Any]) -> Any:
    import ansheng

    if value.keys() != {"day"} or not isinstance(value["day"], str):
        return value
    return getattr(ansheng, "NEVER", UNSAID) if value["day"] == "never" else date.fromisoformat(value["day"])


def _plain(value: object) -> dict[str, str]:
    assert isinstance(value, date)
    return {"day": value.isoformat()}


def in_commit(commit: str, path: Path) -> list[str]:
    """The differences that the rules of a commit find in the records of a file."""
    with former.tree_of(commit) as tree:
        done = former.printed(tree, __file__, "--judge", str(path))
    found: list[str] = json.loads(done)
    return found


def main() -> int:
    """Draw, judge in both trees, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", metavar="COMMIT", help="the commit whose rules judge the same records")
    parser.add_argument("--most", type=int, default=2000, help="records a rule and edition at most")
    parser.add_argument("--judge", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--limits", action="store_true", help="print the limits in the evidence")
    given = parser.parse_args()
    if given.limits:
        sys.stdout.writelines(f"{line}\n" for line in limits())
        return 0
    if given.judge:
        sys.stdout.write(json.dumps(list(judged_again(given.judge)), ensure_ascii=False))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path, seen, records = Path(folder) / "drawn.jsonl", dict[str, Counter[str]](), 0
        with path.open("w", encoding="utf-8") as file:
            for one in drawn(given.most):
                file.write(json.dumps(one, ensure_ascii=False, default=_plain) + "\n")
                seen.setdefault(one.rule, Counter()).update(one.verdicts)
                records += len(one.records)
        lacking = {rule: dict(found) for rule, found in seen.items() if not {"H", "C", "U"} <= found.keys()}
        differences = in_commit(given.against, path) if given.against else []
    said = [
        f"{len(seen)} rules, {records} records, {len(differences)} differences",
        f"{len(seen) - len(lacking)} rules show all three verdicts; not: {lacking or 'none'}",
        *differences[:20],
    ]
    sys.stdout.writelines(f"{line}\n" for line in said)
    return 1 if differences or lacking else 0


if __name__ == "__main__":
    sys.exit(main())
