"""The facts about rock burst: the mine, seams, panels, faces, pairs of faces, roads and crews."""

from ansheng import Choice, Count, Facts, Flag, Number

GRADES = {"none": "无冲击", "weak": "弱冲击", "medium": "中等冲击", "strong": "强冲击"}
"""The grades of burst hazard; the grade is taken from the assessment, never computed."""

_GRADE_NAMES = {"无": "none", "弱": "weak", "中等": "medium", "强": "strong"}


class CoalBurstMine(Facts, title="冲击地压矿井", en="rock-burst mine"):
    """One coal mine, as its management of rock burst is concerned."""

    burst_mine = Flag("是冲击地压矿井", aliases=("冲击地压矿井认定",))
    burst_unit = Flag("有专门防冲机构", aliases=("防冲机构",))
    burst_specialists = Flag("配有防冲专业人员", aliases=("防冲专业人员",))
    burst_design = Flag("编制了防冲专门设计", en="special design against rock burst", aliases=("防冲设计",))
    access_system = Flag("有危险区人员准入制度", aliases=("人员准入制度",))
    access_enforced = Flag("严格执行人员准入制度", en="access system enforced", aliases=("执行准入制度",))


class CoalBurstSeam(Facts, title="煤层（冲击地压）", en="coal seam, rock burst"):
    """One seam, or one level of it, as rock burst is concerned."""

    test_required = Flag(
        "应做冲击倾向性鉴定", en="proneness test required", aliases=("需做冲击倾向性鉴定",), judged=True
    )
    tested = Flag("已做冲击倾向性鉴定", en="proneness tested", aliases=("冲击倾向性鉴定",))
    prone = Flag("有冲击倾向性", aliases=("冲击倾向性",))
    mining = Flag("正在开采", en="being mined", aliases=("开采该煤层",))
    assessed = Flag("煤层已做危险性评价", aliases=("煤层冲击危险性评价",))
    assessment_faked = Flag("煤层危险性评价造假", aliases=("煤层评价造假",))
    grade_required = Flag("应鉴定冲击地压灾害等级", aliases=("需鉴定灾害等级",), judged=True)
    grade_identified = Flag("已鉴定冲击地压灾害等级", aliases=("灾害等级鉴定",))
    grade_faked = Flag("灾害等级鉴定造假", aliases=("等级鉴定造假",))
    depth = Number("埋深", unit="m", aliases=("煤层埋深", "采深"), minimum=0)
    roof_layer = Number(
        "坚硬厚层顶板的单层厚度", unit="m", aliases=("坚硬顶板厚度",), note="无坚硬厚层顶板的填0", minimum=0
    )
    roof_strength = Number("该层的单轴抗压强度", unit="MPa", aliases=("顶板抗压强度",), minimum=0)
    roof_distance = Number("该层距煤层的距离", unit="m", aliases=("坚硬顶板距离",), minimum=0)
    dynamic_signs = Flag("出现过动力现象", aliases=("动力现象",))
    neighbour_burst = Flag("相邻矿井同一煤层有冲击", aliases=("邻矿冲击地压",))
    new_level = Flag("开拓新水平", aliases=("新水平",))
    magnitude = Number("最大矿震震级", unit="", en="greatest magnitude", aliases=("矿震震级", "震级"))


class CoalBurstPlace(Facts, title="冲击煤层的采掘地点", en="place of work in a burst seam"):
    """One panel or face in a seam with rock-burst hazard."""

    burst_seam = Flag("在冲击地压煤层", aliases=("冲击煤层", "冲击地压煤层"))
    panel_assessed = Flag("采（盘）区已做危险性评价", aliases=("采区危险性评价",))
    face_assessed = Flag("采掘工作面已做危险性评价", aliases=("采掘工作面危险性评价", "采掘面已做危险性评价"))
    assessment_faked = Flag("采（盘）区或采掘面评价造假", aliases=("危险性评价造假",))
    predicted = Flag("已预测冲击危险", aliases=("冲击危险预测",))
    effect_tested = Flag("已检验防冲效果", aliases=("效果检验", "防冲效果检验"))
    effect_passed = Flag("防冲效果检验达标", en="effect test passed", aliases=("效果检验达标",))
    working = Flag("正在采掘", aliases=("是否采掘", "组织采掘"))
    island_illegal = Flag("违规开采孤岛煤柱", aliases=("违规孤岛开采",))
    spacing_ok = Flag("采掘面间距符合规定", en="spacing as laid down", aliases=("间距符合规定",))
    sequence_ok = Flag("开采顺序符合规定", en="order as laid down", aliases=("顺序符合规定",))
    speed_ok = Flag("开采速度符合规定", en="speed as laid down", aliases=("速度符合规定",))
    layout_ok = Flag("巷道或煤柱布置符合规定", en="layout as laid down", aliases=("布置符合规定",))
    judged_dangerous = Flag("判定有冲击危险", aliases=("研判有冲击危险",), judged=True)
    alarm = Flag("监测超过预警临界值", en="monitoring over the warning value", aliases=("监测预警",))
    dynamic_signs = Flag("出现强震动、巨响、底鼓或弹射", aliases=("动力现象",))
    stopped = Flag("已停止作业", aliases=("停工",))
    evacuated = Flag("已撤出人员", aliases=("撤人",))
    relieved = Flag("已卸压解危", aliases=("卸压解危", "解危"))
    relief_tested = Flag("解危后已检验", en="tested after relief", aliases=("解危效果检验",))
    index_over = Flag("检验指标超过临界值", en="index over the critical value", aliases=("指标超临界",))
    relief_in_progress = Flag("正在解危施工", aliases=("解危施工",))
    nearest_person = Number(
        "最近的无关人员的直线距离",
        unit="m",
        aliases=("无关人员距离",),
        note="解危时量取；无此类人员的填井下最近的人员",
        minimum=0,
    )
    advance = Number("推进速度", unit="m/day", aliases=("日推进速度",), minimum=0)
    safe_advance = Number("防冲设计的安全推进速度", unit="m/day", aliases=("安全推进速度",), minimum=0)
    repair_beside_mining = Flag("采动影响区扩修与回采平行", aliases=("扩修与回采平行",))
    repair_points = Count("采动影响区同时作业的扩修点数", unit="处", aliases=("扩修点数",))
    zone = Choice(
        "冲击危险区等级",
        en="grade of the burst zone",
        options=GRADES,
        other_names=_GRADE_NAMES,
        aliases=("危险区等级", "冲击危险等级"),
    )
    thick_seam_caving = Flag("厚煤层放顶煤开采", aliases=("厚煤层放顶煤",))
    advance_support = Number("超前支护长度", unit="m", aliases=("超前支护",), minimum=0)
    designed_support = Number("设计的超前支护长度", unit="m", aliases=("设计超前支护",), minimum=0)
    support_strength_ok = Flag("超前支护强度符合规程", aliases=("超前支护强度",), judged=True)
    rigid_support = Flag("使用刚性支护", aliases=("刚性支护",))
    single_props = Flag("使用单体支柱超前支护", aliases=("单体支柱",))
    roof_coal_kept = Flag("厚煤层托顶煤掘进", aliases=("托顶煤掘进",))
    adverse_condition = Flag("遇破碎、淋水、断层、老空或高应力", aliases=("不利条件",))
    compound_support = Flag("采用锚杆锚索加可缩支架复合支护", aliases=("复合支护",))


class CoalBurstPanel(Facts, title="冲击煤层的开采布置", en="layout of mining in a burst seam"):
    """One panel or island panel, as pillars and the order of mining are concerned."""

    seam_grade = Choice(
        "煤层冲击地压等级", options=GRADES, other_names=_GRADE_NAMES, aliases=("冲击地压等级", "冲击等级")
    )
    out_of_sequence_island = Flag(
        "未按确定的顺序开采，留下孤岛煤柱",
        aliases=("不按顺序留孤岛煤柱", "没有按确定的顺序开采，留下孤岛煤柱"),
        judged=True,
    )
    goaf_pillar = Flag("采空区留有煤柱", en="pillar left in goaf", aliases=("采空区留煤柱",))
    pillar_approved = Flag("留煤柱经论证和企业技术负责人批准", aliases=("留煤柱批准",))
    mining_island = Flag("正在开采孤岛煤柱", aliases=("开采孤岛煤柱", "孤岛开采"))
    proof_done = Flag("孤岛开采已做安全论证", en="safety proof done", aliases=("孤岛安全论证",))
    proof_passed = Flag("孤岛开采论证通过", en="safety proof passed", aliases=("论证通过",))
    proof_measures = Flag("论证的措施已落实", en="measures of the proof done", aliases=("论证措施落实",))
    island_faces = Count(
        "孤岛工作面内同时采掘的工作面数", unit="个", aliases=("孤岛内工作面数",), note="不是孤岛工作面的填0"
    )


class CoalBurstRoad(Facts, title="冲击煤层的新建巷道硐室", en="new road or chamber in a burst seam"):
    """One new road or chamber."""

    kind = Choice(
        "类型",
        options={"main_road": "开拓或准备巷道", "permanent_chamber": "永久硐室", "other": "其他"},
        aliases=("巷道类型", "巷道硐室类型"),
    )
    new = Flag("是新建的", aliases=("新建",))
    seam_grade = Choice(
        "煤层冲击地压等级", options=GRADES, other_names=_GRADE_NAMES, aliases=("冲击地压等级", "冲击等级")
    )


class CoalFacePair(Facts, title="相邻的两个采掘面", en="two neighbouring faces"):
    """Two faces or headings at work near each other; in a burst seam they keep a distance."""

    kind = Choice(
        "组合",
        en="kind of pair",
        options={"headings": "两个掘进工作面", "heading_face": "掘进与采煤工作面", "faces": "两个采煤工作面"},
        other_names={
            "掘-掘": "headings",
            "采-掘": "heading_face",
            "采-采": "faces",
            "两个掘进面": "headings",
            "掘进面与采煤面": "heading_face",
            "两个采煤面": "faces",
        },
        aliases=("采掘面组合",),
    )
    burst_seam = Flag("开采冲击地压煤层", aliases=("冲击地压煤层", "冲击煤层"))
    distance = Number("两面间距", unit="m", aliases=("间距", "采掘面间距"), minimum=0)
    full_rock = Flag("两个都是全岩掘进面", en="both in rock", aliases=("全岩掘进",))
    one_stopped = Flag("已停止其中一个", aliases=("停其一",))


class CoalBurstCrew(Facts, title="冲击危险区的作业人数", en="people in a burst zone"):
    """The people at one place of work in a burst zone at one time."""

    work = Choice(
        "作业",
        options={
            "face_production": "采煤工作面生产班",
            "face_repair": "采煤工作面检修班",
            "heading_key": "掘进工作面关键工序",
            "heading_other": "掘进工作面其他工序",
            "repair_or_relief": "维修或解危",
        },
        other_names={
            "采煤面生产班": "face_production",
            "采煤面检修班": "face_repair",
            "掘进面关键工序": "heading_key",
            "掘进面其他工序": "heading_other",
        },
        aliases=("作业类型", "作业内容"),
        note="采煤工作面连同两巷超前范围，掘进工作面连同后方巷道计人",
    )
    zone = Choice(
        "冲击危险区等级",
        en="grade of the burst zone",
        options=GRADES,
        other_names=_GRADE_NAMES,
        aliases=("危险区等级", "冲击危险等级"),
    )
    people = Count("区内人数", unit="人", aliases=("作业人数", "人数"))
