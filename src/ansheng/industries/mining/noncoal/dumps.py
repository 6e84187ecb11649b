"""The rules on waste dumps (二(十一), 二(十三))."""

from ansheng import Case, Condition, Rule, rule

from .pit_facts import NoncoalDump
from .standards import OPEN_PIT


@rule(
    OPEN_PIT.clause("dump_foundation"),
    title="在陡地基上顺坡排土，没有按设计采取安全措施",
    en="dumping downslope on steep ground without the designed measures",
    cases=[
        Case.hazard(foundation_slope="21 %", downslope=True, foundation_measures=False),
        Case.clear(foundation_slope="20 %", downslope=True, foundation_measures=False),
        Case.clear(foundation_slope="21 %", downslope=False),
        Case.clear(foundation_measures=True),
        Case.undetermined(foundation_slope="21 %", downslope=True),
    ],
)
def noncoal_dump_foundation() -> Condition:
    """恰为限值的坡度不构成。"""
    steep = NoncoalDump.foundation_slope > OPEN_PIT.limit("foundation_slope")
    return steep & NoncoalDump.downslope & ~NoncoalDump.foundation_measures


@rule(
    OPEN_PIT.clause("dump_neighbours"),
    title="总堆置高度若干倍范围内有人员密集场所，没有按设计采取措施",
    en="crowded place close to a dump without the designed measures",
    cases=[
        Case.hazard(total_height="100 m", crowded_distance="200 m", neighbour_measures=False),
        Case.clear(total_height="100 m", crowded_distance="201 m", neighbour_measures=False),
        Case.clear(neighbour_measures=True),
        Case.undetermined(total_height="100 m", crowded_distance="200 m"),
    ],
)
def noncoal_dump_neighbours() -> Condition:
    """距离恰为范围边界的也算；何为人员密集场所由检查人判断。"""
    near = NoncoalDump.crowded_distance <= NoncoalDump.total_height * OPEN_PIT.limit("crowded_range")
    return near & ~NoncoalDump.neighbour_measures


noncoal_dump_drainage = Rule(
    OPEN_PIT.clause("dump_drainage"),
    when=NoncoalDump.hillside,
    hazard=~NoncoalDump.drainage_as_design,
    en="hillside dump without the designed drainage",
    note="只适用于山坡排土场。",
)


noncoal_dump_remined = Rule(
    OPEN_PIT.clause("dump_remined"),
    hazard=NoncoalDump.in_use & NoncoalDump.remined & ~NoncoalDump.remining_approved,
    en="dump in use re-mined without permission",
    note="停用的排土场不按本条判定。",
)
