"""The facts about coal dust, silos, kilns, glass and gas rooms of building-materials works."""

from ansheng import Choice, Flag

from .firm import IndustrySubject


class IndustryCoalDust(IndustrySubject, title="煤磨收尘器或煤粉仓", en="coal-mill filter or coal bin"):
    """One bag filter of a coal mill, or one bin for pulverised coal."""

    kind = Choice("设备类型", aliases=("类型",), options={
        "bag_filter": "煤磨袋式收尘器", "coal_bin": "煤粉仓", "other": "其他设备",
    })  # fmt: skip
    temperature_alarm = Flag("有温度监测报警", aliases=("温度报警",))
    fixed_co_alarm = Flag("有固定式一氧化碳报警", en="fixed carbon monoxide alarm", aliases=("一氧化碳报警",))
    gas_extinguishing = Flag("有气体灭火装置", aliases=("气体灭火装置", "气体灭火"))


class IndustrySilo(IndustrySubject, title="筒型储库", en="silo"):
    """One silo, and how it is cleaned."""

    cement_works = Flag("属水泥企业", aliases=("水泥企业",))
    carbide_slag = Flag("储存电石渣原料", aliases=("电石渣",))
    combustible_gas_alarm = Flag("有固定式可燃气体报警", aliases=("固定式可燃气体报警", "可燃气体报警"))
    ventilation_interlocked = Flag("报警与事故通风联锁", aliases=("事故通风联锁",))
    manual_cleaning = Flag("正在人工清库", en="being cleaned by hand", aliases=("人工清库", "人工清库作业"))
    plan_measures_done = Flag(
        "清库方案的防坠落、防坍塌等措施已落实", en="cleaning plan carried out", aliases=("清库措施已落实",)
    )


class IndustryEntry(IndustrySubject, title="进入设备作业", en="entry into equipment"):
    """One entry of people into a silo, kiln, mill or the like."""

    equipment = Choice("进入的设备", aliases=("设备", "设备类型"), options={
        "silo": "筒型储库", "kiln": "焙烧窑", "cyclone": "预热器旋风筒", "calciner": "分解炉",
        "shaft_kiln": "竖炉", "grate_cooler": "篦冷机", "mill": "磨机", "crusher": "破碎机",
        "other": "其他设备",
    }, other_names={
        "旋风筒": "cyclone",
    })  # fmt: skip
    startup_isolated = Flag(
        "对可能意外启动的设备已隔离", aliases=("意外启动隔离",), note="无可能的填“是”，下同"
    )
    inflow_isolated = Flag("对可能涌入的物料、气体已隔离", en="inflow isolated", aliases=("涌入隔离",))
    fall_measures = Flag("已落实防止高处坠落措施", aliases=("防坠落措施",))
    collapse_measures = Flag("已落实防止坍塌等措施", aliases=("防坍塌措施",))


class IndustryGasRoom(IndustrySubject, title="制氢、配气场所", en="hydrogen or gas distribution room"):
    """One station or room for hydrogen, protective gas or fuel gas."""

    kind = Choice("场所类型", aliases=("类型",), options={
        "hydrogen_station": "制氢站", "nitrogen_hydrogen": "氮氢保护气体配气间", "fuel_gas": "燃气配气间",
        "other": "其他场所",
    })  # fmt: skip
    fixed_gas_alarm = Flag("有固定式可燃气体报警", aliases=("固定式可燃气体报警", "可燃气体报警"))


class IndustryCooledKiln(IndustrySubject, title="玻璃窑炉、锡槽或电熔炉", en="cooled furnace"):
    """One glass furnace, tin bath or furnace for electro-fused products, and its cooling."""

    kind = Choice("设备类型", aliases=("类型",), options={
        "electrofusion": "电熔制品电炉", "glass_furnace": "玻璃窑炉", "tin_bath": "玻璃锡槽",
        "similar": "其他同类玻璃设备", "other": "其他设备",
    }, other_names={
        "锡槽": "tin_bath",
    })  # fmt: skip
    water_cooling_failed = Flag("水冷设备失效", aliases=("水冷失效",), note="电熔制品电炉")
    water_cooling_alarm = Flag("水冷保护系统有监测报警", aliases=("水冷监测报警",), note="建材企业")
    air_cooling_alarm = Flag("风冷保护系统有监测报警", aliases=("风冷监测报警",), note="建材企业")
    household_glass = Flag("属日用玻璃制造企业", aliases=("日用玻璃制造企业",), note="轻工企业，下同")
    cooling_alarm = Flag("冷却保护系统有监测报警", aliases=("冷却保护监测报警",))
