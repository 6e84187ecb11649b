"""Escalation: the ladder, its windows, what is proposed, and the letters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.agenda import Ladder, Proposal, Signal, agenda, letter
from ansheng.errors import InputError, LawError, UnknownNameError
from ansheng.words import Words

DAY = dt.date(2024, 6, 30)
LADDER = Ladder.read()


def signal(kind: str, day: str | None = "2024-06-30", **more: object) -> Signal:
    on = dt.date.fromisoformat(day) if day else None
    values = {"object": "X-1", "party": "甲局", "unit": "丙厂", "region": "某市", **more}
    return Signal(kind, on=on, words=Words(f"{kind}:{values['object']}", kind), **values)  # type: ignore[arg-type]


def steps(*signals: Signal, on: dt.date = DAY, ladder: Ladder = LADDER) -> list[tuple[str, str, str, bool]]:
    return [
        (found.rung.id, found.ground.id, found.concerning, found.certain)
        for found in ladder.propose(signals, on)
    ]


def test_every_ground_has_its_source_and_mark() -> None:
    grounds = [ground for rung in LADDER.rung for ground in rung.ground]
    assert all(ground.source and ground.en and ground.needs for ground in grounds)
    assert [rung.title for rung in LADDER.rung] == [
        "催办函", "提示函", "督办函", "挂牌督办", "通报", "约谈", "媒体曝光", "提请关闭", "列入严重失信主体名单",
        "一票否决",
    ]  # fmt: skip
    assert all("$addressee" in rung.letter and "$reasons" in rung.letter for rung in LADDER.rung)


@pytest.mark.covers(28, 82, by="Ladder.propose")
@pytest.mark.parametrize(
    ("days_late", "grade", "expected"),
    [
        (0, "general", []),
        (1, "general", ["reminder"]),
        (1, None, ["reminder"]),
        (29, "general", ["reminder"]),
        (30, "general", ["reminder", "supervision_letter"]),
        (30, "major", []),
    ],
)
def test_a_letter_by_how_late_a_hazard_is(days_late: int, grade: str | None, expected: list[str]) -> None:
    found = steps(signal("hazard_overdue", days_late=days_late, grade=grade))
    assert [step for step, *_ in found] == expected


@pytest.mark.covers(31, by="Ladder.propose")
def test_an_open_major_hazard_is_to_be_listed() -> None:
    assert steps(signal("hazard_open", grade="major")) == [("listing", "major_hazard", "X-1", True)]
    assert steps(signal("hazard_open", grade="general")) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2024-06-30", "2024-06-01"], ["two_larger_in_30"]),
        (["2024-06-30", "2024-05-31"], ["two_larger_in_60"]),
        (["2024-06-30", "2024-05-02"], ["two_larger_in_60"]),
        (["2024-06-30", "2024-05-01"], ["two_larger_in_90"]),
        (["2024-06-30", "2024-04-02"], ["two_larger_in_90"]),
        (["2024-06-30", "2024-04-01"], []),
        (["2024-06-30", "2024-03-01", "2024-01-01"], ["city_three_larger"]),
        (["2024-06-30", "2024-03-01", "2023-12-31"], ["city_three_larger"]),
        (["2024-06-30", "2024-03-01", "2023-12-30"], []),
    ],
)
def test_talks_by_rolling_windows(days: list[str], expected: list[str]) -> None:
    accidents = [
        signal("accident", day, object=f"A{n}", unit=None, grade="larger") for n, day in enumerate(days)
    ]
    assert [ground for step, ground, *_ in steps(*accidents) if step == "talk"] == expected


def test_one_grave_accident_is_enough() -> None:
    found = steps(signal("accident", grade="grave", unit=None))
    assert ("talk", "city_one_grave", "某市", True) in found
    assert ("veto", "larger_accident", "某市", True) in found


@pytest.mark.parametrize(
    ("days", "open_major", "expected"),
    [
        (["2024-06-30", "2024-05-01", "2024-01-03"], True, ["three_in_180_days"]),
        (["2024-06-30", "2024-05-01", "2024-01-02"], True, []),
        (["2024-06-30", "2024-05-01", "2024-01-03"], False, []),
        (["2024-06-30", "2023-12-01", "2023-10-01", "2023-07-01"], True, ["four_in_a_year"]),
        (["2024-06-30", "2023-12-01", "2023-10-01", "2023-06-30"], True, []),
    ],
)
def test_closure_needs_an_open_major_hazard_and_penalties(
    days: list[str], open_major: bool, expected: list[str]
) -> None:
    signals = [signal("penalty", day, object=f"P{n}", party=None) for n, day in enumerate(days)]
    signals += [signal("hazard_open", grade="major")] if open_major else []
    assert [ground for step, ground, *_ in steps(*signals) if step == "closure"] == expected


def test_a_day_that_is_not_known_asks_for_a_look() -> None:
    accidents = [signal("accident", None, grade="larger"), signal("accident", grade="larger", object="X-2")]
    found = {(step, certain) for step, *_, certain in steps(*accidents)}
    assert ("dishonest", False) in found
    [proposal] = LADDER.propose([signal("hazard_overdue", None, days_late=None, grade="general")], DAY)[:1]
    assert not proposal.certain
    assert "待核" in proposal.text()


def test_a_step_that_was_taken_is_not_proposed_again_but_the_next_one_is() -> None:
    late = signal("hazard_overdue", days_late=40, grade="general")
    found = LADDER.propose([late], DAY, issued=[("reminder", "X-1")])
    assert [proposal.rung.id for proposal in found] == ["supervision_letter"]
    unsettled = signal("open_after:reminder", days_late=15)
    assert [step for step, *_ in steps(unsettled)] == ["supervision_letter"]
    assert steps(signal("open_after:reminder", days_late=14)) == []


def test_the_highest_step_and_national_rules_alone() -> None:
    late = signal("hazard_overdue", days_late=40, grade="general")
    proposals = LADDER.propose([late], DAY)
    assert [proposal.rung.id for proposal in LADDER.highest(proposals)] == ["supervision_letter"]
    larger = signal("accident", grade="larger")
    assert {step for step, *_ in steps(larger, ladder=LADDER.without_local())} == set()
    assert {step for step, *_ in steps(larger)} == {"talk", "veto"}


def test_a_letter_names_the_addressee_and_every_reason() -> None:
    signals = [signal("hazard_overdue", object=f"X-{n}", days_late=3, grade="general") for n in range(7)]
    proposals = LADDER.propose(signals, DAY)
    text = letter(proposals, issuer="某市安委办", on=DAY)
    assert text.startswith(
        "关于有关问题的提示函\n〔　　　　〕　　号\n\n甲局：\n　　经查，存在7项问题（清单附后）。"
    )
    assert "某市安委办\n" in text
    listed = text.partition("2024年6月30日\n\n附件：问题清单\n")[2].splitlines()
    assert [line.partition(". ")[0] for line in listed] == list("1234567")
    assert all(f"X-{n}" in line for n, line in enumerate(listed))
    few = letter(proposals[:2], issuer="某市安委办", on=DAY)
    assert few.endswith("某市安委办\n　　　　　　　　　　　　　　　　2024年6月30日\n")
    assert "附件" not in few
    with pytest.raises(InputError):
        letter([], issuer="某市安委办", on=DAY)
    other = LADDER.propose([signal("hazard_open", grade="major")], DAY)
    with pytest.raises(InputError):
        letter([*proposals, *other], issuer="某市安委办", on=DAY)


def test_a_letter_to_nobody_known_is_not_addressed_to_a_hazard() -> None:
    late = signal("hazard_overdue", party=None, unit=None, days_late=3, grade="general")
    assert letter(LADDER.propose([late], DAY), issuer="某市安委办", on=DAY).startswith(
        "关于有关问题的提示函\n〔　　　　〕　　号\n\n（主送单位待查）：\n"
    )


def test_what_is_filled_into_a_letter_is_text() -> None:
    nasty = signal("hazard_overdue", party="$issuer ${reasons} {0}", days_late=3, grade="general")
    assert "$issuer ${reasons} {0}：" in letter(LADDER.propose([nasty], DAY), issuer="某市安委办", on=DAY)


def test_a_ladder_of_the_office_itself(tmp_path: Path) -> None:
    file = tmp_path / "ladder.toml"
    file.write_text(
        """
[[rung]]
id = "call"
title = "电话提醒"
en = "a call"
letter = "$addressee：$reasons"
[[rung.ground]]
id = "soon"
title = "逾期三天"
en = "three days late"
per = "party"
source = "本办规定"
seen = "text"
needs = [{ kind = "hazard_overdue", least = 2, days_late = 3 }]
""",
        encoding="utf-8",
    )
    own = Ladder.read(file)
    two = [signal("hazard_overdue", object=f"X-{n}", days_late=3) for n in range(2)]
    assert steps(*two, ladder=own) == [("call", "soon", "甲局", True)]
    assert own.step("电话提醒").id == "call"
    with pytest.raises(UnknownNameError, match="电话提醒"):
        own.step("电话提示")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rung = 3", "ladder.rung 不符合要求"),
        ("[[rung", "不符合 TOML 格式"),
        ('[[rung]]\nid="a"\ntitle="a"\nen="a"\nletter=""\nground=[]\nextra=1', "extra"),
        ('[[rung]]\nid="a"\ntitle="a"\nen="a"\nletter=""\nground=[]\n' * 2, "编号重复"),
    ],
)
def test_a_ladder_that_is_not_well_formed(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "ladder.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match=words):
        Ladder.read(file)
    with pytest.raises(LawError):
        Ladder.read(tmp_path / "absent.toml")


signals_of_a_unit = st.lists(
    st.builds(
        signal,
        st.sampled_from(["accident", "penalty", "hazard_open", "hazard_overdue", "report_missing"]),
        st.one_of(st.none(), st.dates(dt.date(2023, 1, 1), DAY).map(str)),
        grade=st.sampled_from(["general", "major", "larger", "grave", None]),
        days_late=st.one_of(st.none(), st.integers(0, 60)),
    ),
    max_size=8,
)


@given(signals_of_a_unit, signals_of_a_unit)
def test_more_signals_never_take_a_proposal_back(some: list[Signal], more: list[Signal]) -> None:
    def keys(found: tuple[Proposal, ...]) -> set[tuple[str, str]]:
        return {(proposal.rung.id, proposal.concerning) for proposal in found}

    assert keys(LADDER.propose(some, DAY)) <= keys(LADDER.propose([*some, *more], DAY))


def test_an_open_hazard_that_is_marked_as_come_back_is_a_ground() -> None:
    rows = [
        {"编号": "H1", "隐患描述": "堵塞", "发现日期": "2024-06-01", "是否复发": "是", "责任部门": "应急局"},
        {"编号": "H2", "隐患描述": "漏电", "发现日期": "2024-06-01", "是否复发": None},
        {"编号": "H3", "隐患描述": "漏油", "发现日期": "2024-06-01", "是否复发": "是", "是否销号": "是"},
    ]
    tables = ansheng.Dossier.of({"隐患": pl.DataFrame(rows)}, ansheng.Campaign("示例")).tables
    (proposal,) = agenda(tables, "2024-06-30").proposals
    assert (proposal.rung.id, proposal.ground.id, proposal.concerning) == (
        "supervision_letter",
        "came_back",
        "H1",
    )
    assert proposal.reasons() == "隐患“堵塞”整改后复发"
