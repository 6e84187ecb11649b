"""Proofs about a ledger for who has none: heads, anchors, stamps and Merkle paths; no database is needed here."""

from __future__ import annotations

from ansheng.hazards.proofs.anchor import Anchor, anchors_of
from ansheng.hazards.proofs.head import Head, ProofError
from ansheng.hazards.proofs.proof import verify_growth, verify_inclusion

__all__ = ["Anchor", "Head", "ProofError", "anchors_of", "verify_growth", "verify_inclusion"]
