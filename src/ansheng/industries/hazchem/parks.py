"""The grade of a chemical park by 应急〔2023〕123号: the points added up, and what is missing, in exact decimals.

Example::

    found = classify_park({"设立": 10, "选址及规划": 30, "其余": 32}, vetoes=())
    found.score, found.grade        # (Decimal('72'), 'C')
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, ClassVar

import attrs

from ansheng import InputError, Lang, Words, check_lang

from . import exact
from .facts.park import PARK_GRADES
from .standards import PARK_GRADING

Number = int | float | str | Decimal


@attrs.frozen
class ParkClass:
    """The grade of one park as far as it is known; A is the worst.

    :ivar candidates: every grade that is still possible, gravest first
    :ivar known: the sum of the points that are known; the score is never less
    :ivar score: the score, exact; ``None`` while the points of an element are missing
    :ivar elements: the points of each element as given
    :ivar vetoes: what makes the park grade A whatever its score, as given; ``None`` when nobody looked
    :ivar missing: the elements without points, and ``"vetoes"``, while they could still decide the grade
    """

    scale: ClassVar[str] = "应急〔2023〕123号"

    candidates: tuple[str, ...]
    known: Decimal
    score: Decimal | None
    elements: Mapping[str, Decimal | None]
    vetoes: tuple[str, ...] | None
    missing: tuple[str, ...]

    @property
    def grade(self) -> str | None:
        """The grade: A, B, C or D; ``None`` while it is not certain."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    def facts(self) -> dict[str, Any]:
        """The score as a fact of a ``ChemicalPark``; left out while it is not known."""
        return {} if self.score is None else {"score": float(self.score)}

    def text(self, lang: Lang = "zh") -> str:
        """One line: the grades that are possible, the score, the vetoes, and what is missing."""
        zh = check_lang(lang) != "en"
        grades = [PARK_GRADES[g] if zh else g for g in self.candidates]
        sign = "" if self.score is not None else "≥" if zh else "≥ "
        parts = [
            ("或" if zh else " or ").join(grades),
            f"得分{sign}{self.known}" if zh else f"score {sign}{self.known}",
        ]
        parts += self.vetoes or ()
        if self.missing:
            parts.append(("未填：" if zh else "missing: ") + ("、" if zh else ", ").join(self.missing))
        return ("；" if zh else "; ").join(parts)


def classify_park(points: Mapping[str, Number | None], *, vetoes: Iterable[str] | None = None) -> ParkClass:
    """The grade of a chemical park from the points of its elements.

    Only the beginning of the scoring table and none of the vetoes was read, so both are handed in: the points of each
    element by its name, ``None`` where they are missing, and the vetoes that hold. No vetoes is ``()``; without
    ``vetoes`` nobody looked, and grade A stays possible.

    :raises InputError: there are no elements, or points are no number from 0
    """
    if isinstance(vetoes, str):
        vetoes = (vetoes,)
    held = None if vetoes is None else tuple(vetoes)
    elements = {name: _points(name, value) for name, value in points.items()}
    if not elements:
        raise InputError(
            Words("缺少评分要素，无法分级；请给出评分要素", "there are no elements to grade by; give them")
        )
    unscored = [name for name, value in elements.items() if value is None]
    known = sum((value for value in elements.values() if value is not None), Decimal())
    candidates = _candidates(known, bool(unscored), held)
    missing = (*unscored, *(["vetoes"] if held is None else [])) if len(candidates) > 1 else ()
    return ParkClass(candidates, known, None if unscored else known, elements, held, missing)


def _candidates(known: Decimal, unscored: bool, vetoes: tuple[str, ...] | None) -> tuple[str, ...]:
    grades = tuple(PARK_GRADES)
    if vetoes:
        return grades[:1]
    first = int(exact.step("grade", Fraction(known), PARK_GRADING))
    last = len(grades) if unscored else first
    return tuple(g for n, g in enumerate(grades, 1) if first <= n <= last or (n == 1 and vetoes is None))


def _points(name: str, value: Number | None) -> Decimal | None:
    if value is None:
        return None
    try:
        found = None if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or found < 0:
        raise InputError(
            Words(
                f"“{name}”的得分应为不小于0的数，收到“{value}”",
                f"the points of {name!r} must be a number from 0, not {value!r}",
            )
        )
    return found
