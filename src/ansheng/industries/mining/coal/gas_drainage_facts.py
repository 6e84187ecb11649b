"""The facts about gas emission and drainage: of the mine, of a face, of a pumping station."""

from ansheng import Choice, Flag, Number

from .mine_facts import CoalGasClass


class CoalMineGas(CoalGasClass, title="矿井瓦斯涌出与抽采", en="gas emission and drainage of a mine"):
    """The emission and the drainage of one mine."""

    yearly_output = Number("矿井年产量", unit="wan_t", aliases=("年产量",), minimum=0)
    relative_emission = Number("矿井相对瓦斯涌出量", unit="m3/t", aliases=("相对涌出量",), minimum=0)
    absolute_emission = Number("矿井绝对瓦斯涌出量", unit="m3/min", aliases=("绝对涌出量",), minimum=0)
    highest_heading_emission = Number(
        "掘进工作面最大绝对瓦斯涌出量",
        unit="m3/min",
        aliases=("掘进面涌出量", "掘进面最大绝对瓦斯涌出量"),
        minimum=0,
    )
    highest_face_emission = Number(
        "采煤工作面最大绝对瓦斯涌出量",
        unit="m3/min",
        aliases=("采煤面涌出量", "采煤面最大绝对瓦斯涌出量"),
        minimum=0,
    )
    blown_out = Flag("发生过瓦斯喷出", aliases=("瓦斯喷出",))
    ventilation_reasonable = Flag("用通风方法解决瓦斯合理", judged=True)
    drainage_rate = Number("矿井瓦斯抽采率", unit="%", aliases=("抽采率",), minimum=0)
    drainage_required = Flag("规程要求建立抽采系统", aliases=("应建抽采系统",), judged=True)
    drainage_built = Flag("已建立抽采系统", en="drainage system built", aliases=("瓦斯抽采系统", "抽采系统"))
    surface_system = Flag("有地面永久抽采系统", en="permanent surface system", aliases=("地面永久抽采系统",))
    drainage_normal = Flag("抽采系统正常运行", en="drainage runs normally", aliases=("抽采系统正常",))


class CoalFaceDrainage(CoalGasClass, title="采煤面瓦斯抽采", en="gas drainage of a coal face"):
    """The drainage of one coal face."""

    main_source = Choice(
        "瓦斯主要来源",
        options={"mined_seam": "开采层", "adjacent": "邻近层或围岩"},
        other_names={"本煤层": "mined_seam", "邻近层": "adjacent", "围岩": "adjacent"},
        aliases=("瓦斯来源",),
    )
    daily_output = Number("工作面日产量", unit="t", aliases=("日产量",), minimum=0)
    desorbable_gas = Number("可解吸瓦斯量", unit="m3/t", aliases=("煤可解吸瓦斯量",), minimum=0)
    emission = Number("工作面绝对瓦斯涌出量", unit="m3/min", aliases=("面绝对涌出量",), minimum=0)
    drainage_rate = Number("工作面瓦斯抽采率", unit="%", aliases=("面抽采率",), minimum=0)
    easily_self_igniting = Flag("容易自燃煤层", aliases=("易自燃煤层",))
    top_coal_caving = Flag("放顶煤开采", aliases=("综放",))
    residual_gas = Number("残余瓦斯含量", unit="m3/t", aliases=("煤层残余瓦斯含量",), minimum=0)


class CoalDrainageStation(CoalGasClass, title="瓦斯抽采泵站", en="gas drainage station"):
    """One drainage pumping station on the surface."""

    standby_capacity = Number("备用泵能力", unit="m3/min", note="无备用泵的填0", minimum=0)
    largest_running = Number("最大一台运行泵能力", unit="m3/min", minimum=0)
    running_capacity = Number("运行泵装机能力", unit="m3/min", minimum=0)
    required_flow = Number("达标应抽量工况流量", unit="m3/min", minimum=0)
    dry_pump = Flag("干式抽采泵", aliases=("干式泵",))
    flashback_device = Flag("吸气侧有防回火装置", en="device against flash-back", aliases=("防回火装置",))
    backflow_device = Flag("吸气侧有防回流装置", en="device against back-flow", aliases=("防回流装置",))
    explosion_device = Flag("吸气侧有防爆炸装置", en="device against explosion", aliases=("防爆炸装置",))
