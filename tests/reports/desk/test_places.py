"""Places: one bulletin for each district or department of one dossier."""

import pytest

from ansheng.errors import UnknownNameError
from ansheng.reports import bulletin, render
from ansheng.reports.desk.places import Place, narrowed, place_called, places
from tests.reports.templates.test_filling import dossier_of


def test_the_places_of_which_there_are_records() -> None:
    dossier = dossier_of()
    assert [place.name for place in places(dossier, "region")] == ["东镇", "西镇"]
    assert places(dossier, "party") == ()
    assert place_called(dossier, " 西 镇") == Place("region", "西镇")
    with pytest.raises(UnknownNameError, match="西镇"):
        place_called(dossier, "西震")


def test_a_bulletin_of_a_place_counts_its_records_alone() -> None:
    dossier = dossier_of()
    report = bulletin(dossier, period="2020", as_of="2020-12-31", place=Place("region", "西镇"))
    assert "排查隐患3条，已整改1条（另有1条有缺项的记录，未计入），整改率50.0%" in "".join(
        render(report).split("\n")
    )
    assert report.title == "西镇百日整治情况通报（2020年）"
    assert "“事故”表未分地区，有关内容未写入" in render(report)
    (found,) = [figure for figure in report.figures if figure.id == "hazards_found[region=西镇]"]
    assert dossier.rows(found)["region"].to_list() == ["西镇"] * 3
    whole = bulletin(dossier, period="2020", as_of="2020-12-31")
    assert whole.figure("hazards_found").value == 4


def test_the_tables_of_a_place_are_those_that_say_whose_their_records_are() -> None:
    assert set(narrowed(dossier_of(), Place("region", "东镇")).tables) == {"hazards"}
