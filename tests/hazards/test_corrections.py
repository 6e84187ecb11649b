"""Corrections: facts put right, events taken back, behind the guards of the history that they leave; no day to come."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ansheng import UnknownNameError
from ansheng.hazards import Hazard, event
from ansheng.hazards.entry import RECORD, State
from ansheng.hazards.events import DESCRIBING, KINDS, Event, Role, event_kind
from ansheng.hazards.guards import GuardError, RoleError
from ansheng.hazards.ledger import ConflictError, Ledger, acts, rows

DAY = date(2026, 7, 1)
Step = tuple[str, str, str, dict[str, Any]]
ORDER: dict[str, Any] = {"department": "应急局", "requirement": "清理", "due_on": "2026-07-31"}
OPINION: dict[str, Any] = {"checkers": "张三", "unit_signed": "厂长"}
WHY = {"reason": "笔误"}


def registered(**facts: Any) -> Hazard:
    told = {"id": "H1", "description": "漏电", "unit": "甲厂", "found_on": DAY, **facts}
    return Hazard.of([event("register", DAY, "检查组", **told)])


def walked(hazard: Hazard, *steps: Step) -> Hazard:
    for kind, on, by, data in steps:
        hazard = hazard.after(event(kind, on, by, **data))
    return hazard


GENERAL: Step = ("grade", "2026-07-01", "检查组", {"grade": "一般"})
MAJOR = ("grade", "2026-07-01", "检查组", {"grade": "重大", "basis": "判定标准"})
ORDERED = ("order", "2026-07-02", "检查组", ORDER)
RECTIFIED = ("rectify", "2026-07-10", "厂长", {"evidence": "照片"})
PASSED = ("pass", "2026-07-12", "检查组", OPINION)
CLOSED: Step = ("close", "2026-07-13", "科长", {})
WAY = (GENERAL, ORDERED, RECTIFIED, PASSED, CLOSED)


def corrected(hazard: Hazard, **data: Any) -> Hazard:
    return hazard.after(event("correct", "2026-08-01", "科员", **{**WHY, **data}))


def refusal(hazard: Hazard, **data: Any) -> str:
    before = dict(hazard.values)
    with pytest.raises(GuardError) as refused:
        corrected(hazard, **data)
    assert refused.value.text("en")
    assert dict(hazard.values) == before
    return refused.value.guard


def test_one_title_means_one_thing() -> None:
    assert event_kind("更正").name == "correct"
    titles = [kind.title for kind in KINDS.values()]
    assert len(titles) == len(set(titles))


def test_facts_are_corrected_with_a_reason() -> None:
    hazard = walked(registered(), GENERAL, ORDERED)
    done = corrected(hazard, unit="乙厂", description=None, due_on="2026-08-15")
    assert (done.record.unit, done.record.description, done.record.due_on) == (
        "乙厂",
        None,
        date(2026, 8, 15),
    )
    assert (done.state, done.version, done.event_on) == (State.ORDERED, 4, date(2026, 7, 2))
    assert done.get("reason") is None
    with pytest.raises(GuardError, match="事由"):
        hazard.after(event("correct", "2026-08-01", "科员", unit="乙厂"))


@pytest.mark.parametrize("data", [{}, {"unit": "甲厂"}, {"unit": "甲厂", "found_on": DAY}])
def test_a_correction_that_changes_nothing_is_refused(data: dict[str, Any]) -> None:
    assert refusal(registered(), **data) == "correction"


@pytest.mark.parametrize(
    "name", ["id", "status", "major", "rectified_by", "closed_by", "failures", "acted", "extensions"]
)
def test_what_events_count_or_sign_is_no_fact_to_correct(name: str) -> None:
    with pytest.raises(UnknownNameError, match="更正"):
        event("correct", DAY, "科员", **{name: "1", **WHY})


@pytest.mark.parametrize("name", ["rectified", "rectified_on"])
def test_what_follows_from_an_event_is_taken_back_with_it(name: str) -> None:
    hazard = walked(registered(), GENERAL, ORDERED, RECTIFIED)
    with pytest.raises(GuardError, match=r"由第4项.*“整改完成”确定"):
        corrected(hazard, **{name: False if name == "rectified" else "2026-07-09"})
    back = corrected(hazard, undo=4)
    assert (back.state, back.get("rectified"), back.get("evidence")) == (State.ORDERED, False, None)
    assert walked(back, ("rectify", "2026-07-09", "厂长", {})).get("rectified_on") == date(2026, 7, 9)


@pytest.mark.parametrize("steps", range(1, len(WAY) + 1))
def test_the_last_event_is_taken_back_whatever_it_was(steps: int) -> None:
    before = walked(registered(), *WAY[: steps - 1])
    back = corrected(walked(before, WAY[steps - 1]), undo=steps + 1)
    assert (back.state, dict(back.told), back.last_on) == (before.state, dict(before.told), before.last_on)
    assert [number for number, _ in back.counted] == list(range(1, steps + 1))
    assert (back.version, back.possible()) == (steps + 2, before.possible())


def test_events_are_taken_back_one_after_the_other_from_the_last() -> None:
    hazard = walked(registered(), *WAY)
    for number in range(6, 1, -1):
        for other in {1, number - 1, number + 1, 99} - {number}:
            assert refusal(hazard, undo=other) == "correction"
        hazard = corrected(hazard, undo=number)
    assert (hazard.state, dict(hazard.told)) == (State.REGISTERED, dict(registered().told))
    assert refusal(hazard, undo=1) == "correction"


def test_a_correction_itself_is_corrected_and_not_taken_back() -> None:
    hazard = corrected(walked(registered(), GENERAL), unit="乙厂")
    assert refusal(hazard, undo=3) == "correction"
    assert corrected(hazard, unit="甲厂").record.unit == "甲厂"
    assert corrected(hazard, undo=2).record.unit == "乙厂"


def test_a_fact_goes_with_the_event_that_told_it_last() -> None:
    moved = walked(
        registered(), GENERAL, ORDERED, ("transfer", "2026-07-03", "检查组", {"department": "住建局"})
    )
    hazard = corrected(moved, department="消防队")
    assert hazard.record.department == "消防队"
    assert corrected(hazard, undo=4).record.department == "应急局"


FURTHER: tuple[dict[str, Any], ...] = (
    {"rectified": True},
    {"closed": True},
    {"rectified_on": "2026-07-09"},
    {"closed_on": "2026-07-09"},
    {"due_on": "2026-07-31"},
    {"order_no": "1号"},
    {"listed_on": "2026-07-02", "listed_level": "市级"},
)


@pytest.mark.parametrize("facts", FURTHER, ids=lambda facts: next(iter(facts)))
def test_a_correction_brings_no_hazard_further_on(facts: dict[str, Any]) -> None:
    assert refusal(registered(), **facts) == "progress"
    if not {"due_on", "order_no"} & set(facts):
        assert refusal(walked(registered(), GENERAL), **facts) in ("progress", "state")
        assert refusal(walked(registered(), GENERAL, ORDERED), undo=3, **facts) in ("progress", "state")


def test_what_a_table_said_of_progress_can_be_taken_back_by_a_correction() -> None:
    told = registered(rectified=True, closed=True, rectified_on="2026-07-02", closed_on="2026-07-03")
    assert refusal(told, rectified=False) == "closed"
    assert corrected(told, closed=False, closed_on=None).state is State.RECTIFIED
    assert (
        corrected(told, closed=False, closed_on=None, rectified=False, rectified_on=None).state
        is State.REGISTERED
    )
    assert corrected(told, closed_on="2026-07-04").state is State.CLOSED


@pytest.mark.parametrize(
    "told", [registered(grade="重大"), walked(registered(), MAJOR)], ids=["table", "event"]
)
def test_a_grade_is_lowered_only_by_a_rule(told: Hazard) -> None:
    assert refusal(told, grade="一般") == "grade_rule"
    assert refusal(told, grade=None) in ("grade_rule", "fields")
    lowered = corrected(told, grade="一般", basis="判定标准第三条")
    assert (lowered.record.grade, lowered.record.basis) == ("general", "判定标准第三条")


def test_taking_back_the_grading_lowers_the_grade_too() -> None:
    hazard = walked(registered(grade="一般"), MAJOR)
    assert refusal(hazard, undo=2) == "grade_rule"
    assert corrected(hazard, undo=2, basis="判定标准第三条").record.grade == "general"
    raised = walked(
        registered(), MAJOR, ("grade", "2026-07-01", "检查组", {"grade": "一般", "basis": "复核"})
    )
    assert corrected(raised, undo=3).record.grade == "major"


def test_a_major_hazard_keeps_its_rule() -> None:
    hazard = walked(registered(), MAJOR)
    assert refusal(hazard, basis=None) == "grade_rule"
    assert corrected(hazard, basis="判定标准第四条").record.basis == "判定标准第四条"
    assert refusal(registered(grade="一般"), grade="重大") == "grade_rule"
    assert refusal(registered(grade="重大", basis="判定标准第四条"), basis=None) == "grade_rule"


@pytest.mark.parametrize(
    ("steps", "facts", "guard"),
    [
        ((GENERAL, ORDERED), {"due_on": "2026-07-01"}, "due"),
        ((GENERAL, ORDERED), {"department": None}, "fields"),
        ((GENERAL, ORDERED, RECTIFIED), {"grade": "重大", "basis": "判定标准"}, "plan"),
        ((GENERAL, ORDERED, RECTIFIED), {"found_on": "2026-07-11"}, "dates"),
        ((GENERAL, ORDERED, RECTIFIED, PASSED), {"checkers": None}, "fields"),
        ((GENERAL, ORDERED, RECTIFIED, PASSED), {"unit_signed": None}, "fields"),
        ((GENERAL, ORDERED), {"found_on": "2026-07-02"}, "dates"),
        (
            (GENERAL, ("rectify", "2026-07-01", "店主", {}), ("close", "2026-07-01", "检查组", {})),
            {"found_on": "2026-06-30"},
            "recheck",
        ),
    ],
)
def test_the_history_must_hold_with_what_is_corrected(
    steps: tuple[Any, ...], facts: dict[str, Any], guard: str
) -> None:
    assert refusal(walked(registered(), *steps), **facts) == guard


def test_no_hazard_is_found_anew_to_close_it_on_the_spot() -> None:
    hazard = walked(registered(grade="一般"), ("rectify", "2026-07-20", "店主", {}))
    assert refusal(hazard, found_on="2026-07-20") == "dates"
    assert corrected(hazard, found_on="2026-06-30").record.found_on == date(2026, 6, 30)


def test_the_event_that_would_not_hold_is_named() -> None:
    hazard = walked(registered(), GENERAL, ORDERED, RECTIFIED)
    with pytest.raises(GuardError, match=r"第4项办理事项“整改完成”将不成立.*请先撤回该事项") as refused:
        corrected(hazard, grade="重大", basis="判定标准")
    assert "event 4 (rectify) would not hold" in refused.value.text("en")


def test_a_hazard_is_seen_as_corrected_on_every_day() -> None:
    told = [
        event("register", DAY, "检查组", id="H1", unit="甲厂", found_on=DAY),
        event("grade", "2026-07-01", "检查组", grade="一般"),
        event("order", "2026-07-05", "检查组", **ORDER),
        event("correct", "2026-08-01", "科员", undo=3, **WHY),
        event("correct", "2026-08-01", "科员", unit="乙厂", **WHY),
        event("order", "2026-07-04", "检查组", **ORDER),
    ]
    seen = [Hazard.of(told, on=date(2026, 7, day)) for day in (3, 4, 31)]
    assert [hazard.state for hazard in seen] == [State.GRADED, State.ORDERED, State.ORDERED]
    assert {hazard.record.unit for hazard in seen} == {"乙厂"}
    assert [hazard.version for hazard in seen] == [5, 6, 6]
    with pytest.raises(GuardError, match="未登记"):
        Hazard.of(told, on=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("data", "role"),
    [
        ({"unit": "乙厂"}, Role.RECORD),
        ({"unit": "乙厂", "region": "一镇", "description": "漏"}, Role.RECORD),
        ({"unit": "乙厂", "grade": "一般"}, Role.SUPERVISE),
        ({"due_on": DAY}, Role.SUPERVISE),
        ({"found_on": DAY}, Role.SUPERVISE),
        ({"closed": False}, Role.SUPERVISE),
        ({"department": "应急局"}, Role.SUPERVISE),
        ({"undo": 2}, Role.SUPERVISE),
    ],
)
def test_what_merely_describes_is_corrected_by_who_records(data: dict[str, Any], role: Role) -> None:
    assert event("correct", DAY, "科员", **data, **WHY).role is role
    assert DESCRIBING.issubset(RECORD)
    steps = [kind for name, kind in KINDS.items() if name not in ("register", "amend", "correct")]
    assert not {field for kind in steps for field in kind.fields} & DESCRIBING


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """A ledger with a hazard that was ordered to be put right."""
    ledger.record(
        {"编号": "H1", "隐患描述": "漏电", "单位名称": "甲厂", "发现日期": "2026-07-01"}, by="检查组"
    )
    ledger.act("H1", "grade", by="检查组", on=DAY, grade="一般")
    ledger.act("H1", "order", by="检查组", on="2026-07-02", **ORDER)
    return ledger


def test_both_what_was_wrong_and_its_correction_stay_in_the_ledger(kept: Ledger) -> None:
    kept.correct("H1", by="科长", reason="文书送错", undo=True, on="2026-07-03")
    done = kept.correct("H1", by="科员", reason="笔误", data={"单位名称": "乙厂"})
    assert (done.state, done.record.unit, done.version) == (State.GRADED, "乙厂", 5)
    assert [each.kind for each in kept.history("H1")] == ["register", "grade", "order", "correct", "correct"]
    assert kept.history("H1")[3].data == {"undo": 3, "reason": "文书送错"}
    assert kept.get("H1") == done
    assert dict(kept.get("H1").values) == dict(done.values)
    assert kept.frame()["unit"].to_list() == ["乙厂"]
    assert kept.as_of(DAY).select("state", "unit").rows() == [("graded", "乙厂")]
    assert kept.as_of(DAY)["version"].to_list() == [kept.get("H1", as_of=DAY).version]
    assert [entry["kind"] for entry in kept.journal()][-2:] == ["act", "act"]
    assert kept.verify().breaks == ()


def test_the_last_event_is_that_which_was_seen(kept: Ledger) -> None:
    with pytest.raises(ConflictError):
        kept.correct("H1", by="科长", reason="误登记", undo=True, version=2)
    assert (
        kept.act("H1", "更正", by="科长", on="2026-07-03", data={"撤回事项": "3", "事由": "误登记"}).version
        == 4
    )


def test_nobody_amends_by_hand(kept: Ledger) -> None:
    for kind in ("amend", "导入更新"):
        with pytest.raises(GuardError, match="更正"):
            kept.act("H1", kind, by="路人", on="2026-07-03", unit="乙厂")
    assert "amend" not in kept.get("H1").possible()


def test_no_passer_by_downgrades_and_closes_a_major_hazard(ledger: Ledger) -> None:
    ledger.record(
        {"编号": "H1", "隐患描述": "漏电", "隐患等级": "重大", "发现日期": "2026-07-01"}, by="检查组"
    )
    for facts in ({"grade": "一般"}, {"closed": "是"}, {"closed_on": "2026-07-02"}, {"rectified": "是"}):
        with pytest.raises(GuardError):
            ledger.correct("H1", by="路人", reason="无", data=facts)
    chief = ledger.grant("局长", "admin", "监管", by="局长")
    token = ledger.grant("科员", "登记", by="局长", token=chief)
    facts = {"grade": "一般", "basis": "判定标准第三条"}
    for by, own in (("路人", None), ("科员", token), ("局长", token)):
        with pytest.raises(RoleError):
            ledger.correct("H1", by=by, reason="复核", token=own, data=facts)
    assert ledger.correct("H1", by="科员", reason="笔误", token=token, unit="乙厂").record.unit == "乙厂"
    assert ledger.correct("H1", by="局长", reason="复核", token=chief, data=facts).record.grade == "general"


TODAY = rows.now().date()
LATER = TODAY + timedelta(days=1)


def test_an_event_is_recorded_of_today_and_not_of_tomorrow(kept: Ledger) -> None:
    for kind, told in (("report", {}), ("correct", {"unit": "乙厂", **WHY})):
        with pytest.raises(GuardError) as refused:
            kept.act("H1", kind, by="检查组", on=LATER, data=told)
        assert refused.value.guard == "future"
    assert kept.act("H1", "report", by="检查组", on=TODAY).version == 4


@pytest.mark.parametrize("name", ["found_on", "rectified_on", "closed_on"])
def test_nothing_is_recorded_to_have_been_done_after_today(name: str, ledger: Ledger) -> None:
    told = {"编号": "H1", "隐患描述": "漏电", "found_on": DAY, "rectified": True, "closed": True}
    with pytest.raises(GuardError) as refused:
        ledger.record({**told, name: LATER}, by="检查组", on=TODAY)
    assert refused.value.guard == "future"
    assert ledger.record({**told, name: TODAY}, by="检查组", on=TODAY).version == 1


def test_no_table_is_imported_of_a_day_to_come(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    path.write_text("编号,单位名称,隐患描述\n1,甲厂,漏电\n", encoding="utf-8")
    with pytest.raises(GuardError) as refused:
        ledger.import_table(path, by="科员", on=LATER)
    assert refused.value.guard == "future"
    assert ledger.import_table(path, by="科员", on=TODAY).registered == 1


def test_a_day_that_does_not_count_may_be_to_come(ledger: Ledger) -> None:
    told = {"编号": "H1", "隐患描述": "漏电", "found_on": DAY, "rectified": False, "rectified_on": LATER}
    assert ledger.record({**told, "due_on": LATER}, by="检查组").state is State.ORDERED


@pytest.fixture
def frozen(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger of a version that took any day: a hazard found in 2042, and one rectified then."""
    with monkeypatch.context() as patched:
        patched.setattr(acts, "not_future", lambda *_: None)
        ledger.record(
            {"编号": "H1", "隐患描述": "漏电", "发现日期": "2042-07-01", "隐患等级": "一般"}, by="检查组"
        )
        ledger.record(
            {"编号": "H2", "隐患描述": "漏电", "发现日期": "2026-07-01", "隐患等级": "一般"}, by="检查组"
        )
        ledger.act("H2", "rectify", by="店主", on="2042-07-02")
    return ledger


def test_a_hazard_that_a_wrong_day_has_frozen_is_corrected(frozen: Ledger) -> None:
    for name in ("H1", "H2"):
        with pytest.raises(GuardError) as refused:
            frozen.act(name, "report", by="检查组", on="2026-07-05")
        assert refused.value.guard == "dates"
    frozen.correct("H1", by="科长", reason="年份有误", found_on="2026-07-01")
    frozen.correct("H2", by="科长", reason="年份有误", undo=True)
    assert frozen.act("H1", "report", by="检查组", on=TODAY).record.found_on == DAY
    assert frozen.act("H2", "rectify", by="店主", on="2026-07-02").get("rectified_on") == date(2026, 7, 2)
    assert frozen.as_of(TODAY)["state"].to_list() == ["graded", "rectified"]
    assert frozen.verify().breaks == ()


def test_an_event_counts_from_the_day_on_which_it_was_recorded() -> None:
    told = Event.of("report", "2042-07-01", "检查组", at=rows.now())
    assert (told.on, told.day) == (date(2042, 7, 1), TODAY)
