"""Looking: what things show in a notebook and on a line; hostile values stay text, long tables are cut."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng import Catalogue, Findings, looking
from ansheng.agenda.matters import Agenda
from ansheng.agenda.pending import Matter
from ansheng.auditing.model import Audit, Claim, ClaimVerdict, Remark
from ansheng.checking.checklist import Checklist
from ansheng.dates import Period
from ansheng.errors import Problem
from ansheng.facts.kinds import Flag
from ansheng.facts.record import Facts
from ansheng.indicators import Comparison, Figure
from ansheng.indicators.comparing.charts import control_chart
from ansheng.law.standard import Standard
from ansheng.reports.model import Bullets, Paragraph, Report, Section, Table
from ansheng.rules.rule import Rule
from ansheng.words import Words

HOSTILE = (
    "<script>alert('x')</script><img src=x onerror=alert(1)>\"&</td></table><style>*{display:none}</style>"
)
DAY = date(2026, 7, 1)
TAGS = {"style", "div", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
MANY = 1200


class Page(HTMLParser):
    """The tags of a page, how many rows its tables have, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.told: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        assert {name for name, _ in attrs} <= {"class", "scope"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.told.append(data)

    @property
    def text(self) -> str:
        return "".join(self.told)


def page_of(thing: object) -> Page:
    shown: Callable[[], str] = thing._repr_html_  # type: ignore[attr-defined]
    page = Page(shown())
    assert page.open == []
    assert set(page.tags) <= TAGS
    assert page.tags.count("style") == 1
    return page


@cache
def installed() -> Catalogue:
    return ansheng.load(["gas"])


class Thing(Facts, title="<b>罐</b>", en="thing"):
    """A thing whose titles are hostile."""

    alarm = Flag("<i>报警</i>", en="alarm")


def rule(name: str = "odd") -> Rule:
    clause = next(iter(installed().rules.values())).cites[0]
    return Rule(clause, hazard=~Thing.alarm, title=HOSTILE, en="odd", note=HOSTILE, name=name)


def findings(number: int) -> Findings:
    rows = [{"编号": f"T{at}{HOSTILE}", "单位编号": HOSTILE, "区域": HOSTILE} for at in range(number)]
    return ansheng.check(rows, on="2026-07-01", as_="gas.GasTank")


def figure() -> Figure:
    return Figure(
        HOSTILE * 9,
        HOSTILE,
        Decimal("76.4"),
        "%",
        Period.parse("2020"),
        DAY,
        HOSTILE,
        {"where": [HOSTILE] * MANY},
        numerator=1582,
        denominator=2072,
        unknown=3,
        comparison=Comparison(4, 3),
    )


def report(number: int) -> Report:
    items = (
        Paragraph(HOSTILE),
        Bullets((HOSTILE,) * number),
        Table(HOSTILE, ("名称", HOSTILE), ((HOSTILE, 1),) * number, notes=(HOSTILE,)),
    )
    problem = Problem("invalid", Words(HOSTILE, HOSTILE), file=HOSTILE, value=HOSTILE)
    return Report(
        HOSTILE * 9,
        HOSTILE,
        HOSTILE,
        Period.parse("2020"),
        DAY,
        (figure(),),
        (Section(HOSTILE, items, (Section("下级", (Paragraph("末段"),)),)),),
        (problem,) * number,
        HOSTILE,
    )


def audit(number: int) -> Audit:
    note = Words(HOSTILE, HOSTILE)
    right = Claim("rate", ClaimVerdict.CONSISTENT, HOSTILE, 0, 1, HOSTILE, HOSTILE, note=note)
    wrong = attrs.evolve(right, verdict=ClaimVerdict.WRONG, formula=HOSTILE)
    remark = Remark("advert", HOSTILE, 0, 1, note)
    return Audit((), (*[right] * number, wrong), (remark,) * number, unread=2, text=HOSTILE)


def agenda(number: int) -> Agenda:
    matter = Matter("hazard", "late", HOSTILE, HOSTILE, HOSTILE, DAY, 3, Words(HOSTILE, HOSTILE))
    return Agenda(DAY, (matter,) * number, ())


def catalogue() -> Catalogue:
    plugin = attrs.evolve(
        installed().plugins[0], rules=tuple(rule(f"r{at}") for at in range(60)), standards=()
    )
    problem = Problem("plugin", Words(HOSTILE, HOSTILE), value=HOSTILE)
    return Catalogue((attrs.evolve(plugin, title=Words(HOSTILE, HOSTILE)),), (problem,))


def checklist() -> Checklist:
    return catalogue().checklist(Thing, on=DAY)


def standard() -> Standard:
    known = next(iter(installed().standards.values()))
    edition = attrs.evolve(known.edition[0], issuer=HOSTILE, number=HOSTILE)
    return attrs.evolve(known, title=HOSTILE, edition=(edition,) * MANY)


THINGS: dict[str, Callable[[], object]] = {
    "findings": lambda: findings(60),
    "figure": figure,
    "chart": lambda: control_chart([attrs.evolve(figure(), id=f"f{at}") for at in range(60)]),
    "report": lambda: report(60),
    "audit": lambda: audit(60),
    "agenda": lambda: agenda(60),
    "catalogue": catalogue,
    "checklist": checklist,
    "rule": rule,
    "standard": standard,
}


@pytest.mark.parametrize("name", THINGS)
def test_hostile_values_are_text(name: str) -> None:
    page = page_of(THINGS[name]())
    assert "<script>alert('x')" in page.text or "<b>罐</b>" in page.text


@pytest.mark.parametrize("name", THINGS)
def test_a_line_is_short_however_large_the_thing(name: str) -> None:
    large: dict[str, Callable[[], object]] = {
        "report": lambda: report(MANY),
        "audit": lambda: audit(MANY),
        "agenda": lambda: agenda(MANY),
    }
    shown = repr(large.get(name, THINGS[name])())
    assert len(shown) <= 200
    assert "\n" not in shown
    assert shown.startswith("<")


@pytest.mark.parametrize(
    ("thing", "more"),
    [
        (lambda: agenda(50), None),
        (lambda: agenda(51), "共51行，此处为前50行，另有1行未显示。"),
        (lambda: findings(60), "共60行，此处为前50行，另有10行未显示。"),
        (standard, "共1200行，此处为前50行，另有1150行未显示。"),
        (catalogue, "共60行，此处为前50行，另有10行未显示。"),
    ],
)
def test_fifty_rows_and_how_many_more(thing: Callable[[], object], more: str | None) -> None:
    page = page_of(thing())
    assert ("未显示" in page.text) == (more is not None)
    assert (more or "") in page.text
    assert max(html.count("<tr") for html in thing()._repr_html_().split("<table>")) == 51  # type: ignore[attr-defined]


def test_lists_of_a_report_are_cut_too() -> None:
    assert "共60条，此处为前50条，另有10条未显示。" in page_of(report(60)).text


def test_what_is_at_fault_comes_first() -> None:
    page = page_of(audit(60))
    assert page.text.index("有误") < page.text.index("相符", page.text.index("说明"))
    both = ansheng.check(
        [{"编号": "甲"}, {"编号": "乙", "已装压力、罐容或液位监测": "否"}], on="2026-07-01", as_="gas.GasTank"
    )
    assert (len(both.hazards()), len(both.undetermined())) == (1, 1)
    told = page_of(both).text
    assert told.index("乙") < told.index("甲")
    assert "甲" not in page_of(both.hazards()).text


def test_a_page_may_be_written_whatever_it_shows() -> None:
    for odd in ("\ud800", "\x00\x1b[31m", "\u202e反", "a\nb"):
        html = attrs.evolve(figure(), label=odd)._repr_html_()
        html.encode("utf-8")
        assert not set("\x00\x1b\u202e") & set(html)


@given(st.lists(st.one_of(st.text(), st.integers(), st.none()), min_size=1, max_size=4), st.text())
def test_a_table_has_the_cells_that_it_was_given(cells: list[object], title: str) -> None:
    html = looking.block("题", looking.table([title] * len(cells), [("bad", cells)], of=1))
    page = Page(html)
    assert (page.tags.count("td"), page.tags.count("th"), page.open) == (len(cells), len(cells), [])
    told = "".join("—" if cell in (None, "") else looking.short(cell, looking.LONGEST) for cell in cells)
    assert page.text.endswith(told)


def test_colours_are_read_on_both_papers() -> None:
    """The contrast of every colour of text with its paper is that which the guidelines for the web ask: 4.5."""

    def light(colour: str) -> float:
        digits = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    themes = set(re.findall(r"\{(--paper:[^}]*?--good:#\w+)", figure()._repr_html_()))
    assert len(themes) == 2
    for theme in themes:
        colours = {name: light(colour) for name, colour in re.findall(r"--(\w+):#(\w+)", theme)}
        for name in ("ink", "soft", "bad", "doubt", "good"):
            for paper in ("paper", "head"):
                low, high = sorted((colours[name], colours[paper]))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (theme, name, paper)


def test_long_values_are_cut() -> None:
    page = page_of(attrs.evolve(figure(), definition="长" * 5000))
    assert "长" * 299 + "…" in page.text
    assert "长" * 300 not in page.text


def test_nothing_is_said_to_be_nothing() -> None:
    assert "无" in page_of(agenda(0)).text
