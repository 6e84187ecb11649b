"""The standards that the non-coal rules cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).parents[1] / "law"

UNDERGROUND = Standard.read(_LAW / "noncoal-underground.toml")
OPEN_PIT = Standard.read(_LAW / "noncoal-open-pit.toml")
TAILINGS = Standard.read(_LAW / "noncoal-tailings.toml")
SUPPLEMENT = Standard.read(_LAW / "noncoal-supplement.toml")
GB16423 = Standard.read(_LAW / "gb16423.toml")
GB39496 = Standard.read(_LAW / "gb39496.toml")
