"""The facts about the identification of gas class and of outburst danger."""

from ansheng import Day, Flag, Number

from .mine_facts import CoalGasClass


class CoalGasIdentification(CoalGasClass, title="瓦斯等级鉴定", en="gas classification"):
    """One coal mine, as the identification of its gas class is concerned."""

    identified = Flag("已做瓦斯等级鉴定", aliases=("瓦斯等级鉴定情况",))
    faked = Flag("瓦斯等级鉴定造假", aliases=("鉴定造假",))
    identified_on = Day("最近一次瓦斯等级鉴定日期", aliases=("瓦斯等级鉴定日期", "鉴定日期"), never=("鉴定",))
    emission_measured_on = Day("最近一次瓦斯涌出量测定日期", aliases=("涌出量测定日期",), never=("测定",))
    outburst_identification_due = Flag("应做突出鉴定", aliases=("需做突出鉴定",), judged=True)
    outburst_identified = Flag("已做突出鉴定", en="outburst identification done", aliases=("突出鉴定",))


class CoalSeamGas(CoalGasClass, title="煤层瓦斯", en="gas of a seam"):
    """One seam, or the part of it being worked, as signs of outburst are concerned."""

    outburst_seam = Flag("是突出煤层", aliases=("突出煤层",))
    dynamic_event = Flag("出现瓦斯动力现象", aliases=("瓦斯动力现象",))
    neighbour_outburst = Flag("相邻矿井同一煤层发生突出", aliases=("邻矿同煤层突出",))
    deemed_outburst = Flag("被鉴定或认定为突出煤层", aliases=("鉴定认定为突出煤层",))
    pressure = Number("煤层瓦斯压力", unit="MPa", aliases=("瓦斯压力",), minimum=0)
    triggered_on = Day("突出迹象出现日期", en="signs seen on", aliases=("情形出现日期", "上述情形出现日期"))
    directly_deemed = Flag("已直接认定为突出煤层", aliases=("直接认定",))
    identified = Flag("已完成突出鉴定", en="outburst identification done", aliases=("完成突出鉴定",))
    identified_in_time = Flag("按规定期限完成突出鉴定", aliases=("按期鉴定",))
    managed_as_outburst = Flag("已按突出管理", aliases=("按突出煤层管理", "按突出矿井管理"))
    depth_increase = Number("比最近一次测定增加的采深", unit="m", aliases=("采深增加",), minimum=0)
    beyond_scope = Flag("超出鉴定范围施工", en="beyond the identified scope", aliases=("超鉴定范围",))
    new_level = Flag("开拓新水平", aliases=("新水平",))
    uncovering = Flag("揭煤", en="uncovering coal", aliases=("正在揭煤",))
    measured = Flag("已测定瓦斯压力和含量", en="pressure and content measured", aliases=("测定压力含量",))
