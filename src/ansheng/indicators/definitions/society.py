"""Indicators of social governance and risks: tip-offs, rewards, expenses, agencies, the dishonest, actions, review."""

from __future__ import annotations

from ansheng.facts.handles import CHECK_DAY
from ansheng.hazards.enforcement import SanctionRecord
from ansheng.hazards.records import RiskRecord
from ansheng.indicators.evaluation.quantity import count, distinct, total
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator
from ansheng.registers import ActionRecord, AgencyRecord, ExpenseRecord, TipRecord

_t, _e, _a, _s, _x, _r = TipRecord, ExpenseRecord, AgencyRecord, SanctionRecord, ActionRecord, RiskRecord
_TRUE = (_t.result == "true") | (_t.result == "partly")

TIPS = Indicator(
    "tips",
    "受理举报",
    "tip-offs received",
    "件",
    count(_t, on=_t.received_on),
    definition="受理日期在统计期间内的举报件数",
    definition_en="tip-offs received in the period",
)
TIPS_TRUE_RATE = Indicator(
    "tips_true_rate",
    "举报属实率",
    "share of tip-offs proved true",
    "%",
    count(_t, on=_t.received_on, where=_TRUE),
    count(_t, on=_t.received_on),
    definition="统计期间内受理的举报中，属实和部分属实的比例；核查结果不明的不计入分子、分母",
    definition_en="of the tip-offs received in the period, the share proved true or partly true; those not known are "
    "left out of both",
)
REWARDS = Indicator(
    "rewards",
    "兑现举报奖励",
    "rewards paid for tip-offs",
    "件",
    count(_t, on=_t.paid_on, where=_t.paid),
    definition="奖励日期在统计期间内的举报奖励件数",
    definition_en="rewards for tip-offs paid in the period",
)
REWARD_AMOUNT = Indicator(
    "reward_amount",
    "举报奖励金额",
    "amount of rewards for tip-offs",
    "元",
    total(_t.amount, on=_t.paid_on, where=_t.paid),
    definition="奖励日期在统计期间内的举报奖励金额之和（元）",
    definition_en="the sum of rewards for tip-offs paid in the period, in yuan",
    style=Print(places=2),
)
EXPENSES_DRAWN = Indicator(
    "expenses_drawn",
    "提取安全生产费用",
    "safety expenses drawn",
    "元",
    total(_e.drawn, of=_e.year),
    definition="所属年度为统计期间的安全生产费用实际提取额之和（元）",
    definition_en="the sum of safety expenses drawn for the year that the period is, in yuan",
    style=Print(places=2),
)
EXPENSES_USED = Indicator(
    "expenses_used",
    "使用安全生产费用",
    "safety expenses used",
    "元",
    total(_e.used, of=_e.year),
    definition="所属年度为统计期间的安全生产费用实际使用额之和（元）",
    definition_en="the sum of safety expenses used for the year that the period is, in yuan",
    style=Print(places=2),
)
AGENCIES_CHECKED = Indicator(
    "agencies_checked",
    "检查技术服务机构",
    "agencies checked",
    "家",
    distinct(_a.name, on=_a.checked_on),
    definition="检查日期在统计期间内的技术服务机构数（按机构名称，不重复计）",
    definition_en="different agencies checked in the period, told apart by name",
)
FALSE_REPORTS = Indicator(
    "false_reports",
    "查出出具虚假报告的机构",
    "agencies found to issue false reports",
    "家",
    distinct(_a.name, on=_a.checked_on, where=_a.false_report),
    definition="检查日期在统计期间内查出出具虚假报告的机构数（按机构名称，不重复计）",
    definition_en="different agencies found in the period to have issued a false report",
)
DISHONEST_ENTERED = Indicator(
    "dishonest_entered",
    "列入严重失信主体名单",
    "units entered as seriously dishonest",
    "家",
    distinct(_s.unit, on=_s.sanctioned_on, where=_s.kind == "dishonest"),
    definition="惩戒日期在统计期间内列入严重失信主体名单的单位数（按单位名称，不重复计）；与联合惩戒不合并统计",
    definition_en="different units entered on the list of the seriously dishonest in the period; never added to joint "
    "sanctions",
)
DISHONEST_REMOVED = Indicator(
    "dishonest_removed",
    "移出严重失信主体名单",
    "units taken off the list of the seriously dishonest",
    "家",
    distinct(_s.unit, on=_s.removed_on, where=(_s.kind == "dishonest") & _s.removed),
    definition="移出日期在统计期间内移出严重失信主体名单的单位数（按单位名称，不重复计）",
    definition_en="different units taken off the list of the seriously dishonest in the period",
)
ACTIONS = Indicator(
    "actions",
    "打击非法违法行为",
    "illegal activities struck",
    "起",
    count(_x, on=_x.struck_on),
    definition="查处日期在统计期间内的非法违法行为起数",
    definition_en="illegal activities struck in the period",
)
ACTION_ORDERS = Indicator(
    "action_orders",
    "打非治违整改指令书",
    "orders in actions against illegal activity",
    "份",
    distinct(_x.document_no, on=_x.struck_on, where=_x.document == "order"),
    definition="统计期间内打非治违下达的整改指令书份数（按文书编号，不重复计）",
    definition_en="different orders issued in actions of the period, by number",
)
ACTION_DECISIONS = Indicator(
    "action_decisions",
    "打非治违处罚决定书",
    "penalty decisions in actions against illegal activity",
    "份",
    distinct(_x.document_no, on=_x.struck_on, where=_x.document == "decision"),
    definition="统计期间内打非治违下达的处罚决定书份数（按文书编号，不重复计）",
    definition_en="different penalty decisions issued in actions of the period, by number",
)
RISKS_OVERDUE = Indicator(
    "risks_overdue",
    "逾期未复评风险点",
    "risk points overdue for review",
    "个",
    count(_r, where=_r.review_due_on < CHECK_DAY),
    definition="下次评估期限早于统计截止日的风险点数；未填期限的不计入",
    definition_en="risk points that had to be reviewed before the as-of day; those without a day are left out",
)
