"""The facts about driving: speed, load, people aboard, time at the wheel, drivers and their conduct."""

from ansheng import Choice, Count, Day, Facts, Flag, Number

_OFFENCES = {
    "overspeed": "超速",
    "overcrowding": "超员",
    "overload": "超载",
    "fatigue": "疲劳驾驶",
    "other": "其他",
}
_SERVICES = {"passenger": "客运", "freight": "普通货运", "dangerous_goods": "危险货物"}


class SpeedReading(Facts, title="车速记录", en="speed reading"):
    """One reading of a vehicle's speed."""

    vehicle = Choice(
        "车型",
        options={
            "school_bus": "校车",
            "large_passenger": "中型以上载客汽车",
            "large_goods": "中型以上载货汽车",
            "dangerous_goods": "危险物品车",
            "small_passenger": "小型载客汽车",
            "motorcycle": "摩托车",
            "other": "其他机动车",
        },
        aliases=("车辆类型", "车辆种类"),
    )
    passenger_service = Flag("营运客车", aliases=("是否营运客车",))
    road = Choice(
        "道路类型",
        options={"expressway": "高速公路", "urban_expressway": "城市快速路", "other": "其他道路"},
        aliases=("道路种类",),
    )
    speed = Number("车速", unit="km/h", aliases=("行驶速度", "实测车速"), minimum=0)
    speed_limit = Number(
        "规定时速", unit="km/h", aliases=("限速", "限速值"), note="该路段日间限速", minimum=0
    )
    clock = Number(
        "时刻", unit="h", en="time of day", aliases=("当日时刻",), note="24小时制，22时30分为22.5", minimum=0
    )
    signed = Flag("有限速标志或标线", en="limit is signed or marked", aliases=("有限速标志",))
    layout = Choice(
        "车道布置",
        options={"no_centre_line": "无道路中心线", "one_lane": "同方向一条机动车道", "other": "其他"},
        aliases=("道路布置",),
    )
    setting = Choice("城市或公路", options={"urban": "城市道路", "highway": "公路"}, aliases=("道路属性",))


class PeopleAboard(Facts, title="载客记录", en="people aboard"):
    """The people aboard one passenger vehicle at one time."""

    vehicle = Choice(
        "车型",
        options={
            "school_bus": "校车",
            "highway_coach": "公路客运汽车",
            "tourist_coach": "旅游客运汽车",
            "other": "其他载客汽车",
        },
        aliases=("车辆类型", "车辆种类"),
    )
    rated = Count("核定载客人数", unit="人", en="rated number of people", aliases=("核载人数", "核定人数"))
    aboard = Count("实载人数", unit="人", en="people on board", aliases=("实际载客人数", "车上人数"))


class FreightLoad(Facts, title="载货记录", en="freight load"):
    """The load of one goods vehicle at one time."""

    permitted_mass = Number(
        "最大允许总质量", unit="kg", en="maximum permitted total mass", aliases=("允许总质量",), minimum=0
    )
    total_mass = Number("车货总质量", unit="kg", aliases=("车货总重", "实测总质量"), minimum=0)
    approved_load = Number("核定载质量", unit="kg", aliases=("核载质量", "核定载重"), minimum=0)
    cargo_mass = Number("货物质量", unit="kg", aliases=("实载质量", "载货质量"), minimum=0)


class DrivingSpell(Facts, title="连续驾驶记录", en="spell of driving"):
    """Two stretches of one driver at the wheel and the stop between them."""

    vehicle = Choice(
        "车型",
        options={
            "large_passenger": "中型以上载客汽车",
            "dangerous_goods": "危险物品车",
            "goods": "载货汽车",
            "other": "其他",
        },
        aliases=("车辆类型", "车辆种类"),
    )
    passenger_service = Flag("营运客车", aliases=("是否营运客车",))
    driving = Number(
        "停车前连续驾驶时间", unit="h", aliases=("连续驾驶时间",), note="从上一次足够的休息算起", minimum=0
    )
    rest = Number("停车休息时间", unit="min", aliases=("休息时间",), note="未停车填0", minimum=0)
    driving_after = Number(
        "停车后驾驶时间", unit="h", en="driving after the stop", aliases=("休息后驾驶时间",), minimum=0
    )
    night_driving = Number(
        "停车前夜间驾驶时间", unit="h", aliases=("夜间连续驾驶时间",), note="只计22时至次日6时之间", minimum=0
    )
    night_driving_after = Number("停车后夜间驾驶时间", unit="h", aliases=("休息后夜间驾驶时间",), minimum=0)


class DriverHours(Facts, title="驾驶员累计驾驶时间", en="driver's hours"):
    """The hours of one driver in a day and in a week."""

    service = Choice("从业类别", options=_SERVICES, en="kind of service", aliases=("驾驶员类别",))
    driving_24h = Number("24小时累计驾驶时间", unit="h", aliases=("日累计驾驶时间",), minimum=0)
    driving_7d = Number(
        "连续7日累计驾驶时间", unit="h", aliases=("周累计驾驶时间",), note="填任意连续7日中最大的", minimum=0
    )


class RoadDriver(Facts, title="驾驶员", en="driver"):
    """One driver of a transport enterprise."""

    service = Choice("从业类别", options=_SERVICES, en="kind of service", aliases=("驾驶员类别",))
    vehicle_mass = Number("所驾车辆总质量", unit="kg", minimum=0)
    certificate_issued_on = Day("从业资格证发证日期", aliases=("发证日期",), note="换证的填新证")
    certificate_valid_to = Day("从业资格证有效期至", aliases=("资格证有效期",), note="当日仍有效")
    renewal_applied = Flag("已申请换证", aliases=("是否申请换证",))
    assessed_on = Day("上次诚信考核日期", aliases=("诚信考核日期",), note="领证不满一个周期的填发证日期")
    single_event_points = Count("单次诚信考核最高计分", aliases=("一次计分",))
    dealt_with = Flag("已严肃处理", en="seriously dealt with", aliases=("是否严肃处理",), judged=True)
    still_assigned = Flag("仍安排上岗", aliases=("继续上岗",))


class DriverConduct(Facts, title="三超一疲劳情形", en="conduct of a driver"):
    """One kind of offence of one driver, as it ended with one trip."""

    offence = Choice("违法种类", options=_OFFENCES, en="kind of offence", aliases=("违法行为", "违法类型"))
    long_term = Flag("经判断属长期存在", aliases=("长期存在",), note="法律无定义", judged=True)
    corrected = Flag("途中已及时提醒纠正", en="corrected on the trip", aliases=("及时提醒纠正", "已提醒纠正"))
    trip_ended_on = Day("行程结束日期", aliases=("运输结束日期",))
    dealt_with = Flag("已严肃处理", en="seriously dealt with", aliases=("是否严肃处理",), judged=True)
    dealt_on = Day("处理日期", aliases=("严肃处理日期",))
