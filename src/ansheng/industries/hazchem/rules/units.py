"""The rules on how an enterprise identified and graded its units (GB 18218).

A unit that is a major hazard breaks no law by being one. What the rules find is a declaration, a division into units
or a count of quantities that contradicts the standard.
"""

from ansheng import Case, Condition, Rule, rule

from ..facts.units import HazchemUnit
from ..standards import GB18218


def _is_major_hazard(p: type[HazchemUnit]) -> Condition:
    return p.substances.sum(lambda s: s.ratio) >= GB18218.limit("index")


major_hazard_undeclared = Rule(
    GB18218.clause("identification"),
    GB18218.clause("critical_quantity"),
    hazard=(HazchemUnit.declared_level == "none") & _is_major_hazard(HazchemUnit),
    title="达到临界量的单元未认定为重大危险源",
    en="a unit reaches the critical quantity and is not declared as a major hazard",
    note=(
        "构成重大危险源本身不是隐患，未认定才是。比值由 identify() 按表1、表2算出；未列入表1又没有危险类别的"
        "物质没有比值，\n使结论待定，不当作零。已知各项之和虽已达到，只要还有一项不知道，本条仍待定，"
        "而 identify() 会说明已经可以确定。"
    ),
    cases=[
        Case.hazard(declared_level="none", substances=[{"ratio": 1}]),
        Case.hazard(declared_level="none", substances=[{"ratio": 0.1}] * 10),
        Case.clear(declared_level="none", substances=[{"ratio": 0.98}]),
        Case.clear(declared_level="none", substances=[]),
        Case.clear(declared_level="4"),
        Case.undetermined(declared_level="none", substances=[{"ratio": 0.5}, {"name": "二甲苯"}]),
        Case.undetermined(declared_level="none"),
    ],
)


@rule(
    GB18218.clause("level"),
    GB18218.clause("population_factor"),
    GB18218.clause("substance_factor"),
    title="重大危险源认定的级别低于分级指标对应的级别",
    en="a major hazard is declared at a lower level than the grading index gives",
    cases=[
        Case.hazard(declared_level="3", residents=100, substances=[{"ratio": 25, "weighted": 25}]),
        Case.hazard(declared_level="2", residents=100, substances=[{"ratio": 50, "weighted": 200}]),
        Case.hazard(declared_level="4", residents=0, substances=[{"ratio": 20, "weighted": 20}]),
        Case.clear(declared_level="4", residents=0, substances=[{"ratio": 5, "weighted": 15}]),
        Case.hazard(declared_level="4", residents=1, substances=[{"ratio": 5, "weighted": 15}]),
        Case.clear(declared_level="4", residents=29, substances=[{"ratio": 5, "weighted": 9}]),
        Case.hazard(declared_level="4", residents=30, substances=[{"ratio": 5, "weighted": 9}]),
        Case.clear(declared_level="4", residents=49, substances=[{"ratio": 5, "weighted": 7}]),
        Case.hazard(declared_level="4", residents=50, substances=[{"ratio": 5, "weighted": 7}]),
        Case.clear(declared_level="4", residents=99, substances=[{"ratio": 5, "weighted": 6}]),
        Case.hazard(declared_level="4", residents=100, substances=[{"ratio": 5, "weighted": 6}]),
        Case.clear(declared_level="2", residents=100, substances=[{"ratio": 25, "weighted": 25}]),
        Case.clear(declared_level="4", residents=0, substances=[{"ratio": 1, "weighted": 4}]),
        Case.clear(declared_level="3", residents=30, substances=[{"ratio": 0.8, "weighted": 16}]),
        Case.clear(declared_level="none"),
        Case.undetermined(declared_level="4", residents=0, substances=[{"ratio": 20}]),
        Case.undetermined(declared_level="4", substances=[{"ratio": 20, "weighted": 20}]),
    ],
)
def major_hazard_underrated() -> Condition:
    """表3以外的物质要有危险类别符号才有校正系数；有几种类别时标准没有规定用哪一个系数，按填写的一个计算。认定偏高不是本条的隐患。"""
    alpha = GB18218.limit("alpha").at(HazchemUnit.residents)
    index = HazchemUnit.substances.sum(lambda s: s.weighted) * alpha
    level = GB18218.limit("level").at(index)
    first, second, third = (level <= n for n in (1, 2, 3))
    lower: Condition = (
        (first & HazchemUnit.declared_level.is_in(["2", "3", "4"]))
        | (second & HazchemUnit.declared_level.is_in(["3", "4"]))
        | (third & (HazchemUnit.declared_level == "4"))
    )
    return _is_major_hazard(HazchemUnit) & lower


production_unit_misdivided = Rule(
    GB18218.clause("production_unit"),
    when=HazchemUnit.kind == "production",
    hazard=~HazchemUnit.bounded_by_valves,
    title="生产单元未以切断阀为界划分",
    en="a production unit is not divided at the shut-off valves",
    note="哪些阀门算切断阀由检查人判断。",
)


storage_unit_misdivided = Rule(
    GB18218.clause("storage_unit"),
    when=HazchemUnit.kind == "storage",
    hazard=~HazchemUnit.one_dike_or_building,
    title="储存单元未以防火堤或独立库房为界划分",
    en="a storage unit is not one dike or one independent building",
    note="同一防火堤内的储罐拆成几个单元，或几座库房并成一个单元，都算。",
)


quantity_below_design_maximum = Rule(
    GB18218.clause("quantity"),
    hazard=HazchemUnit.substances.any(lambda s: s.declared_quantity < s.quantity),
    title="辨识采用的量小于设计最大量",
    en="a substance is counted with less than its design maximum",
    note="设计最大量取自设计文件，由检查人核对。",
    cases=[
        Case.hazard(substances=[{"quantity": "10 t", "declared_quantity": "8 t"}]),
        Case.clear(substances=[{"quantity": "10 t", "declared_quantity": "10000 kg"}]),
        Case.clear(substances=[]),
        Case.undetermined(substances=[{"quantity": "10 t"}]),
    ],
)


mixture_miscounted = Rule(
    GB18218.clause("mixture"),
    hazard=HazchemUnit.substances.any(
        lambda s: s.mixture & (s.prorated | (s.class_differs & ~s.own_class_used))
    ),
    title="混合物按浓度折算，或没有按自身的危险类别计算",
    en="a mixture is prorated by concentration, or counted under a class that is not its own",
    note="混合物的危险类别是否与纯物质相同，由检查人依分类报告判断。",
    cases=[
        Case.hazard(substances=[{"mixture": True, "prorated": True}]),
        Case.hazard(substances=[{"mixture": True, "class_differs": True, "own_class_used": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "class_differs": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "own_class_used": True}]),
        Case.clear(substances=[{"mixture": False}]),
        Case.undetermined(substances=[{"mixture": True, "prorated": False}]),
    ],
)
