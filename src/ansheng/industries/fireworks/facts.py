"""The facts about fireworks: units, factories, people, jobs, workshops and stores, machines, retail points."""

from ansheng import Choice, Count, Facts, Flag, Number

_DEVICE = {"working": "有效", "missing": "缺失", "failed": "失效", "not_required": "不要求设置"}
_FOUND = {"完好": "working", "正常": "working", "损坏": "failed", "不适用": "not_required"}


class FireworksUnit(Facts, title="烟花爆竹生产经营单位", en="fireworks unit"):
    """One unit that makes or trades in fireworks: its systems, its licence, and how it operates."""

    responsibility_matched = Flag(
        "有与岗位匹配的全员安全生产责任制", aliases=("全员安全生产责任制", "安全生产责任制")
    )
    hazard_system_made = Flag("已制定隐患排查治理制度", aliases=("隐患排查治理制度",))
    hazard_system_implemented = Flag("隐患排查治理制度已实施", aliases=("隐患排查治理实施",))
    licence_misuse = Choice(
        "许可证违规情形",
        options={
            "none": "无", "leased": "出租", "lent": "出借", "transferred": "转让", "traded": "买卖",
            "false_use": "冒用", "forged": "伪造",
        },
        other_names={"未发现": "none"}, aliases=("许可证违规", "许可证使用情形"),
    )  # fmt: skip
    kinds_within_licence = Flag("品种在许可范围内", aliases=("许可品种内", "产品品种符合许可"))
    class_within_licence = Flag("危险等级在许可范围内", aliases=("许可危险等级内", "危险等级符合许可"))
    banned_chemicals = Flag("使用违禁药物", aliases=("违禁药物",))
    subcontracted = Choice(
        "分包、转包的对象",
        options={"none": "无", "line": "生产线", "workshop": "工房", "store": "库房"},
        other_names={"未发现": "none"},
        aliases=("分包转包", "分包转包对象"),
    )
    several_factories = Flag("一证多厂", aliases=("一证多厂生产",))
    shareholders_separate = Flag("股东各自独立组织生产经营", aliases=("股东各自组织生产", "分股东生产"))
    stop_reason = Choice(
        "应停产停业的原因",
        options={
            "none": "无", "licence_expired": "许可证过期", "rectification": "整顿改造",
            "severe_weather": "恶劣天气", "other": "其他原因",
        },
        other_names={"未停产停业": "none", "其他": "other"},
        aliases=("停产停业原因", "停产原因", "停业原因"), note="未实际停下的也填",
    )  # fmt: skip
    operating = Flag("仍在生产经营", aliases=("正在生产经营", "是否生产经营"))


class FireworksFactory(Facts, title="烟花爆竹厂区", en="fireworks factory"):
    """One factory site: its wall, its zones, and its stores beside the design output."""

    wall = Flag("厂区有围墙", aliases=("厂区围墙", "围墙"))
    zoning_as_standard = Flag("分区设置符合国家标准", aliases=("分区符合国家标准", "分区符合标准"))
    transit_stores_match = Flag("中转库容量与设计产能匹配", aliases=("中转库匹配",), judged=True)
    charge_stores_match = Flag("药物库容量与设计产能匹配", aliases=("药物库匹配",), judged=True)
    product_stores_match = Flag("成品库容量与设计产能匹配", aliases=("成品库匹配",), judged=True)


class FireworksPerson(Facts, title="烟花爆竹从业人员", en="person in the fireworks trade"):
    """One person in one position."""

    role = Choice(
        "岗位",
        options={
            "principal": "主要负责人", "safety_manager": "安全生产管理人员",
            "special_worker": "特种作业人员", "other": "其他人员",
        },
        other_names={"安全管理人员": "safety_manager", "其他": "other"}, aliases=("职务", "人员类别"),
    )  # fmt: skip
    assessed = Flag("已依法考核合格", aliases=("考核合格", "安全考核合格"))
    on_duty = Flag("已上岗", aliases=("在岗", "是否上岗"))
    certificate_valid = Flag(
        "持有有效的特种作业操作证",
        aliases=("特种作业证有效", "持证上岗", "证书有效"),
        note="作业类别相符且在有效期内",
    )


class FireworksJob(Facts, title="烟花爆竹作业", en="job in a fireworks factory"):
    """One job: production or repair, with or without charge."""

    repair = Flag("检修、维修设备设施", aliases=("检维修", "检维修作业"))
    charge_present = Flag("检维修时设备设施带药", aliases=("带药检维修", "设备带药"))
    with_charge = Flag("涉药作业", aliases=("是否涉药", "涉药"))
    own_equipment = Flag("使用职工自带的工具、设备", aliases=("自带工具设备", "职工自带设备"))


class FireworksRoom(Facts, title="烟花爆竹工（库）房", en="workshop or store for fireworks"):
    """One workshop or store: people, charge, distances, protection, and what is kept and done in it."""

    people = Count("实际人数", unit="人", aliases=("人数", "作业人数"))
    rated_people = Count("核定人数", unit="人", aliases=("定员", "核定作业人数"))
    charge = Number("实际药量", unit="kg", aliases=("药量", "滞留药量", "存药量"), minimum=0)
    rated_charge = Number("核定药量", unit="kg", aliases=("定量", "限药量"), minimum=0)
    internal_distance = Number(
        "内部距离", unit="m", aliases=("实际内部距离",), note="与规定距离相差最多的一处", minimum=0
    )
    required_internal_distance = Number("规定的内部距离", unit="m", aliases=("应有内部距离",), minimum=0)
    external_distance = Number(
        "外部距离", unit="m", aliases=("实际外部距离",), note="与规定距离相差最多的一处", minimum=0
    )
    required_external_distance = Number("规定的外部距离", unit="m", aliases=("应有外部距离",), minimum=0)
    barrier = Choice(
        "防护屏障",
        options={
            "compliant": "符合要求", "missing": "缺失", "noncompliant": "不符合要求", "not_required": "不要求设置"
        },
        other_names={"符合": "compliant", "不符合": "noncompliant", "不适用": "not_required"}, aliases=("屏障",),
    )  # fmt: skip
    antistatic = Choice("防静电设备设施", options=_DEVICE, other_names=_FOUND, aliases=("防静电",))
    fire_protection = Choice(
        "防火设备设施", options=_DEVICE, other_names=_FOUND, aliases=("防火", "消防设施")
    )
    lightning_protection = Choice("防雷设备设施", options=_DEVICE, other_names=_FOUND, aliases=("防雷",))
    use_changed = Flag("擅自改变用途", aliases=("改变用途", "用途改变"))
    illegal_building = Flag("违规私搭乱建", aliases=("私搭乱建",))
    stored_together = Flag("氧化剂与还原剂同库储存", aliases=("氧化剂还原剂同库",))
    premixed = Flag("氧化剂与还原剂违规预混", aliases=("违规预混",))
    processed_together = Flag(
        "氧化剂与还原剂在同一工房粉碎、称量", aliases=("同一工房粉碎称量",), note="粉碎或称量"
    )
    other_dangerous_goods = Flag("存放其他爆炸物或危险物品", aliases=("存放其他爆炸物", "存放危险物品"))
    banned_products = Flag("存放违禁或超标的产品", aliases=("存放违禁产品", "存放超标产品"))


class FireworksMachine(Facts, title="涉药机械设备", en="machine for charge"):
    """One machine that works with charge."""

    proved_safe = Flag("经过安全性论证", aliases=("安全性论证", "已安全性论证"))
    rebuilt = Flag("擅自改造", aliases=("擅自改装",))
    use_changed = Flag("擅自改变用途", aliases=("改变用途", "用途改变"))


class FireworksShop(Facts, title="烟花爆竹零售点", en="retail point for fireworks"):
    """One retail point."""

    dwelling_in_building = Flag(
        "与居民居住场所同在一栋建筑内", aliases=("与居民住宅同一建筑", "同一建筑有居民居住")
    )
    open_fire = Flag("零售场所使用明火", aliases=("使用明火",))
