"""What a figure is of: another place, time or thing is not accused, and what is open is said to be."""

from __future__ import annotations

import polars as pl
import pytest

from ansheng.auditing import Audit, audit
from ansheng.auditing.comparing.book import Book
from ansheng.dossier import Dossier
from ansheng.hazards import HazardRecord
from ansheng.indicators import Indicator, count
from tests.auditing.comparing.county import CASES, written
from tests.work import lines

WHOLE = "今年1—10月，全县排查隐患642条。"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return written(tmp_path_factory.mktemp("云岭县"))


@pytest.fixture(scope="module")
def book(dossier: Dossier) -> Book:
    return Book.of(dossier, None)


def faults(text: str, book: Book) -> list[tuple[str | None, str | None]]:
    return [(fault.stated, fault.computed) for fault in audit(text, dossier=book).faults]


def open_(made: Audit) -> list[str]:
    return [claim.stated or "" for claim in made.of("unverifiable") if claim.note.zh.startswith("与案卷比对")]


@pytest.mark.parametrize("line", (CASES / "other.txt").read_text("utf-8").splitlines())
@pytest.mark.parametrize("before", ["", WHOLE], ids=["alone", "behind the whole"])
def test_a_figure_of_another_place_time_or_thing_is_not_accused(line: str, before: str, book: Book) -> None:
    assert faults(before + line, book) == []


@pytest.mark.parametrize(
    ("text", "stated", "computed"),
    [
        ("今年1—10月，全县排查隐患624条。", "624条", "642条"),
        ("共排查隐患624条。", "624条", "642条"),
        ("云岭县共排查隐患624条。", "624条", "642条"),
        ("今年1—10月，南坪镇整改率74.8%。", "74.8%", "77.5%"),
        ("南坪镇排查隐患142条，整改110条，整改率75.7%。", "75.7%", "77.5%"),
        ("全县排查隐患642条，其中南坪镇124条。", "124条", "142条"),
        ("南坪镇、石桥镇分别排查隐患142条、169条。", "169条", "196条"),
        ("10月，全县排查隐患80条，环比上升39.7%。", "39.7%", "37.9%"),
        ("全县排查隐患642条，同比下降1.1%。", "1.1%", "同比上升1.1%"),
        ("全县罚款32.01万元。", "32.01万元", "320.10万元"),
        ("三季度，全县发生事故11起，同比减少3起。", "3起", "1起"),
        ("三季度，全县死亡7人，上年同期21人。", "21人", "11人"),
        ("全县整改率74.8%，同比降低2.9个百分点。", "2.9个百分点", "1.9个百分点"),
        ("今年以来，全县发生事故34起。", "34起", "43起"),
        ("2024年1至10月，南坪镇煤矿领域排查隐患53条。", "53条", "37条"),
    ],
)
def test_one_figure_that_differs_is_one_fault(text: str, stated: str, computed: str, book: Book) -> None:
    assert faults(text, book) == [(stated, computed)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("全市排查隐患1642条。", "1642条"),
        ("燃气领域排查隐患56条，整改52条。", "52条"),
        ("2022年，全县发生事故60起。", "60起"),
        ("2024年1—12月，全县发生事故60起。", "60起"),
        ("南坪镇、石桥镇共排查隐患339条。", "339条"),
        ("“十四五”以来，全县发生事故210起。", "210起"),
        ("全县查出重大隐患25条，整改13条。", "13条"),
        ("10月排查隐患80条。\n11月计划不变。\n排查隐患642处，整改率75.1%。", "75.1%"),
    ],
)
def test_what_is_open_is_said_and_not_judged(text: str, stated: str, book: Book) -> None:
    made = audit(text, dossier=book)
    assert made.faults == ()
    assert stated in open_(made)


@pytest.mark.parametrize("date", ["发布时间：2024-11-05", "发布时间：2025-11-05"])
def test_this_year_is_the_year_of_the_page(date: str, book: Book) -> None:
    """A dossier that ends before the year of the page has no figure for it."""
    made = audit(f"{date}\n今年1—10月，全县发生事故34起。", dossier=book)
    assert len(made.faults) == ("2024" in date)
    assert len(open_(made)) == ("2025" in date)


def test_the_title_says_of_which_time_the_text_is(book: Book) -> None:
    assert faults("云岭县2024年10月安全生产通报\n全县排查隐患80条。", book) == []
    assert faults("云岭县2024年10月安全生产通报\n全县排查隐患88条。", book) == [("88条", "80条")]


def test_a_title_of_another_county_is_not_of_this_dossier(book: Book) -> None:
    assert faults("清河县2024年1—10月安全生产通报\n全县排查隐患1642条。", book) == []


def test_the_heading_says_of_which_township_the_paragraph_is(book: Book) -> None:
    text = "一、南坪镇\n排查隐患142条，整改率77.5%。\n二、石桥镇\n排查隐患142条。"
    assert faults(text, book) == [("142条", "196条")]


def test_a_relation_does_not_repeat_the_fault_of_its_figure(dossier: Dossier, book: Book) -> None:
    text = "全县排查隐患624条，已整改480条，整改率74.8%。"
    assert [fault.kind for fault in audit(text).faults] == ["rate"]
    made = audit(text, dossier=book)
    assert [(fault.kind, fault.stated) for fault in made.faults] == [("repeat", "624条")]
    (rate,) = [claim for claim in made.claims if claim.kind == "rate"]
    assert rate.verdict.value == "unverifiable"


def test_records_that_do_not_say_enough_prove_nothing(dossier: Dossier) -> None:
    hazards = dossier.tables["hazards"]
    some = pl.int_range(pl.len()) % 10 == 0
    blank = hazards.with_columns(region=pl.when(some).then(None).otherwise(pl.col("region")))
    book = Book.of(Dossier.of({**dossier.tables, "hazards": blank}, dossier.campaign), None)
    assert faults("南坪镇排查隐患142条。", book) == []
    assert open_(audit("南坪镇排查隐患142条。", dossier=book)) == ["142条"]
    assert [stated for stated, _ in faults("南坪镇排查隐患999条。", book)] == ["999条"]


def test_the_records_that_a_figure_leaves_out_are_said(dossier: Dossier) -> None:
    hazards = dossier.tables["hazards"]
    some = pl.int_range(pl.len()) % 10 == 0
    blank = hazards.with_columns(found_on=pl.when(some).then(None).otherwise(pl.col("found_on")))
    book = Book.of(Dossier.of({**dossier.tables, "hazards": blank}, dossier.campaign), None)
    assert faults("全县排查隐患642条。", book) == []
    (fault,) = audit("全县排查隐患1642条。", dossier=book).faults
    assert "（另有140条有缺项的记录，未计入）" in fault.note.zh


@pytest.mark.parametrize(
    "piece", ["排查隐患1条，", "南坪镇", "10月", "《", "\n", "全县", "其中石桥镇1条、", "分别"]
)
def test_four_times_the_text_is_about_four_times_the_work(piece: str, book: Book) -> None:
    audit(piece * 100, dossier=book)
    small, large = (lines(lambda: audit(piece * size, dossier=book)) for size in (300, 1200))  # noqa: B023  at once
    assert large < 5 * small + 2_000


def test_the_day_below_a_text_says_of_which_year_it_is(book: Book) -> None:
    assert faults("今年1—10月，全县发生事故34起。\n云岭县安委办\n2024年11月5日\n", book) == [("34起", "43起")]
    assert faults("今年1—10月，全县发生事故34起。\n云岭县安委办\n2025年11月5日\n", book) == []


def test_indicators_of_plugins_are_compared(dossier: Dossier) -> None:
    stock = Indicator("stock", "库存隐患", "stock of hazards", "条", count(HazardRecord))
    text = "库存隐患1399条。"
    assert audit(text, dossier=dossier).faults == ()
    (fault,) = audit(text, dossier=dossier, indicators=[stock]).faults
    assert (fault.stated, fault.computed) == ("1399条", "1400条")
