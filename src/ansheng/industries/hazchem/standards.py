"""The standards that the hazardous-chemical rules cite and take their numbers from."""

from pathlib import Path
from typing import Any

from ansheng import Standard

LAW_FOLDER = Path(__file__).with_name("law")

GB18218 = Standard.read(LAW_FOLDER / "gb18218.toml")
CRITERIA = Standard.read(LAW_FOLDER / "criteria-2017.toml")
AQ3067 = Standard.read(LAW_FOLDER / "aq3067.toml")
SPECIAL_WORK = Standard.read(LAW_FOLDER / "special-operations.toml")
PARK_GRADING = Standard.read(LAW_FOLDER / "park-grading.toml")
PARK_CONDITIONS = Standard.read(LAW_FOLDER / "park-conditions.toml")
ENTERPRISE_COLOUR = Standard.read(LAW_FOLDER / "enterprise-colour.toml")


def both(key: str) -> tuple[Any, Any]:
    """The clause of AQ 3067 and that of the criteria of 2017, which it follows."""
    return AQ3067.clause(key), CRITERIA.clause(key)
