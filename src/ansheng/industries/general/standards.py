"""The standards that the general rules cite."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).with_name("law")

PEOPLE = Standard.read(_LAW / "special-operations-people.toml")
WORK_SAFETY = Standard.read(_LAW / "work-safety-law.toml")
