"""Wording of comparisons: several nouns with their changes in one sentence, in one order, and against named bases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

import attrs

from ansheng.errors import InputError, word
from ansheng.indicators.comparing.comparison import Against, Comparison
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.dates import Period

Join = Literal["、", "和", "与", "及"]


def together(
    nouns: Sequence[str],
    comparisons: Sequence[Comparison],
    *,
    base: str | None = None,
    last: Join = "、",
    verbs: tuple[str, str] = ("上升", "下降"),
) -> str:
    """Several changes in one sentence; the percentages come in the order of the nouns.

    Nouns that move the same way share one 分别; others have a clause each. What is unchanged is 持平, a base of zero
    gives the absolute change, a base not known says so, and so does one that leaves records out.

    :param base: the words for the base in place of 同比, such as 与2011年相比
    :param last: what stands before the last noun and the last percentage
    :raises InputError: there are not as many nouns as comparisons, or none

    >>> pair = Comparison(59, 68, places=2), Comparison(59, 73, places=2)
    >>> together(["亡人事故", "死亡人数"], pair)
    '亡人事故、死亡人数同比分别下降13.24%、19.18%'
    >>> together(["起数", "死亡人数"], [Comparison(4, 4), Comparison(3, 3)])
    '起数、死亡人数同比均持平'
    """
    if len(nouns) != len(comparisons) or not nouns:
        raise InputError(
            Words(
                f"有{len(nouns)}个名词、{len(comparisons)}个变化，数目不一致；请使两者一一对应",
                f"{len(nouns)} nouns and {len(comparisons)} changes; there must be as many of each",
            )
        )
    clauses: list[str] = []
    for kind, members in _runs(comparisons):
        named = [nouns[at] for at in members]
        words = base or comparisons[members[0]].against.title()
        told = [comparisons[at] for at in members]
        clauses.append(_clause(kind, named, told, words, last, verbs) + _caveats(kind, named, told))
    return "，".join(clauses)


def against(window: Period, lang: Lang = "zh") -> str:
    """The words for a fixed base: 与2011年相比.

    >>> from ansheng.dates import Period
    >>> against(Period.parse("2011"))
    '与2011年相比'
    """
    return word(lang, Words(f"与{window.label('zh')}相比", f"compared with {window.label('en')}"))


Kind = Literal["up", "down", "level", "other"]


def _runs(comparisons: Sequence[Comparison]) -> Iterator[tuple[Kind, list[int]]]:
    """Neighbours that are told in one clause."""
    run: list[int] = []
    for at, comparison in enumerate(comparisons):
        kind = _kind(comparison)
        if run and (kind == "other" or _key(comparison) != _key(comparisons[run[-1]])):
            yield _kind(comparisons[run[0]]), run
            run = []
        run.append(at)
    if run:
        yield _kind(comparisons[run[0]]), run


def _key(comparison: Comparison) -> tuple[Kind, Against, bool]:
    return _kind(comparison), comparison.against, comparison.rate


def _kind(comparison: Comparison) -> Kind:
    if comparison.direction == 0:
        return "level"
    if not comparison.size():
        return "other"
    return "up" if comparison.direction == 1 else "down"


def _clause(
    kind: Kind,
    nouns: Sequence[str],
    told: Sequence[Comparison],
    words: str,
    last: Join,
    verbs: tuple[str, str],
) -> str:
    subject = _listed(nouns, last)
    if kind == "other":
        named = told[0] if words == told[0].against.title() else attrs.evolve(told[0], against=Against.BASE)
        return subject + named.text().replace(named.against.title(), words, 1)
    if kind == "level":
        return f"{subject}{words}{'均' if len(nouns) > 1 else ''}持平"
    verb = verbs[0] if kind == "up" else verbs[1]
    if told[0].rate:
        verb = "提高" if kind == "up" else "降低"
    sizes = _listed([comparison.size() for comparison in told], last)
    return f"{subject}{words}{'分别' if len(nouns) > 1 else ''}{verb}{sizes}"


def _caveats(kind: Kind, nouns: Sequence[str], told: Sequence[Comparison]) -> str:
    """What the bases of a clause leave out, by noun where there are several; one told apart says it itself."""
    if kind == "other":
        return ""
    if len(told) == 1:
        return told[0].caveat()
    left = [
        f"{noun}{comparison.caveat()[1:-1]}"
        for noun, comparison in zip(nouns, told, strict=True)
        if comparison.base_unknown
    ]
    return f"（{'，'.join(left)}）" if left else ""


def _listed(words: Sequence[str], last: Join) -> str:
    if len(words) == 1:
        return words[0]
    return "、".join(words[:-1]) + last + words[-1]
