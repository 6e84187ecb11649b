"""The rules on temporary power, excavation and road closure (GB 30871 chapters 10 to 12, annex B)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.ground import ExcavationPermit, RoadClosurePermit, TemporaryPowerPermit
from ..standards import SPECIAL_WORK


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_safety"),
    when=lambda p: p.explosive_area,
    en="temporary power in an explosive area without a gas test in order",
    cases=[
        Case.hazard(explosive_area=True, gas_tested=False),
        Case.clear(explosive_area=True, gas_tested=True),
        Case.undetermined(explosive_area=True),
        Case.undetermined(gas_tested=False),
    ],
)
def power_gas_untested(p: type[TemporaryPowerPermit]) -> Condition:
    """火灾爆炸危险场所接临时用电，可燃气体没有检测合格"""
    return ~p.gas_tested


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_safety"),
    en="temporary overhead line too low",
    cases=[
        Case.hazard(overhead=True, overhead_height="2.4 m"),
        Case.hazard(crosses_road=True, overhead_road_height="4.9 m"),
        Case.clear(overhead=True, overhead_height="2.5 m", crosses_road=True, overhead_road_height="5 m"),
        Case.clear(overhead=False, crosses_road=False),
        Case.undetermined(overhead=True, overhead_height="2.5 m"),
    ],
)
def power_line_low(p: type[TemporaryPowerPermit]) -> Condition:
    """临时用电架空线过低"""
    on_site = p.overhead & (p.overhead_height < SPECIAL_WORK.limit("overhead_height"))
    over_road = p.crosses_road & (p.overhead_road_height < SPECIAL_WORK.limit("overhead_road_height"))
    return on_site | over_road


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_safety"),
    when=lambda p: p.buried,
    en="temporary cable not buried deep enough",
    cases=[
        Case.hazard(buried=True, burial_depth="0.69 m"),
        Case.clear(buried=True, burial_depth="700 mm"),
        Case.undetermined(buried=True),
        Case.undetermined(burial_depth="0.5 m"),
    ],
)
def power_cable_shallow(p: type[TemporaryPowerPermit]) -> Condition:
    """临时用电线路埋地过浅"""
    return p.burial_depth < SPECIAL_WORK.limit("burial_depth")


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_safety"),
    en="temporary cable of too low insulation, or without residual-current protection",
    cases=[
        Case.hazard(insulation_voltage="499 V"),
        Case.hazard(insulation_voltage="500 V", protected_each=False),
        Case.clear(insulation_voltage="0.5 kV", protected_each=True),
        Case.undetermined(insulation_voltage="500 V"),
    ],
)
def power_unprotected(p: type[TemporaryPowerPermit]) -> Condition:
    """临时用电线路绝缘不够，或没有逐个配漏电保护"""
    return (p.insulation_voltage < SPECIAL_WORK.limit("insulation_voltage")) | ~p.protected_each


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_duration"),
    en="temporary power for too many days",
    cases=[
        Case.hazard(duration="30.5 day"),
        Case.hazard(duration="15.5 day", special_case=False),
        Case.clear(duration="15 day", special_case=False),
        Case.clear(duration="30 day", special_case=True),
        Case.undetermined(duration="20 day"),
        Case.undetermined(special_case=False),
    ],
)
def power_too_long(p: type[TemporaryPowerPermit]) -> Condition:
    """临时用电期限过长"""
    longest = p.duration > SPECIAL_WORK.limit("power_special_days")
    return longest | (~p.special_case & (p.duration > SPECIAL_WORK.limit("power_days")))


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("power_duration"),
    when=lambda p: p.for_other_work,
    en="temporary power outlasts the hot work or confined-space work that it serves",
    cases=[
        Case.hazard(for_other_work=True, duration="1.5 day", other_work_validity="24 h"),
        Case.clear(for_other_work=True, duration="1 day", other_work_validity="24 h"),
        Case.undetermined(for_other_work=True, duration="1 day"),
        Case.undetermined(duration="1.5 day", other_work_validity="24 h"),
    ],
)
def power_outlasts_work(p: type[TemporaryPowerPermit]) -> Condition:
    """配合动火、受限空间的临时用电期限长于该作业

    条文要求与该作业的时间一致；更短的不算违反，是我们的理解。
    """
    return p.duration > p.other_work_validity


@rule(
    TemporaryPowerPermit,
    cites=SPECIAL_WORK.clause("approver"),
    en="temporary power not approved by the supplier of the power",
    cases=[
        Case.hazard(approver="base_unit"),
        Case.clear(approver="power_supplier"),
        Case.undetermined(),
    ],
)
def power_wrong_approver(p: type[TemporaryPowerPermit]) -> Condition:
    """临时用电作业票不是配送电单位审批"""
    return p.approver != "power_supplier"


@rule(
    ExcavationPermit,
    cites=[SPECIAL_WORK.clause("approval"), SPECIAL_WORK.clause("excavation_scope")],
    en="excavation begins without approval",
    cases=[
        Case.hazard(depth="0.5 m", approved=False),
        Case.hazard(depth="0.2 m", machine_filling=True, approved=False),
        Case.clear(depth="0.49 m", machine_filling=False, approved=False),
        Case.clear(approved=True),
        Case.undetermined(depth="0.49 m", approved=False),
        Case.undetermined(depth="0.5 m"),
    ],
)
def excavation_unapproved(p: type[ExcavationPermit]) -> Condition:
    """动土作业未先审批"""
    counts = (p.depth >= SPECIAL_WORK.limit("excavation_depth")) | p.machine_filling
    return counts & ~p.approved


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("excavation_safety"),
    en="spoil too near to the edge or piled too high",
    cases=[
        Case.hazard(spoil_distance="0.9 m"),
        Case.hazard(spoil_distance="1 m", spoil_height="1.6 m"),
        Case.clear(spoil_distance="1 m", spoil_height="1.5 m"),
        Case.undetermined(spoil_distance="1 m"),
    ],
)
def spoil_unsafe(p: type[ExcavationPermit]) -> Condition:
    """弃土离坑边过近或堆得过高

    没有弃土的，距离填一个大于限值的数，高度填 0。
    """
    near = p.spoil_distance < SPECIAL_WORK.limit("spoil_distance")
    return near | (p.spoil_height > SPECIAL_WORK.limit("spoil_height"))


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("excavation_safety"),
    when=lambda p: p.pipe_nearby,
    en="dug by machine next to a buried pipe",
    cases=[
        Case.hazard(pipe_nearby=True, by_machine=True, pipe_distance="0.9 m"),
        Case.clear(pipe_nearby=True, by_machine=True, pipe_distance="1 m"),
        Case.clear(pipe_nearby=True, by_machine=False),
        Case.undetermined(pipe_nearby=True, by_machine=True),
        Case.undetermined(by_machine=True, pipe_distance="0.9 m"),
    ],
)
def dug_by_machine_near_pipe(p: type[ExcavationPermit]) -> Condition:
    """在地下管道旁用机械挖掘"""
    return p.by_machine & (p.pipe_distance < SPECIAL_WORK.limit("pipe_distance"))


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("excavation_safety"),
    en="deep excavation without ladder",
    cases=[
        Case.hazard(depth="2.1 m", ladder=False),
        Case.clear(depth="2 m", ladder=False),
        Case.clear(depth="3 m", ladder=True),
        Case.undetermined(depth="2.1 m"),
    ],
)
def excavation_without_ladder(p: type[ExcavationPermit]) -> Condition:
    """深坑没有设上下梯"""
    return (p.depth > SPECIAL_WORK.limit("ladder_depth")) & ~p.ladder


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("excavation_safety"),
    when=lambda p: p.workers >= 2,
    en="workers in an excavation too close to each other",
    cases=[
        Case.hazard(workers=2, worker_spacing="1.9 m"),
        Case.clear(workers=2, worker_spacing="2 m"),
        Case.clear(workers=3, worker_spacing="2.5 m"),
        Case.undetermined(workers=2),
        Case.undetermined(worker_spacing="1.5 m"),
    ],
)
def excavation_workers_close(p: type[ExcavationPermit]) -> Condition:
    """动土作业人员间距过小"""
    return p.worker_spacing < SPECIAL_WORK.limit("worker_spacing")


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("excavation_safety"),
    when=lambda p: p.hazardous_area,
    en="deep pit in a hazardous area without a confined-space permit",
    cases=[
        Case.hazard(hazardous_area=True, depth="1.3 m", entry_permit=False),
        Case.clear(hazardous_area=True, depth="1.2 m", entry_permit=False),
        Case.clear(hazardous_area=True, depth="1.3 m", entry_permit=True),
        Case.undetermined(hazardous_area=True, depth="1.3 m"),
        Case.undetermined(depth="1.3 m", entry_permit=False),
    ],
)
def deep_pit_not_confined_space(p: type[ExcavationPermit]) -> Condition:
    """危险场所的深坑没有按受限空间办票"""
    return (p.depth > SPECIAL_WORK.limit("confined_depth")) & ~p.entry_permit


@rule(
    ExcavationPermit,
    cites=SPECIAL_WORK.clause("approver"),
    when=lambda p: (p.depth >= SPECIAL_WORK.limit("excavation_depth")) | p.machine_filling,
    en="excavation permit not countersigned, or approved below the level required",
    cases=[
        Case.hazard(depth="1 m", approver="base_unit"),
        Case.hazard(depth="0.5 m", approver="specialist", countersigned=False),
        Case.clear(depth="1 m", approver="specialist", countersigned=True),
        Case.undetermined(depth="1 m", approver="specialist"),
        Case.undetermined(approver="base_unit"),
    ],
)
def excavation_wrong_approver(p: type[ExcavationPermit]) -> Condition:
    """动土作业票没有会签，或审批人级别不够"""
    return p.approver.is_in(["base_unit", "safety", "power_supplier", "other"]) | ~p.countersigned


@rule(
    RoadClosurePermit,
    cites=SPECIAL_WORK.clause("road_closure"),
    en="road closed without a traffic plan",
    cases=[Case.hazard(traffic_plan=False), Case.clear(traffic_plan=True), Case.undetermined()],
)
def traffic_plan_missing(p: type[RoadClosurePermit]) -> Condition:
    """断路没有能保证消防车通行的交通组织方案"""
    return ~p.traffic_plan


@rule(
    RoadClosurePermit,
    cites=SPECIAL_WORK.clause("road_closure"),
    when=lambda p: p.warning_lamps,
    en="warning lamps of a road closure too low or not seen far enough",
    cases=[
        Case.hazard(warning_lamps=True, lamp_height="0.9 m"),
        Case.hazard(warning_lamps=True, lamp_visibility="149 m"),
        Case.clear(warning_lamps=True, lamp_height="1 m", lamp_visibility="150 m"),
        Case.undetermined(warning_lamps=True, lamp_height="1 m"),
        Case.undetermined(lamp_height="0.5 m"),
    ],
)
def warning_lamps_weak(p: type[RoadClosurePermit]) -> Condition:
    """断路的警示灯过低或可见距离不够

    何时必须设警示灯未见条文，不设的不判定。
    """
    low = p.lamp_height < SPECIAL_WORK.limit("lamp_height")
    return low | (p.lamp_visibility < SPECIAL_WORK.limit("lamp_visibility"))


@rule(
    RoadClosurePermit,
    cites=SPECIAL_WORK.clause("road_closure"),
    when=lambda p: ~p.signs,
    en="road closure without signs that is neither short nor directed",
    cases=[
        Case.hazard(signs=False, directed=False),
        Case.hazard(signs=False, directed=True, duration="2.1 h"),
        Case.hazard(signs=False, directed=True, night=True, duration="1.1 h"),
        Case.clear(signs=False, directed=True, night=False, duration="2 h"),
        Case.clear(signs=False, directed=True, night=True, duration="1 h"),
        Case.undetermined(signs=False, directed=True, duration="1.5 h"),
        Case.undetermined(directed=False),
    ],
)
def road_signs_missing(p: type[RoadClosurePermit]) -> Condition:
    """断路不设标志牌，又不是短时且有人指挥"""
    long = p.duration > SPECIAL_WORK.limit("unsigned_by_day")
    long_at_night = p.night & (p.duration > SPECIAL_WORK.limit("unsigned_by_night"))
    return ~p.directed | long | long_at_night


@rule(
    RoadClosurePermit,
    cites=SPECIAL_WORK.clause("approver"),
    en="road-closure permit not countersigned, or approved below the level required",
    cases=[
        Case.hazard(approver="base_unit"),
        Case.hazard(approver="specialist", countersigned=False),
        Case.clear(approver="specialist", countersigned=True),
        Case.undetermined(approver="specialist"),
    ],
)
def road_wrong_approver(p: type[RoadClosurePermit]) -> Condition:
    """断路作业票没有会签，或审批人级别不够"""
    return p.approver.is_in(["base_unit", "safety", "power_supplier", "other"]) | ~p.countersigned
