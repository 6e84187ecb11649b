"""The rules on major hazards in operation, storage and piping (2017 五、二十；AQ 3067 5.5.5、5.5.8 至 5.5.10)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.design import HazchemFacility, HazchemPipe
from ..facts.management import HazchemMajorHazard, HazchemStore
from ..standards import AQ3067, CRITERIA

tank_farm_shutoff_missing = Rule(
    CRITERIA.clause("major_hazard_tank_farm"),
    when=HazchemMajorHazard.tank_farm & HazchemMajorHazard.level.is_in(["1", "2"]),
    hazard=~HazchemMajorHazard.shutoff,
    title="一级、二级重大危险源罐区未实现紧急切断",
    en="level 1 or 2 tank farm without emergency shut-off",
    note="级别由 GB 18218 确定，可取 identify() 的结果。",
)


@rule(
    CRITERIA.clause("major_hazard_tank_farm"),
    when=HazchemMajorHazard.tank_farm & HazchemMajorHazard.level.is_in(["1", "2"]),
    title="涉及毒性气体、液化气体、剧毒液体的一级、二级重大危险源罐区无独立的安全仪表系统",
    en="level 1 or 2 tank farm with toxic or liquefied goods without an independent safety instrumented system",
    given={"tank_farm": True},
    cases=[
        Case.hazard(level="2", liquefied_gas=True, independent_sis=False),
        Case.clear(level="1", independent_sis=True),
        Case.clear(level="1", toxic_gas=False, liquefied_gas=False, highly_toxic_liquid=False),
        Case.undetermined(level="1", toxic_gas=False, liquefied_gas=False, independent_sis=False),
    ],
)
def tank_farm_sis_missing() -> Condition:
    """系统是否独立由检查人判断。"""
    dangerous = (
        HazchemMajorHazard.toxic_gas
        | HazchemMajorHazard.liquefied_gas
        | HazchemMajorHazard.highly_toxic_liquid
    )
    return dangerous & ~HazchemMajorHazard.independent_sis


@rule(
    AQ3067.clause("safety_instrumented_system"),
    when=HazchemMajorHazard.level.is_in(["1", "2"]),
    title="涉及有毒气体、液化气体、剧毒液体的一级、二级重大危险源未按规范配备安全仪表系统",
    en="level 1 or 2 major hazard with toxic or liquefied goods without safety instrumented system",
    cases=[
        Case.hazard(level="2", highly_toxic_liquid=True, compliant_sis=False),
        Case.clear(level="1", compliant_sis=True),
        Case.clear(level="1", toxic_gas=False, liquefied_gas=False, highly_toxic_liquid=False),
        Case.undetermined(level="1", toxic_gas=True),
        Case.undetermined(toxic_gas=True, compliant_sis=False),
    ],
)
def major_hazard_sis_missing() -> Condition:
    """不限于罐区；引文没有“独立”二字。"""
    dangerous = (
        HazchemMajorHazard.toxic_gas
        | HazchemMajorHazard.liquefied_gas
        | HazchemMajorHazard.highly_toxic_liquid
    )
    return dangerous & ~HazchemMajorHazard.compliant_sis


storage_unsegregated = Rule(
    CRITERIA.clause("storage"),
    hazard=~HazchemStore.segregated,
    title="危险化学品未分区分类储存",
    en="storage is not segregated by class",
    note="2026 年的准则里没有见到这一情形。",
)


overstocked = Rule(
    CRITERIA.clause("storage"),
    AQ3067.clause("storage"),
    hazard=HazchemStore.stored > HazchemStore.permitted,
    title="超量储存",
    en="more is stored than permitted",
    note="允许的量取自设计或许可文件。",
    cases=[
        Case.hazard(stored="12 t", permitted="10 t"),
        Case.clear(stored="10 t", permitted="10 t"),
        Case.undetermined(stored="12 t"),
    ],
)


unpermitted_variety_stored = Rule(
    CRITERIA.clause("storage"),
    AQ3067.clause("storage"),
    hazard=HazchemStore.unpermitted_variety,
    title="超品种储存",
    en="a variety that is not permitted is stored",
    note="允许的品种取自设计或许可文件。",
)


incompatible_stored_together = Rule(
    CRITERIA.clause("storage"),
    AQ3067.clause("storage"),
    hazard=HazchemStore.incompatible,
    title="相互禁配的物质混放混存",
    en="incompatible goods are stored together",
    note="何者禁配由检查人判断。",
)


explosives_on_site = Rule(
    AQ3067.clause("explosives_on_site"),
    hazard=HazchemFacility.illegal_explosives,
    en="explosive chemicals are kept illegally at the production site",
    note="何者属爆炸危险性化学品依目录分类信息表。",
)


@rule(
    AQ3067.clause("clamp_repair"),
    when=HazchemPipe.pressure_pipe,
    title="甲类、剧毒物料压力管道打卡具堵漏后继续运行",
    en="class A or highly toxic pressure piping runs on with a clamp as leak stop",
    cases=[
        Case.hazard(pressure_pipe=True, fire_class="A", clamp_repair=True, running=True),
        Case.hazard(pressure_pipe=True, highly_toxic=True, clamp_repair=True, running=True),
        Case.clear(pressure_pipe=True, clamp_repair=False),
        Case.clear(pressure_pipe=True, fire_class="B", highly_toxic=False),
        Case.undetermined(pressure_pipe=True, fire_class="A", clamp_repair=True),
        Case.undetermined(fire_class="A", clamp_repair=True, running=True),
    ],
)
def clamp_repair_running() -> Condition:
    """停用或更换后不算。"""
    dangerous = (HazchemPipe.fire_class == "A") | HazchemPipe.highly_toxic
    return dangerous & HazchemPipe.clamp_repair & HazchemPipe.running
