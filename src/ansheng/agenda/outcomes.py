"""Outcomes as grounds for escalation: accidents by their grade, and control indices that were broken."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.accidents.grades import grade_of
from ansheng.agenda.ladder import Signal
from ansheng.dates import AnyDay, day_label, day_of
from ansheng.facts.frames import Tables
from ansheng.indicators.definitions.ceilings import ceiling_standings
from ansheng.words import Words


def accident_signals(tables: Tables, on: AnyDay) -> Iterator[Signal]:
    """What the accidents of a dossier call for: one signal an accident by its grade, another if anybody died.

    Accidents that are stated to be no production safety accidents are left out.
    """
    on = day_of(on, "on")
    frame = tables.get("accidents")
    for row in frame.iter_rows(named=True) if frame is not None else ():
        day = row["occurred_on"]
        if (day is not None and day > on) or row["production"] is False:
            continue
        graded = grade_of(row["deaths"], row["serious"], row["loss"])
        name = row["name"] or row["id"] or ""
        grade = graded.grade.title if graded else "等级不明"
        if graded and graded.provisional:
            grade = f"至少属{grade}等级的"
        words = Words(
            f"发生{grade}事故“{name}”（{day_label(day) if day else '日期不明'}）",
            f"accident {name} ({day or 'day not known'})",
        )
        where = {
            "unit": row["unit_id"],
            "region": row["region"],
            "grade": graded.grade.id if graded else "unknown",
        }
        yield Signal("accident", row["id"] or name, day, words, **where)
        if row["deaths"]:
            yield Signal("fatal_accident", row["id"] or name, day, words, **where)


def ceiling_signals(tables: Tables, on: AnyDay) -> Iterator[Signal]:
    """What broken control indices call for, as grounds for escalation; the year is that of the day.

    Nothing where the dossier has no indices or no accidents. The day of the signal is the one of judging.
    """
    on = day_of(on, "on")
    if "ceilings" not in tables or "accidents" not in tables:
        return
    for standing in ceiling_standings(tables, on.year, on):
        if standing.state == "broken":
            index = standing.index
            words = Words(f"突破控制指标，{standing.text()}", f"control index broken: {standing.text('en')}")
            yield Signal(
                "index_exceeded", index.id or index.name or "", on, words, region=index.region or "本辖区"
            )
