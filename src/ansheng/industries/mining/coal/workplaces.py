"""The rules on exits, repair, lines, hot work, gas checks and events (2020 art. 13(5), 13(6), 18(9); 2026 art. 20)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .gas_facts import CoalGasChecks
from .standards import CRITERIA
from .workplace_facts import CoalEvent, CoalHotWork, CoalWorkplace


@rule(
    CoalWorkplace,
    cites=CRITERIA.clause("face_exits"),
    when=lambda p: p.kind == "coal_face",
    en="too few open exits at a coal face",
    cases=[
        Case.hazard(kind="coal_face", open_exits=1),
        Case.clear(kind="coal_face", open_exits=2),
        Case.undetermined(kind="coal_face"),
    ],
)
def coal_face_exits(p: type[CoalWorkplace]) -> Condition:
    """采煤面畅通的安全出口不足

    是否畅通由检查人判断。
    """
    return p.open_exits < CRITERIA.limit("face_exits")


@rule(
    CoalWorkplace,
    cites=CRITERIA.clause("advancing_method"),
    when=lambda p: p.kind == "coal_face",
    en="advancing method in a gassy or self-igniting mine",
    cases=[
        Case.hazard(kind="coal_face", advancing=True, gas_class="high"),
        Case.hazard(kind="coal_face", advancing=True, gas_class="outburst"),
        Case.hazard(kind="coal_face", advancing=True, gas_class="low", spont_class="spont", thin_seam=False),
        Case.clear(kind="coal_face", advancing=True, gas_class="low", spont_class="easy", thin_seam=True),
        Case.clear(kind="coal_face", advancing=True, gas_class="low", spont_class="not_easy"),
        Case.clear(kind="coal_face", advancing=False),
        Case.undetermined(kind="coal_face", advancing=True, gas_class="low", spont_class="easy"),
    ],
)
def coal_advancing_method(p: type[CoalWorkplace]) -> Condition:
    """高瓦斯、突出、容易自燃和自燃煤层矿井用前进式采煤

    薄煤层的例外按只适用于自燃煤层理解。
    """
    gassy = p.gas_class.is_in(["high", "outburst"])
    igniting = p.spont_class.is_in(["easy", "spont"]) & ~p.thin_seam
    return p.advancing & (gassy | igniting)


@rule(
    CoalWorkplace,
    cites=[CRITERIA.clause("repair_and_lines"), CRITERIA.clause("heading_repair")],
    en="people or driving inside of a repair",
    cases=[
        Case.hazard(repair_behind=True, inner_work=True),
        Case.clear(repair_behind=True, inner_work=False),
        Case.clear(repair_behind=False),
        Case.undetermined(repair_behind=True),
    ],
)
def coal_repair_behind(p: type[CoalWorkplace]) -> Condition:
    """后部或独头巷道维修时，里侧仍掘进或有人

    2020 年与压风、供水、通信同项，分开判定。
    """
    return p.repair_behind & p.inner_work


@rule(
    CoalWorkplace,
    cites=CRITERIA.clause("repair_and_lines"),
    en="no compressed air, water or communication at a face",
    cases=[
        Case.hazard(compressed_air=False),
        Case.hazard(water_supply=False),
        Case.hazard(communication=False),
        Case.clear(compressed_air=True, water_supply=True, communication=True),
        Case.undetermined(compressed_air=True, water_supply=True),
    ],
)
def coal_face_lines(p: type[CoalWorkplace]) -> Condition:
    """采掘面没有压风、供水或通信

    2026 年修订后只保留突出、冲击煤层的压风自救。
    """
    return ~(p.compressed_air & p.water_supply & p.communication)


@rule(
    CoalWorkplace,
    cites=CRITERIA.clause("self_rescue_air"),
    when=lambda p: p.outburst_seam | p.burst_seam,
    en="no compressed-air self-rescue in an outburst or burst seam",
    cases=[
        Case.hazard(outburst_seam=True, self_rescue_air=False),
        Case.hazard(outburst_seam=False, burst_seam=True, self_rescue_air=False),
        Case.clear(burst_seam=True, self_rescue_air=True),
        Case.undetermined(outburst_seam=False, self_rescue_air=False),
    ],
)
def coal_no_self_rescue_air(p: type[CoalWorkplace]) -> Condition:
    """突出、冲击煤层采掘面没有压风自救

    装置的数量和位置不在判定之内。
    """
    return ~p.self_rescue_air


@rule(
    CoalWorkplace,
    cites=CRITERIA.clause("unsupported_roof"),
    en="work under unsupported roof at a face",
    cases=[Case.hazard(unsupported_roof=True), Case.clear(unsupported_roof=False), Case.undetermined()],
)
def coal_unsupported_roof(p: type[CoalWorkplace]) -> Condition:
    """采掘面违反作业规程空顶作业

    空顶距离以该面的作业规程为准，由检查人判断。
    """
    return p.unsupported_roof


@rule(
    CoalHotWork,
    cites=CRITERIA.clause("underground_hot_work"),
    en="hot work in a coal mine against the rules",
    cases=[Case.hazard(rules_met=False), Case.clear(rules_met=True), Case.undetermined()],
)
def coal_hot_work(p: type[CoalHotWork]) -> Condition:
    """违反规定电焊、气焊、喷灯作业

    一次动火一条记录；是否符合规定由检查人判断。
    """
    return ~p.rules_met


@rule(
    CoalGasChecks,
    cites=CRITERIA.clause("gas_checks_manned"),
    when=lambda p: p.place.is_in(["manned_face", "special_work"]),
    replaces=["coal_gas_checks"],
    en="gas checks missed or faked where people are",
    cases=[
        Case.hazard(place="manned_face", missed=True),
        Case.hazard(place="special_work", faked=True),
        Case.clear(place="manned_face", missed=False, faked=False),
        Case.undetermined(place="manned_face", missed=False),
    ],
)
def coal_manned_gas_checks(p: type[CoalGasChecks]) -> Condition:
    """有人的采掘面和特殊作业地点瓦斯漏检、假检

    采掘面的进风巷不算；何为特殊作业地点由检查人判断。
    """
    return p.missed | p.faked


@rule(
    CoalEvent,
    cites=CRITERIA.clause("harmless_events"),
    en="a disaster without casualties has happened",
    cases=[
        Case.hazard(kind="outburst", casualties=0),
        Case.hazard(kind="sealed_for_fire", casualties=0),
        Case.clear(kind="other", casualties=0),
        Case.clear(kind="outburst", casualties=1),
        Case.undetermined(kind="flooded_face"),
    ],
)
def coal_harmless_event(p: type[CoalEvent]) -> Condition:
    """发生未造成伤亡的突出、透水、冲击地压破坏或因火封闭

    有伤亡的按事故处理，不在此判定。
    """
    return (p.kind != "other") & (p.casualties == 0)
