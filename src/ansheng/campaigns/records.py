"""Records of campaigns: their targets, plans, tasks, mechanisms, meetings with attendance, and submissions."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of, spelled
from ansheng.facts.record import Facts, Wide

_FILE = Path(__file__).with_name("headers.toml")
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


class TaskRecord(Facts, title="任务", en="task", table="tasks", headers=headers_of(_FILE, "tasks")):
    """One line of a task list: who leads it, by when it is due, how far it is; ``key`` marks a listed task."""

    name = Text("任务名称", en="name")
    kind = Text("任务类型", en="kind")
    level = Text("级别", en="level")
    plan = Text("所属方案", en="plan")
    unit = Text("单位名称", en="unit")
    lead = Text("牵头单位", en="lead party")
    partners = Text("配合单位", en="partners")
    owner = Text("责任人", en="person responsible")
    content = Text("工作内容", en="content")
    goal = Text("工作目标", en="goal")
    index = Text("指标名称", en="index")
    index_value = Text("指标值", en="value of the index")
    standard = Text("评分标准", en="standard")
    weight = Text("分值", en="weight")
    measures = Text("工作措施", en="measures")
    place = Text("地点", en="place")
    participants = Text("参加人员", en="participants")
    year = Text("年度", en="year")
    planned = Text("计划时间", en="planned for")
    due_on = Day("完成时限", en="due on", deadline=True)
    finished = Flag(
        "是否完成",
        dated="finished_on",
        en="finished",
        other_names={
            **dict.fromkeys(
                spelled(
                    "完成 {已|全部|按期|按时|提前|逾期|超期}{完成|办结} 办结 已落实 已结束 已达标 已验收"
                ),
                True,
            ),
            **dict.fromkeys(
                spelled(
                    "{进行|推进|执行|实施|办理|落实|处理}中 未{启动|开始|开展|办结|达标}",
                    "待{办|完成|启动|开始|落实|执行|处理}",
                ),
                False,
            ),
            **dict.fromkeys(
                spelled(
                    "正在{推进|办理|进行|落实|实施} {正常|持续|有序}推进 {部分|基本}完成",
                    "{逾期|超期}未完成 滞后 暂停",
                ),
                False,
            ),
        },
    )
    finished_on = Day("完成日期", en="finished on", beside={"due_on": ("完成时间",)}, past=True)
    progress = Number("进度", unit="percent", en="progress", minimum=0)
    standing = Text("进展情况", en="standing")
    problems = Text("存在问题", en="problems")
    next_steps = Text("下一步打算", en="next steps")
    evidence = Text("佐证材料", en="evidence")
    source = Text("任务来源", en="source")
    priority = Text("优先级", en="priority")
    budget = Number("预算", unit="yuan", en="budget", minimum=0)
    key = Flag("挂牌跟踪", en="listed for tracking")
    action = Text("所属行动", en="action")
    starts_on = Day("开始日期", en="starts on")
    derives_from = Text("上级任务", en="derives from", note="多项用顿号隔开。")
    after = Text("前置任务", en="after", note="编号，用顿号隔开。")
    days = Count("所需天数", en="days needed")
    leader = Text("包保领导", en="leader")
    measure = Text("一事一策方案", en="plan of its own")
    made_by = Text("制定人", en="made by")
    approved_by = Text("批准人", en="approved by")
    approved_on = Day("批准日期", en="approved on")
    reviewed_by = Text("审核人", en="reviewed by")
    review = Text("审核情况", en="result of the review")
    phone = Text("联系电话", en="telephone")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


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
    by_day = Day("完成时限", en="by", aliases=("时限", "完成期限", "时间节点", "截止日期"), deadline=True)
    index = Text(
        "对应指标",
        en="indicator",
        aliases=("统计指标", "衡量指标"),
        note="统计指标的名称，如 整改率；填写后按案卷数据核算完成情况。",
    )
    done = Count("已完成数", en="done", aliases=("完成数", "已达到数"))
    total = Count("应完成数", en="of how many", aliases=("应达到数", "总体数"))


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


class MeetingRecord(
    Facts, title="会议", en="meeting", table="meetings", headers=headers_of(_FILE, "meetings")
):
    """One meeting of the campaign."""

    name = Text("会议名称", en="name")
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
    )
    held_on = Day("召开日期", en="held on", past=True)
    unit = Text("召开单位", en="held by")
    place = Text("会议地点", en="place")
    host = Text("主持人", en="chair")
    participants = Text("参会人员", en="participants")
    expected = Count("应到人数", unit="人", en="persons expected")
    persons = Count("参会人数", unit="人", en="persons present")
    hours = Text("会议时长", en="duration")
    content = Text("会议内容", en="content")
    minutes = Text("会议纪要", en="minutes")
    recorded_by = Text("记录人", en="recorded by")
    status = Text("状态", en="status")
    photos = Text("照片", en="photographs")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


class AttendanceRecord(
    Facts, title="参会情况", en="attendance", table="attendance", wide=Wide("held_on", ("attended",))
):
    """One party that was expected at one meeting: whether it came, and whether it reported its progress."""

    id = Text("编号", en="id", aliases=spelled("@running 记录编号 ID 签到序号"))
    meeting = Text("会议名称", en="meeting", aliases=("会议", "会议主题"))
    held_on = Day("召开日期", en="held on", aliases=("会议日期", "召开时间", "会议时间", "日期"), past=True)
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    party = Text("参会单位", en="party", aliases=_PARTY)
    person = Text("参会人员", en="person", aliases=spelled("{参会|签到|出席|到会|与会}人{|员|姓名} 姓名"))
    position = Text("职务", en="position", aliases=spelled("{职称|职位|职务/职称}"))
    phone = Text("联系电话", en="telephone", aliases=spelled("@phones"))
    proxy = Flag("是否代会", en="by proxy", aliases=spelled("{|是否}代{会|参会|替参会|理参会}"))
    attended = Flag(
        "是否参会", en="attended", aliases=("到会情况", "是否到会", "是否出席", "参会情况", "出席情况")
    )
    reported = Flag(
        "汇报进展", en="reported progress", aliases=("是否汇报", "汇报情况", "专项汇报", "是否汇报进展")
    )


class SubmissionRecord(
    Facts,
    title="报送情况",
    en="submission",
    table="submissions",
    headers=headers_of(_FILE, "submissions"),
    wide=Wide("period", ("submitted", "submitted_on")),
):
    """One report that a party owed for one period; ``nil`` marks a report that there is nothing to report."""

    name = Text("报表名称", en="report")
    party = Text("报送单位", en="party")
    sector = Text("行业领域", en="sector")
    period = Text("报送期", en="period")
    due_on = Day("报送时限", en="due on", deadline=True)
    submitted = Flag(
        "是否报送",
        dated="submitted_on",
        en="submitted",
        other_names={
            **dict.fromkeys(("已提交", "已填报"), True),
            **dict.fromkeys(
                spelled(
                    "{按时|按期|准时|及时|逾期|延期|迟}{报|报送|上报}",
                    "补{报|报送|上报}",
                    "按时 按期 准时 及时",
                ),
                True,
            ),
            **dict.fromkeys(
                spelled(f"{{迟报|逾期|晚报|延期}}{{|{'|'.join(map(str, range(1, 32)))}}}{{天|日}}"), True
            ),
            **dict.fromkeys(("未提交", "未填报", "待报送", "待上报"), False),
        },
    )
    submitted_on = Day("报送日期", en="submitted on", past=True)
    compiled_on = Day("填报日期", en="compiled on", past=True)
    nil = Flag("零报告", en="nil report")
    recipients = Text("报送对象", en="recipients", note="用顿号隔开。")
    content = Text("报送内容", en="content")
    reported_by = Text("填报人", en="reported by")
    head = Text("单位负责人", en="head of the party")
    administrator = Text("管理员", en="administrator")
    phone = Text("联系电话", en="telephone")
    status = Text("状态", en="status")
    review = Text("审核情况", en="result of the review")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")
