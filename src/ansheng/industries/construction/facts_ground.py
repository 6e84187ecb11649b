"""The facts about pits and slopes, stacked loads, tunnels, shields and rail protection zones."""

from ansheng import Choice, Facts, Flag, Number


class ConstructionNeighbours(Facts, title="毗邻设施的防护", en="protection of neighbours"):
    """What stands beside or below the works; base of pits and tunnels."""

    may_damage_neighbours = Flag("可能损害毗邻建（构）筑物、地下管线", aliases=("可能损害毗邻设施",))
    special_protection = Flag("已采取专项防护措施", aliases=("专项防护措施", "专项防护"))


class ConstructionPit(ConstructionNeighbours, title="基坑或边坡", en="pit or slope"):
    """One pit or slope in construction, and the signs of its collapse."""

    kind = Choice(
        "工程类型", aliases=("基坑边坡类型", "类型"),
        options={
            "deep_pit": "深基坑", "other_pit": "其他基坑", "high_slope": "高边坡",
            "other_slope": "其他边坡",
        },
    )  # fmt: skip
    slope_grade = Choice(
        "边坡等级", options={"1": "一级", "2": "二级", "3": "三级及以下"}, aliases=("高边坡等级",)
    )
    third_party_monitoring = Flag("已进行第三方监测", aliases=("第三方监测",))
    over_excavated = Flag("土方超挖", aliases=("超挖", "是否超挖"))
    over_excavation_measures = Flag("已对超挖采取有效措施", aliases=("超挖措施",))
    deformation = Number("支护结构或周边建筑物变形值", unit="mm", note="填最不利的测点", minimum=0)
    deformation_limit = Number("设计变形控制值", unit="mm", aliases=("变形控制值",), minimum=0)
    heavy_leakage = Flag("侧壁大量漏水或流土", aliases=("侧壁漏水流土",))
    bottom_piping = Flag("坑底管涌或突涌", aliases=("管涌突涌",))
    soil_lost_between_piles = Flag("桩间土流失形成孔洞", aliases=("桩间土流失",), note="无桩的填“否”")
    cavity_depth = Number("桩间土流失孔洞深度", unit="m", aliases=("孔洞深度",), minimum=0)
    pile_diameter = Number("桩径", unit="m", aliases=("支护桩直径",), minimum=0)
    handled_in_time = Flag("坍塌预兆已及时处理", en="signs handled in time", aliases=("及时处理",))


class ConstructionStack(Facts, title="施工临时堆载", en="temporary load"):
    """One temporary stack or load."""

    place = Choice(
        "堆载位置", aliases=("位置", "堆载部位"),
        options={
            "pit_edge": "基坑（槽）周边", "floor": "楼板", "roof": "屋面", "basement_roof": "地下室顶板",
            "other_member": "其他结构构件", "scaffold": "脚手架", "elsewhere": "其他位置",
        },
    )  # fmt: skip
    load = Number("堆载", unit="kPa", aliases=("堆载值", "实际堆载"), minimum=0)
    allowed_load = Number("设计允许堆载", unit="kPa", aliases=("堆载允许值", "设计允许值"), minimum=0)
    pit_supported = Flag("基坑（槽）有支护", aliases=("有支护",))
    pit_depth = Number("基坑（槽）开挖深度", unit="m", aliases=("开挖深度",), minimum=0)
    distance_to_bottom_edge = Number("堆载与坑底边线的最近水平距离", unit="m", minimum=0)


class ConstructionTunnel(ConstructionNeighbours, title="隧道作业面", en="tunnel face"):
    """One face of a tunnel in construction."""

    work_in_water = Flag("作业面带水施工", aliases=("带水施工",))
    water_measures = Flag("已对带水施工采取措施", aliases=("带水施工措施",))
    groundwater_control_failed = Flag("地下水控制措施失效", aliases=("地下水控制失效",))
    work_continues = Flag("地下水控制失效后继续施工", aliases=("继续施工",))
    sign = Choice(
        "险情征兆", en="sign of danger", aliases=("征兆", "险情"), note="有多种的填未及时处理的一种",
        options={
            "none": "无", "water": "涌水", "sand": "涌沙", "local_collapse": "局部坍塌",
            "support_twisted": "支护结构扭曲变形", "support_cracked": "支护结构裂缝",
        },
    )  # fmt: skip
    sign_handled_in_time = Flag("已对险情及时采取措施", aliases=("险情及时处理",))
    excavation_as_prescribed = Flag("开挖方法符合规范和方案", aliases=("开挖方法符合要求",))
    support_as_prescribed = Flag("支护方法符合规范和方案", aliases=("支护方法符合要求",))
    forecast_done = Flag("已按规定开展超前地质预报", aliases=("超前地质预报",), note="不需要的填“是”")
    monitoring_done = Flag("已按规定开展监控量测", aliases=("监控量测",))
    monitored_value = Number("最不利的监测值", unit="", note="与控制值用同一单位，只填数字", minimum=0)
    control_value = Number("设计控制值", unit="", aliases=("监测控制值",), minimum=0)
    excess_handled_in_time = Flag("已对监测超限及时采取措施", aliases=("超限及时处理",))


class ConstructionShield(Facts, title="盾构施工", en="shield tunnelling"):
    """One shield machine at work, with its launching or receiving end."""

    end_reinforced_as_designed = Flag("端头已按设计加固", aliases=("始发接收端头加固",))
    reinforcement_effective = Flag("端头加固效果达到要求", aliases=("加固效果达标",))
    reinforcement_measures = Flag("已对加固效果不足采取措施", aliases=("加固不足的措施",))
    started = Flag("已开始始发或接收施工", aliases=("开始施工",))
    tail_seal_failed = Flag("盾尾密封失效", aliases=("盾尾失效",))
    articulation_leaks = Flag("铰链部位渗漏", aliases=("铰链渗漏", "铰接渗漏"))
    driving = Flag("继续掘进", aliases=("正在掘进",))
    pressurised_entry = Flag("带压开仓检查换刀", aliases=("带压开仓",))
    entry_as_prescribed = Flag("带压开仓按规定实施", aliases=("带压开仓符合规定",))


class ConstructionRailZoneWork(Facts, title="轨道交通保护区作业", en="work by a railway"):
    """One piece of work near a line of rail transit, such as building, laying pipes, digging or blasting."""

    in_rail_zone = Flag("在轨道交通工程安全保护区内", aliases=("在轨道保护区内",))
    approved = Flag("作业已获批准", aliases=("已批准",))
