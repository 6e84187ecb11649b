"""The rules on dangerous goods: load, papers, escort, marks, route; tanks, their media and their devices."""

from typing import Any

from ansheng import CHECK_DAY, Case, Rule

from .facts.dangerous import DangerousCarrier, TankTrip
from .facts.dangerous import DangerousTrip as Trip
from .facts.dangerous import DangerousVehicle as Vehicle
from .standards import CARRIERS, CRITERIA, DANGEROUS

_BOUND = ~((Trip.packing == "excepted") & (Trip.packages <= DANGEROUS.limit("excepted_packages"))) & ~(
    (Trip.packing == "limited") & (Trip.limited_mass <= DANGEROUS.limit("limited_mass"))
)
"""Excepted and limited quantities within bounds are carried as ordinary goods."""


def _cases(fact: str, broken: Any = False, kept: Any = True) -> list[Case]:
    """The cases of a rule on trips that are not exempt, which asks for one fact beside."""
    return [
        Case.hazard(packing="full", **{fact: broken}),
        Case.hazard(packing="excepted", packages=1001, **{fact: broken}),
        Case.hazard(packing="limited", limited_mass=8001, **{fact: broken}),
        Case.out_of_scope(packing="excepted", packages=1000, **{fact: broken}),
        Case.out_of_scope(packing="limited", limited_mass=8000, **{fact: broken}),
        Case.clear(packing="full", **{fact: kept}),
        Case.undetermined(packing="full"),
    ]


dangerous_goods_overloaded = Rule(
    CRITERIA.clause("tank_medium_or_load"),
    when=_BOUND,
    hazard=Trip.cargo_mass > Trip.approved_load,
    title="运输危险货物超过车辆核定载质量",
    en="Dangerous goods above the approved load",
    given={"approved_load": 10000},
    cases=_cases("cargo_mass", 10001, 10000),
)

approved_load_exceeded = Rule(
    DANGEROUS.clause("approved_load"),
    when=_BOUND,
    hazard=Trip.cargo_mass > Trip.approved_load,
    given={"approved_load": 10000},
    cases=_cases("cargo_mass", 10001, 10000),
)

goods_not_licensed = Rule(
    DANGEROUS.clause("licensed_scope"), when=_BOUND, hazard=~Trip.licensed, cases=_cases("licensed")
)

waybill_missing = Rule(
    DANGEROUS.clause("waybill"), when=_BOUND, hazard=~Trip.waybill_carried, cases=_cases("waybill_carried")
)

no_pre_trip_check = Rule(
    DANGEROUS.clause("pre_trip_check"), when=_BOUND, hazard=~Trip.checked, cases=_cases("checked")
)

no_briefing = Rule(DANGEROUS.clause("briefing"), when=_BOUND, hazard=~Trip.briefed, cases=_cases("briefed"))

no_escort = Rule(
    DANGEROUS.clause("escort"),
    when=_BOUND,
    hazard=(Trip.escorts < DANGEROUS.limit("escorts")) | ~Trip.watched,
    given={"watched": True},
    cases=[*_cases("escorts", 0, 1), Case.hazard(packing="full", escorts=1, watched=False)],
)

no_signs = Rule(DANGEROUS.clause("signs"), when=_BOUND, hazard=~Trip.signs_shown, cases=_cases("signs_shown"))

no_safety_plate = Rule(
    DANGEROUS.clause("plate"),
    when=_BOUND & Trip.goods.is_in(["explosive", "highly_toxic"]),
    hazard=~Trip.plate_shown,
    given={"goods": "explosive"},
    cases=[*_cases("plate_shown"), Case.hazard(goods="highly_toxic", packing="full", plate_shown=False)],
)

off_approved_route = Rule(
    DANGEROUS.clause("approved_route"),
    when=_BOUND & Trip.goods.is_in(["explosive", "fireworks", "highly_toxic", "radioactive"]),
    hazard=~Trip.on_approved_route,
    given={"goods": "fireworks"},
    cases=[
        *_cases("on_approved_route"),
        *(
            Case.hazard(goods=goods, packing="full", on_approved_route=False)
            for goods in ("explosive", "highly_toxic", "radioactive")
        ),
    ],
)

restricted_area_entered = Rule(
    DANGEROUS.clause("restricted_area"),
    when=_BOUND,
    hazard=Trip.entered_restricted,
    cases=_cases("entered_restricted", True, False),
)

waybills_not_kept = Rule(
    DANGEROUS.clause("waybill_records"),
    hazard=DangerousCarrier.waybills_kept < DANGEROUS.limit("waybills_kept"),
    cases=[Case.hazard(waybills_kept=11), Case.clear(waybills_kept=12), Case.undetermined()],
)


_OUTSIDE_APPROVED_MEDIA = ~TankTrip.approved_media.any(
    lambda m: (m.name == TankTrip.medium) | ((m.un_number == TankTrip.un_number) & TankTrip.same_medium)
)
_FUELS = [{"name": "柴油", "un_number": "1202"}, {"name": "汽油", "un_number": "1203"}]

atmospheric_tank_medium_not_approved = Rule(
    CRITERIA.clause("tank_medium_or_load"),
    when=TankTrip.tank == "atmospheric",
    hazard=_OUTSIDE_APPROVED_MEDIA,
    title="常压液体罐车装运适装范围以外的介质",
    en="Atmospheric tanker carries a medium outside its approved list",
    note="名称相同即在范围内；名称不同而UN编号相同的，人工核对是否同一介质；编号也不同的，即超出范围。",
    given={"tank": "atmospheric", "approved_media": _FUELS},
    cases=[
        Case.hazard(medium="粗苯", un_number="1114"),
        Case.hazard(medium="粗苯", un_number="1114", approved_media=[]),
        Case.clear(medium="柴油"),
        Case.clear(medium="车用柴油", un_number="1202", same_medium=True),
        Case.undetermined(medium="车用柴油", un_number="1202"),
        Case.undetermined(medium="粗苯"),
    ],
)

atmospheric_tank_list_breached = Rule(
    DANGEROUS.clause("atmospheric_tank"),
    when=TankTrip.tank == "atmospheric",
    hazard=_OUTSIDE_APPROVED_MEDIA,
    given={"tank": "atmospheric", "medium": "粗苯", "approved_media": _FUELS},
    cases=[Case.hazard(un_number="1114"), Case.clear(medium="汽油"), Case.undetermined()],
)

pressure_tank_registration_breached = Rule(
    DANGEROUS.clause("pressure_tank"),
    when=TankTrip.tank == "pressure",
    hazard=_OUTSIDE_APPROVED_MEDIA,
    given={"tank": "pressure", "medium": "液氨", "approved_media": [{"name": "丙烷", "un_number": "1978"}]},
    cases=[Case.hazard(un_number="1005"), Case.clear(medium="丙烷"), Case.undetermined()],
)

valves_open = Rule(DANGEROUS.clause("valves"), hazard=~TankTrip.valves_shut)

_TANK = Vehicle.body == "tank"
_GRAVE = Vehicle.goods.is_in(["explosive", "strongly_corrosive", "highly_toxic"])

tank_too_large = Rule(
    CARRIERS.clause("tank_volume"),
    when=_TANK & _GRAVE,
    hazard=((Vehicle.goods == "highly_toxic") & (Vehicle.tank_volume > CARRIERS.limit("highly_toxic_volume")))
    | (Vehicle.tank_volume > CARRIERS.limit("tank_volume.tank_volume")),
    given={"body": "tank"},
    cases=[
        Case.hazard(goods="explosive", tank_volume=21),
        Case.hazard(goods="highly_toxic", tank_volume=11),
        Case.clear(goods="strongly_corrosive", tank_volume=20),
        Case.clear(goods="highly_toxic", tank_volume=10),
        Case.undetermined(goods="highly_toxic"),
    ],
)

non_tank_load_too_large = Rule(
    CARRIERS.clause("non_tank_load"),
    when=(Vehicle.body == "other") & _GRAVE,
    hazard=Vehicle.approved_load > CARRIERS.limit("non_tank_load"),
    given={"body": "other", "goods": "explosive"},
    cases=[Case.hazard(approved_load="11 t"), Case.clear(approved_load="10 t"), Case.undetermined()],
)

tank_inspection_expired = Rule(
    CARRIERS.clause("tank_inspection"),
    when=_TANK,
    hazard=Vehicle.tank_valid_to < CHECK_DAY,
    given={"body": "tank"},
    cases=[
        Case.hazard(tank_valid_to="2010-01-01"),
        Case.clear(tank_valid_to="2099-12-31"),
        Case.undetermined(),
    ],
)

no_emergency_shut_off = Rule(
    CARRIERS.clause("shut_off"), when=_TANK & Vehicle.liquid, hazard=~Vehicle.shut_off
)
