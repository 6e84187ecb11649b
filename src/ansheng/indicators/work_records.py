"""Records of administrative work: cases, listings, control ceilings, marks of an assessment, and counted activities."""

from __future__ import annotations

from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Choice, Count, Day, Flag, Number, Text

_UNIT = ("单位", "企业名称", "企业", "当事人", "被处罚单位")
_SECTOR = ("行业", "领域", "所属行业")


class CaseRecord(Facts, title="执法案件", en="case", table="cases"):
    """One enforcement case: who handles it, what it follows, how far it is. ``amount`` is the fine in yuan."""

    unit = Text("单位名称", en="unit", aliases=_UNIT)
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
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
    closed = Flag("是否结案", en="closed", aliases=("已结案", "结案情况"))
    closed_on = Day("结案日期", en="closed on", aliases=("结案时间",))
    published = Flag("是否公示", en="published", aliases=("已公示", "公示情况"))
    reviewed = Flag("是否法制审核", en="legally reviewed", aliases=("法制审核", "已审核"))
    typical = Flag("是否典型案例", en="typical case", aliases=("典型案例",))
    accepted = Flag("典型案例是否合格", en="typical case accepted", aliases=("案例合格",))


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
    closed = Flag("是否摘牌", en="closed", aliases=("摘牌", "是否办结销号", "办结情况"))
    closed_on = Day("摘牌日期", en="closed on", aliases=("摘牌时间", "办结日期"))


class CeilingRecord(Facts, title="控制指标", en="control index", table="ceilings"):
    """One control index: how many accidents or deaths an area may have in a year, or how far they must fall."""

    name = Text("指标名称", en="index", aliases=("控制考核指标", "控制项目"))
    year = Text("指标年度", en="year", aliases=("年度", "年份"))
    measure = Choice(
        "控制内容",
        en="measure",
        options={"accidents": "事故起数", "deaths": "死亡人数", "larger": "较大及以上事故起数"},
        other_names={
            "起数": "accidents",
            "死亡": "deaths",
            "较大以上事故起数": "larger",
            "较大事故起数": "larger",
        },
        aliases=("控制类型",),
    )
    kind = Choice(
        "控制方式",
        en="kind",
        options={"ceiling": "上限", "zero": "零控制", "decline": "降幅"},
        other_names={"不超过": "ceiling", "零": "zero", "下降": "decline"},
        aliases=("指标方式",),
    )
    domain = Text("控制范围", en="scope", aliases=("适用行业", "行业范围"), note="统计大类；总体指标留空。")
    ceiling = Number("控制数", unit="", en="ceiling", aliases=("指标数", "控制值"), minimum=0)
    decline = Number("下降比例", unit="percent", en="decline", aliases=("降幅", "下降幅度"), minimum=0)
    part_of = Text("上级指标", en="part of", aliases=("所属指标", "上级指标编号"), note="上级指标的编号。")


class MarkRecord(Facts, title="考核得分", en="mark", table="marks"):
    """One mark of one party in an assessment, on one part of the scheme."""

    party = Text("被考核单位", en="party", aliases=("单位", "责任单位", "专委会"))
    period = Text("考核期", en="period", aliases=("年度", "考核年度", "考核期间"))
    part = Text("考核项目", en="part", aliases=("考核内容", "考核指标"))
    score = Number("得分", unit="", en="score", aliases=("实得分",), minimum=0)
    full = Number("满分", unit="", en="full marks", aliases=("标准分", "分值"), minimum=0)
    reason = Text("扣分原因", en="reason", aliases=("得分说明", "说明"))


class ActivityRecord(Facts, title="工作计数", en="activity", table="activities"):
    """One counted activity: documents, leaflets, rounds, material; what is counted is in ``kind`` and ``measure``."""

    kind = Text("工作类别", en="kind", aliases=("事项类别", "计数事项"))
    number = Number("计数", unit="", en="number", aliases=("完成数量", "份数"), minimum=0)
    measure = Text("计数单位", en="measure word", aliases=("量词",))
    on = Day("工作日期", en="day", aliases=("发生日", "印发日期"))
    party = Text("完成单位", en="party", aliases=("办理单位",))


class ResponseRecord(Facts, title="应急响应", en="emergency response", table="responses"):
    """One emergency response, from its start to its end, with the hour."""

    name = Text("响应名称", en="response", aliases=("应急响应名称", "响应事由"))
    grade = Choice(
        "响应级别",
        en="grade",
        options={"1": "Ⅰ级", "2": "Ⅱ级", "3": "Ⅲ级", "4": "Ⅳ级"},
        other_names={"一级": "1", "二级": "2", "三级": "3", "四级": "4"},
        aliases=("响应等级",),
    )
    started_at = Text("启动时间", en="started at", aliases=("响应启动时间",))
    ended_at = Text("终止时间", en="ended at", aliases=("响应终止时间", "解除时间"))
    persons = Count("投入人数", unit="人", en="persons", aliases=("出动人数",))
