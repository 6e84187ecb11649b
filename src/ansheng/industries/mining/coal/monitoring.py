"""The rules on monitoring, communication and methane sensors (2020 art. 18(6); 2026 art. 14)."""

from ansheng import Case, Condition, Rule, rule

from .monitoring_facts import CoalMethanePoint as Point
from .monitoring_facts import CoalRegionalDrilling as Drilling
from .monitoring_facts import CoalSafetySystem as System
from .sensor_facts import CoalMethaneSensor as Sensor
from .sensors import CALIBRATION_CASES, UNCALIBRATED
from .standards import CRITERIA as LAW
from .standards import REGULATION

_TWO_SYSTEMS = System.kind.is_in(["monitoring", "positioning"])


coal_system_down = Rule(
    LAW.clause("monitoring_systems"),
    when=_TWO_SYSTEMS,
    hazard=~(System.built & System.running),
    title="煤矿安全监控系统或人员位置监测系统未建立，或不能正常运行",
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
    given={"mine_type": "underground", "built": False},
    cases=[
        Case.hazard(kind="monitoring"),
        Case.hazard(kind="positioning", built=True, running=False),
        Case.hazard(kind="dispatch"),
        Case.hazard(kind="video"),
        Case.hazard(mine_type="openpit", kind="slope"),
        Case.clear(mine_type="openpit", kind="video"),
        Case.clear(kind="slope"),
        Case.clear(built=True, running=True),
        Case.undetermined(mine_type=None, kind="video"),
    ],
)


coal_monitoring_data_altered = Rule(
    LAW.clause("monitoring_systems"),
    when=_TWO_SYSTEMS,
    hazard=System.data_altered,
    title="煤矿篡改、删除或屏蔽安全监控系统、人员位置监测系统数据",
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
    title="突出矿井甲烷传感器不符合规定，或人为造成甲烷传感器失效",
    en="Methane sensor of an outburst mine not as laid down, or disabled",
)
def coal_outburst_mine_sensor() -> Condition:
    placed = Sensor.placed_as_required & Sensor.calibrated_as_required & ~Sensor.tampered
    return ~(placed & Sensor.alarm_works & Sensor.trip_works & Sensor.trip_range_right)


@rule(
    LAW.clause("methane_points"),
    given={"gas_class": "high", "length": 1001, "gassy_heading": True, "installed": False},
    cases=[
        Case.hazard(place="coal_face", gas_class="low"),
        Case.hazard(place="face_return_middle"),
        Case.hazard(place="heading_middle", gas_class="outburst"),
        Case.hazard(place="face_intake", gas_class="outburst"),
        Case.hazard(place="face_intake", burst_hazard=True),
        Case.clear(place="face_return_middle", length=1000),
        Case.clear(place="face_return_middle", gas_class="low"),
        Case.clear(place="face_intake", burst_hazard=False),
        Case.hazard(place="heading", gas_class="low"),
        Case.hazard(place="heading_return"),
        Case.clear(place="heading", gassy_heading=False),
        Case.clear(place="heading_return", gassy_heading=False),
        Case.clear(place="heading_middle", gassy_heading=False),
        Case.hazard(place="trolley_loading"),
        Case.hazard(place="trolley_loading", installed=True, loading_distance="2.9 m"),
        Case.hazard(place="trolley_loading", installed=True, loading_distance="5.1 m"),
        Case.clear(place="trolley_loading", installed=True, loading_distance="3 m"),
        Case.clear(place="trolley_loading", installed=True, loading_distance="5 m"),
        Case.clear(place="other"),
        Case.clear(place="coal_face", installed=True),
        Case.undetermined(place="face_intake"),
        Case.undetermined(place="heading", gassy_heading=None),
        Case.undetermined(place="trolley_loading", installed=True),
    ],
)
def coal_methane_point_bare() -> Condition:
    middle, intake = Point.place.is_in(["face_return_middle", "heading_middle"]), Point.place == "face_intake"
    long = Point.gas_class.is_in(["high", "outburst"]) & (Point.length > LAW.limit("middle_length"))
    risky = (Point.gas_class == "outburst") | ((Point.gas_class == "high") & Point.burst_hazard)
    always = (Point.place != "other") & ~middle & ~intake
    rock = Point.place.is_in(["heading", "heading_return", "heading_middle"]) & ~Point.gassy_heading
    nearest, farthest = LAW.limit("loading_nearest"), LAW.limit("loading_farthest")
    astray = (Point.loading_distance < nearest) | (Point.loading_distance > farthest)
    required = (always | (middle & long) | (intake & risky)) & ~rock
    return (required & ~Point.installed) | ((Point.place == "trolley_loading") & astray)


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
    hazard=UNCALIBRATED | ((Sensor.principle == "other") & ~Sensor.calibrated_as_required),
    cases=[
        *CALIBRATION_CASES,
        Case.hazard(principle="other", calibrated_as_required=False),
        Case.clear(principle="other", calibrated_as_required=True),
    ],
)


coal_sensor_tampered = Rule(LAW.clause("sensor_tampering"), hazard=Sensor.tampered)
