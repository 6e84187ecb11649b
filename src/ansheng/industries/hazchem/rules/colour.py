"""The rules on the risk colour that an enterprise declares and on its assessment (应急〔2018〕19号)."""

from ansheng import CHECK_DAY, Case, Rule

from ..facts.colour import EnterpriseAssessment as Assessment
from ..standards import ENTERPRISE_COLOUR as LAW

ITEMS = tuple(key for key in LAW.editions[-1].clause if key.startswith("item_"))
"""The clauses of the scoring table."""

_COLOUR = LAW.limit("colour").at(Assessment.score)
_NOT_RED = Assessment.declared_colour != "red"

enterprise_colour_flattering = Rule(
    *[LAW.clause(key) for key in ("bands", *ITEMS)],
    hazard=((_COLOUR <= 1) & _NOT_RED)
    | ((_COLOUR <= 2) & Assessment.declared_colour.is_in(["yellow", "blue"]))
    | ((_COLOUR <= 3) & (Assessment.declared_colour == "blue")),
    cases=[
        Case.hazard(declared_colour="orange", score=59.9),
        Case.clear(declared_colour="orange", score=60),
        Case.hazard(declared_colour="yellow", score=74.9),
        Case.clear(declared_colour="yellow", score=75),
        Case.hazard(declared_colour="blue", score=89.9),
        Case.clear(declared_colour="blue", score=90),
        Case.clear(declared_colour="red"),
        Case.undetermined(declared_colour="blue"),
    ],
)

untested_process_not_red = Rule(
    LAW.clause("red_untested_process"),
    hazard=_NOT_RED & Assessment.new_process & ~Assessment.all_trials,
    title="新工艺未经逐级试验即用于工业化生产的企业未评为红色等级",
    en="An enterprise with an untested new process is not declared red",
    given={"declared_colour": "orange", "new_process": True},
    cases=[Case.hazard(all_trials=False), Case.clear(declared_colour="red"), Case.undetermined()],
)

undesigned_not_red = Rule(
    LAW.clause("red_undesigned"),
    hazard=_NOT_RED & ~Assessment.formal_design & ~Assessment.design_diagnosis,
    title="在役装置未经正规设计也未进行安全设计诊断的企业未评为红色等级",
    en="An enterprise with undesigned units is not declared red",
    given={"declared_colour": "orange", "formal_design": False},
    cases=[Case.hazard(design_diagnosis=False), Case.clear(declared_colour="red"), Case.undetermined()],
)

unqualified_workers_not_red = Rule(
    LAW.clause("red_uncertified"),
    hazard=_NOT_RED & (Assessment.unqualified_special_workers >= LAW.limit("unqualified_special_workers")),
    title="特种作业人员无有效操作证或学历低于高中的企业未评为红色等级",
    en="An enterprise with unqualified special-operation workers is not declared red",
    given={"declared_colour": "blue", "unqualified_special_workers": 1},
    cases=[
        Case.hazard(),
        Case.clear(declared_colour="red"),
        Case.clear(unqualified_special_workers=0),
        Case.undetermined(declared_colour=None),
    ],
)

accidents_not_red = Rule(
    LAW.clause("red_accidents"),
    hazard=_NOT_RED
    & (
        (Assessment.severe_accidents >= LAW.limit("severe_accidents"))
        | (Assessment.larger_accidents >= LAW.limit("red_accidents.larger_accidents"))
        | (Assessment.fatal_accidents_last_year >= LAW.limit("fatal_accidents_last_year"))
    ),
    title="事故等级和起数符合规定情形的企业未评为红色等级",
    en="An enterprise with grave accidents is not declared red",
    given={"declared_colour": "orange", "severe_accidents": 0, "larger_accidents": 1},
    cases=[
        Case.hazard(severe_accidents=1),
        Case.hazard(larger_accidents=2),
        Case.hazard(fatal_accidents_last_year=2),
        Case.clear(fatal_accidents_last_year=1),
        Case.clear(declared_colour="red"),
        Case.undetermined(),
    ],
)

assessment_too_old = Rule(
    LAW.clause("review"),
    hazard=Assessment.assessed_on.plus(months=LAW.limit("review_period")) < CHECK_DAY,
    title="企业超过36个月未进行安全风险评估诊断",
    en="The assessment of the enterprise is older than 36 months",
    cases=[Case.hazard(assessed_on="2015-05-14"), Case.clear(assessed_on="2015-05-15"), Case.undetermined()],
)

assessment_not_provincial = Rule(
    LAW.clause("review"),
    when=Assessment.self_explosive,
    hazard=~Assessment.assessed_by_province,
    title="自身具有爆炸性的化学品生产企业，评估诊断未由省级部门组织",
    en="A maker of self-explosive chemicals is not assessed by the province",
)
