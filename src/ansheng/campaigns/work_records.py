"""Records of counted work: documents, leaflets, rounds, and emergency responses."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Count, Day, Number, Text
from ansheng.facts.record import Facts


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
