"""The rules on output, plans, reserves, levels, faces and people (2020 article 4, 2026 article 4)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .mine_facts import CoalMine
from .place_facts import CoalFace, CoalPanel
from .standards import CRITERIA, REGULATION


@rule(
    CoalMine,
    cites=CRITERIA.clause("over_capacity_or_month"),
    en="output of a year or a month above the capacity by the limit",
    cases=[
        Case.hazard(approved_capacity="100 万吨", annual_output="110 万吨"),
        Case.hazard(approved_capacity=100, highest_monthly_output=10.1),
        Case.clear(approved_capacity=100, annual_output=109.9, highest_monthly_output=10),
        Case.undetermined(approved_capacity=100, annual_output=109.9),
    ],
)
def coal_over_capacity(p: type[CoalMine]) -> Condition:
    """年产量或某月产量超过核定能力的限值

    年度未完的填截至当时的产量，不折算。
    """
    excess = (p.annual_output - p.approved_capacity) / p.approved_capacity
    by_year = excess >= CRITERIA.limit("annual_excess")
    by_month = p.highest_monthly_output / p.approved_capacity > CRITERIA.limit("monthly_share")
    return by_year | by_month


@rule(
    CoalMine,
    cites=CRITERIA.clause("over_capacity_or_quarter"),
    replaces=("coal_over_capacity",),
    en="output of a year, or of a quarter underground, above its share",
    cases=[
        Case.hazard(approved_capacity=100, annual_output=110.1),
        Case.hazard(approved_capacity=100, mine_type="underground", highest_quarterly_output=30.1),
        Case.clear(
            approved_capacity=100, mine_type="underground", annual_output=110, highest_quarterly_output=30
        ),
        Case.clear(
            approved_capacity=100, mine_type="openpit", annual_output=110, highest_quarterly_output=40
        ),
        Case.undetermined(approved_capacity=100, mine_type="underground", annual_output=110),
    ],
)
def coal_over_capacity_or_quarter(p: type[CoalMine]) -> Condition:
    """年产量大于核定能力的限定比例，或井工矿季度产量大于限定份额

    年度未完的填截至当时的产量，不折算。
    """
    by_year = p.annual_output / p.approved_capacity > CRITERIA.limit("annual_share")
    by_quarter = p.highest_quarterly_output / p.approved_capacity > CRITERIA.limit("quarterly_share")
    return by_year | ((p.mine_type == "underground") & by_quarter)


@rule(
    CoalMine,
    cites=CRITERIA.clause("plan_over_capacity"),
    en="output planned or set above the approved capacity",
    cases=[
        Case.hazard(approved_capacity=100, planned_output=101),
        Case.hazard(approved_capacity=100, planned_output=100, parent_target=101),
        Case.clear(approved_capacity=100, planned_output=100, parent_target=100),
        Case.undetermined(approved_capacity=100, planned_output=100),
    ],
)
def coal_plan_over_capacity(p: type[CoalMine]) -> Condition:
    """煤矿计划或上级下达的产量高于核定能力

    其他经营指标折算为产量后填写。
    """
    return (p.planned_output > p.approved_capacity) | (p.parent_target > p.approved_capacity)


@rule(
    CoalMine,
    cites=CRITERIA.clause("reserve_periods"),
    en="reserves too short and output neither cut nor stopped",
    cases=[
        Case.hazard(developed_period=30, least_developed_period=36, output_limited=False, closing=False),
        Case.hazard(prepared_period=10, least_prepared_period=12, output_limited=False, closing=False),
        Case.hazard(ready_period=3, least_ready_period=4, output_limited=False, closing=False),
        Case.clear(output_limited=True),
        Case.clear(closing=True),
        Case.clear(
            developed_period=36,
            least_developed_period=36,
            prepared_period=12,
            least_prepared_period=12,
            ready_period=4,
            least_ready_period=4,
        ),
        Case.undetermined(developed_period=36, least_developed_period=36, output_limited=False),
    ],
)
def coal_reserves_short(p: type[CoalMine]) -> Condition:
    """煤量可采期短于规定，又没有主动限产停产

    规定的最短时间由检查人填写，不填则待定；例中的数值只作演示。
    """
    short = (
        (p.developed_period < p.least_developed_period)
        | (p.prepared_period < p.least_prepared_period)
        | (p.ready_period < p.least_ready_period)
    )
    return short & ~p.output_limited & ~p.closing


@rule(
    CoalMine,
    cites=[CRITERIA.clause("levels_and_faces"), CRITERIA.clause("levels_and_producing_faces")],
    en="too many levels produce at once",
    cases=[
        Case.hazard(producing_levels=3),
        Case.clear(producing_levels=2),
        Case.undetermined(),
    ],
)
def coal_producing_levels(p: type[CoalMine]) -> Condition:
    """同时生产的水平过多

    恰为限值不构成。
    """
    return p.producing_levels > CRITERIA.limit("producing_levels")


@rule(
    CoalPanel,
    cites=CRITERIA.clause("levels_and_faces"),
    en="more faces in a panel than the inspector found allowed",
    cases=[
        Case.hazard(coal_faces=2, allowed_faces=1),
        Case.hazard(headings=3, allowed_headings=2),
        Case.clear(coal_faces=1, allowed_faces=1, headings=2, allowed_headings=2),
        Case.undetermined(coal_faces=1, allowed_faces=1, headings=2),
    ],
)
def coal_panel_faces_allowed(p: type[CoalPanel]) -> Condition:
    """采(盘)区的采掘工作面多于规程允许的数目

    允许的数目由检查人按当时的规程填写；2026-02-01 起另有按规程数值计算的规则。
    """
    return (p.coal_faces > p.allowed_faces) | (p.headings > p.allowed_headings)


@rule(
    CoalPanel,
    cites=[CRITERIA.clause("levels_and_faces"), CRITERIA.clause("levels_and_producing_faces")],
    replaces=("coal_panel_faces_allowed",),
    en="more faces in a panel than the regulation allows",
    cases=[
        Case.hazard(layout="one_wing", coal_faces=2, headings=2),
        Case.hazard(layout="one_wing", coal_faces=1, headings=3),
        Case.hazard(layout="more", coal_faces=2, headings=5),
        Case.clear(layout="one_wing", coal_faces=1, headings=2),
        Case.clear(layout="more", coal_faces=2, headings=4),
        Case.undetermined(layout="one_wing", coal_faces=1),
        Case.undetermined(coal_faces=2, headings=2),
    ],
)
def coal_panel_faces(p: type[CoalPanel]) -> Condition:
    """采(盘)区的采掘工作面多于规程的数目

    从 2025 年版规程施行起判定；此前规程的数目没有核实，由检查人填写允许数的规则判定。
    """
    faces = p.coal_faces > REGULATION.limit("panel_coal_faces").at(p.layout)
    return faces | (p.headings > REGULATION.limit("panel_headings").at(p.layout))


@rule(
    CoalMine,
    cites=CRITERIA.clause("drainage_below_standard"),
    en="producing while gas drainage is below the standard",
    cases=[
        Case.hazard(producing=True, drainage_compliant=False),
        Case.clear(producing=False),
        Case.clear(drainage_compliant=True),
        Case.undetermined(producing=True),
    ],
)
def coal_drainage_below_standard(p: type[CoalMine]) -> Condition:
    """瓦斯抽采没有达标仍组织生产

    是否达标由检查人判断；2026-07-01 起按三张表的数值判定。
    """
    return p.producing & ~p.drainage_compliant


@rule(
    CoalMine,
    cites=CRITERIA.clause("staffing_at_limit"),
    en="no staffing quota or not kept",
    cases=[
        Case.hazard(quota_system=False),
        Case.hazard(quota_system=True, quota_kept=False),
        Case.clear(quota_system=True, quota_kept=True),
        Case.undetermined(quota_system=True),
    ],
)
def coal_no_staffing_quota(p: type[CoalMine]) -> Condition:
    """没有劳动定员制度，或没有严格执行

    是否严格执行由检查人判断。
    """
    return ~(p.quota_system & p.quota_kept)


@rule(
    CoalFace,
    cites=CRITERIA.clause("staffing_at_limit"),
    en="people at a place above the quota by the limit or more",
    cases=[
        Case.hazard(people=24, people_quota=20),
        Case.clear(people=23, people_quota=20),
        Case.undetermined(people=24),
    ],
)
def coal_staff_reached(p: type[CoalFace]) -> Condition:
    """采掘地点单班人数超过限员达到限值

    限员人数由检查人填写，不填则待定；恰为限值即构成。
    """
    return p.people / p.people_quota >= CRITERIA.limit("staffing_reached")


@rule(
    CoalFace,
    cites=CRITERIA.clause("staffing_over_limit"),
    replaces=("coal_staff_reached",),
    en="people at a place above the share of the quota",
    cases=[
        Case.hazard(people=25, approved_extra=0, people_quota=20),
        Case.clear(people=24, approved_extra=0, people_quota=20),
        Case.clear(people=27, approved_extra=3, people_quota=20),
        Case.undetermined(people=25, people_quota=20),
    ],
)
def coal_staff_exceeded(p: type[CoalFace]) -> Condition:
    """采掘地点单班人数大于限员的限定比例

    限员人数由检查人填写；恰为限值不构成，省级批准增加的人数先扣除。冲击地压限员另有规则。
    """
    return (p.people - p.approved_extra) / p.people_quota > CRITERIA.limit("staffing_exceeded")
