"""Lists: one text and one hash, and what nothing can be drawn from is said by stratum and by how many."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings

from ansheng import InputError
from ansheng.draws import (
    DrawError,
    DrawList,
    ListedInspector,
    ListedUnit,
    Parties,
    Party,
    PublicSource,
    Stratum,
    seal,
)
from tests.draws.lists import SOURCE, made
from tests.draws.test_algorithm import lists


@settings(max_examples=60, deadline=None)
@given(lists())
def test_the_text_gives_the_list_back(listed: DrawList) -> None:
    again = DrawList.of(listed.text)
    assert again.text == listed.text
    assert again.commitment == hashlib.sha256(listed.text.encode()).hexdigest() == listed.commitment


def test_the_text_of_a_list() -> None:
    listed = made({"C": 2}, {"C": 1}, people=1, team=1, conflicts={("P1", "C2")}, owed=("C1",), rule="first")
    assert listed.text == (
        "ansheng draw list 1\ntitle\t第四季度双随机抽查\nteam\t1\nmost\t0\nowed\tfirst\n"
        "source\t双色球第2026140期开奖号码\t2026-12-03T21:15:00+08:00\nstratum\tC\t1\n"
        "unit\tC\tC1\tC1厂\towed\nunit\tC\tC2\tC2厂\t-\ninspector\tP1\t检查员1\nconflict\tP1\tC2\n"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("ansheng draw list 1", "ansheng draw list 2"), "首行应为"),
        (("unit\tC\tC1\tC1厂\t-\n", ""), None),
        (
            ("unit\tC\tC1\tC1厂\t-\nunit\tC\tC2\tC2厂\t-\n", "unit\tC\tC2\tC2厂\t-\nunit\tC\tC1\tC1厂\t-\n"),
            "次序",
        ),
        (("team\t0", "team\t00"), "写法"),
        (("team\t0", "team\tx"), "不合格式"),
        (("stratum\tC\t1", "stratum\tC\t1\t1"), "不合格式"),
        (("most\t0", "more\t0"), "不合格式"),
        (("title\t", "title\t "), "写法"),
        (("\n", "\r\n"), "换行或编码有改动"),
    ],
)
def test_a_text_that_was_changed_is_none_or_has_another_hash(
    change: tuple[str, str], said: str | None
) -> None:
    listed = made({"C": 2}, {"C": 1})
    text = listed.text.replace(*change)
    assert text != listed.text
    if said is None:
        assert DrawList.of(text).commitment != listed.commitment
        return
    with pytest.raises(InputError, match=said):
        DrawList.of(text)


@pytest.mark.parametrize(
    ("listed", "said", "en"),
    [
        (
            made({"A": 3, "D": 2}, {"A": 1, "D": 5}),
            "分层“D”应抽5家，仅有2家，少3家",
            "stratum 'D': quota 5, but 2 units, 3 too few",
        ),
        (
            made({"C": 4}, {"C": 1}, owed=("C1", "C2", "C3"), rule="must"),
            "分层“C”必抽3家，应抽仅1家，缺2个名额",
            "stratum 'C': 3 units must be drawn, quota 1, 2 places too few",
        ),
        (
            made({"A": 3, "B": 1}, {"A": 1}),
            "分层“B”（1家）未定抽取数，不抽取的也应写明0",
            "stratum 'B' (1 units) has no quota, which may be 0",
        ),
        (made({"A": 3}, {"A": 0}), "各分层的抽取数均为0", "every quota is 0"),
        (
            made({"A": 3}, {"A": 3}, people=2, team=3),
            "每组3人，检查人员仅2人，少1人",
            "a team of 3, but 2 inspectors, 1 too few",
        ),
        (
            made({"A": 3}, {"A": 3}, people=2, team=2, most=2),
            "共需6人次，检查人员每人至多2次合计4人次，少2人次",
            "6 visits of inspectors, who make 4 at 2 each, 2 too few",
        ),
        (
            made({"A": 1}, {"A": 1}, people=3, team=2, conflicts={("P1", "A1"), ("P2", "A1")}),
            "回避后可派人员不足：“A1厂”少1人",
            "too few inspectors are left by conflicts: 'A1厂' 1 too few",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said_by_stratum_and_by_how_many(
    listed: DrawList, said: str, en: str
) -> None:
    (words,) = listed.refusals()
    assert (words.zh, words.en) == (said, en)
    with pytest.raises(DrawError, match="请更正后重新封存"):
        listed.check()


def test_every_reason_is_said_at_once() -> None:
    listed = made({"A": 1, "B": 1}, {"A": 3}, people=1, team=2)
    with pytest.raises(DrawError) as refused:
        listed.check()
    assert all(part in str(refused.value) for part in ("少2家", "未定抽取数", "少1人"))


def test_a_conflict_in_a_stratum_that_is_not_drawn_is_no_obstacle() -> None:
    assert (
        made({"A": 1, "B": 1}, {"A": 0, "B": 1}, people=1, team=1, conflicts={("P1", "A1")}).refusals() == ()
    )


@pytest.mark.parametrize(
    ("units", "people", "pairs", "said"),
    [
        (("甲厂", "甲 厂"), ("张三",), (), "重复"),
        (("甲厂", ""), ("张三",), (), "未填"),
        (("甲厂",), ("张三", "张三\u200b"), (), "重复"),
        (("甲厂",), ("张三",), (("张三", "乙厂"),), "不在名单中"),
    ],
)
def test_nobody_has_two_chances_and_no_conflict_is_of_others(
    units: tuple[str, ...], people: tuple[str, ...], pairs: tuple[tuple[str, str], ...], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        DrawList(
            "抽查",
            SOURCE,
            (Stratum("A", 1),),
            tuple(ListedUnit(name, name, "A") for name in units),
            tuple(ListedInspector(name, name) for name in people),
            frozenset(pairs),
        )


def test_no_sign_in_a_name_can_make_a_line_of_its_own() -> None:
    name = "甲厂\nunit\tC\t乙厂\t乙厂\t-\u2028\x85\x1c"
    listed = DrawList("题\t目", SOURCE, (Stratum("C", 1),), (ListedUnit(name, name, "C"),))
    assert len(listed.units) == len(DrawList.of(listed.text).units) == 1


def test_two_parties_have_names_and_seals_of_their_own() -> None:
    good = seal("甲", "0123456789abcdef")
    with pytest.raises(InputError, match="两方"):
        Parties((Party("甲", good),))
    with pytest.raises(InputError, match="名称不同"):
        Parties((Party("甲", good), Party("甲 ", good)))
    with pytest.raises(InputError, match="64位"):
        Party("甲", "0123")
    with pytest.raises(InputError, match="应为日期和时刻"):
        PublicSource("开奖", None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="未填名称"):
        Party(" \u200b", good)
    with pytest.raises(InputError, match="未填名称"):
        seal("", "0123456789abcdef")
    with pytest.raises(InputError, match="无法编码"):
        seal("甲", "0123456789abcdef\udcff")
    with pytest.raises(InputError, match="至少16个字符，收到15个"):
        seal("甲", "0123456789abcde")
