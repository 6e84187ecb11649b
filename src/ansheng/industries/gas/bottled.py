"""The rules on LPG cylinders, the regulators on them, and the rooms in which users keep them (GB 51142)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Rule

from .facts_cylinders import GasCylinder as Cylinder
from .facts_cylinders import GasCylinderRegulator as Regulator
from .facts_cylinders import GasCylinderStore as Store
from .facts_premises import GasDiningPlace
from .standards import CAMPAIGN, CYLINDERS, GB51142, GB55037, TSG23

_DAY = date(2026, 7, 1)

cylinder_past_design_life = Rule(
    CYLINDERS.clause("design_life"),
    when=Cylinder.made_to_2006,
    hazard=(Cylinder.made_on.plus(months=CYLINDERS.limit("design_life.design_life")) < CHECK_DAY)
    & ~Cylinder.passed_after_design_life,
    given={"made_to_2006": True, "made_on": "2018-06-30"},
    cases=[
        Case.hazard(on=_DAY, passed_after_design_life=False),
        Case.clear(on=_DAY, made_on="2018-07-01", passed_after_design_life=False),
        Case.clear(on=_DAY, passed_after_design_life=True),
        Case.undetermined(on=_DAY),
    ],
)

cylinder_past_scrapping_age = Rule(
    CYLINDERS.clause("scrapping"),
    when=Cylinder.made_to_2006,
    hazard=Cylinder.made_on.plus(months=CYLINDERS.limit("scrapping_age")) < CHECK_DAY,
    given={"made_to_2006": True},
    cases=[
        Case.hazard(on=_DAY, made_on="2014-06-30"),
        Case.clear(on=_DAY, made_on="2014-07-01"),
        Case.undetermined(),
    ],
)

cylinder_inspection_overdue = Rule(
    TSG23.clause("inspection_due"),
    hazard=Cylinder.next_inspection_on < CHECK_DAY,
    cases=[
        Case.hazard(on=_DAY, next_inspection_on="2026-06-30"),
        Case.clear(on=_DAY, next_inspection_on="2026-07-01"),
        Case.undetermined(),
    ],
)

large_cylinder_misplaced = Rule(
    GB55037.clause("large_cylinders"),
    hazard=((Cylinder.model == "YSP118") | (Cylinder.filling_capacity >= GB55037.limit("large_cylinder")))
    & ~Cylinder.outside_room,
    given={"outside_room": False},
    cases=[
        Case.hazard(model="YSP118", filling_capacity=49.5),
        Case.hazard(model="other", filling_capacity=50),
        Case.clear(model="other", filling_capacity=49.5),
        Case.clear(model="YSP118", outside_room=True),
        Case.undetermined(model="other"),
    ],
)

dual_phase_cylinder = Rule(
    CAMPAIGN.clause("dual_phase_cylinder"), when=Cylinder.at_dining_place, hazard=Cylinder.dual_phase
)

adjustable_regulator = Rule(
    CAMPAIGN.clause("adjustable_regulator"),
    when=Regulator.at_dining_place,
    hazard=Regulator.adjustable_outlet,
)

two_fuels_in_one_room = Rule(
    CAMPAIGN.clause("two_fuels"), when=GasDiningPlace.bottled_gas, hazard=GasDiningPlace.other_fuel_in_room
)

_ROOM = Store.dedicated_room
_ADJOINING = GB51142.limit("adjoining_mass")

no_cylinder_room = Rule(
    GB51142.clause("cylinder_room"),
    hazard=(Store.total_mass > GB51142.limit("room_mass")) & ~_ROOM,
    given={"dedicated_room": False},
    cases=[
        Case.hazard(total_mass=101),
        Case.clear(total_mass=100),
        Case.clear(total_mass=200, dedicated_room=True),
        Case.undetermined(total_mass=200, dedicated_room=None),
    ],
)

cylinder_room_not_apart = Rule(
    GB51142.clause("independent_room"),
    hazard=(
        (Store.total_mass > _ADJOINING)
        | ((Store.total_mass >= _ADJOINING) & Store.counts_as_over)
        | Store.forced_vaporisation
    )
    & (~Store.independent | (Store.clearance < GB51142.limit("clearance"))),
    given={"forced_vaporisation": False, "independent": False},
    cases=[
        Case.hazard(total_mass=500),
        Case.hazard(total_mass=500, independent=True, clearance=9),
        Case.clear(total_mass=500, independent=True, clearance=10),
        Case.hazard(total_mass=200, forced_vaporisation=True),
        Case.hazard(total_mass=420, counts_as_over=True),
        Case.clear(total_mass=400),
        Case.undetermined(total_mass=420),
    ],
)

adjoining_room_not_single_storey = Rule(
    GB51142.clause("adjoining_room"), when=_ROOM & ~Store.independent, hazard=~Store.single_storey
)

cylinder_room_misplaced = Rule(
    GB51142.clause("room_place"), when=_ROOM, hazard=Store.underground | ~Store.ventilated
)

cylinder_room_too_low = Rule(
    GB51142.clause("room_height"),
    when=_ROOM,
    hazard=Store.clear_height < GB51142.limit("clear_height"),
    given={"dedicated_room": True},
    cases=[Case.hazard(clear_height=2.1), Case.clear(clear_height=2.2), Case.undetermined()],
)

cylinder_room_drained = Rule(GB51142.clause("room_drains"), when=_ROOM, hazard=Store.drains_or_pits)

cylinder_room_without_alarm = Rule(GB51142.clause("room_alarm"), when=_ROOM, hazard=~Store.gas_alarm)

cylinder_room_electrics = Rule(
    GB51142.clause("room_electrics"), when=_ROOM, hazard=~Store.explosion_proof | ~Store.switch_outside
)

cylinder_room_extinguishers = Rule(
    GB51142.clause("room_extinguishers"),
    when=_ROOM,
    hazard=(Store.extinguishers < GB51142.limit("extinguisher_count"))
    | (Store.extinguisher_charge < GB51142.limit("extinguisher_charge")),
    given={"dedicated_room": True, "extinguishers": 2},
    cases=[
        Case.hazard(extinguishers=1),
        Case.hazard(extinguisher_charge=7),
        Case.clear(extinguisher_charge=8),
        Case.undetermined(),
    ],
)
