"""Accidents: their grade by deaths, serious injuries and loss, and what they call for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import cattrs

from ansheng.errors import InputError, UnknownNameError, check_lang
from ansheng.sheets.door import read_toml
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    pass


_WORDS = {"deaths": "死亡人数", "serious": "重伤人数", "loss": "直接经济损失"}


@attrs.frozen
class Grade:
    """A grade of accidents with its lower bounds, included: deaths, serious injuries, direct loss in yuan."""

    id: str
    title: str
    en: str
    deaths: int
    serious: int
    loss: float


@attrs.frozen
class Graded:
    """The grade of an accident.

    :param provisional: a number is not known that could still raise it; until then it is the lowest possible
    :param missing: the facts that are not known and could raise it
    """

    grade: Grade
    provisional: bool
    missing: tuple[str, ...]

    def text(self, lang: Lang = "zh") -> str:
        """The grade in words."""
        if check_lang(lang) == "en":
            return f"at least {self.grade.en}" if self.provisional else self.grade.en
        return f"{self.grade.title}（至少）" if self.provisional else self.grade.title


@cache
def grades() -> tuple[Grade, ...]:
    """The four grades, rising (国务院令第493号 第三条)."""
    data = read_toml(Path(__file__).parent / "law" / "accident-grades.toml")
    return tuple(cattrs.structure(data["grade"], list[Grade]))


def grade_named(name: str) -> Grade:
    """The grade of this id.

    :raises UnknownNameError: there is none; near names are listed
    """
    known = {grade.id: grade for grade in grades()}
    if name not in known:
        raise UnknownNameError.of(Words("事故等级", "grade of accident"), name, known)
    return known[name]


def grade_of(
    deaths: int | None = None, serious: int | None = None, loss: float | None = None
) -> Graded | None:
    """The grade of an accident: the highest that deaths, serious injuries or loss reaches.

    What is not known is not zero: the grade is then the lowest possible one and provisional, unless it is the highest
    there is. Missing persons count as deaths; acute industrial poisoning counts as serious injury.

    :param loss: direct economic loss in yuan
    :returns: None where nothing is known
    :raises InputError: a number is below zero

    >>> grade_of(2, 0, 0).text(), grade_of(3, 0, 0).text(), grade_of(1).text()
    ('一般', '较大', '一般（至少）')
    """
    known = {"deaths": deaths, "serious": serious, "loss": loss}
    if all(value is None for value in known.values()):
        return None
    for name, value in known.items():
        if value is not None and not value >= 0:
            raise InputError(
                Words(
                    f"事故的{_WORDS[name]}应为不小于0的数，填的是“{value}”；请更正",
                    f"an accident cannot have {name} {value}; correct it",
                )
            )
    order = grades()
    reached = max(
        max(place for place, grade in enumerate(order) if value >= getattr(grade, name))
        for name, value in known.items()
        if value is not None
    )
    missing = (
        tuple(name for name, value in known.items() if value is None) if reached < len(order) - 1 else ()
    )
    return Graded(order[reached], bool(missing), missing)
