"""What changes between two editions, or two documents, in words: for the page of a standard and for the command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ansheng.errors import word
from ansheng.law.citing import document, numbered
from ansheng.law.standard import Clause, Standard
from ansheng.reports.reference.page import Line, Site, both, heading, outline, text
from ansheng.reports.reference.ruling import Terms, say, stated
from ansheng.turning.changes import Change, Outcome, Version, changes, successions, successors
from ansheng.words import Lang, Words

OUTCOMES: Terms = {
    "stricter": Words("更严", "stricter"),
    "looser": Words("更宽", "looser"),
    "both": Words("有严有宽", "stricter and looser"),
    "asks": Words("所需采集项不同", "asks for other facts"),
    "added": Words("新增", "added"),
    "dropped": Words("取消", "dropped"),
    "same": Words("判定相同", "judged alike"),
    "uncompared": Words("未比较", "not compared"),
}
_SHORT: tuple[Outcome, ...] = ("same", "uncompared")
"""Outcomes without a record, whose clauses stand in one line."""


def changed(standard: Standard, site: Site) -> Iterator[str]:
    """The blocks of a standard's page on what changes from each edition to the next, and to what took its place."""
    rules = tuple(site.catalogue.rules.values())
    for before, after in (*reversed([*successions(standard)]), *successors(standard, rules)):
        if found := changes(rules, before, after):
            yield from _blocks(before, after, found, site.lang)


def versions(before: Version, after: Version, lang: Lang) -> tuple[str, str]:
    """What the two are called beside each other: editions by their year, documents by their number."""
    if before.standard is after.standard:
        return word(lang, before.edition.words), word(lang, after.edition.words)
    return document(before.edition, lang), document(after.edition, lang)


def counted_changes(found: Sequence[Change], lang: Lang) -> str:
    """How many clauses changed in which way."""
    counts = Counter[str](change.outcome for change in found)
    return word(lang, Words("，", ", ")).join(
        word(lang, Words(f"{words.zh}{counts[outcome]}处", f"{counts[outcome]} {words.en}"))
        for outcome, words in OUTCOMES.items()
        if counts[outcome]
    )


def clause_numbers(clauses: Iterable[Clause], version: Version, lang: Lang) -> str:
    """The numbers of clauses as a sentence names them; a dash where there is none."""
    numbers = dict.fromkeys(numbered(version.edition, clause, lang) for clause in clauses)
    return word(lang, Words("、", ", ")).join(numbers) or "—"


def subject(change: Change, lang: Lang) -> str:
    """What the clauses are about: the title of the newest."""
    newest = (change.after or change.before)[0]
    return both(Words(newest.title, newest.en), lang)[0]


def told(change: Change, names: tuple[str, str], lang: Lang) -> Iterator[str]:
    """The records that show a change, each in a line; or how many records there were, of which none did."""
    first, second = names
    if change.stricter is not None:
        only = Words(f"仅{second}构成隐患：", f"a hazard by {second} alone: ")
        yield word(lang, only) + _record(change, change.stricter, lang)
    if change.looser is not None:
        only = Words(f"仅{first}构成隐患：", f"a hazard by {first} alone: ")
        yield word(lang, only) + _record(change, change.looser, lang)
    if change.outcome == "asks" and change.asks is not None:
        one = Words("一方待定、另一方可以判定：", "undetermined by one, determined by the other: ")
        yield word(lang, one) + (
            _record(change, change.asks, lang) or word(lang, Words("均未填", "no fact given"))
        )
    if change.outcome == "same" and not change.points:
        yield word(
            lang, Words("规则和限值相同，无结果不同的记录", "the same rules and limits: no record differs")
        )
    elif change.outcome == "same":
        none = Words(
            f"无结果不同的记录（试{change.points}份{'' if change.exhaustive else '，未穷尽'}）",
            f"no record differs, of {change.points} tried{'' if change.exhaustive else ', which are not all'}",
        )
        yield word(lang, none)
    elif not change.exhaustive:
        more = Words(f"试{change.points}份记录，未穷尽", f"{change.points} records tried, which are not all")
        yield word(lang, more)


def _record(change: Change, record: Mapping[str, Any], lang: Lang) -> str:
    return stated(change.facts, record, lang)


def _blocks(before: Version, after: Version, found: Sequence[Change], lang: Lang) -> Iterator[str]:
    names = versions(before, after, lang)
    yield heading(
        2,
        word(lang, Words(f"{names[0]}与{names[1]}的不同", f"What differs between {names[0]} and {names[1]}")),
    )
    yield word(
        lang,
        Words(
            "由规则生成：在各限值、选项和日期的两侧逐一试出两者判定结果不同的记录，各列采集项最少的一份；未列的采集项均未填。"
            "新增、取消只就该条而言，同一情形可能由其他条款判定。",
            "Made from the rules: records on either side of each limit, option and day were tried, and of those on "
            "which the two differ the one that states the fewest facts is given; facts that are not named are "
            "missing. A clause that is added or dropped may have another that judges the same.",
        ),
    )
    yield text(counted_changes(found, lang))
    yield outline(line for change in found for line in _lines(change, before, after, names, lang))
    for outcome in _SHORT:
        if alike := [change for change in found if change.outcome == outcome]:
            yield f"{say(OUTCOMES, outcome, lang)}{word(lang, Words('：', ': '))}{_numbers(alike, before, after, lang)}"


def _lines(
    change: Change, before: Version, after: Version, names: tuple[str, str], lang: Lang
) -> Iterator[Line]:
    if change.outcome in _SHORT:
        return
    old, new = clause_numbers(change.before, before, lang), clause_numbers(change.after, after, lang)
    of = word(lang, Words(change.facts.title, change.facts.en))
    where = {"added": new, "dropped": old}.get(change.outcome, f"{old} → {new}")
    said = f"**{say(OUTCOMES, change.outcome, lang)}** {text(where)} {text(subject(change, lang))}"
    yield 0, said + word(lang, Words(f"（{text(of)}）", f" ({text(of)})"))
    yield from ((1, text(line)) for line in told(change, names, lang))


def _numbers(found: Iterable[Change], before: Version, after: Version, lang: Lang) -> str:
    pairs = dict.fromkeys(
        f"{clause_numbers(one.before, before, lang)} → {clause_numbers(one.after, after, lang)}"
        for one in found
    )
    return text(word(lang, Words("；", "; ")).join(pairs))
