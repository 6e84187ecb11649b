"""The facts about methane and other sensors and about the records of the monitoring system."""

from ansheng import Choice, Day, Facts, Flag, Number

from .mine_facts import CoalGasClass


class CoalMethaneSensor(CoalGasClass, title="甲烷传感器", en="methane sensor"):
    """One methane sensor of the monitoring system."""

    place = Choice(
        "传感器设置地点",
        options={
            "return_corner": "采煤工作面回风隅角",
            "coal_face": "采煤工作面",
            "face_return": "采煤工作面回风巷",
            "face_intake": "采煤工作面进风巷",
            "shearer": "采煤机",
            "heading": "掘进工作面",
            "heading_return": "掘进工作面回风流",
            "heading_intake": "掘进工作面进风分风口",
            "series_fan_heading": "被串局部通风机前（断掘进面电源）",
            "series_fan": "被串局部通风机前（断局部通风机电源）",
            "header": "掘进机、锚杆钻车、梭车",
            "tbm": "全断面掘进机",
            "drilling": "突出煤层钻孔施工下风侧",
            "chamber": "机电硐室、永久避难硐室",
            "belt_shaft_return": "回风的带式输送机井",
            "panel_return": "采区回风巷",
            "total_return": "总回风巷",
            "trolley_loading": "架线机车装煤点",
            "vehicle": "蓄电池或柴油机车辆",
            "bunker": "井下煤仓、地面封闭带式输送机走廊",
            "pump_house": "地面抽采泵房",
            "drainage_station": "井下临时抽采泵站",
            "drainage_outlet": "井下抽采排放口下风侧栅栏外",
        },
        other_names={
            "采煤面回风隅角": "return_corner",
            "采煤面": "coal_face",
            "采煤面回风巷": "face_return",
            "采煤面进风巷": "face_intake",
            "掘进面": "heading",
            "掘进面回风流": "heading_return",
            "掘进面进风分风口": "heading_intake",
        },
        aliases=("设置地点", "安设地点"),
    )
    alarm = Number("报警浓度", unit="%", en="alarm value", aliases=("报警点", "报警值"), minimum=0)
    trip = Number("断电浓度", unit="%", en="trip value", aliases=("断电点", "断电值"), minimum=0)
    restore = Number("复电浓度", unit="%", en="restore value", aliases=("复电点", "复电值"), minimum=0)
    principle = Choice(
        "检测原理",
        options={"catalytic": "载体催化", "laser": "激光", "other": "其他"},
        other_names={"催化": "catalytic", "催化燃烧": "catalytic"},
        aliases=("传感器原理", "传感器类型"),
    )
    calibrated_on = Day("调校日期", aliases=("上次调校日期",), never=("调校", "校准"))
    interlock_tested_on = Day("闭锁试验日期", aliases=("甲烷电闭锁试验日期",), never=("试验", "测试"))
    test_stops_fan = Flag("闭锁试验可能使局部通风机停风", aliases=("试验影响局部通风机",))
    placed_as_required = Flag(
        "按规定安设", aliases=("安设符合规定",), note="未安设的也列一条，填“否”", judged=True
    )
    calibrated_as_required = Flag("按规定调校", aliases=("调校符合规定",), judged=True)
    tampered = Flag("因人为原因失效", en="disabled on purpose", aliases=("人为使传感器失效", "被人为失效"))
    alarm_works = Flag("超限能报警", aliases=("能报警",))
    trip_works = Flag("超限能断电", aliases=("能断电",), note="须切断全部非本质安全型电源")
    trip_range_right = Flag("断电范围符合规定", en="trip range as laid down", aliases=("断电范围",))
    reading_differs = Flag("与便携式甲烷检测报警仪读数不一致", aliases=("与便携仪读数不一致", "读数误差超限"))
    hours_since_difference = Number("读数不一致后经过的时间", unit="h", minimum=0)
    both_calibrated = Flag("两种仪器已调校", en="both instruments calibrated", aliases=("两种设备调校完毕",))


class CoalOtherSensor(Facts, title="其他气体传感器", en="other gas sensor"):
    """A sensor of carbon monoxide, or of a charging chamber."""

    place = Choice(
        "传感器",
        options={
            "face_co": "采掘面、采区和总回风巷的一氧化碳",
            "belt_drum_co": "带式输送机滚筒下风侧的一氧化碳",
            "charging_ch4": "充电硐室的甲烷",
            "charging_h2": "充电硐室的氢气",
            "charging_co": "充电硐室的一氧化碳",
        },
        aliases=("传感器种类", "传感器地点"),
    )
    alarm = Number("报警浓度", unit="%", en="alarm value", aliases=("报警点", "报警值"), minimum=0)


class CoalMonitoringRecords(Facts, title="监控系统的电源和记录", en="supply and records of the monitoring"):
    """The backup supply of the monitoring system, and how long its records are kept."""

    new_battery = Flag("新装备用电源", en="new backup supply", aliases=("新备用电源",))
    backup_time = Number("备用电源工作时间", unit="h", aliases=("备用时间",), minimum=0)
    data_kept = Number("监控数据保存时间", unit="month", aliases=("数据保存期",), minimum=0)
    voice_kept = Number("调度语音保存时间", unit="month", aliases=("语音保存期",), minimum=0)
    video_kept = Number("视频保存时间", unit="month", aliases=("视频保存期",), minimum=0)
