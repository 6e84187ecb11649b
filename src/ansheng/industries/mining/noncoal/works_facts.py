"""The facts about power supply, projects, contractors, hot work and safety systems of underground mines."""

from ansheng import Choice, Count, Facts, Flag, Many, Number


class NoncoalPowerSource(Facts, title="电源", en="power source"):
    """One source that feeds the class-1 load."""

    capacity = Number("供电能力", unit="kW", aliases=("电源能力", "可供负荷", "容量"), minimum=0)


class NoncoalPowerSupply(Facts, title="一级负荷供电", en="supply of the class-1 load"):
    """The supply of the class-1 load of one underground mine."""

    dual_source = Flag("有双重电源", aliases=("双重电源", "双电源"))
    sources = Many("各电源", NoncoalPowerSource, aliases=("电源", "电源清单"), note="应列出全部电源")
    class1_load = Number(
        "一级负荷总和", unit="kW", aliases=("全部一级负荷", "一级负荷"), note="斜井提人绞车不计入", minimum=0
    )


class NoncoalStopeSupply(Facts, title="向采场供电的系统", en="supply to stopes"):
    """One electrical system that feeds stopes."""

    voltage = Number("系统标称电压", unit="kV", aliases=("电压等级", "供电电压"), minimum=0)
    neutral_directly_earthed = Flag("中性点直接接地", aliases=("是否中性点直接接地",))


class NoncoalProject(Facts, title="矿山建设项目", en="mine construction project"):
    """One construction project of an underground mine."""

    complex_geology = Flag("工程地质或水文地质复杂", aliases=("地质条件复杂", "工程地质水文地质复杂"))
    drives_workings = Flag("正在施工井巷工程", aliases=("井巷工程施工", "井巷施工"))
    construction_design = Flag("有施工组织设计", aliases=("施工组织设计",))
    design_measures_done = Flag("已落实施工组织设计的措施", aliases=("落实施工组织设计",))
    under_construction = Flag("正在施工", aliases=("建设施工", "在建"))
    design_approved = Flag("安全设施设计已批准", aliases=("安全设施设计批准", "安全设施设计审查通过"))
    major_change = Flag("安全设施设计有重大变更", aliases=("重大变更", "重大设计变更"))
    change_approved = Flag("重大变更已批准", aliases=("变更已批准", "重大设计变更已批准"))
    producing = Flag("已开始生产", aliases=("投入生产", "组织生产"))
    accepted = Flag("已竣工验收合格", aliases=("竣工验收", "安全设施验收合格"))
    approved_trial_run = Flag("在批准的联合试运转期内", aliases=("批准联合试运转",))


class NoncoalContracting(Facts, title="采掘工程发包", en="contracting of mining work"):
    """The mining work that one underground mine gives to contractors."""

    contractors_qualified = Flag("承包单位都具备资质和条件", aliases=("承包单位具备资质", "外包单位资质符合"))
    contractors = Count("承包单位数", unit="家", aliases=("外包单位数", "承包单位数量"))
    contractor_limit = Count(
        "规定的承包单位数上限", unit="家", aliases=("承包单位数上限", "允许承包单位数"), note="按矿山规模规定"
    )
    staff_meets = Flag(
        "项目部人员数量和条件符合规定",
        en="project staff meets the rule",
        aliases=("项目部人员符合规定", "项目部人员配备"),
        judged=True,
    )
    staff_employed = Flag("项目部人员是承包单位正式职工", aliases=("项目部人员为正式职工",), note="并且专职")


class NoncoalHotWork(Facts, title="动火作业", en="hot work"):
    """One piece of hot work underground or at a shaft collar."""

    underground_or_collar = Flag("在井下或井口", aliases=("井下井口动火", "井下或井口动火"))
    approved = Flag("动火已审批", aliases=("动火审批", "已办动火审批"))
    measures_done = Flag("防火措施已落实", aliases=("动火措施落实", "安全措施已落实"))


class NoncoalSafetySystem(
    Facts, title="监测、定位或通信系统", en="monitoring, positioning or communication system"
):
    """One of the safety systems of an underground mine."""

    kind = Choice(
        "系统类型",
        options={"monitoring": "监测监控系统", "positioning": "人员定位系统", "communication": "通信联络系统"},
        other_names={
            "监测监控": "monitoring", "人员定位": "positioning", "通信联络": "communication",
            "通信": "communication",
        },
        aliases=("类型", "系统名称"),
    )  # fmt: skip
    built = Flag("已建系统", aliases=("系统已建", "是否建成", "已建成"))
    compliant = Flag("符合标准", aliases=("系统符合标准", "合规"))
    faulty = Flag("运行异常", aliases=("系统异常", "出现异常"))
    repaired_in_time = Flag("异常已及时修复", aliases=("及时修复", "异常及时处理"))
    shut_or_damaged = Flag("被关闭或破坏", aliases=("关闭破坏系统", "系统被关闭"))
    data_falsified = Flag("数据造假", aliases=("篡改数据", "隐瞒篡改销毁数据", "数据被篡改"))
