"""Records of campaigns: their targets, plans, tasks, mechanisms, meetings with attendance, and submissions."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.record import Facts

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
        "是否完成",
        dated="finished_on",
        en="finished",
        aliases=("完成情况", "完成状态", "已完成", "办结情况", "是否办结"),
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
    action = Text("所属行动", en="action", aliases=("行动", "行动名称", "专项行动"))
    starts_on = Day("开始日期", en="starts on", aliases=("启动时间", "起始日期", "启动日期"))
    derives_from = Text(
        "上级任务",
        en="derives from",
        aliases=("对应上级任务", "来源任务", "对应省级任务"),
        note="多项用顿号隔开。",
    )
    after = Text("前置任务", en="after", aliases=("先决任务", "前序任务"), note="编号，用顿号隔开。")
    days = Count("所需天数", en="days needed", aliases=("工期", "工期天数", "预计天数"))
    leader = Text("包保领导", en="leader", aliases=("责任领导", "分包领导", "包干领导", "牵头领导"))
    measure = Text("一事一策方案", en="plan of its own", aliases=("专门方案", "整治方案", "一事一策"))


class CampaignRecord(Facts, title="专项行动", en="campaign", table="campaigns"):
    """One campaign; ``part_of`` names the one that it is nested in."""

    name = Text("行动名称", en="name", aliases=("名称", "专项行动", "活动名称"))
    part_of = Text("上级行动", en="part of", aliases=("所属行动", "隶属行动"))
    starts_on = Day("开始日期", en="starts on", aliases=("开始时间", "起始日期", "启动时间"))
    ends_on = Day("结束日期", en="ends on", aliases=("结束时间", "截止日期", "完成时间"))
    declared_days = Count(
        "宣布天数",
        en="declared days",
        aliases=("天数", "号称天数"),
        note="名称所称的天数，如百日行动为100。",
    )


class TargetRecord(Facts, title="目标", en="target", table="targets"):
    """One target of a campaign: what is to be reached by which day."""

    name = Text("目标名称", en="name", aliases=("目标", "名称", "里程碑", "工作目标"))
    campaign = Text("专项行动", en="campaign", aliases=("行动名称", "所属行动", "方案"))
    kind = Choice(
        "目标类型",
        en="kind",
        options={"share": "覆盖面", "number": "数量", "falling": "逐年下降", "zero": "杜绝"},
        other_names={
            **dict.fromkeys(("覆盖", "完成率", "比例"), "share"),
            **dict.fromkeys(("个数", "总量"), "number"),
            **dict.fromkeys(("下降", "逐年下降类"), "falling"),
            **dict.fromkeys(("零", "不发生", "有效防范", "归零"), "zero"),
        },
        aliases=("类型", "类别"),
    )
    strictness = Choice(
        "要求程度",
        en="strictness",
        options={"all": "全部", "mostly": "基本"},
        other_names={"全面": "all", "全覆盖": "all", "100%": "all", "大部分": "mostly"},
        aliases=("程度", "程度用语"),
    )
    share = Number(
        "要求比例", unit="percent", en="share required", aliases=("目标比例", "比例要求"), minimum=0
    )
    number = Number("要求数量", unit="", en="number required", aliases=("目标值", "数量要求"), minimum=0)
    by_day = Day("完成时限", en="by", aliases=("时限", "完成期限", "时间节点", "截止日期"))


class MechanismRecord(Facts, title="制度机制", en="mechanism", table="mechanisms"):
    """One rule, mechanism or register that a campaign sets up."""

    name = Text("名称", en="name", aliases=("制度名称", "机制名称", "制度", "机制", "台账名称"))
    campaign = Text("专项行动", en="campaign", aliases=("行动名称", "所属行动"))
    established = Flag("是否建立", en="established", aliases=("已建立", "建立情况", "是否印发"))
    number = Text("文号", en="document number", aliases=("文件号", "文件编号"))
    party = Text("责任主体", en="party", aliases=("单位", "部门", "责任单位"))
    published = Flag("是否公布", en="published", aliases=("已公布", "是否公示", "公布情况"))
    derives_from = Text(
        "上级措施", en="derives from", aliases=("对应上级措施", "来源条款"), note="多项用顿号隔开。"
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
        "是否报送",
        dated="submitted_on",
        en="submitted",
        aliases=("报送情况", "已报送", "报送状态", "是否上报", "上报情况"),
    )
    submitted_on = Day(
        "报送日期",
        en="submitted on",
        aliases=("报送时间", "实际报送日期", "实报日期", "上报日期", "上报时间"),
    )
    nil = Flag("零报告", en="nil report", aliases=("是否零报告", "零报送"))
    recipients = Text(
        "报送对象", en="recipients", aliases=("主送抄送", "接收单位", "抄送"), note="用顿号隔开。"
    )
