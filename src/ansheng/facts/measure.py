"""Measures: numbers with units, counts and the limits of the law, compared to conditions.

``==`` on a measured number and a comparison across dimensions raise a :class:`~ansheng.errors.RuleError` when the
rule's module is imported.
"""

from __future__ import annotations

from typing import NoReturn

from ansheng import units
from ansheng.errors import RuleError, UnitError
from ansheng.facts import nodes
from ansheng.facts.condition import Condition, Expr, Label, as_condition, check_options, precedence
from ansheng.facts.nodes import Node
from ansheng.sheets import cells
from ansheng.words import Words

Number = int | float | str


class Measure(Expr):
    """A number with a unit. Ordered with ``<  <=  >  >=``; never compared with ``==``."""

    __slots__ = ("bare", "unit")
    exact = False

    def __init__(self, node: Node, unit: str = "", *, bare: bool = False) -> None:
        super().__init__(node)
        self.unit = unit
        self.bare = bare

    def __lt__(self, other: Measure | Number) -> Condition:
        return self._compare("<", other)

    def __le__(self, other: Measure | Number) -> Condition:
        return self._compare("<=", other)

    def __gt__(self, other: Measure | Number) -> Condition:
        return self._compare(">", other)

    def __ge__(self, other: Measure | Number) -> Condition:
        return self._compare(">=", other)

    def between(self, low: Measure | Number, high: Measure | Number) -> Condition:
        """Whether the number lies from ``low`` to ``high``, both included."""
        return (self >= low) & (self <= high)

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        raise RuleError(
            Words(
                "测量值不能用 == 或 != 比较；请写 >=、<= 或 x.between(a, b)",
                "a measured number is not compared with == or !=; write >=, <= or x.between(a, b)",
            )
        )

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return self == other

    __hash__ = Expr.__hash__

    def __add__(self, other: Measure | Number) -> Measure:
        return self._same("+", other)

    def __sub__(self, other: Measure | Number) -> Measure:
        return self._same("-", other)

    def __mul__(self, other: Measure | Number) -> Measure:
        factor = _measure(other, "")
        return Measure(nodes.Arithmetic("*", self.node, factor.node), units.times(self.unit, factor.unit))

    def __rmul__(self, other: Number) -> Measure:
        return self * other

    def __truediv__(self, other: Measure | Number) -> Measure:
        by = _measure(other, "")
        if not by.unit:
            return Measure(nodes.Arithmetic("/", self.node, by.node), self.unit)
        if units.same_dimension(self.unit, by.unit):
            return Measure(nodes.Arithmetic("/", self.node, by.to(self.unit).node), "")
        return Measure(nodes.Arithmetic("/", self.node, by.node), units.per(self.unit, by.unit))

    def __and__(self, other: object) -> NoReturn:
        raise precedence("&")

    def __or__(self, other: object) -> NoReturn:
        raise precedence("|")

    __rand__ = __and__
    __ror__ = __or__

    def to(self, unit: str) -> Measure:
        """The same number in another unit of the same dimension."""
        if unit == self.unit:
            return self
        if self.bare:
            return Measure(self.node, unit)
        if not units.same_dimension(self.unit, unit):
            raise _dimension(self.unit, unit)
        if isinstance(self.node, nodes.LimitRef):
            return Measure(nodes.LimitRef(self.node.standard, self.node.name, unit), unit)
        if isinstance(self.node, nodes.Lookup):
            limit = self.node.limit
            return Measure(
                nodes.Lookup(nodes.LimitRef(limit.standard, limit.name, unit), self.node.key), unit
            )
        if isinstance(self.node, nodes.Constant):
            return Measure(
                nodes.Constant(units.convert(float(str(self.node.value)), self.unit, unit), unit), unit
            )
        scale, offset = units.factor(self.unit, unit)
        node: Node = self.node
        if scale != 1:
            node = nodes.Arithmetic("*", node, nodes.Constant(scale))
        if offset:
            node = nodes.Arithmetic("+", node, nodes.Constant(offset))
        return Measure(node, unit)

    def _same(self, op: nodes.ArithmeticOp, other: Measure | Number) -> Measure:
        right = _measure(other, self.unit).to(self.unit)
        return Measure(nodes.Arithmetic(op, self.node, right.node), self.unit)

    def _compare(self, op: nodes.CompareOp, other: Measure | Number) -> Condition:
        right = _measure(other, self.unit)
        if _is_limit(self.node) and not _is_limit(right.node):
            return right._compare(nodes.MIRRORED[op], self)
        exact = op in ("==", "!=") or (self.exact and (right.exact or isinstance(right.node, nodes.Constant)))
        return Condition(nodes.Compare(op, self.node, right.to(self.unit).node, exact))


class Tally(Measure):
    """A whole number of things; it may also be compared with ``==`` and ``!=``."""

    __slots__ = ()
    exact = True

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("==", _countable(other))

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]
        return self._compare("!=", _countable(other))

    __hash__ = Expr.__hash__


def _countable(other: object) -> Measure | Number:
    if isinstance(other, Tally | LimitMeasure | int) and not isinstance(other, bool):
        return other
    raise RuleError(
        Words(
            f"个数只能与整数比较是否相等，收到“{other}”；请写整数，或用 >=、<=",
            f"a count is compared for equality with a whole number only, not with {other!r}; use >= or <=",
        )
    )


class LimitMeasure(Measure):
    """A limit stated by the law; one that depends on another value is read with :meth:`at`."""

    __slots__ = ()

    def at(self, key: Measure | Label) -> Measure:
        """The limit for ``key``: the row of a step table, or the case of a Choice.

        :raises RuleError: the limit is a single value, or its table is kept by something else than ``key``
        """
        node = self.node
        assert isinstance(node, nodes.LimitRef)
        found = node.standard.limit_kind(node.name)
        if isinstance(key, Measure) and found.steps:
            return Measure(nodes.Lookup(node, key.to(found.by).node), self.unit)
        if isinstance(key, Label) and found.cases:
            _check_cases(key, node)
            return Measure(nodes.Lookup(node, key.node), self.unit)
        raise RuleError(
            Words(
                f"限值“{node.name}”不按这种值分档；单一限值请直接写 LAW.limit({node.name!r})",
                f"limit {node.name!r} is not tabled by this kind of value; "
                f"a single limit is written LAW.limit({node.name!r})",
            )
        )

    def _compare(self, op: nodes.CompareOp, other: Measure | Number) -> Condition:
        _refuse_untabled(self)
        return super()._compare(op, other)


def _check_cases(key: Label, limit: nodes.LimitRef) -> None:
    """Refuse a table of cases and a Choice that do not cover each other in every edition."""
    for edition in limit.standard.editions:
        cases = edition.limits[limit.name].cases if limit.name in edition.limits else {}
        check_options(key, cases)
        options = key.node.fact.options if isinstance(key.node, nodes.FactRef) else {}
        missing = [o for o in options if o not in cases] if cases else []
        if missing:
            raise RuleError(
                Words(
                    f"{edition.words.zh}的限值“{limit.name}”未给出 {'、'.join(missing)} 的值；请在该限值中补充",
                    f"limit {limit.name!r} of edition {edition.label} states no value for {', '.join(missing)}; add it",
                )
            )


def _refuse_untabled(measure: Measure) -> None:
    node = measure.node
    if isinstance(node, nodes.LimitRef) and node.standard.limit_kind(node.name).tabled:
        raise RuleError(
            Words(
                f"限值“{node.name}”是分档表；请写 LAW.limit({node.name!r}).at(p.fact)",
                f"limit {node.name!r} is a table; write LAW.limit({node.name!r}).at(p.some_fact)",
            )
        )


def choose(condition: Condition, then: Measure | Number, otherwise: Measure | Number) -> Measure:
    """``then`` where ``condition`` holds, ``otherwise`` where it does not.

    A plain number takes the unit of the other; two plain numbers take that of what they are held against.
    """
    unit = next((u for u in map(_own_unit, (then, otherwise)) if u is not None), None)
    first, second = (_measure(value, unit or "").to(unit or "") for value in (then, otherwise))
    node = nodes.Choose(as_condition(condition, "choose").node, first.node, second.node)
    return Measure(node, unit or "", bare=unit is None)


def _own_unit(value: Measure | Number) -> str | None:
    """The unit that a value states itself; a plain number states none."""
    if isinstance(value, Measure):
        return None if value.bare else value.unit
    read = cells.parse_number(value) if isinstance(value, str) else None
    return read[1] if read else None


def _measure(value: Measure | Number, unit: str) -> Measure:
    if isinstance(value, Measure):
        _refuse_untabled(value)
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise RuleError(
            Words(
                f'数值只能与数值比较，收到“{value}”；请写数字，或写作 "20 %"',
                f"a number is compared with a number, not with {value!r}; write 20 or '20 %'",
            )
        )
    if isinstance(value, str):
        return _quantity(value, unit)
    return Measure(nodes.Constant(float(value), unit), unit)


def _quantity(written: str, unit: str) -> Measure:
    read = cells.parse_number(written)
    if read is None:
        raise RuleError(
            Words(
                f'“{written}”不是数值；请写数字，或写作 "20 %"',
                f"{written!r} is not a number; write 20 or '20 %'",
            )
        )
    number, own = read
    if own is None:
        return Measure(nodes.Constant(number, unit), unit)
    try:
        return Measure(nodes.Constant(units.convert(number, own, unit), unit), unit)
    except UnitError as error:
        raise _dimension(own, unit) from error


def _is_limit(node: Node) -> bool:
    return isinstance(node, nodes.LimitRef | nodes.Lookup | nodes.Constant)


def _dimension(unit: str, other: str) -> RuleError:
    return RuleError(
        Words(
            f"单位“{unit or '无量纲'}”与“{other or '无量纲'}”量纲不同，不能比较或相加；请检查限值或采集项的单位",
            f"units {unit or 'dimensionless'!r} and {other or 'dimensionless'!r} are of different dimensions; "
            "check the unit of the limit or of the fact",
        )
    )
