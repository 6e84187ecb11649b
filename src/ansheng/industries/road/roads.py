"""The rules on highways in service (公路运营领域), and on the coverage rate of rural road safety facilities."""

from ansheng import Case, Rule

from .facts.works import CoverageComparison, CoverageRate, HighwayBridge, HighwayTunnel
from .facts.works import HighwaySection as Section
from .standards import COVERAGE, HIGHWAYS

worst_bridge_open = Rule(
    HIGHWAYS.clause("bridge"),
    hazard=(HighwayBridge.technical_class >= HIGHWAYS.limit("bridge.worst_class"))
    & ~HighwayBridge.rebuilding
    & ~HighwayBridge.closed,
    given={"technical_class": 5, "rebuilding": False, "closed": False},
    cases=[
        Case.hazard(),
        Case.clear(technical_class=4),
        Case.clear(rebuilding=True),
        Case.clear(closed=True),
        Case.undetermined(closed=None),
    ],
)

worst_tunnel_open = Rule(
    HIGHWAYS.clause("tunnel"),
    hazard=(HighwayTunnel.technical_class >= HIGHWAYS.limit("tunnel.worst_class"))
    & ~HighwayTunnel.repairing
    & ~HighwayTunnel.closed,
    given={"technical_class": 5, "repairing": False, "closed": False},
    cases=[
        Case.hazard(),
        Case.clear(technical_class=4),
        Case.clear(repairing=True),
        Case.undetermined(closed=None),
    ],
)

critical_facility_unprotected = Rule(
    HIGHWAYS.clause("critical_facility"), hazard=Section.critical_facility & ~Section.built_to_standard
)

critical_bridge_unprotected = Rule(
    HIGHWAYS.clause("critical_bridge"), hazard=HighwayBridge.critical & ~HighwayBridge.built_to_standard
)

_VARIANTS = ("treated_length", "treated_points", "required_length", "total_length", "junctions")
_SHARES = [COVERAGE.clause(key) for key in _VARIANTS]
_PLAN = COVERAGE.clause("plan_completion")

coverage_above_whole = Rule(
    *_SHARES,
    when=CoverageRate.variant != "E",
    hazard=CoverageRate.numerator > CoverageRate.denominator,
    title="农村公路安全设施覆盖率的分子大于分母",
    en="Coverage rate above the whole",
    given={"variant": "A", "denominator": 100},
    cases=[Case.hazard(numerator=101), Case.clear(numerator=100), Case.undetermined()],
)

coverage_of_nothing = Rule(
    *_SHARES,
    _PLAN,
    hazard=(CoverageRate.denominator <= 0) & CoverageRate.called_coverage,
    title="分母为零时仍报送农村公路安全设施覆盖率",
    en="Coverage rate reported over nothing",
    note="无应治理的对象是“不适用”，不是100%。",
    given={"denominator": 0, "called_coverage": True},
    cases=[
        Case.hazard(),
        Case.clear(called_coverage=False),
        Case.clear(denominator=1),
        Case.undetermined(called_coverage=None),
    ],
)

coverage_unit_wrong = Rule(
    *_SHARES,
    _PLAN,
    hazard=(CoverageRate.variant.is_in(["A", "C", "D", "E"]) & (CoverageRate.unit != "km"))
    | ((CoverageRate.variant == "B") & (CoverageRate.unit != "points"))
    | ((CoverageRate.variant == "F") & (CoverageRate.unit != "junctions")),
    title="农村公路安全设施覆盖率的计量单位与口径不符",
    en="Unit of the rate does not fit its variant",
    note="一个路口算一处还是按每条支路算，须另行说明。",
    cases=[
        Case.hazard(variant="A", unit="points"),
        Case.hazard(variant="B", unit="km"),
        Case.hazard(variant="F", unit="points"),
        Case.clear(variant="E", unit="km"),
        Case.clear(variant="F", unit="junctions"),
        Case.undetermined(variant="B"),
    ],
)

plan_completion_as_coverage = Rule(
    _PLAN,
    when=CoverageRate.variant == "E",
    hazard=CoverageRate.called_coverage,
    title="将计划完成率作为农村公路安全设施覆盖率报送",
    en="Completion of a plan reported as coverage",
)

coverage_not_comparable = Rule(
    COVERAGE.clause("comparison"),
    hazard=(CoverageComparison.variant != CoverageComparison.other_variant)
    | (CoverageComparison.roads != CoverageComparison.other_roads)
    | (CoverageComparison.unit != CoverageComparison.other_unit)
    | (CoverageComparison.list_date != CoverageComparison.other_list_date),
    given={"variant": "A", "other_variant": "A", "roads": "all", "other_roads": "all"},
    cases=[
        Case.hazard(other_variant="C"),
        Case.hazard(other_roads="township_and_above"),
        Case.hazard(list_date="2023-01-01", other_list_date="2024-01-01"),
        Case.hazard(unit="km", other_unit="points"),
        Case.clear(unit="km", other_unit="km", list_date="2024-01-01", other_list_date="2024-01-01"),
        Case.undetermined(),
    ],
)
