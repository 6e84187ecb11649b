"""The facts about transport enterprises: licence, monitoring, dispatch under a weather warning, other cases."""

from ansheng import Choice, Count, Day, Facts, Flag, Number, Text


class RoadEnterprise(Facts, title="道路运输或城市客运企业", en="road transport or city passenger enterprise"):
    """One enterprise of road transport or city passenger service: licence and filing."""

    operating = Flag("正在经营", aliases=("在营", "是否在营"))
    licence_required = Flag("经营须经许可", aliases=("需要许可", "须许可"))
    licence_held = Flag("已取得经营许可", aliases=("经营许可证", "持有经营许可", "是否持证"))
    licence_valid_to = Day("许可证有效期至", aliases=("许可有效期", "许可证到期日"), note="当日仍有效")
    filing_required = Flag("经营须备案", aliases=("需要备案", "须备案"))
    filed = Flag("已备案", aliases=("是否备案", "完成备案"))
    within_scope = Flag("经营不超出许可或备案的事项", aliases=("在许可范围内经营", "未超范围经营"))


class MonitoringDuty(Facts, title="企业动态监控", en="dynamic monitoring of an enterprise"):
    """How one enterprise monitors its vehicles."""

    service = Choice(
        "企业类型",
        options={"passenger": "客运", "dangerous_goods": "危险货物", "freight": "普通货运"},
        other_names={"危货": "dangerous_goods", "货运": "freight"},
        aliases=("运输类别", "经营类别"),
    )
    heavy_trucks = Count(
        "重型货车和半挂牵引车数", unit="辆", en="trucks and tractors", aliases=("重型货车数",), note="无则填0"
    )
    own_platform = Flag("有自己的监控平台", aliases=("自建平台", "已建监控平台"))
    on_public_platform = Flag("车辆由货运公共平台监控", aliases=("接入公共平台",))
    platform_compliant = Flag("平台符合标准、已接入并上传数据", aliases=("平台合规", "平台符合要求"))
    vehicles_online = Count("接入平台车辆数", unit="辆", aliases=("接入车辆数", "入网车辆数"))
    monitors = Count("专职监控人员数", unit="人", aliases=("监控人员数", "监控员人数"))
    monitors_working = Flag("监控人员履行职责", aliases=("监控人员履职",), judged=True)
    handling_system = Flag("有违法处理制度", en="system for handling violations", aliases=("违法处理制度",))
    detected = Count("监控发现违法数", unit="起", aliases=("发现违法数", "报警违法数"))
    handled = Count("已处理违法数", unit="起", en="violations handled", aliases=("处理违法数",))
    positioning_kept = Number(
        "定位数据保存时间", unit="month", aliases=("定位数据保存月数",), note="按能调阅的最早数据", minimum=0
    )
    violations_kept = Number(
        "违法信息保存时间", unit="year", aliases=("违法信息保存年数",), note="按能调阅的最早记录", minimum=0
    )
    data_forged = Flag("伪造、篡改或删除过监控数据", aliases=("监控数据造假",), note="须取证")


class WeatherDispatch(Facts, title="恶劣天气下的发车", en="dispatch under a weather warning"):
    """What an enterprise did under one weather warning."""

    hazard = Choice(
        "预警灾害",
        options={
            "typhoon": "台风",
            "rainstorm": "暴雨",
            "snowstorm": "暴雪",
            "hail": "冰雹",
            "fog": "大雾",
            "sandstorm": "沙尘暴",
            "gale": "大风",
            "road_icing": "道路结冰",
            "geological": "地质灾害气象风险",
            "other": "其他",
        },
        aliases=("灾害种类", "预警种类"),
    )
    level = Choice(
        "预警级别",
        options={"blue": "蓝色", "yellow": "黄色", "orange": "橙色", "red": "红色"},
        aliases=("预警等级", "预警颜色"),
    )
    unlisted_impassable = Flag(
        "其他灾害经判断不具备安全通行条件", aliases=("其他灾害不具备通行条件",), judged=True
    )
    covers_route = Flag("预警覆盖经营地或沿线", aliases=("覆盖经营地或线路",))
    stop_order = Flag("政府部门已要求停运", en="stop order in force", aliases=("停运指令", "有停运指令"))
    plan_requires_stop = Flag("企业预案要求停运", aliases=("预案要求停运",))
    dispatched = Flag("仍安排发车", en="trips sent out", aliases=("仍发车", "仍安排运输"))


class RoadSituation(Facts, title="其他应判定的情形", en="other situation"):
    """One situation that no listed item names, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述"))
    made_major_by_law = Flag("经判断依法应判定为重大事故隐患", aliases=("依法属重大隐患",), judged=True)
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")
    basis = Text("判断依据", en="legal basis", aliases=("认定依据", "违反条款"), note="应填明，不影响结论")
