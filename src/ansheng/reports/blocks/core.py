"""The blocks of the core, subject by subject."""

from __future__ import annotations

from ansheng.reports.blocks import (
    backlog,
    cascades,
    charts,
    duties,
    escalation,
    figures,
    hazards,
    industries,
    leagues,
    notes,
    owners,
    plan_texts,
    plans,
    shortcomings,
    targets,
    tasks,
    two_lists,
)
from ansheng.reports.blocks.block import Block

MODULES = (
    figures,
    charts,
    plans,
    plan_texts,
    cascades,
    targets,
    tasks,
    owners,
    duties,
    leagues,
    hazards,
    backlog,
    two_lists,
    industries,
    escalation,
    shortcomings,
    notes,
)

BLOCKS: tuple[Block, ...] = tuple(block for module in MODULES for block in module.BLOCKS)
"""All blocks of the core; plugins bring others."""
