"""Agenda: what a day asks for: what is late, the ladder of escalation, proposed steps and their letters."""

from __future__ import annotations

from ansheng.agenda.chains import Chain, chains, organisation_of
from ansheng.agenda.climbing import Asked, Proposals
from ansheng.agenda.ladder import Ladder
from ansheng.agenda.letters import Letter, letter, letters
from ansheng.agenda.matters import Agenda, agenda
from ansheng.agenda.pending import Matter, Matters
from ansheng.agenda.priorities import Priority, priority_units
from ansheng.agenda.rounds import RoundCoverage, round_coverage
from ansheng.agenda.rungs import Ground, Need, Proposal, Rung, Signal
from ansheng.agenda.signals import accident_signals, ceiling_signals

__all__ = [
    "Agenda",
    "Asked",
    "Chain",
    "Ground",
    "Ladder",
    "Letter",
    "Matter",
    "Matters",
    "Need",
    "Priority",
    "Proposal",
    "Proposals",
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
