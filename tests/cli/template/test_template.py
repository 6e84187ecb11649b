"""Commands about templates: list, export, check; and a bulletin by a template of an office's own."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OWN = """# {行动}简报
主送：各乡镇人民政府
## 隐患
共排查{排查隐患}，整改率{整改率}。
"""


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    """A dossier of two hazards in two townships."""
    folder = tmp_path / "案卷"
    folder.mkdir()
    settings = '[campaign]\ntitle = "整治"\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n'
    (folder / "campaign.toml").write_text(settings, encoding="utf-8")
    rows = "编号,发现日期,是否整改,地区\nH1,2020-01-02,是,甲镇\nH2,2020-01-03,否,乙镇\n"
    (folder / "隐患.csv").write_text(rows, encoding="utf-8")
    return str(folder)


def test_what_templates_and_blocks_there_are(run: Run) -> None:
    ended = run("template", "list")
    assert ended.code == 0
    assert "bulletin" in ended.out
    assert "存在问题" in ended.out
    data = json.loads(run("template", "list", "--format", "json").out)
    assert {"bulletin"} <= {one["id"] for one in data["templates"]}
    assert {"table", "notes"} <= {one["id"] for one in data["blocks"]}
    english = run("template", "list", "--lang", "en").out
    assert "shortcomings" in english


def test_a_template_is_exported_and_written_once(run: Run, tmp_path: Path) -> None:
    shown = run("template", "export", "情况通报").out
    assert shown.startswith("// 情况通报")
    file = tmp_path / "我的模板.txt"
    assert run("template", "export", "bulletin", "--out", str(file)).out == f"{file}\n"
    assert file.read_text(encoding="utf-8") == shown
    again = run("template", "export", "bulletin", "--out", str(file))
    assert (again.code, again.err) == (2, f"错误：{file} 已存在；请换一个文件名\n")
    assert run("template", "check", str(file)).code == 0


def test_what_is_wrong_with_a_template_is_told_all_at_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "模板.txt"
    file.write_text("# 通报\n## 情况\n查出25处，{排查隐换}、{整改绿}。\n", encoding="utf-8")
    ended = run("template", "check", str(file))
    assert ended.code == 2
    assert "第3行第8列：找不到指标“排查隐换”；是否指排查隐患？" in ended.out
    assert "整改率" in ended.out
    assert "“25”" in ended.out
    data = json.loads(run("template", "check", str(file), "--format", "json").out)
    assert [fault["column"] for fault in data["faults"]] == [3, 8, 15]
    file.write_text("# 通报\n## 情况\n查出25处。\n", encoding="utf-8")
    assert run("template", "check", str(file)).code == 1
    unknown = run("template", "check", "通告")
    assert unknown.code == 2
    assert "找不到模板“通告”" in unknown.err


def test_a_bulletin_by_a_template_of_the_office(run: Run, tmp_path: Path, dossier: str) -> None:
    file = tmp_path / "模板.txt"
    file.write_text(OWN, encoding="utf-8")
    ended = run("report", dossier, "--template", str(file))
    assert "整治简报" in ended.out
    assert "共排查2条，整改率50.0%。" in ended.out
    data = json.loads(run("report", dossier, "--template", str(file), "--format", "json").out)
    assert data["head"]["addressees"] == ["各乡镇人民政府"]
    missing = run("report", dossier, "--template", str(tmp_path / "无.txt"))
    assert missing.code == 2


def test_one_bulletin_for_each_township(run: Run, tmp_path: Path, dossier: str) -> None:
    out = tmp_path / "通报"
    ended = run("report", dossier, "--by", "地区", "--format", "table", "--out", str(out))
    assert ended.out.splitlines() == [str(out / name / "bulletin.txt") for name in ("乙镇", "甲镇")]
    assert "排查隐患1条，已整改1条" in (out / "甲镇" / "bulletin.txt").read_text(encoding="utf-8")
    one = run("report", dossier, "--for", "乙镇")
    assert "乙镇整治情况通报" in one.out
    assert "未整改1条" in one.out
    assert "是否指甲镇或乙镇" in run("report", dossier, "--for", "丙镇").err
    assert run("report", dossier, "--by", "地区").code == 2
    assert run("report", dossier, "--by", "行业", "--out", str(out)).code == 2
    assert run("report", dossier, "--by", "责任部门", "--out", str(out)).code == 2
