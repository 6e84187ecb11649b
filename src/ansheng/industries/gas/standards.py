"""The standards that the gas rules cite and take their numbers from."""

from __future__ import annotations

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).with_name("law")

CRITERIA = Standard.read(_LAW / "major-hazards.toml")
GB55009 = Standard.read(_LAW / "gb55009.toml")
