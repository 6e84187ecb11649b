"""The rules on monitoring, communication and methane sensors (2020 art. 18(6); 2026 art. 14)."""

from __future__ import annotations

from datetime import date

from ansheng import CHECK_DAY, Case, Condition, rule

from .monitoring_facts import CoalMethanePoint, CoalRegionalDrilling, CoalSafetySystem
from .sensor_facts import CoalMethaneSensor
from .standards import CRITERIA, REGULATION

_FIRST_DAY = date(2026, 7, 1)


@rule(
    CoalSafetySystem,
    cites=CRITERIA.clause("monitoring_systems"),
    when=lambda p: p.kind.is_in(["monitoring", "positioning"]),
    en="monitoring or positioning missing or down",
    cases=[
        Case.hazard(kind="monitoring", built=False),
        Case.hazard(kind="positioning", running=False),
        Case.clear(kind="monitoring", built=True, running=True),
        Case.undetermined(kind="monitoring", built=True),
    ],
)
def coal_system_down(p: type[CoalSafetySystem]) -> Condition:
    """没有安全监控或人员位置系统，或不能正常运行

    一个系统一条记录；没有建的也要列出。
    """
    return ~(p.built & p.running)


@rule(
    CoalSafetySystem,
    cites=CRITERIA.clause("safety_systems"),
    replaces=["coal_system_down"],
    en="a required system missing or down",
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
def coal_required_system_down(p: type[CoalSafetySystem]) -> Condition:
    """井工煤矿缺四种系统之一，露天煤矿缺边坡监测预警，或不能正常运行

    一个系统一条记录；没有建的也要列出。
    """
    below = (p.mine_type == "underground") & p.kind.is_in(["monitoring", "positioning", "dispatch", "video"])
    above = (p.mine_type == "openpit") & (p.kind == "slope")
    return (below | above) & ~(p.built & p.running)


@rule(
    CoalSafetySystem,
    cites=CRITERIA.clause("monitoring_systems"),
    when=lambda p: p.kind.is_in(["monitoring", "positioning"]),
    en="data of monitoring or positioning altered",
    cases=[
        Case.hazard(kind="monitoring", data_altered=True),
        Case.clear(kind="positioning", data_altered=False),
        Case.undetermined(kind="positioning"),
    ],
)
def coal_monitoring_data_altered(p: type[CoalSafetySystem]) -> Condition:
    """篡改、删除、屏蔽安全监控或人员位置系统的数据

    由检查人认定。
    """
    return p.data_altered


@rule(
    CoalSafetySystem,
    cites=CRITERIA.clause("system_data"),
    replaces=["coal_monitoring_data_altered"],
    when=lambda p: p.kind != "other",
    en="system data filtered, altered, masked, hidden or destroyed",
    cases=[
        Case.hazard(kind="video", data_altered=True),
        Case.hazard(kind="slope", data_hidden=True),
        Case.clear(kind="video", data_altered=False, data_hidden=False),
        Case.undetermined(kind="video", data_altered=False),
    ],
)
def coal_system_data_tampered(p: type[CoalSafetySystem]) -> Condition:
    """过滤、篡改、屏蔽、隐瞒、销毁系统数据

    由检查人认定。
    """
    return p.data_altered | p.data_hidden


@rule(
    CoalMethaneSensor,
    cites=CRITERIA.clause("monitoring_systems"),
    when=lambda p: p.gas_class == "outburst",
    en="methane sensor of an outburst mine unfit",
    cases=[
        Case.hazard(gas_class="outburst", placed_as_required=False),
        Case.hazard(gas_class="outburst", calibrated_as_required=False),
        Case.hazard(gas_class="outburst", tampered=True),
        Case.hazard(gas_class="outburst", alarm_works=False),
        Case.hazard(gas_class="outburst", trip_works=False),
        Case.hazard(gas_class="outburst", trip_range_right=False),
        Case.clear(
            gas_class="outburst",
            placed_as_required=True,
            calibrated_as_required=True,
            tampered=False,
            alarm_works=True,
            trip_works=True,
            trip_range_right=True,
        ),
        Case.undetermined(gas_class="outburst", placed_as_required=True),
    ],
)
def coal_outburst_mine_sensor(p: type[CoalMethaneSensor]) -> Condition:
    """突出矿井的甲烷传感器安设、调校不符规定，被人为失效，或不能报警、断电

    高瓦斯矿井的同一情形由第七条(二)判定。
    """
    placed = p.placed_as_required & p.calibrated_as_required & ~p.tampered
    return ~(placed & p.alarm_works & p.trip_works & p.trip_range_right)


@rule(
    CoalMethanePoint,
    cites=CRITERIA.clause("methane_points"),
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
def coal_methane_point_bare(p: type[CoalMethanePoint]) -> Condition:
    """规定的地点没有装甲烷传感器

    巷道中部只要求高瓦斯、突出矿井且超过限值的；采煤面进风巷只要求突出矿井和有冲击危险的高瓦斯矿井。
    传感器在该地点内的确切位置（如装煤点下风侧的距离）不判。
    """
    gassy = p.gas_class.is_in(["high", "outburst"])
    middle = p.place.is_in(["face_return_middle", "heading_middle"])
    intake = p.place == "face_intake"
    long = gassy & (p.length > CRITERIA.limit("middle_length"))
    risky = (p.gas_class == "outburst") | ((p.gas_class == "high") & p.burst_hazard)
    always = (p.place != "other") & ~middle & ~intake
    return (always | (middle & long) | (intake & risky)) & ~p.installed


@rule(
    CoalRegionalDrilling,
    cites=CRITERIA.clause("drilling_sensor"),
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
def coal_drilling_sensor(p: type[CoalRegionalDrilling]) -> Condition:
    """施工区域防突钻孔时，下风侧没有能报警断电的甲烷传感器

    距离恰为两端限值的符合。
    """
    near = p.sensor_distance < CRITERIA.limit("sensor_nearest")
    far = p.sensor_distance > CRITERIA.limit("sensor_farthest")
    return ~p.sensor_installed | near | far | ~p.alarms_and_trips


@rule(
    CoalMethaneSensor,
    cites=CRITERIA.clause("methane_alarm"),
    en="methane alarm or interlock failed",
    cases=[
        Case.hazard(alarm_works=False),
        Case.hazard(trip_works=False),
        Case.clear(alarm_works=True, trip_works=True),
        Case.undetermined(alarm_works=True),
    ],
)
def coal_methane_alarm_failed(p: type[CoalMethaneSensor]) -> Condition:
    """甲烷报警或甲烷电闭锁失效

    能切断全部非本质安全型电源的，才算能断电。
    """
    return ~(p.alarm_works & p.trip_works)


@rule(
    CoalMethaneSensor,
    cites=CRITERIA.clause("methane_settings"),
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
def coal_methane_settings(p: type[CoalMethaneSensor]) -> Condition:
    """报警浓度、断电浓度或断电范围不符合规程

    数值取自规程的表，表由图像识别；只判偏高，恰为表中数值的不构成；没有断电要求的地点不看断电浓度。
    """
    untripped = p.place.is_in(["chamber", "total_return", "pump_house"])
    trip = (p.trip > REGULATION.limit("sensor_trip").at(p.place)) & ~untripped
    return (p.alarm > REGULATION.limit("sensor_alarm").at(p.place)) | trip | ~p.trip_range_right


@rule(
    CoalMethaneSensor,
    cites=CRITERIA.clause("methane_calibration"),
    when=lambda p: p.principle.is_in(["catalytic", "laser"]),
    en="methane sensor not calibrated in time",
    cases=[
        Case.hazard(principle="catalytic", calibrated_on="2026-06-15", on=_FIRST_DAY),
        Case.clear(principle="catalytic", calibrated_on="2026-06-16", on=_FIRST_DAY),
        Case.hazard(principle="laser", calibrated_on="2025-12-31", on=_FIRST_DAY),
        Case.clear(principle="laser", calibrated_on="2026-01-01", on=_FIRST_DAY),
        Case.undetermined(principle="laser"),
    ],
)
def coal_methane_uncalibrated(p: type[CoalMethaneSensor]) -> Condition:
    """甲烷传感器没有按规程的周期调校

    周期取自规程，满期当日仍算按期；其他原理的没有收录周期。
    """
    catalytic = p.calibrated_on.plus(days=REGULATION.limit("catalytic_calibration")) < CHECK_DAY
    laser = p.calibrated_on.plus(months=REGULATION.limit("laser_calibration")) < CHECK_DAY
    return ((p.principle == "catalytic") & catalytic) | ((p.principle == "laser") & laser)


@rule(
    CoalMethaneSensor,
    cites=CRITERIA.clause("sensor_tampering"),
    en="methane sensor blocked, wrapped, sprayed, blown or compressed",
    cases=[Case.hazard(tampered=True), Case.clear(tampered=False), Case.undetermined()],
)
def coal_sensor_tampered(p: type[CoalMethaneSensor]) -> Condition:
    """堵、包、喷、隔、吹甲烷传感器或压缩量程，使其失效失真

    由检查人认定。
    """
    return p.tampered
