"""One loader: check, dossier and ledger take the same rows of an odd file for records, and list the same problems."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng import open_dossier
from ansheng.checking.check import Check
from ansheng.errors import Problem
from ansheng.facts.condition import Condition
from ansheng.hazards import HazardRecord, Ledger
from ansheng.rules.rule import Rule
from tests.rules.engine import TODAY, made

H = HazardRecord
LEDGERS_OWN = {"no_identity", "refused", "held"}
Row = list[str]


def ruled(number: int, condition: Condition) -> Rule:
    return made(condition, name=f"r{number}")


READING = (H.closed, ~H.rectified, H.found_on < TODAY, H.description == "无", H.unit == "无")
RULES = tuple(ruled(number, condition) for number, condition in enumerate(READING))
"""They read every fact of the tables below; the first is undetermined for each record, since no table has it."""


@attrs.frozen
class Seen:
    """What one way in makes of a file: its records by 单位编号, in any order, and (kind, row) of every problem."""

    records: Counter[str]
    problems: Counter[tuple[str, int | None]]


def placed(problems: Iterable[Problem]) -> Counter[tuple[str, int | None]]:
    return Counter((problem.kind, problem.row) for problem in problems)


def by_check(path: Path) -> Seen:
    found = Check(RULES, TODAY).run(path, HazardRecord)
    units = Counter(each.unit_id or "" for each in found.undetermined() if each.rule.endswith("r0"))
    assert found.manifest.records == units.total()
    assert {counts.seen for _, counts in found.manifest.rules} == {units.total()}
    return Seen(units, placed(found.manifest.problems))


def by_dossier(path: Path) -> Seen:
    dossier = open_dossier(path.parent)
    units = Counter(dossier.tables["hazards"]["unit_id"].to_list())
    (source,) = dossier.sources
    assert source.rows == units.total()
    return Seen(units, placed(problem for problem in dossier.problems if problem.kind != "no_settings"))


def by_ledger(path: Path) -> Seen:
    """The records that were read; what the ledger refuses of them it says, and does not keep."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(f"sqlite:///{folder}/a.db", create=True) as ledger,
    ):
        done = ledger.import_table(path, by="科员")
        units = Counter(ledger.tables()["hazards"]["unit_id"].to_list())
    listed = [problem for problem in done.problems if problem.kind not in LEDGERS_OWN]
    refused = [p.row for p in done.problems if p.kind in ("duplicate_id", *LEDGERS_OWN)]
    assert done.registered == units.total()
    assert (done.rows, done.refused) == (units.total() + len(refused), len(refused))
    return Seen(units + Counter(f"U{row}" for row in refused), placed(listed))


WAYS = (by_check, by_dossier, by_ledger)

HEADER = ["编号", "隐患描述", "单位编号", "单位名称", "发现日期", "是否整改"]
ODD: list[Row] = [
    ["某市安全隐患排查治理台账"],
    ["填报单位：某镇"],
    [*HEADER, "发现日期", "天气"],
    ["A1", "无护栏", "U4", "甲厂", "2020年7月1日", "是"],
    ["A2", "漏电", "U5", "乙厂", "2020-02-30", "也许"],
    [],
    [*HEADER, "发现日期", "天气"],
    ["A1", "堵塞", "U8", "丙厂", "2020.7.3", "否", "2020-08-01", "张某"],
    ["A7"],
    ["A8", " ", "", "　"],
    ["小计", "3条"],
    ["", "", "U12", "丁厂", "", ""],
    ["A1", "-", "U13", "不详", "下月", "未整改"],
    ["A9", "", "", "", "", "", "2020-09-01"],
    ["A10"],
    ["合计", "5条"],
    ["填表人：李某"],
]
EXPECTED = {
    ("duplicate_header", 3),
    ("unknown_column", None),
    ("invalid", 5),
    ("repeated_header", 7),
    ("duplicate_id", 8),
    ("empty_row", 9),
    ("total_row", 11),
    ("duplicate_id", 13),
    ("invalid", 13),
    ("total_row", 16),
    ("note_row", 17),
}


def saved(folder: Path, rows: list[Row], ending: str) -> Path:
    path, width = folder / f"隐患台账{ending}", max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    if ending == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows(full)
        path.write_text(text.getvalue(), encoding="utf-8")
        return path
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("隐患台账")
        for at, row in enumerate(full):
            page.write_row(at, 0, [cell or None for cell in row])
    return path


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("way", WAYS)
def test_an_odd_file_of_an_office_is_read_the_same_everywhere(
    tmp_path: Path, way: Callable[[Path], Seen], ending: str
) -> None:
    rows = [list(row) for row in ODD]
    rows[13][2] = "U14"
    seen = way(saved(tmp_path, rows, ending))
    assert seen == Seen(
        Counter(("U4", "U5", "U8", "U12", "U13", "U14")),
        Counter((*EXPECTED, ("invalid", 5))),
    )


def test_what_stands_in_an_unused_column_makes_a_record_all_the_same(tmp_path: Path) -> None:
    """A row that says something, though under a header that stands there twice, is not said to be empty."""
    path = saved(tmp_path, ODD, ".csv")
    for way in (by_check, by_dossier):
        seen = way(path)
        assert seen.records.total() == 6
        assert seen.problems["empty_row", 9] == 1


def test_rows_set_aside_are_counted(tmp_path: Path) -> None:
    saved(tmp_path, ODD, ".csv")
    (source,) = open_dossier(tmp_path).sources
    assert (source.rows, source.blank_rows, source.set_aside) == (6, 1, 1 + 3 + 2 + 1)


def test_typed_rows_of_parquet_are_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "隐患台账.parquet"
    frame = pl.DataFrame(
        {
            "编号": ["A1", "A2", "A1", None, None],
            "单位编号": ["U1", None, "U3", None, "U5"],
            "隐患描述": ["漏电", None, None, None, "堵塞"],
            "是否整改": [True, None, None, None, False],
        }
    )
    frame.write_parquet(path)
    assert by_check(path) == by_dossier(path) == by_ledger(path)
    assert by_check(path) == Seen(
        Counter(("U1", "U3", "U5")), Counter((("empty_row", 2), ("duplicate_id", 3)))
    )


def test_a_running_number_calls_a_record_and_is_no_id(tmp_path: Path) -> None:
    rows = [["序号", *HEADER[1:]], *(["1", "漏", f"U{n}", "甲", "2020-07-01", "否"] for n in (2, 3)), ["2"]]
    path = saved(tmp_path, rows, ".csv")
    seen = Seen(Counter(("U2", "U3")), Counter((("empty_row", 4),)))
    assert [way(path) for way in WAYS] == [seen] * 3
    found = list(Check(RULES[1:2], TODAY).run(path, HazardRecord).hazards())
    assert [(each.record, each.to_hazard().id) for each in found] == [("1", None)] * 2


def test_an_id_beside_a_running_number_is_the_id(tmp_path: Path) -> None:
    rows = [["序号", *HEADER], ["1", "H7", "漏", "U2", "甲", "2020-07-01", "否"], ["2", "H8"], ["3"]]
    path = saved(tmp_path, rows, ".csv")
    assert [way(path) for way in WAYS] == [Seen(Counter(("U2",)), Counter((("empty_row", 3),)))] * 3
    (found,) = Check(RULES[1:2], TODAY).run(path, HazardRecord).hazards()
    assert found.record == "H7"
    assert open_dossier(tmp_path).tables["hazards"]["id"].to_list() == ["H7"]


@attrs.frozen
class Office:
    """A made-up table of an office: how it is written, and what a clerk would say of it."""

    rows: list[Row]
    seen: Seen
    ending: str


NUMBERS = st.sampled_from([(), ("编号",), ("序号",), ("No.",), ("序号", "编号"), ("编号", "序号")])
LINES = st.lists(
    st.sampled_from(["record"] * 6 + ["blank", "numbered", "numbered", "total", "header"]), max_size=14
)
DAYS = st.sampled_from(["2020-07-01", "2020年7月2日", "44015", "", "-", "2020-02-30", "下月"])
FLAGS = st.sampled_from(["是", "未整改", "", "不详", "也许"])
WORDS = st.sampled_from(["漏电", "通道堵塞", "", "—"])


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Random tables in random forms, with the records and problems that they have."""
    numbers = draw(NUMBERS)
    extra = draw(st.lists(st.sampled_from(["发现日期", "天气"]), unique=True))
    header = [*numbers, *HEADER[1:], *extra]
    rows: list[Row] = [
        [title] for title in draw(st.sampled_from([[], ["隐患台账"], ["某市", "隐患排查台账"]]))
    ]
    rows.append(header)
    top, records, problems = len(rows), Counter[str](), Counter[tuple[str, int | None]]()
    problems.update(("duplicate_header", top) for name in extra if name == "发现日期")
    problems.update(("unknown_column", None) for name in extra if name == "天气")
    ids, empty = set[str](), list[int]()
    for line in draw(LINES):
        row = len(rows) + 1
        name = draw(st.sampled_from(["A1", "A2", "A3", ""]))
        counted = [name if title == "编号" else str(row - top) for title in numbers]
        match line:
            case "blank":
                rows.append([])
            case "total":
                rows.append(["合计", "", "9"])
                problems["total_row", row] += 1
            case "header":
                rows.append(header)
                problems["repeated_header", row] += 1
            case "numbered" if any(counted):
                rows.append([*counted, draw(st.sampled_from(["", " "]))])
                empty.append(row)
            case _:
                day, flag = draw(DAYS), draw(FLAGS)
                rows.append([*counted, draw(WORDS), f"U{row}", draw(WORDS), day, flag, *extra])
                records[f"U{row}"] += 1
                bad = (day in ("2020-02-30", "下月")) + (flag == "也许")
                problems.update([("invalid", row)] * bad)
                if "编号" in numbers and name:
                    problems.update([("duplicate_id", row)] * (name in ids))
                    ids.add(name)
    problems.update([("empty_row", empty[0])] if empty else [])
    if draw(st.booleans()):
        problems["note_row", len(rows) + 1] += 1
        rows.append(["填表人：李某"])
    return Office(rows, Seen(records, problems), draw(st.sampled_from([".csv", ".xlsx"])))


@settings(max_examples=40)
@given(offices())
def test_any_table_of_an_office_is_read_the_same_everywhere(office: Office) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Path(folder), office.rows, office.ending)
        for way in WAYS:
            assert way(path) == office.seen, way.__name__


def test_only_the_loader_types_a_table() -> None:
    """Nobody else types columns but the items of one-to-many facts, which stand in a cell of a loaded table.

    The loader itself does so for a table, and for the parts of a count that is left blank.
    """
    root = Path(__file__).parents[2] / "src" / "ansheng"
    typing = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "type_frame(" in path.read_text("utf-8")
    ]
    loader = [f"facts/loading/{name}.py" for name in ("implied", "load", "table")]
    assert sorted(typing) == [*loader, "rules/items.py"]
