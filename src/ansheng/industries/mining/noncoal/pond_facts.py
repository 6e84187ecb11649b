"""The facts about tailings ponds: the pond, its dam, sections of the dam, flood structures, dry stacking."""

from ansheng import Choice, Facts, Flag, Number

from .site_facts import WeatherExposed


class TailingsPond(WeatherExposed, title="尾矿库", en="tailings pond"):
    """One tailings pond as a whole."""

    kind = Choice(
        "尾矿库类型",
        options={"wet": "湿式尾矿库", "dry": "干式尾矿库"},
        other_names={"湿式": "wet", "湿排": "wet", "干式": "dry", "干排": "dry"},
        aliases=("堆存方式", "排放方式"),
    )
    grade = Choice(
        "尾矿库等别",
        options={"1": "一等", "2": "二等", "3": "三等", "4": "四等", "5": "五等"},
        other_names={"一等库": "1", "二等库": "2", "三等库": "3", "四等库": "4", "五等库": "5"},
        aliases=("等别", "库等别"),
        note="设计等别，由检查人员填写，不由库容和坝高推算",
    )
    unsafe_activity = Flag(
        "库区或坝上有开采、挖掘、爆破",
        en="mining, digging or blasting on pond or dam",
        aliases=("库区采挖爆破", "库区内开采挖掘爆破"),
    )
    activity_as_design = Flag("采挖爆破按批准的设计进行", aliases=("按设计开采挖掘爆破",))
    approved_works = Flag(
        "属经批准的加高扩容、排洪或回采工程",
        en="approved works for raising, flood discharge or re-mining",
        aliases=("经批准的工程", "批准的加高排洪回采工程"),
    )
    flood_routing = Flag("本年汛前已做调洪演算", aliases=("调洪演算", "汛前调洪演算"))
    last_routing = Flag("上年已做调洪演算", en="flood routed last year", aliases=("上年调洪演算",))
    unchanged_since_routing = Flag(
        "上年演算后未排放、水位未升、滩面未变",
        en="no discharge, no rise and no change of beach since",
        aliases=("上年演算后未变化",),
    )
    flood_height = Number("防洪高度", unit="m", aliases=("现状防洪高度",), minimum=0)
    design_flood_height = Number("设计防洪高度", unit="m", aliases=("防洪高度设计值",), minimum=0)
    beach_length = Number("干滩长度", unit="m", aliases=("现状干滩长度", "滩长"), minimum=0)
    design_beach_length = Number("设计干滩长度", unit="m", aliases=("干滩长度设计值",), minimum=0)
    flood_width = Number("防洪宽度", unit="m", aliases=("现状防洪宽度",), minimum=0)
    design_flood_width = Number("设计防洪宽度", unit="m", aliases=("防洪宽度设计值",), minimum=0)
    foreign_inflow = Flag(
        "设计以外的尾矿、废料或废水进库",
        en="tailings, waste or water outside the design enters",
        aliases=("设计外物料进库", "设计以外物料进库"),
        note="生产中的短时波动不算（官方解读）",
    )
    mixed_tailings = Flag("多种性质尾砂混合排放", aliases=("混合排放", "混排"), judged=True)
    mixed_as_design = Flag("混合排放符合设计", aliases=("混排符合设计",))
    under_ice_required = Flag("设计要求冰下放矿", aliases=("要求冰下放矿",))
    winter_discharge = Flag("正在冬季放矿", aliases=("冬季放矿", "冬季排放"), judged=True)
    under_ice_done = Flag("已采用冰下放矿", en="discharges under ice", aliases=("冰下放矿", "执行冰下放矿"))
    monitoring_as_design = Flag("安全监测系统符合设计", aliases=("监测系统符合设计",))
    monitoring_faulty = Flag("监测系统运行异常", aliases=("监测系统异常",))
    monitoring_repaired = Flag("监测异常已及时修复", aliases=("及时修复监测系统",), judged=True)
    monitoring_tampered = Flag(
        "监测系统被关闭、破坏或数据造假",
        aliases=("关闭破坏监测系统", "监测数据造假", "监测被关闭破坏或数据造假"),
    )
    overhead = Flag("头顶库", en="above people's heads", aliases=("是否头顶库",), note="按主管部门认定填写")
    emergency_road = Flag(
        "应急道路满足抢险要求", aliases=("抢险道路", "应急道路满足抢险"), note="通往坝顶和排洪系统"
    )
    remining = Flag("正在回采尾矿", aliases=("尾矿回采", "回采"))
    remining_approved = Flag("尾矿回采已批准", aliases=("回采经批准",))
    remining_as_design = Flag("回采方式、顺序、高度、坡面角符合设计", aliases=("回采符合设计",))
    discharging = Flag(
        "回采期内同时排放尾矿", en="discharges while re-mining", aliases=("边回采边排放", "同时排放")
    )
    plant_storage = Flag(
        "独立选矿厂的尾矿堆存场所", en="storage of an independent plant", aliases=("独立选矿厂",)
    )
    managed_as_pond = Flag("按尾矿库管理", aliases=("纳入尾矿库管理",))
    safety_staff = Flag("配备专职安全生产管理人员", aliases=("专职安全管理人员", "配备专职安全管理人员"))
    technical_staff = Flag("配备专业技术人员", aliases=("专业技术人员",))
    special_staff = Flag("配备特种作业人员", aliases=("特种作业人员", "尾矿作业人员"))
    weather_threatens = Flag("极端天气威胁尾矿库", aliases=("天气威胁尾矿库",))
    work_stopped = Flag("已停止作业", aliases=("停止作业", "已停产"))
    people_left = Flag("现场仍有人员", en="people still on site", aliases=("仍有人员", "人员未撤出"))
    only_patrol_or_rescue = Flag("现场只有巡查或抢险人员", aliases=("仅巡查抢险人员",))


class TailingsDam(Facts, title="尾矿坝", en="tailings dam"):
    """One dam of a tailings pond."""

    severe_piping = Flag("严重管涌或流土", aliases=("管涌流土变形", "严重管涌流土"))
    through_cracks = Flag("贯穿性裂缝", aliases=("贯穿裂缝", "坝体贯穿裂缝"))
    collapse = Flag("坝体坍塌", aliases=("坍塌",))
    slide_signs = Flag("滑动迹象", aliases=("坝体滑动迹象", "滑坡迹象"))
    wide_lengthwise_cracks = Flag("大面积纵向裂缝", aliases=("纵向裂缝",))
    high_seepage = Flag("渗透水高位出逸或沼泽化", aliases=("高位出逸", "坝面沼泽化"))
    slope_run = Number(
        "平均外坡比（1:m的m）", unit="", en="mean outer slope, run per unit of rise",
        aliases=("平均外坡比", "外坡比"), note="1∶3填3，数小为陡", minimum=0,
    )  # fmt: skip
    design_slope_run = Number(
        "设计平均外坡比（1:m的m）", unit="", en="designed mean outer slope, run per unit of rise",
        aliases=("设计平均外坡比", "设计外坡比"), minimum=0,
    )  # fmt: skip
    raise_run = Number(
        "子坝外坡比（1:m的m）", unit="", en="outer slope of a raise, run per unit of rise",
        aliases=("子坝外坡比",), note="最陡的子坝；无子坝的与设计填同一数", minimum=0,
    )  # fmt: skip
    design_raise_run = Number(
        "设计子坝外坡比（1:m的m）", unit="", en="designed outer slope of a raise, run per unit of rise",
        aliases=("设计子坝外坡比",), minimum=0,
    )  # fmt: skip
    height = Number("坝高", unit="m", aliases=("现状坝高", "总坝高"), note="预留的沉降加高不计", minimum=0)
    design_height = Number("设计总坝高", unit="m", aliases=("设计坝高",), minimum=0)
    stored = Number(
        "已贮存量", unit="m3", en="stored volume", aliases=("现状库容", "已堆存量"), note="按全库", minimum=0
    )
    design_volume = Number("设计库容", unit="m3", aliases=("设计总库容",), minimum=0)
    rise_rate = Number("堆积坝上升速率", unit="m/year", aliases=("上升速率", "年上升速率"), minimum=0)
    design_rise_rate = Number("设计堆积坝上升速率", unit="m/year", aliases=("设计上升速率",), minimum=0)
    built_of_tailings = Flag("尾矿堆积坝", aliases=("是否尾矿堆积坝",))
    review_required = Flag("已到应做安全性复核的坝高", aliases=("应做安全性复核", "需全面安全性复核"))
    review_done = Flag("已做全面安全性复核", aliases=("安全性复核", "全面安全性复核"))
    construction = Choice(
        "筑坝方式",
        en="method of construction",
        options={"upstream": "上游式", "centre": "中线式", "downstream": "下游式", "single": "一次建坝"},
        other_names={"上游法": "upstream", "中线法": "centre", "下游法": "downstream"},
        aliases=("筑坝方法",),
    )
    grade = Choice(
        "坝的级别",
        options={"1": "1级", "2": "2级", "3": "3级", "4": "4级", "5": "5级"},
        aliases=("尾矿坝级别", "坝级别"),
        note="设计级别",
    )
    freeboard = Number("安全超高", unit="m", aliases=("现状安全超高",), minimum=0)
    beach_length = Number("最高洪水位时的干滩长度", unit="m", minimum=0)
    seepage_proven = Flag(
        "渗流稳定已论证安全", aliases=("渗流稳定论证",), note="级别低的坝可据此减少干滩长度"
    )


class TailingsSection(Facts, title="尾矿坝断面", en="section of a tailings dam"):
    """One section of a dam, in one load case: its phreatic line, and the stability computed for it."""

    phreatic_depth = Number("浸润线埋深", unit="m", aliases=("实测浸润线埋深",), note="最浅的一处", minimum=0)
    control_depth = Number(
        "控制浸润线埋深", unit="m", aliases=("浸润线控制埋深",), note="取自设计", minimum=0
    )
    factor = Number("抗滑稳定最小安全系数", unit="", aliases=("安全系数", "计算安全系数"), minimum=0)
    required_factor = Number(
        "规定的最小安全系数",
        unit="",
        aliases=("规范要求安全系数", "规范最小安全系数"),
        note="稳定性报告按等别、工况、算法引用的国家标准值",
        minimum=0,
    )
    method = Choice(
        "稳定计算方法",
        en="method of computation",
        options={"bishop": "简化毕肖普法", "swedish": "瑞典圆弧法"},
        other_names={"毕肖普法": "bishop", "瑞典法": "swedish"},
        aliases=("计算方法", "算法"),
    )
    load_case = Choice(
        "运行工况",
        options={"normal": "正常运行", "flood": "洪水运行", "special": "特殊运行"},
        other_names={"正常工况": "normal", "洪水工况": "flood", "特殊工况": "special"},
        aliases=("工况", "计算工况"),
        note="一个断面、一个工况一条记录",
    )
    grade = Choice(
        "坝的级别",
        options={"1": "1级", "2": "2级", "3": "3级", "4": "4级", "5": "5级"},
        aliases=("尾矿坝级别", "坝级别"),
    )


class TailingsFloodStructure(Facts, title="尾矿库排洪构筑物", en="flood structure of a tailings pond"):
    """One flood structure: well, chute, pipe or tunnel."""

    as_design = Flag("厚度、强度、型式符合设计", aliases=("排洪构筑物符合设计", "符合设计"))
    damaged = Flag("堵塞、坍塌或倾斜", aliases=("堵塞坍塌倾斜", "有堵塞坍塌"))
    flow = Choice(
        "最大排洪时流态",
        options={"pressure": "压力流", "free": "无压流"},
        other_names={"有压流": "pressure", "明流": "free"},
        aliases=("流态", "排洪流态"),
    )
    inflow_affected = Flag("影响进水或造成局部压力流", aliases=("影响排洪能力", "影响进水"))
    terminated = Flag("已终止使用", en="out of use", aliases=("终止使用", "停用"))
    plug_as_design = Flag("封堵符合设计", aliases=("封堵体符合设计",), note="结构和位置都要符合（官方解读）")
    gaps_filled = Flag(
        "拱板、盖板缝隙用设计材料填实",
        en="gaps at arch or cover slabs filled with the designed material",
        aliases=("缝隙用设计材料充满充实", "缝隙填充符合设计"),
        note="无拱板、盖板的填“是”",
        judged=True,
    )
    plug_place = Choice(
        "封堵体位置",
        options={
            "none": "无封堵体", "well_top": "井顶", "well_body": "井身段",
            "chute_top": "斜槽顶部", "chute_body": "斜槽槽身段", "other": "其他位置",
        },
        other_names={
            "无": "none", "没有封堵体": "none", "井身": "well_body", "斜槽顶": "chute_top", "槽身": "chute_body"
        },
        aliases=("封堵位置",),
    )  # fmt: skip


class TailingsDryStack(Facts, title="干式尾矿堆存", en="dry tailings stack"):
    """Dry stacking in one pond, as seen at one place."""

    moisture = Number("尾矿含水率", unit="percent", aliases=("含水率", "入库含水率"), minimum=0)
    design_moisture = Number("设计含水率", unit="percent", aliases=("含水率设计值",), minimum=0)
    compactable = Flag("能正常碾压", en="can be compacted", aliases=("可正常碾压", "正常碾压"))
    moisture_measures = Flag("已采取降低含水率等措施", aliases=("含水率处理措施",))
    direction_as_design = Flag("推进方向符合设计", aliases=("堆存推进方向符合设计",))
    layer = Number("分层厚度", unit="m", en="thickness of a layer", aliases=("堆筑层厚", "层厚"), minimum=0)
    design_layer = Number("设计分层厚度", unit="m", aliases=("设计层厚",), minimum=0)
    bench = Number("台阶高度", unit="m", en="bench height", aliases=("堆存台阶高度",), minimum=0)
    design_bench = Number("设计台阶高度", unit="m", aliases=("台阶高度设计值",), minimum=0)
    compaction_as_design = Flag("碾压符合设计", aliases=("按设计碾压",))
    cohesion = Choice(
        "尾矿黏性",
        options={"none": "无黏性或少黏性", "cohesive": "黏性"},
        other_names={
            "无黏性": "none", "少黏性": "none", "无粘性": "none", "少粘性": "none", "粘性": "cohesive"
        },
        aliases=("黏性类别", "尾矿类别"),
    )  # fmt: skip
