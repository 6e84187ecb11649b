"""Documents: the text of a file of plain text or of Word, its tables as lines of Markdown."""

from __future__ import annotations

from ansheng.sheets.documents.document import decode, read_document

__all__ = ["decode", "read_document"]
