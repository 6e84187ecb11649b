"""What to ask next, and rules that say the same of every record."""

from __future__ import annotations

import polars as pl
import pytest

from tests.checking.over_time.test_changes import CATALOGUE, NEW, Spot, found, spot


def test_what_decides_most_is_asked_first() -> None:
    rows = [spot("甲", leak=None), spot("乙", leak=None), spot("丙", leak=None, vented=None)]
    assert [
        (q.kind, q.fact, q.title, q.records, q.decides, q.helps) for q in found(rows).next_questions()
    ] == [
        ("Spot", "leak", "泄漏", 3, 3, 3),
        ("Spot", "vented", "通风", 1, 1, 1),
    ]
    assert [q.title for q in found(rows).next_questions("en")] == ["leak", "vented"]


def test_records_without_an_id_are_asked_one_by_one_and_what_does_not_parse_too() -> None:
    table = pl.DataFrame({"泄漏": ["很大", None, "0"], "通风": ["是", "是", "是"]})
    [question] = CATALOGUE.check(table, on=NEW, as_=Spot).next_questions()
    assert (question.records, question.decides) == (2, 2)


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert found([spot("甲", leak=90)]).next_questions() == ()


@pytest.mark.parametrize(
    ("leaks", "says"),
    [([90.0, 90.0], "hazard"), ([0.0, 0.0], "clear"), ([None, None], "undetermined"), ([90.0, 0.0], None)],
)
def test_a_rule_that_says_the_same_of_all_is_listed(leaks: list[float | None], says: str | None) -> None:
    rows = [spot(str(number), leak=leak, vented=bool(number)) for number, leak in enumerate(leaks)]
    listed = [(r.rule, r.says, r.records) for r in found(rows).one_sided()]
    assert listed == ([] if says is None else [("test.leaking", says, 2)])


@pytest.mark.parametrize(("records", "listed"), [(1, 0), (2, 1), (3, 1)])
def test_of_how_many_records_at_least(records: int, listed: int) -> None:
    rows = [spot(str(number), leak=90, vented=number == 0) for number in range(records)]
    assert len([r for r in found(rows).one_sided(least=2) if r.rule == "test.leaking"]) == listed
    assert found(rows).one_sided(least=records + 1) == ()
