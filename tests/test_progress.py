"""Progress: long calls tell how far they are, and an error in what is called stops them with nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import ansheng
from ansheng import Ledger, audit
from ansheng.logs import Progress
from ansheng.reports.returned import write_returned
from ansheng.reports.returned.audited import Audited, write_audited

ON = "2026-07-01"
TANK = {"编号": "T", "监测能超限报警": "否"}


class StopError(Exception):
    """What a program raises to stop."""


def stop(_done: int, _total: int) -> None:
    raise StopError


def records(_where: Path, progress: Progress) -> None:
    ansheng.check([TANK] * 2500, on=ON, as_="gas.GasTank", progress=progress)


def table(_where: Path, progress: Progress) -> None:
    ansheng.check(pl.DataFrame([TANK] * 3), on=ON, as_="gas.GasTank", progress=progress)


def dossier(_where: Path, progress: Progress) -> None:
    ansheng.open_dossier("examples/lingwu-2020", progress=progress)


def audited(where: Path, progress: Progress) -> None:
    text = "排查隐患280处，整改256处。"
    made = [Audited(f"{n}.txt", text.encode(), audit(text)) for n in range(3)]
    write_audited(made, where / "out", progress=progress)


def returned(where: Path, progress: Progress) -> None:
    folder = where / "in"
    folder.mkdir(exist_ok=True)
    (folder / "隐患.csv").write_text("编号,隐患描述,发现日期\nH1,堵塞,不详日\n", encoding="utf-8")
    write_returned(ansheng.open_dossier(folder), where / "out", progress=progress)


def imported(where: Path, progress: Progress) -> None:
    rows = "".join(f"H{n},堵塞,2026-07-01\n" for n in range(5))
    with Ledger.open(f"sqlite:///{where / 'a.db'}", create=True) as ledger:
        content = ("隐患.csv", f"编号,隐患描述,发现日期\n{rows}".encode())
        ledger.import_table(content, by="检查组", batch=2, progress=progress)


CALLS: dict[str, tuple[Callable[[Path, Progress], None], list[tuple[int, int]] | None]] = {
    "records": (records, [(1000, 2500), (2000, 2500), (2500, 2500)]),
    "table": (table, [(3, 3)]),
    "dossier": (dossier, None),
    "audited": (audited, [(1, 3), (2, 3), (3, 3)]),
    "returned": (returned, [(1, 1)]),
    "imported": (imported, [(2, 5), (4, 5), (5, 5)]),
}


@pytest.mark.parametrize("name", CALLS)
def test_it_is_told_how_far_the_work_is(tmp_path: Path, name: str) -> None:
    call, expected = CALLS[name]
    told: list[tuple[int, int]] = []
    call(tmp_path, lambda done, total: told.append((done, total)))
    assert told == (expected or [(n, len(told)) for n in range(1, len(told) + 1)])
    assert told[-1][0] == told[-1][1] > 0


@pytest.mark.parametrize("name", CALLS)
def test_an_error_in_what_is_called_stops_the_work_and_nothing_appears(tmp_path: Path, name: str) -> None:
    with pytest.raises(StopError):
        CALLS[name][0](tmp_path, stop)
    assert {file.name.partition(".")[0] for file in tmp_path.iterdir()} <= {"a", "in"}


def test_batches_that_were_told_are_whole_and_the_rest_is_not_begun(tmp_path: Path) -> None:
    def at_four(done: int, _total: int) -> None:
        if done == 4:
            raise StopError

    with pytest.raises(StopError):
        imported(tmp_path, at_four)
    with Ledger.open(f"sqlite:///{tmp_path / 'a.db'}") as ledger:
        assert ledger.count() == 4
