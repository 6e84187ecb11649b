"""The rules on boreholes for regional drainage and on tests of the measures against outbursts (article 6)."""

from __future__ import annotations

from ansheng import Case, Condition, choose, rule

from .outburst_facts import CoalBoreholes, CoalOutburstIndex, CoalOutburstWork
from .standards import CRITERIA

_SIDED = ("section", "strip_cross", "strip_in_seam", "long_hole")


@rule(
    CoalBoreholes,
    cites=CRITERIA.clause("borehole_coverage"),
    when=lambda p: (p.gas_class == "outburst") & p.scheme.is_in(_SIDED),
    en="boreholes cover too little beside the roads",
    cases=[
        Case.hazard(gas_class="outburst", scheme="section", steep=True, upper_side=19, lower_side=10),
        Case.hazard(gas_class="outburst", scheme="section", steep=True, upper_side=20, lower_side=9),
        Case.hazard(gas_class="outburst", scheme="strip_cross", steep=False, upper_side=14, lower_side=15),
        Case.hazard(gas_class="outburst", scheme="strip_cross", steep=False, upper_side=15, lower_side=14),
        Case.clear(gas_class="outburst", scheme="long_hole", steep=True, upper_side=20, lower_side=10),
        Case.clear(gas_class="outburst", scheme="strip_in_seam", steep=False, upper_side=15, lower_side=15),
        Case.undetermined(gas_class="outburst", scheme="section", upper_side=18, lower_side=15),
    ],
)
def coal_boreholes_sides(p: type[CoalBoreholes]) -> Condition:
    """区域预抽钻孔在巷道两帮外侧的控制距离不足

    倾斜、急倾斜煤层上下帮要求不同；其他煤层两侧相同。
    """
    each = CRITERIA.limit("each_side")
    steep = (p.upper_side < CRITERIA.limit("upper_side")) | (p.lower_side < CRITERIA.limit("lower_side"))
    flat = (p.upper_side < each) | (p.lower_side < each)
    return (p.steep & steep) | (~p.steep & flat)


@rule(
    CoalBoreholes,
    cites=CRITERIA.clause("borehole_coverage"),
    when=lambda p: (p.gas_class == "outburst") & p.scheme.is_in(["section", "stope", "strip_cross"]),
    en="boreholes do not cover the whole area",
    cases=[
        Case.hazard(gas_class="outburst", scheme="stope", whole_covered=False),
        Case.clear(gas_class="outburst", scheme="stope", whole_covered=True),
        Case.undetermined(gas_class="outburst", scheme="section"),
    ],
)
def coal_boreholes_whole(p: type[CoalBoreholes]) -> Condition:
    """区域预抽钻孔没有控制整个回采区域或整条煤巷

    适用于区段预抽、回采区域预抽和穿层预抽煤巷条带。
    """
    return ~p.whole_covered


@rule(
    CoalBoreholes,
    cites=CRITERIA.clause("borehole_coverage"),
    when=lambda p: (p.gas_class == "outburst") & (p.scheme == "uncovering"),
    en="boreholes for uncovering too late or covering too little",
    cases=[
        Case.hazard(gas_class="outburst", scheme="uncovering", completed_at="6.9 m"),
        Case.hazard(gas_class="outburst", scheme="uncovering", outside_outline="11.9 m"),
        Case.hazard(gas_class="outburst", scheme="uncovering", very_steep=True, outside_low="5.9 m"),
        Case.hazard(gas_class="outburst", scheme="uncovering", edge_to_outline="4.9 m"),
        Case.clear(
            gas_class="outburst",
            scheme="uncovering",
            completed_at=7,
            outside_outline=12,
            very_steep=False,
            edge_to_outline=5,
        ),
        Case.clear(
            gas_class="outburst",
            scheme="uncovering",
            completed_at=7,
            outside_outline=12,
            very_steep=True,
            outside_low=6,
            edge_to_outline=5,
        ),
        Case.undetermined(gas_class="outburst", scheme="uncovering", completed_at=7, outside_outline=12),
    ],
)
def coal_boreholes_uncovering(p: type[CoalBoreholes]) -> Condition:
    """揭煤区域的预抽钻孔完成过晚，或控制范围不足

    轮廓线外控制距离不含急倾斜煤层的底部或下帮，后者另填。
    """
    late = p.completed_at < CRITERIA.limit("uncovering_distance")
    narrow = p.outside_outline < CRITERIA.limit("uncovering_outside")
    low = p.very_steep & (p.outside_low < CRITERIA.limit("uncovering_outside_low"))
    return late | narrow | low | (p.edge_to_outline < CRITERIA.limit("uncovering_outline"))


@rule(
    CoalBoreholes,
    cites=CRITERIA.clause("borehole_coverage"),
    when=lambda p: (p.gas_class == "outburst") & p.scheme.is_in(["strip_in_seam", "long_hole"]),
    en="boreholes cover too little ahead of the heading",
    cases=[
        Case.hazard(gas_class="outburst", scheme="strip_in_seam", ahead="59 m"),
        Case.hazard(gas_class="outburst", scheme="long_hole", ahead="299 m"),
        Case.clear(gas_class="outburst", scheme="strip_in_seam", ahead="60 m"),
        Case.clear(gas_class="outburst", scheme="long_hole", ahead="300 m"),
        Case.undetermined(gas_class="outburst", scheme="long_hole"),
    ],
)
def coal_boreholes_ahead(p: type[CoalBoreholes]) -> Condition:
    """顺层钻孔或定向长钻孔在掘进前方的控制长度不足

    恰为最小值不构成。
    """
    short = (p.scheme == "strip_in_seam") & (p.ahead < CRITERIA.limit("strip_ahead"))
    return short | ((p.scheme == "long_hole") & (p.ahead < CRITERIA.limit("long_hole_ahead")))


@rule(
    CoalBoreholes,
    cites=CRITERIA.clause("borehole_coverage"),
    when=lambda p: (p.gas_class == "outburst") & p.neighbour_outburst_seam,
    en="a near outburst seam is not covered alike",
    cases=[
        Case.hazard(
            gas_class="outburst",
            neighbour_outburst_seam=True,
            neighbour_distance="4.9 m",
            neighbour_thickness="0.31 m",
            neighbour_covered=False,
        ),
        Case.clear(gas_class="outburst", neighbour_outburst_seam=True, neighbour_covered=True),
        Case.clear(gas_class="outburst", neighbour_outburst_seam=True, neighbour_distance="5 m"),
        Case.clear(gas_class="outburst", neighbour_outburst_seam=True, neighbour_thickness="0.3 m"),
        Case.undetermined(gas_class="outburst", neighbour_outburst_seam=True, neighbour_distance="4 m"),
    ],
)
def coal_boreholes_neighbour(p: type[CoalBoreholes]) -> Condition:
    """近距离的邻近突出煤层没有同样控制

    法距小于、厚度大于限值才适用。
    """
    near = p.neighbour_distance < CRITERIA.limit("near_seam_distance")
    thick = p.neighbour_thickness > CRITERIA.limit("near_seam_thickness")
    return near & thick & ~p.neighbour_covered


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("effect_tests"),
    when=lambda p: p.gas_class == "outburst",
    en="effect not tested, work after a failed test, or data faked",
    cases=[
        Case.hazard(gas_class="outburst", effect_tested=False),
        Case.hazard(gas_class="outburst", effect_tested=True, effect_passed=False, working=True),
        Case.hazard(gas_class="outburst", data_faked=True),
        Case.clear(gas_class="outburst", effect_tested=True, effect_passed=True, data_faked=False),
        Case.clear(
            gas_class="outburst", effect_tested=True, effect_passed=False, working=False, data_faked=False
        ),
        Case.undetermined(gas_class="outburst", effect_tested=True, effect_passed=True),
    ],
)
def coal_effect_tests(p: type[CoalOutburstWork]) -> Condition:
    """没有做效果检验和验证，不达标仍作业，或数据造假

    生产和建设都算作业。
    """
    return ~p.effect_tested | (~p.effect_passed & p.working) | p.data_faked


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("effect_test_missing"),
    replaces=("coal_effect_tests",),
    when=lambda p: p.gas_class == "outburst",
    en="effect of the measures not tested or verified",
    cases=[
        Case.hazard(gas_class="outburst", effect_tested=False),
        Case.clear(gas_class="outburst", effect_tested=True),
        Case.undetermined(gas_class="outburst"),
    ],
)
def coal_effect_test_missing(p: type[CoalOutburstWork]) -> Condition:
    """没有按规程做防突效果检验和验证

    检验是否符合规程由检查人判断。
    """
    return ~p.effect_tested


@rule(
    CoalOutburstWork,
    cites=CRITERIA.clause("effect_data_faked"),
    when=lambda p: p.gas_class == "outburst",
    en="test data against outbursts faked",
    cases=[
        Case.hazard(gas_class="outburst", data_faked=True),
        Case.clear(gas_class="outburst", data_faked=False),
        Case.undetermined(gas_class="outburst"),
    ],
)
def coal_effect_data_faked(p: type[CoalOutburstWork]) -> Condition:
    """防突检验数据造假

    由检查人核对原始记录后判断。
    """
    return p.data_faked


@rule(
    CoalOutburstIndex,
    cites=CRITERIA.clause("critical_index"),
    when=lambda p: p.gas_class == "outburst",
    en="a test index reaches its critical value and nothing is done",
    cases=[
        Case.hazard(
            gas_class="outburst",
            index="pressure",
            pressure="0.74 MPa",
            own_critical=False,
            measures_after=False,
        ),
        Case.clear(gas_class="outburst", index="pressure", pressure="0.73 MPa", own_critical=False),
        Case.hazard(
            gas_class="outburst",
            index="content",
            in_structure=False,
            content=8,
            own_critical=False,
            measures_after=False,
        ),
        Case.hazard(
            gas_class="outburst",
            index="content",
            in_structure=True,
            content=6,
            own_critical=False,
            measures_after=False,
        ),
        Case.clear(
            gas_class="outburst", index="content", in_structure=False, content=7.9, own_critical=False
        ),
        Case.hazard(
            gas_class="outburst",
            test="uncovering",
            index="delta_h2",
            wet=True,
            delta_h2=160,
            own_critical=False,
            measures_after=False,
        ),
        Case.clear(
            gas_class="outburst",
            test="uncovering",
            index="delta_h2",
            wet=False,
            delta_h2=199,
            own_critical=False,
        ),
        Case.hazard(
            gas_class="outburst",
            test="cuttings",
            index="k1",
            k1=0.5,
            own_critical=False,
            measures_after=False,
        ),
        Case.clear(
            gas_class="outburst", test="uncovering", index="k1", wet=True, k1=0.39, own_critical=False
        ),
        Case.hazard(
            gas_class="outburst",
            index="cuttings_mass",
            cuttings_mass=6,
            own_critical=False,
            measures_after=False,
        ),
        Case.hazard(
            gas_class="outburst",
            index="cuttings_volume",
            cuttings_volume=5.4,
            own_critical=False,
            measures_after=False,
        ),
        Case.hazard(
            gas_class="outburst", index="velocity", velocity=5, own_critical=False, measures_after=False
        ),
        Case.hazard(gas_class="outburst", own_critical=True, own_critical_reached=True, measures_after=False),
        Case.clear(gas_class="outburst", own_critical=True, own_critical_reached=False),
        Case.clear(gas_class="outburst", measures_after=True),
        Case.undetermined(gas_class="outburst", index="pressure", pressure=0.8, measures_after=False),
        Case.undetermined(
            gas_class="outburst", index="k1", k1=0.45, own_critical=False, measures_after=False
        ),
    ],
)
def coal_critical_index(p: type[CoalOutburstIndex]) -> Condition:
    """检验指标达到临界值而没有采取措施

    一项指标一条记录；有实际考察的临界值时只看是否达到它。K1 的单位为 mL/(g·min^0.5)。
    """
    limit = CRITERIA.limit
    opened = p.test == "uncovering"
    h2 = choose(
        opened, choose(p.wet, limit("delta_h2_wet"), limit("delta_h2_dry")), limit("heading_delta_h2")
    )
    k1 = choose(opened, choose(p.wet, limit("k1_wet"), limit("k1_dry")), limit("heading_k1"))
    content = choose(p.in_structure, limit("gas_content_structure"), limit("gas_content"))
    reached = (
        ((p.index == "pressure") & (p.pressure >= limit("gas_pressure")))
        | ((p.index == "content") & (p.content >= content))
        | ((p.index == "delta_h2") & (p.delta_h2 >= h2))
        | ((p.index == "k1") & (p.k1 >= k1))
        | ((p.index == "cuttings_mass") & (p.cuttings_mass >= limit("cuttings_mass")))
        | ((p.index == "cuttings_volume") & (p.cuttings_volume >= limit("cuttings_volume")))
        | ((p.index == "velocity") & (p.velocity >= limit("initial_velocity")))
    )
    over = (p.own_critical & p.own_critical_reached) | (~p.own_critical & reached)
    return over & ~p.measures_after
