"""The bulletin that the library writes audits clean, and its figures are read back and matched."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ansheng.auditing import audit
from ansheng.dates import Period
from ansheng.dossier import Campaign, Dossier, open_dossier
from ansheng.errors import InputError
from ansheng.indicators.figure import Figure
from ansheng.reports import Report, render
from ansheng.reports.composing import bulletin
from ansheng.reports.writers import terminal
from ansheng.sheets.documents import read_document

DOSSIER = Path(__file__).parents[2] / "examples" / "lingwu-2020"
LISTED_BY_MONTH = "submissions_missing["
OF_THE_DATA = ["7项", "3处", "3处"]
"""What is said of how the tables were read, which no indicator counts."""


@cache
def report() -> Report:
    dossier = open_dossier(DOSSIER)
    campaign = dossier.campaign
    assert campaign.period
    assert campaign.as_of
    return bulletin(dossier, period=campaign.period, as_of=campaign.as_of, base=campaign.base)


def text(form: str) -> str:
    return render(report(), "md", "zh") if form == "md" else terminal.render(report())


@pytest.mark.parametrize("form", ["md", "table"])
def test_the_bulletin_audits_clean(form: str) -> None:
    made = audit(text(form), dossier=report())
    assert made.faults == ()
    assert made.of("suspicious") == ()
    assert made.unread == 0


@pytest.mark.parametrize("form", ["md", "table"])
def test_every_printed_figure_is_matched_to_its_own(form: str) -> None:
    made = audit(text(form), dossier=report())
    figures = {figure.id: figure for figure in report().figures}
    printed = {name for _, section in report().walk() for item in section.items for name in item.figures}
    assert [name for name in made.missing if name in printed and not name.startswith(LISTED_BY_MONTH)] == []
    assert [quoted.text for quoted in made.figures if not quoted.matches] == OF_THE_DATA
    for quoted in made.figures:
        name, _, aspect = (quoted.matches or "").partition(":")
        if name:
            assert quoted.value == stated(figures[name], aspect)


def stated(figure: Figure, aspect: str) -> object:
    """What a bulletin may print of a figure: its value, its change, the records it leaves out."""
    if aspect == "change":
        assert figure.comparison
        return figure.comparison.percent
    return figure.unknown if aspect == "unknown" else figure.value


@pytest.mark.parametrize("form", ["md", "table"])
def test_a_dossier_gives_the_figures_itself(form: str) -> None:
    made = audit(text(form), dossier=open_dossier(DOSSIER))
    assert made.faults == ()
    assert made.missing == ()
    assert [quoted.text for quoted in made.figures if not quoted.matches] == OF_THE_DATA


def test_a_dossier_is_evaluated_for_the_period_that_is_given() -> None:
    half = Period.parse("2020年7-9月")
    found = audit("共排查隐患2072条。", period=half, dossier=open_dossier(DOSSIER))
    (fault,) = found.faults
    assert (fault.kind, fault.stated) == ("repeat", "2072条")
    assert fault.computed == evaluated("hazards_found", half).display


def evaluated(name: str, period: Period) -> Figure:
    dossier = open_dossier(DOSSIER)
    assert dossier.campaign.as_of
    made = bulletin(dossier, period=period, as_of=dossier.campaign.as_of).figures
    return next(figure for figure in made if figure.id == name)


def test_a_dossier_without_a_period_is_told_so() -> None:
    dossier = Dossier.of({}, Campaign("百日整治"))
    with pytest.raises(InputError, match="period"):
        audit("事故4起", dossier=dossier)
    assert audit("事故4起", period=Period.parse("2020"), dossier=dossier).faults == ()


def test_a_figure_that_was_changed_is_wrong_by_the_difference() -> None:
    changed = text("md").replace("行政处罚67起", "行政处罚76起")
    (fault,) = [claim for claim in audit(changed, dossier=report()).faults if claim.kind == "repeat"]
    assert (fault.stated, fault.computed, str(fault.distance)) == ("76起", "67起", "9")


def test_a_cell_that_was_changed_breaks_its_row_and_its_column() -> None:
    changed = text("md").replace("| 煤矿 | 276 |", "| 煤矿 | 277 |")
    assert {claim.kind for claim in audit(changed).faults} == {"sum", "rate"}


def test_a_text_of_another_scope_or_year_is_not_compared() -> None:
    other = "2019年共发生生产安全事故9起。其中道路运输排查隐患12条。乡镇上报联合惩戒3家。"
    assert audit(other, dossier=report()).faults == ()


def test_a_document_reads_as_its_text(tmp_path: Path) -> None:
    file = tmp_path / "bulletin.txt"
    file.write_bytes(text("md").encode("gb18030", errors="replace"))
    assert audit(read_document(file)).summary() == audit(text("md")).summary()
