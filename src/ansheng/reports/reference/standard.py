"""The page of a standard: its editions, every clause with what became of it, and the tables of its limits."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng import units
from ansheng.law.limit import Limit
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.reports.reference.page import Site, both, bullets, code, heads, page, table, text
from ansheng.reports.reference.ruling import SEEN, SEVERITY, Terms, limit_rows, say

HEADS: Terms = {
    "edition": ("版本", "edition"),
    "number": ("文号", "number"),
    "issuer": ("发布机关", "issuer"),
    "issued": ("发布", "issued"),
    "effective": ("施行", "effective"),
    "repealed": ("废止", "repealed"),
    "verified": ("核对", "verified"),
    "clauses": ("条款数", "clauses"),
    "encoded": ("规则判定", "encoded"),
    "judged": ("由人判断", "judged"),
    "gaps": ("缺口", "gaps"),
    "group": ("章条", "group"),
    "clause": ("条号", "clause"),
    "title": ("内容", "content"),
    "en": ("英文", "Chinese"),
    "seen": ("把握", "confidence"),
    "state": ("状态", "status"),
    "note": ("说明", "note"),
    "limit": ("限值", "limit"),
    "for": ("适用于", "for"),
    "value": ("取值", "value"),
}


def standard_page(standard: Standard, site: Site) -> str:
    """The page of a standard."""
    here = site.standard_path(standard) or ""
    title, other = both(standard.title, standard.en, site.lang)
    parts = [
        f"# {text(title)}",
        text(other),
        bullets(_content(standard, site)),
        f"## {site.word('版本', 'Editions')}",
        _editions(standard, site),
        *(block for edition in standard.editions for block in _edition(standard, edition, site, here)),
    ]
    return page(parts, orphan=True)


def _content(standard: Standard, site: Site) -> Iterator[str]:
    yield site.word(f"编号：{code(standard.id)}", f"id: {code(standard.id)}")
    severity = say(SEVERITY, standard.severity, site.lang)
    yield site.word(f"程度：{severity}", f"severity: {severity}")
    if standard.note:
        yield site.word("说明：", "note: ") + text(standard.note)


def _editions(standard: Standard, site: Site) -> str:
    keys = ("edition", "number", "issuer", "issued", "effective", "repealed", "verified")
    counts = ("clauses", "encoded", "judged", "gaps")
    rows = []
    for edition in standard.editions:
        states = [clause.state for clause in edition.clause.values()]
        numbers = [len(states), states.count("encoded"), states.count("judged"), states.count("gap")]
        effective = site.word("草案 ", "draft ") * edition.pending + edition.effective.isoformat()
        days = (edition.issued, effective, edition.repealed, edition.verified)
        rows.append([text(v) for v in (edition.label, edition.number, edition.issuer, *days, *numbers)])
    return table(heads(HEADS, (*keys, *counts), site.lang), rows)


def _edition(standard: Standard, edition: Edition, site: Site, here: str) -> Iterator[str]:
    yield f"## {text(f'{edition.label} {edition.number}')}"
    notes = [site.word("来源：", "source: ") + text(edition.source)]
    if edition.note:
        notes.append(site.word("说明：", "note: ") + text(edition.note))
    yield bullets(notes)
    rows = [_clause(standard, edition, key, site, here) for key in edition.clause]
    keys = ("group", "clause", "title", "en", "seen", "state", "note")
    yield (
        table(heads(HEADS, keys, site.lang), rows) if rows else site.word("没有条款。", "It has no clauses.")
    )
    limits = list(_limits(edition, site))
    if limits:
        yield f"### {site.word('限值', 'Limits')} {text(edition.label)}"
        yield table(heads(HEADS, ("clause", "limit", "for", "value"), site.lang), limits)


def _clause(standard: Standard, edition: Edition, key: str, site: Site, here: str) -> list[str]:
    clause = edition.clause[key]
    title, other = both(clause.title, clause.en, site.lang)
    return [
        *map(text, (clause.group.title if clause.group else "", clause.number, title, other)),
        say(SEEN, clause.seen, site.lang),
        _state(standard, edition, key, clause, site, here),
        text(clause.note),
    ]


def _state(standard: Standard, edition: Edition, key: str, clause: Clause, site: Site, here: str) -> str:
    if clause.state == "gap":
        return site.word("缺口：", "gap: ") + text(clause.reason)
    citing = [site.to_rule(rule, here) for rule in site.citing(standard, key)]
    reading = [site.to_rule(rule, here) for rule in site.reading(standard, edition, key)]
    parts = [site.word("由人判断", "judged by a person")] if clause.state == "judged" else []
    if citing:
        parts.append(site.word("规则：", "rules: ") + " ".join(citing))
    if reading:
        parts.append(site.word("限值用于：", "limits read by: ") + " ".join(reading))
    return site.word("；", "; ").join(parts) or site.word("没有规则", "no rule")


def _limits(edition: Edition, site: Site) -> Iterator[list[str]]:
    for clause in edition.clause.values():
        for name, limit in clause.limits.items():
            for held, value in limit_rows(limit, site.lang):
                yield [text(clause.number), code(name), text(_held(limit, held, site)), text(value)]


def _held(limit: Limit, row: str, site: Site) -> str:
    by = units.label(limit.by, site.lang) if limit.by else ""
    return f"{row} {by}".strip() if row else ""
