"""The rules on output, plans, reserves, levels, faces and people (2020 article 4, 2026 article 4)."""

from ansheng import Case, Condition, Rule, rule

from .mine_facts import CoalMine
from .place_facts import CoalFace, CoalPanel
from .standards import CRITERIA, REGULATION


@rule(
    CRITERIA.clause("over_capacity_or_month"),
    title="年产量或某月产量超过核定能力的限值",
    en="output of a year or a month above the capacity by the limit",
    cases=[
        Case.hazard(approved_capacity="100 万吨", annual_output="110 万吨"),
        Case.hazard(approved_capacity=100, highest_monthly_output=10.1),
        Case.clear(approved_capacity=100, annual_output=109.9, highest_monthly_output=10),
        Case.undetermined(approved_capacity=100, annual_output=109.9),
    ],
)
def coal_over_capacity() -> Condition:
    """年度未完的填截至当时的产量，不折算。"""
    excess = (CoalMine.annual_output - CoalMine.approved_capacity) / CoalMine.approved_capacity
    by_year = excess >= CRITERIA.limit("annual_excess")
    by_month = CoalMine.highest_monthly_output / CoalMine.approved_capacity > CRITERIA.limit("monthly_share")
    return by_year | by_month


@rule(
    CRITERIA.clause("over_capacity_or_quarter"),
    title="年产量大于核定能力的限定比例，或井工矿季度产量大于限定份额",
    en="output of a year, or of a quarter underground, above its share",
    replaces=("coal_over_capacity",),
    given={"approved_capacity": 100},
    cases=[
        Case.hazard(annual_output=110.1),
        Case.hazard(mine_type="underground", highest_quarterly_output=30.1),
        Case.clear(mine_type="underground", annual_output=110, highest_quarterly_output=30),
        Case.clear(mine_type="openpit", annual_output=110, highest_quarterly_output=40),
        Case.undetermined(mine_type="underground", annual_output=110),
    ],
)
def coal_over_capacity_or_quarter() -> Condition:
    """年度未完的填截至当时的产量，不折算。"""
    by_year = CoalMine.annual_output / CoalMine.approved_capacity > CRITERIA.limit("annual_share")
    by_quarter = CoalMine.highest_quarterly_output / CoalMine.approved_capacity > CRITERIA.limit(
        "quarterly_share"
    )
    return by_year | ((CoalMine.mine_type == "underground") & by_quarter)


coal_plan_over_capacity = Rule(
    CRITERIA.clause("plan_over_capacity"),
    hazard=(CoalMine.planned_output > CoalMine.approved_capacity)
    | (CoalMine.parent_target > CoalMine.approved_capacity),
    title="煤矿计划或上级下达的产量高于核定能力",
    en="output planned or set above the approved capacity",
    note="其他经营指标折算为产量后填写。",
    given={"approved_capacity": 100},
    cases=[
        Case.hazard(planned_output=101),
        Case.hazard(planned_output=100, parent_target=101),
        Case.clear(planned_output=100, parent_target=100),
        Case.undetermined(planned_output=100),
    ],
)


@rule(
    CRITERIA.clause("reserve_periods"),
    title="煤量可采期短于规定，又没有主动限产停产",
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
def coal_reserves_short() -> Condition:
    """规定的最短时间由检查人填写，不填则待定；例中的数值只作演示。"""
    short = (
        (CoalMine.developed_period < CoalMine.least_developed_period)
        | (CoalMine.prepared_period < CoalMine.least_prepared_period)
        | (CoalMine.ready_period < CoalMine.least_ready_period)
    )
    return short & ~CoalMine.output_limited & ~CoalMine.closing


coal_producing_levels = Rule(
    CRITERIA.clause("levels_and_faces"),
    CRITERIA.clause("levels_and_producing_faces"),
    hazard=CoalMine.producing_levels > CRITERIA.limit("producing_levels"),
    title="同时生产的水平过多",
    en="too many levels produce at once",
    note="恰为限值不构成。",
    cases=[Case.hazard(producing_levels=3), Case.clear(producing_levels=2), Case.undetermined()],
)


coal_panel_faces_allowed = Rule(
    CRITERIA.clause("levels_and_faces"),
    hazard=(CoalPanel.coal_faces > CoalPanel.allowed_faces)
    | (CoalPanel.headings > CoalPanel.allowed_headings),
    title="采(盘)区的采掘工作面多于规程允许的数目",
    en="more faces in a panel than the inspector found allowed",
    note="允许的数目由检查人按当时的规程填写；2026-02-01 起另有按规程数值计算的规则。",
    cases=[
        Case.hazard(coal_faces=2, allowed_faces=1),
        Case.hazard(headings=3, allowed_headings=2),
        Case.clear(coal_faces=1, allowed_faces=1, headings=2, allowed_headings=2),
        Case.undetermined(coal_faces=1, allowed_faces=1, headings=2),
    ],
)


@rule(
    CRITERIA.clause("levels_and_faces"),
    CRITERIA.clause("levels_and_producing_faces"),
    title="采(盘)区的采掘工作面多于规程的数目",
    en="more faces in a panel than the regulation allows",
    replaces=("coal_panel_faces_allowed",),
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
def coal_panel_faces() -> Condition:
    """从 2025 年版规程施行起判定；此前规程的数目没有核实，由检查人填写允许数的规则判定。"""
    faces = CoalPanel.coal_faces > REGULATION.limit("panel_coal_faces").at(CoalPanel.layout)
    return faces | (CoalPanel.headings > REGULATION.limit("panel_headings").at(CoalPanel.layout))


coal_drainage_below_standard = Rule(
    CRITERIA.clause("drainage_below_standard"),
    hazard=CoalMine.producing & ~CoalMine.drainage_compliant,
    en="producing while gas drainage is below the standard",
    note="是否达标由检查人判断；2026-07-01 起按三张表的数值判定。",
)


coal_no_staffing_quota = Rule(
    CRITERIA.clause("staffing_at_limit"),
    hazard=~(CoalMine.quota_system & CoalMine.quota_kept),
    title="没有劳动定员制度，或没有严格执行",
    en="no staffing quota or not kept",
    note="是否严格执行由检查人判断。",
)


coal_staff_reached = Rule(
    CRITERIA.clause("staffing_at_limit"),
    hazard=CoalFace.people / CoalFace.people_quota >= CRITERIA.limit("staffing_reached"),
    title="采掘地点单班人数超过限员达到限值",
    en="people at a place above the quota by the limit or more",
    note="限员人数由检查人填写，不填则待定；恰为限值即构成。",
    cases=[
        Case.hazard(people=24, people_quota=20),
        Case.clear(people=23, people_quota=20),
        Case.undetermined(people=24),
    ],
)


coal_staff_exceeded = Rule(
    CRITERIA.clause("staffing_over_limit"),
    hazard=(CoalFace.people - CoalFace.approved_extra) / CoalFace.people_quota
    > CRITERIA.limit("staffing_exceeded"),
    title="采掘地点单班人数大于限员的限定比例",
    en="people at a place above the share of the quota",
    replaces=("coal_staff_reached",),
    note="限员人数由检查人填写；恰为限值不构成，省级批准增加的人数先扣除。冲击地压限员另有规则。",
    given={"people_quota": 20},
    cases=[
        Case.hazard(people=25, approved_extra=0),
        Case.clear(people=24, approved_extra=0),
        Case.clear(people=27, approved_extra=3),
        Case.undetermined(people=25),
    ],
)
