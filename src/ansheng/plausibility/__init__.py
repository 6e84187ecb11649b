"""Plausibility: what in tables is unlikely in honest work, each with its probability, its rows and a question."""

from ansheng.plausibility.doubts import Doubt, Doubts
from ansheng.plausibility.looking import doubts_in

__all__ = ["Doubt", "Doubts", "doubts_in"]
