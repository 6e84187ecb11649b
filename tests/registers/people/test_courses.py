"""Courses: three levels before work, hours before work and each year, examinations; by kind of person and of unit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ansheng.registers import (
    ExamRecord,
    StaffRecord,
    compulsory_courses,
    course_standings,
    high_risk_units,
)
from ansheng.responsibility import EnterpriseRecord
from ansheng.responsibility.unit_records import TrainingRecord

COURSES = {course.id: course for course in compulsory_courses()}
RISKY = {"甲厂": True, "乙厂": False}


def person(group: str = "worker", **facts: object) -> StaffRecord:
    held: dict[str, object] = {"name": "赵某", "body": "甲厂", "entered_on": "2023-03-01", "left": False}
    return StaffRecord(group=group, **{**held, **facts})


def course(day: str | None, **facts: object) -> TrainingRecord:
    held: dict[str, object] = {"kind": "course", "trainee": "赵某", "unit": "甲厂", "held_on": day}
    return TrainingRecord(**{**held, **facts})


def levels(*days: str | None) -> list[TrainingRecord]:
    return [course(day, level=level) for day, level in zip(days, ("厂级", "车间级", "班组级"), strict=False)]


def state(
    name: str,
    whom: StaffRecord,
    rows: Sequence[TrainingRecord],
    on: str = "2023-12-31",
    *,
    exams: Sequence[ExamRecord] = (),
    year: int | None = None,
) -> str | None:
    found = course_standings([whom], rows, exams, on, high_risk=RISKY, courses=[COURSES[name]], year=year)
    return next((each.state for each in found), None)


@pytest.mark.covers(17, by="ansheng.registers.course_standings")
@pytest.mark.parametrize(
    ("whom", "rows", "on", "expected"),
    [
        (person(), levels("2023-02-27", "2023-02-28", "2023-03-01"), "2023-12-31", "done"),
        (person(), levels("2023-02-27", "2023-02-28", "2023-03-02"), "2023-12-31", "late"),
        (person(), levels("2023-02-27", "2023-02-28", "2023-03-02"), "2023-03-01", "lacking"),
        (person(), levels("2023-02-27", "2023-02-28"), "2023-02-28", "due"),
        (person(), levels("2023-02-27", "2023-02-28"), "2023-03-01", "lacking"),
        (person(), levels("2023-02-27", "2023-02-28", None), "2023-12-31", "unknown"),
        (person(), [course("2023-02-28", name="三级安全教育")], "2023-12-31", "done"),
        (person(), [course("2023-02-28", name="三级安全教育", level="三级")], "2023-12-31", "lacking"),
        (person(), [course("2023-02-28", name="三级安全教育", unit=None)], "2023-12-31", "unknown"),
        (person(), [course("2023-02-28", name="三级安全教育", unit="乙厂")], "2023-12-31", "lacking"),
        (person(), [course("2023-02-28", name="三级安全教育", qualified=False)], "2023-12-31", "lacking"),
        (person(), [course("2023-02-28", name="厂级安全教育")], "2023-12-31", "lacking"),
        (person(entered_on=None), levels("2023-02-28"), "2023-12-31", "unknown"),
        (person(left=True), [], "2023-12-31", None),
        (person("head"), [], "2023-12-31", None),
        (person(body="丙厂"), [], "2023-12-31", "lacking"),
    ],
)
def test_education_on_three_levels_comes_before_work(
    whom: StaffRecord, rows: list[TrainingRecord], on: str, expected: str | None
) -> None:
    assert state("three_levels", whom, rows, on) == expected


def test_what_is_lacking_is_said() -> None:
    [found] = course_standings(
        [person()], levels("2023-02-28"), [], "2023-12-31", high_risk=RISKY, courses=[COURSES["three_levels"]]
    )
    assert found.text() == "赵某（甲厂）三级安全教育：无符合要求的记录；车间级、班组级"
    assert found.text("en") == (
        "赵某 (甲厂), safety education on three levels: no record that it was done; workshop, team"
    )


@pytest.mark.parametrize(
    ("name", "whom", "hours", "day", "on", "expected"),
    [
        ("new_worker_hours", person(), 72, "2023-03-01", "2023-12-31", "done"),
        ("new_worker_hours", person(), 71.5, "2023-03-01", "2023-12-31", "lacking"),
        ("new_worker_hours", person(), 72, "2023-03-02", "2023-12-31", "lacking"),
        ("new_worker_hours", person(), None, "2023-03-01", "2023-12-31", "unknown"),
        ("new_worker_hours", person(body="乙厂"), 0, "2023-03-01", "2023-12-31", None),
        ("new_worker_hours", person(body="丙厂"), 72, "2023-03-01", "2023-12-31", "unknown"),
        ("worker_hours", person(), 20, "2023-04-01", "2023-12-31", None),
        ("worker_hours", person(), 20, "2024-04-01", "2024-12-31", "done"),
        ("worker_hours", person(), 19, "2024-04-01", "2024-12-31", "due"),
        ("worker_hours", person(), 20, "2023-12-31", "2024-12-31", "due"),
        ("head_first_hours_high_risk", person("head"), 48, "2022-01-01", "2023-12-31", "done"),
        ("head_first_hours_high_risk", person("head"), 47, "2022-01-01", "2023-12-31", "lacking"),
        ("head_first_hours", person("head", body="乙厂"), 32, "2022-01-01", "2023-12-31", "done"),
        ("head_first_hours", person("head"), 32, "2022-01-01", "2023-12-31", None),
        ("manager_hours", person("manager", body="乙厂"), 12, "2024-05-01", "2024-12-31", "done"),
        ("manager_hours_high_risk", person("manager"), 15, "2024-05-01", "2024-12-31", "due"),
    ],
)
def test_hours_by_kind_of_person_and_unit(
    name: str, whom: StaffRecord, hours: float | None, day: str, on: str, expected: str | None
) -> None:
    assert state(name, whom, [course(day, hours=hours, unit=whom.body)], on) == expected


def test_a_year_that_is_over_is_asked_for_by_its_number() -> None:
    rows = [course("2024-04-01", hours=19)]
    assert state("worker_hours", person(), rows, "2025-01-01", year=2024) == "lacking"


@pytest.mark.covers(16, 17, by="ansheng.registers.course_standings")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [({"passed": True}, "done"), ({"passed": False}, "lacking"), ({}, "unknown"), (None, "lacking")],
)
def test_heads_of_high_risk_must_pass_an_examination(facts: dict[str, object] | None, expected: str) -> None:
    row = {"person": "赵某", "unit": "甲厂", "sat_on": "2023-05-01", **(facts or {})}
    exams = [] if facts is None else [ExamRecord(**row)]
    assert state("head_exam", person("head"), [], exams=exams) == expected


def test_every_course_has_its_source_and_how_it_was_learnt() -> None:
    assert {(bool(c.source), c.seen in ("text", "secondary")) for c in COURSES.values()} == {(True, True)}


def test_units_of_high_risk() -> None:
    units = [EnterpriseRecord(name="甲厂", sector="烟花爆竹"), EnterpriseRecord(name="乙厂", sector="家具")]
    assert high_risk_units([*units, EnterpriseRecord(name="丙厂")], {"烟花爆竹"}) == {
        "甲厂": True,
        "乙厂": False,
        "丙厂": None,
    }
