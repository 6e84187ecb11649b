"""The command ``figures``: what it prints and writes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import Run

LINGWU = str(Path(__file__).parents[3] / "examples" / "lingwu-2020")
RATE = ("figures", LINGWU, "整改率")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_is_valid_and_has_numbers_groups_and_comparisons(run: Run, lang: str) -> None:
    asked = ("--by", "地区", "--every", "quarter", "--against", "环比", "--format", "json", "--lang", lang)
    done = run(*RATE, *asked)
    data = json.loads(done.out)
    assert (done.code, data["by"], data["against"], len(data["figures"])) == (0, ["region"], "previous", 32)
    last = data["figures"][3]
    assert (last["region"], last["value"], last["numerator"], last["base"]) == ("示例三镇", 65.3, 109, 82.1)


def test_the_period_and_the_day_are_those_of_the_campaign_or_as_asked(run: Run) -> None:
    assert "76.4%" in run(*RATE).out
    assert "93.3%" in run(*RATE, "--period", "三季度", "--as-of", "2020-12-31").out
    assert "“隐患”表自2020年7月1日起才有记录" in run(*RATE, "--period", "2020Q1").out


def test_files_are_written_in_the_form_that_their_names_ask_for(run: Run, folder: Path) -> None:
    for name in ("表.csv", "表.json", "表.parquet", "表.txt"):
        assert run(*RATE, "--every", "month", "--out", name).out == f"{name}\n"
    assert pl.read_parquet(folder / "表.parquet")["value"].drop_nulls().len() == 6
    assert pl.read_csv(folder / "表.csv").height == 12
    assert len(json.loads((folder / "表.json").read_text(encoding="utf-8"))["figures"]) == 12
    assert "整改率" in (folder / "表.txt").read_text(encoding="utf-8")


def test_what_cannot_be_done_is_said(run: Run, folder: Path) -> None:
    folder.joinpath("台账.csv").write_text("x", encoding="utf-8")
    for more, message in (
        (("--format", "parquet"), "--out"),
        (("--out", "台账.csv"), "已存在"),
        (("--against", "去年"), "year_before"),
        (("--against", "较基期"), "base="),
        (("--by", "地方"), "地区"),
    ):
        done = run(*RATE, *more)
        assert (done.code, message in done.err) == (2, True), done.err
    assert folder.joinpath("台账.csv").read_text(encoding="utf-8") == "x"
    assert "整改率" in run("figures", LINGWU, "整改").err


def test_a_dossier_without_a_period_is_asked_for_one(run: Run, folder: Path) -> None:
    folder.joinpath("案卷").mkdir()
    folder.joinpath("案卷", "隐患.csv").write_text(
        "单位名称,发现日期,是否整改\n=甲厂,2020-05-01,是\n", encoding="utf-8"
    )
    assert "--period" in run("figures", "案卷", "整改率").err
    assert "--as-of" in run("figures", "案卷", "整改率", "--period", "2020").err
    asked = ("figures", "案卷", "整改率", "--period", "2020", "--as-of", "2020-12-31", "--by", "单位名称")
    assert "'=甲厂" in run(*asked, "--format", "csv").out
