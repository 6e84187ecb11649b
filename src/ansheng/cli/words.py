"""Terms for the codes that the engine uses, as the reports have them."""

from __future__ import annotations

from ansheng.reports.reference.ruling import KINDS, SEEN, SEVERITY, STATUS, Terms, say

__all__ = ["KINDS", "SEEN", "SEVERITY", "STATUS", "Terms", "say"]
