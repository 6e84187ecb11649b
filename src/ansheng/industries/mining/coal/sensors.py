"""The rules on methane and other sensors, and on the records of the monitoring system (2020 7(2); regulation)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, choose, rule

from .sensor_facts import CoalMethaneSensor, CoalMonitoringRecords, CoalOtherSensor
from .standards import CRITERIA, REGULATION

_FIRST_DAY = date(2026, 2, 1)
_UNTRIPPED = ("chamber", "total_return", "pump_house")


@rule(
    CRITERIA.clause("methane_sensors"),
    when=CoalMethaneSensor.gas_class == "high",
    title="甲烷传感器安设、调校不符规定，被人为失效，或不能报警、断电",
    en="methane sensor misplaced, uncalibrated, disabled or not tripping",
    given={"gas_class": "high"},
    cases=[
        Case.hazard(placed_as_required=False),
        Case.hazard(calibrated_as_required=False),
        Case.hazard(tampered=True),
        Case.hazard(alarm_works=False),
        Case.hazard(trip_works=False),
        Case.hazard(trip_range_right=False),
        Case.clear(
            placed_as_required=True,
            calibrated_as_required=True,
            tampered=False,
            alarm_works=True,
            trip_works=True,
            trip_range_right=True,
        ),
        Case.undetermined(placed_as_required=True),
    ],
)
def coal_methane_sensor() -> Condition:
    """高瓦斯矿井的条款；突出矿井的同一情形由第十八条(六)判定。没有安设的也要列为一条记录。"""
    poor = (
        ~CoalMethaneSensor.placed_as_required
        | ~CoalMethaneSensor.calibrated_as_required
        | CoalMethaneSensor.tampered
    )
    return (
        poor
        | ~CoalMethaneSensor.alarm_works
        | ~CoalMethaneSensor.trip_works
        | ~CoalMethaneSensor.trip_range_right
    )


coal_sensor_alarm = Rule(
    REGULATION.clause("sensor_settings"),
    hazard=CoalMethaneSensor.alarm > REGULATION.limit("sensor_alarm").at(CoalMethaneSensor.place),
    title="甲烷传感器的报警浓度高于规程表 19",
    en="alarm value of a methane sensor too high",
    note="表由图像识别，使用前宜对照原文；恰为表中数值符合。",
    cases=[
        Case.hazard(place="coal_face", alarm="1.01 %"),
        Case.clear(place="coal_face", alarm="1.0 %"),
        Case.hazard(place="total_return", alarm="0.8 %"),
        Case.undetermined(place="coal_face"),
        Case.undetermined(alarm="1.0 %"),
    ],
)


coal_sensor_trip = Rule(
    REGULATION.clause("sensor_settings"),
    when=~CoalMethaneSensor.place.is_in(_UNTRIPPED),
    hazard=CoalMethaneSensor.trip > REGULATION.limit("sensor_trip").at(CoalMethaneSensor.place),
    title="甲烷传感器的断电浓度高于规程表 19",
    en="trip value of a methane sensor too high",
    note="没有断电要求的地点不判。",
    cases=[
        Case.hazard(place="coal_face", trip="1.51 %"),
        Case.clear(place="coal_face", trip="1.5 %"),
        Case.hazard(place="face_return", trip="1.5 %"),
        Case.undetermined(place="coal_face"),
    ],
)


coal_sensor_restore = Rule(
    REGULATION.clause("sensor_settings"),
    when=~CoalMethaneSensor.place.is_in(_UNTRIPPED),
    hazard=CoalMethaneSensor.restore > REGULATION.limit("sensor_restore").at(CoalMethaneSensor.place),
    title="甲烷传感器的复电浓度高于规程表 19",
    en="restore value of a methane sensor too high",
    note="表中为“小于”，设定值恰为该数、低于它才复电的算符合。",
    given={"place": "coal_face"},
    cases=[Case.hazard(restore="1.1 %"), Case.clear(restore="1.0 %"), Case.undetermined()],
)


coal_other_sensor_alarm = Rule(
    REGULATION.clause("other_sensors"),
    hazard=CoalOtherSensor.alarm > REGULATION.limit("gas_alarm").at(CoalOtherSensor.place),
    title="一氧化碳传感器或充电硐室传感器的报警浓度高于规程",
    en="alarm value of another gas sensor too high",
    note="恰为规定值符合。",
    cases=[
        Case.hazard(place="face_co", alarm="0.0025 %"),
        Case.clear(place="face_co", alarm="0.0024 %"),
        Case.hazard(place="charging_h2", alarm="0.6 %"),
        Case.undetermined(place="face_co"),
    ],
)


@rule(
    REGULATION.clause("sensor_calibration"),
    when=CoalMethaneSensor.principle.is_in(["catalytic", "laser"]),
    title="甲烷传感器没有按期调校",
    en="calibration of a methane sensor overdue",
    cases=[
        Case.hazard(principle="catalytic", calibrated_on="2026-01-16", on=_FIRST_DAY),
        Case.clear(principle="catalytic", calibrated_on="2026-01-17", on=_FIRST_DAY),
        Case.hazard(principle="laser", calibrated_on="2025-07-31", on=_FIRST_DAY),
        Case.clear(principle="laser", calibrated_on="2025-08-01", on=_FIRST_DAY),
        Case.undetermined(principle="laser"),
    ],
)
def coal_sensor_calibration_overdue() -> Condition:
    """从上次调校起满期当日仍算按期；其他原理的传感器没有收录期限。"""
    catalytic = (
        CoalMethaneSensor.calibrated_on.plus(days=REGULATION.limit("catalytic_calibration")) < CHECK_DAY
    )
    laser = CoalMethaneSensor.calibrated_on.plus(months=REGULATION.limit("laser_calibration")) < CHECK_DAY
    return ((CoalMethaneSensor.principle == "catalytic") & catalytic) | (
        (CoalMethaneSensor.principle == "laser") & laser
    )


@rule(
    REGULATION.clause("sensor_calibration"),
    title="甲烷电闭锁没有按期试验",
    en="test of the methane interlock overdue",
    cases=[
        Case.hazard(test_stops_fan=False, interlock_tested_on="2026-01-16", on=_FIRST_DAY),
        Case.clear(test_stops_fan=False, interlock_tested_on="2026-01-17", on=_FIRST_DAY),
        Case.hazard(test_stops_fan=True, interlock_tested_on="2025-07-31", on=_FIRST_DAY),
        Case.clear(test_stops_fan=True, interlock_tested_on="2025-08-01", on=_FIRST_DAY),
        Case.undetermined(test_stops_fan=False),
    ],
)
def coal_interlock_test_overdue() -> Condition:
    """可能使局部通风机停风的，期限较长。"""
    short = CoalMethaneSensor.interlock_tested_on.plus(days=REGULATION.limit("interlock_test")) < CHECK_DAY
    long = (
        CoalMethaneSensor.interlock_tested_on.plus(months=REGULATION.limit("interlock_test_stopping"))
        < CHECK_DAY
    )
    return (~CoalMethaneSensor.test_stops_fan & short) | (CoalMethaneSensor.test_stops_fan & long)


coal_reading_difference = Rule(
    REGULATION.clause("reading_difference"),
    when=CoalMethaneSensor.reading_differs,
    hazard=~CoalMethaneSensor.both_calibrated
    & (CoalMethaneSensor.hours_since_difference > REGULATION.limit("recalibration_time")),
    title="传感器与便携仪读数不一致，没有限时调校",
    en="differing instruments not calibrated in time",
    note="两种仪器都调校了才算完成。",
    given={"reading_differs": True},
    cases=[
        Case.hazard(both_calibrated=False, hours_since_difference="8.1 h"),
        Case.clear(both_calibrated=False, hours_since_difference="8 h"),
        Case.clear(both_calibrated=True),
        Case.undetermined(both_calibrated=False),
    ],
)


@rule(
    REGULATION.clause("backup_supply"),
    title="监控系统备用电源的工作时间不足",
    en="backup supply of the monitoring works too short a time",
    cases=[
        Case.hazard(new_battery=True, backup_time="3.9 h"),
        Case.clear(new_battery=True, backup_time="4 h"),
        Case.hazard(new_battery=False, backup_time="1.9 h"),
        Case.clear(new_battery=False, backup_time="2 h"),
        Case.undetermined(backup_time="3 h"),
    ],
)
def coal_backup_supply() -> Condition:
    """新装的按新装的时间，使用中的低于更换界限即应更换。"""
    least = choose(
        CoalMonitoringRecords.new_battery, REGULATION.limit("new_backup"), REGULATION.limit("least_backup")
    )
    return CoalMonitoringRecords.backup_time < least


@rule(
    REGULATION.clause("records_kept"),
    title="监控数据、语音、视频保存时间不足",
    en="data, voice or video kept too short a time",
    cases=[
        Case.hazard(data_kept="23 month"),
        Case.hazard(voice_kept="2 month"),
        Case.hazard(video_kept="0.5 month"),
        Case.clear(data_kept="2 year", voice_kept="3 month", video_kept="1 month"),
        Case.undetermined(data_kept="2 year", voice_kept="3 month"),
    ],
)
def coal_records_kept() -> Condition:
    """按检查时能调出的最早记录计算；安装未满期限的不适用，应留空。"""
    voice = CoalMonitoringRecords.voice_kept < REGULATION.limit("voice_kept")
    return (
        (CoalMonitoringRecords.data_kept < REGULATION.limit("data_kept"))
        | voice
        | (CoalMonitoringRecords.video_kept < REGULATION.limit("video_kept"))
    )
