"""What ``check`` says beside the findings: what changed since an earlier check, and what to ask next."""

from __future__ import annotations

from typing import Any

from ansheng.checking.findings import Findings
from ansheng.checking.over_time.changes import STATES, Changes
from ansheng.errors import word
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.words import Lang, Words

SAYS = {
    "hazard": Words("均构成隐患", "hazard"),
    "clear": Words("均不构成", "clear"),
    "undetermined": Words("均待定", "undetermined"),
}


def compared(changes: Changes, lang: Lang) -> Section:
    """How many findings are new, gone, changed and the same, by clause."""
    heads = word(lang, Words("依据", "clause")), *(word(lang, STATES[state]) for state in STATES)
    rows = tuple(
        (f"{row['standard']} {row['clause']}", *(row[state] for state in STATES))
        for row in changes.summary("clause")
    )
    counts = changes.counts()
    said = (f"{word(lang, words)} {counts[state]}" for state, words in STATES.items())
    line = word(lang, Words("、", ", ")).join(said)
    title = word(lang, Words("与基线比较", "Compared with the baseline"))
    return Section(title, (Paragraph(line), Table("", heads, rows)) if rows else (Paragraph(line),))


def asked(findings: Findings, limit: int, lang: Lang) -> list[Section]:
    """The facts to ask for next, and the rules that say the same of every record."""
    asking = findings.next_questions(lang)
    heads = {
        "zh": ("采集项", "检查对象", "缺少的记录", "可定", "有关的待定"),
        "en": ("fact", "of", "records without it", "decides", "undetermined with it"),
    }[lang]
    rows = tuple((q.title, q.kind, q.records, q.decides, q.helps) for q in asking[: limit or None])
    title = Words(f"优先补充的采集项（{len(asking)}）", f"What to ask next ({len(asking)})")
    same = findings.one_sided(lang=lang)
    heads_same = {
        "zh": ("规则", "判定内容", "结果", "记录"),
        "en": ("rule", "what it judges", "says", "records"),
    }[lang]
    rows_same = tuple((r.rule, r.title, word(lang, SAYS[r.says]), r.records) for r in same[: limit or None])
    title_same = Words(
        f"对全部记录结果相同的规则（{len(same)}）", f"Rules that say the same of all ({len(same)})"
    )
    sections = (
        Section(word(lang, title), (Table("", heads, rows),) if rows else ()),
        Section(word(lang, title_same), (Table("", heads_same, rows_same),) if rows_same else ()),
    )
    return [section for section in sections if section.items]


def asked_data(findings: Findings, lang: Lang) -> dict[str, list[dict[str, Any]]]:
    """The same as plain data."""
    return {
        "questions": [question.to_dict() for question in findings.next_questions(lang)],
        "one_sided": [rule.to_dict() for rule in findings.one_sided(lang=lang)],
    }
