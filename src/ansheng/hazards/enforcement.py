"""Records of enforcement: inspections, penalties, sanctions and cases."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from ansheng.facts.record import Facts

_UNIT = (
    "单位", "企业名称", "企业", "受检单位", "受检单位名称", "被检查单位", "被检查单位名称", "被检单位", "检查对象",
    "被检查对象", "生产经营单位", "生产经营单位名称", "名称",
)  # fmt: skip
_SECTOR = ("行业", "领域", "行业（领域）", "所属行业", "所属领域", "行业类别", "行业类型", "专项", "专项名称")
_DEPARTMENT = ("部门", "监管部门", "行业监管部门", "主管部门", "行业主管部门")
_PARTY = ("单位", "企业名称", "企业", "当事人", "被处罚单位")


class InspectionRecord(Facts, title="检查", en="inspection", table="inspections"):
    """One visit to one unit (家次); a column 检查日期 is the day of the visit, ``inspected_on``."""

    observed_on = Day("登记日期", en="recorded on", aliases=("采集日期", "录入日期", "登记时间"))
    unit = Text("单位名称", en="unit", aliases=_UNIT)
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    department = Text(
        "检查部门",
        en="inspecting department",
        aliases=(*_DEPARTMENT, "检查单位", "执法部门", "检查组", "组织单位"),
    )
    inspected_on = Day(
        "检查日期", en="inspected on", aliases=("检查时间", "执法时间", "执法日期", "执法检查时间", "日期")
    )
    mode = Choice(
        "检查方式",
        en="mode",
        options={
            "routine": "日常检查",
            "surprise": "突击检查",
            "random": "随机抽查",
            "covert": "明察暗访",
            "revisit": "回头看",
            "special": "专项检查",
        },
        other_names={
            **dict.fromkeys(("日常", "日常监督检查", "日常执法检查", "计划检查"), "routine"),
            **dict.fromkeys(("突击", "突击夜查", "夜查"), "surprise"),
            **dict.fromkeys(("抽查", "双随机", "双随机抽查", "随机检查"), "random"),
            **dict.fromkeys(("暗访", "明查暗访", "暗查暗访"), "covert"),
            **dict.fromkeys(("复查", "回头看复查", "“回头看”"), "revisit"),
            **dict.fromkeys(("专项", "专项整治检查", "专项执法检查"), "special"),
        },
        aliases=("检查类型", "检查形式", "检查类别", "方式"),
    )
    inspector = Text("检查人员", en="inspector", aliases=("检查人", "执法人员", "带队领导", "检查组成员"))
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


class PenaltyRecord(Facts, title="行政处罚", en="penalty", table="penalties"):
    """One penalty decision. ``amount`` is the fine in yuan; a header such as 罚款（万元） is converted."""

    unit = Text(
        "单位名称", en="unit", aliases=(*_UNIT, "被处罚单位", "处罚对象", "当事人", "行政相对人", "被处罚人")
    )
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    department = Text(
        "处罚机关",
        en="punishing department",
        aliases=(*_DEPARTMENT, "处罚部门", "处罚单位", "作出处罚机关", "执法部门", "执法机关", "执法单位"),
    )
    penalised_on = Day(
        "处罚日期",
        en="penalised on",
        aliases=("处罚时间", "处罚决定日期", "处罚决定时间", "决定日期", "立案处罚时间", "日期"),
    )
    amount = Number(
        "罚款金额",
        unit="yuan",
        en="amount of the fine",
        aliases=("罚款", "罚款数额", "罚款额", "处罚金额", "处罚款额", "处罚额度", "金额"),
        minimum=0,
    )
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
        aliases=("处罚类型", "处罚方式", "处罚类别", "种类"),
    )
    case_no = Text(
        "处罚决定书文号",
        en="case number",
        aliases=(
            "案号", "文号", "文书号", "决定书文号", "处罚文号", "行政处罚决定书文号", "行政处罚决定书编号",
        ),
    )  # fmt: skip


class SanctionRecord(Facts, title="联合惩戒", en="sanction", table="sanctions"):
    """One unit put under joint sanctions, or on the list of the seriously dishonest, on a day."""

    unit = Text("单位名称", en="unit", aliases=(*_UNIT, "惩戒对象", "失信主体", "失信单位", "被惩戒单位"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    department = Text(
        "列入机关",
        en="deciding department",
        aliases=(*_DEPARTMENT, "决定机关", "惩戒部门", "提出部门", "列入部门"),
    )
    sanctioned_on = Day(
        "惩戒日期", en="sanctioned on", aliases=("惩戒时间", "列入日期", "列入时间", "实施日期", "日期")
    )
    kind = Choice(
        "惩戒种类",
        en="kind",
        options={"joint": "联合惩戒", "dishonest": "严重失信"},
        other_names={
            **dict.fromkeys(("联合惩戒对象", "黑名单", "“黑名单”"), "joint"),
            **dict.fromkeys(("严重失信主体", "严重失信名单"), "dishonest"),
        },
        aliases=("惩戒类型", "名单类别", "种类", "类别"),
        note="2023年10月1日起适用严重失信主体名单制度，此前为联合惩戒；两种制度不合并统计。",
    )
    basis = Text(
        "惩戒依据", en="basis", aliases=("依据", "惩戒事由", "事由", "列入事由", "列入原因", "惩戒原因")
    )


class CaseRecord(Facts, title="执法案件", en="case", table="cases"):
    """One enforcement case: who handles it, what it follows, how far it is. ``amount`` is the fine in yuan."""

    unit = Text("单位名称", en="unit", aliases=_PARTY)
    sector = Text("行业领域", en="sector", aliases=("行业", "领域", "所属行业"))
    level = Choice(
        "办案层级",
        en="level",
        options={"province": "省级", "city": "市级", "county": "县级", "township": "乡级"},
        other_names={"省": "province", "市": "city", "县": "county", "区": "county", "区级": "county"},
        aliases=("承办层级", "办理层级"),
    )
    filed_on = Day("立案日期", en="filed on", aliases=("立案时间",))
    after_accident = Flag("是否事故案件", en="follows an accident", aliases=("事故处罚", "事故案件"))
    amount = Number(
        "案件罚款", unit="yuan", en="fine of the case", aliases=("案件罚款金额", "案件处罚额"), minimum=0
    )
    closed = Flag("是否结案", dated="closed_on", en="closed", aliases=("已结案", "结案情况"))
    closed_on = Day("结案日期", en="closed on", aliases=("结案时间",))
    published = Flag("是否公示", en="published", aliases=("已公示", "公示情况"))
    reviewed = Flag("是否法制审核", en="legally reviewed", aliases=("法制审核", "已审核"))
    typical = Flag("是否典型案例", en="typical case", aliases=("典型案例",))
    accepted = Flag("典型案例是否合格", en="typical case accepted", aliases=("案例合格",))
