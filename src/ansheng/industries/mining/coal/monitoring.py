"""The rules on monitoring, communication and methane sensors (2020 art. 18(6); 2026 art. 14)."""

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, Rule, rule

from .monitoring_facts import CoalMethanePoint, CoalRegionalDrilling, CoalSafetySystem
from .sensor_facts import CoalMethaneSensor
from .standards import CRITERIA, REGULATION

_FIRST_DAY = date(2026, 7, 1)


coal_system_down = Rule(
    CRITERIA.clause("monitoring_systems"),
    when=CoalSafetySystem.kind.is_in(["monitoring", "positioning"]),
    hazard=~(CoalSafetySystem.built & CoalSafetySystem.running),
    title="没有安全监控或人员位置系统，或不能正常运行",
    en="monitoring or positioning missing or down",
    note="一个系统一条记录；没有建的也要列出。",
)


@rule(
    CRITERIA.clause("safety_systems"),
    title="井工煤矿缺四种系统之一，露天煤矿缺边坡监测预警，或不能正常运行",
    en="a required system missing or down",
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
def coal_required_system_down() -> Condition:
    """一个系统一条记录；没有建的也要列出。"""
    below = (CoalSafetySystem.mine_type == "underground") & CoalSafetySystem.kind.is_in(
        ["monitoring", "positioning", "dispatch", "video"]
    )
    above = (CoalSafetySystem.mine_type == "openpit") & (CoalSafetySystem.kind == "slope")
    return (below | above) & ~(CoalSafetySystem.built & CoalSafetySystem.running)


coal_monitoring_data_altered = Rule(
    CRITERIA.clause("monitoring_systems"),
    when=CoalSafetySystem.kind.is_in(["monitoring", "positioning"]),
    hazard=CoalSafetySystem.data_altered,
    title="篡改、删除、屏蔽安全监控或人员位置系统的数据",
    en="data of monitoring or positioning altered",
    note="由检查人认定。",
)


coal_system_data_tampered = Rule(
    CRITERIA.clause("system_data"),
    when=CoalSafetySystem.kind != "other",
    hazard=CoalSafetySystem.data_altered | CoalSafetySystem.data_hidden,
    title="过滤、篡改、屏蔽、隐瞒、销毁系统数据",
    en="system data filtered, altered, masked, hidden or destroyed",
    replaces=["coal_monitoring_data_altered"],
    note="由检查人认定。",
)


@rule(
    CRITERIA.clause("monitoring_systems"),
    when=CoalMethaneSensor.gas_class == "outburst",
    title="突出矿井的甲烷传感器安设、调校不符规定，被人为失效，或不能报警、断电",
    en="methane sensor of an outburst mine unfit",
    given={"gas_class": "outburst"},
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
def coal_outburst_mine_sensor() -> Condition:
    """高瓦斯矿井的同一情形由第七条(二)判定。"""
    placed = (
        CoalMethaneSensor.placed_as_required
        & CoalMethaneSensor.calibrated_as_required
        & ~CoalMethaneSensor.tampered
    )
    return ~(
        placed
        & CoalMethaneSensor.alarm_works
        & CoalMethaneSensor.trip_works
        & CoalMethaneSensor.trip_range_right
    )


@rule(
    CRITERIA.clause("methane_points"),
    en="no methane sensor at a listed place",
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
    """巷道中部只要求高瓦斯、突出矿井且超过限值的；采煤面进风巷只要求突出矿井和有冲击危险的高瓦斯矿井。
    传感器在该地点内的确切位置（如装煤点下风侧的距离）不判。
    """
    gassy = CoalMethanePoint.gas_class.is_in(["high", "outburst"])
    middle = CoalMethanePoint.place.is_in(["face_return_middle", "heading_middle"])
    intake = CoalMethanePoint.place == "face_intake"
    long = gassy & (CoalMethanePoint.length > CRITERIA.limit("middle_length"))
    risky = (CoalMethanePoint.gas_class == "outburst") | (
        (CoalMethanePoint.gas_class == "high") & CoalMethanePoint.burst_hazard
    )
    always = (CoalMethanePoint.place != "other") & ~middle & ~intake
    return (always | (middle & long) | (intake & risky)) & ~CoalMethanePoint.installed


@rule(
    CRITERIA.clause("drilling_sensor"),
    title="施工区域防突钻孔时，下风侧没有能报警断电的甲烷传感器",
    en="no methane sensor that alarms and trips downwind of regional drilling",
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
def coal_drilling_sensor() -> Condition:
    """距离恰为两端限值的符合。"""
    near = CoalRegionalDrilling.sensor_distance < CRITERIA.limit("sensor_nearest")
    far = CoalRegionalDrilling.sensor_distance > CRITERIA.limit("sensor_farthest")
    return ~CoalRegionalDrilling.sensor_installed | near | far | ~CoalRegionalDrilling.alarms_and_trips


coal_methane_alarm_failed = Rule(
    CRITERIA.clause("methane_alarm"),
    hazard=~(CoalMethaneSensor.alarm_works & CoalMethaneSensor.trip_works),
    en="methane alarm or interlock failed",
    note="能切断全部非本质安全型电源的，才算能断电。",
)


@rule(
    CRITERIA.clause("methane_settings"),
    en="alarm value, trip value or trip range of a methane sensor wrong",
    cases=[
        Case.hazard(place="coal_face", alarm="1.1 %"),
        Case.hazard(place="coal_face", alarm="1.0 %", trip="1.6 %"),
        Case.hazard(trip_range_right=False),
        Case.clear(place="coal_face", alarm="1.0 %", trip="1.5 %", trip_range_right=True),
        Case.clear(place="total_return", alarm="0.75 %", trip="1.0 %", trip_range_right=True),
        Case.undetermined(place="coal_face", alarm="1.0 %", trip="1.5 %"),
    ],
)
def coal_methane_settings() -> Condition:
    """数值取自规程的表，表由图像识别；只判偏高，恰为表中数值的不构成；没有断电要求的地点不看断电浓度。"""
    untripped = CoalMethaneSensor.place.is_in(["chamber", "total_return", "pump_house"])
    trip = (CoalMethaneSensor.trip > REGULATION.limit("sensor_trip").at(CoalMethaneSensor.place)) & ~untripped
    return (
        (CoalMethaneSensor.alarm > REGULATION.limit("sensor_alarm").at(CoalMethaneSensor.place))
        | trip
        | ~CoalMethaneSensor.trip_range_right
    )


@rule(
    CRITERIA.clause("methane_calibration"),
    when=CoalMethaneSensor.principle.is_in(["catalytic", "laser"]),
    en="methane sensor not calibrated in time",
    cases=[
        Case.hazard(principle="catalytic", calibrated_on="2026-06-15", on=_FIRST_DAY),
        Case.clear(principle="catalytic", calibrated_on="2026-06-16", on=_FIRST_DAY),
        Case.hazard(principle="laser", calibrated_on="2025-12-31", on=_FIRST_DAY),
        Case.clear(principle="laser", calibrated_on="2026-01-01", on=_FIRST_DAY),
        Case.undetermined(principle="laser"),
    ],
)
def coal_methane_uncalibrated() -> Condition:
    """周期取自规程，满期当日仍算按期；其他原理的没有收录周期。"""
    catalytic = (
        CoalMethaneSensor.calibrated_on.plus(days=REGULATION.limit("catalytic_calibration")) < CHECK_DAY
    )
    laser = CoalMethaneSensor.calibrated_on.plus(months=REGULATION.limit("laser_calibration")) < CHECK_DAY
    return ((CoalMethaneSensor.principle == "catalytic") & catalytic) | (
        (CoalMethaneSensor.principle == "laser") & laser
    )


coal_sensor_tampered = Rule(
    CRITERIA.clause("sensor_tampering"),
    hazard=CoalMethaneSensor.tampered,
    title="堵、包、喷、隔、吹甲烷传感器或压缩量程，使其失效失真",
    en="methane sensor blocked, wrapped, sprayed, blown or compressed",
    note="由检查人认定。",
)
