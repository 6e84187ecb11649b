"""Wording: the ways in which offices leave out the year, the subject or the noun of a figure."""

from __future__ import annotations

import pytest

from ansheng.auditing import audit
from ansheng.auditing.comparing.book import Book
from ansheng.dossier import Dossier, open_dossier
from tests.auditing.comparing.county import CASES, Text, written
from tests.former import ROOT

LINES = range(len((CASES / "wording.txt").read_text("utf-8").splitlines()))
_SPANS = [line.count("{") for line in (CASES / "wording.txt").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return written(tmp_path_factory.mktemp("云岭县"))


@pytest.fixture(scope="module")
def book(dossier: Dossier) -> Book:
    return Book.of(dossier, None)


@pytest.fixture(scope="module")
def city() -> Book:
    return Book.of(open_dossier(ROOT / "examples" / "lingwu-2020"), None)


@pytest.mark.parametrize("at", LINES)
def test_the_figures_of_a_right_sentence_are_compared(at: int, dossier: Dossier, book: Book) -> None:
    line = Text.of("wording", dossier).text.splitlines()[at]
    made = audit(line, dossier=book)
    assert made.faults == ()
    assert len([figure for figure in made.figures if figure.matches]) >= _SPANS[at]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("第二季度，南坪镇排查隐患1000条。", ["1000条"]),
        ("石桥镇排查隐患196条，该镇整改率1.5%。", ["1.5%"]),
        ("整改率排名第一的是南坪镇，为1.5%。", ["1.5%"]),
        ("10月全县排查隐患80条，较9月份增加22条，整改率1.5%。", ["1.5%"]),
        ("9月份是攻坚月，当月全县排查隐患1000条。", ["1000条"]),
    ],
)
def test_one_that_differs_is_accused(text: str, fault: list[str], book: Book) -> None:
    assert [one.stated for one in audit(text, dossier=book).faults] == fault


def test_a_county_in_the_dossier_of_a_city_may_agree_but_not_differ(city: Book) -> None:
    """There are cities of the rank of a county, so that 全县 is likely the same extent, and not certain."""
    right, wrong = (audit(f"7月份，全县发现隐患{count}条。", dossier=city) for count in (277, 278))
    assert [figure.matches for figure in right.figures] == ["hazards_found"]
    assert wrong.faults == ()
    assert [figure.matches for figure in wrong.figures] == [None]


@pytest.mark.parametrize("text", ["我市7月份发现隐患278条。", "7月份，全市发现隐患278条。"])
def test_a_text_of_the_city_itself_is_judged(text: str, city: Book) -> None:
    assert [fault.computed for fault in audit(text, dossier=city).faults] == ["277条"]


def test_the_addressee_is_what_your_township_is(city: Book) -> None:
    text = "示例五镇人民政府：\n经查，你镇第四季度排查隐患{}条，未整改67条。"
    assert [figure.matches is not None for figure in audit(text.format(170), dossier=city).figures] == [
        True
    ] * 2
    assert [fault.stated for fault in audit(text.format(171), dossier=city).faults] == ["171条"]


def test_the_part_of_a_quarter_that_was_rectified_later_is_of_that_quarter(city: Book) -> None:
    text = "示例四镇：7—9月排查隐患115条，截至12月底整改{}条。"
    assert audit(text.format(108), dossier=city).figures[-1].matches == "hazards_rectified[region=示例四镇]"
    assert audit(text.format(107), dossier=city).faults == ()
