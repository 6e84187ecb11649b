"""规则：作业票、隔离、检测、监护和照明 (the permit and the precautions)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import Entry
from .law import GB30871


@rule(
    Entry,
    cites=GB30871.clause("approval"),
    en="permit not approved",
    cases=[Case.hazard(approved=False), Case.clear(approved=True), Case.undetermined()],
)
def not_approved(p: type[Entry]) -> Condition:
    """作业票没有经所在基层单位审批"""
    return ~p.approved


@rule(
    Entry,
    cites=GB30871.clause("validity"),
    en="permit valid for too long",
    cases=[
        Case.hazard(permit_validity="25 h"),
        Case.clear(permit_validity="1 day"),
        Case.undetermined(),
    ],
)
def permit_too_long(p: type[Entry]) -> Condition:
    """作业票有效期超过限值"""
    return p.permit_validity > GB30871.limit("permit_validity")


@rule(
    Entry,
    cites=GB30871.clause("every_permit"),
    when=lambda p: p.other_special_work,
    en="other special work without a permit of its own",
    cases=[
        Case.hazard(other_special_work=True, other_permits=False),
        Case.clear(other_special_work=True, other_permits=True),
        Case.undetermined(other_permits=False),
    ],
)
def other_permit_missing(p: type[Entry]) -> Condition:
    """同时属于其他特殊作业，却没有另行办票"""
    return ~p.other_permits


@rule(
    Entry,
    cites=GB30871.clause("isolation"),
    en="pipes not isolated by a blind or a removed piece",
    cases=[
        Case.hazard(isolation="water_seal"),
        Case.hazard(isolation="valve"),
        Case.hazard(isolation="none"),
        Case.clear(isolation="blind"),
        Case.clear(isolation="piece_removed"),
        Case.clear(isolation="no_pipes"),
        Case.undetermined(),
    ],
)
def not_isolated(p: type[Entry]) -> Condition:
    """连通的管道没有用盲板或拆除一段来隔离

    孔洞的封堵不在判定之内。
    """
    return ~p.isolation.is_in(["blind", "piece_removed", "no_pipes"])


@rule(
    Entry,
    cites=GB30871.clause("isolation"),
    when=lambda p: p.powered,
    en="power not cut off and locked",
    cases=[
        Case.hazard(powered=True, power_locked=False),
        Case.clear(powered=True, power_locked=True),
        Case.undetermined(powered=True),
    ],
)
def power_not_locked(p: type[Entry]) -> Condition:
    """设备没有断电上锁"""
    return ~p.power_locked


@rule(
    Entry,
    cites=GB30871.clause("gas_test_time"),
    en="entered too long after the gas test",
    cases=[
        Case.hazard(test_to_entry=31),
        Case.clear(test_to_entry="0.5 h"),
        Case.undetermined(),
    ],
)
def tested_too_early(p: type[Entry]) -> Condition:
    """检测到进入的间隔超过限值"""
    return p.test_to_entry > GB30871.limit("test_to_entry")


@rule(
    Entry,
    cites=GB30871.clause("gas_test_time"),
    en="not tested again after a long interruption",
    cases=[
        Case.hazard(interruption=61, tested_again=False),
        Case.clear(interruption=61, tested_again=True),
        Case.clear(interruption=60, tested_again=False),
        Case.clear(interruption=0),
        Case.undetermined(interruption=61),
    ],
)
def not_tested_again(p: type[Entry]) -> Condition:
    """中断过久而没有重新检测"""
    return (p.interruption > GB30871.limit("interruption")) & ~p.tested_again


@rule(
    Entry,
    cites=GB30871.clause("no_oxygen"),
    en="oxygen fed in",
    cases=[Case.hazard(oxygen_fed=True), Case.clear(oxygen_fed=False), Case.undetermined()],
)
def oxygen_fed_in(p: type[Entry]) -> Condition:
    """向受限空间充纯氧或富氧空气"""
    return p.oxygen_fed


@rule(
    Entry,
    cites=GB30871.clause("monitoring"),
    en="not monitored continuously, or recorded too seldom",
    cases=[
        Case.hazard(monitored=False),
        Case.hazard(record_interval="2.5 h"),
        Case.clear(monitored=True, record_interval="2 h"),
        Case.undetermined(monitored=True),
    ],
)
def poorly_monitored(p: type[Entry]) -> Condition:
    """没有连续检测，或记录间隔超过限值"""
    return ~p.monitored | (p.record_interval > GB30871.limit("record_interval"))


@rule(
    Entry,
    cites=GB30871.clause("attendant"),
    en="no attendant outside, or people and tools not counted",
    cases=[
        Case.hazard(attendant=False),
        Case.hazard(counted=False),
        Case.clear(attendant=True, counted=True),
        Case.undetermined(attendant=True),
    ],
)
def unattended(p: type[Entry]) -> Condition:
    """外面无人全程监护，或人员和工器具没有登记清点"""
    return ~p.attendant | ~p.counted


@rule(
    Entry,
    cites=GB30871.clause("lighting"),
    en="lamp voltage above the limit",
    cases=[
        Case.hazard(lamp_voltage=37),
        Case.hazard(lamp_voltage=13, damp_or_narrow=True),
        Case.clear(lamp_voltage=36, damp_or_narrow=False),
        Case.clear(lamp_voltage=12),
        Case.undetermined(lamp_voltage=24),
    ],
)
def lamp_voltage_too_high(p: type[Entry]) -> Condition:
    """照明电压超过限值"""
    in_damp = p.damp_or_narrow & (p.lamp_voltage > GB30871.limit("lamp_voltage_damp"))
    return in_damp | (p.lamp_voltage > GB30871.limit("lamp_voltage"))


@rule(
    Entry,
    cites=GB30871.clause("lighting"),
    when=lambda p: p.held_flammables,
    en="lamps not explosion-proof where flammables were kept",
    cases=[
        Case.hazard(held_flammables=True, explosion_proof_lamp=False),
        Case.clear(held_flammables=True, explosion_proof_lamp=True),
        Case.undetermined(held_flammables=True),
    ],
)
def lamp_not_explosion_proof(p: type[Entry]) -> Condition:
    """盛装过易燃易爆介质而没有用防爆灯具"""
    return ~p.explosion_proof_lamp


@rule(
    Entry,
    cites=GB30871.clause("rinsing_water"),
    when=lambda p: p.corrosive,
    en="rinsing water too far away",
    cases=[
        Case.hazard(corrosive=True, rinsing_distance=31),
        Case.clear(corrosive=True, rinsing_distance=30),
        Case.undetermined(corrosive=True),
    ],
)
def rinsing_water_too_far(p: type[Entry]) -> Condition:
    """冲洗用水太远"""
    return p.rinsing_distance > GB30871.limit("rinsing_distance")
