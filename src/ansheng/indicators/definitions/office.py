"""Indicators of the registers of an office: papers, rounds, publicity, staff, examinations, health, communities."""

from __future__ import annotations

from ansheng.facts.handles import CHECK_DAY
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.indicator import Indicator
from ansheng.registers import (
    CommunityRecord,
    DistributionRecord,
    DocumentRecord,
    ExamRecord,
    HealthRecord,
    RescueRecord,
    RoundRecord,
    StaffRecord,
)

_d, _r, _p, _s = DocumentRecord, RoundRecord, DistributionRecord, StaffRecord
_e, _h, _c, _t = ExamRecord, HealthRecord, CommunityRecord, RescueRecord

DOCUMENTS = Indicator(
    "documents",
    "印发文件",
    "documents issued",
    "份",
    count(_d, on=_d.issued_on),
    definition="印发日期在统计期间内的文件份数；可按文种、印发机关分组",
    definition_en="documents issued in the period; group them by kind or by issuer",
)
TEAM_PAPERS = DOCUMENTS.narrowed("team_papers", "专班文件", "papers of the team", _d.kind == "team_paper")
BULLETINS = DOCUMENTS.narrowed("bulletins", "简报", "bulletins", _d.kind == "bulletin")
CIRCULARS = DOCUMENTS.narrowed("circulars", "通报", "circulars", _d.kind == "circular")
DOCUMENTS_REPEALED = Indicator(
    "documents_repealed",
    "废止文件",
    "documents repealed",
    "份",
    count(_d, on=_d.repealed_on, where=_d.repealed),
    definition="废止日期在统计期间内的文件份数",
    definition_en="documents repealed in the period",
)
ARCHIVE_BOXES = Indicator(
    "archive_boxes",
    "归档档案",
    "boxes of the archive",
    "盒",
    distinct(_d.box, on=_d.filed_on),
    definition="归档日期在统计期间内的文件所在的档案盒数（按盒号，不重复计）",
    definition_en="different boxes that hold the documents filed in the period",
)
ROUNDS = Indicator(
    "rounds",
    "督查轮次",
    "rounds of inspection",
    "轮次",
    distinct(_r.name, on=_r.starts_on, where=_r.direction == "down"),
    definition="开始日期在统计期间内的对下督查轮次数（按督查名称，不重复计）",
    definition_en="different rounds over the own bodies that began in the period, told apart by name",
)
INSPECTION_TEAMS = Indicator(
    "inspection_teams",
    "督查组",
    "inspection teams",
    "个",
    distinct(_r.team, on=_r.starts_on, where=_r.direction == "down"),
    definition="统计期间内开展对下督查的督查组数（按名称，不重复计）",
    definition_en="different teams that inspected the own bodies in the period, told apart by name",
)
ROUND_PROBLEMS = Indicator(
    "round_problems",
    "督查发现问题",
    "problems found by rounds",
    "个",
    total(_r.problems, on=_r.starts_on, where=_r.direction == "down"),
    definition="统计期间内开始的对下督查发现的问题数之和",
    definition_en="the sum of problems found by rounds over the own bodies that began in the period",
)
UPWARD_VISITS = Indicator(
    "upward_visits",
    "迎接上级督查",
    "inspections by higher authorities",
    "次",
    distinct(_r.name, on=_r.starts_on, where=_r.direction == "up"),
    definition="开始日期在统计期间内的上级督查次数（按督查名称，不重复计）",
    definition_en="different inspections by higher authorities that began in the period, told apart by name",
)
COPIES_HANDED_OUT = Indicator(
    "copies_handed_out",
    "发放宣传品",
    "copies of publicity handed out",
    "份",
    total(_p.copies, on=_p.handed_on),
    definition="发放日期在统计期间内的宣传品份数之和",
    definition_en="the sum of copies handed out in the period",
)
COPIES_TO_PUBLIC = COPIES_HANDED_OUT.narrowed(
    "copies_to_public",
    "面向社会公众发放宣传品",
    "copies handed out to the public",
    _p.audience == "public",
)
RECRUITS = Indicator(
    "recruits",
    "招录引进监管执法人员",
    "officers recruited",
    "人",
    count(_s, on=_s.entered_on, where=(_s.entry == "recruited") & (_s.group == "officer")),
    definition="到岗日期在统计期间内招录引进的监管执法人员数",
    definition_en="officers recruited who came in the period",
)
OFFICERS = Indicator(
    "officers",
    "在岗监管执法人员",
    "officers there",
    "人",
    count(_s, where=(_s.group == "officer") & (_s.entered_on <= CHECK_DAY) & ~_s.left),
    definition="统计截止日在岗的监管执法人员数；到岗日期或是否离岗不明的不计入",
    definition_en="officers there on the as-of day; those of whom the coming or the leaving is not known are left out",
)
EXAMINED = Indicator(
    "examined",
    "参加考试",
    "persons examined",
    "人次",
    count(_e, on=_e.sat_on, where=_e.passed | ~_e.passed),
    definition="考试日期在统计期间内、有考试结果的人次",
    definition_en="examinations sat in the period that have a result",
)
EXAM_PASS_RATE = Indicator(
    "exam_pass_rate",
    "考试合格率",
    "share of examinations passed",
    "%",
    count(_e, on=_e.sat_on, where=_e.passed),
    count(_e, on=_e.sat_on),
    definition="考试日期在统计期间内的考试中合格的比例；是否合格不明的不计入分子、分母",
    definition_en="of the examinations sat in the period, the share passed; those not known are left out of both",
)
HEALTH_UNITS = Indicator(
    "health_units",
    "开展职业卫生工作的企业",
    "units with occupational health work",
    "家",
    distinct(_h.unit, on=_h.done_on),
    definition="办理日期在统计期间内的职业健康工作所涉单位数（按单位名称，不重复计）",
    definition_en="different units of the occupational health work done in the period, told apart by name",
)
HEALTH_DECLARED = HEALTH_UNITS.narrowed(
    "health_declared", "申报职业病危害的企业", "units that declared hazards", _h.kind == "declaration"
)
HEALTH_TESTED = HEALTH_UNITS.narrowed(
    "health_tested", "检测职业病危害的企业", "units that were tested", _h.kind == "test"
)
CHECK_UP_UNITS = HEALTH_UNITS.narrowed(
    "check_up_units", "组织职业健康检查的企业", "units with check-ups", _h.kind == "check_up"
)
HEALTH_PERSONS = Indicator(
    "health_persons",
    "职业卫生工作涉及人员",
    "persons of occupational health work",
    "人",
    total(_h.persons, on=_h.done_on),
    definition="办理日期在统计期间内的职业健康工作的涉及人数之和；应按工作类型分组",
    definition_en="the sum of persons of the occupational health work done in the period; group it by kind",
)
CHECKED_UP = HEALTH_PERSONS.narrowed(
    "checked_up", "职业健康检查人员", "persons checked up", _h.kind == "check_up"
)
HEALTH_TRAINED = HEALTH_PERSONS.narrowed(
    "health_trained", "职业卫生培训人员", "persons trained in health at work", _h.kind == "training"
)
COMMUNITIES = Indicator(
    "communities",
    "命名安全社区",
    "safety communities named",
    "个",
    distinct(_c.name, on=_c.named_on),
    definition="命名日期在统计期间内的安全社区数（按社区名称，不重复计）",
    definition_en="different communities named safety communities in the period",
)
RESCUE_TEAMS = Indicator(
    "rescue_teams",
    "应急救援队伍",
    "rescue teams",
    "支",
    count(_t, where=(_t.kind == "team") & (_t.since <= CHECK_DAY) & ~_t.dissolved),
    definition="统计截止日在册的应急救援队伍数；设立日期或是否撤销不明的不计入；可按队伍类别分组",
    definition_en="rescue teams there on the as-of day; those not known are left out; group them by sort",
)
