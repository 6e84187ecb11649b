"""The facts about coal gas, toxic gas and gas burners: places, facilities, drainers, burners and kilns."""

from ansheng import Choice, Flag, Number

from .firm import IndustrySubject


class IndustryGasPlace(IndustrySubject, title="煤气设施附近场所", en="place near coal-gas facilities"):
    """One place near coal-gas facilities, or one where coal gas may leak or gather."""

    kind = Choice("场所类型", aliases=("场所类别", "类型"), options={
        "meeting": "会议室", "activity": "活动室", "rest": "休息室", "operation": "操作室",
        "shift_change": "交接班室", "changing": "更衣室", "other": "其他场所或部位",
    })  # fmt: skip
    near_gas_facility = Flag(
        "在煤气设施附近", aliases=("煤气设施附近",), note="煤气生产、净化、加压、储存、使用设施"
    )
    gas_may_gather = Flag("可能发生煤气泄漏、积聚", aliases=("煤气可能泄漏积聚",))
    fixed_co_alarm = Flag(
        "设有固定式一氧化碳报警", en="fixed carbon monoxide alarm", aliases=("一氧化碳报警",)
    )
    signal_staffed = Flag("接入24小时有人值守场所", en="signal to a staffed place", aliases=("接入值守场所",))


class IndustryToxicPlace(IndustrySubject, title="有毒气体可能泄漏处", en="place where toxic gas may gather"):
    """One place where one toxic gas may leak or gather; where several may, one record for each gas."""

    gas = Choice("可能泄漏、积聚的气体", aliases=("有毒气体", "气体种类", "气体"), options={
        "carbon_monoxide": "一氧化碳", "arsine": "砷化氢", "chlorine": "氯气", "hydrogen_sulfide": "硫化氢",
        "other": "其他气体",
    }, other_names={
        "CO": "carbon_monoxide", "AsH3": "arsine", "Cl2": "chlorine", "H2S": "hydrogen_sulfide",
    })  # fmt: skip
    fixed_alarm = Flag("设有固定式气体浓度报警", aliases=("固定式报警", "固定报警"))
    signal_staffed = Flag("接入24小时有人值守场所", en="signal to a staffed place", aliases=("接入值守场所",))
    equivalent_check = Flag("已采取同等效果的检测措施", aliases=("同等效果检测",), note="只用于砷化氢")


class IndustryGasFacility(IndustrySubject, title="煤气设施或管道", en="coal-gas facility or pipe"):
    """One facility for coal gas, or one pipe where it enters a workshop."""

    kind = Choice("设施类型", aliases=("设施类别", "类型"), options={
        "heating_furnace": "加热炉", "gas_holder": "煤气柜", "dust_collector": "除尘器",
        "booster": "加压机", "dryer": "烘烤器", "similar": "其他同类煤气设施",
        "workshop_pipe": "进车间前的煤气管道", "other": "其他",
    }, other_names={
        "煤气管道": "workshop_pipe",
    })  # fmt: skip
    isolating_device = Flag("装有隔断装置", aliases=("隔断装置",))


class IndustryDrainer(IndustrySubject, title="煤气管道排水器", en="drainer of a coal-gas line"):
    """One drainer of a line that distributes coal gas."""

    positive_pressure = Flag("用于正压煤气输配管线", aliases=("正压煤气管线", "正压"))
    water_seal = Flag("为水封式", en="of the water-seal kind", aliases=("水封式",))
    seal_pressure = Number("最高封堵煤气压力", unit="kPa", aliases=("封堵压力", "水封压力"), minimum=0)
    shared_across_isolator = Flag("隔断装置两侧共用", en="shared across isolator", aliases=("两侧共用",))
    upper_pipes_joined = Flag("上部排水管与其他煤气管道的排水器连通", aliases=("上部排水管连通",))
    shared_media = Flag("不同介质的煤气管道共用", en="shared by media", aliases=("不同介质共用",))


class IndustryBurner(IndustrySubject, title="燃气燃烧装置或窑炉", en="gas burner or kiln"):
    """One burner or kiln fired with gas, and its gas main."""

    kind = Choice("装置类型", aliases=("类型",), options={"kiln": "窑炉", "burner": "其他燃烧装置"})
    branch = Choice("轻工类别", en="branch of light industry", note="只有轻工企业填写", options={
        "glass": "日用玻璃制造", "ceramics": "日用陶瓷制造", "other": "其他",
    }, other_names={
        "日用玻璃": "glass", "日用陶瓷": "ceramics",
    })  # fmt: skip
    fuel = Choice("燃料", aliases=("燃气种类", "气源"), options={
        "hot_producer_gas": "热发生炉煤气", "coal_gas": "其他煤气", "natural_gas": "天然气",
        "other": "其他燃气",
    }, other_names={
        "煤气": "coal_gas", "冷煤气": "coal_gas",
    })  # fmt: skip
    premixed = Flag("采用预混燃烧", aliases=("预混燃烧",))
    forced_air = Flag("强制送风", aliases=("是否强制送风",))
    pressure_alarm = Flag("燃气总管有压力监测报警", aliases=("总管压力报警", "压力监测报警"))
    shutoff_interlocked = Flag("报警与紧急自动切断联锁", aliases=("紧急切断联锁", "自动切断联锁"))
    flame_monitoring = Flag("有火焰监测", aliases=("火焰监测",))
    flame_failure_protection = Flag("有熄火保护", aliases=("熄火保护",))
