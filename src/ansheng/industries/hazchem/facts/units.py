"""The facts about production and storage units and the substances in them (GB 18218)."""

from ansheng import Choice, Count, Facts, Flag, Many, Number, Text

LEVELS = {"1": "一级", "2": "二级", "3": "三级", "4": "四级", "none": "不构成重大危险源"}
"""The levels of a major hazard, as the facts keep them."""

LEVEL_NAMES = {"不构成": "none", **{f"{title}重大危险源": n for n, title in LEVELS.items() if n != "none"}}


class HazchemSubstance(Facts, title="单元内危险化学品", en="substance of a unit"):
    """One hazardous chemical of a production or storage unit; ``identify()`` computes the two ratios."""

    name = Text("名称", aliases=("品名", "化学品名称", "危险化学品名称", "物质名称"))
    quantity = Number(
        "设计最大量",
        unit="t",
        en="design maximum quantity",
        aliases=("最大量", "设计最大存在量"),
        note="不是当日存量；混合物为整体的量",
        minimum=0,
    )
    ratio = Number(
        "数量与临界量之比",
        unit="",
        en="ratio of quantity to critical quantity",
        aliases=("q/Q", "比值", "临界量比值"),
        note="由 identify() 计算",
        minimum=0,
    )
    weighted = Number(
        "校正后的比值",
        unit="",
        en="ratio weighted by the factor of the substance",
        aliases=("βq/Q", "校正比值"),
        note="物质校正系数乘以数量与临界量之比，由 identify() 计算",
        minimum=0,
    )
    declared_quantity = Number("企业辨识采用的量", unit="t", aliases=("辨识采用量", "企业申报量"), minimum=0)
    mixture = Flag("属混合物", aliases=("是否混合物", "混合物"))
    class_differs = Flag("混合物的危险类别与纯物质不同", aliases=("类别与纯物质不同",))
    own_class_used = Flag("已按混合物自身的危险类别确定临界量", aliases=("按自身类别确定临界量",))
    prorated = Flag("企业按浓度折算数量", aliases=("按浓度折算",))


class HazchemUnit(Facts, title="生产单元或储存单元", en="production or storage unit"):
    """One unit in which a major hazard is to be identified, and what the enterprise declared of it."""

    kind = Choice(
        "单元类型", options={"production": "生产单元", "storage": "储存单元"}, aliases=("类型", "单元类别")
    )
    bounded_by_valves = Flag(
        "生产单元以切断阀为界", aliases=("以切断阀为界",), note="装置之间无切断阀的，整体为一个单元，也填“是”"
    )
    one_dike_or_building = Flag(
        "储存单元为一个防火堤内的罐区或一座独立库房", aliases=("按防火堤或独立库房划分",)
    )
    substances = Many("危险化学品", HazchemSubstance, aliases=("物质清单", "危险化学品清单"))
    residents = Count(
        "厂区边界外500米内常住人口",
        unit="人",
        en="residents within 500 m beyond the plant boundary",
        aliases=("常住人口", "500米常住人口", "暴露人员", "暴露人员数量"),
    )
    declared_level = Choice(
        "企业认定的级别",
        en="level that the enterprise declared",
        options=LEVELS,
        other_names=LEVEL_NAMES,
        aliases=("重大危险源级别", "认定级别", "备案级别"),
    )
