"""The rules on temporary power, excavation and road closure (GB 30871 chapters 10 to 12, annex B)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.ground import ExcavationPermit, RoadClosurePermit, TemporaryPowerPermit
from ..standards import SPECIAL_WORK

power_gas_untested = Rule(
    SPECIAL_WORK.clause("power_safety"),
    when=TemporaryPowerPermit.explosive_area,
    hazard=~TemporaryPowerPermit.gas_tested,
    title="火灾爆炸危险场所接临时用电，可燃气体没有检测合格",
    en="temporary power in an explosive area without a gas test in order",
)


@rule(
    SPECIAL_WORK.clause("power_safety"),
    title="临时用电架空线过低",
    en="temporary overhead line too low",
    cases=[
        Case.hazard(overhead=True, overhead_height="2.4 m"),
        Case.hazard(crosses_road=True, overhead_road_height="4.9 m"),
        Case.clear(overhead=True, overhead_height="2.5 m", crosses_road=True, overhead_road_height="5 m"),
        Case.clear(overhead=False, crosses_road=False),
        Case.undetermined(overhead=True, overhead_height="2.5 m"),
    ],
)
def power_line_low() -> Condition:
    on_site = TemporaryPowerPermit.overhead & (
        TemporaryPowerPermit.overhead_height < SPECIAL_WORK.limit("overhead_height")
    )
    over_road = TemporaryPowerPermit.crosses_road & (
        TemporaryPowerPermit.overhead_road_height < SPECIAL_WORK.limit("overhead_road_height")
    )
    return on_site | over_road


power_cable_shallow = Rule(
    SPECIAL_WORK.clause("power_safety"),
    when=TemporaryPowerPermit.buried,
    hazard=TemporaryPowerPermit.burial_depth < SPECIAL_WORK.limit("burial_depth"),
    title="临时用电线路埋地过浅",
    en="temporary cable not buried deep enough",
    cases=[
        Case.hazard(buried=True, burial_depth="0.69 m"),
        Case.clear(buried=True, burial_depth="700 mm"),
        Case.undetermined(buried=True),
        Case.undetermined(burial_depth="0.5 m"),
    ],
)


power_unprotected = Rule(
    SPECIAL_WORK.clause("power_safety"),
    hazard=(TemporaryPowerPermit.insulation_voltage < SPECIAL_WORK.limit("insulation_voltage"))
    | ~TemporaryPowerPermit.protected_each,
    title="临时用电线路绝缘不够，或没有逐个配漏电保护",
    en="temporary cable of too low insulation, or without residual-current protection",
    cases=[
        Case.hazard(insulation_voltage="499 V"),
        Case.hazard(insulation_voltage="500 V", protected_each=False),
        Case.clear(insulation_voltage="0.5 kV", protected_each=True),
        Case.undetermined(insulation_voltage="500 V"),
    ],
)


@rule(
    SPECIAL_WORK.clause("power_duration"),
    title="临时用电期限过长",
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
def power_too_long() -> Condition:
    longest = TemporaryPowerPermit.duration > SPECIAL_WORK.limit("power_special_days")
    return longest | (
        ~TemporaryPowerPermit.special_case
        & (TemporaryPowerPermit.duration > SPECIAL_WORK.limit("power_days"))
    )


power_outlasts_work = Rule(
    SPECIAL_WORK.clause("power_duration"),
    when=TemporaryPowerPermit.for_other_work,
    hazard=TemporaryPowerPermit.duration > TemporaryPowerPermit.other_work_validity,
    title="配合动火、受限空间的临时用电期限长于该作业",
    en="temporary power outlasts the hot work or confined-space work that it serves",
    note="条文要求与该作业的时间一致；更短的不算违反，是我们的理解。",
    cases=[
        Case.hazard(for_other_work=True, duration="1.5 day", other_work_validity="24 h"),
        Case.clear(for_other_work=True, duration="1 day", other_work_validity="24 h"),
        Case.undetermined(for_other_work=True, duration="1 day"),
        Case.undetermined(duration="1.5 day", other_work_validity="24 h"),
    ],
)


power_wrong_approver = Rule(
    SPECIAL_WORK.clause("approver"),
    hazard=TemporaryPowerPermit.approver != "power_supplier",
    title="临时用电作业票不是配送电单位审批",
    en="temporary power not approved by the supplier of the power",
    cases=[Case.hazard(approver="base_unit"), Case.clear(approver="power_supplier"), Case.undetermined()],
)


@rule(
    SPECIAL_WORK.clause("approval"),
    SPECIAL_WORK.clause("excavation_scope"),
    title="动土作业未先审批",
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
def excavation_unapproved() -> Condition:
    counts = (
        ExcavationPermit.depth >= SPECIAL_WORK.limit("excavation_depth")
    ) | ExcavationPermit.machine_filling
    return counts & ~ExcavationPermit.approved


@rule(
    SPECIAL_WORK.clause("excavation_safety"),
    title="弃土离坑边过近或堆得过高",
    en="spoil too near to the edge or piled too high",
    cases=[
        Case.hazard(spoil_distance="0.9 m"),
        Case.hazard(spoil_distance="1 m", spoil_height="1.6 m"),
        Case.clear(spoil_distance="1 m", spoil_height="1.5 m"),
        Case.undetermined(spoil_distance="1 m"),
    ],
)
def spoil_unsafe() -> Condition:
    """没有弃土的，距离填一个大于限值的数，高度填 0。"""
    near = ExcavationPermit.spoil_distance < SPECIAL_WORK.limit("spoil_distance")
    return near | (ExcavationPermit.spoil_height > SPECIAL_WORK.limit("spoil_height"))


dug_by_machine_near_pipe = Rule(
    SPECIAL_WORK.clause("excavation_safety"),
    when=ExcavationPermit.pipe_nearby,
    hazard=ExcavationPermit.by_machine
    & (ExcavationPermit.pipe_distance < SPECIAL_WORK.limit("pipe_distance")),
    title="在地下管道旁用机械挖掘",
    en="dug by machine next to a buried pipe",
    cases=[
        Case.hazard(pipe_nearby=True, by_machine=True, pipe_distance="0.9 m"),
        Case.clear(pipe_nearby=True, by_machine=True, pipe_distance="1 m"),
        Case.clear(pipe_nearby=True, by_machine=False),
        Case.undetermined(pipe_nearby=True, by_machine=True),
        Case.undetermined(by_machine=True, pipe_distance="0.9 m"),
    ],
)


excavation_without_ladder = Rule(
    SPECIAL_WORK.clause("excavation_safety"),
    hazard=(ExcavationPermit.depth > SPECIAL_WORK.limit("ladder_depth")) & ~ExcavationPermit.ladder,
    title="深坑没有设上下梯",
    en="deep excavation without ladder",
    cases=[
        Case.hazard(depth="2.1 m", ladder=False),
        Case.clear(depth="2 m", ladder=False),
        Case.clear(depth="3 m", ladder=True),
        Case.undetermined(depth="2.1 m"),
    ],
)


excavation_workers_close = Rule(
    SPECIAL_WORK.clause("excavation_safety"),
    when=ExcavationPermit.workers >= 2,
    hazard=ExcavationPermit.worker_spacing < SPECIAL_WORK.limit("worker_spacing"),
    title="动土作业人员间距过小",
    en="workers in an excavation too close to each other",
    cases=[
        Case.hazard(workers=2, worker_spacing="1.9 m"),
        Case.clear(workers=2, worker_spacing="2 m"),
        Case.clear(workers=3, worker_spacing="2.5 m"),
        Case.undetermined(workers=2),
        Case.undetermined(worker_spacing="1.5 m"),
    ],
)


deep_pit_not_confined_space = Rule(
    SPECIAL_WORK.clause("excavation_safety"),
    when=ExcavationPermit.hazardous_area,
    hazard=(ExcavationPermit.depth > SPECIAL_WORK.limit("confined_depth")) & ~ExcavationPermit.entry_permit,
    title="危险场所的深坑没有按受限空间办票",
    en="deep pit in a hazardous area without a confined-space permit",
    cases=[
        Case.hazard(hazardous_area=True, depth="1.3 m", entry_permit=False),
        Case.clear(hazardous_area=True, depth="1.2 m", entry_permit=False),
        Case.clear(hazardous_area=True, depth="1.3 m", entry_permit=True),
        Case.undetermined(hazardous_area=True, depth="1.3 m"),
        Case.undetermined(depth="1.3 m", entry_permit=False),
    ],
)


excavation_wrong_approver = Rule(
    SPECIAL_WORK.clause("approver"),
    when=(ExcavationPermit.depth >= SPECIAL_WORK.limit("excavation_depth"))
    | ExcavationPermit.machine_filling,
    hazard=ExcavationPermit.approver.is_in(["base_unit", "safety", "power_supplier", "other"])
    | ~ExcavationPermit.countersigned,
    title="动土作业票没有会签，或审批人级别不够",
    en="excavation permit not countersigned, or approved below the level required",
    cases=[
        Case.hazard(depth="1 m", approver="base_unit"),
        Case.hazard(depth="0.5 m", approver="specialist", countersigned=False),
        Case.clear(depth="1 m", approver="specialist", countersigned=True),
        Case.undetermined(depth="1 m", approver="specialist"),
        Case.undetermined(approver="base_unit"),
    ],
)


traffic_plan_missing = Rule(
    SPECIAL_WORK.clause("road_closure"),
    hazard=~RoadClosurePermit.traffic_plan,
    title="断路没有能保证消防车通行的交通组织方案",
    en="road closed without a traffic plan",
)


@rule(
    SPECIAL_WORK.clause("road_closure"),
    when=RoadClosurePermit.warning_lamps,
    title="断路的警示灯过低或可见距离不够",
    en="warning lamps of a road closure too low or not seen far enough",
    cases=[
        Case.hazard(warning_lamps=True, lamp_height="0.9 m"),
        Case.hazard(warning_lamps=True, lamp_visibility="149 m"),
        Case.clear(warning_lamps=True, lamp_height="1 m", lamp_visibility="150 m"),
        Case.undetermined(warning_lamps=True, lamp_height="1 m"),
        Case.undetermined(lamp_height="0.5 m"),
    ],
)
def warning_lamps_weak() -> Condition:
    """何时必须设警示灯未见条文，不设的不判定。"""
    low = RoadClosurePermit.lamp_height < SPECIAL_WORK.limit("lamp_height")
    return low | (RoadClosurePermit.lamp_visibility < SPECIAL_WORK.limit("lamp_visibility"))


@rule(
    SPECIAL_WORK.clause("road_closure"),
    when=~RoadClosurePermit.signs,
    title="断路不设标志牌，又不是短时且有人指挥",
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
def road_signs_missing() -> Condition:
    long = RoadClosurePermit.duration > SPECIAL_WORK.limit("unsigned_by_day")
    long_at_night = RoadClosurePermit.night & (
        RoadClosurePermit.duration > SPECIAL_WORK.limit("unsigned_by_night")
    )
    return ~RoadClosurePermit.directed | long | long_at_night


road_wrong_approver = Rule(
    SPECIAL_WORK.clause("approver"),
    hazard=RoadClosurePermit.approver.is_in(["base_unit", "safety", "power_supplier", "other"])
    | ~RoadClosurePermit.countersigned,
    title="断路作业票没有会签，或审批人级别不够",
    en="road-closure permit not countersigned, or approved below the level required",
    cases=[
        Case.hazard(approver="base_unit"),
        Case.hazard(approver="specialist", countersigned=False),
        Case.clear(approver="specialist", countersigned=True),
        Case.undetermined(approver="specialist"),
    ],
)
