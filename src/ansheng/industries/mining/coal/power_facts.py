"""The facts about the power of a coal mine: its supply, what is fed, voltages, earthing."""

from ansheng import Choice, Count, Facts, Flag, Number

from .mine_facts import CoalConditions, CoalGasClass


class CoalPowerSupply(CoalConditions, CoalGasClass, title="煤矿供电", en="power supply of a coal mine"):
    """The supply of one coal mine."""

    circuits = Count("电源回路数", unit="个", aliases=("供电回路数", "回路数"))
    same_bus = Flag("两回路取自同一变电所的同一母线段", aliases=("同一母线段",))
    one_circuit_down = Flag("一个回路故障检修不能运行", aliases=("一回路停运",))
    producing = Flag("仍在生产", en="still producing", aliases=("组织生产", "正在生产"))
    shafts_joined = Flag("已短路贯通", aliases=("短路贯通", "井筒贯通"))
    road_works = Flag("已进入巷道、硐室施工", en="roads or chambers being driven", aliases=("巷道硐室施工",))
    each_carries_load = Flag("每个回路都能担负全部一、二级负荷", aliases=("单回路担负全部负荷",))
    tapped = Flag("电源线路上分接其他负荷", en="other load tapped", aliases=("分接负荷",))
    voltage = Number("电源线路电压", unit="kV", en="voltage of the lines", aliases=("线路电压",), minimum=0)
    shared_poles = Flag("两回路同杆架设", aliases=("同杆架设",))


class CoalPowerPoint(Facts, title="应双回路供电的地点或设备", en="point fed twice"):
    """One substation, pump, fan, hoist or centre that needs two circuits."""

    kind = Choice(
        "类型",
        options={
            "main_substation": "中央变电所",
            "panel_substation": "采区变电所",
            "pump": "主排水或下山采区排水泵房",
            "main_fan": "主要通风机",
            "man_hoist": "提升人员的提升机",
            "monitoring_centre": "监控中心站",
        },
        aliases=("地点类型", "设备类型"),
    )
    circuits = Count("供电回路数", unit="个", aliases=("回路数",))
    separate_sources = Flag("回路引自不同变压器或母线段", aliases=("不同母线段",))


class CoalPanelSubstation(Facts, title="采区变电所的级联", en="panel substations in series"):
    """One chain of panel substations."""

    in_series = Count("串联级数", unit="个", aliases=("串联变电所数",))


class CoalTransformer(Facts, title="配电变压器", en="distribution transformer"):
    """One transformer that feeds the underground workings."""

    feeds_underground = Flag("向井下供电或设在井下", aliases=("井下变压器",))
    neutral_earthed = Flag("中性点直接接地", en="neutral directly earthed", aliases=("中性点接地",))


class CoalCircuit(Facts, title="井下用电", en="use of electricity underground"):
    """One circuit underground, by its use."""

    use = Choice(
        "用途",
        options={"high": "高压", "low": "低压", "lighting": "照明和手持电气设备", "control": "远距离控制"},
        aliases=("用电类别",),
    )
    voltage = Number("额定电压", unit="V", en="rated voltage", aliases=("电压",), minimum=0)


class CoalEarthing(Facts, title="井下接地", en="earthing underground"):
    """One measurement of earth resistance."""

    kind = Choice("接地类型", options={"network": "接地网", "mobile": "移动设备"}, aliases=("测点类型",))
    resistance = Number("接地电阻", unit="", note="以欧姆计的数值，不写单位", minimum=0)
