"""What campaign.toml says of the office's own headers, words, defaults and files."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ansheng import Dossier, InputError, open_dossier
from ansheng.dossier import Campaign
from ansheng.errors import FactValueError, UnknownNameError
from ansheng.facts.loading.office import Office
from ansheng.facts.record import Facts
from ansheng.hazards import HazardRecord
from ansheng.hazards.ledger import Ledger

from .conftest import CAMPAIGN, HAZARDS, Book, Write

OWN = "项号,受检单位,检查中发现的毛病,查处日,弄好没有\nA1,甲厂,漏电,2020-07-01,弄好了\nA2,乙厂,堵塞,2020-07-02,没弄\n"


def said(write: Write, settings: str) -> None:
    write("campaign.toml", CAMPAIGN + settings)


def listed(dossier: Dossier) -> list[tuple[str, str | None, str | None]]:
    return [(p.kind, p.file, p.column) for p in dossier.problems if p.kind != "from_context"]


def refused(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        open_dossier(folder)
    lines, english = str(caught.value).splitlines(), caught.value.text("en").splitlines()
    assert len(lines) == len(english)
    return [line.removeprefix(f"{folder / 'campaign.toml'}:") for line in lines]


WORDS = """
[columns]
"检查中发现的毛病" = "隐患描述"
[columns."隐患"]
"项号" = "编号"
"查处日" = "found_on"
"弄好没有" = "是否整改"
[values."隐患"."是否整改"]
"弄好了" = "是"
"没弄" = false
"""


def test_an_office_teaches_its_headers_and_its_words(folder: Path, write: Write) -> None:
    said(write, WORDS)
    write("台账.csv", OWN)
    dossier = open_dossier(folder, strict=True)
    assert dossier.tables["hazards"].select("id", "description", "found_on", "rectified").rows() == [
        ("A1", "漏电", date(2020, 7, 1), True),
        ("A2", "堵塞", date(2020, 7, 2), False),
    ]
    assert listed(dossier) == []


def test_without_them_the_table_is_not_even_recognised(folder: Path, write: Write) -> None:
    write("台账.csv", OWN)
    assert listed(open_dossier(folder)) == [("unassigned_table", "台账.csv", None)]


def test_what_is_said_of_one_table_holds_in_no_other_and_goes_before_the_titles(
    folder: Path, write: Write
) -> None:
    said(write, '[columns."隐患"]\n"天气" = "隐患描述"\n"隐患描述" = "整改要求"\n')
    write("隐患.csv", "编号,隐患描述,天气,发现日期\nA1,更换,漏电,2020-07-01\n")
    write("检查.csv", "检查日期,受检单位,天气\n2020-07-01,甲厂,随机\n")
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"].select("description", "requirement").row(0) == ("漏电", "更换")
    assert listed(dossier) == [("unknown_column", "检查.csv", "天气")]


def test_a_header_that_no_file_has_is_listed(folder: Path, write: Write) -> None:
    said(write, '[columns]\n"毛病" = "隐患描述"\n[columns."检查"]\n"编号" = "单位名称"\n')
    write("隐患.csv", HAZARDS)
    dossier = open_dossier(folder, strict=True)
    assert listed(dossier) == [
        ("absent_column", "campaign.toml", "毛病"),
        ("absent_column", "campaign.toml", "编号"),
    ]


DEFAULTS = """
[defaults]
"地区" = "某县"
[defaults."事故"]
"生产安全事故" = true
"""


def test_defaults_hold_where_a_table_has_no_column(folder: Path, write: Write) -> None:
    said(write, DEFAULTS)
    write("事故.csv", "事故名称,发生日期,死亡人数\n甲,2020-07-01,1\n")
    write("隐患.csv", "编号,隐患描述,发现日期,地区\nA1,漏电,2020-07-01,\n")
    tables = open_dossier(folder).tables
    assert tables["accidents"].select("region", "production").row(0) == ("某县", True)
    assert tables["hazards"]["region"].to_list() == [None]


@pytest.mark.parametrize(
    ("settings", "place", "told"),
    [
        ('[columns]\n"毛病" = "隐患描诉"\n', 'columns."毛病"', "隐患描述"),
        ('[columns]\n"毛病" = 3\n', 'columns."毛病"', "引号"),
        ('[columns."隐患"]\n"毛病" = "伤亡"\n', 'columns."隐患"."毛病"', "伤亡"),
        ('[columns."执法案卷"]\n"毛病" = "隐患描述"\n', 'columns."执法案卷"."毛病"', "执法案件"),
        ('[values."隐患"."是否整改"]\n"好" = "也许"\n', 'values."隐患"."是否整改"', "应为“是”或“否”"),
        ('[values]\n"好" = "是"\n', 'values."好"', "先写表名"),
        ('[values."隐患"]\n"好" = "是"\n', 'values."隐患"."好"', "再写列名"),
        ('[defaults]\n"年份" = "去年"\n', 'defaults."年份"', "2024"),
        ('[defaults]\n"年份" = 1899\n', 'defaults."年份"', "1899"),
        ('[defaults]\n"行政区化" = "某县"\n', 'defaults."行政区化"', "行政区划"),
        ('[defaults."事故"]\n"死亡人数" = "几人"\n', 'defaults."事故"."死亡人数"', "整数"),
        ("columns = 3\n", "campaign", "columns"),
        ("[tables]\nonly = 1\n", "tables", "true 或 false"),
    ],
)
def test_every_mistake_names_its_entry_and_what_was_expected(
    folder: Path, write: Write, settings: str, place: str, told: str
) -> None:
    said(write, settings)
    (line,) = refused(folder)
    assert line.startswith(place)
    assert told in line


def test_several_mistakes_are_told_at_once(folder: Path, write: Write) -> None:
    said(write, '[columns]\n"甲" = "不详"\n[defaults]\n"年份" = 1\n"乙" = "丙"\n')
    assert [line.split(" ")[0] for line in refused(folder)] == [
        'columns."甲"',
        'defaults."乙"',
        'defaults."年份"',
    ]


def test_listed_tables_are_added_to_those_that_are_found(folder: Path, write: Write) -> None:
    said(write, '[tables]\nhazards = ["乡镇/甲镇.csv", "乙镇.csv"]\n')
    write("隐患.csv", HAZARDS)
    write("乡镇/甲镇.csv", HAZARDS.replace("A", "B"))
    write("乙镇.csv", HAZARDS.replace("A", "C"))
    write("丙镇.csv", HAZARDS.replace("A", "D"))
    dossier = open_dossier(folder)
    assert {s.file: s.table for s in dossier.sources} == {
        "隐患.csv": "hazards",
        "乡镇/甲镇.csv": "hazards",
        "乙镇.csv": "hazards",
        "丙镇.csv": "hazards",
    }
    assert listed(dossier) == []


def test_the_other_sheets_of_a_listed_workbook_are_found(folder: Path, write: Write, book: Book) -> None:
    said(write, '[tables]\nhazards = { file = "台账.xlsx", sheet = "一" }\n')
    rows: list[list[object]] = [["编号", "隐患内容", "排查时间"], ["A1", "漏电", "2020-07-01"]]
    visits: list[list[object]] = [["检查日期", "受检单位"], ["2020-07-01", "甲厂"]]
    book("台账.xlsx", 一=rows, 检查=visits)
    dossier = open_dossier(folder, strict=True)
    assert [(s.sheet, s.table, s.rows) for s in dossier.sources] == [
        ("一", "hazards", 1),
        ("检查", "inspections", 1),
    ]


@pytest.fixture
def ledger(folder: Path, write: Write) -> str:
    source = write("导入.csv", HAZARDS)
    address = f"sqlite:///{folder / '台账.db'}"
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(source, by="甲", on=date(2020, 7, 3))
    source.unlink()
    return address


def test_hazards_may_come_from_a_ledger_and_the_other_tables_from_files(
    folder: Path, write: Write, ledger: str
) -> None:
    said(write, '[tables]\n"隐患" = "sqlite:///台账.db"\n')
    write("隐患.csv", HAZARDS)
    write("检查.csv", "检查日期,受检单位\n2020-07-01,甲厂\n")
    dossier = open_dossier(folder)
    assert [(s.table, s.file, s.rows) for s in dossier.sources] == [
        ("inspections", "检查.csv", 1),
        ("hazards", "sqlite:///台账.db", 2),
    ]
    assert sorted(dossier.tables["hazards"]["id"]) == ["A1", "A2"]
    assert listed(dossier) == [("unassigned_table", "隐患.csv", None)]


@pytest.mark.parametrize(
    "entry",
    [
        'hazards = ["sqlite:///台账.db", "a.csv"]',
        'inspections = "sqlite:///台账.db"',
        'hazards = "sqlite:///../台账.db"',
        'hazards = "mysql://a/b"',
    ],
)
def test_a_ledger_that_cannot_give_the_table_is_refused(
    folder: Path, write: Write, ledger: str, entry: str
) -> None:
    said(write, f"[tables]\n{entry}\n")
    write("a.csv", HAZARDS)
    with pytest.raises(InputError):
        open_dossier(folder)


def test_an_office_may_be_described_in_a_program() -> None:
    office = Office(
        columns={HazardRecord: {"毛病": "隐患描述"}},
        defaults={Facts: {"region": "某县"}},
    )
    frame = pl.DataFrame({"毛病": ["漏电"], "发现日期": ["2020-07-01"]})
    dossier = Dossier.of({"隐患": frame}, Campaign("甲"), office=office)
    assert dossier.tables["hazards"].select("description", "region").rows() == [("漏电", "某县")]


def test_an_office_that_cannot_be_meant_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="隐患描述"):
        Office(columns={HazardRecord: {"毛病": "隐患描诉"}})
    with pytest.raises(FactValueError, match="应为日期"):
        Office(defaults={HazardRecord: {"发现日期": "去年"}})


def test_a_header_that_is_taught_keeps_the_unit_that_stands_in_it() -> None:
    taught = {"罚没数（万元）": "罚款金额", "奖金/万元": "奖励金额"}
    table = pl.DataFrame(
        {"编号": ["A1"], "隐患描述": ["漏电"], "罚没数（万元）": ["2"], "奖金/万元": ["0.1"]}
    )
    hazards = Dossier.of(
        {"隐患": table}, Campaign("百日整治"), office=Office(columns={HazardRecord: taught})
    ).tables["hazards"]
    assert hazards["fine"].to_list() == [20_000]
    assert hazards["reward"].to_list() == [1_000]
