"""The rules on leaders on shift, in coal mines and, by a regulation of their own, in other underground mines."""

from ansheng import Case, Condition, Rule

from .leader_standards import COAL_LEADERS, METAL_LEADERS
from .shift_facts import CoalShift, MetalMineShift, MineShift
from .standards import REGULATION

_LATE = {"qualified": True, "down": 9, "up": 17}
_EARLY = {"qualified": True, "down": 7, "up": 15}
_SHIFT = {"workers": 60, "first_down": 7, "last_up": 17}
_CASES = [
    Case.hazard(leaders=[]),
    Case.hazard(leaders=[_LATE, _EARLY]),
    Case.hazard(leaders=[{"qualified": False, "down": 7, "up": 17}]),
    Case.clear(leaders=[_LATE, {"qualified": True, "down": 7, "up": 17}]),
    Case.undetermined(leaders=[{"qualified": True, "down": 7}]),
    Case.undetermined(),
]


def _uncovered(shift: type[MineShift]) -> Condition:
    """No leader stays underground from the first worker down to the last worker up."""
    return ~shift.leaders.any(
        lambda one: one.qualified & (one.down <= shift.first_down) & (one.up >= shift.last_up)
    )


coal_shift_without_leader = Rule(
    COAL_LEADERS.clause("leader_each_shift"),
    when=CoalShift.workers > 0,
    hazard=_uncovered(CoalShift),
    given=_SHIFT,
    cases=_CASES,
)

metal_shift_without_leader = Rule(
    METAL_LEADERS.clause("leader_each_shift"),
    when=MetalMineShift.workers > 0,
    hazard=_uncovered(MetalMineShift),
    given=_SHIFT,
    cases=_CASES,
)

coal_leader_did_not_inspect = Rule(
    REGULATION.clause("leader_inspection"),
    when=CoalShift.workers > 0,
    hazard=~CoalShift.places_inspected,
    note="当班无高风险作业的，只看采掘工作面。",
    given={"workers": 60},
    cases=[Case.hazard(places_inspected=False), Case.clear(places_inspected=True), Case.undetermined()],
)

coal_leader_absent_at_goaf_hole = Rule(
    REGULATION.clause("leader_at_goaf_hole"),
    when=CoalShift.goaf_drilled_through,
    hazard=~CoalShift.leader_at_hole,
)
