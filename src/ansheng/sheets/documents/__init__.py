"""Documents: the text of a file of plain text, of Word, of the web or of a PDF, its tables as lines of Markdown."""

from __future__ import annotations

from ansheng.sheets.documents.document import ZIPPED, decode, read_document, word_parts
from ansheng.sheets.documents.word import Piece, pieces

__all__ = ["ZIPPED", "Piece", "decode", "pieces", "read_document", "word_parts"]
