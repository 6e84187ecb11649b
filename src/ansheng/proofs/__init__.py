"""Proofs about a ledger for who has none: heads, anchors, stamps and Merkle paths; no database is needed here."""

from __future__ import annotations

from ansheng.proofs.anchor import Anchor, anchors_of
from ansheng.proofs.head import Head, ProofError
from ansheng.proofs.proof import verify_growth, verify_inclusion

__all__ = ["Anchor", "Head", "ProofError", "anchors_of", "verify_growth", "verify_inclusion"]
