"""Actions: what was done against illegal production, building and trade (打非治违), by whom and against whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
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
from ansheng.sheets import names
from ansheng.words import Lang, Words

State = Literal["closed", "open", "overdue", "unknown"]

STATES: Mapping[State, Words] = {
    "closed": Words("已办结", "closed"),
    "open": Words("未办结", "open"),
    "overdue": Words("逾期未办结", "overdue"),
    "unknown": Words("是否办结不明", "not known whether closed"),
}
"""How an action stands, in Chinese and in English."""


class ActionRecord(
    Facts,
    title="打非治违",
    en="action against illegal activity",
    table="actions",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "actions"),
):
    """One illegal activity that was struck: on which day, by whom, against whom, with which paper."""

    struck_on = Day("查处日期", en="struck on", past=True)
    by = Text("查处单位", en="struck by")
    partners = Text("联合单位", en="together with", note="用顿号隔开。")
    unit = Text("查处对象", en="against whom")
    sector = Text("行业领域", en="sector")
    place = Text("查处地点", en="place")
    activity = Text("非法违法行为", en="illegal activity")
    kind = Choice(
        "行为类别",
        en="kind",
        options={"illegal": "非法", "breach": "违法违规"},
        other_names={
            **dict.fromkeys(("非法生产", "非法经营", "非法建设", "无证无照"), "illegal"),
            **dict.fromkeys(("违法", "违规", "违规违章", "违章"), "breach"),
        },
    )
    measure = Text("查处措施", en="measure")
    document = Choice(
        "文书种类",
        en="kind of paper",
        options={"order": "整改指令书", "decision": "处罚决定书", "record": "检查记录", "other": "其他"},
        other_names={
            **dict.fromkeys(("责令限期整改指令书", "责令整改指令书", "指令书", "整改通知书"), "order"),
            **dict.fromkeys(("行政处罚决定书", "处罚决定"), "decision"),
            **dict.fromkeys(("现场检查记录",), "record"),
        },
    )
    document_no = Text("文书编号", en="number of the paper")
    amount = Number("罚没金额", unit="yuan", en="fined or confiscated", minimum=0)
    due_on = Day("办结期限", en="due on", after="struck_on", deadline=True)
    closed = Flag("是否办结", dated="closed_on", en="closed")
    closed_on = Day("办结日期", en="closed on", after="struck_on", past=True)
    remarks = Text("备注", en="remarks")


@attrs.frozen
class ActionStanding:
    """How one action stands at the end of a day.

    :param times: the how manieth action against this unit it is, by day; None where the unit or the day is not stated
    """

    record: ActionRecord
    state: State
    times: int | None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        row, state = self.record, word(lang, STATES[self.state])
        day = day_label(row.struck_on, lang) if row.struck_on else ""
        again = self.times is not None and self.times > 1
        if check_lang(lang) == "en":
            said = f"{day or 'day not stated'}, {row.by or 'by whom is not stated'}: "
            said += f"{row.unit or 'unit not stated'}, {state}"
            return said + (f" (no. {self.times} against it)" if again else "")
        said = f"{day or '日期未填'}{row.by or '查处单位未填'}查处{row.unit or '对象未填'}：{state}"
        return said + (f"（第{self.times}次被查处）" if again else "")


def action_standings(records: Iterable[ActionRecord], on: AnyDay) -> tuple[ActionStanding, ...]:
    """How the actions up to a day stand, the earliest first; one without a day stands last."""
    day = day_of(on, "on")
    known = [row for row in records if not (row.struck_on and row.struck_on > day)]
    counts: Counter[str] = Counter()
    found: list[ActionStanding] = []
    for row in sorted(known, key=lambda row: row.struck_on or dt.date.max):
        times = None
        if row.unit and row.struck_on:
            counts.update((names.key(row.unit),))
            times = counts[names.key(row.unit)]
        found.append(ActionStanding(row, _state(row, day), times))
    return tuple(found)


def _state(row: ActionRecord, on: dt.date) -> State:
    closed = stood(row.closed, row.closed_on, on)
    if closed is None:
        return "unknown"
    late = row.due_on is not None and row.due_on < on
    return "closed" if closed else "overdue" if late else "open"
