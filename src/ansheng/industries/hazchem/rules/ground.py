"""The rules on temporary power, excavation and road closure (GB 30871 chapters 10 to 12, annex B)."""

from ansheng import Case, Rule

from ..facts.ground import ExcavationPermit as Excavation
from ..facts.ground import RoadClosurePermit as RoadClosure
from ..facts.ground import TemporaryPowerPermit as Power
from ..facts.permits import BELOW_SPECIALIST
from ..standards import SPECIAL_WORK as LAW

_IS_EXCAVATION = (Excavation.depth >= LAW.limit("excavation_depth")) | Excavation.machine_filling

power_gas_untested = Rule(
    LAW.clause("power_safety"),
    when=Power.explosive_area,
    hazard=~Power.gas_tested,
    title="火灾爆炸危险场所接入临时电源前可燃气体未经检测合格",
    en="Temporary power in an explosive area without a gas test in order",
)

power_line_low = Rule(
    LAW.clause("power_safety"),
    hazard=(Power.overhead & (Power.overhead_height < LAW.limit("overhead_height")))
    | (Power.crosses_road & (Power.overhead_road_height < LAW.limit("overhead_road_height"))),
    title="临时用电架空线路高度低于规定值",
    en="Temporary overhead line too low",
    given={"overhead": True, "overhead_height": "2.5 m", "crosses_road": True, "overhead_road_height": "5 m"},
    cases=[
        Case.hazard(overhead_height="2.4 m"),
        Case.hazard(overhead_road_height="4.9 m"),
        Case.clear(),
        Case.clear(overhead=False, overhead_height="2 m"),
        Case.clear(crosses_road=False, overhead_road_height="3 m"),
        Case.undetermined(overhead_road_height=None),
    ],
)

power_cable_shallow = Rule(
    LAW.clause("power_safety"),
    when=Power.buried,
    hazard=Power.burial_depth < LAW.limit("burial_depth"),
    title="临时用电线路埋地深度小于0.7米",
    en="Temporary cable buried less than 0.7 m deep",
    given={"buried": True},
    cases=[Case.hazard(burial_depth="0.69 m"), Case.clear(burial_depth="700 mm"), Case.undetermined()],
)

power_unprotected = Rule(
    LAW.clause("power_safety"),
    hazard=(Power.insulation_voltage < LAW.limit("insulation_voltage")) | ~Power.protected_each,
    title="临时用电线路绝缘耐压低于500伏，或用电设备未逐台设漏电保护",
    en="Temporary cable insulated for less than 500 V, or without residual-current protection of each",
    given={"protected_each": True},
    cases=[
        Case.hazard(insulation_voltage="499 V"),
        Case.hazard(insulation_voltage="500 V", protected_each=False),
        Case.clear(insulation_voltage="0.5 kV"),
        Case.undetermined(),
    ],
)

power_too_long = Rule(
    LAW.clause("power_duration"),
    hazard=(Power.duration > LAW.limit("power_special_days"))
    | (~Power.special_case & (Power.duration > LAW.limit("power_days"))),
    title="临时用电期限超过限值",
    en="Temporary power for too many days",
    cases=[
        Case.hazard(duration="15.5 day", special_case=False),
        Case.clear(duration="15 day", special_case=False),
        Case.hazard(duration="30.5 day", special_case=True),
        Case.clear(duration="30 day", special_case=True),
        Case.undetermined(duration="20 day"),
    ],
)

power_outlasts_work = Rule(
    LAW.clause("power_duration"),
    when=Power.for_other_work,
    hazard=Power.duration > Power.other_work_validity,
    title="配合动火作业或受限空间作业的临时用电期限长于该作业票有效期",
    en="Temporary power outlasts the hot work or confined-space work that it serves",
    given={"for_other_work": True, "other_work_validity": "24 h"},
    cases=[Case.hazard(duration="1.5 day"), Case.clear(duration="1 day"), Case.undetermined()],
)

power_wrong_approver = Rule(
    LAW.clause("approver"),
    hazard=Power.approver != "power_supplier",
    title="临时用电作业票未经配送电单位审批",
    en="Temporary power not approved by the supplier of the power",
    cases=[Case.hazard(approver="base_unit"), Case.clear(approver="power_supplier"), Case.undetermined()],
)

excavation_unapproved = Rule(
    LAW.clause("approval"),
    LAW.clause("excavation_scope"),
    hazard=_IS_EXCAVATION & ~Excavation.approved,
    title="动土作业未经审批即开始",
    en="Excavation begins without approval",
    given={"machine_filling": False, "approved": False},
    cases=[
        Case.hazard(depth="0.5 m"),
        Case.hazard(depth="0.2 m", machine_filling=True),
        Case.clear(depth="0.49 m"),
        Case.clear(depth="0.5 m", approved=True),
        Case.undetermined(),
    ],
)

spoil_unsafe = Rule(
    LAW.clause("excavation_safety"),
    hazard=(Excavation.spoil_distance < LAW.limit("spoil_distance"))
    | (Excavation.spoil_height > LAW.limit("spoil_height")),
    title="弃土至坑边的距离小于规定值，或弃土高度大于规定值",
    en="Spoil too near to the edge or piled too high",
    given={"spoil_distance": "1 m"},
    cases=[
        Case.hazard(spoil_distance="0.9 m"),
        Case.hazard(spoil_height="1.6 m"),
        Case.clear(spoil_height="1.5 m"),
        Case.undetermined(),
    ],
)

dug_by_machine_near_pipe = Rule(
    LAW.clause("excavation_safety"),
    when=Excavation.pipe_nearby,
    hazard=Excavation.by_machine & (Excavation.pipe_distance <= LAW.limit("pipe_distance")),
    title="在地下管道1米以内使用机械挖掘",
    en="Dug by machine within 1 m of a buried pipe",
    given={"pipe_nearby": True, "pipe_distance": "1 m"},
    cases=[Case.hazard(by_machine=True), Case.clear(pipe_distance="1.1 m"), Case.undetermined()],
)

excavation_without_ladder = Rule(
    LAW.clause("excavation_safety"),
    hazard=(Excavation.depth > LAW.limit("ladder_depth")) & ~Excavation.ladder,
    title="挖掘深度超过2米的坑未设供人员上下的梯子",
    en="Excavation deeper than 2 m without ladder",
    given={"depth": "2.1 m"},
    cases=[Case.hazard(ladder=False), Case.clear(depth="2 m"), Case.undetermined()],
)

excavation_workers_close = Rule(
    LAW.clause("excavation_safety"),
    when=Excavation.workers >= 2,
    hazard=Excavation.worker_spacing < LAW.limit("worker_spacing"),
    title="动土作业人员之间的距离小于2米",
    en="Workers in an excavation less than 2 m apart",
    given={"workers": 2},
    cases=[
        Case.hazard(worker_spacing="1.9 m"),
        Case.clear(worker_spacing="2 m"),
        Case.out_of_scope(workers=1, worker_spacing="0 m"),
        Case.undetermined(),
    ],
)

deep_pit_not_confined_space = Rule(
    LAW.clause("excavation_safety"),
    when=Excavation.hazardous_area,
    hazard=(Excavation.depth > LAW.limit("confined_depth")) & ~Excavation.entry_permit,
    title="危险场所内深度超过1.2米的坑未按受限空间作业办理作业票",
    en="Pit deeper than 1.2 m in a hazardous area without a confined-space permit",
    given={"hazardous_area": True, "depth": "1.3 m"},
    cases=[Case.hazard(entry_permit=False), Case.clear(depth="1.2 m"), Case.undetermined()],
)

excavation_wrong_approver = Rule(
    LAW.clause("approver"),
    when=_IS_EXCAVATION,
    hazard=Excavation.approver.is_in(BELOW_SPECIALIST) | ~Excavation.countersigned,
    title="动土作业票未会签，或审批人级别低于规定级别",
    en="Excavation permit not countersigned, or approved below the level required",
    given={"depth": "0.5 m", "approver": "specialist"},
    cases=[
        Case.hazard(approver="base_unit"),
        Case.hazard(countersigned=False),
        Case.clear(countersigned=True),
        Case.out_of_scope(depth="0.4 m", machine_filling=False, countersigned=False),
        Case.undetermined(),
        Case.undetermined(depth="0.5 m", approver="leader"),
    ],
)

traffic_plan_missing = Rule(
    LAW.clause("road_closure"),
    hazard=~RoadClosure.traffic_plan,
    title="断路作业无保证消防车通行的交通组织方案",
    en="Road closed without a traffic plan that keeps fire engines moving",
)

warning_lamps_weak = Rule(
    LAW.clause("road_closure"),
    when=RoadClosure.warning_lamps,
    hazard=(RoadClosure.lamp_height < LAW.limit("lamp_height"))
    | (RoadClosure.lamp_visibility < LAW.limit("lamp_visibility")),
    title="断路作业警示灯的高度或可见距离小于规定值",
    en="Warning lamps of a road closure too low or not seen far enough",
    given={"warning_lamps": True, "lamp_height": "1 m"},
    cases=[
        Case.hazard(lamp_height="0.9 m"),
        Case.hazard(lamp_visibility="149 m"),
        Case.clear(lamp_visibility="150 m"),
        Case.undetermined(),
    ],
)

road_signs_missing = Rule(
    LAW.clause("road_closure"),
    when=~RoadClosure.signs,
    hazard=~RoadClosure.directed
    | (RoadClosure.duration > LAW.limit("unsigned_by_day"))
    | (RoadClosure.night & (RoadClosure.duration > LAW.limit("unsigned_by_night"))),
    title="未设标志牌的断路作业超过规定时间，或无人指挥交通",
    en="Road closure without signs, and longer than the limit or with nobody to direct the traffic",
    given={"signs": False, "directed": True},
    cases=[
        Case.hazard(directed=False),
        Case.hazard(duration="2.1 h"),
        Case.clear(night=False, duration="2 h"),
        Case.hazard(night=True, duration="1.1 h"),
        Case.clear(night=True, duration="1 h"),
        Case.undetermined(duration="1.5 h"),
    ],
)

road_wrong_approver = Rule(
    LAW.clause("approver"),
    hazard=RoadClosure.approver.is_in(BELOW_SPECIALIST) | ~RoadClosure.countersigned,
    title="断路作业票未会签，或审批人级别低于规定级别",
    en="Road-closure permit not countersigned, or approved below the level required",
    given={"approver": "specialist"},
    cases=[
        Case.hazard(approver="base_unit"),
        Case.hazard(countersigned=False),
        Case.clear(countersigned=True),
        Case.undetermined(),
        Case.undetermined(approver="leader"),
    ],
)
