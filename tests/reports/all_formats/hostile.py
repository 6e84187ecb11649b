"""A dossier in which every name would do harm where it is taken for anything but text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ansheng import Dossier
from ansheng.campaigns.records import MeetingRecord, PlanRecord, SubmissionRecord, TaskRecord
from ansheng.dossier import Campaign
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators import AccidentRecord
from ansheng.responsibility.records import PartyRecord
from tests.reports.conftest import START, accidents, typed

LONG = "长" * 350_000
"""A cell of a megabyte."""

SHORT = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<r>x</r>",
    "向\u202e左\u2066书\u200f写\u061c",
    "零\u200b宽\u200d字\ufeff",
    "控\x00制\x1b[31m符\x07\x9b",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{0.__class__}%s%(a)s",
    "]]></w:t>",
    "&lt;b&gt;&#60;",
    "a|b||c",
    "c:\\new\\table",
    "[链](javascript:alert(1))",
    "![图](http://example.org/a.png)",
    "# 题 *强* _斜_ `码` ~删~",
    "http://example.org/a#b",
    "第一行\n第二行\r\n\t第三行\u2028",
)
HOSTILE = (*SHORT, LONG)
TITLE = " ".join(SHORT)


def dossier() -> Dossier:
    """The dossier: each value names units, regions, sectors, departments, tasks, plans, meetings and parties."""
    found = START + timedelta(days=3)
    hazards: list[dict[str, Any]] = [
        {
            **dict.fromkeys(("sector", "department", "region", "unit", "description", "category"), text),
            "id": f"H{at}",
            "grade": "major" if at % 3 else "general",
            "found_on": found + timedelta(days=day),
            "due_on": found + timedelta(days=day + 15),
            "rectified": rectified,
            "rectified_on": found + timedelta(days=day + 9) if rectified else None,
        }
        for at, text in enumerate(HOSTILE)
        for day, rectified in ((0, True), (30, False))
    ]
    tasks = [
        {
            **dict.fromkeys(("name", "lead", "plan", "person"), text),
            "finished": False,
            "due_on": date(2020, 11, 30),
        }
        for text in HOSTILE
    ]
    fines = [
        {"unit": text, "sector": text, "kind": "fine", "amount": 20.0, "penalised_on": START}
        for text in HOSTILE
    ]
    due = {"period": "2020-07", "due_on": date(2020, 7, 25), "submitted": False}
    tables = {
        "hazards": typed(HazardRecord, hazards),
        "tasks": typed(TaskRecord, tasks),
        "penalties": typed(PenaltyRecord, fines),
        "accidents": typed(AccidentRecord, accidents()),
        "plans": typed(PlanRecord, [{"kind": "special", "group": text, "lead": text} for text in HOSTILE]),
        "meetings": typed(
            MeetingRecord, [{"kind": "briefing", "held_on": START, "name": text} for text in HOSTILE]
        ),
        "submissions": typed(SubmissionRecord, [{"sector": text, "party": text, **due} for text in HOSTILE]),
        "parties": typed(
            PartyRecord, [{"name": text, "kind": "department", "reports": True} for text in HOSTILE]
        ),
    }
    return Dossier(None, Campaign(TITLE, TITLE, made_up=TITLE), tables, (), ())
