"""Tables of the core: which records there are, and by which names and headers each is known."""

from __future__ import annotations

from collections.abc import Mapping

from immutabledict import immutabledict

from ansheng.accidents.records import (
    AccidentRecord,
    AccidentReportRecord,
    CeilingRecord,
    InvestigationRecord,
    ReferenceRecord,
)
from ansheng.assessment.records import MarkRecord, RatingRecord
from ansheng.campaigns.records import (
    AttendanceRecord,
    CampaignRecord,
    MechanismRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TargetRecord,
    TaskRecord,
)
from ansheng.campaigns.work_records import ActivityRecord, ResponseRecord, StatisticsRecord
from ansheng.facts.record import Facts
from ansheng.hazards.enforcement import (
    CaseRecord,
    DrawnRecord,
    InspectionRecord,
    PenaltyRecord,
    SanctionRecord,
)
from ansheng.hazards.lists import MeasureRecord
from ansheng.hazards.records import EscalationRecord, HazardRecord, ListingRecord, RiskRecord
from ansheng.registers import (
    ActionRecord,
    AgencyRecord,
    CommunityRecord,
    DistributionRecord,
    DocumentRecord,
    ExamRecord,
    ExpenseRecord,
    HealthRecord,
    RescueRecord,
    RoundRecord,
    StaffRecord,
    TipRecord,
)
from ansheng.responsibility.records import (
    AssignmentRecord,
    DutyRecord,
    EnterpriseRecord,
    OccurrenceRecord,
    PartyRecord,
    PostRecord,
    SectorRecord,
    TeamRecord,
)
from ansheng.responsibility.unit_records import (
    CertificateRecord,
    DeviceRecord,
    DrillRecord,
    PolicyRecord,
    StandardisationRecord,
    TrainingRecord,
)
from ansheng.tables.known import KnownTables
from ansheng.tables.table import RecordTable

_NAMES: dict[type[Facts], tuple[str, ...]] = {
    PartyRecord: ("责任单位", "成员单位", "责任部门", "牵头部门"),
    EnterpriseRecord: ("监管企业", "企业名单", "生产经营单位", "重点企业"),
    PostRecord: ("岗位责任", "领导分工", "责任人", "领导班子分工"),
    SectorRecord: ("行业监管分工", "监管职责", "行业主管", "行业领域监管"),
    TeamRecord: ("工作组", "督查组", "工作专班", "领导小组"),
    AssignmentRecord: ("任务分工", "责任分工", "职责分工"),
    DutyRecord: ("定期职责", "履职要求", "履职频次"),
    OccurrenceRecord: ("履职记录", "履职", "履职台账"),
    CampaignRecord: ("专项行动", "行动"),
    TargetRecord: ("目标", "里程碑", "行动目标"),
    MechanismRecord: ("制度机制", "制度", "机制"),
    PlanRecord: ("方案清单", "专项方案", "方案体系"),
    TaskRecord: ("任务清单", "任务分解", "目标任务", "重点任务", "任务进度"),
    MeetingRecord: ("会议记录", "例会", "工作例会"),
    AttendanceRecord: ("参会", "到会", "签到", "会议签到", "例会签到", "例会参会"),
    SubmissionRecord: ("报送", "月报", "月报报送", "报表报送", "信息报送"),
    HazardRecord: (
        "隐患台账", "问题隐患", "风险隐患", "事故隐患", "安全隐患", "隐患排查", "隐患整改", "隐患排查整改",
        "隐患排查治理",
    ),
    MeasureRecord: ("制度措施", "措施清单"),
    InspectionRecord: ("执法检查", "检查记录", "检查台账", "监督检查", "安全检查", "企业检查"),
    DrawnRecord: ("抽取名单", "双随机抽取结果", "抽查抽取结果"),
    PenaltyRecord: ("处罚", "执法处罚", "行政处罚"),
    SanctionRecord: ("惩戒", "联合惩戒名单", "失信惩戒", "失信名单", "黑名单"),
    RiskRecord: ("风险清单", "风险点", "安全风险", "风险管控", "风险分级管控"),
    EscalationRecord: ("督促", "督办", "督办函", "提示函", "督促记录"),
    AccidentRecord: ("生产安全事故", "事故台账", "安全事故"),
    AccidentReportRecord: ("事故报告", "事故信息报告", "事故接报"),
    InvestigationRecord: ("事故调查", "事故查处", "事故调查处理"),
    ReferenceRecord: ("基础数据", "经济社会数据", "统计基数"),
    CertificateRecord: ("持证", "持证上岗", "三项岗位持证", "证书"),
    PolicyRecord: ("安责险", "安责险投保", "安全生产责任保险"),
    StandardisationRecord: ("标准化", "标准化达标", "标准化创建"),
    DrillRecord: ("应急演练", "演练"),
    TrainingRecord: ("教育培训", "培训", "宣传教育培训"),
    DeviceRecord: ("装置安装", "报警器安装", "安装"),
    RatingRecord: ("企业分级", "企业分级分类", "分级分类"),
    CaseRecord: ("执法案件", "案件"),
    ListingRecord: ("挂牌事项", "挂牌督办事项"),
    CeilingRecord: ("控制指标", "控制考核指标"),
    MarkRecord: ("考核得分", "考核评分", "考核"),
    ActivityRecord: ("工作计数", "工作量", "工作动态"),
    ResponseRecord: ("应急响应", "响应"),
    StatisticsRecord: ("统计报表", "统计表", "统计月报", "统计季报", "统计年报"),
    DocumentRecord: ("文件目录", "发文", "收发文", "归档文件目录", "档案目录", "制度文件"),
    RoundRecord: ("督查轮次", "督导轮次", "迎检", "迎接督查"),
    DistributionRecord: ("宣传品发放", "宣传资料发放", "宣传册发放"),
    CommunityRecord: ("安全社区", "安全社区命名"),
    StaffRecord: ("人员名册", "监管人员", "监管队伍", "安监人员", "从业人员", "花名册"),
    ExamRecord: ("考试考核", "考试", "考试成绩", "过关考核"),
    HealthRecord: ("职业健康", "职业卫生", "职业病防治"),
    ActionRecord: ("打非治违", "打击非法违法", "非法违法行为查处"),
    TipRecord: ("举报", "举报投诉", "举报奖励", "投诉举报"),
    AgencyRecord: ("机构检查", "评价机构", "技术服务机构", "中介机构", "安全评价机构"),
    ExpenseRecord: ("安全生产费用", "安全费用", "安全费用提取使用"),
    RescueRecord: ("应急力量", "应急救援队伍", "应急队伍", "救援队伍"),
}  # fmt: skip

_CORE: Mapping[type[Facts], tuple[str, ...]] = immutabledict(
    {
        HazardRecord: ("description",),
        RiskRecord: ("name", "factor"),
        TaskRecord: ("name", "content", "index"),
        SubmissionRecord: ("party",),
        InspectionRecord: ("inspected_on", "inspector", "item", "content", "result", "problems"),
        DrawnRecord: ("place", "drawn_on"),
        PenaltyRecord: ("penalised_on", "amount", "charge", "violation", "content"),
        CertificateRecord: ("holder", "number"),
        TrainingRecord: ("name", "content", "held_on", "teacher", "hours", "score"),
        StatisticsRecord: (
            "found",
            "rectified",
            "general",
            "major",
            "units_checked",
            "found_to_date",
            "accidents",
        ),
        DocumentRecord: ("number", "issued_on", "lays_down"),
        RoundRecord: ("direction", "bodies", "team"),
        DistributionRecord: ("copies", "handed_on"),
        StaffRecord: ("entered_on", "left_on", "left", "status", "permit", "entry"),
        ExamRecord: ("score", "sat_on", "passed", "pass_mark"),
        HealthRecord: ("done_on", "abnormal", "points", "due_again_on"),
        ActionRecord: ("struck_on", "activity", "document_no"),
        TipRecord: ("received_on", "channel", "result", "content"),
        AgencyRecord: ("name", "licence", "false_report"),
        ExpenseRecord: ("required", "drawn", "used"),
        RescueRecord: ("kind", "sort", "partner", "persons"),
    }
)
"""What a table is about: without a column for one of these facts its headers do not tell it, however many are known."""

_RATHER: Mapping[type[Facts], type[Facts]] = immutabledict(
    {
        InspectionRecord: HazardRecord,
        DocumentRecord: MeasureRecord,
        ExamRecord: TrainingRecord,
        ActionRecord: PenaltyRecord,
        AgencyRecord: InspectionRecord,
        StaffRecord: CertificateRecord,
        RescueRecord: TeamRecord,
    }
)
"""Which table is meant where both fit as well: visits with what was found and until when are a list of hazards.

A register gives way to the table that offices keep more often; its name tells it.
"""

CORE = KnownTables(
    tuple(RecordTable(facts, names, _CORE.get(facts, ())) for facts, names in _NAMES.items()), rather=_RATHER
)
"""The tables of the core."""

TABLES: Mapping[str, type[Facts]] = CORE.by_table
"""The classes of the core's records by the names of their tables."""
