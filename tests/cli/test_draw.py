"""Command ``draw``: from the tables of an office to a receipt that others verify."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ansheng import open_dossier
from ansheng.draws import seal
from ansheng.hazards.enforcement import DrawnRecord
from tests.cli.conftest import Run

TOLD = {"安委办": "4f1d0c9a77e3b25866ad", "纪检组": "b81e93c2d7f64a50ce12"}
PARTIES = [word for name, value in TOLD.items() for word in ("--party", f"{name}={seal(name, value)}")]
REVEAL = [word for name, value in TOLD.items() for word in ("--reveal", f"{name}={value}")]
QUOTAS = ("--quota", "B=1", "--quota", "C=50%", "--quota", "D=全部")
LEDGER = ("--ledger", "sqlite:///台账.db", "--by", "安委办")
PUBLIC = ("--source", "双色球第2999001期", "--at", "2999-01-01 21:15")


@pytest.fixture
def tables(run: Run, folder: Path) -> Path:
    rows = [f"DW{n},示例{n}厂,{risk}" for n, risk in enumerate("BBCCCCDD", 1)]
    folder.joinpath("企业.csv").write_text("\n".join(["单位编号,企业名称,风险等级", *rows]), encoding="utf-8")
    folder.joinpath("人员.csv").write_text("姓名\n张三\n李四\n王五\n", encoding="utf-8")
    folder.joinpath("回避.csv").write_text("检查人员,回避单位\n张三,示例7厂\n", encoding="utf-8")
    folder.joinpath("检查.csv").write_text("单位名称,检查日期\n示例3厂,2026-11-30\n", encoding="utf-8")
    assert run("ledger", "init", "sqlite:///台账.db").code == 0
    return folder


def committed(run: Run, *more: str, out: str = "名单.txt") -> None:
    people = ("--inspectors", "人员.csv", "--conflicts", "回避.csv")
    done = run("draw", "commit", "企业.csv", *QUOTAS, *people, *more, "--out", out)
    assert done.code == 0, done.err


def test_a_draw_of_two_parties_in_a_ledger_is_verified(run: Run, tables: Path) -> None:
    committed(run, *PARTIES, *LEDGER, "--visits", "检查.csv", "--months", "C=3", "--on", "2026-12-01")
    fixed = json.loads(tables.joinpath("名单.commit.json").read_text(encoding="utf-8"))
    assert {one["stratum"]: (one["units"], one["owed"], one["quota"]) for one in fixed["strata"]} == {
        "B": (2, 0, 1),
        "C": (4, 3, 2),
        "D": (2, 0, 2),
    }
    assert (fixed["never"], fixed["conflicts"], fixed["entry"]["number"]) == (3, 1, 1)
    done = run("draw", "run", "名单.txt", *REVEAL, *LEDGER, "--out", "回执.json", "--result", "抽取结果.csv")
    assert done.code == 0, done.err
    assert "不能证明检查确已进行" in done.out
    receipt = json.loads(tables.joinpath("回执.json").read_text(encoding="utf-8"))
    assert [one["stratum"] for one in receipt["drawn"]] == ["B", "C", "C", "D", "D"]
    assert all(one["owed"] for one in receipt["drawn"] if one["stratum"] == "C")
    [unit] = [one for one in receipt["drawn"] if one["id"] == "DW7"]
    assert "张三" not in [person["name"] for person in unit["inspectors"]]
    kept = ("--kept", fixed["sha256"], "--kept", fixed["entry"]["head"]["code"], "--kept", "台账.db.anchors")
    done = run("draw", "verify", "回执.json", "--list", "名单.txt", *LEDGER[:2], *kept)
    assert (done.code, done.out.count("相符    —") >= 11, "未核对" in done.out) == (0, True, False)
    assert run("ledger", "verify", "sqlite:///台账.db").code == 0
    receipt["drawn"][0]["id"] = "DW2" if receipt["drawn"][0]["id"] == "DW1" else "DW1"
    tables.joinpath("改.json").write_text(json.dumps(receipt), encoding="utf-8")
    done = run("draw", "verify", "改.json", "--list", "名单.txt", "--lang", "en")
    assert (done.code, "The receipt does not hold" in done.out) == (1, True)


def test_the_table_of_what_was_drawn_is_one_of_a_dossier(run: Run, tables: Path) -> None:
    committed(run, *PARTIES)
    assert run("draw", "run", "名单.txt", *REVEAL, "--result", "案卷.csv").code == 0
    tables.joinpath("案卷").mkdir()
    tables.joinpath("案卷.csv").rename(tables / "案卷" / "抽取结果.csv")
    opened = open_dossier(tables / "案卷")
    frame = opened.tables[DrawnRecord.table]
    assert frame.height == 5
    assert frame["inspected"].to_list() == [False] * 5
    assert [one.kind for one in opened.problems] == ["no_settings"]


def test_a_draw_without_a_ledger_goes_by_the_file_beside_the_list(run: Run, tables: Path) -> None:
    committed(run, *PARTIES)
    done = run("draw", "run", "名单.txt", *REVEAL, "--format", "json")
    assert json.loads(done.out)["entry"] is None
    tables.joinpath("名单.commit.json").rename(tables / "别处.json")
    done = run("draw", "run", "名单.txt", *REVEAL)
    assert (done.code, "名单未曾封存" in done.err) == (1, True)
    assert run("draw", "run", "名单.txt", *REVEAL, "--commitment", "别处.json").code == 0


def test_nothing_is_drawn_before_the_value_exists_nor_from_a_list_of_a_ledger_without_it(
    run: Run, tables: Path
) -> None:
    committed(run, *PUBLIC, *LEDGER)
    done = run("draw", "run", "名单.txt", "--value", "03 08", *LEDGER)
    assert (done.code, "现在尚无此值" in done.err) == (1, True)
    done = run("draw", "run", "名单.txt", "--value", "03 08")
    assert (done.code, "请用 --ledger 指定" in done.err) == (1, True)
    past = ("--source", "开奖", "--at", "2020-01-01 21:15", "--out", "另.txt")
    done = run("draw", "commit", "企业.csv", *QUOTAS, *past)
    assert (done.code, "封存须在此之前" in done.err) == (1, True)
    assert not tables.joinpath("另.txt").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--quota", "B"), "--quota 应为“名称=值”"),
        (("--quota", "B=2"), "--quota 应为“名称=值”"),
        (("--quota", "A=1"), "分层“A”应抽1家，仅有0家，少1家"),
        (("--months", "C=三"), "检查间隔应为1～1200个月"),
        (("--months", "C=3"), "请用 --visits 提供"),
        (("--party", "甲=12"), "两者取一"),
        (("--at", "2999-01-01"), "应为日期和时刻"),
        (("--source", "\t"), "未填名称"),
        (("--title", "抽\udcff"), "无法编码的字符"),
        (("--months", "E=3", "--visits", "检查.csv"), "收到“E”"),
        (("--owed", "must"), "请用 --months 指定"),
        (("--most", "3"), "请用 --inspectors 提供"),
        (("--by", "安委办"), "--by 须与 --ledger 同用"),
    ],
)
def test_what_is_wrong_with_the_options_is_said(
    run: Run, tables: Path, more: tuple[str, ...], said: str
) -> None:
    done = run("draw", "commit", "企业.csv", *QUOTAS, *PUBLIC, "--out", "名单.txt", *more)
    assert done.code in (1, 2)
    assert said in done.err
    assert not tables.joinpath("名单.txt").exists()


def test_no_file_is_written_over(run: Run, tables: Path) -> None:
    committed(run, *PARTIES)
    done = run("draw", "commit", "企业.csv", *QUOTAS, *PARTIES, "--out", "名单.txt")
    assert (done.code, "名单.txt 已存在" in done.complaint) == (2, True)
    tables.joinpath("回执.json").write_text("{}", encoding="utf-8")
    done = run("draw", "run", "名单.txt", *REVEAL, "--out", "回执.json")
    assert (done.code, "回执.json 已存在" in done.complaint) == (2, True)
    done = run("draw", "run", "名单.txt")
    assert (done.code, "两者取一" in done.complaint) == (2, True)


def test_a_file_that_is_none_of_the_draw_is_named(run: Run, tables: Path) -> None:
    committed(run, *PARTIES)
    done = run("draw", "run", "名单.txt", *REVEAL, "--out", "回执.json", "--result", "结果.pdf")
    assert (done.code, "结果.pdf：清单应为" in done.complaint) == (2, True)
    assert not tables.joinpath("回执.json").exists(), "nothing is written where a part cannot be"
    text = tables.joinpath("名单.txt").read_text(encoding="utf-8")
    tables.joinpath("换行.txt").write_bytes(text.replace("\n", "\r\n").encode())
    tables.joinpath("国标.txt").write_bytes(text.encode("gb18030"))
    for name in ("换行.txt", "国标.txt"):
        done = run("draw", "run", name, *REVEAL)
        assert (done.code, f"{name}：不是抽取名单或有改动（换行或编码有改动）" in done.complaint) == (2, True)
    done = run("draw", "run", "名单.txt", *REVEAL, "--commitment", "名单.commit.json", "--by", "安委办")
    assert (done.code, "--by 须与 --ledger 同用" in done.complaint) == (2, True)
    assert run("draw", "run", "名单.txt", *REVEAL, "--out", "回执.json").code == 0
    done = run("draw", "run", "名单.txt", *REVEAL, "--commitment", "回执.json")
    assert (done.code, "回执.json：不是抽取名单的封存" in done.complaint) == (2, True)
    done = run("draw", "commit", "企业.csv", *QUOTAS, *PARTIES, "--out", ".")
    assert (done.code, ". 已存在" in done.complaint) == (2, True)


def test_a_receipt_of_another_list_does_not_hold(run: Run, tables: Path) -> None:
    committed(run, *PARTIES)
    committed(run, *PUBLIC, out="另.txt")
    assert run("draw", "run", "名单.txt", *REVEAL, "--out", "回执.json").code == 0
    done = run("draw", "verify", "回执.json", "--list", "另.txt")
    assert (done.code, "回执有2个值，名单所定的来源应有1个" in done.out) == (1, True)


def test_a_seal_is_made_of_a_value_that_is_given_or_made(run: Run) -> None:
    told = json.loads(run("draw", "seal", "安委办", "--format", "json").out)
    assert seal(told["name"], told["value"]) == told["seal"]
    assert len(told["value"]) == 32
    done = run("draw", "seal", "安委办", "--value", "短")
    assert (done.code, "太短" in done.complaint) == (2, True)
