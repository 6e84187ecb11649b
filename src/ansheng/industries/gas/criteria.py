"""The rules on the criteria for major hazards: the operator, its stations, pipelines, gas and users."""

from ansheng import CHECK_DAY, Case, Condition, Rule

from .facts import (
    FilledCylinders,
    GasArea,
    GasBay,
    GasDevice,
    GasFilling,
    GasRegulator,
    GasSale,
    GasStation,
    GasTank,
)
from .facts import GasOperator as Operator
from .facts import GasPipeline as Pipe
from .facts import GasSituation as Situation
from .facts import GasSupply as Supply
from .facts import GasUserCheck as Check
from .standards import CRITERIA, GB55009, REGULATION

_NO_LICENCE = ~Operator.licence_held | (Operator.licence_valid_to < CHECK_DAY)
_LICENCES = [
    Case.hazard(licence_held=False),
    Case.hazard(licence_held=True, licence_valid_to="2016-02-05"),
    Case.clear(licence_held=True, licence_valid_to="2099-12-31"),
    Case.undetermined(licence_held=True),
]

unlicensed = Rule(
    CRITERIA.clause("licence"),
    when=Operator.trading,
    hazard=_NO_LICENCE,
    given={"trading": True},
    cases=_LICENCES,
)

unlicensed_business = Rule(
    REGULATION.clause("licence"),
    when=Operator.trading,
    hazard=_NO_LICENCE,
    same_as="unlicensed",
    given={"trading": True},
    cases=_LICENCES,
)

no_risk_grading_system = Rule(CRITERIA.clause("risk_grading_system"), hazard=~Operator.risk_grading_system)

no_hazard_management_system = Rule(
    CRITERIA.clause("hazard_management_system"), hazard=~Operator.hazard_management_system
)

no_emergency_plan = Rule(CRITERIA.clause("emergency_plan"), hazard=~Operator.emergency_plan)

no_user_inspection_system = Rule(
    CRITERIA.clause("user_inspection_system"), hazard=~Operator.user_inspection_system
)

other_serious_breach = Rule(
    CRITERIA.clause("other_serious_breach"), hazard=Situation.serious_breach & Situation.mass_casualty_danger
)

tank_unmonitored = Rule(
    CRITERIA.clause("tank_monitoring"), hazard=~GasTank.monitored | ~GasTank.over_limit_alarm
)

overpressure_unprotected = Rule(
    CRITERIA.clause("overpressure_protection"), hazard=~GasStation.auto_cutoff | ~GasStation.relief_device
)

no_pull_away_interlock = Rule(
    CRITERIA.clause("pull_away_interlock"),
    when=GasBay.medium.is_in(["CNG", "LNG", "LPG"]),
    hazard=~GasBay.pull_away_interlock,
)

explosion_protection_insufficient = Rule(
    CRITERIA.clause("explosion_protection"),
    when=GasDevice.zone.is_in(["0", "1", "2"]),
    hazard=~GasDevice.protection_fits_zone,
)

no_fixed_gas_alarm = Rule(
    CRITERIA.clause("fixed_gas_alarm"),
    hazard=(GasArea.possible_leak >= CRITERIA.limit("siting_concentration")) & ~GasArea.fixed_gas_alarm,
    cases=[
        Case.hazard(possible_leak="20 %LEL", fixed_gas_alarm=False),
        Case.clear(possible_leak="19 %LEL"),
        Case.clear(fixed_gas_alarm=True),
        Case.undetermined(possible_leak="30 %LEL"),
    ],
)

_LEAST = GB55009.limit("protection_range").at(Pipe.max_operating_pressure)

pipeline_occupied = Rule(
    CRITERIA.clause("pipeline_occupation"),
    when=Pipe.underground & (Pipe.max_operating_pressure >= GB55009.limit("medium_pressure")),
    hazard=Pipe.occupations.any(lambda o: (o.distance <= Pipe.protection_range) | (o.distance <= _LEAST)),
    given={"max_operating_pressure": "0.4 MPa", "underground": True},
    cases=[
        Case.hazard(occupations=[{"distance": 0}]),
        Case.hazard(max_operating_pressure="0.01 MPa", occupations=[{"distance": 0}]),
        Case.out_of_scope(max_operating_pressure="0.009 MPa", occupations=[{"distance": 0}]),
        Case.hazard(protection_range=1, occupations=[{"distance": 0.8}]),
        Case.clear(occupations=[]),
        Case.clear(protection_range=1, occupations=[{"distance": 3}]),
        Case.undetermined(occupations=[{"distance": 1}]),
    ],
)

pipeline_in_underground_structure = Rule(
    CRITERIA.clause("pipeline_in_underground_structure"),
    hazard=(Pipe.inside_structure != "outside") & ~(Pipe.crossing_necessary & Pipe.effective_protection),
    cases=[
        Case.hazard(inside_structure="drain", crossing_necessary=False),
        Case.hazard(inside_structure="cable_trench", crossing_necessary=True, effective_protection=False),
        Case.clear(inside_structure="road_tunnel", crossing_necessary=True, effective_protection=True),
        Case.clear(inside_structure="outside"),
        Case.undetermined(inside_structure="drain", crossing_necessary=True),
    ],
)

regulator_outlet_unprotected = Rule(
    CRITERIA.clause("regulator_outlet_protection"), hazard=~GasRegulator.outlet_overpressure_protection
)


def _filled_without_authority(p: type[FilledCylinders]) -> Condition:
    foreign: Condition = p.cylinder_owner != p.filler
    return foreign & ~p.authorised


_CASES = [
    Case.hazard(filler="甲站", cylinder_owner="乙站", authorised=False),
    Case.clear(filler="甲站", cylinder_owner="甲站"),
    Case.clear(filler="甲站", cylinder_owner="乙站", authorised=True),
    Case.undetermined(filler="甲站", cylinder_owner="乙站"),
]

foreign_cylinder_filled = Rule(
    CRITERIA.clause("cylinder_filling"), hazard=_filled_without_authority(GasFilling), cases=_CASES
)

unlicensed_filling_sold = Rule(CRITERIA.clause("sale_of_unlicensed_filling"), hazard=~GasSale.filler_licensed)

foreign_cylinder_filling_sold = Rule(
    CRITERIA.clause("sale_of_foreign_cylinder_filling"),
    hazard=_filled_without_authority(GasSale),
    cases=_CASES,
)

no_warning_odour = Rule(
    CRITERIA.clause("warning_odour"),
    hazard=~Supply.odorous
    | (~Supply.toxic & (Supply.noticeable_at > GB55009.limit("odour_concentration")))
    | (Supply.toxic & ~Supply.noticeable_at_harmful_limit),
    given={"odorous": True},
    cases=[
        Case.hazard(odorous=False),
        Case.hazard(toxic=False, noticeable_at="21 %LEL"),
        Case.hazard(toxic=True, noticeable_at_harmful_limit=False),
        Case.clear(toxic=False, noticeable_at="20 %LEL"),
        Case.clear(toxic=True, noticeable_at_harmful_limit=True),
        Case.undetermined(toxic=False),
    ],
)

_CLOSED = ["basement", "semi_basement", "underground_box", "closed_underground"]

heavy_gas_underground_unnotified = Rule(
    CRITERIA.clause("heavy_gas_underground"),
    hazard=(Check.relative_density >= CRITERIA.limit("relative_density"))
    & Check.location.is_in(_CLOSED)
    & ~Check.written_notice,
    cases=[
        Case.hazard(relative_density=0.75, location="basement", written_notice=False),
        Case.clear(relative_density=0.74, location="basement", written_notice=False),
        Case.clear(relative_density=1.6, location="other"),
        Case.clear(written_notice=True),
        Case.undetermined(relative_density=1.6, location="semi_basement"),
    ],
)

pipe_in_bathroom_unnotified = Rule(
    CRITERIA.clause("pipe_in_bathroom"),
    hazard=Check.pipe_kind.is_in(["service", "riser", "horizontal_main"])
    & Check.in_bathroom
    & ~Check.written_notice,
    given={"in_bathroom": True},
    cases=[
        Case.hazard(pipe_kind="riser", written_notice=False),
        Case.clear(pipe_kind="other", written_notice=False),
        Case.clear(pipe_kind="service", written_notice=True),
        Case.undetermined(pipe_kind="horizontal_main"),
    ],
)

gas_in_sleeping_room_unnotified = Rule(
    CRITERIA.clause("gas_in_sleeping_room"), hazard=Check.in_sleeping_room & ~Check.written_notice
)

obsolete_appliance_unnotified = Rule(
    CRITERIA.clause("obsolete_appliance"), hazard=Check.obsolete_appliance & ~Check.written_notice
)
