"""The rules on work at height (GB 30871 chapter 8, annex B)."""

from functools import reduce
from operator import or_
from typing import Any

from ansheng import Case, Condition, Rule, rule

from ..facts.height import HeightWorkPermit
from ..standards import SPECIAL_WORK

NO_FACTOR: dict[str, Any] = {
    "wind_force": 4,
    "mean_temperature": "6 ℃",
    "cold_water_contact": False,
    "slippery": False,
    "poor_light": False,
    "live_part_nearby": False,
    "swinging": False,
    "foothold_width": "500 mm",
    "toxic_gas": False,
    "oxygen": "19.5 %VOL",
    "disaster_or_rescue": False,
}
"""The facts of work at height without any risk factor, for the cases below."""

AT_LEAST_SECOND: tuple[dict[str, Any], ...] = (
    {"beside_opening": True},
    {"near_hazardous_equipment": True},
    {"unguarded_tower_or_pipe": True},
    {"inside_vessel": True},
    {"near_toxic_vent": True},
)
FOURTH: tuple[dict[str, Any], ...] = (
    {"extreme_temperature": True},
    {"snow": True},
    {"rain": True},
    {"night": True},
    {"live_work": True},
    {"suspended": True},
)
"""Each situation alone that asks for grade II at least, and for grade IV, for the cases below."""


def risk_factor(p: type[HeightWorkPermit]) -> Condition:
    """Whether at least one of the nine risk factors exists, so that the work is of class B."""
    near_live = p.live_distance < SPECIAL_WORK.limit("live_part_distance").at(p.live_voltage)
    factors = (
        p.wind_force >= SPECIAL_WORK.limit("height_gust"),
        p.mean_temperature <= SPECIAL_WORK.limit("mean_temperature"),
        p.cold_water_contact & (p.water_temperature <= SPECIAL_WORK.limit("cold_water")),
        p.slippery,
        p.poor_light,
        p.live_part_nearby & near_live,
        p.swinging | (p.foothold_width < SPECIAL_WORK.limit("foothold")),
        p.toxic_gas | (p.oxygen < SPECIAL_WORK.limit("height_oxygen")),
        p.disaster_or_rescue,
    )
    return reduce(or_, factors)


def _is_work_at_height(p: type[HeightWorkPermit]) -> Condition:
    return p.height >= SPECIAL_WORK.limit("height_from")


height_unapproved = Rule(
    SPECIAL_WORK.clause("approval"),
    SPECIAL_WORK.clause("height_grade"),
    hazard=_is_work_at_height(HeightWorkPermit) & ~HeightWorkPermit.approved,
    title="高处作业未先审批",
    en="work at height begins without approval",
    note="不到两米的不是高处作业。",
    cases=[
        Case.hazard(height="2 m", approved=False),
        Case.clear(height="1.9 m", approved=False),
        Case.clear(height="2 m", approved=True),
        Case.undetermined(height="2 m"),
        Case.undetermined(approved=False),
    ],
)


@rule(
    SPECIAL_WORK.clause("height_grade"),
    title="高处作业票的级别低于应有的级别",
    en="work at height is permitted at a lower grade than it has",
    cases=[
        Case.hazard(grade="none", height="2 m"),
        Case.hazard(grade="1", height="5.1 m"),
        Case.hazard(grade="2", height="15.1 m"),
        Case.hazard(grade="3", height="30.1 m"),
        Case.clear(grade="1", height="5 m", **NO_FACTOR),
        Case.clear(grade="2", height="15 m", **NO_FACTOR),
        Case.clear(grade="3", height="30 m", **NO_FACTOR),
        Case.hazard(grade="1", height="5 m", wind_force=5),
        Case.hazard(grade="2", height="15 m", mean_temperature="5 ℃"),
        Case.hazard(grade="3", height="30 m", foothold_width="499 mm"),
        Case.hazard(grade="1", height="2 m", oxygen="19.4 %VOL"),
        Case.hazard(
            grade="1", height="3 m", **{**NO_FACTOR, "cold_water_contact": True, "water_temperature": "12 ℃"}
        ),
        *(
            Case.hazard(
                grade="1",
                height="3 m",
                **{**NO_FACTOR, "live_part_nearby": True, "live_voltage": kv, "live_distance": metres},
            )
            for kv, metres in ((10, 1.6), (35, 1.9), (110, 2.4), (220, 3.9), (330, 4.9), (500, 5.9))
        ),
        *(
            Case.clear(
                grade="1",
                height="3 m",
                **{**NO_FACTOR, "live_part_nearby": True, "live_voltage": kv, "live_distance": metres},
            )
            for kv, metres in ((10, 1.7), (35, 2.0), (110, 2.5), (220, 4.0), (330, 5.0), (500, 6.0))
        ),
        Case.clear(grade="none", height="1.99 m"),
        Case.clear(grade="4"),
        Case.clear(grade="4", height="30.1 m"),
        Case.undetermined(grade="1", height="3 m", **{**NO_FACTOR, "poor_light": None}),
        Case.undetermined(grade="1"),
    ],
)
def height_undergraded() -> Condition:
    """级别也可由 grade_height_work() 得出；定得偏高不算。"""
    segment, raised = (
        SPECIAL_WORK.limit("height_segment").at(HeightWorkPermit.height),
        risk_factor(HeightWorkPermit),
    )
    below: list[str] = ["none"]
    lower = (segment >= 1) & HeightWorkPermit.grade.is_in(below)
    for n in (2, 3, 4):
        below.append(str(n - 1))
        lower |= ((segment >= n) | (raised & (segment >= n - 1))) & HeightWorkPermit.grade.is_in(below)
    return lower


@rule(
    SPECIAL_WORK.clause("height_situation"),
    when=_is_work_at_height(HeightWorkPermit),
    title="高处作业票的级别低于所处情形的最低级别",
    en="height permit of a lower grade than the situation asks for",
    cases=[
        Case.hazard(height="3 m", grade="none", slope="45.1°"),
        Case.clear(
            height="3 m",
            grade="none",
            slope="45°",
            beside_opening=False,
            near_hazardous_equipment=False,
            unguarded_tower_or_pipe=False,
            inside_vessel=False,
            near_toxic_vent=False,
            extreme_temperature=False,
            snow=False,
            rain=False,
            night=False,
            live_work=False,
            suspended=False,
        ),
        *(Case.hazard(height="3 m", grade="1", **situation) for situation in AT_LEAST_SECOND),
        *(Case.hazard(height="3 m", grade="3", **situation) for situation in FOURTH),
        Case.clear(height="3 m", grade="4"),
        Case.clear(
            height="3 m",
            grade="2",
            extreme_temperature=False,
            snow=False,
            rain=False,
            night=False,
            live_work=False,
            suspended=False,
        ),
        Case.undetermined(height="3 m", grade="1", inside_vessel=False),
        Case.undetermined(height="3 m", inside_vessel=True),
    ],
)
def height_below_situation() -> Condition:
    """条文称Ⅱ、Ⅲ级的情形，只判是否低于Ⅱ级。"""
    fourth = (
        HeightWorkPermit.extreme_temperature
        | HeightWorkPermit.snow
        | HeightWorkPermit.rain
        | HeightWorkPermit.night
        | HeightWorkPermit.live_work
        | HeightWorkPermit.suspended
    )
    second = (
        HeightWorkPermit.beside_opening
        | HeightWorkPermit.near_hazardous_equipment
        | HeightWorkPermit.unguarded_tower_or_pipe
        | HeightWorkPermit.inside_vessel
        | HeightWorkPermit.near_toxic_vent
    )
    return (
        (fourth & (HeightWorkPermit.grade != "4"))
        | (second & HeightWorkPermit.grade.is_in(["none", "1"]))
        | ((HeightWorkPermit.slope > SPECIAL_WORK.limit("slope")) & (HeightWorkPermit.grade == "none"))
    )


height_permit_too_long = Rule(
    SPECIAL_WORK.clause("height_validity"),
    hazard=HeightWorkPermit.validity > SPECIAL_WORK.limit("height_validity"),
    title="高处作业票有效期过长",
    en="work-at-height permit valid for too long",
    cases=[Case.hazard(validity="7.5 day"), Case.clear(validity="7 day"), Case.undetermined()],
)


height_in_bad_weather = Rule(
    SPECIAL_WORK.clause("height_safety"),
    when=_is_work_at_height(HeightWorkPermit),
    hazard=(HeightWorkPermit.wind_force >= SPECIAL_WORK.limit("height_wind")) | HeightWorkPermit.fog,
    title="五级及以上风或浓雾时高处作业",
    en="work at height in strong wind or fog",
    note="风力按作业处；室内的填室内的风力。",
    cases=[
        Case.hazard(height="3 m", wind_force=5),
        Case.hazard(height="3 m", fog=True),
        Case.clear(height="3 m", wind_force=4, fog=False),
        Case.undetermined(height="3 m", wind_force=4),
        Case.undetermined(fog=True),
    ],
)


height_without_radio = Rule(
    SPECIAL_WORK.clause("height_safety"),
    hazard=(HeightWorkPermit.height >= SPECIAL_WORK.limit("radio_height")) & ~HeightWorkPermit.radio,
    title="三十米以上高处作业没有配通信联络",
    en="work at great height without radio",
    cases=[
        Case.hazard(height="30 m", radio=False),
        Case.clear(height="29.9 m", radio=False),
        Case.clear(height="30 m", radio=True),
        Case.undetermined(height="30 m"),
    ],
)


crossing_unprotected = Rule(
    SPECIAL_WORK.clause("height_safety"),
    when=HeightWorkPermit.crossing,
    hazard=HeightWorkPermit.barrier_layers
    < SPECIAL_WORK.limit("crossing_layers").at(HeightWorkPermit.fall_height),
    title="交叉作业没有隔离层，或坠落高度大而没有双层",
    en="work above each other without the layers required",
    cases=[
        Case.hazard(crossing=True, fall_height="24 m", barrier_layers=0),
        Case.hazard(crossing=True, fall_height="24.1 m", barrier_layers=1),
        Case.clear(crossing=True, fall_height="24 m", barrier_layers=1),
        Case.clear(crossing=True, fall_height="24.1 m", barrier_layers=2),
        Case.undetermined(crossing=True, barrier_layers=1),
        Case.undetermined(fall_height="24.1 m", barrier_layers=1),
    ],
)


@rule(
    SPECIAL_WORK.clause("approver"),
    title="高处作业票的审批人级别不够",
    en="height permit approved below the level required",
    cases=[
        Case.hazard(grade="4", approver="specialist"),
        Case.hazard(grade="3", approver="base_unit"),
        Case.hazard(grade="2", approver="base_unit"),
        Case.hazard(grade="1", approver="other"),
        Case.clear(grade="4", approver="leader"),
        Case.clear(grade="2", approver="specialist"),
        Case.clear(grade="3", approver="leader"),
        Case.clear(grade="1", approver="base_unit"),
        Case.undetermined(grade="4"),
        Case.undetermined(approver="specialist"),
    ],
)
def height_wrong_approver() -> Condition:
    third = HeightWorkPermit.grade.is_in(["2", "3"]) & HeightWorkPermit.approver.is_in(
        ["base_unit", "safety", "power_supplier", "other"]
    )
    first = (HeightWorkPermit.grade == "1") & HeightWorkPermit.approver.is_in(["power_supplier", "other"])
    return ((HeightWorkPermit.grade == "4") & (HeightWorkPermit.approver != "leader")) | third | first
