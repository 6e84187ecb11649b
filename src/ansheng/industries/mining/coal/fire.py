"""The rules on spontaneous combustion (2020 art. 12; 2026 art. 12; regulation art. 273 and 283)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .fire_facts import CoalFireArea, CoalFireFace, CoalFireSeam, CoalInertGas
from .standards import CRITERIA, REGULATION


@rule(
    CoalFireSeam,
    cites=CRITERIA.clause("fire_design"),
    when=lambda p: p.spont_class.is_in(["easy", "spont"]),
    en="self-igniting seam without fire design or combined measures",
    cases=[
        Case.hazard(spont_class="easy", fire_design=False),
        Case.hazard(spont_class="spont", fire_measures=False),
        Case.clear(spont_class="spont", fire_design=True, fire_measures=True),
        Case.undetermined(spont_class="spont", fire_design=True),
    ],
)
def coal_fire_design(p: type[CoalFireSeam]) -> Condition:
    """容易自燃、自燃煤层没有防灭火专项设计或综合措施

    自燃倾向性取自鉴定报告。
    """
    return ~(p.fire_design & p.fire_measures)


@rule(
    CoalFireSeam,
    cites=CRITERIA.clause("top_coal_caving"),
    when=lambda p: p.gas_class == "high",
    en="top-coal caving in a high-gas mine without effective fire control",
    cases=[
        Case.hazard(gas_class="high", top_coal_caving=True, fire_control_effective=False),
        Case.clear(gas_class="high", top_coal_caving=True, fire_control_effective=True),
        Case.clear(gas_class="high", top_coal_caving=False),
        Case.undetermined(gas_class="high", top_coal_caving=True),
    ],
)
def coal_caving_uncontrolled(p: type[CoalFireSeam]) -> Condition:
    """高瓦斯矿井采用放顶煤而不能有效防治自然发火

    能否有效防治由检查人判断；原文只说高瓦斯矿井，突出矿井不判。
    """
    return p.top_coal_caving & ~p.fire_control_effective


@rule(
    CoalFireFace,
    cites=CRITERIA.clause("fire_signs_ignored"),
    en="signs of spontaneous fire ignored",
    cases=[
        Case.hazard(fire_signs=True, working=True, actions_taken=False),
        Case.clear(fire_signs=True, working=True, actions_taken=True),
        Case.clear(fire_signs=False),
        Case.undetermined(fire_signs=True, working=True),
    ],
)
def coal_fire_signs_ignored(p: type[CoalFireFace]) -> Condition:
    """有自然发火征兆，没有采取措施仍生产建设

    何为征兆由检查人依据规程判断。
    """
    return p.fire_signs & p.working & ~p.actions_taken


@rule(
    CoalFireFace,
    cites=CRITERIA.clause("fire_response"),
    replaces=["coal_fire_signs_ignored"],
    en="signs of fire without stop, handling or evacuation",
    cases=[
        Case.hazard(fire_signs=True, stopped=False),
        Case.hazard(fire_signs=True, stopped=True, handled=False),
        Case.hazard(fire_signs=True, controlled=False, evacuated=False),
        Case.hazard(sealing=True, uninvolved_evacuated=False),
        Case.clear(fire_signs=True, stopped=True, handled=True, controlled=True, sealing=False),
        Case.clear(fire_signs=False, sealing=False),
        Case.undetermined(fire_signs=True, stopped=True, handled=True, controlled=False, sealing=False),
    ],
)
def coal_fire_response(p: type[CoalFireFace]) -> Condition:
    """有发火征兆没有停工处理或撤人，或封闭时没有撤出无关人员

    征兆能控制的不必撤人。
    """
    poor = ~(p.stopped & p.handled) | (~p.controlled & ~p.evacuated)
    return (p.fire_signs & poor) | (p.sealing & ~p.uninvolved_evacuated)


@rule(
    CoalFireFace,
    cites=CRITERIA.clause("fire_injection"),
    when=lambda p: p.spont_class.is_in(["easy", "spont"]) & ~p.backfill,
    en="fire-prevention injection not done or misplaced",
    cases=[
        Case.hazard(spont_class="easy", backfill=False, injection_done=False),
        Case.hazard(spont_class="spont", backfill=False, grouting=True, grout_pipe_direct=False),
        Case.hazard(spont_class="spont", backfill=False, inerting=True, outlet_in_oxidation_zone=False),
        Case.clear(spont_class="easy", backfill=False, injection_done=True, grouting=False, inerting=False),
        Case.clear(
            spont_class="easy", backfill=False, injection_done=True, grouting=True, grout_pipe_direct=True,
            inerting=True, outlet_in_oxidation_zone=True,
        ),
        Case.undetermined(spont_class="easy", backfill=False, injection_done=True, grouting=False),
    ],
)  # fmt: skip
def coal_fire_injection(p: type[CoalFireFace]) -> Condition:
    """采煤面没有按措施灌浆、注惰或喷阻化剂，或管路、释放口位置不对

    充填开采的采煤面除外。
    """
    grout = p.grouting & ~p.grout_pipe_direct
    return ~p.injection_done | grout | (p.inerting & ~p.outlet_in_oxidation_zone)


@rule(
    CoalFireArea,
    cites=[CRITERIA.clause("fire_area_reopening"), CRITERIA.clause("fire_area_rules")],
    en="fire area reopened against the regulation",
    cases=[
        Case.hazard(reopened=True, reopening_rules_met=False),
        Case.clear(reopened=True, reopening_rules_met=True),
        Case.clear(reopened=False),
        Case.undetermined(reopened=True),
    ],
)
def coal_fire_area_reopened(p: type[CoalFireArea]) -> Condition:
    """违反规程启封火区

    是否符合由检查人依据当时有效的规程判断；2026-02-01 起熄灭条件另按数值判定。
    """
    return p.reopened & ~p.reopening_rules_met


@rule(
    CoalFireArea,
    cites=[CRITERIA.clause("fire_area_reopening"), CRITERIA.clause("fire_area_rules")],
    en="fire area reopened before it counts as extinguished",
    cases=[
        Case.hazard(reopened=True, air_temperature="30.1 ℃"),
        Case.hazard(reopened=True, oxygen="5.1 %"),
        Case.hazard(reopened=True, hydrocarbons=True),
        Case.hazard(reopened=True, co="0.0011 %"),
        Case.hazard(reopened=True, water_temperature="25 ℃"),
        Case.hazard(reopened=True, stable_since="2026-06-02", reopened_on="2026-07-01"),
        Case.clear(
            reopened=True, air_temperature=30, oxygen=5, hydrocarbons=False, co=0.001, water_temperature=24.9,
            stable_since="2026-06-01", reopened_on="2026-07-01",
        ),
        Case.clear(reopened=False),
        Case.undetermined(reopened=True, air_temperature=30, oxygen=5, hydrocarbons=False, co=0.001),
    ],
)  # fmt: skip
def coal_fire_area_burning(p: type[CoalFireArea]) -> Condition:
    """启封火区时没有达到规程的熄灭条件

    数值取自规程，自 2026-02-01 起；空气温度、氧气、一氧化碳恰为限值的算达到，水温须低于限值，稳定恰满期限的算达到。
    """
    law = REGULATION.limit
    hot = (p.air_temperature > law("fire_air_temperature")) | (
        p.water_temperature >= law("fire_water_temperature")
    )
    gas = (p.oxygen > law("fire_oxygen")) | p.hydrocarbons | (p.co > law("fire_co"))
    short = p.stable_since.plus(months=law("fire_stable")) > p.reopened_on
    return p.reopened & (hot | gas | short)


@rule(
    CoalFireArea,
    cites=CRITERIA.clause("fire_area_rules"),
    en="fire area sealed against the regulation",
    cases=[
        Case.hazard(sealed=True, sealing_rules_met=False),
        Case.clear(sealed=True, sealing_rules_met=True),
        Case.clear(sealed=False),
        Case.undetermined(sealed=True),
    ],
)
def coal_fire_area_sealed(p: type[CoalFireArea]) -> Condition:
    """违反规程封闭火区

    是否符合由检查人依据规程判断。
    """
    return p.sealed & ~p.sealing_rules_met


@rule(
    CoalInertGas,
    cites=REGULATION.clause("inert_gas"),
    en="inert gas not pure enough",
    cases=[
        Case.hazard(kind="nitrogen", purity="96.9 %"),
        Case.hazard(kind="carbon_dioxide", purity="98.9 %"),
        Case.clear(kind="nitrogen", purity="97 %"),
        Case.undetermined(purity="98 %"),
    ],
)
def coal_inert_gas(p: type[CoalInertGas]) -> Condition:
    """注惰气体的浓度不足

    属一般隐患；恰为限值的不构成。
    """
    return p.purity < REGULATION.limit("inert_purity").at(p.kind)
