"""Why: the facts that could still decide an undetermined verdict, and the evidence for a determined one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.areas import Layer
from ansheng.days import NEVER
from ansheng.errors import check_lang, word
from ansheng.facts import nodes
from ansheng.facts.nodes import Node
from ansheng.facts.render import relation, render, render_value
from ansheng.law.citing import cited
from ansheng.law.standard import Clause, Edition, Standard, standard_of
from ansheng.plain import as_data
from ansheng.rules.evaluate import Evaluator, Limits, Values, compile_node, items_of
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.facts.kinds import Fact


EQUALITY = ("==", "!=", "in", "not in")


@attrs.frozen
class Source:
    """A clause in an edition in force: one that states a limit, or that a rule rests on."""

    standard: Standard = attrs.field(eq=lambda standard: standard.id)
    edition: Edition = attrs.field(eq=lambda edition: edition.label)
    clause: Clause = attrs.field(eq=lambda clause: clause.number)

    @property
    def named(self) -> dict[str, str]:
        """The clause by the id of its standard, the label of its edition and its number."""
        return {
            "standard": self.standard.id,
            "edition": self.edition.label,
            "clause": self.clause.number,
        }

    @property
    def layer(self) -> Layer:
        """The layer of law that its standard belongs to."""
        return self.standard.layer

    @property
    def region(self) -> str | None:
        """The province, city or county in which its standard holds; ``None`` where that is the whole country."""
        return self.standard.region or None

    def to_dict(self, lang: Lang = "zh") -> dict[str, str | None]:
        """The clause as :attr:`named`, with its layer of law, its region, and as a sentence names it."""
        return {**self.named, "layer": self.layer, "region": self.region, "text": self.text(lang)}

    def text(self, lang: Lang = "zh") -> str:
        """The clause as a sentence names it."""
        return cited(self.standard, self.edition, self.clause, lang)


@attrs.frozen
class Evidence:
    """One atom that a verdict rests on: the fact, its value, what it was held against, and who says so.

    ``sources`` are the clauses of the limits in it; none where the rule holds a fact against no limit of the law.
    """

    fact: str
    value: Any
    unit: str | None
    operator: str
    limit: Any
    sources: tuple[Source, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The atom as plain data, days as ISO text."""
        return {
            "fact": self.fact,
            "value": as_data(self.value),
            "unit": self.unit,
            "operator": self.operator,
            "limit": as_data(self.limit),
            "sources": [source.named for source in self.sources],
        }

    def text(self, facts: Mapping[str, Fact[Any]], lang: Lang = "zh", own: Source | None = None) -> str:
        """The atom in words, such as ``泄漏浓度25%，达到或超过20%``, with the clause of each limit behind it.

        :param facts: the facts of the class judged, for their titles
        :param own: the clause that is named beside the text already, and not again in it
        """
        said = self._said(facts, lang)
        others = [source.text(lang) for source in self.sources if source != own]
        if not others:
            return said
        return word(lang, Words(f"{said}（{'、'.join(others)}）", f"{said} ({'; '.join(others)})"))

    def _said(self, facts: Mapping[str, Fact[Any]], lang: Lang) -> str:
        title, fact = path_title(facts, self.fact, lang), fact_at(facts, self.fact)
        value = _shown(self.value, self.unit, fact, lang)
        if (
            isinstance(self.value, bool)
            or self.value == NEVER
            or (fact and fact.kind in ("choice", "text") and self.operator in EQUALITY)
        ):
            return f"{title}{word(lang, Words('：', ': '))}{value}"
        limit = _shown(self.limit, self.unit, fact, lang)
        if lang == "zh":
            kind = "day" if isinstance(self.value, date) else fact.kind if fact else "number"
            return f"{title}{value}，{relation(self.operator, kind, self.unit)}{limit}"
        sign = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠", "not in": "∉"}.get(self.operator, self.operator)
        return f"{title} {value} {sign} {limit}"


class Explainer:
    """Reads one rule's tree again for one record, slowly, to say why."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._compiled: dict[int, tuple[Node, Evaluator]] = {}

    def value(self, node: Node, record: Values, item: Values | None, day: date) -> Any:
        """The value of a node, which is known by its identity: hashing whole trees would cost more."""
        known = self._compiled.get(id(node))
        if known is None:
            known = self._compiled[id(node)] = (node, compile_node(node, self._limits))
        return known[1](record, item, day)

    def missing(self, node: Node, record: Values, day: date) -> list[str]:
        """The missing facts that could still decide ``node``, by path, in reading order."""
        found = set(self._missing(node, record, None, "", day))
        return [path for path in nodes.facts_in(node) if path in found]

    def _missing(self, node: Node, r: Values, i: Values | None, path: str, d: date) -> Iterator[str]:
        if self.value(node, r, i, d) is not None:
            return
        match node:
            case nodes.FactRef():
                inside = i is not None and i.get("__class__") is node.owner
                yield path + node.name if inside else node.name
            case nodes.Within(place=nodes.FactRef(fact=fact)):
                yield fact.name
            case nodes.Choose():
                yield from self._missing_choice(node, r, i, path, d)
            case nodes.Quantify():
                yield from self._missing_items(node.many, [node.condition], r, d)
            case nodes.Aggregate():
                parts = [n for n in (node.where, node.value) if n is not None]
                yield from self._missing_items(node.many, parts, r, d)
            case nodes.Arithmetic(op="/") if self.value(node.right, r, i, d) == 0:
                yield from nodes.facts_in(node.right)
            case _:
                for child in node.children():
                    yield from self._missing(child, r, i, path, d)

    def _missing_choice(
        self, node: nodes.Choose, r: Values, i: Values | None, path: str, d: date
    ) -> Iterator[str]:
        which = self.value(node.condition, r, i, d)
        yield from self._missing(node.condition, r, i, path, d)
        if which is not False:
            yield from self._missing(node.then, r, i, path, d)
        if which is not True:
            yield from self._missing(node.otherwise, r, i, path, d)

    def _missing_items(self, many: nodes.FactRef, parts: list[Node], r: Values, d: date) -> Iterator[str]:
        items = items_of(many, r)
        if not items:
            yield many.name
            return
        for item in items:
            for part in parts:
                yield from self._missing(part, r, item, f"{many.name}.", d)

    def evidence(self, node: Node, record: Values, day: date) -> list[Evidence]:
        """The atoms that make ``node`` what it is; of an undetermined node, the atoms that hold so far."""
        found = self._evidence(node, record, None, day, True)
        return list({(e.fact, e.operator, repr(e.limit), repr(e.value)): e for e in found}.values())

    def _evidence(self, node: Node, r: Values, i: Values | None, d: date, wanted: bool) -> Iterator[Evidence]:
        """The atoms below ``node`` that make it ``wanted``."""
        if self.value(node, r, i, d) is (not wanted):
            return
        match node:
            case nodes.AllOf(parts=parts) | nodes.AnyOf(parts=parts):
                for part in parts:
                    yield from self._evidence(part, r, i, d, wanted)
            case nodes.Negation(part=part):
                yield from self._evidence(part, r, i, d, not wanted)
            case nodes.Quantify(many=many, condition=condition):
                for item in items_of(many, r) or []:
                    for found in self._evidence(condition, r, item, d, wanted):
                        inside = many.fact.item is not None and found.fact in many.fact.item.facts()
                        yield attrs.evolve(found, fact=f"{many.name}.{found.fact}") if inside else found
            case nodes.Within() | nodes.Known() if not wanted:
                return  # that national law holds outside a region is no news
            case _ if self.value(node, r, i, d) is wanted:
                never = [ref for ref in _days(node) if self.value(ref, r, i, d) == NEVER]
                for ref in never:
                    yield Evidence(ref.name, NEVER, None, "==", NEVER, sources(node, d))
                if not never:
                    yield self._atom(node, r, i, d, wanted)

    def _atom(self, node: Node, r: Values, i: Values | None, d: date, wanted: bool) -> Evidence:
        match node:
            case nodes.Compare(op=op, left=left, right=right):
                sign = op if wanted else nodes.NEGATED[op]
                value, limit = self.value(left, r, i, d), self.value(right, r, i, d)
                return Evidence(_name(left), value, _unit(left), sign, limit, sources(node, d))
            case nodes.OneOf(left=left, options=options):
                member = "in" if wanted else "not in"
                return Evidence(_name(left), self.value(left, r, i, d), None, member, list(options))
            case nodes.Within(place=place, area=area):
                member = "in" if wanted else "not in"
                return Evidence(_name(place), self.value(place, r, i, d), None, member, [area])
        return Evidence(_name(node), wanted, None, "==", wanted)


@lru_cache(maxsize=16384)
def sources(node: Node, day: date) -> tuple[Source, ...]:
    """The clauses that state the limits which a node reads on a day."""
    found: list[Source] = []
    for ref in (n for n in nodes.walk(node) if isinstance(n, nodes.LimitRef)):
        standard = standard_of(ref)
        edition = standard.edition_on(day)
        home = edition.limit_homes.get(ref.name) if edition else None
        if edition and home and (source := Source(standard, edition, edition.clause[home])) not in found:
            found.append(source)
    return tuple(found)


@lru_cache(maxsize=16384)
def _days(node: Node) -> tuple[nodes.FactRef, ...]:
    """The days that a node reads, which alone may be never."""
    return tuple(ref for ref in nodes.facts_in(node).values() if ref.fact.kind == "day")


@cache
def _name(node: Node) -> str:
    return node.name if isinstance(node, nodes.FactRef) else render(node, "zh")


@cache
def _unit(node: Node) -> str | None:
    """The unit of a value, of a table its own and not that of its key; a count or product has none to show."""
    match node:
        case nodes.FactRef(fact=fact):
            return fact.unit or None
        case (nodes.LimitRef() as limit) | nodes.Lookup(limit=limit):
            return limit.unit or None
        case nodes.Aggregate(value=nodes.Node() as value):
            return _unit(value)
        case nodes.Choose(then=left, otherwise=right) | nodes.Arithmetic("+" | "-", left, right):
            found = {_unit(left), _unit(right)} - {None}
            return found.pop() if len(found) == 1 else None
    return None


def _shown(value: Any, unit: str | None, fact: Fact[Any] | None, lang: Lang) -> str:
    if fact is not None and check_lang(lang) == "zh" and isinstance(value, str):
        value = fact.options.get(value, value)
    return render_value(value, unit, lang)


def fact_at(facts: Mapping[str, Fact[Any]], path: str) -> Fact[Any] | None:
    """The fact at a path such as ``leak`` or ``substances.quantity``; ``None`` for a computed value."""
    name, _, inner = path.partition(".")
    fact = facts.get(name)
    return fact.item.facts().get(inner) if fact is not None and inner and fact.item is not None else fact


def path_title(facts: Mapping[str, Fact[Any]], path: str, lang: Lang = "zh") -> str:
    """The titles along a fact path; a computed value is its own title."""
    lang = check_lang(lang)
    fact = fact_at(facts, path)
    if fact is None:
        return path
    outer = facts[path.partition(".")[0]]
    if fact is outer:
        return fact.label(lang)
    return word(lang, Words(f"{outer.title}的{fact.title}", f"{outer.en}.{fact.en}"))
