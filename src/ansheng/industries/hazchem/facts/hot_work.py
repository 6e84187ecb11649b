"""The facts about hot work (动火) and fixed hot-work areas (GB 30871 chapter 5)."""

from ansheng import Choice, Count, Day, Facts, Flag, Many, Number

from .permits import GasTestedWork

HOT_WORK_GRADES = {"special": "特级", "first": "一级", "second": "二级"}
"""The grades of hot work, gravest first."""

HOT_WORK_NAMES = {f"{title}动火": grade for grade, title in HOT_WORK_GRADES.items()}


class HotWorkNeighbour(Facts, title="动火点周边", en="surroundings of hot work"):
    """Something near the point of hot work that may feed a fire."""

    kind = Choice(
        "类别",
        options={
            "gas_vent": "排放可燃气体",
            "liquid_drain": "排放可燃液体",
            "solvent_or_paint": "可燃溶剂清洗或喷漆",
            "dust_sweep": "可燃粉尘清扫",
            "leakable_equipment": "可能泄漏易燃易爆物的设备",
        },
    )
    distance = Number("与动火点距离", unit="m", aliases=("距离",), minimum=0)
    isolated = Flag("已隔离", note="只对可能泄漏的设备")


class HotWorkPermit(GasTestedWork, title="动火作业票", en="hot-work permit"):
    """One piece of hot work and its permit."""

    grade = Choice(
        "动火级别", options=HOT_WORK_GRADES, other_names=HOT_WORK_NAMES, aliases=("作业级别", "级别")
    )
    in_fixed_area = Flag("在固定动火区内", aliases=("固定动火区内",))
    explosive_area = Flag("在火灾爆炸危险场所", aliases=("火灾爆炸危险场所",))
    on_running_equipment = Flag("在运行状态的装置设备上", aliases=("运行装置设备上",))
    in_flammable_dike = Flag(
        "在存有易燃易爆介质的重大危险源罐区防火堤内", aliases=("重大危险源罐区防火堤内",)
    )
    on_pipe_rack = Flag("在管廊上", aliases=("管廊上",))
    shut_down_and_cleaned = Flag("全部停车、清洗置换合格、隔离并经批准", aliases=("停车检修条件已批准",))
    holiday = Flag("在节假日", aliases=("节假日",))
    rest_day = Flag("在公休日", aliases=("公休日",))
    night = Flag("在夜间", aliases=("夜间",))
    special_case = Flag("在其他特殊情况下", aliases=("特殊情况",), judged=True)
    upgraded = Flag("已升级管理", aliases=("升级管理",))
    open_air = Flag("露天动火", aliases=("露天",))
    wind_force = Count("风力等级", aliases=("风力", "风级"))
    cannot_wait = Flag("生产确需动火", aliases=("确需动火",), judged=True)
    sample_to_start = Number("取样到动火的间隔", unit="min", aliases=("分析到动火的间隔",), minimum=0)
    analysed_after_break = Flag("中断后已重新分析", aliases=("重新分析",))
    analysed_each_day = Flag("每日动火前均已分析", aliases=("每日分析",))
    continuously_monitored = Flag("连续监测可燃气体", aliases=("连续监测",))
    outside_equipment = Flag("在设备外壁或外部环境动火", aliases=("外壁动火", "外部动火"))
    analysis_radius = Number("气体分析的范围", unit="m", aliases=("分析半径",), note="未分析的填0", minimum=0)
    oxygen_equipment = Flag("在氧气设备上动火", aliases=("氧气设备",))
    oxygen = Number("设备内氧含量", unit="%VOL", aliases=("氧含量",), minimum=0)
    neighbours = Many(
        "动火点周边情况", HotWorkNeighbour, aliases=("周边作业",), note="已查看而无的，填空列表"
    )
    gas_cutting = Flag("使用气焊、气割", aliases=("气焊气割",))
    acetylene_upright = Flag("乙炔瓶直立", aliases=("乙炔瓶直立放置",))
    flashback_arrester = Flag("乙炔瓶有防回火装置", aliases=("防回火装置",))
    cylinder_spacing = Number("氧气瓶与乙炔瓶间距", unit="m", aliases=("气瓶间距",), minimum=0)
    cylinder_fire_distance = Number("气瓶与动火点距离", unit="m", minimum=0)
    electric_welding = Flag("使用电焊机", aliases=("电焊",))
    welder_distance = Number("电焊机与动火点距离", unit="m", minimum=0)
    welder_as_hot_work = Flag("电焊机按动火点管理", en="the welder is managed as a hot-work point")
    hazardous_train = Flag("铁路上有危化品列车通过或停留", aliases=("危化品列车",))
    railway_distance = Number("与铁路距离", unit="m", minimum=0)
    working = Flag("此时仍在动火", en="the work goes on at that time", aliases=("仍在作业",))
    fully_filmed = Flag("全过程影像", en="filmed throughout", aliases=("全过程视频监控",))
    camera_explosion_proof = Flag("摄录设备防爆", aliases=("防爆摄录设备",))
    plan = Flag("有作业方案", aliases=("动火方案",))
    slight_positive_pressure = Flag(
        "保持微正压", aliases=("微正压",), note="无须维持压力的（如罐区防火堤内的地面）填“是”"
    )
    decomposing_material = Flag("受热分解爆炸、自爆物料", aliases=("设备内有热分解、自爆物料", "热分解物料"))
    unpurged_under_pressure = Flag("带压不置换动火", aliases=("带压不置换",))
    production_stable = Flag("生产稳定", aliases=("生产运行稳定",), judged=True)


class FixedHotWorkArea(Facts, title="固定动火区", en="fixed hot-work area"):
    """One fixed hot-work area."""

    distance = Number("与火灾爆炸危险场所距离", unit="m", en="distance to hazardous places", minimum=0)
    reviewed_on = Day("最近一次辨识日期", aliases=("辨识日期",), note="从未辨识的填设立之日")
    in_unit_area = Flag("设在生产装置区内", aliases=("装置区内",))
    fixed_detector = Flag("有固定式可燃气体检测报警", aliases=("固定可燃报警",))
