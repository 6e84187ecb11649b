"""规则：作业票、隔离、检测、监护和照明 (the permit and the precautions)."""

from __future__ import annotations

from ansheng import Case, Condition, Rule, rule

from .facts import Entry
from .law import GB30871

not_approved = Rule(
    GB30871.clause("approval"),
    hazard=~Entry.approved,
    title="作业票没有经所在基层单位审批",
    en="permit not approved",
    cases=[
        Case.hazard(on="2022-10-01", approved=False),
        Case.out_of_scope(on="2022-09-30", approved=False),
        Case.hazard(approved=False),
        Case.clear(approved=True),
        Case.undetermined(),
    ],
)


permit_too_long = Rule(
    GB30871.clause("validity"),
    hazard=Entry.permit_validity > GB30871.limit("permit_validity"),
    title="作业票有效期超过限值",
    en="permit valid for too long",
    cases=[Case.hazard(permit_validity="25 h"), Case.clear(permit_validity="1 day"), Case.undetermined()],
)


other_permit_missing = Rule(
    GB30871.clause("every_permit"),
    when=Entry.other_special_work,
    hazard=~Entry.other_permits,
    title="同时属于其他特殊作业，却没有另行办票",
    en="other special work without a permit of its own",
    cases=[
        Case.hazard(other_special_work=True, other_permits=False),
        Case.clear(other_special_work=True, other_permits=True),
        Case.undetermined(other_permits=False),
    ],
)


not_isolated = Rule(
    GB30871.clause("isolation"),
    hazard=~Entry.isolation.is_in(["blind", "piece_removed", "no_pipes"]),
    title="连通的管道没有用盲板或拆除一段来隔离",
    en="pipes not isolated by a blind or a removed piece",
    note="孔洞的封堵不在判定之内。",
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


power_not_locked = Rule(
    GB30871.clause("isolation"),
    when=Entry.powered,
    hazard=~Entry.power_locked,
    title="设备没有断电上锁",
    en="power not cut off and locked",
    given={"powered": True},
    cases=[Case.hazard(power_locked=False), Case.clear(power_locked=True), Case.undetermined()],
)


tested_too_early = Rule(
    GB30871.clause("gas_test_time"),
    hazard=Entry.test_to_entry > GB30871.limit("test_to_entry"),
    title="检测到进入的间隔超过限值",
    en="entered too long after the gas test",
    cases=[Case.hazard(test_to_entry=31), Case.clear(test_to_entry="0.5 h"), Case.undetermined()],
)


not_tested_again = Rule(
    GB30871.clause("gas_test_time"),
    hazard=(Entry.interruption > GB30871.limit("interruption")) & ~Entry.tested_again,
    title="中断过久而没有重新检测",
    en="not tested again after a long interruption",
    cases=[
        Case.hazard(interruption=61, tested_again=False),
        Case.clear(interruption=61, tested_again=True),
        Case.clear(interruption=60, tested_again=False),
        Case.clear(interruption=0),
        Case.undetermined(interruption=61),
    ],
)


oxygen_fed_in = Rule(
    GB30871.clause("no_oxygen"),
    hazard=Entry.oxygen_fed,
    title="向受限空间充纯氧或富氧空气",
    en="oxygen fed in",
    cases=[Case.hazard(oxygen_fed=True), Case.clear(oxygen_fed=False), Case.undetermined()],
)


poorly_monitored = Rule(
    GB30871.clause("monitoring"),
    hazard=~Entry.monitored | (Entry.record_interval > GB30871.limit("record_interval")),
    title="没有连续检测，或记录间隔超过限值",
    en="not monitored continuously, or recorded too seldom",
    cases=[
        Case.hazard(monitored=False),
        Case.hazard(record_interval="2.5 h"),
        Case.clear(monitored=True, record_interval="2 h"),
        Case.undetermined(monitored=True),
    ],
)


unattended = Rule(
    GB30871.clause("attendant"),
    hazard=~Entry.attendant | ~Entry.counted,
    title="外面无人全程监护，或人员和工器具没有登记清点",
    en="no attendant outside, or people and tools not counted",
    cases=[
        Case.hazard(attendant=False),
        Case.hazard(counted=False),
        Case.clear(attendant=True, counted=True),
        Case.undetermined(attendant=True),
    ],
)


@rule(
    GB30871.clause("lighting"),
    title="照明电压超过限值",
    en="lamp voltage above the limit",
    cases=[
        Case.hazard(lamp_voltage=37),
        Case.hazard(lamp_voltage=13, damp_or_narrow=True),
        Case.clear(lamp_voltage=36, damp_or_narrow=False),
        Case.clear(lamp_voltage=12),
        Case.undetermined(lamp_voltage=24),
    ],
)
def lamp_voltage_too_high() -> Condition:
    """电压高于一般限值时，不论是否潮湿、狭小均构成隐患。"""
    in_damp = Entry.damp_or_narrow & (Entry.lamp_voltage > GB30871.limit("lamp_voltage_damp"))
    return in_damp | (Entry.lamp_voltage > GB30871.limit("lamp_voltage"))


lamp_not_explosion_proof = Rule(
    GB30871.clause("lighting"),
    when=Entry.held_flammables,
    hazard=~Entry.explosion_proof_lamp,
    title="盛装过易燃易爆介质而没有用防爆灯具",
    en="lamps not explosion-proof where flammables were kept",
    given={"held_flammables": True},
    cases=[
        Case.hazard(explosion_proof_lamp=False),
        Case.clear(explosion_proof_lamp=True),
        Case.undetermined(),
    ],
)


rinsing_water_too_far = Rule(
    GB30871.clause("rinsing_water"),
    when=Entry.corrosive,
    hazard=Entry.rinsing_distance > GB30871.limit("rinsing_distance"),
    title="冲洗用水太远",
    en="rinsing water too far away",
    given={"corrosive": True},
    cases=[Case.hazard(rinsing_distance=31), Case.clear(rinsing_distance=30), Case.undetermined()],
)
