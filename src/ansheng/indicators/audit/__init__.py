"""Audit of figures: every number of a bulletin read, every relation among them recomputed."""

from __future__ import annotations

from ansheng.indicators.audit.model import Audit, Claim, Quoted, Remark, Verdict
from ansheng.indicators.audit.reading import audit
from ansheng.indicators.audit.tables import audit_table

__all__ = ["Audit", "Claim", "Quoted", "Remark", "Verdict", "audit", "audit_table"]
