"""The rules on what belongs on the list of ageing facilities to be renewed from 2022 to 2025."""

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .facts_network import GasOldPipe, GasOldStation
from .facts_premises import GasDwelling, GasHose
from .standards import RENEWAL

cast_iron_pipe = Rule(
    RENEWAL.clause("cast_iron"),
    hazard=GasOldPipe.material == "grey_cast_iron",
    title="灰口铸铁管道应列入更新改造",
    en="grey cast iron pipe belongs on the renewal list",
    note="不论年限，也不论评估结果。",
    cases=[Case.hazard(material="grey_cast_iron"), Case.clear(material="steel"), Case.undetermined()],
)


ductile_iron_pipe = Rule(
    RENEWAL.clause("ductile_iron"),
    when=GasOldPipe.material == "ductile_iron",
    hazard=~GasOldPipe.meets_safe_operation,
    title="不满足安全运行要求的球墨铸铁管道应列入更新改造",
    en="ductile iron pipe belongs on the renewal list",
    note="是否满足由人评估。",
)


@rule(
    RENEWAL.clause("steel_and_pe"),
    when=GasOldPipe.material.is_in(["steel", "pe"]),
    title="经评估有隐患的老旧钢质、聚乙烯管道应列入更新改造",
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
def old_steel_or_pe_pipe() -> Condition:
    """年限从不单独起作用:没有评估出隐患的，再老也不成立。满年限的当日即算满。"""
    aged = GasOldPipe.commissioned_on.plus(months=RENEWAL.limit("pipe_age")) <= CHECK_DAY
    return GasOldPipe.assessed_hazardous & (aged | GasOldPipe.controls_insufficient)


occupied_pipe = Rule(
    RENEWAL.clause("occupied"),
    hazard=GasOldPipe.occupation_risk,
    title="存在被占压等风险的管道应列入更新改造",
    en="pipe at risk of being built over belongs on the renewal list",
    note="中压及以上地下管道已被占压的，另由重大隐患第六条(一)判定。",
)


@rule(
    RENEWAL.clause("stations"),
    title="有四种情形之一且经评估不满足安全运行要求的厂站应列入更新改造",
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
def old_station() -> Condition:
    """四种情形是超设计年限、间距不足、临近人员密集区、有地质灾害风险；评估由人作出。"""
    over_age = GasOldStation.design_life_ends_on < CHECK_DAY
    defect = (
        over_age
        | GasOldStation.spacing_insufficient
        | GasOldStation.dense_surroundings
        | GasOldStation.geological_hazard
    )
    return defect & GasOldStation.assessed_failing


rubber_hose = Rule(
    RENEWAL.clause("rubber_hose"),
    when=GasHose.residential,
    hazard=GasHose.rubber,
    title="居民用户的橡胶软管应更新",
    en="rubber hose of a resident belongs on the renewal list",
    note="不看软管的新旧。",
)


safety_device_lacking = Rule(
    RENEWAL.clause("safety_device"),
    hazard=GasDwelling.safety_device_lacking,
    title="居民用户应装的安全装置未装，应列入更新改造",
    en="a resident lacks a safety device that the renewal is to add",
    note="应装哪些由检查人判断；欠压、过流切断另有规则。",
)
