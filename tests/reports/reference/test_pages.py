"""The reference: what the page of a rule and of a standard say, how pages link, and that nothing in them is markup."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

import ansheng
from ansheng import InputError, cli
from ansheng.reports.reference.page import LARGEST
from ansheng.reports.reference.pages import reference_pages, write_reference
from ansheng.rules.verdicts import Verdict
from ansheng.words import LANGS, Lang

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
group.third = { title = "第三条", en = "Article 3" }

[edition.clause.third.heat]
number = "3(1)"
title = "温度|过高"
en = "too | hot"
limits.heat = { value = 850, unit = "°C" }

[edition.clause.spacing]
number = "5"
title = "间距"
en = "spacing"
limits.spacing = { by = "kg", unit = "m", steps = [{ value = 40 }] }

[edition.clause.brick]
number = "7"
title = "耐火砖"
en = "fire bricks"
reason = "没有<事实>"

[edition.clause.rest]
number = "9"
title = "其他情形"
en = "anything else"
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
limits.heat = { value = 700, unit = "°C" }
"""

RULES = '''
from pathlib import Path

from ansheng import Case, Choice, Facts, Flag, Number, Rule, Standard

LAW = Standard.read(Path(__file__).with_name("kiln.toml"))


class Kiln(Facts, title="窑炉", en="kiln"):
    """One kiln."""

    heat = Number("炉温", unit="°C", en="heat", note="取*最高*值")
    fuel = Choice("燃料", options={"coal": "煤", "gas": "气"}, en="fuel")
    stock = Number("存量", unit="kg", en="stock", minimum=0)
    gap = Number("间距", unit="m", en="gap", minimum=0)
    bad = Flag("情况严重", en="grave", judged=True)


too_hot = Rule(
    LAW.clause("heat"),
    when=Kiln.fuel == "coal",
    hazard=Kiln.heat >= LAW.limit("heat"),
    title="炉温达到限值",
    en="kiln too hot",
    note="% 这一行不是注释。\\n# 这一行不是标题。",
    given={"fuel": "coal"},
    cases=[Case.hazard(heat=900), Case.clear(heat=20), Case.undetermined(), Case.undetermined(fuel=None)],
)

grave = Rule(
    LAW.clause("rest"),
    hazard=Kiln.bad & (Kiln.gap < LAW.limit("spacing").at(Kiln.stock)),
    title="其他严重情形，间距不足",
    en="kiln in a grave state",
)
'''

LINK = re.compile(r"(?<!\\)\]\(([^)]+)\)")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
STANDARD = "kiln/kiln.demo.md"


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    tmp_path.joinpath("kiln.toml").write_text(LAW, encoding="utf-8")
    path = tmp_path / "kiln.py"
    path.write_text(RULES, encoding="utf-8")
    return path


def pages(file: Path, lang: Lang = "zh") -> dict[str, str]:
    return reference_pages(ansheng.load([], files=[file]), lang=lang)


def entry(page: str, name: str) -> list[str]:
    """The lines of the clause or rule that an anchor names, up to the next anchor or chapter."""
    after = page.split(f'<a id="{name}"></a>\n', 1)[1]
    return [line for line in re.split(r"(?m)^(?:<a id|## )", after)[0].splitlines() if line]


def below(lines: list[str], item: str) -> list[str]:
    """The items below one of a list."""
    at = next(n for n, line in enumerate(lines) if line.strip() == f"- {item}")
    depth = len(lines[at]) - len(lines[at].lstrip())
    found = []
    for line in lines[at + 1 :]:
        if len(line) - len(line.lstrip()) <= depth:
            break
        found.append(line.strip().removeprefix("- "))
    return found


def many(file: Path) -> dict[str, str]:
    """The pages of the kiln with as many more rules as make a standard large."""
    more = (
        f"\nmore_{n} = Rule(LAW.clause('rest'), hazard=Kiln.bad, title='第{n}种', en='more {n}')\n"
        for n in range(LARGEST)
    )
    file.write_text(RULES + "".join(more), encoding="utf-8")
    return pages(file)


def dead(made: dict[str, str]) -> list[str]:
    """The links that lead to no page, or to no place on it."""
    found = []
    for path, page in made.items():
        for to in LINK.findall(page):
            file, _, name = to.partition("#")
            target = made.get(normpath(join(dirname(path), file)))
            if target is None or (name and name not in ANCHOR.findall(target)):
                found.append(f"{path} -> {to}")
    return found


def test_there_is_a_page_for_each_standard_and_an_index_of_them(kiln: Path) -> None:
    assert sorted(pages(kiln)) == ["index.md", "kiln/index.md", STANDARD]


def test_a_standard_with_many_rules_has_a_page_for_each_chapter(kiln: Path) -> None:
    made = many(kiln)
    assert sorted(made) == [
        "index.md",
        "kiln/index.md",
        STANDARD,
        "kiln/kiln.demo/heat.md",
        "kiln/kiln.demo/spacing.md",
    ]
    assert "- [第三条](kiln.demo/heat.md)：1条，1项规则" in made[STANDARD]
    assert f"- [条款](kiln.demo/spacing.md)：3条，{LARGEST + 1}项规则" in made[STANDARD]
    assert made["kiln/kiln.demo/heat.md"].startswith(
        "# 第三条\n\n[窑炉&lt;b&gt;判据&lt;/b&gt;](../kiln.demo.md)\n"
    )
    assert dead(made) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_to_a_page_and_a_place_on_it(kiln: Path, lang: Lang) -> None:
    assert dead(pages(kiln, lang)) == []


def test_every_rule_stands_on_one_page_under_its_id(kiln: Path) -> None:
    anchors = [name for page in pages(kiln).values() for name in ANCHOR.findall(page)]
    assert sorted(anchors) == [
        *("clause-brick", "clause-heat", "clause-rest", "clause-spacing"),
        *("kiln.grave", "kiln.too_hot"),
    ]


def test_every_builder_finds_the_pages_by_the_lists_of_those_above(kiln: Path) -> None:
    made = many(kiln)
    below = {
        normpath(join(dirname(path), name)) + ".md"
        for path, page in made.items()
        for tree in re.findall(r"(?s)```\{toctree\}\n(.*?)```", page)
        for name in tree.split("\n\n")[1].split()
    }
    assert below == set(made) - {"index.md"}


def test_a_clause_is_shown_as_every_edition_has_it_the_newest_first(kiln: Path) -> None:
    lines = entry(pages(kiln)[STANDARD], "clause-heat")
    assert lines == [
        r"### 第三条第（一）项　温度\|过高",
        r"too \| hot",
        "- **2024年版** 第三条第（一）项",
        "  - 已收录；已读条文（转载）",
        "  - 限值 `heat`：850℃",
        "- **2020年版** 第三条　温度过高",
        "  - 已收录；未读条文，待核",
        "  - 限值 `heat`：900℃",
        "  - 说明：含等于。",
        "- **draft版** 第三条第（二）项　温度过高",
        "  - 已收录；已读条文（转载）",
        "  - 限值 `heat`：700℃",
    ]


def test_a_clause_says_what_became_of_it_and_which_editions_lack_it(kiln: Path) -> None:
    page = pages(kiln)[STANDARD]
    assert entry(page, "clause-brick")[2:] == [
        "- **2024年版** 第七条",
        "  - 未收录：没有&lt;事实&gt;；已读条文（转载）",
        "- **2020年版** 无此条",
    ]
    assert "  - 人工判定；已读条文（转载）" in entry(page, "clause-rest")
    assert "- 限值用于：[`kiln.grave`](kiln.demo.md#kiln.grave)" in entry(page, "clause-spacing")


def test_a_standard_prints_the_rows_of_its_step_tables(kiln: Path) -> None:
    lines = entry(pages(kiln)[STANDARD], "clause-spacing")
    assert below(lines[lines.index("- **2020年版** 第五条") :], "限值 `spacing`") == [
        "低于1千克：0米",
        "不超过100千克：10米",
        "低于500千克：25米",
        "达到或超过500千克：50米",
    ]


def test_an_edition_says_its_document_its_days_and_how_many_clauses_are_encoded(kiln: Path) -> None:
    lines = pages(kiln)[STANDARD].splitlines()
    assert below(lines, "**2020年版** 示例〔2020〕1号") == [
        "示例机构，2019年12月1日发布",
        "2020年1月1日起施行，2024年7月1日废止",
        "共2条，已收录2条",
        "来源：为测试编写（2026年10月1日核对）",
    ]
    assert below(lines, "**2024年版** 示例〔2024〕1号")[2] == "共4条，已收录2条，人工判定1条，未收录1条"
    assert below(lines, "**draft版** 征求意见稿")[1] == "草案，不适用"


def test_a_clause_that_only_an_older_edition_has_stands_in_a_chapter_that_says_so(kiln: Path) -> None:
    older = LAW.replace("[edition.clause.spacing]", "[edition.clause.gone]", 1)
    kiln.with_name("kiln.toml").write_text(older, encoding="utf-8")
    page = pages(kiln)[STANDARD]
    assert "\n## 条款（仅2020年版）\n" in page
    assert "- **2024年版** 无此条" in entry(page, "clause-gone")


def test_a_rule_says_what_facts_it_needs(kiln: Path) -> None:
    assert below(entry(pages(kiln)[STANDARD], "kiln.too_hot"), "**需要填报**") == [
        "燃料 `fuel`：选项，可选 `coal` 煤、`gas` 气",
        r"炉温 `heat`：数值，℃。取\*最高\*值",
    ]


def test_the_condition_stands_in_both_languages_once_for_each_span_of_days(kiln: Path) -> None:
    lines = entry(pages(kiln)[STANDARD], "kiln.too_hot")
    assert below(lines, "2020年1月1日至2024年6月30日") == [
        "**适用范围**：燃料为“煤”",
        "**构成隐患**：炉温达到或超过900℃",
        '**scope**: fuel is "coal"',
        "**hazard**: heat is at least 900 °C",
    ]
    assert "**构成隐患**：炉温达到或超过850℃" in below(lines, "2024年7月1日起")


def test_a_rule_whose_clause_is_new_has_one_span_and_no_heading_for_it(kiln: Path) -> None:
    lines = entry(pages(kiln)[STANDARD], "kiln.grave")
    assert lines[2].startswith("- 检查对象：窑炉 kiln `kiln.Kiln`；隐患等级：重大")
    assert lines[3].startswith("- **构成隐患**：“情况严重”为是，且间距小于40米")


def test_a_limit_of_a_clause_that_the_rule_does_not_cite_names_that_clause(kiln: Path) -> None:
    lines = entry(pages(kiln)[STANDARD], "kiln.grave")
    clause = "《窑炉&lt;b&gt;判据&lt;/b&gt;》（示例〔{}〕1号）第五条"
    assert lines[3].endswith(f"小于40米（{clause.format(2024)}）")
    old, new = below(lines, "**限值**")
    assert old == (
        "`spacing`：低于1千克为0米；不超过100千克为10米；低于500千克为25米；达到或超过500千克为50米"
        f"（[{clause.format(2020)}](kiln.demo.md#clause-spacing)）"
    )
    assert new == f"`spacing`：任何值为40米（[{clause.format(2024)}](kiln.demo.md#clause-spacing)）"


def test_the_examples_say_their_verdict_and_their_facts(kiln: Path) -> None:
    found = below(entry(pages(kiln)[STANDARD], "kiln.too_hot"), "**示例**")
    assert [line.partition("：")[2] for line in found] == [
        "燃料 = 煤；炉温 = 900℃",
        "燃料 = 煤；炉温 = 20℃",
        "燃料 = 煤",
        "（均未知）",
    ]
    assert [line.partition("：")[0] for line in found] == [
        verdict.label() for verdict in (Verdict.HAZARD, Verdict.CLEAR, *[Verdict.UNDETERMINED] * 2)
    ]


def test_limitations_come_from_the_docstring_and_start_no_markup(kiln: Path) -> None:
    assert below(entry(pages(kiln)[STANDARD], "kiln.too_hot"), "**已知局限**") == [
        r"\% 这一行不是注释。",
        r"\# 这一行不是标题。",
    ]


def test_what_is_said_of_a_clause_that_a_limit_is_taken_from_is_a_limitation(kiln: Path) -> None:
    noted = LAW.replace('title = "间距"', 'title = "间距"\nnote = "从墙面量起。"', 1)
    kiln.with_name("kiln.toml").write_text(noted, encoding="utf-8")
    assert below(entry(pages(kiln)[STANDARD], "kiln.grave"), "**已知局限**") == [
        "《窑炉&lt;b&gt;判据&lt;/b&gt;》（示例〔2020〕1号）第五条：从墙面量起。"
    ]


def test_a_condition_whose_brackets_would_nest_deeply_is_a_list(kiln: Path) -> None:
    deep = "\ndeep = Rule(LAW.clause('rest'), hazard={}, title='多层', en='deep')\n"
    nested = "Kiln.bad & ((Kiln.heat > 5) | ~(Kiln.bad | ((Kiln.gap < 3) & Kiln.bad)))"
    kiln.write_text(RULES + deep.format(nested), encoding="utf-8")
    assert below(entry(pages(kiln)[STANDARD], "kiln.deep"), "**构成隐患**：同时符合") == [
        "“情况严重”为是",
        "符合下列之一",
        "炉温超过5℃",
        "同时符合",
        "“情况严重”为否",
        "符合下列之一",
        "间距达到或超过3米",
        "“情况严重”为否",
    ]


def test_english_pages_have_english_headings_and_the_chinese_titles_beside(kiln: Path) -> None:
    lines = entry(pages(kiln, "en")[STANDARD], "kiln.too_hot")
    assert lines[:3] == [
        "#### kiln too hot",
        "炉温达到限值 `kiln.too_hot`",
        "- of: kiln 窑炉 `kiln.Kiln`; severity: major",
    ]
    assert below(lines, "**Examples**")[0] == "hazard: fuel = coal; heat = 900 °C"
    assert below(lines, "From 2024-07-01")[:2] == [
        '**scope**: fuel is "coal"',
        "**hazard**: heat is at least 850 °C",
    ]


def test_the_same_plugin_gives_the_same_pages(kiln: Path) -> None:
    assert pages(kiln) == pages(kiln)
    assert str(kiln.parent) not in "".join(pages(kiln).values())


@pytest.mark.parametrize("wild", ["../../escape", "/etc/kiln", "..", "a b|c`d", "子目录\\文件"])
def test_no_id_leads_out_of_the_folder(kiln: Path, wild: str) -> None:
    kiln.with_name("kiln.toml").write_text(LAW.replace('"kiln.demo"', repr(wild)), encoding="utf-8")
    made = pages(kiln)
    assert len(made) == 3
    for path in made:
        parts = Path(path).parts
        assert ".." not in parts
        assert not path.startswith("/")
        assert len(parts) in (1, 2)
    assert dead(made) == []


def test_two_standards_of_one_file_name_are_refused(kiln: Path, tmp_path: Path) -> None:
    second = tmp_path / "two.toml"
    kiln.with_name("kiln.toml").write_text(LAW.replace('"kiln.demo"', '"a/b"'), encoding="utf-8")
    second.write_text(LAW.replace('"kiln.demo"', '"a:b"'), encoding="utf-8")
    more = '\nTWO = Standard.read(Path(__file__).with_name("two.toml"))\n'
    added = "\nsecond = Rule(TWO.clause('rest'), hazard=Kiln.bad, title='二', en='second')\n"
    kiln.write_text(RULES + more + added, encoding="utf-8")
    with pytest.raises(InputError, match=r"a_b\.md"):
        pages(kiln)


def test_the_pages_are_written_and_files_that_are_none_of_them_are_named_and_left(
    kiln: Path, tmp_path: Path
) -> None:
    made, folder = pages(kiln), tmp_path / "new" / "deep"
    assert write_reference(made, folder) == []
    (folder / "kiln" / "old.md").write_text("old", encoding="utf-8")
    assert write_reference(made, folder) == [folder / "kiln" / "old.md"]
    written = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*.md")}
    assert written == {**made, "kiln/old.md": "old"}


def test_a_folder_that_is_a_file_is_refused(kiln: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="无法写入文件夹"):
        write_reference(pages(kiln), tmp_path / "taken")


def test_the_command_writes_the_pages_of_a_plugin_file(
    kiln: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.run(["reference", "--plugin-file", str(kiln), "--out", str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"3 pages written: {out}\n"
    assert {p.relative_to(out).as_posix(): p.read_text("utf-8") for p in out.rglob("*.md")} == pages(
        kiln, "en"
    )


def test_the_command_refuses_a_plugin_that_is_not_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["reference", "--plugin", "gaz", "--out", str(tmp_path)]) == 2
    assert "gas" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_cases_that_nobody_wrote_are_said_to_follow_from_the_condition(kiln: Path) -> None:
    kiln.write_text(
        RULES + "\nburnt = Rule(LAW.clause('rest'), hazard=Kiln.bad, title='严重', en='grave')\n", "utf-8"
    )
    lines = [line.strip() for line in entry(pages(kiln)[STANDARD], "kiln.burnt")]
    at = next(n for n, line in enumerate(lines) if "示例" in line)
    assert lines[at] == "- **示例**（由本条条件推得）"
    assert lines[at + 1 : at + 4] == [
        "- 构成隐患：情况严重 = 是",
        "- 不构成：情况严重 = 否",
        "- 待定：（均未知）",
    ]
