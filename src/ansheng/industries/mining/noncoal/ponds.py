"""The rules on tailings ponds, dams, sections, flood structures and dry stacks (三(一) to 三(十九), 补三(一))."""

from ansheng import Case, Rule

from .pond_facts import TailingsDam as Dam
from .pond_facts import TailingsDryStack as Stack
from .pond_facts import TailingsFloodStructure as Structure
from .pond_facts import TailingsPond as Pond
from .pond_facts import TailingsSection as Section
from .standards import SUPPLEMENT
from .standards import TAILINGS as LAW

tailings_unsafe_activity = Rule(
    LAW.clause("unsafe_activity"),
    hazard=Pond.unsafe_activity & ~Pond.activity_as_design & ~Pond.approved_works,
)

tailings_dam_distress = Rule(
    LAW.clause("dam_distress"),
    hazard=Dam.severe_piping
    | Dam.through_cracks
    | Dam.collapse
    | Dam.slide_signs
    | (Dam.wide_lengthwise_cracks & Dam.high_seepage),
)

tailings_outer_slope = Rule(
    LAW.clause("outer_slope"),
    hazard=(Dam.slope_run < Dam.design_slope_run) | (Dam.raise_run < Dam.design_raise_run),
    given={"slope_run": 3, "design_slope_run": 3, "design_raise_run": 2},
    cases=[
        Case.hazard(slope_run=2.9),
        Case.hazard(raise_run=1.9),
        Case.clear(raise_run=2),
        Case.undetermined(),
    ],
)

tailings_dam_height = Rule(
    LAW.clause("dam_height"),
    hazard=(Dam.height > Dam.design_height) | (Dam.stored > Dam.design_volume),
    given={"height": "80 m", "design_height": "80 m", "design_volume": "100万m3"},
    cases=[
        Case.hazard(height="80.1 m"),
        Case.hazard(stored="101万m3"),
        Case.clear(stored=1000000),
        Case.undetermined(),
    ],
)

tailings_rise_rate = Rule(
    LAW.clause("rise_rate"),
    when=Dam.built_of_tailings,
    hazard=Dam.rise_rate > Dam.design_rise_rate,
    given={"built_of_tailings": True, "design_rise_rate": 3},
    cases=[
        Case.hazard(rise_rate=3.1),
        Case.clear(rise_rate=3),
        Case.undetermined(),
        Case.out_of_scope(built_of_tailings=False),
    ],
)

tailings_review_missing = Rule(
    LAW.clause("safety_review"), when=Dam.built_of_tailings, hazard=Dam.review_required & ~Dam.review_done
)

tailings_phreatic_line = Rule(
    LAW.clause("phreatic_line"),
    hazard=Section.phreatic_depth < Section.control_depth,
    given={"control_depth": "6 m"},
    cases=[Case.hazard(phreatic_depth="5.9 m"), Case.clear(phreatic_depth="6 m"), Case.undetermined()],
)

_ROUTED = Pond.flood_routing | (Pond.last_routing & Pond.unchanged_since_routing)
_SHORT = ((Pond.kind == "wet") & (Pond.beach_length < Pond.design_beach_length)) | (
    (Pond.kind == "dry") & (Pond.flood_width < Pond.design_flood_width)
)

tailings_flood_control = Rule(
    LAW.clause("flood_control"),
    hazard=~_ROUTED | ((Pond.flood_height < Pond.design_flood_height) & _SHORT),
    given={"flood_routing": True, "flood_height": 1.4, "design_flood_height": 1.5},
    cases=[
        Case.hazard(flood_routing=False, last_routing=False),
        Case.hazard(flood_routing=False, unchanged_since_routing=False),
        Case.hazard(kind="wet", beach_length=90, design_beach_length=100),
        Case.hazard(kind="dry", flood_width=9, design_flood_width=10),
        Case.clear(kind="wet", beach_length=100, design_beach_length=100),
        Case.clear(flood_routing=False, last_routing=True, unchanged_since_routing=True, flood_height=1.5),
        Case.undetermined(kind="wet"),
        Case.undetermined(flood_routing=False, last_routing=True, flood_height=1.5),
    ],
)

tailings_flood_structure = Rule(
    LAW.clause("flood_structures"),
    hazard=~Structure.as_design
    | (Structure.damaged & ((Structure.flow == "pressure") | Structure.inflow_affected))
    | (Structure.terminated & ~Structure.plug_as_design),
    given={"as_design": True, "damaged": True, "flow": "free", "terminated": False},
    cases=[
        Case.hazard(as_design=False),
        Case.hazard(flow="pressure"),
        Case.hazard(inflow_affected=True),
        Case.hazard(terminated=True, plug_as_design=False),
        Case.clear(damaged=False),
        Case.clear(inflow_affected=False),
        Case.undetermined(),
    ],
)

tailings_flood_structure_gaps = Rule(
    SUPPLEMENT.clause("flood_structure_gaps"),
    hazard=~Structure.gaps_filled
    | (
        Structure.terminated
        & Structure.plug_place.is_in(["well_top", "well_body", "chute_top", "chute_body"])
    ),
    given={"gaps_filled": True, "terminated": True},
    cases=[
        Case.hazard(gaps_filled=False),
        Case.hazard(plug_place="well_top"),
        Case.hazard(plug_place="chute_body"),
        Case.clear(plug_place="other"),
        Case.clear(plug_place="none"),
        Case.clear(terminated=False, plug_place="well_body"),
        Case.undetermined(terminated=None, plug_place="well_body"),
        Case.undetermined(),
    ],
)

tailings_foreign_inflow = Rule(LAW.clause("foreign_inflow"), hazard=Pond.foreign_inflow)

tailings_mixed = Rule(LAW.clause("mixed_tailings"), hazard=Pond.mixed_tailings & ~Pond.mixed_as_design)

tailings_under_ice = Rule(
    LAW.clause("under_ice"), hazard=Pond.under_ice_required & Pond.winter_discharge & ~Pond.under_ice_done
)

tailings_monitoring = Rule(
    LAW.clause("pond_monitoring"),
    hazard=~Pond.monitoring_as_design
    | (Pond.monitoring_faulty & ~Pond.monitoring_repaired)
    | Pond.monitoring_tampered,
)

_TOO_WET = (Stack.moisture > Stack.design_moisture) & ~Stack.compactable & ~Stack.moisture_measures

tailings_dry_stacking = Rule(
    LAW.clause("dry_stacking"),
    hazard=_TOO_WET
    | ~Stack.direction_as_design
    | (Stack.layer > Stack.design_layer)
    | (Stack.bench > Stack.design_bench)
    | ~Stack.compaction_as_design,
    given={
        "moisture": "22 %", "design_moisture": "22 %", "direction_as_design": True, "layer": "0.5 m",
        "design_layer": "0.5 m", "bench": "10 m", "design_bench": "10 m", "compaction_as_design": True,
    },
    cases=[
        Case.clear(),
        Case.hazard(moisture="23 %", compactable=False, moisture_measures=False),
        Case.clear(moisture="23 %", compactable=True),
        Case.hazard(direction_as_design=False),
        Case.hazard(layer="0.6 m"),
        Case.hazard(bench="11 m"),
        Case.undetermined(moisture="23 %", compactable=False),
    ],
)  # fmt: skip

tailings_unstable = Rule(
    LAW.clause("stability"),
    hazard=Section.factor < Section.required_factor * LAW.limit("stability_share"),
    given={"required_factor": 1.25},
    cases=[Case.hazard(factor=1.22), Case.clear(factor=1.225), Case.undetermined()],
)

tailings_emergency_road = Rule(
    LAW.clause("emergency_road"),
    hazard=(Pond.grade.is_in(["1", "2", "3"]) | Pond.overhead) & ~Pond.emergency_road,
    given={"emergency_road": False},
    cases=[
        Case.hazard(grade="3"),
        Case.hazard(grade="5", overhead=True),
        Case.clear(grade="4", overhead=False),
        Case.clear(emergency_road=True),
        Case.undetermined(grade="4"),
    ],
)

tailings_remining = Rule(
    LAW.clause("remining"),
    when=Pond.remining,
    hazard=~Pond.remining_approved | ~Pond.remining_as_design | Pond.discharging,
)

tailings_plant_storage = Rule(LAW.clause("plant_storage"), hazard=Pond.plant_storage & ~Pond.managed_as_pond)

tailings_staff = Rule(
    LAW.clause("pond_staff"), hazard=~(Pond.safety_staff & Pond.technical_staff & Pond.special_staff)
)
