"""The rules on the risk colour of an enterprise (应急〔2018〕19号).

To be red breaks no rule; what the rules find is a declared colour that the document contradicts, or an assessment that
is too old or made by the wrong body.
"""

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from ..facts.colour import EnterpriseAssessment
from ..standards import ENTERPRISE_COLOUR

ITEMS = tuple(key for key in ENTERPRISE_COLOUR.editions[-1].clause if key.startswith("item_"))
"""The clauses of the scoring table."""


@rule(
    *[ENTERPRISE_COLOUR.clause(key) for key in ("bands", *ITEMS)],
    title="企业评定的颜色好于得分对应的颜色",
    en="the colour declared is better than the score gives",
    cases=[
        Case.hazard(declared_colour="orange", score=59.9),
        Case.clear(declared_colour="orange", score=60),
        Case.hazard(declared_colour="yellow", score=74.9),
        Case.clear(declared_colour="yellow", score=75),
        Case.hazard(declared_colour="blue", score=89.9),
        Case.clear(declared_colour="blue", score=90),
        Case.clear(declared_colour="red", score=95),
        Case.clear(declared_colour="red"),
        Case.undetermined(declared_colour="blue"),
        Case.undetermined(score=50),
    ],
)
def enterprise_colour_flattering() -> Condition:
    """得分由 classify_enterprise() 按计分表算出；直接判红另有规则，评得更重不算。"""
    colour = ENTERPRISE_COLOUR.limit("colour").at(EnterpriseAssessment.score)
    return (
        ((colour <= 1) & (EnterpriseAssessment.declared_colour != "red"))
        | ((colour <= 2) & EnterpriseAssessment.declared_colour.is_in(["yellow", "blue"]))
        | ((colour <= 3) & (EnterpriseAssessment.declared_colour == "blue"))
    )


untested_process_not_red = Rule(
    ENTERPRISE_COLOUR.clause("red_untested_process"),
    hazard=(EnterpriseAssessment.declared_colour != "red")
    & EnterpriseAssessment.new_process
    & ~EnterpriseAssessment.all_trials,
    title="新工艺未经逐级试验就工业化生产，没有判为红色",
    en="an enterprise with an untested new process is not declared red",
    cases=[
        Case.hazard(declared_colour="orange", new_process=True, all_trials=False),
        Case.clear(declared_colour="red"),
        Case.clear(new_process=False),
        Case.clear(declared_colour="blue", all_trials=True),
        Case.undetermined(declared_colour="blue", new_process=True),
        Case.undetermined(new_process=True, all_trials=False),
    ],
)


undesigned_not_red = Rule(
    ENTERPRISE_COLOUR.clause("red_undesigned"),
    hazard=(EnterpriseAssessment.declared_colour != "red")
    & ~EnterpriseAssessment.formal_design
    & ~EnterpriseAssessment.design_diagnosis,
    title="在役装置未经正规设计也没有设计诊断，没有判为红色",
    en="an enterprise with undesigned units is not declared red",
    cases=[
        Case.hazard(declared_colour="orange", formal_design=False, design_diagnosis=False),
        Case.clear(declared_colour="red"),
        Case.clear(formal_design=True),
        Case.clear(design_diagnosis=True),
        Case.undetermined(declared_colour="blue", formal_design=False),
    ],
)


@rule(
    ENTERPRISE_COLOUR.clause("red_uncertified"),
    title="特种作业人员无证或学历不足，没有判为红色",
    en="an enterprise with unqualified special-operation workers is not declared red",
    cases=[
        Case.hazard(declared_colour="blue", unqualified_special_workers=1),
        Case.clear(declared_colour="red", unqualified_special_workers=1),
        Case.clear(declared_colour="blue", unqualified_special_workers=0),
        Case.undetermined(declared_colour="blue"),
        Case.undetermined(unqualified_special_workers=1),
    ],
)
def unqualified_workers_not_red() -> Condition:
    unqualified = EnterpriseAssessment.unqualified_special_workers >= ENTERPRISE_COLOUR.limit(
        "red_uncertified.unqualified_special_workers"
    )
    return (EnterpriseAssessment.declared_colour != "red") & unqualified


@rule(
    ENTERPRISE_COLOUR.clause("red_accidents"),
    title="发生规定的事故，没有判为红色",
    en="an enterprise with grave accidents is not declared red",
    cases=[
        Case.hazard(declared_colour="orange", severe_accidents=1),
        Case.hazard(declared_colour="orange", larger_accidents=2),
        Case.hazard(declared_colour="orange", fatal_accidents_last_year=2),
        Case.clear(
            declared_colour="orange", severe_accidents=0, larger_accidents=1, fatal_accidents_last_year=1
        ),
        Case.clear(declared_colour="red"),
        Case.undetermined(declared_colour="orange", severe_accidents=0, larger_accidents=1),
        Case.undetermined(severe_accidents=1),
    ],
)
def accidents_not_red() -> Condition:
    law = ENTERPRISE_COLOUR
    grave = (
        (EnterpriseAssessment.severe_accidents >= law.limit("red_accidents.severe_accidents"))
        | (EnterpriseAssessment.larger_accidents >= law.limit("red_accidents.larger_accidents"))
        | (
            EnterpriseAssessment.fatal_accidents_last_year
            >= law.limit("red_accidents.fatal_accidents_last_year")
        )
    )
    return (EnterpriseAssessment.declared_colour != "red") & grave


assessment_too_old = Rule(
    ENTERPRISE_COLOUR.clause("review"),
    hazard=EnterpriseAssessment.assessed_on.plus(months=ENTERPRISE_COLOUR.limit("review_period")) < CHECK_DAY,
    title="企业安全风险评估诊断超过三年",
    en="the assessment of the enterprise is older than three years",
    note="条文是“原则上”；动态变化后应及时重评，不在判定之内。",
    cases=[Case.hazard(assessed_on="2015-05-14"), Case.clear(assessed_on="2015-05-15"), Case.undetermined()],
)


assessment_not_provincial = Rule(
    ENTERPRISE_COLOUR.clause("review"),
    when=EnterpriseAssessment.self_explosive,
    hazard=~EnterpriseAssessment.assessed_by_province,
    title="生产自身爆炸性化学品的企业不是由省级组织评估",
    en="a maker of self-explosive chemicals is not assessed by the province",
)
