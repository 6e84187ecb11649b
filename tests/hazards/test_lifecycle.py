"""The life cycle on its own: every way through it, every guard, and no way round them."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from ansheng import FactValueError, UnknownNameError
from ansheng.hazards.entry import State
from ansheng.hazards.events import KINDS, Event
from ansheng.hazards.guards import GuardError
from ansheng.hazards.lifecycle import STEPS, Hazard, event

FIVE = {
    "responsible": "厂长",
    "measures": "停用并更换",
    "funds": "3万元",
    "deadline": "8月底",
    "contingency": "已编制",
}
PLAN = {**FIVE, "goals": "消除泄漏", "interim": "拉警戒线", "leader": "李副市长"}
ORDER = {"department": "应急局", "requirement": "更换阀门", "due_on": "2026-08-31"}

Told = tuple[str, str, str, dict[str, str]]


def registered(**facts: object) -> Hazard:
    told = {"id": "H1", "description": "阀门泄漏", "found_on": "2026-07-01", **facts}
    return Hazard.of([event("register", "2026-07-01", "检查组", **told)])


def walked(*steps: Told, start: Hazard | None = None) -> Hazard:
    hazard = start or registered()
    for kind, on, by, data in steps:
        hazard = hazard.after(event(kind, on, by, **data))
    return hazard


GRADE_MAJOR = ("grade", "2026-07-01", "检查组", {"grade": "重大", "rule": "gas.tank_unmonitored"})
GRADE_GENERAL = ("grade", "2026-07-01", "检查组", {"grade": "一般"})
ORDERED = ("order", "2026-07-02", "检查组", ORDER)
TO_RECTIFIED: tuple[Told, ...] = (
    GRADE_MAJOR,
    ORDERED,
    ("plan", "2026-07-03", "厂长", PLAN),
    ("start", "2026-07-04", "厂长", {}),
    ("rectify", "2026-08-01", "厂长", {"evidence": "照片"}),
)
TO_PASSED: tuple[Told, ...] = (
    *TO_RECTIFIED,
    ("request", "2026-08-03", "厂长", {}),
    ("pass", "2026-08-07", "检查组", {"checkers": "张三、李四", "unit_signed": "厂长"}),
)


def refusal(hazard: Hazard, kind: str, on: str, by: str = "检查组", **data: str) -> str:
    """The guard that refuses an event; the hazard is as it was."""
    before = (hazard.state, hazard.version, dict(hazard.values))
    with pytest.raises(GuardError) as refused:
        hazard.after(event(kind, on, by, **data))
    assert (hazard.state, hazard.version, dict(hazard.values)) == before
    assert refused.value.clause in str(refused.value)
    assert refused.value.text("en")
    return refused.value.guard


def test_a_major_hazard_goes_all_the_way() -> None:
    hazard = walked(*TO_PASSED, ("close", "2026-08-10", "王五", {"close_no": "销〔2026〕1号"}))
    assert (hazard.state, hazard.version, hazard.found, hazard.closures) == (State.CLOSED, 9, 1, 1)
    assert (hazard.record.closed, hazard.record.closed_on) == (True, date(2026, 8, 10))
    assert hazard.get("rectified_by") == "厂长"


def test_a_general_hazard_is_corrected_and_closed_on_the_spot() -> None:
    hazard = walked(
        GRADE_GENERAL, ("rectify", "2026-07-01", "店主", {}), ("close", "2026-07-01", "检查组", {})
    )
    assert hazard.state is State.CLOSED


def test_the_day_after_a_general_hazard_needs_a_recheck_too() -> None:
    hazard = walked(GRADE_GENERAL, ("rectify", "2026-07-01", "店主", {}))
    assert refusal(hazard, "close", "2026-07-02") == "recheck"


def test_a_table_that_finds_a_hazard_anew_does_not_close_it_on_the_spot() -> None:
    found_anew = ("amend", "2026-07-10", "科员", {"found_on": "2026-07-10"})
    hazard = walked(GRADE_GENERAL, found_anew, ("rectify", "2026-07-10", "店主", {}))
    assert hazard.record.found_on == date(2026, 7, 10)
    assert refusal(hazard, "close", "2026-07-10") == "recheck"


@pytest.mark.covers(121, by="ansheng.hazards.Hazard.after")
@pytest.mark.parametrize("missing", PLAN)
def test_a_major_hazard_is_not_rectified_without_every_element(missing: str) -> None:
    plan = {name: text for name, text in PLAN.items() if name != missing}
    hazard = walked(GRADE_MAJOR, ORDERED, ("plan", "2026-07-03", "厂长", plan))
    assert refusal(hazard, "start", "2026-07-04") == "fields"
    assert (
        walked(("plan", "2026-07-04", "厂长", {missing: "补充"}), start=hazard)
        .after(event("start", "2026-07-04", "厂长"))
        .state
        is State.RECTIFYING
    )


def test_a_major_hazard_is_not_corrected_on_the_spot() -> None:
    assert refusal(walked(GRADE_MAJOR), "rectify", "2026-07-01") == "plan"


def test_an_ungraded_hazard_is_neither_planned_round_nor_corrected_on_the_spot() -> None:
    told = registered(due_on="2026-08-01")
    assert told.state is State.ORDERED
    assert refusal(told, "start", "2026-07-02") == "fields"
    assert refusal(told, "rectify", "2026-07-02") == "plan"


def test_major_needs_its_rule_and_so_does_taking_it_back() -> None:
    assert refusal(registered(), "grade", "2026-07-01", grade="重大") == "grade_rule"
    assert refusal(walked(GRADE_MAJOR), "grade", "2026-07-02", grade="一般") == "grade_rule"
    assert (
        walked(GRADE_MAJOR, ("grade", "2026-07-02", "检查组", {"grade": "一般", "basis": "复核"})).get(
            "grade"
        )
        == "general"
    )


@pytest.mark.parametrize("missing", ORDER)
def test_an_order_has_three_compulsory_fields(missing: str) -> None:
    told = {name: value for name, value in ORDER.items() if name != missing}
    assert refusal(walked(GRADE_GENERAL), "order", "2026-07-02", **told) == "fields"


def test_a_deadline_before_the_order_is_refused() -> None:
    assert refusal(walked(GRADE_GENERAL), "order", "2026-07-02", **{**ORDER, "due_on": "2026-07-01"}) == "due"


def test_whoever_rectified_does_not_close() -> None:
    assert refusal(walked(*TO_PASSED), "close", "2026-08-10", by="厂长") == "closer"


@pytest.mark.parametrize(
    "name",
    [
        "厂 长",
        "厂\u3000长",
        "厂\u200b长",
        "\ufeff厂长",
        "厂长\ufe0f",
        "\u202e厂长",
        "厂\u00ad长\U000e0100",
        "厂\u2800长",
    ],
)
def test_another_way_of_writing_the_name_makes_no_other_person(name: str) -> None:
    assert refusal(walked(*TO_PASSED), "close", "2026-08-10", by=name) == "closer"


@pytest.mark.parametrize(("name", "other"), [("龍某", "\uf9c4某"), ("金某", "\uf90a某"), ("⼈某", "人某")])
def test_a_character_that_unicode_has_twice_makes_no_other_person(name: str, other: str) -> None:
    steps = [(kind, on, name if by == "厂长" else by, told) for kind, on, by, told in TO_PASSED]
    assert refusal(walked(*steps), "close", "2026-08-10", by=other) == "closer"


def test_letters_of_full_width_and_case_make_no_other_person() -> None:
    steps = [
        (kind, on, "Zhang San（甲方）" if by == "厂长" else by, told) for kind, on, by, told in TO_PASSED
    ]
    assert refusal(walked(*steps), "close", "2026-08-10", by="ＺＨＡＮＧ　ＳＡＮ【甲方】") == "closer"


def test_a_name_in_which_nobody_sees_anything_is_none() -> None:
    assert event("order", "2026-07-02", " 张\u200b三 ", **ORDER).by == "张\u200b三"
    with pytest.raises(FactValueError, match="办理人"):
        event("order", "2026-07-02", "\u200b\ufeff ", **ORDER)


def test_rectified_is_not_recorded_a_second_time_by_another() -> None:
    assert refusal(walked(*TO_RECTIFIED), "rectify", "2026-08-02", by="王五") == "state"


def test_what_a_table_says_is_rectified_is_closed_once_the_rectifier_is_known() -> None:
    told = registered(grade="一般", rectified=True, rectified_on="2026-07-05")
    passed = walked(("pass", "2026-07-06", "检查组", {"checkers": "张三"}), start=told)
    assert refusal(passed, "close", "2026-07-07") == "closer"
    known = walked(
        ("rectify", "2026-07-06", "厂长", {}),
        ("pass", "2026-07-06", "检查组", {"checkers": "张三", "unit_signed": "厂长"}),
        ("close", "2026-07-07", "检查组", {}),
        start=told,
    )
    assert (known.state, known.get("rectified_on")) == (State.CLOSED, date(2026, 7, 5))


def test_a_recheck_is_signed_by_both_sides() -> None:
    hazard = walked(*TO_RECTIFIED)
    assert refusal(hazard, "pass", "2026-08-05", checkers="张三") == "fields"
    assert refusal(hazard, "pass", "2026-08-05", unit_signed="厂长") == "fields"


def test_a_recheck_is_due_ten_working_days_after_the_request() -> None:
    hazard = walked(*TO_RECTIFIED, ("request", "2026-09-25", "厂长", {}))
    assert hazard.recheck_due == date(2026, 10, 15)


def test_without_a_request_a_recheck_is_due_ten_working_days_after_the_deadline() -> None:
    assert walked(GRADE_GENERAL, ORDERED).recheck_due == date(2026, 9, 14)
    assert walked(*TO_RECTIFIED).recheck_due == date(2026, 9, 14)
    assert walked(*TO_PASSED).recheck_due is None


OPINION = {"checkers": "张三", "unit_signed": "厂长", "reason": "未动"}


@pytest.mark.parametrize("way", ["failed", "relapsed"])
def test_grading_anew_does_not_spare_the_new_order(way: str) -> None:
    if way == "failed":
        hazard = walked(GRADE_GENERAL, ORDERED, ("fail", "2026-09-01", "检查组", OPINION))
    else:
        on_the_spot: tuple[Told, ...] = (
            GRADE_GENERAL,
            ("rectify", "2026-07-01", "店主", {}),
            ("close", "2026-07-01", "检查组", {}),
        )
        hazard = walked(*on_the_spot, ("relapse", "2026-09-01", "检查组", {"reason": "复堵"}))
    graded = walked(("grade", "2026-09-01", "检查组", {"grade": "一般"}), start=hazard)
    assert graded.state.value == way
    assert refusal(graded, "rectify", "2026-09-01") == "state"
    assert (
        walked(("order", "2026-09-02", "检查组", {**ORDER, "due_on": "2026-09-30"}), start=graded).state
        is State.ORDERED
    )


def test_an_extension_asked_of_an_earlier_order_is_not_granted_for_a_later_one() -> None:
    hazard = walked(
        GRADE_GENERAL,
        ORDERED,
        ("ask_extension", "2026-08-20", "厂长", {"reason": "台风"}),
        ("fail", "2026-09-01", "检查组", OPINION),
        ("order", "2026-09-02", "检查组", {"due_on": "2026-09-30"}),
    )
    assert refusal(hazard, "grant_extension", "2026-09-03", due_on="2026-12-31") == "extension"


def test_an_extension_is_not_granted_to_a_day_that_is_over() -> None:
    asked = walked(GRADE_GENERAL, ORDERED, ("ask_extension", "2026-08-31", "厂长", {"reason": "台风"}))
    assert refusal(asked, "grant_extension", "2026-09-10", due_on="2026-09-05") == "extension"


def test_nothing_happens_to_a_hazard_before_it_is_found() -> None:
    early = Hazard.of([event("register", "2026-06-01", "科员", id="H1", found_on="2026-07-01", grade="一般")])
    assert refusal(early, "rectify", "2026-06-15") == "dates"
    mended = walked(("amend", "2026-06-15", "科员", {"found_on": "2026-06-01"}), start=early)
    assert walked(("rectify", "2026-06-15", "店主", {}), start=mended).state is State.RECTIFIED


def test_a_day_that_a_table_states_in_error_can_be_amended() -> None:
    told = registered(grade="一般", rectified=True, rectified_on="2062-07-10")
    assert refusal(told, "request", "2026-07-20") == "dates"
    assert refusal(told, "amend", "2026-06-30", rectified_on="2026-06-30") == "dates"
    mended = walked(("amend", "2026-07-20", "科员", {"rectified_on": "2026-07-10"}), start=told)
    assert (mended.last_on, mended.record.rectified_on) == (date(2026, 7, 20), date(2026, 7, 10))
    assert walked(("request", "2026-07-20", "厂长", {}), start=mended).state is State.REQUESTED


def test_a_failed_recheck_asks_for_a_new_order_with_a_new_deadline() -> None:
    failed = walked(
        *TO_RECTIFIED,
        ("fail", "2026-09-05", "检查组", {"checkers": "张三", "unit_signed": "厂长", "reason": "仍有泄漏"}),
    )
    assert (failed.state, failed.get("failures"), failed.record.rectified) == (State.FAILED, 1, False)
    assert refusal(failed, "order", "2026-09-06") == "due"
    assert (
        walked(("order", "2026-09-06", "检查组", {"due_on": "2026-09-30"}), start=failed).state
        is State.ORDERED
    )


def test_before_it_is_reported_rectified_a_recheck_fails_only_after_the_deadline() -> None:
    hazard = walked(GRADE_GENERAL, ORDERED)
    opinion = {"checkers": "张三", "unit_signed": "厂长", "reason": "未动"}
    assert refusal(hazard, "fail", "2026-08-31", **opinion) == "due"
    assert walked(("fail", "2026-09-01", "检查组", opinion), start=hazard).state is State.FAILED


@pytest.mark.parametrize(
    ("day", "allowed"),
    [("2026-08-16", False), ("2026-08-17", True), ("2026-08-31", True), ("2026-09-01", False)],
)
def test_an_extension_is_asked_for_within_ten_working_days_before_the_deadline(
    day: str, allowed: bool
) -> None:
    hazard = walked(GRADE_GENERAL, ORDERED)
    if not allowed:
        assert refusal(hazard, "ask_extension", day, by="厂长", reason="台风") == "extension"
        return
    asked = walked(("ask_extension", day, "厂长", {"reason": "台风"}), start=hazard)
    assert refusal(asked, "grant_extension", day, due_on="2026-08-31") == "extension"
    granted = walked(("grant_extension", day, "检查组", {"due_on": "2026-09-30"}), start=asked)
    assert (granted.record.due_on, granted.get("extensions"), granted.state) == (
        date(2026, 9, 30),
        1,
        State.ORDERED,
    )
    assert refusal(granted, "grant_extension", day, due_on="2026-10-30") == "extension"


def test_a_relapse_opens_the_hazard_again() -> None:
    closed = walked(*TO_PASSED, ("close", "2026-08-10", "王五", {}))
    again = walked(("relapse", "2026-09-01", "检查组", {"reason": "又漏了"}), start=closed)
    assert (again.state, again.found, again.closures, again.record.closed) == (State.RELAPSED, 2, 1, False)
    assert refusal(again, "order", "2026-09-02") == "fields"
    planned = walked(("order", "2026-09-02", "检查组", {"due_on": "2026-09-30"}), start=again)
    assert refusal(planned, "start", "2026-09-03") == "fields"


def test_production_resumes_with_a_consent_only() -> None:
    stopped = walked(GRADE_MAJOR, ("stop", "2026-07-02", "检查组", {"stopped": "局部"}))
    assert [refusal(stopped, "stop", "2026-07-03", stopped=scope) for scope in ("设备", "局部")] == [
        "stop",
        "stop",
    ]
    wider = walked(("stop", "2026-07-03", "检查组", {"stopped": "全部"}), start=stopped)
    assert (wider.get("stopped"), wider.get("stopped_on")) == ("all", date(2026, 7, 3))
    assert refusal(stopped, "resume", "2026-07-03") == "fields"
    resumed = walked(("resume", "2026-07-04", "检查组", {"consent": "同意〔2026〕2号"}), start=stopped)
    assert resumed.get("stopped") is None
    assert refusal(resumed, "resume", "2026-07-05", consent="x") == "stop"


LISTED = {"listed_level": "市级", "listed_by": "市安委会", "listed_due": "2026-12-31"}


def test_a_listing_ends_after_close_out_and_public_notice() -> None:
    listed = walked(GRADE_MAJOR, ("list", "2026-07-02", "检查组", LISTED))
    assert listed.listed
    assert refusal(listed, "list", "2026-07-03", **LISTED) == "listing"
    assert refusal(listed, "delist", "2026-07-03", public_on="2026-07-03") == "state"
    closed = walked(*TO_PASSED[1:], ("close", "2026-08-10", "王五", {}), start=listed)
    assert closed.listed
    assert refusal(closed, "delist", "2026-08-20", public_on="2026-08-09") == "listing"
    assert not walked(("delist", "2026-08-20", "王五", {"public_on": "2026-08-12"}), start=closed).listed


def test_only_major_hazards_are_listed() -> None:
    assert refusal(walked(GRADE_GENERAL), "list", "2026-07-02", **LISTED) == "listing"


def test_a_transfer_goes_to_another_department() -> None:
    hazard = walked(GRADE_GENERAL, ORDERED)
    assert refusal(hazard, "transfer", "2026-07-03", department="应急局") == "transfer"
    moved = walked(("transfer", "2026-07-03", "检查组", {"department": "住建局"}), start=hazard)
    assert (moved.record.department, moved.get("transfers"), moved.state) == ("住建局", 1, State.ORDERED)


def test_an_event_is_not_before_the_last_one() -> None:
    assert refusal(walked(GRADE_GENERAL), "order", "2026-06-30", **ORDER) == "dates"


@pytest.mark.parametrize(
    "facts",
    [
        {"rectified": True, "rectified_on": "2026-06-30"},
        {"closed": True, "closed_on": "2026-06-30"},
        {"closed": True, "rectified": False},
        {"rectified": True, "rectified_on": "2026-08-02", "closed": True, "closed_on": "2026-08-01"},
    ],
)
def test_a_record_that_contradicts_itself_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(GuardError):
        registered(**facts)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, State.REGISTERED),
        ({"grade": "一般"}, State.GRADED),
        ({"order_no": "1号"}, State.ORDERED),
        ({"rectified": True}, State.RECTIFIED),
        ({"closed": True}, State.CLOSED),
        ({"rectified_on": "2026-08-01"}, State.RECTIFIED),
        ({"rectified": False, "rectified_on": "2026-08-01"}, State.REGISTERED),
        ({"closed_on": "2026-08-01"}, State.CLOSED),
    ],
)
def test_the_state_that_a_table_tells(facts: dict[str, object], state: State) -> None:
    assert registered(**facts).state is state


def test_what_events_have_settled_is_not_amended() -> None:
    told = registered(grade="一般")
    assert walked(("amend", "2026-07-03", "科员", {"rectified": "是"}), start=told).state is State.RECTIFIED
    acted = walked(ORDERED, start=told)
    assert refusal(acted, "amend", "2026-07-03", rectified="是") == "progress"
    assert refusal(acted, "amend", "2026-07-03", id="H2") == "progress"
    assert walked(("amend", "2026-07-03", "科员", {"unit": "甲厂"}), start=acted).record.unit == "甲厂"


def test_the_hazard_of_a_day_knows_nothing_of_later_days() -> None:
    told = event(
        "register", "2026-07-01", "导入",
        id="H1", found_on="2026-07-01", due_on="2026-07-31",
        rectified=True, rectified_on="2026-07-10", closed=True, closed_on="2026-07-15",
    )  # fmt: skip
    states = [Hazard.of([told], on=date(2026, 7, day)).state for day in (9, 10, 14, 15)]
    assert states == [State.ORDERED, State.RECTIFIED, State.RECTIFIED, State.CLOSED]
    with pytest.raises(GuardError):
        Hazard.of([told], on=date(2026, 6, 30))


def test_overdue_is_unknown_without_a_deadline() -> None:
    assert registered().overdue(date(2026, 12, 31)) is None
    hazard = walked(GRADE_GENERAL, ORDERED)
    assert (hazard.overdue(date(2026, 8, 31)), hazard.overdue(date(2026, 9, 1))) == (False, True)
    assert walked(*TO_RECTIFIED).overdue(date(2026, 12, 31)) is False


def test_events_are_written_as_people_write_them() -> None:
    written = Event.of(
        "责令整改", "2026年7月2日", " 张三 ", data={"整改期限": "2026.7.31", "整改责任部门": "应急局"}
    )
    assert (written.kind, written.on, written.by) == ("order", date(2026, 7, 2), "张三")
    assert written.data == {"due_on": date(2026, 7, 31), "department": "应急局"}
    assert written.title == "责令整改"


def test_what_is_misspelt_is_told_with_what_is_near() -> None:
    with pytest.raises(UnknownNameError, match="order"):
        event("ordr", "2026-07-01", "a")
    with pytest.raises(UnknownNameError, match="due_on"):
        event("order", "2026-07-01", "a", due="2026-07-31")
    with pytest.raises(FactValueError, match="日期"):
        event("order", "2026-07-01", "a", due_on="明天")
    with pytest.raises(FactValueError, match="办理人"):
        event("order", "2026-07-01", " ")
    with pytest.raises(FactValueError, match="空字符"):
        event("relapse", "2026-07-01", "a", reason="a\0b")
    with pytest.raises(FactValueError, match="无法编码"):
        event("relapse", "2026-07-01", "a", reason="\ud800")


def test_every_kind_of_event_has_a_step_and_titles() -> None:
    assert set(KINDS) == {*STEPS, "register"}
    assert all(kind.title and kind.en and kind.role.title for kind in KINDS.values())
    assert all(state.title and state.en for state in State)
    assert attrs.fields(Hazard)
