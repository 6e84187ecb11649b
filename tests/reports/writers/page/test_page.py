"""The page: whole in itself, every figure answers, values are text, and it stays small."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import attrs
import pytest

from ansheng.errors import MissingExtraError
from ansheng.gravity import Gravity
from ansheng.reports import Report, Section, Table
from ansheng.reports.graphics import Diagram, Series, WallChart
from ansheng.reports.writers.page import drawn, page_files
from ansheng.reports.writers.page.figures import headline
from ansheng.reports.writers.page.shortening import shortened
from ansheng.words import Lang
from tests.reports.writers.page import reports

VOID = {"meta", "input", "link", "br", "img", "hr"}
HAN = re.compile(r"[\u3400-\u9fff]")


class Read(HTMLParser):
    """A page as its elements, each with its attributes and the text in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self.open: list[tuple[str, int]] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, len(self.elements) - 1))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop()[0] != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        for _, at in self.open:
            self.texts[at] = self.texts.get(at, "") + data

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """The elements of a name: the attributes and the text of each."""
        return [(a, self.texts.get(at, "")) for at, (name, a) in enumerate(self.elements) if name == tag]

    def data(self, name: str) -> Any:
        """The data for the script under an id, or of a class."""
        return next(
            json.loads(text) for a, text in self.all("script") if name in (a.get("id"), a.get("class"))
        )


def read(report: Report, lang: Lang = "zh") -> Read:
    files = page_files(report, lang)
    assert list(files) == ["page.html"]
    made = Read(files["page.html"])
    assert made.wrong == []
    assert made.open == []
    return made


@pytest.fixture(scope="module")
def full() -> Read:
    return read(reports.full("zh"))


def test_it_asks_for_nothing_outside_and_runs_only_its_own_script(full: Read) -> None:
    addresses = {
        value
        for _, attributes in full.elements
        for name, value in attributes.items()
        if name in ("href", "src", "xlink:href", "action", "data", "srcset")
    }
    assert all(str(each).startswith("#") for each in addresses)
    assert not {name for name, _ in full.elements} & {"link", "img", "iframe", "object", "base", "form"}
    assert not [
        a for _, attributes in full.elements for a in attributes if a.startswith("on") or a == "style"
    ]
    [policy] = [a["content"] for a, _ in full.all("meta") if a.get("http-equiv")]
    [script] = [text for a, text in full.all("script") if "type" not in a]
    [style] = [text for _, text in full.all("style")]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", script
    )
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", script + style)
    assert not re.search(r"url\(|@import", style)


def test_ids_are_there_once_and_links_lead_to_them(full: Read) -> None:
    ids = Counter(a["id"] for _, a in full.elements if "id" in a)
    named = [a[key] for _, a in full.elements for key in ("aria-labelledby", "data-title") if key in a]
    linked = [str(a["href"])[1:] for a, _ in full.all("a")]
    assert max(ids.values()) == 1
    assert {*named, *linked} <= set(ids)


def test_headings_go_down_a_step_at_a_time(full: Read) -> None:
    levels = [int(name[1]) for name, _ in full.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def answers(packed: dict[str, Any]) -> list[list[Any]]:
    """What the data of a page say of each figure, read as its script reads them."""
    told = []
    for place, group, *own in packed["figures"]:
        common = unshared(packed["common"]["data"][place], packed["common"]["pool"])
        told.append([named(common, [packed["names"][at] for at in group]), *own])
    return told


def unshared(value: Any, pool: list[Any]) -> Any:
    if isinstance(value, list):
        return [unshared(part, pool) for part in value]
    if not isinstance(value, dict):
        return value
    return (
        unshared(pool[value["$"]], pool)
        if set(value) == {"$"}
        else {k: unshared(v, pool) for k, v in value.items()}
    )


def named(value: Any, names: list[str]) -> Any:
    if isinstance(value, str):
        return re.sub("\x01(\\d)", lambda mark: names[int(mark[1])], value)
    if isinstance(value, list):
        return [named(part, names) for part in value]
    return {key: named(part, names) for key, part in value.items()} if isinstance(value, dict) else value


def test_every_figure_of_the_report_answers(full: Read) -> None:
    report = reports.full("zh")
    told = answers(full.data("provenance"))
    assert len(told) == len(report.figures)
    for figure, (common, shown, *own) in zip(report.figures, told, strict=True):
        assert [*common[:3], shown] == [figure.id, figure.label, figure.definition, figure.display]
        assert common[-1] == figure.to_dict()["filter"]
        if figure.denominator is not None:
            assert own[0] == [str(figure.numerator), str(figure.denominator)]
        if figure.comparison:
            assert own[2][0] == figure.comparison.text()
    rows = {a["id"]: text for a, text in full.all("tr") if "id" in a}
    assert all(figure.display in rows[f"f{at}"] for at, figure in enumerate(report.figures))


def test_every_quote_and_every_cell_with_a_source_is_linked(report: Report) -> None:
    made = read(report)
    links = [(a["href"], text) for a, text in made.all("a") if a.get("class") == "q"]
    assert links == [("#f0", "4人"), ("#f1", "76.4")]


def test_headline_figures_are_compared_ones_first_and_eight_at_most() -> None:
    report = reports.full("zh")
    shown = headline(report)
    assert len(shown) == 8
    assert [figure.id for figure in shown[:3]] == ["accidents", "deaths", "injured"]
    assert not [figure for figure in shown if figure.group]


def test_a_wall_is_coded_overdue_first_and_can_be_read_back() -> None:
    chart = reports.great(300)
    coded = read(attrs.evolve(reports.full("zh"), annexes=(Section("附件", (chart,)),))).data("tasks")
    back = sorted(
        (name, coded["groups"][group], coded["states"][int(state)][0], due)
        for name, group, state, due in zip(
            coded["name"], coded["group"], coded["state"], coded["due"], strict=True
        )
    )
    days = {one.name: (one.due - chart.today).days for one in chart.tasks if one.due}
    assert back == sorted((one.name, one.group, one.standing, days[one.name]) for one in chart.tasks)
    assert list(coded["state"]) == sorted(coded["state"])
    assert coded["states"][0][0] == "overdue"


def test_ten_thousand_tasks_keep_the_page_small() -> None:
    report = reports.full("zh")
    wall = Section("附件", (reports.great(10_000),))
    page = page_files(attrs.evolve(report, annexes=(wall, *report.annexes[1:])), "zh")["page.html"]
    assert len(page.encode()) <= 1_500_000


def test_hostile_values_are_text(report: Report) -> None:
    made = read(reports.hostile(report))
    names = Counter(name for name, _ in made.elements)
    plain = Counter(name for name, _ in read(report).elements)
    assert names["img"] == 0
    assert names["script"] == plain["script"] + 3  # a wall thrice
    assert not [a for _, attributes in made.elements for a in attributes if a.startswith("on")]
    text = "".join(text for _, text in made.all("body"))
    assert "{{ 7*7 }}" in text
    assert "49" not in text
    assert not re.search(
        "[\x00-\x08\x1b\u200f\u202e\u2028\u2066\ud800]",
        page_files(reports.hostile(report), "zh")["page.html"],
    )
    assert len(text) < 500_000


def test_what_data_hold_comes_back_from_the_page_as_it_was(report: Report) -> None:
    packed = read(reports.hostile(report)).data("provenance")
    assert packed["dossier"] == " ".join(reports.HOSTILE)
    where = [common[-1]["where"]["text"] for common, *_ in answers(packed)]
    assert set(where) == {" ".join(reports.HOSTILE)}


def test_a_long_table_is_cut_and_says_so(report: Report) -> None:
    table = Table("台账", ("编号",), tuple((f"H{number}",) for number in range(5000)))
    page = page_files(attrs.evolve(report, sections=(Section("一、台账", (table,)),)), "zh")["page.html"]
    assert "共5000行，此处列出前2000行" in page
    assert "H1999<" in page
    assert "H2000<" not in page


def test_figures_of_many_units_share_what_they_have_in_common(report: Report) -> None:
    units = [f"示例第{number}化工有限责任公司" for number in range(2000)]
    figures = reports.by_unit(report.figures[1], units)
    rows = tuple((unit, 1) for unit in units)
    table = Table("按单位", ("单位", "整改率"), rows, (), tuple((None, one.id) for one in figures))
    wall = Section("附件", (reports.great(10_000),))
    whole = attrs.evolve(
        report, figures=(*report.figures, *figures), annexes=(wall, Section("附件", (table,)))
    )
    text = page_files(whole, "zh")["page.html"]
    assert len(text.encode()) <= 1_500_000
    packed = Read(text).data("provenance")
    assert len(packed["common"]["data"]) == 3
    told = answers(packed)
    assert [common[1] for common, *_ in told[2:]] == [f"整改率（{unit}）" for unit in units]
    assert [common[-1] for common, *_ in told[2:]] == [figure.filter for figure in figures]


def test_tables_are_cut_further_where_the_page_would_grow_too_large(report: Report) -> None:
    tables = tuple(Table(str(at), ("文",), tuple(("某" * 100,) for _ in range(1500))) for at in range(8))
    text = page_files(attrs.evolve(report, sections=(Section("一、", tables),), figures=()), "zh")[
        "page.html"
    ]
    assert len(text.encode()) <= 1_500_000
    assert text.count("本表共1500行，此处列出前500行") == 8


def test_the_row_of_the_whole_stays_where_a_table_is_cut(report: Report) -> None:
    rows = (*((f"H{number}", 1) for number in range(5000)), ("合计", 5000))
    table = Table("台账", ("编号", "数"), rows, total=True)
    made = read(attrs.evolve(report, figures=(), sections=(Section("一、台账", (table,)),)))
    assert [text for a, text in made.all("tr") if a.get("class") == "total"] == ["合计5000"]


def test_a_wall_of_more_tasks_than_a_page_holds_keeps_those_that_need_somebody(report: Report) -> None:
    chart = reports.great(10_200)
    short = shortened(attrs.evolve(report, annexes=(Section("附件", (chart,)),)), 2000, "zh")
    [left] = short.annexes[0].items
    assert isinstance(left, WallChart)
    assert left.left == 200
    assert sum(one.standing == "overdue" for one in left.tasks) == sum(
        one.standing == "overdue" for one in chart.tasks
    )


def test_a_missing_cell_is_no_zero(report: Report) -> None:
    rows = [text for a, text in read(report).all("tr")]
    assert "A|B <b>7—" in rows


def test_problems_say_their_gravity_and_what_to_do(full: Read) -> None:
    text = "".join(text for _, text in full.all("main"))
    assert "数据问题2项（未计入1项、存疑1项），未作推测。" in text
    assert Gravity.LOST.words.zh + "hazards.csv 第7行“D”列" in text
    assert "早于发现日期请核对这两格" in text


def test_without_the_library_that_draws_a_diagram_is_its_table(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object, **__: object) -> str:
        raise MissingExtraError.of("vl-convert-python", "report")

    monkeypatch.setattr(drawn, "svg", absent)
    diagram = Diagram(
        "每月", "bars", ("1月", "2月"), (Series("排查", (3, None), ("3条", "—")),), "条", "", "月份"
    )
    made = read(attrs.evolve(report, sections=(Section("一、图", (diagram,)),)))
    assert [text for _, text in made.all("th")[:2]] == ["月份", "排查"]
    assert not made.all("svg")


def test_a_diagram_is_drawn_for_a_desk_and_a_telephone_and_told_as_a_table(full: Read) -> None:
    pictures = [a for a, _ in full.all("svg")]
    assert len(pictures) == 6
    assert all(a.get("role") == "img" for a in pictures)
    assert len([text for _, text in full.all("summary") if text == "以表格显示"]) == 4


def test_a_report_with_nothing_in_it_is_a_page(report: Report) -> None:
    bare = attrs.evolve(report, figures=(), sections=(), problems=(), made_up=None)
    made = read(bare)
    assert [text for _, text in made.all("h1")] == [report.title]
    assert [text for _, text in made.all("h2")] == ["数据说明"]


def test_the_words_of_the_page_are_of_its_language(report: Report) -> None:
    bare = attrs.evolve(
        report,
        title="T",
        issuer="I",
        dossier="d",
        figures=(),
        sections=(),
        problems=reports.wrong(),
        made_up=None,
    )
    english = read(
        attrs.evolve(
            bare, annexes=(Section("A", (attrs.evolve(reports.great(3), tasks=(), title="W", lang="en"),)),)
        ),
        "en",
    )
    assert english.elements[0][1]["lang"] == "en"
    [script] = [text for a, text in english.all("script") if "type" not in a]
    said = "".join(text for _, text in english.all("html")).replace(script, "")
    attributes = " ".join(str(value) for _, a in english.elements for value in a.values())
    assert HAN.findall(said + attributes) == []
    chinese = read(bare)
    assert chinese.elements[0][1]["lang"] == "zh-CN"
    words = [re.sub(r"\{\d\}", "", said) for said in chinese.data("words").values()]
    assert [said for said in words if re.search("[A-Za-z]{2}", said)] == []
