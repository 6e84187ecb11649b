"""The rules on outburst mines: staff, prediction, measures, boreholes, uncovering, tests, protection (article 6)."""

from ansheng import Case, Condition, Rule, choose, rule

from .mine_facts import CoalMine as Mine
from .outburst_facts import CoalBoreholes as Holes
from .outburst_facts import CoalOutburstIndex as Test
from .outburst_facts import CoalOutburstWork as Work
from .outburst_facts import CoalUncovering as Uncovering
from .standards import CRITERIA as LAW

_OUTBURST = Work.gas_class == "outburst"
_DANGER_ZONE = Work.deemed_dangerous | ~Work.region_predicted | ~Work.found_safe
_SIDED = ("section", "strip_cross", "strip_in_seam", "long_hole")
_HOLES = Holes.gas_class == "outburst"


coal_no_outburst_unit = Rule(
    LAW.clause("outburst_unit"),
    when=Mine.gas_class == "outburst",
    hazard=~(Mine.outburst_unit & Mine.specialists_sufficient),
)


coal_trolley_locomotive = Rule(
    LAW.clause("trolley_locomotive"), when=Mine.gas_class == "outburst", hazard=Mine.trolley_locomotive
)


coal_outburst_unpredicted = Rule(
    LAW.clause("outburst_prediction"),
    when=_OUTBURST,
    hazard=~Work.deemed_dangerous & ~(Work.region_predicted & Work.face_predicted),
)


@rule(
    LAW.clause("prediction_rules"),
    when=_OUTBURST,
    replaces=["coal_outburst_unpredicted"],
    given={"gas_class": "outburst", "working": True, "deemed_dangerous": False, "region_predicted": True},
    cases=[
        Case.hazard(region_predicted=False),
        Case.hazard(face_predicted=False),
        Case.hazard(predicted_panels=2),
        Case.hazard(reliable_data=False, qualified_body=False),
        Case.hazard(found_safe=True, safe_result_approved=False),
        Case.clear(working=False),
        Case.clear(deemed_dangerous=True),
        Case.clear(face_predicted=True, predicted_panels=1, reliable_data=True, found_safe=False),
        Case.undetermined(face_predicted=True),
        Case.out_of_scope(gas_class="high", working=True, deemed_dangerous=False, region_predicted=False),
        Case.out_of_scope(gas_class="low", working=True, deemed_dangerous=False, region_predicted=False),
    ],
)
def coal_prediction_rules() -> Condition:
    wide = Work.predicted_panels > LAW.limit("predicted_panels")
    baseless = ~Work.reliable_data & ~Work.qualified_body
    unapproved = Work.found_safe & ~Work.safe_result_approved
    undone = ~(Work.region_predicted & Work.face_predicted)
    return Work.working & ~Work.deemed_dangerous & (undone | wide | baseless | unapproved)


coal_no_outburst_measures = Rule(
    LAW.clause("outburst_measures"), when=_OUTBURST, hazard=~Work.measures_as_required
)


coal_no_protective_seam = Rule(
    LAW.clause("protective_seam"),
    when=_OUTBURST,
    hazard=Work.protective_seam_feasible & ~Work.protective_seam_mined & _DANGER_ZONE,
    replaces=["coal_no_outburst_measures"],
)


coal_relief_gas = Rule(
    LAW.clause("relief_gas"),
    when=_OUTBURST & Work.protective_seam_mined,
    hazard=~Work.relief_gas_drained | (Work.in_unprotected_area & ~Work.further_measures),
)


coal_dangerous_face = Rule(
    LAW.clause("dangerous_face"), when=_OUTBURST, hazard=Work.predicted_dangerous & ~Work.face_measures
)


@rule(
    LAW.clause("uncovering"),
    when=Uncovering.gas_class == "outburst",
    given={
        "gas_class": "outburst",
        "local_measures": True,
        "design_approved": True,
        "procedure_complete": True,
    },
    cases=[
        Case.hazard(normal_distance="5 m", local_measures=False),
        Case.clear(normal_distance="5.1 m", local_measures=False),
        Case.undetermined(local_measures=False),
        Case.hazard(normal_distance="5 m", remote_blasting=False),
        Case.hazard(normal_distance="2 m", remote_blasting=False),
        Case.hazard(design_approved=False),
        Case.hazard(procedure_complete=False),
        Case.clear(normal_distance="5.1 m"),
        Case.clear(normal_distance="1.9 m"),
        Case.clear(normal_distance="3 m", remote_blasting=True),
        Case.undetermined(normal_distance="3 m"),
    ],
)
def coal_uncovering() -> Condition:
    near = Uncovering.normal_distance.between(
        LAW.limit("remote_blasting_to"), LAW.limit("remote_blasting_from")
    )
    begun = Uncovering.normal_distance <= LAW.limit("local_measures_from")
    prepared = Uncovering.design_approved & Uncovering.procedure_complete
    return ~prepared | (begun & ~Uncovering.local_measures) | (near & ~Uncovering.remote_blasting)


@rule(
    LAW.clause("lead_distance"),
    when=_OUTBURST,
    given={"gas_class": "outburst", "kind": "heading"},
    cases=[
        Case.hazard(broken_structure=False, remaining_lead="4.9 m"),
        Case.clear(broken_structure=False, remaining_lead="5 m"),
        Case.hazard(broken_structure=True, remaining_lead="6.9 m"),
        Case.clear(kind="coal_face", broken_structure=False, remaining_lead="3 m"),
        Case.hazard(kind="coal_face", broken_structure=True, remaining_lead="4.9 m"),
        Case.clear(kind="coal_face", broken_structure=True, remaining_lead="5 m"),
        Case.undetermined(remaining_lead="6 m"),
    ],
)
def coal_lead_distance() -> Condition:
    lead, broken = LAW.limit("lead").at(Work.kind), LAW.limit("lead_in_structure").at(Work.kind)
    return Work.remaining_lead < choose(Work.broken_structure, broken, lead)


coal_outburst_signs = Rule(
    LAW.clause("outburst_signs"), when=_OUTBURST, hazard=Work.signs & ~Work.further_measures & Work.working
)


coal_outburst_protection = Rule(
    LAW.clause("outburst_protection"), when=_OUTBURST, hazard=~Work.protection_as_required
)


coal_outburst_protection_means = Rule(
    LAW.clause("outburst_protection_means"),
    when=_OUTBURST,
    hazard=~(Work.refuge & Work.reverse_doors & Work.air_rescue & Work.self_rescuers & Work.remote_blasting),
    replaces=["coal_outburst_protection"],
)


@rule(
    LAW.clause("borehole_coverage"),
    when=_HOLES & Holes.scheme.is_in(_SIDED),
    title="区域预抽煤层瓦斯钻孔在巷道两帮外侧的控制距离小于规定值",
    en="Boreholes cover too little beside the roads",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(scheme="section", steep=True, upper_side=19, lower_side=10),
        Case.hazard(scheme="section", steep=True, upper_side=20, lower_side=9),
        Case.hazard(scheme="strip_cross", steep=False, upper_side=14, lower_side=15),
        Case.hazard(scheme="strip_cross", steep=False, upper_side=15, lower_side=14),
        Case.clear(scheme="long_hole", steep=True, upper_side=20, lower_side=10),
        Case.clear(scheme="strip_in_seam", steep=False, upper_side=15, lower_side=15),
        Case.undetermined(scheme="section", upper_side=18, lower_side=15),
    ],
)
def coal_boreholes_sides() -> Condition:
    each = LAW.limit("each_side")
    steep = (Holes.upper_side < LAW.limit("upper_side")) | (Holes.lower_side < LAW.limit("lower_side"))
    flat = (Holes.upper_side < each) | (Holes.lower_side < each)
    return (Holes.steep & steep) | (~Holes.steep & flat)


coal_boreholes_whole = Rule(
    LAW.clause("borehole_coverage"),
    when=_HOLES & Holes.scheme.is_in(["section", "stope", "strip_cross"]),
    hazard=~Holes.whole_covered,
    title="区域预抽煤层瓦斯钻孔未控制整个回采区域或整条煤巷",
    en="Boreholes do not cover the whole area",
)


coal_boreholes_uncovering = Rule(
    LAW.clause("borehole_coverage"),
    when=_HOLES & (Holes.scheme == "uncovering"),
    hazard=(Holes.completed_at < LAW.limit("uncovering_distance"))
    | (Holes.outside_outline < LAW.limit("uncovering_outside"))
    | (Holes.very_steep & (Holes.outside_low < LAW.limit("uncovering_outside_low")))
    | (Holes.edge_to_outline < LAW.limit("uncovering_outline")),
    title="揭煤区域预抽瓦斯钻孔完成时的最小法向距离或控制范围小于规定值",
    en="Boreholes for uncovering too late or covering too little",
    given={"gas_class": "outburst", "scheme": "uncovering", "completed_at": 7, "outside_outline": 12},
    cases=[
        Case.hazard(completed_at=6.9),
        Case.hazard(outside_outline=11.9),
        Case.hazard(very_steep=True, outside_low=5.9),
        Case.hazard(edge_to_outline=4.9),
        Case.clear(very_steep=False, edge_to_outline=5),
        Case.clear(very_steep=True, outside_low=6, edge_to_outline=5),
        Case.undetermined(edge_to_outline=5),
    ],
)


coal_boreholes_ahead = Rule(
    LAW.clause("borehole_coverage"),
    when=_HOLES & Holes.scheme.is_in(["strip_in_seam", "long_hole"]),
    hazard=((Holes.scheme == "strip_in_seam") & (Holes.ahead < LAW.limit("strip_ahead")))
    | ((Holes.scheme == "long_hole") & (Holes.ahead < LAW.limit("long_hole_ahead"))),
    title="顺层钻孔或定向长钻孔在掘进前方的控制长度小于规定值",
    en="Boreholes cover too little ahead of the heading",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(scheme="strip_in_seam", ahead="59 m"),
        Case.clear(scheme="strip_in_seam", ahead="60 m"),
        Case.hazard(scheme="long_hole", ahead="299 m"),
        Case.clear(scheme="long_hole", ahead="300 m"),
        Case.undetermined(scheme="long_hole"),
    ],
)


coal_boreholes_neighbour = Rule(
    LAW.clause("borehole_coverage"),
    when=_HOLES & Holes.neighbour_outburst_seam,
    hazard=(Holes.neighbour_distance < LAW.limit("near_seam_distance"))
    & (Holes.neighbour_thickness > LAW.limit("near_seam_thickness"))
    & ~Holes.neighbour_covered,
    title="区域预抽煤层瓦斯钻孔的控制范围未包括近距离的邻近突出煤层",
    en="A near outburst seam is not covered alike",
    note="法距小于、厚度大于限值才适用。",
    given={"gas_class": "outburst", "neighbour_outburst_seam": True, "neighbour_distance": 4.9},
    cases=[
        Case.hazard(neighbour_thickness=0.31, neighbour_covered=False),
        Case.clear(neighbour_distance=5),
        Case.clear(neighbour_thickness=0.3),
        Case.clear(neighbour_covered=True),
        Case.undetermined(),
    ],
)


coal_effect_tests = Rule(
    LAW.clause("effect_tests"),
    when=_OUTBURST,
    hazard=~Work.effect_tested | (~Work.effect_passed & Work.working) | Work.data_faked,
)


coal_effect_test_missing = Rule(
    LAW.clause("effect_test_missing"),
    when=_OUTBURST,
    hazard=~Work.effect_tested,
    replaces=["coal_effect_tests"],
)


coal_effect_data_faked = Rule(LAW.clause("effect_data_faked"), when=_OUTBURST, hazard=Work.data_faked)


@rule(
    LAW.clause("critical_index"),
    when=Test.gas_class == "outburst",
    given={"gas_class": "outburst", "own_critical": False, "measures_after": False},
    cases=[
        Case.hazard(index="pressure", pressure="0.74 MPa"),
        Case.clear(index="pressure", pressure="0.73 MPa"),
        Case.hazard(index="content", in_structure=False, content=8),
        Case.hazard(index="content", in_structure=True, content=6),
        Case.clear(index="content", in_structure=False, content=7.9),
        Case.hazard(test="uncovering", index="delta_h2", wet=True, delta_h2=160),
        Case.clear(test="uncovering", index="delta_h2", wet=False, delta_h2=199),
        Case.hazard(test="cuttings", index="k1", k1=0.5),
        Case.clear(test="uncovering", index="k1", wet=True, k1=0.39),
        Case.hazard(index="cuttings_mass", cuttings_mass=6),
        Case.hazard(index="cuttings_volume", cuttings_volume=5.4),
        Case.hazard(index="velocity", velocity=5),
        Case.hazard(own_critical=True, own_critical_reached=True),
        Case.clear(own_critical=True, own_critical_reached=False),
        Case.clear(measures_after=True),
        Case.undetermined(index="pressure", pressure=0.8, own_critical=None),
        Case.undetermined(index="k1", k1=0.45),
    ],
)
def coal_critical_index() -> Condition:
    limit, opened = LAW.limit, Test.test == "uncovering"
    opened_h2 = choose(Test.wet, limit("delta_h2_wet"), limit("delta_h2_dry"))
    opened_k1 = choose(Test.wet, limit("k1_wet"), limit("k1_dry"))
    content = choose(Test.in_structure, limit("gas_content_structure"), limit("gas_content"))
    reached = (
        ((Test.index == "pressure") & (Test.pressure >= limit("gas_pressure")))
        | ((Test.index == "content") & (Test.content >= content))
        | (
            (Test.index == "delta_h2")
            & (Test.delta_h2 >= choose(opened, opened_h2, limit("heading_delta_h2")))
        )
        | ((Test.index == "k1") & (Test.k1 >= choose(opened, opened_k1, limit("heading_k1"))))
        | ((Test.index == "cuttings_mass") & (Test.cuttings_mass >= limit("cuttings_mass")))
        | ((Test.index == "cuttings_volume") & (Test.cuttings_volume >= limit("cuttings_volume")))
        | ((Test.index == "velocity") & (Test.velocity >= limit("initial_velocity")))
    )
    own = Test.own_critical & Test.own_critical_reached
    return (own | (~Test.own_critical & reached)) & ~Test.measures_after
