"""The facts about temporary power (临时用电), excavation (动土), road closure (断路) (GB 30871 chapters 10 to 12)."""

from ansheng import Count, Flag, Number

from .permits import PermittedWork, SpecialWork


class TemporaryPowerPermit(PermittedWork, title="临时用电作业票", en="temporary-power permit"):
    """One temporary supply of power and its permit."""

    explosive_area = Flag("在火灾爆炸危险场所", aliases=("火灾爆炸危险场所",))
    gas_tested = Flag("可燃气体检测合格", aliases=("气体检测合格",))
    overhead = Flag("有架空线路", aliases=("架空线路",))
    overhead_height = Number("架空线最低高度", unit="m", aliases=("架空高度",), minimum=0)
    crosses_road = Flag(
        "架空线跨越车道", en="overhead line crosses a road", aliases=("跨越车道",), note="无架空线路的填“否”"
    )
    overhead_road_height = Number("跨越车道处高度", unit="m", minimum=0)
    buried = Flag("有埋地线路", en="buried cable", aliases=("埋地线路",))
    burial_depth = Number("埋地深度", unit="m", aliases=("埋深",), minimum=0)
    insulation_voltage = Number("线路绝缘耐压", unit="V", aliases=("绝缘等级",), minimum=0)
    protected_each = Flag("逐个配漏电保护装置", aliases=("逐个配漏电保护", "一机一闸一保护", "漏电保护"))
    duration = Number("用电期限", unit="day", aliases=("用电时间", "有效期"), minimum=0)
    special_case = Flag("属特殊情况", aliases=("特殊情况",))
    for_other_work = Flag("配合动火或受限空间作业", aliases=("配合其他作业",))
    other_work_validity = Number("所配合作业的有效期", unit="h", minimum=0)


class ExcavationPermit(SpecialWork, title="动土作业票", en="excavation permit"):
    """One excavation and its permit."""

    depth = Number("挖掘深度", unit="m", aliases=("深度", "入土深度"), minimum=0)
    machine_filling = Flag("用机械填土、平整且可能影响地下设施", aliases=("机械填土平整",))
    countersigned = Flag("已会签", aliases=("会签",))
    spoil_distance = Number(
        "弃土与坑边距离", unit="m", aliases=("弃土距离",), note="无弃土的填一个大于限值的数", minimum=0
    )
    spoil_height = Number("弃土高度", unit="m", aliases=("堆土高度",), note="无弃土的填0", minimum=0)
    by_machine = Flag("机械挖掘", aliases=("使用机械",))
    pipe_nearby = Flag("附近有地下管道", aliases=("地下管道",))
    pipe_distance = Number("与地下管道距离", unit="m", aliases=("管道距离",), minimum=0)
    ladder = Flag("设有上下梯", aliases=("梯子", "上下梯"))
    workers = Count("同时作业人数", unit="人", en="workers at a time", aliases=("作业人数",))
    worker_spacing = Number("人员间距", unit="m", aliases=("作业间距",), minimum=0)
    hazardous_area = Flag("在危险场所", aliases=("危险场所",))
    entry_permit = Flag("已办理受限空间作业票", aliases=("已办受限空间票", "受限空间票"))


class RoadClosurePermit(PermittedWork, title="断路作业票", en="road-closure permit"):
    """One closure of a road and its permit."""

    countersigned = Flag("已会签", aliases=("会签",))
    traffic_plan = Flag("有交通组织方案，能保证消防车通行", aliases=("交通组织方案",))
    warning_lamps = Flag("设有警示灯", aliases=("警示灯",))
    lamp_height = Number("警示灯高度", unit="m", aliases=("灯高",), minimum=0)
    lamp_visibility = Number("警示灯可见距离", unit="m", aliases=("可见距离",), minimum=0)
    signs = Flag("设有标志牌", aliases=("标志牌", "警示标志"))
    directed = Flag("有人指挥交通", aliases=("专人指挥",))
    night = Flag("在夜间", aliases=("夜间",))
    duration = Number("断路时间", unit="h", aliases=("持续时间",), minimum=0)
