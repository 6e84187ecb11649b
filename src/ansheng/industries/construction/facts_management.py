"""The facts about firms, their people, high-risk sub-projects, reckless work and banned techniques."""

from ansheng import Choice, Count, Day, Facts, Flag, Many


class ConstructionCertified(Facts, title="持证人员", en="holder of a certificate"):
    """A person and the certificate for their post; base of the two classes below."""

    certificate_held = Flag("已取得证书", aliases=("持证", "是否持证"), note="被暂扣、吊销的填“否”")
    certificate_valid_to = Day("证书有效期至", aliases=("有效期至", "有效期止"), note="当日仍有效")


class ConstructionManager(ConstructionCertified, title="安全管理人员", en="safety manager"):
    """One manager of a firm, with the certificate of assessment (安全生产考核合格证书)."""

    role = Choice(
        "职务", other_names={"项目经理": "project_head", "专职安全员": "full_time_safety"},
        aliases=("岗位",),
        options={
            "head": "主要负责人", "project_head": "项目负责人", "full_time_safety": "专职安全生产管理人员",
            "other": "其他",
        },
    )  # fmt: skip
    in_post = Flag("正在履职", en="does this work", aliases=("在岗", "从事相关工作"))


class ConstructionWorker(ConstructionCertified, title="施工作业人员", en="construction worker"):
    """One worker, with the certificate for special operations in construction (特种作业操作资格证书)."""

    special_operation = Flag("从事建筑施工特种作业", aliases=("特种作业", "是否特种作业"))
    on_duty = Flag("上岗作业", aliases=("在岗", "是否在岗"))


class ConstructionFirm(Facts, title="建筑施工企业", en="contractor"):
    """One firm that builds one project: licence, qualification for this project, and safety managers."""

    building = Flag("正在施工", en="is building", aliases=("从事建筑施工", "在建"))
    licence_held = Flag("已取得安全生产许可证", aliases=("安全生产许可证", "是否有安全生产许可证"))
    licence_valid_to = Day("安全生产许可证有效期至", aliases=("许可证有效期至",), note="当日仍有效")
    qualification = Choice(
        "承揽本工程的资质", en="qualification for this project", aliases=("施工资质", "企业资质"),
        options={"within": "在资质范围内", "beyond": "超资质", "none": "无资质"},
    )  # fmt: skip
    safety_staff = Count("安全生产管理人员数", unit="人", aliases=("安全管理人员数", "专职安全员人数"))
    safety_staff_required = Count("规定的安全生产管理人员数", unit="人", aliases=("应配安全管理人员数",))
    managers = Many("主要负责人、项目负责人和专职安全员", ConstructionManager, aliases=("安全管理人员",))


class ConstructionSubproject(Facts, title="分部分项工程", en="sub-project"):
    """One sub-project (分部分项工程) with its special plan and its acceptance."""

    scale = Choice(
        "危大工程类别", en="class of risk",
        other_names={"超规模危大工程": "over_scale", "超危大工程": "over_scale"},
        aliases=("工程类别", "危大工程"),
        options={"ordinary": "非危大工程", "high_risk": "危大工程", "over_scale": "超过一定规模的危大工程"},
    )  # fmt: skip
    plan_made = Flag("已编制专项施工方案", aliases=("专项施工方案", "专项方案"))
    plan_reviewed = Flag("专项施工方案已审核", aliases=("方案已审核",))
    plan_seriously_defective = Flag("专项施工方案有严重缺陷", aliases=("方案有严重缺陷",), judged=True)
    plan_argued_by_experts = Flag("专项施工方案已经专家论证", aliases=("专家论证", "已专家论证"))
    acceptance_required = Flag("按规定需要验收", aliases=("需要验收",))
    accepted = Flag("已验收合格", aliases=("验收合格",))
    next_step_or_use = Flag("已进入下一道工序或投入使用", aliases=("进入下道工序或投用",))


class ConstructionMachineWork(Facts, title="大型机械作业", en="work with a machine"):
    """One piece of work with a machine on the site."""

    machine = Choice(
        "机械类型", en="kind of machine",
        other_names={"泵车": "pump_truck", "汽车吊": "truck_crane", "履带吊": "crawler_crane"},
        aliases=("机械", "设备类型"),
        options={
            "pump_truck": "混凝土泵车", "piling": "打桩设备", "truck_crane": "汽车起重机",
            "crawler_crane": "履带起重机", "other_large": "其他大型机械设备", "not_large": "非大型机械设备",
        },
    )  # fmt: skip
    route_checked = Flag("已校核运行路线的承载能力", aliases=("运行路线已校核",))
    position_checked = Flag("已校核作业位置的承载能力", aliases=("作业位置已校核",))


class ConstructionExposedWork(Facts, title="受天气影响的作业", en="work exposed to weather"):
    """One piece of work, and the weather in which it was done."""

    weather = Choice(
        "天气", aliases=("天气条件", "天气情况"),
        options={
            "calm": "非恶劣天气", "thunderstorm": "雷雨", "heavy_snow": "大雪", "dense_fog": "浓雾",
            "gale": "大风", "other_severe": "其他恶劣天气",
        },
    )  # fmt: skip
    kind = Choice(
        "作业类型", en="kind of work", aliases=("作业类别",),
        options={
            "lifting": "吊装", "erection": "设备安装", "dismantling": "设备拆卸", "height": "高处作业",
            "other": "其他作业",
        },
    )  # fmt: skip
    against_rules = Flag("违反恶劣天气作业的规定", note="风力等界线见其他标准", judged=True)


class ConstructionPeopleLift(Facts, title="吊运作业", en="lift"):
    """One lift with a machine on the site."""

    carries_people = Flag("吊运人员", aliases=("是否吊人", "吊人"))
    device = Choice(
        "吊运设备", en="lifting machine",
        other_names={"塔吊": "tower_crane", "汽车吊": "truck_crane", "履带吊": "crawler_crane"},
        aliases=("吊运设备类型",),
        options={
            "tower_crane": "塔式起重机", "truck_crane": "汽车起重机", "crawler_crane": "履带起重机",
            "wheel_crane": "轮胎起重机", "other_not_for_people": "其他非载人设备", "for_people": "载人设备",
        },
    )  # fmt: skip


class ConstructionTechnique(Facts, title="施工工艺、设备或材料", en="technique, equipment or material"):
    """One technique, piece of equipment or material on the site, held against the state's list."""

    listing = Choice(
        "国家明令的类别", en="standing by the state's orders", aliases=("淘汰类别", "名录类别"),
        options={"none": "未列入", "restricted": "限制使用", "banned": "禁止使用"},
    )  # fmt: skip
    in_use = Flag("正在使用", aliases=("是否使用", "在用"))
    within_restriction = Flag("属于被限制的使用情形", aliases=("使用条件受限制",), note="限制使用的才需要填")
    gravely_harmful = Flag("危害较大且可能致群死群伤或重大损失", aliases=("危害程度较大",), judged=True)


class ConstructionSituation(Facts, title="其他严重违法情形", en="other serious breach"):
    """One situation that no other clause describes, as a person judged it."""

    serious_breach = Flag("严重违反法规规章或强制性标准", aliases=("严重违法",), judged=True)
    real_danger = Flag("有群死群伤或重大损失的现实危险", aliases=("现实危险",), judged=True)
