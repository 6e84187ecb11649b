"""The facts about what Article 5 judges: protection, units on the grid, substations and overhead lines."""

from ansheng import Choice, Facts, Flag, Number

_CURRENT = {"dc": "直流", "ac": "交流"}


class PowerGridControl(Facts, title="电网控制保护装置", en="control or protection of the grid"):
    """One set of DC control, stability control, or grid-related protection of a plant."""

    kind = Choice(
        "装置类型",
        options={"dc": "直流控制保护", "stability": "稳定控制装置", "plant": "电厂涉网保护"},
        other_names={"稳控": "stability", "稳控装置": "stability", "安全稳定控制装置": "stability"},
        aliases=("类型", "装置种类"),
    )
    voltage = Number("电压等级", unit="kV", aliases=("电网电压", "接入电压"), minimum=0)
    settings_adjusted = Flag(
        "策略表和定值单已随电网变化整定", aliases=("定值已整定",), note="电网未变化的填“是”"
    )
    settings_as_issued = Flag("现场与调度正式下发的一致", aliases=("与调度下发一致",))
    doubled = Flag("已双重化以上配置", aliases=("双重化配置", "已双重化"))
    redundant = Flag(
        "涉网保护有冗余", aliases=("有冗余",), note="保护及其回路、直流电源、通道、路由都有冗余才填“是”"
    )


class PowerUnit(Facts, title="并网发电机组", en="generating unit on the grid"):
    """One generating unit with its excitation system."""

    kind = Choice(
        "机组类型",
        options={"thermal": "火电", "nuclear": "核电", "hydro": "水电", "other": "其他"},
        other_names={"燃煤": "thermal", "燃气": "thermal", "抽水蓄能": "hydro"},
        aliases=("类型", "机组种类"),
    )
    capacity = Number("单机容量", unit="MW", aliases=("额定容量", "装机容量"), minimum=0)
    voltage = Number("接入电网电压", unit="kV", aliases=("接入电压", "电压等级"), minimum=0)
    on_grid = Flag("正在并网运行", aliases=("并网运行", "已并网"))
    stabiliser_fitted = Flag("励磁已配置电力系统稳定器", aliases=("已配置电力系统稳定器",))
    stabiliser_in_service = Flag("电力系统稳定器已投入", aliases=("稳定器已投入", "稳定器投入运行"))
    leading_phase_tested = Flag("已做进相试验", aliases=("进相试验", "进相试验已完成"))


class PowerRenewable(
    Facts, title="风电、光伏或电化学储能场站", en="wind, solar or electrochemical storage station"
):
    """One station that feeds the grid through converters."""

    voltage = Number("接入电网电压", unit="kV", aliases=("接入电压", "电压等级"), minimum=0)
    ride_through = Flag("有高低电压穿越能力", aliases=("高低电压穿越",), note="按国家标准，下同")
    voltage_control = Flag("有电压控制能力", aliases=("电压控制",))
    dynamic_reactive = Flag("有动态无功能力", aliases=("动态无功", "动态无功支撑"))
    frequency_adaptable = Flag("有频率适应能力", aliases=("频率适应", "频率适应性"))
    active_control_in_service = Flag("功率控制已按调度要求投入", aliases=("功率控制已投入",))
    reactive_control_in_service = Flag("无功电压控制已按调度要求投入", aliases=("无功电压控制已投入",))
    grid_tested = Flag("已做并网试验", aliases=("并网试验", "并网试验已完成"))


class PowerTransformer(Facts, title="特高压变压器油样", en="oil sample of a UHV transformer"):
    """One analysis of the gases dissolved in the oil of one transformer."""

    current = Choice(
        "交流或直流",
        options={"dc": "直流（换流变压器）", "ac": "交流"},
        other_names={"直流": "dc", "换流变": "dc", "换流变压器": "dc"},
        aliases=("变压器类型",),
    )
    voltage = Number(
        "电压等级", unit="kV", aliases=("额定电压",), note="直流填直流电压，如±800 kV填800", minimum=0
    )
    acetylene = Number("乙炔含量", unit="uL/L", aliases=("乙炔", "C2H2"), minimum=0)
    acetylene_rise = Number(
        "乙炔周增量", unit="uL/L", aliases=("乙炔周增",), note="一周内的增量，未增填0", minimum=0
    )
    hydrogen = Number("氢气含量", unit="uL/L", aliases=("氢气", "氢", "H2"), minimum=0)
    hydrocarbons = Number("总烃含量", unit="uL/L", aliases=("总烃",), minimum=0)


class PowerFoundation(Facts, title="站内设备基础", en="base in a station"):
    """One base of equipment in a substation or converter station."""

    voltage = Number("站的电压等级", unit="kV", aliases=("电压等级", "站电压"), minimum=0)
    kind = Choice(
        "基础类型",
        options={
            "transformer": "变压器基础", "support": "支撑式硬母线或隔离开关支架基础", "frame": "钢构架",
            "gis": "气体绝缘开关设备基础",
        },
        other_names={
            "变压器": "transformer", "硬母线": "support", "隔离开关支架": "support", "GIS": "gis",
            "构架": "frame",
        },
        aliases=("类型", "设备类型"),
    )  # fmt: skip
    settlement = Number("沉降量", unit="mm", aliases=("累计沉降", "沉降"), minimum=0)
    difference = Number(
        "沉降差或倾斜量", unit="mm", aliases=("沉降差", "倾斜量"), note="与长度之比最大的一个", minimum=0
    )
    length = Number("同方向基础长度", unit="m", aliases=("基础长度", "长度"), minimum=0)


class PowerSwitchgear(Facts, title="变电站开关设备", en="switchgear of a substation"):
    """One switch, disconnector or earthing device of a substation."""

    voltage = Number("变电站电压等级", unit="kV", aliases=("电压等级",), minimum=0)
    drawing_matches = Flag("竣工图与实际相符", aliases=("图实相符", "竣工图相符"))
    position_right = Flag("安装位置正确", aliases=("位置正确",))


class PowerTower(Facts, title="架空线路杆塔", en="tower of an overhead line"):
    """One tower."""

    current = Choice("交流或直流", options=_CURRENT, aliases=("线路类型",))
    voltage = Number("线路电压等级", unit="kV", aliases=("电压等级",), note="直流±800 kV填800", minimum=0)
    height = Number("杆塔全高", unit="m", aliases=("全高", "塔高"), minimum=0)
    tilt = Number("倾斜度", unit="permille", aliases=("杆塔倾斜度", "倾斜率"), minimum=0)


class PowerCorridor(Facts, title="输电通道", en="transmission corridor"):
    """One danger found in one corridor."""

    national = Flag("国家管控的重要输电通道", aliases=("国家管控", "重要通道"))
    danger = Choice(
        "通道隐患",
        options={"fire": "通道内山火易燃物", "damage": "保护区内爆破等外力破坏", "none": "无"},
        other_names={"山火": "fire", "易燃物": "fire", "外破": "damage", "爆破": "damage"},
        aliases=("隐患类型", "危险类型"),
    )
    may_stop_all = Flag("可能引发通道全停", aliases=("可能全停",), judged=True)
    treated = Flag("已有效治理", aliases=("有效治理", "治理措施有效"), judged=True)
