"""The rules on boreholes for regional drainage and on tests of the measures against outbursts (article 6)."""

from ansheng import Case, Condition, Rule, choose, rule

from .outburst_facts import CoalBoreholes, CoalOutburstIndex, CoalOutburstWork
from .standards import CRITERIA

_SIDED = ("section", "strip_cross", "strip_in_seam", "long_hole")


@rule(
    CRITERIA.clause("borehole_coverage"),
    when=(CoalBoreholes.gas_class == "outburst") & CoalBoreholes.scheme.is_in(_SIDED),
    title="区域预抽钻孔在巷道两帮外侧的控制距离不足",
    en="boreholes cover too little beside the roads",
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
    """倾斜、急倾斜煤层上下帮要求不同；其他煤层两侧相同。"""
    each = CRITERIA.limit("each_side")
    steep = (CoalBoreholes.upper_side < CRITERIA.limit("upper_side")) | (
        CoalBoreholes.lower_side < CRITERIA.limit("lower_side")
    )
    flat = (CoalBoreholes.upper_side < each) | (CoalBoreholes.lower_side < each)
    return (CoalBoreholes.steep & steep) | (~CoalBoreholes.steep & flat)


coal_boreholes_whole = Rule(
    CRITERIA.clause("borehole_coverage"),
    when=(CoalBoreholes.gas_class == "outburst")
    & CoalBoreholes.scheme.is_in(["section", "stope", "strip_cross"]),
    hazard=~CoalBoreholes.whole_covered,
    title="区域预抽钻孔没有控制整个回采区域或整条煤巷",
    en="boreholes do not cover the whole area",
    note="适用于区段预抽、回采区域预抽和穿层预抽煤巷条带。",
)


@rule(
    CRITERIA.clause("borehole_coverage"),
    when=(CoalBoreholes.gas_class == "outburst") & (CoalBoreholes.scheme == "uncovering"),
    title="揭煤区域的预抽钻孔完成过晚，或控制范围不足",
    en="boreholes for uncovering too late or covering too little",
    given={"gas_class": "outburst", "scheme": "uncovering"},
    cases=[
        Case.hazard(completed_at="6.9 m"),
        Case.hazard(outside_outline="11.9 m"),
        Case.hazard(very_steep=True, outside_low="5.9 m"),
        Case.hazard(edge_to_outline="4.9 m"),
        Case.clear(completed_at=7, outside_outline=12, very_steep=False, edge_to_outline=5),
        Case.clear(completed_at=7, outside_outline=12, very_steep=True, outside_low=6, edge_to_outline=5),
        Case.undetermined(completed_at=7, outside_outline=12),
    ],
)
def coal_boreholes_uncovering() -> Condition:
    """轮廓线外控制距离不含急倾斜煤层的底部或下帮，后者另填。"""
    late = CoalBoreholes.completed_at < CRITERIA.limit("uncovering_distance")
    narrow = CoalBoreholes.outside_outline < CRITERIA.limit("uncovering_outside")
    low = CoalBoreholes.very_steep & (CoalBoreholes.outside_low < CRITERIA.limit("uncovering_outside_low"))
    return late | narrow | low | (CoalBoreholes.edge_to_outline < CRITERIA.limit("uncovering_outline"))


@rule(
    CRITERIA.clause("borehole_coverage"),
    when=(CoalBoreholes.gas_class == "outburst") & CoalBoreholes.scheme.is_in(["strip_in_seam", "long_hole"]),
    title="顺层钻孔或定向长钻孔在掘进前方的控制长度不足",
    en="boreholes cover too little ahead of the heading",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(scheme="strip_in_seam", ahead="59 m"),
        Case.hazard(scheme="long_hole", ahead="299 m"),
        Case.clear(scheme="strip_in_seam", ahead="60 m"),
        Case.clear(scheme="long_hole", ahead="300 m"),
        Case.undetermined(scheme="long_hole"),
    ],
)
def coal_boreholes_ahead() -> Condition:
    """恰为最小值不构成。"""
    short = (CoalBoreholes.scheme == "strip_in_seam") & (CoalBoreholes.ahead < CRITERIA.limit("strip_ahead"))
    return short | (
        (CoalBoreholes.scheme == "long_hole") & (CoalBoreholes.ahead < CRITERIA.limit("long_hole_ahead"))
    )


@rule(
    CRITERIA.clause("borehole_coverage"),
    when=(CoalBoreholes.gas_class == "outburst") & CoalBoreholes.neighbour_outburst_seam,
    title="近距离的邻近突出煤层没有同样控制",
    en="a near outburst seam is not covered alike",
    given={"gas_class": "outburst", "neighbour_outburst_seam": True},
    cases=[
        Case.hazard(neighbour_distance="4.9 m", neighbour_thickness="0.31 m", neighbour_covered=False),
        Case.clear(neighbour_covered=True),
        Case.clear(neighbour_distance="5 m"),
        Case.clear(neighbour_thickness="0.3 m"),
        Case.undetermined(neighbour_distance="4 m"),
    ],
)
def coal_boreholes_neighbour() -> Condition:
    """法距小于、厚度大于限值才适用。"""
    near = CoalBoreholes.neighbour_distance < CRITERIA.limit("near_seam_distance")
    thick = CoalBoreholes.neighbour_thickness > CRITERIA.limit("near_seam_thickness")
    return near & thick & ~CoalBoreholes.neighbour_covered


coal_effect_tests = Rule(
    CRITERIA.clause("effect_tests"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~CoalOutburstWork.effect_tested
    | (~CoalOutburstWork.effect_passed & CoalOutburstWork.working)
    | CoalOutburstWork.data_faked,
    title="没有做效果检验和验证，不达标仍作业，或数据造假",
    en="effect not tested, work after a failed test, or data faked",
    note="生产和建设都算作业。",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(effect_tested=False),
        Case.hazard(effect_tested=True, effect_passed=False, working=True),
        Case.hazard(data_faked=True),
        Case.clear(effect_tested=True, effect_passed=True, data_faked=False),
        Case.clear(effect_tested=True, effect_passed=False, working=False, data_faked=False),
        Case.undetermined(effect_tested=True, effect_passed=True),
    ],
)


coal_effect_test_missing = Rule(
    CRITERIA.clause("effect_test_missing"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=~CoalOutburstWork.effect_tested,
    en="effect of the measures not tested or verified",
    replaces=("coal_effect_tests",),
    note="检验是否符合规程由检查人判断。",
)


coal_effect_data_faked = Rule(
    CRITERIA.clause("effect_data_faked"),
    when=CoalOutburstWork.gas_class == "outburst",
    hazard=CoalOutburstWork.data_faked,
    title="防突检验数据造假",
    en="test data against outbursts faked",
    note="由检查人核对原始记录后判断。",
)


@rule(
    CRITERIA.clause("critical_index"),
    when=CoalOutburstIndex.gas_class == "outburst",
    title="检验指标达到临界值而没有采取措施",
    en="a test index reaches its critical value and nothing is done",
    given={"gas_class": "outburst"},
    cases=[
        Case.hazard(index="pressure", pressure="0.74 MPa", own_critical=False, measures_after=False),
        Case.clear(index="pressure", pressure="0.73 MPa", own_critical=False),
        Case.hazard(index="content", in_structure=False, content=8, own_critical=False, measures_after=False),
        Case.hazard(index="content", in_structure=True, content=6, own_critical=False, measures_after=False),
        Case.clear(index="content", in_structure=False, content=7.9, own_critical=False),
        Case.hazard(
            test="uncovering",
            index="delta_h2",
            wet=True,
            delta_h2=160,
            own_critical=False,
            measures_after=False,
        ),
        Case.clear(test="uncovering", index="delta_h2", wet=False, delta_h2=199, own_critical=False),
        Case.hazard(test="cuttings", index="k1", k1=0.5, own_critical=False, measures_after=False),
        Case.clear(test="uncovering", index="k1", wet=True, k1=0.39, own_critical=False),
        Case.hazard(index="cuttings_mass", cuttings_mass=6, own_critical=False, measures_after=False),
        Case.hazard(index="cuttings_volume", cuttings_volume=5.4, own_critical=False, measures_after=False),
        Case.hazard(index="velocity", velocity=5, own_critical=False, measures_after=False),
        Case.hazard(own_critical=True, own_critical_reached=True, measures_after=False),
        Case.clear(own_critical=True, own_critical_reached=False),
        Case.clear(measures_after=True),
        Case.undetermined(index="pressure", pressure=0.8, measures_after=False),
        Case.undetermined(index="k1", k1=0.45, own_critical=False, measures_after=False),
    ],
)
def coal_critical_index() -> Condition:
    """一项指标一条记录；有实际考察的临界值时只看是否达到它。K1 的单位为 mL/(g·min^0.5)。"""
    limit = CRITERIA.limit
    opened = CoalOutburstIndex.test == "uncovering"
    h2 = choose(
        opened,
        choose(CoalOutburstIndex.wet, limit("delta_h2_wet"), limit("delta_h2_dry")),
        limit("heading_delta_h2"),
    )
    k1 = choose(opened, choose(CoalOutburstIndex.wet, limit("k1_wet"), limit("k1_dry")), limit("heading_k1"))
    content = choose(CoalOutburstIndex.in_structure, limit("gas_content_structure"), limit("gas_content"))
    reached = (
        ((CoalOutburstIndex.index == "pressure") & (CoalOutburstIndex.pressure >= limit("gas_pressure")))
        | ((CoalOutburstIndex.index == "content") & (CoalOutburstIndex.content >= content))
        | ((CoalOutburstIndex.index == "delta_h2") & (CoalOutburstIndex.delta_h2 >= h2))
        | ((CoalOutburstIndex.index == "k1") & (CoalOutburstIndex.k1 >= k1))
        | (
            (CoalOutburstIndex.index == "cuttings_mass")
            & (CoalOutburstIndex.cuttings_mass >= limit("cuttings_mass"))
        )
        | (
            (CoalOutburstIndex.index == "cuttings_volume")
            & (CoalOutburstIndex.cuttings_volume >= limit("cuttings_volume"))
        )
        | (
            (CoalOutburstIndex.index == "velocity")
            & (CoalOutburstIndex.velocity >= limit("initial_velocity"))
        )
    )
    over = (CoalOutburstIndex.own_critical & CoalOutburstIndex.own_critical_reached) | (
        ~CoalOutburstIndex.own_critical & reached
    )
    return over & ~CoalOutburstIndex.measures_after
