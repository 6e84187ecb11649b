"""The rules on rock burst: tests, relief, layout, support, people (2020 art. 11; 2026 art. 4(3), 11)."""

from typing import Any

from ansheng import Case, Condition, Rule, rule

from .rock_burst_facts import CoalBurstCrew as Crew
from .rock_burst_facts import CoalBurstMine as Mine
from .rock_burst_facts import CoalBurstPanel as Panel
from .rock_burst_facts import CoalBurstPlace as Place
from .rock_burst_facts import CoalBurstRoad as Road
from .rock_burst_facts import CoalBurstSeam as Seam
from .rock_burst_facts import CoalFacePair as Pair
from .standards import CRITERIA as LAW
from .standards import REGULATION

_QUIET: dict[str, Any] = {
    "dynamic_signs": False,
    "neighbour_burst": False,
    "new_level": False,
    "magnitude": 1.9,
}
_BURST_PANEL = Panel.seam_grade != "none"
_BOTH_OUTBURST = ~((Pair.kind == "headings") & Pair.full_rock) & ~Pair.one_stopped
_PAIRS = [
    Case.hazard(kind="headings", distance="149 m", full_rock=False, one_stopped=False),
    Case.clear(kind="headings", distance="150 m", one_stopped=False),
    Case.hazard(kind="heading_face", distance="349 m", one_stopped=False),
    Case.clear(kind="heading_face", distance="350 m", one_stopped=False),
    Case.hazard(kind="faces", distance="499 m", one_stopped=False),
    Case.clear(kind="faces", distance="500 m", one_stopped=False),
    Case.clear(kind="headings", distance="100 m", full_rock=True),
    Case.clear(one_stopped=True),
    Case.undetermined(kind="headings", distance="149 m", one_stopped=False),
    Case.out_of_scope(burst_seam=False, kind="faces", distance="100 m", one_stopped=False),
    Case.undetermined(burst_seam=None, kind="faces", distance="100 m", one_stopped=False),
]


coal_burst_untested = Rule(
    LAW.clause("burst_appraisal"),
    hazard=Seam.test_required & ~Seam.tested,
    title="应进行冲击倾向性鉴定的煤层未鉴定",
    en="Burst-proneness not tested",
)


@rule(
    REGULATION.clause("burst_test_trigger"),
    given={"depth": 401, "roof_layer": 11, "roof_strength": 61, "roof_distance": 100, "tested": False},
    cases=[
        Case.hazard(),
        Case.hazard(depth=400, dynamic_signs=True),
        Case.hazard(depth=400, neighbour_burst=True),
        Case.hazard(depth=400, new_level=True),
        Case.hazard(depth=400, magnitude=2.0),
        Case.clear(depth=400, **_QUIET),
        Case.clear(roof_layer=10, **_QUIET),
        Case.clear(roof_strength=60, **_QUIET),
        Case.clear(roof_distance=101, **_QUIET),
        Case.clear(tested=True),
        Case.undetermined(depth=None),
    ],
)
def coal_burst_test_due() -> Condition:
    """埋深、厚度、强度须超过限值，距离和震级含限值。"""
    law = REGULATION.limit
    layer = (Seam.roof_layer > law("roof_layer")) & (Seam.roof_strength > law("roof_strength"))
    hard_roof = layer & (Seam.depth > law("test_depth")) & (Seam.roof_distance <= law("roof_distance"))
    seen = Seam.dynamic_signs | Seam.neighbour_burst | Seam.new_level
    return (hard_roof | seen | (Seam.magnitude >= law("test_magnitude"))) & ~Seam.tested


coal_burst_grade = Rule(
    LAW.clause("burst_grade"),
    hazard=(Seam.grade_required & ~Seam.grade_identified) | Seam.grade_faked,
    replaces=["coal_burst_untested"],
)


coal_burst_seam_unassessed = Rule(
    LAW.clause("burst_appraisal"),
    hazard=Seam.prone & ~Seam.assessed,
    title="有冲击倾向性的煤层未进行冲击危险性评价",
    en="Prone seam not assessed",
)


coal_burst_seam_mined_unassessed = Rule(
    LAW.clause("burst_seam_assessment"),
    hazard=Seam.mining & Seam.prone & ~Seam.assessed,
    replaces=["coal_burst_seam_unassessed"],
)


coal_burst_place_unassessed = Rule(
    LAW.clause("burst_place_assessment"),
    LAW.clause("burst_appraisal"),
    hazard=Place.burst_seam & ~(Place.panel_assessed & Place.face_assessed),
)


coal_burst_seam_assessment_faked = Rule(
    LAW.clause("burst_assessment_faked"),
    hazard=Seam.assessment_faked,
    title="煤层冲击危险性评价弄虚作假",
    en="Hazard assessment of a seam faked",
)


coal_burst_place_assessment_faked = Rule(
    LAW.clause("burst_assessment_faked"),
    hazard=Place.assessment_faked,
    title="采（盘）区或采掘工作面冲击危险性评价弄虚作假",
    en="Hazard assessment of a panel or face faked",
)


coal_burst_organisation = Rule(
    LAW.clause("burst_organisation"),
    when=Mine.burst_mine,
    hazard=~(Mine.burst_unit & Mine.burst_specialists & Mine.burst_design),
)


coal_burst_access = Rule(
    LAW.clause("burst_access"), when=Mine.burst_mine, hazard=~(Mine.access_system & Mine.access_enforced)
)


coal_burst_unpredicted = Rule(
    LAW.clause("burst_prediction"),
    when=Place.burst_seam,
    hazard=~Place.predicted | ~Place.effect_tested | (~Place.effect_passed & Place.working),
)


@rule(LAW.clause("burst_warning"))
def coal_burst_warning_ignored() -> Condition:
    sign = Place.alarm | Place.dynamic_signs
    stay = sign & ~(Place.stopped & Place.evacuated)
    return Place.judged_dangerous & (stay | (~Place.relieved & Place.working))


coal_burst_relief_untested = Rule(
    LAW.clause("burst_relief_test"),
    hazard=Place.relieved & Place.working & (~Place.relief_tested | Place.index_over),
    replaces=["coal_burst_unpredicted"],
)


coal_burst_layout = Rule(
    LAW.clause("burst_layout"),
    when=Place.burst_seam,
    hazard=Place.island_illegal | ~(Place.spacing_ok & Place.sequence_ok & Place.speed_ok & Place.layout_ok),
)


coal_burst_faces_near = Rule(
    LAW.clause("burst_layout"),
    when=Pair.burst_seam,
    hazard=(Pair.distance < REGULATION.limit("burst_distance").at(Pair.kind)) & _BOTH_OUTBURST,
    title="冲击地压煤层中两个采掘工作面间距小于规定值，未停止其中一个",
    en="Two faces nearer than the regulation allows in a burst seam",
    given={"burst_seam": True},
    cases=_PAIRS,
)


coal_burst_spacing = Rule(
    LAW.clause("burst_spacing"),
    when=Pair.burst_seam,
    hazard=(Pair.distance < LAW.limit("face_spacing").at(Pair.kind)) & _BOTH_OUTBURST,
    replaces=["coal_burst_faces_near"],
    given={"burst_seam": True},
    cases=_PAIRS,
)


coal_burst_sequence = Rule(
    LAW.clause("burst_sequence"), when=_BURST_PANEL, hazard=Panel.out_of_sequence_island
)


coal_burst_goaf_pillar = Rule(
    LAW.clause("burst_goaf_pillar"), when=_BURST_PANEL, hazard=Panel.goaf_pillar & ~Panel.pillar_approved
)


coal_burst_island_strong = Rule(
    LAW.clause("burst_island_strong"),
    hazard=(Panel.seam_grade == "strong") & Panel.mining_island,
    cases=[
        Case.hazard(seam_grade="strong", mining_island=True),
        Case.clear(seam_grade="medium", mining_island=True),
        Case.clear(mining_island=False),
        Case.undetermined(mining_island=True),
    ],
)


coal_burst_island_lesser = Rule(
    LAW.clause("burst_island_lesser"),
    when=Panel.seam_grade.is_in(["weak", "medium"]),
    hazard=Panel.mining_island & ~(Panel.proof_done & Panel.proof_passed & Panel.proof_measures),
)


coal_burst_new_road = Rule(
    LAW.clause("burst_new_roads"),
    when=Road.new,
    hazard=((Road.kind == "main_road") & (Road.seam_grade == "strong"))
    | ((Road.kind == "permanent_chamber") & (Road.seam_grade != "none")),
    given={"new": True},
    cases=[
        Case.hazard(kind="main_road", seam_grade="strong"),
        Case.hazard(kind="permanent_chamber", seam_grade="weak"),
        Case.clear(kind="main_road", seam_grade="medium"),
        Case.clear(kind="permanent_chamber", seam_grade="none"),
        Case.undetermined(kind="main_road"),
    ],
)


coal_burst_island_faces = Rule(
    LAW.clause("burst_island_faces"),
    when=_BURST_PANEL,
    hazard=Panel.island_faces >= LAW.limit("island_faces"),
    given={"seam_grade": "weak"},
    cases=[
        Case.hazard(island_faces=2),
        Case.clear(island_faces=1),
        Case.undetermined(),
        Case.undetermined(seam_grade=None, island_faces=2),
        Case.out_of_scope(seam_grade="none", island_faces=2),
    ],
)


coal_burst_repair = Rule(
    LAW.clause("burst_repair"),
    when=Place.burst_seam,
    hazard=Place.repair_beside_mining | (Place.repair_points >= LAW.limit("repair_points")),
    given={"burst_seam": True},
    cases=[
        Case.hazard(repair_beside_mining=True),
        Case.hazard(repair_beside_mining=False, repair_points=2),
        Case.clear(repair_beside_mining=False, repair_points=1),
        Case.undetermined(repair_beside_mining=False),
    ],
)


coal_burst_relief_distance = Rule(
    LAW.clause("burst_relief_distance"),
    when=Place.relief_in_progress,
    hazard=Place.nearest_person <= LAW.limit("relief_distance"),
    given={"relief_in_progress": True},
    cases=[Case.hazard(nearest_person="300 m"), Case.clear(nearest_person="301 m"), Case.undetermined()],
)


coal_burst_advance = Rule(
    LAW.clause("burst_advance_rate"),
    when=Place.burst_seam,
    hazard=Place.advance > Place.safe_advance,
    given={"burst_seam": True},
    cases=[
        Case.hazard(advance="5.1 m/day", safe_advance="5 m/day"),
        Case.clear(advance="5 m/day", safe_advance="5 m/day"),
        Case.undetermined(advance="5.1 m/day"),
    ],
)


@rule(
    LAW.clause("burst_advance_support"),
    when=Place.zone.is_in(["weak", "medium", "strong"]),
    given={
        "thick_seam_caving": False,
        "rigid_support": False,
        "single_props": False,
        "support_strength_ok": True,
    },
    cases=[
        Case.hazard(zone="weak", advance_support="69 m"),
        Case.hazard(zone="weak", thick_seam_caving=True, advance_support="119 m"),
        Case.hazard(zone="medium", advance_support="119 m"),
        Case.hazard(zone="strong", advance_support="149 m", designed_support="150 m"),
        Case.hazard(zone="weak", rigid_support=True),
        Case.hazard(zone="medium", single_props=True),
        Case.hazard(zone="weak", support_strength_ok=False),
        Case.clear(zone="weak", advance_support="70 m"),
        Case.clear(zone="weak", thick_seam_caving=True, advance_support="120 m"),
        Case.clear(zone="medium", advance_support="120 m"),
        Case.undetermined(zone="strong", advance_support="150 m"),
    ],
)
def coal_burst_advance_support() -> Condition:
    zone, length = Place.zone, Place.advance_support
    weak = (zone == "weak") & (length < REGULATION.limit("weak_zone_support"))
    medium = ((zone == "medium") | Place.thick_seam_caving) & (
        length < REGULATION.limit("medium_zone_support")
    )
    strong = (zone == "strong") & (length < Place.designed_support)
    props = zone.is_in(["medium", "strong"]) & Place.single_props
    return weak | medium | strong | Place.rigid_support | props | ~Place.support_strength_ok


coal_burst_compound_support = Rule(
    LAW.clause("burst_compound_support"),
    when=Place.zone.is_in(["medium", "strong"]),
    hazard=Place.roof_coal_kept & Place.adverse_condition & ~Place.compound_support,
)


coal_burst_crowded = Rule(
    LAW.clause("staffing_over_limit"),
    when=Crew.zone != "none",
    hazard=(Crew.people > REGULATION.limit("burst_people").at(Crew.work))
    & ~((Crew.work == "repair_or_relief") & (Crew.zone == "weak")),
    title="冲击危险区作业人数超过规定的限员人数",
    en="More people in a burst zone than the regulation allows",
    note="维修、解危只限中等和强危险区。",
    given={"zone": "strong"},
    cases=[
        Case.hazard(work="face_production", people=17),
        Case.clear(work="face_production", people=16),
        Case.hazard(work="face_repair", people=41),
        Case.clear(work="face_repair", people=40),
        Case.hazard(work="heading_key", people=10),
        Case.clear(work="heading_key", people=9),
        Case.hazard(work="heading_other", people=16),
        Case.clear(work="heading_other", people=15),
        Case.hazard(work="repair_or_relief", people=10),
        Case.clear(work="repair_or_relief", people=9),
        Case.clear(zone="weak", work="repair_or_relief", people=10),
        Case.undetermined(work="face_production"),
        Case.hazard(zone="medium", work="face_production", people=17),
    ],
)
