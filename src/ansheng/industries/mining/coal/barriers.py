"""The rules on water barrier pillars (2020 art. 9(4); 2026 art. 10(4)4, 10(6) to 10(9))."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .standards import CRITERIA
from .water_facts import CoalBarrier


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("water_barrier"),
    en="water barrier not left as laid down",
    cases=[
        Case.hazard(required=True, left=False),
        Case.clear(required=True, left=True),
        Case.clear(required=False),
        Case.undetermined(required=True),
    ],
)
def coal_barrier_not_left(p: type[CoalBarrier]) -> Condition:
    """没有按规定留设防隔水煤(岩)柱

    哪里应留设由检查人依据规程和设计判断。
    """
    return p.required & ~p.left


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("water_barrier"),
    en="water barrier mined or damaged",
    cases=[Case.hazard(mined=True), Case.clear(mined=False), Case.undetermined()],
)
def coal_barrier_mined(p: type[CoalBarrier]) -> Condition:
    """擅自开采或破坏防隔水煤(岩)柱

    与“没有留设”同属一项，分开判定。
    """
    return p.mined


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_places"),
    replaces=["coal_barrier_not_left"],
    en="no water barrier at a listed place",
    cases=[
        Case.hazard(place="outcrop", left=False),
        Case.clear(place="outcrop", left=True),
        Case.clear(place="other", left=False),
        Case.undetermined(left=False),
    ],
)
def coal_barrier_places(p: type[CoalBarrier]) -> Condition:
    """九类位置没有留设防隔水煤(岩)柱

    一处位置一条；九类以外填“其他”。
    """
    return (p.place != "other") & ~p.left


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_width"),
    when=lambda p: p.left,
    en="water barrier too narrow",
    cases=[
        Case.hazard(left=True, width="19.9 m"),
        Case.clear(left=True, width="20 m"),
        Case.undetermined(left=True),
    ],
)
def coal_barrier_narrow(p: type[CoalBarrier]) -> Condition:
    """防隔水煤(岩)柱的宽度不足

    恰为限值的不构成；没有留设的由另一条判定。
    """
    return p.width < CRITERIA.limit("barrier_width")


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_over_road"),
    when=lambda p: p.work_below == "driving",
    en="barrier above a road below the multiple of its height",
    cases=[
        Case.hazard(work_below="driving", thickness="39.9 m", road_height="4 m"),
        Case.clear(work_below="driving", thickness="40 m", road_height="4 m"),
        Case.undetermined(work_below="driving", thickness="39 m"),
    ],
)
def coal_barrier_over_road(p: type[CoalBarrier]) -> Condition:
    """强富水含水层或水淹区下掘进，岩柱小于巷高的规定倍数

    恰为该倍数的不构成。
    """
    return p.thickness < p.road_height * CRITERIA.limit("road_heights")


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_over_stope"),
    when=lambda p: p.work_below == "mining",
    en="barrier above a stope below the fractured zone",
    cases=[
        Case.hazard(work_below="mining", thickness="59 m", fractured_zone="60 m"),
        Case.clear(work_below="mining", thickness="60 m", fractured_zone="60 m"),
        Case.undetermined(work_below="mining", thickness="59 m"),
    ],
)
def coal_barrier_over_stope(p: type[CoalBarrier]) -> Condition:
    """强富水含水层或水淹区下回采，岩柱小于最大导水裂隙带高度

    裂隙带高度由矿井提供，不推算。
    """
    return p.thickness < p.fractured_zone


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_changed"),
    replaces=["coal_barrier_mined"],
    en="water barrier changed at will or worked in",
    cases=[
        Case.hazard(changed=True, change_approved=False),
        Case.hazard(worked_in=True),
        Case.clear(changed=True, change_approved=True, worked_in=False),
        Case.clear(changed=False, worked_in=False),
        Case.undetermined(changed=False),
    ],
)
def coal_barrier_changed(p: type[CoalBarrier]) -> Condition:
    """随意变动防隔水煤(岩)柱，或在其中采掘

    条件变化并经企业主要负责人批准的变动除外。
    """
    return (p.changed & ~p.change_approved) | p.worked_in


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("barrier_entered"),
    en="water barrier entered under another name",
    cases=[Case.hazard(entered=True), Case.clear(entered=False), Case.undetermined()],
)
def coal_barrier_entered(p: type[CoalBarrier]) -> Condition:
    """以探巷等名义进入或破坏防隔水煤(岩)柱

    名义由检查人核实。
    """
    return p.entered


@rule(
    CoalBarrier,
    cites=CRITERIA.clause("reduced_barrier"),
    when=lambda p: p.reduced,
    en="reduced barrier with too little drilling",
    cases=[
        Case.hazard(reduced=True, hole_spacing="501 m"),
        Case.hazard(reduced=True, hole_spacing="500 m", control_holes=1),
        Case.clear(reduced=True, hole_spacing="500 m", control_holes=2),
        Case.undetermined(reduced=True, hole_spacing="500 m"),
    ],
)
def coal_barrier_reduced(p: type[CoalBarrier]) -> Condition:
    """缩小防隔水煤柱而钻孔间距过大或控制孔过少

    恰为间距限值、恰为规定孔数的不构成。
    """
    sparse = p.hole_spacing > CRITERIA.limit("hole_spacing")
    return sparse | (p.control_holes < CRITERIA.limit("control_holes"))
