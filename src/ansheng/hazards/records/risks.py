"""Records of the list of risks, and of what is listed and urged because of hazards."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of, spelled
from ansheng.facts.record import Facts

_HEADERS = headers_of(Path(__file__).parents[1] / "headers.toml", "risks")

_LEVELS = {"major": "重大 红 一", "larger": "较大 橙 二", "general": "一般 黄 三", "low": "低 蓝 四"}
_COLOURS = {
    word: level
    for level, (_, colour, number) in ((level, said.split()) for level, said in _LEVELS.items())
    for word in spelled(
        f"{colour}{{|色|色风险|色预警}} {number}级{{|风险}}{{|-|--|---|—|（}}{colour}{{|色}}{{|）}}",
    )
}
"""What a colour says of a level of risk; a number alone does not say whether it counts from the top."""


class RiskRecord(Facts, title="风险", en="risk", table="risks", headers=_HEADERS):
    """One risk point of a graded risk list; a risk is not a hazard, which is a control that failed or is missing.

    ``level`` is that of the four levels in force; a class of a method of assessment, such as 显著危险 or 三级, is
    ``own_level``.
    """

    name = Text("风险点名称", en="name")
    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    department = Text("监管部门", en="supervising department")
    place = Text("所在部位", en="place")
    equipment = Text("设备设施", en="equipment")
    activity = Text("作业活动", en="activity")
    step = Text("作业步骤", en="step of the activity")
    item = Text("检查项目", en="item looked at")
    criterion = Text("检查标准", en="criterion")
    kind = Text("风险类别", en="kind")
    factor = Text("危险因素", en="hazardous factor")
    description = Text("风险描述", en="description")
    accident_type = Text("可能发生的事故类型", en="type of accident")
    cause = Text("原因", en="cause")
    consequence = Text("后果", en="consequence")
    reach = Text("影响范围", en="reach")
    method = Text("评价方法", en="method of assessment")
    assessment = Text("风险评价", en="assessment")
    grounds = Text("判别依据", en="grounds")
    defect = Text("缺陷类型", en="defect")
    likelihood = Number(
        "可能性",
        unit="",
        en="likelihood",
        minimum=0,
        note="作业条件危险性评价法的L。",
    )
    exposure = Number(
        "暴露频繁程度",
        unit="",
        en="exposure",
        minimum=0,
        note="作业条件危险性评价法的E。",
    )
    severity = Number(
        "后果严重性",
        unit="",
        en="severity",
        minimum=0,
        note="作业条件危险性评价法的C，风险矩阵法的S。",
    )
    score = Number(
        "风险值",
        unit="",
        en="score",
        minimum=0,
        product=("likelihood", "exposure", "severity"),
        note="作业条件危险性评价法的D，风险矩阵法的R。",
    )
    level = Choice(
        "风险等级",
        en="level",
        options={"major": "重大", "larger": "较大", "general": "一般", "low": "低"},
        other_names={
            **{f"{said.split()[0]}风险": level for level, said in _LEVELS.items()},
            **_COLOURS,
            "较低": "low",
            "低级": "low",
        },
        implies={
            word: {"own_level": word}
            for word in spelled(
                "{极其|高度|显著|中度|一般|低度|轻度|稍有}危险 {可忽略|可容许|可接受|中等|巨大}的{|危险|风险}",
                "{高|中|中等|较高}{|风险}",
                "{一|二|三|四|五|Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|1|2|3|4|5|A|B|C|D|E}级{|风险} 1 2 3 4 5",
            )
        },
    )
    colour = Text(
        "风险颜色",
        en="colour",
        implies={word: {"level": level} for word, level in _COLOURS.items()},
    )
    own_level = Text("评价级别", en="class of the method")
    control = Text("管控措施", en="control measures")
    engineering = Text("工程技术措施", en="engineering measures")
    management = Text("管理措施", en="management measures")
    training = Text("培训教育措施", en="training measures")
    protection = Text("个体防护措施", en="personal protection")
    emergency = Text("应急处置措施", en="emergency measures")
    effect = Text("措施有效性", en="effect of the measures")
    improvement = Text("改进措施", en="measures of improvement")
    control_level = Choice(
        "管控层级",
        en="level of control",
        options={
            "city": "市级",
            "county": "县级",
            "township": "乡级",
            "enterprise": "企业",
            "department": "部门级",
            "project": "项目部级",
            "workshop": "车间级",
            "team": "班组级",
            "post": "岗位级",
        },
        other_names={
            "市": "city",
            **dict.fromkeys(("县", "区", "区级", "县（市、区）级"), "county"),
            **dict.fromkeys(("乡", "乡镇", "镇级", "乡镇级", "街道"), "township"),
            **dict.fromkeys(spelled("企 企业级 {公司|厂}级 公司"), "enterprise"),
            "部门": "department",
            "项目部": "project",
            "车间": "workshop",
            "班组": "team",
            "岗位": "post",
        },
    )
    controller = Text("管控责任单位", en="body in charge of control")
    owner = Text("管控责任人", en="owner")
    checker = Text("排查责任人", en="person who checks the control")
    check_body = Text("排查责任单位", en="body that checks the control")
    cycle = Text("排查频次", en="how often it is checked")
    due_on = Day("完成时限", en="due on", deadline=True)
    follow_up = Text("跟踪记录", en="follow-up")
    followed_by = Text("跟踪人员", en="followed up by")
    followed_on = Day("跟踪日期", en="followed up on", past=True)
    longitude = Text("经度", en="longitude")
    latitude = Text("纬度", en="latitude")
    phone = Text("联系电话", en="telephone")
    updated_on = Day("更新日期", en="updated on", past=True)
    review_due_on = Day("下次评估期限", en="to be reviewed by", deadline=True)
    recorded_by = Text("登记人", en="recorded by")
    status = Text("状态", en="status")
    remarks = Text("备注", en="remarks")


class EscalationRecord(Facts, title="督办记录", en="escalation", table="escalations"):
    """One step that was taken: a letter, a listing, a talk; ``concerning`` is whatever it was proposed for."""

    step = Text("督办措施", en="step", aliases=spelled("措施 督促措施 措施名称 文书类型 督办{方式|形式}"))
    concerning = Text(
        "督办事项",
        en="concerning",
        aliases=spelled("督促事项 事项 事项编号 隐患编号 对象 {督办|交办}{内容|问题} 交办事项"),
    )
    addressee = Text(
        "主送单位",
        en="addressee",
        aliases=spelled("送达单位 单位 {责任|承办|主办|被督办|落实}{单位|部门} 督办对象"),
    )
    issued_on = Day(
        "发出日期",
        en="issued on",
        aliases=spelled("日期 发文日期 时间 {交办|督办|下达|下发|发出}{日期|时间}"),
        past=True,
    )
    answered_on = Day(
        "反馈日期",
        en="answered on",
        aliases=spelled("{反馈|回复}时间 回复日期"),
        after="issued_on",
        past=True,
    )
    due_on = Day(
        "办结时限",
        en="due on",
        aliases=spelled("{办结|办理|反馈|回复|完成|整改}{时限|期限} 时限 期限"),
        deadline=True,
    )
    closed = Flag(
        "是否办结", dated="closed_on", en="closed", aliases=spelled("{办结|办理}{情况|状态} 已办结 是否销号")
    )
    closed_on = Day(
        "办结日期",
        en="closed on",
        aliases=spelled("{办结|完成|销号}时间 销号日期"),
        after="issued_on",
        past=True,
    )
    number = Text(
        "文号",
        en="document number",
        aliases=spelled("文件号 文书编号 {督办|交办}{单|函|通知}{|书}{号|编号} 督办编号"),
    )


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
    listed_on = Day("挂牌日期", en="listed on", aliases=("挂牌时间",), past=True)
    due_on = Day("督办期限", en="due on", aliases=("督办时限", "办结期限"), deadline=True)
    closed = Flag("是否摘牌", dated="closed_on", en="closed", aliases=("摘牌", "是否办结销号", "办结情况"))
    closed_on = Day("摘牌日期", en="closed on", aliases=("摘牌时间", "办结日期"), past=True)
