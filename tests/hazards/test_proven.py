"""What is looked at in columns is judged as one hazard after the other is: texts of all kinds, all that is stored."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.evidence.breaks import Verification
from tests.hazards.conftest import table
from tests.hazards.test_forgery import Forger

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
DAY = st.one_of(st.none(), st.integers(0, 60).map(lambda n: date(2026, 5, 1) + timedelta(days=n)))
ROW = st.fixed_dictionaries(
    {
        "隐患描述": TEXT,
        "单位名称": st.one_of(st.none(), TEXT),
        "发现日期": DAY,
        "整改期限": DAY,
        "是否整改": st.one_of(st.none(), st.booleans()),
        "整改完成日期": DAY,
        "是否销号": st.one_of(st.none(), st.booleans()),
        "销号日期": DAY,
        "隐患等级": st.sampled_from((None, "一般", "重大")),
        "整改资金": st.one_of(st.none(), st.floats(0, 1e6)),
        "别的一列": st.one_of(st.none(), TEXT),
    }
)


def imported(rows: list[dict[str, object]], folder: Path) -> Ledger:
    frame = pl.DataFrame(
        [{"编号": f"H{n:03}", **row} for n, row in enumerate(rows)], infer_schema_length=None
    )
    frame.write_parquet(folder / "a.parquet")
    ledger = Ledger.open("sqlite://", create=True)
    ledger.import_table(folder / "a.parquet", by="科员", on="2026-07-01")
    return ledger


@settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(ROW, min_size=1, max_size=8))
def test_whatever_a_table_tells_is_sound_and_is_told_of_a_day_as_its_hazards_are(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    with imported(rows, tmp_path_factory.mktemp("t")) as ledger:
        assert ledger.verify().sound
        for day in (date(2026, 5, 20), date(2026, 7, 1)):
            found = {row["id"]: row for row in ledger.as_of(day).iter_rows(named=True)}
            for name in ledger.frame()["id"]:
                try:
                    hazard = ledger.get(name, as_of=day)
                except GuardError:
                    assert name not in found
                    continue
                told = {key: value for key, value in found.pop(name).items() if value is not None}
                own = (told.pop("state"), told.pop("version"), told.pop("last_on"))
                assert own == (hazard.state.value, hazard.version, hazard.last_on)
                assert json.loads(told.pop("_extra", "{}")) == dict(hazard.extra)
                for flag in ("rectified", "closed"):  # a day beside "no" is shown as it was told
                    if not told.get(flag) and told.get(f"{flag}_on", day) > day:
                        del told[f"{flag}_on"]
                assert told == dict(hazard.values)
            assert not found


def look(address: str) -> Verification:
    with Ledger.open(address) as ledger:
        return ledger.verify()


def made(address: str, folder: Path) -> Forger:
    table(40).write_parquet(folder / "a.parquet")
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(folder / "a.parquet", by="科员", batch=15)
        assert ledger.verify().sound
    return Forger(address)


STORED = {
    "version": "2", "state": "'ordered'", "last_on": "'2026-01-01'", "head": "'0'", "key": "'other'", "_extra": "'{}'",
    "description": "'另一处'", "unit": "NULL", "grade": "'major'", "due_on": "'2026-12-31'", "phone": "'1'",
    "rectified": "NULL", "acted": "TRUE", "extensions": "1",
}  # fmt: skip


def test_each_thing_that_is_stored_of_one_hazard_among_many_is_looked_at(
    address: str, tmp_path: Path
) -> None:
    forger = made(address, tmp_path)
    for column, value in STORED.items():
        (before,) = forger.rows(f"SELECT {column} FROM hazards WHERE id = 'H000007'")  # noqa: S608
        forger.write(f"UPDATE hazards SET {column} = {value} WHERE id = 'H000007'", [{}])  # noqa: S608
        assert {each.hazard for each in look(address).breaks} == {"H000007"}, column
        forger.write(f"UPDATE hazards SET {column} = :{column} WHERE id = 'H000007'", [dict(before)])  # noqa: S608
    assert look(address).sound


def test_a_text_that_looks_like_two_facts_is_not_taken_for_them(address: str, tmp_path: Path) -> None:
    forger = made(address, tmp_path)
    (row,) = forger.rows("SELECT description, unit FROM hazards WHERE id = 'H000003'")
    two = f'{row["description"]}","unit":"{row["unit"]}'
    forger.write("UPDATE hazards SET description = :two, unit = NULL WHERE id = 'H000003'", [{"two": two}])
    assert {each.hazard for each in look(address).breaks} == {"H000003"}


@pytest.mark.parametrize(("target", "column"), [("events", "data"), ("events", "actor"), ("hazards", "unit")])
def test_bytes_in_place_of_a_text_are_seen_in_the_middle_of_many(
    tmp_path: Path, target: str, column: str
) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    made(address, tmp_path)
    name = "hazard" if target == "events" else "id"
    with sa.create_engine(address).begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE {target} SET {column} = CAST({column} AS BLOB) WHERE {name} = 'H000020'"  # noqa: S608
        )
    assert {each.hazard for each in look(address).breaks} == {"H000020"}


def test_a_hazard_with_a_fact_that_is_missing_in_its_event_is_named(address: str, tmp_path: Path) -> None:
    forger = made(address, tmp_path)
    forger.write("UPDATE hazards SET due_on = NULL WHERE id = 'H000001'", [{}])
    assert [each.hazard for each in look(address).breaks] == ["H000001"]
