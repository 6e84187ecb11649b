"""The standards that the gas rules cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).with_name("law")

CRITERIA = Standard.read(_LAW / "major-hazards.toml")
GB55009 = Standard.read(_LAW / "gb55009.toml")
REGULATION = Standard.read(_LAW / "regulation.toml")
WORK_SAFETY = Standard.read(_LAW / "work-safety-law.toml")
CJJ51 = Standard.read(_LAW / "cjj51.toml")
RENEWAL = Standard.read(_LAW / "renewal.toml")
CYLINDERS = Standard.read(_LAW / "lpg-cylinders.toml")
TSG23 = Standard.read(_LAW / "tsg23.toml")
GB51142 = Standard.read(_LAW / "gb51142.toml")
GB55037 = Standard.read(_LAW / "gb55037.toml")
CAMPAIGN = Standard.read(_LAW / "campaign-2023.toml")
GB17905 = Standard.read(_LAW / "gb17905.toml")
GB50028 = Standard.read(_LAW / "gb50028.toml")
GB15322 = Standard.read(_LAW / "gb15322.toml")
GBT50493 = Standard.read(_LAW / "gbt50493.toml")

ALL = tuple(each for each in vars().values() if isinstance(each, Standard))
"""The standards in the order above."""
