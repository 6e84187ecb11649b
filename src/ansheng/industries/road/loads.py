"""The rules on over-crowding (超员) and overload (超载): points and fines, each with its own denominator."""

from ansheng import Case, Condition, Measure, Rule, rule

from .facts import FreightLoad, PeopleAboard
from .standards import POINTS, TRAFFIC_LAW

_COACH, _LARGE, _SMALL = "overcrowding_coach", "overcrowding_large", "overcrowding_small"


def _crowding(p: type[PeopleAboard]) -> Measure:
    return (p.aboard - p.rated) / p.rated


def _crowding_scores(p: type[PeopleAboard], points: int) -> Condition:
    other = p.vehicle == "other"
    large = p.rated >= POINTS.limit("seats")

    def scored(cell: str) -> Condition:
        return POINTS.limit(f"{cell}.points").at(_crowding(p)).between(points, points)

    return (~other & scored(_COACH)) | (other & large & scored(_LARGE)) | (other & ~large & scored(_SMALL))


overcrowding_12_points = Rule(
    POINTS.clause(_COACH),
    POINTS.clause(_LARGE),
    POINTS.clause(_SMALL),
    hazard=_crowding_scores(PeopleAboard, 12),
    title="超员，一次记 12 分",
    en="over-crowding that scores 12 points",
    note="超过的比例按核定载客人数计算；大小客车以核定载客人数分界。",
    cases=[
        Case.hazard(vehicle="highway_coach", rated=50, aboard=60),
        Case.hazard(vehicle="other", rated=7, aboard=14),
        Case.hazard(vehicle="other", rated=5, aboard=10),
        Case.clear(vehicle="highway_coach", rated=50, aboard=59),
        Case.clear(vehicle="other", rated=7, aboard=13),
        Case.clear(vehicle="other", rated=6, aboard=7),
        Case.clear(vehicle="other", rated=7, aboard=7),
        Case.clear(vehicle="other", rated=8, aboard=12),
        Case.undetermined(vehicle="highway_coach", aboard=60),
    ],
)


overcrowding_9_points = Rule(
    POINTS.clause(_LARGE),
    when=(PeopleAboard.vehicle == "other") & (PeopleAboard.rated >= POINTS.limit("seats")),
    hazard=POINTS.limit(f"{_LARGE}.points").at(_crowding(PeopleAboard)).between(9, 9),
    title="超员，一次记 9 分",
    en="over-crowding that scores 9 points",
    note="只有校车、公路和旅游客车以外的较大客车有这一档。",
    given={"vehicle": "other"},
    cases=[
        Case.hazard(rated=10, aboard=15),
        Case.hazard(rated=7, aboard=11),
        Case.clear(rated=10, aboard=14),
        Case.clear(rated=10, aboard=20),
        Case.undetermined(rated=10),
    ],
)


overcrowding_6_points = Rule(
    POINTS.clause(_COACH),
    POINTS.clause(_LARGE),
    POINTS.clause(_SMALL),
    hazard=_crowding_scores(PeopleAboard, 6),
    title="超员，一次记 6 分",
    en="over-crowding that scores 6 points",
    note="校车、公路和旅游客车超一人就记分。",
    cases=[
        Case.hazard(vehicle="tourist_coach", rated=50, aboard=51),
        Case.hazard(vehicle="other", rated=10, aboard=12),
        Case.hazard(vehicle="other", rated=6, aboard=9),
        Case.clear(vehicle="tourist_coach", rated=50, aboard=50),
        Case.clear(vehicle="tourist_coach", rated=50, aboard=60),
        Case.clear(vehicle="other", rated=6, aboard=8),
        Case.hazard(vehicle="other", rated=7, aboard=9),
        Case.undetermined(rated=50, aboard=51),
    ],
)


overcrowding_3_points = Rule(
    POINTS.clause(_SMALL),
    when=(PeopleAboard.vehicle == "other") & (PeopleAboard.rated < POINTS.limit("seats")),
    hazard=POINTS.limit(f"{_SMALL}.points").at(_crowding(PeopleAboard)).between(3, 3),
    title="超员，一次记 3 分",
    en="over-crowding that scores 3 points",
    note="只有较小的客车有这一档。",
    given={"vehicle": "other"},
    cases=[
        Case.hazard(rated=5, aboard=6),
        Case.hazard(rated=6, aboard=8),
        Case.clear(rated=6, aboard=7),
        Case.clear(rated=6, aboard=9),
        Case.undetermined(rated=5),
    ],
)


@rule(
    TRAFFIC_LAW.clause("coach_crowding"),
    when=PeopleAboard.vehicle == "highway_coach",
    title="公路客车超过额定乘员，适用较低一档罚款",
    en="highway coach above its rated number, lower fine",
    given={"vehicle": "highway_coach"},
    cases=[
        Case.hazard(rated=50, aboard=51),
        Case.hazard(rated=50, aboard=60),
        Case.clear(rated=50, aboard=50),
        Case.clear(rated=50, aboard=61),
        Case.undetermined(aboard=51),
    ],
)
def coach_crowded() -> Condition:
    """超过较多的另入高一档，两档不重叠。"""
    low = TRAFFIC_LAW.limit("coach_crowding.excess")
    high = TRAFFIC_LAW.limit("coach_crowding_serious.excess")
    return (_crowding(PeopleAboard) > low) & (_crowding(PeopleAboard) <= high)


coach_seriously_crowded = Rule(
    TRAFFIC_LAW.clause("coach_crowding_serious"),
    when=PeopleAboard.vehicle == "highway_coach",
    hazard=_crowding(PeopleAboard) > TRAFFIC_LAW.limit("coach_crowding_serious.excess"),
    title="公路客车超过额定乘员较多，适用较高一档罚款",
    en="highway coach far above its rated number, higher fine",
    note="不含正好达到比例的。",
    given={"vehicle": "highway_coach", "rated": 50},
    cases=[Case.hazard(aboard=61), Case.clear(aboard=60), Case.undetermined()],
)


def _over_mass(p: type[FreightLoad]) -> Measure:
    return (p.total_mass - p.permitted_mass) / p.permitted_mass


def _over_load(p: type[FreightLoad]) -> Measure:
    return (p.cargo_mass - p.approved_load) / p.approved_load


overload_6_points = Rule(
    POINTS.clause("overload"),
    hazard=POINTS.limit("overload.points").at(_over_mass(FreightLoad)).between(6, 6),
    title="超载，一次记 6 分",
    en="overload that scores 6 points",
    note="分母是最大允许总质量，不是核定载质量。",
    given={"permitted_mass": "20 t"},
    cases=[Case.hazard(total_mass="30 t"), Case.clear(total_mass="29.9 t"), Case.undetermined()],
)


overload_3_points = Rule(
    POINTS.clause("overload"),
    hazard=POINTS.limit("overload.points").at(_over_mass(FreightLoad)).between(3, 3),
    title="超载，一次记 3 分",
    en="overload that scores 3 points",
    note="分母是最大允许总质量，不是核定载质量。",
    cases=[
        Case.hazard(permitted_mass="20 t", total_mass="26 t"),
        Case.clear(permitted_mass="20 t", total_mass="25.9 t"),
        Case.clear(permitted_mass="20 t", total_mass="30 t"),
        Case.undetermined(total_mass="26 t"),
    ],
)


overload_1_point = Rule(
    POINTS.clause("overload"),
    hazard=POINTS.limit("overload.points").at(_over_mass(FreightLoad)).between(1, 1),
    title="超载，一次记 1 分",
    en="overload that scores 1 point",
    note="分母是最大允许总质量，不是核定载质量；只知道载质量的不能判。",
    given={"permitted_mass": "20 t"},
    cases=[
        Case.hazard(total_mass="20.1 t"),
        Case.clear(total_mass="20 t"),
        Case.clear(total_mass="26 t"),
        Case.undetermined(cargo_mass="12 t", approved_load="10 t"),
    ],
)


@rule(
    TRAFFIC_LAW.clause("goods_overload"),
    title="货车超过核定载质量，适用较低一档罚款",
    en="goods vehicle above its approved load, lower fine",
    given={"approved_load": "10 t"},
    cases=[
        Case.hazard(cargo_mass="10.1 t"),
        Case.hazard(cargo_mass="13 t"),
        Case.clear(cargo_mass="10 t"),
        Case.clear(cargo_mass="13.1 t"),
        Case.undetermined(permitted_mass="20 t", total_mass="26 t"),
    ],
)
def load_exceeded() -> Condition:
    """分母是核定载质量，不是总质量；超过较多的另入高一档。"""
    low = TRAFFIC_LAW.limit("goods_overload.excess")
    high = TRAFFIC_LAW.limit("goods_overload_serious.excess")
    return (_over_load(FreightLoad) > low) & (_over_load(FreightLoad) <= high)


load_seriously_exceeded = Rule(
    TRAFFIC_LAW.clause("goods_overload_serious"),
    hazard=_over_load(FreightLoad) > TRAFFIC_LAW.limit("goods_overload_serious.excess"),
    title="货车超过核定载质量较多，适用较高一档罚款",
    en="goods vehicle far above its approved load, higher fine",
    note="不含正好达到比例的；分母是核定载质量。",
    cases=[
        Case.hazard(approved_load="10 t", cargo_mass="13.1 t"),
        Case.clear(approved_load="10 t", cargo_mass="13 t"),
        Case.undetermined(cargo_mass="13.1 t"),
    ],
)
