"""Sectors: the sectors (行业领域) that campaigns name, who supervises each, and what a unit of each kind needs."""

from ansheng.sectors.sector import Document, Sector, sector_of, sectors
from ansheng.sectors.unit_kinds import UnitKind, unit_kind, unit_kinds

__all__ = ["Document", "Sector", "UnitKind", "sector_of", "sectors", "unit_kind", "unit_kinds"]
