"""The facts about confined spaces (受限空间) and blinding (盲板抽堵) (GB 30871 chapters 6 and 7)."""

from ansheng import Choice, Count, Flag, Number

from .permits import GasTestedWork, PermittedWork


class ConfinedSpacePermit(GasTestedWork, title="受限空间作业票", en="confined-space permit"):
    """One entry into a confined space and its permit."""

    isolation = Choice(
        "隔离方式",
        options={
            "blind": "加盲板",
            "spool_removed": "拆除一段管道",
            "not_connected": "无相连管道",
            "water_seal": "水封",
            "valve_only": "仅关阀",
            "none": "未隔离",
        },
        other_names={"没有相连管道": "not_connected"},
        aliases=("工艺隔离方式",),
        note="几处不同的填最差的一处",
    )
    power_locked = Flag("用电设备断电上锁", aliases=("断电上锁",), note="无用电设备的填“是”")
    lamp_voltage = Number("照明电压", unit="V", en="lighting voltage", aliases=("灯具电压",), minimum=0)
    damp_or_narrow = Flag("潮湿或狭小容器", aliases=("潮湿狭小容器",))
    held_flammables = Flag("盛装过易燃易爆物", aliases=("盛装过易燃易爆介质",))
    explosion_proof_lamp = Flag("使用防爆灯具", aliases=("防爆灯",))
    test_to_entry = Number("检测到进入的间隔", unit="min", aliases=("检测间隔",), minimum=0)
    tested_after_break = Flag("中断后已重新检测", aliases=("重新检测",))
    oxygen_fed = Flag("充入纯氧或富氧空气", en="oxygen or enriched air is fed", aliases=("充氧",))
    oxygen = Number("氧含量", unit="%VOL", aliases=("氧气含量",), minimum=0)
    oxygen_rich = Flag("富氧环境", aliases=("是否富氧环境",))
    toxic_ratio = Number(
        "有毒物质浓度与接触限值之比",
        unit="",
        en="ratio of the toxic concentration to its exposure limit",
        aliases=("有毒物质比值",),
        note="接触限值见 GBZ 2.1；取最大的比值，无有毒物质的填0",
        minimum=0,
    )
    continuously_monitored = Flag("连续检测", aliases=("连续监测",))
    record_interval = Number("记录间隔", unit="h", aliases=("检测记录间隔",), minimum=0)
    outside_attendant = Flag("外部全程监护", aliases=("外部监护",))
    counted_in_and_out = Flag("人员和工器具登记清点", aliases=("登记清点",))


class BlindPlatePermit(PermittedWork, title="盲板抽堵作业票", en="blinding permit"):
    """One insertion or removal of a blind and its permit."""

    pressure_released = Flag("已降至常压", aliases=("降压",), note="作业票样表允许微正压，保持微正压的填“是”")
    explosive_area = Flag("在火灾爆炸危险场所", aliases=("火灾爆炸危险场所",))
    hot_work_nearby = Flag("附近有动火作业", aliases=("附近动火",))
    hot_work_distance = Number("与动火作业的距离", unit="m", minimum=0)
    jobs_on_line = Count("同一管道上同时作业处数", unit="处", note="含本处", aliases=("同时作业处数",))
    blinds = Count("作业票所列盲板数", unit="个", aliases=("盲板数",))
    actions = Count("作业票所列作业项数", unit="项", note="抽、堵各算一项", aliases=("作业项数",))
