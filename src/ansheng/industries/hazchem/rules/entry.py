"""The rules on confined spaces and blinding (GB 30871 chapters 6 and 7, 4.13)."""

from ansheng import Case, Rule

from ..facts.entry import BlindPlatePermit as Blinding
from ..facts.entry import ConfinedSpacePermit as Entry
from ..facts.permits import BELOW_BASE_UNIT
from ..standards import SPECIAL_WORK as LAW

confined_space_not_isolated = Rule(
    LAW.clause("isolation"),
    hazard=Entry.isolation.is_in(["water_seal", "valve_only", "none"]) | ~Entry.power_locked,
    given={"power_locked": True},
    cases=[
        Case.hazard(isolation="water_seal"),
        Case.hazard(isolation="valve_only"),
        Case.hazard(isolation="none"),
        Case.hazard(isolation="blind", power_locked=False),
        Case.clear(isolation="blind"),
        Case.clear(isolation="spool_removed"),
        Case.clear(isolation="not_connected"),
        Case.undetermined(),
    ],
)

lamp_voltage_high = Rule(
    LAW.clause("lighting"),
    hazard=(Entry.lamp_voltage > LAW.limit("lamp_voltage"))
    | (Entry.damp_or_narrow & (Entry.lamp_voltage > LAW.limit("damp_lamp_voltage"))),
    title="受限空间照明电压超过限值",
    en="Lighting voltage too high in a confined space",
    cases=[
        Case.hazard(lamp_voltage="36.1 V"),
        Case.hazard(lamp_voltage="12.1 V", damp_or_narrow=True),
        Case.clear(lamp_voltage="36 V", damp_or_narrow=False),
        Case.clear(lamp_voltage="12 V", damp_or_narrow=True),
        Case.undetermined(lamp_voltage="24 V"),
    ],
)

lamp_not_explosion_proof = Rule(
    LAW.clause("lighting"),
    when=Entry.held_flammables,
    hazard=~Entry.explosion_proof_lamp,
    title="盛装过易燃易爆介质的受限空间未使用防爆灯具",
    en="No explosion-proof lamp where flammables were held",
)

entry_test_old = Rule(
    LAW.clause("entry_test"),
    hazard=Entry.test_to_entry > LAW.limit("test_to_entry"),
    title="受限空间气体检测至人员进入的间隔时间超过30分钟",
    en="Confined space entered more than 30 minutes after the test",
    cases=[Case.hazard(test_to_entry="31 min"), Case.clear(test_to_entry="30 min"), Case.undetermined()],
)

entry_break_untested = Rule(
    LAW.clause("entry_test"),
    hazard=(Entry.longest_break > LAW.limit("entry_break")) & ~Entry.tested_after_break,
    title="受限空间作业中断超过60分钟后未重新进行气体检测",
    en="Confined space entered after a break of more than 60 minutes without a fresh test",
    given={"longest_break": "61 min"},
    cases=[Case.hazard(tested_after_break=False), Case.clear(longest_break="60 min"), Case.undetermined()],
)

oxygen_fed_in = Rule(LAW.clause("oxygen_feed"), hazard=Entry.oxygen_fed)

entry_oxygen_out_of_range = Rule(
    LAW.clause("atmosphere"),
    hazard=(Entry.oxygen < LAW.limit("oxygen_low"))
    | ((Entry.oxygen > LAW.limit("oxygen_high")) & ~Entry.oxygen_rich)
    | (Entry.oxygen > LAW.limit("oxygen_high_rich")),
    title="受限空间内氧含量不在规定范围内",
    en="Oxygen of a confined space out of its range",
    cases=[
        Case.hazard(oxygen="19.4 %VOL"),
        Case.clear(oxygen="19.5 %VOL"),
        Case.clear(oxygen="21 %VOL", oxygen_rich=False),
        Case.hazard(oxygen="21.1 %VOL", oxygen_rich=False),
        Case.clear(oxygen="23.5 %VOL", oxygen_rich=True),
        Case.hazard(oxygen="23.6 %VOL"),
        Case.undetermined(oxygen="22 %VOL"),
    ],
)

entry_toxic_high = Rule(
    LAW.clause("atmosphere"),
    hazard=Entry.toxic_ratio > LAW.limit("toxic_ratio"),
    title="受限空间内有毒物质浓度超过接触限值",
    en="Toxic substance in a confined space above its exposure limit",
    cases=[Case.hazard(toxic_ratio=1.1), Case.clear(toxic_ratio=1), Case.undetermined()],
)

entry_gas_high = Rule(
    LAW.clause("atmosphere"),
    hazard=Entry.concentration > LAW.limit("combustible_gas").at(Entry.explosive_limit),
    title="受限空间内可燃气体浓度超过动火作业的限值",
    en="Too much combustible gas in a confined space",
    cases=[
        Case.hazard(explosive_limit="4 %VOL", concentration="0.51 %VOL"),
        Case.clear(explosive_limit="4 %VOL", concentration="0.5 %VOL"),
        Case.hazard(explosive_limit="3.9 %VOL", concentration="0.21 %VOL"),
        Case.clear(explosive_limit="3.9 %VOL", concentration="0.2 %VOL"),
        Case.undetermined(concentration="0.3 %VOL"),
    ],
)

entry_unmonitored = Rule(
    LAW.clause("entry_monitoring"),
    hazard=~Entry.continuously_monitored | (Entry.record_interval > LAW.limit("record_interval")),
    given={"continuously_monitored": True},
    cases=[
        Case.hazard(continuously_monitored=False),
        Case.hazard(record_interval="2.5 h"),
        Case.clear(record_interval="120 min"),
        Case.undetermined(),
    ],
)

entry_unwatched = Rule(LAW.clause("entry_watch"), hazard=~Entry.outside_attendant | ~Entry.counted_in_and_out)

entry_permit_too_long = Rule(
    LAW.clause("entry_validity"),
    hazard=Entry.validity > LAW.limit("entry_validity"),
    cases=[Case.hazard(validity="24.5 h"), Case.clear(validity="1 day"), Case.undetermined()],
)

entry_wrong_approver = Rule(
    LAW.clause("approver"),
    hazard=Entry.approver.is_in(BELOW_BASE_UNIT),
    title="受限空间作业票的审批人级别低于规定级别",
    en="Confined-space permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)

blinding_under_pressure = Rule(LAW.clause("blind_pressure"), hazard=~Blinding.pressure_released)

blinding_near_hot_work = Rule(
    LAW.clause("blind_hot_work"),
    when=Blinding.explosive_area,
    hazard=Blinding.hot_work_nearby & (Blinding.hot_work_distance <= LAW.limit("blind_hot_work_distance")),
    given={"explosive_area": True, "hot_work_distance": 30},
    cases=[Case.hazard(hot_work_nearby=True), Case.clear(hot_work_distance=30.1), Case.undetermined()],
)

blinding_jobs_together = Rule(
    LAW.clause("blind_jobs"),
    hazard=Blinding.jobs_on_line > LAW.limit("jobs_on_line"),
    cases=[Case.hazard(jobs_on_line=2), Case.clear(jobs_on_line=1), Case.undetermined()],
)

blinding_permit_shared = Rule(
    LAW.clause("one_blind"),
    hazard=(Blinding.blinds > LAW.limit("blinds_on_permit"))
    | (Blinding.actions > LAW.limit("actions_on_permit")),
    given={"blinds": 1},
    cases=[Case.hazard(blinds=2), Case.hazard(actions=2), Case.clear(actions=1), Case.undetermined()],
)

blinding_wrong_approver = Rule(
    LAW.clause("approver"),
    hazard=Blinding.approver.is_in(BELOW_BASE_UNIT),
    title="盲板抽堵作业票的审批人级别低于规定级别",
    en="Blinding permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)
