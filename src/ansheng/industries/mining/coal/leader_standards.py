"""The standards on leaders on shift, for coal mines and for other underground mines."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).parents[1] / "law"

COAL_LEADERS = Standard.read(_LAW / "coal-leader-on-shift.toml")
METAL_LEADERS = Standard.read(_LAW / "noncoal-leader-on-shift.toml")
