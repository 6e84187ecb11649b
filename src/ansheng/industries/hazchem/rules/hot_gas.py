"""The rules on the gas analysis of hot work (GB 30871 5.2.7 and 5.3)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.hot_work import HotWorkPermit
from ..standards import SPECIAL_WORK


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("combustible_gas"),
    en="too much combustible gas for hot work",
    cases=[
        Case.hazard(explosive_limit="4 %VOL", concentration="0.51 %VOL"),
        Case.hazard(explosive_limit="3.9 %VOL", concentration="0.21 %VOL"),
        Case.clear(explosive_limit="4 %VOL", concentration="0.5 %VOL"),
        Case.clear(explosive_limit="5 %VOL", concentration="0.5 %VOL"),
        Case.clear(explosive_limit="3.9 %VOL", concentration="0.2 %VOL"),
        Case.undetermined(concentration="0.3 %VOL"),
        Case.undetermined(explosive_limit="4 %VOL"),
    ],
)
def hot_work_gas_high(p: type[HotWorkPermit]) -> Condition:
    """动火时可燃气体浓度超过合格值

    浓度为体积分数，不是爆炸下限的百分数。几种可燃物的，按爆炸下限最低的填。
    """
    return p.concentration > SPECIAL_WORK.limit("combustible_gas").at(p.explosive_limit)


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("sampling"),
    en="hot work starts too long after sampling",
    cases=[
        Case.hazard(sample_to_start="31 min"),
        Case.clear(sample_to_start="0.5 h"),
        Case.undetermined(),
    ],
)
def hot_work_sample_old(p: type[HotWorkPermit]) -> Condition:
    """取样到动火的间隔过长"""
    return p.sample_to_start > SPECIAL_WORK.limit("sample_to_start")


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("interruption"),
    en="hot work goes on after a long break without fresh analysis",
    cases=[
        Case.hazard(grade="special", longest_break="31 min", analysed_after_break=False),
        Case.hazard(grade="first", longest_break="31 min", analysed_after_break=False),
        Case.hazard(grade="second", longest_break="61 min", analysed_after_break=False),
        Case.clear(grade="special", longest_break="30 min"),
        Case.clear(grade="first", longest_break="30 min"),
        Case.clear(grade="second", longest_break="60 min"),
        Case.clear(analysed_after_break=True),
        Case.undetermined(longest_break="45 min", analysed_after_break=False),
        Case.undetermined(grade="second", longest_break="61 min"),
    ],
)
def hot_work_break_unanalysed(p: type[HotWorkPermit]) -> Condition:
    """动火中断过久，没有重新分析"""
    return (p.longest_break > SPECIAL_WORK.limit("hot_work_break").at(p.grade)) & ~p.analysed_after_break


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("interruption"),
    en="gas not analysed each day before hot work",
    cases=[Case.hazard(analysed_each_day=False), Case.clear(analysed_each_day=True), Case.undetermined()],
)
def hot_work_day_unanalysed(p: type[HotWorkPermit]) -> Condition:
    """每日动火前没有分析"""
    return ~p.analysed_each_day


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("interruption"),
    when=lambda p: p.grade == "special",
    en="special-grade hot work without continuous gas monitoring",
    cases=[
        Case.hazard(grade="special", continuously_monitored=False),
        Case.clear(grade="special", continuously_monitored=True),
        Case.undetermined(grade="special"),
        Case.undetermined(continuously_monitored=False),
    ],
)
def special_hot_work_unmonitored(p: type[HotWorkPermit]) -> Condition:
    """特级动火没有连续监测可燃气体"""
    return ~p.continuously_monitored


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("analysis_zone"),
    when=lambda p: p.outside_equipment,
    en="gas analysed in too small a zone around hot work",
    cases=[
        Case.hazard(outside_equipment=True, analysis_radius="9.9 m"),
        Case.clear(outside_equipment=True, analysis_radius="10 m"),
        Case.undetermined(outside_equipment=True),
        Case.undetermined(analysis_radius="5 m"),
    ],
)
def hot_work_zone_small(p: type[HotWorkPermit]) -> Condition:
    """在外壁或外部环境动火，气体分析的范围不够

    没有分析的填 0。
    """
    return p.analysis_radius < SPECIAL_WORK.limit("analysis_radius")


@rule(
    HotWorkPermit,
    cites=SPECIAL_WORK.clause("oxygen_equipment"),
    when=lambda p: p.oxygen_equipment,
    en="too much oxygen in oxygen equipment for hot work",
    cases=[
        Case.hazard(oxygen_equipment=True, oxygen="23.6 %VOL"),
        Case.clear(oxygen_equipment=True, oxygen="23.5 %VOL"),
        Case.undetermined(oxygen_equipment=True),
        Case.undetermined(oxygen="25 %VOL"),
    ],
)
def oxygen_equipment_rich(p: type[HotWorkPermit]) -> Condition:
    """在氧气设备上动火，氧含量超过限值"""
    return p.oxygen > SPECIAL_WORK.limit("oxygen_in_equipment")
