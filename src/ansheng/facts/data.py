"""A condition read from data: the tree of nodes made again of the plain JSON values that it was written to.

:func:`ansheng.facts.nodes.to_data` writes them. Every node is one object; its first key says the kind and holds what
the kind is about, other keys say more of it::

    {"all": [{"fact": "rectified"}, {"compare": [{"fact": "amount"}, ">=", {"number": 50, "unit": "m"}]}]}

A fact of an item is written with its one-to-many fact, ``substances.quantity``. Days, texts, and numbers by ``==`` and
``!=`` are compared exactly; other numbers within 1e-9 relative of the right side, unless ``"exact": true`` is said. The
schema is ``schemas/condition-1.json`` of the package, ``ansheng schema condition``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import attrs

from ansheng import units
from ansheng.errors import RuleError, UnknownNameError
from ansheng.facts import nodes
from ansheng.facts.condition import Label, check_options
from ansheng.facts.nodes import Node
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

FORMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fact": ((), ()),
    "number": ((), ("unit",)),
    "text": ((), ()),
    "day": ((), ()),
    "check_day": ((), ()),
    "limit": (("standard", "unit"), ("at",)),
    "compare": ((), ("exact",)),
    "in": ((), ()),
    "within": ((), ("inside",)),
    "all": ((), ()),
    "any": ((), ()),
    "not": ((), ()),
    "known": ((), ()),
    "compute": ((), ()),
    "shift": ((), ("months", "days")),
    "if": (("then", "else"), ()),
    "any_item": (("where",), ()),
    "all_items": (("where",), ()),
    "count": ((), ("where",)),
    "sum": (("value",), ("where",)),
    "max": (("value",), ("where",)),
    "min": (("value",), ("where",)),
}
"""The kinds of nodes as written, each with the keys that it needs beside its own, and those that it may have."""

_ARITHMETIC = get_args(nodes.ArithmeticOp)
_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which no text has."""
_MOST_MOVED = {"months": 12 * 9999, "days": 366 * 9999}
_NAMES = {
    "flag": Words("条件", "a condition"),
    "number": Words("数值", "a number"),
    "text": Words("文字", "a text"),
    "day": Words("日期", "a day"),
    "many": Words("条目", "a list of items"),
}


def from_data(data: object, record: type[Facts], *, standards: Iterable[nodes.LimitSource] = ()) -> Node:
    """The tree that ``to_data`` wrote, its facts being those of ``record`` and of the items of its facts.

    :param standards: where limits come from, which data name by the id of their standard
    :raises RuleError: the data are not of this form, or compare what cannot be compared; the message says where
    :raises UnknownNameError: a key, fact, option, operator, standard or limit is not known; near names are listed
    :raises UnitError: a unit is not known
    """
    return _Reader(record, {standard.id: standard for standard in standards}).node(data)


def parse_day(text: object) -> date:
    """The day that data state, ``2024-01-01`` and nothing else.

    :raises RuleError: it is none
    """
    try:
        day = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise RuleError(
            Words(f"日期应写作 2024-01-01，收到“{_bare(text)}”", f"a day is 2024-01-01, not {_short(text)}")
        )
    return day


@attrs.frozen
class _Reader:
    """Reads nodes at a place of the data; ``item`` is the one-to-many fact inside whose items it stands."""

    record: type[Facts]
    standards: Mapping[str, nodes.LimitSource]
    item: nodes.FactRef | None = None
    place: str = ""
    depth: int = 1

    def node(self, data: object) -> Node:
        if self.depth > nodes.DEEPEST:
            raise nodes.too_deep()
        kind, given = self._form(data)
        stated = given[kind]
        match kind:
            case "fact":
                return self._fact(self._text(stated))
            case "number":
                return nodes.Constant(self._number(stated), self._unit(given.get("unit", "")))
            case "text":
                return nodes.Constant(self._text(stated))
            case "day":
                return nodes.Constant(parse_day(stated))
            case "check_day":
                return self._check_day(stated)
            case "limit":
                return self._limit(given)
            case "compare":
                return self._compare(stated, given)
            case "in":
                return self._one_of(stated)
            case "within":
                place, area = self._list(stated, 2)
                inside = self._text(given.get("inside", ""))
                return nodes.Within(self._of("text", place, "within[0]"), self._text(area), inside)
            case "all" | "any":
                parts = tuple(
                    self._of("flag", part, f"{kind}[{n}]") for n, part in enumerate(self._list(stated))
                )
                return nodes.AllOf(parts) if kind == "all" else nodes.AnyOf(parts)
            case "not":
                return nodes.Negation(self._of("flag", stated, kind))
            case "known":
                return nodes.Known(self._below(kind).node(stated))
            case "compute":
                return self._compute(stated)
            case "shift":
                months, days = (self._moved(given.get(key, 0), key) for key in ("months", "days"))
                return nodes.Shift(self._of("day", stated, kind), months, days)
            case "if":
                return self._choose(given)
        return self._items(kind, given)

    def _form(self, data: object) -> tuple[str, Mapping[str, Any]]:
        """The kind of a node and all that is said of it."""
        if not isinstance(data, Mapping) or not data:
            raise self._wrong(
                Words('字典，如 {"fact": "found_on"}', 'an object such as {"fact": "found_on"}'), data
            )
        kind = next((key for key in data if isinstance(key, str) and key in FORMS), None)
        if kind is None:
            raise UnknownNameError.of(Words("条件写法", "kind of condition"), str(next(iter(data))), FORMS)
        needed, optional = FORMS[kind]
        for key in data:
            if key not in (kind, *needed, *optional):
                raise UnknownNameError.of(
                    Words(f"“{kind}”的键", f"key of {kind!r}"), str(key), (kind, *needed, *optional)
                )
        if lacking := [key for key in needed if key not in data]:
            names = "、".join(lacking)
            raise self._wrong(
                Words(f"同时写有 {kind} 和 {names} 的字典", f"{kind!r} with {', '.join(lacking)}"), data
            )
        return kind, data

    def _fact(self, path: str) -> nodes.FactRef:
        outer, dot, name = path.partition(".")
        if not dot:
            return nodes.FactRef(self.record, self.record.fact(path))
        if self.item is None or outer != self.item.name or self.item.fact.item is None:
            raise self._wrong(
                Words(f"条目“{outer}”内的采集项", f"a fact inside the items of {outer!r}"), path
            )
        return nodes.FactRef(self.item.fact.item, self.item.fact.item.fact(name))

    def _check_day(self, stated: object) -> nodes.CheckDay:
        if stated is not True:
            raise self._wrong(Words("值 true", "true"), stated)
        return nodes.CheckDay()

    def _limit(self, given: Mapping[str, Any]) -> Node:
        name, id_, unit = self._text(given["limit"]), self._text(given["standard"]), self._unit(given["unit"])
        if id_ not in self.standards:
            raise UnknownNameError.of(Words("标准", "standard"), id_, self.standards)
        stated = self.standards[id_].limit_kind(name)
        self._alike(unit, stated.unit, convert=True)
        limit = nodes.LimitRef(self.standards[id_], name, unit)
        if stated.tabled != ("at" in given):
            words = (
                Words("写明 at 的分档限值", "an 'at'")
                if stated.tabled
                else Words("单一限值，不写 at", "no 'at'")
            )
            raise self._wrong(Words(words.zh, f"{words.en}, by the form of the limit"), given)
        if not stated.tabled:
            return limit
        return nodes.Lookup(limit, self._of("number" if stated.steps else "text", given["at"], "at"))

    def _compare(self, stated: object, given: Mapping[str, Any]) -> nodes.Compare:
        left, op, right = self._sides(stated, "compare", tuple(nodes.MIRRORED))
        kind, other = nodes.kind_of(left), nodes.kind_of(right)
        order = ("==", "!=") if kind == "text" else tuple(nodes.MIRRORED)
        if kind != other or kind in ("flag", "many") or op not in order:
            one, two = _NAMES[kind], _NAMES[other]
            raise self._wrong(
                Words(
                    f"可以比较的两个值（{one.zh}与{two.zh}不能用 {op} 比较）",
                    f"two values that compare ({one.en} {op} {two.en} do not)",
                ),
                stated,
            )
        self._alike(_unit(left), _unit(right))
        for side, text in ((left, right), (right, left)):
            if isinstance(text, nodes.Constant) and isinstance(text.value, str):
                check_options(Label(side), (text.value,))
        exact = given.get("exact", False)
        if not isinstance(exact, bool) or ("exact" in given and nodes.always_exact(op, left) and not exact):
            raise self._wrong(Words('写有 "exact": true 的比较', "exact to be true"), given)
        return nodes.Compare(op, left, right, exact or nodes.always_exact(op, left))

    def _one_of(self, stated: object) -> nodes.OneOf:
        listed = self._list(stated, 2)
        left = self._of("text", listed[0], "in[0]")
        options = tuple(self._text(option) for option in self._list(listed[1]))
        if not options:
            raise self._wrong(Words("至少一个选项", "at least one option"), listed[1])
        check_options(Label(left), options)
        return nodes.OneOf(left, options)

    def _compute(self, stated: object) -> nodes.Arithmetic:
        left, sign, right = self._sides(stated, "compute", _ARITHMETIC)
        kinds = {nodes.kind_of(left), nodes.kind_of(right)}
        if kinds != {"number"} and not (kinds == {"day"} and sign == "-"):
            raise self._wrong(
                Words("数值的运算，或日期相减", "numbers, or the difference of two days"), stated
            )
        if sign in "+-":
            self._alike(_unit(left), _unit(right))
        return nodes.Arithmetic(sign, left, right)  # type: ignore[arg-type]

    def _moved(self, by: object, key: str) -> int | nodes.LimitRef:
        if isinstance(by, int) and not isinstance(by, bool) and abs(by) <= _MOST_MOVED[key]:
            return by
        node = self._below(key).node(by) if isinstance(by, Mapping) else None
        if isinstance(node, nodes.LimitRef) and node.unit == key.removesuffix("s"):
            return node
        raise self._wrong(
            Words(f"整数，或以 {key} 为单位的限值", f"{key} to be a whole number or such a limit"), by
        )

    def _choose(self, given: Mapping[str, Any]) -> nodes.Choose:
        then, otherwise = (self._below(key).node(given[key]) for key in ("then", "else"))
        if nodes.kind_of(then) != nodes.kind_of(otherwise) or nodes.kind_of(then) == "many":
            raise self._wrong(Words("种类相同的 then 与 else", "one kind of value in then and else"), given)
        self._alike(_unit(then), _unit(otherwise))
        return nodes.Choose(self._of("flag", given["if"], "if"), then, otherwise)

    def _items(self, kind: str, given: Mapping[str, Any]) -> Node:
        many = self._fact(self._text(given[kind]))
        if many.fact.item is None:
            raise self._wrong(Words("一对多的采集项", "a one-to-many fact"), many.name)
        inside = attrs.evolve(self, item=many)
        where = inside._of("flag", given["where"], "where") if "where" in given else None
        match kind:
            case "any_item" | "all_items":
                assert where is not None
                return nodes.Quantify("any" if kind == "any_item" else "all", many, where)
        value = inside._of("number", given["value"], "value") if "value" in given else None
        return nodes.Aggregate(kind, many, value, where)  # type: ignore[arg-type]

    def _below(self, place: str) -> _Reader:
        return attrs.evolve(
            self, place=f"{self.place}.{place}" if self.place else place, depth=self.depth + 1
        )

    def _of(self, kind: nodes.ValueKind, data: object, place: str) -> Node:
        """A node that must be of one kind."""
        inside = self._below(place)
        node = inside.node(data)
        if nodes.kind_of(node) != kind:
            raise inside._wrong(_NAMES[kind], data)
        return node

    def _sides(self, stated: object, kind: str, signs: tuple[str, ...]) -> tuple[Node, str, Node]:
        left, sign, right = self._list(stated, 3)
        if sign not in signs:
            raise UnknownNameError.of(Words("运算符", "operator"), str(sign), signs)
        return self._below(f"{kind}[0]").node(left), sign, self._below(f"{kind}[2]").node(right)

    def _list(self, value: object, size: int | None = None) -> list[Any]:
        if not isinstance(value, list) or (size is not None and len(value) != size):
            raise self._wrong(
                Words(f"{size}项的列表" if size else "列表", f"a list of {size or 'parts'}"), value
            )
        return value

    def _text(self, value: object) -> str:
        if not isinstance(value, str) or _LONE.search(value):
            raise self._wrong(Words("文字", "a text"), value)
        return value

    def _unit(self, value: object) -> str:
        unit = self._text(value)
        units.canonical(unit)
        return unit

    def _number(self, value: object) -> float:
        try:
            if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                return float(value)
        except OverflowError:
            pass
        raise self._wrong(Words("数值", "a number"), value)

    def _alike(self, unit: str, other: str, *, convert: bool = False) -> None:
        """Refuse numbers of two units, which nothing would convert."""
        if not convert and not (unit and other):
            return
        if not units.same_dimension(unit, other) or not (convert or units.factor(unit, other) == (1.0, 0.0)):
            raise self._wrong(
                Words(
                    f"以“{other}”为单位的数值" if other else "无单位的数值",
                    f"a number in {other or 'no unit'}",
                ),
                unit,
            )

    def _wrong(self, words: Words, value: object) -> RuleError:
        place = Words(
            f"条件的 {self.place}" if self.place else "条件",
            f"the condition at {self.place}" if self.place else "the condition",
        )
        return RuleError(
            Words(
                f"{place.zh}：应为{words.zh}，收到“{_bare(value)}”",
                f"{place.en}: expected {words.en}, not {_short(value)}",
            )
        )


def _unit(node: Node) -> str:
    """The unit of a number where it is certain; what was multiplied or is bare has none to hold against another."""
    match node:
        case nodes.FactRef(fact=fact):
            return fact.unit if fact.kind == "number" else ""
        case (
            nodes.Constant(unit=unit)
            | nodes.LimitRef(unit=unit)
            | nodes.Lookup(limit=nodes.LimitRef(unit=unit))
        ):
            return unit
        case nodes.Aggregate(value=Node() as value):
            return _unit(value)
        case nodes.Choose(then=left, otherwise=right) | nodes.Arithmetic("+" | "-", left, right):
            if nodes.kind_of(left) == "day":
                return "day" if isinstance(node, nodes.Arithmetic) else ""
            return _unit(left) if _unit(left) == _unit(right) else ""
    return ""


def _short(value: object) -> str:
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:60]}…"


def _bare(value: object) -> str:
    """The same for Chinese, which has quotation marks of its own."""
    return _short(value).strip("'")
