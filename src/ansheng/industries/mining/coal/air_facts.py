"""The facts about the air underground: composition, speed, quantity, main fans and the ventilation system."""

from ansheng import Choice, Count, Day, Facts, Flag, Number


class CoalAirQuality(Facts, title="井下空气成分", en="composition of the air underground"):
    """The composition of the air at one place, in volume per cent."""

    oxygen = Number("进风氧气浓度", unit="%", en="intake oxygen", aliases=("氧气浓度", "O2"), minimum=0)
    co2 = Number("进风二氧化碳浓度", unit="%", en="intake carbon dioxide", aliases=("CO2",), minimum=0)
    co = Number("一氧化碳浓度", unit="%", en="carbon monoxide", aliases=("CO",), minimum=0)
    no = Number("氮氧化物浓度", unit="%", en="nitrogen oxides as NO", aliases=("NO",), minimum=0)
    so2 = Number("二氧化硫浓度", unit="%", en="sulphur dioxide", aliases=("SO2",), minimum=0)
    h2s = Number("硫化氢浓度", unit="%", en="hydrogen sulphide", aliases=("H2S",), minimum=0)
    nh3 = Number("氨浓度", unit="%", en="ammonia", aliases=("NH3", "氨气浓度"), minimum=0)


class CoalChargingChamber(Facts, title="充电硐室", en="charging chamber"):
    """One chamber in which batteries are charged."""

    hydrogen = Number("氢气浓度", unit="%", aliases=("H2",), minimum=0)


class CoalAirway(Facts, title="井巷风流", en="airway"):
    """The air in one airway: its speed, and the people and machines that it serves."""

    airway = Choice(
        "井巷类别",
        en="kind of airway",
        options={
            "fan_drift": "无提升设备的风井、风硐",
            "material_shaft": "专为升降物料的井筒",
            "air_bridge": "风桥",
            "main_airway": "升降人员和物料的井筒、主要进回风巷",
            "trolley_road": "架线电机车巷道",
            "skip_or_belt_shaft": "进风的箕斗井、回风的带式输送机井",
            "panel_airway": "输送机巷、采区进回风巷",
            "belt_shaft_intake": "进风的带式输送机井",
            "coal_face": "采煤工作面、煤巷和半煤岩巷掘进工作面",
            "rock_heading": "岩巷掘进工作面",
            "other_road": "其他通风人行巷道",
        },
        other_names={"采煤面、煤巷和半煤岩巷掘进面": "coal_face", "岩巷掘进面": "rock_heading"},
        aliases=("巷道类别", "井巷名称"),
    )
    speed = Number("风速", unit="m/s", en="air speed", aliases=("实测风速",), minimum=0)
    gassy = Flag("有瓦斯涌出", en="gas is emitted", aliases=("瓦斯涌出",))
    mechanised_with_dust_measures = Flag("综采面且有降尘措施", aliases=("有降尘措施的综采面",))
    air = Number("供给风量", unit="m3/min", en="air supplied", aliases=("风量", "实测风量"), minimum=0)
    people = Count("同时工作的最多人数", unit="人", en="most people at work", aliases=("最多人数", "人数"))
    diesel_power = Number("柴油设备总功率", unit="kW", note="无柴油设备的填0", minimum=0)


class CoalMainFan(Facts, title="主要通风机", en="main fan of a coal mine"):
    """One main fan with its standby."""

    hoisting = Flag("装有提升设备的井筒", en="the shaft has hoisting gear", aliases=("有提升设备",))
    leakage = Number("外部漏风率", unit="%", en="outside leakage", aliases=("漏风率",), minimum=0)
    standby_start = Number("备用风机启动时间", unit="min", aliases=("备用启动时间",), minimum=0)


class CoalVentilationSystem(Facts, title="矿井通风系统", en="ventilation system of a coal mine"):
    """The surveys, the reversal and the intake of one mine's ventilation."""

    surveyed_on = Day("全面测风日期", en="full air survey on", aliases=("测风日期",), never=("测风", "测定"))
    intake_temperature = Number("进风井口以下空气温度", unit="degC", aliases=("进风温度",))
    reversal_time = Number("反风所需时间", unit="min", aliases=("反风时间",), minimum=0)
    reversed_share = Number("反风量占正常风量", unit="%", aliases=("反风率",), minimum=0)
    reversal_checked_on = Day(
        "反风设施检查日期", en="reversal gear checked on", aliases=("反风检查日期",), never=("检查",)
    )
    reversal_drilled_on = Day("反风演习日期", aliases=("反风演习",), never=("演习", "演练"))
