"""The standard that the industry and trade rules cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

CRITERIA = Standard.read(Path(__file__).with_name("law") / "major-hazards.toml")
