"""The rules on users: gas in buildings, dining places, appliances, hoses and detectors."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule

from .facts_premises import GasAppliance as Appliance
from .facts_premises import GasDetector, GasDiningPlace, GasDwelling, GasHose
from .facts_premises import GasUserFacility as Facility
from .standards import GB15322, GB17905, GB50028, GB55009, REGULATION, WORK_SAFETY

_DAY = date(2026, 7, 1)

heavy_gas_underground = Rule(
    GB55009.clause("heavy_gas_underground"),
    hazard=(Facility.relative_density >= GB55009.limit("relative_density")) & Facility.closed_underground,
    cases=[
        Case.hazard(relative_density=0.75, closed_underground=True),
        Case.clear(relative_density=0.74, closed_underground=True),
        Case.clear(relative_density=1.6, closed_underground=False),
        Case.undetermined(relative_density=1.6),
    ],
)

pipe_in_bathroom = Rule(GB55009.clause("bathroom"), when=Facility.main_pipe, hazard=Facility.in_bathroom)

gas_in_sleeping_room = Rule(GB55009.clause("bedroom"), hazard=Facility.in_sleeping_room)

obsolete_appliance = Rule(REGULATION.clause("obsolete_appliance"), hazard=Facility.obsolete)

bottled_gas_in_high_rise = Rule(
    GB55009.clause("high_rise_supply"), when=GasDwelling.high_rise, hazard=GasDwelling.bottled_gas
)

tall_building_unprotected = Rule(
    GB55009.clause("tall_building_shut_off"),
    when=GasDwelling.piped_gas,
    hazard=(GasDwelling.building_height > GB55009.limit("tall_building"))
    & ~(GasDwelling.service_pipe_alarm & GasDwelling.service_pipe_shut_off),
    given={"piped_gas": True, "building_height": 101, "service_pipe_alarm": True},
    cases=[
        Case.hazard(service_pipe_alarm=False),
        Case.hazard(service_pipe_shut_off=False),
        Case.clear(building_height=100, service_pipe_alarm=False),
        Case.clear(service_pipe_shut_off=True),
        Case.undetermined(),
    ],
)

no_pressure_or_flow_cut_off = Rule(
    GB55009.clause("low_pressure_cut_off"),
    when=GasDwelling.piped_gas,
    hazard=~GasDwelling.pressure_cut_off | ~GasDwelling.flow_cut_off,
)

dining_place_without_alarm = Rule(
    WORK_SAFETY.clause("dining_alarm"),
    when=GasDiningPlace.uses_gas,
    hazard=~GasDiningPlace.alarm_fitted | ~GasDiningPlace.alarm_working,
)

alarm_disabled = Rule(WORK_SAFETY.clause("alarm_not_disabled"), hazard=GasDiningPlace.alarm_disabled)

no_flame_failure_device = Rule(GB55009.clause("flame_failure_device"), hazard=~Appliance.flame_failure_device)


def _past(age: str) -> Condition:
    """The day of sale counts, so that the years are over when their anniversary begins."""
    return Appliance.sold_on.plus(months=GB17905.limit(age)) <= CHECK_DAY


_HEATER = Appliance.kind == "heater"
_PAST_SCRAPPING_AGE = (
    (_HEATER & (Appliance.gas == "manufactured") & _past("manufactured_gas_heater"))
    | (_HEATER & _past("heater"))
    | ((Appliance.kind == "stove") & _past("stove"))
    | ((Appliance.kind == "other") & _past("other_appliance"))
)

appliance_past_scrapping_age = Rule(
    GB17905.clause("scrapping_age"),
    hazard=_PAST_SCRAPPING_AGE & (~Appliance.longer_life_marked | (Appliance.marked_until < CHECK_DAY)),
    given={"kind": "stove", "longer_life_marked": False},
    cases=[
        Case.hazard(on=_DAY, sold_on="2018-07-01"),
        Case.clear(on=_DAY, sold_on="2018-07-02"),
        Case.hazard(on=_DAY, kind="heater", gas="manufactured", sold_on="2020-07-01"),
        Case.clear(on=_DAY, kind="heater", gas="manufactured", sold_on="2020-07-02"),
        Case.hazard(on=_DAY, kind="heater", gas="lpg", sold_on="2018-07-01"),
        Case.clear(on=_DAY, kind="heater", gas="natural", sold_on="2018-07-02"),
        Case.hazard(on=_DAY, kind="other", sold_on="2016-07-01"),
        Case.clear(on=_DAY, kind="other", sold_on="2016-07-02"),
        Case.clear(on=_DAY, sold_on="2016-01-01", longer_life_marked=True, marked_until="2026-07-01"),
        Case.hazard(on=_DAY, sold_on="2016-01-01", longer_life_marked=True, marked_until="2026-06-30"),
        Case.undetermined(on=_DAY, sold_on="2018-01-01", longer_life_marked=None),
    ],
)

appliance_beyond_repair = Rule(GB17905.clause("beyond_repair"), hazard=Appliance.faulty_after_repair)

hose_unfit = Rule(
    GB55009.clause("appliance_hose"),
    hazard=~GasHose.special_hose | (GasHose.life_ends_on < GasHose.appliance_scrapped_on),
    given={"special_hose": True, "appliance_scrapped_on": "2026-07-01"},
    cases=[
        Case.hazard(special_hose=False),
        Case.hazard(life_ends_on="2026-06-30"),
        Case.clear(life_ends_on="2026-07-01"),
        Case.undetermined(),
    ],
)

hose_misrouted = Rule(
    GB55009.clause("hose_run"),
    hazard=(GasHose.length > GB55009.limit("hose_length")) | GasHose.jointed | GasHose.through_structure,
    given={"length": 2, "jointed": False, "through_structure": False},
    cases=[
        Case.hazard(length=2.1),
        Case.hazard(jointed=True),
        Case.hazard(through_structure=True),
        Case.clear(),
        Case.undetermined(jointed=None),
    ],
)


light_gas_detector_misplaced = Rule(
    GB50028.clause("light_gas_detector"),
    when=GasDetector.lighter_than_air,
    hazard=(GasDetector.distance > GB50028.limit("light_gas_distance"))
    | (GasDetector.below_ceiling > GB50028.limit("below_ceiling"))
    | GasDetector.above_appliance,
    given={"lighter_than_air": True, "distance": 8, "below_ceiling": 0.3},
    cases=[
        Case.hazard(distance=9),
        Case.hazard(below_ceiling=0.5),
        Case.hazard(above_appliance=True),
        Case.clear(above_appliance=False),
        Case.undetermined(),
    ],
)

heavy_gas_detector_misplaced = Rule(
    GB50028.clause("heavy_gas_detector"),
    when=~GasDetector.lighter_than_air,
    hazard=(GasDetector.distance > GB50028.limit("heavy_gas_distance"))
    | (GasDetector.above_floor > GB50028.limit("above_floor")),
    given={"lighter_than_air": False, "distance": 4},
    cases=[
        Case.hazard(distance=5),
        Case.hazard(above_floor=0.5),
        Case.clear(above_floor=0.3),
        Case.undetermined(),
    ],
)

set_point_out_of_range = Rule(
    GB15322.clause("set_point"),
    when=GasDetector.household,
    hazard=(GasDetector.set_point < GB15322.limit("lowest_set_point"))
    | (GasDetector.set_point > GB15322.limit("highest_set_point")),
    given={"household": True},
    cases=[
        Case.hazard(set_point="4 %LEL"),
        Case.hazard(set_point="26 %LEL"),
        Case.clear(set_point="5 %LEL"),
        Case.clear(set_point="25 %LEL"),
        Case.undetermined(),
    ],
)

detector_expired = Rule(
    GB15322.clause("service_life"),
    when=GasDetector.household,
    hazard=GasDetector.valid_to < CHECK_DAY,
    given={"household": True},
    cases=[
        Case.hazard(on=_DAY, valid_to="2026-06-30"),
        Case.clear(on=_DAY, valid_to="2026-07-01"),
        Case.undetermined(),
    ],
)
