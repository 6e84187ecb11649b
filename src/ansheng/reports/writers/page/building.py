"""Building of the page: its head, its parts in order, and the styles and the script that it carries."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ansheng.errors import check_lang, word
from ansheng.reports.model import Report, Section
from ansheng.reports.writers.page import problems, words
from ansheng.reports.writers.page.drawn import palette
from ansheng.reports.writers.page.figures import appendix, cards, headline
from ansheng.reports.writers.page.items import Page, contents
from ansheng.reports.writers.page.provenance import provenance
from ansheng.reports.writers.page.shortening import shortened
from ansheng.reports.writers.page.tags import Html, cut, data, joined, tag
from ansheng.reports.writers.wording import heading_lines
from ansheng.sheets.door import read_text
from ansheng.words import Lang

ASSETS = Path(__file__).parent / "assets"
STYLES = ("page.css", "parts.css", "print.css")
LARGEST = 1_500_000
"""So many bytes a page may have."""
MOST_ROWS = (2000, 1000, 500, 200, 50)
"""So many rows of a table stand on the page, fewer where it would grow too large."""
SCRIPTS = ("page.js", "tables.js", "figures.js", "wall.js", "search.js")


def page_files(report: Report, lang: Lang) -> dict[str, str]:
    """The report as one page of HTML, ``page.html``, that opens from a folder and asks nothing of the net.

    Tables are cut, each with a line that says so, until the page has at most :data:`LARGEST` bytes.

    :param lang: the language of the page; the texts of the report are in that in which it was made
    """
    lang = check_lang(lang)
    for most in MOST_ROWS:
        page = _page(shortened(report, most, lang), lang)
        if len(page.encode()) <= LARGEST:
            break
    return {"page.html": page}


def _page(report: Report, lang: Lang) -> str:
    style, script = palette() + _asset(STYLES), _asset(SCRIPTS)
    head = joined(
        (
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("title", cut(report.title, lang)),
            tag("style", Html(style)),
        )
    )
    body = joined((*_body(report, lang), *_data(report, lang), tag("script", Html(script))))
    language = "zh-CN" if lang == "zh" else "en"
    return f"<!DOCTYPE html>\n{tag('html', tag('head', head), tag('body', body), lang=language)}\n"


@cache
def _asset(names: tuple[str, ...]) -> str:
    """The files of the page one after the other; the script runs in a scope of its own."""
    text = "\n".join(read_text(ASSETS / name) for name in names)
    return f'(() => {{\n"use strict";\n{text}}})();' if names is SCRIPTS else text


def _policy(style: str, script: str) -> str:
    """What the page may load: its own style and script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_digest(script)}",
            f"style-src {_digest(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data(report: Report, lang: Lang) -> Iterator[Html]:
    yield data(words.script_words(lang), id="words")
    yield data(provenance(report, lang), id="provenance")


def _body(report: Report, lang: Lang) -> Iterator[Html]:
    page = Page(lang, {figure.id: at for at, figure in enumerate(report.figures)})
    tops = [*report.sections, *report.annexes]
    anchors = [f"s{at}" for at in range(1, len(tops) + 1)]
    yield tag("a", word(lang, words.SKIP), href="#text", class_="skip")
    yield tag("header", *_heading(report, lang))
    yield tag(
        "div", _contents(report, tops, anchors, lang), _main(report, page, tops, anchors), class_="sheet"
    )
    yield tag("footer", *_footer(report, lang))


def _heading(report: Report, lang: Lang) -> Iterator[Html]:
    _, dated, *made_up = heading_lines(report, lang)
    yield tag("p", cut(report.issuer, lang), class_="issuer")
    yield tag("h1", cut(report.title, lang))
    yield tag("p", dated, class_="meta")
    yield from (tag("p", cut(note, lang), class_="made-up", role="note") for note in made_up)
    if letter := joined(_letter(report, lang)):
        yield tag("dl", letter, class_="letter")


def _letter(report: Report, lang: Lang) -> Iterator[Html]:
    told = {
        "number": report.head.number,
        **{name: "、".join(getattr(report.head, name)) for name in ("addressees", "copies", "attachments")},
    }
    for name, said in told.items():
        if said:
            yield tag("dt", word(lang, words.HEAD[name]))
            yield tag("dd", cut(said, lang))


def _contents(report: Report, tops: Iterable[Section], anchors: Iterable[str], lang: Lang) -> Html:
    title = word(lang, words.CONTENTS)
    more = [("headline", words.HEADLINE)] if headline(report) else []
    ends = [("problems", problems.title(report.problems))] if report.problems else []
    ends += [("figures", words.FIGURES)] if report.figures else []
    first, last = (
        joined(tag("li", tag("a", word(lang, said), href=f"#{name}")) for name, said in links)
        for links in (more, ends)
    )
    listed = contents(tops, anchors)
    folded = tag("details", tag("summary", title), tag("ul", first), listed, tag("ul", last), open=True)
    return tag("nav", folded, aria_label=title, class_="contents")


def _main(report: Report, page: Page, tops: Iterable[Section], anchors: Iterable[str]) -> Html:
    lang = page.lang
    told = problems.tables(report.problems, lang)
    folded = [(title, page.table(table, f"problems-{at}")) for at, (title, table) in enumerate(told, 1)]
    return tag(
        "main",
        problems.notice(report.problems, lang),
        cards(report, page.places, lang),
        *(page.section(one, 2, anchor) for one, anchor in zip(tops, anchors, strict=True)),
        problems.section(report.problems, folded, lang),
        appendix(report, lang),
        id="text",
        tabindex=-1,
    )


def _footer(report: Report, lang: Lang) -> Iterator[Html]:
    yield tag("h2", word(lang, words.NOTES_ON_DATA))
    yield from (tag("p", cut(line, lang)) for line in heading_lines(report, lang))
