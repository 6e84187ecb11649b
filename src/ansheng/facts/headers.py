"""Headers: which column of a table is which fact of a class, and what is wrong with the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from immutabledict import immutabledict

from ansheng import units
from ansheng.errors import Problem, near, word
from ansheng.facts.kinds import Fact
from ansheng.facts.kinds.parsing import Parser, parser
from ansheng.facts.kinds.spelling import spelled
from ansheng.sheets import cells
from ansheng.words import NO_WORDS, Lang, Words

if TYPE_CHECKING:
    from ansheng.facts.record import Facts

RUNNING = spelled("@running")
"""The headers of running numbers: they call a record by its place in one table, and identify it nowhere else."""

_NOTE = re.compile(r"[(（\[【][^()（）]*[)）\]】]\s*$")
"""A note in brackets behind a title, such as 是否整改（是/否）."""

_ORDER = re.compile(r"年?[/.\-]?月[/.\-]?日")
"""A note in brackets that says in which order a day is written: no unit, as 天 is."""


_QUANTITIES = ("number", "count")
_MARKS = re.compile(r"^(?:[*＊※★\s]+|\d{1,2}[.．、]\s*(?=\D)|[一二三四五六七八九十]{1,2}、)|[*＊※★:：\s]+$")
"""What stands around a title and is no part of it: the star of what must be filled, a number, a colon."""


@attrs.frozen
class Headers:
    """The headers of a table against a Facts class: fact name to header and unit, and what is wrong or left over.

    :param numbers: the headers of ids and running numbers, read or not
    """

    matched: Mapping[str, tuple[str, str]]
    problems: tuple[Problem, ...]
    numbers: frozenset[str] = frozenset()

    def without(self, fact: str) -> Headers:
        """The same, but that no header holds a fact."""
        return attrs.evolve(self, matched={n: each for n, each in self.matched.items() if n != fact})

    def with_header(self, fact: str, header: str) -> Headers:
        """The same, but that a header holds a fact."""
        rest = tuple(problem for problem in self.problems if problem.column != header)
        return attrs.evolve(self, matched={**self.matched, fact: (header, "")}, problems=rest)


@attrs.frozen(eq=False)
class Reading:
    """How mappings with the same keys become records of a class: found once for all of them.

    :param columns: the facts that they state, the key of each, and what reads its values
    :param implies: whether an answer to one of these facts says something of others
    :param days: the keys under which days stand
    :param numbered: whether the id is a running number, which calls the record and is none
    """

    headers: Headers
    columns: tuple[tuple[str, str, Parser], ...]
    implies: bool
    days: tuple[str, ...]
    numbered: bool

    @classmethod
    def of(cls, facts: type[Facts], headers: Headers) -> Reading:
        """The reading of mappings whose keys were matched with the facts of a class."""
        known = {name: facts.fact(name) for name in headers.matched}
        return cls(
            headers,
            tuple((name, key, parser(known[name], unit)) for name, (key, unit) in headers.matched.items()),
            any(fact.implies for fact in known.values()),
            tuple(headers.matched[name][0] for name, fact in known.items() if fact.kind == "day"),
            "id" in known and is_running(headers.matched["id"][0]),
        )


def match(facts: type[Facts], names: Mapping[str, str], headers: Iterable[Any]) -> Headers:
    """Which header holds which fact, and what is left over.

    Of several headers that name one fact the title is taken, or else the one that is listed first. A running number
    beside an id is neither: it says nothing of the record.

    :param names: the facts by the keys of the headers that name them
    """
    texts = [header for header in headers if isinstance(header, str)]
    found = named(facts, names, texts)
    ids = [header for header, name, _ in found if name == "id"]
    running = [header for header in ids if is_running(header)]
    spare = running if len(running) < len(ids) else []
    matched: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for header, name, unit in _likeliest_first(facts, found):
        fact = facts.fact(name)
        if header in spare:
            continue
        if fact.scale(unit) is None:
            problems.append(_unfit_unit(fact, header, unit))
        elif name in matched:
            problems.append(_repeated(fact, header))
        else:
            matched[name] = (header, unit)
            problems += [_each_time(fact, header, unit)] if fact.counts_each_time(unit) else []
    taken = {header for header, _, _ in found}
    left = (header for header in texts if header not in taken)
    problems += [
        _ambiguous(header, *both) if (both := either(facts, header)) else _unused(facts, header)
        for header in left
    ]
    return Headers(immutabledict(matched), tuple(problems), frozenset(ids))


def named(facts: type[Facts], names: Mapping[str, str], headers: Iterable[str]) -> list[tuple[str, str, str]]:
    """The headers that name a fact, as (header, fact name, unit written in the header or ``""``).

    :param names: the facts by the keys of the headers that name them
    """
    written = list(headers)
    known = {header: found for header in written if (found := _named(facts, names, header))}
    for other, titles in _beside(facts).items():
        there = {header for header, (name, _) in known.items() if name == other}
        others = (header for header in written if there - {header})
        known |= {header: found for header in others if (found := _named(facts, titles, header))}
    return [(header, *known[header]) for header in written if header in known]


def _named(facts: type[Facts], names: Mapping[str, str], header: str) -> tuple[str, str] | None:
    """The fact that a header names, and the unit that it states; as it stands, or without what stands around it."""
    if len(header) > cells.LONGEST_TITLE:
        return None
    for form in dict.fromkeys((header, _MARKS.sub("", header))):
        plain, unit = cells.split_unit(form)
        if (name := names.get(cells.title_key(form))) is not None:
            return name, _stated_unit(facts.fact(name), unit)
        name = None if unit is None or _ORDER.fullmatch(unit) else names.get(cells.title_key(plain))
        if unit and name is not None and (_NOTE.search(form) or facts.fact(name).kind in _QUANTITIES):
            return name, unit
        name = names.get(_bare(form))
        if name is not None and (
            facts.fact(name).kind not in _QUANTITIES or _is_label(facts.fact(name), form)
        ):
            return name, ""
    return None


def _stated_unit(fact: Fact[Any], unit: str | None) -> str:
    """The unit in a header that names a fact as it stands, as an office may say; none where it is a label."""
    return unit if unit and fact.kind == "number" and fact.scale(unit) is not None else ""


def _bare(header: str) -> str:
    """The key of a header without a note in brackets."""
    return cells.title_key(_NOTE.sub("", header))


def _is_label(fact: Fact[Any], header: str) -> bool:
    """Whether the note behind a title is the very label that a count is declared with."""
    note = _NOTE.search(header)
    return note is not None and cells.title_key(note[0].strip()[1:-1]) == cells.title_key(fact.unit)


@cache
def _beside(facts: type[Facts]) -> Mapping[str, Mapping[str, str]]:
    """Facts by the keys of headers that name them beside a column of another fact, by that one."""
    found: dict[str, dict[str, str]] = {}
    for fact in facts.facts().values():
        for other, headers in fact.beside.items():
            found.setdefault(other, {}).update({cells.title_key(header): fact.name for header in headers})
    return found


def _likeliest_first(facts: type[Facts], found: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The headers, those of several that name one fact in the order in which the fact lists them."""
    times = Counter(name for _, name, _ in found)

    def rank(each: tuple[str, str, str]) -> int:
        header, name, _ = each
        if times[name] == 1:
            return 0
        keys = {
            cells.title_key(form) for form in (header, cells.split_unit(header)[0], _NOTE.sub("", header))
        }
        known = [cells.title_key(title) in keys for title in facts.fact(name).headers]
        return known.index(True) if True in known else -1

    return sorted(found, key=rank)


def is_running(header: str) -> bool:
    """Whether a header is that of a running number.

    >>> [is_running(header) for header in ("序 号", "NO.", "编号")]
    [True, True, False]
    """
    return _bare(header) in _RUNNING_KEYS


def line(header: str, title: str) -> str:
    """What ``[columns]`` of a campaign.toml says of a header.

    >>> line("毛病", "隐患描述")
    '"毛病" = "隐患描述"'
    """
    return f"{json.dumps(header, ensure_ascii=False)} = {json.dumps(title, ensure_ascii=False)}"


def unused(facts: type[Facts], header: str, title: str | None) -> Problem:
    """The problem that a column is no fact's; ``title`` is that of the fact which it may be, if there is one."""
    if title is None:
        hint = NO_WORDS
    elif facts.table:
        hint = Words(
            f"；如为“{title}”，请在 campaign.toml 的 [columns] 下添一行 {line(header, title)}",
            f"; if it is {title!r}, add a line to [columns] of campaign.toml: {line(header, title)}",
        )
    else:
        hint = Words(f"；是否指“{title}”？", f"; did you mean {title!r}?")
    words = Words(
        f"不在“{facts.title}”采集表中，未使用{hint.zh}",
        f"is no fact of {facts.__name__}; not used{hint.en}",
    )
    return Problem("unknown_column", words, column=header)


def _unused(facts: type[Facts], header: str) -> Problem:
    known = [f.title for f in facts.facts().values()] + list(facts.facts())
    return unused(facts, header, next(iter(near(header, known)), None))


def _ambiguous(header: str, one: Fact[Any], other: Fact[Any]) -> Problem:
    lines = f"{line(header, one.title)}", f"{line(header, other.title)}"
    return Problem(
        "ambiguous_column",
        Words(
            f"可能是“{one.title}”，也可能是“{other.title}”，未使用；"
            f"请在 campaign.toml 的 [columns] 下添一行 {lines[0]} 或 {lines[1]}",
            f"may be {one.en!r} or {other.en!r}, not used; "
            f"add a line to [columns] of campaign.toml: {lines[0]} or {lines[1]}",
        ),
        column=header,
    )


def either(facts: type[Facts], header: str) -> list[Fact[Any]]:
    """The two facts that a header may be, where it may be either; none otherwise."""
    key = _bare(header)
    found = ((other, titles[key]) for other, titles in _beside(facts).items() if key in titles)
    return [facts.fact(name) for name in next(found, ())]


def _repeated(fact: Fact[Any], header: str) -> Problem:
    return Problem(
        "duplicate_header",
        Words(f"与另一列同为“{fact.title}”，未使用", f"names fact {fact.name!r} a second time; not used"),
        column=header,
    )


def _each_time(fact: Fact[Any], header: str, unit: str) -> Problem:
    words = Words(
        f"表头以“{unit}”计，按“{fact.title}”的单位“{fact.unit}”读取；多次参加的会重复计数",
        f"counted in {unit!r} and read in {fact.unit!r}; who came several times counts several times",
    )
    return Problem("unit_label", words, column=header)


def _unfit_unit(fact: Fact[Any], header: str, unit: str) -> Problem:
    words = Words(
        f"单位“{unit}”不能换算为“{fact.title}”的单位“{units.label(fact.unit)}”，未使用",
        f"unit {unit!r} does not convert to {units.label(fact.unit, 'en')!r} of fact {fact.name!r}; not used",
    )
    return Problem("unit_mismatch", words, column=header)


_RUNNING_KEYS = frozenset(map(cells.title_key, RUNNING))

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def header(cls: type[Facts], fact: Fact[Any], lang: Lang = "zh") -> str:
    """The header of a fact's column: its title with the unit in brackets, or less where that would not be read back.

    A header is never one that a spreadsheet takes for a formula.
    """
    unit = units.label(fact.unit, lang) if fact.kind == "number" else ""
    brackets = word(lang, Words(f"（{unit}）", f" ({unit})"))
    forms = [fact.label(lang) + brackets, fact.label(lang), fact.name]
    wanted = [form for form in (forms if unit else forms[1:]) if not form.startswith(FORMULA)]
    return next((form for form in wanted if _reads_back(cls, form, fact)), fact.name)


def _reads_back(cls: type[Facts], form: str, fact: Fact[Any]) -> bool:
    return [name for _, name, _ in cls.headers([form])] == [fact.name]
