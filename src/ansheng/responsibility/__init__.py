"""Responsibility: who answers for what. This part holds the records of parties and of enterprises."""

from __future__ import annotations

from ansheng.responsibility.records import EnterpriseRecord, PartyRecord

__all__ = ["EnterpriseRecord", "PartyRecord"]
