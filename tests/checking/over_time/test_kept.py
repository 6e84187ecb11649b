"""Kept findings: what was written is read back, evidence and all."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from ansheng import InputError, Lang
from ansheng.checking.over_time.kept import KeptFindings
from tests.checking.over_time.test_changes import found, spot

ROWS = [spot("甲", leak=90, region="一镇"), spot(None, leak=None), spot("丙", vented=False)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_that_were_written_are_read_back_equal(tmp_path: Path, lang: Lang) -> None:
    path, findings = tmp_path / "kept.parquet", found(ROWS)
    findings.write_parquet(path, lang)
    kept = KeptFindings.read(path)
    assert kept == findings.keep(lang)
    assert kept != found(ROWS[:1]).keep()
    assert kept.to_dicts() == findings.to_dicts(lang)
    assert kept.to_polars().equals(findings.to_polars(lang))
    assert json.loads(json.dumps(kept.manifest)) == findings.manifest.to_dict(lang)
    assert len(kept) == len(findings)


def test_a_file_is_as_good_as_the_findings_for_a_comparison(tmp_path: Path) -> None:
    path, earlier, later = tmp_path / "kept.parquet", found(ROWS[:2]), found(ROWS)
    earlier.write_parquet(path)
    assert (
        later.diff(path).to_dicts()
        == later.diff(KeptFindings.read(path)).to_dicts()
        == later.diff(earlier).to_dicts()
    )
    assert later.without(str(path)).to_dicts() == later.without(earlier).to_dicts()


@pytest.mark.parametrize("content", [b"", b"no parquet"])
def test_a_file_that_holds_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.parquet"
    path.write_bytes(content)
    with pytest.raises(InputError, match="不是保存的判定结果"):
        found(ROWS).without(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"other\.parquet"):
        found(ROWS).without(tmp_path / "other.parquet")


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    pl.DataFrame({"record": ["甲"]}).write_parquet(tmp_path / "table.parquet")
    with pytest.raises(InputError) as caught:
        KeptFindings.read(tmp_path / "table.parquet")
    assert "holds no kept findings" in caught.value.text("en")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法写入"):
        found(ROWS).write_parquet(tmp_path / "none" / "kept.parquet")
