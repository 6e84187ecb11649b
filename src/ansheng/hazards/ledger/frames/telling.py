"""What a ledger tells: its hazards one by one and as frames, now, as of a day, and as it knew them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ansheng.dates import AnyDay, AnyPeriod, day_of, maybe_day
from ansheng.errors import check_lang
from ansheng.hazards.events import Event
from ansheng.hazards.ledger import acts, frames
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.frames.then import Then
from ansheng.hazards.lifecycle import Hazard
from ansheng.words import Lang

if TYPE_CHECKING:
    import polars as pl


class Telling:
    """The part of a ledger that tells what it holds.

    Two clocks: ``as_of`` is a day of the world, to whose end events count; ``known_by`` is a day of the ledger, by the
    end of which they had been recorded. Without the first, all that was known counts; without the second, all that is.
    """

    _store: Store

    def get(self, hazard: str, *, as_of: AnyDay | None = None, known_by: AnyDay | None = None) -> Hazard:
        """One hazard as it stands, as the ledger knows it of a day, or as it knew it on a day.

        :raises UnknownNameError: there is no such hazard
        :raises GuardError: it was not registered by that day
        """
        with self._store.reading() as connection:
            then = Then.of(connection, None, maybe_day(known_by))
            events = acts.history(connection, acts.known(connection, hazard), *then.events())
        return Hazard.of(events, on=as_of)

    def history(self, hazard: str, *, known_by: AnyDay | None = None) -> tuple[Event, ...]:
        """The events of one hazard in order, those recorded by a day; empty where there is no such hazard."""
        with self._store.reading() as connection:
            then = Then.of(connection, None, maybe_day(known_by))
            stored = acts.stored_id(connection, hazard) or hazard
            return tuple(acts.history(connection, stored, *then.events()))

    def as_of(self, day: AnyDay, *, known_by: AnyDay | None = None) -> pl.DataFrame:
        """The hazards that were registered by a day, as the events and tables of that day show them.

        :param known_by: of these events those only that were recorded by this day, as a bulletin of then had them
        """
        return frames.as_of(self._store, day_of(day), maybe_day(known_by))

    def late(
        self, as_of: AnyDay, *, known_by: AnyDay | None = None, words: bool = True, lang: Lang = "zh"
    ) -> pl.DataFrame:
        """What was entered late: events of a day or before it that were recorded after it, and corrections since.

        :param known_by: the day after which they were recorded, by default ``as_of``
        :param words: whether for people; or else names and values as programs have them
        """
        lang, day = check_lang(lang), day_of(as_of)
        found = frames.late(self._store, day, maybe_day(known_by) or day)
        return frames.late_in_words(found, lang) if words else found

    def frame(
        self,
        *,
        states: Iterable[str] | None = None,
        due_by: AnyDay | None = None,
        ids: Iterable[str] | None = None,
    ) -> pl.DataFrame:
        """The hazards with their states and all facts, one row each.

        :param states: those in these states only; ``ids``: with one of these ids, however typed, a few thousand at most
        :param due_by: those only that are open and due by this day
        """
        return frames.frame(self._store, states, maybe_day(due_by), ids=ids)

    def find(
        self,
        text: str | None = None,
        *,
        states: Iterable[str] | None = None,
        party: str | None = None,
        unit: str | None = None,
        department: str | None = None,
        region: str | None = None,
        grade: str | None = None,
        found: AnyPeriod | None = None,
        due_by: AnyDay | None = None,
        overdue_on: AnyDay | None = None,
        open_only: bool = False,
        as_of: AnyDay | None = None,
        known_by: AnyDay | None = None,
        limit: int | None = None,
        words: bool = True,
        lang: Lang = "zh",
    ) -> pl.DataFrame:
        """The hazards that fit all that is asked, for people to read: a few columns, headers and words in a language.

        :param text: words that each stand in id, description, unit, region, department, requirement or order number
        :param states: those in one of these states, by name or title
        :param party: a part of the name of unit or department; ``unit``, ``department``, ``region`` of that one's
        :param grade: ``general`` or ``major``, or the title
        :param found: those found in this period, such as ``2026-07`` or ``2026-07-01..2026-07-15``
        :param due_by: those only that are open and due by this day
        :param overdue_on: those only that are not rectified and were due before this day
        :param open_only: those only that are not closed
        :param as_of: as the ledger knows them of this day; ``known_by``: as it knew them on this day
        :param limit: the first so many by id; :meth:`count` says how many there are
        :param words: whether for people; or else names and values as :meth:`frame` has them
        :raises UnknownNameError: there is no such state, grade or language
        :raises DayError: the period is none
        """
        lang = check_lang(lang)
        asked = frames.Asked(
            text, states, party, unit, department, region, grade, found, due_by, overdue_on, open_only
        )
        frame = frames.found(self._store, asked, maybe_day(as_of), limit, maybe_day(known_by))
        return frames.in_words(frame, lang) if words else frame

    def count(
        self,
        text: str | None = None,
        *,
        as_of: AnyDay | None = None,
        known_by: AnyDay | None = None,
        **asked: Any,
    ) -> int:
        """How many hazards fit all that is asked, as :meth:`find` is asked."""
        return frames.count(self._store, frames.Asked(text, **asked), maybe_day(as_of), maybe_day(known_by))

    def tables(
        self,
        *,
        as_of: AnyDay | None = None,
        due_by: AnyDay | None = None,
        open_on: AnyDay | None = None,
        known_by: AnyDay | None = None,
    ) -> dict[str, pl.DataFrame]:
        """The typed tables that a dossier is made of: ``hazards``, with ``_row`` and ``_file``.

        :param as_of: the hazards as of this day; without it ``due_by``: those only that are open and due by this day,
            and ``open_on``: those only that are not closed, or closed after this day
        :param known_by: what had been recorded by this day only
        """
        return frames.tables(self._store, *map(maybe_day, (as_of, due_by, open_on, known_by)))

    def written(self) -> pl.DataFrame:
        """When what people put down was put down: a row an event that was not imported, in the order of writing.

        :returns: ``id`` of the hazard, ``kind`` of the event, ``day`` on which it happened, ``actor``, and ``at``, the
            instant it was recorded, in UTC
        """
        return frames.written(self._store)
