"""The facts about what Articles 6 to 9 judge: steam sets, hydropower houses, dams and ash yards."""

from ansheng import Choice, Facts, Flag, Number


class PowerSteamSet(Facts, title="汽轮发电机组", en="steam set"):
    """The kind and size of one set, by which Article 6 applies; base of the two classes below."""

    kind = Choice(
        "机组类型",
        options={
            "gas_steam": "燃气-蒸汽联合循环", "coal": "燃煤", "solar_thermal": "光热",
            "nuclear": "核电常规岛", "other": "其他",
        },
        other_names={
            "燃机": "gas_steam", "联合循环": "gas_steam", "核电": "nuclear", "太阳能光热": "solar_thermal",
        },
        aliases=("类型", "机组种类"),
    )  # fmt: skip
    capacity = Number(
        "机组容量", unit="MW", aliases=("额定容量", "装机容量"), note="联合循环按单套，其他按单机", minimum=0
    )


class PowerTurbine(PowerSteamSet, title="汽轮机组设备", en="turbine set"):
    """One steam set: its turbine, shaft and boiler."""

    to_start = Flag("拟启动汽轮机", aliases=("拟启动", "准备启动"))
    governing_stuck = Flag("调节部套卡涩", aliases=("调节卡涩",))
    main_valves_tight = Flag(
        "主汽阀严密性合格", aliases=("主汽门严密性合格",), note="看串联进入同一汽缸的阀门，最差的一组"
    )
    governing_valves_tight = Flag("调节汽阀严密性合格", aliases=("调节汽门严密性合格",), note="同一组阀门")
    overspeed_test = Choice(
        "超速试验",
        options={"passed": "合格", "failed": "不合格", "not_done": "未做"},
        other_names={"未进行": "not_done"},
        aliases=("超速试验结果",),
    )
    runaway_measure = Flag("有转速飞升应急措施", aliases=("转速飞升应急措施",))
    runaway_drilled = Flag("转速飞升应急措施已定期演练", aliases=("已定期演练", "定期演练"))
    shaft_material_qualified = Flag("轴系支撑和旋转部件材质合格", aliases=("材质合格",))
    metal_inspected = Flag("轴系支撑和旋转部件已做金属检验", aliases=("已做金属检验", "金属检验"))
    boiler_steel_strong = Flag(
        "烟风道等钢结构、支吊架和焊缝总体强度足够",
        en="overall strength of ducts, bins and coal bridges is sufficient",
        aliases=("钢结构总体强度足够",),
        note="还包括除尘器、吸收塔、渣仓、灰斗、输煤栈桥等",
        judged=True,
    )


class PowerSteamLeak(PowerSteamSet, title="高温高压汽水泄漏", en="leak of high-pressure steam or water"):
    """One leak of the steam and water system of a set."""

    near_people = Flag(
        "临近控制室、主通道或日常作业处",
        en="near a control room, main way or workplace",
        aliases=("临近人员",),
    )
    leaking = Flag("正在泄漏", aliases=("泄漏", "是否泄漏"))
    sealed_under_pressure = Flag("带压堵漏", aliases=("是否带压堵漏",))
    isolated = Flag("已有效隔离", aliases=("有效隔离",))
    shut_down = Flag("已停运", aliases=("是否停运",))


class PowerHydroHouse(Facts, title="水电站厂房和边坡", en="hydro powerhouse and its slopes"):
    """One hydropower station: its powerhouse, slopes, structures and machines."""

    nea_supervised = Flag("属国家能源局监管的水电站", aliases=("国家能源局监管",))
    flood_design = Choice(
        "厂房防洪设计",
        options={"sound": "符合规范", "below_code": "不符合规范", "none": "无"},
        other_names={"符合": "sound", "不符合": "below_code", "无设计": "none"},
        aliases=("防洪设计",),
    )
    gallery_alarm = Flag("主厂房最底层廊道有防水淹报警", aliases=("防水淹报警", "水淹厂房报警"))
    stops_units = Flag("中控室能可靠地直接停机", aliases=("能直接停机",), note="经硬布线等可靠方式，下同")
    closes_gate = Flag("中控室能可靠地直接关闭事故门", aliases=("能直接关事故门",))
    closes_valve = Flag(
        "中控室能可靠地直接关闭压力钢管主阀", aliases=("能直接关主阀",), note="未设主阀的填“是”"
    )
    leakage_drained = Flag("渗漏排水正常", aliases=("渗漏排水系统正常",))
    maintenance_drained = Flag("检修排水正常", aliases=("检修排水系统正常",))
    slope_meets_code = Flag("边坡稳定满足规范", aliases=("边坡稳定",))
    slope_likely_to_fail = Flag("经评估边坡可能崩塌或滑坡", aliases=("边坡可能崩滑",))
    serious_defect = Flag(
        "建筑物、金属结构或机电设备有严重缺陷或带病运行",
        en="serious defect, or running faulty",
        aliases=("严重缺陷或带病运行",),
    )
    defect_likely_to_destroy = Flag("经评估缺陷可能造成破坏", aliases=("缺陷可能造成破坏",))


class PowerDam(Facts, title="水电站大坝", en="hydropower dam"):
    """One dam."""

    nea_supervised = Flag("属国家能源局监管的水电站", aliases=("国家能源局监管",))
    registered = Flag("已办理安全注册登记", aliases=("安全注册登记", "大坝注册登记"))
    in_use = Flag("已蓄水投用", aliases=("投用", "已投用"))
    impounding_accepted = Flag("已通过蓄水验收", aliases=("蓄水验收",))
    level_raised = Flag("抬高了汛限水位或正常蓄水位", aliases=("抬高水位",))
    raising_approved = Flag("抬高水位已经批准", aliases=("抬高水位已批准",))
    problem = Choice(
        "大坝存在的问题",
        options={
            "flood": "防洪能力", "stability": "整体稳定", "through_crack": "贯穿性裂缝", "seepage": "渗漏",
            "spillway": "泄洪设施", "gate": "闸门启闭", "geohazard": "地质灾害", "none": "无",
        },
        aliases=("问题类型", "大坝问题"),
    )  # fmt: skip
    level_to_be_lowered = Flag(
        "经分析论证需尽最大可能降低水位",
        en="analysis asks to lower the level",
        aliases=("需尽最大可能降低水位",),
    )
    gate_power_works = Flag("泄洪闸门操作电源正常", aliases=("操作电源正常",))
    emergency_power = Flag("泄洪闸门有可靠的应急电源", aliases=("应急电源可靠", "有可靠应急电源"))


class PowerAshYard(Facts, title="贮灰场", en="ash yard"):
    """One ash yard of a power plant."""

    assessed = Flag("已进行安全评估", aliases=("安全评估",))
    grade = Choice(
        "评定等级",
        options={"dangerous": "险情贮灰场", "other": "其他等级"},
        other_names={"险情": "dangerous", "险情灰场": "dangerous"},
        aliases=("安全等级", "贮灰场等级"),
    )
    abnormality = Choice(
        "坝体严重异常",
        options={"crack": "裂缝", "slide": "滑坡征兆", "other": "其他严重异常", "none": "无"},
        other_names={"坝体裂缝": "crack"},
        aliases=("坝体异常",),
    )
    abnormality_treated = Flag("坝体异常已处理", aliases=("异常已处理",))
    activity = Choice(
        "安全管理范围内的活动",
        options={
            "blasting": "爆破", "well": "打井", "quarrying": "采石", "mining": "采矿", "soil": "取土",
            "other": "其他危及安全的活动", "none": "无",
        },
        aliases=("范围内活动",),
    )  # fmt: skip
