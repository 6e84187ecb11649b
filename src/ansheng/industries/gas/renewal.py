"""The rules on what belongs on the list of ageing facilities to be renewed from 2022 to 2025."""

from __future__ import annotations

from ansheng import CHECK_DAY, Case, Condition, rule

from .facts_network import GasOldPipe, GasOldStation
from .facts_premises import GasDwelling, GasHose
from .standards import RENEWAL


@rule(
    GasOldPipe,
    cites=RENEWAL.clause("cast_iron"),
    en="grey cast iron pipe belongs on the renewal list",
    cases=[
        Case.hazard(material="grey_cast_iron"),
        Case.clear(material="steel"),
        Case.undetermined(),
    ],
)
def cast_iron_pipe(p: type[GasOldPipe]) -> Condition:
    """灰口铸铁管道应列入更新改造

    不论年限，也不论评估结果。
    """
    return p.material == "grey_cast_iron"


@rule(
    GasOldPipe,
    cites=RENEWAL.clause("ductile_iron"),
    when=lambda p: p.material == "ductile_iron",
    en="ductile iron pipe belongs on the renewal list",
    cases=[
        Case.hazard(material="ductile_iron", meets_safe_operation=False),
        Case.clear(material="ductile_iron", meets_safe_operation=True),
        Case.undetermined(material="ductile_iron"),
    ],
)
def ductile_iron_pipe(p: type[GasOldPipe]) -> Condition:
    """不满足安全运行要求的球墨铸铁管道应列入更新改造

    是否满足由人评估。
    """
    return ~p.meets_safe_operation


@rule(
    GasOldPipe,
    cites=RENEWAL.clause("steel_and_pe"),
    when=lambda p: p.material.is_in(["steel", "pe"]),
    en="ageing steel or PE pipe belongs on the renewal list",
    cases=[
        Case.hazard(material="steel", commissioned_on="2002-05-10", assessed_hazardous=True),
        Case.hazard(
            material="pe", commissioned_on="2015-01-01", assessed_hazardous=True, controls_insufficient=True
        ),
        Case.clear(
            material="pe", commissioned_on="2015-01-01", assessed_hazardous=True, controls_insufficient=False
        ),
        Case.clear(material="steel", commissioned_on="1990-01-01", assessed_hazardous=False),
        Case.undetermined(material="steel", commissioned_on="1990-01-01"),
    ],
)
def old_steel_or_pe_pipe(p: type[GasOldPipe]) -> Condition:
    """经评估有隐患的老旧钢质、聚乙烯管道应列入更新改造

    年限从不单独起作用:没有评估出隐患的，再老也不成立。满年限的当日即算满。
    """
    aged = p.commissioned_on.plus(months=RENEWAL.limit("pipe_age")) <= CHECK_DAY
    return p.assessed_hazardous & (aged | p.controls_insufficient)


@rule(
    GasOldPipe,
    cites=RENEWAL.clause("occupied"),
    en="pipe at risk of being built over belongs on the renewal list",
    cases=[
        Case.hazard(occupation_risk=True),
        Case.clear(occupation_risk=False),
        Case.undetermined(),
    ],
)
def occupied_pipe(p: type[GasOldPipe]) -> Condition:
    """存在被占压等风险的管道应列入更新改造

    中压及以上地下管道已被占压的，另由重大隐患第六条(一)判定。
    """
    return p.occupation_risk


@rule(
    GasOldStation,
    cites=RENEWAL.clause("stations"),
    en="ageing station belongs on the renewal list",
    cases=[
        Case.hazard(design_life_ends_on="2022-05-09", assessed_failing=True),
        Case.hazard(spacing_insufficient=True, assessed_failing=True),
        Case.clear(spacing_insufficient=True, assessed_failing=False),
        Case.clear(
            design_life_ends_on="2040-01-01",
            spacing_insufficient=False,
            dense_surroundings=False,
            geological_hazard=False,
            assessed_failing=True,
        ),
        Case.undetermined(spacing_insufficient=True),
    ],
)
def old_station(p: type[GasOldStation]) -> Condition:
    """有四种情形之一且经评估不满足安全运行要求的厂站应列入更新改造

    四种情形是超设计年限、间距不足、临近人员密集区、有地质灾害风险；评估由人作出。
    """
    over_age = p.design_life_ends_on < CHECK_DAY
    defect = over_age | p.spacing_insufficient | p.dense_surroundings | p.geological_hazard
    return defect & p.assessed_failing


@rule(
    GasHose,
    cites=RENEWAL.clause("rubber_hose"),
    when=lambda p: p.residential,
    en="rubber hose of a resident belongs on the renewal list",
    cases=[
        Case.hazard(residential=True, rubber=True),
        Case.clear(residential=True, rubber=False),
        Case.undetermined(residential=True),
    ],
)
def rubber_hose(p: type[GasHose]) -> Condition:
    """居民用户的橡胶软管应更新

    不看软管的新旧。
    """
    return p.rubber


@rule(
    GasDwelling,
    cites=RENEWAL.clause("safety_device"),
    en="a resident lacks a safety device that the renewal is to add",
    cases=[
        Case.hazard(safety_device_lacking=True),
        Case.clear(safety_device_lacking=False),
        Case.undetermined(),
    ],
)
def safety_device_lacking(p: type[GasDwelling]) -> Condition:
    """居民用户应装的安全装置未装，应列入更新改造

    应装哪些由检查人判断；欠压、过流切断另有规则。
    """
    return p.safety_device_lacking
