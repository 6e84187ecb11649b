"""Problems on the page: what is wrong in the data, gravest first, and what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ansheng.errors import Problem, apart, gravest_first, word
from ansheng.gravity import Gravity
from ansheng.reports.model import Table
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.tags import Html, joined, tag
from ansheng.words import Lang, Words

MOST = 500
"""So many problems are listed."""


def notice(problems: Sequence[Problem], lang: Lang) -> Html:
    """A line below the title that says how much is wrong, with a link to the list; nothing where nothing is."""
    counts: Counter[Gravity] = Counter(one.gravity for one in problems if one.gravity is not Gravity.NOTE)
    if not counts:
        return Html()
    parts = [
        word(lang, Words(f"{gravity.words.zh}{counts[gravity]}项", f"{counts[gravity]} {gravity.words.en}"))
        for gravity in Gravity
        if counts[gravity]
    ]
    said = word(lang, words.problems_found(counts.total(), word(lang, Words("、", ", ")).join(parts)))
    return tag("p", tag("a", said, href="#problems"), class_="notice", role="note")


def tables(problems: Sequence[Problem], lang: Lang) -> list[tuple[str, Table]]:
    """What is wrong, and apart from it what else is to be known of the tables, each with its title."""
    grave = [one for one in gravest_first(problems) if one.gravity is not Gravity.NOTE]
    notes = [one for one in problems if one.gravity is Gravity.NOTE]
    return [
        (word(lang, words.counted(head, len(found))), _table(found, lang))
        for head, found in ((words.PROBLEMS, grave), (words.NOTES, notes))
        if found
    ]


def title(problems: Sequence[Problem]) -> Words:
    """What the section of the problems is called."""
    grave = any(one.gravity is not Gravity.NOTE for one in problems)
    return words.PROBLEMS if grave else words.NOTES


def section(problems: Sequence[Problem], folded: Iterable[tuple[str, Html]], lang: Lang) -> Html:
    """The section of the problems; nothing where there are none.

    :param folded: the titles and the tables of :func:`tables`, marked up
    """
    if not problems:
        return Html()
    listed = joined(tag("details", tag("summary", head), table) for head, table in folded)
    return tag(
        "section", tag("h2", word(lang, title(problems)), id="problems"), listed, aria_labelledby="problems"
    )


def _table(found: Sequence[Problem], lang: Lang) -> Table:
    left = len(found) - MOST
    more = Words(
        f"另有{left}项，请用 ansheng problems 查看。", f"{left} more; see them with ansheng problems."
    )
    return Table(
        title="",
        columns=tuple(word(lang, head) for head in words.PROBLEM_HEADS),
        rows=tuple(
            (
                word(lang, one.gravity.words),
                one.place(lang) or None,
                word(lang, apart(one.words)[0]),
                word(lang, one.remedy),
            )
            for one in found[:MOST]
        ),
        notes=(word(lang, more),) if left > 0 else (),
    )
