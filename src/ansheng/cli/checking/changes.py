"""Command ``changes``: what differs between two editions of a standard, or two documents, by the smallest records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ansheng.catalogue import Catalogue
from ansheng.cli.answer import INCOMPLETE, Answer, Form, Page, working
from ansheng.errors import InputError, word
from ansheng.law.standard import Standard
from ansheng.plain import as_data
from ansheng.reports.model import Paragraph, Section, Table
from ansheng.reports.reference.changing import (
    OUTCOMES,
    clause_numbers,
    counted_changes,
    subject,
    told,
    versions,
)
from ansheng.reports.reference.ruling import say
from ansheng.shelf import needed
from ansheng.turning.changes import Change, Version, facing, successions
from ansheng.turning.changes import changes as found_changes
from ansheng.words import Lang, Words

HEADS = {
    "zh": ("检查对象", "{first}", "{second}", "内容", "变化", "记录"),
    "en": ("of", "{first}", "{second}", "about", "change", "record"),
}


def changes(name: str, other: str | None, *, files: Sequence[str], form: Form, lang: Lang) -> Answer:
    """List what differs from each edition of a standard to the next, or from one document to another.

    :raises InputError: the standard has one edition, and no other document is named
    :raises UnknownNameError: a standard is not known; near names are listed
    """
    catalogue = needed(files=files)
    standard = _standard(catalogue, name)
    pairs = [*successions(standard)] if other is None else [facing(standard, _standard(catalogue, other))]
    if not pairs:
        raise InputError(
            Words(
                f"《{standard.title}》只有一个版本；请再写明一部标准，与其比较",
                f"{standard.id} has one edition; name another standard to hold it against",
            )
        )
    with working(word(lang, Words("正在比较……", "comparing…"))):
        rules = tuple(catalogue.rules.values())
        found = [(before, after, found_changes(rules, before, after)) for before, after in pairs]
    title = word(lang, Words(f"《{standard.title}》的不同之处", f"What differs: {standard.en}"))
    data = {
        "schema": "ansheng.changes/1",
        "comparisons": [
            {"before": _end(before), "after": _end(after), "changes": [_plain(one, lang) for one in changed]}
            for before, after, changed in found
        ],
    }
    page = Page(title, tuple(_section(*one, lang) for one in found), data)
    return page.answer(form).without(catalogue.problems, lang, INCOMPLETE)


def _standard(catalogue: Catalogue, name: str) -> Standard:
    return catalogue.find(
        Words("标准", "standard"),
        name,
        catalogue.standards,
        lambda _, standard: (standard.title, standard.en),
    )


def _section(before: Version, after: Version, found: Sequence[Change], lang: Lang) -> Section:
    names = versions(before, after, lang)
    heads = tuple(head.format(first=names[0], second=names[1]) for head in HEADS[lang])
    rows = tuple(_row(change, before, after, names, lang) for change in found)
    title = word(lang, Words(f"{names[0]}与{names[1]}", f"{names[0]} and {names[1]}"))
    if not rows:
        return Section(title, (Paragraph(word(lang, Words("判定无变化", "no verdict changes"))),))
    return Section(title, (Paragraph(counted_changes(found, lang)), Table("", heads, rows)))


def _row(
    change: Change, before: Version, after: Version, names: tuple[str, str], lang: Lang
) -> tuple[str, ...]:
    return (
        word(lang, Words(change.facts.title, change.facts.en)),
        clause_numbers(change.before, before, lang),
        clause_numbers(change.after, after, lang),
        subject(change, lang),
        say(OUTCOMES, change.outcome, lang),
        word(lang, Words("；", "; ")).join(told(change, names, lang)),
    )


def _end(version: Version) -> dict[str, Any]:
    return {
        "standard": version.standard.id,
        "edition": version.edition.label,
        "number": version.edition.number,
        "day": version.day.isoformat(),
    }


def _plain(change: Change, lang: Lang) -> dict[str, Any]:
    return {
        "facts": change.facts.__name__,
        "of": word(lang, Words(change.facts.title, change.facts.en)),
        "before": [clause.number for clause in change.before],
        "after": [clause.number for clause in change.after],
        "title": subject(change, lang),
        "rules": list(change.rules),
        "outcome": change.outcome,
        "stricter": as_data(change.stricter),
        "looser": as_data(change.looser),
        "asks": as_data(change.asks),
        "points": change.points,
        "exhaustive": change.exhaustive,
    }
