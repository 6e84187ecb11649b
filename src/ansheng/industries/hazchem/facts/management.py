"""The facts about operation and management: major hazards, stores, enterprises, chemicals, work, changes."""

from ansheng import Choice, Count, Facts, Flag, Number, Text

from .hot_work import HOT_WORK_GRADES, HOT_WORK_NAMES
from .units import LEVEL_NAMES, LEVELS


class HazchemMajorHazard(Facts, title="重大危险源", en="major hazard"):
    """One unit with its level as a major hazard (see ``identify()``) and its safety systems."""

    level = Choice("重大危险源级别", options=LEVELS, other_names=LEVEL_NAMES, aliases=("级别",))
    tank_farm = Flag("为罐区", aliases=("是否罐区", "罐区"))
    toxic_gas = Flag("涉及毒性气体", aliases=("毒性气体", "有毒气体"))
    liquefied_gas = Flag("涉及液化气体", aliases=("液化气体",))
    highly_toxic_liquid = Flag("涉及剧毒液体", aliases=("剧毒液体",))
    shutoff = Flag("已实现紧急切断", en="emergency shut-off", aliases=("紧急切断功能", "紧急切断"))
    independent_sis = Flag("配备独立的安全仪表系统", aliases=("独立安全仪表系统",), judged=True)
    compliant_sis = Flag("按规范配备安全仪表系统", aliases=("安全仪表系统符合规范",))


class HazchemStore(Facts, title="危险化学品储存设施", en="store"):
    """One store of hazardous chemicals, or what it holds of one variety."""

    segregated = Flag("分区分类储存", aliases=("分区分类",))
    stored = Number("实际储存量", unit="t", en="quantity stored", aliases=("储存量",), minimum=0)
    permitted = Number("允许储存量", unit="t", aliases=("核定储存量", "许可储存量"), minimum=0)
    unpermitted_variety = Flag("超品种储存", aliases=("超品种",))
    incompatible = Flag("相互禁配的物质混放混存", aliases=("禁配物混存", "混放混存"), judged=True)


class HazchemEnterprise(Facts, title="化工和危险化学品企业", en="enterprise"):
    """One enterprise with its management systems."""

    responsibility_matched = Flag(
        "有与岗位匹配的全员安全生产责任制", aliases=("全员安全生产责任制", "安全生产责任制")
    )
    hazard_system_made = Flag("已制定隐患排查治理制度", aliases=("隐患排查治理制度",))
    hazard_system_implemented = Flag("隐患排查治理制度已实施", aliases=("隐患排查治理实施",))
    procedures = Flag("已制定操作规程", aliases=("操作规程",))
    process_limits = Flag("已制定工艺控制指标", aliases=("工艺控制指标",))
    special_work_system = Flag("已按国家标准制定特殊作业管理制度")
    special_work_executed = Flag("特殊作业管理制度有效执行", aliases=("特殊作业制度执行",), judged=True)
    major_hazard = Flag("有重大危险源", aliases=("重大危险源",))
    high_risk_process = Flag("有高危工艺", aliases=("高危工艺",), note="硝化、氯化、氟化、重氮化、过氧化等")
    positioning = Flag("投用带聚集报警的人员定位系统", aliases=("人员定位系统",))
    terminals_carried = Flag("进入人员均携带定位终端", aliases=("携带定位终端",))
    data_connected = Flag("重大危险源监控数据接入预警系统", aliases=("监控数据接入",))
    change_system = Flag("已建立变更管理制度", aliases=("变更管理制度",))
    commitment_made = Flag("已作安全风险承诺", aliases=("安全风险承诺",))
    commitment_untrue = Flag("承诺与现场严重不符", aliases=("承诺失实",), judged=True)


class HazchemChemical(Facts, title="危险化学品品种", en="chemical"):
    """One chemical that an enterprise makes, trades or uses."""

    name = Text("名称", aliases=("品名",))
    licensed = Flag("已取得许可", aliases=("有许可", "许可"))
    within_scope = Flag("在许可范围内", aliases=("许可范围内",))
    hazard_unknown = Flag("物理危险性不明", aliases=("危险性不明",), judged=True)
    classified = Flag("已鉴定分类", en="identified and classified", aliases=("鉴定分类",))


class HazchemWork(Facts, title="特殊作业", en="special work"):
    """One piece of special work or other work in the production area."""

    kind = Choice(
        "作业类型",
        options={"hot_work": "动火作业", "confined_space": "受限空间作业", "other": "其他特殊作业"},
        aliases=("作业类别", "类型"),
    )
    approved = Flag("已审批", aliases=("作业审批", "审批"), note="权限和内容由检查人员核对")
    upgrade_required = Flag("动火按 GB 30871应升级", aliases=("应升级管理",))
    upgraded = Flag("动火已升级管理", aliases=("已升级",))
    hazardous_medium = Flag("设备涉及危险介质", aliases=("危险介质",))
    isolated = Flag("已隔离", aliases=("隔离措施", "隔离"))
    clean_up_confirmed = Flag("已确认工艺处置结果", aliases=("工艺处置确认",))
    monitored = Flag("连续监测可燃、有毒气体和氧含量", aliases=("连续监测",), note="三者缺一填“否”")
    hot_work_grade = Choice(
        "动火级别", options=HOT_WORK_GRADES, other_names=HOT_WORK_NAMES, aliases=("动火等级",)
    )
    full_video = Flag("全过程视频监控", aliases=("视频监控",))
    workers_educated = Flag("作业人员经入厂安全教育", aliases=("入厂安全教育",))
    briefed = Flag("已安全交底", aliases=("安全交底",))
    supervised = Flag("企业实施管理检查", en="managed and inspected by the enterprise", aliases=("管理检查",))


class HazchemChange(Facts, title="变更", en="change"):
    """One change of process, equipment or management."""

    assessed = Flag("变更前已做风险评估", aliases=("变更风险评估", "风险评估"))


class HazchemAbnormal(Facts, title="异常处置", en="handling of an abnormal state"):
    """One unit area while an abnormal state is handled."""

    people = Count("装置区内人数", unit="人", aliases=("现场人数",), note="按同一时刻同一装置区计")
    unrelated_people = Flag("有无关人员", aliases=("无关人员",))
