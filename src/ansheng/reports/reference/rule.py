"""The page of a rule: what it judges, its clauses, facts, condition, examples, limitations and sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from ansheng import units
from ansheng.errors import check_lang, word
from ansheng.facts.nodes import FactRef
from ansheng.facts.render import render
from ansheng.law.standard import Clause, Edition, Standard, standard_of
from ansheng.reports.reference.page import (
    Site,
    both,
    bullets,
    code,
    heads,
    in_force,
    limit_homes,
    page,
    table,
    text,
)
from ansheng.reports.reference.ruling import KINDS, SEEN, SEVERITY, Terms, limit_text, say, stated
from ansheng.rules.bind import Bound, bind
from ansheng.rules.explain import path_title
from ansheng.rules.rule import Rule
from ansheng.words import LANGS

HEADS: Terms = {
    "standard": ("标准", "standard"),
    "edition": ("版本", "edition"),
    "number": ("文号", "number"),
    "clause": ("条款", "clause"),
    "title": ("内容", "content"),
    "en": ("英文", "Chinese"),
    "in_force": ("施行与废止", "in force"),
    "fact": ("事实", "fact"),
    "name": ("名称", "title"),
    "kind": ("类型", "kind"),
    "unit": ("单位", "unit"),
    "options": ("选项", "options"),
    "note": ("填写说明", "note"),
    "verdict": ("结论", "verdict"),
    "facts": ("事实", "facts"),
    "on": ("检查日期", "day of the check"),
    "limit": ("限值", "limit"),
    "value": ("取值", "value"),
    "seen": ("把握", "confidence"),
    "verified": ("核对日期", "verified"),
    "issuer": ("发布机关", "issuer"),
    "source": ("来源", "source"),
}


def rule_page(rule: Rule, site: Site) -> str:
    """The page of a rule."""
    here, lang = site.rule_path(rule), site.lang
    title, other = both(rule.title, rule.en, lang)
    parts = [
        f"# {text(title)}",
        text(other),
        f"## {site.word('判定内容', 'What it judges')}",
        bullets(_content(rule, site)),
        f"## {site.word('依据条款', 'Clauses')}",
        _clauses(rule, site, here),
        f"## {site.word('所需事实', 'Facts needed')}",
        _facts(rule, site),
        f"## {site.word('条件', 'Condition')}",
        *_conditions(rule, site, here),
        f"## {site.word('示例', 'Examples')}",
        _cases(rule, site),
        f"## {site.word('已知局限', 'Known limitations')}",
        bullets(_limitations(rule)) or site.word("未列出", "None are stated"),
        f"## {site.word('来源与把握', 'Sources and confidence')}",
        _sources(rule, site, here),
    ]
    return page(parts, orphan=True)


def _content(rule: Rule, site: Site) -> Iterator[str]:
    of, also = both(rule.facts.title, rule.facts.en, site.lang)
    yield site.word(f"编号：{code(rule.id)}", f"id: {code(rule.id)}")
    thing = f"{text(of)} / {text(also)} {code(f'{rule.plugin}.{rule.facts.__name__}')}"
    yield site.word(f"对象：{thing}", f"of: {thing}")
    severity = say(SEVERITY, rule.severity, site.lang)
    yield site.word(f"程度：{severity}", f"severity: {severity}")
    if rule.replaces:
        names = ", ".join(map(code, rule.replaces))
        yield site.word(f"代替：{names}", f"replaces: {names}")


def _cited(rule: Rule) -> Iterator[tuple[Standard, Edition, Clause]]:
    for citation in rule.cites:
        for edition in citation.standard.editions:
            if (clause := edition.clause.get(citation.key)) is not None:
                yield citation.standard, edition, clause


def _clauses(rule: Rule, site: Site, here: str) -> str:
    rows = []
    for standard, edition, clause in _cited(rule):
        name, _ = both(standard.title, standard.en, site.lang)
        title, other = both(clause.title, clause.en, site.lang)
        rows.append(
            [
                site.to_standard(standard, here, name),
                *map(text, (edition.label, edition.number, clause.number, title, other)),
                text(_applies(edition, clause, site)),
            ]
        )
    return table(
        heads(HEADS, ("standard", "edition", "number", "clause", "title", "en", "in_force"), site.lang), rows
    )


def _applies(edition: Edition, clause: Clause, site: Site) -> str:
    days = in_force(edition, site.lang)
    gap = site.word(f"；本版未编码：{clause.reason}", f"; not encoded here: {clause.reason}")
    return days + gap if clause.state == "gap" else days


def _facts(rule: Rule, site: Site) -> str:
    rows = [_fact(rule, path, ref, site) for path, ref in rule.needs().items()]
    return table(heads(HEADS, ("fact", "name", "en", "kind", "unit", "options", "note"), site.lang), rows)


def _fact(rule: Rule, path: str, ref: FactRef, site: Site) -> list[str]:
    fact, lang = ref.fact, site.lang
    known = rule.facts.facts()
    title, other = both(path_title(known, path, "zh"), path_title(known, path, "en"), lang)
    unit = units.label(fact.unit, lang) if fact.unit else ""
    options = "；".join(
        f"{code(key)} {text(name)}" if check_lang(lang) == "zh" else code(key)
        for key, name in fact.options.items()
    )
    return [
        code(path),
        text(title),
        text(other),
        say(KINDS, fact.kind, lang),
        text(unit),
        options,
        text(fact.note),
    ]


def _conditions(rule: Rule, site: Site, here: str) -> Iterator[str]:
    periods = _periods(rule)
    for words, group in groupby(periods, key=lambda period: _words(period[2])):
        same = list(group)
        if len({_words(bound) for _, _, bound in periods}) > 1:
            yield f"### {text(_span(same[0][0], same[-1][1], site))}"
        yield bullets(words)
    if not periods:
        yield site.word("没有适用的版本。", "No edition applies it.")
        yield bullets(_wording(rule, None))
    limits = _limits(rule, site, here)
    if limits:
        yield table(
            heads(HEADS, ("limit", "value", "standard", "edition", "clause", "in_force"), site.lang), limits
        )


def _periods(rule: Rule) -> list[tuple[date, date | None, Bound]]:
    """First day, day after the last, and the rule as bound, for each span of days on which its law is the same."""
    standards = [c.standard for c in rule.cites] + [standard_of(ref) for ref in rule.limits()]
    editions = [e for standard in standards for e in standard.editions if not e.pending]
    turns = sorted({e.effective for e in editions} | {e.repealed for e in editions if e.repealed})
    bounds = ((first, after, bind(rule, first)) for first, after in pairwise([*turns, None]) if first)
    return [(first, after, bound) for first, after, bound in bounds if isinstance(bound, Bound)]


def _words(bound: Bound) -> tuple[str, ...]:
    return tuple(_wording(bound.rule, bound))


def _wording(rule: Rule, bound: Bound | None) -> Iterator[str]:
    limits = bound.limits if bound else None
    for lang in LANGS:
        scope, hazard = word(lang, ("适用：", "隐患："), ("scope: ", "hazard: "))
        if rule.when is not None:
            yield scope + text(render(rule.when, lang, limits))
        yield hazard + text(render(rule.condition, lang, limits))


def _span(first: date, after: date | None, site: Site) -> str:
    if after is None:
        return site.word(f"{first} 起", f"From {first}")
    last = after - timedelta(days=1)
    return site.word(f"{first} 至 {last}", f"{first} to {last}")


def _limits(rule: Rule, site: Site, here: str) -> list[list[str]]:
    rows = []
    for standard, edition, clause, key, name in _leant_on(rule):
        title, _ = both(standard.title, standard.en, site.lang)
        rows.append(
            [
                code(name),
                text(limit_text(clause.limits[key], site.lang)),
                site.to_standard(standard, here, title),
                text(edition.label),
                text(clause.number),
                text(in_force(edition, site.lang)),
            ]
        )
    return rows


def _leant_on(rule: Rule) -> Iterator[tuple[Standard, Edition, Clause, str, str]]:
    """Of each limit that the rule reads: its standard, edition, clause, its key there, and the name it is read by."""
    for ref in dict.fromkeys(rule.limits()):
        for edition in ref.standard.editions:
            home = limit_homes(edition).get(ref.name)
            if home is not None:
                yield standard_of(ref), edition, edition.clause[home], ref.name.rpartition(".")[2], ref.name


def _rests_on(rule: Rule) -> Iterator[tuple[Standard, Edition, Clause]]:
    """The clauses that the rule cites, then those that it takes a limit from."""
    yield from _cited(rule)
    yield from ((standard, edition, clause) for standard, edition, clause, _, _ in _leant_on(rule))


def _cases(rule: Rule, site: Site) -> str:
    if not rule.examples:
        return site.word("没有示例。", "There are none.")
    every = site.word("每个版本", "every edition")
    rows = [
        [
            text(case.label(site.lang)),
            text(stated(rule.facts, case.values, site.lang)) or site.word("（都未知）", "(none known)"),
            case.on.isoformat() if case.on else every,
        ]
        for case in rule.examples
    ]
    return table(heads(HEADS, ("verdict", "facts", "on"), site.lang), rows)


def _limitations(rule: Rule) -> Iterator[str]:
    yield from (text(line) for line in rule.note.splitlines() if line.strip())
    for standard, edition, clause in _rests_on(rule):
        if clause.note:
            yield text(f"{standard.id} {edition.label} {clause.number}：{clause.note}")


def _sources(rule: Rule, site: Site, here: str) -> str:
    rows = []
    for standard, edition, clause in _rests_on(rule):
        row = [
            site.to_standard(standard, here),
            *map(text, (edition.label, clause.number)),
            say(SEEN, clause.seen, site.lang),
            edition.verified.isoformat(),
            *map(text, (edition.issuer, edition.source)),
        ]
        if row not in rows:
            rows.append(row)
    keys = ("standard", "edition", "clause", "seen", "verified", "issuer", "source")
    return table(heads(HEADS, keys, site.lang), rows)
