"""The rules on water barrier pillars (2020 art. 9(4); 2026 art. 10(4)4, 10(6) to 10(9))."""

from ansheng import Case, Rule

from .standards import CRITERIA as LAW
from .water_facts import CoalBarrier as Barrier

coal_barrier_not_left = Rule(
    LAW.clause("water_barrier"),
    hazard=Barrier.required & ~Barrier.left,
    title="未按规定留设防隔水煤（岩）柱",
    en="Water barrier not left as laid down",
)


coal_barrier_mined = Rule(
    LAW.clause("water_barrier"),
    hazard=Barrier.mined,
    title="擅自开采或破坏防隔水煤（岩）柱",
    en="Water barrier mined or damaged",
)


coal_barrier_places = Rule(
    LAW.clause("barrier_places"),
    hazard=(Barrier.place != "other") & ~Barrier.left,
    replaces=["coal_barrier_not_left"],
    cases=[
        Case.hazard(place="outcrop", left=False),
        Case.clear(place="outcrop", left=True),
        Case.clear(place="other", left=False),
        Case.undetermined(left=False),
    ],
)


coal_barrier_narrow = Rule(
    LAW.clause("barrier_width"),
    when=Barrier.left,
    hazard=Barrier.width < LAW.limit("barrier_width"),
    given={"left": True},
    cases=[Case.hazard(width="19.9 m"), Case.clear(width="20 m"), Case.undetermined()],
)


coal_barrier_over_road = Rule(
    LAW.clause("barrier_over_road"),
    when=Barrier.work_below == "driving",
    hazard=Barrier.thickness < Barrier.road_height * LAW.limit("road_heights"),
    given={"work_below": "driving"},
    cases=[
        Case.hazard(thickness="39.9 m", road_height="4 m"),
        Case.clear(thickness="40 m", road_height="4 m"),
        Case.undetermined(thickness="39 m"),
    ],
)


coal_barrier_over_stope = Rule(
    LAW.clause("barrier_over_stope"),
    when=Barrier.work_below == "mining",
    hazard=Barrier.thickness < Barrier.fractured_zone,
    given={"work_below": "mining"},
    cases=[
        Case.hazard(thickness="59 m", fractured_zone="60 m"),
        Case.clear(thickness="60 m", fractured_zone="60 m"),
        Case.undetermined(thickness="59 m"),
    ],
)


coal_barrier_changed = Rule(
    LAW.clause("barrier_changed"),
    hazard=(Barrier.changed & ~Barrier.change_approved) | Barrier.worked_in,
    replaces=["coal_barrier_mined"],
)


coal_barrier_entered = Rule(LAW.clause("barrier_entered"), hazard=Barrier.entered)


coal_barrier_reduced = Rule(
    LAW.clause("reduced_barrier"),
    when=Barrier.reduced,
    hazard=(Barrier.hole_spacing > LAW.limit("hole_spacing"))
    | (Barrier.control_holes < LAW.limit("control_holes")),
    given={"reduced": True},
    cases=[
        Case.hazard(hole_spacing="501 m"),
        Case.hazard(hole_spacing="500 m", control_holes=1),
        Case.clear(hole_spacing="500 m", control_holes=2),
        Case.undetermined(hole_spacing="500 m"),
    ],
)
