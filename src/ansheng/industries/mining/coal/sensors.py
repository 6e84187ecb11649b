"""The rules on methane and other sensors, and on the records of the monitoring system (2020 7(2); regulation)."""

from datetime import date

from ansheng import CHECK_DAY, NEVER, Case, Condition, Rule, choose, rule

from .sensor_facts import CoalMethaneSensor as Sensor
from .sensor_facts import CoalMonitoringRecords as Records
from .sensor_facts import CoalOtherSensor as OtherSensor
from .standards import CRITERIA as LAW
from .standards import REGULATION

_DAY = date(2026, 7, 1)
_UNTRIPPED = ("chamber", "total_return", "pump_house")
_TRIPPED = ~Sensor.place.is_in(_UNTRIPPED)

_TIMED = Sensor.principle.is_in(["catalytic", "laser"])

UNCALIBRATED = (
    (Sensor.principle == "catalytic")
    & (Sensor.calibrated_on.plus(days=REGULATION.limit("catalytic_calibration")) < CHECK_DAY)
) | (
    (Sensor.principle == "laser")
    & (Sensor.calibrated_on.plus(months=REGULATION.limit("laser_calibration")) < CHECK_DAY)
)
"""The time after the last calibration has run out; its last day still counts."""

CALIBRATION_CASES = [
    Case.hazard(principle="catalytic", calibrated_on="2026-06-15", on=_DAY),
    Case.clear(principle="catalytic", calibrated_on="2026-06-16", on=_DAY),
    Case.hazard(principle="laser", calibrated_on="2025-12-31", on=_DAY),
    Case.clear(principle="laser", calibrated_on="2026-01-01", on=_DAY),
    Case.hazard(principle="laser", calibrated_on=NEVER),
    Case.undetermined(principle="laser"),
]
"""What the regulation and the criteria both say of the calibration."""


@rule(LAW.clause("methane_sensors"), when=Sensor.gas_class == "high")
def coal_methane_sensor() -> Condition:
    poor = ~Sensor.placed_as_required | ~Sensor.calibrated_as_required | Sensor.tampered
    return poor | ~Sensor.alarm_works | ~Sensor.trip_works | ~Sensor.trip_range_right


coal_sensor_alarm = Rule(
    REGULATION.clause("sensor_settings"),
    hazard=Sensor.alarm > REGULATION.limit("sensor_alarm").at(Sensor.place),
    title="甲烷传感器报警浓度高于限值",
    en="Alarm value of a methane sensor too high",
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
    when=_TRIPPED,
    hazard=Sensor.trip > REGULATION.limit("sensor_trip").at(Sensor.place),
    title="甲烷传感器断电浓度高于限值",
    en="Trip value of a methane sensor too high",
    cases=[
        Case.hazard(place="coal_face", trip="1.51 %"),
        Case.clear(place="coal_face", trip="1.5 %"),
        Case.hazard(place="face_return", trip="1.5 %"),
        Case.undetermined(place="coal_face"),
    ],
)


coal_sensor_restore = Rule(
    REGULATION.clause("sensor_settings"),
    when=_TRIPPED,
    hazard=Sensor.restore > REGULATION.limit("sensor_restore").at(Sensor.place),
    title="甲烷传感器复电浓度高于限值",
    en="Restore value of a methane sensor too high",
    given={"place": "coal_face"},
    cases=[Case.hazard(restore="1.1 %"), Case.clear(restore="1.0 %"), Case.undetermined()],
)


coal_other_sensor_alarm = Rule(
    REGULATION.clause("other_sensors"),
    hazard=OtherSensor.alarm > REGULATION.limit("gas_alarm").at(OtherSensor.place),
    cases=[
        Case.hazard(place="face_co", alarm="0.0025 %"),
        Case.clear(place="face_co", alarm="0.0024 %"),
        Case.hazard(place="charging_h2", alarm="0.6 %"),
        Case.clear(place="charging_h2", alarm="0.5 %"),
        Case.hazard(place="charging_ch4", alarm="0.6 %"),
        Case.clear(place="charging_ch4", alarm="0.5 %"),
        Case.hazard(place="charging_co", alarm="0.0025 %"),
        Case.clear(place="charging_co", alarm="0.0024 %"),
        Case.hazard(place="belt_drum_co", alarm="0.0011 %"),
        Case.clear(place="belt_drum_co", alarm="0.001 %"),
        Case.undetermined(place="face_co"),
    ],
)


coal_sensor_calibration_overdue = Rule(
    REGULATION.clause("sensor_calibration"),
    when=_TIMED,
    hazard=UNCALIBRATED,
    title="甲烷传感器未按期调校",
    en="Calibration of a methane sensor overdue",
    note="满期当日仍算按期；其他原理的传感器未收录期限。",
    cases=CALIBRATION_CASES,
)


@rule(
    REGULATION.clause("sensor_calibration"),
    title="甲烷电闭锁未按期试验",
    en="Test of the methane interlock overdue",
    cases=[
        Case.hazard(test_stops_fan=False, interlock_tested_on="2026-06-15", on=_DAY),
        Case.clear(test_stops_fan=False, interlock_tested_on="2026-06-16", on=_DAY),
        Case.hazard(test_stops_fan=True, interlock_tested_on="2025-12-31", on=_DAY),
        Case.clear(test_stops_fan=True, interlock_tested_on="2026-01-01", on=_DAY),
        Case.undetermined(test_stops_fan=False),
    ],
)
def coal_interlock_test_overdue() -> Condition:
    tested, law = Sensor.interlock_tested_on, REGULATION.limit
    late = tested.plus(days=law("interlock_test")) < CHECK_DAY
    very_late = tested.plus(months=law("interlock_test_stopping")) < CHECK_DAY
    return (~Sensor.test_stops_fan & late) | (Sensor.test_stops_fan & very_late)


coal_reading_difference = Rule(
    REGULATION.clause("reading_difference"),
    when=Sensor.reading_differs,
    hazard=~Sensor.both_calibrated & (Sensor.hours_since_difference > REGULATION.limit("recalibration_time")),
    given={"reading_differs": True},
    cases=[
        Case.hazard(both_calibrated=False, hours_since_difference="8.1 h"),
        Case.clear(both_calibrated=False, hours_since_difference="8 h"),
        Case.clear(both_calibrated=True),
        Case.undetermined(both_calibrated=False),
    ],
)


coal_backup_supply = Rule(
    REGULATION.clause("backup_supply"),
    hazard=Records.backup_time
    < choose(Records.new_battery, REGULATION.limit("new_backup"), REGULATION.limit("least_backup")),
    cases=[
        Case.hazard(new_battery=True, backup_time="3.9 h"),
        Case.clear(new_battery=True, backup_time="4 h"),
        Case.hazard(new_battery=False, backup_time="1.9 h"),
        Case.clear(new_battery=False, backup_time="2 h"),
        Case.undetermined(backup_time="3 h"),
    ],
)


coal_records_kept = Rule(
    REGULATION.clause("records_kept"),
    hazard=(Records.data_kept < REGULATION.limit("data_kept"))
    | (Records.voice_kept < REGULATION.limit("voice_kept"))
    | (Records.video_kept < REGULATION.limit("video_kept")),
    cases=[
        Case.hazard(data_kept="23 month"),
        Case.hazard(voice_kept="2 month"),
        Case.hazard(video_kept="0.5 month"),
        Case.clear(data_kept="2 year", voice_kept="3 month", video_kept="1 month"),
        Case.undetermined(data_kept="2 year", voice_kept="3 month"),
    ],
)
