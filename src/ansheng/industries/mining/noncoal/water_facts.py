"""The facts about water in an underground mine: hydrogeology, drainage, collars, work under threat of inrush."""

from ansheng import Choice, Count, Facts, Flag, Number


class NoncoalMineWater(Facts, title="地下矿山防治水", en="water protection of an underground mine"):
    """One underground mine, as its water is concerned."""

    hydrogeology = Choice(
        "水文地质类型",
        options={"simple": "简单", "medium": "中等", "complex": "复杂"},
        aliases=("水文地质条件", "水文类型", "水文地质复杂程度"),
        note="取自设计或勘查报告，不推算",
    )
    surface_water_threat = Flag("地表水或降水危及井下", aliases=("受地表水威胁", "地表水威胁"), judged=True)
    water_measures_as_design = Flag("已按设计防治地表水", aliases=("地表水防治符合设计", "按设计防治水"))
    water_specialist = Flag("有防治水技术人员", aliases=("防治水专业技术人员", "防治水技术人员"))
    water_unit = Flag("有防治水机构", aliases=("防治水专门机构", "防治水机构"))
    probe_crew = Flag("有探放水队伍", aliases=("专业探放水队伍", "探放水队伍"))
    probe_equipment = Flag("探放水专用设备配齐", aliases=("专用探放水设备", "探放水设备"))
    probing_as_design = Flag("按设计探放水", aliases=("探放水符合设计", "按设计进行探放水"))
    water_doors_as_design = Flag("关键巷道防水门符合设计", aliases=("防水门符合设计", "防水门按设计设置"))
    sump_walls_as_design = Flag(
        "水仓与泵房隔墙、配水阀符合设计", aliases=("隔墙配水阀符合设计", "水仓泵房隔墙符合设计")
    )
    backflow_threat = Flag("受地表水倒灌威胁", aliases=("倒灌威胁", "有倒灌威胁"))
    heavy_rain = Flag("发生强降雨", aliases=("强降雨", "当地强降雨"), note="依据预报和预案", judged=True)
    upstream_flood = Flag("上游发生洪水", aliases=("上游洪水", "来水上游洪水"))
    stopped_and_evacuated = Flag("已停产撤人", aliases=("停产撤人", "及时停产撤人", "已停工撤人"))
    hidden_factors_surveyed = Flag(
        "已查清隐蔽的水力通道",
        aliases=("隐蔽致灾因素已查清", "查清隐蔽致灾因素"),
        note="裂缝、废弃井巷、封闭不良钻孔、采空区等；矿体边界外200米内",
    )
    hidden_factors_treated = Flag(
        "已治理隐蔽的水力通道", aliases=("隐蔽致灾因素已治理", "治理隐蔽致灾因素"), note="无需治理的填“是”"
    )
    working_in_threatened_zone = Flag(
        "在受威胁区域生产建设", aliases=("受威胁区作业", "在受水威胁区域生产建设")
    )


class NoncoalDrainage(Facts, title="地下矿山主排水系统", en="main drainage of an underground mine"):
    """One main pump room with its pumps, pipes and sump."""

    main_pumps = Count("主排水泵台数", unit="台", aliases=("水泵台数", "主排水泵数量", "主水泵台数"))
    working_capacity = Number(
        "工作水泵额定排水能力", unit="m3/h", aliases=("工作水泵能力", "工作泵能力"), minimum=0
    )
    design_working_capacity = Number(
        "设计工作水泵排水能力", unit="m3/h", aliases=("工作水泵设计能力",), minimum=0
    )
    standby_capacity = Number(
        "备用水泵额定排水能力", unit="m3/h", aliases=("备用水泵能力", "备用泵能力"), minimum=0
    )
    design_standby_capacity = Number(
        "设计备用水泵排水能力", unit="m3/h", aliases=("备用水泵设计能力",), minimum=0
    )
    working_pipe = Flag("有工作排水管路", aliases=("工作水管", "工作管路"))
    standby_pipe = Flag("有备用排水管路", aliases=("备用水管", "备用管路"))
    pipes_connected = Flag("管路与水泵有效连接", aliases=("管路连接有效",), judged=True)
    at_lowest_level = Flag(
        "位于最低中段", aliases=("最低中段主泵房", "最低中段"), note="只有最低中段要防水门和高处出口"
    )
    water_door = Flag("通巷道出口有防水门", aliases=("泵房防水门", "防水门"))
    other_exit_height = Number(
        "另一出口高出泵房地面的高度",
        unit="m",
        aliases=("另一出口高差", "泵房出口高出地面高度", "另一出口高出泵房地面"),
        note="无另一出口的填0",
        minimum=0,
    )
    sump_in_goaf = Flag("用采空区或废弃巷道作水仓", aliases=("采空区作水仓", "废弃巷道作水仓"))


class NoncoalPortal(Facts, title="井口或硐口", en="shaft collar or adit mouth"):
    """One shaft collar or adit mouth at the surface."""

    collar_elevation = Number("井口标高", unit="m", aliases=("硐口标高", "井(硐)口标高", "井口高程"))
    flood_elevation = Number(
        "当地历史最高洪水位", unit="m", aliases=("历史最高洪水位", "最高洪水位"), note="与井口标高同一基准"
    )
    flood_protection_as_design = Flag("已按设计采取防洪措施", aliases=("防洪措施符合设计", "井口防洪措施"))
    intake = Flag(
        "进风井口或平硐口", aliases=("进风井口、平硐口", "进风井或平硐"), note="平硐口不论进风回风都填“是”"
    )
    flammable_distance = Number(
        "油料或易燃易爆物品距井口的距离",
        en="distance of oil, flammable or explosive goods",
        unit="m",
        aliases=("易燃易爆物距离", "易燃易爆物品距井口距离", "油料或易燃易爆物距井口"),
        note="地表最近的一处",
        minimum=0,
    )
    flammables_stored = Flag(
        "附近存放油料或易燃易爆物品",
        aliases=("存放油料或易燃易爆物", "存放易燃易爆物", "附近存放油料或易燃易爆物"),
    )
    main_cage_exit = Flag("作主要安全出口的罐笼井", aliases=("主要安全出口罐笼井", "罐笼提升竖井为主要出口"))
    cage_hoists = Count("罐笼提升系统套数", unit="套", aliases=("提升系统套数", "罐笼提升套数"))
    ladderway = Flag("有梯子间", aliases=("梯子间", "设有梯子间"))


class NoncoalInrushWork(Facts, title="突水威胁区采掘作业", en="work in an area threatened by inrush"):
    """One face or heading in an area that may be flooded by an inrush."""

    inrush_threat = Flag("在突水威胁区域", aliases=("突水威胁区域", "受突水威胁"), judged=True)
    working = Flag("正在采掘", en="work goes on", aliases=("采掘作业", "正在作业"))
    water_plan = Flag("有防治水技术方案", aliases=("防治水技术方案", "防治水方案"))
    measures_before_work = Flag("施工前已制定专门措施", aliases=("施工前专门措施", "专门施工措施"))
    advance_probing = Flag("已超前探放水", aliases=("超前探放水", "超前钻孔探放水"))
    holes = Count("探放水孔数", unit="个", en="probe holes", aliases=("探水孔数", "超前钻孔数"))
    design_holes = Count("设计探放水孔数", unit="个", aliases=("设计孔数",))
    hole_depth = Number("探放水孔深度", unit="m", aliases=("孔深", "钻孔深度"), note="最浅的一个", minimum=0)
    design_hole_depth = Number("设计探放水孔深度", unit="m", aliases=("设计孔深",), minimum=0)
    azimuth_as_design = Flag("探放水孔方位符合设计", aliases=("方位符合设计",))
