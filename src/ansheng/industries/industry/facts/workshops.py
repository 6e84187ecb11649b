"""The facts about paint, solvents, food, spirits, paper, batteries, textiles and tobacco."""

from ansheng import Choice, Flag

from .firm import IndustrySubject


class IndustryPaintRoom(IndustrySubject, title="调漆间或喷漆室", en="paint room"):
    """One room where paint is mixed or sprayed."""

    kind = Choice("场所类型", aliases=("类型",), options={
        "mixing": "调漆间", "spraying": "喷漆室", "other": "其他场所",
    })  # fmt: skip
    water_based = Flag("只用水性漆", en="only water-based paint", aliases=("水性漆",))
    fixed_gas_alarm = Flag("有固定式可燃气体报警", aliases=("固定式可燃气体报警", "可燃气体报警"))
    ventilation = Flag("有通风设施", aliases=("通风设施", "通风"))


class IndustryCleaning(IndustrySubject, title="溶剂清洗作业", en="cleaning with solvent"):
    """One job of cleaning equipment, tools or floors."""

    flammable_solvent = Flag("使用可燃性有机溶剂", aliases=("可燃有机溶剂",))
    gathering_prevented = Flag(
        "已防可燃气体在密闭、半密闭空间积聚", en="gathering of gas prevented", aliases=("防积聚措施",)
    )


class IndustryFoodHeater(IndustrySubject, title="烘制、油炸设备", en="baking or frying equipment"):
    """One piece of equipment that heats food."""

    food_maker = Flag("属食品制造企业", aliases=("食品制造企业",))
    kind = Choice("设备类型", aliases=("类型",), options={
        "baking": "烘制", "frying": "油炸", "other": "其他",
    })  # fmt: skip
    overheat_cutoff = Flag("有防过热自动切断", aliases=("防过热自动切断装置", "防过热切断"))


class IndustryLiquorPlace(IndustrySubject, title="白酒场所", en="place for spirits"):
    """One place where spirits are blended, filled or stored."""

    kind = Choice("场所类型", aliases=("类型",), options={
        "blending": "勾兑场所", "filling": "灌装场所", "store": "酒库", "other": "其他场所",
    }, other_names={
        "勾兑": "blending", "灌装": "filling",
    })  # fmt: skip
    ethanol_alarm = Flag("有固定式乙醇蒸气报警", aliases=("固定式乙醇蒸气报警", "乙醇报警"))
    ventilation_interlocked = Flag("报警与通风联锁", aliases=("通风联锁",))


class IndustryChlorine(IndustrySubject, title="液氯汽化", en="vaporising of liquid chlorine"):
    """How one enterprise vaporises liquid chlorine from cylinders."""

    paper_maker = Flag("属纸浆制造或造纸企业", aliases=("造纸企业",))
    heating = Choice("钢瓶加热方式", aliases=("加热方式",), options={
        "steam": "蒸气直接加热", "open_fire": "明火直接加热", "other": "其他方式或不加热",
    }, other_names={
        "蒸气": "steam", "蒸汽": "steam", "明火": "open_fire",
    })  # fmt: skip


class IndustryBatteryStore(IndustrySubject, title="锂离子电池仓库", en="store of lithium-ion batteries"):
    """One store of lithium-ion batteries."""

    faulty_present = Flag("有故障电池", en="faulty batteries present", aliases=("存在故障电池", "故障电池"))
    separated = Flag("故障电池已有效物理隔离", aliases=("故障电池物理隔离", "有效物理隔离"))


class IndustryHeatSetting(IndustrySubject, title="热定型配套设备", en="room, tank or boiler of heat setting"):
    """One room, tank or boiler that serves heat setting of yarn or cloth."""

    kind = Choice("设备类型", aliases=("类型",), options={
        "vaporising_room": "汽化室", "gas_tank": "燃气贮罐", "oil_tank": "储油罐",
        "heat_medium_boiler": "热媒炉", "other": "其他设备",
    })  # fmt: skip
    separated = Flag("与人员聚集场所隔开", aliases=("已隔开",), note="生产加工等人员聚集场所")
    set_apart = Flag("单独设置", aliases=("已单独设置",))


class IndustryChemicalStore(IndustrySubject, title="助剂储存处", en="store of a textile chemical"):
    """One substance in one store of a textile enterprise."""

    substance = Choice("储存物料", aliases=("物料", "物料名称"), options={
        "dithionite": "保险粉", "peroxide": "双氧水", "hypochlorite": "次氯酸钠", "chlorite": "亚氯酸钠",
        "rongalite": "雕白粉（吊白块）", "other": "其他物料",
    }, other_names={
        "连二亚硫酸钠": "dithionite", "过氧化氢": "peroxide", "雕白粉": "rongalite", "吊白块": "rongalite",
    })  # fmt: skip
    mixed_with_incompatible = Flag("与禁忌物料混合储存", aliases=("禁忌物料混存", "混存"))
    waterproof = Flag("已采取防水措施", aliases=("防水措施", "防水"))
    dampproof = Flag("已采取防潮措施", aliases=("防潮措施", "防潮"))


class IndustryFumigation(IndustrySubject, title="烟草熏蒸作业", en="tobacco fumigation"):
    """One fumigation."""

    phosphine_alarm = Flag("配有磷化氢监测报警仪器", aliases=("磷化氢报警仪",))
    gas_masks = Flag("配有防毒面具", aliases=("防毒面具",))
    evacuation_confirmed = Flag("作业前已确认无关人员全部撤离", aliases=("已确认撤离", "确认撤离"))


class IndustryExpandedTobacco(IndustrySubject, title="膨胀烟丝线", en="line for expanded tobacco"):
    """One line or place where tobacco is expanded."""

    liquid_carbon_dioxide = Flag("使用液态二氧化碳", aliases=("液态二氧化碳",))
    carbon_dioxide_alarm = Flag("有固定式二氧化碳报警", aliases=("固定式二氧化碳报警",))
    ventilation_interlocked = Flag("报警与事故通风联锁", aliases=("事故通风联锁",))
