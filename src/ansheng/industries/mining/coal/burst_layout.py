"""The rules on layout, spacing, support and people in burst seams (2020 art. 11(4); 2026 art. 4(3), 11(7) to 11(9))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .rock_burst_facts import CoalBurstCrew, CoalBurstPanel, CoalBurstPlace, CoalBurstRoad, CoalFacePair
from .standards import CRITERIA, REGULATION


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_layout"),
    when=lambda p: p.burst_seam,
    en="island pillar, spacing, order, speed or layout wrong in a burst seam",
    cases=[
        Case.hazard(burst_seam=True, island_illegal=True),
        Case.hazard(burst_seam=True, spacing_ok=False),
        Case.hazard(burst_seam=True, sequence_ok=False),
        Case.hazard(burst_seam=True, speed_ok=False),
        Case.hazard(burst_seam=True, layout_ok=False),
        Case.clear(
            burst_seam=True,
            island_illegal=False,
            spacing_ok=True,
            sequence_ok=True,
            speed_ok=True,
            layout_ok=True,
        ),
        Case.undetermined(burst_seam=True, island_illegal=False, spacing_ok=True, sequence_ok=True),
    ],
)
def coal_burst_layout(p: type[CoalBurstPlace]) -> Condition:
    """冲击煤层违规开采孤岛煤柱，或间距、顺序、速度、布置不符合规定

    是否符合规定由检查人依据当时有效的规程判断；2026-02-01 起间距另按数值判定。
    """
    return p.island_illegal | ~(p.spacing_ok & p.sequence_ok & p.speed_ok & p.layout_ok)


@rule(
    CoalFacePair,
    cites=CRITERIA.clause("burst_layout"),
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
def coal_burst_faces_near(p: type[CoalFacePair]) -> Condition:
    """冲击煤层两个采掘面的间距小于规程的距离，没有停其一

    2020 年标准指向规程，规程的数值自 2026-02-01 起适用；恰为限值的不构成，两个全岩掘进面除外。
    """
    near = p.distance < REGULATION.limit("burst_distance").at(p.kind)
    return near & ~((p.kind == "headings") & p.full_rock) & ~p.one_stopped


@rule(
    CoalFacePair,
    cites=CRITERIA.clause("burst_spacing"),
    replaces=["coal_burst_faces_near"],
    en="two faces too close in a burst seam and neither stopped",
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
def coal_burst_spacing(p: type[CoalFacePair]) -> Condition:
    """两个采掘面间距不足而没有停其一

    恰为限值的不构成；两个全岩掘进面除外。
    """
    near = p.distance < CRITERIA.limit("face_spacing").at(p.kind)
    return near & ~((p.kind == "headings") & p.full_rock) & ~p.one_stopped


@rule(
    CoalBurstPanel,
    cites=CRITERIA.clause("burst_sequence"),
    en="order of mining not kept, leaving an island pillar",
    cases=[
        Case.hazard(out_of_sequence_island=True),
        Case.clear(out_of_sequence_island=False),
        Case.undetermined(),
    ],
)
def coal_burst_sequence(p: type[CoalBurstPanel]) -> Condition:
    """没有按确定的顺序开采，留下孤岛煤柱

    由检查人判断。
    """
    return p.out_of_sequence_island


@rule(
    CoalBurstPanel,
    cites=CRITERIA.clause("burst_goaf_pillar"),
    en="pillar left in goaf without proof and approval",
    cases=[
        Case.hazard(goaf_pillar=True, pillar_approved=False),
        Case.clear(goaf_pillar=True, pillar_approved=True),
        Case.clear(goaf_pillar=False),
        Case.undetermined(goaf_pillar=True),
    ],
)
def coal_burst_goaf_pillar(p: type[CoalBurstPanel]) -> Condition:
    """采空区留煤柱

    经论证并由企业技术负责人批准的除外。
    """
    return p.goaf_pillar & ~p.pillar_approved


@rule(
    CoalBurstPanel,
    cites=CRITERIA.clause("burst_island_strong"),
    en="island pillar mined in a strong-burst seam",
    cases=[
        Case.hazard(seam_grade="strong", mining_island=True),
        Case.clear(seam_grade="medium", mining_island=True),
        Case.clear(mining_island=False),
        Case.undetermined(mining_island=True),
    ],
)
def coal_burst_island_strong(p: type[CoalBurstPanel]) -> Condition:
    """强冲击地压煤层开采孤岛煤柱

    等级取自鉴定结果。
    """
    return (p.seam_grade == "strong") & p.mining_island


@rule(
    CoalBurstPanel,
    cites=CRITERIA.clause("burst_island_lesser"),
    when=lambda p: p.seam_grade.is_in(["weak", "medium"]),
    en="island pillar mined in a lesser burst seam without proof and measures",
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
def coal_burst_island_lesser(p: type[CoalBurstPanel]) -> Condition:
    """中等以下冲击地压煤层开采孤岛煤柱，论证或措施不到位

    没有做论证的，是否通过填“否”或不填。
    """
    return p.mining_island & ~(p.proof_done & p.proof_passed & p.proof_measures)


@rule(
    CoalBurstRoad,
    cites=CRITERIA.clause("burst_new_roads"),
    when=lambda p: p.new,
    en="new main road or permanent chamber in a burst seam",
    cases=[
        Case.hazard(new=True, kind="main_road", seam_grade="strong"),
        Case.hazard(new=True, kind="permanent_chamber", seam_grade="weak"),
        Case.clear(new=True, kind="main_road", seam_grade="medium"),
        Case.clear(new=True, kind="permanent_chamber", seam_grade="none"),
        Case.undetermined(new=True, kind="main_road"),
    ],
)
def coal_burst_new_road(p: type[CoalBurstRoad]) -> Condition:
    """新建开拓、准备巷道在强冲击煤层，或新建永久硐室在冲击煤层

    冲击煤层指弱及以上等级。
    """
    road = (p.kind == "main_road") & (p.seam_grade == "strong")
    return road | ((p.kind == "permanent_chamber") & (p.seam_grade != "none"))


@rule(
    CoalBurstPanel,
    cites=CRITERIA.clause("burst_island_faces"),
    en="too many faces at once in an island panel",
    cases=[Case.hazard(island_faces=2), Case.clear(island_faces=1), Case.undetermined()],
)
def coal_burst_island_faces(p: type[CoalBurstPanel]) -> Condition:
    """孤岛工作面内同时采掘的工作面过多

    恰为限值的已构成；不是孤岛工作面的填 0。
    """
    return p.island_faces >= CRITERIA.limit("island_faces")


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_repair"),
    when=lambda p: p.burst_seam,
    en="repair beside mining or too many repair points",
    cases=[
        Case.hazard(burst_seam=True, repair_beside_mining=True),
        Case.hazard(burst_seam=True, repair_beside_mining=False, repair_points=2),
        Case.clear(burst_seam=True, repair_beside_mining=False, repair_points=1),
        Case.undetermined(burst_seam=True, repair_beside_mining=False),
    ],
)
def coal_burst_repair(p: type[CoalBurstPlace]) -> Condition:
    """采动影响区扩修与回采平行，或同时作业的扩修点过多

    恰为限值的已构成。
    """
    return p.repair_beside_mining | (p.repair_points >= CRITERIA.limit("repair_points"))


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_relief_distance"),
    when=lambda p: p.relief_in_progress,
    en="people not involved stay too near during relief",
    cases=[
        Case.hazard(relief_in_progress=True, nearest_person="300 m"),
        Case.clear(relief_in_progress=True, nearest_person="301 m"),
        Case.undetermined(relief_in_progress=True),
    ],
)
def coal_burst_relief_distance(p: type[CoalBurstPlace]) -> Condition:
    """解危时无关人员没有撤到规定距离以外

    恰为限值的已构成。
    """
    return p.nearest_person <= CRITERIA.limit("relief_distance")


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_advance_rate"),
    when=lambda p: p.burst_seam,
    en="face advances faster than the safe rate",
    cases=[
        Case.hazard(burst_seam=True, advance="5.1 m/day", safe_advance="5 m/day"),
        Case.clear(burst_seam=True, advance="5 m/day", safe_advance="5 m/day"),
        Case.undetermined(burst_seam=True, advance="5.1 m/day"),
    ],
)
def coal_burst_advance(p: type[CoalBurstPlace]) -> Condition:
    """推进速度大于防冲设计的安全速度

    恰为安全速度的不构成。
    """
    return p.advance > p.safe_advance


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_advance_support"),
    when=lambda p: p.zone.is_in(["weak", "medium", "strong"]),
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
def coal_burst_advance_support(p: type[CoalBurstPlace]) -> Condition:
    """冲击危险区采煤面超前支护的长度、强度或形式不符合规程

    长度取自规程，恰为限值的不构成；强危险区没有数值，按设计值判定；强度由检查人判断。
    """
    law = REGULATION.limit
    weak = (p.zone == "weak") & (p.advance_support < law("weak_zone_support"))
    medium = ((p.zone == "medium") | p.thick_seam_caving) & (p.advance_support < law("medium_zone_support"))
    strong = (p.zone == "strong") & (p.advance_support < p.designed_support)
    props = p.zone.is_in(["medium", "strong"]) & p.single_props
    return weak | medium | strong | p.rigid_support | props | ~p.support_strength_ok


@rule(
    CoalBurstPlace,
    cites=CRITERIA.clause("burst_compound_support"),
    when=lambda p: p.zone.is_in(["medium", "strong"]),
    en="compound support missing where roof coal is kept",
    cases=[
        Case.hazard(zone="medium", roof_coal_kept=True, adverse_condition=True, compound_support=False),
        Case.clear(zone="strong", roof_coal_kept=True, adverse_condition=True, compound_support=True),
        Case.clear(zone="strong", roof_coal_kept=False),
        Case.undetermined(zone="strong", roof_coal_kept=True, adverse_condition=True),
    ],
)
def coal_burst_compound_support(p: type[CoalBurstPlace]) -> Condition:
    """中等以上冲击危险区托顶煤掘进遇不利条件，没有用复合支护

    弱危险区不判。
    """
    return p.roof_coal_kept & p.adverse_condition & ~p.compound_support


@rule(
    CoalBurstCrew,
    cites=CRITERIA.clause("staffing_over_limit"),
    when=lambda p: p.zone != "none",
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
def coal_burst_crowded(p: type[CoalBurstCrew]) -> Condition:
    """冲击危险区的作业人数超过规程的限员

    维修、解危只限中等和强危险区；恰为限员的不构成。
    """
    over = p.people > REGULATION.limit("burst_people").at(p.work)
    exempt = (p.work == "repair_or_relief") & (p.zone == "weak")
    return over & ~exempt
