"""Society: tip-offs and rewards, action against illegal activity, safety expenses, and agencies."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.indicators.definitions import society
from ansheng.indicators.figure import Figure
from ansheng.registers import (
    ActionRecord,
    AgencyRecord,
    AgencyStanding,
    ExpenseRecord,
    ExpenseStanding,
    TipRecord,
    action_standings,
    agency_standings,
    expense_standings,
    read_rates,
    tip_standings,
)
from ansheng.registers.society.actions import STATES as ACTIONS
from ansheng.registers.society.agencies import LICENCES
from ansheng.registers.society.expenses import STATES as EXPENSES
from ansheng.registers.society.tips import REWARDS
from ansheng.registers.society.tips import STATES as TIPS
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.rules import office_file
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    measured,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_STATE, _CASES = Words("情况", "standing"), Words("件", "")
_PROBLEMS, _TIMES = Words("个", ""), Words("次", "")


def _tips(desk: Desk, options: Options) -> Iterator[Item]:
    """Tip-offs received, their handling, and rewards that are owed."""
    if not there(desk, TipRecord):
        return
    kinds = (society.TIPS, society.TIPS_TRUE_RATE, society.REWARDS, society.REWARD_AMOUNT)
    yield from counts_told(
        desk, kinds, Words("统计期间内未受理举报。", "No tip-off was received in the period.")
    )
    found = tip_standings(desk.records(TipRecord), desk.as_of)
    if not found:
        return
    what = Words("到统计截止日受理的举报", "tip-offs received by the as-of day")
    yield stood_told(desk, "tip", what, [one.state for one in found], TIPS, _CASES)
    rewards = Words("举报奖励", "rewards of tip-offs")
    yield stood_told(desk, "reward", rewards, [one.reward for one in found], REWARDS, _CASES)
    wrong = [one for one in found if one.state in ("overdue", "unknown") or one.reward == "owed"]
    facts = facts_of(
        TipRecord, "id", "received_on", "unit", "content", "handler", "due_on", "result", "amount"
    )
    more = (
        (_STATE, lambda one: desk.of(TIPS[one.state])),
        (Words("奖励", "reward"), lambda one: desk.of(REWARDS[one.reward])),
    )
    title, most = (
        Words("未按期答复、未兑现奖励的举报", "Tip-offs not answered in time or not rewarded"),
        options.count("rows", MOST),
    )
    yield from records_listed(desk, title, wrong, facts, most, of=lambda one: one.record, more=more)


def _actions(desk: Desk, options: Options) -> Iterator[Item]:
    """Illegal activity struck, and what is not closed, with units struck again."""
    if not there(desk, ActionRecord):
        return
    kinds = (society.ACTIONS, society.ACTION_ORDERS, society.ACTION_DECISIONS)
    none = Words("统计期间内未查处非法违法行为。", "No illegal activity was struck in the period.")
    yield from counts_told(desk, kinds, none)
    yield from grouped(desk, kinds, "kind", Words("分行为类别查处情况", "Actions by kind"))
    found = action_standings(desk.records(ActionRecord), desk.as_of)
    if not found:
        return
    what = Words("到统计截止日查处的非法违法行为", "illegal activity struck by the as-of day")
    yield stood_told(desk, "action", what, [one.state for one in found], ACTIONS, Words("起", ""))
    wrong = [one for one in found if one.state != "closed" or (one.times or 0) > 1]
    facts = facts_of(ActionRecord, "struck_on", "by", "unit", "activity", "document_no", "amount", "due_on")
    more = (
        (_STATE, lambda one: desk.of(ACTIONS[one.state])),
        (Words("第几次查处", "how manieth action"), lambda one: one.times),
    )
    title = Words("未办结和重复查处的行为", "Actions not closed, and units struck again")
    most = options.count("rows", MOST)
    yield from records_listed(desk, title, wrong, facts, most, of=lambda one: one.record, more=more)


def _expenses(desk: Desk, options: Options) -> Iterator[Item]:
    """Safety expenses drawn and used, against the rates of the office's file or what was entered."""
    if not there(desk, ExpenseRecord):
        return
    kinds = (society.EXPENSES_DRAWN, society.EXPENSES_USED)
    told = [one for one in kinds if desk.figure(one).value]
    yield from counts_told(desk, told, Words("", ""))
    rates = read_rates(office_file(desk, options.main)) if options.main else ()
    year = desk.window.last.year
    found = expense_standings(desk.records(ExpenseRecord), rates, year)
    if not found:
        desk.leave_out(
            Words(
                f"“安全生产费用”表无{year}年的记录。", f"The table of safety expenses has no row of {year}."
            )
        )
        return
    what = Words("填报本年度安全生产费用的企业", "units that reported safety expenses of the year")
    states = [one.state for one in found]
    yield stood_told(desk, "expense", what, states, EXPENSES, Words("家", ""), ("short", "unknown", "enough"))
    wrong = [one for one in found if one.state != "enough" or one.misused]
    facts = facts_of(ExpenseRecord, "unit", "sector", "drawn", "used", "misused")
    more = (
        (Words("应提取额（万元）", "to be drawn (CNY)"), lambda one: _required(desk, one)),
        (Words("依据", "basis"), lambda one: desk.of(one.basis)),
        (_STATE, lambda one: desk.of(EXPENSES[one.state])),
    )
    title = Words(
        "提取不足、无法判断和超范围使用的企业", "Units that drew too little, misused or are not known"
    )
    most = options.count("rows", MOST)
    yield from records_listed(desk, title, wrong, facts, most, of=lambda one: one.record, more=more)


def _required(desk: Desk, one: ExpenseStanding) -> Figure:
    unit = one.record.unit or ""
    return measured(
        desk,
        f"expense_required[unit={unit},year={one.record.year}]",
        Words(f"{unit}应提取安全生产费用", f"safety expenses to be drawn by {unit}"),
        one.required,
        Words("元", "yuan"),
        Words(f"按{one.basis.zh}计算", f"by {one.basis.en}"),
        reason=one.basis,
    )


def _agencies(desk: Desk, options: Options) -> Iterator[Item]:
    """Agencies checked, their licences, and checks whose problems are not rectified."""
    if not there(desk, AgencyRecord):
        return
    none = Words("统计期间内未检查技术服务机构。", "No agency was checked in the period.")
    yield from counts_told(desk, (society.AGENCIES_CHECKED, society.FALSE_REPORTS), none)
    found = agency_standings(desk.records(AgencyRecord), desk.as_of)
    if not found:
        return
    what = Words("登记的技术服务机构", "agencies on record")
    yield stood_told(desk, "agency", what, [one.licence for one in found], LICENCES, Words("家", ""))
    most = options.count("rows", MOST)
    heads = (
        Words("机构名称", "agency"),
        Words("资质", "licence"),
        *_AGENCY.values(),
        Words("最近检查", "last check"),
    )
    rows = [_agency(desk, one) for one in found[:most]]
    yield listed(desk, Words("技术服务机构检查情况", "Agencies"), heads, rows, left=len(found) - most)


_AGENCY = immutabledict(
    {
        "checks": Words("检查次数", "checks"),
        "problems": Words("发现问题", "problems"),
        "open": Words("未整改的检查", "checks not rectified"),
        "doubtful": Words("是否整改不明的检查", "checks not known"),
        "false_reports": Words("虚假报告", "false reports"),
    }
)


def _agency(desk: Desk, one: AgencyStanding) -> tuple[Cell | Figure, ...]:
    values = (one.checks, one.problems, one.open, one.doubtful, one.false_reports)
    figures = [
        counted(
            desk,
            f"agency_{key}[agency={one.name}]",
            Words(f"{one.name}{words.zh}", f"{one.name}: {words.en}"),
            value,
            _PROBLEMS if key == "problems" else _TIMES,
            Words(f"到统计截止日对“{one.name}”的{words.zh}数", f"{words.en} of {one.name} by the as-of day"),
        )
        for (key, words), value in zip(_AGENCY.items(), values, strict=True)
    ]
    return (one.name, desk.of(LICENCES[one.licence]), *figures, one.last)


_ROWS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "tips",
        Words("举报奖励", "tips"),
        Words("受理、答复的举报和兑现的奖励", "tip-offs received and answered, and rewards paid"),
        _tips,
        options=_ROWS,
    ),
    Block(
        "actions",
        Words("打非治违", "actions"),
        Words(
            "查处的非法违法行为、文书和办结", "illegal activity struck, papers issued, and what is not closed"
        ),
        _actions,
        options=_ROWS,
    ),
    Block(
        "expenses",
        Words("安全生产费用", "expenses"),
        Words("提取、使用的费用和提取不足的企业", "safety expenses drawn and used, and who drew too little"),
        _expenses,
        options=_ROWS,
        main=Words(
            "案卷文件夹内的提取标准文件，如 提取标准.toml", "the file of the rates, in the dossier's folder"
        ),
    ),
    Block(
        "agencies",
        Words("机构检查", "agencies"),
        Words("技术服务机构的资质、检查和虚假报告", "agencies: licences, checks, false reports"),
        _agencies,
        options=_ROWS,
    ),
)
