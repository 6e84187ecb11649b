"""The rules on stations: tanks, pressure systems, loading, explosion protection, gas alarms (第五条)."""

from ansheng import Case, Rule

from .facts import GasArea, GasBay, GasDevice, GasStation, GasTank
from .standards import CRITERIA

tank_unmonitored = Rule(
    CRITERIA.clause("tank_monitoring"),
    hazard=~GasTank.monitored | ~GasTank.over_limit_alarm,
    title="储罐缺压力、罐容或液位监测，或监测不能超限报警",
    en="gas tank without monitoring or over-limit alarm",
    note="三种监测中应有哪一种由储罐类型决定，由检查人判断；报警值设得是否恰当不在判定之内。",
)


overpressure_unprotected = Rule(
    CRITERIA.clause("overpressure_protection"),
    hazard=~GasStation.auto_cutoff | ~GasStation.relief_device,
    title="厂站设备和管道缺超压自动切断或放散",
    en="no automatic cut-off or no relief against excess pressure",
    note="切断和放散两者都要有；装置是否失效由检查人判断，失效的填“无”。",
)


no_pull_away_interlock = Rule(
    CRITERIA.clause("pull_away_interlock"),
    when=GasBay.medium.is_in(["CNG", "LNG", "LPG"]),
    hazard=~GasBay.pull_away_interlock,
    title="装卸系统无防拉脱联锁保护",
    en="loading bay without an interlock against pull-away",
    note="只适用于压缩天然气、液化天然气和液化石油气；条文后半句凭记忆。",
)


explosion_protection_insufficient = Rule(
    CRITERIA.clause("explosion_protection"),
    when=GasDevice.zone.is_in(["0", "1", "2"]),
    hazard=~GasDevice.protection_fits_zone,
    title="爆炸危险区域内电气仪表的防爆性能与区域等级不符",
    en="explosion protection of a device does not fit its zone",
    note="区域划分和是否相符由检查人按铭牌判断，不推算防爆标志；条文凭记忆。",
)


no_fixed_gas_alarm = Rule(
    CRITERIA.clause("fixed_gas_alarm"),
    hazard=(GasArea.possible_leak >= CRITERIA.limit("siting_concentration")) & ~GasArea.fixed_gas_alarm,
    title="泄漏浓度可能达到限值的区域无固定式燃气浓度报警",
    en="no fixed gas alarm where leaked gas may reach the limit",
    note="浓度是可能达到的最高值，不是当日实测值；条文和限值凭记忆。",
    cases=[
        Case.hazard(possible_leak="30 %LEL", fixed_gas_alarm=False),
        Case.clear(possible_leak="5 %LEL"),
        Case.clear(fixed_gas_alarm=True),
        Case.undetermined(possible_leak="30 %LEL"),
    ],
)
