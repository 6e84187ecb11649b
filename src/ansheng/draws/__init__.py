"""Draws: units and inspectors drawn by lot (双随机), so that others can draw them again and see that nobody chose."""

from __future__ import annotations

from ansheng.draws.algorithm import Drawn, DrawnUnit
from ansheng.draws.asking import draw
from ansheng.draws.committing import Commitment, commit
from ansheng.draws.listed import DrawList, Input, ListedInspector, ListedUnit, Stratum
from ansheng.draws.preparing import Prepared, prepare
from ansheng.draws.receipt import Receipt
from ansheng.draws.sources import DrawError, Parties, Party, PublicSource, seal
from ansheng.draws.verifying import Check, Checked, verify

__all__ = [
    "Check",
    "Checked",
    "Commitment",
    "DrawError",
    "DrawList",
    "Drawn",
    "DrawnUnit",
    "Input",
    "ListedInspector",
    "ListedUnit",
    "Parties",
    "Party",
    "Prepared",
    "PublicSource",
    "Receipt",
    "Stratum",
    "commit",
    "draw",
    "prepare",
    "seal",
    "verify",
]
