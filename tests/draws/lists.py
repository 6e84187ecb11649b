"""Lists of draws for tests: units A1, A2, …, inspectors P1, P2, …"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ansheng.draws.listed import DrawList, ListedInspector, ListedUnit, Owed, Stratum
from ansheng.draws.sources import PublicSource

SOURCE = PublicSource("双色球第2026140期开奖号码", "2026-12-03 21:15")


def made(
    sizes: Mapping[str, int],
    quotas: Mapping[str, int],
    *,
    people: int = 0,
    team: int = 0,
    most: int = 0,
    conflicts: Collection[tuple[str, str]] = (),
    owed: Collection[str] = (),
    rule: Owed = "none",
) -> DrawList:
    """A list of so many units in each stratum."""
    units = [
        ListedUnit(f"{name}{n}", f"{name}{n}厂", name, f"{name}{n}" in owed)
        for name, size in sizes.items()
        for n in range(1, size + 1)
    ]
    return DrawList(
        "第四季度双随机抽查",
        SOURCE,
        tuple(Stratum(name, quota) for name, quota in quotas.items()),
        tuple(units),
        tuple(ListedInspector(f"P{n}", f"检查员{n}") for n in range(1, people + 1)),
        frozenset(conflicts),
        team,
        most,
        rule,
    )
