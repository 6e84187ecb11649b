"""Verdicts: the three things that a rule says of a record, and how often it said them."""

from __future__ import annotations

from enum import StrEnum

import attrs

from ansheng.errors import check_lang
from ansheng.words import Lang


class Verdict(StrEnum):
    """What a rule says of a record."""

    HAZARD = "hazard"
    CLEAR = "clear"
    UNDETERMINED = "undetermined"

    def label(self, lang: Lang = "zh") -> str:
        """The verdict in words."""
        return (
            self.value
            if check_lang(lang) == "en"
            else {"hazard": "构成隐患", "clear": "不构成", "undetermined": "待定"}[self.value]
        )

    @classmethod
    def of(cls, value: bool | None) -> Verdict:
        """The verdict for a three-valued truth."""
        if value is None:
            return cls.UNDETERMINED
        return cls.HAZARD if value else cls.CLEAR


@attrs.frozen
class Counts:
    """What one rule saw: records, those in its scope, hazards and undetermined ones.

    :param joined: how many of the hazards the finding of another rule states, which finds the same thing
    :param joined_undetermined: the same of the undetermined ones
    """

    seen: int
    in_scope: int
    hazard: int
    undetermined: int
    joined: int = 0
    joined_undetermined: int = 0

    @property
    def clear(self) -> int:
        """The records in scope that are neither a hazard nor undetermined."""
        return self.in_scope - self.hazard - self.undetermined

    def __add__(self, other: Counts) -> Counts:
        pairs = zip(attrs.astuple(self), attrs.astuple(other), strict=True)
        return Counts(*(a + b for a, b in pairs))

    def to_dict(self) -> dict[str, int]:
        """The counts as plain data, clear ones included."""
        return {**attrs.asdict(self), "clear": self.clear}
