"""The ledger in SQLite and in PostgreSQL: what goes in comes out, nothing is lost, and tampering is found."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import ansheng
from ansheng import FactValueError, InputError, UnknownNameError
from ansheng.hazards import HazardRecord
from ansheng.hazards.entry import State
from ansheng.hazards.events import Event
from ansheng.hazards.guards import GuardError, RoleError
from ansheng.hazards.ledger import ConflictError, Ledger, LedgerError, Verification
from ansheng.hazards.lifecycle import Hazard
from tests.hazards.conftest import table

FIRST = {
    "编号": "H1",
    "隐患描述": "通道堵塞",
    "单位名称": "甲厂",
    "发现日期": "2026-07-01",
    "隐患等级": "一般",
}
REST: dict[str, Any] = {"requirement": "清理", "due_on": "2026-07-31"}
ORDER: dict[str, Any] = {"department": "应急局", "requirement": "清理", "due_on": "2026-07-31"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "隐患台账.parquet"
    table(300).write_parquet(path)
    return path


def changed(file: Path, row: int, column: str, value: object) -> Path:
    """The same table with one cell changed."""
    frame = pl.read_parquet(file)
    index = pl.int_range(frame.height)
    frame = frame.with_columns(
        pl.when(index == row).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
    )
    frame.write_parquet(file)
    return file


def test_a_hazard_is_recorded_acted_upon_and_kept(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(HazardRecord.read(FIRST), by="检查组")
        done = ledger.act(
            "H1",
            "责令整改",
            by="检查组",
            on="2026-07-02",
            data={"整改责任部门": "应急局"},
            requirement="清理",
            due_on="2026-07-31",
        )
        assert (done.state, done.version) == (State.ORDERED, 2)
    with Ledger.open(address) as ledger:
        assert ledger.get("H1") == done
        assert dict(ledger.get("H1").values) == dict(done.values)
        assert [event.kind for event in ledger.history("H1")] == ["register", "order"]
        assert ledger.get("H1", as_of=date(2026, 7, 1)).state is State.GRADED
        assert ledger.verify().sound


def test_a_refused_event_changes_nothing(ledger: Ledger) -> None:
    ledger.record(FIRST, by="检查组")
    before = ledger.head
    with pytest.raises(GuardError):
        ledger.act("H1", "close", by="检查组", on="2026-07-05")
    assert (ledger.head, len(ledger.history("H1"))) == (before, 1)


def test_the_version_that_was_looked_at_must_be_the_one_stored(ledger: Ledger) -> None:
    ledger.record(FIRST, by="检查组")
    ledger.act("H1", "order", by="甲", on="2026-07-02", version=1, **ORDER)
    with pytest.raises(ConflictError, match="现序号为2"):
        ledger.act("H1", "order", by="乙", on="2026-07-02", version=1, **ORDER)
    with pytest.raises(ConflictError, match="H1"):
        ledger.record(FIRST, by="检查组")


def test_an_unknown_hazard_is_told_with_near_ids(ledger: Ledger) -> None:
    ledger.record(FIRST, by="检查组")
    with pytest.raises(UnknownNameError, match="H1"):
        ledger.get("H12")
    with pytest.raises(UnknownNameError, match="单位"):
        ledger.record({**FIRST, "单位名": "x"}, by="检查组")


def test_the_same_file_twice_changes_nothing(ledger: Ledger, file: Path) -> None:
    first = ledger.import_table(file, by="科员", batch=70)
    assert (first.rows, first.registered, first.problems) == (300, 300, ())
    head = ledger.head
    again = ledger.import_table(file, by="科员", batch=70)
    assert (again.registered, again.amended, again.unchanged, ledger.head) == (0, 0, 300, head)
    assert ledger.verify().sound


def test_a_corrected_file_amends(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员", on=date(2026, 6, 1))
    done = ledger.import_table(changed(file, 5, "隐患描述", "配电箱未接地"), by="科员", on=date(2026, 7, 1))
    assert (done.amended, done.unchanged) == (1, 299)
    *_, amended = ledger.history("H000005")
    assert (amended.kind, amended.on, amended.facts()) == (
        "amend",
        date(2026, 7, 1),
        {"description": "配电箱未接地"},
    )
    assert (amended.data["_file"], amended.data["_row"]) == (file.name, 6)
    assert ledger.get("H000005", as_of=date(2026, 6, 30)).record.description == "第5处消防通道堵塞"
    assert ledger.get("H000005").record.description == "配电箱未接地"
    assert ledger.verify().sound


TOWNSHIPS = (
    "编号,地区,单位名称,隐患描述,发现日期\n1,一镇,甲厂,消防通道堵塞,2026-07-01\n",
    "编号,地区,单位名称,隐患描述,发现日期\n1,二镇,乙矿,瓦斯超限,2026-07-02\n",
)


def test_two_townships_with_one_id_keep_two_hazards_apart(ledger: Ledger, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("一镇.csv", "二镇.csv")]
    for path, text in zip(paths, TOWNSHIPS, strict=True):
        path.write_text(text, encoding="utf-8")
    first, second = (ledger.import_table(path, by="科员") for path in paths)
    assert (first.registered, second.registered, second.amended, second.refused) == (1, 0, 0, 1)
    [refused] = second.problems
    assert (refused.kind, refused.row, refused.file) == ("refused", 2, "二镇.csv")
    for lang in ("zh", "en"):
        assert all(word in refused.text(lang) for word in ("1", "一镇", "二镇", "消防通道堵塞"))
    assert ledger.get("1").record.description == "消防通道堵塞"
    assert [event.kind for event in ledger.history("1")] == ["register"]
    assert ledger.import_table(paths[1], by="科员").refused == 1, "it is listed each time"
    assert ledger.verify().sound


@pytest.mark.parametrize(
    ("unit", "same"), [("甲 厂", True), ("（甲）厂", False), ("乙厂", False), ("", True)]
)
def test_a_unit_written_otherwise_is_the_same_and_another_is_not(
    unit: str, same: bool, ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "隐患.csv"
    head = "编号,单位名称,隐患描述,发现日期\n"
    path.write_text(f"{head}1,甲厂,漏电,2026-07-01\n", encoding="utf-8")
    ledger.import_table(path, by="科员")
    path.write_text(f"{head}1,{unit},漏电严重,2026-07-01\n", encoding="utf-8")
    done = ledger.import_table(path, by="科员")
    assert (done.amended, done.refused) == ((1, 0) if same else (0, 1))


def test_a_cell_that_is_emptied_is_missing_from_then_on(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员")
    ledger.import_table(changed(file, 5, "单位名称", None), by="科员")
    assert ledger.get("H000005").record.unit is None
    assert ledger.history("H000005")[-1].facts() == {"unit": None}


def test_a_day_of_the_future_is_refused_until_it_is_put_right(ledger: Ledger, file: Path) -> None:
    typo, right = date(2062, 3, 6), date(2026, 3, 6)
    first = ledger.import_table(changed(file, 3, "发现日期", typo), by="科员", on=date(2026, 7, 1))
    changed(changed(file, 3, "发现日期", right), 4, "整改完成日期", typo)
    second = ledger.import_table(file, by="科员", on=date(2026, 8, 1))
    assert [(done.registered, done.refused) for done in (first, second)] == [(299, 1), (1, 1)]
    assert [done.problems[0].row for done in (first, second)] == [4, 5]
    assert all("2062年3月6日" in done.problems[0].text() for done in (first, second))
    assert ledger.import_table(file, by="科员", on=date(2026, 8, 1)).problems == second.problems
    ledger.import_table(changed(file, 4, "整改完成日期", right), by="科员", on=date(2026, 9, 1))
    assert ledger.get("H000003").record.found_on == right
    assert ledger.act("H000004", "request", by="厂长", on="2026-09-02").state is State.REQUESTED
    assert ledger.verify().sound


def test_progress_in_a_later_table_is_dated_by_it(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员", on=date(2026, 6, 1))
    changed(changed(file, 3, "是否整改", "是"), 3, "整改完成日期", date(2026, 6, 20))
    ledger.import_table(file, by="科员", on=date(2026, 11, 1))
    states = [ledger.get("H000003", as_of=date(2026, 6, day)).state for day in (19, 20)]
    assert states == [State.ORDERED, State.RECTIFIED]


def test_a_table_does_not_move_what_events_have_settled(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员")
    ledger.act("H000003", "order", by="检查组", on="2026-07-01", **ORDER)
    changed(changed(file, 3, "是否整改", "是"), 3, "隐患描述", "配电箱未接地")
    done = ledger.import_table(file, by="科员")
    assert [(p.kind, p.row) for p in done.problems] == [("held", 4), ("held", 4)]
    assert [title in p.text() for p, title in zip(done.problems, ("整改期限", "是否整改"), strict=True)] == [
        True
    ] * 2
    found = ledger.get("H000003")
    assert (found.state, found.record.description) == (State.ORDERED, "配电箱未接地")
    assert found.record.due_on == date(2026, 7, 31)


def test_rows_without_an_id_are_known_by_what_they_say(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    lines = [
        "序号,隐患描述,单位名称,发现日期,整改要求",
        "1,通道堵塞,甲厂,2026-07-01,清理",
        "2,漏电,甲厂,2026-07-01,修理",
    ]
    path.write_text(
        "\n".join([*lines, "3,漏电,甲厂,2026-07-01,修理", "4,,乙厂,2026-07-02,查"]), encoding="utf-8"
    )
    done = ledger.import_table(path, by="科员")
    assert done.registered == 3
    assert [(p.kind, p.row) for p in done.problems] == [("no_identity", 5), ("equal_row", 4)]
    path.write_text("\n".join([lines[0], "7,漏电,甲厂,2026-07-01,更换"]), encoding="utf-8")
    again = ledger.import_table(path, by="科员")
    assert (again.registered, again.amended) == (0, 1)


def test_a_row_without_id_that_says_what_a_row_with_one_says_is_not_recorded_twice(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "隐患.csv"
    header, said = "编号,隐患描述,单位名称,发现日期", "漏电,甲厂,2026-07-01"
    path.write_text(f"{header}\n,{said}\n", encoding="utf-8")
    ledger.import_table(path, by="科员")
    (name,) = ledger.tables()["hazards"]["id"]
    path.write_text(f"{header}\n{name},{said}\n,{said}\n", encoding="utf-8")
    again = ledger.import_table(path, by="科员")
    assert (again.unchanged, again.refused) == (1, 1)
    assert [(p.kind, p.row, p.value) for p in again.problems] == [("duplicate_id", 3, name)]


def test_what_does_not_parse_is_kept_as_it_was_written(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    path.write_text(
        "编号,隐患描述,单位名称,发现日期\nH1,漏电,甲厂,2026-02-30\nH1,漏电,乙厂,2026-03-01\n",
        encoding="utf-8",
    )
    done = ledger.import_table(path, by="科员")
    assert [(p.kind, p.row) for p in done.problems] == [("invalid", 2), ("duplicate_id", 3)]
    assert ledger.history("H1")[0].data["_invalid"] == {"found_on": "2026-02-30"}
    assert ledger.get("H1").record.found_on is None


def test_a_row_that_contradicts_itself_is_refused_and_the_others_recorded(ledger: Ledger, file: Path) -> None:
    done = ledger.import_table(changed(file, 4, "整改完成日期", date(2020, 1, 1)), by="科员")
    assert (done.registered, done.refused) == (299, 1)
    assert [(p.kind, p.row) for p in done.problems] == [("refused", 5), ("day_order", 5)]


def test_a_file_that_holds_no_hazards_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="隐患表"):
        ledger.import_table(path, by="科员")


def test_the_ledger_of_a_day_is_what_each_hazard_was_on_it(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员", on=date(2026, 7, 1))
    ledger.act("H000003", "order", by="检查组", on="2026-07-05", **ORDER)
    for day in (date(2026, 3, 15), date(2026, 7, 2), date(2026, 12, 31)):
        frame = ledger.as_of(day)
        assert frame.height == sum(n % 90 <= (day - date(2026, 3, 1)).days for n in range(300))
        for row in frame.sample(20, seed=1).iter_rows(named=True):
            hazard = ledger.get(row["id"], as_of=day)
            assert (row["state"], row["version"]) == (hazard.state.value, hazard.version)
            assert {
                name: value for name, value in row.items() if value is not None and name in hazard.values
            } == dict(hazard.values)


def test_the_frame_can_be_read_as_a_table_of_hazards(ledger: Ledger, file: Path) -> None:
    ledger.import_table(file, by="科员")
    found = ledger.tables()["hazards"]
    assert found.columns == [*HazardRecord.facts(), "_extra", "_row", "_file"]
    assert (found.height, found["rectified"].sum()) == (300, 200)
    assert found.schema["found_on"] == pl.Date
    assert ledger.frame(states=["ordered"]).height == 100


def test_the_hazards_not_closed_by_a_day_can_be_asked_for_alone(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.csv"
    lines = ["编号,隐患描述,单位名称,发现日期,是否整改,是否销号,销号日期", "H1,漏,甲厂,2026-07-01,否,,"]
    lines += [
        "H2,漏,甲厂,2026-07-01,是,是,2026-07-10",
        "H3,漏,甲厂,2026-07-01,是,是,",
        "H4,漏,甲厂,2026-07-01,是,,",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    ledger.import_table(path, by="科员")
    asked = [ledger.tables(open_on=date(2026, 7, day))["hazards"] for day in (9, 10)]
    assert [frame["id"].to_list() for frame in asked] == [["H1", "H2", "H4"], ["H1", "H4"]]
    assert asked[0].schema == ledger.tables()["hazards"].schema


def test_a_ledger_is_opened_as_a_dossier(address: str, file: Path) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(file, by="科员")
    dossier = ansheng.open_dossier(address)
    assert (dossier.tables["hazards"].height, dossier.problems) == (300, ())
    assert dossier.fingerprint == ansheng.open_dossier(address).fingerprint
    assert dossier.records("hazards")[7].id == "H000007"


DAYS = st.none() | st.dates(date(2026, 7, 1), date(2026, 7, 4))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "grade": st.sampled_from((None, "general", "major")),
            "order_no": st.sampled_from((None, "1号")),
            "rectified": st.sampled_from((None, True, False)),
            "closed": st.sampled_from((None, True, False)),
            **dict.fromkeys(("found_on", "due_on", "rectified_on", "closed_on"), DAYS),
        }
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_many_rows_at_once_are_what_each_would_be_by_itself(
    tmp_path: Path, rows: list[dict[str, Any]]
) -> None:
    kinds = {"grade": pl.String, "order_no": pl.String, "rectified": pl.Boolean, "closed": pl.Boolean}
    frame = pl.DataFrame(rows, schema={**kinds, **dict.fromkeys(set(rows[0]) - set(kinds), pl.Date)})
    names = [f"H{n:03}" for n in range(len(rows))]
    frame.with_columns(id=pl.Series(names), description=pl.lit("x")).write_parquet(tmp_path / "a.parquet")
    with Ledger.open("sqlite://", create=True) as ledger:
        done = ledger.import_table(tmp_path / "a.parquet", by="科员", on=date(2026, 8, 1))
        assert ledger.verify().breaks == ()
        states = dict(ledger.frame().select("id", "state").rows())
    assert done.registered == len(states)
    for name, row in zip(names, rows, strict=True):
        told = {field: value for field, value in row.items() if value is not None}
        first = Event.of("register", row["found_on"] or "2026-08-01", "科员", data={"id": name, **told})
        try:
            state: str | None = Hazard.registered(first).state.value
        except GuardError:
            state = None
        assert states.get(name) == state


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_an_export_makes_the_same_ledger_again(ledger: Ledger, file: Path, tmp_path: Path, form: str) -> None:
    ledger.import_table(file, by="科员", batch=100)
    ledger.record({**FIRST, "隐患描述": '=1+1,"引号"\n第二行 😀\t𪚥'}, by="检查组")
    for name in ("=1", "'=1", "''", "'", "@x", "＋1", "0123", "a\rb", "1e5"):
        ledger.record({"编号": name, "单位名称": name}, by=name)
    ledger.act("H1", "order", by="检查组", on="2026-07-05", **ORDER)
    ledger.export(tmp_path / "out", form=form)
    with pytest.raises(LedgerError, match="已有文件"):
        ledger.export(tmp_path / "out", form=form)
    with Ledger.restore(tmp_path / "out", f"sqlite:///{tmp_path / '新.db'}") as again:
        assert again.head == ledger.head
        assert again.verify().sound
        assert again.history("H1") == ledger.history("H1")
        assert again.history("'=1") == ledger.history("'=1")
        assert_frame_equal(again.frame(), ledger.frame())
        assert again.journal() == ledger.journal()


def test_no_cell_of_an_export_starts_a_formula(ledger: Ledger, tmp_path: Path) -> None:
    for n, start in enumerate("=+-@＝＋－＠"):
        text = f"{start}HYPERLINK({n})"
        ledger.record({"id": text, "description": text, "unit": text}, by=text)
    for path in ledger.export(tmp_path / "out", form="csv"):
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines()):
            assert not [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠"))]


def test_an_empty_ledger_is_exported_and_restored(ledger: Ledger, tmp_path: Path) -> None:
    ledger.export(tmp_path / "out", form="csv")
    with Ledger.restore(tmp_path / "out", f"sqlite:///{tmp_path / '新.db'}") as again:
        assert (again.head, again.verify().sound) == (ledger.head, True)


def test_a_changed_export_is_refused(ledger: Ledger, file: Path, tmp_path: Path) -> None:
    ledger.import_table(file, by="科员")
    ledger.export(tmp_path / "out")
    events = tmp_path / "out" / "events-0001.parquet"
    pl.read_parquet(events).head(299).write_parquet(events)
    with pytest.raises(LedgerError, match="改动"):
        Ledger.restore(tmp_path / "out", f"sqlite:///{tmp_path / '新.db'}")


def tamper(address: str, statement: str, **values: Any) -> None:
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(sa.text(statement), values)
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (
            "UPDATE events SET data = replace(data, '第7处', '第8处') WHERE hazard = 'H000007'",
            ("event", "H000007", 1),
        ),
        ("UPDATE events SET actor = '李四' WHERE hazard = 'H000007'", ("event", "H000007", 1)),
        (
            "UPDATE events SET day = '2026-01-01' WHERE hazard = 'H000007' AND seq = 2",
            ("event", "H000007", 2),
        ),
        (
            "UPDATE events SET hash = 'z' || substr(hash, 2) WHERE hazard = 'H000007' AND seq = 1",
            ("event", "H000007", 1),
        ),
        ("DELETE FROM events WHERE hazard = 'H000007' AND seq = 1", ("event", "H000007", 2)),
        ("DELETE FROM events WHERE hazard = 'H000007' AND seq = 2", ("state", "H000007", None)),
        ("UPDATE hazards SET state = 'closed' WHERE id = 'H000007'", ("state", "H000007", None)),
        ("DELETE FROM hazards WHERE id = 'H000007'", ("state", "H000007", None)),
        ("UPDATE journal SET actor = '李四' WHERE number = 1", ("journal", None, None)),
        ("DELETE FROM journal WHERE number = 2", ("journal", None, None)),
    ],
)
def test_tampering_is_found_and_named(
    address: str, file: Path, statement: str, named: tuple[Any, ...]
) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(file, by="科员")
        ledger.act("H000007", "report", by="张三", on="2026-07-01")
        assert ledger.verify().sound
        tamper(address, statement)
        found = ledger.verify()
    assert named in [(b.kind, b.hazard, b.seq) for b in found.breaks]
    assert all(b.text() and b.text("en") for b in found.breaks)


def test_a_hazard_that_was_removed_without_trace_is_missed_in_its_transaction(
    address: str, file: Path
) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(file, by="科员")
        tamper(address, "DELETE FROM events WHERE hazard = 'H000007'")
        tamper(address, "DELETE FROM hazards WHERE id = 'H000007'")
        (found,) = ledger.verify().breaks
        assert (found.kind, found.number) == ("journal", 1)


def test_a_tail_that_was_cut_off_is_missed_by_who_kept_the_head(address: str, tmp_path: Path) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FIRST, by="检查组")
        earlier = ledger.head
        ledger.record({**FIRST, "编号": "H2"}, by="检查组")
        kept = ledger.head
        tmp_path.joinpath("台账.db.head").unlink(missing_ok=True)
        tamper(address, "DELETE FROM events WHERE hazard = 'H2'")
        tamper(address, "DELETE FROM hazards WHERE id = 'H2'")
        tamper(address, "DELETE FROM journal WHERE number = 2")
        tamper(
            address, "UPDATE ledger SET number = :number, hash = :hash", number=earlier[0], hash=earlier[1]
        )
        assert ledger.verify().sound
        assert [b.number for b in ledger.verify(head=kept).breaks] == [2]
        assert ledger.verify(head=earlier).sound


def test_a_flipped_byte_in_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        ledger.record({**FIRST, "隐患描述": "unmistakable words"}, by="检查组")
    raw = path.read_bytes()
    at = raw.index(b'"description":"unmistakable')
    path.write_bytes(raw[: at + 20] + bytes([raw[at + 20] ^ 1]) + raw[at + 21 :])
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert [(b.hazard, b.seq) for b in ledger.verify().breaks if b.kind == "event"] == [("H1", 1)]


def stored_as(path: Path, statement: str) -> Verification:
    """What is found in a ledger of two hazards in which something was stored behind its back."""
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        ledger.record(FIRST, by="检查组")
        ledger.record({**FIRST, "编号": "H2"}, by="检查组")
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()
        return ledger.verify()


@pytest.mark.parametrize("column", ["hazard", "kind", "day", "actor", "at", "data", "hash"])
@pytest.mark.parametrize("value", ["x'e69f'", "CAST(x'e6ff' AS TEXT)", "7", "''"])
def test_an_event_whose_bytes_are_no_text_is_named(tmp_path: Path, column: str, value: str) -> None:
    found = stored_as(tmp_path / "台账.db", f"UPDATE events SET {column} = {value} WHERE hazard = 'H1'")  # noqa: S608
    named = [(b.kind, b.number) for b in found.breaks]
    assert ("event", 1) in named
    assert all(b.text().encode() and b.text("en").encode() for b in found.breaks)


@pytest.mark.parametrize("column", ["at", "actor", "kind", "data", "events", "digest", "hash", "number"])
@pytest.mark.parametrize("value", ["x'e69f'", "CAST(x'e6ff' AS TEXT)", "'zz'"])
def test_an_entry_whose_bytes_are_no_text_is_named(tmp_path: Path, column: str, value: str) -> None:
    found = stored_as(tmp_path / "台账.db", f"UPDATE journal SET {column} = {value} WHERE number = 1")  # noqa: S608
    assert "journal" in [b.kind for b in found.breaks]


def test_a_flipped_bit_that_breaks_a_character_is_named(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        ledger.record({"编号": "H1", "隐患描述": "阀门泄漏"}, by="检查组")
    raw = bytearray(path.read_bytes())
    raw[raw.index('"description":"阀门'.encode()) + 15] ^= 0x40
    path.write_bytes(raw)
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert [(b.hazard, b.seq) for b in ledger.verify().breaks if b.kind == "event"] == [("H1", 1)]


def test_a_version_that_is_no_number_is_told(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    Ledger.open(f"sqlite:///{path}", create=True).close()
    for statement in ("UPDATE ledger SET version = 'x'", "DELETE FROM ledger"):
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()
        with pytest.raises(LedgerError, match=r"格式版本记录有改动|未通过完整性核对"):
            Ledger.open(f"sqlite:///{path}")


def test_roles_are_checked_once_they_are_given(ledger: Ledger) -> None:
    chief = ledger.grant("局长", "admin", "管理", by="局长")
    other = ledger.grant("张三", "record", "监管", by="局长", token=chief)
    token = ledger.grant("王五", "销号", by="局长", token=chief)
    ledger.record(FIRST, by="张三", token=other)
    with pytest.raises(RoleError, match="李四"):
        ledger.act("H1", "order", by="李四", on="2026-07-02", **ORDER)
    with pytest.raises(RoleError, match="销号"):
        ledger.act("H1", "close", by="张三", on="2026-07-02", token=other)
    with pytest.raises(RoleError, match="口令"):
        ledger.act("H1", "close", by="王五", on="2026-07-02", token="guess")  # noqa: S106
    with pytest.raises(GuardError, match="不能办理“销号”"):
        ledger.act("H1", "close", by="王五", on="2026-07-02", token=token)
    with pytest.raises(RoleError):
        ledger.grant("李四", "admin", by="张三", token=other)
    attempts = [(entry["actor"], entry["kind"]) for entry in ledger.journal("refused")]
    assert attempts == [("李四", "refused"), ("张三", "refused"), ("王五", "refused"), ("张三", "refused")]
    assert token is not None
    assert not any(token in entry["data"] for entry in ledger.journal())
    ledger.grant("张三", by="局长", token=chief)
    with pytest.raises(RoleError):
        ledger.record({**FIRST, "编号": "H2"}, by="张三", token=other)
    assert len(ledger.history("H1")) == 1
    assert ledger.verify().sound


def test_a_person_is_one_however_the_name_is_typed(ledger: Ledger) -> None:
    chief = ledger.grant("局长", "ａｄｍｉｎ", by="局长")
    token = ledger.grant("Li Si", "record", by="局\u200b长", token=chief)
    with pytest.raises(RoleError, match="口令"):
        ledger.record(FIRST, by="ＬＩ　ＳＩ")
    ledger.record(FIRST, by="ＬＩ　ＳＩ", token=token)
    ledger.grant("li si", by="局长", token=chief)
    assert [name for name, roles in ledger.people().items() if not roles] == ["li si"]


def test_a_hazard_is_found_under_another_way_of_typing_its_id(ledger: Ledger) -> None:
    ledger.record({**FIRST, "编号": "YH-1"}, by="检查组")
    assert ledger.get("ＹＨ-1\u200b").id == "YH-1"
    assert ledger.act("yh-1", "report", by="检查组", on="2026-07-02").id == "YH-1"
    assert [event.kind for event in ledger.history(" YH-1")] == ["register", "report"]
    with pytest.raises(ConflictError, match="YH-1"):
        ledger.record({**FIRST, "编号": "yh-1"}, by="检查组")
    assert ledger.get("Yh-1").version == 2
    with pytest.raises(UnknownNameError):
        ledger.get("YH1")


def test_an_import_without_the_role_is_refused_and_kept(ledger: Ledger, file: Path) -> None:
    ledger.grant("局长", "admin", by="局长")
    with pytest.raises(RoleError):
        ledger.import_table(file, by="科员")
    assert (ledger.frame().height, len(ledger.journal("refused"))) == (0, 1)


@pytest.mark.parametrize(
    "address", ["", "台账.db", "mysql://x/y", "sqlite:///a/b/c.db", "postgresql://u@/x?host=/none"]
)
def test_an_address_that_leads_nowhere_is_told(address: str) -> None:
    with pytest.raises((InputError, LedgerError)) as told:
        Ledger.open(address)
    assert told.value.text("en")


@pytest.mark.parametrize(
    "address",
    [
        "mysql://u:SECRET@h/x",
        "mysql://u:SEC@RET:SECRET@h/x",
        "u:SECRET@h/x",
        "postgresql://u:SECRET@h:port/x",
        "postgresql://u:SECRET@[::1/x",
        "postgresql://u:SECRET@/x?host=/none",
        "postgresql://u@/x?host=/none&password=SECRET",
        "postgresql://u@/x?password=SECRET&host=/none&sslpassword=SECRET",
        "postgresql+nope://u:SECRET@h/x",
        "sqlite://u:SECRET@h/x.db",
    ],
)
def test_a_password_is_never_told(address: str) -> None:
    with pytest.raises((InputError, LedgerError)) as told:
        Ledger.open(address, create=True)
    assert "SECRET" not in str(told.value) + told.value.text("en")


@pytest.mark.parametrize(
    "address", ["sqlite:///a\0b.db", "sqlite:///\udcff.db", "\udcff", "postgresql://u@h:x/d"]
)
def test_an_address_that_cannot_be_one_is_told(address: str) -> None:
    with pytest.raises(InputError, match="地址"):
        Ledger.open(address, create=True)


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.open(f"sqlite:///{path}")
    other = tmp_path / "y.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE events (x)")
    connection.close()
    with pytest.raises(LedgerError, match="无台账"):
        Ledger.open(f"sqlite:///{other}")
    with pytest.raises(LedgerError, match="events"):
        Ledger.open(f"sqlite:///{other}", create=True)


def test_an_id_too_long_for_a_key_is_refused(ledger: Ledger) -> None:
    with pytest.raises(FactValueError, match="200"):
        ledger.record({**FIRST, "编号": "H" * 201}, by="检查组")
