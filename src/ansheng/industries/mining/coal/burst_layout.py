"""The rules on layout, spacing, support and people in burst seams (2020 art. 11(4); 2026 art. 4(3), 11(7) to 11(9))."""

from ansheng import Case, Condition, Rule, rule

from .rock_burst_facts import CoalBurstCrew, CoalBurstPanel, CoalBurstPlace, CoalBurstRoad, CoalFacePair
from .standards import CRITERIA, REGULATION

coal_burst_layout = Rule(
    CRITERIA.clause("burst_layout"),
    when=CoalBurstPlace.burst_seam,
    hazard=CoalBurstPlace.island_illegal
    | ~(
        CoalBurstPlace.spacing_ok
        & CoalBurstPlace.sequence_ok
        & CoalBurstPlace.speed_ok
        & CoalBurstPlace.layout_ok
    ),
    en="island pillar, spacing, order, speed or layout wrong in a burst seam",
    note="是否符合规定由检查人依据当时有效的规程判断；2026-02-01 起间距另按数值判定。",
    given={"burst_seam": True},
    cases=[
        Case.hazard(island_illegal=True),
        Case.hazard(spacing_ok=False),
        Case.hazard(sequence_ok=False),
        Case.hazard(speed_ok=False),
        Case.hazard(layout_ok=False),
        Case.clear(island_illegal=False, spacing_ok=True, sequence_ok=True, speed_ok=True, layout_ok=True),
        Case.undetermined(island_illegal=False, spacing_ok=True, sequence_ok=True),
    ],
)


@rule(
    CRITERIA.clause("burst_layout"),
    title="冲击煤层两个采掘面的间距小于规程的距离，没有停其一",
    en="two faces nearer than the regulation allows in a burst seam",
    cases=[
        Case.hazard(kind="headings", distance="149 m", full_rock=False, one_stopped=False),
        Case.hazard(kind="heading_face", distance="349 m", one_stopped=False),
        Case.hazard(kind="faces", distance="499 m", one_stopped=False),
        Case.clear(kind="faces", distance="500 m", one_stopped=False),
        Case.clear(kind="headings", distance="100 m", full_rock=True),
        Case.clear(one_stopped=True),
        Case.undetermined(kind="headings", distance="149 m", one_stopped=False),
    ],
)
def coal_burst_faces_near() -> Condition:
    """2020 年标准指向规程，规程的数值自 2026-02-01 起适用；恰为限值的不构成，两个全岩掘进面除外。"""
    near = CoalFacePair.distance < REGULATION.limit("burst_distance").at(CoalFacePair.kind)
    return near & ~((CoalFacePair.kind == "headings") & CoalFacePair.full_rock) & ~CoalFacePair.one_stopped


@rule(
    CRITERIA.clause("burst_spacing"),
    title="两个采掘面间距不足而没有停其一",
    en="two faces too close in a burst seam and neither stopped",
    replaces=["coal_burst_faces_near"],
    cases=[
        Case.hazard(kind="headings", distance="149 m", full_rock=False, one_stopped=False),
        Case.hazard(kind="heading_face", distance="349 m", one_stopped=False),
        Case.hazard(kind="faces", distance="499 m", one_stopped=False),
        Case.clear(kind="headings", distance="150 m", one_stopped=False),
        Case.clear(kind="heading_face", distance="350 m", one_stopped=False),
        Case.clear(kind="headings", distance="100 m", full_rock=True),
        Case.clear(one_stopped=True),
        Case.undetermined(kind="headings", distance="149 m", one_stopped=False),
    ],
)
def coal_burst_spacing() -> Condition:
    """恰为限值的不构成；两个全岩掘进面除外。"""
    near = CoalFacePair.distance < CRITERIA.limit("face_spacing").at(CoalFacePair.kind)
    return near & ~((CoalFacePair.kind == "headings") & CoalFacePair.full_rock) & ~CoalFacePair.one_stopped


coal_burst_sequence = Rule(
    CRITERIA.clause("burst_sequence"),
    hazard=CoalBurstPanel.out_of_sequence_island,
    en="order of mining not kept, leaving an island pillar",
    note="由检查人判断。",
)


coal_burst_goaf_pillar = Rule(
    CRITERIA.clause("burst_goaf_pillar"),
    hazard=CoalBurstPanel.goaf_pillar & ~CoalBurstPanel.pillar_approved,
    title="采空区留煤柱",
    en="pillar left in goaf without proof and approval",
    note="经论证并由企业技术负责人批准的除外。",
)


coal_burst_island_strong = Rule(
    CRITERIA.clause("burst_island_strong"),
    hazard=(CoalBurstPanel.seam_grade == "strong") & CoalBurstPanel.mining_island,
    en="island pillar mined in a strong-burst seam",
    note="等级取自鉴定结果。",
    cases=[
        Case.hazard(seam_grade="strong", mining_island=True),
        Case.clear(seam_grade="medium", mining_island=True),
        Case.clear(mining_island=False),
        Case.undetermined(mining_island=True),
    ],
)


coal_burst_island_lesser = Rule(
    CRITERIA.clause("burst_island_lesser"),
    when=CoalBurstPanel.seam_grade.is_in(["weak", "medium"]),
    hazard=CoalBurstPanel.mining_island
    & ~(CoalBurstPanel.proof_done & CoalBurstPanel.proof_passed & CoalBurstPanel.proof_measures),
    en="island pillar mined in a lesser burst seam without proof and measures",
    note="没有做论证的，是否通过填“否”或不填。",
    cases=[
        Case.hazard(seam_grade="medium", mining_island=True, proof_done=False),
        Case.hazard(seam_grade="weak", mining_island=True, proof_passed=False),
        Case.hazard(seam_grade="weak", mining_island=True, proof_measures=False),
        Case.clear(
            seam_grade="medium", mining_island=True, proof_done=True, proof_passed=True, proof_measures=True
        ),
        Case.clear(seam_grade="medium", mining_island=False),
        Case.undetermined(seam_grade="medium", mining_island=True, proof_done=True, proof_passed=True),
    ],
)


@rule(
    CRITERIA.clause("burst_new_roads"),
    when=CoalBurstRoad.new,
    en="new main road or permanent chamber in a burst seam",
    given={"new": True},
    cases=[
        Case.hazard(kind="main_road", seam_grade="strong"),
        Case.hazard(kind="permanent_chamber", seam_grade="weak"),
        Case.clear(kind="main_road", seam_grade="medium"),
        Case.clear(kind="permanent_chamber", seam_grade="none"),
        Case.undetermined(kind="main_road"),
    ],
)
def coal_burst_new_road() -> Condition:
    """冲击煤层指弱及以上等级。"""
    road = (CoalBurstRoad.kind == "main_road") & (CoalBurstRoad.seam_grade == "strong")
    return road | ((CoalBurstRoad.kind == "permanent_chamber") & (CoalBurstRoad.seam_grade != "none"))


coal_burst_island_faces = Rule(
    CRITERIA.clause("burst_island_faces"),
    hazard=CoalBurstPanel.island_faces >= CRITERIA.limit("island_faces"),
    title="孤岛工作面内同时采掘的工作面过多",
    en="too many faces at once in an island panel",
    note="恰为限值的已构成；不是孤岛工作面的填 0。",
    cases=[Case.hazard(island_faces=2), Case.clear(island_faces=1), Case.undetermined()],
)


coal_burst_repair = Rule(
    CRITERIA.clause("burst_repair"),
    when=CoalBurstPlace.burst_seam,
    hazard=CoalBurstPlace.repair_beside_mining
    | (CoalBurstPlace.repair_points >= CRITERIA.limit("repair_points")),
    en="repair beside mining or too many repair points",
    note="恰为限值的已构成。",
    given={"burst_seam": True},
    cases=[
        Case.hazard(repair_beside_mining=True),
        Case.hazard(repair_beside_mining=False, repair_points=2),
        Case.clear(repair_beside_mining=False, repair_points=1),
        Case.undetermined(repair_beside_mining=False),
    ],
)


coal_burst_relief_distance = Rule(
    CRITERIA.clause("burst_relief_distance"),
    when=CoalBurstPlace.relief_in_progress,
    hazard=CoalBurstPlace.nearest_person <= CRITERIA.limit("relief_distance"),
    en="people not involved stay too near during relief",
    note="恰为限值的已构成。",
    given={"relief_in_progress": True},
    cases=[Case.hazard(nearest_person="300 m"), Case.clear(nearest_person="301 m"), Case.undetermined()],
)


coal_burst_advance = Rule(
    CRITERIA.clause("burst_advance_rate"),
    when=CoalBurstPlace.burst_seam,
    hazard=CoalBurstPlace.advance > CoalBurstPlace.safe_advance,
    en="face advances faster than the safe rate",
    note="恰为安全速度的不构成。",
    given={"burst_seam": True},
    cases=[
        Case.hazard(advance="5.1 m/day", safe_advance="5 m/day"),
        Case.clear(advance="5 m/day", safe_advance="5 m/day"),
        Case.undetermined(advance="5.1 m/day"),
    ],
)


@rule(
    CRITERIA.clause("burst_advance_support"),
    when=CoalBurstPlace.zone.is_in(["weak", "medium", "strong"]),
    en="advance support of a face in a burst zone too short or of a wrong kind",
    cases=[
        Case.hazard(zone="weak", thick_seam_caving=False, advance_support="69 m"),
        Case.hazard(zone="weak", thick_seam_caving=True, advance_support="119 m"),
        Case.hazard(zone="medium", advance_support="119 m"),
        Case.hazard(zone="strong", advance_support="149 m", designed_support="150 m"),
        Case.hazard(zone="weak", rigid_support=True),
        Case.hazard(zone="medium", single_props=True),
        Case.hazard(zone="weak", support_strength_ok=False),
        Case.clear(
            zone="weak",
            thick_seam_caving=False,
            advance_support="70 m",
            rigid_support=False,
            support_strength_ok=True,
        ),
        Case.clear(
            zone="medium",
            advance_support="120 m",
            rigid_support=False,
            single_props=False,
            support_strength_ok=True,
        ),
        Case.clear(
            zone="weak",
            thick_seam_caving=True,
            advance_support="120 m",
            rigid_support=False,
            support_strength_ok=True,
        ),
        Case.undetermined(zone="strong", advance_support="150 m", rigid_support=False, single_props=False),
    ],
)
def coal_burst_advance_support() -> Condition:
    """长度取自规程，恰为限值的不构成；强危险区没有数值，按设计值判定；强度由检查人判断。"""
    law = REGULATION.limit
    weak = (CoalBurstPlace.zone == "weak") & (CoalBurstPlace.advance_support < law("weak_zone_support"))
    medium = ((CoalBurstPlace.zone == "medium") | CoalBurstPlace.thick_seam_caving) & (
        CoalBurstPlace.advance_support < law("medium_zone_support")
    )
    strong = (CoalBurstPlace.zone == "strong") & (
        CoalBurstPlace.advance_support < CoalBurstPlace.designed_support
    )
    props = CoalBurstPlace.zone.is_in(["medium", "strong"]) & CoalBurstPlace.single_props
    return weak | medium | strong | CoalBurstPlace.rigid_support | props | ~CoalBurstPlace.support_strength_ok


coal_burst_compound_support = Rule(
    CRITERIA.clause("burst_compound_support"),
    when=CoalBurstPlace.zone.is_in(["medium", "strong"]),
    hazard=CoalBurstPlace.roof_coal_kept
    & CoalBurstPlace.adverse_condition
    & ~CoalBurstPlace.compound_support,
    en="compound support missing where roof coal is kept",
    note="弱危险区不判。",
)


@rule(
    CRITERIA.clause("staffing_over_limit"),
    when=CoalBurstCrew.zone != "none",
    title="冲击危险区的作业人数超过规程的限员",
    en="more people in a burst zone than the regulation allows",
    cases=[
        Case.hazard(zone="weak", work="face_production", people=17),
        Case.hazard(zone="weak", work="face_repair", people=41),
        Case.hazard(zone="medium", work="heading_key", people=10),
        Case.hazard(zone="medium", work="heading_other", people=16),
        Case.hazard(zone="strong", work="repair_or_relief", people=10),
        Case.clear(zone="weak", work="repair_or_relief", people=10),
        Case.clear(zone="strong", work="face_production", people=16),
        Case.undetermined(zone="strong", work="face_production"),
    ],
)
def coal_burst_crowded() -> Condition:
    """维修、解危只限中等和强危险区；恰为限员的不构成。"""
    over = CoalBurstCrew.people > REGULATION.limit("burst_people").at(CoalBurstCrew.work)
    exempt = (CoalBurstCrew.work == "repair_or_relief") & (CoalBurstCrew.zone == "weak")
    return over & ~exempt
