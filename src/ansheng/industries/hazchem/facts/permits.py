"""The facts that all eight kinds of special work share (GB 30871)."""

from ansheng import Choice, Facts, Flag, Number

APPROVERS = {
    "base_unit": "所在基层单位",
    "specialist": "所在单位专业部门",
    "safety": "安全管理部门",
    "leader": "主管领导、主管厂长或总工程师",
    "power_supplier": "配送电单位",
    "other": "其他",
}
"""Who may approve a permit, as the facts keep it."""

BELOW_BASE_UNIT = ("power_supplier", "other")
BELOW_SPECIALIST = ("base_unit", "safety", *BELOW_BASE_UNIT)
"""Who approves below the level of the base unit, and of the specialist department."""


class SpecialWork(Facts, title="特殊作业", en="special work"):
    """One piece of special work and its permit; the eight kinds are classes of their own.

    Clock times are not kept: durations are numbers, such as the minutes from sampling to the start.
    """

    approved = Flag("作业前已审批", aliases=("已审批", "审批"), note="审批在作业开始之后的填“否”")
    approver = Choice("审批人", options=APPROVERS, aliases=("审批部门", "批准人"))
    all_permits_held = Flag("涉及的各种特殊作业均已办票", aliases=("各类作业票齐全",))
    certificates_held = Flag(
        "特种作业人员均持证", aliases=("作业人员持证", "特种作业持证"), note="无特种作业人员的填“是”"
    )
    attendant_certified = Flag("监护人经培训持证", aliases=("监护人持证",), note="无监护人的填“否”")
    attendant_present = Flag("监护人始终在岗", aliases=("监护人在岗",), note="无监护人的填“否”")
    corrosive = Flag("作业场所有腐蚀性介质", aliases=("腐蚀性介质",))
    wash_water_distance = Number(
        "与应急冲洗水的距离", unit="m", aliases=("冲洗水距离",), note="无冲洗水的填大于限值的数", minimum=0
    )
    work_changed = Flag("作业内容、范围或地点已改变", aliases=("作业内容变更", "作业变更"))
    continued_after_expiry = Flag("有效期满后继续作业", aliases=("超期作业",))
    conditions_changed = Flag("作业条件或方式已改变", aliases=("作业条件变更",))
    analysed_again = Flag("改变后已重新分析危害", aliases=("重新危害分析",))
    renewed = Flag("已重新办理作业票", aliases=("已重新办票", "重新办理作业票"))
    permit_retention = Number(
        "作业票保存期", unit="month", aliases=("票证保存期",), note="已丢失的，填实际保存的时间", minimum=0
    )
    filmed = Flag("有作业影像", aliases=("作业影像", "视频记录"))
    film_retention = Number("影像保存期", unit="month", aliases=("视频保存期",), minimum=0)


class PermittedWork(SpecialWork, title="须办作业票的特殊作业", en="special work that always needs a permit"):
    """Special work that needs a permit whatever its extent; height, lifting and excavation have a threshold."""


class GasTestedWork(PermittedWork, title="须分析气体的特殊作业", en="special work after a gas analysis"):
    """What hot work and work in confined spaces share."""

    validity = Number("作业票有效期", unit="h", aliases=("有效期", "有效时间"), minimum=0)
    explosive_limit = Number(
        "可燃物爆炸下限", unit="%VOL", en="lower explosive limit", aliases=("爆炸下限",), minimum=0
    )
    concentration = Number(
        "可燃气体浓度",
        unit="%VOL",
        en="concentration of combustible gas",
        aliases=("可燃气体含量",),
        note="体积分数；仪器读数为爆炸下限的百分数时须换算",
        minimum=0,
    )
    longest_break = Number("最长一次中断", unit="min", aliases=("中断时间",), note="无中断的填0", minimum=0)
