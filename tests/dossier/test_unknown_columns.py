"""What stands in columns that no fact is for is kept with its record, just as it came in."""

from pathlib import Path

import polars as pl

from ansheng import Dossier, open_dossier
from ansheng.dossier import Campaign

from .conftest import HAZARDS, Write

PLACE = ["_row", "_file"]


def test_unknown_columns_are_kept_by_their_headers(folder: Path, write: Write) -> None:
    write(
        "隐患台账-甲.csv",
        '编号,隐患描述,发现日期,图样,陪 同\nA1,漏电,2020-07-01,"1,""甲"".jpg",\nA2,堵塞,2020-07-02,,张某\n',
    )
    write("隐患台账-乙.csv", "编号,隐患描述,发现日期,经费\nB1,漏电,2020-07-01,３万\nB2,断路,2020-07-01, \n")
    dossier = open_dossier(folder)
    assert dossier.tables["hazards"]["_extra"].to_list() == [
        '{"经费":"３万"}',
        None,
        '{"图样":"1,\\"甲\\".jpg"}',
        '{"陪 同":"张某"}',
    ]
    extra = dossier.unknown_columns("隐患")
    assert extra.columns == [*PLACE, "经费", "图样", "陪 同"]
    assert extra.rows()[0] == (2, "隐患台账-乙.csv", "３万", None, None)
    assert extra["图样"].to_list() == [None, None, '1,"甲".jpg', None]


def test_a_second_column_of_one_header_and_one_of_another_unit_are_kept(folder: Path, write: Write) -> None:
    write(
        "行政处罚.csv",
        "处罚决定书文号,单位名称,处罚日期,罚款金额（吨）,单位名称,没收公司\n一号,甲厂,2020-07-01,3,乙厂,\n",
    )
    dossier = open_dossier(folder)
    assert dossier.unknown_columns("penalties").drop(PLACE).to_dicts() == [
        {"罚款金额（吨）": "3", "单位名称#2": "乙厂"}
    ]


def test_what_may_be_either_of_two_facts_is_kept(folder: Path, write: Write) -> None:
    write("隐患.csv", "编号,隐患描述,发现日期,完成时间\nA1,漏电,2020-07-01,2020-07-05\n")
    assert open_dossier(folder).unknown_columns("hazards")["完成时间"].to_list() == ["2020-07-05"]


def test_a_table_of_known_columns_has_nothing_extra(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS)
    dossier = open_dossier(folder)
    assert dossier.unknown_columns("hazards").columns == PLACE
    assert dossier.unknown_columns("tasks").shape == (0, 0)
    assert dossier.tables["hazards"]["_extra"].to_list() == [None, None]


def test_what_was_extra_stays_so_when_the_tables_are_handed_on() -> None:
    frame = pl.DataFrame(
        {
            "编号": ["A1", "A2"],
            "发现日期": ["2020-07-01", "2020-07-02"],
            "图样": ["1.jpg", None],
            "人数": [3, None],
        }
    )
    dossier = Dossier.of({"隐患": frame}, Campaign("甲"))
    again = Dossier.of(dossier.tables, Campaign("甲"))
    assert dossier.unknown_columns("隐患")["人数"].to_list() == ["3", None]
    assert again.unknown_columns("隐患").drop(PLACE).equals(dossier.unknown_columns("隐患").drop(PLACE))
    assert again.problems == ()


def test_headers_that_are_called_like_places_do_not_take_their_place() -> None:
    frame = pl.DataFrame({"编号": ["A1"], "图样": ["1.jpg"]})
    made = Dossier.of({"隐患": frame.with_columns(pl.lit("x").alias("_rows"))}, Campaign("甲"))
    assert made.unknown_columns("隐患").columns == [*PLACE, "图样", "_rows"]


def test_a_column_without_a_header_is_kept_by_its_letter(folder: Path, write: Write) -> None:
    write("隐患.csv", "编号,隐患描述,发现日期,,\nA1,漏电,2020-07-01,,见附件\nA2,断路,2020-07-02,,\n")
    dossier = open_dossier(folder)
    assert dossier.unknown_columns("隐患").drop(PLACE).to_dicts() == [{"E": "见附件"}, {"E": None}]
    assert [(p.kind, p.column) for p in dossier.problems] == [("unnamed_column", "E")]
