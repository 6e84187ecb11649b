"""Records of a campaign's own work: plans, tasks, meetings, attendance, submissions."""

from datetime import date

import pytest

from ansheng.campaigns import AttendanceRecord, MeetingRecord, PlanRecord, SubmissionRecord, TaskRecord


def test_a_row_of_a_task_list() -> None:
    record = TaskRecord.read(
        {
            "重点任务": "排查企业",
            "所属专项": "消防",
            "牵头部门": "消防救援大队",
            "配合部门": "各镇",
            "时间节点": "2020年8月31日",
            "完成情况": "未完成",
            "完成进度": "45%",
            "是否挂牌": "是",
        }
    )
    assert record.to_dict() == {
        "name": "排查企业",
        "plan": "消防",
        "lead": "消防救援大队",
        "partners": "各镇",
        "due_on": "2020-08-31",
        "finished": False,
        "progress": 45.0,
        "key": True,
    }


@pytest.mark.parametrize(
    ("written", "kind"), [("工作例会", "briefing"), ("推进会", "mobilisation"), ("其他", "other")]
)
def test_kinds_of_meetings(written: str, kind: str) -> None:
    assert MeetingRecord.read({"会议类别": written}).kind == kind


@pytest.mark.parametrize(("written", "came"), [("到会", True), ("缺席", False), ("", None)])
def test_attendance_that_nobody_noted_is_not_an_absence(written: str, came: bool | None) -> None:
    record = AttendanceRecord.read({"会议": "例会", "到会情况": written})
    assert record.attended is came
    assert not record.invalid


def test_a_report_sent_is_told_from_the_day_it_was_due() -> None:
    record = SubmissionRecord.read(
        {
            "报送单位": "甲局",
            "月份": "2020-07",
            "报送时限": "2020-07-25",
            "报送时间": "2020-07-28",
            "报送情况": "已报送",
        }
    )
    assert (record.due_on, record.submitted_on) == (date(2020, 7, 25), date(2020, 7, 28))
    assert record.submitted is True
    assert record.nil is None


def test_plans_by_their_place_in_the_scheme() -> None:
    kinds = [PlanRecord.read({"方案类型": word}).kind for word in ("总体方案", "专题", "专项整治方案")]
    assert kinds == ["overall", "topic", "special"]
