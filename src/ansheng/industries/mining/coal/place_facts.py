"""The facts about the panels and the faces of a coal mine: layout, people, airways, air and local fans."""

from ansheng import Choice, Count, Day, Facts, Flag, Number

from .mine_facts import CoalGasClass


class CoalPanel(CoalGasClass, title="采（盘）区", en="panel of a coal mine"):
    """One panel (采区 or 盘区) of an underground coal mine."""

    layout = Choice(
        "采（盘）区布置",
        options={"one_wing": "同一煤层的一翼", "more": "双翼或多煤层"},
        other_names={"单翼": "one_wing", "一翼": "one_wing", "双翼": "more", "多煤层": "more"},
        aliases=("采区布置方式", "布置方式"),
    )
    coal_faces = Count(
        "同时作业的采煤工作面数", unit="个", aliases=("采煤工作面数", "采煤面数"), note="安装面、回撤面不计"
    )
    headings = Count(
        "同时作业的煤巷掘进工作面数", unit="个", aliases=("掘进工作面数", "掘进面数"), note="煤巷和半煤岩巷"
    )
    allowed_faces = Count(
        "规程允许的采煤工作面数", unit="个", aliases=("允许采煤面数",), note="按检查当日有效的规程填写"
    )
    allowed_headings = Count(
        "规程允许的掘进工作面数", unit="个", aliases=("允许掘进面数",), note="按检查当日有效的规程填写"
    )
    exits = Count("采（盘）区安全出口数", unit="个", aliases=("采区安全出口数",))
    producing = Flag("正在生产的采（盘）区", aliases=("生产采区", "采区正在生产"))
    easily_self_igniting = Flag("开采容易自燃煤层", aliases=("易自燃煤层", "容易自燃煤层"))
    joint_layout = Flag("煤层群或分层开采联合布置", aliases=("联合布置",))
    dedicated_return = Flag("设有专用回风巷", en="dedicated return airway", aliases=("专用回风巷",))
    ventilation_as_designed = Flag("采（盘）区通风系统按设计形成", aliases=("采区通风按设计形成",))
    zoned = Flag("采（盘）区分区通风", en="panel ventilated separately", aliases=("采区分区通风", "分区通风"))
    airways_through = Flag("进、回风巷贯穿整个采（盘）区", aliases=("进回风巷贯穿采区",))
    half_intake_half_return = Flag("一段进风一段回风", aliases=("一段进风、一段回风",))
    through_ventilation_formed = Flag("已形成贯穿的通风系统", aliases=("形成贯穿通风系统",))
    inclined_longwall = Flag("倾斜长壁布置", aliases=("倾斜长壁",))
    sections_ahead = Count(
        "大巷超前的区段数", unit="个", aliases=("大巷超前区段数", "超前区段数"), note="已构成通风系统的区段"
    )
    other_roads_driven = Flag("已开掘其他巷道", aliases=("开掘其他巷道",))
    gate_roads_driven = Flag("已掘进回采巷道", aliases=("掘进回采巷道",))
    ended = Flag("已结束开采", en="mining has ended", aliases=("采区已结束", "已采完"))
    ended_on = Day("结束开采日期", en="mining ended on", aliases=("采区结束日期", "采完日期"))
    sealed = Flag("已封闭", aliases=("采区已封闭", "是否封闭"))


class CoalFace(CoalGasClass, title="采掘工作面", en="face or heading of a coal mine"):
    """One coal face or heading, or another place that uses much air."""

    kind = Choice(
        "地点类别",
        en="kind of place",
        options={"coal_face": "采煤工作面", "heading": "掘进工作面", "other": "其他主要用风地点"},
        other_names={"采煤": "coal_face", "掘进": "heading", "采煤面": "coal_face", "掘进面": "heading"},
        aliases=("工作面类别", "工作面类型", "采掘类别"),
    )
    outburst_seam = Flag("突出煤层工作面", aliases=("在突出煤层中",))
    people = Count("单班作业人数", unit="人", aliases=("单班人数", "当班人数"), note="不含交接班时段")
    people_quota = Count(
        "限员人数", unit="人", aliases=("规定限员", "单班限员"), note="按国家限员规定填写，数值未收录"
    )
    approved_extra = Count("省级批准增加的人数", unit="人", aliases=("批准增加人数",), note="无批准的填0")
    air = Number("供风量", unit="m3/min", en="air supplied", aliases=("实际风量", "风量"), minimum=0)
    air_required = Number("需风量", unit="m3/min", en="air needed", aliases=("需要风量",), minimum=0)
    series = Flag("串联通风", en="ventilated in series", aliases=("采用串联通风",))
    series_allowed = Flag("串联通风符合规程", aliases=("规程允许的串联",), judged=True)
    own_return = Flag("有独立的回风系统", aliases=("独立回风",))
    direct_return = Flag(
        "回风直接进入专用回风巷或总回风巷",
        aliases=("回风直接进专用回风巷",),
        note="中间经过其他作业地点的不算",
    )
    short_circuited = Flag("工作面风流短路", aliases=("风流短路",))
    gas_built_up = Flag("短路造成瓦斯积聚或超限", aliases=("瓦斯积聚或超限",))
    gassy_road = Flag(
        "掘进煤巷、半煤岩巷或有瓦斯涌出的岩巷",
        aliases=("煤巷半煤岩巷或有瓦斯岩巷",),
        note="只对掘进工作面填写",
    )
    methane_interlock = Flag("甲烷电闭锁已装并能正常使用", aliases=("甲烷电闭锁", "瓦斯电闭锁"))
    fan_interlock = Flag("风电闭锁已装并能正常使用", aliases=("风电闭锁",))
    dual_fan = Flag("局部通风机双风机", en="two local fans", aliases=("双风机",))
    dual_supply = Flag("局部通风机双电源", en="two supplies of the local fans", aliases=("双电源",))
    automatic_switch = Flag("局部通风机能自动切换", aliases=("自动切换",))
    recirculation = Flag("局部通风机循环风", en="local fan recirculates", aliases=("循环风",))
    fan_interlock_tested_on = Day("闭锁试验日期", aliases=("风电闭锁试验日期",), never=("试验", "测试"))
    switch_tested_on = Day(
        "自动切换试验日期", en="change-over tested on", aliases=("切换试验日期",), never=("试验", "测试")
    )
    ended = Flag("已结束回采", en="mining of the face has ended", aliases=("工作面已结束",))
    ended_on = Day("回采结束日期", en="mining of the face ended on", aliases=("工作面结束日期",))
    sealed = Flag("结束后已封闭", en="sealed after mining", aliases=("采空区已封闭",))


class CoalBreakthrough(Facts, title="掘进贯通", en="breakthrough of two headings"):
    """Two headings that are about to meet."""

    distance = Number("贯通距离", unit="m", en="distance left", aliases=("距贯通距离", "相距"), minimum=0)
    mechanised = Flag("综合机械化掘进", aliases=("综掘",))
    stopped_heading_ventilated = Flag("停掘的工作面保持正常通风", aliases=("停掘面正常通风",))
    blasting = Flag("正在爆破贯通", aliases=("贯通爆破",))
    ch4 = Number("本工作面甲烷浓度", unit="%", en="methane of this heading", aliases=("本面甲烷",), minimum=0)
    opposite_ch4 = Number("对面工作面甲烷浓度", unit="%", aliases=("对面甲烷",), minimum=0)


class CoalSeal(Facts, title="密闭或通风设施", en="seal or ventilation structure"):
    """One stopping, door or permanent seal."""

    compliant = Flag("风墙、风门符合规程", aliases=("风墙风门符合规程",))
    short_circuit = Flag("造成风流短路", en="air short-circuited", aliases=("风流短路",))
    opened = Flag("已启封永久密闭墙", en="permanent seal opened", aliases=("启封永久密闭",))
    opening_rules_met = Flag(
        "启封符合规程", aliases=("按规程启封",), note="对照规程第二百八十二条", judged=True
    )
