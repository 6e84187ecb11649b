"""Records of counted work: documents, leaflets, rounds, emergency responses, and the statistics that parties report."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts, Wide

_HEADERS = headers_of(Path(__file__).with_name("headers.toml"), "statistics")


class ActivityRecord(
    Facts, title="工作计数", en="activity", table="activities", wide=Wide("region", ("number",))
):
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


class StatisticsRecord(Facts, title="统计报表", en="statistics", table="statistics", headers=_HEADERS):
    """What a party reports in numbers for a period: how many hazards it found and rectified, how many units it checked.

    These numbers are reported, not counted here: they are never added to those of the tables of hazards, inspections or
    penalties, and an indicator of them says so in its title.
    """

    party = Text("报送单位", en="party")
    sector = Text("行业领域", en="sector")
    period = Text("统计期", en="period")
    until = Day("统计截止日", en="until", aliases=("统计截止日期",))
    units = Count("企业总数", unit="家", en="number of units")
    reporting_units = Count("上报企业数", unit="家", en="units that reported")
    units_checked = Count("检查企业数", unit="家", en="units checked")
    inspections = Count("检查次数", unit="次", en="inspections")
    inspectors = Count("出动人次", unit="人次", en="persons sent out")
    found = Count("排查隐患数", unit="条", en="hazards found")
    rectified = Count("已整改隐患数", unit="条", en="hazards rectified")
    unrectified = Count("未整改隐患数", unit="条", en="hazards not rectified")
    rate = Number("整改率", unit="percent", en="rate of rectification", minimum=0)
    general = Count("一般隐患数", unit="条", en="general hazards")
    major = Count("重大隐患数", unit="条", en="major hazards")
    major_rectified = Count("已整改重大隐患数", unit="条", en="major hazards rectified")
    major_rate = Number(
        "重大隐患整改率", unit="percent", en="rate of rectification of major hazards", minimum=0
    )
    listed = Count("挂牌督办数", unit="条", en="hazards under a listing")
    found_to_date = Count("累计排查隐患数", unit="条", en="hazards found this year")
    rectified_to_date = Count("累计整改隐患数", unit="条", en="hazards rectified this year")
    cost = Number("整改资金", unit="yuan", en="spent on rectification", minimum=0)
    documents = Count("下达执法文书数", unit="份", en="documents issued")
    penalties = Count("行政处罚起数", unit="起", en="penalties")
    fines = Number("罚款金额", unit="yuan", en="fines", minimum=0)
    stopped = Count("停产停业家数", unit="家", en="units stopped")
    closed_down = Count("关闭取缔家数", unit="家", en="units closed down")
    accidents = Count("事故起数", unit="起", en="accidents")
    deaths = Count("死亡人数", unit="人", en="deaths")
    injured = Count("受伤人数", unit="人", en="injured")
    loss = Number("直接经济损失", unit="yuan", en="direct economic loss", minimum=0, estimated=True)
    trained = Count("培训人数", unit="人", en="persons trained")
    reported_by = Text("填报人", en="reported by")
    compiled_on = Day("填报日期", en="compiled on")
    phone = Text("联系电话", en="telephone")
    remarks = Text("备注", en="remarks")
