"""Benchmark: precision and recall of the audit on the corpus that its author did not see, by kind of claim.

A claim is found where kind, printed value and verdict are those expected, and the right value too where a fault is
expected. An invented claim is one that nothing expected explains; "unverifiable" invents nothing, nor does a claim that
says an expected one again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs

from ansheng import numerals
from ansheng.auditing import Claim, ClaimVerdict, audit

FOLDER = Path(__file__).parents[1] / "tests" / "cases" / "audit-held-apart"
AT_FAULT = {verdict.value for verdict in ClaimVerdict if verdict.at_fault}
RIGHT = {verdict.value for verdict in ClaimVerdict if verdict.right}
NAMED = {"持平": 0, "过半": 50, "翻了一番": 100, "四分之一": 25}
PRINTED = re.compile(r"[-+]?(?P<digits>[0-9]+(?:\.[0-9]+)?)")


@attrs.frozen
class Score:
    """What was found of what was expected.

    :param found: expected claims that were made
    :param missed: expected claims that were not, or with another verdict
    :param invented: claims that were made and not expected
    """

    found: int = 0
    missed: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()

    @property
    def recall(self) -> Fraction:
        """The share of the expected claims that were found."""
        return Fraction(self.found, max(1, self.found + len(self.missed)))

    @property
    def precision(self) -> Fraction:
        """The share of the claims made that were expected."""
        return Fraction(self.found, max(1, self.found + len(self.invented)))

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.found + other.found, (*self.missed, *other.missed), (*self.invented, *other.invented)
        )


def cases() -> list[dict[str, Any]]:
    """The passages with what is expected of each."""
    made: list[dict[str, Any]] = tomllib.loads(FOLDER.joinpath("sentences.toml").read_text("utf-8"))["case"]
    return made


def right_passages() -> list[str]:
    """Passages of the project's own that are right as they stand, in wordings that tempt to see a fault."""
    return FOLDER.with_name("audit").joinpath("right.txt").read_text("utf-8").splitlines()


def scores(corpus: Iterable[Mapping[str, Any]]) -> dict[str, Score]:
    """The score of each kind of claim."""
    kinds: dict[str, Score] = {}
    for case in corpus:
        for kind, score in _of_case(case):
            kinds[kind] = kinds.get(kind, Score()).plus(score)
    return kinds


def together(kinds: Mapping[str, Score]) -> Score:
    """The score of all kinds."""
    whole = Score()
    for score in kinds.values():
        whole = whole.plus(score)
    return whole


def faults_invented(corpus: Iterable[Mapping[str, Any]]) -> list[str]:
    """Claims at fault where none is expected of that value: the gravest miss."""
    return [
        f"{case['id']}: {_said(claim)}"
        for case in corpus
        for claim in audit(case["text"]).faults
        if not any(
            want["verdict"] in AT_FAULT and _value(want["stated"]) == _value(claim.stated)
            for want in case["claims"]
        )
    ]


def faults_in_prose() -> list[str]:
    """Claims at fault in the pages without arithmetic."""
    return [
        f"{page.name}: {_said(claim)}"
        for page in sorted(FOLDER.joinpath("prose").glob("*.txt"))
        for claim in audit(page.read_text("utf-8")).faults
    ]


def _of_case(case: Mapping[str, Any]) -> Iterator[tuple[str, Score]]:
    made = list(audit(case["text"]).claims)
    wanted = case["claims"]
    for want in wanted:
        match = next((claim for claim in made if _fits(claim, want)), None)
        if match is None:
            yield want["kind"], Score(missed=(f"{case['id']}: {want['verdict']} {want['stated']}",))
        else:
            made.remove(match)
            yield want["kind"], Score(found=1)
    for claim in made:
        if claim.verdict is not ClaimVerdict.UNVERIFIABLE and not any(_again(claim, want) for want in wanted):
            yield claim.kind, Score(invented=(f"{case['id']}: {_said(claim)}",))


def _fits(claim: Claim, want: Mapping[str, Any]) -> bool:
    same = claim.kind == want["kind"] and _value(claim.stated) == _value(want["stated"])
    if not same or claim.verdict.value not in (want["verdict"], *want.get("also", ())):
        return False
    judged = claim.verdict.at_fault and "computed" in want
    return not judged or _value(claim.computed) == _value(want["computed"])


def _again(claim: Claim, want: Mapping[str, Any]) -> bool:
    """Whether a claim says what is expected once more: the same value, right or at fault alike."""
    alike = any({claim.verdict.value, want["verdict"]} <= verdicts for verdicts in (RIGHT, AT_FAULT))
    return alike and _value(claim.stated) == _value(want["stated"])


def _value(printed: str | None) -> Fraction | None:
    """The value of what is printed, without sign, percent sign and unit."""
    if printed is None:
        return None
    found = PRINTED.match(printed)
    if found:
        return Fraction(found["digits"])
    if printed in NAMED:
        return Fraction(NAMED[printed])
    tenths = printed.removesuffix("成")
    value = numerals.integer(tenths)
    return None if value is None else Fraction(value * (1 if tenths == printed else 10))


def _said(claim: Claim) -> str:
    return f"{claim.kind} {claim.verdict.value} {claim.stated} ({claim.text})"


def main() -> None:
    """Print one line a kind, then what was missed and invented."""
    corpus = cases()
    kinds = scores(corpus)
    for kind, score in [*sorted(kinds.items()), ("all", together(kinds))]:
        print(
            f"{kind:10} {score.found:3} found, {len(score.missed):2} missed, {len(score.invented):2} invented: "
            f"precision {float(score.precision):.1%}, recall {float(score.recall):.1%}"
        )
    for name, lines in (
        ("missed", together(kinds).missed),
        ("invented", together(kinds).invented),
        ("faults invented", faults_invented(corpus)),
        ("faults in prose", faults_in_prose()),
    ):
        print(f"{name}: {len(lines)}", *lines, sep="\n  ")


if __name__ == "__main__":
    main()
