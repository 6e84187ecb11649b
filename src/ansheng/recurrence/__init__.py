"""Recurrence: one unit under several names, one hazard entered twice, and a hazard that comes back; people decide."""

from ansheng.recurrence.pairs import KINDS, Pairs

__all__ = ["KINDS", "Pairs"]
