"""The standards that the coal rules cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).parents[1] / "law"

CRITERIA = Standard.read(_LAW / "coal-major-hazards.toml")
REGULATION = Standard.read(_LAW / "coal-regulation.toml")
