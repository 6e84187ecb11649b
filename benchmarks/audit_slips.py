"""Benchmark: how many slips of one digit, planted in labelled texts of real bulletins, the audit sees.

Each slip changes one digit of a percentage that the labels say can be checked, or of a count that such a relation rests
on. It is caught where the changed text draws a fault or a suspicion that the unchanged one does not.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from ansheng.auditing import audit

FOLDER = Path(__file__).parents[2] / "shared" / "audit-dev"
PERCENTAGES, COUNTS = 300, 100
_RIGHT = {"rounded", "consistent", "truncated", "padded"}
_OF_PERCENT = {"share", "rate", "change"}


@attrs.frozen
class Slip:
    """A text with one digit changed.

    :param row: the id of the labelled passage
    :param kind: the relation that it breaks
    """

    row: str
    kind: str
    before: str
    after: str
    was: str
    now: str


def rows(apart: bool = False) -> list[dict[str, Any]]:
    """The labelled passages, those held apart left out."""
    held = set(FOLDER.joinpath("apart.txt").read_text("utf-8").split())
    lines = FOLDER.joinpath("relations.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, filter(None, lines)) if (row["doc"] in held) is apart]


def planted(found: Sequence[dict[str, Any]], *, seed: int = 1) -> tuple[list[Slip], list[Slip]]:
    """Slips in percentages and slips in counts."""
    chosen = random.Random(seed)  # noqa: S311  which digit, no secret
    percentages = list(_percentages(found))
    counts = list(_counts(found))
    made = [
        [slip for _ in range(wanted * 3) if (slip := _slip(*chosen.choice(places), chosen)) is not None][
            :wanted
        ]
        for places, wanted in ((percentages, PERCENTAGES), (counts, COUNTS))
    ]
    return made[0], made[1]


def caught(slip: Slip) -> bool:
    """Whether the changed text draws an alarm that the unchanged one does not."""
    return bool(alarms(slip.after) - alarms(slip.before))


def alarms(text: str) -> set[tuple[str, str | None]]:
    """The faults and suspicions of a text."""
    return {(claim.kind, claim.stated) for claim in audit(text).claims if _adverse(claim.verdict.value)}


def _adverse(verdict: str) -> bool:
    return verdict in ("wrong", "impossible", "contradictory", "suspicious")


def _expected(found: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for row in found:
        for expected in row["expect"]:
            if not expected.get("optional") and set(expected["verdict"]) & _RIGHT:
                yield row, expected


Place = tuple[dict[str, Any], dict[str, Any], str]


def _percentages(found: Sequence[dict[str, Any]]) -> Iterator[Place]:
    for row, expected in _expected(found):
        if expected["kind"] in _OF_PERCENT and isinstance(expected["stated"], str):
            yield row, expected, rf"(?<![0-9.]){re.escape(expected['stated'])}(?=[%％])"


def _counts(found: Sequence[dict[str, Any]]) -> Iterator[Place]:
    for row, expected in _expected(found):
        for operand in expected["calc"].get("operands", ()):
            if len(operand) > 1:
                yield row, expected, rf"(?<![0-9.,]){re.escape(operand)}(?![0-9.,%％年月日])"


def _slip(row: dict[str, Any], expected: dict[str, Any], pattern: str, chosen: random.Random) -> Slip | None:
    text = row["text"]
    places = list(re.finditer(pattern, text))
    if len(places) != 1:
        return None
    was = places[0][0]
    at = chosen.choice([at for at, sign in enumerate(was) if sign.isdigit()])
    digit = chosen.choice([sign for sign in "123456789" if sign != was[at]])
    now = was[:at] + digit + was[at + 1 :]
    start, end = places[0].span()
    return Slip(row["id"], expected["kind"], text, text[:start] + now + text[end:], was, now)


def main() -> None:
    """Print the share of slips caught, by kind, and those missed where ``--missed`` is given."""
    for name, slips in zip(("percentages", "counts"), planted(rows()), strict=True):
        seen = [(slip, caught(slip)) for slip in slips]
        total = sum(ok for _, ok in seen)
        print(f"{name}: {total} of {len(slips)} caught, {total / max(1, len(slips)):.1%}")
        for kind in sorted({slip.kind for slip in slips}):
            own = [ok for slip, ok in seen if slip.kind == kind]
            print(f"  {kind:8} {sum(own)} of {len(own)}")
        if "--missed" in sys.argv:
            missed = sorted({(slip.row, slip.kind, slip.was, slip.now) for slip, ok in seen if not ok})
            print(*missed, sep="\n")


if __name__ == "__main__":
    main()
