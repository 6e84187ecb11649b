"""Records of an assessment: the marks of parties and the grading of units."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Day, Number, Text
from ansheng.facts.record import Facts, Wide

_UNIT = ("单位", "企业名称", "企业", "生产经营单位", "受检单位")
_SECTOR = ("行业", "领域", "所属行业")


class MarkRecord(Facts, title="考核得分", en="mark", table="marks", wide=Wide("period", ("score",))):
    """One mark of one party in an assessment, on one part of the scheme."""

    party = Text("被考核单位", en="party", aliases=("单位", "责任单位", "专委会"))
    period = Text("考核期", en="period", aliases=("年度", "考核年度", "考核期间"))
    part = Text("考核项目", en="part", aliases=("考核内容", "考核指标"))
    score = Number("得分", unit="", en="score", aliases=("实得分",), minimum=0)
    full = Number("满分", unit="", en="full marks", aliases=("标准分", "分值"), minimum=0)
    reason = Text("扣分原因", en="reason", aliases=("得分说明", "说明"))


class RatingRecord(Facts, title="企业分级", en="rating", table="ratings"):
    """One grading of a unit by the traits of its sector, its inherent risk and its state of safety."""

    unit = Text("单位名称", en="unit", aliases=(*_UNIT, "被评单位"))
    sector = Text("行业领域", en="sector", aliases=_SECTOR)
    sector_score = Number("行业特点得分", unit="", en="sector score", aliases=("行业得分",), minimum=0)
    inherent_score = Number(
        "固有风险得分", unit="", en="inherent risk score", aliases=("固有风险分",), minimum=0
    )
    state_score = Number("安全状况得分", unit="", en="state score", aliases=("管理状况得分",), minimum=0)
    risk_class = Choice(
        "评定等级",
        en="class",
        options={"A": "A级", "B": "B级", "C": "C级", "D": "D级"},
        other_names={"A类": "A", "B类": "B", "C类": "C", "D类": "D"},
        aliases=("分级结果", "分类等级"),
    )
    graded_on = Day("评定日期", en="graded on", aliases=("分级日期", "评级日期"))
