"""The facts about dangerous goods: carriers, vehicles, trips, tanks and their media."""

from ansheng import Choice, Count, Day, Facts, Flag, Many, Number, Text

_GOODS = {
    "explosive": "爆炸品",
    "fireworks": "烟花爆竹",
    "highly_toxic": "剧毒化学品",
    "strongly_corrosive": "强腐蚀性危险货物",
    "radioactive": "放射性物品",
    "other": "其他危险货物",
}


class DangerousCarrier(Facts, title="危险货物承运人", en="dangerous goods carrier"):
    """One enterprise that carries dangerous goods."""

    waybills_kept = Number(
        "运单保存时间", unit="month", aliases=("运单保存月数",), note="按能调阅的最早运单", minimum=0
    )


class DangerousVehicle(Facts, title="危险货物车辆", en="dangerous goods vehicle"):
    """One vehicle that carries dangerous goods."""

    goods = Choice("货物类别", options=_GOODS, en="kind of goods", aliases=("危险货物类别",))
    body = Choice(
        "车型",
        options={"tank": "罐式", "tank_container": "罐式集装箱", "other": "非罐式"},
        aliases=("车辆类型", "车辆结构"),
    )
    tank_volume = Number("罐体容积", unit="m3", aliases=("容积",), minimum=0)
    approved_load = Number("核定载质量", unit="kg", aliases=("核载质量",), minimum=0)
    liquid = Flag("装运液体", en="carries liquid", aliases=("液体罐车",))
    shut_off = Flag("已装紧急切断装置", en="emergency shut-off device fitted", aliases=("紧急切断装置",))
    tank_valid_to = Day("罐体检验有效期至", aliases=("罐检有效期",), note="以检验报告为准，当日仍有效")


class DangerousTrip(Facts, title="危险货物运输趟次", en="dangerous goods trip"):
    """One trip of one vehicle with dangerous goods."""

    goods = Choice("货物类别", options=_GOODS, en="kind of goods", aliases=("危险货物类别",))
    packing = Choice(
        "数量豁免",
        en="quantity regime",
        options={"full": "无豁免", "excepted": "例外数量", "limited": "有限数量"},
        other_names={"无": "full", "否": "full"},
        aliases=("豁免类型",),
    )
    packages = Count("例外数量包件数", unit="个", en="excepted-quantity packages", aliases=("包件数",))
    limited_mass = Number("有限数量货物毛重", unit="kg", aliases=("有限数量毛重",), minimum=0)
    licensed = Flag("在许可的经营范围内", aliases=("在经营范围内",), note="对照许可证的类别、项别")
    cargo_mass = Number("货物质量", unit="kg", aliases=("实载质量", "载货质量"), minimum=0)
    approved_load = Number("核定载质量", unit="kg", aliases=("核载质量",), minimum=0)
    waybill_carried = Flag("随车携带运单", aliases=("携带运单",), note="电子运单也算")
    checked = Flag("出车前已检查并记录", aliases=("出车前检查",), note="有检查而无记录的填“否”")
    briefed = Flag("出车前已告知安全事项", en="briefed before the trip", aliases=("安全告知",))
    escorts = Count("押运人员人数", unit="人", aliases=("押运人员数", "押运员人数"), note="不含驾驶人")
    watched = Flag(
        "货物处于押运人员监管之下",
        en="goods watched by the escort",
        aliases=("押运监管", "货物处于押运员监管之下"),
    )
    signs_shown = Flag("已悬挂危险货物车辆标志", aliases=("悬挂标志",))
    plate_shown = Flag("已装安全标示牌", en="safety plate shown", aliases=("安全标示牌",))
    on_approved_route = Flag("按公安批准的路线和时间", aliases=("按批准路线行驶",), note="对照批准文件")
    entered_restricted = Flag(
        "进入公安限制通行的区域、路段或时段", aliases=("违反限行",), note="各地限行不同，对照当地公告"
    )


class ApprovedMedium(Facts, title="适装介质", en="approved medium"):
    """One medium that a tank's inspection report or use registration approves."""

    name = Text("介质名称", aliases=("品名", "名称"))
    un_number = Text("UN编号", aliases=("联合国编号",))


class TankTrip(Facts, title="罐车趟次", en="tanker trip"):
    """One trip of one tanker, with the media for which the tank is approved."""

    tank = Choice(
        "罐体类型",
        options={"atmospheric": "常压液体罐", "pressure": "移动式压力容器", "other": "其他"},
        other_names={"常压": "atmospheric", "压力": "pressure"},
        aliases=("罐体种类",),
    )
    medium = Text("装运介质", aliases=("介质", "货物名称"), note="与适装介质用同一种写法")
    un_number = Text("装运介质UN编号", en="UN number of the medium", aliases=("UN编号",))
    approved_media = Many(
        "适装介质", ApprovedMedium, aliases=("适装介质列表",), note="取自有效的罐体检验报告或使用登记证"
    )
    same_medium = Flag("经核对与编号相同的适装介质是同一介质", aliases=("核对为同一介质",), judged=True)
    valves_shut = Flag("途中阀门和孔口关闭", aliases=("阀门关闭",), note="只看途中，不看装卸时")
