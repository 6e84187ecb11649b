"""Rounds: which bodies each round of supervision reached, and which it did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from ansheng.dates import Period
from ansheng.errors import check_lang
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.responsibility import Parties, PartyRecord
from ansheng.words import Lang


@attrs.frozen
class RoundCoverage:
    """What one round reached.

    :param bare: the bodies of the list that it did not reach
    :param strangers: what it visited beside the list, so that "31 bodies visited" is not taken for 31 of the list
    :param undated: visits without a day, which may belong to it
    """

    name: str
    covered: int
    total: int
    bare: tuple[str, ...]
    strangers: tuple[str, ...]
    undated: int

    def text(self, lang: Lang = "zh") -> str:
        """The coverage in a line."""
        if check_lang(lang) == "en":
            return f"{self.name}: {self.covered} of {self.total}, {len(self.strangers)} off the list"
        return f"{self.name}：应覆盖{self.total}个，已覆盖{self.covered}个，名册外{len(self.strangers)}个"


def round_coverage(
    parties: Parties | Iterable[PartyRecord | str],
    rounds: Mapping[str, Period],
    inspections: Iterable[InspectionRecord],
) -> tuple[RoundCoverage, ...]:
    """Which of the listed bodies each round of supervision reached; a body visited twice counts once.

    :param rounds: the days of each round, by its name
    """
    register = parties if isinstance(parties, Parties) else Parties.of(parties)
    names = tuple(party.name for party in register.records if party.name)
    visits = [
        (register.named(visit.unit), visit.inspected_on) for visit in inspections if visit.unit is not None
    ]
    undated = sum(1 for _, day in visits if day is None)
    found: list[RoundCoverage] = []
    for name, days in rounds.items():
        visited = dict.fromkeys(unit for unit, day in visits if day is not None and days.contains(day))
        bare = tuple(each for each in names if each not in visited)
        strangers = tuple(unit for unit in visited if unit not in names)
        found.append(RoundCoverage(name, len(names) - len(bare), len(names), bare, strangers, undated))
    return tuple(found)
