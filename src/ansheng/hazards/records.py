"""Records of hazards, of the list of risks, and of what is listed and urged because of them."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Day, Flag, Text
from ansheng.facts.record import Facts

_UNIT = (
    "单位", "企业名称", "企业", "受检单位", "受检单位名称", "被检查单位", "被检查单位名称", "被检单位", "检查对象",
    "被检查对象", "生产经营单位", "生产经营单位名称", "名称",
)  # fmt: skip
_SECTOR = ("行业", "领域", "行业（领域）", "所属行业", "所属领域", "行业类别", "行业类型", "专项", "专项名称")
_DEPARTMENT = ("部门", "监管部门", "行业监管部门", "主管部门", "行业主管部门")


class HazardRecord(Facts, title="隐患", en="hazard", table="hazards"):
    """One hazard as it stands when the table is closed: found, ordered, rectified, closed.

    ``rectified`` says that it has been put right; ``closed`` that this was checked and the item struck off (销号). The
    day on which an inspector found it is ``found_on``, so a column 检查日期 is read as that.
    """

    observed_on = Day("登记日期", en="recorded on", aliases=("采集日期", "录入日期", "登记时间"), past=True)
    description = Text(
        "隐患描述",
        en="description",
        aliases=(
            "隐患", "隐患内容", "隐患情况", "隐患名称", "问题描述", "问题隐患", "隐患问题", "问题隐患描述",
            "问题隐患内容", "存在问题", "存在的问题", "存在问题隐患", "存在的问题隐患", "存在问题及隐患",
            "存在隐患", "主要问题", "风险隐患", "检查发现问题",
        ),
    )  # fmt: skip
    unit = Text("单位名称", en="unit", aliases=(*_UNIT, "隐患单位", "隐患所在单位", "存在隐患单位"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    department = Text(
        "责任部门",
        en="department answering for rectification",
        aliases=(
            *_DEPARTMENT, "整改责任部门", "整改责任单位", "责任单位", "整改部门", "整改责任部门（单位）", "牵头部门",
        ),
    )  # fmt: skip
    grade = Choice(
        "隐患等级",
        en="grade",
        options={"general": "一般", "major": "重大"},
        other_names={
            **dict.fromkeys(("一般隐患", "一般事故隐患", "一般安全隐患"), "general"),
            **dict.fromkeys(("重大隐患", "重大事故隐患", "重大安全隐患"), "major"),
        },
        aliases=("等级", "隐患级别", "级别", "隐患类别", "隐患分级"),
    )
    source = Choice(
        "隐患来源",
        en="source",
        options={
            "self": "企业自查",
            "department": "部门检查",
            "supervision": "督查",
            "covert": "暗访",
            "expert": "专家检查",
            "report": "举报",
            "assigned": "上级交办",
            "transferred": "移送",
        },
        other_names={
            **dict.fromkeys(("自查", "自查自改", "自查自报", "单位自查"), "self"),
            **dict.fromkeys(
                ("检查", "执法检查", "日常检查", "监督检查", "行业部门检查", "乡镇检查"), "department"
            ),
            **dict.fromkeys(("督导", "督导检查", "专项督查", "督查检查", "巡查"), "supervision"),
            **dict.fromkeys(("明察暗访", "明查暗访", "暗查暗访"), "covert"),
            **dict.fromkeys(("专家", "专家会诊", "专家排查"), "expert"),
            **dict.fromkeys(("群众举报", "投诉举报", "举报投诉"), "report"),
            **dict.fromkeys(("交办", "上级督办", "督办"), "assigned"),
            "移交": "transferred",
        },
        aliases=("来源", "发现方式", "排查方式", "问题来源", "发现来源"),
    )
    found_on = Day(
        "发现日期",
        en="found on",
        aliases=(
            "发现时间", "排查日期", "排查时间", "检查日期", "检查时间", "查出时间", "查出日期", "隐患发现时间",
            "隐患排查时间",
        ),
        past=True,
    )  # fmt: skip
    requirement = Text(
        "整改要求",
        en="requirement",
        aliases=(
            "整改措施", "整改意见", "整改措施及要求", "整改措施与要求", "措施要求", "处理意见", "整改内容",
        ),
    )  # fmt: skip
    due_on = Day(
        "整改期限",
        en="due on",
        aliases=(
            "整改时限", "完成时限", "完成期限", "限期", "期限", "整改截止日期", "整改截止时间", "计划完成时间",
            "计划完成日期", "要求完成时间", "拟完成时间",
        ),
        after="found_on",
        deadline=True,
    )  # fmt: skip
    rectified = Flag(
        "是否整改", dated="rectified_on",
        en="rectified",
        aliases=(
            "整改情况", "整改状态", "已整改", "是否已整改", "是否整改完成", "是否完成整改", "整改完成情况",
            "整改落实情况", "整改结果", "整改进展", "是否整改到位",
        ),
    )  # fmt: skip
    rectified_on = Day(
        "整改完成日期",
        en="rectified on",
        aliases=("整改完成时间", "完成整改时间", "完成整改日期", "实际完成时间", "实际完成日期"),
        doubtful=("完成时间", "完成日期", "整改时间", "整改日期"),
        beside="due_on",
        after="found_on",
        past=True,
    )
    closed = Flag(
        "是否销号",
        dated="closed_on",
        en="closed",
        aliases=("销号情况", "销号状态", "已销号", "是否闭环", "闭环情况"),
    )
    closed_on = Day(
        "销号日期",
        en="closed on",
        aliases=("销号时间", "闭环日期", "闭环时间"),
        after="rectified_on",
        past=True,
    )
    order_no = Text(
        "整改指令书文号",
        en="order number",
        aliases=(
            "责令限期整改指令书", "责令限期整改指令书文号", "指令书文号", "整改指令书编号", "执法文书号",
            "文书编号", "文书号", "文号",
        ),
    )  # fmt: skip
    rule = Text("判定规则", en="rule", aliases=("规则编号",), note="判定为隐患的规则")
    basis = Text(
        "判定依据",
        en="basis",
        aliases=("依据条款", "判定依据条款", "违反条款", "法规依据"),
        note="标准、文号、条款",
    )


class RiskRecord(Facts, title="风险", en="risk", table="risks"):
    """One risk point of a graded risk list; a risk is not a hazard, which is a control that failed or is missing."""

    name = Text("风险点名称", en="name", aliases=("风险点", "风险", "风险名称", "风险源", "名称"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    department = Text("监管部门", en="supervising department", aliases=(*_DEPARTMENT, "责任部门"))
    level = Choice(
        "风险等级",
        en="level",
        options={"major": "重大", "larger": "较大", "general": "一般", "low": "低"},
        other_names={
            **dict.fromkeys(("重大风险", "红", "红色"), "major"),
            **dict.fromkeys(("较大风险", "橙", "橙色"), "larger"),
            **dict.fromkeys(("一般风险", "黄", "黄色"), "general"),
            **dict.fromkeys(("低风险", "较低", "蓝", "蓝色"), "low"),
        },
        aliases=("等级", "风险级别", "风险分级", "安全风险等级"),
    )
    control_level = Choice(
        "管控层级",
        en="level of control",
        options={"city": "市级", "county": "县级", "township": "乡级", "enterprise": "企业"},
        other_names={
            "市": "city",
            **dict.fromkeys(("县", "区", "区级", "县（市、区）级"), "county"),
            **dict.fromkeys(("乡", "乡镇", "镇级", "乡镇级", "街道"), "township"),
            **dict.fromkeys(("企", "企业级"), "enterprise"),
        },
        aliases=("管控级别", "管控等级", "管控责任层级"),
    )
    owner = Text("管控责任人", en="owner", aliases=("责任人", "管控责任单位", "风险责任人", "管控人"))
    updated_on = Day(
        "更新日期", en="updated on", aliases=("更新时间", "辨识日期", "评估日期", "动态更新时间")
    )


class EscalationRecord(Facts, title="督办记录", en="escalation", table="escalations"):
    """One step that was taken: a letter, a listing, a talk; ``concerning`` is whatever it was proposed for."""

    step = Text("督办措施", en="step", aliases=("措施", "督促措施", "措施名称", "文书类型"))
    concerning = Text(
        "督办事项", en="concerning", aliases=("督促事项", "事项", "事项编号", "隐患编号", "对象")
    )
    addressee = Text("主送单位", en="addressee", aliases=("送达单位", "单位", "责任单位", "被督办单位"))
    issued_on = Day("发出日期", en="issued on", aliases=("日期", "发文日期", "时间"))
    answered_on = Day("反馈日期", en="answered on", aliases=("反馈时间", "回复日期"))
    number = Text("文号", en="document number", aliases=("文件号", "文书编号"))


class ListingRecord(Facts, title="挂牌事项", en="listing", table="listings"):
    """One thing listed for supervision (挂牌督办); that of an accident and that of a hazard are told apart."""

    name = Text("挂牌名称", en="listed thing", aliases=("挂牌督办事项", "督办内容"))
    kind = Choice(
        "挂牌类别",
        en="kind",
        options={"hazard": "重大隐患", "accident": "事故查处", "task": "重点任务"},
        other_names={
            **dict.fromkeys(("隐患", "隐患挂牌"), "hazard"),
            **dict.fromkeys(("事故", "事故挂牌"), "accident"),
            "任务": "task",
        },
        aliases=("督办类别",),
    )
    level = Choice(
        "挂牌层级",
        en="level",
        options={"state": "国家级", "province": "省级", "city": "市级", "county": "县级"},
        aliases=("督办层级",),
    )
    party = Text("承办单位", en="party", aliases=("被督办单位", "督办对象"))
    listed_on = Day("挂牌日期", en="listed on", aliases=("挂牌时间",))
    due_on = Day("督办期限", en="due on", aliases=("督办时限", "办结期限"))
    closed = Flag("是否摘牌", dated="closed_on", en="closed", aliases=("摘牌", "是否办结销号", "办结情况"))
    closed_on = Day("摘牌日期", en="closed on", aliases=("摘牌时间", "办结日期"))
