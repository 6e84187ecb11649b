"""The facts about gas underground: readings, checks, accumulations, stagnant zones and their ventilation."""

from ansheng import Choice, Count, Facts, Flag, Number

from .mine_facts import CoalGasClass


class CoalGasAction(Facts, title="瓦斯超限后的处置", en="what was done after gas exceeded the limit"):
    """What was done about a concentration; base of readings and accumulations."""

    work_stopped = Flag("已停止作业", aliases=("停工", "停止工作"))
    evacuated = Flag("已撤出人员", en="people evacuated", aliases=("撤人", "撤出人员"))
    power_cut = Flag("已切断电源", aliases=("断电", "切断电源"))
    handled = Flag("已查明原因并处理", en="cause found and handled", aliases=("已处理", "进行处理"))


class CoalGasReading(CoalGasAction, title="瓦斯浓度测点", en="gas reading"):
    """One concentration at one place and time, and what was done about it."""

    place = Choice(
        "测点位置",
        options={
            "total_return": "总回风巷",
            "wing_return": "一翼回风巷",
            "panel_return": "采（盘）区回风巷",
            "face_return": "采掘工作面回风巷",
            "face": "采掘工作面风流",
            "workplace": "其他作业地点风流",
            "motor": "电动机或其开关附近",
            "blasting": "爆破地点附近",
            "series_intake": "被串联工作面的进风",
            "new_level_return": "引入进风的新水平回风",
        },
        other_names={"采区回风巷": "panel_return", "工作面": "face"},
        aliases=("地点", "测点", "位置"),
        note="附近指20米以内",
    )
    ch4 = Number("甲烷浓度", unit="%", en="methane", aliases=("瓦斯浓度", "CH4"), minimum=0)
    co2 = Number("二氧化碳浓度", unit="%", en="carbon dioxide", aliases=("CO2",), minimum=0)
    powered_work_stopped = Flag("已停止用电作业", aliases=("停止用电作业",))
    blasted = Flag("仍进行爆破", en="blasting done all the same", aliases=("爆破", "进行爆破"))
    lasted = Number(
        "持续时间", unit="min", aliases=("超限持续时间",), note="甲烷不低于所填浓度的时间", minimum=0
    )
    cause = Choice(
        "超限原因",
        options={
            "control": "治理不到位", "power_or_fan": "停电停风", "drilling": "打钻喷孔", "other": "其他"
        },
        aliases=("瓦斯超限原因",),
        note="“其他”指已查明为别的原因；原因未查明的不填",
    )  # fmt: skip
    over_limit = Flag("瓦斯超限", aliases=("是否超限",), judged=True)
    work_continued = Flag("超限后未停止作业", aliases=("继续作业", "超限后继续作业", "超限后没有停止作业"))
    work_resumed = Flag("停止后又恢复作业", en="work was taken up again", aliases=("恢复作业",))
    handled_as_required = Flag("按规定处置", judged=True)


class CoalGasAccumulation(CoalGasAction, title="瓦斯积聚", en="gas accumulation"):
    """One accumulation in the space of a face; what was done counts within 20 metres."""

    volume = Number("积聚空间体积", unit="m3", en="volume of the space", aliases=("体积",), minimum=0)
    ch4 = Number("积聚甲烷浓度", unit="%", en="methane of the accumulation", aliases=("甲烷浓度",), minimum=0)


class CoalGasChecks(CoalGasClass, title="瓦斯检查地点", en="place of gas checks"):
    """One place where gas is checked, in one shift."""

    place = Choice(
        "检查地点类别",
        en="kind of place",
        options={
            "manned_face": "有人的采掘工作面（进风巷除外）", "special_work": "特殊作业地点", "other": "其他"
        },
        other_names={"有人的采掘面（进风巷除外）": "manned_face"},
        aliases=("地点类别",),
        note="何为特殊作业地点由检查人员判断",
    )  # fmt: skip
    checks = Count("本班检查次数", unit="次", en="checks in the shift", aliases=("瓦斯检查次数", "检查次数"))
    missed = Flag("瓦斯漏检", aliases=("漏检",))
    faked = Flag("瓦斯假检", aliases=("假检",))
    working = Flag("正在作业", en="work goes on", aliases=("进行作业", "有作业"))
    unusual_emission = Flag(
        "突出危险或瓦斯涌出异常", en="outburst danger or unusual emission", aliases=("涌出异常",)
    )


class CoalStagnantZone(Facts, title="停风区", en="zone without ventilation"):
    """A stagnant zone, or accumulated gas, that is ventilated again, discharged or sealed."""

    zone_ch4 = Number("停风区甲烷浓度", unit="%", en="zone methane", aliases=("停风区瓦斯浓度",), minimum=0)
    zone_co2 = Number("停风区二氧化碳浓度", unit="%", en="carbon dioxide of the zone", minimum=0)
    near_ch4 = Number(
        "局部通风机及开关附近甲烷浓度", unit="%", aliases=("局扇附近甲烷",), note="10米以内", minimum=0
    )
    fan_restarted = Flag("已启动局部通风机", en="local fan restarted", aliases=("人工启动局扇",))
    restoring = Flag("正在恢复通风", en="air being restored", aliases=("恢复通风", "复风"))
    plan_approved = Flag("有经总工程师批准的安全排放措施", aliases=("排放措施经总工程师批准",))
    discharging = Flag("正在排放瓦斯", en="gas being discharged", aliases=("排放瓦斯",))
    measures_made = Flag("已制定排放安全措施", en="discharge measures made", aliases=("制定排放措施",))
    measures_done = Flag("排放安全措施已实施", en="discharge measures carried out", aliases=("实施排放措施",))
    route_power_cut = Flag("混合风流经过的巷道已停电", aliases=("排放路线停电",))
    route_evacuated = Flag("混合风流经过的巷道已撤人", aliases=("排放路线撤人",))
    mixing_ch4 = Number("混合处甲烷浓度", unit="%", en="methane at the mixing point", minimum=0)
    mixing_co2 = Number("混合处二氧化碳浓度", unit="%", en="carbon dioxide at the mixing point", minimum=0)
    handled_at_once = Flag("能立即处理", en="can be handled at once", aliases=("立即处理",))
    sealed = Flag("已封闭停风区", aliases=("停风区已封闭",))
    stopped_for = Number("停风后经过的时间", unit="h", aliases=("停风时间",), minimum=0)
