"""Hazards: what must be put right. This part holds the records of hazards, inspections, penalties, sanctions, risks."""

from __future__ import annotations

from ansheng.hazards.records import (
    HazardRecord,
    InspectionRecord,
    PenaltyRecord,
    RiskRecord,
    SanctionRecord,
)

__all__ = ["HazardRecord", "InspectionRecord", "PenaltyRecord", "RiskRecord", "SanctionRecord"]
