"""Problems: what is wrong with the tables that a proposal was made from, told below it."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.errors import Problem, word
from ansheng.reports.model import Bullets, Section
from ansheng.reports.writers.problems import HEAD, LINES, problem_lines
from ansheng.words import Lang, Words


def problem_sections(problems: Sequence[Problem], lang: Lang) -> tuple[Section, ...]:
    """A line a kind and file, the first of many; no section where nothing is wrong."""
    if not problems:
        return ()
    lines = problem_lines(problems, lang)
    more = len(lines) - LINES
    if more > 0:
        rest = Words(
            f"另有{more}行，请用 --format json 查看全部", f"{more} lines more; see all with --format json"
        )
        lines = [*lines[:LINES], word(lang, rest)]
    return (Section(word(lang, HEAD), (Bullets(tuple(lines)),)),)
