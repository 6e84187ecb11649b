"""Ledger of hazards: events that are only ever added, kept in SQLite or PostgreSQL through SQLAlchemy."""

from __future__ import annotations

from ansheng.errors import MissingExtraError

try:
    import sqlalchemy  # noqa: F401
except ModuleNotFoundError as error:  # pragma: no cover - every environment of the tests has it
    raise MissingExtraError.of("SQLAlchemy", "ledger") from error

from ansheng.hazards.ledger.acts import Acted
from ansheng.hazards.ledger.connection import ConflictError, LedgerError
from ansheng.hazards.ledger.evidence.breaks import Verification
from ansheng.hazards.ledger.imports.importing import Imported
from ansheng.hazards.ledger.store import Ledger

__all__ = ["Acted", "ConflictError", "Imported", "Ledger", "LedgerError", "Verification"]
