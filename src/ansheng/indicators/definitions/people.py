"""Indicators of people and reports: certificates, drills, training, examinations, submissions."""

from __future__ import annotations

from ansheng.campaigns.records import SubmissionRecord
from ansheng.facts.handles import CHECK_DAY
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator
from ansheng.responsibility.unit_records import CertificateRecord, DrillRecord, TrainingRecord

_c, _d, _t, _s = CertificateRecord, DrillRecord, TrainingRecord, SubmissionRecord

PERSONS_CHECKED = Indicator(
    "persons_checked",
    "核验人数",
    "persons checked",
    "人",
    count(_c, on=_c.checked_on),
    definition="统计期间内核验持证情况的人数",
    definition_en="persons whose certificates were checked in the period",
)
UNITS_CHECKED = Indicator(
    "units_checked",
    "核验企业",
    "units checked for certificates",
    "家",
    distinct(_c.unit, on=_c.checked_on),
    definition="统计期间内核验持证情况的单位数（不重复计）",
    definition_en="different units whose persons were checked in the period",
)
UNCERTIFIED = Indicator(
    "uncertified",
    "无证上岗",
    "persons without a certificate",
    "人",
    count(_c, on=_c.checked_on, where=~_c.held),
    definition="统计期间内核验时无证书的人数",
    definition_en="persons without a certificate when checked in the period",
)
CERTIFICATE_RATE = Indicator(
    "certificate_rate",
    "持证率",
    "certificate rate",
    "%",
    count(_c, on=_c.checked_on, where=_c.held),
    count(_c, on=_c.checked_on),
    definition="统计期间内核验的须持证人员中持证的比例；是否持证不明的不计入分子、分母",
    definition_en="of the persons checked in the period, the share that held a certificate; those not known are left "
    "out of both",
    style=Print(places=2),
)
VALID_CERTIFICATE_RATE = Indicator(
    "valid_certificate_rate",
    "有效证书持证率",
    "valid certificate rate",
    "%",
    count(_c, on=_c.checked_on, where=_c.held & (_c.valid_to >= CHECK_DAY)),
    count(_c, on=_c.checked_on),
    definition="统计期间内核验的须持证人员中，统计截止日证书仍有效的比例；不明的不计入分子、分母",
    definition_en="of the persons checked in the period, the share whose certificate is valid on the as-of day",
    style=Print(places=2),
)
DRILL_RATE = Indicator(
    "drill_rate",
    "演练完成率",
    "drills held",
    "%",
    count(_d, on=_d.due_on, where=_d.held),
    count(_d, on=_d.due_on),
    definition="应在统计期间内开展的演练中，到统计截止日已开展的比例；不明的不计入分子、分母",
    definition_en="of the drills due in the period, the share held by the as-of day",
)
SURPRISE_DRILL_SHARE = Indicator(
    "surprise_drill_share",
    "“四不”式演练占比",
    "drills without notice, script, scene or place",
    "%",
    count(
        _d,
        on=_d.held_on,
        where=_d.held & _d.unannounced & _d.unscripted & _d.open_scene & _d.open_place,
    ),
    count(_d, on=_d.held_on, where=_d.held),
    definition="统计期间内开展的演练中，不预先通知、不定脚本、不设场景、不定地点的比例；四项有缺项的不计入",
    definition_en="of the drills held in the period, the share without notice, script, scene or place laid down",
)
TRAINING_RATE = Indicator(
    "training_rate",
    "培训完成率",
    "training rate",
    "%",
    total(_t.attended, on=_t.held_on, where=_t.kind == "course"),
    total(_t.due, on=_t.held_on, where=_t.kind == "course"),
    definition="统计期间内的培训，实际参加人数占应参加人数的比例",
    definition_en="of the persons due at the courses of the period, the share that came",
)
PASS_RATE = Indicator(
    "pass_rate",
    "考核合格率",
    "pass rate",
    "%",
    total(_t.passed, on=_t.held_on, where=_t.kind == "exam"),
    total(_t.attended, on=_t.held_on, where=_t.kind == "exam"),
    definition="统计期间内的考核，合格人数占实际参加人数的比例",
    definition_en="of those who sat the examinations of the period, the share that passed",
)
STUDIES = Indicator(
    "studies",
    "专题学习",
    "studies of leaders",
    "次",
    count(_t, on=_t.held_on, where=_t.kind == "study"),
    definition="统计期间内的理论学习次数",
    definition_en="studies held in the period",
)
SUBMISSION_RATE = Indicator(
    "submission_rate",
    "报送率",
    "submission rate",
    "%",
    count(_s, on=_s.due_on, where=_s.submitted),
    count(_s, on=_s.due_on),
    definition="报送时限在统计期间内的报表中，到统计截止日已报送的比例；不明的不计入分子、分母",
    definition_en="of the submissions due in the period, the share received by the as-of day",
)
