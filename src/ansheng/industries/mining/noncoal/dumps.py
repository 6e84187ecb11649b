"""The rules on waste dumps (二(十一), 二(十三))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .pit_facts import NoncoalDump
from .standards import OPEN_PIT


@rule(
    NoncoalDump,
    cites=OPEN_PIT.clause("dump_foundation"),
    en="dumping downslope on steep ground without the designed measures",
    cases=[
        Case.hazard(foundation_slope="21 %", downslope=True, foundation_measures=False),
        Case.clear(foundation_slope="20 %", downslope=True, foundation_measures=False),
        Case.clear(foundation_slope="21 %", downslope=False),
        Case.clear(foundation_measures=True),
        Case.undetermined(foundation_slope="21 %", downslope=True),
    ],
)
def noncoal_dump_foundation(p: type[NoncoalDump]) -> Condition:
    """在陡地基上顺坡排土，没有按设计采取安全措施

    恰为限值的坡度不构成。
    """
    steep = p.foundation_slope > OPEN_PIT.limit("foundation_slope")
    return steep & p.downslope & ~p.foundation_measures


@rule(
    NoncoalDump,
    cites=OPEN_PIT.clause("dump_neighbours"),
    en="crowded place close to a dump without the designed measures",
    cases=[
        Case.hazard(total_height="100 m", crowded_distance="200 m", neighbour_measures=False),
        Case.clear(total_height="100 m", crowded_distance="201 m", neighbour_measures=False),
        Case.clear(neighbour_measures=True),
        Case.undetermined(total_height="100 m", crowded_distance="200 m"),
    ],
)
def noncoal_dump_neighbours(p: type[NoncoalDump]) -> Condition:
    """总堆置高度若干倍范围内有人员密集场所，没有按设计采取措施

    距离恰为范围边界的也算；何为人员密集场所由检查人判断。
    """
    near = p.crowded_distance <= p.total_height * OPEN_PIT.limit("crowded_range")
    return near & ~p.neighbour_measures


@rule(
    NoncoalDump,
    cites=OPEN_PIT.clause("dump_drainage"),
    when=lambda p: p.hillside,
    en="hillside dump without the designed drainage",
    cases=[
        Case.hazard(hillside=True, drainage_as_design=False),
        Case.clear(hillside=True, drainage_as_design=True),
        Case.undetermined(hillside=True),
        Case.undetermined(drainage_as_design=False),
    ],
)
def noncoal_dump_drainage(p: type[NoncoalDump]) -> Condition:
    """山坡排土场没有按设计修截水、排水设施

    只适用于山坡排土场。
    """
    return ~p.drainage_as_design


@rule(
    NoncoalDump,
    cites=OPEN_PIT.clause("dump_remined"),
    en="dump in use re-mined without permission",
    cases=[
        Case.hazard(in_use=True, remined=True, remining_approved=False),
        Case.clear(in_use=True, remined=True, remining_approved=True),
        Case.clear(in_use=True, remined=False),
        Case.clear(in_use=False),
        Case.undetermined(in_use=True, remined=True),
    ],
)
def noncoal_dump_remined(p: type[NoncoalDump]) -> Condition:
    """擅自回采在用的排土场

    停用的排土场不按本条判定。
    """
    return p.in_use & p.remined & ~p.remining_approved
