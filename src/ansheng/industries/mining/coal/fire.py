"""The rules on spontaneous combustion (2020 art. 12; 2026 art. 12; regulation art. 273 and 283)."""

from ansheng import Case, Condition, Rule, rule

from .fire_facts import CoalFireArea, CoalFireFace, CoalFireSeam, CoalInertGas
from .standards import CRITERIA, REGULATION

coal_fire_design = Rule(
    CRITERIA.clause("fire_design"),
    when=CoalFireSeam.spont_class.is_in(["easy", "spont"]),
    hazard=~(CoalFireSeam.fire_design & CoalFireSeam.fire_measures),
    title="容易自燃、自燃煤层没有防灭火专项设计或综合措施",
    en="self-igniting seam without fire design or combined measures",
    note="自燃倾向性取自鉴定报告。",
)


coal_caving_uncontrolled = Rule(
    CRITERIA.clause("top_coal_caving"),
    when=CoalFireSeam.gas_class == "high",
    hazard=CoalFireSeam.top_coal_caving & ~CoalFireSeam.fire_control_effective,
    en="top-coal caving in a high-gas mine without effective fire control",
    note="能否有效防治由检查人判断；原文只说高瓦斯矿井，突出矿井不判。",
)


coal_fire_signs_ignored = Rule(
    CRITERIA.clause("fire_signs_ignored"),
    hazard=CoalFireFace.fire_signs & CoalFireFace.working & ~CoalFireFace.actions_taken,
    en="signs of spontaneous fire ignored",
    note="何为征兆由检查人依据规程判断。",
)


@rule(
    CRITERIA.clause("fire_response"),
    title="有发火征兆没有停工处理或撤人，或封闭时没有撤出无关人员",
    en="signs of fire without stop, handling or evacuation",
    replaces=["coal_fire_signs_ignored"],
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
def coal_fire_response() -> Condition:
    """征兆能控制的不必撤人。"""
    poor = ~(CoalFireFace.stopped & CoalFireFace.handled) | (
        ~CoalFireFace.controlled & ~CoalFireFace.evacuated
    )
    return (CoalFireFace.fire_signs & poor) | (CoalFireFace.sealing & ~CoalFireFace.uninvolved_evacuated)


@rule(
    CRITERIA.clause("fire_injection"),
    when=CoalFireFace.spont_class.is_in(["easy", "spont"]) & ~CoalFireFace.backfill,
    title="采煤面没有按措施灌浆、注惰或喷阻化剂，或管路、释放口位置不对",
    en="fire-prevention injection not done or misplaced",
    given={"backfill": False},
    cases=[
        Case.hazard(spont_class="easy", injection_done=False),
        Case.hazard(spont_class="spont", grouting=True, grout_pipe_direct=False),
        Case.hazard(spont_class="spont", inerting=True, outlet_in_oxidation_zone=False),
        Case.clear(spont_class="easy", injection_done=True, grouting=False, inerting=False),
        Case.clear(
            spont_class="easy",
            injection_done=True,
            grouting=True,
            grout_pipe_direct=True,
            inerting=True,
            outlet_in_oxidation_zone=True,
        ),
        Case.undetermined(spont_class="easy", injection_done=True, grouting=False),
    ],
)
def coal_fire_injection() -> Condition:
    """充填开采的采煤面除外。"""
    grout = CoalFireFace.grouting & ~CoalFireFace.grout_pipe_direct
    return (
        ~CoalFireFace.injection_done
        | grout
        | (CoalFireFace.inerting & ~CoalFireFace.outlet_in_oxidation_zone)
    )


coal_fire_area_reopened = Rule(
    CRITERIA.clause("fire_area_reopening"),
    CRITERIA.clause("fire_area_rules"),
    hazard=CoalFireArea.reopened & ~CoalFireArea.reopening_rules_met,
    en="fire area reopened against the regulation",
    note="是否符合由检查人依据当时有效的规程判断；2026-02-01 起熄灭条件另按数值判定。",
)


@rule(
    CRITERIA.clause("fire_area_reopening"),
    CRITERIA.clause("fire_area_rules"),
    title="启封火区时没有达到规程的熄灭条件",
    en="fire area reopened before it counts as extinguished",
    cases=[
        Case.hazard(reopened=True, air_temperature="30.1 ℃"),
        Case.hazard(reopened=True, oxygen="5.1 %"),
        Case.hazard(reopened=True, hydrocarbons=True),
        Case.hazard(reopened=True, co="0.0011 %"),
        Case.hazard(reopened=True, water_temperature="25 ℃"),
        Case.hazard(reopened=True, stable_since="2026-06-02", reopened_on="2026-07-01"),
        Case.clear(
            reopened=True,
            air_temperature=30,
            oxygen=5,
            hydrocarbons=False,
            co=0.001,
            water_temperature=24.9,
            stable_since="2026-06-01",
            reopened_on="2026-07-01",
        ),
        Case.clear(reopened=False),
        Case.undetermined(reopened=True, air_temperature=30, oxygen=5, hydrocarbons=False, co=0.001),
    ],
)
def coal_fire_area_burning() -> Condition:
    """数值取自规程，自 2026-02-01 起；空气温度、氧气、一氧化碳恰为限值的算达到，水温须低于限值，稳定恰满期限的算达到。"""
    law = REGULATION.limit
    hot = (CoalFireArea.air_temperature > law("fire_air_temperature")) | (
        CoalFireArea.water_temperature >= law("fire_water_temperature")
    )
    gas = (
        (CoalFireArea.oxygen > law("fire_oxygen"))
        | CoalFireArea.hydrocarbons
        | (CoalFireArea.co > law("fire_co"))
    )
    short = CoalFireArea.stable_since.plus(months=law("fire_stable")) > CoalFireArea.reopened_on
    return CoalFireArea.reopened & (hot | gas | short)


coal_fire_area_sealed = Rule(
    CRITERIA.clause("fire_area_rules"),
    hazard=CoalFireArea.sealed & ~CoalFireArea.sealing_rules_met,
    title="违反规程封闭火区",
    en="fire area sealed against the regulation",
    note="是否符合由检查人依据规程判断。",
)


coal_inert_gas = Rule(
    REGULATION.clause("inert_gas"),
    hazard=CoalInertGas.purity < REGULATION.limit("inert_purity").at(CoalInertGas.kind),
    title="注惰气体的浓度不足",
    en="inert gas not pure enough",
    note="属一般隐患；恰为限值的不构成。",
    cases=[
        Case.hazard(kind="nitrogen", purity="96.9 %"),
        Case.hazard(kind="carbon_dioxide", purity="98.9 %"),
        Case.clear(kind="nitrogen", purity="97 %"),
        Case.undetermined(purity="98 %"),
    ],
)
