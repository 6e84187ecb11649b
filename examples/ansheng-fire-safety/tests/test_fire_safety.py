"""案卷读得出消防检查，指标、待办都有它。"""

from __future__ import annotations

from pathlib import Path

import pytest
from ansheng import Dossier, figures, open_dossier

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """示例案卷。"""
    return open_dossier(DATA)


def test_the_table_is_read_by_its_name(dossier: Dossier) -> None:
    """文件名为“消防检查”的，读作这张表。"""
    assert dossier.tables["fire_inspections"].height == len(dossier.records("消防检查")) == 6
    assert dossier.problems == ()


def test_the_table_is_read_by_its_headers() -> None:
    """文件名看不出的，凭表头识别。"""
    files = {"一季度.csv": DATA.joinpath("消防检查.csv").read_bytes()}
    assert list(open_dossier(files).tables) == ["fire_inspections"]


@pytest.mark.parametrize(
    ("title", "shown", "unknown"), [("消防检查单位", "5家", 0), ("消防隐患整改率", "60.0%", 1)]
)
def test_the_indicators_count_it(title: str, shown: str, unknown: int, dossier: Dossier) -> None:
    """示例商场只计一家；4月2日才整改的，3月31日未整改；未填隐患数的，列为缺项。"""
    [figure] = figures(dossier, title, period="2026Q1", as_of="2026-03-31")
    assert (figure.display, figure.unknown) == (shown, unknown)


def test_a_figure_leads_to_its_rows(dossier: Dossier) -> None:
    """指标的数字可以追溯到行。"""
    [figure] = figures(dossier, "消防隐患整改率", period="2026Q1", as_of="2026-03-31")
    assert dossier.rows(figure, "denominator")["id"].to_list() == ["X-01", "X-02", "X-03", "X-04", "X-05"]
