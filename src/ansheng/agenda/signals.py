"""Signals: the grounds for escalation that the tables of a dossier hold on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ansheng.accidents.grades import grade_of
from ansheng.agenda.climbing import Given, open_signal, overdue_signal
from ansheng.agenda.ladder import Ladder
from ansheng.agenda.rungs import Need, Signal
from ansheng.campaigns import TaskRecord, task_standing
from ansheng.campaigns.submissions import period_label
from ansheng.dates import AnyDay, day_label, day_of
from ansheng.facts.as_of import as_of, stood
from ansheng.facts.frames import Tables, records_of, rows_of
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.definitions.ceilings import ceiling_standings
from ansheng.words import Words

if TYPE_CHECKING:
    import polars as pl


def given(
    tables: Tables, hazards: pl.DataFrame | None, on: dt.date, ladder: Ladder, more: Iterable[Signal] = ()
) -> Given:
    """The grounds for escalation that the tables hold on a day, accidents apart.

    :param hazards: those of :func:`open_hazards`; only what some ground of the ladder may ask for is a signal
    :param more: further signals
    """
    tasks = list(_task_signals(tables, on))
    others = (
        *tasks,
        *_report_signals(tables, on),
        *_absence_signals(tables, on),
        *_penalty_signals(tables, on),
        *_recurred_signals(hazards, ladder),
        *_unsettled_signals(tables, hazards, tasks, on, ladder),
        *more,
    )
    return Given(on, others, hazards, _hazard_signals(hazards, on, ladder))


def open_hazards(tables: Tables, on: dt.date) -> pl.DataFrame | None:
    """The hazards found by a day and not surely closed.

    ``done`` says whether one is put right, ``shut`` whether closed, ``again`` whether it is marked as come back.
    """
    import polars as pl

    frame = tables.get("hazards")
    if frame is None:
        return None
    found = pl.col("found_on")
    rows = as_of(frame.lazy(), HazardRecord, on)
    wanted = rows.filter((found <= on) | found.is_null(), ~pl.col("closed").fill_null(False))
    return wanted.select(
        "id", "unit", "description", "department", "region", "grade", "found_on", "due_on",
        done="rectified", shut="closed",
        again=pl.col("recurred") if "recurred" in frame.columns else pl.lit(None, pl.Boolean),
    ).collect()  # fmt: skip


def _hazard_signals(frame: pl.DataFrame | None, on: dt.date, ladder: Ladder) -> Mapping[str, pl.Series]:
    """The rows of the open and of the overdue hazards that the ladder may ask for."""
    import polars as pl

    if frame is None:
        return {}
    late = (pl.lit(on) - pl.col("due_on")).dt.total_days()
    chosen = {}
    for need in ladder.needs():
        if need.kind == "hazard_open":
            chosen[need.kind] = _rows(frame, ~pl.col("shut") | ~pl.col("done"), _of(need))
        elif need.kind == "hazard_overdue":
            overdue = ~pl.col("done") & (late >= max(need.days_late, 1))
            chosen[need.kind] = _rows(frame, overdue, _of(need))
    return chosen


def _rows(frame: pl.DataFrame, *conditions: pl.Expr) -> pl.Series:
    import polars as pl

    return frame.select(pl.arg_where(pl.all_horizontal(*conditions).fill_null(False))).to_series()


def _day(day: dt.date | None) -> str:
    return "日期不明" if day is None else day_label(day)


def _of(need: Need) -> pl.Expr:
    import polars as pl

    return pl.col("grade").fill_null("unknown").is_in(need.grades) if need.grades else pl.lit(True)


def _task_signals(tables: Tables, on: dt.date) -> Iterator[Signal]:
    for task in records_of(tables, TaskRecord):
        standing = task_standing(task, on)
        if standing.state == "overdue":
            late = standing.days_late
            words = Words(f"任务“{task.name}”逾期{late}天未完成", f"task {late} days overdue: {task.name}")
            yield Signal(
                "task_overdue",
                task.id or task.name or "",
                task.due_on,
                words,
                party=task.lead,
                days_late=late,
            )


def _report_signals(tables: Tables, on: dt.date) -> Iterator[Signal]:
    for row in rows_of(tables, "submissions"):
        due, sent = row["due_on"], stood(row["submitted"], row["submitted_on"], on)
        if sent is False and due is not None and due < on:
            words = Words(
                f"未报送{period_label(row['period'] or '')}{row['sector'] or ''}报表",
                f"not sent in: {row['period'] or ''}",
            )
            yield Signal(
                "report_missing",
                row["id"] or " ".join(part for part in (row["party"], row["sector"], row["period"]) if part),
                due,
                words,
                party=row["party"],
                region=row["region"],
                days_late=(on - due).days,
            )


def _absence_signals(tables: Tables, on: dt.date) -> Iterator[Signal]:
    for row in rows_of(tables, "attendance"):
        if row["attended"] is False and (row["held_on"] is None or row["held_on"] <= on):
            words = Words(
                f"未参加{row['meeting'] or '会议'}（{_day(row['held_on'])}）", f"absent on {row['held_on']}"
            )
            yield Signal(
                "meeting_absent",
                row["id"] or "",
                row["held_on"],
                words,
                party=row["party"],
                region=row["region"],
            )


def _penalty_signals(tables: Tables, on: dt.date) -> Iterator[Signal]:
    for row in rows_of(tables, "penalties"):
        day = row["penalised_on"]
        if day is None or day <= on:
            words = Words(f"受到行政处罚（{_day(day)}）", f"penalised ({day or 'day not known'})")
            yield Signal(
                "penalty",
                row["id"] or row["case_no"] or "",
                day,
                words,
                unit=row["unit"],
                region=row["region"],
            )


def _recurred_signals(hazards: pl.DataFrame | None, ladder: Ladder) -> Iterator[Signal]:
    """The open hazards that are marked as come back after they were put right, where the ladder asks for them."""
    wanted = [need for need in ladder.needs() if need.kind == "hazard_recurred"]
    if hazards is None or not wanted:
        return
    for row in hazards.filter(hazards["again"].fill_null(False)).iter_rows(named=True):
        signal = open_signal(row)
        name = row["description"] or signal.object
        words = Words(f"隐患“{name}”整改后复发", f"hazard that came back: {name}")
        yield attrs.evolve(signal, kind="hazard_recurred", words=words)


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


def issued(tables: Tables, on: dt.date, ladder: Ladder | None = None) -> list[tuple[str, str]]:
    """The steps that were taken by a day: which, and for whom or what."""
    return [
        (step, concerning) for step, concerning, day in _taken(tables, ladder) if day is None or day <= on
    ]


def _taken(tables: Tables, ladder: Ladder | None) -> Iterator[tuple[str, str, dt.date | None]]:
    ids = {name: rung.id for rung in (ladder or Ladder.read()).rung for name in (rung.id, rung.title)}
    for row in rows_of(tables, "escalations"):
        if row["step"] and row["concerning"]:
            yield ids.get(row["step"], row["step"]), row["concerning"], row["issued_on"]


def _unsettled_signals(
    tables: Tables, hazards: pl.DataFrame | None, tasks: Iterable[Signal], on: dt.date, ladder: Ladder
) -> Iterator[Signal]:
    """Hazards and tasks about which a step was taken and which are still not settled; the first letter counts."""
    first: dict[tuple[str, str], dt.date | None] = {}
    for step, concerning, day in _taken(tables, ladder):
        if day is None or day <= on:
            known = first.get((step, concerning))
            first[step, concerning] = min((each for each in (known, day) if each), default=None)
    titles = {rung.id: Words(rung.title, rung.en) for rung in ladder.rung}
    unsettled = {signal.object: signal for signal in tasks}
    unsettled.update(_named_signals(hazards, {concerning for _, concerning in first}, on))
    for (step, concerning), issued in first.items():
        if concerning not in unsettled:
            continue
        signal, title = unsettled[concerning], titles.get(step, Words(step, step))
        late = None if issued is None else (on - issued).days
        yield attrs.evolve(
            signal,
            kind=f"open_after:{step}",
            days_late=late,
            words=Words(
                f"{signal.words.zh}，{title.zh}发出{'' if late is None else f'{late}天'}后仍未解决",
                f"still open {'' if late is None else f'{late} days '}after {title.en}: {signal.words.en}",
            ),
        )


def _named_signals(frame: pl.DataFrame | None, names: Collection[str], on: dt.date) -> dict[str, Signal]:
    """The open hazards of those ids, as overdue where they are."""
    import polars as pl

    if frame is None or not names:
        return {}
    chosen = frame.filter(~pl.col("shut") | ~pl.col("done"), pl.col("id").is_in(list(names)))
    return {
        row["id"]: overdue_signal(row, on)
        if row["done"] is False and row["due_on"] is not None and row["due_on"] < on
        else open_signal(row)
        for row in chosen.iter_rows(named=True)
    }
