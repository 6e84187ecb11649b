"""Bearing: the clauses and rules that the local clauses and the rules of a plugin name, and which of them are none.

A law file names a clause of another standard, a rule the rules that it replaces; what they mean is known where all
plugins are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ansheng.areas import lies_in
from ansheng.errors import UnknownNameError
from ansheng.law.local import Named, named
from ansheng.law.standard import Citation, Standard
from ansheng.plugins import Plugin
from ansheng.rules.rule import Bears, Rule
from ansheng.words import Words


def borne(rule: Rule, standards: Mapping[str, Standard]) -> Rule:
    """The rule with the clauses on which its local clauses bear, as far as their standards are there."""
    bears = tuple(
        Bears(each.bearing, cite, Citation(standards[each.standard], each.key))
        for cite in rule.cites
        for each in _named(cite)
        if each.standard in standards and _has(standards[each.standard], each.key)
    )
    return rule.evolved(bears=bears) if bears else rule


def lacking(plugins: Iterable[Plugin]) -> set[str]:
    """The plugins that are named by others and are not among them."""
    plugins = tuple(plugins)
    known = {standard.id for plugin in plugins for standard in plugin.standards}
    wanted = {each.standard for _, _, each in _all(plugins) if each.standard not in known}
    wanted |= {name for plugin in plugins for rule in plugin.rules for name in rule.replaces if "." in name}
    return {name.partition(".")[0] for name in wanted} - {plugin.name for plugin in plugins}


def troubles(plugin: Plugin, plugins: Iterable[Plugin]) -> Iterator[Words]:
    """What a plugin names and there is not, among all plugins that are loaded, itself among them."""
    plugins = tuple(plugins)
    standards = {standard.id: standard for each in plugins for standard in each.standards}
    for standard, key, each in _all((plugin,)):
        yield from _of_clause(standard, key, each, standards)
    ids = {rule.id: rule for each in plugins for rule in each.rules}
    for rule in plugin.rules:
        yield from _of_rule(rule, ids)


def _of_clause(
    standard: Standard, key: str, each: Named, standards: Mapping[str, Standard]
) -> Iterator[Words]:
    where = Words(
        f"法规文件 {standard.file}（{standard.id}）条款 {key} 的 {each.bearing}",
        f"law file {standard.file} ({standard.id}), clause {key}, {each.bearing}",
    )
    try:
        if each.standard not in standards:
            raise UnknownNameError.of(Words("标准", "standard"), each.standard, standards)
        other = standards[each.standard]
        other.clause(each.key)
    except UnknownNameError as error:
        yield Words(f"{where.zh}：{error.words.zh}", f"{where.en}: {error.words.en}")
        return
    if other is standard:
        yield Words(
            f"{where.zh} 指向本标准；同一标准的条款请写进同一条规则",
            f"{where.en} names a clause of its own standard; write one rule that cites both",
        )
    if other.region and lies_in(standard.region, other.region) is False:
        yield Words(
            f"{where.zh} 所指标准适用于“{other.region}”，不含“{standard.region}”；请核对",
            f"{where.en}: that standard holds in {other.region}, which does not hold {standard.region}; check them",
        )


def _of_rule(rule: Rule, ids: Mapping[str, Rule]) -> Iterator[Words]:
    for name in rule.replaces:
        full = _full(rule, name)
        if full == rule.id or full not in ids:
            known = [
                i.partition(".")[2] if i.startswith(f"{rule.plugin}.") and "." not in name else i for i in ids
            ]
            said = UnknownNameError.of(
                Words("规则", "rule"), name, [each for each in known if each not in (rule.name, rule.id)]
            ).words
            yield Words(
                f"{rule.place}：规则 {rule.name} 的 replaces={_again(said.zh)}规则已改名、不再存在的，请改写 formerly=",
                f"{rule.place}: rule {rule.name}, replaces=: {said.en}; a rule renamed and gone is named in formerly=",
            )
    for name in rule.formerly:
        if _full(rule, name) in ids:
            yield Words(
                f"{rule.place}：规则 {rule.name} 的 formerly= 应为已不存在的规则名，但规则“{name}”存在；"
                "如由本规则代替，请改写 replaces=",
                f"{rule.place}: rule {rule.name}, formerly=: {name!r} exists; where it is replaced write replaces=",
            )


def _again(said: str) -> str:
    """The Chinese of an error that another clause follows."""
    return f"：{said}" if said.endswith("？") else f"：{said}；"


def _full(rule: Rule, name: str) -> str:
    return name if "." in name else f"{rule.plugin}.{name}"


def _all(plugins: Iterable[Plugin]) -> Iterator[tuple[Standard, str, Named]]:
    """Each clause that a clause names, with the standard and the key of the one that names it."""
    for plugin in plugins:
        for standard in plugin.standards:
            stated = (
                (key, each) for e in standard.editions for key, c in e.clause.items() for each in named(c)
            )
            yield from ((standard, key, each) for key, each in dict.fromkeys(stated))


def _named(cite: Citation) -> tuple[Named, ...]:
    """What the editions of a clause name."""
    clauses = (edition.clause.get(cite.key) for edition in cite.standard.editions)
    return tuple(dict.fromkeys(each for clause in clauses if clause is not None for each in named(clause)))


def _has(standard: Standard, key: str) -> bool:
    return any(key in edition.clause for edition in standard.editions)
