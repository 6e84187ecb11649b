"""Law files: dated editions, clauses encoded, judged or excused, limits, and errors that point into the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ansheng import LawError, Standard, UnknownNameError
from tests.rules.engine import LAW

GOOD = """
id = "x.law"
title = "判据"
en = "criteria"
[[edition]]
label = "1"
number = "1号"
issuer = "某部"
effective = 2020-01-01
verified = 2021-01-01
source = "made up"
[edition.clause.c]
number = "1"
title = "条"
en = "clause"
seen = "text"
"""


def read(folder: Path, text: str) -> Standard:
    file = folder / "law.toml"
    file.write_text(text, encoding="utf-8")
    return Standard.read(file)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "2020"),
        (date(2023, 12, 31), "2020"),
        (date(2024, 1, 1), "2024"),
    ],
)
def test_an_edition_is_in_force_from_its_first_day_up_to_its_repeal(day: date, label: str | None) -> None:
    edition = LAW.edition_on(day)
    assert (edition.label if edition else None) == label


def test_the_overview_counts_every_clause_once() -> None:
    old, new = LAW.overview(date(2024, 1, 1))
    assert (old["status"], new["status"]) == ("repealed", "in_force")
    assert (new["clauses"], new["encoded"], new["judged"], new["gaps"]) == (4, 2, 1, 1)
    assert new["memory_only"] == 1
    for row in (old, new):
        assert row["encoded"] + row["judged"] + row["gaps"] == row["clauses"]


def test_an_edition_is_stale_after_its_last_verification() -> None:
    edition = LAW.editions[1]
    assert not edition.stale(date(2026, 1, 1))
    assert edition.stale(date(2026, 1, 2))


def test_a_draft_is_listed_and_never_applied(tmp_path: Path) -> None:
    law = read(tmp_path, GOOD.replace("[[edition]]", "[[edition]]\npending = true"))
    assert law.edition_on(date(2030, 1, 1)) is None
    assert [row["status"] for row in law.overview(date(2030, 1, 1))] == ["pending"]


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ('seen = "text"', 'seen = "heard"', ["seen"]),
        ('number = "1"', "", ["number"]),
        ("effective = 2020-01-01", 'effective = "2020-01-01"', ["effective"]),
        ('label = "1"', 'label = "1"\nlabell = "2"', ["labell"]),
        ("effective = 2020-01-01", "effective = 2020-01-01\nrepealed = 2020-01-01", ["repealed"]),
        ('seen = "text"', 'seen = "text"\nencoded = false', ["encoded"]),
        ('seen = "text"', 'seen = "text"\nlimits.l = { unit = "m" }', ["value, steps, cases"]),
        ('seen = "text"', 'seen = "text"\nlimits.l = { value = "20" }', ["limits", "value"]),
        ('seen = "text"', 'seen = "text"\nlimits.l = { value = 20, unit = "metre-ish" }', ["metre-ish"]),
        ('seen = "text"', 'seen = "text"\nlimits.l = { steps = [{ to = 2, value = 1 }] }', ["last"]),
        (
            'seen = "text"',
            'seen = "text"\nlimits.l = { steps = [{ to = 2, value = 1 }, { to = 1, value = 1 }, { value = 3 }] }',
            ["rise"],
        ),
        ("[edition.clause.c]", "[edition.clause.c", ["law.toml"]),
    ],
)
def test_a_wrong_law_file_says_where(wrong: str, right: str, words: list[str], tmp_path: Path) -> None:
    assert wrong in GOOD
    with pytest.raises(LawError) as caught:
        read(tmp_path, GOOD.replace(wrong, right, 1))
    for word in words:
        assert word in caught.value.text("en")


def test_editions_that_overlap_are_refused(tmp_path: Path) -> None:
    later = (
        GOOD[GOOD.index("[[edition]]") :]
        .replace('label = "1"', 'label = "2"')
        .replace("2020-01-01", "2022-01-01")
    )
    with pytest.raises(LawError, match="repealed = 2022-01-01"):
        read(tmp_path, GOOD + later)
    ended = GOOD.replace("effective = 2020-01-01", "effective = 2020-01-01\nrepealed = 2022-01-01")
    assert len(read(tmp_path, ended + later).editions) == 2


def test_names_that_are_not_there_list_the_near_ones() -> None:
    with pytest.raises(UnknownNameError, match="table"):
        LAW.clause("tabel")
    with pytest.raises(UnknownNameError, match="right"):
        LAW.limit("rigth")


def test_a_name_that_two_clauses_use_must_be_qualified(tmp_path: Path) -> None:
    first = 'limits.l = { value = 1, unit = "m" }'
    second = GOOD[GOOD.index("[edition.clause.c]") :].replace("clause.c", "clause.d")
    law = read(tmp_path, f"{GOOD}{first}\n{second}{first.replace('1', '2')}\n")
    with pytest.raises(UnknownNameError, match=r"d\.l"):
        law.limit("l")
    assert law.limit_kind("d.l").value == 2


LATER = """
[[edition]]
label = "2"
number = "2号"
issuer = "某部"
effective = 2022-01-01
verified = 2023-01-01
source = "made up"
seen = "memory"
group.two = { title = "第二条", en = "Article 2" }
[edition.clause.two.c]
number = "2(1)"
title = "新条"
en = "newer clause"
[edition.clause.two.read]
number = "2(2)"
title = "已读的条"
en = "a clause that was read"
seen = "text"
[edition.clause.apart]
number = "3"
title = "另一条"
en = "another clause"
"""
EARLIER = GOOD.replace("effective = 2020-01-01", "effective = 2020-01-01\nrepealed = 2022-01-01")
UNTITLED = EARLIER.replace('title = "条"\nen = "clause"\n', "")


def test_a_group_is_named_once_and_holds_its_clauses(tmp_path: Path) -> None:
    clauses = read(tmp_path, EARLIER + LATER).editions[1].clause
    assert [clause.group.label("en") if clause.group else None for clause in clauses.values()] == [
        "Article 2",
        "Article 2",
        None,
    ]


def test_what_is_seen_is_text_or_what_the_edition_or_the_clause_says(tmp_path: Path) -> None:
    first, second = read(tmp_path, EARLIER.replace('seen = "text"\n', "") + LATER).editions
    assert first.clause["c"].seen == "text"
    assert [clause.seen for clause in second.clause.values()] == ["memory", "text", "memory"]


def test_a_clause_without_titles_has_those_of_the_edition_that_states_them(tmp_path: Path) -> None:
    first, second = read(tmp_path, UNTITLED + LATER).editions
    assert (first.clause["c"].title, first.clause["c"].en) == ("新条", "newer clause")
    assert (first.clause["c"].number, first.clause["c"].group) == ("1", None)
    assert second.clause["c"].number == "2(1)"


def test_a_rule_is_titled_by_the_newest_edition_of_its_clause(tmp_path: Path) -> None:
    assert read(tmp_path, EARLIER + LATER).clause("c").newest().title == "新条"
    draft = LATER.replace('label = "2"', 'label = "2"\npending = true')
    assert read(tmp_path, GOOD + draft).clause("c").newest().title == "条"


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ("[edition.clause.two.c]", "[edition.clause.tow.c]", ["tow", "group.tow", "two"]),
        ('number = "3"', 'number = "3"\ngroup = "第三条"', ["apart", "group.<key>"]),
        ("[edition.clause.apart]", "[edition.clause.c]", ["clause c", "twice"]),
        ('title = "另一条"\nen = "another clause"\n', "", ["title", "apart"]),
    ],
)
def test_a_group_written_wrongly_says_what_to_write(
    wrong: str, right: str, words: list[str], tmp_path: Path
) -> None:
    with pytest.raises(LawError) as caught:
        read(tmp_path, EARLIER + LATER.replace(wrong, right))
    assert all(word in caught.value.text("en") for word in words), caught.value.text("en")
