"""The facts about open-pit mines: the pit, its slopes, haul roads and dumps."""

from ansheng import Choice, Facts, Flag, Number

from .site_facts import MineSite


class NoncoalOpenPit(MineSite, title="非煤露天矿山", en="open-pit non-coal mine"):
    """One open-pit mine."""

    after_underground = Flag("地下转露天开采", aliases=("地下转露天", "由地下转为露天"))
    goaf_explored = Flag("已探明采空区和溶洞", aliases=("探明采空区溶洞", "采空区已探明"))
    goaf_treated = Flag(
        "有威胁的采空区和溶洞已按设计处理",
        aliases=("采空区溶洞已处理", "采空区已按设计处理"),
        note="探明后无威胁的填“是”",
    )
    top_down_benched = Flag(
        "自上而下分台阶或分层开采", aliases=("自上而下分台阶开采", "分台阶开采", "分层开采"), judged=True
    )
    retained_pillar_damaged = Flag(
        "开采或破坏设计保留的矿（岩）柱、挂帮矿", aliases=("破坏保留矿柱", "开采挂帮矿"), judged=True
    )
    sunken = Flag("凹陷露天", aliases=("凹陷露天矿山", "深凹露天"))
    flood_works_as_design = Flag(
        "防洪排洪设施符合设计", aliases=("按设计建防洪排洪设施", "防排洪设施符合设计")
    )


class NoncoalSlope(Facts, title="露天边坡", en="slope"):
    """One slope of a pit or of a dump."""

    kind = Choice(
        "边坡类型",
        options={"pit": "采场边坡", "dump": "排土场边坡"},
        other_names={"采场": "pit", "排土场": "dump"},
        aliases=("类型", "边坡种类"),
    )
    height = Number("边坡高度", unit="m", aliases=("现状边坡高度", "坡高"), minimum=0)
    working_angle = Number("工作帮坡角", unit="deg", aliases=("工作帮坡面角",), note="以度计", minimum=0)
    design_working_angle = Number("设计工作帮坡角", unit="deg", aliases=("工作帮坡角设计值",), minimum=0)
    bench_height = Number(
        "最终边坡台阶高度",
        unit="m",
        aliases=("台阶高度", "最终台阶高度"),
        note="最高的一个；无的填0",
        minimum=0,
    )
    design_bench_height = Number("设计最终边坡台阶高度", unit="m", aliases=("设计台阶高度",), minimum=0)
    analysed = Flag("已按标准做稳定性分析", aliases=("稳定性分析", "边坡稳定性分析"), judged=True)
    online_monitoring = Flag("有在线监测系统", aliases=("边坡在线监测", "在线监测系统", "在线监测"))
    stability_monitoring = Flag("有稳定性监测系统", aliases=("边坡稳定监测", "稳定性监测系统"))
    monitoring_tampered = Flag(
        "监测系统被关闭、破坏或数据造假",
        aliases=("关闭破坏监测系统", "监测数据造假", "监测被关闭破坏或数据造假"),
        note="无监测系统的填“否”",
    )
    radial_cracks = Flag("有横向及纵向放射状裂缝", aliases=("放射状裂缝", "横纵放射状裂缝"))
    toe_heave = Flag("坡体前缘上隆凸起", aliases=("前缘上隆", "坡脚上隆"))
    back_cracks_growing = Flag("后缘裂缝急剧扩展", aliases=("后缘裂缝扩展",))
    displacement_accelerating = Flag(
        "位移出现加速", aliases=("位移加速", "位移加速变化"), note="水平或垂直位移", judged=True
    )
    safety_berm_as_design = Flag(
        "安全平台符合设计", aliases=("按设计设安全平台", "安全平台"), note="设计未设的填“是”，下同"
    )
    cleaning_berm_as_design = Flag("清扫平台符合设计", aliases=("按设计设清扫平台", "清扫平台"))


class NoncoalHaulRoad(Facts, title="露天运输道路", en="haul road"):
    """One stretch of a haul road."""

    gradient = Number("道路坡度", unit="percent", aliases=("实际坡度", "运输道路坡度", "坡度"), minimum=0)
    design_gradient = Number("设计道路坡度", unit="percent", aliases=("设计坡度",), minimum=0)


class NoncoalDump(Facts, title="排土场", en="dump"):
    """One waste dump."""

    foundation_slope = Number(
        "地基平均坡度",
        unit="percent",
        aliases=("地基坡度", "基底平均坡度"),
        note="高差与水平距离之比，1∶5填20%",
        minimum=0,
    )
    downslope = Flag("顺坡排土", aliases=("顺坡排弃",))
    foundation_measures = Flag(
        "陡地基已按设计采取安全措施", aliases=("地基安全措施符合设计", "顺坡排土安全措施")
    )
    total_height = Number("总堆置高度", unit="m", aliases=("堆置高度",), minimum=0)
    crowded_distance = Number(
        "距最近人员密集场所的距离",
        unit="m",
        en="distance to the nearest crowded place",
        aliases=("人员密集场所距离", "与人员密集场所距离", "距最近人员密集场所"),
        note="何为人员密集场所由检查人员判断；附近无此类场所的，填能确认的最小距离",
        minimum=0,
    )
    neighbour_measures = Flag(
        "已按设计对人员密集场所采取安全措施",
        en="measures for the crowded place as designed",
        aliases=("人员密集场所安全措施", "周边安全措施符合设计"),
    )
    hillside = Flag("山坡排土场", aliases=("是否山坡排土场",))
    drainage_as_design = Flag("截水排水设施符合设计", aliases=("截排水设施符合设计", "按设计修截排水"))
    in_use = Flag("在用排土场", aliases=("在用", "正在使用"))
    remined = Flag("正在回采", en="being re-mined", aliases=("回采排土场", "是否回采"))
    remining_approved = Flag("回采已批准", aliases=("回采经批准",))
