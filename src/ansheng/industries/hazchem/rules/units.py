"""The rules on how an enterprise identified and graded its units (GB 18218).

A unit that is a major hazard breaks no law by being one. What the rules find is a declaration, a division into units
or a count of quantities that contradicts the standard.
"""

from __future__ import annotations

from ansheng import Case, Condition, rule

from ..facts.units import HazchemUnit
from ..standards import GB18218


def _is_major_hazard(p: type[HazchemUnit]) -> Condition:
    return p.substances.sum(lambda s: s.ratio) >= GB18218.limit("index")


@rule(
    HazchemUnit,
    cites=[GB18218.clause("identification"), GB18218.clause("critical_quantity")],
    en="a unit reaches the critical quantity and is not declared as a major hazard",
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
def major_hazard_undeclared(p: type[HazchemUnit]) -> Condition:
    """达到临界量的单元未认定为重大危险源

    构成重大危险源本身不是隐患，未认定才是。比值由 identify() 按表1、表2算出；未列入表1又没有危险类别的物质没有比值，
    使结论待定，不当作零。已知各项之和虽已达到，只要还有一项不知道，本条仍待定，而 identify() 会说明已经可以确定。
    """
    return (p.declared_level == "none") & _is_major_hazard(p)


@rule(
    HazchemUnit,
    cites=[
        GB18218.clause("level"),
        GB18218.clause("population_factor"),
        GB18218.clause("substance_factor"),
    ],
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
def major_hazard_underrated(p: type[HazchemUnit]) -> Condition:
    """重大危险源认定的级别低于分级指标对应的级别

    表3以外的物质要有危险类别符号才有校正系数；有几种类别时标准没有规定用哪一个系数，按填写的一个计算。认定偏高不是本条的隐患。
    """
    alpha = GB18218.limit("alpha").at(p.residents)
    index = p.substances.sum(lambda s: s.weighted) * alpha
    level = GB18218.limit("level").at(index)
    first, second, third = (level <= n for n in (1, 2, 3))
    lower: Condition = (
        (first & p.declared_level.is_in(["2", "3", "4"]))
        | (second & p.declared_level.is_in(["3", "4"]))
        | (third & (p.declared_level == "4"))
    )
    return _is_major_hazard(p) & lower


@rule(
    HazchemUnit,
    cites=GB18218.clause("production_unit"),
    when=lambda p: p.kind == "production",
    en="a production unit is not divided at the shut-off valves",
    cases=[
        Case.hazard(kind="production", bounded_by_valves=False),
        Case.clear(kind="production", bounded_by_valves=True),
        Case.undetermined(kind="production"),
        Case.undetermined(bounded_by_valves=False),
    ],
)
def production_unit_misdivided(p: type[HazchemUnit]) -> Condition:
    """生产单元未以切断阀为界划分

    哪些阀门算切断阀由检查人判断。
    """
    return ~p.bounded_by_valves


@rule(
    HazchemUnit,
    cites=GB18218.clause("storage_unit"),
    when=lambda p: p.kind == "storage",
    en="a storage unit is not one dike or one independent building",
    cases=[
        Case.hazard(kind="storage", one_dike_or_building=False),
        Case.clear(kind="storage", one_dike_or_building=True),
        Case.undetermined(kind="storage"),
        Case.undetermined(one_dike_or_building=False),
    ],
)
def storage_unit_misdivided(p: type[HazchemUnit]) -> Condition:
    """储存单元未以防火堤或独立库房为界划分

    同一防火堤内的储罐拆成几个单元，或几座库房并成一个单元，都算。
    """
    return ~p.one_dike_or_building


@rule(
    HazchemUnit,
    cites=GB18218.clause("quantity"),
    en="a substance is counted with less than its design maximum",
    cases=[
        Case.hazard(substances=[{"quantity": "10 t", "declared_quantity": "8 t"}]),
        Case.clear(substances=[{"quantity": "10 t", "declared_quantity": "10000 kg"}]),
        Case.clear(substances=[]),
        Case.undetermined(substances=[{"quantity": "10 t"}]),
    ],
)
def quantity_below_design_maximum(p: type[HazchemUnit]) -> Condition:
    """辨识采用的量小于设计最大量

    设计最大量取自设计文件，由检查人核对。
    """
    return p.substances.any(lambda s: s.declared_quantity < s.quantity)


@rule(
    HazchemUnit,
    cites=GB18218.clause("mixture"),
    en="a mixture is prorated by concentration, or counted under a class that is not its own",
    cases=[
        Case.hazard(substances=[{"mixture": True, "prorated": True}]),
        Case.hazard(substances=[{"mixture": True, "class_differs": True, "own_class_used": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "class_differs": False}]),
        Case.clear(substances=[{"mixture": True, "prorated": False, "own_class_used": True}]),
        Case.clear(substances=[{"mixture": False}]),
        Case.undetermined(substances=[{"mixture": True, "prorated": False}]),
    ],
)
def mixture_miscounted(p: type[HazchemUnit]) -> Condition:
    """混合物按浓度折算，或没有按自身的危险类别计算

    混合物的危险类别是否与纯物质相同，由检查人依分类报告判断。
    """
    return p.substances.any(lambda s: s.mixture & (s.prorated | (s.class_differs & ~s.own_class_used)))
