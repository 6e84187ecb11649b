"""Command ``rules``: the rules, what they judge, and whether they apply on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page, day_of
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.reports.model import Section, Table
from ansheng.reports.reference.ruling import SEVERITY, STATUS, say
from ansheng.rules.bind import NotInForce, bind
from ansheng.rules.rule import Rule
from ansheng.shelf import needed
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("规则", "判定内容", "检查对象", "隐患等级", "依据", "状态"),
    "en": ("rule", "what it judges", "of", "severity", "clause", "status"),
}


def rules(*, on: str | None, as_: str | None, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """List the rules of the catalogue, or those that judge one class.

    :raises UnknownNameError: there is no such class
    """
    day = day_of(on)
    catalogue = needed(as_, files=files)
    facts = None if as_ is None else catalogue.facts_class(as_)
    chosen = [rule for rule in catalogue.rules.values() if facts is None or issubclass(facts, rule.facts)]
    data = [_plain(rule, day, lang) for rule in chosen]
    rows = tuple(_row(entry, lang) for entry in data)
    title = word(
        lang, Words(f"规则{len(rows)}条（按{day_label(day)}有效的法规）", f"{len(rows)} rules (as on {day})")
    )
    page = Page(title, (Section("", (Table("", HEADS[lang], rows),)),), data)
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def _plain(rule: Rule, day: date, lang: Lang) -> dict[str, Any]:
    bound = bind(rule, day)
    return {
        "rule": rule.id,
        "title": rule.label(lang),
        "facts": f"{rule.plugin}.{rule.facts.__name__}",
        "of": word(lang, Words(rule.facts.title, rule.facts.en)),
        "severity": rule.severity,
        "status": "not_in_force" if isinstance(bound, NotInForce) else "in_force",
        "reason": word(lang, bound.words) if isinstance(bound, NotInForce) else None,
        "clauses": [
            {"standard": citation.standard.id, "edition": edition.label, "clause": clause.number}
            for citation, edition, clause in rule.cited_on(day)
        ],
    }


def _row(entry: dict[str, Any], lang: Lang) -> tuple[str, ...]:
    clauses = [f"{c['standard']} {c['edition']} {c['clause']}" for c in entry["clauses"]]
    status = say(STATUS, entry["status"], lang)
    if entry["reason"]:
        status += word(lang, Words(f"：{entry['reason']}", f": {entry['reason']}"))
    severity = say(SEVERITY, entry["severity"], lang)
    return (
        entry["rule"],
        entry["title"],
        entry["of"],
        severity,
        word(lang, Words("；", "; ")).join(clauses),
        status,
    )
