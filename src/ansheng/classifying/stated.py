"""Stated: which facts of a rule a description states, read cautiously: what is not said is left missing.

A number goes to the fact that the words beside it name, where its unit fits; a yes-or-no fact is answered by a part
that speaks of it and says that it is absent, out of order, or in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ansheng.classifying.wording.quantities import Quantity, kind_of, quantities
from ansheng.classifying.wording.readings import is_compliant
from ansheng.classifying.wording.text import grams, parts
from ansheng.classifying.wording.thesaurus import thesaurus, written
from ansheng.facts.kinds import Fact, Invalid
from ansheng.law.standard import Clause
from ansheng.rules.rule import Rule

_ABOUT = 10
"""How many characters before a number, and half as many behind, speak of it."""
_ENOUGH = 0.6
"""The share of a fact's title that a part must speak of."""
_SURE = 0.8
"""The same for a fact that is a wrong itself."""
_ABSENT = re.compile(r"没(?:装|有|设|配|建|上)|拆|缺")
_FAILS = re.compile(
    r"坏|失[灵效准]|停|拔|短接|屏蔽|甩|旁路|摘|剪|堵|断了|没(?:反应|投|开|启动)|不(?:响|动作|起作用|好使|灵|能|停|报)|打不着"
)
_FITTED = re.compile(r"^(?:已?装|已?设|已?配|已?建|已?安装|有(?!效|重大|突出|冲击|人))")
_WORKS = re.compile(r"有效|正常|完好|可靠|灵敏|投用|能[报动停切]")
_UPPER, _LOWER = re.compile(r"达到|超过|大于|高于|超出"), re.compile(r"低于|小于|不足|少于|短于|未达")
_LACKS = re.compile(
    r"没(?:装|有|设|建|上|配)(?P<after>[\u4e00-\u9fff]{2,8})|(?P<before>[\u4e00-\u9fff]{2,6})没(?:装|有|设|建|上|配)$"
)
_STATES = re.compile(
    r"^(?:已经?|有|能|使用|是否|进行|按规定|按设计|设有|装有|配有|采取|具有|取得|经)+|(?:有效|合格|符合.*|正常.*|完好|可靠)$"
)
_WRONG = re.compile(
    r"没|缺|失效|损坏|违[规反]|擅自|超[出过]|不[合符能足]|造假|作假|禁止|过期|仍|破坏|关闭|堵塞|假检|漏检|被"
)


def stated(text: str, rule: Rule) -> dict[str, Any]:
    """The facts of a rule that a levelled text states, by name, as the rule reads them."""
    found = dict(_numbers(text, rule))
    for part in parts(text):
        for fact in _facts(rule):
            if fact.kind == "flag" and fact.name not in found:
                told = _flag(part, fact)
                found |= {} if told is None else {fact.name: told}
    return found


def numbers(text: str, rule: Rule) -> dict[str, Any]:
    """The numbers alone."""
    return dict(_numbers(text, rule))


def keeps(clause: Clause, rule: Rule, told: Mapping[str, Any]) -> bool:
    """Whether numbers keep every limit of a clause that is of their kind; false where there is none, or none says so.

    A clause whose title says 达到 or 超过 has limits from above, one that says 低于 or 不足 limits from below.
    """
    upper, lower = bool(_UPPER.search(clause.title)), bool(_LOWER.search(clause.title))
    facts = {fact.name: fact for fact in _facts(rule)}
    if upper == lower:
        return False
    held = [
        (value, limit.in_unit(facts[name].unit).value)
        for name, value in told.items()
        for limit in clause.limits.values()
        if limit.value is not None
        and kind_of(limit.unit)
        and kind_of(limit.unit) == kind_of(facts[name].unit)
    ]
    return bool(held) and all(limit is not None and (v < limit if upper else v >= limit) for v, limit in held)


@lru_cache(maxsize=4096)
def _facts(rule: Rule) -> tuple[Fact[Any], ...]:
    """The facts of the record itself that a rule reads."""
    return tuple(ref.fact for path, ref in rule.needs().items() if "." not in path)


def _numbers(text: str, rule: Rule) -> Iterator[tuple[str, Any]]:
    """The number facts that a text states: each quantity goes to the one fact that its words name best."""
    facts = [fact for fact in _facts(rule) if fact.kind in ("number", "count")]
    if not facts:
        return
    taken: dict[str, tuple[float, Any]] = {}
    for one in quantities(text):
        about = text[max(0, one.start - _ABOUT) : one.start], text[one.end : one.end + _ABOUT // 2]
        fits = [
            (_share(fact, "，".join(about)), fact, value)
            for fact in facts
            if (value := _fits(one, fact)) is not None
        ]
        best = max(fits, key=lambda each: each[0], default=None)
        if best is None or best[0] < _ENOUGH / 2 or [s for s, _, _ in fits].count(best[0]) > 1:
            continue
        share, fact, value = best
        if fact.name not in taken or taken[fact.name][0] < share:
            taken[fact.name] = share, value
    yield from ((name, value) for name, (_, value) in taken.items())


def _fits(one: Quantity, fact: Fact[Any]) -> Any:
    """The quantity as a value of a fact; None where its unit does not fit, or it states none and the fact has one."""
    if not one.unit:
        return None
    value = one.in_(fact.unit) if fact.unit else None
    read = (
        None
        if value is None
        else fact.parse(int(value) if fact.kind == "count" and value == int(value) else value)
    )
    return None if isinstance(read, Invalid) else read


def _flag(part: str, fact: Fact[Any]) -> bool | None:
    """What a part says of a yes-or-no fact; None where it does not speak of it plainly."""
    title = written(fact.title)
    if _WRONG.search(title):
        return True if not is_compliant(part) and _share(fact, part) >= _SURE else None
    works, fitted = bool(_WORKS.search(title)), bool(_FITTED.search(title))
    if fitted and not works and any(_names_it(thing, title) for thing in _things(part)):
        return False
    if _share(fact, part) < _ENOUGH:
        return None
    if is_compliant(part):
        return True if works or fitted else None
    amiss = (works and _FAILS.search(part)) or (fitted and not works and _ABSENT.search(part))
    return False if amiss else None


def _things(part: str) -> list[str]:
    """What a part says is absent: 报警 of 没装报警."""
    return [thing for match in _LACKS.finditer(part) if (thing := match["after"] or match["before"])]


def _names_it(thing: str, title: str) -> bool:
    """Whether the words for a thing all stand in a title."""
    return all(pair in title for pair in grams(thing) if pair[0] != "·")


def _share(fact: Fact[Any], text: str) -> float:
    """The share of a fact's title, or of one of its aliases, that a text speaks of."""
    said = {token for token in grams(text) if token[0] != "·"}
    said |= {group for _, groups in thesaurus().groups.within(text) for group in groups}
    return max(
        (sum(bool(said & each) for each in name) / len(name) for name in _names(fact) if name), default=0.0
    )


@lru_cache(maxsize=8192)
def _names(fact: Fact[Any]) -> tuple[tuple[frozenset[str], ...], ...]:
    """The titles of a fact, each as its pairs of characters, or the group of the word that a pair lies in."""
    return tuple(_units(_STATES.sub("", written(name))) for name in (fact.title, *fact.aliases))


def _units(name: str) -> tuple[frozenset[str], ...]:
    groups: Mapping[str, tuple[str, ...]] = dict(thesaurus().groups.within(name))
    return tuple(
        frozenset((pair, *(g for word, each in groups.items() if pair in word for g in each)))
        for pair in grams(name)
        if pair[0] != "·"
    )
