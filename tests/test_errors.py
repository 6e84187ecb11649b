"""Errors and languages: one of two, checked in one place, and never guessed by what is public."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import (
    AnshengError,
    Catalogue,
    Facts,
    Finding,
    Findings,
    Flag,
    UnknownNameError,
    Verdict,
    audit,
    check,
    check_lang,
    units,
)
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.dates import Period
from ansheng.errors import Problem, word
from ansheng.facts.kinds import Invalid
from ansheng.facts.render import render as render_condition
from ansheng.hazards.clocks import clock
from ansheng.hazards.events import event_kind
from ansheng.indicators.comparing.comparison import Comparison
from ansheng.indicators.figure import Figure
from ansheng.reports import Report, render, write
from ansheng.reports.reference.pages import reference_pages
from ansheng.words import LANGS, Lang, Words

FRENCH = cast("Lang", "fr")
YEAR = Period.parse("2020")
WRONG = Words("错", "wrong")


@given(st.text() | st.none() | st.integers() | st.sampled_from(["EN", "zh-CN", " zh", "zh_CN", "中文"]))
def test_any_other_language_is_an_error_of_ours(lang: str) -> None:
    if lang in LANGS:
        assert check_lang(lang) == lang
        return
    with pytest.raises(UnknownNameError) as caught:
        check_lang(lang)
    assert "语言" in caught.value.words.zh
    assert "language" in caught.value.words.en


def test_the_error_names_the_languages_and_the_near_one() -> None:
    with pytest.raises(UnknownNameError, match="可选：zh、en"):
        check_lang("fr")
    with pytest.raises(UnknownNameError, match="是否指 zh？"):
        check_lang("zh-CN")


def test_a_pair_gives_its_words_in_either_language() -> None:
    pair = Words("隐患", "hazard")
    assert (word("zh", pair), word("en", pair)) == pair.both == ("隐患", "hazard")
    with pytest.raises(UnknownNameError):
        word("ja", pair)


def test_an_error_holds_its_words() -> None:
    error = AnshengError(WRONG)
    assert (str(error), error.words, error.text(), error.text("en")) == ("错", WRONG, "错", "wrong")
    assert pickle.loads(pickle.dumps(error)).words == WRONG  # noqa: S301  our own bytes


class Shop(Facts, title="店"):
    """A thing of which nothing is known."""

    tidy = Flag("整洁")


NOBODY = Catalogue(())
NOTHING = Report(title="通报", issuer="安委办", dossier="空", period=YEAR, as_of=YEAR.last)
UNKNOWN = Figure(
    id="none", label="数", value=None, unit="人", window=YEAR, as_of=YEAR.last, definition="", filter={}
)


@cache
def found() -> Findings:
    """The findings about no record at all."""
    return check([], on=YEAR.last, as_="general.SafetyStaffing", rules="general")


@cache
def undecided() -> Finding:
    """A finding about a record of which nothing is known."""
    return next(iter(check({"编号": "T-1"}, on="2026-07-01", as_="gas.GasTank")))


SPEAKING: dict[str, Callable[[Path], object]] = {
    "error": lambda _: AnshengError(WRONG).text(FRENCH),
    "problem": lambda _: Problem("invalid", WRONG).text(FRENCH),
    "problem as data": lambda _: Problem("invalid", WRONG).to_dict(FRENCH),
    "period": lambda _: YEAR.label(FRENCH),
    "verdict": lambda _: Verdict.HAZARD.label(FRENCH),
    "invalid value": lambda _: Invalid("x", WRONG).expected(FRENCH),
    "change of nothing": lambda _: Comparison(4, 4).size(FRENCH),
    "no caveat": lambda _: Comparison(4, 4).caveat(FRENCH),
    "unknown figure": lambda _: UNKNOWN.shown(FRENCH),
    "figure in percent": lambda _: attrs.evolve(UNKNOWN, value=4, unit="%").shown(FRENCH),
    "figure as data": lambda _: UNKNOWN.to_dict(FRENCH),
    "findings of nothing": lambda _: found().to_dicts(FRENCH),
    "hazards of nothing": lambda _: found().to_hazards(lang=FRENCH),
    "message of a finding": lambda _: undecided().message(FRENCH),
    "finding as data": lambda _: undecided().to_dict(FRENCH),
    "note of a claim": lambda _: Claim(
        "sum", ClaimVerdict.WRONG, "1", 0, 1, "1", "2", note=WRONG
    ).explanation(FRENCH),
    "name of an event": lambda _: event_kind("register").label(FRENCH),
    "clock": lambda _: clock("listing_extension").text(FRENCH),
    "unit": lambda _: units.label("yuan", FRENCH),
    "manifest": lambda _: found().manifest.to_dict(FRENCH),
    "title of a fact": lambda _: Shop.facts()["tidy"].label(FRENCH),
    "condition": lambda _: render_condition(Shop.tidy.node, FRENCH),
    "report as text": lambda _: render(NOTHING, lang=FRENCH),
    "report as data": lambda _: render(NOTHING, "json", FRENCH),
    "report in no format": lambda folder: write(NOTHING, folder / "out", (), FRENCH),
    "reference of nothing": lambda _: reference_pages(NOBODY, lang=FRENCH),
    "audit of nothing": lambda _: audit("").to_dict(FRENCH),
}


@pytest.mark.parametrize("what", SPEAKING)
def test_nothing_that_is_public_speaks_an_unknown_language(what: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="找不到语言“fr”"):
        SPEAKING[what](tmp_path)
    assert list(tmp_path.iterdir()) == []
