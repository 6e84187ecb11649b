"""The facts about slopes of open-pit coal mines and their monitoring."""

from ansheng import Count, Day, Facts, Flag, Number


class CoalSlope(Facts, title="露天煤矿边坡", en="slope of an open-pit coal mine"):
    """One slope of a pit or dump."""

    angle = Number("边坡角", unit="deg", aliases=("边帮角",), minimum=0)
    design_angle = Number("设计最大边坡角", unit="deg", aliases=("设计边坡角", "设计最大边帮角"), minimum=0)
    final_benches = Count("到界台阶数", unit="个", aliases=("到界台阶个数",))
    bench_height = Number("工作台阶高度", unit="m", aliases=("台阶高度",), minimum=0)
    design_bench_height = Number("设计台阶高度", unit="m", aliases=("设计工作台阶高度",), minimum=0)
    berm_width = Number("平盘宽度", unit="m", aliases=("工作平盘宽度",), minimum=0)
    design_berm_width = Number("设计平盘宽度", unit="m", aliases=("设计工作平盘宽度",), minimum=0)
    deformed = Flag("边坡严重变形", en="severe deformation", aliases=("严重变形",), judged=True)
    treated = Flag("变形已及时治理", en="deformation treated in time", aliases=("及时治理",))
    accelerating_for = Number(
        "位移连续加速的时间", unit="h", aliases=("连续加速时间",), note="无加速的填0", minimum=0
    )
    action_taken = Flag("已采取措施", aliases=("采取措施",))
    slide_signs = Flag("有滑坡征兆", aliases=("滑坡征兆",), note="局部滑坡、放射状裂缝、前缘上隆、裂缝贯通等")
    stopped = Flag("已停止作业", aliases=("停工",))
    evacuated = Flag("已撤出人员", aliases=("撤人",))
    affects_people = Flag("影响人员安全", aliases=("影响安全",))
    fully_monitored = Flag("边坡监测已覆盖", aliases=("监测全覆盖", "边坡监测覆盖"))
    identified_on = Day(
        "滑坡隐患识别日期", en="slide hazards identified on", aliases=("隐患识别日期",), never=("识别",)
    )
    warnings_renewed_on = Day(
        "预警值更新日期", en="warning values renewed on", aliases=("预警阈值更新日期",), never=("更新",)
    )


class CoalSlopeRadar(Facts, title="边坡雷达", en="slope radar"):
    """One slope radar."""

    distance = Number("监测距离", unit="km", aliases=("雷达监测距离",), minimum=0)
    angle = Number("监测角度", unit="deg", aliases=("雷达监测角度",), minimum=0)
    accuracy = Number("监测精度", unit="mm", aliases=("雷达精度",), minimum=0)
    cycle = Number("监测周期", unit="min", aliases=("扫描周期",), minimum=0)


class CoalSlopeGnss(Facts, title="边坡卫星定位监测", en="GNSS monitoring of a slope"):
    """The GNSS lines of one slope."""

    nearest_spacing = Number("监测线最小间距", unit="m", aliases=("最小线间距",), minimum=0)
    farthest_spacing = Number("监测线最大间距", unit="m", aliases=("最大线间距",), minimum=0)
    lines = Count("监测线条数", unit="条", aliases=("监测线数",))
    fewest_points = Count("每条线最少测点数", unit="个", aliases=("最少测点数",))
