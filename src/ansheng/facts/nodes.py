"""The expression tree: fifteen kinds of frozen nodes, and nothing that acts on them.

A rule is a tree of these nodes. The typed handles that authors write with are in :mod:`ansheng.facts.handles`; the
readers of the tree (one record, tables, text) are modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

import attrs

if TYPE_CHECKING:
    from ansheng.facts.kinds import Fact
    from ansheng.facts.record import Facts

CompareOp = Literal["<", "<=", ">", ">=", "==", "!="]
ArithmeticOp = Literal["+", "-", "*", "/"]
QuantifyKind = Literal["any", "all"]
AggregateKind = Literal["count", "sum", "max", "min"]

MIRRORED: dict[CompareOp, CompareOp] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
NEGATED: dict[CompareOp, CompareOp] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class LimitSource(Protocol):
    """What states limits: a standard, see :class:`ansheng.Standard`."""

    @property
    def id(self) -> str:
        """The stable id of the standard."""
        ...

    @property
    def editions(self) -> tuple[Any, ...]:
        """Its editions, oldest first."""
        ...

    def edition_on(self, day: date) -> Any:
        """The edition in force on a day, or None."""
        ...

    def limit_kind(self, name: str) -> Any:
        """The limit as the newest edition that has it states it: its unit and form."""
        ...


class StatedLimit(Protocol):
    """A limit as one edition states it: one value, the steps of a table, or a value a case; see the law files."""

    @property
    def value(self) -> float | None:
        """Its value, where it has one."""
        ...

    @property
    def unit(self) -> str:
        """The unit of its values."""
        ...

    @property
    def steps(self) -> Sequence[Any]:
        """The rows of a step table."""
        ...

    @property
    def cases(self) -> Mapping[str, float]:
        """The values by case."""
        ...


class Node:
    """Base of the tree's nodes."""

    __slots__: tuple[str, ...] = ()

    def children(self) -> tuple[Node, ...]:
        """The nodes directly below this one, in reading order."""
        values = [getattr(self, name) for name in self.__slots__ if not name.startswith("_")]
        flat = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
        return tuple(part for part in flat if isinstance(part, Node))


@attrs.frozen(cache_hash=True)
class FactRef(Node):
    """The value of one fact of the record, or of the item at hand inside ``any``, ``all``, ``sum`` and the like."""

    owner: type[Facts]
    fact: Fact[Any]

    @property
    def name(self) -> str:
        """The fact's name."""
        return self.fact.name


@attrs.frozen(cache_hash=True)
class Constant(Node):
    """A value that the rule itself states; a number is in ``unit``."""

    value: float | str | date
    unit: str = ""


@attrs.frozen(cache_hash=True)
class LimitRef(Node):
    """A limit that the law states, by name; its value is read from the edition in force and given in ``unit``."""

    standard: LimitSource
    name: str
    unit: str


@attrs.frozen(cache_hash=True)
class Lookup(Node):
    """A limit that depends on another value: a row of a step table, or one of several cases."""

    limit: LimitRef
    key: Node


@attrs.frozen(cache_hash=True)
class CheckDay(Node):
    """The day for which the check is made."""


@attrs.frozen(cache_hash=True)
class Compare(Node):
    """``left op right``; unless ``exact``, a value within 1e-9 relative of the right side is at it."""

    op: CompareOp
    left: Node
    right: Node
    exact: bool = False


@attrs.frozen(cache_hash=True)
class OneOf(Node):
    """``left`` is one of the options."""

    left: Node
    options: tuple[str, ...]


@attrs.frozen(cache_hash=True)
class AllOf(Node):
    """Every part holds (Kleene and)."""

    parts: tuple[Node, ...]


@attrs.frozen(cache_hash=True)
class AnyOf(Node):
    """At least one part holds (Kleene or)."""

    parts: tuple[Node, ...]


@attrs.frozen(cache_hash=True)
class Negation(Node):
    """The part does not hold."""

    part: Node


@attrs.frozen(cache_hash=True)
class Arithmetic(Node):
    """``left op right`` on numbers, or the days from ``right`` to ``left``; dividing by zero gives no value."""

    op: ArithmeticOp
    left: Node
    right: Node


@attrs.frozen(cache_hash=True)
class Shift(Node):
    """A day moved by months and days; the end of a shorter month is kept (Jan 31 + 1 month = Feb 28).

    Either may be a limit of the law, read from the edition in force.
    """

    day: Node
    months: int | LimitRef = 0
    days: int | LimitRef = 0


@attrs.frozen(cache_hash=True)
class Choose(Node):
    """``then`` where the condition holds, ``otherwise`` where it does not."""

    condition: Node
    then: Node
    otherwise: Node


@attrs.frozen(cache_hash=True)
class Quantify(Node):
    """Whether any, or all, of the items of a one-to-many fact meet a condition."""

    kind: QuantifyKind
    many: FactRef
    condition: Node


@attrs.frozen(cache_hash=True)
class Aggregate(Node):
    """Count, sum, maximum or minimum over the items of a one-to-many fact, of those that meet ``where``."""

    kind: AggregateKind
    many: FactRef
    value: Node | None = None
    where: Node | None = None


def structure(node: Node) -> list[Any]:
    """The tree as plain lists, the same wherever the same thing is stated; what receipts are made of."""
    match node:
        case FactRef(owner=owner, fact=fact):
            return ["fact", owner.__name__, fact.name, fact.kind, fact.unit, list(fact.options)]
        case LimitRef(standard=standard, name=name, unit=unit):
            return ["limit", standard.id, name, unit]
        case Constant(value=value, unit=unit):
            return ["constant", str(value), unit]
    own = ("op", "exact", "kind", "options", "months", "days")
    stated = [str(getattr(node, name)) for name in own if hasattr(node, name)]
    return [type(node).__name__, *stated, *map(structure, node.children())]


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in reading order."""
    yield node
    for child in node.children():
        yield from walk(child)


def facts_in(node: Node) -> dict[str, FactRef]:
    """The facts that a tree reads, by path: ``leak``, or ``substances.quantity`` for a fact of an item."""
    found: dict[str, FactRef] = {}

    def visit(node: Node, item: FactRef | None) -> None:
        match node:
            case FactRef() if item is not None and node.owner is item.fact.item:
                found.setdefault(f"{item.name}.{node.name}", node)
            case FactRef():
                found.setdefault(node.name, node)
            case Quantify() | Aggregate():
                for child in node.children():
                    visit(child, node.many if child is not node.many else None)
            case _:
                for child in node.children():
                    visit(child, item)

    visit(node, None)
    return found
