"""The standard that the rules on fireworks cite."""

from pathlib import Path

from ansheng import Standard

LAW = Standard.read(Path(__file__).with_name("law") / "criteria-2017.toml")
