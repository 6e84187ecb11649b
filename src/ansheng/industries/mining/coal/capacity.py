"""The rules on output, plans, reserves, levels, faces and people (2020 article 4, 2026 article 4)."""

from ansheng import Case, Rule

from .mine_facts import CoalMine as Mine
from .place_facts import CoalFace as Face
from .place_facts import CoalPanel as Panel
from .standards import CRITERIA as LAW
from .standards import REGULATION

_FACE = Face.kind.is_in(["coal_face", "heading"])

coal_over_capacity = Rule(
    LAW.clause("over_capacity_or_month"),
    hazard=(
        (Mine.annual_output - Mine.approved_capacity) / Mine.approved_capacity >= LAW.limit("annual_excess")
    )
    | (Mine.highest_monthly_output / Mine.approved_capacity > LAW.limit("monthly_share")),
    cases=[
        Case.hazard(approved_capacity="100万吨", annual_output="110万吨"),
        Case.hazard(approved_capacity=100, highest_monthly_output=10.1),
        Case.clear(approved_capacity=100, annual_output=109.9, highest_monthly_output=10),
        Case.undetermined(approved_capacity=100, annual_output=109.9),
    ],
)


coal_over_capacity_or_quarter = Rule(
    LAW.clause("over_capacity_or_quarter"),
    hazard=(Mine.annual_output / Mine.approved_capacity > LAW.limit("annual_share"))
    | (
        (Mine.mine_type == "underground")
        & (Mine.highest_quarterly_output / Mine.approved_capacity > LAW.limit("quarterly_share"))
    ),
    replaces=["coal_over_capacity"],
    given={"approved_capacity": 100},
    cases=[
        Case.hazard(annual_output=110.1),
        Case.hazard(mine_type="underground", highest_quarterly_output=30.1),
        Case.clear(mine_type="underground", annual_output=110, highest_quarterly_output=30),
        Case.clear(mine_type="openpit", annual_output=110, highest_quarterly_output=40),
        Case.undetermined(mine_type="underground", annual_output=110),
    ],
)


coal_plan_over_capacity = Rule(
    LAW.clause("plan_over_capacity"),
    hazard=(Mine.planned_output > Mine.approved_capacity) | (Mine.parent_target > Mine.approved_capacity),
    given={"approved_capacity": 100},
    cases=[
        Case.hazard(planned_output=101),
        Case.hazard(planned_output=100, parent_target=101),
        Case.clear(planned_output=100, parent_target=100),
        Case.undetermined(planned_output=100),
    ],
)


coal_reserves_short = Rule(
    LAW.clause("reserve_periods"),
    hazard=(
        (Mine.developed_period < Mine.least_developed_period)
        | (Mine.prepared_period < Mine.least_prepared_period)
        | (Mine.ready_period < Mine.least_ready_period)
    )
    & Mine.producing
    & ~Mine.output_limited
    & ~Mine.closing,
    given={
        "producing": True,
        "least_developed_period": 36,
        "least_prepared_period": 12,
        "output_limited": False,
    },
    cases=[
        Case.hazard(developed_period=35, closing=False),
        Case.hazard(prepared_period=11, closing=False),
        Case.hazard(ready_period=3, least_ready_period=4, closing=False),
        Case.clear(output_limited=True),
        Case.clear(producing=False, developed_period=35, closing=False),
        Case.clear(closing=True),
        Case.clear(developed_period=36, prepared_period=12, ready_period=4, least_ready_period=4),
        Case.undetermined(developed_period=36),
    ],
)


coal_producing_levels = Rule(
    LAW.clause("levels_and_faces"),
    LAW.clause("levels_and_producing_faces"),
    hazard=Mine.producing_levels > LAW.limit("producing_levels"),
    title="煤矿同时生产的水平超过2个",
    en="More than two levels produce at once",
    cases=[Case.hazard(producing_levels=3), Case.clear(producing_levels=2), Case.undetermined()],
)


coal_panel_faces_allowed = Rule(
    LAW.clause("levels_and_faces"),
    hazard=(Panel.coal_faces > Panel.allowed_faces) | (Panel.headings > Panel.allowed_headings),
    title="采（盘）区同时作业的采煤工作面或掘进工作面数量超过规定值",
    en="More faces in a panel than allowed",
    cases=[
        Case.hazard(coal_faces=2, allowed_faces=1),
        Case.hazard(headings=3, allowed_headings=2),
        Case.clear(coal_faces=1, allowed_faces=1, headings=2, allowed_headings=2),
        Case.undetermined(coal_faces=1, allowed_faces=1, headings=2),
    ],
)


coal_panel_faces = Rule(
    LAW.clause("levels_and_faces"),
    LAW.clause("levels_and_producing_faces"),
    hazard=(Panel.coal_faces > REGULATION.limit("panel_coal_faces").at(Panel.layout))
    | (Panel.headings > REGULATION.limit("panel_headings").at(Panel.layout)),
    title="采（盘）区同时作业的采掘工作面数超过规定值",
    en="More faces in a panel than the regulation allows",
    replaces=["coal_panel_faces_allowed"],
    given={"layout": "one_wing"},
    cases=[
        Case.hazard(coal_faces=2),
        Case.hazard(headings=3),
        Case.clear(coal_faces=1, headings=2),
        Case.hazard(layout="more", headings=5),
        Case.clear(layout="more", coal_faces=2, headings=4),
        Case.undetermined(coal_faces=1),
        Case.undetermined(layout=None, coal_faces=2, headings=2),
    ],
)


coal_drainage_below_standard = Rule(
    LAW.clause("drainage_below_standard"), hazard=Mine.producing & ~Mine.drainage_compliant
)


coal_no_staffing_quota = Rule(
    LAW.clause("staffing_at_limit"),
    hazard=~(Mine.quota_system & Mine.quota_kept),
    title="煤矿未建立或未严格执行劳动定员制度",
    en="No staffing quota, or not kept",
)


coal_staff_reached = Rule(
    LAW.clause("staffing_at_limit"),
    when=_FACE,
    hazard=(Face.people > Face.people_quota)
    & (Face.people >= Face.people_quota * LAW.limit("staffing_reached").to("")),
    title="采掘作业地点单班作业人数达到限员人数的120%",
    en="People at a place at 120% of the quota",
    given={"kind": "heading"},
    cases=[
        Case.hazard(people=24, people_quota=20),
        Case.hazard(people=1, people_quota=0),
        Case.clear(people=0, people_quota=0),
        Case.clear(people=23, people_quota=20),
        Case.undetermined(people=24),
        Case.out_of_scope(kind="other", people=24, people_quota=20),
    ],
)


coal_staff_exceeded = Rule(
    LAW.clause("staffing_over_limit"),
    when=_FACE,
    hazard=Face.people - Face.approved_extra > Face.people_quota * LAW.limit("staffing_exceeded").to(""),
    title="采掘作业地点单班作业人数超过限员人数的120%",
    en="People at a place above 120% of the quota",
    replaces=["coal_staff_reached"],
    given={"kind": "coal_face", "people_quota": 20},
    cases=[
        Case.hazard(people=25, approved_extra=0),
        Case.hazard(people=2, approved_extra=1, people_quota=0),
        Case.clear(people=24, approved_extra=0),
        Case.clear(people=27, approved_extra=3),
        Case.undetermined(people=25),
        Case.out_of_scope(kind="other", people=25, approved_extra=0),
    ],
)
