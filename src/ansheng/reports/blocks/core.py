"""The blocks of the core, subject by subject."""

from __future__ import annotations

from ansheng.reports.blocks import figures, industries, leagues, notes, plans, shortcomings
from ansheng.reports.blocks.block import Block

MODULES = (figures, plans, leagues, industries, shortcomings, notes)

BLOCKS: tuple[Block, ...] = tuple(block for module in MODULES for block in module.BLOCKS)
"""All blocks of the core; plugins bring others."""
