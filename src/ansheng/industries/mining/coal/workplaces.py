"""The rules on exits, repair, lines, hot work, gas checks and events (2020 art. 13(5), 13(6), 18(9); 2026 art. 20)."""

from ansheng import Case, Condition, Rule, rule

from .gas_facts import CoalGasChecks
from .standards import CRITERIA
from .workplace_facts import CoalEvent, CoalHotWork, CoalWorkplace

coal_face_exits = Rule(
    CRITERIA.clause("face_exits"),
    when=CoalWorkplace.kind == "coal_face",
    hazard=CoalWorkplace.open_exits < CRITERIA.limit("face_exits"),
    title="采煤面畅通的安全出口不足",
    en="too few open exits at a coal face",
    note="是否畅通由检查人判断。",
    given={"kind": "coal_face"},
    cases=[Case.hazard(open_exits=1), Case.clear(open_exits=2), Case.undetermined()],
)


@rule(
    CRITERIA.clause("advancing_method"),
    when=CoalWorkplace.kind == "coal_face",
    title="高瓦斯、突出、容易自燃和自燃煤层矿井用前进式采煤",
    en="advancing method in a gassy or self-igniting mine",
    given={"kind": "coal_face"},
    cases=[
        Case.hazard(advancing=True, gas_class="high"),
        Case.hazard(advancing=True, gas_class="outburst"),
        Case.hazard(advancing=True, gas_class="low", spont_class="spont", thin_seam=False),
        Case.clear(advancing=True, gas_class="low", spont_class="easy", thin_seam=True),
        Case.clear(advancing=True, gas_class="low", spont_class="not_easy"),
        Case.clear(advancing=False),
        Case.undetermined(advancing=True, gas_class="low", spont_class="easy"),
    ],
)
def coal_advancing_method() -> Condition:
    """薄煤层的例外按只适用于自燃煤层理解。"""
    gassy = CoalWorkplace.gas_class.is_in(["high", "outburst"])
    igniting = CoalWorkplace.spont_class.is_in(["easy", "spont"]) & ~CoalWorkplace.thin_seam
    return CoalWorkplace.advancing & (gassy | igniting)


coal_repair_behind = Rule(
    CRITERIA.clause("repair_and_lines"),
    CRITERIA.clause("heading_repair"),
    hazard=CoalWorkplace.repair_behind & CoalWorkplace.inner_work,
    title="后部或独头巷道维修时，里侧仍掘进或有人",
    en="people or driving inside of a repair",
    note="2020 年与压风、供水、通信同项，分开判定。",
)


coal_face_lines = Rule(
    CRITERIA.clause("repair_and_lines"),
    hazard=~(CoalWorkplace.compressed_air & CoalWorkplace.water_supply & CoalWorkplace.communication),
    title="采掘面没有压风、供水或通信",
    en="no compressed air, water or communication at a face",
    note="2026 年修订后只保留突出、冲击煤层的压风自救。",
)


coal_no_self_rescue_air = Rule(
    CRITERIA.clause("self_rescue_air"),
    when=CoalWorkplace.outburst_seam | CoalWorkplace.burst_seam,
    hazard=~CoalWorkplace.self_rescue_air,
    en="no compressed-air self-rescue in an outburst or burst seam",
    note="装置的数量和位置不在判定之内。",
)


coal_unsupported_roof = Rule(
    CRITERIA.clause("unsupported_roof"),
    hazard=CoalWorkplace.unsupported_roof,
    en="work under unsupported roof at a face",
    note="空顶距离以该面的作业规程为准，由检查人判断。",
)


coal_hot_work = Rule(
    CRITERIA.clause("underground_hot_work"),
    hazard=~CoalHotWork.rules_met,
    en="hot work in a coal mine against the rules",
    note="一次动火一条记录；是否符合规定由检查人判断。",
)


coal_manned_gas_checks = Rule(
    CRITERIA.clause("gas_checks_manned"),
    when=CoalGasChecks.place.is_in(["manned_face", "special_work"]),
    hazard=CoalGasChecks.missed | CoalGasChecks.faked,
    title="有人的采掘面和特殊作业地点瓦斯漏检、假检",
    en="gas checks missed or faked where people are",
    replaces=["coal_gas_checks"],
    note="采掘面的进风巷不算；何为特殊作业地点由检查人判断。",
)


coal_harmless_event = Rule(
    CRITERIA.clause("harmless_events"),
    hazard=(CoalEvent.kind != "other") & (CoalEvent.casualties == 0),
    title="发生未造成伤亡的突出、透水、冲击地压破坏或因火封闭",
    en="a disaster without casualties has happened",
    note="有伤亡的按事故处理，不在此判定。",
    cases=[
        Case.hazard(kind="outburst", casualties=0),
        Case.hazard(kind="sealed_for_fire", casualties=0),
        Case.clear(kind="other", casualties=0),
        Case.clear(kind="outburst", casualties=1),
        Case.undetermined(kind="flooded_face"),
    ],
)
