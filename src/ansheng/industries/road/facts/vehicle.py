"""The facts about vehicles: operating vehicles, buses, road-side checks, modified tractors and their account."""

from ansheng import Choice, Count, Day, Facts, Flag, Number


class RoadVehicle(Facts, title="营运车辆", en="operating vehicle"):
    """One vehicle of a transport enterprise."""

    in_service = Flag("投入经营", en="used in operation", aliases=("在用", "是否在用"))
    service = Choice(
        "车辆用途",
        options={
            "class_1_line": "一类客运班线",
            "class_2_line": "二类客运班线",
            "class_3_line": "三类客运班线",
            "class_4_line": "四类客运班线",
            "charter": "包车客运",
            "dangerous_goods": "危险货物",
            "freight": "普通货物",
            "other": "其他",
        },
        other_names={"旅游包车": "charter", "危货": "dangerous_goods", "普货": "freight"},
        aliases=("用途", "经营类别"),
        note="旅游客车按包车或所跑班线填写",
    )
    international = Flag("国际道路运输", en="international transport", aliases=("是否国际运输",))
    trailer = Flag("挂车", aliases=("是否挂车",))
    tractor = Flag("半挂牵引车", en="semi-trailer tractor", aliases=("牵引车", "是否牵引车"))
    gross_mass = Number("总质量", unit="kg", aliases=("车辆总质量",), minimum=0)
    scrapped = Flag("报废或达到报废标准", en="scrapped or due for scrapping", aliases=("报废车", "已报废"))
    altered = Flag("擅自改装", en="altered without authority", aliases=("非法改装",))
    assembled = Flag("拼装", en="assembled from parts", aliases=("拼装车",))
    inspection_result = Choice(
        "检验检测结果",
        options={"passed": "合格", "failed": "不合格", "none": "未检验"},
        aliases=("检验结果", "检测结果"),
    )
    inspection_valid_to = Day("检验有效期至", aliases=("检验合格至", "年检有效期"), note="当日仍有效")
    other_noncompliance = Flag("车辆或设备有其他不合规", aliases=("其他不合规",), judged=True)
    on_road = Flag("上路行驶", en="driven on the road", aliases=("是否上路",))
    technical_grade = Choice(
        "技术等级",
        options={"1": "一级", "2": "二级", "3": "三级", "none": "未达级"},
        other_names={"1级": "1", "2级": "2", "3级": "3", "未评定": "none"},
        aliases=("车辆技术等级",),
    )
    type_grade = Choice(
        "客车类型等级",
        en="coach type grade",
        options={"ordinary": "普通级", "intermediate": "中级", "high": "高级", "none": "未评定"},
        other_names={"普通": "ordinary", "高一级": "high", "高二级": "high", "高三级": "high"},
        aliases=("类型等级",),
    )
    registered_on = Day("注册登记日期", aliases=("初次登记日期", "登记日期"))
    tested_on = Day("上次检验检测日期", en="last inspected on", aliases=("检测日期", "上次检测日期"))
    maintained = Flag("按规定维护", aliases=("已按期维护", "维护合格"), note="对照企业的维护计划")
    reviewed_on = Day("上次年度审验日期", en="last annual review on", aliases=("年审日期", "审验日期"))
    terminal_fitted = Flag("已装卫星定位终端", aliases=("卫星定位装置", "车载终端"))
    shown_on_platform = Flag("平台上可见", aliases=("平台显示", "已入网"))
    terminal_broken = Flag("终端故障不能在线", aliases=("终端故障", "定位装置故障"))
    dispatched = Flag("已派出", en="sent out", aliases=("是否派车", "已派车"))
    instructed = Flag(
        "不在线已经教育仍不改或再犯",
        en="offline again after instruction",
        aliases=("教育后仍不在线",),
        note="已包含不在线，无论检查时平台上是否可见",
    )


class CityBus(Facts, title="公交车", en="city bus"):
    """One bus of a city bus enterprise."""

    in_service = Flag("在运营", aliases=("投入运营", "是否在用"))
    new_energy = Flag("新能源", aliases=("新能源车", "是否新能源"))
    battery_warranty_to = Day(
        "动力电池质保期至", aliases=("电池质保到期日", "电池质保期"), note="当日仍在质保期"
    )
    exceptions_ruled_out = Flag("已对照原文确认属隐患且无例外", aliases=("对照原文确认",), judged=True)


class RoadsideCheck(Facts, title="路面检查", en="road-side check"):
    """One vehicle as the police stopped it."""

    vehicle = Choice(
        "车型",
        options={
            "highway_coach": "公路客车",
            "tourist_coach": "旅游客车",
            "dangerous_goods": "危险物品车",
            "goods": "载货汽车",
            "motorcycle": "摩托车",
            "other": "其他",
        },
        aliases=("车辆类型", "车辆种类"),
    )
    inspected = Flag("已按规定检验", en="inspected as required", aliases=("按期检验", "检验有效"))
    altered = Flag("擅自改变车辆", en="altered illegally", aliases=("非法改装", "擅自改装"), judged=True)
    carries_people = Flag("违规载人", aliases=("货车载人",), note="驾驶室内按核定人数乘坐的不算")
    helmet = Flag("戴安全头盔", en="helmet worn", aliases=("佩戴头盔",))


class ModifiedTractor(Facts, title="变型拖拉机", en="modified tractor"):
    """One modified tractor of a register."""

    registered_on = Day("注册登记日期", aliases=("初次登记日期", "登记日期"))
    cancelled = Flag("已注销", en="registration cancelled", aliases=("是否注销",))
    deadline = Day("当地清零期限", en="local deadline", aliases=("清零期限", "清零截止日"), note="各省不同")


class TractorAccount(Facts, title="变型拖拉机清零台账", en="account of modified tractors"):
    """The account of one district on one day."""

    baseline = Count("基数", unit="辆", en="registered at the baseline", aliases=("登记基数", "排查登记数"))
    transferred_in = Count("转入数", unit="辆", aliases=("转入",), note="无则填0")
    transferred_out = Count("转出数", unit="辆", aliases=("转出",), note="无则填0")
    cancelled = Count("累计注销数", unit="辆", en="cancelled so far", aliases=("注销数",))
    recovered = Count("累计回收数", unit="辆", en="recovered so far", aliases=("回收数",), note="不参与判定")
    dismantled = Count("累计拆解数", unit="辆", aliases=("拆解数",), note="不参与判定")
    remaining = Count("在册数", unit="辆", en="still registered", aliases=("剩余在册数", "未注销数"))
    deadline = Day("当地清零期限", en="local deadline", aliases=("清零期限", "清零截止日"), note="各省不同")
    caught_after_deadline = Count("期限后路面查获数", unit="辆", aliases=("路面查获数",))
