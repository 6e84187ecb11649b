"""Health: occupational health at units: declarations, tests, check-ups and training, and when each is due again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.sheets import names
from ansheng.words import Lang, Words

State = Literal["done", "overdue", "unknown", "no_record"]

STATES: Mapping[State, Words] = {
    "done": Words("已办理", "done"),
    "overdue": Words("已办理，下次逾期未办", "done, overdue again"),
    "unknown": Words("无法判断", "unknown"),
    "no_record": Words("无办理记录", "no record"),
}
"""How one kind of occupational health work of a unit stands, in Chinese and in English."""


class HealthRecord(
    Facts,
    title="职业健康",
    en="occupational health",
    table="health",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "health"),
):
    """One declaration, test, check-up or training of one unit on one day, by whom, and of how many persons."""

    unit = Text("单位名称", en="unit")
    sector = Text("行业领域", en="sector")
    kind = Choice(
        "工作类型",
        en="kind",
        options={
            "declaration": "职业病危害申报",
            "test": "职业病危害检测",
            "check_up": "职业健康检查",
            "training": "职业卫生培训",
        },
        other_names={
            **dict.fromkeys(("申报", "危害申报", "职业危害申报", "职业病危害项目申报"), "declaration"),
            **dict.fromkeys(("检测", "危害检测", "职业危害检测", "定期检测", "危害因素检测"), "test"),
            **dict.fromkeys(("体检", "健康检查", "职业健康体检", "职业病体检"), "check_up"),
            **dict.fromkeys(("培训", "职业健康培训"), "training"),
        },
    )
    done_on = Day("办理日期", en="done on", past=True)
    by = Text("承办机构", en="done by")
    received_by = Text("受理机关", en="received by")
    persons = Count("涉及人数", unit="人", en="persons")
    abnormal = Count("结果异常人数", unit="人", en="persons with findings")
    points = Count("检测点数", unit="个", en="points tested")
    exceeded = Count("超标点数", unit="个", en="points above the limit")
    due_again_on = Day("下次办理期限", en="due again on", after="done_on", deadline=True)
    handled = Flag("是否处置", en="findings dealt with")
    number = Text("报告编号", en="number of the report")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class HealthStanding:
    """How one kind of occupational health work of one unit stands at the end of a day.

    :param last: the latest row of it up to then, dated; None where there is none
    """

    unit: str
    kind: str
    state: State
    last: HealthRecord | None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        kind, state = HealthRecord.fact("kind").options[self.kind], word(lang, STATES[self.state])
        day = day_label(self.last.done_on, lang) if self.last and self.last.done_on else ""
        if check_lang(lang) == "en":
            return f"{self.unit}, {self.kind.replace('_', '-')}: {state}" + (
                f" (last on {day})" if day else ""
            )
        return f"{self.unit}{kind}：{state}" + (f"（最近一次为{day}）" if day else "")


def health_standings(
    units: Iterable[str], records: Iterable[HealthRecord], on: AnyDay, *, kinds: Iterable[str] = ()
) -> tuple[HealthStanding, ...]:
    """How the occupational health work of units stands at the end of a day, unit by unit and kind by kind.

    Work is overdue again from the day after the day on which its latest row says that it is due; no interval is
    assumed. A row without a day leaves it unknown whether it was done.

    :param units: those with occupational hazards, which must do it
    :param kinds: of ``HealthRecord.kind``; all where they are left out
    """
    day = day_of(on, "on")
    rows: dict[tuple[str, str | None], list[HealthRecord]] = {}
    for row in records:
        if row.unit and not (row.done_on and row.done_on > day):
            rows.setdefault((names.key(row.unit), row.kind), []).append(row)
    wanted = tuple(kinds) or tuple(HealthRecord.fact("kind").options)
    return tuple(
        _standing(
            unit, kind, rows.get((names.key(unit), kind), []), rows.get((names.key(unit), None), []), day
        )
        for unit in units
        for kind in wanted
    )


def _standing(
    unit: str, kind: str, rows: list[HealthRecord], loose: list[HealthRecord], on: dt.date
) -> HealthStanding:
    """:param loose: the rows of the unit that do not say of which kind they are"""
    dated = [row for row in rows if row.done_on is not None]
    if not dated:
        return HealthStanding(unit, kind, "unknown" if rows or loose else "no_record", None)
    last = max(dated, key=lambda row: row.done_on or on)
    over = last.due_again_on is not None and last.due_again_on < on
    doubtful = len(dated) < len(rows) or bool(loose)
    return HealthStanding(unit, kind, ("unknown" if doubtful else "overdue") if over else "done", last)
