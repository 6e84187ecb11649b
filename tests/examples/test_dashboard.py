"""The example dashboard: its page holds the figures, asks nothing of a network, and is written whole or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import ansheng
from examples.dashboard import dashboard


@pytest.fixture(scope="module")
def dossier() -> ansheng.Dossier:
    return ansheng.open_dossier(dashboard.EXAMPLE)


@pytest.fixture(scope="module")
def page(dossier: ansheng.Dossier) -> str:
    return dashboard.page(dossier)


def drawn(page: str) -> list[dict[str, Any]]:
    """The charts as the script of the page reads them."""
    found = re.search(r'(?s)<script type="application/json" id="charts">(.*?)</script>', page)
    assert found
    charts: list[dict[str, Any]] = json.loads(found[1])
    return charts


def test_the_charts_hold_the_figures(page: str, dossier: ansheng.Dossier) -> None:
    span: dict[str, Any] = {"period": "2020", "as_of": "2020-12-31"}
    monthly, by_town = {"every": "month", **span}, {"by": "region", **span}
    asked = [("hazards_found", monthly), ("整改率", monthly), ("hazards_open", by_town), ("整改率", by_town)]
    charts = drawn(page)
    assert len(charts) == len(asked)
    for chart, (indicator, options) in zip(charts, asked, strict=True):
        rows = ansheng.figures(dossier, indicator, **options).to_dicts()
        told = [(point["value"], point["display"], point["reason"]) for point in chart["points"]]
        wanted = [(row["value"], row["display"], row["reason"]) for row in rows]
        assert sorted(told, key=str) == sorted(wanted, key=str)
    assert [point["name"] for point in charts[0]["points"]] == [f"{month}月" for month in range(1, 13)]


def test_a_month_without_records_is_a_gap_with_its_reason(page: str) -> None:
    january = drawn(page)[0]["points"][0]
    assert january["value"] is None
    assert f"1月、2月、3月、4月、5月、6月无数值：{january['reason']}" in page


def test_months_of_several_years_are_told_apart() -> None:
    row = dict.fromkeys(("value", "display", "numerator", "denominator", "unknown", "reason"))
    rows = [{**row, "first": f"{year}-01-01"} for year in (2020, 2021)]
    told = dashboard.chart("", "columns", "条", rows, "month")["points"]
    assert [point["name"] for point in told] == ["2020-01", "2021-01"]


def test_a_dossier_without_a_period_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("campaign.toml").write_text('[campaign]\ntitle = "行动"\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="统计期间"):
        dashboard.page(ansheng.open_dossier(tmp_path))


def test_the_page_asks_nothing_of_a_network(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"//\w|@import|\bsrc=|\bhref=|url\(|\$\w", page)


def test_words_of_the_data_stay_words(dossier: ansheng.Dossier) -> None:
    town = "</script><script>alert(1)</script>"
    row = {"name": town, "value": None, "display": "—", "reason": town, "first": "2020-01-01"}
    row |= dict.fromkeys(("numerator", "denominator", "unknown"))
    chart = dashboard.chart(town, "bars", "%", [{**row, "region": town}], "region")
    assert "<script" not in dashboard.section(chart, 0)
    hazards = dossier.tables["hazards"].with_columns(region=pl.lit(town))
    made = dashboard.page(_With(dossier, hazards))  # type: ignore[arg-type]
    assert made.count("<script") == 2
    assert drawn(made)[-1]["points"][0]["name"] == town


class _With:
    """A dossier with another table of hazards."""

    def __init__(self, dossier: ansheng.Dossier, hazards: pl.DataFrame) -> None:
        self.campaign = dossier.campaign
        self.tables = {**dossier.tables, "hazards": hazards}


def test_the_page_is_written(tmp_path: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "看板.html"
    dashboard.main(path)
    assert path.read_text(encoding="utf-8") == page
    assert "看板.html" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_interrupted_leaves_the_page_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    dashboard.write(path, "before")

    def broken(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(OSError, match="full"):
        dashboard.write(path, "after")
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]
