"""A rule below its clause: what it judges, scope and condition, facts, limits, examples and limitations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from ansheng import units
from ansheng.dates import day_label
from ansheng.errors import check_lang, word
from ansheng.facts.nodes import FactRef
from ansheng.law.citing import cited
from ansheng.law.standard import Clause, Edition, Standard, standard_of
from ansheng.reports.reference.layers import relations
from ansheng.reports.reference.page import Line, Site, both, code, heading, outline, text
from ansheng.reports.reference.ruling import KINDS, SEVERITY, itemised, limit_text, say, stated
from ansheng.rules.bind import Bound, bind
from ansheng.rules.case import Case
from ansheng.rules.explain import path_title
from ansheng.rules.rule import Rule
from ansheng.words import LANGS, Words


def rule_entry(rule: Rule, site: Site, here: str, level: int) -> Iterator[str]:
    """The blocks of a rule, under a heading of a level, to which a link leads by the rule's id."""
    title, other = both(Words(rule.title, rule.en), site.lang)
    if rule.title == rule.cites[0].newest().title:  # which stands above, as that of the clause
        yield heading(level, word(site.lang, Words("判定规则", "Rule")), rule.id)
        yield code(rule.id)
    else:
        yield heading(level, title, rule.id)
        yield f"{text(other)} {code(rule.id)}"
    yield outline(_lines(rule, site, here))


def _lines(rule: Rule, site: Site, here: str) -> Iterator[Line]:
    yield 0, _content(rule, site)
    yield from ((0, text(each.text(site.lang))) for each in relations(rule, site.catalogue.rules.values()))
    yield from _conditions(rule, site)
    yield from _listed(word(site.lang, Words("需要填报", "Needs")), _facts(rule, site), site)
    yield from _listed(word(site.lang, Words("同时依据", "Rests on")), _clauses(rule, site, here), site)
    yield from _listed(word(site.lang, Words("限值", "Limits")), _limits(rule, site, here), site)
    yield from _examples(rule, site)
    yield from _listed(
        word(site.lang, Words("已知局限", "Known limitations")), _limitations(rule, site), site
    )


def _listed(title: str, items: Iterator[str], site: Site) -> Iterator[Line]:
    """A title with its items below, or nothing where there are none."""
    found = list(dict.fromkeys(items))
    if found:
        yield 0, f"**{title}**"
        yield from ((1, item) for item in found)


def _content(rule: Rule, site: Site) -> str:
    of, also = both(Words(rule.facts.title, rule.facts.en), site.lang)
    kind = code(f"{rule.plugin}.{rule.facts.__name__}")
    severity = say(SEVERITY, rule.severity, site.lang)
    said = word(
        site.lang,
        Words(
            f"检查对象：{text(of)} {text(also)} {kind}；隐患等级：{severity}",
            f"of: {text(of)} {text(also)} {kind}; severity: {severity}",
        ),
    )
    between = word(site.lang, Words("、", ", "))
    names, former = (between.join(map(code, each)) for each in (rule.replaces, rule.formerly))
    said += word(site.lang, Words(f"；代替：{names}", f"; replaces: {names}")) if names else ""
    said += word(site.lang, Words(f"；曾用名：{former}", f"; formerly: {former}")) if former else ""
    same = code(rule.thing)
    return said + (
        word(site.lang, Words(f"；同一事项：{same}", f"; same thing as: {same}")) if rule.same_as else ""
    )


def _conditions(rule: Rule, site: Site) -> Iterator[Line]:
    """Scope and condition, for each span of days in which they are the same."""
    spans = [
        (text(_span(same[0][0], same[-1][1], site)), words)
        for words, group in groupby(_periods(rule), key=lambda period: _words(rule, period[2], site))
        for same in [list(group)]
    ]
    if len(spans) == 1:
        yield from spans[0][1]
    for span, words in spans if len(spans) > 1 else ():
        yield 0, span
        yield from ((1 + depth, line) for depth, line in words)
    if not spans:
        yield 0, word(site.lang, Words("无适用的版本", "No edition applies it"))
        yield from _words(rule, None, site)


def _periods(rule: Rule) -> list[tuple[date, date | None, Bound]]:
    """First day, day after the last, and the rule as bound, for each span of days on which its law is the same."""
    standards = [c.standard for c in rule.cites] + [standard_of(ref) for ref in rule.limits()]
    editions = [e for standard in standards for e in standard.editions if not e.pending]
    turns = sorted({e.effective for e in editions} | {e.repealed for e in editions if e.repealed})
    bounds = ((first, after, bind(rule, first)) for first, after in pairwise([*turns, None]) if first)
    return [(first, after, bound) for first, after, bound in bounds if isinstance(bound, Bound)]


def _words(rule: Rule, bound: Bound | None, site: Site) -> tuple[Line, ...]:
    """Scope and condition in both languages, that of the page first."""
    lines: list[Line] = []
    for lang in sorted(LANGS, key=lambda lang: lang != site.lang):
        scope = word(lang, Words("**适用范围**：", "**scope**: "))
        hazard = word(lang, Words("**构成隐患**：", "**hazard**: "))
        for title, node in ((scope, rule.scope), (hazard, rule.condition)):
            if node is not None:
                (_, first), *more = itemised(node, bound, lang)
                lines += [(0, title + text(first)), *((depth, text(line)) for depth, line in more)]
    return tuple(lines)


def _span(first: date, after: date | None, site: Site) -> str:
    if after is None:
        return word(site.lang, Words(f"{day_label(first)}起", f"From {first}"))
    last = after - timedelta(days=1)
    return word(site.lang, Words(f"{day_label(first)}至{day_label(last)}", f"{first} to {last}"))


def _facts(rule: Rule, site: Site) -> Iterator[str]:
    """Each fact with its title, name, kind, unit and options, and what is said of how to fill it in."""
    known = rule.facts.facts()
    for path, ref in rule.needs().items():
        title = text(path_title(known, path, site.lang))
        note = word(site.lang, Words("。", ". ")) + text(ref.fact.note) if ref.fact.note else ""
        yield f"{title} {code(path)}{word(site.lang, Words('：', ': '))}{_kind(ref, site)}{note}"


def _kind(ref: FactRef, site: Site) -> str:
    fact, lang = ref.fact, site.lang
    unit = f"{word(site.lang, Words('，', ', '))}{text(units.label(fact.unit, lang))}" if fact.unit else ""
    named = check_lang(lang) == "zh"
    options = [f"{code(key)} {text(name)}" if named else code(key) for key, name in fact.options.items()]
    choices = (
        word(site.lang, Words("，可选 ", ", one of ")) + word(site.lang, Words("、", ", ")).join(options)
        if options
        else ""
    )
    return say(KINDS, fact.kind, lang) + unit + choices


def _clauses(rule: Rule, site: Site, here: str) -> Iterator[str]:
    """The clauses that the rule cites beside the one below which it stands."""
    for citation in rule.cites[1:]:
        for edition in citation.standard.editions:
            if (clause := edition.clause.get(citation.key)) is not None:
                yield (
                    _cited(citation.standard, edition, citation.key, site, here)
                    + word(site.lang, Words("：", ": "))
                    + text(both(Words(clause.title, clause.en), site.lang)[0])
                )


def _cited(standard: Standard, edition: Edition, key: str, site: Site, here: str) -> str:
    label = cited(standard, edition, edition.clause[key], site.lang)
    return site.to_clause(standard, key, here, label)


def _limits(rule: Rule, site: Site, here: str) -> Iterator[str]:
    """The limits that have a table, or stand in a clause that the rule does not cite, with their clause."""
    own = {(citation.standard.id, citation.key) for citation in rule.cites}
    for standard, edition, key, name in _leant_on(rule):
        limit = edition.clause[key].limits[name.rpartition(".")[2]]
        if limit.tabled or (standard.id, key) not in own:
            value = text(limit_text(limit, site.lang))
            where = _cited(standard, edition, key, site, here)
            yield word(
                site.lang, Words(f"{code(name)}：{value}（{where}）", f"{code(name)}: {value} ({where})")
            )


def _leant_on(rule: Rule) -> Iterator[tuple[Standard, Edition, str, str]]:
    """Of each limit that the rule reads: its standard, edition, the key of its clause, and the name it is read by."""
    for ref in dict.fromkeys(rule.limits()):
        for edition in ref.standard.editions:
            home = edition.limit_homes.get(ref.name)
            if home is not None:
                yield standard_of(ref), edition, home, ref.name


def _examples(rule: Rule, site: Site) -> Iterator[Line]:
    title = word(site.lang, Words("示例", "Examples"))
    derived = Words("（由本条条件推得）", " (derived from the condition)")
    how = "" if rule.examples == rule.cases else word(site.lang, derived)
    if rule.examples:
        yield 0, f"**{title}**{how}"
        yield from ((1, _case(rule, case, site)) for case in rule.examples)


def _case(rule: Rule, case: Case, site: Site) -> str:
    verdict = case.label(site.lang)
    facts = stated(rule.facts, case.values, site.lang) or word(site.lang, Words("（均未知）", "(none known)"))
    day = f"（{day_label(case.on)}检查）" if case.on else ""
    on = word(site.lang, Words(day, f" (checked on {case.on})" if case.on else ""))
    return text(word(site.lang, Words(f"{verdict}：{facts}{on}", f"{verdict}: {facts}{on}")))


def _limitations(rule: Rule, site: Site) -> Iterator[str]:
    """What the docstring says, and the notes of clauses that stand elsewhere."""
    yield from (text(line) for line in rule.note.splitlines() if line.strip())
    for standard, edition, clause in _elsewhere(rule):
        if clause.note:
            name = cited(standard, edition, clause, site.lang)
            yield text(word(site.lang, Words(f"{name}：{clause.note}", f"{name}: {clause.note}")))


def _elsewhere(rule: Rule) -> Iterator[tuple[Standard, Edition, Clause]]:
    """The clauses that the rule cites or takes a limit from, without that below which it stands."""
    first = rule.cites[0]
    cites = [(citation.standard, citation.key) for citation in rule.cites]
    leant = [(standard, key) for standard, _, key, _ in _leant_on(rule)]
    for standard, key in dict.fromkeys((*cites, *leant)):
        if (standard, key) != (first.standard, first.key):
            editions = (edition for edition in standard.editions if key in edition.clause)
            yield from ((standard, edition, edition.clause[key]) for edition in editions)
