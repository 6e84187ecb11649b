"""The expression tree: seventeen kinds of frozen nodes, how they are written as data, and nothing that acts on them.

A rule is a tree of these nodes. The typed handles that authors write with are in :mod:`ansheng.facts.handles`; the
readers of the tree (one record, tables, text, data) are modules of their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

import attrs

from ansheng.errors import RuleError
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.kinds import Fact
    from ansheng.facts.record import Facts

CompareOp = Literal["<", "<=", ">", ">=", "==", "!="]
ArithmeticOp = Literal["+", "-", "*", "/"]
QuantifyKind = Literal["any", "all"]
AggregateKind = Literal["count", "sum", "max", "min"]
ValueKind = Literal["flag", "number", "text", "day", "many"]

MIRRORED: dict[CompareOp, CompareOp] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
NEGATED: dict[CompareOp, CompareOp] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

DEEPEST = 100
"""How many nodes may stand inside each other as data; nobody writes so many, and more would exhaust the stack."""


class LimitSource(Protocol):
    """What states limits: a standard, see :class:`ansheng.Standard`."""

    @property
    def id(self) -> str:
        """The stable id of the standard."""

    @property
    def editions(self) -> tuple[Any, ...]:
        """Its editions, oldest first."""

    def edition_on(self, day: date) -> Any:
        """The edition in force on a day, or None."""

    def limit_kind(self, name: str) -> Any:
        """The limit as the newest edition that has it states it: its unit and form."""


class StatedLimit(Protocol):
    """A limit as one edition states it: one value, the steps of a table, or a value a case; see the law files."""

    @property
    def value(self) -> float | None:
        """Its value, where it has one."""

    @property
    def unit(self) -> str:
        """The unit of its values."""

    @property
    def steps(self) -> Sequence[Any]:
        """The rows of a step table."""

    @property
    def cases(self) -> Mapping[str, float]:
        """The values by case."""


class Node:
    """Base of the tree's nodes."""

    __slots__: tuple[str, ...] = ()

    def children(self) -> tuple[Node, ...]:
        """The nodes directly below this one, in reading order."""
        values = [getattr(self, name) for name in _stated(self.__slots__)]
        parts = [part for value in values for part in (value if value.__class__ is tuple else (value,))]
        return tuple([part for part in parts if isinstance(part, Node)])


@cache
def _stated(slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots of a node that its author states; the others remember what was computed."""
    return tuple(name for name in slots if not name.startswith("_"))


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
class Within(Node):
    """A place lies in an area; it is read ``inside`` another, where all places lie that do not say otherwise.

    Unknown where the place does not say enough. It comes from the region of a local standard; no handle offers it.
    """

    place: Node
    area: str
    inside: str = ""


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
class Known(Node):
    """Whether the part has a value: true where it has, false where it is unknown, and never unknown itself.

    For filters. No handle offers it to rules, since a missing fact filled in would turn a verdict into another.
    """

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
    own = ("op", "exact", "kind", "options", "months", "days", "area", "inside")
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
            case _:
                many = node.many if isinstance(node, Quantify | Aggregate) else None
                for child in node.children():
                    visit(child, item if many is None else many if child is not many else None)

    visit(node, None)
    return found


def to_data(node: Node) -> dict[str, Any]:
    """The tree as plain values that JSON can hold; :mod:`ansheng.facts.data` says the form and reads them back.

    :raises RuleError: a number is not finite, or more than a hundred nodes stand inside each other

    >>> to_data(Known(Constant("甲")))
    {'known': {'text': '甲'}}
    """
    return _Writer().node(node)


@attrs.frozen
class _Writer:
    """Writes nodes; ``item`` is the one-to-many fact inside whose items they stand."""

    item: FactRef | None = None
    depth: int = 1

    def node(self, node: Node) -> dict[str, Any]:
        if self.depth > DEEPEST:
            raise too_deep()
        part = attrs.evolve(self, depth=self.depth + 1).node
        match node:
            case FactRef():
                return {"fact": self._path(node)}
            case Constant():
                return _constant(node)
            case LimitRef(standard=standard, name=name, unit=unit):
                return {"limit": name, "standard": standard.id, "unit": unit}
            case Lookup(limit=limit, key=key):
                return {**part(limit), "at": part(key)}
            case CheckDay():
                return {"check_day": True}
            case Compare(op=op, left=left, right=right, exact=exact):
                said = {"exact": True} if exact and not always_exact(op, left) else {}
                return {"compare": [part(left), op, part(right)], **said}
            case OneOf(left=left, options=options):
                return {"in": [part(left), list(options)]}
            case Within(place=place, area=area, inside=inside):
                return {"within": [part(place), area], **({"inside": inside} if inside else {})}
            case AllOf(parts=parts):
                return {"all": [part(one) for one in parts]}
            case AnyOf(parts=parts):
                return {"any": [part(one) for one in parts]}
            case Negation(part=one):
                return {"not": part(one)}
            case Known(part=one):
                return {"known": part(one)}
            case Arithmetic(op=sign, left=left, right=right):
                return {"compute": [part(left), sign, part(right)]}
            case Shift(day=day, months=months, days=days):
                moved = {"months": months, "days": days}
                by = {key: part(n) if isinstance(n, Node) else n for key, n in moved.items() if n != 0}
                return {"shift": part(day), **by}
            case Choose(condition=condition, then=then, otherwise=otherwise):
                return {"if": part(condition), "then": part(then), "else": part(otherwise)}
            case Quantify() | Aggregate():
                return self._items(node)
        raise TypeError(f"not a node of the expression tree: {node!r}")

    def _items(self, node: Quantify | Aggregate) -> dict[str, Any]:
        inside = _Writer(node.many, self.depth + 1)
        if isinstance(node, Quantify):
            kind = {"any": "any_item", "all": "all_items"}[node.kind]
            return {kind: node.many.name, "where": inside.node(node.condition)}
        said = {"value": node.value, "where": node.where}
        return {
            node.kind: node.many.name,
            **{key: inside.node(part) for key, part in said.items() if part is not None},
        }

    def _path(self, node: FactRef) -> str:
        inside = self.item is not None and node.owner is self.item.fact.item
        return f"{self.item.name}.{node.name}" if inside and self.item is not None else node.name


def _constant(node: Constant) -> dict[str, Any]:
    value = node.value
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if not math.isfinite(value):
        raise RuleError(Words(f"数值“{value}”不是有限的数；请更正", f"{value} is no finite number; mend it"))
    return {"number": value, "unit": node.unit} if node.unit else {"number": value}


def always_exact(op: str, left: Node) -> bool:
    """Whether such a comparison is exact anyway: of days, of texts, and of numbers by ``==`` and ``!=``."""
    return op in ("==", "!=") or kind_of(left) != "number"


def kind_of(node: Node) -> ValueKind:
    """What a node gives: a truth (``flag``), a number, a text, a day, or the items of a one-to-many fact."""
    match node:
        case FactRef(fact=fact):
            plain: dict[str, ValueKind] = {"count": "number", "choice": "text"}
            return plain.get(fact.kind) or fact.kind  # type: ignore[return-value]
        case Constant(value=str()):
            return "text"
        case Constant(value=date()) | CheckDay() | Shift():
            return "day"
        case Constant() | LimitRef() | Lookup() | Arithmetic() | Aggregate():
            return "number"
        case Choose(then=then):
            return kind_of(then)
    return "flag"


def too_deep() -> RuleError:
    """The error for a tree that nests more than :data:`DEEPEST` nodes."""
    return RuleError(
        Words(f"条件嵌套超过{DEEPEST}层；请减少嵌套", f"nested over {DEEPEST} levels; write it flatter")
    )
