"""Who may read a ledger: the files of a new one, and of what is exported, are for their owner alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ansheng.hazards.ledger import Ledger
from ansheng.writing import write_whole

FOUND = {"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """What is made without a word about it can be read and written by everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in sorted(folder.iterdir())}


def test_a_new_ledger_and_the_files_beside_it_are_for_their_owner(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / '台账.db'}", create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        names = {"台账.db", "台账.db-wal", "台账.db-shm", "台账.db.head"}
        assert modes(tmp_path) == dict.fromkeys(names, 0o600)


def test_an_export_and_the_ledger_made_of_it_are_for_their_owner(tmp_path: Path) -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        for form in ("csv", "parquet"):
            ledger.export(tmp_path / form, form=form)
    assert modes(tmp_path) == {"csv": 0o700, "parquet": 0o700}
    assert {mode for form in ("csv", "parquet") for mode in modes(tmp_path / form).values()} == {0o600}
    (tmp_path / "新").mkdir()
    with Ledger.restore(tmp_path / "csv", f"sqlite:///{tmp_path / '新' / '台账.db'}") as again:
        assert set(modes(tmp_path / "新").values()) == {0o600}
        assert again.verify().sound


def test_a_ledger_that_a_group_shares_stays_as_it_was_opened_to_it(tmp_path: Path) -> None:
    file = tmp_path / "台账.db"
    Ledger.open(f"sqlite:///{file}", create=True).close()
    file.chmod(0o660)
    with Ledger.open(f"sqlite:///{file}") as ledger:
        ledger.record(FOUND, by="检查组")
        assert set(modes(tmp_path).values()) == {0o660}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_file_that_is_replaced_is_read_by_whom_it_was(mode: int, tmp_path: Path) -> None:
    write_whole(tmp_path / "清单.csv", "一")
    assert modes(tmp_path) == {"清单.csv": 0o666}
    (tmp_path / "清单.csv").chmod(mode)
    write_whole(tmp_path / "清单.csv", "二")
    assert modes(tmp_path) == {"清单.csv": mode}
    assert (tmp_path / "清单.csv").read_text("utf-8") == "二"


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file::memory:?uri=true"])
def test_a_ledger_in_memory_makes_no_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.open(address, create=True) as ledger:
        assert ledger.record(FOUND, by="检查组").version == 1
    assert list(tmp_path.iterdir()) == []
