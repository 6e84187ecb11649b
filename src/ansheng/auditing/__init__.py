"""Audit of figures: every number of a bulletin read, every relation among them recomputed."""

from __future__ import annotations

from ansheng.auditing.model import Audit, Claim, ClaimVerdict, Quoted, Remark
from ansheng.auditing.reading import audit
from ansheng.auditing.tables import audit_table

__all__ = ["Audit", "Claim", "ClaimVerdict", "Quoted", "Remark", "audit", "audit_table"]
