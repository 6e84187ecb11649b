"""The rules on leaders on shift, in coal mines and, by a regulation of their own, in other underground mines."""

from ansheng import Case, Condition, Rule

from .leader_standards import COAL_LEADERS, METAL_LEADERS
from .shift_facts import CoalShift, MetalMineShift, MineShift
from .standards import REGULATION

_WHOLE = {"qualified": True, "down": 7, "up": 17}
_LATE = {"qualified": True, "down": 9, "up": 17}
_EARLY = {"qualified": True, "down": 7, "up": 15}
_OTHER = {"qualified": False, "down": 7, "up": 17}
_CASES = [
    Case.hazard(workers=60, first_down=7, last_up=17, leaders=[]),
    Case.hazard(workers=60, first_down=7, last_up=17, leaders=[_LATE, _EARLY]),
    Case.hazard(workers=60, first_down=7, last_up=17, leaders=[_OTHER]),
    Case.clear(workers=60, first_down=7, last_up=17, leaders=[_LATE, _WHOLE]),
    Case.undetermined(workers=60, first_down=7, last_up=17, leaders=[{"qualified": True, "down": 7}]),
    Case.undetermined(workers=60),
]


def _uncovered(p: type[MineShift]) -> Condition:
    """No leader stays underground from the first worker down to the last worker up."""
    return ~p.leaders.any(lambda one: one.qualified & (one.down <= p.first_down) & (one.up >= p.last_up))


coal_shift_without_leader = Rule(
    COAL_LEADERS.clause("leader_each_shift"),
    when=CoalShift.workers > 0,
    hazard=_uncovered(CoalShift),
    title="煤矿当班没有领导自始至终在井下带班",
    en="no leader underground for a whole shift of a coal mine",
    note=("属一般隐患，要求凭记忆；一人须覆盖全班，几人接力的按没有判定，由检查人复核。没有人下井的班不判。"),
    cases=_CASES,
)


metal_shift_without_leader = Rule(
    METAL_LEADERS.clause("leader_each_shift"),
    when=MetalMineShift.workers > 0,
    hazard=_uncovered(MetalMineShift),
    title="金属非金属地下矿山当班没有领导自始至终在井下带班",
    en="no leader underground for a whole shift of a metal or non-metal mine",
    note="属一般隐患；一人须覆盖全班，几人接力的按没有判定，由检查人复核。没有人下井的班不判。",
    cases=_CASES,
)


coal_leader_did_not_inspect = Rule(
    REGULATION.clause("leader_inspection"),
    when=CoalShift.workers > 0,
    hazard=~CoalShift.places_inspected,
    title="带班领导没有巡查采掘面和高风险作业",
    en="leader on shift did not inspect faces and risky works",
    note="属一般隐患；当班没有高风险作业的，只看采掘面。",
    given={"workers": 60},
    cases=[Case.hazard(places_inspected=False), Case.clear(places_inspected=True), Case.undetermined()],
)


coal_leader_absent_at_goaf_hole = Rule(
    REGULATION.clause("leader_at_goaf_hole"),
    when=CoalShift.goaf_drilled_through,
    hazard=~CoalShift.leader_at_hole,
    title="钻孔透老空的班，带班领导不在现场",
    en="leader not at the hole when goaf is drilled through",
    note="属一般隐患。",
)
