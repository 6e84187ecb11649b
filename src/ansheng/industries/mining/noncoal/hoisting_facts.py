"""The facts about moving people and ore underground: hoists, inclined shafts, trackless man-carriers."""

from ansheng import Choice, Count, Facts, Flag


class NoncoalHoist(Facts, title="提升系统", en="hoisting system"):
    """One hoisting system that carries people."""

    carries_people = Flag("用于提升人员", aliases=("载人", "提升人员", "是否提人"))
    tested_in_time = Flag(
        "提升设备均定期检测",
        aliases=("定期检测检验", "提升系统检测在有效期内"),
        note="提升机、防坠器、钢丝绳、连接装置、提升容器均在各自的有效期内",
        judged=True,
    )
    protections_work = Flag("保护装置有效", aliases=("提升保护有效", "保护装置完好"))
    gates_interlocked = Flag("安全门与提升机联锁", aliases=("安全门联锁", "井口安全门联锁"))
    platforms_interlocked = Flag("摇台与提升机联锁", aliases=("摇台联锁",), note="无摇台的填“是”")
    overwind_devices_work = Flag(
        "过卷缓冲、楔形罐道、过卷挡梁有效", aliases=("过卷保护装置有效", "过卷段装置有效")
    )
    cage_catch_works = Flag(
        "罐笼过卷防坠装置有效", aliases=("防坠装置有效", "罐笼过卷防坠有效"), note="不用罐笼的填“是”"
    )


class NoncoalIncline(Facts, title="斜井提升", en="inclined shaft"):
    """Hoisting in one inclined shaft."""

    train = Flag("用串车提升", en="hoists trains of cars", aliases=("串车提升", "斜井串车"))
    runaway_devices = Flag(
        "常闭式防跑车装置、阻车器、挡车栏齐全有效",
        en="anti-runaway devices complete and working",
        aliases=("防跑车装置齐全", "常闭防跑车装置", "常闭式防跑车、阻车器、挡车栏齐全有效"),
    )
    couplings_fit = Flag("连接件符合要求", aliases=("连接装置合规", "连接件合格"))
    signal_interlocked = Flag("提升信号与提升机闭锁", aliases=("信号闭锁", "斜井信号闭锁"), note="经试验")


class NoncoalManCarrier(Facts, title="无轨运人车辆", en="trackless man-carrier"):
    """One trackless vehicle that carries people underground."""

    marked = Flag("有矿用产品安全标志", aliases=("安全标志", "有安标", "矿安标志"), note="在有效期内")
    persons = Count("实际载人数", unit="人", en="people carried", aliases=("载人数", "乘载人数"))
    rated_persons = Count("核定载人数", unit="人", en="rated people", aliases=("核载人数", "额定载人数"))
    brakes = Choice(
        "制动器型式",
        options={"wet": "湿式制动器", "dry": "干式制动器", "other": "其他"},
        other_names={"湿式": "wet", "干式": "dry"},
        aliases=("制动器", "制动型式"),
    )
    service_brake = Flag("有行车制动", aliases=("行车制动",))
    parking_brake = Flag("有驻车制动", aliases=("驻车制动",))
    emergency_brake = Flag("有应急制动", aliases=("应急制动",))
    inspected_in_time = Flag("按规定检测检验", aliases=("检测检验在有效期内", "定期检测检验"), judged=True)
