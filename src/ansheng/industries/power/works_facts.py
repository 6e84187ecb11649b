"""The facts about what Articles 10 and 11 judge: construction projects, contracts, dangerous works and supervision."""

from ansheng import Choice, Facts, Flag


class PowerProject(Facts, title="电力建设工程", en="power construction project"):
    """One construction project: its period, camp, quality supervision, design and key parts."""

    period_cut = Flag("压缩了合同工期", aliases=("压缩合同工期", "压缩工期"))
    period_cut_studied = Flag("压缩工期已经论证", aliases=("工期已论证",))
    period_measures_done = Flag("压缩工期论证后的措施已落实", aliases=("论证措施已落实",))
    camp_hazard = Choice(
        "办公区或生活区所在的高风险区",
        en="high-risk area in which an office or living area lies",
        options={
            "slide": "滑坡", "collapse": "坍塌", "flood": "山洪", "debris": "泥石流", "avalanche": "雪崩",
            "none": "不在其中",
        },
        other_names={"无": "none"},
        aliases=("驻地高风险区",),
    )  # fmt: skip
    quality_registered = Flag("已办理质量监督手续", aliases=("质量监督手续",))
    quality_supervised = Flag("已接受质量监督", aliases=("接受质量监督",))
    on_grid = Flag("已并网", aliases=("是否并网",))
    grid_letter = Flag("已取得并网意见书", aliases=("并网意见书",))
    acceptance = Choice(
        "竣工验收",
        options={
            "passed": "合格", "failed_quality": "因质量问题未通过", "failed": "因其他原因不合格",
            "pending": "尚未验收",
        },
        other_names={"通过": "passed", "未验收": "pending"},
        aliases=("竣工验收结果",),
    )  # fmt: skip
    delivered = Flag("已交付使用", aliases=("已交付", "交付使用"))
    design_meets_standards = Flag("勘察设计文件符合强制性标准", aliases=("设计符合强制性标准",))
    design_depth_met = Flag("勘察设计文件达到深度要求", aliases=("设计深度符合要求",))
    great_design_change = Flag("设计有重大变更", aliases=("重大设计变更",))
    design_change_procedure = Flag("设计重大变更已履行程序", aliases=("变更已履行程序",))
    corners_cut = Flag("关键部位偷工减料", aliases=("偷工减料",))
    bad_materials = Flag("关键部位使用不合格材料设备", aliases=("使用不合格材料设备",))
    off_drawings = Flag("关键部位不按图施工", aliases=("不按图施工",))
    facilities_designed = Flag(
        "关键安全设施与主体工程同时设计", aliases=("同时设计",), note="未到的阶段填“是”，下同"
    )
    facilities_built = Flag("关键安全设施与主体工程同时施工", aliases=("同时施工",))
    facilities_used = Flag("关键安全设施与主体工程同时投入使用", aliases=("同时投入使用", "同时投用"))


class PowerContract(Facts, title="电力建设承发包", en="contract for power construction"):
    """One contract for works, or for a part of them."""

    safety_conditions = Flag("承包方具备安全生产条件", aliases=("具备安全条件",))
    qualification = Choice(
        "承包方资质",
        options={
            "within": "在资质和经营范围之内", "none": "无资质", "beyond": "超越资质",
            "beyond_scope": "超越经营范围",
        },
        other_names={"符合": "within", "超资质": "beyond", "超经营范围": "beyond_scope", "无": "none"},
        aliases=("资质", "资质情况"),
    )  # fmt: skip
    main_works = Flag("属主体工程", aliases=("主体工程",))
    subletting = Choice(
        "转包或分包",
        options={"none": "无转包和违法分包", "sublet": "转包", "illegal": "违法分包"},
        other_names={"无": "none"},
        aliases=("转包分包情况",),
    )


class PowerSpecialPlan(Facts, title="危大工程专项方案", en="special plan of dangerous works"):
    """The special plan of one dangerous work."""

    over_scale = Flag("超过一定规模的危大工程", aliases=("超规模危大工程", "超规模"))
    compiled = Flag("专项方案已编制、审核和审批", en="compiled and approved", aliases=("专项方案已编审批",))
    reviewed = Flag("专项方案已论证", aliases=("专家论证", "已论证"))
    briefed = Flag("专项方案已交底", aliases=("已交底",))
    serious_defect = Flag("专项方案有严重缺陷", aliases=("方案严重缺陷",), judged=True)
    key_measures_done = Flag("专项方案的重要措施已落实", aliases=("重要措施已落实",))
    great_change = Flag("施工条件有重大变化", aliases=("条件重大变化",))
    adjusted = Flag("方案已按变化调整", aliases=("方案已调整",))
    procedure_repeated = Flag("调整后的方案已重新履行程序", aliases=("已重新履行程序",))


class PowerDangerousWork(Facts, title="电力建设危险作业", en="dangerous work on a power site"):
    """One piece of dangerous work on a construction site."""

    kind = Choice(
        "作业类型",
        options={
            "blasting": "爆破", "hot_work": "动火", "height": "高处作业", "lifting": "吊装",
            "temporary_power": "临时用电", "confined_space": "有限空间", "near_live": "临近带电体",
            "other": "其他",
        },
        other_names={
            "动火作业": "hot_work", "高处": "height", "临电": "temporary_power", "起重吊装": "lifting",
        },
        aliases=("类型", "危险作业类型"),
    )  # fmt: skip
    approved = Flag("作业已审批", aliases=("已审批",))
    supervised = Flag("现场有专人管理", aliases=("专人管理",))
    place = Choice(
        "作业场所",
        options={"crowded": "人员密集场所", "flammable": "易燃易爆场所", "other": "其他场所"},
        other_names={"人员密集": "crowded", "易燃易爆": "flammable"},
        aliases=("动火场所",),
    )
    worker_certified = Flag("作业人员有特种作业资格", aliases=("人员持证", "特种作业资格"))


class PowerSupervision(Facts, title="电力建设工程监理", en="supervision of power construction"):
    """The conduct of the supervisor of one project."""

    colluding = Flag("与施工等单位串通作假", aliases=("串通作假",))
    records_faked = Flag("虚构或篡改监理记录", aliases=("虚构篡改记录",))
    signed_unchecked = Flag("未检查即签字", aliases=("不检查即签字",))
    unqualified_passed = Flag("将不合格工程按合格签认", aliases=("不合格按合格签认",))
