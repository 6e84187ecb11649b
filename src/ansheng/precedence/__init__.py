"""Precedence: which enterprises to go to first, with reasons and intervals, and how such an order did in the past."""

from ansheng.precedence.asking import Placed, Precedence, where_first
from ansheng.precedence.back import Look, LookBack, check_backwards
from ansheng.precedence.reasons import Reason
from ansheng.precedence.weights import Weights

__all__ = [
    "Look",
    "LookBack",
    "Placed",
    "Precedence",
    "Reason",
    "Weights",
    "check_backwards",
    "where_first",
]
