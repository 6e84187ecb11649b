"""The rules on confined spaces and blinding (GB 30871 chapters 6 and 7, 4.13)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.entry import BlindPlatePermit, ConfinedSpacePermit
from ..standards import SPECIAL_WORK


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("isolation"),
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
def confined_space_not_isolated(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间没有加盲板或拆管道隔离，或没有断电上锁"""
    return p.isolation.is_in(["water_seal", "valve_only", "none"]) | ~p.power_locked


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("lighting"),
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
def lamp_voltage_high(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间照明电压过高"""
    in_damp = p.damp_or_narrow & (p.lamp_voltage > SPECIAL_WORK.limit("damp_lamp_voltage"))
    return (p.lamp_voltage > SPECIAL_WORK.limit("lamp_voltage")) | in_damp


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("lighting"),
    when=lambda p: p.held_flammables,
    en="no explosion-proof lamp where flammables were held",
    cases=[
        Case.hazard(held_flammables=True, explosion_proof_lamp=False),
        Case.clear(held_flammables=True, explosion_proof_lamp=True),
        Case.undetermined(held_flammables=True),
        Case.undetermined(explosion_proof_lamp=False),
    ],
)
def lamp_not_explosion_proof(p: type[ConfinedSpacePermit]) -> Condition:
    """盛装过易燃易爆物的受限空间没有使用防爆灯具"""
    return ~p.explosion_proof_lamp


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("entry_test"),
    en="confined space entered too long after the test",
    cases=[
        Case.hazard(test_to_entry="31 min"),
        Case.clear(test_to_entry="30 min"),
        Case.undetermined(),
    ],
)
def entry_test_old(p: type[ConfinedSpacePermit]) -> Condition:
    """检测到进入受限空间的间隔过长"""
    return p.test_to_entry > SPECIAL_WORK.limit("test_to_entry")


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("entry_test"),
    en="confined space entered after a long break without a fresh test",
    cases=[
        Case.hazard(longest_break="61 min", tested_after_break=False),
        Case.clear(longest_break="60 min"),
        Case.clear(longest_break="61 min", tested_after_break=True),
        Case.undetermined(longest_break="61 min"),
    ],
)
def entry_break_untested(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间作业中断过久，没有重新检测"""
    return (p.longest_break > SPECIAL_WORK.limit("entry_break")) & ~p.tested_after_break


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("oxygen_feed"),
    en="oxygen or enriched air fed into a confined space",
    cases=[Case.hazard(oxygen_fed=True), Case.clear(oxygen_fed=False), Case.undetermined()],
)
def oxygen_fed_in(p: type[ConfinedSpacePermit]) -> Condition:
    """向受限空间充入纯氧或富氧空气"""
    return p.oxygen_fed


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("atmosphere"),
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
def entry_oxygen_out_of_range(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间氧含量不在合格范围内"""
    high = p.oxygen > SPECIAL_WORK.limit("oxygen_high")
    too_high = p.oxygen > SPECIAL_WORK.limit("oxygen_high_rich")
    return (p.oxygen < SPECIAL_WORK.limit("oxygen_low")) | (high & ~p.oxygen_rich) | too_high


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("atmosphere"),
    en="toxic substance in a confined space above its exposure limit",
    cases=[Case.hazard(toxic_ratio=1.1), Case.clear(toxic_ratio=1), Case.undetermined()],
)
def entry_toxic_high(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间有毒物质超过接触限值

    几种有毒物质的填最大的比值。
    """
    return p.toxic_ratio > SPECIAL_WORK.limit("toxic_ratio")


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("atmosphere"),
    en="too much combustible gas in a confined space",
    cases=[
        Case.hazard(explosive_limit="4 %VOL", concentration="0.6 %VOL"),
        Case.hazard(explosive_limit="1.2 %VOL", concentration="0.3 %VOL"),
        Case.clear(explosive_limit="4 %VOL", concentration="0.5 %VOL"),
        Case.clear(explosive_limit="1.2 %VOL", concentration="0.2 %VOL"),
        Case.undetermined(concentration="0.3 %VOL"),
    ],
)
def entry_gas_high(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间可燃气体浓度超过动火的合格值

    浓度为体积分数，不是爆炸下限的百分数。
    """
    return p.concentration > SPECIAL_WORK.limit("combustible_gas").at(p.explosive_limit)


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("entry_monitoring"),
    en="confined space not continuously monitored, or recorded too rarely",
    cases=[
        Case.hazard(continuously_monitored=False),
        Case.hazard(continuously_monitored=True, record_interval="2.5 h"),
        Case.clear(continuously_monitored=True, record_interval="120 min"),
        Case.undetermined(continuously_monitored=True),
    ],
)
def entry_unmonitored(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间没有连续检测，或记录间隔过长"""
    return ~p.continuously_monitored | (p.record_interval > SPECIAL_WORK.limit("record_interval"))


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("entry_watch"),
    en="confined space not watched from outside, or people and tools not counted",
    cases=[
        Case.hazard(outside_attendant=False),
        Case.hazard(outside_attendant=True, counted_in_and_out=False),
        Case.clear(outside_attendant=True, counted_in_and_out=True),
        Case.undetermined(outside_attendant=True),
    ],
)
def entry_unwatched(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间外部没有全程监护，或人员工器具没有登记清点"""
    return ~p.outside_attendant | ~p.counted_in_and_out


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("entry_validity"),
    en="confined-space permit valid for too long",
    cases=[Case.hazard(validity="24.5 h"), Case.clear(validity="1 day"), Case.undetermined()],
)
def entry_permit_too_long(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间作业票有效期过长"""
    return p.validity > SPECIAL_WORK.limit("entry_validity")


@rule(
    ConfinedSpacePermit,
    cites=SPECIAL_WORK.clause("approver"),
    en="confined-space permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)
def entry_wrong_approver(p: type[ConfinedSpacePermit]) -> Condition:
    """受限空间作业票的审批人级别不够"""
    return p.approver.is_in(["power_supplier", "other"])


@rule(
    BlindPlatePermit,
    cites=SPECIAL_WORK.clause("blind_pressure"),
    en="blinding on a line that is not at atmospheric pressure",
    cases=[Case.hazard(pressure_released=False), Case.clear(pressure_released=True), Case.undetermined()],
)
def blinding_under_pressure(p: type[BlindPlatePermit]) -> Condition:
    """盲板抽堵前没有降至常压"""
    return ~p.pressure_released


@rule(
    BlindPlatePermit,
    cites=SPECIAL_WORK.clause("blind_hot_work"),
    when=lambda p: p.explosive_area,
    en="hot work near blinding in an explosive area",
    cases=[
        Case.hazard(explosive_area=True, hot_work_nearby=True, hot_work_distance="30 m"),
        Case.clear(explosive_area=True, hot_work_nearby=True, hot_work_distance="30.1 m"),
        Case.clear(explosive_area=True, hot_work_nearby=False),
        Case.undetermined(explosive_area=True, hot_work_nearby=True),
        Case.undetermined(hot_work_nearby=True, hot_work_distance="30 m"),
    ],
)
def blinding_near_hot_work(p: type[BlindPlatePermit]) -> Condition:
    """火灾爆炸危险场所内，盲板抽堵近处有动火作业"""
    return p.hot_work_nearby & (p.hot_work_distance <= SPECIAL_WORK.limit("blind_hot_work_distance"))


@rule(
    BlindPlatePermit,
    cites=SPECIAL_WORK.clause("blind_jobs"),
    en="two or more blinding jobs on one line at a time",
    cases=[Case.hazard(jobs_on_line=2), Case.clear(jobs_on_line=1), Case.undetermined()],
)
def blinding_jobs_together(p: type[BlindPlatePermit]) -> Condition:
    """同一管道上同时进行两处以上盲板抽堵"""
    return p.jobs_on_line > SPECIAL_WORK.limit("jobs_on_line")


@rule(
    BlindPlatePermit,
    cites=SPECIAL_WORK.clause("one_blind"),
    en="one blinding permit for several blinds or actions",
    cases=[
        Case.hazard(blinds=2),
        Case.hazard(blinds=1, actions=2),
        Case.clear(blinds=1, actions=1),
        Case.undetermined(blinds=1),
    ],
)
def blinding_permit_shared(p: type[BlindPlatePermit]) -> Condition:
    """一张盲板抽堵作业票用于几块盲板或几项作业"""
    several = p.blinds > SPECIAL_WORK.limit("blinds_on_permit")
    return several | (p.actions > SPECIAL_WORK.limit("actions_on_permit"))


@rule(
    BlindPlatePermit,
    cites=SPECIAL_WORK.clause("approver"),
    en="blinding permit approved below the level required",
    cases=[Case.hazard(approver="other"), Case.clear(approver="base_unit"), Case.undetermined()],
)
def blinding_wrong_approver(p: type[BlindPlatePermit]) -> Condition:
    """盲板抽堵作业票的审批人级别不够"""
    return p.approver.is_in(["power_supplier", "other"])
