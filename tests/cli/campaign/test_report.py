"""Command ``report``: the bulletin of a small dossier, printed and written."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run

SETTINGS = """
[campaign]
title = "示例专项行动"
issuer = "示例市安委办"

[report]
period = "2020"
as_of = 2020-12-31
"""
HAZARDS = (
    "编号,隐患描述,行业领域,发现日期,是否整改\n"
    "1,无照明,消防,2020-03-01,是\n2,无护栏,消防,2020-08-01,否\n3,无标志,煤矿,2020-09-01,是\n"
)
REPORT = {"schema", "dossier", "period", "as_of", "figures", "sections", "problems"}
FIGURE = {
    "id", "label", "value", "unit", "display", "numerator", "denominator", "window", "as_of", "definition", "filter",
}  # fmt: skip


@pytest.fixture
def dossier(folder: Path) -> str:
    """The name of a folder with one table and ``campaign.toml``."""
    path = folder / "case"
    path.mkdir()
    path.joinpath("campaign.toml").write_text(SETTINGS, encoding="utf-8")
    path.joinpath("隐患台账.csv").write_text(HAZARDS, encoding="utf-8")
    return "case"


def figures(run: Run, *arguments: str) -> dict[str, dict[str, object]]:
    """The figures of the JSON that a report prints, by id."""
    data = json.loads(run("report", *arguments, "--format", "json").out)
    return {figure["id"]: figure for figure in data["figures"]}


def test_the_period_and_day_are_those_of_the_campaign(run: Run, dossier: str) -> None:
    done = run("report", dossier)
    assert (done.code, done.err) == (0, "")
    assert "统计期间：2020年" in done.out
    assert "排查隐患3条，已整改2条，整改率66.7%" in done.out


def test_json_has_the_promised_keys(run: Run, dossier: str) -> None:
    data = json.loads(run("report", dossier, "--format", "json").out)
    assert set(data) >= REPORT
    assert (data["schema"], data["dossier"], data["as_of"]) == ("ansheng.report/1", "case", "2020-12-31")
    assert data["figures"]
    assert all(set(figure) >= FIGURE for figure in data["figures"])


def test_the_period_and_day_can_be_given(run: Run, dossier: str) -> None:
    whole = {figure["value"] for figure in figures(run, dossier).values() if figure["id"] == "hazards_found"}
    half = figures(run, dossier, "--period", "2020H2", "--as-of", "2020-08-31")
    assert whole == {3}
    assert half["hazards_found"]["value"] == 1
    assert half["hazards_found"]["as_of"] == "2020-08-31"


@pytest.mark.parametrize("missing", ["period", "as_of"])
def test_a_campaign_that_states_no_period_or_day_asks_for_it(run: Run, dossier: str, missing: str) -> None:
    lines = [line for line in SETTINGS.splitlines() if not line.startswith(missing)]
    Path(dossier, "campaign.toml").write_text("\n".join(lines), encoding="utf-8")
    assert "--" + missing.replace("_", "-") in run("report", dossier).complaint


def test_files_are_written_in_all_formats_or_in_those_asked_for(run: Run, dossier: str, folder: Path) -> None:
    done = run("report", dossier, "--out", "all")
    assert done.code == 0
    written = {Path(line) for line in done.out.splitlines()}
    assert written == set(Path("all").iterdir())
    assert {path.suffix for path in written} == {".txt", ".md", ".json", ".parquet", ".html"}
    run("report", dossier, "--out", "some", "--format", "md", "--format", "json")
    assert {path.suffix for path in Path("some").iterdir()} == {".md", ".json"}
    assert (
        Path("some/bulletin.json").read_text(encoding="utf-8")
        == run("report", dossier, "--format", "json").out
    )


def test_files_that_cannot_be_written_are_one_line(run: Run, dossier: str, folder: Path) -> None:
    assert "boilers.csv" in run("report", dossier, "--out", "boilers.csv").complaint


@pytest.mark.parametrize(
    "settings", ["[campaign", "title = 3", "[campaign]\ntitle = ''", "[report]\nas_of = 2020"]
)
def test_settings_that_are_wrong_are_one_line(run: Run, dossier: str, settings: str) -> None:
    Path(dossier, "campaign.toml").write_text(settings, encoding="utf-8")
    assert "campaign.toml" in run("report", dossier).complaint


def test_a_bulletin_in_english_has_no_chinese_headings(run: Run, dossier: str) -> None:
    lines = run("report", dossier, "--lang", "en", "--format", "md").out.splitlines()
    headings = [line for line in lines if line.startswith("##")]
    assert headings
    assert "".join(headings).isascii()


def test_word_fills_a_template_of_the_office_or_says_where_figures_come_from(run: Run, dossier: str) -> None:
    made = docx.Document()
    made.add_paragraph("本单位：{{ 发文机关 }}")
    made.save("模板.docx")
    assert run("report", dossier, "--out", "a", "--word", "模板.docx").out.split()[-1] == "a/bulletin.docx"
    assert docx.Document("a/bulletin.docx").paragraphs[0].text == "本单位：示例市安委办"
    run("report", dossier, "--out", "b", "--sources", "--format", "docx")
    assert "数字来源" in [one.text for one in docx.Document("b/bulletin.docx").paragraphs]


@pytest.mark.parametrize(
    "arguments", ["--sources", "--word x.docx", "--word x.docx --out c", "--sources --word x.docx --out c"]
)
def test_what_word_cannot_do_is_one_line(run: Run, dossier: str, arguments: str) -> None:
    done = run("report", dossier, *arguments.split())
    assert done.code == 2
    assert done.complaint
    assert not Path("c").exists()
