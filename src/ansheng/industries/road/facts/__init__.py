"""The facts about road transport, by what is judged."""

from .dangerous import ApprovedMedium, DangerousCarrier, DangerousTrip, DangerousVehicle, TankTrip
from .driving import (
    DriverConduct,
    DriverHours,
    DrivingSpell,
    FreightLoad,
    PeopleAboard,
    RoadDriver,
    SpeedReading,
)
from .enterprise import MonitoringDuty, RoadEnterprise, RoadSituation, WeatherDispatch
from .passenger import CoachDeparture, CoachTrip, RoadLine, StationEntry
from .vehicle import CityBus, ModifiedTractor, RoadsideCheck, RoadVehicle, TractorAccount
from .works import CoverageComparison, CoverageRate, HighwayBridge, HighwaySection, HighwayTunnel

__all__ = [
    "ApprovedMedium",
    "CityBus",
    "CoachDeparture",
    "CoachTrip",
    "CoverageComparison",
    "CoverageRate",
    "DangerousCarrier",
    "DangerousTrip",
    "DangerousVehicle",
    "DriverConduct",
    "DriverHours",
    "DrivingSpell",
    "FreightLoad",
    "HighwayBridge",
    "HighwaySection",
    "HighwayTunnel",
    "ModifiedTractor",
    "MonitoringDuty",
    "PeopleAboard",
    "RoadDriver",
    "RoadEnterprise",
    "RoadLine",
    "RoadSituation",
    "RoadVehicle",
    "RoadsideCheck",
    "SpeedReading",
    "StationEntry",
    "TankTrip",
    "TractorAccount",
    "WeatherDispatch",
]
