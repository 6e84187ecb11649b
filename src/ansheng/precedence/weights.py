"""Weights: how many points each thing that speaks for going to a unit first counts; an office may set its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.errors import InputError, UnknownNameError
from ansheng.words import Words

PARTS: Mapping[str, Words] = immutabledict(
    {
        "open": Words("未整改隐患", "open hazards"),
        "major": Words("未整改重大隐患", "open major hazards"),
        "overdue": Words("逾期未整改隐患", "overdue hazards"),
        "repeated": Words("重复出现的隐患", "hazards found again"),
        "late": Words("逾期整改的比例", "share put right late"),
        "coming": Words("今后三个月预计新增隐患", "hazards expected in three months"),
        "accidents": Words("事故", "accidents"),
        "risk_class": Words("风险等级", "risk class"),
        "visit": Words("距上次检查的时间", "time since the last visit"),
    }
)
"""The parts of a score, in the order in which they are told."""

CLASS_STEPS: Mapping[str, int] = immutabledict({"A": 0, "B": 1, "C": 2, "D": 4})
"""How many times its weight a risk class counts."""
VISIT_DAYS, VISIT_MOST = 180, 3
"""A visit counts its weight for so many days passed, and so many times at most."""


def _points(_: object, attribute: attrs.Attribute[float], value: object) -> None:
    if not isinstance(value, int | float) or not 0 <= value < float("inf"):
        title, told = PARTS[attribute.name], f"{value:g}" if isinstance(value, float) else f"{value}"
        raise InputError(
            Words(
                f"“{title.zh}”的分值应为不小于0的数，收到{told}；请更正",
                f"expected points of 0 or more for {title.en!r}, not {told}; correct them",
            )
        )


@attrs.frozen
class Weights:
    """The points of each part; 0 leaves it out. They are a choice and no law, and the interval of a rank tells how much
    hangs on it.

    :param open: of each open hazard
    :param major: of each open major hazard, beside the former
    :param overdue: of each overdue hazard, beside the former
    :param repeated: of each hazard found again in the same words
    :param late: of all put right late: its share, drawn towards that of all units where few were due
    :param coming: of each hazard expected within three months, by the rate of the unit drawn towards that of all
    :param accidents: of each production accident
    :param risk_class: of class B; C counts twice, D four times, A nothing
    :param visit: of half a year since the last visit, a year and a half at most
    """

    open: float = attrs.field(default=1.0, validator=_points)
    major: float = attrs.field(default=5.0, validator=_points)
    overdue: float = attrs.field(default=2.0, validator=_points)
    repeated: float = attrs.field(default=1.0, validator=_points)
    late: float = attrs.field(default=3.0, validator=_points)
    coming: float = attrs.field(default=1.0, validator=_points)
    accidents: float = attrs.field(default=5.0, validator=_points)
    risk_class: float = attrs.field(default=1.0, validator=_points)
    visit: float = attrs.field(default=1.0, validator=_points)

    @staticmethod
    def of(given: Mapping[str, float] | Weights | None) -> Weights:
        """The usual weights with those that are given, by the name or the title of the part.

        :raises UnknownNameError: there is no such part; near names are listed
        :raises InputError: a weight is below 0 or no number

        >>> Weights.of({"事故": 10}).accidents
        10.0
        """
        if given is None or isinstance(given, Weights):
            return given or Weights()
        if not isinstance(given, Mapping):
            raise InputError(
                Words(
                    f"分值应按项给出，如 {{'事故': 10}}，收到 {type(given).__name__}；请更正",
                    f"expected points by part, such as {{'accidents': 10}}, not {type(given).__name__}; correct it",
                )
            )
        named: dict[str, Any] = {}
        for name, value in given.items():
            part = next((id_ for id_, title in PARTS.items() if name in (id_, *title.both)), None)
            if part is None:
                known = [title.zh for title in PARTS.values()]
                raise UnknownNameError.of(Words("分值的项", "part"), str(name), known)
            named[part] = float(value) if isinstance(value, int) else value
        return Weights(**named)
