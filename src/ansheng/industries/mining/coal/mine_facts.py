"""The facts about a coal mine as a whole: its classes, capacity and output, reserves, staff and ventilation."""

from ansheng import Choice, Count, Facts, Flag, Number


class CoalGasClass(Facts, title="按瓦斯等级管理的对象", en="thing of a gas class"):
    """What has the gas class of its mine; base of the mine, its panels and its faces."""

    gas_class = Choice(
        "矿井瓦斯等级",
        en="gas class of the mine",
        options={"low": "低瓦斯矿井", "high": "高瓦斯矿井", "outburst": "突出矿井"},
        other_names={"低瓦斯": "low", "高瓦斯": "high", "煤与瓦斯突出矿井": "outburst", "突出": "outburst"},
        aliases=("瓦斯等级", "瓦斯等级鉴定结果"),
        note="按最近一次鉴定的结果填写，不由本软件计算；二氧化碳、岩石突出矿井填突出矿井",
    )


class CoalStage(Facts, title="按建设阶段管理的对象", en="thing of a stage of construction"):
    """What has the stage of construction of its mine; base of the mine and of its water and power."""

    stage = Choice(
        "建设阶段",
        en="stage of construction",
        options={"producing": "生产矿井", "phase1": "建设一期", "phase2": "建设二期", "phase3": "建设三期"},
        other_names={"生产": "producing", "一期": "phase1", "二期": "phase2", "三期": "phase3"},
        aliases=("矿井阶段", "施工阶段", "建设工期阶段"),
        note="一期为井筒，二期为主要巷道，三期为采区",
    )


class CoalConditions(CoalStage, title="煤矿的条件", en="conditions of a coal mine"):
    """Something whose duties follow the conditions of its mine."""

    hydro_type = Choice(
        "水文地质类型",
        options={"simple": "简单", "medium": "中等", "complex": "复杂", "very_complex": "极复杂"},
        aliases=("矿井水文地质类型", "水文类型"),
    )


class CoalMine(CoalStage, CoalGasClass, title="煤矿", en="coal mine"):
    """One coal mine, underground or open-pit."""

    mine_type = Choice(
        "开采方式",
        en="kind of mine",
        options={"underground": "井工煤矿", "openpit": "露天煤矿"},
        other_names={"井工": "underground", "井工矿": "underground", "露天": "openpit", "露天矿": "openpit"},
        aliases=("煤矿类型", "矿井类型", "井工或露天"),
    )
    mine_class = Choice(
        "煤矿安全分类",
        en="safety class of the mine",
        options={"A": "A类", "B": "B类", "C": "C类", "D": "D类"},
        aliases=("煤矿分类", "分类监管类别", "ABCD分类"),
        note="省级监管部门公布的类别；只供列表和筛选，不参与判定",
    )
    producing = Flag("正在组织生产", aliases=("是否生产", "组织生产"))
    approved_capacity = Number(
        "核定生产能力",
        unit="wan_t",
        aliases=("核定(设计)能力", "核定能力", "设计能力", "生产能力"),
        note="无核定能力的填设计能力",
        minimum=0,
    )
    annual_output = Number(
        "原煤年产量",
        unit="wan_t",
        aliases=("年产量", "全年原煤产量"),
        note="年度未完的填截至当时的产量，不折算",
        minimum=0,
    )
    highest_monthly_output = Number(
        "最高月产量", unit="wan_t", aliases=("月最高产量", "当月产量", "月产量"), minimum=0
    )
    highest_quarterly_output = Number(
        "最高季度产量", unit="wan_t", aliases=("季度最高产量", "当季产量", "季度产量"), minimum=0
    )
    planned_output = Number("煤矿计划年产量", unit="wan_t", aliases=("计划年产量", "年度产量计划"), minimum=0)
    parent_target = Number(
        "上级公司下达的年产量",
        unit="wan_t",
        aliases=("上级下达产量", "上级公司产量指标"),
        note="未下达的填0；其他经营指标折算为产量",
        minimum=0,
    )
    developed_period = Number(
        "开拓煤量可采期",
        unit="month",
        en="period of the developed reserves",
        aliases=("开拓煤量",),
        minimum=0,
    )
    prepared_period = Number(
        "准备煤量可采期", unit="month", en="period of the prepared reserves", aliases=("准备煤量",), minimum=0
    )
    ready_period = Number(
        "回采煤量可采期", unit="month", en="period of the ready reserves", aliases=("回采煤量",), minimum=0
    )
    least_developed_period = Number(
        "规定的开拓煤量最短可采期",
        unit="month",
        aliases=("开拓煤量最短时间",),
        note="按国家规定填写，数值未收录；下同",
        minimum=0,
    )
    least_prepared_period = Number(
        "规定的准备煤量最短可采期", unit="month", aliases=("准备煤量最短时间",), minimum=0
    )
    least_ready_period = Number(
        "规定的回采煤量最短可采期", unit="month", aliases=("回采煤量最短时间",), minimum=0
    )
    output_limited = Flag("已主动限产或停产", aliases=("主动限产停产", "已限产停产"))
    closing = Flag("衰老矿井或政府计划关停的矿井", aliases=("衰老或计划关停", "衰老煤矿"))
    producing_levels = Count("同时生产的水平数", unit="个", aliases=("生产水平数",))
    quota_system = Flag("有劳动定员制度", en="staffing quota system", aliases=("劳动定员制度",))
    quota_kept = Flag("严格执行劳动定员", aliases=("执行劳动定员制度", "劳动定员执行"))
    drainage_compliant = Flag("瓦斯抽采达标", aliases=("抽采达标",), note="不需抽采的填“是”", judged=True)
    outburst_unit = Flag("设有防突机构", en="unit against outbursts", aliases=("防突机构",))
    specialists_sufficient = Flag("防突专业人员符合规定", aliases=("防突专业人员配备",), judged=True)
    trolley_locomotive = Flag("使用架线式电机车", aliases=("架线电机车", "架线式电机车"))
    total_air = Number("矿井总进风量", unit="m3/min", aliases=("矿井总风量",), minimum=0)
    total_air_required = Number("矿井需要风量", unit="m3/min", aliases=("矿井需风量",), minimum=0)
    standby_main_fan = Flag(
        "有备用主要通风机", aliases=("备用主扇", "主扇备用"), note="每个回风井都有才填“是”"
    )
    main_fans_equal = Flag("两台主要通风机能力相等", aliases=("主扇同等能力", "主扇能力相等"))
    fan_upgrade_with_measures = Flag("正在升级更换主要通风机且有安全措施", aliases=("主扇更换期间有措施",))
    ventilation_as_designed = Flag("矿井通风系统按设计形成", aliases=("按设计形成通风系统",))
    levels_zoned = Flag("生产水平分区通风", aliases=("水平分区通风",), note="只有一个生产水平的填“是”")
    surface_fan_ventilation = Flag(
        "已形成地面主要通风机全风压通风", aliases=("地面主扇全风压通风", "全风压通风")
    )


class CoalMineLayout(CoalGasClass, title="煤矿布局和规模", en="layout and size of a coal mine"):
    """What the safety regulation asks of a mine's layout, and of the size of a new mine."""

    open_pit = Flag("露天煤矿", aliases=("是否露天",))
    new_mine = Flag("新建矿井", aliases=("是否新建",))
    size = Choice("矿井规模", options={"large": "大型", "medium": "中型", "small": "小型"}, aliases=("井型",))
    depth = Number("开采深度", unit="m", aliases=("采深",), minimum=0)
    approved_capacity = Number(
        "核定生产能力",
        unit="wan_t",
        aliases=("核定(设计)能力", "核定能力", "设计能力", "生产能力"),
        minimum=0,
    )
    producing_levels = Count("同时生产的水平数", unit="个", aliases=("生产水平数",))
    coal_faces = Count("全矿同时生产的采煤工作面数", unit="个", aliases=("全矿采煤面数",))
    headings = Count(
        "全矿同时掘进的煤巷工作面数", unit="个", aliases=("全矿掘进面数",), note="煤巷和半煤岩巷"
    )
    surface_exits = Count("通达地面的安全出口数", unit="个", aliases=("安全出口数", "矿井安全出口数"))
    exit_spacing = Number("安全出口间距", unit="m", aliases=("出口间距",), minimum=0)
    outburst_specialists = Count("专职防突人员数", unit="人", aliases=("防突专业人员数", "防突人员数"))
    workers = Count("从业人员数", unit="人", aliases=("职工人数",))
    safety_staff = Count("专职安全管理人员数", unit="人", aliases=("安全管理人员数",))
    slope_specialists = Flag("各边坡专业都有技术人员", aliases=("边坡专业技术人员",))
