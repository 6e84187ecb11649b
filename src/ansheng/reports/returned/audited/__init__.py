"""What an audit gives back: the Word file with comments at its figures, and a page with the figures marked."""

from __future__ import annotations

from ansheng.reports.returned.audited.folder import Audited, write_audited
from ansheng.reports.returned.audited.page import page
from ansheng.reports.returned.audited.word import commented

__all__ = ["Audited", "commented", "page", "write_audited"]
