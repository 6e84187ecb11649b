"""检查事实：一次受限空间作业，以及进入前或作业中的一次气体检测。"""

from __future__ import annotations

from ansheng import Choice, Facts, Flag, Many, Number, Text


class Entry(Facts, title="受限空间作业", en="confined-space work"):
    """一张作业票所管的一次作业。"""

    approved = Flag(
        "作业票已由所在基层单位审批",
        en="permit approved by the unit in charge of the area",
        aliases=("作业票已审批", "已审批"),
    )
    permit_validity = Number(
        "作业票有效期",
        unit="h",
        en="permit validity",
        aliases=("有效期",),
        minimum=0,
        note="批准的起止时间之差",
    )
    other_special_work = Flag("同时属于其他特殊作业", en="is other special work as well", note="如动火、高处")
    other_permits = Flag("其他特殊作业均已办票", en="a permit for each other kind of work")
    isolation = Choice(
        "管道隔离方式",
        options={
            "blind": "加盲板",
            "piece_removed": "拆除一段",
            "water_seal": "水封",
            "valve": "关闭阀门",
            "none": "未隔离",
            "no_pipes": "无连通管道",
        },
        other_names={"盲板": "blind", "拆管": "piece_removed", "关阀": "valve"},
        en="isolation of pipes",
        note="有几条管道的填最弱的一种",
    )
    powered = Flag("内有用电设备", en="has electrical equipment", aliases=("有搅拌等用电设备",))
    power_locked = Flag("已断电上锁", en="power cut off and locked")
    test_to_entry = Number(
        "检测到进入的间隔",
        unit="min",
        en="time from the gas test to entry",
        aliases=("检测到作业间隔",),
        minimum=0,
    )
    interruption = Number(
        "最长中断时间", unit="min", en="longest interruption", minimum=0, note="没有中断填 0"
    )
    tested_again = Flag("中断后已重新检测", en="tested again after the interruption")
    oxygen_fed = Flag("向内充过纯氧或富氧空气", en="oxygen or enriched air fed in", aliases=("充氧",))
    monitored = Flag("作业中连续检测", en="monitored continuously", aliases=("连续检测",))
    record_interval = Number("检测记录间隔", unit="h", en="recording interval", minimum=0)
    attendant = Flag("外面全程有人监护", en="attendant outside throughout", aliases=("全程监护",))
    counted = Flag("人员和工器具已登记清点", en="people and tools registered and counted")
    lamp_voltage = Number("照明电压", unit="V", en="lamp voltage", minimum=0)
    damp_or_narrow = Flag("潮湿或狭小容器", en="damp or narrow vessel")
    held_flammables = Flag("盛装过易燃易爆介质", en="held flammables")
    explosion_proof_lamp = Flag("用防爆灯具", en="explosion-proof lamps")
    corrosive = Flag("接触腐蚀性介质", en="corrosive media are handled")
    rinsing_distance = Number("到冲洗用水的距离", unit="m", en="distance to rinsing water", minimum=0)


class ToxicSubstance(Facts, title="有毒物质", en="toxic substance"):
    """检测的一种有毒物质和它的接触限值。"""

    substance = Text("物质", en="substance")
    concentration = Number("浓度", unit="mg/m3", en="concentration", minimum=0)
    limit = Number("接触限值", unit="mg/m3", en="exposure limit", note="按 GBZ 2.1 填写", minimum=0)


class GasTest(Facts, title="受限空间气体检测", en="gas test of a confined space"):
    """一次检测的读数；几个测点的，每个测点一条记录。"""

    oxygen = Number("氧含量", unit="%VOL", en="oxygen", aliases=("氧气", "O2"), minimum=0)
    oxygen_rich = Flag("富氧环境", en="oxygen-rich environment")
    combustible = Number(
        "可燃气体浓度",
        unit="%VOL",
        en="combustible gas",
        aliases=("可燃气体",),
        minimum=0,
        note="体积分数；仪器显示 %LEL 的先换算：读数÷100×爆炸下限",
    )
    explosive_limit = Number("爆炸下限", unit="%VOL", en="lower explosive limit", aliases=("LEL",), minimum=0)
    toxics = Many("有毒物质", ToxicSubstance, en="toxic substances")
