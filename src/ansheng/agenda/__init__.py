"""Agenda: what a day asks for: what is late, the ladder of escalation, proposed steps and their letters."""

from __future__ import annotations

from ansheng.agenda.chains import Chain, chains, organisation_of
from ansheng.agenda.ladder import Ground, Ladder, Need, Proposal, Rung, Signal
from ansheng.agenda.letters import Letter, letter, letters
from ansheng.agenda.matters import Agenda, Matter, agenda
from ansheng.agenda.outcomes import accident_signals, ceiling_signals
from ansheng.agenda.priorities import Priority, priority_units
from ansheng.agenda.rounds import RoundCoverage, round_coverage

__all__ = [
    "Agenda",
    "Chain",
    "Ground",
    "Ladder",
    "Letter",
    "Matter",
    "Need",
    "Priority",
    "Proposal",
    "RoundCoverage",
    "Rung",
    "Signal",
    "accident_signals",
    "agenda",
    "ceiling_signals",
    "chains",
    "letter",
    "letters",
    "organisation_of",
    "priority_units",
    "round_coverage",
]
