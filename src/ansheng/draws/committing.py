"""Committing: the hash of a list is fixed before chance is known, in the journal of a ledger or in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.draws.listed import DrawList
from ansheng.draws.sources import DrawError, PublicSource, time_of
from ansheng.errors import AnshengError, InputError
from ansheng.words import Words
from ansheng.zones import EAST

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger

SCHEMA = "ansheng.draw-commit/1"
KEY = "commitment"
"""Under which the journal has the hash of a list."""


@attrs.frozen
class Commitment:
    """That the hash of a list was fixed at a time, by a clock of one's own; in a ledger with the entry that says so.

    :param entry: the entry of the journal with the head of the ledger at it, as :class:`Noted` gives it; None where
        the hash stands in a file alone
    """

    sha256: str
    at: dt.datetime
    entry: Mapping[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The commitment as plain data."""
        return {"schema": SCHEMA, "sha256": self.sha256, "at": self.at.isoformat(), "entry": self.entry}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Commitment:
        """The commitment that :meth:`to_dict` gave.

        :raises InputError: it is none
        """
        try:
            entry = told["entry"]
            return cls(str(told["sha256"]), time_of(str(told["at"])), dict(entry) if entry else None)
        except (KeyError, TypeError, ValueError, AnshengError) as error:
            raise InputError(
                Words(
                    "不是抽取名单的封存；请改用 ansheng draw commit 写出的文件",
                    "this is no commitment of a draw; take the file that ansheng draw commit wrote",
                )
            ) from error


def commit(
    listed: DrawList,
    *,
    ledger: Ledger | None = None,
    by: str | None = None,
    token: str | None = None,
    now: dt.datetime | str | None = None,
) -> Commitment:
    """Fix a list: its hash into the journal of a ledger, or with the time alone; give it to others at once.

    :param by: who fixes it, where there is a ledger
    :param now: the time, where there is none, whose own clock counts; by default the present
    :raises DrawError: nothing can be drawn from the list, or the value of its source is known already
    :raises InputError: there is a ledger, but nobody is named
    :raises RoleError: ``by`` may not supervise, where roles were given
    """
    listed.check()
    at = present() if now is None or ledger is not None else time_of(now)
    _before(listed, at)
    if ledger is None:
        return Commitment(listed.commitment, at)
    if by is None:
        raise nobody()
    told = {KEY: listed.commitment, "title": listed.title, "source": list(listed.source.lines)}
    entry, _ = ledger.note("commit", KEY, told, by=by, token=token)
    return Commitment(listed.commitment, time_of(entry.at), entry.to_dict())


def committed(listed: DrawList, given: Commitment | None, ledger: Ledger | None) -> Commitment:
    """The commitment of a list that is to be drawn from: that of the ledger, else the one that is given.

    :raises DrawError: there is none, it is of another list, it came too late, or its ledger is not given
    """
    if ledger is not None:
        entry = ledger.noted("commit", KEY, listed.commitment)
        given = None if entry is None else Commitment(listed.commitment, time_of(entry.at), entry.to_dict())
    elif given is not None and given.entry is not None:
        raise DrawError(
            Words(
                "名单是在台账中封存的，抽取也须记入同一台账；请用 --ledger 指定",
                "the list was fixed in a ledger, where the draw is recorded too; name it with --ledger",
            )
        )
    if given is None or given.sha256 != listed.commitment:
        raise DrawError(
            Words(
                "名单未曾封存，或封存后有改动；请先用 ansheng draw commit 封存，再按其原文件抽取",
                "the list was not fixed, or was changed since; fix it with ansheng draw commit and draw from that file",
            )
        )
    _before(listed, given.at)
    return given


def present() -> dt.datetime:
    """The time that it is in China, to the second."""
    return dt.datetime.now(dt.timezone(EAST)).replace(microsecond=0)


def nobody() -> InputError:
    """The error of a step in a ledger that nobody is named for."""
    return InputError(Words("请用 --by 写明办理人", "say who does it with --by"))


def _before(listed: DrawList, at: dt.datetime) -> None:
    source = listed.source
    if isinstance(source, PublicSource) and at >= source.at:
        raise DrawError(
            Words(
                f"“{source.name}”于{_told(source.at)}公布，封存须在此之前（现为{_told(at)}）；请改用尚未公布的值",
                f"{source.name!r} is published at {_told(source.at)}, and the list must be fixed before "
                f"(it is {_told(at)}); take a value that does not exist yet",
            )
        )


def _told(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
