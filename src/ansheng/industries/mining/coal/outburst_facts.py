"""The facts about outbursts of coal and gas: work in outburst seams, boreholes, uncovering, tests."""

from ansheng import Choice, Count, Flag, Number

from .mine_facts import CoalGasClass


class CoalOutburstWork(CoalGasClass, title="突出煤层采掘作业", en="work in an outburst seam"):
    """One face or heading in an outburst seam, with its prediction, measures, tests and protection."""

    kind = Choice(
        "工作面类别",
        en="kind of face",
        options={"coal_face": "采煤工作面", "heading": "煤巷掘进工作面"},
        other_names={"采煤": "coal_face", "掘进": "heading", "采煤面": "coal_face", "掘进面": "heading"},
        aliases=("采掘类别",),
    )
    working = Flag("正在采掘作业", aliases=("正在作业", "仍在作业"), note="生产和建设都算")
    region_predicted = Flag("已做区域突出危险性预测", aliases=("区域预测",))
    face_predicted = Flag("已做工作面突出危险性预测", aliases=("工作面预测",))
    deemed_dangerous = Flag(
        "直接认定为突出危险", aliases=("直接认定为突出危险区",), note="直接采取措施的也填“是”"
    )
    predicted_panels = Count("一次区域预测的采（盘）区数", unit="个", aliases=("预测范围",))
    reliable_data = Flag("有可靠的预测资料", aliases=("预测资料可靠",))
    qualified_body = Flag("已委托有能力的机构预测", aliases=("委托机构预测",))
    found_safe = Flag(
        "预测为无突出危险", en="found without danger", aliases=("无突出危险结论",), note="指区域预测的结论"
    )
    safe_result_approved = Flag("无危险结论经企业技术负责人批准", aliases=("结论已批准",))
    measures_as_required = Flag("已按规定采取防突措施", aliases=("采取防突措施",), judged=True)
    protective_seam_feasible = Flag("具备开采保护层的条件", aliases=("具备保护层条件",), judged=True)
    protective_seam_mined = Flag("已开采保护层", aliases=("开采保护层",))
    relief_gas_drained = Flag("同时抽采被保护层和邻近层的卸压瓦斯", aliases=("抽采卸压瓦斯",))
    in_unprotected_area = Flag("在未受保护的范围采掘", aliases=("未受保护范围作业",))
    further_measures = Flag("已采取补充措施", aliases=("补充措施", "补充消突措施"))
    predicted_dangerous = Flag("预测为突出危险工作面", aliases=("突出危险工作面",))
    face_measures = Flag("已采取工作面防突措施", en="measures of the face taken", aliases=("工作面措施",))
    remaining_lead = Number("剩余超前距", unit="m", aliases=("超前距", "措施超前距"), minimum=0)
    broken_structure = Flag("地质构造破坏严重地带", en="badly broken structure", aliases=("构造破坏严重",))
    effect_tested = Flag("已做防突效果检验和验证", aliases=("效果检验", "已检验验证"))
    effect_passed = Flag("效果检验达标", en="test passed", aliases=("检验达标",))
    data_faked = Flag("检验数据造假", en="test data faked", aliases=("防突数据造假",))
    signs = Flag("出现明显突出预兆", aliases=("突出预兆",), note="喷孔、顶钻等", judged=True)
    protection_as_required = Flag("已采取规定的安全防护措施", aliases=("安全防护措施",), judged=True)
    refuge = Flag("有避难硐室", en="refuge chamber", aliases=("避难硐室",))
    reverse_doors = Flag("有反向风门", en="reverse air doors", aliases=("反向风门",))
    air_rescue = Flag("有压风自救装置", en="compressed-air self-rescue", aliases=("压风自救",))
    self_rescuers = Flag("佩带隔绝式自救器", en="isolating self-rescuers", aliases=("隔绝式自救器",))
    remote_blasting = Flag("远距离爆破", aliases=("实施远距离爆破",), note="无爆破作业的填“是”")


class CoalBoreholes(CoalGasClass, title="区域预抽钻孔", en="boreholes for regional drainage"):
    """The boreholes of one region from which gas is drained before mining."""

    scheme = Choice(
        "预抽方式",
        options={
            "section": "区段预抽",
            "stope": "回采区域预抽",
            "uncovering": "揭煤区域穿层钻孔",
            "strip_cross": "煤巷条带穿层钻孔",
            "strip_in_seam": "煤巷条带顺层钻孔",
            "long_hole": "定向长钻孔",
        },
        aliases=("钻孔方式", "预抽钻孔方式"),
    )
    steep = Flag("倾斜或急倾斜煤层", en="inclined or steep seam", aliases=("倾斜急倾斜",))
    whole_covered = Flag("控制整个应控范围", aliases=("控制整个区域",), note="回采区域、巷道")
    upper_side = Number("巷道上帮外侧控制距离", unit="m", aliases=("上帮控制距离",), minimum=0)
    lower_side = Number("巷道下帮外侧控制距离", unit="m", aliases=("下帮控制距离",), minimum=0)
    completed_at = Number("完成时的最小法向距离", unit="m", aliases=("最小法距",), minimum=0)
    outside_outline = Number("巷道轮廓线外控制距离", unit="m", aliases=("轮廓线外距离",), minimum=0)
    outside_low = Number("急倾斜底部或下帮控制距离", unit="m", aliases=("底部控制距离",), minimum=0)
    very_steep = Flag("急倾斜煤层", en="steep seam", aliases=("急倾斜",))
    edge_to_outline = Number("控制外边缘到轮廓线的最小距离", unit="m", aliases=("外边缘距离",), minimum=0)
    ahead = Number("掘进前方控制长度", unit="m", aliases=("前方控制长度",), minimum=0)
    neighbour_outburst_seam = Flag("有邻近突出煤层", aliases=("邻近突出煤层",))
    neighbour_distance = Number("与邻近煤层的法向距离", unit="m", aliases=("层间法距",), minimum=0)
    neighbour_thickness = Number("邻近煤层平均厚度", unit="m", aliases=("邻层厚度",), minimum=0)
    neighbour_covered = Flag("邻近煤层同样控制", aliases=("邻层同等控制",))


class CoalUncovering(CoalGasClass, title="揭煤作业", en="uncovering of a seam"):
    """One uncovering (石门、井筒、巷道揭煤) of an outburst seam."""

    normal_distance = Number("工作面到煤层的法向距离", unit="m", aliases=("法距",), minimum=0)
    local_measures = Flag("全程采取局部综合防突措施", aliases=("局部综合防突措施",))
    remote_blasting = Flag("远距离爆破", en="long-distance blasting", aliases=("采用远距离爆破",))
    design_approved = Flag("专项设计经企业技术负责人批准", aliases=("揭煤设计已批准",))
    procedure_complete = Flag("按规定程序揭煤", aliases=("揭煤程序完整",), judged=True)


class CoalOutburstIndex(CoalGasClass, title="防突检验指标", en="index of an outburst test"):
    """One index measured in one test; the fact of the index named is the one that is read."""

    test = Choice(
        "检验方法",
        options={
            "region": "区域检验", "uncovering": "揭煤检验", "cuttings": "钻屑指标法", "composite": "复合指标法"
        },
        aliases=("检验类型",),
    )  # fmt: skip
    index = Choice(
        "检验指标",
        options={
            "pressure": "残余瓦斯压力",
            "content": "残余瓦斯含量",
            "delta_h2": "钻屑瓦斯解吸指标Δh2",
            "k1": "钻屑瓦斯解吸指标K1",
            "cuttings_mass": "钻屑量（质量）",
            "cuttings_volume": "钻屑量（体积）",
            "velocity": "钻孔瓦斯涌出初速度",
        },
        aliases=("指标",),
    )
    in_structure = Flag("构造带", en="in a structural belt", aliases=("位于构造带",))
    wet = Flag("湿煤", en="wet coal", aliases=("煤样为湿煤",))
    pressure = Number("瓦斯压力值", unit="MPa", en="gas pressure", aliases=("瓦斯压力",), minimum=0)
    content = Number("瓦斯含量值", unit="m3/t", en="gas content", aliases=("瓦斯含量",), minimum=0)
    delta_h2 = Number("Δh2值", unit="Pa", aliases=("Δh2", "解吸指标Δh2"), minimum=0)
    k1 = Number(
        "K1值",
        unit="",
        en="desorption index K1",
        aliases=("K1", "解吸指标K1"),
        note="mL/(g·min^0.5)",
        minimum=0,
    )
    cuttings_mass = Number("钻屑量质量值", unit="kg/m", minimum=0)
    cuttings_volume = Number("钻屑量体积值", unit="L/m", minimum=0)
    velocity = Number("涌出初速度值", unit="L/min", en="initial velocity", aliases=("涌出初速度",), minimum=0)
    own_critical = Flag("有实际考察确定的临界值", en="own critical value", aliases=("实际考察临界值",))
    own_critical_reached = Flag("达到实际考察的临界值", aliases=("达到考察临界值",))
    measures_after = Flag("达到后已采取措施", en="measures taken after it", aliases=("超标后采取措施",))
