"""The rules on highways in service (公路运营领域), and on the coverage rate of rural road safety facilities."""

from ansheng import Case, Condition, Rule

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

_NOT_OVER_NOTHING = "无应治理的对象是“不适用”，不是100%。"


def _misstated(unit: str) -> Condition:
    """More than the whole, a rate over nothing, or another unit than that of the variant."""
    return (
        (CoverageRate.numerator > CoverageRate.denominator)
        | ((CoverageRate.denominator <= 0) & CoverageRate.called_coverage)
        | (CoverageRate.unit != unit)
    )


def _cases(unit: str, other: str) -> list[Case]:
    return [
        Case.hazard(numerator=101),
        Case.hazard(numerator=0, denominator=0, called_coverage=True),
        Case.hazard(unit=other),
        Case.clear(numerator=100, unit=unit),
        Case.clear(numerator=0, denominator=0, called_coverage=False, unit=unit),
        Case.undetermined(unit=unit),
    ]


treated_length_rate_misstated = Rule(
    COVERAGE.clause("treated_length"),
    when=CoverageRate.variant == "A",
    hazard=_misstated("km"),
    title="覆盖率（口径A）分子大于分母、分母为零或计量单位不符",
    en="Rate of variant A above the whole, over nothing or in another unit",
    note=_NOT_OVER_NOTHING,
    given={"variant": "A", "denominator": 100},
    cases=_cases("km", "points"),
)

treated_points_rate_misstated = Rule(
    COVERAGE.clause("treated_points"),
    when=CoverageRate.variant == "B",
    hazard=_misstated("points"),
    title="覆盖率（口径B）分子大于分母、分母为零或计量单位不符",
    en="Rate of variant B above the whole, over nothing or in another unit",
    note=_NOT_OVER_NOTHING,
    given={"variant": "B", "denominator": 100},
    cases=_cases("points", "km"),
)

required_length_rate_misstated = Rule(
    COVERAGE.clause("required_length"),
    when=CoverageRate.variant == "C",
    hazard=_misstated("km"),
    title="覆盖率（口径C）分子大于分母、分母为零或计量单位不符",
    en="Rate of variant C above the whole, over nothing or in another unit",
    note=_NOT_OVER_NOTHING,
    given={"variant": "C", "denominator": 100},
    cases=_cases("km", "points"),
)

total_length_rate_misstated = Rule(
    COVERAGE.clause("total_length"),
    when=CoverageRate.variant == "D",
    hazard=_misstated("km"),
    title="覆盖率（口径D）分子大于分母、分母为零或计量单位不符",
    en="Rate of variant D above the whole, over nothing or in another unit",
    note=_NOT_OVER_NOTHING,
    given={"variant": "D", "denominator": 100},
    cases=_cases("km", "junctions"),
)

junctions_rate_misstated = Rule(
    COVERAGE.clause("junctions"),
    when=CoverageRate.variant == "F",
    hazard=_misstated("junctions"),
    title="覆盖率（口径F）分子大于分母、分母为零或计量单位不符",
    en="Rate of variant F above the whole, over nothing or in another unit",
    note=_NOT_OVER_NOTHING + "一个路口算一处还是按每条支路算，须另行说明。",
    given={"variant": "F", "denominator": 100},
    cases=_cases("junctions", "points"),
)

plan_completion_as_coverage = Rule(
    COVERAGE.clause("plan_completion"),
    when=CoverageRate.variant == "E",
    hazard=CoverageRate.called_coverage,
    title="将计划完成率作为农村公路安全设施覆盖率报送",
    en="Completion of a plan reported as coverage",
)

plan_unit_wrong = Rule(
    COVERAGE.clause("plan_completion"),
    when=CoverageRate.variant == "E",
    hazard=CoverageRate.unit != "km",
    title="农村公路计划完成率未按公里计",
    en="Completion of a plan not counted in kilometres",
    given={"variant": "E"},
    cases=[Case.hazard(unit="points"), Case.clear(unit="km"), Case.undetermined()],
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
        Case.hazard(
            variant="A", other_variant="A", roads="all", other_roads="all", unit="km", other_unit="junctions"
        ),
    ],
)
