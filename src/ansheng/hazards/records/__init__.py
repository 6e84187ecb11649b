"""Records of hazards, of the list of risks, and of what is listed and urged because of them."""

from ansheng.hazards.records.hazard import HazardRecord
from ansheng.hazards.records.risks import EscalationRecord, ListingRecord, RiskRecord

__all__ = ["EscalationRecord", "HazardRecord", "ListingRecord", "RiskRecord"]
