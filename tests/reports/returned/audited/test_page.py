"""The page of an audit: its figures marked, what each rests on, and nothing that runs or asks the net."""

from __future__ import annotations

import re
from html import unescape

from ansheng import audit
from ansheng.reports.returned.audited import page

TEXT = "排查隐患280处，整改256处，整改率95.4%。\n应安装30户，已安装24户，安装率80%。\n"


def test_each_figure_is_marked_and_linked_to_what_is_said_of_it() -> None:
    made = page(audit(TEXT), title="通报.docx")
    marks = re.findall(
        r'<mark class="(\w+)" id="f(\d+)"><a href="#n\2">([^<]*)<sup>\2</sup></a></mark>', made
    )
    assert marks == [("fault", "1", "95.4%"), ("right", "2", "80%")]
    assert all(f'id="n{number}"' in made for _, number, _ in marks)
    assert "有误：文中95.4%，核算为256÷280=91.4%" in made


def test_the_text_stands_in_it_whole() -> None:
    shown = re.search(r'<div class="text">(.*)</div>', page(audit(TEXT)), re.DOTALL)
    assert shown is not None
    assert unescape(re.sub(r"<sup>\d+</sup>|<[^>]+>", "", shown[1])) == TEXT


def test_what_a_text_holds_is_shown_and_never_run() -> None:
    text = '<script>alert(1)</script>整改率"><img src=x onerror=alert(1)>\u202e排查隐患280处，整改256处，整改率95.4%。'
    made = page(audit(text), title="<b>")
    assert "<script" not in made
    assert "<img" not in made
    assert "<b>" not in made
    assert "\u202e" not in made
    assert not re.search(r"(?:src|href)=\"(?!#)", made)


def test_it_can_be_had_in_english() -> None:
    made = page(audit(TEXT), lang="en")
    assert '<html lang="en">' in made
    assert "wrong: stated 95.4%, recomputed 256÷280=91.4%" in made
