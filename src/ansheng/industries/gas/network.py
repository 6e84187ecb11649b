"""The rules on pipes beyond the criteria, the works near them, and the plan for renewing old facilities."""

from ansheng import CHECK_DAY, Case, Rule

from .facts_network import GasOldPipe, GasOldStation, GasWorks
from .facts_network import GasOldPipe as Pipe
from .facts_premises import GasDwelling, GasHose
from .standards import GB55009, REGULATION, RENEWAL

_WORKS = GasWorks.kind.is_in(["laying", "piling", "jacking", "excavation", "drilling"])
_LEAST = GB55009.limit("protection_range").at(GasWorks.max_operating_pressure)
_CONTROL = GB55009.limit("control_range").at(GasWorks.max_operating_pressure)
_IN_PUBLISHED_RANGE = GasWorks.distance <= GasWorks.protection_range
_IN_PROTECTION_RANGE = (GasWorks.distance <= _LEAST) | _IN_PUBLISHED_RANGE
_UNPLANNED = ~(GasWorks.protection_plan & GasWorks.measures_taken)
_PROHIBITED = GasWorks.kind.is_in(
    ["building", "blasting", "quarrying", "open_fire", "corrosives", "dangerous_goods", "deep_roots"]
)

design_life_too_short = Rule(
    GB55009.clause("design_life"),
    hazard=GasOldPipe.design_life < GB55009.limit("design_life"),
    cases=[Case.hazard(design_life=29), Case.clear(design_life=30), Case.undetermined()],
)

works_without_protection_plan = Rule(
    REGULATION.clause("works_plan"),
    when=_WORKS,
    hazard=_IN_PROTECTION_RANGE & _UNPLANNED,
    given={"kind": "excavation", "protection_plan": False, "measures_taken": False},
    cases=[
        Case.hazard(max_operating_pressure="0.4 MPa", distance=0.5),
        Case.hazard(max_operating_pressure="0.8 MPa", distance=1.5, protection_plan=True),
        Case.hazard(kind="drilling", distance=6, protection_range=6),
        Case.clear(max_operating_pressure="1.6 MPa", distance=1.6, protection_range=1.5),
        Case.clear(distance=0.2, protection_plan=True, measures_taken=True),
        Case.undetermined(max_operating_pressure="0.4 MPa", distance=0.8),
    ],
)

works_without_plan_in_published_range = Rule(
    REGULATION.clause("works_plan"),
    when=_WORKS,
    hazard=_IN_PUBLISHED_RANGE & _UNPLANNED,
    same_as="works_without_protection_plan",
    title="在当地公布的燃气管道保护范围内施工未制定保护方案或未采取措施",
    en="Works inside the published protection range without a protection plan or its measures",
    given={"kind": "excavation", "protection_plan": False, "protection_range": 1},
    cases=[
        Case.hazard(distance=1),
        Case.clear(distance=1.1),
        Case.clear(distance=0.5, protection_plan=True, measures_taken=True),
        Case.undetermined(distance=0.5, protection_range=None),
    ],
)

works_unplanned_in_control_range = Rule(
    GB55009.clause("works_in_control_range"),
    when=_WORKS,
    hazard=(GasWorks.distance > _LEAST) & (GasWorks.distance <= _CONTROL) & _UNPLANNED,
    given={"kind": "excavation", "protection_plan": False, "measures_taken": False},
    cases=[
        Case.hazard(max_operating_pressure="0.4 MPa", distance=5),
        Case.hazard(max_operating_pressure="0.8 MPa", distance=15, protection_plan=True),
        Case.hazard(kind="drilling", max_operating_pressure="2.5 MPa", distance=50),
        Case.clear(kind="jacking", max_operating_pressure="0.4 MPa", distance=6),
        Case.clear(max_operating_pressure="1.6 MPa", distance=1.5),
        Case.clear(distance=1, protection_plan=True, measures_taken=True),
        Case.undetermined(distance=10),
    ],
)

prohibited_activity = Rule(
    REGULATION.clause("prohibited_activities"),
    when=_PROHIBITED,
    hazard=_IN_PROTECTION_RANGE,
    given={"kind": "blasting", "max_operating_pressure": "0.4 MPa"},
    cases=[
        Case.hazard(distance=0.5),
        Case.hazard(kind="deep_roots", max_operating_pressure="0.8 MPa", distance=1.5),
        Case.hazard(kind="building", distance=0),
        Case.hazard(kind="open_fire", max_operating_pressure="2.5 MPa", distance=6, protection_range=6),
        Case.clear(kind="corrosives", distance=0.8, protection_range=0.5),
        Case.clear(max_operating_pressure="1.6 MPa", distance=3, protection_range=1.5),
        Case.undetermined(distance=0.8),
    ],
)

prohibited_activity_in_published_range = Rule(
    REGULATION.clause("prohibited_activities"),
    when=_PROHIBITED,
    hazard=_IN_PUBLISHED_RANGE,
    same_as="prohibited_activity",
    title="在当地公布的燃气设施保护范围内从事法规禁止的活动",
    en="Prohibited activity inside the published protection range",
    given={"kind": "building", "protection_range": 1},
    cases=[
        Case.hazard(distance=1),
        Case.hazard(kind="blasting", distance=0.5),
        Case.clear(distance=1.1),
        Case.undetermined(distance=0.5, protection_range=None),
    ],
)

cast_iron_pipe = Rule(
    RENEWAL.clause("cast_iron"),
    hazard=Pipe.material == "grey_cast_iron",
    cases=[Case.hazard(material="grey_cast_iron"), Case.clear(material="steel"), Case.undetermined()],
)

ductile_iron_pipe = Rule(
    RENEWAL.clause("ductile_iron"), when=Pipe.material == "ductile_iron", hazard=~Pipe.meets_safe_operation
)

old_steel_or_pe_pipe = Rule(
    RENEWAL.clause("steel_and_pe"),
    when=Pipe.material.is_in(["steel", "pe"]),
    hazard=Pipe.assessed_hazardous
    & (
        (Pipe.commissioned_on.plus(months=RENEWAL.limit("pipe_age")) <= CHECK_DAY)
        | Pipe.controls_insufficient
    ),
    given={"material": "pe", "assessed_hazardous": True},
    cases=[
        Case.hazard(material="steel", commissioned_on="2002-05-10"),
        Case.hazard(commissioned_on="2015-01-01", controls_insufficient=True),
        Case.clear(commissioned_on="2015-01-01", controls_insufficient=False),
        Case.clear(commissioned_on="1990-01-01", assessed_hazardous=False),
        Case.undetermined(commissioned_on="1990-01-01", assessed_hazardous=None),
    ],
)

occupied_pipe = Rule(RENEWAL.clause("occupied"), hazard=Pipe.occupation_risk)

old_station = Rule(
    RENEWAL.clause("stations"),
    hazard=(
        (GasOldStation.design_life_ends_on < CHECK_DAY)
        | GasOldStation.spacing_insufficient
        | GasOldStation.dense_surroundings
        | GasOldStation.geological_hazard
    )
    & GasOldStation.assessed_failing,
    given={"spacing_insufficient": False, "dense_surroundings": False, "geological_hazard": False},
    cases=[
        Case.hazard(design_life_ends_on="2022-05-09", assessed_failing=True),
        Case.hazard(spacing_insufficient=True, assessed_failing=True),
        Case.hazard(dense_surroundings=True, assessed_failing=True),
        Case.hazard(geological_hazard=True, assessed_failing=True),
        Case.clear(spacing_insufficient=True, assessed_failing=False),
        Case.clear(design_life_ends_on="2040-01-01", assessed_failing=True),
        Case.undetermined(spacing_insufficient=True),
    ],
)

rubber_hose = Rule(RENEWAL.clause("rubber_hose"), when=GasHose.residential, hazard=GasHose.rubber)

safety_device_lacking = Rule(RENEWAL.clause("safety_device"), hazard=GasDwelling.safety_device_lacking)
