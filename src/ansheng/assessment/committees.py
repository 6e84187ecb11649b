"""Committees: the half-yearly rating of sector committees, and what it means for the award of the year."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import attrs

from ansheng.assessment.score import Score
from ansheng.dates import Period
from ansheng.errors import UnknownNameError, check_lang, word
from ansheng.words import Lang, Words


@attrs.frozen
class RatedYear:
    """The ratings of a party in the two halves of a year, and whether it may have the year's award.

    :param halves: the score of each half-year; None where it was not rated
    :param award: False where one half is in a band that cancels it; None where what is not known could decide it
    """

    party: str
    year: int
    halves: tuple[tuple[Period, Score | None], ...]
    award: bool | None
    cancelled_by: tuple[Period, ...]

    def text(self, lang: Lang = "zh") -> str:
        """The year in a line."""
        if check_lang(lang) == "en":
            told = "; ".join(f"{half.label('en')}: {_band(score, 'en')}" for half, score in self.halves)
            award = {True: "award possible", False: "award cancelled", None: "award not decided"}[self.award]
            return f"{self.party} {self.year}: {told}; {award}"
        told = "；".join(f"{half.label()}{_band(score)}" for half, score in self.halves)
        award = {True: "可参加年度评先", False: "取消年度评先资格", None: "年度评先资格未定"}[self.award]
        return f"{self.party}{self.year}年：{told}；{award}"


def rated_year(
    party: str, year: int, scores: Mapping[Period, Score], cancelling: Collection[str]
) -> RatedYear:
    """How a party was rated in a year; this is not the veto, which has triggers of its own.

    :param scores: the scores by half-year; a half without one was not rated
    :param cancelling: the ids of the bands that cancel the year's award, by the office's rule
    :raises UnknownNameError: such a band is in none of the schemes
    """
    known = {band.id for score in scores.values() for band in score.scheme.band}
    for band in cancelling:
        if scores and band not in known:
            raise UnknownNameError.of(Words("等次", "band"), band, known)
    halves = tuple((half, scores.get(half)) for half in Period.parse(str(year)).halves())
    cancelled = tuple(half for half, score in halves if score and score.band and score.band.id in cancelling)
    open_ = any(score is None or (score.band is None and _could(score, cancelling)) for _, score in halves)
    return RatedYear(party, year, halves, False if cancelled else None if open_ else True, cancelled)


def _could(score: Score, cancelling: Collection[str]) -> bool:
    """Whether one of the bands that a score may have cancels the award."""
    lowest, highest = score.scheme.band_of(score.low), score.scheme.band_of(score.high)
    order = [*score.scheme.band, None]
    possible = order[order.index(highest) : order.index(lowest) + 1]
    return any(band is not None and band.id in cancelling for band in possible)


def _band(score: Score | None, lang: Lang = "zh") -> str:
    if score is None:
        return word(lang, Words("未评级", "not rated"))
    if score.band is None:
        return word(lang, Words("等次未定", "band not decided"))
    return word(lang, Words(f"评为{score.band.title}", score.band.en))
