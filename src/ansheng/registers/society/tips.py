"""Tips: tip-offs on hazards and illegal activity, how they were checked and answered, and the rewards paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.words import Lang, Words

State = Literal["answered", "late", "open", "overdue", "unknown"]
Reward = Literal["paid", "owed", "none", "unknown"]

STATES: Mapping[State, Words] = {
    "answered": Words("已答复", "answered"),
    "late": Words("逾期答复", "answered late"),
    "open": Words("办理中", "in hand"),
    "overdue": Words("逾期未答复", "overdue"),
    "unknown": Words("是否答复不明", "not known whether answered"),
}
"""How the handling of a tip-off stands, in Chinese and in English."""

REWARDS: Mapping[Reward, Words] = {
    "paid": Words("奖励已兑现", "reward paid"),
    "owed": Words("奖励未兑现", "reward not paid"),
    "none": Words("不予奖励", "no reward due"),
    "unknown": Words("奖励情况不明", "reward not known"),
}
"""How the reward of a tip-off stands, in Chinese and in English."""


class TipRecord(
    Facts,
    title="举报",
    en="tip-off",
    table="tips",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "tips"),
):
    """One tip-off. Who gave it is not kept here: a column of names or telephones of informants is not read."""

    observed_on = Day("填报日期", en="recorded on", past=True)
    received_on = Day("受理日期", en="received on", past=True)
    channel = Text("举报方式", en="channel")
    unit = Text("被举报单位", en="unit")
    sector = Text("行业领域", en="sector")
    content = Text("举报内容", en="content")
    handler = Text("承办单位", en="handled by")
    due_on = Day("答复期限", en="answer due on", after="received_on", deadline=True)
    result = Choice(
        "核查结果",
        en="result",
        options={"true": "属实", "partly": "部分属实", "false": "不属实"},
        other_names={
            **dict.fromkeys(("查证属实", "经查属实", "基本属实"), "true"),
            **dict.fromkeys(("查无实据", "失实", "经查不属实", "不实"), "false"),
        },
    )
    checked_on = Day("核查日期", en="checked on", after="received_on", past=True)
    answered = Flag("是否答复", dated="answered_on", en="answered")
    answered_on = Day("答复日期", en="answered on", after="received_on", past=True)
    entitled = Flag("是否应予奖励", en="entitled to a reward")
    paid = Flag("是否兑现奖励", dated="paid_on", en="reward paid")
    paid_on = Day("奖励日期", en="reward paid on", after="received_on", past=True)
    amount = Number("奖励金额", unit="yuan", en="reward", minimum=0)
    remarks = Text("备注", en="remarks")


@attrs.frozen
class TipStanding:
    """How one tip-off stands at the end of a day: its handling, and its reward."""

    record: TipRecord
    state: State
    reward: Reward

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        row = self.record
        state, reward = word(lang, STATES[self.state]), word(lang, REWARDS[self.reward])
        day = day_label(row.received_on, lang) if row.received_on else ""
        if check_lang(lang) == "en":
            what = f"{row.id or 'tip-off'} on {row.unit or 'a unit not stated'}"
            return f"{what}, {day or 'day not stated'}: {state}; {reward}"
        what = f"举报{row.id}" if row.id else "举报"
        return f"{what}（{row.unit or '被举报单位未填'}，{day or '受理日期未填'}）：{state}，{reward}"


def tip_standings(tips: Iterable[TipRecord], on: AnyDay) -> tuple[TipStanding, ...]:
    """How the tip-offs received by the end of a day stand, in the order of the table.

    No reward is due for what was checked by then and proved false, or where the office says so. Whether one is due for
    what proved true only the office knows, as the rules of rewards differ: without its word and without a payment the
    reward is not known. Amounts are not checked, since no rate was read.

    >>> row = TipRecord(received_on="2023-03-01", result="true", entitled=True, paid_on="2023-05-04")
    >>> [tip_standings([row], day)[0].reward for day in ("2023-05-03", "2023-05-04")]
    ['owed', 'paid']
    """
    day = day_of(on, "on")
    known = (tip for tip in tips if not (tip.received_on and tip.received_on > day))
    return tuple(TipStanding(tip, _state(tip, day), _reward(tip, day)) for tip in known)


def _state(tip: TipRecord, on: dt.date) -> State:
    answered, due = stood(tip.answered, tip.answered_on, on), tip.due_on
    if answered:
        return "late" if due and tip.answered_on and tip.answered_on > due else "answered"
    if answered is None:
        return "unknown"
    return "overdue" if due is not None and due < on else "open"


def _reward(tip: TipRecord, on: dt.date) -> Reward:
    paid = stood(tip.paid, tip.paid_on, on)
    if paid:
        return "paid"
    proved_false = tip.result == "false" and not (tip.checked_on and tip.checked_on > on)
    if tip.entitled is False or (tip.entitled is None and proved_false):
        return "none"
    return "owed" if tip.entitled and paid is False else "unknown"
