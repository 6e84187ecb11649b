"""The facts about makers and sellers of civil explosives: licences, people, buildings, sites, equipment, projects."""

from ansheng import Choice, Count, Day, Facts, Flag, Number, Text


class ExplosivesLicence(Facts, title="民爆单位证照", en="licence of an explosives unit"):
    """One licence that the unit must hold; one row for each."""

    kind = Choice(
        "证照种类",
        options={
            "business": "营业执照", "production": "民用爆炸物品生产许可证",
            "safety": "民用爆炸物品安全生产许可证", "sales": "民用爆炸物品销售许可证",
        },
        other_names={"生产许可证": "production", "安全生产许可证": "safety", "销售许可证": "sales"},
        aliases=("证照", "证照名称", "许可证种类"),
        note="单位应持有的每种填一行，不影响结论",
    )  # fmt: skip
    held = Flag("已取得证照", aliases=("已取得", "是否持证"))
    valid_to = Day("有效期至", aliases=("证照有效期至", "到期日"), note="当日仍有效；长期有效的填2099-12-31")


class ExplosivesUnit(Facts, title="民爆单位", en="explosives unit"):
    """One maker or seller of civil explosives: its management and its production."""

    safety_body = Flag("设有安全管理机构", aliases=("安全管理机构",))
    safety_staff = Flag("配有安全管理人员", aliases=("安全管理人员",))
    over_quantity = Flag("超过许可产量", aliases=("超产量", "超产"))
    beyond_variety = Flag("生产许可以外的品种", aliases=("超品种",))
    overtime = Flag("超时生产", aliases=("超时",))
    risk_grading = Flag("已建立并落实风险分级管控机制", aliases=("风险分级管控",))
    hazard_screening = Flag("已建立并落实隐患排查治理机制", aliases=("隐患排查治理",))


class ExplosivesPerson(Facts, title="民爆单位人员", en="person of an explosives unit"):
    """One person on whom the criteria ask for an assessment or a certificate."""

    role = Choice(
        "人员类别",
        options={
            "head": "主要负责人", "safety_manager": "安全管理人员", "special_worker": "特种作业人员",
            "other": "其他人员",
        },
        other_names={"安全员": "safety_manager", "特种作业": "special_worker"},
        aliases=("类别", "岗位类别"),
    )  # fmt: skip
    appointed_on = Day("任职日期", aliases=("任命日期",))
    assessed = Flag("安全考核合格", aliases=("考核合格",), note="主要负责人和安全管理人员填")
    certificate_valid = Flag("持有有效的特种作业证", aliases=("持证", "特种作业证"), note="特种作业人员填")


class ExplosivesBuilding(Facts, title="危险工房或库房", en="dangerous workshop or store"):
    """One building with explosives."""

    stored = Number("存药量", unit="kg", aliases=("实际存药量", "存量"), minimum=0)
    storage_limit = Number("核定存药量", unit="kg", aliases=("定量", "允许存药量"), minimum=0)
    people = Count("在场人数", unit="人", aliases=("人数", "实际人数"))
    people_limit = Count("核定人数", unit="人", aliases=("定员", "允许人数"))
    use_changed = Flag("改变了危险建筑用途", aliases=("改变用途",))
    change_designed = Flag("改变用途经过设计", aliases=("用途变更经设计",))
    materials_added = Flag("增加了原材料", aliases=("增加原材料",))
    materials_assessed = Flag("增加原材料经过评估", aliases=("原材料已评估",))
    explosion_protected = Flag("防爆设施齐全", aliases=("防爆设施", "有防爆设施"))
    fire_equipped = Flag("消防设施齐全", aliases=("消防设施", "有消防设施"))
    lightning_protected = Flag("防雷设施齐全", aliases=("防雷设施", "有防雷设施"))
    unknown_goods = Flag("存放性质不明的危险品", aliases=("性质不明的危险品",))
    forbidden_together = Flag("存放禁止同存的物品", aliases=("违规同存",), judged=True)


class ExplosivesDistance(Facts, title="民爆内外部距离", en="distance of an explosives building"):
    """The distance between one building and one thing inside or outside the area."""

    neighbour = Text("相邻对象", aliases=("相邻建筑", "被保护对象"))
    distance = Number("实际距离", unit="m", aliases=("实测距离",), minimum=0)
    required_distance = Number(
        "应有距离", unit="m", aliases=("最小允许距离", "规定距离"), note="按GB 50089查得", minimum=0
    )


class ExplosivesEquipment(Facts, title="民爆工艺设备", en="process or equipment"):
    """One process or one piece of equipment."""

    banned = Flag("属明令淘汰的工艺或设备", aliases=("淘汰工艺设备",))
    use_changed = Flag("改变了专用设备用途", aliases=("改变设备用途",))
    change_proven = Flag("改变设备用途经过论证", aliases=("已论证",))
    new = Flag("属新设备", aliases=("新设备",))
    procedure_done = Flag("新设备已履行规定程序", aliases=("已履行程序",))


class ExplosivesSite(Facts, title="民爆厂区或库区", en="area of an explosives unit"):
    """One area: a production area, a main store or an on-site mixing station."""

    kind = Choice(
        "区域类型",
        options={
            "production": "生产区", "main_store": "总库区", "mixing_station": "现场混装地面站",
            "other": "其他",
        },
        other_names={"地面站": "mixing_station", "混装地面站": "mixing_station", "总库": "main_store"},
        aliases=("类型", "区域"),
    )  # fmt: skip
    designer_class = Choice(
        "设计单位资质",
        options={
            "special_a": "专项甲级", "comprehensive_a": "综合甲级", "b": "乙级",
            "lower": "乙级以下或无资质",
        },
        other_names={"甲级": "special_a", "无": "lower", "丙级": "lower"},
        aliases=("设计资质", "设计单位资质等级"),
    )  # fmt: skip
    makes_packaged = Flag("生产包装炸药", aliases=("是否生产包装炸药",))


class ExplosivesProject(Facts, title="民爆建设项目", en="explosives project"):
    """One new, rebuilt or extended project."""

    class2_change = Flag("属二类技术改造", aliases=("二类技改",), note="按GB 28263")
    producing = Flag("已投入生产", aliases=("投入生产",), note="试生产不算")
    design_reviewed = Flag("已通过设计审查", aliases=("设计审查",))
    trial_done = Flag("已进行试生产", aliases=("试生产",))
    accepted = Flag("已通过验收", aliases=("竣工验收", "验收合格"))


class ExplosivesScrap(Facts, title="报废生产线或设备", en="scrapped line or equipment"):
    """One line or piece of equipment that is out of use for good."""

    scrapped_on = Day("报废日期", aliases=("停用报废日期",))
    desensitised = Flag("已销爆处理", aliases=("销爆处理",))


class ExplosivesControl(Facts, title="失控危险情形", en="danger of loss of control"):
    """One gap of management or failure of protection, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述"))
    management_gap = Flag("管理有重大缺失", aliases=("管理重大缺失",), judged=True)
    protection_failed = Flag(
        "防护或控制失效", aliases=("防护失效", "控制失效"), note="如防殉爆、自动控制、联锁", judged=True
    )
    may_lose_control = Flag("可能造成本单元或更大范围失控", aliases=("可能失控",), judged=True)
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")


class ExplosivesExternalFactor(Facts, title="外部因素", en="external factor"):
    """One social or natural factor from outside, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述"))
    removable = Flag("本单位能够排除", aliases=("能够排除",), judged=True)
    major_risk = Flag("有重大风险", aliases=("重大风险",), judged=True)
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")


class ExplosivesSituation(Facts, title="其他规定情形", en="other situation named by law"):
    """One situation that law or another standard calls a major hazard, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述"))
    named_by_law = Flag("法规或标准规定为重大事故隐患", aliases=("规定情形",), judged=True)
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")
    basis = Text("判断依据", aliases=("认定依据", "违反条款"), note="应填明，不影响结论")
