"""Non-coal mines: the criteria of 2022 and their supplement of 2024, for underground mines, open pits and ponds."""

from . import codes, hoisting, pits, ponds, ventilation, water, weather, workings, works
from .standards import GB16423, GB39496, OPEN_PIT, SUPPLEMENT, TAILINGS, UNDERGROUND

MODULES = (workings, works, water, ventilation, hoisting, pits, ponds, weather, codes)
"""The modules of rules."""

STANDARDS = (UNDERGROUND, OPEN_PIT, TAILINGS, SUPPLEMENT, GB16423, GB39496)
"""The standards that the rules cite."""
