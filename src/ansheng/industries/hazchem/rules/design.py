"""The rules on design and layout (2017 三、八至十、十三；AQ 3067 5.2)."""

from ansheng import Case, Rule

from ..facts.design import HazchemBuilding as Building
from ..facts.design import HazchemFacility as Facility
from ..facts.design import HazchemOverheadLine, HazchemPump
from ..facts.design import HazchemPipe as Pipe
from ..facts.design import HazchemRoom as Room
from ..standards import AQ3067, CRITERIA, both

external_distance_insufficient = Rule(
    *both("external_distance"), when=Facility.two_key_one_major, hazard=~Facility.external_distance_ok
)

facility_undesigned = Rule(
    *both("design"),
    hazard=~Facility.formal_design & ~Facility.design_diagnosis,
    title="在役化工装置未经正规设计，也未进行安全设计诊断",
    en="Neither formally designed nor design-diagnosed",
)

change_undesigned = Rule(
    AQ3067.clause("design"),
    hazard=Facility.major_change & ~Facility.redesigned,
    title="装置或储存设施发生重大变化后未重新进行安全设施设计",
    en="Major change of a facility without a new safety-facility design",
)

pipe_over_unrelated_unit = Rule(
    AQ3067.clause("pipe_over_unrelated_unit"),
    hazard=Pipe.crosses_unrelated_unit
    & (Pipe.fire_class.is_in(["A", "B"]) | Pipe.acute_toxicity.is_in(["1", "2"]) | Pipe.common_rack),
    given={"crosses_unrelated_unit": True, "fire_class": "C", "acute_toxicity": "3", "common_rack": False},
    cases=[
        Case.hazard(fire_class="A"),
        Case.hazard(acute_toxicity="2"),
        Case.hazard(common_rack=True),
        Case.clear(),
        Case.clear(crosses_unrelated_unit=False, fire_class="B"),
        Case.undetermined(common_rack=None),
    ],
)

toxic_gas_pipe_in_public_area = Rule(
    *both("toxic_gas_pipe"),
    when=Pipe.medium.is_in(["phosgene", "chlorine", "hydrogen_sulfide"]),
    hazard=Pipe.crosses_public_area,
)

highly_toxic_gas_pipe_in_public_area = Rule(
    CRITERIA.clause("toxic_gas_pipe"),
    when=Pipe.medium == "other_highly_toxic_gas",
    hazard=Pipe.crosses_public_area,
)

overhead_line_crosses = Rule(
    *both("overhead_line"),
    hazard=HazchemOverheadLine.crosses_production_area & ~HazchemOverheadLine.compliant,
)

control_room_unprotected = Rule(
    CRITERIA.clause("control_room"),
    when=Room.kind.is_in(["control", "cabinet"]),
    hazard=Room.faces_hazard & ~Room.facing_side_compliant,
)

control_room_in_explosive_unit = Rule(
    AQ3067.clause("control_room_in_explosive_unit"),
    when=Room.kind.is_in(["control", "shift"]),
    hazard=Room.serves_explosives & Room.inside_unit,
)

gathering_place_in_building = Rule(
    AQ3067.clause("gathering_place"),
    hazard=Building.gathering_room
    & (
        Building.fire_class.is_in(["A", "B"])
        | Building.acute_toxicity.is_in(["1", "2"])
        | Building.explosives
        | Building.explosive_dust
    ),
    given={"gathering_room": True, "fire_class": "C", "acute_toxicity": "3", "explosives": False},
    cases=[
        Case.hazard(fire_class="B"),
        Case.hazard(explosives=True),
        Case.hazard(acute_toxicity="1"),
        Case.hazard(explosive_dust=True),
        Case.clear(gathering_room=False, fire_class="A"),
        Case.clear(explosive_dust=False),
        Case.undetermined(),
    ],
)

pump_under_rack = Rule(
    AQ3067.clause("pump_under_rack"), hazard=HazchemPump.under_rack & ~HazchemPump.compliant
)
