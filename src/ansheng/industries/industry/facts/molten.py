"""The facts about molten metal: places and water near it, casting lines, furnaces and their cooling water."""

from ansheng import Choice, Flag, Number

from .firm import IndustrySubject


class IndustryGatheringPlace(IndustrySubject, title="吊运跨附近场所", en="place near a lifting bay"):
    """One place where people gather, or one ladle repair station, and the bay on whose floor it lies."""

    kind = Choice("场所类型", aliases=("场所类别", "类型"), options={
        "meeting": "会议室", "activity": "活动室", "rest": "休息室", "operation": "操作室",
        "shift_change": "交接班室", "changing": "更衣室（含澡堂）",
        "ladle_repair": "钢铁水罐冷（热）修工位", "other": "其他场所",
    }, other_names={
        "更衣室": "changing", "澡堂": "changing", "修罐工位": "ladle_repair",
    })  # fmt: skip
    bay = Choice("所在跨的地坪", aliases=("所在跨", "所处区域"), options={
        "lifting": "熔融金属或液渣吊运跨", "pouring": "浇注跨", "other": "其他区域",
    }, other_names={
        "吊运跨": "lifting", "铁水吊运跨": "lifting", "钢水吊运跨": "lifting", "无": "other",
    })  # fmt: skip


class IndustryWaterArea(IndustrySubject, title="熔融金属作业区域", en="area around molten metal"):
    """One area that must hold no water while metal is produced."""

    kind = Choice("区域类型", aliases=("区域类别", "类型"), options={
        "accident_pit": "事故坑", "slag_pit": "炉下渣坑", "furnace_bottom": "炉底", "furnace_pit": "炉坑",
        "platform": "炉前平台", "furnace_base": "炉基区域", "lifting_way": "厂房内吊运通道",
        "ground_way": "地面运输通道", "moulding_pit": "造型地坑", "pouring_pit": "浇注作业坑",
        "transfer_way": "熔融金属转运通道", "other": "其他区域",
    })  # fmt: skip
    in_splash_range = Flag("在熔融金属泄漏、喷溅影响范围内", aliases=("在影响范围内", "喷溅影响范围内"))
    in_production = Flag("正在生产", aliases=("生产期间", "是否生产"))
    water = Flag("有积水", en="standing water", aliases=("积水", "存在积水"))
    process_water = Flag("积水为生产性积水", aliases=("生产性积水",), note="有非生产性积水的填“否”")


class IndustryCastingLine(IndustrySubject, title="炼钢铸造流程", en="casting line for steel"):
    """One line for continuous or ingot casting of steel."""

    process = Choice("铸造方式", aliases=("流程",), options={
        "continuous": "连铸", "ingot": "模铸", "other": "其他",
    })  # fmt: skip
    accident_ladle = Flag("设有事故钢水罐", aliases=("事故钢水罐",), note="模铸的坑、槽也算")
    tundish_leak_pit = Flag("设有中间罐漏钢坑（槽）", aliases=("中间罐漏钢坑", "中间罐漏钢坑（槽）"))
    tundish_overflow_pit = Flag("设有中间罐溢流坑（槽）", aliases=("中间罐溢流坑", "中间罐溢流坑（槽）"))
    swing_chute = Flag("设有漏钢回转溜槽", aliases=("漏钢回转溜槽",))


class IndustryCooling(IndustrySubject, title="水冷元件或冷却水系统", en="cooling water"):
    """The water-cooled parts, or the cooling water, of one furnace or machine for molten metal."""

    equipment = Choice("所属设备", aliases=("设备类型", "炉型", "设备"), options={
        "converter": "转炉", "arc_furnace": "电弧炉", "argon_oxygen": "氩氧脱碳炉",
        "ladle_furnace": "钢包精炼炉", "vacuum_circulation": "真空循环脱气炉",
        "vacuum_oxygen": "真空吹氧脱碳炉", "other_steel": "其他炼钢炉", "smelting": "有色冶炼炉窑",
        "foundry_melting": "铸造用熔炼炉", "foundry_refining": "铸造用精炼炉", "die_caster": "压铸机",
        "oxygen_lance": "氧枪", "other": "其他设备",
    }, other_names={
        "AOD炉": "argon_oxygen", "LF炉": "ladle_furnace", "RH炉": "vacuum_circulation",
        "VOD炉": "vacuum_oxygen", "冶炼炉窑": "smelting",
    })  # fmt: skip
    loop = Choice("冷却水回路", aliases=("回路类型", "回路"), options={"closed": "闭路循环", "open": "开路"})
    outlet_temperature_alarm = Flag("有出水温度监测报警", aliases=("出水温度报警",))
    flow_difference_alarm = Flag("有进出水流量差监测报警", aliases=("流量差报警", "进出水流量差报警"))
    inlet_flow_alarm = Flag("有进水流量监测报警", aliases=("进水流量报警",))
    inlet_pressure_alarm = Flag("有进水压力监测报警", aliases=("进水压力报警",))
    outlet_temperature_monitored = Flag("监测出水温度", aliases=("出水温度监测",), note="开路的，不要求报警")
    furnace_interlock = Flag(
        "与炉体倾动、氧（副）枪提升、电极断电升起联锁",
        en="interlocked with tilting, lance and electrodes",
        aliases=("炼钢炉联锁",),
        note="炼钢炉；与该炉有的各项装置都已联锁的填“是”",
    )
    metal_interlock = Flag(
        "与熔融金属加热、输送控制联锁",
        en="interlocked with heating and delivery of metal",
        aliases=("加热输送联锁",),
        note="铸造设备",
    )


class IndustryBlastFurnace(IndustrySubject, title="高炉", en="blast furnace"):
    """One blast furnace and the settings of its top pressure."""

    in_production = Flag("正在生产", aliases=("生产期间", "是否生产"))
    set_pressure = Number("炉顶工作压力设定值", unit="kPa", aliases=("炉顶压力设定值",), minimum=0)
    design_highest_pressure = Number(
        "设计文件规定的最高工作压力", unit="kPa", aliases=("设计最高工作压力",), minimum=0
    )
    bleeder_interlocked = Flag("炉顶压力监测与放散阀联锁", aliases=("放散阀联锁",))
    bleeder_set_pressure = Number(
        "放散阀联锁放散压力设定值", unit="kPa", aliases=("放散压力设定值",), minimum=0
    )
    equipment_design_pressure = Number("设备设计压力", unit="kPa", aliases=("设计压力",), minimum=0)


class IndustryMoltenUnit(IndustrySubject, title="熔炼、铸造、加热设备", en="furnace or casting machine"):
    """One furnace or machine that melts, holds, casts or heats metal, and what is ready for an emergency."""

    kind = Choice("设备类型", aliases=("炉型", "类型"), options={
        "tilting_melting": "倾动式熔炼炉", "tilting_holding": "倾动式保温炉",
        "tilting_combined": "倾动式熔保一体炉", "fixed_melting_with_holding": "带保温炉的固定式熔炼炉",
        "melting": "其他熔炼炉", "refining": "精炼炉", "holding": "其他保温炉", "smelting": "其他冶炼炉窑",
        "casting_machine": "铸造机", "deep_casting_mould": "铝加工深井铸造结晶器", "heating": "加热炉",
        "other": "其他设备",
    }, other_names={
        "熔炼炉": "melting", "保温炉": "holding", "冶炼炉窑": "smelting", "结晶器": "deep_casting_mould",
    })  # fmt: skip
    in_casting = Flag("用于熔融金属铸造", en="used for casting", aliases=("铸造环节", "铸造用"))
    emergency_discharge = Flag("设有紧急排放设施", aliases=("紧急排放设施", "紧急排放"))
    emergency_storage = Flag("设有应急储存设施", aliases=("应急储存设施", "应急储存"))
    water_cooled = Flag("采用水冷冷却", aliases=("水冷",))
    emergency_water = Flag("设有应急水源", aliases=("应急水源",))
