"""The facts about water in a coal mine: the mine, places under threat, probing, barrier pillars, drainage."""

from ansheng import Choice, Count, Facts, Flag, Number

from .mine_facts import CoalConditions


class CoalMineWater(CoalConditions, title="煤矿防治水", en="water protection of a coal mine"):
    """One underground coal mine, as its water is concerned."""

    working = Flag("正在生产建设", en="producing or building", aliases=("生产建设", "组织生产建设"))
    hydrogeology_known = Flag("已查明水文地质条件", aliases=("查明水文地质条件",))
    goaf_water_known = Flag("已查明采空区和老窑积水", aliases=("查明采空区积水", "查明老空水"))
    water_unit = Flag("有专门防治水机构", aliases=("防治水机构",))
    probe_crew = Flag("有专门探放水队伍", aliases=("探放水队伍",))
    probe_equipment = Flag("探放水设备配齐", aliases=("专用探放水设备", "探放水设备"))
    backflow_threat = Flag("受地表水倒灌威胁", aliases=("倒灌威胁", "有倒灌威胁"))
    heavy_rain = Flag("发生强降雨", aliases=("强降雨", "当地强降雨"), judged=True)
    upstream_flood = Flag("上游发生洪水", aliases=("上游洪水", "来水上游洪水"))
    stopped_and_evacuated = Flag("已停产撤人", aliases=("停产撤人", "及时停产撤人", "已停工撤人"))
    permanent_drainage = Flag(
        "已建成永久排水系统", aliases=("永久排水系统",), note="生产矿井延深的，按延深水平填写"
    )
    extended = Flag(
        "生产矿井延深到设计水平",
        en="producing mine deepened to the level of the design",
        aliases=("延深到设计水平", "生产矿井延深", "延深至设计水平"),
    )
    driving_new_level = Flag("延深水平正在开拓掘进", aliases=("新水平开拓掘进", "延深水平掘进"))
    level_drainage = Flag("延深水平已有防排水系统", aliases=("延深水平排水系统",))
    driving_panel_roads = Flag("正在掘进采区巷道", aliases=("采区巷道掘进", "掘采区巷道"))


class CoalWaterPlace(Facts, title="受水威胁的采掘地点", en="place of work under threat of water"):
    """One panel, face or heading of a coal mine, as its water is concerned."""

    working = Flag("正在采掘", aliases=("是否采掘", "组织采掘"))
    sources_known = Flag("已查明主要充水水源", aliases=("查明充水水源",))
    paths_known = Flag("已查明主要充水通道", aliases=("查明充水通道",))
    probing_required = Flag("属需要探放水的区域", aliases=("需要探放水",), judged=True)
    probed = Flag("已按规定探放水", en="probed as laid down", aliases=("探放水", "已探放水"))
    past_probing_line = Flag("已越过探水线或进入煤柱位置", aliases=("越过探水线", "到达探水线"))
    water_hazard = Choice(
        "接近的水害",
        en="water hazard nearby",
        options={
            "flooded_workings": "水淹或积水的井巷、老空、邻矿",
            "aquifer_or_structure": "富水性中等以上含水层、导水断层、溶洞、陷落柱",
            "opened_barrier": "打开隔离煤柱放水",
            "surface_connection": "与地表水体相通的通道",
            "flowing_hole": "出水钻孔",
            "grouted_zone": "积水的灌浆区",
            "geophysical_anomaly": "物探低阻异常区",
            "none": "无",
        },
        other_names={"没有": "none"},
        aliases=("水害类型", "接近水害"),
        note="接近几类水害的填最危险的一类",
    )
    inrush_signs = Flag("有透水征兆", aliases=("透水征兆", "突水征兆"), judged=True)
    everybody_evacuated = Flag("已撤出受威胁地点的全部人员", aliases=("已撤人", "全部撤出"))
    dip_panel = Flag("是下山采区", aliases=("下山采区",))
    panel_drainage_complete = Flag(
        "采区排水系统完整", aliases=("采区排水系统", "下山采区排水系统"), judged=True
    )
    driving_gate_roads = Flag("正在掘进回采巷道", aliases=("掘回采巷道", "回采巷道掘进"))
    steep_seam = Flag("开采急倾斜煤层", aliases=("急倾斜煤层",))
    under_water = Flag("在水体、老空水或强含水层下", aliases=("水体下开采",))
    water_threat_removed = Flag("已消除水患威胁", aliases=("消除水患",), note="迁移、疏干、注浆等")
    separation_threat = Flag("受离层水威胁", aliases=("离层水威胁",))
    separation_treated = Flag("离层水已处理", aliases=("离层水处理",), note="破坏封闭性、超前疏放或预放水源")
    burnt_zone_threat = Flag("受火烧区水威胁", aliases=("火烧区水威胁",))
    burnt_zone_treated = Flag("火烧区水已探放或隔离", aliases=("火烧区水处理",))
    driving = Flag("正在掘进", aliases=("是否掘进",))
    old_workings_ahead_known = Flag(
        "前方老巷老空情况已查明",
        aliases=("前方老空查明", "前方老巷老空查明"),
        note="确认前方无老巷老空的也填“是”",
    )


class CoalProbing(Facts, title="探放水作业", en="water probing"):
    """One piece of probing for water in a coal mine."""

    dedicated_drill = Flag("使用专用钻机", aliases=("专用钻机",), note="煤电钻、锚杆钻机、风锤等不是专用钻机")
    pressure_limited = Flag("属限压循环放水", aliases=("限压循环放水", "限压循环"))
    target = Choice(
        "探放对象",
        options={"goaf_or_hole": "老空、钻孔水", "collapse_column": "陷落柱", "other": "其他"},
        other_names={"老空水": "goaf_or_hole", "钻孔水": "goaf_or_hole"},
        aliases=("探放水对象",),
    )
    position_known = Flag("老空、钻孔位置清楚", aliases=("位置清楚",), judged=True)
    design_approved = Flag("专门设计已经总工程师批准", aliases=("探放水设计批准", "总工程师批准设计"))
    fan_layout = Flag("成组扇形布孔", en="holes in fan groups", aliases=("扇形布孔",))
    goaf_water_clear = Flag(
        "老空积水情况清楚", aliases=("积水情况清楚",), note="积水不清、近距煤层或构造不清的填“否”"
    )
    casing_length = Number("止水套管长度", unit="m", aliases=("套管长度",), minimum=0)
    casing_design_approved = Flag("套管长度由设计规定并经批准", aliases=("套管设计批准",))
    lead = Number("钻孔超前距", unit="m", en="lead of the holes", aliases=("超前距",), minimum=0)
    geophysics_done = Flag("已做物探", aliases=("物探",))
    drilling_done = Flag("已做钻探", aliases=("钻探",))
    floor_holes = Count("底板方向钻孔数", unit="个", en="holes toward the floor", aliases=("底板方向孔数",))
    data_faked = Flag("钻探、物探数据或结论造假", en="data or conclusions faked", aliases=("探查数据造假",))


class CoalBarrier(Facts, title="防隔水煤（岩）柱", en="water barrier pillar"):
    """One water barrier pillar of a coal mine, or one place that needs one."""

    place = Choice(
        "位置",
        options={
            "mine_boundary": "矿界",
            "outcrop": "露头风化带",
            "water_body": "地表水体、含水冲积层、水淹邻区",
            "fault": "与强含水层有联系的断层、裂隙带",
            "old_workings": "大量积水的老空",
            "collapse_column": "导水陷落柱、溶洞、暗河",
            "isolation_boundary": "分区隔离边界",
            "observation_hole": "受保护的观测孔",
            "open_pit_transition": "露天转井工区域",
            "other": "其他",
        },
        aliases=("煤柱位置", "煤柱类型"),
    )
    required = Flag("按规定应留设", aliases=("应留设煤柱", "应留煤柱"), judged=True)
    left = Flag("已按规定留设", en="left as laid down", aliases=("留设煤柱", "已留煤柱"))
    mined = Flag("被擅自开采或破坏", en="mined or damaged", aliases=("擅自开采煤柱",))
    width = Number("煤柱宽度", unit="m", aliases=("防隔水煤柱宽度", "宽度"), note="未留设的填0", minimum=0)
    work_below = Choice(
        "其下方的作业",
        options={"driving": "掘进", "mining": "回采", "none": "无"},
        other_names={"没有": "none"},
        aliases=("下方作业",),
        note="只指强富水含水层或水淹区下的作业",
    )
    thickness = Number("水体与作业之间的岩柱高度", unit="m", aliases=("岩柱高度",), minimum=0)
    road_height = Number("巷道高度", unit="m", aliases=("巷高",), minimum=0)
    fractured_zone = Number("最大导水裂隙带高度", unit="m", aliases=("导水裂隙带高度",), minimum=0)
    reduced = Flag("缩小了煤柱尺寸", aliases=("缩小煤柱",))
    hole_spacing = Number("勘探钻孔间距", unit="m", aliases=("钻孔间距",), minimum=0)
    control_holes = Count("控制含水层顶底界面的钻孔数", unit="个", aliases=("控制孔数",))
    changed = Flag("变动了煤柱", aliases=("变动煤柱",))
    change_approved = Flag("变动有依据并经企业主要负责人批准", aliases=("变动批准",), note="条件确有变化")
    worked_in = Flag("在煤柱中采掘", aliases=("煤柱内采掘",))
    entered = Flag("以探巷等名义进入或破坏煤柱", en="entered under another name", aliases=("探巷进入煤柱",))


class CoalPumpStation(Facts, title="煤矿主排水系统", en="main drainage of a coal mine"):
    """One main pump room with its pumps, pipes and sump."""

    normal_inflow = Number("正常涌水量", unit="m3/h", minimum=0)
    greatest_inflow = Number("最大涌水量", unit="m3/h", minimum=0)
    working_pumps = Number("工作水泵能力", unit="m3/h", aliases=("工作泵能力",), minimum=0)
    standby_pumps = Number("备用水泵能力", unit="m3/h", aliases=("备用泵能力",), minimum=0)
    repair_pumps = Number("检修水泵能力", unit="m3/h", aliases=("检修泵能力",), minimum=0)
    working_pipes = Number("工作管路能力", unit="m3/h", aliases=("工作水管能力",), minimum=0)
    all_pipes = Number("工作和备用管路总能力", unit="m3/h", aliases=("管路总能力", "全部水管能力"), minimum=0)
    sump = Number("主水仓有效容量", unit="m3", aliases=("水仓容量", "主要水仓容量"), minimum=0)
    required_pumps = Number(
        "要求的工作水泵能力",
        unit="m3/h",
        aliases=("要求水泵能力",),
        note="按当时有效的规程算出，2026年7月1日起不必填",
        minimum=0,
    )
    required_pipes = Number("要求的管路能力", unit="m3/h", aliases=("要求管路能力",), minimum=0)
    required_sump = Number("要求的主水仓容量", unit="m3", aliases=("要求水仓容量",), minimum=0)
    room_exits = Count("主泵房出口数", unit="个", aliases=("泵房出口数",))
    high_exit = Number("较高出口高出泵房地面", unit="m", aliases=("出口高差",), minimum=0)
    empty_share = Number("水仓空容量占比", unit="%", aliases=("空仓比例",), minimum=0)


class CoalPanelSump(Facts, title="采区水仓", en="panel sump"):
    """The sump of one panel."""

    volume = Number("采区水仓有效容量", unit="m3", aliases=("采区水仓容量",), minimum=0)
    inflow = Number("采区正常涌水量", unit="m3/h", aliases=("采区涌水量",), minimum=0)
