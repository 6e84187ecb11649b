"""The rules on pipes beyond the criteria: design life, works and activities near pipes."""

from ansheng import Case, Condition, Rule, rule

from .facts_network import GasOldPipe, GasWorks
from .standards import GB55009, REGULATION

WORKS = ("laying", "piling", "jacking", "excavation", "drilling")


def _in_protection_range(p: type[GasWorks]) -> Condition:
    minimum = GB55009.limit("protection_range").at(p.max_operating_pressure)
    return (p.distance <= minimum) | (p.distance <= p.protection_range)


design_life_too_short = Rule(
    GB55009.clause("design_life"),
    hazard=GasOldPipe.design_life < GB55009.limit("design_life"),
    title="输配管道的设计工作年限低于限值",
    en="design working life of a pipe is too short",
    note="设计年限不是更新改造的年限。规范施行以前建成的管道是否适用，由检查人判断。",
    cases=[
        Case.hazard(design_life=20),
        Case.clear(design_life=30),
        Case.clear(design_life="50 年"),
        Case.undetermined(),
    ],
)


works_without_protection_plan = Rule(
    REGULATION.clause("works_plan"),
    when=GasWorks.kind.is_in(WORKS),
    hazard=_in_protection_range(GasWorks) & ~(GasWorks.protection_plan & GasWorks.measures_taken),
    title="管道保护范围内施工，没有保护方案或没有采取措施",
    en="works inside the protection range without a protection plan or its measures",
    note="在最小保护范围以内，不论当地公布的范围多大都成立；在其外的，要知道当地公布的范围才能判定。",
    cases=[
        Case.hazard(kind="excavation", max_operating_pressure="0.4 MPa", distance=0.5, protection_plan=False),
        Case.hazard(
            kind="piling",
            max_operating_pressure="0.8 MPa",
            distance=1.5,
            protection_plan=True,
            measures_taken=False,
        ),
        Case.hazard(kind="drilling", distance=6, protection_range=6, protection_plan=False),
        Case.clear(
            kind="laying",
            max_operating_pressure="1.6 MPa",
            distance=1.6,
            protection_range=1.5,
            protection_plan=False,
        ),
        Case.clear(kind="excavation", distance=0.2, protection_plan=True, measures_taken=True),
        Case.undetermined(
            kind="excavation", max_operating_pressure="0.4 MPa", distance=0.8, protection_plan=False
        ),
    ],
)


@rule(
    GB55009.clause("works_in_control_range"),
    when=GasWorks.kind.is_in(WORKS),
    title="管道控制范围内施工，没有保护方案或没有采取措施",
    en="works inside the control range without a protection plan or its measures",
    cases=[
        Case.hazard(kind="excavation", max_operating_pressure="0.4 MPa", distance=5, protection_plan=False),
        Case.hazard(
            kind="piling",
            max_operating_pressure="0.8 MPa",
            distance=15,
            protection_plan=True,
            measures_taken=False,
        ),
        Case.hazard(kind="drilling", max_operating_pressure="2.5 MPa", distance=50, protection_plan=False),
        Case.clear(kind="jacking", max_operating_pressure="0.4 MPa", distance=6, protection_plan=False),
        Case.clear(kind="excavation", max_operating_pressure="1.6 MPa", distance=1.5, protection_plan=False),
        Case.clear(kind="excavation", distance=1, protection_plan=True, measures_taken=True),
        Case.undetermined(kind="excavation", distance=10, protection_plan=False),
    ],
)
def works_unplanned_in_control_range() -> Condition:
    """只判最小保护范围以外、最小控制范围以内的；地方公布的更大的控制范围不在判定之内。条文凭记忆。"""
    beyond = GasWorks.distance > GB55009.limit("protection_range").at(GasWorks.max_operating_pressure)
    inside = GasWorks.distance <= GB55009.limit("control_range").at(GasWorks.max_operating_pressure)
    return beyond & inside & ~(GasWorks.protection_plan & GasWorks.measures_taken)


prohibited_activity = Rule(
    REGULATION.clause("prohibited_activities"),
    when=GasWorks.kind.is_in(
        ["blasting", "quarrying", "open_fire", "corrosives", "dangerous_goods", "deep_roots"]
    ),
    hazard=_in_protection_range(GasWorks),
    title="燃气设施保护范围内从事禁止的活动",
    en="prohibited activity inside the protection range",
    note=(
        "在最小保护范围以内，不论当地公布的范围多大都成立；在其外的，要知道当地公布的范围才能判定。"
        "占压由重大隐患\n第六条(一)判定。禁止的活动凭记忆列出。"
    ),
    cases=[
        Case.hazard(kind="blasting", max_operating_pressure="0.4 MPa", distance=0.5),
        Case.hazard(kind="deep_roots", max_operating_pressure="0.8 MPa", distance=1.5),
        Case.hazard(kind="open_fire", max_operating_pressure="2.5 MPa", distance=6, protection_range=6),
        Case.hazard(kind="quarrying", max_operating_pressure="1.6 MPa", distance=1, protection_range=1.5),
        Case.clear(kind="corrosives", max_operating_pressure="0.4 MPa", distance=0.8, protection_range=0.5),
        Case.clear(kind="quarrying", max_operating_pressure="1.6 MPa", distance=3, protection_range=1.5),
        Case.undetermined(kind="blasting", max_operating_pressure="0.4 MPa", distance=0.8),
    ],
)
