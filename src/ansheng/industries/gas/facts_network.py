"""The facts about ageing pipes and stations, works near pipes, interruptions, closures and deliveries."""

from ansheng import Choice, Count, Day, Facts, Flag, Number, Text


class GasOldPipe(Facts, title="老旧燃气管道", en="ageing gas pipe"):
    """One pipe (main, yard pipe or riser) with its material, age and the outcome of its assessment."""

    material = Choice(
        "管材",
        options={
            "grey_cast_iron": "灰口铸铁",
            "ductile_iron": "球墨铸铁",
            "steel": "钢质",
            "pe": "聚乙烯",
            "other": "其他",
        },
        other_names={"钢管": "steel", "钢": "steel", "PE": "pe", "PE管": "pe", "灰铸铁": "grey_cast_iron"},
        aliases=("材质", "管道材质"),
    )
    commissioned_on = Day(
        "投运日期", aliases=("投用日期", "投入运行日期", "通气日期"), note="运行年限自此起算"
    )
    design_life = Number("设计工作年限", unit="year", aliases=("设计使用年限",), minimum=0)
    meets_safe_operation = Flag("满足安全运行要求", aliases=("符合安全运行要求",), judged=True)
    assessed_hazardous = Flag("经评估存在安全隐患", aliases=("评估有隐患", "评估存在隐患"), judged=True)
    controls_insufficient = Flag("经评估管控措施无法保障安全", aliases=("管控措施无法保障安全",), judged=True)
    occupation_risk = Flag(
        "存在被占压等风险", en="at risk of being built over", aliases=("被占压风险", "占压风险")
    )


class GasOldStation(Facts, title="老旧燃气厂站", en="ageing gas station"):
    """One station or facility with the four defects that the plan names, and the outcome of its assessment."""

    design_life_ends_on = Day("设计年限届满日", aliases=("设计使用年限届满日",), note="当日仍在年限内")
    spacing_insufficient = Flag("安全间距不足", en="safety distance insufficient", aliases=("间距不足",))
    dense_surroundings = Flag(
        "临近人员密集区域", en="near crowded places", aliases=("邻近人员密集区域", "临近人员密集区")
    )
    geological_hazard = Flag("有地质灾害风险", aliases=("地质灾害风险大", "地质灾害风险"))
    assessed_failing = Flag("经评估不满足安全运行要求", aliases=("评估不满足安全运行要求",), judged=True)


class GasWorks(Facts, title="管道附近的活动", en="activity near a gas pipe"):
    """One activity near an underground pipe: what, how near, and whether a protection plan was agreed."""

    kind = Choice(
        "活动类型",
        options={
            "laying": "敷设管道",
            "piling": "打桩",
            "jacking": "顶进",
            "excavation": "挖掘",
            "drilling": "钻探",
            "building": "建设占压管线的设施",
            "blasting": "爆破",
            "quarrying": "取土",
            "open_fire": "动用明火",
            "corrosives": "倾倒、排放腐蚀性物质",
            "dangerous_goods": "放置易燃易爆危险物品",
            "deep_roots": "种植深根植物",
            "other": "其他",
        },
        other_names={
            "开挖": "excavation",
            "钻孔": "drilling",
            "顶管": "jacking",
            "占压": "building",
            "建设占压管线的建筑物、构筑物或其他设施": "building",
        },
        aliases=("施工类型", "作业类型", "活动种类"),
    )
    distance = Number(
        "活动与管道外缘的水平净距",
        unit="m",
        en="horizontal clearance from the pipe's outer edge",
        aliases=("水平净距", "净距", "与管道距离"),
        minimum=0,
    )
    max_operating_pressure = Number(
        "管道最高工作压力", unit="MPa", aliases=("最高工作压力", "最高运行压力"), note="表压", minimum=0
    )
    protection_range = Number(
        "当地公布的保护范围", unit="m", aliases=("保护范围",), note="自管道外缘起算", minimum=0
    )
    protection_plan = Flag(
        "已与燃气经营者制定保护方案", aliases=("保护方案", "燃气设施保护方案", "已制定保护方案")
    )
    measures_taken = Flag("已采取安全保护措施", aliases=("安全保护措施", "保护措施已落实"))


class GasInterruption(Facts, title="停气或降压", en="interruption of supply"):
    """One interruption or reduction of supply and the notice given of it."""

    planned = Flag("计划内停气或降压", aliases=("计划停气", "计划内"), note="抢修等突发停气填“否”")
    notified = Flag("已公告或书面通知用户", en="users were told", aliases=("已通知用户", "已公告"))
    notice = Number("提前通知的时间", unit="h", aliases=("提前通知时间", "提前小时数"), minimum=0)


class GasClosure(Facts, title="停业或歇业", en="closing of a gas business"):
    """One closing of an operator's business and the report of it."""

    reported = Flag("已向燃气管理部门报告", en="reported to the gas authority", aliases=("已报告",))
    reported_ahead = Count(
        "报告的提前量",
        unit="工作日",
        en="working days of notice",
        aliases=("提前工作日数", "提前报告工作日"),
        note="节假日已扣除",
    )


class GasDelivery(Facts, title="供气", en="gas supplied"):
    """One customer to whom gas is supplied, for trade or for its own use."""

    customer = Text("受供单位", aliases=("供气对象", "客户"))
    for_trade = Flag("受供方用于经营", aliases=("用于经营",), note="自用的填“否”")
    customer_licensed = Flag(
        "受供方有燃气经营许可证", aliases=("受供方持证", "客户持证"), note="核对期限和范围"
    )


class GasPremises(Facts, title="燃气储存场所", en="gas storage premises"):
    """One place where gas is stored."""

    stores_gas = Flag("储存燃气", aliases=("是否储存燃气", "存放燃气"))
    safe_for_storage = Flag("具备安全储存条件", aliases=("具备安全条件", "安全条件"), judged=True)
