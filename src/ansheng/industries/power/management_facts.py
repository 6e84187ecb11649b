"""The facts about what Articles 12 to 14 judge: control systems, people, enterprises and other situations."""

from ansheng import Choice, Count, Facts, Flag, Number, Text


class PowerControlSystem(Facts, title="电力监控系统", en="power control system"):
    """One system that monitors and controls a grid, a plant or a station."""

    prefectures = Count(
        "覆盖的地级行政区数", unit="个", aliases=("覆盖地级行政区", "地级行政区数"), note="厂站的系统填0"
    )
    voltage = Number(
        "所属厂站接入的电压", unit="kV", aliases=("接入电压", "电压等级"), note="不属于厂站的填0", minimum=0
    )
    isolated_from_management = Flag(
        "与管理信息区之间有横向单向隔离",
        en="one-way isolation from the management zone",
        aliases=("管理信息区单向隔离",),
        note="无此连接的填“是”，下同",
    )
    isolated_from_access = Flag(
        "与安全接入区之间有横向单向隔离",
        en="one-way isolation from the secure access zone",
        aliases=("安全接入区单向隔离",),
    )
    encrypted = Flag("与专用网广域网之间有纵向加密", aliases=("纵向加密",))
    illegal_link = Choice(
        "生产控制区内网与外网非法连通",
        en="illegal link of the control zone",
        options={"cross_zone": "跨区直联", "internet": "连接互联网", "other": "其他非法连通", "none": "无"},
        aliases=("非法连通", "非法外联"),
    )


class PowerSpecialWorker(Facts, title="电力特种作业人员", en="special worker of a power enterprise"):
    """One person in special work."""

    on_duty = Flag("正在从事特种作业", aliases=("在岗", "上岗"))
    trained = Flag("已经培训", aliases=("经培训",))
    certified = Flag("已取得特种作业证", aliases=("持证", "特种作业证"), note="须在有效期内")


class PowerEnterprise(Facts, title="电力企业", en="power enterprise"):
    """One enterprise: its safety equipment and its emergency plan."""

    devices_shut_or_broken = Flag(
        "关闭或破坏监控、报警、防护或救生设备",
        en="safety equipment shut or broken",
        aliases=("关闭破坏安全设备",),
    )
    data_falsified = Flag("篡改、隐瞒或销毁安全数据", aliases=("篡改数据", "数据被篡改"))
    emergency_plan = Flag("已制定应急预案", aliases=("应急预案",))
    plan_drilled = Flag("应急预案已定期演练", aliases=("定期演练", "预案演练"))


class PowerSituation(Facts, title="其他严重情形", en="other serious situation"):
    """One situation that no other clause names, as a person has judged it."""

    description = Text("情形描述", aliases=("情况描述", "问题描述", "描述"))
    serious_breach = Flag("严重违反电力安全规定", aliases=("严重违规",), judged=True)
    grave_consequence = Flag(
        "可能造成大面积停电、重大伤亡或重大损失",
        en="danger of a large blackout, heavy casualties or losses",
        aliases=("可能造成严重后果",),
        judged=True,
    )
    assessor = Text("判断人", aliases=("认定人", "判定人"), note="应填明，不影响结论")
    basis = Text("判断依据", aliases=("认定依据", "违反条款"), note="应填明，不影响结论")
