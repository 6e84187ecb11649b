"""The rules on water barrier pillars (2020 art. 9(4); 2026 art. 10(4)4, 10(6) to 10(9))."""

from ansheng import Case, Condition, Rule, rule

from .standards import CRITERIA
from .water_facts import CoalBarrier

coal_barrier_not_left = Rule(
    CRITERIA.clause("water_barrier"),
    hazard=CoalBarrier.required & ~CoalBarrier.left,
    title="没有按规定留设防隔水煤(岩)柱",
    en="water barrier not left as laid down",
    note="哪里应留设由检查人依据规程和设计判断。",
)


coal_barrier_mined = Rule(
    CRITERIA.clause("water_barrier"),
    hazard=CoalBarrier.mined,
    title="擅自开采或破坏防隔水煤(岩)柱",
    en="water barrier mined or damaged",
    note="与“没有留设”同属一项，分开判定。",
)


coal_barrier_places = Rule(
    CRITERIA.clause("barrier_places"),
    hazard=(CoalBarrier.place != "other") & ~CoalBarrier.left,
    en="no water barrier at a listed place",
    replaces=["coal_barrier_not_left"],
    note="一处位置一条；九类以外填“其他”。",
    cases=[
        Case.hazard(place="outcrop", left=False),
        Case.clear(place="outcrop", left=True),
        Case.clear(place="other", left=False),
        Case.undetermined(left=False),
    ],
)


coal_barrier_narrow = Rule(
    CRITERIA.clause("barrier_width"),
    when=CoalBarrier.left,
    hazard=CoalBarrier.width < CRITERIA.limit("barrier_width"),
    en="water barrier too narrow",
    note="恰为限值的不构成；没有留设的由另一条判定。",
    given={"left": True},
    cases=[Case.hazard(width="19.9 m"), Case.clear(width="20 m"), Case.undetermined()],
)


coal_barrier_over_road = Rule(
    CRITERIA.clause("barrier_over_road"),
    when=CoalBarrier.work_below == "driving",
    hazard=CoalBarrier.thickness < CoalBarrier.road_height * CRITERIA.limit("road_heights"),
    en="barrier above a road below the multiple of its height",
    note="恰为该倍数的不构成。",
    given={"work_below": "driving"},
    cases=[
        Case.hazard(thickness="39.9 m", road_height="4 m"),
        Case.clear(thickness="40 m", road_height="4 m"),
        Case.undetermined(thickness="39 m"),
    ],
)


coal_barrier_over_stope = Rule(
    CRITERIA.clause("barrier_over_stope"),
    when=CoalBarrier.work_below == "mining",
    hazard=CoalBarrier.thickness < CoalBarrier.fractured_zone,
    en="barrier above a stope below the fractured zone",
    note="裂隙带高度由矿井提供，不推算。",
    given={"work_below": "mining"},
    cases=[
        Case.hazard(thickness="59 m", fractured_zone="60 m"),
        Case.clear(thickness="60 m", fractured_zone="60 m"),
        Case.undetermined(thickness="59 m"),
    ],
)


coal_barrier_changed = Rule(
    CRITERIA.clause("barrier_changed"),
    hazard=(CoalBarrier.changed & ~CoalBarrier.change_approved) | CoalBarrier.worked_in,
    en="water barrier changed at will or worked in",
    replaces=["coal_barrier_mined"],
    note="条件变化并经企业主要负责人批准的变动除外。",
    cases=[
        Case.hazard(changed=True, change_approved=False),
        Case.hazard(worked_in=True),
        Case.clear(changed=True, change_approved=True, worked_in=False),
        Case.clear(changed=False, worked_in=False),
        Case.undetermined(changed=False),
    ],
)


coal_barrier_entered = Rule(
    CRITERIA.clause("barrier_entered"),
    hazard=CoalBarrier.entered,
    en="water barrier entered under another name",
    note="名义由检查人核实。",
)


@rule(
    CRITERIA.clause("reduced_barrier"),
    when=CoalBarrier.reduced,
    en="reduced barrier with too little drilling",
    given={"reduced": True},
    cases=[
        Case.hazard(hole_spacing="501 m"),
        Case.hazard(hole_spacing="500 m", control_holes=1),
        Case.clear(hole_spacing="500 m", control_holes=2),
        Case.undetermined(hole_spacing="500 m"),
    ],
)
def coal_barrier_reduced() -> Condition:
    """恰为间距限值、恰为规定孔数的不构成。"""
    sparse = CoalBarrier.hole_spacing > CRITERIA.limit("hole_spacing")
    return sparse | (CoalBarrier.control_holes < CRITERIA.limit("control_holes"))
