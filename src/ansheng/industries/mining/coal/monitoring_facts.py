"""The facts about monitoring and communication systems and about places that need a methane sensor."""

from ansheng import Choice, Facts, Flag, Number

from .mine_facts import CoalGasClass


class CoalSafetySystem(Facts, title="煤矿监控或通信系统", en="monitoring or communication system"):
    """One of the monitoring and communication systems of a coal mine."""

    kind = Choice(
        "系统",
        options={
            "monitoring": "安全监控系统",
            "positioning": "人员位置监测系统",
            "dispatch": "有线调度通信系统",
            "video": "视频监视系统",
            "slope": "边坡监测预警系统",
            "other": "其他",
        },
        other_names={"安全监控": "monitoring", "人员定位": "positioning", "人员位置": "positioning"},
        aliases=("系统类型", "系统名称"),
    )
    mine_type = Choice(
        "开采方式",
        en="kind of mine",
        options={"underground": "井工煤矿", "openpit": "露天煤矿"},
        other_names={"井工": "underground", "露天": "openpit"},
        aliases=("煤矿类型", "矿井类型", "井工或露天"),
    )
    built = Flag("已建系统", aliases=("系统已建", "是否建成", "已建成"), note="未建的也列一条")
    running = Flag("系统正常运行", en="runs normally", aliases=("正常运行",))
    data_altered = Flag("篡改、删除或屏蔽数据", en="data altered, deleted or masked", aliases=("篡改数据",))
    data_hidden = Flag("过滤、隐瞒或销毁数据", en="data filtered, hidden or destroyed", aliases=("隐瞒数据",))


class CoalMethanePoint(CoalGasClass, title="应装甲烷传感器的地点", en="place for a methane sensor"):
    """One place, held against the list of places that need a methane sensor."""

    place = Choice(
        "地点",
        options={
            "coal_face": "采煤工作面",
            "face_return": "采煤工作面回风巷",
            "return_corner": "采煤工作面回风隅角",
            "face_return_middle": "采煤工作面回风巷中部",
            "heading": "掘进工作面",
            "heading_return": "掘进工作面回风流",
            "heading_middle": "掘进巷道中部",
            "face_intake": "采煤工作面进风巷",
            "series_intake": "被串工作面进风巷",
            "series_fan": "被串掘进面局部通风机前",
            "panel_return": "采区回风巷",
            "return_station": "总回风巷测风站",
            "trolley_loading": "架线机车装煤点下风侧",
            "bunker": "煤仓上口下风侧",
            "drainage_station": "井下临时抽采泵站",
            "drainage_outlet": "抽采排放口下风侧栅栏外",
            "other": "其他",
        },
        other_names={
            "采煤面回风隅角": "return_corner",
            "采煤面": "coal_face",
            "采煤面回风巷": "face_return",
            "采煤面进风巷": "face_intake",
            "采煤面回风巷中部": "face_return_middle",
            "掘进面": "heading",
            "掘进面回风流": "heading_return",
        },
        aliases=("设置地点", "安设地点"),
    )
    length = Number("巷道长度", unit="m", en="length of the road", aliases=("巷长",), minimum=0)
    burst_hazard = Flag(
        "采煤工作面有冲击危险", en="face with burst hazard", aliases=("有冲击危险", "采煤面有冲击危险")
    )
    gassy_heading = Flag("煤巷、半煤岩巷或有瓦斯涌出的岩巷掘进工作面", aliases=("煤巷半煤岩巷或有瓦斯岩巷",))
    loading_distance = Number(
        "传感器距装煤点下风侧的距离",
        unit="m",
        aliases=("距装煤点距离",),
        note="架线机车装煤点填写",
        minimum=0,
    )
    installed = Flag("已装甲烷传感器", aliases=("安设甲烷传感器", "传感器已装"))


class CoalRegionalDrilling(Facts, title="区域防突钻孔施工", en="regional drilling against outbursts"):
    """One place where regional holes are drilled."""

    sensor_installed = Flag("下风侧已装甲烷传感器", aliases=("下风侧甲烷传感器",))
    sensor_distance = Number("传感器距钻孔下风侧的距离", unit="m", aliases=("传感器距离",), minimum=0)
    alarms_and_trips = Flag("传感器能超限报警和断电", aliases=("能报警断电",))
