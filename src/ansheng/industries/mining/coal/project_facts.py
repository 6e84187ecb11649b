"""The facts about building, contracting and restructuring of coal mines."""

from ansheng import Choice, Count, Facts, Flag


class CoalProject(Facts, title="煤矿建设项目", en="construction project of a coal mine"):
    """One construction project: a new mine, or the expansion of one."""

    constructing = Flag(
        "在建设期间",
        en="under construction",
        aliases=("正在施工", "建设施工", "在建"),
        note="从开工到竣工验收合格，其间停工的也填“是”",
    )
    design_approved = Flag("安全设施设计已批准", en="safety design approved", aliases=("安全设施设计批准",))
    major_change = Flag("有重大变更", aliases=("重大变更", "重大设计变更"))
    change_approved = Flag("重大变更已再次批准", en="major change approved", aliases=("变更已批准",))
    new_mine = Flag("是新建煤矿", aliases=("新建煤矿",))
    mining = Flag("已在采煤", aliases=("采煤",))
    approved_trial_run = Flag("在批准的联合试运转期内", aliases=("批准联合试运转",))
    filed_trial_run = Flag("在备案的联合试运转期内", aliases=("备案联合试运转",))
    expansion = Flag("是改扩建项目", aliases=("改扩建",))
    producing_in_expansion = Flag("在改扩建区域生产采煤", aliases=("改扩建区域生产", "改扩建区域采煤"))
    beyond_design = Flag(
        "非改扩建区域超出设计范围和规模", aliases=("超设计范围规模",), note="超出范围、规模之一即填“是”"
    )


class CoalContract(Facts, title="煤矿承包", en="contract of a coal mine"):
    """One contract by which a coal mine is given to a contractor."""

    whole_mine = Flag("是整体承包", aliases=("整体承包",))
    legal_person = Flag("承包方有法人资格", aliases=("法人资格",))
    licence_valid = Flag("承包方营业执照有效", en="business licence valid", aliases=("营业执照有效",))
    agreement_signed = Flag("已签订安全管理协议", en="safety agreement signed", aliases=("安全管理协议",))
    duties_agreed = Flag("已约定双方安全职责", aliases=("约定安全职责",))
    safety_licence_updated = Flag("已重新取得或变更安全生产许可证", aliases=("安全生产许可证变更",))
    producing = Flag("已在生产", aliases=("组织生产", "正在生产"))
    relet = Flag("承包方再次转包", en="re-let", aliases=("转包",))
    sublet = Flag("承包方分包", en="sub-let", aliases=("分包",))


class CoalOutsourcedWork(Facts, title="煤矿外包工程", en="outsourced work of a coal mine"):
    """One piece of work that a coal mine gives to another party."""

    kind = Choice(
        "工程类型",
        options={
            "extraction": "井下采煤",
            "pit_extraction": "露天坑下采煤（采装运）",
            "driving": "井下掘进",
            "repair": "井巷维修",
            "other": "其他",
        },
        aliases=("外包工程类型",),
    )
    separate = Flag("作为独立工程发包", en="let as separate work", aliases=("独立发包",))
    listed_works = Flag(
        "属井筒或新水平延深的列举工程",
        aliases=("列举的井巷工程",),
        note="新水平延深的井底车场、主运输、主通风、主排水、主要机电硐室开拓（2020年标准）",
    )
    listed_rock_works = Flag(
        "属井筒、煤仓或新水平延深岩石开拓", aliases=("列举的岩石工程",), note="2026年标准的例外"
    )
    same_company = Flag("承包方是同一煤矿企业内的单位", aliases=("同一企业内单位",))
    driverless = Flag("是露天全无人驾驶运输承包", en="driverless open-pit haulage", aliases=("无人驾驶运输",))
    new_level_relet = Flag("新水平延深开拓被转包", en="new-level works re-let", aliases=("转包新水平开拓",))
    listed_works_relet = Flag("井筒、煤仓或新水平岩石开拓被转包", aliases=("转包列举工程",))
    affiliated = Flag("承包方挂靠资质", en="affiliated contractor", aliases=("挂靠",), judged=True)


class CoalStripping(Facts, title="露天煤矿剥离发包", en="stripping contracts of an open pit"):
    """How one open-pit coal mine lets its stripping."""

    firms = Count("剥离承包单位数", unit="家", aliases=("承包单位数",))
    let_to_person = Flag("发包给个人", aliases=("承包给个人",))
    relet = Flag("剥离被转包或分包", en="stripping re-let", aliases=("转包分包",))
    unified_management = Flag("统一协调管理承包单位安全", aliases=("统一协调管理",))


class CoalRestructuring(Facts, title="煤矿改制、合并、分立", en="restructuring of a coal mine"):
    """One restructuring, merger or split of a coal mine."""

    in_progress = Flag("正在改制、合并或分立", aliases=("改制期间",))
    done = Flag("改制、合并或分立已完成", aliases=("改制完成", "已经完成"))
    working = Flag("正在生产建设", en="producing or building", aliases=("生产建设", "组织生产建设"))
    responsible_named = Flag("已明确安全生产责任人", en="responsible person named", aliases=("明确责任人",))
    subject_named = Flag("已明确安全生产主体", en="safety subject named", aliases=("明确安全主体",))
    first_responsible_named = Flag("已明确第一责任人", aliases=("明确第一责任人",))
    unit_ok = Flag("安全管理机构健全", en="safety unit complete", aliases=("安全机构健全",))
    staff_ok = Flag("安全管理人员配齐", en="safety staff complete", aliases=("安全人员配齐",))
    mining_licence = Flag("已重办或变更采矿许可证", en="mining licence renewed", aliases=("采矿许可证变更",))
    safety_licence = Flag("已重办或变更安全生产许可证", aliases=("安全生产许可证变更",), note="须按时办理")
    business_licence = Flag("已重办或变更营业执照", en="business licence renewed", aliases=("营业执照变更",))
