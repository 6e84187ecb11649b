"""Command ``columns``: what is not used, what it may be, and what a person accepts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from ansheng import open_dossier
from ansheng.cli import run as program
from ansheng.cli.campaign.unknown import columns
from ansheng.errors import InputError, UnknownNameError

TABLE = "编号,单位名称,发现日期,问题隐患的具体描述,完成时间,天气\nA1,甲厂,2024-03-01,漏电,2024-03-05,晴\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "案卷"
    root.mkdir()
    root.joinpath("campaign.toml").write_text('[campaign]\ntitle = "甲"\n', encoding="utf-8")
    root.joinpath("隐患.csv").write_text(TABLE, encoding="utf-8")
    root.joinpath("隐患-乙.csv").write_text(
        TABLE.replace("A1", "B1").replace("漏电", "断路"), encoding="utf-8"
    )
    return root


def run(
    target: Path, table: str | None = None, *, write: bool = False, yes: bool = False, form: str = "json"
) -> str:
    answer = columns(str(target), table=table, write=write, yes=yes, form=form, lang="zh")  # type: ignore[arg-type]
    return "".join(answer.chunks)


def test_each_header_is_listed_once_with_its_places_and_proposals(folder: Path) -> None:
    found = {each["header"]: each for each in json.loads(run(folder))}
    assert list(found) == ["问题隐患的具体描述", "完成时间", "天气"]
    assert [place["file"] for place in found["天气"]["places"]] == ["隐患-乙.csv", "隐患.csv"]
    best = {"fact": "description", "title": "隐患描述", "sure": True}
    assert found["问题隐患的具体描述"]["proposals"][0] == best
    assert [each["title"] for each in found["完成时间"]["proposals"]] == ["整改期限", "整改完成日期"]
    assert found["天气"]["proposals"] == []
    page = run(folder, form="md")
    assert "隐患-乙.csv等2处" in page
    assert "整改期限或整改完成日期" in page


def test_a_file_may_be_looked_at_by_itself(folder: Path) -> None:
    assert len(json.loads(run(folder / "隐患.csv"))) == 3
    other = folder / "表.csv"
    other.write_text("毛病,查处\n漏电,2024-03-05\n", encoding="utf-8")
    with pytest.raises(InputError, match="--table"):
        run(other)
    assert {each["table"] for each in json.loads(run(other, "隐患"))} == {"hazards"}
    assert json.loads(run(folder, "任务")) == []
    with pytest.raises(UnknownNameError):
        run(folder, "不详")


def test_all_that_is_sure_is_written_and_read_from_then_on(folder: Path) -> None:
    assert "写入1行" in run(folder, write=True, yes=True)
    text = folder.joinpath("campaign.toml").read_text(encoding="utf-8")
    assert text == '[campaign]\ntitle = "甲"\n\n[columns."隐患"]\n"问题隐患的具体描述" = "隐患描述"\n'
    assert sorted(open_dossier(folder).tables["hazards"]["description"]) == ["断路", "漏电"]
    assert [each["header"] for each in json.loads(run(folder))] == ["完成时间", "天气"]
    assert "写入0行" in run(folder, write=True, yes=True)


def test_without_settings_they_are_begun(folder: Path) -> None:
    folder.joinpath("campaign.toml").unlink()
    run(folder, write=True, yes=True)
    assert open_dossier(folder).campaign.title == "案卷"


def test_nobody_is_asked_where_there_is_no_terminal(folder: Path) -> None:
    with pytest.raises(InputError, match="--yes"):
        run(folder, write=True)


def test_the_program_has_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program(["columns", str(folder), "--format", "json", "--lang", "en"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3


@pytest.mark.parametrize(
    ("keys", "accepted"),
    [
        ("yn", {"问题隐患的具体描述": "隐患描述"}),
        ("?y2", {"问题隐患的具体描述": "隐患描述", "完成时间": "整改完成日期"}),
        ("n\r", {"完成时间": "整改期限"}),
        ("q", {}),
    ],
)
def test_a_person_is_asked_for_each_by_one_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch, keys: str, accepted: dict[str, str]
) -> None:
    pressed: Iterator[str] = iter(keys)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "getchar", lambda: next(pressed))
    run(folder, write=True)
    text = folder.joinpath("campaign.toml").read_text(encoding="utf-8")
    assert all(f'"{header}" = "{title}"' in text for header, title in accepted.items())
    assert text.count(" = ") == 1 + len(accepted)
    assert next(pressed, None) is None
