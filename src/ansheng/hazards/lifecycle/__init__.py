"""Life cycle of a hazard: the fold of its events, from discovery to close-out, each step behind its guards."""

from __future__ import annotations

from ansheng.hazards.lifecycle.hazard import Hazard, event, told_state
from ansheng.hazards.lifecycle.steps import OPEN, STEPS, Step, held

__all__ = ["OPEN", "STEPS", "Hazard", "Step", "event", "held", "told_state"]
