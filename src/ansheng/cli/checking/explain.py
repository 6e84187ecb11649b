"""Command ``explain``: all there is to know of one rule, for whoever must answer for its result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.cli.checking.columns import column, kind_unit_options
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.facts.record import Facts
from ansheng.law.standard import Edition, Standard, standard_of
from ansheng.reports.model import Bullets, Cell, Section, Table
from ansheng.reports.reference.layers import relations
from ansheng.reports.reference.ruling import (
    SEEN,
    SEVERITY,
    STATUS,
    limit_text,
    say,
    stated,
    stated_limits,
    worded,
)
from ansheng.rules.bind import Bound, NotInForce, bind
from ansheng.rules.case import Case
from ansheng.rules.evaluate import Limits
from ansheng.rules.explain import path_title
from ansheng.rules.rule import Rule
from ansheng.shelf import needed
from ansheng.words import Lang, Words

CLAUSES = {
    "zh": ("标准", "版本", "文号", "条款", "内容", "施行", "废止", "状态"),
    "en": ("standard", "edition", "number", "clause", "content", "effective", "repealed", "status"),
}
FACTS = {
    "zh": ("采集项", "标题", "类型", "单位", "选项"),
    "en": ("fact", "title", "kind", "unit", "options"),
}


def explain(rule_id: str, *, on: str | None, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """Explain a rule with the limits of a day.

    :raises UnknownNameError: there is no such rule
    """
    day = day_of(on)
    rule = needed(rules=rule_id, files=files).rule(rule_id)
    around = needed(rule.facts, files=files).rules.values()
    data = _plain(rule, around, day, lang)
    title = word(
        lang,
        Words(
            f"{rule.id} {rule.title}（按{day_label(day)}有效的法规）", f"{rule.id}: {rule.en} (as on {day})"
        ),
    )
    return Page(title, tuple(_sections(data, lang)), data).answer(form)


def _plain(rule: Rule, around: Iterable[Rule], day: date, lang: Lang) -> dict[str, Any]:
    bound = bind(rule, day)
    in_force = bound if isinstance(bound, Bound) else None
    return {
        "schema": "ansheng.explain/1",
        "rule": rule.id,
        "title": rule.label(lang),
        "facts": f"{rule.plugin}.{rule.facts.__name__}",
        "of": word(lang, Words(rule.facts.title, rule.facts.en)),
        "severity": rule.severity,
        "on": day.isoformat(),
        "status": "in_force" if in_force is not None else "not_in_force",
        "reason": word(lang, bound.words) if isinstance(bound, NotInForce) else None,
        "regions": list(rule.regions),
        "layers": [relation.to_dict(lang) for relation in relations(rule, around)],
        "clauses": list(_clauses(rule, day, lang)),
        "needs": list(_needs(rule, lang)),
        "scope": worded(rule.scope, in_force, lang) if rule.scope is not None else None,
        "condition": worded(rule.condition, in_force, lang),
        "limits": list(_limits(stated_limits(in_force) if in_force is not None else {}, day, lang)),
        "cases": [_case(rule.facts, case, lang) for case in rule.examples],
        "limitations": rule.note,
    }


def _clauses(rule: Rule, day: date, lang: Lang) -> Iterator[dict[str, Any]]:
    for citation in rule.cites:
        for edition in citation.standard.editions:
            clause = edition.clause.get(citation.key)
            if clause is not None:
                yield {
                    **_edition(citation.standard, edition, day),
                    "clause": clause.number,
                    "title": word(lang, Words(clause.title, clause.en)),
                    "seen": clause.seen,
                    "note": " ".join(note for note in (clause.note, edition.note) if note),
                }


def _limits(limits: Limits, day: date, lang: Lang) -> Iterator[dict[str, Any]]:
    for ref, limit in limits.items():
        edition = ref.standard.edition_on(day)
        assert edition is not None, "a limit is bound only where an edition is in force"
        yield {
            "limit": ref.name,
            "value": limit_text(limit, lang),
            **_edition(standard_of(ref), edition, day),
        }


def _edition(standard: Standard, edition: Edition, day: date) -> dict[str, Any]:
    return {
        "standard": standard.id,
        "edition": edition.label,
        "number": edition.number,
        "issuer": edition.issuer,
        "effective": edition.effective.isoformat(),
        "repealed": edition.repealed.isoformat() if edition.repealed else None,
        "status": edition.status(day),
        "source": edition.source,
        "verified": edition.verified.isoformat(),
        "stale": edition.stale(day),
    }


def _needs(rule: Rule, lang: Lang) -> Iterator[dict[str, Any]]:
    for path, ref in rule.needs().items():
        entry = column(ref.owner, ref.fact, lang)
        yield {
            "path": path,
            "title": path_title(rule.facts.facts(), path, lang),
            **{key: entry[key] for key in ("kind", "unit", "options")},
        }


def _case(facts: type[Facts], case: Case, lang: Lang) -> dict[str, Any]:
    return {
        "verdict": case.verdict.value if case.verdict else None,
        "label": case.label(lang),
        "on": case.on.isoformat() if case.on else None,
        "facts": stated(facts, case.values, lang),
    }


def _sections(data: dict[str, Any], lang: Lang) -> Iterator[Section]:
    yield _lines(word(lang, Words("判定内容", "What it judges")), _content(data, lang))
    yield _table(
        word(lang, Words("依据条款", "Clauses")),
        CLAUSES[lang],
        [_clause_row(c, lang) for c in data["clauses"]],
    )
    needs = [(n["path"], n["title"], *kind_unit_options(n, lang)) for n in data["needs"]]
    yield _table(word(lang, Words("所需采集项", "Facts needed")), FACTS[lang], needs)
    yield _lines(word(lang, Words("条件", "Condition")), _conditions(data, lang))
    if data["limits"]:
        heads = {"zh": ("限值", "取值", "标准", "版本"), "en": ("limit", "value", "standard", "edition")}[
            lang
        ]
        rows = [
            (limit["limit"], limit["value"], limit["standard"], limit["edition"]) for limit in data["limits"]
        ]
        yield _table(word(lang, Words("限值", "Limits")), heads, rows)
    if data["cases"]:
        columns = {"zh": ("判定结果", "采集项", "检查日期"), "en": ("verdict", "facts", "on")}[lang]
        cases = [(case["label"], case["facts"], case["on"]) for case in data["cases"]]
        yield _table(word(lang, Words("示例", "Examples")), columns, cases)
    notes = data["limitations"].splitlines() + [c["note"] for c in data["clauses"] if c["note"]]
    yield _lines(
        word(lang, Words("已知局限", "Known limitations")),
        notes or [word(lang, Words("未列出", "none are stated"))],
    )
    sources = [_source(entry, lang) for entry in (*data["clauses"], *data["limits"])]
    yield _lines(word(lang, Words("来源与核实程度", "Sources and confidence")), sources)


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Section:
    return Section(title, (Table("", heads, tuple(rows)),))


def _lines(title: str, lines: Iterable[str]) -> Section:
    return Section(title, (Bullets(tuple(dict.fromkeys(lines))),))


def _content(data: dict[str, Any], lang: Lang) -> list[str]:
    severity, status = say(SEVERITY, data["severity"], lang), say(STATUS, data["status"], lang)
    lines = [
        data["title"],
        word(
            lang, Words(f"检查对象：{data['of']}（{data['facts']}）", f"of: {data['of']} ({data['facts']})")
        ),
        word(
            lang,
            Words(
                f"隐患等级：{severity}；{day_label(day_of(data['on']))}{status}",
                f"severity: {severity}; {status} on {data['on']}",
            ),
        ),
    ]
    lines += [data["reason"]] if data["reason"] else []
    held = word(lang, Words("、", ", ")).join(data["regions"])
    lines += [word(lang, Words(f"地方规定，适用于{held}", f"local law, holds in {held}"))] if held else []
    return lines + [relation["text"] for relation in data["layers"]]


def _clause_row(clause: dict[str, Any], lang: Lang) -> tuple[str | None, ...]:
    keys = ("standard", "edition", "number", "clause", "title", "effective", "repealed")
    return *(clause[key] for key in keys), say(STATUS, clause["status"], lang)


def _conditions(data: dict[str, Any], lang: Lang) -> list[str]:
    scope = [word(lang, Words(f"适用：{data['scope']}", f"scope: {data['scope']}"))] if data["scope"] else []
    return [*scope, word(lang, Words(f"构成隐患：{data['condition']}", f"hazard: {data['condition']}"))]


def _source(entry: dict[str, Any], lang: Lang) -> str:
    """How sure we are of a clause's wording, or of the edition that a limit is taken from."""
    late = word(lang, Words("（早于指定日期）", " (before the day asked for)")) if entry["stale"] else ""
    if "seen" in entry:
        how = f"{entry['clause']} {say(SEEN, entry['seen'], lang)}"
    else:
        how = word(lang, Words(f"限值 {entry['limit']}", f"limit {entry['limit']}"))
    checked = word(
        lang,
        Words(f"{day_label(day_of(entry['verified']))}核对{late}", f"verified {entry['verified']}{late}"),
    )
    parts = [f"{entry['standard']} {entry['edition']} {how}", checked, entry["issuer"], entry["source"]]
    return word(lang, Words("；", "; ")).join(parts)
