"""Ranking: parties in order of their scores, ties sharing a place, and those at the end that are to be reminded."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

import attrs

from ansheng.assessment.score import Score


@attrs.frozen
class Ranked:
    """One line of a ranking.

    :param rank: 1 for the best; equal scores share a rank and the next is skipped; None where the score is not known
    """

    rank: int | None
    party: str
    score: Score


def ranking(scores: Mapping[str, Score]) -> tuple[Ranked, ...]:
    """The parties by their exact scores, the best first; those without a score come last and have no rank."""
    known = [(party, score) for party, score in scores.items() if score.value is not None]
    known.sort(key=lambda one: one[1].low, reverse=True)
    values: list[Fraction] = [score.low for _, score in known]
    placed = [Ranked(values.index(score.low) + 1, party, score) for party, score in known]
    return (*placed, *(Ranked(None, party, score) for party, score in scores.items() if score.value is None))


def laggards(places: Sequence[Ranked], *, last: int = 0, bands: Collection[str] = ()) -> tuple[Ranked, ...]:
    """Those to be reminded: the last so many ranks, ties included, and those in certain bands, by id.

    Parties without a score are among them only by their band, when that is certain.
    """
    ranked = [place for place in places if place.rank is not None]
    worst = ranked[-last].rank if 0 < last <= len(ranked) else 1 if last else None
    return tuple(
        place
        for place in places
        if (worst is not None and place.rank is not None and place.rank >= worst)
        or (place.score.band is not None and place.score.band.id in bands)
    )
