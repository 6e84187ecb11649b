"""Two clocks: what happened by a day, and what the ledger knew by a day; a bulletin comes again as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ansheng.dossier import open_dossier
from ansheng.errors import InputError
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Ledger, rows

ZONE = dt.timezone(dt.timedelta(hours=8))
HEADER = "编号,隐患描述,单位名称,发现日期,隐患等级,是否整改,整改完成日期,整改期限\n"
JULY = (
    HEADER + "H1,通道堵塞,甲厂,2026-07-01,一般,否,,2026-07-20\nH2,漏电,乙厂,2026-07-02,重大,否,,2026-09-30\n"
)
AUGUST = (
    HEADER
    + "H1,通道堵塞,甲厂,2026-07-01,一般,是,2026-07-30,2026-07-20\n"
    + "H3,无灭火器,丙厂,2026-07-28,一般,否,,2026-08-20\nH4,锈蚀,丙厂,2026-08-02,一般,否,,2026-08-30\n"
)


class Clock:
    """The clock of the computer, which the test sets."""

    def __init__(self) -> None:
        self.at = dt.datetime(2026, 7, 3, 9, tzinfo=ZONE)

    def set(self, text: str) -> None:
        self.at = dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)

    def now(self) -> dt.datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(rows, "now", made.now)
    return made


@pytest.fixture
def told(address: str, clock: Clock, tmp_path: Path) -> Iterator[tuple[Ledger, dict[str, Any]]]:
    """A ledger of two monthly tables and three events, and what it told in the evening of several days."""
    july, august, seen = tmp_path / "七月.csv", tmp_path / "八月.csv", dict[str, Any]()
    july.write_text(JULY, encoding="utf-8")
    august.write_text(AUGUST, encoding="utf-8")

    def look(ledger: Ledger, day: str) -> None:
        seen[day] = (ledger.as_of(day), ledger.tables()["hazards"], ledger.find(), ledger.history("H2"))

    with Ledger.open(address, create=True) as ledger:
        clock.set("2026-07-03T09:00:00")
        ledger.import_table(july, by="科员")
        look(ledger, "2026-07-03")
        clock.set("2026-07-31T23:59:59")
        ledger.act("H2", "report", by="科员", on="2026-07-30")
        look(ledger, "2026-07-31")
        clock.set("2026-08-01T00:00:00")
        ledger.act("H2", "report", by="科员", on="2026-07-31")
        clock.set("2026-08-05T10:00:00")
        ledger.import_table(august, by="科员")
        look(ledger, "2026-08-05")
        clock.set("2026-08-09T10:00:00")
        ledger.correct("H2", by="科员", reason="误填", data={"单位名称": "乙一厂"})
        look(ledger, "2026-08-09")
        yield ledger, seen


def test_each_day_comes_again_as_it_was(told: tuple[Ledger, dict[str, Any]]) -> None:
    ledger, seen = told
    for day, (as_of, table, found, history) in seen.items():
        assert_frame_equal(ledger.as_of(day, known_by=day), as_of)
        assert_frame_equal(ledger.tables(known_by=day)["hazards"], table)
        assert_frame_equal(ledger.find(known_by=day), found)
        assert ledger.count(known_by=day) == found.height
        assert ledger.history("H2", known_by=day) == history
        assert ledger.get("H2", known_by=day).version == len(history)


def test_without_the_second_clock_the_past_has_what_came_late(told: tuple[Ledger, dict[str, Any]]) -> None:
    ledger, seen = told
    then, now = seen["2026-07-31"][0], ledger.as_of("2026-07-31")
    assert then["id"].to_list() == ["H1", "H2"]
    assert now["id"].to_list() == ["H1", "H2", "H3"]
    assert (then["rectified"][0], now["rectified"][0]) == (False, True)
    assert (then["unit"][1], now["unit"][1]) == ("乙厂", "乙一厂")


@pytest.mark.parametrize(("day", "events"), [("2026-07-30", 1), ("2026-07-31", 2), ("2026-08-01", 3)])
def test_the_second_clock_ends_with_the_day_in_china(
    told: tuple[Ledger, dict[str, Any]], day: str, events: int
) -> None:
    assert len(told[0].history("H2", known_by=day)) == events


def test_what_was_not_known_is_not_there(told: tuple[Ledger, dict[str, Any]]) -> None:
    ledger, _ = told
    assert ledger.as_of("2026-12-31", known_by="2026-07-02").height == 0
    assert ledger.find(known_by="2026-07-02").height == 0
    with pytest.raises(GuardError):
        ledger.get("H3", known_by="2026-07-31")
    assert ledger.history("H3", known_by="2026-07-31") == ()


def test_searches_and_deadlines_know_the_second_clock(told: tuple[Ledger, dict[str, Any]]) -> None:
    ledger, _ = told
    assert ledger.find(party="乙一厂", known_by="2026-08-08").height == 0
    assert ledger.find(party="乙一厂", known_by="2026-08-09")["编号"].to_list() == ["H2"]
    assert ledger.find(overdue_on="2026-07-31", known_by="2026-07-31")["编号"].to_list() == ["H1"]
    assert ledger.find(overdue_on="2026-07-31")["编号"].to_list() == []
    due = ledger.tables(due_by="2026-08-31", known_by="2026-07-31")["hazards"]
    assert due["id"].to_list() == ["H1"]
    assert ledger.tables(open_on="2026-08-09", known_by="2026-07-31")["hazards"].height == 2


def test_what_was_entered_late_is_listed(told: tuple[Ledger, dict[str, Any]]) -> None:
    ledger, _ = told
    late = ledger.late("2026-07-31", words=False)
    shown = late.select("id", "event", "day", "recorded_on", "days_late").rows()
    day = dt.date
    assert shown == [
        ("H2", "report", day(2026, 7, 31), day(2026, 8, 1), 1),
        ("H1", "amend", day(2026, 7, 30), day(2026, 8, 5), 6),
        ("H3", "register", day(2026, 7, 28), day(2026, 8, 5), 8),
        ("H2", "correct", day(2026, 8, 9), day(2026, 8, 9), 0),
    ]
    assert ledger.late("2026-07-31", known_by="2026-08-05", words=False)["id"].to_list() == ["H2"]
    assert ledger.late("2026-06-30", words=False).height == 0
    assert ledger.late("2026-07-31").columns[:3] == ["编号", "序号", "办理事项"]
    assert ledger.late("2026-07-31", lang="en")["event"][0] == "report upward"


def test_a_clock_that_was_put_back_tears_no_history_apart(address: str, clock: Clock) -> None:
    with Ledger.open(address, create=True) as ledger:
        clock.set("2027-01-01T00:00:00")
        ledger.record({"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}, by="科员")
        clock.set("2026-07-05T00:00:00")
        ledger.act("H1", "report", by="科员", on="2026-07-05")
        assert len(ledger.history("H1", known_by="2026-07-05")) == 2
        assert ledger.as_of("2026-07-05", known_by="2026-07-05").height == 1


def test_a_dossier_is_opened_as_its_ledger_was(
    told: tuple[Ledger, dict[str, Any]], address: str, tmp_path: Path
) -> None:
    _, seen = told
    dossier = open_dossier(address, known_by="2026-07-31")
    columns = dossier.tables["hazards"].columns
    assert_frame_equal(
        dossier.tables["hazards"].drop("_extra"), seen["2026-07-31"][1].select(columns).drop("_extra")
    )
    folder = tmp_path / "案卷"
    folder.mkdir()
    (folder / "隐患.csv").write_text(JULY, encoding="utf-8")
    (folder / "campaign.toml").write_text('[campaign]\ntitle = "整治"\n', encoding="utf-8")
    with pytest.raises(InputError, match="--known-by"):
        open_dossier(folder, known_by="2026-07-31")


def test_many_hazards_come_again(address: str, clock: Clock, tmp_path: Path) -> None:
    """The stored states and those that are folded are put together in the order of their ids."""
    from tests.hazards.conftest import table

    file = tmp_path / "a.parquet"
    table(300).write_parquet(file)
    with Ledger.open(address, create=True) as ledger:
        clock.set("2026-07-01T08:00:00")
        ledger.import_table(file, by="科员", batch=70)
        before = ledger.as_of("2026-07-01")
        clock.set("2026-07-02T08:00:00")
        changed = table(300).with_columns(
            pl.when(pl.int_range(300) % 7 == 0).then(pl.lit("已改")).otherwise("隐患描述").alias("隐患描述")
        )
        changed.write_parquet(file)
        assert ledger.import_table(file, by="科员").amended > 0
        assert_frame_equal(ledger.as_of("2026-07-01", known_by="2026-07-01"), before)
        assert ledger.count(known_by="2026-07-01") == 300
