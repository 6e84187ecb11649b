"""The facts about special equipment: what 4.1 asks of all of it, then one class for each kind."""

from ansheng import Choice, Facts, Flag, Number

_MEETS = {"meets": "符合要求", "mostly_meets": "基本符合要求", "not_meeting": "不符合要求"}
_QUALIFIED = {"qualified": "合格", "unqualified": "不合格"}
_DEFECTS = {"none": "无缺陷", "crack": "裂纹", "serious_deformation": "严重变形", "other": "其他缺陷"}


def _device(title: str, *aliases: str, note: str = "") -> Choice:
    """How a safety device was found."""
    return Choice(
        title,
        options={"working": "有效", "missing": "缺失", "failed": "失效", "not_required": "不要求设置"},
        other_names={"完好": "working", "正常": "working", "损坏": "failed", "不适用": "not_required"},
        aliases=aliases,
        note=note,
    )


def _conclusion(conclusions: dict[str, str], title: str = "定期检验结论") -> Choice:
    """What the latest inspection concluded; not inspected yet is an answer of its own."""
    return Choice(
        title,
        options={**conclusions, "none": "尚无结论"},
        en="conclusion of the latest inspection",
        aliases=("检验结论", "检验结果"),
        note="最近一次的结论",
    )


def _defect(title: str, *aliases: str) -> Choice:
    """What the worst defect of a part is."""
    return Choice(title, options=_DEFECTS, other_names={"无": "none", "完好": "none"}, aliases=aliases)


class SpecialEquipment(Facts, title="特种设备", en="special equipment"):
    """One piece of special equipment, as 4.1 judges each kind; base of the kinds below but filling."""

    still_in_use = Flag("仍在使用", aliases=("在用", "是否在用", "使用中"), note="已停用的填“否”")
    licensed_make = Flag("由取得许可的单位制造", aliases=("制造许可", "有制造许可"))
    obsolete = Flag("国家因安全问题明令淘汰", aliases=("明令淘汰", "淘汰设备"))
    scrapped = Flag("已报废", aliases=("报废",))
    scrapping_due = Flag("达到报废条件", aliases=("应报废",))
    had_accident = Flag("发生过事故", aliases=("出过事故",))
    full_check_done = Flag("事故后已全面检查", aliases=("已全面检查", "全面检查"))
    hazards_removed = Flag("事故后已消除隐患", aliases=("已消除隐患", "隐患已消除"))
    supervision_inspection = Choice(
        "监督检验",
        options={"passed": "合格", "failed": "不合格", "none": "未经监督检验", "not_required": "不要求"},
        aliases=("监检", "监督检验结论", "监督检验结果"),
    )


class SpecialBoiler(SpecialEquipment, title="锅炉设备", en="boiler unit"):
    """One boiler with its devices and pipes."""

    periodic = _conclusion(_MEETS)
    instruments_failed = Flag("热工仪表失效", aliases=("仪表失效",))
    control_supply_lost = Flag("控制电（气）源中断", aliases=("控制电源中断", "控制气源中断"))
    parameters_unwatchable = Flag(
        "主要参数无法监视或调节", aliases=("参数无法监视", "主要参数失控"), judged=True
    )
    relief_device = _device("安全阀（爆破片）", "安全阀", "安全阀或爆破片")
    alarm = _device("报警装置", "系统报警装置")
    interlock = _device("联锁保护装置", "联锁保护")
    flame_protection = _device("熄火保护装置", "熄火保护")
    power_station = Flag("电站锅炉", aliases=("是否电站锅炉",))
    main_pipe_leak = Flag("主要汽水管道泄漏", aliases=("汽水管道泄漏",))
    pipe_burst = Flag("锅炉范围内管道破裂", aliases=("管道破裂",))


class SpecialVessel(SpecialEquipment, title="压力容器", en="pressure vessel"):
    """One pressure vessel, gas cylinder or hyperbaric chamber with its devices."""

    periodic = _conclusion(_MEETS)
    kind = Choice(
        "容器类别",
        options={"fixed": "固定式", "mobile": "移动式", "cylinder": "气瓶", "chamber": "氧舱"},
        other_names={"固定式压力容器": "fixed", "移动式压力容器": "mobile"},
        aliases=("压力容器类别", "类别"),
    )
    used_as = Choice(
        "使用方式", options={"fixed": "固定使用", "mobile": "移动使用"}, aliases=("实际使用方式",)
    )
    safety_valve = _device("安全阀")
    rupture_disc = _device("爆破片", "爆破片装置")
    emergency_shutoff = _device("紧急切断装置", "紧急切断")
    quick_opening = Flag("快开门式", aliases=("快开门", "是否快开门"))
    quick_opening_interlock = _device("快开门安全联锁装置", "快开门联锁")
    earthing = _device("氧舱接地装置", "接地装置", "接地")
    chamber_interlock = _device("氧舱安全联锁功能", "氧舱联锁", "氧舱联锁功能")


class SpecialPipe(SpecialEquipment, title="压力管道", en="pressure pipe"):
    """One pressure pipe with its devices."""

    periodic = _conclusion({**_MEETS, "not_allowed": "不允许使用"})
    safety_valve = _device("安全阀")
    rupture_disc = _device("爆破片", "爆破片装置")
    emergency_shutoff = _device("紧急切断装置", "紧急切断")


class SpecialFilling(Facts, title="移动式压力容器、气瓶充装", en="filling of mobile vessels or cylinders"):
    """One filling of mobile vessels or cylinders: who fills, what is filled, and with which equipment."""

    permit = Flag("已取得充装许可", aliases=("充装许可", "有充装许可"), note="须在有效期内")
    wrong_medium = Flag("错装介质", aliases=("介质错装", "充错介质"))
    still_in_use = Flag("充装设备仍在使用", aliases=("充装设备在用",), note="已停用的填“否”")
    emergency_shutoff = _device("充装设备的紧急切断装置", "紧急切断装置", "紧急切断")


class SpecialLift(SpecialEquipment, title="电梯", en="lift"):
    """One lift, escalator or moving walk."""

    periodic = _conclusion(_QUALIFIED)
    kind = Choice(
        "电梯类别",
        options={
            "passenger": "乘客电梯",
            "goods": "载货电梯",
            "escalator": "自动扶梯",
            "walk": "自动人行道",
            "other": "其他电梯",
        },
        other_names={"客梯": "passenger", "货梯": "goods", "扶梯": "escalator", "其他": "other"},
        aliases=("类别", "设备品种"),
    )
    door_lock_bridged = Flag("门锁安全回路被短接", aliases=("门锁回路短接", "门锁短接"))
    linkage_test = Choice(
        "限速器与安全钳联动试验",
        options={"effective": "有效", "failed": "失效", "not_required": "不要求"},
        other_names={"合格": "effective", "不适用": "not_required"},
        aliases=("联动试验", "限速器—安全钳联动试验"),
        note="未试验的不填",
    )
    emergency_stop = _device("紧急停止装置", "急停装置", "急停")
    handrail_gap = Number(
        "扶手带外缘与障碍物的距离",
        unit="mm",
        aliases=("扶手带外缘距离", "扶手带与障碍物距离"),
        note="以最近的障碍物计",
        minimum=0,
    )
    guard = Flag("已按要求设防护挡板", aliases=("防护挡板", "有防护挡板"), note="不要求设的也填“是”")


class SpecialCrane(SpecialEquipment, title="起重机械", en="crane"):
    """One crane with its devices."""

    first_inspection = Choice(
        "首次检验",
        options={"done": "已检验", "none": "未检验", "not_required": "不要求"},
        other_names={"已做": "done", "未做": "none", "不适用": "not_required"},
    )
    periodic = _conclusion(_QUALIFIED, "定期检验（含首次检验）结论")
    emergency_stop = _device("急停装置", "急停")
    load_limiter = _device("起重量限制器")
    moment_limiter = _device("起重力矩限制器", "力矩限制器")
    fall_protector = _device("防坠安全器")
    outdoor_rail = Flag("室外轨道运行", aliases=("室外轨道式", "露天轨道运行"))
    wind_protection = _device("抗风防滑装置", "抗风防滑")


class SpecialRopeway(SpecialEquipment, title="客运索道", en="passenger ropeway"):
    """One passenger ropeway, or one of its carriers."""

    periodic = _conclusion(
        {**_QUALIFIED, "requalified": "复检合格", "reinspection_unqualified": "复检不合格"}, "检验结论"
    )
    control_room_stop = _device("控制室紧急停车装置", "控制室急停")
    platform_stop = _device("站台紧急停车装置", "站台急停")
    machine_room_stop = _device("机房紧急停车装置", "机房急停")
    door_locks = Flag("吊厢、吊篮、客车的门能锁闭", aliases=("门能锁闭", "车门能锁闭"))
    carrier_stopped = Flag("门不能锁闭的吊厢、吊篮、客车已停用", aliases=("吊具已停用",))
    auxiliary_starts = Flag("辅助驱动能启动", aliases=("辅机能启动",))
    standby_power_starts = Flag("备用电源能启动", aliases=("备用电源可启动",))
    circuit_bridged = Flag("安全回路故障后被短接", aliases=("安全回路短接", "安全回路被短接"))


class SpecialRide(SpecialEquipment, title="大型游乐设施", en="amusement ride"):
    """One amusement ride with its devices and load-bearing parts."""

    periodic = _conclusion(_QUALIFIED)
    restraint = _device("乘客束缚装置", "束缚装置", "安全带压杠", note="安全带、压杠、挡杆等，取最差的一处")
    cabin_door_lock = _device("座舱舱门锁紧装置", "舱门锁紧装置")
    brake = _device("制动装置")
    limit_device = _device("限位装置")
    anti_collision = _device("防碰撞及缓冲装置", "防碰撞缓冲装置")
    anti_rollback = _device("止逆行装置", "止逆装置")
    speed_limiter = _device("限速装置")
    load_part = _defect("主要受力部件缺陷", "主要受力部件")
    weld = _defect("重要焊缝缺陷", "重要焊缝")
    bolt = _defect("重要螺栓缺陷", "重要螺栓")


class SpecialVehicle(SpecialEquipment, title="场（厂）内专用机动车辆", en="in-plant vehicle"):
    """One in-plant vehicle with its devices."""

    periodic = _conclusion(_QUALIFIED)
    kind = Choice(
        "车辆类别",
        options={"sightseeing": "观光车", "train": "观光列车", "forklift": "叉车", "other": "其他车辆"},
        other_names={"其他": "other"},
        aliases=("类别", "车辆品种"),
    )
    electric = Flag("电动车辆", aliases=("是否电动", "电动"))
    power_cutoff = _device("电源紧急切断装置", "电源紧急切断")
    service_brake = _device("行车制动装置", "行车制动")
    parking_brake = _device("驻车制动装置", "驻车制动")
    coupling = _device("牵引连接装置", "牵引连接")
    secondary_protection = _device("二次保护装置", "二次保护")
    gradient = Number("实际行驶坡度", unit="percent", aliases=("行驶坡度", "路段坡度"), minimum=0)
    max_gradient = Number("最大行驶坡度", unit="percent", aliases=("允许最大行驶坡度",), minimum=0)
