"""The facts about deep casting of aluminium."""

from ansheng import Choice, Flag

from .firm import IndustrySubject


class IndustryDeepCasting(IndustrySubject, title="铝加工深井铸造机", en="deep casting machine"):
    """One machine for deep casting with its pouring furnace, launder, mould water and winch."""

    furnace = Choice("浇铸炉形式", aliases=("浇铸炉", "炉型"), options={
        "fixed": "固定式", "tilting": "倾动式",
    }, other_names={
        "固定炉": "fixed", "倾动炉": "tilting",
    })  # fmt: skip
    inlet_pressure_alarm = Flag("结晶器冷却水有进水压力报警", aliases=("进水压力报警",))
    inlet_flow_alarm = Flag("结晶器冷却水有进水流量报警", aliases=("进水流量报警",))
    water_valve_interlock = Flag(
        "冷却水报警与快速切断阀、紧急排放阀、流槽断开装置联锁",
        en="water alarms interlocked with shut-off, discharge and launder break",
        aliases=("冷却水报警与阀门联锁",),
        note="三者都已联锁的填“是”",
    )
    water_tilting_interlock = Flag(
        "冷却水报警与倾动炉控制系统联锁",
        en="water alarms interlocked with tilting",
        aliases=("冷却水倾动联锁",),
    )
    outlet_level_alarm = Flag("铝液出口流槽有液位报警", aliases=("出口流槽液位报警",))
    joint_level_alarm = Flag("流槽与模盘连接处有液位报警", aliases=("模盘入口液位报警",))
    mechanical_lock = Flag("铝液出口有机械锁紧装置", aliases=("机械锁紧装置",))
    discharge_valve = Flag("流槽有紧急排放阀", aliases=("紧急排放阀",))
    shutoff_valve = Flag("模盘入口有快速切断阀（断开装置）", aliases=("快速切断阀", "断开装置"))
    level_shutoff_interlock = Flag("连接处液位报警与快速切断阀联锁", aliases=("液位报警与切断阀联锁",))
    level_discharge_interlock = Flag("连接处液位报警与紧急排放阀联锁", aliases=("液位报警与排放阀联锁",))
    level_tilting_interlock = Flag("连接处液位报警与倾动控制系统联锁", aliases=("液位报警与倾动联锁",))
    rope_winch = Flag("采用钢丝卷扬", aliases=("钢丝卷扬系统",))
    steel_core_rope = Flag("钢丝绳为钢芯", aliases=("钢芯钢丝绳",))
    rope_checked_and_replaced = Flag("已落实钢丝绳定期检查、更换制度", aliases=("钢丝绳检查更换",))
