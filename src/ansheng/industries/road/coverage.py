"""The rules on the coverage rate of rural road safety facilities: which rates are possible and comparable."""

from ansheng import Case, Condition, Rule, rule

from .facts import CoverageComparison, CoverageRate
from .standards import COVERAGE

_SHARES = [
    COVERAGE.clause(key)
    for key in ("treated_length", "treated_points", "required_length", "total_length", "junctions")
]
_PLAN = COVERAGE.clause("plan_completion")


coverage_above_whole = Rule(
    *_SHARES,
    when=CoverageRate.variant != "E",
    hazard=CoverageRate.numerator > CoverageRate.denominator,
    title="覆盖率的分子大于分母",
    en="coverage rate above the whole",
    note="计划完成率（口径 E）可以超过全部，不在此列。",
    cases=[
        Case.hazard(variant="A", numerator=101, denominator=100),
        Case.clear(variant="F", numerator=100, denominator=100),
        Case.undetermined(variant="C", numerator=100),
    ],
)


coverage_of_nothing = Rule(
    *_SHARES,
    _PLAN,
    hazard=(CoverageRate.denominator <= 0) & CoverageRate.called_coverage,
    title="分母为零仍报出覆盖率",
    en="rate reported over nothing",
    note="没有应治理的对象是“不适用”，不是 100%。",
    cases=[
        Case.hazard(denominator=0, called_coverage=True),
        Case.clear(denominator=0, called_coverage=False),
        Case.clear(denominator=1, called_coverage=True),
        Case.undetermined(denominator=0),
    ],
)


@rule(
    *_SHARES,
    _PLAN,
    title="覆盖率的单位与口径不符",
    en="unit of the rate does not fit its variant",
    cases=[
        Case.hazard(variant="A", unit="points"),
        Case.hazard(variant="B", unit="km"),
        Case.hazard(variant="F", unit="points"),
        Case.clear(variant="E", unit="km"),
        Case.clear(variant="F", unit="junctions"),
        Case.undetermined(variant="B"),
    ],
)
def coverage_unit_wrong() -> Condition:
    """里程口径用公里，点数口径用点，路口口径用路口；一个路口算一处还是按每条支路算，须另行说明。"""
    by_length = CoverageRate.variant.is_in(["A", "C", "D", "E"])
    points, junctions = CoverageRate.variant == "B", CoverageRate.variant == "F"
    return (
        (by_length & (CoverageRate.unit != "km"))
        | (points & (CoverageRate.unit != "points"))
        | (junctions & (CoverageRate.unit != "junctions"))
    )


plan_completion_as_coverage = Rule(
    _PLAN,
    when=CoverageRate.variant == "E",
    hazard=CoverageRate.called_coverage,
    title="把计划完成率当作覆盖率报出",
    en="completion of a plan reported as coverage",
    note="完成率只说明当年的工程量。",
)


@rule(
    COVERAGE.clause("comparison"),
    title="比较了口径、范围、清单日期或单位不同的两个率",
    en="two rates of different kind compared",
    cases=[
        Case.hazard(variant="A", other_variant="C"),
        Case.hazard(roads="all", other_roads="township_and_above"),
        Case.hazard(list_date="2023-01-01", other_list_date="2024-01-01"),
        Case.hazard(unit="km", other_unit="points"),
        Case.clear(
            variant="A",
            other_variant="A",
            roads="all",
            other_roads="all",
            unit="km",
            other_unit="km",
            list_date="2024-01-01",
            other_list_date="2024-01-01",
        ),
        Case.undetermined(variant="A", other_variant="A", roads="all", other_roads="all"),
    ],
)
def coverage_not_comparable() -> Condition:
    """“乡道及以上”不含村道，与“县乡村道”不可比。"""
    kind = (CoverageComparison.variant != CoverageComparison.other_variant) | (
        CoverageComparison.roads != CoverageComparison.other_roads
    )
    return (
        kind
        | (CoverageComparison.unit != CoverageComparison.other_unit)
        | (CoverageComparison.list_date != CoverageComparison.other_list_date)
    )
