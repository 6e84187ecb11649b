"""Identification and grading of a major hazard: S, R and the level of one unit, in exact arithmetic (GB 18218).

Example::

    found = identify([{"name": "液氯", "quantity": "10 t"}, {"name": "氨", "quantity": 5}], exposed_population=40)
    found.S, found.R, found.level        # (Fraction(5, 2), Fraction(54, 5), 3)
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs

from ansheng import InputError, Lang, Problem, Words, check_lang

from . import exact
from .terms import Term, read_population, read_term


class Conclusion(StrEnum):
    """Whether a unit is a major hazard."""

    MAJOR_HAZARD = "major_hazard"
    NOT_MAJOR_HAZARD = "not_major_hazard"
    UNDETERMINED = "undetermined"

    def label(self, lang: Lang = "zh") -> str:
        """The conclusion in words."""
        if check_lang(lang) == "en":
            return self.value.replace("_", " ")
        return {
            "major_hazard": "构成重大危险源",
            "not_major_hazard": "不构成重大危险源",
            "undetermined": "待定",
        }[self.value]


@attrs.frozen
class Identification:
    """What GB 18218 says of one unit.

    :ivar S: the sum of q/Q, exact; ``None`` while a term is not known
    :ivar R: the grading index, exact; ``None`` below ``S`` = 1 and while a part of it is not known
    :ivar level: 1 (the gravest) to 4; ``None`` where ``R`` is
    :ivar verdict: certain as soon as the known terms alone reach the limit, or all terms are known
    :ivar known: the sum of those q/Q that are known; ``S`` is never less
    :ivar terms: a term for each substance, in the order given
    :ivar missing: the facts that could still decide ``verdict`` or ``level``, such as ``substances[0].symbol``
    :ivar problems: the same in sentences, with the candidate rows of table 1
    """

    S: Fraction | None
    R: Fraction | None
    level: int | None
    verdict: Conclusion
    known: Fraction
    exposed_population: int | None
    alpha: Fraction | None
    terms: tuple[Term, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def grade(self) -> str | None:
        """The level as the facts keep it: ``"1"`` to ``"4"``, ``"none"``, or ``None`` while it is not known."""
        if self.verdict is Conclusion.NOT_MAJOR_HAZARD:
            return "none"
        return None if self.level is None else str(self.level)

    def facts(self) -> dict[str, Any]:
        """The facts of a ``HazchemUnit`` that this identification settles; what is not known is left out.

        Add ``declared_level`` and the rest of what is known of the unit to check it.
        """
        return {"substances": [t.facts() for t in self.terms], "residents": self.exposed_population}

    def text(self, lang: Lang = "zh") -> str:
        """One line: the conclusion, S, R and level, and what is missing."""
        english = check_lang(lang) == "en"
        total = f"S = {_decimal(self.S)}" if self.S is not None else f"S ≥ {_decimal(self.known)}"
        parts = [self.verdict.label(lang), total]
        if self.R is not None:
            parts += [f"R = {_decimal(self.R)}", f"level {self.level}" if english else f"{self.level}级"]
        parts += [p.words.en if english else p.words.zh for p in self.problems]
        return ("; " if english else "；").join(parts)


def identify(
    substances: Iterable[Mapping[str, Any]], exposed_population: int | None = None
) -> Identification:
    """Whether one production or storage unit is a major hazard, and of which level.

    Each substance is a mapping with ``name`` (a name or alias of table 1, or any other name), ``cas`` or ``row`` (the
    row of table 1, or ``"unlisted"``); ``quantity``, the design maximum (``"5 t"``, ``"800 kg"`` or a number of t);
    and ``symbol``, its hazard category in table 2, or several of them, or ``"none"``. The symbol gives the critical
    quantity of a substance outside table 1 and the factor β of one outside table 3.

    What is not known is never guessed and never zero: a name or CAS number that several rows share, or that holds only
    under the condition of a row, is reported with the candidate rows.

    :param substances: everything in the unit; units are never added together
    :param exposed_population: the residents within 500 m beyond the plant boundary
    :raises InputError: there are no substances, or a quantity, CAS number, row or the population is wrong
    :raises UnknownNameError: a symbol or a key is not known; near ones are listed
    """
    terms = tuple(read_term(i, given) for i, given in enumerate(substances))
    if not terms:
        raise InputError(
            Words(
                "单元内无物质，无法辨识；请给出至少一种物质", "the unit has no substances; give at least one"
            )
        )
    people = read_population(exposed_population)
    known = sum((t.ratio for t in terms if t.ratio is not None), Fraction())
    total = known if all(t.ratio is not None for t in terms) else None
    verdict = _verdict(total, known)
    alpha = None if people is None else exact.step("alpha", Fraction(people))
    index = _index(terms, alpha) if verdict is Conclusion.MAJOR_HAZARD else None
    gaps = [] if verdict is Conclusion.NOT_MAJOR_HAZARD else [g for t in terms for g in t.gaps]
    if people is None and verdict is not Conclusion.NOT_MAJOR_HAZARD:
        gaps.append(_POPULATION)
    return Identification(
        S=total,
        R=index,
        level=None if index is None else int(exact.step("level", index)),
        verdict=verdict,
        known=known,
        exposed_population=people,
        alpha=alpha,
        terms=terms,
        missing=tuple(str(g.column) for g in gaps),
        problems=tuple(gaps),
    )


_POPULATION = Problem(
    "missing",
    Words(
        "未填厂区边界外500米内常住人口，不能分级",
        "the residents within 500 m of the plant are not given, so there is no level",
    ),
    column="exposed_population",
)


def _verdict(total: Fraction | None, known: Fraction) -> Conclusion:
    if known >= exact.single("index"):
        return Conclusion.MAJOR_HAZARD
    return Conclusion.UNDETERMINED if total is None else Conclusion.NOT_MAJOR_HAZARD


def _index(terms: tuple[Term, ...], alpha: Fraction | None) -> Fraction | None:
    weighted = [t.weighted for t in terms]
    if alpha is None or None in weighted:
        return None
    return alpha * sum((w for w in weighted if w is not None), Fraction())


def _decimal(value: Fraction) -> str:
    """At most six digits, cut and not rounded, so that what is below a limit never looks as if it were at it."""
    cut = Context(prec=6, rounding=ROUND_DOWN).divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{cut.normalize():f}"
