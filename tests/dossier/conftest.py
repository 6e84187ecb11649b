"""A small dossier of hazards to start from."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

CAMPAIGN = '[campaign]\ntitle = "百日整治"\nissuer = "某市安委办"\n'
HAZARDS = """编号,单位名称,行业领域,隐患描述,发现日期,整改期限,是否整改
A1,甲厂,工贸,无护栏,2020-07-01,2020-07-10,是
A2,乙厂,工贸,漏电,2020-07-02,2020-07-12,否
"""

Write = Callable[[str, str], Path]
Book = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a campaign and nothing else."""
    root = tmp_path / "案卷"
    root.mkdir()
    (root / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    return root


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a text file into the folder."""

    def written(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def book(folder: Path) -> Book:
    """Writes a workbook into the folder: rows of cells by the names of its sheets."""

    def written(name: str, **sheets: list[list[object]]) -> Path:
        with xlsxwriter.Workbook(str(folder / name)) as workbook:
            for title, rows in sheets.items():
                page = workbook.add_worksheet(title)
                for place, row in enumerate(rows):
                    page.write_row(place, 0, row)
        return folder / name

    return written
