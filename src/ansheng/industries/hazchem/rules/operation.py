"""The rules on major hazards in operation, storage and piping (2017 五、二十；AQ 3067 5.5.5、5.5.8 至 5.5.10)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.design import HazchemFacility, HazchemPipe
from ..facts.management import HazchemMajorHazard, HazchemStore
from ..standards import AQ3067, CRITERIA


@rule(
    HazchemMajorHazard,
    cites=CRITERIA.clause("major_hazard_tank_farm"),
    when=lambda p: p.tank_farm & p.level.is_in(["1", "2"]),
    en="level 1 or 2 tank farm without emergency shut-off",
    cases=[
        Case.hazard(tank_farm=True, level="1", shutoff=False),
        Case.clear(tank_farm=True, level="2", shutoff=True),
        Case.undetermined(tank_farm=True, level="2"),
        Case.undetermined(tank_farm=True, shutoff=False),
    ],
)
def tank_farm_shutoff_missing(p: type[HazchemMajorHazard]) -> Condition:
    """一级、二级重大危险源罐区未实现紧急切断

    级别由 GB 18218 确定，可取 identify() 的结果。
    """
    return ~p.shutoff


@rule(
    HazchemMajorHazard,
    cites=CRITERIA.clause("major_hazard_tank_farm"),
    when=lambda p: p.tank_farm & p.level.is_in(["1", "2"]),
    en="level 1 or 2 tank farm with toxic or liquefied goods without an independent safety instrumented system",
    cases=[
        Case.hazard(tank_farm=True, level="2", liquefied_gas=True, independent_sis=False),
        Case.clear(tank_farm=True, level="1", independent_sis=True),
        Case.clear(
            tank_farm=True, level="1", toxic_gas=False, liquefied_gas=False, highly_toxic_liquid=False
        ),
        Case.undetermined(
            tank_farm=True, level="1", toxic_gas=False, liquefied_gas=False, independent_sis=False
        ),
    ],
)
def tank_farm_sis_missing(p: type[HazchemMajorHazard]) -> Condition:
    """涉及毒性气体、液化气体、剧毒液体的一级、二级重大危险源罐区无独立的安全仪表系统

    系统是否独立由检查人判断。
    """
    dangerous = p.toxic_gas | p.liquefied_gas | p.highly_toxic_liquid
    return dangerous & ~p.independent_sis


@rule(
    HazchemMajorHazard,
    cites=AQ3067.clause("safety_instrumented_system"),
    when=lambda p: p.level.is_in(["1", "2"]),
    en="level 1 or 2 major hazard with toxic or liquefied goods without safety instrumented system",
    cases=[
        Case.hazard(level="2", highly_toxic_liquid=True, compliant_sis=False),
        Case.clear(level="1", compliant_sis=True),
        Case.clear(level="1", toxic_gas=False, liquefied_gas=False, highly_toxic_liquid=False),
        Case.undetermined(level="1", toxic_gas=True),
        Case.undetermined(toxic_gas=True, compliant_sis=False),
    ],
)
def major_hazard_sis_missing(p: type[HazchemMajorHazard]) -> Condition:
    """涉及有毒气体、液化气体、剧毒液体的一级、二级重大危险源未按规范配备安全仪表系统

    不限于罐区；引文没有“独立”二字。
    """
    dangerous = p.toxic_gas | p.liquefied_gas | p.highly_toxic_liquid
    return dangerous & ~p.compliant_sis


@rule(
    HazchemStore,
    cites=CRITERIA.clause("storage"),
    en="storage is not segregated by class",
    cases=[
        Case.hazard(segregated=False),
        Case.clear(segregated=True),
        Case.undetermined(incompatible=False),
    ],
)
def storage_unsegregated(p: type[HazchemStore]) -> Condition:
    """危险化学品未分区分类储存

    2026 年的准则里没有见到这一情形。
    """
    return ~p.segregated


@rule(
    HazchemStore,
    cites=[CRITERIA.clause("storage"), AQ3067.clause("storage")],
    en="more is stored than permitted",
    cases=[
        Case.hazard(stored="12 t", permitted="10 t"),
        Case.clear(stored="10 t", permitted="10 t"),
        Case.undetermined(stored="12 t"),
    ],
)
def overstocked(p: type[HazchemStore]) -> Condition:
    """超量储存

    允许的量取自设计或许可文件。
    """
    return p.stored > p.permitted


@rule(
    HazchemStore,
    cites=[CRITERIA.clause("storage"), AQ3067.clause("storage")],
    en="a variety that is not permitted is stored",
    cases=[
        Case.hazard(unpermitted_variety=True),
        Case.clear(unpermitted_variety=False),
        Case.undetermined(segregated=True),
    ],
)
def unpermitted_variety_stored(p: type[HazchemStore]) -> Condition:
    """超品种储存

    允许的品种取自设计或许可文件。
    """
    return p.unpermitted_variety


@rule(
    HazchemStore,
    cites=[CRITERIA.clause("storage"), AQ3067.clause("storage")],
    en="incompatible goods are stored together",
    cases=[
        Case.hazard(incompatible=True),
        Case.clear(incompatible=False),
        Case.undetermined(segregated=True),
    ],
)
def incompatible_stored_together(p: type[HazchemStore]) -> Condition:
    """相互禁配的物质混放混存

    何者禁配由检查人判断。
    """
    return p.incompatible


@rule(
    HazchemFacility,
    cites=AQ3067.clause("explosives_on_site"),
    en="explosive chemicals are kept illegally at the production site",
    cases=[
        Case.hazard(illegal_explosives=True),
        Case.clear(illegal_explosives=False),
        Case.undetermined(formal_design=True),
    ],
)
def explosives_on_site(p: type[HazchemFacility]) -> Condition:
    """生产现场违规存放爆炸危险性化学品

    何者属爆炸危险性化学品依目录分类信息表。
    """
    return p.illegal_explosives


@rule(
    HazchemPipe,
    cites=AQ3067.clause("clamp_repair"),
    when=lambda p: p.pressure_pipe,
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
def clamp_repair_running(p: type[HazchemPipe]) -> Condition:
    """甲类、剧毒物料压力管道打卡具堵漏后继续运行

    停用或更换后不算。
    """
    dangerous = (p.fire_class == "A") | p.highly_toxic
    return dangerous & p.clamp_repair & p.running
