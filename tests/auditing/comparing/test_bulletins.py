"""Bulletins in an office's words, beside the dossier that they are of: right ones, and each figure changed in turn."""

from __future__ import annotations

import pytest

from ansheng.auditing import Audit, audit
from ansheng.auditing.comparing.book import Book
from ansheng.dossier import Dossier
from tests.auditing.comparing.county import Text, written

COMPARED = {"bulletin": 1.0, "monthly": 0.83}
"""The share of the figures that must be compared; six of the second stand behind words that leave open of what."""
CAUGHT = 0.94


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return written(tmp_path_factory.mktemp("云岭县"))


@pytest.fixture(scope="module")
def book(dossier: Dossier) -> Book:
    return Book.of(dossier, None)


def compared(text: Text, made: Audit) -> list[int]:
    """The figures of a text that are those of the dossier, by their number."""
    matched = [figure for figure in made.figures if figure.matches]
    return [
        at
        for at, (start, _) in enumerate(text.spans)
        if any(figure.start <= start < figure.end for figure in matched)
    ]


@pytest.mark.parametrize("name", COMPARED)
def test_a_right_bulletin_draws_no_alarm_and_its_figures_are_compared(
    dossier: Dossier, book: Book, name: str
) -> None:
    text = Text.of(name, dossier)
    made = audit(text.text, dossier=book)
    assert made.faults == ()
    assert made.of("suspicious") == ()
    assert len(compared(text, made)) >= COMPARED[name] * len(text.spans)


@pytest.mark.parametrize("name", COMPARED)
def test_what_cannot_be_compared_is_said(dossier: Dossier, book: Book, name: str) -> None:
    text = Text.of(name, dossier)
    made = audit(text.text, dossier=book)
    open_ = [claim for claim in made.of("unverifiable") if claim.note.zh.startswith("与案卷比对")]
    left = [span for at, span in enumerate(text.spans) if at not in compared(text, made)]
    said = [span for span in left if any(c.start <= span[0] < c.end for c in open_)]
    assert len(said) >= len(left) - 1


@pytest.mark.thorough
@pytest.mark.parametrize("name", COMPARED)
def test_each_figure_that_is_changed_is_one_fault_at_its_place(
    dossier: Dossier, book: Book, name: str
) -> None:
    text = Text.of(name, dossier)
    tried = [(at, -(at % 2)) for at in compared(text, audit(text.text, dossier=book))]
    missed, elsewhere = [], []
    for at, digit in tried:
        changed = text.changed(at, digit)
        start = text.spans[at][0]
        faults = audit(changed, dossier=book).faults
        if len(faults) > 1 or any(not fault.start <= start < fault.end for fault in faults):
            elsewhere.append(changed[start - 20 : start + 10])
        elif not faults:
            missed.append(changed[start - 20 : start + 10])
    assert elsewhere == []
    assert len(missed) <= (1 - CAUGHT) * len(tried), missed
