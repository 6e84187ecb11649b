"""The rules on monitoring, communication and methane sensors (2020 art. 18(6); 2026 art. 14)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .monitoring_facts import CoalMethanePoint as Point
from .monitoring_facts import CoalRegionalDrilling as Drilling
from .monitoring_facts import CoalSafetySystem as System
from .sensor_facts import CoalMethaneSensor as Sensor
from .standards import CRITERIA as LAW
from .standards import REGULATION

_FIRST_DAY = date(2026, 7, 1)
_TWO_SYSTEMS = System.kind.is_in(["monitoring", "positioning"])


coal_system_down = Rule(
    LAW.clause("monitoring_systems"),
    when=_TWO_SYSTEMS,
    hazard=~(System.built & System.running),
    title="安全监控或人员位置系统缺失，或不能正常运行",
    en="Monitoring or positioning missing or down",
)


coal_required_system_down = Rule(
    LAW.clause("safety_systems"),
    hazard=(
        (
            (System.mine_type == "underground")
            & System.kind.is_in(["monitoring", "positioning", "dispatch", "video"])
        )
        | ((System.mine_type == "openpit") & (System.kind == "slope"))
    )
    & ~(System.built & System.running),
    replaces=["coal_system_down"],
    cases=[
        Case.hazard(mine_type="underground", kind="monitoring", built=False),
        Case.hazard(mine_type="underground", kind="positioning", running=False),
        Case.hazard(mine_type="underground", kind="dispatch", built=False),
        Case.hazard(mine_type="underground", kind="video", running=False),
        Case.hazard(mine_type="openpit", kind="slope", built=False),
        Case.clear(mine_type="openpit", kind="video", built=False),
        Case.clear(mine_type="underground", kind="slope", built=False),
        Case.clear(built=True, running=True),
        Case.undetermined(kind="video", built=False),
    ],
)


coal_monitoring_data_altered = Rule(
    LAW.clause("monitoring_systems"),
    when=_TWO_SYSTEMS,
    hazard=System.data_altered,
    title="篡改、删除或屏蔽安全监控、人员位置系统的数据",
    en="Data of monitoring or positioning altered",
)


coal_system_data_tampered = Rule(
    LAW.clause("system_data"),
    when=System.kind != "other",
    hazard=System.data_altered | System.data_hidden,
    replaces=["coal_monitoring_data_altered"],
)


@rule(
    LAW.clause("monitoring_systems"),
    when=Sensor.gas_class == "outburst",
    title="突出矿井甲烷传感器不符合规定或被人为失效",
    en="Methane sensor of an outburst mine not as laid down, or disabled",
)
def coal_outburst_mine_sensor() -> Condition:
    placed = Sensor.placed_as_required & Sensor.calibrated_as_required & ~Sensor.tampered
    return ~(placed & Sensor.alarm_works & Sensor.trip_works & Sensor.trip_range_right)


@rule(
    LAW.clause("methane_points"),
    cases=[
        Case.hazard(place="coal_face", installed=False),
        Case.hazard(place="face_return_middle", gas_class="high", length="1001 m", installed=False),
        Case.hazard(place="heading_middle", gas_class="outburst", length="1001 m", installed=False),
        Case.hazard(place="face_intake", gas_class="outburst", installed=False),
        Case.hazard(place="face_intake", gas_class="high", burst_hazard=True, installed=False),
        Case.clear(place="face_return_middle", gas_class="high", length="1000 m", installed=False),
        Case.clear(place="face_return_middle", gas_class="low", length="1500 m", installed=False),
        Case.clear(place="face_intake", gas_class="high", burst_hazard=False, installed=False),
        Case.clear(place="other", installed=False),
        Case.clear(installed=True),
        Case.undetermined(place="face_intake", gas_class="high", installed=False),
    ],
)
def coal_methane_point_bare() -> Condition:
    gassy = Point.gas_class.is_in(["high", "outburst"])
    middle = Point.place.is_in(["face_return_middle", "heading_middle"])
    intake = Point.place == "face_intake"
    long = gassy & (Point.length > LAW.limit("middle_length"))
    risky = (Point.gas_class == "outburst") | ((Point.gas_class == "high") & Point.burst_hazard)
    always = (Point.place != "other") & ~middle & ~intake
    return (always | (middle & long) | (intake & risky)) & ~Point.installed


coal_drilling_sensor = Rule(
    LAW.clause("drilling_sensor"),
    hazard=~Drilling.sensor_installed
    | (Drilling.sensor_distance < LAW.limit("sensor_nearest"))
    | (Drilling.sensor_distance > LAW.limit("sensor_farthest"))
    | ~Drilling.alarms_and_trips,
    cases=[
        Case.hazard(sensor_installed=False),
        Case.hazard(sensor_installed=True, sensor_distance="4.9 m"),
        Case.hazard(sensor_installed=True, sensor_distance="10.1 m"),
        Case.hazard(sensor_installed=True, sensor_distance="5 m", alarms_and_trips=False),
        Case.clear(sensor_installed=True, sensor_distance="5 m", alarms_and_trips=True),
        Case.clear(sensor_installed=True, sensor_distance="10 m", alarms_and_trips=True),
        Case.undetermined(sensor_installed=True, sensor_distance="7 m"),
    ],
)


coal_methane_alarm_failed = Rule(
    LAW.clause("methane_alarm"), hazard=~(Sensor.alarm_works & Sensor.trip_works)
)


coal_methane_settings = Rule(
    LAW.clause("methane_settings"),
    hazard=(Sensor.alarm > REGULATION.limit("sensor_alarm").at(Sensor.place))
    | (
        (Sensor.trip > REGULATION.limit("sensor_trip").at(Sensor.place))
        & ~Sensor.place.is_in(["chamber", "total_return", "pump_house"])
    )
    | ~Sensor.trip_range_right,
    cases=[
        Case.hazard(place="coal_face", alarm="1.1 %"),
        Case.hazard(place="coal_face", alarm="1.0 %", trip="1.6 %"),
        Case.hazard(trip_range_right=False),
        Case.clear(place="coal_face", alarm="1.0 %", trip="1.5 %", trip_range_right=True),
        Case.clear(place="total_return", alarm="0.75 %", trip="1.0 %", trip_range_right=True),
        Case.undetermined(place="coal_face", alarm="1.0 %", trip="1.5 %"),
    ],
)


coal_methane_uncalibrated = Rule(
    LAW.clause("methane_calibration"),
    when=Sensor.principle.is_in(["catalytic", "laser"]),
    hazard=(
        (Sensor.principle == "catalytic")
        & (Sensor.calibrated_on.plus(days=REGULATION.limit("catalytic_calibration")) < CHECK_DAY)
    )
    | (
        (Sensor.principle == "laser")
        & (Sensor.calibrated_on.plus(months=REGULATION.limit("laser_calibration")) < CHECK_DAY)
    ),
    cases=[
        Case.hazard(principle="catalytic", calibrated_on="2026-06-15", on=_FIRST_DAY),
        Case.clear(principle="catalytic", calibrated_on="2026-06-16", on=_FIRST_DAY),
        Case.hazard(principle="laser", calibrated_on="2025-12-31", on=_FIRST_DAY),
        Case.clear(principle="laser", calibrated_on="2026-01-01", on=_FIRST_DAY),
        Case.undetermined(principle="laser"),
    ],
)


coal_sensor_tampered = Rule(LAW.clause("sensor_tampering"), hazard=Sensor.tampered)
