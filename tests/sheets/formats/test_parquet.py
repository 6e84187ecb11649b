"""Parquet in parts: a folder or a pattern is one table, and what its folders say is a column."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import ansheng
from ansheng import Findings, InputError
from ansheng.sheets import door
from ansheng.sheets.formats import parquet


def check(path: Path | str) -> Findings:
    return ansheng.check(path, on="2026-07-01", as_="gas.GasTank")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Tanks of three regions, as an engine writes them."""
    for number, region in enumerate(
        ("地区=一镇", "地区=%E4%BA%8C%E9%95%87", "地区=__HIVE_DEFAULT_PARTITION__")
    ):
        folder = tmp_path / "data" / region
        folder.mkdir(parents=True)
        frame = pl.DataFrame({"编号": [f"T{number}"], "监测能超限报警": ["否"]})
        frame.write_parquet(folder / "part-0.parquet")
        (folder / "._part-0.parquet").write_bytes(b"no table")
    (tmp_path / "data" / "_SUCCESS").touch()
    (tmp_path / "data" / "_temporary").mkdir()
    (tmp_path / "data" / "_temporary" / "a.parquet").write_bytes(b"no table")
    return tmp_path / "data"


def test_a_folder_of_parts_is_one_table_and_its_folders_say_the_region(data: Path) -> None:
    found = check(data)
    assert found.manifest.records == 3
    assert {(f.record, f.region) for f in found} == {("T0", "一镇"), ("T1", "二镇"), ("T2", None)}


@pytest.mark.parametrize("pattern", ["*/part-0.parquet", "**/part-*.parquet", "地区=[!_]*/p*.parquet"])
def test_a_pattern_is_one_table(data: Path, pattern: str) -> None:
    found = check(f"{data}/{pattern}")
    assert {f.record for f in found} >= {"T0", "T1"}
    assert {f.region for f in found} >= {"一镇", "二镇"}


def test_parts_may_differ_in_their_columns(data: Path) -> None:
    frame = pl.DataFrame({"编号": [9], "地区": ["三镇"], "监测能超限报警": [False]})
    frame.write_parquet(data / "地区=一镇" / "part-1.parquet")
    assert {(f.record, f.region) for f in check(data)} >= {("9", "三镇"), ("T0", "一镇")}


def test_a_pattern_that_names_nothing_says_what_is_near(data: Path) -> None:
    with pytest.raises(InputError, match=r"未找到与之相符.*part-0\.parquet"):
        check(f"{data}/**/prat-*.parquet")
    with pytest.raises(InputError, match="未找到与之相符"):
        check("nowhere/*.parquet")


def test_a_folder_without_parts_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不支持"):
        check(tmp_path)


def test_a_part_that_is_damaged_is_named(data: Path) -> None:
    (data / "地区=一镇" / "part-2.parquet").write_bytes(b"PAR1 no table PAR1")
    with pytest.raises(InputError, match=r"part-2\.parquet.*已损坏"):
        check(data)


def test_the_parts_together_are_bounded_as_one_file(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = [file.stat().st_size for file in data.glob("*/part-0.parquet")]
    for most, fits in ((sum(sizes) - 1, False), (sum(sizes), True)):
        monkeypatch.setattr(parquet, "TABLE", most)
        assert most < door.TABLE
        if fits:
            assert check(data).manifest.records == 3
        else:
            with pytest.raises(InputError, match="超过"):
                check(data)


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    file = tmp_path / "a[1].parquet"
    pl.DataFrame({"编号": ["T1"], "监测能超限报警": ["否"]}).write_parquet(file)
    assert check(file).manifest.records == 1
