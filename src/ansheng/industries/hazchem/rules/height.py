"""The rules on work at height and lifting (GB 30871 chapters 8 and 9, annex B)."""

from typing import Any

from ansheng import Case, Condition, Rule

from ..facts.height import HeightWorkPermit as Height
from ..facts.height import LiftingPermit as Lifting
from ..facts.permits import BELOW_BASE_UNIT, BELOW_SPECIALIST
from ..standards import SPECIAL_WORK as LAW

_AT_HEIGHT = Height.height >= LAW.limit("height_from")
_SEGMENT = LAW.limit("height_segment").at(Height.height)
_NEEDS_PERMIT = Lifting.mass >= LAW.limit("lifting_permit_mass")

_RISK_FACTOR = (
    (Height.wind_force >= LAW.limit("height_gust"))
    | (Height.mean_temperature <= LAW.limit("mean_temperature"))
    | (Height.cold_water_contact & (Height.water_temperature <= LAW.limit("cold_water")))
    | (Height.slippery | Height.poor_light)
    | (
        Height.live_part_nearby
        & (Height.live_distance < LAW.limit("live_part_distance").at(Height.live_voltage))
    )
    | (Height.swinging | (Height.foothold_width < LAW.limit("foothold")))
    | (Height.toxic_gas | (Height.oxygen < LAW.limit("height_oxygen")))
    | Height.disaster_or_rescue
)
"""Whether at least one of the nine risk factors exists, so that the work is of class B."""

_NO_FACTOR: dict[str, Any] = {
    "wind_force": 4,
    "mean_temperature": "6 ℃",
    "foothold_width": "500 mm",
    "oxygen": "19.5 %VOL",
    **dict.fromkeys(["cold_water_contact", "slippery", "poor_light", "live_part_nearby"], False),
    **dict.fromkeys(["swinging", "toxic_gas", "disaster_or_rescue"], False),
}
_DANGERS = "beside_opening near_hazardous_equipment unguarded_tower_or_pipe inside_vessel near_toxic_vent"
_SECOND: dict[str, Any] = dict.fromkeys(_DANGERS.split(), False)
_FOURTH: dict[str, Any] = dict.fromkeys(
    ["extreme_temperature", "snow", "rain", "night", "live_work", "suspended"], False
)
"""No situation that asks for grade II at least, or for grade IV, for the cases below."""

_NEAR = ((10, 1.6), (35, 1.9), (110, 2.4), (220, 3.9), (330, 4.9), (500, 5.9))
_AWAY = ((10, 1.7), (35, 2.0), (110, 2.5), (220, 4.0), (330, 5.0), (500, 6.0))
"""Voltages of live parts with distances just too small, and just sufficient, for the cases below."""


def _reaches(grade: int) -> Condition:
    """Whether height, and a risk factor where one exists, give at least the grade."""
    return (grade <= _SEGMENT) | (_RISK_FACTOR & (grade - 1 <= _SEGMENT))


height_unapproved = Rule(
    LAW.clause("approval"),
    LAW.clause("height_grade"),
    hazard=_AT_HEIGHT & ~Height.approved,
    title="高处作业未经审批即开始",
    en="Work at height begins without approval",
    given={"height": "2 m", "approved": False},
    cases=[Case.hazard(), Case.clear(height=1.9), Case.clear(approved=True), Case.undetermined(height=None)],
)

height_undergraded = Rule(
    LAW.clause("height_grade"),
    hazard=((_SEGMENT >= 1) & (Height.grade == "none"))
    | (_reaches(2) & Height.grade.is_in(["none", "1"]))
    | (_reaches(3) & Height.grade.is_in(["none", "1", "2"]))
    | (_reaches(4) & (Height.grade != "4")),
    given={"grade": "1", "height": "3 m", **_NO_FACTOR},
    cases=[
        Case.clear(grade="none", height="1.99 m"),
        Case.hazard(grade="none", height="2 m"),
        Case.clear(height="5 m"),
        Case.hazard(height="5.1 m"),
        Case.clear(grade="2", height="15 m"),
        Case.hazard(grade="2", height="15.1 m"),
        Case.clear(grade="3", height="30 m"),
        Case.hazard(grade="3", height="30.1 m"),
        Case.clear(grade="4", height="30.1 m"),
        Case.hazard(wind_force=5),
        Case.hazard(grade="2", height="15 m", mean_temperature="5 ℃"),
        Case.hazard(grade="3", height="30 m", foothold_width="499 mm"),
        Case.hazard(oxygen="19.4 %VOL"),
        Case.hazard(cold_water_contact=True, water_temperature="12 ℃"),
        *(Case.hazard(live_part_nearby=True, live_voltage=kv, live_distance=m) for kv, m in _NEAR),
        *(Case.clear(live_part_nearby=True, live_voltage=kv, live_distance=m) for kv, m in _AWAY),
        Case.undetermined(poor_light=None),
    ],
)

height_below_situation = Rule(
    LAW.clause("height_situation"),
    when=_AT_HEIGHT,
    hazard=(
        (Height.extreme_temperature | Height.snow | Height.rain | Height.night)
        | (Height.live_work | Height.suspended)
    )
    & (Height.grade != "4")
    | (
        (Height.beside_opening | Height.near_hazardous_equipment | Height.unguarded_tower_or_pipe)
        | (Height.inside_vessel | Height.near_toxic_vent)
    )
    & Height.grade.is_in(["none", "1"])
    | (Height.slope > LAW.limit("slope")) & (Height.grade == "none"),
    given={"height": "3 m", "slope": "45°", **_SECOND, **_FOURTH},
    cases=[
        Case.hazard(grade="none", slope="45.1°"),
        Case.clear(grade="none"),
        *(Case.hazard(grade="1", **{**_SECOND, situation: True}) for situation in _SECOND),
        *(Case.hazard(grade="3", **{**_FOURTH, situation: True}) for situation in _FOURTH),
        Case.clear(grade="4", snow=True),
        Case.clear(grade="2", inside_vessel=True),
        Case.undetermined(grade="1", inside_vessel=None),
    ],
)

height_permit_too_long = Rule(
    LAW.clause("height_validity"),
    hazard=Height.validity > LAW.limit("height_validity"),
    cases=[Case.hazard(validity="7.5 day"), Case.clear(validity="7 day"), Case.undetermined()],
)

height_in_bad_weather = Rule(
    LAW.clause("height_safety"),
    when=_AT_HEIGHT,
    hazard=(Height.wind_force >= LAW.limit("height_wind")) | Height.fog,
    title="遇风力五级及以上或浓雾天气仍进行高处作业",
    en="Work at height in wind of force 5 or more or fog",
    given={"height": "3 m", "fog": False},
    cases=[
        Case.hazard(wind_force=5),
        Case.hazard(fog=True),
        Case.clear(wind_force=4),
        Case.out_of_scope(height="1.9 m", fog=True),
        Case.undetermined(),
    ],
)

height_without_radio = Rule(
    LAW.clause("height_safety"),
    hazard=(Height.height >= LAW.limit("radio_height")) & ~Height.radio,
    title="30米及以上的高处作业未配备通信联络工具",
    en="Work at 30 m or higher without radio",
    given={"height": "30 m", "radio": False},
    cases=[Case.hazard(), Case.clear(height="29.9 m"), Case.clear(radio=True), Case.undetermined(radio=None)],
)

crossing_unprotected = Rule(
    LAW.clause("height_safety"),
    when=Height.crossing,
    hazard=(Height.barrier_layers < LAW.limit("barrier_layers"))
    | (
        (Height.fall_height > LAW.limit("double_barrier_fall"))
        & (Height.barrier_layers < LAW.limit("double_barrier_layers"))
    ),
    title="交叉作业未设隔离层，或坠落高度超过24米的未设双层隔离层",
    en="Work above each other without a layer, or without two above a fall of 24 m",
    given={"crossing": True},
    cases=[
        Case.hazard(fall_height="24 m", barrier_layers=0),
        Case.clear(fall_height="24 m", barrier_layers=1),
        Case.hazard(fall_height="24.1 m", barrier_layers=1),
        Case.clear(fall_height="24.1 m", barrier_layers=2),
        Case.hazard(barrier_layers=0),
        Case.clear(barrier_layers=2),
        Case.undetermined(barrier_layers=1),
    ],
)

height_wrong_approver = Rule(
    LAW.clause("approver"),
    hazard=((Height.grade == "4") & (Height.approver != "leader"))
    | (Height.grade.is_in(["2", "3"]) & Height.approver.is_in(BELOW_SPECIALIST))
    | ((Height.grade == "1") & Height.approver.is_in(BELOW_BASE_UNIT)),
    title="高处作业票的审批人级别低于规定级别",
    en="Height permit approved below the level required",
    cases=[
        Case.hazard(grade="4", approver="specialist"),
        Case.hazard(grade="3", approver="base_unit"),
        Case.hazard(grade="2", approver="base_unit"),
        Case.hazard(grade="1", approver="other"),
        Case.clear(grade="4", approver="leader"),
        Case.clear(grade="2", approver="specialist"),
        Case.clear(grade="1", approver="base_unit"),
        Case.undetermined(grade="4"),
    ],
)

lifting_unapproved = Rule(
    LAW.clause("approval"),
    LAW.clause("lifting_waiver"),
    hazard=_NEEDS_PERMIT & ~Lifting.approved,
    title="吊物质量10吨及以上的吊装作业未经审批即开始",
    en="Lifting that needs a permit begins without approval",
    given={"mass": "10 t", "approved": False},
    cases=[Case.hazard(), Case.clear(mass=9.9), Case.clear(approved=True), Case.undetermined(approved=None)],
)

small_lift_unanalysed = Rule(
    LAW.clause("lifting_waiver"),
    hazard=(Lifting.mass < LAW.limit("lifting_permit_mass")) & ~Lifting.risk_analysed,
    given={"mass": "9.9 t", "risk_analysed": False},
    cases=[
        Case.hazard(),
        Case.hazard(approved=True),
        Case.clear(risk_analysed=True),
        Case.clear(mass="10 t"),
        Case.undetermined(risk_analysed=None),
    ],
)

lifting_undergraded = Rule(
    LAW.clause("lifting_grade"),
    hazard=((LAW.limit("lifting_grade").at(Lifting.mass) <= 1) & Lifting.grade.is_in(["2", "3"]))
    | ((LAW.limit("lifting_grade").at(Lifting.mass) <= 2) & (Lifting.grade == "3")),
    cases=[
        Case.hazard(mass="100.1 t", grade="2"),
        Case.clear(mass="100 t", grade="2"),
        Case.hazard(mass="40 t", grade="3"),
        Case.clear(mass="39.9 t", grade="3"),
        Case.clear(mass="101 t", grade="1"),
        Case.undetermined(mass="40 t"),
    ],
)

lifting_plan_missing = Rule(
    LAW.clause("lifting_plan"),
    hazard=((Lifting.mass >= LAW.limit("lifting_plan_mass")) | Lifting.special_object_or_condition)
    & ~Lifting.plan,
    given={"special_object_or_condition": False, "plan": False},
    cases=[
        Case.hazard(mass="40 t"),
        Case.hazard(mass="5 t", special_object_or_condition=True),
        Case.clear(mass="39.9 t"),
        Case.clear(mass="40 t", plan=True),
        Case.undetermined(),
    ],
)

lifting_in_bad_weather = Rule(
    LAW.clause("lifting_safety"),
    when=Lifting.outdoors,
    hazard=(Lifting.wind_force >= LAW.limit("lifting_wind")) | Lifting.bad_weather,
    title="遇六级及以上大风、大雪、暴雨或大雾天气仍进行露天吊装作业",
    en="Outdoor lifting in wind of force 6 or more, heavy snow, rainstorm or fog",
    given={"outdoors": True, "bad_weather": False},
    cases=[
        Case.hazard(wind_force=6),
        Case.hazard(bad_weather=True),
        Case.clear(wind_force=5),
        Case.undetermined(),
    ],
)

cranes_overloaded = Rule(
    LAW.clause("lifting_safety"),
    when=Lifting.several_cranes,
    hazard=Lifting.load_ratio > LAW.limit("multi_crane_load"),
    title="多台起重机械抬吊时单机载荷超过额定载荷的80%",
    en="A crane that lifts with others is loaded above 80 % of its rating",
    given={"several_cranes": True},
    cases=[Case.hazard(load_ratio="81 %"), Case.clear(load_ratio="80 %"), Case.undetermined()],
)

lifting_wrong_approver = Rule(
    LAW.clause("approver"),
    when=_NEEDS_PERMIT,
    hazard=Lifting.approver.is_in(BELOW_SPECIALIST)
    | ((Lifting.grade == "1") & (Lifting.approver != "leader")),
    title="吊装作业票的审批人级别低于规定级别",
    en="Lifting permit approved below the level required",
    given={"mass": "10 t"},
    cases=[
        Case.hazard(grade="1", approver="specialist"),
        Case.hazard(grade="2", approver="base_unit"),
        Case.hazard(grade="3", approver="base_unit"),
        Case.clear(grade="1", approver="leader"),
        Case.clear(grade="2", approver="specialist"),
        Case.hazard(approver="base_unit"),
        Case.out_of_scope(mass="9.9 t", grade="3", approver="other"),
        Case.undetermined(grade="1"),
    ],
)
