"""Letters: the draft of one letter for each body and step of escalation, for a person to sign."""

from __future__ import annotations

import datetime as dt
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs
from immutabledict import immutabledict

from ansheng.agenda.rungs import Proposal, Rung, Signal
from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import InputError
from ansheng.words import Words
from ansheng.wrapping import clean

MOST_IN_TEXT = 3
"""So many reasons stand in the sentence of a letter; more go into a list below it."""

NOBODY = "主送单位待查"
_OWN_NONE: Mapping[str, str] = immutabledict()


@attrs.frozen
class Letter:
    """One letter: the step, who it is to, its lines, and what is listed below it, the longest overdue first.

    :param addressee: None where nobody is recorded
    """

    rung: Rung
    addressee: str | None
    on: dt.date
    lines: tuple[str, ...]
    listed: tuple[Signal, ...]

    @property
    def name(self) -> str:
        """What the letter is called: the step, the body, the day."""
        return f"{self.rung.title}-{clean(self.addressee or NOBODY)}-{self.on}"

    def text(self) -> str:
        """The letter as plain text."""
        rows = [f"{number}. {clean(signal.words.zh)}" for number, signal in enumerate(self.listed, start=1)]
        return "\n".join([*self.lines, *(["", "附件：问题清单", *rows] if rows else [])]) + "\n"


def letters(
    proposals: Iterable[Proposal], *, issuer: str, on: AnyDay, basis: Mapping[str, str] = _OWN_NONE
) -> tuple[Letter, ...]:
    """The letters for proposals: one for each step and body, whatever the number of things it is about.

    :param basis: the office's own documents by the steps that they are for
    """
    on = day_of(on, "on")
    grouped: dict[tuple[str, str | None], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        grouped[proposal.rung.id, proposal.named].append(proposal)
    return tuple(_letter(together, issuer, on, basis) for together in grouped.values())


def letter(
    proposals: Sequence[Proposal], *, issuer: str, on: AnyDay, basis: Mapping[str, str] = _OWN_NONE
) -> str:
    """The text of one letter for proposals of one step to one addressee; a draft for a person to sign.

    More than three reasons stand in a list below it, the longest overdue first. The step's template has ``$addressee``,
    ``$reasons``, ``$basis``, ``$issuer`` and ``$date``; what is filled in is text and is never run.

    :param basis: the office's own documents by the steps that they are for
    :raises InputError: there is no proposal, or they are of several steps or addressees
    """
    on = day_of(on, "on")
    if len({(proposal.rung.id, proposal.addressee) for proposal in proposals}) != 1:
        raise InputError(
            Words(
                "一份函件只对应一个主送单位、一种督办措施；请分别行文",
                "a letter is for one step and one addressee; write one for each",
            )
        )
    return _letter(proposals, issuer, on, basis).text()


def _letter(proposals: Sequence[Proposal], issuer: str, on: dt.date, basis: Mapping[str, str]) -> Letter:
    signals = dict.fromkeys(signal for proposal in proposals for signal in proposal.signals)
    told = sorted(signals, key=lambda signal: -(signal.days_late or 0))
    attached = len(told) > MOST_IN_TEXT
    documents = dict.fromkeys(each for proposal in proposals if (each := proposal.basis(basis)))
    first = proposals[0]
    filled = {
        "addressee": first.named or f"（{NOBODY}）",
        "reasons": f"存在{len(told)}项问题（清单附后）"
        if attached
        else "；".join(each.words.zh for each in told),
        "basis": f"根据{'、'.join(documents) or '（依据待填）'}，",
        "issuer": issuer,
        "date": day_label(on),
    }
    text = string.Template(first.rung.letter).safe_substitute(
        {name: clean(value) for name, value in filled.items()}
    )
    listed = tuple(told) if attached else ()
    return Letter(first.rung, first.named, on, tuple(map(clean, text.strip().split("\n"))), listed)
