"""The blocks of the core, subject by subject."""

from __future__ import annotations

from ansheng.reports.blocks import (
    accidents,
    assessment,
    backlog,
    cascades,
    ceilings,
    charts,
    duties,
    enforcement,
    escalation,
    figures,
    grading,
    hazards,
    industries,
    inspections,
    leagues,
    listings,
    notes,
    outcomes,
    owners,
    plan_texts,
    plans,
    risks,
    shortcomings,
    targets,
    tasks,
    two_lists,
    vintages,
)
from ansheng.reports.blocks.block import Block

MODULES = (
    figures,
    charts,
    outcomes,
    accidents,
    ceilings,
    vintages,
    plans,
    plan_texts,
    cascades,
    targets,
    tasks,
    owners,
    duties,
    leagues,
    inspections,
    hazards,
    backlog,
    risks,
    listings,
    two_lists,
    enforcement,
    grading,
    assessment,
    industries,
    escalation,
    shortcomings,
    notes,
)

BLOCKS: tuple[Block, ...] = tuple(block for module in MODULES for block in module.BLOCKS)
"""All blocks of the core; plugins bring others."""
