"""The facts about LPG cylinders, the regulators on them, and the rooms in which users keep them."""

from ansheng import Choice, Count, Day, Facts, Flag, Number

_MONTH = "瓶上只有年月的，填当月最后一日"


class GasCylinder(Facts, title="液化石油气瓶", en="LPG cylinder"):
    """One cylinder at a user or in trade: when it was made, when it is inspected, where it stands."""

    made_to_2006 = Flag(
        "按GB 5842—2006制造",
        en="made to GB 5842-2006",
        aliases=("按 GB 5842-2006 制造", "按2006年版制造", "执行标准为GB 5842-2006"),
        note="看瓶上的制造标准",
    )
    made_on = Day("制造日期", aliases=("出厂日期", "制造年月"), note=_MONTH)
    passed_after_design_life = Flag(
        "满设计年限后经检验合格", aliases=("延期检验合格", "设计年限届满后检验合格")
    )
    next_inspection_on = Day("下次检验日期", aliases=("下检日期", "下次检验", "检验有效期至"), note=_MONTH)
    model = Choice(
        "气瓶型号",
        options={"YSP118": "YSP118（50千克级）", "other": "其他型号"},
        other_names=dict.fromkeys(
            ("YSP118（50公斤级）", "YSP118（50 公斤级）", "YSP118-II", "50kg", "50公斤"), "YSP118"
        ),
        aliases=("型号", "瓶型"),
    )
    filling_capacity = Number("最大充装量", unit="kg", aliases=("充装量", "额定充装量"), minimum=0)
    outside_room = Flag(
        "放在所服务建筑之外的单层专用房间",
        en="in a dedicated single-storey room outside the building served",
        aliases=("室外专用房间", "在室外单层专用房间"),
    )
    dual_phase = Flag("气液双相气瓶", aliases=("气液双相", "双阀瓶", "气液双相瓶"))
    at_dining_place = Flag("餐饮用户使用", en="used in catering", aliases=("餐饮用户", "餐饮使用"))


class GasCylinderRegulator(Facts, title="瓶装气调压器", en="cylinder regulator"):
    """One regulator on a cylinder."""

    at_dining_place = Flag("餐饮用户使用", en="used in catering", aliases=("餐饮用户", "餐饮使用"))
    adjustable_outlet = Flag("出口压力可调", aliases=("可调节出口压力", "可调出口压力"))


class GasCylinderStore(Facts, title="存瓶处", en="cylinder store"):
    """All LPG cylinders that one user keeps, and the room that holds them."""

    total_mass = Number(
        "液化石油气总质量",
        unit="kg",
        en="total mass of LPG",
        aliases=("存瓶总重量", "存瓶总质量", "总质量", "总重量"),
        note="按各瓶最大充装量合计，空瓶也算",
        minimum=0,
    )
    dedicated_room = Flag("有专用瓶组间", aliases=("专用气瓶间", "专用瓶组间"))
    forced_vaporisation = Flag("采用强制气化", aliases=("强制气化",))
    counts_as_over = Flag(
        "恰为界线时按超过处理", en="counts as above the limit", note="只在总质量恰为界线时要填", judged=True
    )
    independent = Flag("瓶组间独立设置", en="cylinder room stands apart", aliases=("独立瓶组间", "独立设置"))
    single_storey = Flag("瓶组间为单层", aliases=("单层",))
    clearance = Number("与其他民用建筑的间距", unit="m", aliases=("与民用建筑间距", "防火间距"), minimum=0)
    underground = Flag("在地下或半地下", en="underground or semi-underground", aliases=("地下或半地下",))
    ventilated = Flag("通风良好", en="well ventilated", aliases=("通风",), judged=True)
    clear_height = Number("净高", unit="m", aliases=("室内净高",), minimum=0)
    drains_or_pits = Flag("有地沟、地漏或坑", aliases=("有沟坑", "地沟地漏"))
    gas_alarm = Flag("有可燃气体报警", en="gas alarm fitted", aliases=("可燃气体报警器", "报警器"))
    explosion_proof = Flag("电气防爆", en="electrics are explosion-proof", aliases=("防爆电气",))
    switch_outside = Flag("开关在室外", aliases=("开关设在室外",))
    extinguishers = Count("干粉灭火器", unit="个", aliases=("灭火器", "灭火器数"))
    extinguisher_charge = Number(
        "灭火器最小充装量",
        unit="kg",
        aliases=("灭火器规格", "每具充装量"),
        note="其中最小的一具；另有足够具数更大的，只填合规格的各具",
        minimum=0,
    )
