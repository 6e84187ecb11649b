"""Report model: what it refuses, and how its parts are found."""

import attrs
import pytest

from ansheng.errors import InputError, UnknownNameError
from ansheng.reports import Paragraph, Quote, Report, Section, Table


def test_a_table_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(InputError, match="第2行应有2格，实有1格"):
        Table("t", ("a", "b"), ((1, 2), (3,)))


def test_a_figure_is_found_by_its_id(report: Report) -> None:
    assert report.figure("deaths").label == "死亡人数"
    with pytest.raises(UnknownNameError, match="deaths"):
        report.figure("death")


def test_text_may_quote_only_figures_that_the_report_lists(report: Report) -> None:
    with pytest.raises(InputError, match="nowhere"):
        attrs.evolve(report, sections=(Section("s", (Paragraph("p", (Quote("nowhere", 0, 1),)),)),))
    with pytest.raises(InputError):
        attrs.evolve(report, figures=(*report.figures, report.figures[0]))


def test_sections_are_walked_in_reading_order(report: Report) -> None:
    assert [(level, section.title) for level, section in report.walk()] == [
        (1, "一、总体情况"),
        (2, "（一）整改"),
    ]
