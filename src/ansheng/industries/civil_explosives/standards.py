"""The standard that the rules on civil explosives cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

LAW = Standard.read(Path(__file__).with_name("law") / "major-hazards.toml")
