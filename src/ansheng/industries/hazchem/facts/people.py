"""The facts about people: managers, operators, special-operation workers, responsible persons of major hazards."""

from ansheng import Choice, Facts, Flag, Text

ROLES = {
    "principal": "主要负责人",
    "full_time_safety_manager": "专职安全生产管理人员",
    "other_safety_manager": "兼职安全生产管理人员",
    "production_head": "分管生产负责人",
    "equipment_head": "分管设备负责人",
    "technology_head": "分管技术负责人",
    "safety_head": "分管安全负责人",
    "other": "其他人员",
}


class HazchemManager(Facts, title="企业负责人或管理人员", en="manager"):
    """One manager of an enterprise in a key position."""

    name = Text("姓名")
    role = Choice("岗位", options=ROLES, aliases=("职务", "人员类别"))
    enterprise_kind = Choice(
        "企业类型",
        options={
            "production": "危险化学品生产企业",
            "trading_with_storage": "有储存的危险化学品经营企业",
            "trading_without_storage": "无储存的危险化学品经营企业",
            "other": "其他化工（含医药）企业",
        },
        aliases=("单位类型",),
    )
    two_key_one_major = Flag(
        "企业涉及两重点一重大", en="key chemicals, key processes or a major hazard", aliases=("两重点一重大",)
    )
    petrol_station = Flag("企业为加油站", aliases=("加油站",))
    assessment_passed = Flag("已依法考核合格", aliases=("考核合格", "安全考核合格"))
    related_degree = Flag("具备规定的学历", aliases=("学历符合", "相关专业学历"))
    related_title = Flag("具备规定的职称", aliases=("职称符合", "相关专业职称"))


class HazchemOperator(Facts, title="操作人员", en="operator"):
    """One operator of a unit or facility."""

    name = Text("姓名")
    major_hazard_unit = Flag("操作重大危险源等规定的装置设施", aliases=("操作重大危险源装置",))
    high_school = Flag("具备高中及以上学历", aliases=("高中及以上学历", "高中以上"))
    vocational_level = Flag("达到化工类中等职业教育水平", aliases=("化工中职水平",))
    handles_explosives = Flag("涉及爆炸危险性化学品", aliases=("操作爆炸危险性化学品",))
    chemical_college = Flag("具备化工类大专及以上学历", aliases=("化工大专及以上学历", "化工大专"))


class HazchemSpecialWorker(Facts, title="特种作业人员", en="special-operation worker"):
    """One worker, and the special operation that he does."""

    name = Text("姓名")
    special_operation = Flag("从事特种作业", aliases=("特种作业", "是否特种作业"))
    certificate_valid = Flag(
        "持有有效的特种作业操作证",
        aliases=("持有有效的特种作业证", "特种作业证有效", "持证上岗", "证书有效"),
        note="作业类别相符且在有效期内",
    )


class HazchemResponsiblePerson(
    Facts, title="重大危险源包保责任人", en="responsible person of a major hazard"
):
    """One of the three responsible persons of a major hazard."""

    name = Text("姓名")
    role = Choice(
        "包保类别",
        options={"principal": "主要负责人", "technical": "技术负责人", "operating": "操作负责人"},
        aliases=("责任类别",),
    )
    performs_duties = Flag("按 AQ 3072履行包保责任", aliases=("履行包保责任", "包保履职"), judged=True)
