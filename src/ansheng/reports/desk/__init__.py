"""Desk: where a bulletin is put together, and whose bulletin it is."""

from __future__ import annotations

from ansheng.reports.desk.desk import Desk, Piece
from ansheng.reports.desk.places import Place, places

__all__ = ["Desk", "Piece", "Place", "places"]
