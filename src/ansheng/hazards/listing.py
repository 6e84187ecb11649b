"""Listing (挂牌督办): hazards, accidents, tasks and units under special supervision, each kind counted apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

import attrs

from ansheng.dates import AnyDay, day_of
from ansheng.hazards.clocks import clock
from ansheng.hazards.entry import HazardEntry
from ansheng.hazards.guards import GuardError
from ansheng.words import Words

SOURCE = "挂牌督办制度"


class Target(Enum):
    """What is listed; ``title`` is the Chinese name. The kinds are never added together."""

    HAZARD = "hazard"
    ACCIDENT = "accident"
    TASK = "task"
    UNIT = "unit"

    @property
    def title(self) -> str:
        """The Chinese name."""
        return {"hazard": "隐患", "accident": "事故", "task": "任务", "unit": "单位"}[self.value]


@attrs.frozen
class Listing:
    """One thing under a listing: proposed, listed, done, made public, delisted; each step gives a new listing.

    :param target: what kind of thing it is, and ``subject`` its id
    :param level: ``county``, ``city``, ``province`` or ``nation``
    :param by: who lists it
    :param due_on: until when it is to be done
    :raises GuardError: the level is not known, or the deadline is before the listing

    >>> listing = Listing(Target.TASK, "T7", "city", "市安委会", dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    >>> listing.finish(dt.date(2026, 9, 1)).publish(dt.date(2026, 9, 3)).delist(dt.date(2026, 9, 10)).delisted_on
    datetime.date(2026, 9, 10)
    """

    target: Target
    subject: str
    level: str
    by: str
    listed_on: dt.date
    due_on: dt.date
    finished_on: dt.date | None = None
    public_on: dt.date | None = None
    delisted_on: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        levels = HazardEntry.fact("listed_level").options
        if self.level not in levels:
            known = "或 ".join("、".join(f"{key}（{levels[key]}）" for key in levels).rsplit("、", 1))
            raise GuardError(
                "listing",
                Words(
                    f"挂牌级别应为 {known}，收到“{self.level}”",
                    f"the level is one of {', '.join(levels)}, not {self.level!r}",
                ),
                SOURCE,
            )
        days = [
            d for d in (self.listed_on, self.finished_on, self.public_on, self.delisted_on) if d is not None
        ]
        if days != sorted(days) or self.due_on < self.listed_on:
            raise GuardError(
                "listing",
                Words(
                    f"“{self.subject}”的日期有误：应按挂牌、办结、公示、摘牌的次序排列，督办期限不早于挂牌日期；请更正",
                    f"{self.subject!r}: listing, completion, notice and delisting come in this order; correct the days",
                ),
                SOURCE,
            )

    def finish(self, on: dt.date) -> Listing:
        """What was to be done is done and accepted (办结销号).

        :raises GuardError: it is done already, or the day is before the listing
        """
        self._expect(
            self.finished_on is None,
            Words("已办结；请勿重复办结", "is done already; do not complete it twice"),
        )
        return attrs.evolve(self, finished_on=on)

    def publish(self, on: dt.date) -> Listing:
        """The public is told that it is done.

        :raises GuardError: it is not done
        """
        self._expect(
            self.finished_on is not None,
            Words("不能公示：尚未办结；请先办结", "is not done and cannot be made public; complete it first"),
        )
        return attrs.evolve(self, public_on=on)

    def delist(self, on: dt.date) -> Listing:
        """The listing ends.

        :raises GuardError: it is not done, or was not made public
        """
        self._expect(
            self.public_on is not None,
            Words(
                "不能摘牌：尚未公示；请先公示",
                "was not made public and cannot be delisted; make it public first",
            ),
        )
        return attrs.evolve(self, delisted_on=on)

    def overdue(self, on: AnyDay) -> bool:
        """Whether it is not done by its deadline on a day."""
        on = day_of(on, "on")
        return on > self.due_on and (self.finished_on is None or self.finished_on > on)

    def extension_until(self) -> dt.date:
        """The last day for asking for more time, by the local rule that ships as the clock ``listing_extension``.

        :raises DayError: the holidays of a year that it passes are not known
        """
        return clock("listing_extension").due(self.due_on)

    def _expect(self, holds: bool, words: Words) -> None:
        if not holds or self.delisted_on is not None:
            told = (
                words
                if self.delisted_on is None
                else Words("已摘牌；请核对", "is delisted already; check it")
            )
            raise GuardError(
                "listing", Words(f"“{self.subject}”{told.zh}", f"{self.subject!r} {told.en}"), SOURCE
            )


@attrs.frozen
class ListingTally:
    """For one kind of target: how many were listed, how many of them are done, and how many are overdue."""

    listed: int
    finished: int
    overdue: int


def tally(listings: Iterable[Listing], on: dt.date) -> Mapping[Target, ListingTally]:
    """The listings of a day by kind of target; there is no total, a listed accident is no listed hazard."""
    counts: dict[Target, Counter[str]] = {target: Counter() for target in Target}
    for listing in listings:
        if listing.listed_on <= on:
            done = listing.finished_on is not None and listing.finished_on <= on
            counts[listing.target].update(listed=1, finished=int(done), overdue=int(listing.overdue(on)))
    return {
        t: ListingTally(c["listed"], c["finished"], c["overdue"]) for t, c in counts.items() if c["listed"]
    }
