"""The facts about equipment: tanks, loading, vapour collection, relief devices, hazardous areas, power."""

from ansheng import Choice, Facts, Flag

from .units import LEVEL_NAMES, LEVELS


class HazchemTank(Facts, title="储罐", en="tank"):
    """One tank."""

    kind = Choice(
        "储罐类型",
        options={
            "hydrocarbon_sphere": "全压力式液化烃球罐",
            "hydrocarbon_pressure_tank": "其他全压力式液化烃储罐",
            "ammonium_nitrate_solution": "硝酸铵溶液储罐",
            "combustible_fixed_roof": "可燃液体常压固定顶储罐",
            "internal_floating_roof": "可燃液体常压内浮顶储罐",
            "other": "其他储罐",
        },
        aliases=("罐型", "类型"),
    )
    water_injection = Flag("设有注水设施", aliases=("注水设施",))
    water_injection_compliant = Flag("注水措施符合国家标准", aliases=("注水措施符合标准",), judged=True)
    farm_level = Choice(
        "所在罐区的重大危险源级别", options=LEVELS, other_names=LEVEL_NAMES, aliases=("重大危险源级别",)
    )
    shutoff = Flag("进出液相管道均设紧急切断", en="shut-off on every liquid line", aliases=("紧急切断",))
    shutoff_working = Flag("紧急切断功能有效", aliases=("紧急切断有效",))
    concentration_monitored = Flag("有浓度在线监测", aliases=("浓度在线监测",))
    blanket_required = Flag("应设氮封", aliases=("需要氮封",), judged=True)
    blanket = Flag("已设氮封", aliases=("氮封",))
    low_low_alarm_compliant = Flag("低低液位报警符合规范", aliases=("低低液位报警",))
    roof_landed = Flag("正常运行时浮顶落底", aliases=("浮顶落底", "浮盘落底"))


class HazchemLoading(Facts, title="液化气体充装口", en="loading point"):
    """One place where liquefied gas is loaded or unloaded."""

    medium = Choice(
        "充装介质",
        options={
            "liquefied_hydrocarbon": "液化烃",
            "ammonia": "液氨",
            "chlorine": "液氯",
            "hydrogen_chloride": "无水氯化氢",
            "other_hazardous_gas": "其他易燃或有毒液化气体",
            "other": "其他",
        },
        aliases=("介质",),
    )
    articulated_arm = Flag("使用万向管道", aliases=("万向管道", "鹤管"))
    coupling_lock = Flag("接头有锁定", aliases=("锁定功能",))
    coupling_holds = Flag("接头有防脱", en="coupling cannot drop", aliases=("防脱功能",))
    coupling_seals = Flag("接头脱落自封", en="coupling seals itself", aliases=("脱落自封",))


class HazchemVapourSystem(Facts, title="油气收集系统", en="vapour collection system"):
    """One vapour-collection system of tanks."""

    volatile_tanks = Flag("接自易挥发可燃液体储罐", aliases=("易挥发可燃液体储罐",))
    arrester = Flag("收集管道设有阻爆轰型阻火器", aliases=("阻爆轰型阻火器",))
    reactive_gases_shared = Flag("相互反应的气体共用系统", aliases=("反应性气体共用",))


class HazchemReliefDevice(Facts, title="安全附件", en="safety accessory"):
    """One safety valve, rupture disc or other safety accessory."""

    kind = Choice(
        "附件类型",
        options={"safety_valve": "安全阀", "rupture_disc": "爆破片", "other": "其他安全附件"},
        aliases=("类型",),
    )
    as_designed = Flag("按设计设置", aliases=("按设计设置情况",))
    in_service = Flag("正常投用", aliases=("是否投用", "投用"))


class HazchemArea(Facts, title="危险场所", en="hazardous area"):
    """One place where gas may leak or an explosion may occur."""

    leak_risk = Choice(
        "可能泄漏的气体",
        options={
            "combustible": "可燃气体",
            "toxic": "有毒气体",
            "both": "可燃和有毒气体",
            "none": "不会泄漏",
        },
        aliases=("泄漏气体",),
    )
    detection_compliant = Flag("检测报警按国家标准设置", aliases=("检测报警符合标准",), judged=True)
    detectors_as_designed = Flag("探测器按设计设置", aliases=("按设计设置",))
    detectors_working = Flag("探测器功能有效", aliases=("探测器有效",))
    explosive_zone = Flag("属爆炸危险场所", aliases=("爆炸危险场所",))
    explosion_protected = Flag("防爆电气符合要求", aliases=("防爆电气符合标准", "防爆电气"))


class HazchemPower(Facts, title="供电与控制电源", en="power supply"):
    """The power supply of one unit and of its control systems."""

    dual_required = Flag("按标准应设双重电源", aliases=("应设双重电源",))
    dual_supply = Flag("已设双重电源", aliases=("双重电源",))
    control_ups = Flag("自动化控制系统有不间断电源", aliases=("控制系统UPS",))
    bpcs_ups = Flag("基本过程控制系统有不间断电源", aliases=("BPCS UPS",))
    gds_ups = Flag("气体检测报警系统有不间断电源", aliases=("GDS UPS",))
    sis_ups = Flag("安全仪表系统有不间断电源", aliases=("SIS UPS",))
