"""The standard that the rules on special equipment cite."""

from pathlib import Path

from ansheng import Standard

LAW = Standard.read(Path(__file__).with_name("law") / "gb45067.toml")
