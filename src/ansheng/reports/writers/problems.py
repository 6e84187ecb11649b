"""Problems as a reader sees them: gravest first, one line a kind and file where there are many."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ansheng.errors import Problem, check_lang, word
from ansheng.gravity import Gravity, kind_of
from ansheng.reports.model import Bullets, Section
from ansheng.words import Lang, Words

FEW = 2
"""So many problems of a kind in one file are told each in full; more of them share a line."""

LINES = 20
"""So many lines of a gravity are printed; what cannot be used at all is told in any case."""

HEAD = Words("数据问题", "Problems in the data")

_PLACES, _PARTS, _NAMES, _LONGEST = 3, 5, 10, 20


def grave_sections(problems: Sequence[Problem], lang: Lang) -> list[Section]:
    """What is wrong, with a section for each gravity; none where nothing is."""
    lang = check_lang(lang)
    parts = [_section(gravity, problems, lang) for gravity in Gravity if gravity is not Gravity.NOTE]
    found = [part for part in parts if part.items]
    count = sum(problem.gravity is not Gravity.NOTE for problem in problems)
    return [Section(_counted(HEAD, count, lang), sections=tuple(found))] if found else []


def note_sections(problems: Sequence[Problem], lang: Lang) -> list[Section]:
    """What else is to be known of the tables; none where there is nothing."""
    head = Words("表格读取说明", "How the tables were read")
    found = _section(Gravity.NOTE, problems, check_lang(lang), head)
    return [found] if found.items else []


def problem_lines(problems: Sequence[Problem], lang: Lang) -> list[str]:
    """Problems in their order, one line each; many of one kind in one file share the line of the first.

    So do notes of one kind on whole files; what cannot be used has a line of its own always.
    """
    lang = check_lang(lang)
    groups: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        whole = problem.gravity is Gravity.NOTE and not (problem.sheet or problem.row or problem.column)
        groups.setdefault((problem.kind, None if whole else problem.file), []).append(problem)
    return [line for group in groups.values() for line in _lines(group, lang)]


def first_lines(lines: list[str], lang: Lang) -> list[str]:
    """The first of many lines, and how many there are more."""
    more = len(lines) - LINES
    words = Words(
        f"另有{more}行，请用 ansheng problems 查看", f"{more} lines more; see them with ansheng problems"
    )
    said = word(lang, words)
    return lines if more <= 0 else [*lines[:LINES], said]


def _section(gravity: Gravity, problems: Sequence[Problem], lang: Lang, head: Words | None = None) -> Section:
    found = [problem for problem in problems if problem.gravity is gravity]
    lines = problem_lines(found, lang)
    if gravity is not Gravity.UNUSABLE:
        lines = first_lines(lines, lang)
    items = (Bullets(tuple(lines)),) if lines else ()
    return Section(_counted(head or gravity.words, len(found), lang), items)


def _counted(head: Words, count: int, lang: Lang) -> str:
    title = word(lang, head)
    return title[:1].upper() + title[1:] + word(lang, Words(f"（{count}项）", f" ({count})"))


def _lines(group: Sequence[Problem], lang: Lang) -> list[str]:
    columns = all(problem.row is None and problem.column for problem in group)
    grave = group[0].gravity is Gravity.UNUSABLE
    if len(group) == 1 or grave or (len(group) <= FEW and not columns):
        return [problem.text(lang) for problem in group]
    return [_summed(group, lang)]


def _summed(group: Sequence[Problem], lang: Lang) -> str:
    """One line for problems of a kind in a file: how many, and where the first are."""
    several = len({problem.sheet for problem in group}) > 1
    file = group[0].file if len({problem.file for problem in group}) == 1 else None
    shared = attrs.evolve(
        group[0], file=file, row=None, column=None, sheet=None if several else group[0].sheet
    )
    kind = kind_of(group[0].kind).words
    if any(problem.row for problem in group):
        count, where = len(group), _rows(group, several, lang)
        told = word(lang, Words(f"{kind.zh}{count}处", f"{count} {kind.en}"))
    else:
        names = list(dict.fromkeys(one.column or one.sheet or one.value or one.file or "" for one in group))
        count, where = len(names), _quoted(names, lang)
        told = word(lang, Words(f"{kind.zh}{count}个", f"{count} {kind.en}"))
    place, colon = shared.place(lang), word(lang, Words("：", ": "))
    return (place + colon if place else "") + told + word(lang, Words(f"（{where}）", f" ({where})"))


def _quoted(names: Sequence[str], lang: Lang) -> str:
    """The columns, or else the sheets or values, of problems that stand in no row."""
    told = [word(lang, Words(f"“{name}”", f"{name!r}")) for name in map(_short, names[:_NAMES])]
    return word(lang, Words("", ", ")).join(told) + _more(len(names) > _NAMES, lang)


def _rows(group: Sequence[Problem], several: bool, lang: Lang) -> str:
    """The first rows of each column, and of each sheet where there are several."""
    parts: dict[tuple[str | None, str | None], list[Problem]] = {}
    for problem in group:
        parts.setdefault((problem.sheet if several else None, problem.column), []).append(problem)
    told = [
        _part(attrs.evolve(found[0], file=None, sheet=key[0], row=None), found, lang)
        for key, found in parts.items()
    ]
    return word(lang, Words("；", "; ")).join(told[:_PARTS]) + _more(len(told) > _PARTS, lang)


def _part(shared: Problem, found: Sequence[Problem], lang: Lang) -> str:
    place, count = shared.place(lang), len(found)
    rows = word(lang, Words("、", ", ")).join(_row(problem, lang) for problem in found[:_PLACES])
    more = word(lang, Words(f"等{count}处", f", ... {count} in all")) if count > _PLACES else ""
    return (place + word(lang, Words("", ", ")) if place else "") + rows + more


def _row(problem: Problem, lang: Lang) -> str:
    row, value = problem.row, _short(problem.value or "")
    quoted = Words(f"第{row}行“{value}”", f"row {row} {value!r}")
    return word(lang, quoted if value else Words(f"第{row}行", f"row {row}"))


def _more(more: bool, lang: Lang) -> str:
    return word(lang, Words("等", ", ...")) if more else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
