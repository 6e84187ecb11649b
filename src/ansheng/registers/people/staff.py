"""Staff: who serves in which body from when to when, and whether a body has as many as it must."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.errors import InputError, check_lang, word
from ansheng.facts.kinds import Choice, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.lasting import phase
from ansheng.responsibility.parties import Parties
from ansheng.responsibility.records import PartyRecord
from ansheng.words import Lang, Words

State = Literal["enough", "short", "over", "unknown"]

STATES: Mapping[State, Words] = {
    "enough": Words("符合要求", "as many as required"),
    "short": Words("人数不足", "too few"),
    "over": Words("超出规定人数", "more than laid down"),
    "unknown": Words("无法判断", "unknown"),
}
"""How many of its staff a body has against what it must, in Chinese and in English."""


def kind_of_person() -> Choice:
    """The fact that says what kind of person somebody is, on which depends what must be taught."""
    return Choice(
        "人员类别",
        en="kind of person",
        options={
            "officer": "监管执法人员",
            "head": "主要负责人",
            "manager": "安全生产管理人员",
            "special": "特种作业人员",
            "worker": "其他从业人员",
        },
        other_names={
            **dict.fromkeys(("安监员", "安全监管人员", "执法人员", "监管人员", "安全员（乡镇）"), "officer"),
            **dict.fromkeys(("负责人", "企业负责人"), "head"),
            **dict.fromkeys(("安全管理人员", "安管人员"), "manager"),
            **dict.fromkeys(("特种作业", "特殊工种"), "special"),
            **dict.fromkeys(("从业人员", "新从业人员", "新员工", "工人", "职工", "员工"), "worker"),
        },
    )


class StaffRecord(
    Facts,
    title="人员名册",
    en="member of staff",
    table="staff",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "staff"),
):
    """One person who serves in one body or unit, from the day of coming to the day of leaving.

    A column of states such as 在岗 or 调离 is ``status`` and fills ``left`` where it is blank. Those who work in
    enterprises stand here too, by ``group``, so that it is known who must be taught and examined.
    """

    name = Text("姓名", en="name")
    body = Text("所在单位", en="body")
    section = Text("内设机构", en="section")
    post = Text("职务", en="post")
    group = kind_of_person()
    entry = Choice(
        "进入方式",
        en="way of coming",
        options={"recruited": "招录引进", "transferred": "调入", "seconded": "借调", "hired": "聘用"},
        other_names={
            **dict.fromkeys(("招录", "引进", "考录", "招聘", "引进人才", "公开招聘"), "recruited"),
            "借用": "seconded",
            "聘任": "hired",
        },
    )
    entered_on = Day("到岗日期", en="came on", past=True)
    status = Choice(
        "在岗情况",
        en="standing",
        options={"there": "在岗", "gone": "离岗"},
        other_names={
            **dict.fromkeys(("在职", "在编在岗", "在册", "在编"), "there"),
            **dict.fromkeys(("调离", "离职", "退休", "已离岗", "调出", "辞职"), "gone"),
        },
        implies={"there": {"left": False}, "gone": {"left": True}},
    )
    left = Flag("是否离岗", dated="left_on", en="left")
    left_on = Day("离岗日期", en="left on", after="entered_on")
    full_time = Flag("是否专职", en="full-time", other_names={"专职": True, "兼职": False})
    permit = Text("执法证号", en="number of the officer's card")
    phone = Text("联系电话", en="telephone")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class BodyStaff:
    """How many of a kind serve in one body at the end of a day, against what it must have.

    :param there: surely there; None where the roster has nobody of the body. ``doubtful`` more of whom the body, the
        kind, the coming or the leaving is not known
    :param most: the most that is laid down; None where none is
    """

    body: str
    there: int | None
    doubtful: int
    least: int
    most: int | None
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The number in a line."""
        state = word(lang, STATES[self.state])
        required = f"{self.least}" if self.most is None else f"{self.least}–{self.most}"
        if check_lang(lang) == "en":
            doubt = f", {self.doubtful} more doubtful" if self.doubtful else ""
            there = "nobody on the roster" if self.there is None else f"{self.there} there"
            return f"{self.body}: {there}{doubt}, {required} required: {state}"
        required = f"至少{self.least}人" if self.most is None else f"{self.least}～{self.most}人"
        doubt = f"，另有{self.doubtful}人是否在岗不明" if self.doubtful else ""
        there = "名册中未登记人员" if self.there is None else f"在岗{self.there}人"
        return f"{self.body}：{there}{doubt}，要求{required}，{state}"


def staffing(
    bodies: Parties | Iterable[PartyRecord | str],
    staff: Iterable[StaffRecord],
    on: AnyDay,
    *,
    least: int,
    most: int | None = None,
    group: str = "officer",
) -> tuple[BodyStaff, ...]:
    """How many of one kind of person each body has at the end of a day, against the number that is laid down.

    A body of which the roster has no row is unknown: nobody wrote down that it has none. Whoever leaves is not there
    any more on that day.

    :param group: the kind of person, of ``StaffRecord.group``
    :raises InputError: ``most`` is less than ``least``, or ``least`` below 0

    >>> one = StaffRecord(name="赵某", body="甲镇", group="officer", entered_on="2014-03-01", left=False)
    >>> rows = [one, one.evolve(name="钱某"), one.evolve(name="孙某")]
    >>> [each.text() for each in staffing(["甲镇", "乙镇"], rows, "2015-12-31", least=3, most=4)]
    ['甲镇：在岗3人，要求3～4人，符合要求', '乙镇：名册中未登记人员，要求3～4人，无法判断']
    """
    if least < 0 or (most is not None and most < least):
        raise InputError(
            Words(
                f"要求人数应为0以上且上限不小于下限，收到 least={least}、most={most}；请更正",
                f"least={least} and most={most}: the numbers are 0 or more, the most no less; correct them",
            )
        )
    day = day_of(on, "on")
    register = bodies if isinstance(bodies, Parties) else Parties.of(bodies)
    rows: dict[str, list[StaffRecord]] = {}
    for row in staff:
        rows.setdefault(register.named(row.body) if row.body else "", []).append(row)
    names = [party.name for party in register.records if party.name]
    return tuple(
        _of_body(name, rows.get(name), rows.get("", []), day, (least, most), group) for name in names
    )


def serves(person: StaffRecord, on: dt.date) -> bool | None:
    """Whether a person serves at the end of a day; None where the coming or the leaving is not known."""
    found = phase(on, since=person.entered_on, ended=person.left, ended_on=person.left_on)
    return None if found == "unknown" else found == "running"


def _of_body(
    name: str,
    rows: list[StaffRecord] | None,
    loose: list[StaffRecord],
    on: dt.date,
    bounds: tuple[int, int | None],
    group: str,
) -> BodyStaff:
    """:param loose: the rows that do not say of which body they are"""
    known = [(serves(row, on), row.group) for row in rows or () if row.group in (group, None)]
    there = sum(1 for there, kind in known if there and kind == group)
    doubtful = sum(1 for there, kind in known if there is None or (there and kind is None))
    doubtful += sum(1 for row in loose if row.group in (group, None) and serves(row, on) is not False)
    least, most = bounds
    if rows is None:
        return BodyStaff(name, None, doubtful, least, most, "unknown")
    return BodyStaff(name, there, doubtful, least, most, _state(there, doubtful, least, most))


def _state(there: int, doubtful: int, least: int, most: int | None) -> State:
    if most is not None and there > most:
        return "over"
    if there + doubtful < least:
        return "short"
    return "unknown" if there < least or (most is not None and there + doubtful > most) else "enough"
