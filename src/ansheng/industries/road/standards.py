"""The standards that the road rules cite and take their numbers from."""

from pathlib import Path

from ansheng import Standard

_LAW = Path(__file__).with_name("law")

CRITERIA = Standard.read(_LAW / "major-hazards.toml")
HIGHWAYS = Standard.read(_LAW / "highways.toml")
POINTS = Standard.read(_LAW / "points.toml")
TRAFFIC_LAW = Standard.read(_LAW / "traffic-law.toml")
REGULATION = Standard.read(_LAW / "traffic-regulation.toml")
MONITORING = Standard.read(_LAW / "dynamic-monitoring.toml")
PASSENGER = Standard.read(_LAW / "passenger-enterprise.toml")
RELAY = Standard.read(_LAW / "relay.toml")
TECHNOLOGY = Standard.read(_LAW / "vehicle-technology.toml")
DRIVERS = Standard.read(_LAW / "drivers.toml")
FREIGHT = Standard.read(_LAW / "freight.toml")
DANGEROUS = Standard.read(_LAW / "dangerous-goods.toml")
CARRIERS = Standard.read(_LAW / "dangerous-goods-carriers.toml")
STATIONS = Standard.read(_LAW / "stations.toml")
TRACTORS = Standard.read(_LAW / "modified-tractors.toml")
COVERAGE = Standard.read(_LAW / "rural-coverage.toml")

ALL = tuple(each for each in vars().values() if isinstance(each, Standard))
"""The standards in the order above."""
