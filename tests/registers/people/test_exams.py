"""Examinations: what a row says, and the best that a person's rows say by a day."""

from __future__ import annotations

import pytest

from ansheng.registers import ExamRecord, StaffRecord, exam_standings
from ansheng.registers.people.exams import outcome

HEAD = StaffRecord(name="赵某", body="甲厂", group="head")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"score": 80, "pass_mark": 80}, "passed"),
        ({"score": 79.5, "pass_mark": 80}, "failed"),
        ({"score": 80}, "unknown"),
        ({"passed": True}, "passed"),
        ({"passed": False}, "failed"),
        ({"passed": True, "score": 79, "pass_mark": 80}, "unknown"),
        ({"passed": False, "score": 90, "pass_mark": 80}, "unknown"),
        ({"sat": False}, "absent"),
        ({"sat": False, "score": 60, "pass_mark": 80}, "unknown"),
        ({"sat": False, "passed": True}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_what_a_row_says(facts: dict[str, object], said: str) -> None:
    assert outcome(ExamRecord(**facts)) == said


def exam(**facts: object) -> ExamRecord:
    held: dict[str, object] = {
        "name": "过关考核", "person": "赵某", "unit": "甲厂", "sat_on": "2023-05-01", "score": 90, "pass_mark": 80,
    }  # fmt: skip
    return ExamRecord(**{**held, **facts})


@pytest.mark.covers(16, 17, by="ansheng.registers.exam_standings")
@pytest.mark.parametrize(
    ("rows", "on", "state"),
    [
        ([exam()], "2023-05-01", "passed"),
        ([exam()], "2023-04-30", "no_record"),
        ([], "2023-05-01", "no_record"),
        ([exam(score=60)], "2023-05-01", "failed"),
        ([exam(score=60), exam(sat_on="2023-06-01")], "2023-05-31", "failed"),
        ([exam(score=60), exam(sat_on="2023-06-01")], "2023-06-01", "passed"),
        ([exam(sat_on=None)], "2023-06-01", "unknown"),
        ([exam(unit=None)], "2023-06-01", "unknown"),
        ([exam(unit="乙厂")], "2023-06-01", "no_record"),
        ([exam(name="其他考试")], "2023-06-01", "no_record"),
        ([exam(name="考试", course="过关考核")], "2023-06-01", "passed"),
        ([exam(sat=False, score=None)], "2023-06-01", "absent"),
    ],
)
def test_a_person_by_a_day(rows: list[ExamRecord], on: str, state: str) -> None:
    assert exam_standings([HEAD], rows, on, name="过关考核")[0].state == state


def test_what_is_said_of_a_person() -> None:
    passed, bare = (exam_standings([HEAD], rows, "2023-12-31")[0] for rows in ([exam()], []))
    assert passed.text() == "赵某（甲厂）：合格（2023年5月1日考试，90分）"
    assert passed.text("en") == "赵某 (甲厂): passed (1 May 2023, score 90)"
    assert bare.text() == "赵某（甲厂）：无考试记录"
