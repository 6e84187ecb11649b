"""Checklists: what an inspector has to look at so that the rules in force on a day can judge one thing.

One item is one fact. It names the clauses whose rules read it; a fact that no rule in force reads is no item.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from ansheng import looking, units
from ansheng.checking.manifest import applied_editions
from ansheng.dates import day_label
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Fact
from ansheng.facts.record import Facts
from ansheng.law.standard import Clause, Edition, Standard, standard_of
from ansheng.layering import holds_at, layered
from ansheng.looking import Mark
from ansheng.plain import frame
from ansheng.rules.bind import Bound, NotInForce, bind
from ansheng.rules.rule import Rule
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars

HEADING = ("id", "unit_id", "region", "observed_on")
"""The facts that every class has: which thing was looked at, where and when. They head a checklist."""

_COLUMNS = ("判定方式", "检查内容", "填写", "规定", "条款", "规则")
_JUDGED: Mapping[bool, Mark] = {True: "doubt", False: ""}


@attrs.frozen
class Basis:
    """A clause, by its stable key, in the edition of the day."""

    standard: Standard
    key: str
    edition: Edition = attrs.field(eq=False, repr=False)
    clause: Clause = attrs.field(eq=False)

    @property
    def group(self) -> tuple[str, str]:
        """The part of the law that the clause stands in: the standard's id and the clause's group."""
        return self.standard.id, self.clause.group.title if self.clause.group else ""

    def heading(self, lang: Lang = "zh") -> str:
        """The standard's title and the clause's group; of local law its layer and region too."""
        title = self._standard(lang)
        return f"{title} {self.clause.group.label(lang)}" if self.clause.group else title

    def label(self, lang: Lang = "zh", within: Standard | None = None) -> str:
        """Number and short title in one line, with the standard's title where it is not ``within``."""
        title = f"{self.clause.number} {word(lang, Words(self.clause.title, self.clause.en))}"
        if self.standard is within:
            return title
        return word(lang, Words(f"{title}（{self._standard(lang)}）", f"{title} ({self._standard(lang)})"))

    def _standard(self, lang: Lang) -> str:
        title, holds = word(lang, Words(self.standard.title, self.standard.en)), self.standard.holds(lang)
        return word(lang, Words(f"{title}，{holds}", f"{title}, {holds}")) if holds else title

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The clause as plain data, its title in the language asked for."""
        return {
            "standard": self.standard.id,
            "layer": self.standard.layer,
            "region": self.standard.region or None,
            "edition": self.edition.label,
            "clause": self.clause.number,
            "title": word(lang, Words(self.clause.title, self.clause.en)),
            "state": self.clause.state,
            "reason": self.clause.reason,
        }


@attrs.frozen
class ChecklistItem:
    """One fact to look at, the clauses whose rules read it, and of a one-to-many fact what to note of each entry."""

    fact: Fact[Any]
    clauses: tuple[Basis, ...]
    rules: tuple[str, ...]
    entries: tuple[ChecklistItem, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether the answer is a person's judgement, because the fact is one or the law leaves the clause to one."""
        return self.fact.judged or all(basis.clause.state == "judged" for basis in self.clauses)

    def unit(self, lang: Lang = "zh") -> str:
        """The unit in which a bare number is understood; empty where there is none."""
        lang = check_lang(lang)
        fact = self.fact
        return units.label(fact.unit, lang) if fact.kind == "number" and fact.unit else fact.unit

    def options(self, lang: Lang = "zh") -> tuple[str, ...]:
        """The answers to choose from; empty where the answer is free."""
        if self.fact.kind == "flag":
            return word(lang, Words("是", "yes")), word(lang, Words("否", "no"))
        return tuple(self.fact.options) if check_lang(lang) == "en" else tuple(self.fact.options.values())

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The item as plain data, titles in the language asked for."""
        return {
            "fact": self.fact.name,
            "title": self.fact.label(lang),
            "kind": self.fact.kind,
            "unit": self.fact.unit or None,
            "minimum": self.fact.minimum,
            "options": dict(self.fact.options),
            "judged": self.judged,
            "note": self.fact.note,
            "clauses": [basis.to_dict(lang) for basis in self.clauses],
            "rules": list(self.rules),
            "entries": [entry.to_dict(lang) for entry in self.entries],
        }


@attrs.frozen
class ChecklistGroup:
    """Items under one heading: a standard and a group of its clauses."""

    basis: Basis
    items: tuple[ChecklistItem, ...]

    def title(self, lang: Lang = "zh") -> str:
        """The standard's title and the clauses' group."""
        return self.basis.heading(lang)


@attrs.frozen
class Checklist:
    """What to look at for one Facts class by the law of a day; made by :meth:`Catalogue.checklist`.

    ``open`` are clauses of the same groups that no rule decides: they are left to a person, or no facts exist for them
    yet. ``plugins`` are names and versions. ``idle`` are the rules on the class that are not in force, with the reason.
    """

    name: str
    facts: type[Facts]
    on: date
    groups: tuple[ChecklistGroup, ...]
    open: tuple[Basis, ...]
    editions: tuple[tuple[Standard, Edition], ...]
    plugins: tuple[tuple[str, str], ...]
    idle: tuple[NotInForce, ...] = ()

    def __iter__(self) -> Iterator[ChecklistItem]:
        return chain.from_iterable(group.items for group in self.groups)

    def __len__(self) -> int:
        return sum(len(group.items) for group in self.groups)

    def __repr__(self) -> str:
        return f"<Checklist {looking.short(self.name)}: {len(self)} items; on {self.on}>"

    def _repr_html_(self) -> str:
        rows = (
            (
                _JUDGED[item.judged],
                (
                    "人工判定" if item.judged else "规则判定",
                    item.fact.label(),
                    "／".join(item.options()) or item.unit(),
                    group.title(),
                    "；".join(basis.label(within=group.basis.standard) for basis in item.clauses),
                    "、".join(item.rules),
                ),
            )
            for group in self.groups
            for item in group.items
        )
        title = f"{self.title()}：{len(self)}项（按{day_label(self.on)}的规定）"
        return looking.block(title, looking.table(_COLUMNS, rows, of=len(self)))

    @property
    def heading(self) -> tuple[Fact[Any], ...]:
        """The facts that say which thing was looked at, where and when."""
        return tuple(self.facts.fact(name) for name in HEADING)

    def title(self, lang: Lang = "zh") -> str:
        """What the sheet is called."""
        return word(lang, Words(f"{self.facts.title}检查表", f"Checklist: {self.facts.en}"))

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The items as plain data that JSON takes, each with the heading of its group."""
        lang = check_lang(lang)
        return [
            {"group": group.title(lang), **item.to_dict(lang)}
            for group in self.groups
            for item in group.items
        ]

    def to_polars(self, lang: Lang = "zh") -> polars.DataFrame:
        """The items as a Polars frame with the keys of :meth:`to_dicts`, options and entries as JSON text."""
        rows = self.to_dicts(check_lang(lang))
        texts = [
            {name: json.dumps(row[name], ensure_ascii=False) for name in ("options", "entries")}
            for row in rows
        ]
        return frame(({**row, **text} for row, text in zip(rows, texts, strict=True)), _ITEM)

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The checklist as plain data, titles in the language asked for."""
        return {
            "name": self.name,
            "title": self.title(lang),
            "on": self.on.isoformat(),
            "heading": [fact.name for fact in self.heading],
            "groups": [
                {"title": group.title(lang), "items": [item.to_dict(lang) for item in group.items]}
                for group in self.groups
            ],
            "open": [basis.to_dict(lang) for basis in self.open],
            "editions": [
                {"standard": standard.id, "edition": edition.label, "number": edition.number}
                for standard, edition in self.editions
            ],
            "plugins": dict(self.plugins),
            "not_in_force": [{"rule": idle.rule.id, "reason": word(lang, idle.words)} for idle in self.idle],
        }


_ITEM = {
    **dict.fromkeys(("group", "fact", "title", "kind", "unit"), "String"),
    "minimum": "Float64",
    "options": "String",
    "judged": "Boolean",
    "note": "String",
    "clauses": [
        dict.fromkeys(
            ("standard", "layer", "region", "edition", "clause", "title", "state", "reason"), "String"
        )
    ],
    "rules": ["String"],
    "entries": "String",
}


def checklist(
    name: str,
    facts: type[Facts],
    rules: Iterable[Rule],
    day: date,
    plugins: Mapping[str, str],
    region: str = "",
) -> Checklist:
    """The checklist of a Facts class for the law of ``day``.

    :param name: what the class is called where it is asked for, such as ``gas.GasTank``
    :param rules: all the rules known; those on other classes say which clauses are decided elsewhere
    :param plugins: versions by the names of the plugins
    :param region: where the thing lies; rules that hold elsewhere alone are idle then
    """
    rules = tuple(rules)
    stated = [bind(rule, day) for rule in rules]
    layers, idle = layered(rules, day, facts, region)
    bound = [b for b in layers if holds_at(b, None) is not False]
    away = Words(f"不适用于{region}", f"does not hold in {region}")
    idle += [NotInForce(b.rule, away) for b in layers if b not in bound]
    decided = {(c.standard.id, c.key) for b in stated if isinstance(b, Bound) for c, _, _ in b.cited}
    return Checklist(
        name=name,
        facts=facts,
        on=day,
        groups=_groups(_items(facts, bound), bound),
        open=_open(bound, decided),
        editions=_editions(bound, day),
        plugins=tuple((p, plugins.get(p, "")) for p in dict.fromkeys(b.rule.plugin for b in bound)),
        idle=tuple(idle),
    )


def _items(facts: type[Facts], bound: Sequence[Bound]) -> list[ChecklistItem]:
    known = facts.facts()
    paths = dict.fromkeys(path for b in bound for path in b.rule.needs())
    return [
        _item(fact, fact.name, bound, paths)
        for fact in known.values()
        if fact.name not in HEADING and any(path.partition(".")[0] == fact.name for path in paths)
    ]


def _item(fact: Fact[Any], path: str, bound: Sequence[Bound], paths: Iterable[str]) -> ChecklistItem:
    reading = [b for b in bound if any(p == path or p.startswith(f"{path}.") for p in b.rule.needs())]
    cited = dict.fromkeys(basis for b in reading for basis in _cited(b))
    inner = fact.item.facts().values() if fact.item else ()
    entries = [_item(f, f"{path}.{f.name}", bound, paths) for f in inner if f"{path}.{f.name}" in paths]
    return ChecklistItem(fact, tuple(cited), tuple(b.rule.id for b in reading), tuple(entries))


def _groups(items: Iterable[ChecklistItem], bound: Sequence[Bound]) -> tuple[ChecklistGroup, ...]:
    """The items in the order of the law, standards cited first coming first; each stands at its first clause."""
    first = [b.cited[0][0].standard for b in bound]
    order = list(dict.fromkeys([*first, *(c.standard for b in bound for c, _, _ in b.cited)]))

    def place(basis: Basis) -> tuple[int, int]:
        return order.index(basis.standard), list(basis.edition.clause).index(basis.key)

    grouped: dict[tuple[str, str], list[tuple[Basis, ChecklistItem]]] = {}
    placed = [
        (min(item.clauses, key=place), attrs.evolve(item, clauses=tuple(sorted(item.clauses, key=place))))
        for item in items
    ]
    for basis, item in sorted(placed, key=lambda pair: place(pair[0])):
        grouped.setdefault(basis.group, []).append((basis, item))
    return tuple(ChecklistGroup(found[0][0], tuple(i for _, i in found)) for found in grouped.values())


def _open(bound: Sequence[Bound], decided: set[tuple[str, str]]) -> tuple[Basis, ...]:
    """Clauses that stand in the same groups as those cited and that no rule decides."""
    groups = {basis.group: basis for b in bound for basis in _cited(b)}
    found = [
        Basis(basis.standard, key, basis.edition, clause)
        for basis in groups.values()
        for key, clause in basis.edition.clause.items()
        if clause.group == basis.clause.group and clause.state != "encoded"
    ]
    return tuple(b for b in found if b.clause.state == "gap" or (b.standard.id, b.key) not in decided)


def _cited(bound: Bound) -> list[Basis]:
    return [Basis(c.standard, c.key, edition, clause) for c, edition, clause in bound.cited]


def _editions(bound: Sequence[Bound], day: date) -> tuple[tuple[Standard, Edition], ...]:
    by_id = {c.standard.id: c.standard for b in bound for c, _, _ in b.cited}
    by_id |= {ref.standard.id: standard_of(ref) for b in bound for ref in b.limits}
    found = [(by_id[a.standard], by_id[a.standard].edition_on(day)) for a in applied_editions(bound, day)]
    return tuple((standard, edition) for standard, edition in found if edition is not None)
