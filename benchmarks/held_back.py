"""Ranking and forecasts on held-back months of the examples, each against a naive rule.

``python benchmarks/held_back.py`` prints, for the dossier of Lingwu and the half-year of a county (``tests/county``),
and for a year of a county where ``examples/county_year.py`` has written one (its folder is the first argument):
forecasts of the backlog for one to three months, against that nothing changes; and the order of where to go first as
of the ends of months, against the most open hazards. What is printed stands in docs/durations.md and
docs/precedence.md. The tables of examples/mines state no days on which hazards were found.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import ansheng
from ansheng.dates import day_of, shift
from ansheng.durations import HeldBack, backlog_held_back

ROOT = Path(__file__).parents[1]


def forecasts(made: Sequence[HeldBack]) -> None:
    """How far forecasts were off, by how many months they looked ahead."""
    for ahead in (1, 2, 3):
        some = [one for one in made if _months(one) == ahead]
        if some:
            off = sum(abs(one.expected - one.actual) for one in some) / len(some)
            naive = sum(abs(one.naive - one.actual) for one in some) / len(some)
            inside = sum(one.inside for one in some)
            print(
                f"  {ahead} months ahead: off by {off:.1f}, naive {naive:.1f}; {inside} of {len(some)} in the range"
            )


def _months(one: HeldBack) -> int:
    return (one.day.year - one.as_of.year) * 12 + one.day.month - one.as_of.month


def told(name: str, folder: Path, last: str, days: Sequence[str]) -> None:
    """What is printed of one dossier, whose data end on a day."""
    dossier = ansheng.open_dossier(folder)
    print(f"{name}, to {last}")
    forecasts(backlog_held_back(dossier, as_of=last))
    for day in days:
        usual = ansheng.check_backwards(dossier, on=day, until=min(_three_months(day), last))
        print(f"  {usual.text('en')}")
        for look in usual:
            auc = (
                ""
                if look.auc is None
                else f" (area under the curve {look.auc:.2f}, rule {look.auc_naive:.2f})"
            )
            print(f"    {look.text('en')}{auc}")


def _three_months(day: str) -> str:
    """The end of the third month after one."""
    ends = shift(day_of(day).replace(day=1), months=4)
    return shift(ends, days=-1).isoformat()


def main(year: str | None = None) -> None:
    """Print the figures of the examples."""
    told(
        "examples/lingwu-2020", ROOT / "examples" / "lingwu-2020", "2020-12-31", ("2020-08-31", "2020-09-30")
    )
    told("tests/county", ROOT / "tests" / "county" / "dossier", "2024-06-30", ("2024-03-31",))
    if year is not None:
        days = ("2025-06-30", "2025-09-30")
        told("examples/county_year.py", Path(year) / "案卷", "2025-12-31", days)


if __name__ == "__main__":
    main(*sys.argv[1:2])
