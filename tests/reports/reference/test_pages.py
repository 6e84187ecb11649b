"""The reference: what the page of a rule and of a standard say, how pages link, and that nothing in them is markup."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

import ansheng
from ansheng import InputError, cli
from ansheng.reports.reference.pages import reference_pages, write_reference
from ansheng.words import Lang

LAW = """
id = "kiln.demo"
title = "窑炉<b>判据</b>"
en = "criteria for *kilns*"
note = "示例 | 不是真的标准。"

[[edition]]
label = "2020"
number = "示例〔2020〕1号"
issuer = "示例机构"
issued = 2019-12-01
effective = 2020-01-01
repealed = 2024-07-01
verified = 2026-10-01
source = "为测试编写"

[edition.clause.heat]
number = "3"
title = "温度过高"
en = "too hot"
seen = "memory"
note = "含等于。"
limits.heat = { value = 900, unit = "°C" }

[edition.clause.spacing]
number = "5"
title = "间距"
en = "spacing"
seen = "secondary"
limits.spacing = { by = "kg", unit = "m", start = 1, outside = 0, steps = [
    { to = 100, value = 10 },
    { below = 500, value = 25 },
    { value = 50 },
] }

[[edition]]
label = "2024"
number = "示例〔2024〕1号"
issuer = "示例机构"
effective = 2024-07-01
verified = 2026-10-01
source = "为测试编写"

[edition.clause.heat]
group = "第三条"
number = "3(1)"
title = "温度|过高"
en = "too | hot"
seen = "text"
limits.heat = { value = 850, unit = "°C" }

[edition.clause.spacing]
number = "5"
title = "间距"
en = "spacing"
seen = "text"
limits.spacing = { by = "kg", unit = "m", steps = [{ value = 40 }] }

[edition.clause.brick]
number = "7"
title = "耐火砖"
en = "fire bricks"
seen = "text"
encoded = false
reason = "没有<事实>"

[edition.clause.rest]
number = "9"
title = "其他情形"
en = "anything else"
seen = "text"
judged = "human"

[[edition]]
label = "draft"
number = "征求意见稿"
issuer = "示例机构"
effective = 2030-01-01
verified = 2026-10-01
source = "为测试编写"
pending = true

[edition.clause.heat]
number = "3(2)"
title = "温度过高"
en = "too hot"
seen = "text"
limits.heat = { value = 700, unit = "°C" }
"""

RULES = '''
from pathlib import Path

from ansheng import Case, Choice, Condition, Facts, Flag, Number, Standard, rule

LAW = Standard.read(Path(__file__).with_name("kiln.toml"))


class Kiln(Facts, title="窑炉", en="kiln"):
    """One kiln."""

    heat = Number("炉温", unit="°C", en="heat", note="取*最高*值")
    fuel = Choice("燃料", options={"coal": "煤", "gas": "气"}, en="fuel")
    stock = Number("存量", unit="kg", en="stock", minimum=0)
    gap = Number("间距", unit="m", en="gap", minimum=0)
    bad = Flag("情况严重", en="grave", judged=True)


@rule(
    Kiln,
    cites=LAW.clause("heat"),
    when=lambda p: p.fuel == "coal",
    en="kiln too hot",
    cases=[
        Case.hazard(fuel="coal", heat=900),
        Case.clear(fuel="coal", heat=20),
        Case.undetermined(fuel="coal"),
        Case.undetermined(),
    ],
)
def too_hot(p: type[Kiln]) -> Condition:
    """炉温达到限值

    % 这一行不是注释。
    # 这一行不是标题。
    """
    return p.heat >= LAW.limit("heat")


@rule(Kiln, cites=LAW.clause("rest"), en="kiln in a grave state")
def grave(p: type[Kiln]) -> Condition:
    """其他严重情形，间距不足"""
    return p.bad & (p.gap < LAW.limit("spacing").at(p.stock))
'''

LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    tmp_path.joinpath("kiln.toml").write_text(LAW, encoding="utf-8")
    path = tmp_path / "kiln.py"
    path.write_text(RULES, encoding="utf-8")
    return path


def pages(file: Path, lang: Lang = "zh") -> dict[str, str]:
    return reference_pages(ansheng.load([], files=[file]), lang=lang)


def section(page: str, title: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    return re.split(r"(?m)^## ", page.split(f"\n## {title}\n", 1)[1])[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the body rows of the tables in a text; bars that are escaped part no cells."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    found = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rules = [at for at, row in enumerate(found) if set(row) == {"---"}]
    return [row for at, row in enumerate(found) if at not in rules and at + 1 not in rules]


def test_there_is_a_page_for_each_standard_and_rule_and_an_index_of_them(kiln: Path) -> None:
    assert sorted(pages(kiln)) == [
        "index.md",
        "kiln/index.md",
        "kiln/rules/grave.md",
        "kiln/rules/too_hot.md",
        "kiln/standards/kiln.demo.md",
    ]


def test_every_link_leads_to_a_page(kiln: Path) -> None:
    made = pages(kiln)
    links = [
        (path, normpath(join(dirname(path), to))) for path, page in made.items() for to in LINK.findall(page)
    ]
    assert {to for _, to in links} == set(made) - {"index.md"}


def test_a_rule_names_its_clause_in_every_edition_with_number_document_and_days(kiln: Path) -> None:
    found = rows(section(pages(kiln)["kiln/rules/too_hot.md"], "依据条款"))
    assert [row[1:] for row in found] == [
        ["2020", "示例〔2020〕1号", "3", "温度过高", "too hot", "2020-01-01 起，2024-07-01 废止"],
        ["2024", "示例〔2024〕1号", "3(1)", r"温度\|过高", r"too \| hot", "2024-07-01 起"],
        ["draft", "征求意见稿", "3(2)", "温度过高", "too hot", "草案，不适用"],
    ]
    assert {row[0] for row in found} == {"[窑炉&lt;b&gt;判据&lt;/b&gt;](../standards/kiln.demo.md)"}


def test_a_rule_says_what_facts_it_needs(kiln: Path) -> None:
    assert rows(section(pages(kiln)["kiln/rules/too_hot.md"], "所需事实")) == [
        ["`fuel`", "燃料", "fuel", "选项", "", "`coal` 煤；`gas` 气", ""],
        ["`heat`", "炉温", "heat", "数值", "℃", "", r"取\*最高\*值"],
    ]


def test_the_condition_stands_in_both_languages_once_for_each_span_of_days_with_its_limit(kiln: Path) -> None:
    text = section(pages(kiln)["kiln/rules/too_hot.md"], "条件")
    first, second = text.split("### ")[1:]
    assert first.startswith("2020-01-01 至 2024-06-30\n")
    assert second.startswith("2024-07-01 起\n")
    assert ["- 隐患：炉温不小于900℃" in part for part in (first, second)] == [True, False]
    assert "- 隐患：炉温不小于850℃" in second
    assert "- hazard: heat ≥ 850 °C" in second
    assert "- 适用：燃料为煤" in second
    assert [(row[0], row[1], row[3], row[4]) for row in rows(text)] == [
        ("`heat`", "900 ℃", "2020", "3"),
        ("`heat`", "850 ℃", "2024", r"3(1)"),
        ("`heat`", "700 ℃", "draft", r"3(2)"),
    ]


def test_a_rule_whose_clause_is_new_has_one_span_and_no_heading_for_it(kiln: Path) -> None:
    text = section(pages(kiln)["kiln/rules/grave.md"], "条件")
    assert "###" not in text
    assert "- 隐患：“情况严重”为是，且间距小于40米" in text


def test_the_examples_are_a_table_with_verdicts(kiln: Path) -> None:
    assert rows(section(pages(kiln)["kiln/rules/too_hot.md"], "示例")) == [
        ["构成隐患", "燃料 = 煤；炉温 = 900℃", "每个版本"],
        ["不构成", "燃料 = 煤；炉温 = 20℃", "每个版本"],
        ["待定", "燃料 = 煤", "每个版本"],
        ["待定", "（都未知）", "每个版本"],
    ]


def test_limitations_come_from_the_docstring_and_the_clauses_and_start_no_markup(kiln: Path) -> None:
    lines = section(pages(kiln)["kiln/rules/too_hot.md"], "已知局限").split("\n")
    assert [line for line in lines if line] == [
        r"- \% 这一行不是注释。",
        r"- \# 这一行不是标题。",
        "- kiln.demo 2020 3：含等于。",
    ]


def test_sources_say_how_sure_each_clause_is(kiln: Path) -> None:
    found = rows(section(pages(kiln)["kiln/rules/too_hot.md"], "来源与把握"))
    assert [(row[1], row[3], row[4]) for row in found] == [
        ("2020", "仅凭记忆", "2026-10-01"),
        ("2024", "见过原文", "2026-10-01"),
        ("draft", "见过原文", "2026-10-01"),
    ]


def test_a_standard_lists_its_clauses_with_what_became_of_each(kiln: Path) -> None:
    page = pages(kiln)["kiln/standards/kiln.demo.md"]
    assert page.split("\n")[4:7] == ["# 窑炉&lt;b&gt;判据&lt;/b&gt;", "", r"criteria for \*kilns\*"]
    newest = section(page, "2024 示例〔2024〕1号")
    assert [(row[1], row[4], row[5]) for row in rows(newest.split("### ")[0])] == [
        ("3(1)", "见过原文", r"规则：[kiln.too\_hot](../rules/too_hot.md)"),
        ("5", "见过原文", "限值用于：[kiln.grave](../rules/grave.md)"),
        ("7", "见过原文", "缺口：没有&lt;事实&gt;"),
        ("9", "见过原文", "由人判断；规则：[kiln.grave](../rules/grave.md)"),
    ]


def test_a_standard_prints_the_rows_of_its_step_tables(kiln: Path) -> None:
    oldest = section(pages(kiln)["kiln/standards/kiln.demo.md"], "2020 示例〔2020〕1号")
    assert rows(oldest.split("### ")[1]) == [
        ["3", "`heat`", "", "900 ℃"],
        ["5", "`spacing`", "&lt; 1 千克", "0 米"],
        ["5", "`spacing`", "≤ 100 千克", "10 米"],
        ["5", "`spacing`", "&lt; 500 千克", "25 米"],
        ["5", "`spacing`", "≥ 500 千克", "50 米"],
    ]


def test_english_pages_have_english_headings_and_the_chinese_titles_beside(kiln: Path) -> None:
    page = pages(kiln, "en")["kiln/rules/too_hot.md"]
    assert "# kiln too hot\n\n炉温达到限值\n\n## What it judges\n" in page
    assert rows(section(page, "Examples"))[0] == ["hazard", "fuel = coal; heat = 900 °C", "every edition"]


def test_the_same_plugin_gives_the_same_pages(kiln: Path) -> None:
    assert pages(kiln) == pages(kiln)
    assert str(kiln.parent) not in "".join(pages(kiln).values())


@pytest.mark.parametrize("wild", ["../../escape", "/etc/kiln", "..", "a b|c`d", "子目录\\文件"])
def test_no_id_leads_out_of_the_folder(kiln: Path, wild: str) -> None:
    kiln.with_name("kiln.toml").write_text(LAW.replace('"kiln.demo"', repr(wild)), encoding="utf-8")
    made = pages(kiln)
    assert len(made) == 5
    for path, page in made.items():
        parts = Path(path).parts
        assert ".." not in parts
        assert not path.startswith("/")
        assert len(parts) in (1, 2, 3)
        for to in LINK.findall(page):
            assert normpath(join(dirname(path), to)) in made


def test_two_standards_of_one_file_name_are_refused(kiln: Path, tmp_path: Path) -> None:
    second = tmp_path / "two.toml"
    kiln.with_name("kiln.toml").write_text(LAW.replace('"kiln.demo"', '"a/b"'), encoding="utf-8")
    second.write_text(LAW.replace('"kiln.demo"', '"a:b"'), encoding="utf-8")
    more = '\nTWO = Standard.read(Path(__file__).with_name("two.toml"))\n'
    added = "\n\n@rule(Kiln, cites=TWO.clause('rest'), en='second')\ndef second(p):\n    '''二'''\n    return p.bad\n"
    kiln.write_text(RULES + more + added, encoding="utf-8")
    with pytest.raises(InputError, match=r"a_b\.md"):
        pages(kiln)


def test_the_pages_are_written_and_files_that_are_none_of_them_are_named_and_left(
    kiln: Path, tmp_path: Path
) -> None:
    made, folder = pages(kiln), tmp_path / "new" / "deep"
    assert write_reference(made, folder) == []
    (folder / "kiln" / "rules" / "old.md").write_text("old", encoding="utf-8")
    assert write_reference(made, folder) == [folder / "kiln" / "rules" / "old.md"]
    written = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.md")}
    assert written == {**made, "kiln/rules/old.md": "old"}


def test_a_folder_that_is_a_file_is_refused(kiln: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="无法写入目录"):
        write_reference(pages(kiln), tmp_path / "taken")


def test_the_command_writes_the_pages_of_a_plugin_file(
    kiln: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.run(["reference", "--plugin-file", str(kiln), "--out", str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"5 pages written: {out}\n"
    assert {p.relative_to(out).as_posix(): p.read_text("utf-8") for p in out.rglob("*.md")} == pages(
        kiln, "en"
    )


def test_the_command_refuses_a_plugin_that_is_not_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["reference", "--plugin", "gaz", "--out", str(tmp_path)]) == 2
    assert "gas" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
