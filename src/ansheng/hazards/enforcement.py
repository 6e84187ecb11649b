"""Records of enforcement: inspections, penalties, sanctions and cases."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of, spelled
from ansheng.facts.record import Facts

_FILE = Path(__file__).with_name("headers.toml")
_FITS = {
    word: {"conforms": fits}
    for words, fits in (
        ("符合 符合要求 合格 正常 达标 无隐患 未发现隐患 无问题 未发现问题 √", True),
        ("不符合 不符合要求 不合格 异常 不达标 有隐患 存在隐患 发现隐患 有问题 存在问题 ×", False),
    )
    for word in words.split()
}
"""What the words of a result say of whether what was looked at is as it must be."""


class InspectionRecord(
    Facts, title="检查", en="inspection", table="inspections", headers=headers_of(_FILE, "inspections")
):
    """One visit to one unit (家次), or one thing looked at; a column 检查日期 is its day, ``inspected_on``.

    The numbers of hazards are what the row tells; they are not the hazards of the table of hazards.
    """

    observed_on = Day("登记日期", en="recorded on", past=True)
    name = Text("检查名称", en="inspection")
    unit = Text("单位名称", en="unit")
    project = Text("项目名称", en="project")
    sector = Text("行业领域", en="sector")
    department = Text("检查部门", en="inspecting department")
    inspected_on = Day("检查日期", en="inspected on", past=True)
    ended_on = Day("检查结束日期", en="ended on", after="inspected_on")
    mode = Choice(
        "检查方式",
        en="mode",
        options={
            "routine": "日常检查",
            "surprise": "突击检查",
            "random": "随机抽查",
            "covert": "明察暗访",
            "unannounced": "四不两直",
            "revisit": "回头看",
            "special": "专项检查",
            "complaint": "举报核查",
        },
        other_names={
            **dict.fromkeys(spelled("{举报|投诉|投诉举报|举报投诉|信访}{核查|检查|核实}"), "complaint"),
            **dict.fromkeys(
                ("日常", "日常监督检查", "日常执法检查", "计划检查", "日常巡查", "例行检查"), "routine"
            ),
            **dict.fromkeys(("突击", "突击夜查", "夜查"), "surprise"),
            **dict.fromkeys(("抽查", "双随机", "双随机抽查", "随机检查", "双随机检查"), "random"),
            **dict.fromkeys(("暗访", "明查暗访", "暗查暗访"), "covert"),
            **dict.fromkeys(spelled("{|“}四不两直{|”}{|检查|暗访|督查}"), "unannounced"),
            **dict.fromkeys(("复查", "回头看复查", "“回头看”", "复查检查"), "revisit"),
            **dict.fromkeys(("专项", "专项整治检查", "专项执法检查", "专项督查"), "special"),
        },
    )
    inspector = Text("检查人员", en="inspector")
    accompanied_by = Text("陪同人员", en="accompanied by")
    target = Choice(
        "督查对象",
        en="target",
        options={"government": "督政", "enterprise": "督企"},
        other_names={"政府部门": "government", "企业": "enterprise"},
        aliases=("督政督企",),
    )
    scope = Choice(
        "督查范围",
        en="scope",
        options={"point": "督点", "area": "督面"},
        other_names={"点": "point", "面": "area"},
        aliases=("点面",),
    )
    announced = Flag("事先通知", en="announced", aliases=("是否事先通知", "是否发通知", "明查"))
    experts = Flag("专家参与", en="experts took part", aliases=("是否有专家", "专家指导"))
    exposed = Flag("媒体曝光", en="exposed in the media", aliases=("是否曝光", "曝光"))
    online = Flag("互联网执法", en="enforced online", aliases=("“互联网+执法”", "互联网+执法"))
    place = Text("检查地点", en="place")
    item = Text("检查项目", en="item looked at")
    content = Text("检查内容", en="what was looked at")
    criterion = Text("检查依据", en="criterion")
    way = Text("检查方法", en="way of looking")
    result = Text("检查结果", en="result", implies=_FITS)
    conforms = Flag(
        "是否符合", en="conforms", other_names={word: said["conforms"] for word, said in _FITS.items()}
    )
    problems = Text("发现问题", en="problems found")
    found = Flag("是否发现隐患", en="hazards found", other_names={"有隐患": True, "无隐患": False})
    hazards = Count("发现隐患数", unit="条", en="number of hazards found")
    major_hazards = Count("重大隐患数", unit="条", en="number of major hazards found")
    rectified_hazards = Count("已整改隐患数", unit="条", en="number of hazards rectified")
    requirement = Text("整改要求", en="requirement")
    due_on = Day("整改期限", en="due on", deadline=True)
    owner = Text("整改责任人", en="person responsible")
    rectification = Text("整改情况", en="rectification")
    document_no = Text("文书编号", en="number of the document")
    score = Number("得分", unit="", en="score", minimum=0)
    deduction = Number("扣分", unit="", en="points deducted", minimum=0)
    head = Text("单位负责人", en="person in charge")
    position = Text("职务", en="position")
    address = Text("单位地址", en="address")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    recorded_by = Text("记录人", en="recorded by")
    photos = Text("现场照片", en="photographs")
    attachments = Text("附件", en="attachments")
    reviewed_by = Text("审核人", en="reviewed by")
    reviewed_on = Day("审核日期", en="reviewed on", past=True)
    review = Text("审核情况", en="result of the review")
    status = Text("状态", en="status")
    remarks = Text("备注", en="remarks")


class PenaltyRecord(
    Facts, title="行政处罚", en="penalty", table="penalties", headers=headers_of(_FILE, "penalties")
):
    """One penalty decision. ``amount`` is the fine in yuan; a header such as 罚款（万元） is converted."""

    name = Text("案件名称", en="name of the case")
    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    department = Text("处罚机关", en="punishing department", beside={"unit": ("处罚单位",)})
    penalised_on = Day("处罚日期", en="penalised on", past=True)
    amount = Number("罚款金额", unit="yuan", en="amount of the fine", minimum=0)
    kind = Choice(
        "处罚种类",
        en="kind",
        options={
            "fine": "罚款",
            "warning": "警告",
            "stop": "停产停业",
            "closure": "关闭",
            "other": "其他",
        },
        other_names={
            **dict.fromkeys(("罚款处罚", "经济处罚"), "fine"),
            **dict.fromkeys(("通报批评", "警告或通报批评"), "warning"),
            **dict.fromkeys(("责令停产停业", "停产停业整顿", "责令停产停业整顿"), "stop"),
            **dict.fromkeys(("取缔", "关闭取缔", "提请关闭"), "closure"),
        },
    )
    case_no = Text("处罚决定书文号", en="case number")
    charge = Text("案由", en="charge")
    violation = Text("违法行为", en="violation")
    clause = Text("违反条款", en="clause violated")
    basis = Text("处罚依据", en="basis")
    criterion = Text("处罚标准", en="criterion")
    content = Text("处罚内容", en="what was decided")
    course = Text("案件基本情况", en="course of the case")
    evidence = Text("证据", en="evidence")
    source = Text("案件来源", en="source")
    filed_on = Day("立案日期", en="filed on", past=True)
    noticed_on = Day("处罚告知日期", en="noticed on", past=True)
    reminded_on = Day("催告日期", en="reminded on", past=True)
    closed = Flag("是否结案", dated="closed_on", en="closed")
    closed_on = Day("结案日期", en="closed on", past=True)
    party_kind = Text("处罚对象类型", en="kind of party")
    head = Text("法定代表人", en="legal representative")
    position = Text("职务", en="position")
    gender = Text("性别", en="gender")
    age = Text("年龄", en="age")
    id_no = Text("身份证号", en="number of the identity card")
    address = Text("单位地址", en="address")
    home = Text("家庭住址", en="home")
    postcode = Text("邮编", en="postcode")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    officer = Text("承办人", en="officer")
    officer_no = Text("执法证号", en="number of the officer's card")
    opinion = Text("承办人意见", en="opinion of the officer")
    paid = Flag(
        "是否缴纳",
        dated="paid_on",
        en="paid",
        other_names={
            **dict.fromkeys(spelled("{已|全部|已全部}{缴纳|缴|缴清|履行|执行|执行完毕|履行完毕|到账}"), True),
            **dict.fromkeys(
                spelled("{未|尚未|待}{缴纳|缴|缴清|履行|执行|执行完毕|履行完毕|到账} 部分{缴纳|履行}"), False
            ),
        },
    )
    executed = Flag(
        "是否执行",
        en="executed",
        other_names={
            **dict.fromkeys(spelled("{已|全部|已全部}{履行|执行}{|完毕|到位} {履行|执行}完毕"), True),
            **dict.fromkeys(spelled("{未|尚未|待}{履行|执行}{|完毕|到位} 部分{履行|执行}"), False),
        },
    )
    paid_on = Day("缴款日期", en="paid on", past=True)
    pay_by = Day("缴款期限", en="to be paid by", deadline=True)
    paid_amount = Number("已缴罚款", unit="yuan", en="amount paid", minimum=0)
    unpaid_amount = Number("未缴罚款", unit="yuan", en="amount not paid", minimum=0)
    payment = Text("履行方式", en="way of payment")
    extended = Text("延期缴纳情况", en="put off")
    deaths = Count("死亡人数", unit="人", en="deaths")
    serious = Count("重伤人数", unit="人", en="serious injuries")
    minor = Count("轻伤人数", unit="人", en="minor injuries")
    accident_grade = Text("事故等级", en="grade of the accident")
    accident_type = Text("事故类型", en="type of the accident")
    published_on = Day("公示日期", en="made public on", past=True)
    status = Text("办理状态", en="status")
    recorded_by = Text("登记人", en="recorded by")
    reviewed_by = Text("审核人", en="reviewed by")
    reviewed_on = Day("审核日期", en="reviewed on", past=True)
    review = Text("审核情况", en="result of the review")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


class SanctionRecord(
    Facts, title="联合惩戒", en="sanction", table="sanctions", headers=headers_of(_FILE, "sanctions")
):
    """One unit put under joint sanctions, or on the list of the seriously dishonest, on a day."""

    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    department = Text("列入机关", en="deciding department")
    sanctioned_on = Day("惩戒日期", en="sanctioned on", past=True)
    until = Day("惩戒期限", en="until", after="sanctioned_on")
    kind = Choice(
        "惩戒种类",
        en="kind",
        options={"joint": "联合惩戒", "dishonest": "严重失信"},
        other_names={
            **dict.fromkeys(("联合惩戒对象", "黑名单", "“黑名单”"), "joint"),
            **dict.fromkeys(("严重失信主体", "严重失信名单"), "dishonest"),
        },
        note="2023年10月1日起适用严重失信主体名单制度，此前为联合惩戒；两种制度不合并统计。",
    )
    basis = Text("惩戒依据", en="basis")
    behaviour = Text("失信行为", en="dishonest behaviour")
    description = Text("失信行为描述", en="description")
    grade = Text("失信等级", en="grade")
    penalty = Text("处罚内容", en="penalty")
    penalty_kind = Text("处罚种类", en="kind of penalty")
    case_no = Text("处罚决定书文号", en="case number")
    head = Text("法定代表人", en="legal representative")
    removed = Flag("是否移出", dated="removed_on", en="removed")
    removed_on = Day("移出日期", en="removed on", past=True)
    status = Text("状态", en="status")
    review = Text("审核情况", en="result of the review")
    remarks = Text("备注", en="remarks")


class CaseRecord(Facts, title="执法案件", en="case", table="cases", headers=headers_of(_FILE, "cases")):
    """One enforcement case: who handles it, what it follows, how far it is. ``amount`` is the fine in yuan."""

    name = Text("案件名称", en="name of the case")
    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    charge = Text("案由", en="charge")
    source = Text("案件来源", en="source")
    officer = Text("承办人", en="officer")
    level = Choice(
        "办案层级",
        en="level",
        options={"province": "省级", "city": "市级", "county": "县级", "township": "乡级"},
        other_names={"省": "province", "市": "city", "县": "county", "区": "county", "区级": "county"},
        aliases=("承办层级", "办理层级"),
    )
    filed_on = Day("立案日期", en="filed on", aliases=("立案时间",), past=True)
    after_accident = Flag("是否事故案件", en="follows an accident", aliases=("事故处罚", "事故案件"))
    amount = Number(
        "案件罚款", unit="yuan", en="fine of the case", aliases=("案件罚款金额", "案件处罚额"), minimum=0
    )
    closed = Flag("是否结案", dated="closed_on", en="closed", aliases=("已结案", "结案情况"))
    closed_on = Day("结案日期", en="closed on", aliases=("结案时间",), past=True)
    published = Flag("是否公示", en="published", aliases=("已公示", "公示情况"))
    reviewed = Flag("是否法制审核", en="legally reviewed", aliases=("法制审核", "已审核"))
    typical = Flag("是否典型案例", en="typical case", aliases=("典型案例",))
    accepted = Flag("典型案例是否合格", en="typical case accepted", aliases=("案例合格",))
    status = Text("办理状态", en="status")
    remarks = Text("备注", en="remarks")


class DrawnRecord(Facts, title="抽取结果", en="drawn inspection", table="draws"):
    """One unit that was drawn for an inspection (双随机), by whom it is to be visited, and when it was."""

    observed_on = Day("登记日期", en="recorded on", past=True)
    place = Count("抽取序号", unit="", en="place in the draw")
    unit = Text("单位名称", en="unit", aliases=("企业名称", "受检单位", "被检查单位", "抽中单位"))
    risk_class = Text("抽取分层", en="stratum", note="抽取时的等级，例如 C；无等级的为“未定级”。")
    owed = Flag("是否欠查", en="visit owed", aliases=("欠查",))
    inspector = Text("检查人员", en="inspectors", aliases=("执法人员", "抽中人员"))
    drawn_on = Day("抽取日期", en="drawn on", aliases=("抽取时间",), past=True)
    inspected = Flag("是否检查", dated="inspected_on", en="visited", aliases=("已检查",))
    inspected_on = Day("检查日期", en="visited on", aliases=("检查时间",), after="drawn_on", past=True)
    result = Text("检查结果", en="result")
