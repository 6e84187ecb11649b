"""The rules on stations: tanks, pressure systems, loading, explosion protection, gas alarms (第五条)."""

from __future__ import annotations

from ansheng import Case, Condition, rule

from .facts import GasArea, GasBay, GasDevice, GasStation, GasTank
from .standards import CRITERIA


@rule(
    GasTank,
    cites=CRITERIA.clause("tank_monitoring"),
    en="gas tank without monitoring or over-limit alarm",
    cases=[
        Case.hazard(monitored=False),
        Case.hazard(over_limit_alarm=False),
        Case.clear(monitored=True, over_limit_alarm=True),
        Case.undetermined(monitored=True),
    ],
)
def tank_unmonitored(p: type[GasTank]) -> Condition:
    """储罐缺压力、罐容或液位监测，或监测不能超限报警

    三种监测中应有哪一种由储罐类型决定，由检查人判断；报警值设得是否恰当不在判定之内。
    """
    return ~p.monitored | ~p.over_limit_alarm


@rule(
    GasStation,
    cites=CRITERIA.clause("overpressure_protection"),
    en="no automatic cut-off or no relief against excess pressure",
    cases=[
        Case.hazard(auto_cutoff=False),
        Case.hazard(relief_device=False),
        Case.clear(auto_cutoff=True, relief_device=True),
        Case.undetermined(relief_device=True),
    ],
)
def overpressure_unprotected(p: type[GasStation]) -> Condition:
    """厂站设备和管道缺超压自动切断或放散

    切断和放散两者都要有；装置是否失效由检查人判断，失效的填“无”。
    """
    return ~p.auto_cutoff | ~p.relief_device


@rule(
    GasBay,
    cites=CRITERIA.clause("pull_away_interlock"),
    when=lambda p: p.medium.is_in(["CNG", "LNG", "LPG"]),
    en="loading bay without an interlock against pull-away",
    cases=[
        Case.hazard(medium="LPG", pull_away_interlock=False),
        Case.clear(medium="LNG", pull_away_interlock=True),
        Case.undetermined(medium="CNG"),
        Case.undetermined(pull_away_interlock=False),
    ],
)
def no_pull_away_interlock(p: type[GasBay]) -> Condition:
    """装卸系统无防拉脱联锁保护

    只适用于压缩天然气、液化天然气和液化石油气；条文后半句凭记忆。
    """
    return ~p.pull_away_interlock


@rule(
    GasDevice,
    cites=CRITERIA.clause("explosion_protection"),
    when=lambda p: p.zone.is_in(["0", "1", "2"]),
    en="explosion protection of a device does not fit its zone",
    cases=[
        Case.hazard(zone="1", protection_fits_zone=False),
        Case.clear(zone="2", protection_fits_zone=True),
        Case.undetermined(zone="0"),
        Case.undetermined(protection_fits_zone=False),
    ],
)
def explosion_protection_insufficient(p: type[GasDevice]) -> Condition:
    """爆炸危险区域内电气仪表的防爆性能与区域等级不符

    区域划分和是否相符由检查人按铭牌判断，不推算防爆标志；条文凭记忆。
    """
    return ~p.protection_fits_zone


@rule(
    GasArea,
    cites=CRITERIA.clause("fixed_gas_alarm"),
    en="no fixed gas alarm where leaked gas may reach the limit",
    cases=[
        Case.hazard(possible_leak="30 %LEL", fixed_gas_alarm=False),
        Case.clear(possible_leak="5 %LEL"),
        Case.clear(fixed_gas_alarm=True),
        Case.undetermined(possible_leak="30 %LEL"),
    ],
)
def no_fixed_gas_alarm(p: type[GasArea]) -> Condition:
    """泄漏浓度可能达到限值的区域无固定式燃气浓度报警

    浓度是可能达到的最高值，不是当日实测值；条文和限值凭记忆。
    """
    return (p.possible_leak >= CRITERIA.limit("siting_concentration")) & ~p.fixed_gas_alarm
