"""The facts about processes: technology, reactions, process units, start-up, interlocks."""

from ansheng import Facts, Flag


class HazchemProcess(Facts, title="生产工艺", en="process"):
    """One process or technology."""

    newly_developed = Flag("新开发的工艺", aliases=("新开发工艺", "新工艺"))
    industrial_production = Flag("已用于工业化生产", aliases=("工业化生产",))
    laboratory_trial = Flag("已经小试", aliases=("小试",))
    pilot_trial = Flag("已经中试", aliases=("中试",))
    industrial_trial = Flag("已经工业化试验", aliases=("工业化试验",))
    trial_unit_as_production = Flag("以试验装置代替生产装置进行生产", aliases=("试验装置用于生产",))
    first_in_china = Flag("国内首次使用", aliases=("国内首次使用的工艺",), judged=True)
    provincial_demonstration = Flag(
        "经省级有关部门组织安全可靠性论证", aliases=("安全可靠性论证", "省级论证")
    )
    source_known = Flag("工艺技术来源明确", aliases=("技术来源",))
    transferred = Flag("引进或转让的技术", aliases=("引进技术", "转让技术"))
    documents_complete = Flag("技术资料齐全", aliases=("工艺技术资料齐全",))


class HazchemReaction(Facts, title="精细化工反应", en="fine-chemical reaction"):
    """One reaction of a fine-chemical enterprise."""

    fine_chemical = Flag("属精细化工", aliases=("精细化工",))
    assessment_required = Flag("应做反应安全风险评估", aliases=("需要反应安全风险评估",))
    assessment_done = Flag("已做反应安全风险评估", aliases=("反应安全风险评估",))
    limits_beyond_design = Flag("工艺指标变更超出设计范围", aliases=("指标变更超出设计",))
    materials_changed = Flag("原辅料变更", aliases=("原料变更",))
    feed_order_changed = Flag("投料顺序改变", aliases=("投料顺序变更",))
    assessed_again = Flag("变更后已重新评估", aliases=("重新评估",))


class HazchemProcessUnit(Facts, title="化工工艺装置", en="process unit"):
    """One process unit and its automatic control."""

    key_process = Flag("涉及重点监管的危险化工工艺", aliases=("重点监管危险化工工艺",))
    automatic_control = Flag("已实现自动化控制", aliases=("自动化控制",))
    automatic_control_in_use = Flag("自动化控制已投用", aliases=("自动化控制系统投用",))
    emergency_shutdown = Flag("已实现紧急停车", aliases=("紧急停车功能", "紧急停车"))
    emergency_shutdown_in_use = Flag("紧急停车已投用", aliases=("紧急停车系统投用",))
    control_system_working = Flag("自动控制系统功能正常", aliases=("自动控制系统有效",))


class HazchemStartUp(Facts, title="装置试生产", en="start-up of a unit"):
    """One start-up of a new or rebuilt unit."""

    new_unit = Flag("属新建装置", aliases=("新建装置",))
    trial_production = Flag("已开始试生产", aliases=("试生产",))
    feed_started = Flag("已投料", aliases=("已投料开车", "投料开车"))
    trial_plan = Flag("已制定试生产方案", aliases=("试生产方案",))
    punch_list_done = Flag("三查四定已完成", aliases=("三查四定",), note="含问题整改")
    safety_review_done = Flag("启动前安全检查已完成", aliases=("启动前安全检查", "PSSR"))


class HazchemInterlock(Facts, title="安全联锁", en="interlock"):
    """One safety interlock."""

    removed = Flag("已摘除", aliases=("联锁摘除", "摘除"))
    approved = Flag("摘除经审批", en="removal approved", aliases=("摘除审批",))
    restored = Flag("已按期恢复", en="restored in time", aliases=("按期恢复",), note="未到期的填“是”")
    runaway_risk = Flag("所在装置有热分解失控风险", aliases=("热分解失控风险",), note="依评估报告")
    in_use = Flag("已投用", aliases=("联锁投用", "投用"))
    working = Flag("功能有效", aliases=("联锁有效", "有效"))
