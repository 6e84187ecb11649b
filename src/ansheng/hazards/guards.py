"""Guards: what must hold before an event may happen to a hazard; one that does not hold changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ansheng.dates import day_label
from ansheng.errors import AnshengError
from ansheng.hazards.clocks import clock
from ansheng.hazards.entry import FIVE, HazardEntry, State, progress
from ansheng.hazards.events import KINDS, Event, person_key
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    from ansheng.hazards.lifecycle import Hazard

MEM18_27 = "《安全生产违法行为行政处罚办法》（应急管理部令第18号）第二十七条"
R16_15 = "《安全生产事故隐患排查治理暂行规定》第十五条"
R16_3 = "《安全生产事故隐患排查治理暂行规定》第三条"
WSL_118 = "《安全生产法》第一百一十八条"
LEDGER = "台账规则"

Guard = Callable[["Hazard", Event, Mapping[str, Any]], None]
"""A guard looks at the hazard before an event, the event, and the facts as they would be after it."""


class GuardError(AnshengError):
    """An event is refused; nothing was changed.

    :param guard: the name of the guard that refused it
    :param clause: the source of the guard
    """

    exit_code = 1

    def __init__(self, guard: str, words: Words, clause: str = LEDGER) -> None:
        super().__init__(Words(f"{words.zh}（依据：{clause}）", f"{words.en} (source: {clause})"))
        self.guard = guard
        self.clause = clause

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restored, (type(self), self.guard, self.words, self.clause))


def within(error: GuardError, words: Words) -> GuardError:
    """The same refusal of a larger thing that it is part of; ``words`` say of what, and hold the first ones."""
    return _restored(type(error), error.guard, words, error.clause)


def _restored(kind: type[GuardError], guard: str, words: Words, clause: str) -> GuardError:
    error = kind(guard, NO_WORDS, clause)
    error.words, error.args = words, (words,)
    return error


class RoleError(GuardError):
    """Someone has not the role that an event asks for, or did not prove to be who they say."""


def right_state(hazard: Hazard, event: Event, states: Iterable[State]) -> None:
    """The hazard is in one of the states from which the event may happen."""
    allowed = tuple(states)
    if hazard.state in allowed:
        return
    kind = KINDS[event.kind]
    zh = "或".join("、".join(state.title for state in State if state in allowed).rsplit("、", 1))
    raise GuardError(
        "state",
        Words(
            f"不能办理“{kind.title}”：隐患“{hazard.id}”的状态为{hazard.state.title}，须为{zh}；请核对",
            f"hazard {hazard.id!r} is {hazard.state.en}; {kind.en!r} needs: "
            + " or ".join(state.en for state in State if state in allowed)
            + "; check the state",
        ),
    )


def in_order(hazard: Hazard, event: Event) -> None:
    """An event is not earlier than the one before it, nor, unless it amends them, than the days of the record."""
    last = hazard.event_on if event.kind == "amend" else hazard.last_on
    if event.on < last:
        raise GuardError(
            "dates",
            Words(
                f"“{event.title}”的日期（{day_label(event.on)}）早于隐患“{hazard.id}”上一办理事项的日期（{day_label(last)}）；"
                "请更正日期",
                f"{event.kind} on {event.on} is before {last}, the last event of hazard {hazard.id!r}; correct the day",
            ),
        )


def not_future(event: Event, after: Mapping[str, Any]) -> None:
    """Nothing is recorded of a day that has not come: neither the event, nor what it says has been done."""
    today, done = event.at.date(), progress(after)
    counts = {"found_on": True, "rectified_on": done["rectified"], "closed_on": done["closed"]}
    days = [(title_of(name), name, after[name]) for name in counts if event.data.get(name) and counts[name]]
    for title, name, day in ((f"“{event.title}”的日期", event.kind, event.on), *days):
        if day > today:
            raise GuardError(
                "future",
                Words(
                    f"{title}（{day_label(day)}）晚于登记之日（{day_label(today)}）；请更正日期",
                    f"{name}: {day} is after the day of recording, {today}; correct it",
                ),
            )


def stated(event: Event) -> None:
    """An event states the fields that every event of its kind must state."""
    filled(event, event.data, KINDS[event.kind].own, LEDGER)


def consistent(after: Mapping[str, Any]) -> None:
    """A record does not contradict itself: its days are in order, and what is closed is not unrectified."""
    done = progress(after)
    told = (("found_on", True), ("rectified_on", done["rectified"]), ("closed_on", done["closed"]))
    days = [(name, after[name]) for name, counts in told if counts and after.get(name) is not None]
    for (first, earlier), (second, later) in pairwise(days):
        if later < earlier:
            raise GuardError(
                "dates",
                Words(
                    f"{title_of(second)}（{day_label(later)}）早于{title_of(first)}（{day_label(earlier)}）；请更正日期",
                    f"{second} {later} is before {first} {earlier}; correct the days",
                ),
            )
    if done["closed"] and done["rectified"] is False:
        raise GuardError(
            "closed",
            Words(
                "不能销号：隐患尚未整改；请先登记“整改完成”",
                "a hazard that is not rectified cannot be closed; record 'rectify' first",
            ),
        )


def graded_by_rule(hazard: Hazard, event: Event, after: Mapping[str, Any]) -> None:
    """A major hazard names the rule or clause by which it is one, and so does one that is no longer major."""
    told = event.data if hazard.get("grade") == "major" else after
    if "major" in (after.get("grade"), hazard.get("grade")) and not (told.get("rule") or told.get("basis")):
        raise GuardError(
            "grade_rule",
            Words(
                "定为重大事故隐患或改定其等级，判定规则和判定依据均未填；请填写其一",
                "grading as major, or a major hazard anew, needs the rule or clause; state one (rule or basis)",
            ),
            WSL_118,
        )


def order_complete(_hazard: Hazard, event: Event, after: Mapping[str, Any]) -> None:
    """An order names who answers, what is required and until when, which is not before the order."""
    filled(event, after, ("department", "requirement", "due_on"), "问题隐患清单必填项")
    if after["due_on"] < event.on:
        raise GuardError(
            "due",
            Words(
                f"整改期限（{day_label(after['due_on'])}）早于责令整改日期（{day_label(event.on)}）；请更正",
                f"the deadline {after['due_on']} is before the order of {event.on}; correct it",
            ),
        )


def five_elements(_hazard: Hazard, event: Event, after: Mapping[str, Any]) -> None:
    """Rectification begins graded; of a major hazard with the five elements, the goals, a leader, interim control."""
    filled(event, after, ("grade",), LEDGER)
    if after.get("grade") == "major":
        filled(event, after, (*FIVE, "goals"), R16_15)
        filled(event, after, ("leader", "interim", "department"), LEDGER)


def planned_if_major(hazard: Hazard, _event: Event, after: Mapping[str, Any]) -> None:
    """Only general hazards are rectified without a plan (边查边改)."""
    skips = (State.GRADED, State.ORDERED, State.PLANNED, State.FAILED, State.RELAPSED)
    if after.get("grade") != "general" and hazard.state in skips:
        raise GuardError(
            "plan",
            Words(
                f"不能登记“整改完成”：隐患“{hazard.id}”未定为一般隐患，不得边查边改；请先制定整改方案并开始整改",
                f"only general hazards are rectified on the spot; hazard {hazard.id!r} needs a plan and a start first",
            ),
            R16_3,
        )


def rectified_once(hazard: Hazard, _event: Event, _after: Mapping[str, Any]) -> None:
    """Who rectified is recorded once; for a hazard that a table says is rectified it can be added."""
    if hazard.state is State.RECTIFIED and hazard.get("rectified_by") is not None:
        raise GuardError(
            "state",
            Words(
                f"隐患“{hazard.id}”已登记“整改完成”；请勿重复登记",
                f"hazard {hazard.id!r} is rectified already; do not record it twice",
            ),
        )


def signed(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """The opinion of a re-check after an order is signed for the unit too."""
    if hazard.get("order_no") or hazard.get("acted"):
        filled(event, event.data, ("unit_signed",), MEM18_27)


def due_passed(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """Before rectification is reported, a re-check can fail only when the time is over."""
    due = hazard.get("due_on")
    if hazard.state in (State.ORDERED, State.PLANNED, State.RECTIFYING) and (due is None or event.on <= due):
        raise GuardError(
            "due",
            Words(
                "不能复查：整改期限未到，且未报告整改完成；请先登记“整改完成”，或待期限届满后复查",
                "neither reported rectified nor past its deadline; record 'rectify' first, or wait for the deadline",
            ),
            MEM18_27,
        )


def closed_by_another(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """Whoever rectified a hazard, however written, does not strike it off; nor anyone while that is unknown."""
    rectifier = hazard.get("rectified_by")
    if rectifier is None:
        raise GuardError(
            "closer",
            Words(
                f"不能销号：隐患“{hazard.id}”未登记整改人，无法确认销号人与整改人不是同一人；请先登记“整改完成”",
                f"who rectified hazard {hazard.id!r} is not recorded; record 'rectify' first",
            ),
        )
    if person_key(rectifier) == person_key(event.by):
        raise GuardError(
            "closer",
            Words(
                f"不能销号：销号人“{event.by}”即整改人；请由他人销号",
                f"{event.by!r} rectified it and cannot close it; someone else must",
            ),
        )


def checked_or_on_the_spot(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """Without a re-check only a general hazard is closed, in the visit that found and recorded it."""
    visit = hazard.get("found_on") == hazard.counted[0][1].on == event.on
    on_the_spot = hazard.get("grade") == "general" and visit
    if hazard.state is not State.PASSED and not on_the_spot:
        raise GuardError(
            "recheck",
            Words(
                f"不能销号：隐患“{hazard.id}”尚未复查合格；仅一般隐患可在检查当日当场销号，请先登记复查结果",
                f"hazard {hazard.id!r} is closed after a passed re-check; only a general one on the day it was found; "
                "record the re-check first",
            ),
            MEM18_27,
        )


def extension_in_window(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """More time is asked for within ten working days before the deadline."""
    due = hazard.get("due_on")
    if due is None:
        raise GuardError(
            "extension",
            Words("不能延期：未填整改期限；请先填写", "there is no deadline to extend; state it first"),
            MEM18_27,
        )
    opens = clock("extension_window").due(due)
    if not opens <= event.on <= due:
        raise GuardError(
            "extension",
            Words(
                f"不能延期：申请日期（{day_label(event.on)}）不在可申请期间（{day_label(opens)}至{day_label(due)}）；"
                "请核对申请日期",
                f"an extension is asked for from {opens} to {due}, not on {event.on}; check the day",
            ),
            MEM18_27,
        )


def extension_asked(hazard: Hazard, _event: Event, _after: Mapping[str, Any]) -> None:
    """An extension was asked for and not answered yet."""
    if hazard.get("extension_asked_on") is None:
        raise GuardError(
            "extension",
            Words(
                "无待答复的延期申请；请先登记“申请延期”", "no request for extension is open; record one first"
            ),
            MEM18_27,
        )


def later_deadline(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """The new deadline is later than the old one, and not over already."""
    old, new = hazard.get("due_on"), event.data["due_on"]
    if (old is not None and new <= old) or new < event.on:
        formerly = f"（{day_label(old)}）" if old else ""
        raise GuardError(
            "extension",
            Words(
                f"延期后的整改期限应晚于原期限{formerly}，且不早于同意之日（{day_label(event.on)}），"
                f"填的是{day_label(new)}；请更正",
                f"the new deadline {new} is not after {old}, or before {event.on}; correct it",
            ),
        )


def another_department(hazard: Hazard, event: Event, _after: Mapping[str, Any]) -> None:
    """A hazard is transferred to another department."""
    if event.data["department"] == hazard.get("department"):
        raise GuardError(
            "transfer",
            Words(
                "无须移送：已由该部门负责；请核对接收部门",
                "that department has it already; check the department",
            ),
        )


def filled(event: Event, values: Mapping[str, Any], names: Iterable[str], clause: str) -> None:
    """These facts are not missing."""
    missing = [name for name in names if values.get(name) in (None, "")]
    if not missing:
        return
    kind = KINDS[event.kind]
    zh = "、".join(title_of(name) for name in missing)
    raise GuardError(
        "fields",
        Words(f"“{kind.title}”未填{zh}；请填写", f"{kind.en!r} lacks: {', '.join(missing)}; state them"),
        clause,
    )


def title_of(name: str) -> str:
    """The Chinese title of a fact."""
    return HazardEntry.fact(name).title
