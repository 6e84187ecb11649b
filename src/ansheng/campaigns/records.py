"""Records of a campaign's own work: plans, tasks, meetings with their attendance, and submissions."""

from __future__ import annotations

from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Choice, Day, Flag, Number, Text

_SECTOR = ("行业", "领域", "专项", "所属行业", "专项名称", "行业（领域）")
_PARTY = ("单位", "部门", "责任单位", "牵头部门", "牵头单位", "参会单位", "报送单位", "责任主体", "名称")


class PlanRecord(Facts, title="方案", en="plan", table="plans"):
    """One plan of the campaign's scheme; ``group`` is the term of a scheme such as 1+2+9+7+3+1 that counts it."""

    name = Text("方案名称", en="name", aliases=("名称", "方案", "专项名称", "实施方案"))
    kind = Choice(
        "方案类型",
        en="kind",
        options={"overall": "总体方案", "topic": "专题方案", "special": "专项方案"},
        other_names={
            **dict.fromkeys(("总体", "总方案", "总体实施方案"), "overall"),
            **dict.fromkeys(("专题", "专题实施方案"), "topic"),
            **dict.fromkeys(("专项", "专项整治方案", "专项实施方案", "专项整治"), "special"),
        },
        aliases=("类型", "方案种类", "种类"),
    )
    group = Text("方案类别", en="group", aliases=("类别", "分组", "方案分组", "体系类别"))
    lead = Text("牵头单位", en="lead party", aliases=("牵头部门", "责任单位", "责任部门", "主管部门"))


class TaskRecord(Facts, title="任务", en="task", table="tasks"):
    """One line of a task list: who leads it, by when it is due, how far it is; ``key`` marks a listed task."""

    name = Text(
        "任务名称", en="name", aliases=("任务", "任务内容", "工作任务", "重点任务", "目标任务", "名称")
    )
    plan = Text("所属方案", en="plan", aliases=("方案", "方案名称", "所属专项", "专项"))
    lead = Text("牵头单位", en="lead party", aliases=("牵头部门", "责任单位", "责任部门"))
    partners = Text("配合单位", en="partners", aliases=("配合部门", "参与单位", "协助单位", "责任分工"))
    due_on = Day(
        "完成时限", en="due on", aliases=("时限", "完成期限", "时间节点", "计划完成时间", "截止日期")
    )
    finished = Flag(
        "是否完成", en="finished", aliases=("完成情况", "完成状态", "已完成", "办结情况", "是否办结")
    )
    finished_on = Day(
        "完成日期", en="finished on", aliases=("完成时间", "实际完成时间", "办结日期", "办结时间")
    )
    progress = Number(
        "进度", unit="percent", en="progress", aliases=("完成进度", "进度百分比", "完成比例"), minimum=0
    )
    key = Flag(
        "挂牌跟踪", en="listed for tracking", aliases=("是否挂牌", "挂牌督办", "重点任务标记", "是否重点")
    )


class MeetingRecord(Facts, title="会议", en="meeting", table="meetings"):
    """One meeting of the campaign."""

    name = Text("会议名称", en="name", aliases=("会议", "名称", "会议主题"))
    kind = Choice(
        "会议类型",
        en="kind",
        options={"briefing": "例会", "mobilisation": "动员部署会", "other": "其他"},
        other_names={
            **dict.fromkeys(("工作例会", "专班例会", "调度会"), "briefing"),
            **dict.fromkeys(
                ("动员会", "部署会", "推进会", "动员部署（推进）会", "现场推进会"), "mobilisation"
            ),
        },
        aliases=("类型", "会议类别", "类别"),
    )
    held_on = Day("召开日期", en="held on", aliases=("会议日期", "召开时间", "会议时间", "日期", "时间"))


class AttendanceRecord(Facts, title="参会情况", en="attendance", table="attendance"):
    """One party that was expected at one meeting: whether it came, and whether it reported its progress."""

    meeting = Text("会议名称", en="meeting", aliases=("会议", "会议主题"))
    held_on = Day("召开日期", en="held on", aliases=("会议日期", "召开时间", "会议时间", "日期"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    party = Text("参会单位", en="party", aliases=_PARTY)
    attended = Flag(
        "是否参会", en="attended", aliases=("到会情况", "是否到会", "是否出席", "参会情况", "出席情况")
    )
    reported = Flag(
        "汇报进展", en="reported progress", aliases=("是否汇报", "汇报情况", "专项汇报", "是否汇报进展")
    )


class SubmissionRecord(Facts, title="报送情况", en="submission", table="submissions"):
    """One report that a party owed for one period; ``nil`` marks a report that there is nothing to report."""

    party = Text("报送单位", en="party", aliases=_PARTY)
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    period = Text("报送期", en="period", aliases=("报送月份", "月份", "期次", "统计期", "报送期间", "所属期"))
    due_on = Day(
        "报送时限", en="due on", aliases=("应报日期", "截止日期", "报送截止日期", "应报送日期", "时限")
    )
    submitted = Flag(
        "是否报送", en="submitted", aliases=("报送情况", "已报送", "报送状态", "是否上报", "上报情况")
    )
    submitted_on = Day(
        "报送日期",
        en="submitted on",
        aliases=("报送时间", "实际报送日期", "实报日期", "上报日期", "上报时间"),
    )
    nil = Flag("零报告", en="nil report", aliases=("是否零报告", "零报送"))
