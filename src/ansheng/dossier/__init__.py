"""Dossier: the data of one campaign, read from a folder of an office's tables."""

from __future__ import annotations

from ansheng.dossier.dossier import Dossier, open_dossier, open_files
from ansheng.dossier.joining import Source
from ansheng.dossier.settings import Campaign

__all__ = ["Campaign", "Dossier", "Source", "open_dossier", "open_files"]
