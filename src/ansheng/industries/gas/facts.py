"""The facts about gas operators, their stations, pipelines, cylinders, gas and user checks."""

from ansheng import Choice, Day, Facts, Flag, Many, Name, Number, Text


class GasOperator(Facts, title="燃气经营者", en="gas operator"):
    """One enterprise that trades in gas: its licence and its management systems."""

    trading = Flag("从事燃气经营", aliases=("经营燃气", "是否经营燃气", "在营"))
    licence_held = Flag("已取得燃气经营许可证", aliases=("燃气经营许可证", "经营许可证", "是否持证"))
    licence_valid_to = Day(
        "许可证有效期至", aliases=("有效期至", "许可证到期日", "燃气经营许可证有效期至"), note="当日仍有效"
    )
    risk_grading_system = Flag(
        "已建立安全风险分级管控制度", aliases=("安全风险分级管控制度", "风险分级管控制度", "风险分级管控")
    )
    hazard_management_system = Flag(
        "已建立事故隐患排查治理制度", aliases=("事故隐患排查治理制度", "隐患排查治理制度", "隐患排查治理")
    )
    emergency_plan = Flag(
        "已制定生产安全事故应急预案", aliases=("生产安全事故应急预案", "事故应急预案", "应急预案")
    )
    user_inspection_system = Flag(
        "已建立用户燃气设施定期安全检查制度",
        aliases=("用户燃气设施定期安全检查制度", "用户设施安检制度", "入户安检制度", "定期安检制度"),
    )


class GasTank(Facts, title="燃气储罐", en="gas tank"):
    """One storage tank for gas."""

    monitored = Flag(
        "已装压力、罐容或液位监测",
        en="pressure, volume or level is monitored",
        aliases=("压力、罐容或液位监测", "压力罐容液位监测", "罐区监测", "储罐监测"),
        note="按储罐类型应有的一种即可",
    )
    over_limit_alarm = Flag("监测能超限报警", aliases=("超限报警", "超限报警功能", "超限报警装置"))


class GasStation(Facts, title="厂站受压系统", en="station pressure system"):
    """Equipment and pipes of one station that share a pressure limit."""

    auto_cutoff = Flag(
        "有超压自动切断", aliases=("超压自动切断", "自动切断装置", "自动切断"), note="失效的填“否”"
    )
    relief_device = Flag(
        "有超压放散", aliases=("超压放散", "超压放散装置", "放散装置", "安全放散"), note="失效的填“否”"
    )


class GasBay(Facts, title="燃气装卸口", en="gas loading bay"):
    """One place where gas is loaded or unloaded by hose or arm."""

    medium = Choice(
        "装卸介质",
        options={"CNG": "压缩天然气", "LNG": "液化天然气", "LPG": "液化石油气", "other": "其他"},
        aliases=("介质", "装卸气种", "气种"),
    )
    pull_away_interlock = Flag("有防拉脱联锁保护", aliases=("防拉脱联锁保护", "防拉脱联锁", "防拉断联锁保护"))


class GasDevice(Facts, title="厂站电气仪表", en="station electrical or instrument device"):
    """One electrical or instrument device of a station."""

    zone = Choice(
        "爆炸危险区域等级",
        en="hazardous zone",
        options={"0": "0区", "1": "1区", "2": "2区", "safe": "非爆炸危险区域"},
        other_names={"非爆炸危险区": "safe", "非防爆区": "safe", "区外": "safe"},
        aliases=("爆炸危险区域", "防爆分区", "危险区域等级"),
    )
    protection_fits_zone = Flag(
        "防爆性能与区域等级相符", aliases=("防爆等级符合要求", "防爆性能符合要求"), note="看铭牌", judged=True
    )


class GasArea(Facts, title="厂站区域或建筑", en="station area or building"):
    """One facility area or building of a station where gas may leak."""

    possible_leak = Number(
        "可能泄漏浓度（占爆炸下限）",
        unit="%LEL",
        aliases=("可能泄漏浓度(占爆炸下限)", "可能泄漏浓度", "泄漏可能达到的浓度"),
        note="可能达到的最高浓度，不是当日实测值，也不是报警设定值",
        minimum=0,
    )
    fixed_gas_alarm = Flag(
        "已装固定式燃气浓度报警", aliases=("固定式可燃气体报警", "固定式可燃气体检测报警装置", "固定式报警器")
    )


class GasOccupation(Facts, title="占压物", en="occupation"):
    """One building, structure or other facility near a pipeline."""

    kind = Choice(
        "占压物类型",
        options={"building": "建筑物", "structure": "构筑物", "other": "其他设施"},
        aliases=("类型", "占压类型"),
    )
    distance = Number(
        "与管道外缘的水平净距",
        unit="m",
        en="horizontal clearance from the pipe's outer edge",
        aliases=("水平净距", "净距", "距离", "与管道距离"),
        note="正上方为0",
        minimum=0,
    )


class GasPipeline(Facts, title="燃气管段", en="gas pipeline segment"):
    """One segment of a transmission or distribution pipeline."""

    underground = Flag("地下敷设", aliases=("是否地下敷设", "埋地", "是否埋地", "埋地敷设"))
    max_operating_pressure = Number(
        "最高工作压力",
        unit="MPa",
        aliases=("最高运行压力", "最大工作压力", "最大运行压力", "最高工作压力(表压)"),
        note="表压。管道分级按最高工作压力，不按设计压力",
        minimum=0,
    )
    design_pressure = Number(
        "设计压力", unit="MPa", aliases=("管道设计压力",), note="只供参考，不参与判定", minimum=0
    )
    protection_range = Number(
        "当地公布的保护范围", unit="m", aliases=("保护范围", "安全保护范围"), note="自管道外缘起算", minimum=0
    )
    occupations = Many(
        "占压物", GasOccupation, aliases=("占压", "占压情况", "占压清单"), note="哪些设施算占压，人工判定"
    )
    inside_structure = Choice(
        "所在地下沟渠或通道",
        en="underground structure that it lies in",
        options={
            "drain": "排水管沟",
            "water_conduit": "供水管渠",
            "heating_duct": "热力管沟",
            "cable_trench": "电缆沟",
            "road_tunnel": "城市交通隧道",
            "metro_tunnel": "轨道交通隧道",
            "pedestrian_underpass": "人行地下通道",
            "other": "其他地下沟渠或通道",
            "outside": "不在其中",
        },
        other_names={"无": "outside", "不涉及": "outside", "排水沟": "drain", "电缆管沟": "cable_trench"},
        aliases=("所在沟渠", "穿越构筑物", "敷设于沟渠隧道"),
    )
    crossing_necessary = Flag("确需穿过", aliases=("确需穿越", "必须穿越"), judged=True)
    effective_protection = Flag(
        "已采取有效防护措施", aliases=("有效防护措施", "有效防护", "防护措施有效"), judged=True
    )


class GasRegulator(Facts, title="调压装置", en="gas regulator"):
    """One pressure regulator with its safety devices."""

    outlet_overpressure_protection = Flag(
        "有防出口超压措施", aliases=("防止出口压力超压措施", "出口超压保护", "超压保护装置"), judged=True
    )


class FilledCylinders(Facts, title="已充装气瓶", en="filled cylinders"):
    """Who filled cylinders of one owner; base of the two classes below."""

    filler = Name("充装单位", aliases=("充装单位编号", "充装单位名称", "充装站"))
    cylinder_owner = Name(
        "气瓶产权单位",
        aliases=("气瓶产权单位编号", "气瓶产权单位名称", "产权单位", "气瓶所属单位"),
        note="与充装单位比较，不计全角半角、括号、空格和大小写，简称与全称不同；最好都填统一社会信用代码",
    )
    authorised = Flag("充装单位依法获准为他方气瓶充装", aliases=("获准为他方气瓶充装", "准予充装非自有气瓶"))


class GasFilling(FilledCylinders, title="气瓶充装", en="cylinder filling"):
    """One filling of a cylinder, or of cylinders of one owner."""


class GasSale(FilledCylinders, title="瓶装燃气销售", en="sale of bottled gas"):
    """One sale of bottled gas, or of one lot of one filler and owner."""

    filler_licensed = Flag(
        "充装单位已取得许可", aliases=("充装单位有许可证", "充装单位持证", "充装许可"), note="须在有效期内"
    )


class GasSupply(Facts, title="供应的燃气", en="gas supply"):
    """The gas that an operator supplies at one sampling point."""

    odorous = Flag("具有警示性臭味", aliases=("有警示性臭味", "有臭味"), note="本身有臭味或已加臭都算")
    toxic = Flag("有毒燃气", aliases=("是否有毒", "有毒"), note="如含一氧化碳的人工煤气")
    noticeable_at = Number(
        "可察觉臭味的浓度（占爆炸下限）",
        unit="%LEL",
        en="concentration at which the odour is noticeable, share of lower explosive limit",
        aliases=("可察觉臭味的浓度(占爆炸下限)", "可察觉臭味的浓度", "臭味可察觉浓度", "可嗅浓度"),
        minimum=0,
    )
    noticeable_at_harmful_limit = Flag(
        "达到对人体有害浓度时可察觉臭味",
        en="odour is noticeable at the concentration harmful to people",
        aliases=("有害浓度时可察觉臭味", "有害浓度下可察觉臭味"),
        judged=True,
    )


class GasUserCheck(Facts, title="用户安检记录", en="user safety check"):
    """What an operator found at one place of a user, and whether it told the user in writing."""

    written_notice = Flag(
        "已书面告知用户整改",
        aliases=("已书面告知", "书面告知", "书面告知整改", "已下达整改通知书"),
        note="针对本条发现；口头告知等其他措施不算",
    )
    relative_density = Number(
        "燃气相对密度", unit="", aliases=("相对密度",), note="空气为1；按实测或申报，不按气种推定", minimum=0
    )
    location = Choice(
        "燃气设施所在位置",
        options={
            "basement": "地下室",
            "semi_basement": "半地下室",
            "underground_box": "地下箱体",
            "closed_underground": "其他密闭地下空间",
            "other": "其他位置",
        },
        other_names={
            "密闭地下空间": "closed_underground",
            "地上": "other",
            "地面以上": "other",
            "其他": "other",
        },
        aliases=("设施位置", "燃气设施位置", "所在位置"),
    )
    pipe_kind = Choice(
        "管道类型",
        options={"service": "引入管", "riser": "立管", "horizontal_main": "水平干管", "other": "其他"},
        aliases=("管道种类", "管道类别"),
    )
    in_bathroom = Flag("管道在卫生间内", en="pipe is in a bathroom", aliases=("在卫生间内", "位于卫生间"))
    in_sleeping_room = Flag(
        "管道、附件或燃具在居住休息房间内", aliases=("在卧室或客房内", "位于卧室", "在卧室内"), judged=True
    )
    obsolete_appliance = Flag(
        "使用国家明令淘汰的燃具或连接管", aliases=("使用淘汰燃具或连接管", "使用淘汰燃具", "淘汰燃具或连接管")
    )


class GasSituation(Facts, title="其他严重情形", en="other serious situation"):
    """One situation that no other clause names, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述", "描述"))
    serious_breach = Flag("严重违反法律法规或标准", aliases=("严重违法违规",), judged=True)
    mass_casualty_danger = Flag(
        "现实危险大且可能群死群伤或造成重大损失", aliases=("可能群死群伤或重大损失", "现实危险"), judged=True
    )
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")
    basis = Text("判断依据", aliases=("认定依据", "违反条款"), note="应填明，不影响结论")
