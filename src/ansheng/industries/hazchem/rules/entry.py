"""The rules on confined spaces and blinding (GB 30871 chapters 6 and 7, 4.13)."""

from ansheng import Case, Condition, Rule, rule

from ..facts.entry import BlindPlatePermit, ConfinedSpacePermit
from ..standards import SPECIAL_WORK

confined_space_not_isolated = Rule(
    SPECIAL_WORK.clause("isolation"),
    hazard=ConfinedSpacePermit.isolation.is_in(["water_seal", "valve_only", "none"])
    | ~ConfinedSpacePermit.power_locked,
    title="受限空间没有加盲板或拆管道隔离，或没有断电上锁",
    en="confined space isolated by water seal or valve, or power not locked out",
    cases=[
        Case.hazard(isolation="water_seal"),
        Case.hazard(isolation="valve_only"),
        Case.hazard(isolation="none"),
        Case.hazard(isolation="blind", power_locked=False),
        Case.clear(isolation="blind", power_locked=True),
        Case.clear(isolation="spool_removed", power_locked=True),
        Case.clear(isolation="not_connected", power_locked=True),
        Case.undetermined(isolation="blind"),
        Case.undetermined(power_locked=True),
    ],
)


@rule(
    SPECIAL_WORK.clause("lighting"),
    title="受限空间照明电压过高",
    en="lighting voltage too high in a confined space",
    cases=[
        Case.hazard(lamp_voltage="36.1 V"),
        Case.hazard(lamp_voltage="24 V", damp_or_narrow=True),
        Case.clear(lamp_voltage="36 V", damp_or_narrow=False),
        Case.clear(lamp_voltage="12 V", damp_or_narrow=True),
        Case.undetermined(lamp_voltage="24 V"),
        Case.undetermined(damp_or_narrow=True),
    ],
)
def lamp_voltage_high() -> Condition:
    in_damp = ConfinedSpacePermit.damp_or_narrow & (
        ConfinedSpacePermit.lamp_voltage > SPECIAL_WORK.limit("damp_lamp_voltage")
    )
    return (ConfinedSpacePermit.lamp_voltage > SPECIAL_WORK.limit("lamp_voltage")) | in_damp


lamp_not_explosion_proof = Rule(
    SPECIAL_WORK.clause("lighting"),
    when=ConfinedSpacePermit.held_flammables,
    hazard=~ConfinedSpacePermit.explosion_proof_lamp,
    title="盛装过易燃易爆物的受限空间没有使用防爆灯具",
    en="no explosion-proof lamp where flammables were held",
)


entry_test_old = Rule(
    SPECIAL_WORK.clause("entry_test"),
    hazard=ConfinedSpacePermit.test_to_entry > SPECIAL_WORK.limit("test_to_entry"),
    title="检测到进入受限空间的间隔过长",
    en="confined space entered too long after the test",
    cases=[Case.hazard(test_to_entry="31 min"), Case.clear(test_to_entry="30 min"), Case.undetermined()],
)


entry_break_untested = Rule(
    SPECIAL_WORK.clause("entry_test"),
    hazard=(ConfinedSpacePermit.longest_break > SPECIAL_WORK.limit("entry_break"))
    & ~ConfinedSpacePermit.tested_after_break,
    title="受限空间作业中断过久，没有重新检测",
    en="confined space entered after a long break without a fresh test",
    cases=[
        Case.hazard(longest_break="61 min", tested_after_break=False),
        Case.clear(longest_break="60 min"),
        Case.clear(longest_break="61 min", tested_after_break=True),
        Case.undetermined(longest_break="61 min"),
    ],
)


oxygen_fed_in = Rule(
    SPECIAL_WORK.clause("oxygen_feed"),
    hazard=ConfinedSpacePermit.oxygen_fed,
    title="向受限空间充入纯氧或富氧空气",
    en="oxygen or enriched air fed into a confined space",
)


@rule(
    SPECIAL_WORK.clause("atmosphere"),
    title="受限空间氧含量不在合格范围内",
    en="oxygen of a confined space out of its range",
    cases=[
        Case.hazard(oxygen="19.4 %VOL"),
        Case.hazard(oxygen="21.1 %VOL", oxygen_rich=False),
        Case.hazard(oxygen="23.6 %VOL"),
        Case.clear(oxygen="19.5 %VOL"),
        Case.clear(oxygen="21 %VOL", oxygen_rich=False),
        Case.clear(oxygen="23.5 %VOL", oxygen_rich=True),
        Case.undetermined(oxygen="22 %VOL"),
        Case.undetermined(),
    ],
)
def entry_oxygen_out_of_range() -> Condition:
    high = ConfinedSpacePermit.oxygen > SPECIAL_WORK.limit("oxygen_high")
    too_high = ConfinedSpacePermit.oxygen > SPECIAL_WORK.limit("oxygen_high_rich")
    return (
        (ConfinedSpacePermit.oxygen < SPECIAL_WORK.limit("oxygen_low"))
        | (high & ~ConfinedSpacePermit.oxygen_rich)
        | too_high
    )


entry_toxic_high = Rule(
    SPECIAL_WORK.clause("atmosphere"),
    hazard=ConfinedSpacePermit.toxic_ratio > SPECIAL_WORK.limit("toxic_ratio"),
    title="受限空间有毒物质超过接触限值",
    en="toxic substance in a confined space above its exposure limit",
    note="几种有毒物质的填最大的比值。",
    cases=[Case.hazard(toxic_ratio=1.1), Case.clear(toxic_ratio=1), Case.undetermined()],
)


entry_gas_high = Rule(
    SPECIAL_WORK.clause("atmosphere"),
    hazard=ConfinedSpacePermit.concentration
    > SPECIAL_WORK.limit("combustible_gas").at(ConfinedSpacePermit.explosive_limit),
    title="受限空间可燃气体浓度超过动火的合格值",
    en="too much combustible gas in a confined space",
    note="浓度为体积分数，不是爆炸下限的百分数。",
    cases=[
        Case.hazard(explosive_limit="4 %VOL", concentration="0.6 %VOL"),
        Case.hazard(explosive_limit="1.2 %VOL", concentration="0.3 %VOL"),
        Case.clear(explosive_limit="4 %VOL", concentration="0.5 %VOL"),
        Case.clear(explosive_limit="1.2 %VOL", concentration="0.2 %VOL"),
        Case.undetermined(concentration="0.3 %VOL"),
    ],
)


entry_unmonitored = Rule(
    SPECIAL_WORK.clause("entry_monitoring"),
    hazard=~ConfinedSpacePermit.continuously_monitored
    | (ConfinedSpacePermit.record_interval > SPECIAL_WORK.limit("record_interval")),
    title="受限空间没有连续检测，或记录间隔过长",
    en="confined space not continuously monitored, or recorded too rarely",
    cases=[
        Case.hazard(continuously_monitored=False),
        Case.hazard(continuously_monitored=True, record_interval="2.5 h"),
        Case.clear(continuously_monitored=True, record_interval="120 min"),
        Case.undetermined(continuously_monitored=True),
    ],
)


entry_unwatched = Rule(
    SPECIAL_WORK.clause("entry_watch"),
    hazard=~ConfinedSpacePermit.outside_attendant | ~ConfinedSpacePermit.counted_in_and_out,
    title="受限空间外部没有全程监护，或人员工器具没有登记清点",
    en="confined space not watched from outside, or people and tools not counted",
)


entry_permit_too_long = Rule(
    SPECIAL_WORK.clause("entry_validity"),
    hazard=ConfinedSpacePermit.validity > SPECIAL_WORK.limit("entry_validity"),
    title="受限空间作业票有效期过长",
    en="confined-space permit valid for too long",
    cases=[Case.hazard(validity="24.5 h"), Case.clear(validity="1 day"), Case.undetermined()],
)


entry_wrong_approver = Rule(
    SPECIAL_WORK.clause("approver"),
    hazard=ConfinedSpacePermit.approver.is_in(["power_supplier", "other"]),
    title="受限空间作业票的审批人级别不够",
    en="confined-space permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)


blinding_under_pressure = Rule(
    SPECIAL_WORK.clause("blind_pressure"),
    hazard=~BlindPlatePermit.pressure_released,
    title="盲板抽堵前没有降至常压",
    en="blinding on a line that is not at atmospheric pressure",
)


blinding_near_hot_work = Rule(
    SPECIAL_WORK.clause("blind_hot_work"),
    when=BlindPlatePermit.explosive_area,
    hazard=BlindPlatePermit.hot_work_nearby
    & (BlindPlatePermit.hot_work_distance <= SPECIAL_WORK.limit("blind_hot_work_distance")),
    title="火灾爆炸危险场所内，盲板抽堵近处有动火作业",
    en="hot work near blinding in an explosive area",
    cases=[
        Case.hazard(explosive_area=True, hot_work_nearby=True, hot_work_distance="30 m"),
        Case.clear(explosive_area=True, hot_work_nearby=True, hot_work_distance="30.1 m"),
        Case.clear(explosive_area=True, hot_work_nearby=False),
        Case.undetermined(explosive_area=True, hot_work_nearby=True),
        Case.undetermined(hot_work_nearby=True, hot_work_distance="30 m"),
    ],
)


blinding_jobs_together = Rule(
    SPECIAL_WORK.clause("blind_jobs"),
    hazard=BlindPlatePermit.jobs_on_line > SPECIAL_WORK.limit("jobs_on_line"),
    title="同一管道上同时进行两处以上盲板抽堵",
    en="two or more blinding jobs on one line at a time",
    cases=[Case.hazard(jobs_on_line=2), Case.clear(jobs_on_line=1), Case.undetermined()],
)


@rule(
    SPECIAL_WORK.clause("one_blind"),
    title="一张盲板抽堵作业票用于几块盲板或几项作业",
    en="one blinding permit for several blinds or actions",
    cases=[
        Case.hazard(blinds=2),
        Case.hazard(blinds=1, actions=2),
        Case.clear(blinds=1, actions=1),
        Case.undetermined(blinds=1),
    ],
)
def blinding_permit_shared() -> Condition:
    several = BlindPlatePermit.blinds > SPECIAL_WORK.limit("blinds_on_permit")
    return several | (BlindPlatePermit.actions > SPECIAL_WORK.limit("actions_on_permit"))


blinding_wrong_approver = Rule(
    SPECIAL_WORK.clause("approver"),
    hazard=BlindPlatePermit.approver.is_in(["power_supplier", "other"]),
    title="盲板抽堵作业票的审批人级别不够",
    en="blinding permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)
