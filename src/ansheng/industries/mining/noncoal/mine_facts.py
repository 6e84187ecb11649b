"""The facts about an underground mine as a whole: exits, ground, fire, output, people and their gear."""

from ansheng import Count, Facts, Flag, Many, Number

from .site_facts import MineSite

_FULL_TIME = "兼任、挂名的填“否”"


class NoncoalWing(Facts, title="矿体一翼", en="wing of the orebody"):
    """One wing of the orebody, from the hoisting shaft along the strike."""

    strike_length = Number("走向长度", unit="m", aliases=("一翼走向长度", "翼长"), minimum=0)
    has_exit = Flag(
        "该翼设有安全出口",
        aliases=("该翼有安全出口",),
        note="在端部，或按设计要求设在该翼其他位置；可经其他中段与本翼出口相通（官方解读）",
    )


class NoncoalMine(MineSite, title="非煤地下矿山", en="underground non-coal mine"):
    """One underground mine; where a company has several independent production systems, one record for each."""

    surface_exits = Count(
        "直达地面的独立安全出口数",
        unit="个",
        aliases=("直达地面安全出口数", "安全出口数", "安全出口个数"),
        note="各自独立通到地面的才计入（官方解读）",
    )
    design_surface_exits = Count(
        "设计的直达地面安全出口数", unit="个", aliases=("设计安全出口数", "设计出口数")
    )
    exit_spacing = Number(
        "安全出口间距", unit="m", aliases=("出口间距", "两个安全出口间距"), note="最近的两个", minimum=0
    )
    wings = Many("矿体各翼", NoncoalWing, aliases=("各翼", "矿体翼部"))
    all_exits_are_shafts = Flag("安全出口全是竖井", aliases=("安全出口全部为竖井", "出口均为竖井"))
    ladderway_in_any_exit = Flag("至少一个出口有梯子间", aliases=("有梯子间的安全出口", "竖井有梯子间"))
    connected_to_other_owner = Flag(
        "与其他矿权的矿山井巷贯通", aliases=("与相邻矿山贯通", "不同矿权井巷贯通")
    )
    systems_joined_unapproved = Flag(
        "同一矿权的独立系统擅自贯通", aliases=("独立生产系统擅自贯通", "擅自贯通")
    )
    open_pit_related = Flag(
        "露天转地下或露天地下联合开采",
        en="follows an open pit or is mined together with one",
        aliases=("露天转地下", "联合开采"),
    )
    pit_drainage_as_design = Flag(
        "露天坑防排水符合设计",
        aliases=("按设计采取防排水措施", "防排水符合设计"),
        note="设计无要求填“是”，下同",
    )
    sequence_as_design = Flag("露天与地下回采顺序符合设计", aliases=("回采顺序符合设计",))
    crown_or_cushion_as_design = Flag(
        "境界顶柱或岩石垫层符合设计", aliases=("境界顶柱符合设计", "岩石垫层符合设计", "按设计留设顶柱或垫层")
    )
    spontaneous_fire = Flag("有自然发火危险", aliases=("自然发火危险", "有自燃发火危险的矿山"))
    fire_monitoring = Flag("已装井下环境自动监测报警", aliases=("环境自动监测报警", "自然发火监测报警"))
    fire_measures = Flag("防灭火措施符合设计或标准", aliases=("按设计采取防灭火措施", "防灭火措施"))
    fire_signs = Flag("发现自然发火预兆", aliases=("自然发火预兆",))
    fire_signs_treated = Flag("自然发火预兆已处理", aliases=("发火预兆已处理", "预兆已采取有效措施"))
    movement_overlap = Flag(
        "与相邻矿山移动范围重叠", aliases=("岩体移动范围重叠", "开采移动范围重叠"), note="取自设计，不推算"
    )
    overlap_measures = Flag(
        "已按设计留保安矿柱或采取措施", aliases=("按设计留设保安矿柱", "保安矿柱符合设计")
    )
    facility_in_movement_zone = Flag(
        "移动范围内有村庄或重要设施",
        aliases=("地表移动范围内有村庄", "移动范围内有重要设备设施"),
        judged=True,
    )
    portal_under_geohazard = Flag(
        "主要出入口受地质灾害影响", aliases=("主要井口受地质灾害影响", "出入口受地灾影响")
    )
    protection_as_design = Flag(
        "已按设计对设施或出入口采取措施", aliases=("地表设施安全措施符合设计", "按设计采取保护措施")
    )
    severe_ground_pressure = Flag(
        "工程地质复杂且有严重地压",
        aliases=("严重地压活动", "工程地质类型复杂且严重地压"),
        note="取自设计或专项研究",
    )
    pressure_unit = Flag("有地压管理机构和人员", aliases=("地压专门管理机构", "地压管理机构人员"))
    pressure_measures = Flag("有地压防治专门措施", aliases=("地压防治措施", "防治地压措施"))
    pressure_signs = Flag("发现大面积地压活动预兆", aliases=("大面积地压预兆", "地压预兆"))
    detectors_full = Flag(
        "便携式气体检测仪配齐", en="enough gas detectors", aliases=("气体检测报警仪配齐", "便携仪配齐")
    )
    rescuers_full = Flag("自救器配齐", en="enough self-rescuers", aliases=("自救器配备足额",))
    gear_marked = Flag("检测仪和自救器有矿用安全标志", aliases=("仪器自救器有安标", "有矿用产品安全标志"))
    gear_carried = Flag("检测仪和自救器随身携带", aliases=("自救器随身携带", "随身携带检测仪自救器"))
    rescuer_skill = Flag("井下人员会使用自救器", aliases=("会使用自救器", "熟练使用自救器"), note="抽查判断")
    design_output = Number("设计年生产能力", unit="wan_t", aliases=("设计生产能力", "设计年产量"), minimum=0)
    annual_output = Number("年产量", unit="wan_t", aliases=("全年矿石产量", "年矿石产量"), minimum=0)
    highest_monthly_output = Number(
        "最高月产量", unit="wan_t", aliases=("月最高产量", "月产量", "当月产量"), minimum=0
    )
    mine_manager = Flag("有专职矿长", aliases=("专职矿长",), note=_FULL_TIME)
    manager_trained = Flag("矿长具有矿山相关专业", aliases=("矿长为矿山相关专业",))
    chief_engineer = Flag("有专职总工程师", aliases=("专职总工程师",), note=_FULL_TIME)
    engineer_trained = Flag("总工程师具有矿山相关专业", aliases=("总工程师为矿山相关专业",))
    safety_deputy = Flag("有专职安全副矿长", aliases=("专职安全副矿长",), note=_FULL_TIME)
    safety_deputy_trained = Flag("安全副矿长具有矿山相关专业", aliases=("安全副矿长为矿山相关专业",))
    production_deputy = Flag("有专职生产副矿长", aliases=("专职生产副矿长",), note=_FULL_TIME)
    production_deputy_trained = Flag("生产副矿长具有矿山相关专业", aliases=("生产副矿长为矿山相关专业",))
    electromechanical_deputy = Flag("有专职机电副矿长", aliases=("专职机电副矿长",), note=_FULL_TIME)
    electromechanical_deputy_trained = Flag(
        "机电副矿长具有矿山相关专业", aliases=("机电副矿长为矿山相关专业",)
    )
    mining_engineer = Flag("有采矿专业技术人员", aliases=("采矿专业技术人员",))
    geology_engineer = Flag("有地质专业技术人员", aliases=("地质专业技术人员",))
    survey_engineer = Flag("有测量专业技术人员", aliases=("测量专业技术人员",))
    electromechanical_engineer = Flag("有机电专业技术人员", aliases=("机电专业技术人员",))
