"""The standard that the rules on housing and municipal works cite."""

from pathlib import Path

from ansheng import Standard

CRITERIA = Standard.read(Path(__file__).with_name("law") / "major-hazards.toml")
