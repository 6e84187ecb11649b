"""The rules on the gas analysis of hot work (GB 30871 5.2.7 and 5.3)."""

from ansheng import Case, Rule

from ..facts.hot_work import HotWorkPermit
from ..standards import SPECIAL_WORK

hot_work_gas_high = Rule(
    SPECIAL_WORK.clause("combustible_gas"),
    hazard=HotWorkPermit.concentration
    > SPECIAL_WORK.limit("combustible_gas").at(HotWorkPermit.explosive_limit),
    title="动火时可燃气体浓度超过合格值",
    en="too much combustible gas for hot work",
    note="浓度为体积分数，不是爆炸下限的百分数。几种可燃物的，按爆炸下限最低的填。",
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


hot_work_sample_old = Rule(
    SPECIAL_WORK.clause("sampling"),
    hazard=HotWorkPermit.sample_to_start > SPECIAL_WORK.limit("sample_to_start"),
    title="取样到动火的间隔过长",
    en="hot work starts too long after sampling",
    cases=[Case.hazard(sample_to_start="31 min"), Case.clear(sample_to_start="0.5 h"), Case.undetermined()],
)


hot_work_break_unanalysed = Rule(
    SPECIAL_WORK.clause("interruption"),
    hazard=(HotWorkPermit.longest_break > SPECIAL_WORK.limit("hot_work_break").at(HotWorkPermit.grade))
    & ~HotWorkPermit.analysed_after_break,
    title="动火中断过久，没有重新分析",
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


hot_work_day_unanalysed = Rule(
    SPECIAL_WORK.clause("interruption"),
    hazard=~HotWorkPermit.analysed_each_day,
    title="每日动火前没有分析",
    en="gas not analysed each day before hot work",
)


special_hot_work_unmonitored = Rule(
    SPECIAL_WORK.clause("interruption"),
    when=HotWorkPermit.grade == "special",
    hazard=~HotWorkPermit.continuously_monitored,
    title="特级动火没有连续监测可燃气体",
    en="special-grade hot work without continuous gas monitoring",
)


hot_work_zone_small = Rule(
    SPECIAL_WORK.clause("analysis_zone"),
    when=HotWorkPermit.outside_equipment,
    hazard=HotWorkPermit.analysis_radius < SPECIAL_WORK.limit("analysis_radius"),
    title="在外壁或外部环境动火，气体分析的范围不够",
    en="gas analysed in too small a zone around hot work",
    note="没有分析的填 0。",
    cases=[
        Case.hazard(outside_equipment=True, analysis_radius="9.9 m"),
        Case.clear(outside_equipment=True, analysis_radius="10 m"),
        Case.undetermined(outside_equipment=True),
        Case.undetermined(analysis_radius="5 m"),
    ],
)


oxygen_equipment_rich = Rule(
    SPECIAL_WORK.clause("oxygen_equipment"),
    when=HotWorkPermit.oxygen_equipment,
    hazard=HotWorkPermit.oxygen > SPECIAL_WORK.limit("oxygen_in_equipment"),
    title="在氧气设备上动火，氧含量超过限值",
    en="too much oxygen in oxygen equipment for hot work",
    cases=[
        Case.hazard(oxygen_equipment=True, oxygen="23.6 %VOL"),
        Case.clear(oxygen_equipment=True, oxygen="23.5 %VOL"),
        Case.undetermined(oxygen_equipment=True),
        Case.undetermined(oxygen="25 %VOL"),
    ],
)
