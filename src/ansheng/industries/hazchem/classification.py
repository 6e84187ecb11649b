"""The risk colour of an enterprise by 应急〔2018〕19号: items, score, direct red and colour, in exact decimals.

Example::

    found = classify_enterprise(EnterpriseAssessment(major_hazard="1", key_processes=5, ...))
    found.score, found.colour        # (Decimal('77'), 'yellow')
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

import attrs

from ansheng import Lang, UnknownNameError, Words, check_lang

from . import exact
from .facts.colour import COLOURS, EnterpriseAssessment
from .logic import Truth, at_least, both, either, negation
from .standards import ENTERPRISE_COLOUR

_CLAUSES = ENTERPRISE_COLOUR.editions[-1].clause
_ITEMS = {key: clause for key, clause in _CLAUSES.items() if key.startswith("item_")}
_CAP = "cap"


@attrs.frozen
class Points:
    """What one row of the table takes off (below 0) or adds: from ``low`` to ``high``, alike when it is known."""

    fact: str
    low: Decimal | None
    high: Decimal

    @property
    def known(self) -> bool:
        """Whether the points are certain."""
        return self.low == self.high


@attrs.frozen
class ItemScore:
    """What one item of the table changes in the score.

    :ivar key: the key of its clause in the law file
    :ivar low: the least change that the missing facts leave possible
    :ivar high: the greatest
    :ivar rows: the rows with their points; a row without ``low`` counts things whose number is not known
    """

    key: str
    title: str
    en: str
    low: Decimal
    high: Decimal
    rows: tuple[Points, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that could still change the item."""
        return tuple(r.fact for r in self.rows if not r.known) if self.low < self.high else ()


@attrs.frozen
class EnterpriseClass:
    """The colour of one enterprise as far as its facts are known.

    :ivar candidates: every colour that filling in the missing facts could give, gravest first
    :ivar lowest: the least score that the missing facts leave possible
    :ivar highest: the greatest
    :ivar items: the items of the table
    :ivar direct: the clauses that make the enterprise red whatever its score, by key
    :ivar open_direct: those of which it is not known
    :ivar missing: the facts that could still decide the colour
    """

    scale: ClassVar[str] = "应急〔2018〕19号"

    candidates: tuple[str, ...]
    lowest: Decimal
    highest: Decimal
    items: tuple[ItemScore, ...]
    direct: tuple[str, ...]
    open_direct: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def score(self) -> Decimal | None:
        """The score, exact; ``None`` while a scored fact that matters is missing."""
        return self.lowest if self.lowest == self.highest else None

    @property
    def colour(self) -> str | None:
        """The colour: red, orange, yellow or blue; ``None`` while it is not certain."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    def item(self, key: str) -> ItemScore:
        """One item by the key of its clause, with or without ``item_``.

        :raises UnknownNameError: there is none; near keys are listed
        """
        for item in self.items:
            if key in (item.key, item.key.removeprefix("item_")):
                return item
        raise UnknownNameError.of(Words("计分项", "item of the table"), key, [i.key for i in self.items])

    def facts(self) -> dict[str, Any]:
        """The score as a fact of an ``EnterpriseAssessment``; left out while it is not known."""
        return {} if self.score is None else {"score": float(self.score)}

    def text(self, lang: Lang = "zh") -> str:
        """One line: the colours that are possible, the score, what is direct, how many facts are missing."""
        zh = check_lang(lang) != "en"
        colours = [COLOURS[c] if zh else c for c in self.candidates]
        low, high = self.lowest, self.highest
        span = f"{low}" if low == high else f"{low}～{high}" if zh else f"{low}~{high}"
        parts = [("或" if zh else " or ").join(colours), f"得分{span}" if zh else f"score {span}"]
        parts += [_CLAUSES[k].title if zh else _CLAUSES[k].en for k in self.direct]
        if self.missing:
            count = len(self.missing)
            parts.append(f"未填{count}项" if zh else f"{count} fact{'s' * (count > 1)} missing")
        return ("；" if zh else "; ").join(parts)


def classify_enterprise(assessment: EnterpriseAssessment) -> EnterpriseClass:
    """The score and the colour of an enterprise.

    What is not known is never zero: a missing fact leaves the score a range, and the colour open while the range
    reaches over a boundary. A condition for direct red that is not known keeps red possible.
    """
    items = tuple(_item(key, assessment) for key in _ITEMS)
    full = _decimal(exact.single("full_score", ENTERPRISE_COLOUR))
    lowest = full + sum((i.low for i in items), Decimal())
    highest = full + sum((i.high for i in items), Decimal())
    reasons = _direct(assessment)
    direct = tuple(key for key, (truth, _) in reasons.items() if truth)
    unknown = tuple(key for key, (truth, _) in reasons.items() if truth is None)
    candidates = _candidates(lowest, highest, bool(direct), bool(unknown))
    missing = [fact for i in items for fact in i.missing]
    missing += [f for key in unknown for f in reasons[key][1] if assessment.values().get(f) is None]
    return EnterpriseClass(
        candidates=candidates,
        lowest=lowest,
        highest=highest,
        items=items,
        direct=direct,
        open_direct=unknown,
        missing=tuple(dict.fromkeys(missing)) if len(candidates) > 1 else (),
    )


def _candidates(lowest: Decimal, highest: Decimal, red: bool, perhaps: bool) -> tuple[str, ...]:
    colours = tuple(COLOURS)
    if red:
        return colours[:1]
    first, last = _band(lowest), _band(highest)
    return tuple(c for n, c in enumerate(colours, 1) if first <= n <= last or (n == 1 and perhaps))


def _band(score: Decimal) -> int:
    return int(exact.step("colour", Fraction(score), ENTERPRISE_COLOUR))


def _item(key: str, assessment: EnterpriseAssessment) -> ItemScore:
    clause = _ITEMS[key]
    rows = tuple(_row(key, fact, assessment) for fact in clause.limits if fact != _CAP)
    cap = _decimal(exact.single(f"{key}.{_CAP}", ENTERPRISE_COLOUR)) if _CAP in clause.limits else Decimal()
    lows = [-cap if r.low is None else r.low for r in rows]
    least = max(-cap, sum((low for low in lows if low < 0), Decimal()))
    most = max(-cap, sum((r.high for r in rows if r.high < 0), Decimal()))
    sure = sum((low for low in lows if low > 0), Decimal())
    perhaps = sum((r.high for r in rows if r.high > 0), Decimal())
    return ItemScore(key, clause.title, clause.en, least + sure, most + perhaps, rows)


def _row(key: str, fact: str, assessment: EnterpriseAssessment) -> Points:
    limit = _CLAUSES[key].limits[fact]
    value = assessment.values().get(fact)
    if limit.cases:
        every = [_decimal(exact.written(v)) for v in limit.cases.values()]
        found = every if value is None else [_decimal(exact.written(limit.cases[value]))]
        return Points(fact, min(found), max(found))
    each = _decimal(exact.single(f"{key}.{fact}", ENTERPRISE_COLOUR))
    if value is not None:
        return Points(fact, each * int(value), each * int(value))
    if EnterpriseAssessment.fact(fact).kind == "count":
        return Points(fact, None, Decimal())
    return Points(fact, min(each, Decimal()), max(each, Decimal()))


def _direct(p: EnterpriseAssessment) -> dict[str, tuple[Truth, tuple[str, ...]]]:
    """Whether each condition for direct red holds, and the facts that decide it."""
    untested = both(p.new_process, negation(p.all_trials))
    undesigned = both(negation(p.formal_design), negation(p.design_diagnosis))
    found: dict[str, tuple[Truth, tuple[str, ...]]] = {
        "red_untested_process": (untested, ("new_process", "all_trials")),
        "red_undesigned": (undesigned, ("formal_design", "design_diagnosis")),
    }
    for key in ("red_uncertified", "red_accidents"):
        limits = {f: exact.single(f"{key}.{f}", ENTERPRISE_COLOUR) for f in _CLAUSES[key].limits}
        reached = either(*(at_least(p.values().get(f), limit) for f, limit in limits.items()))
        found[key] = (reached, tuple(limits))
    return found


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
