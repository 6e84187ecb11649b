"""The facts about design and layout: facilities, pipes, overhead lines, rooms, buildings, pumps."""

from ansheng import Choice, Count, Facts, Flag

FIRE_CLASSES = {"A": "甲类", "B": "乙类", "C": "丙类", "D": "丁类", "E": "戊类"}
FIRE_NAMES = {"甲": "A", "乙": "B", "丙": "C", "丁": "D", "戊": "E"}
TOXICITY = {"1": "类别1", "2": "类别2", "3": "类别3", "other": "其他类别或无急性毒性"}
TOXICITY_NAMES = {"无": "other", "类别4": "other", "类别5": "other"}


class HazchemFacility(Facts, title="装置或储存设施", en="facility"):
    """One unit or storage facility."""

    two_key_one_major = Flag(
        "涉及两重点一重大", en="has key chemicals, key processes or a major hazard", aliases=("两重点一重大",)
    )
    external_distance_ok = Flag("外部安全防护距离符合要求", aliases=("外部安全防护距离",))
    formal_design = Flag("经正规设计", aliases=("正规设计", "是否正规设计"))
    design_diagnosis = Flag("已做安全设计诊断", aliases=("安全设计诊断", "设计诊断"))
    major_change = Flag(
        "周边、技术、路线、产品或规模有重大变化", aliases=("重大变化", "重大变更"), judged=True
    )
    redesigned = Flag("变化后已重新进行安全设施设计", aliases=("重新设计",))
    eliminated_item = Flag("使用淘汰目录所列的工艺或设备", aliases=("使用淘汰工艺设备", "淘汰工艺设备"))
    illegal_explosives = Flag("现场违规存放爆炸危险性化学品", aliases=("违规存放爆炸品",))


class HazchemPipe(Facts, title="危险化学品管道", en="pipe"):
    """One pipe or pipe rack."""

    medium = Choice(
        "介质",
        options={
            "phosgene": "光气",
            "chlorine": "氯气",
            "hydrogen_sulfide": "硫化氢",
            "other_highly_toxic_gas": "其他剧毒气体",
            "other": "其他",
        },
        aliases=("输送介质", "物料"),
    )
    crosses_public_area = Flag("穿越或跨越厂区和园区以外的公共区域", aliases=("穿越公共区域",))
    fire_class = Choice(
        "物料火灾危险性类别", options=FIRE_CLASSES, other_names=FIRE_NAMES, aliases=("火灾危险性", "火灾类别")
    )
    acute_toxicity = Choice(
        "物料急性毒性类别", options=TOXICITY, other_names=TOXICITY_NAMES, aliases=("急性毒性",)
    )
    common_rack = Flag("属全厂性公共管廊", en="plant-wide pipe rack", aliases=("公共管廊",))
    crosses_unrelated_unit = Flag("穿越或跨越无关的装置或罐组", aliases=("穿越无关装置",))
    highly_toxic = Flag("物料剧毒", aliases=("剧毒物料", "剧毒"))
    pressure_pipe = Flag("属压力管道或其元件", en="pressure piping or its parts", aliases=("压力管道",))
    clamp_repair = Flag("打卡具堵漏", en="leak stopped by a clamp", aliases=("卡具堵漏", "带压堵漏"))
    running = Flag("堵漏后继续运行", en="runs on after the leak stop", aliases=("继续运行", "仍在运行"))


class HazchemOverheadLine(Facts, title="地区架空电力线路", en="overhead power line"):
    """One regional overhead power line."""

    crosses_production_area = Flag("穿越生产区", aliases=("是否穿越生产区",))
    compliant = Flag("符合标准要求", en="meets the standard", aliases=("符合标准", "是否合规"))


class HazchemRoom(Facts, title="控制室或机柜间等房间", en="control room or the like"):
    """One control room, cabinet room or shift room."""

    kind = Choice(
        "房间类型",
        options={"control": "控制室", "cabinet": "机柜间", "shift": "交接班室", "other": "其他"},
        aliases=("类型",),
    )
    faces_hazard = Flag("面向有火灾或爆炸危险的装置", aliases=("面向危险装置",))
    facing_side_compliant = Flag("该侧满足防火防爆要求", aliases=("防火防爆符合",), judged=True)
    serves_explosives = Flag("属爆炸危险性化学品装置", aliases=("爆炸危险性化学品装置",))
    inside_unit = Flag("设在装置区或厂房内", aliases=("在装置区内",))


class HazchemBuilding(Facts, title="厂房或仓库", en="building"):
    """One workshop or warehouse, or one zone of it behind a compliant blast wall."""

    fire_class = Choice(
        "火灾危险性类别", options=FIRE_CLASSES, other_names=FIRE_NAMES, aliases=("火灾危险性",)
    )
    explosives = Flag("涉及爆炸危险性化学品", aliases=("爆炸危险性化学品", "爆炸危险性"))
    acute_toxicity = Choice(
        "急性毒性类别", options=TOXICITY, other_names=TOXICITY_NAMES, aliases=("急性毒性",)
    )
    explosive_dust = Flag("有粉尘爆炸环境", aliases=("粉尘爆炸危险",))
    gathering_room = Flag(
        "内设人员聚集场所", aliases=("人员聚集场所",), note="办公室、休息室、外操室（含固定岗位）、巡检室"
    )
    chlorine_tanks = Flag("为液氯储罐厂房", en="houses liquid-chlorine tanks", aliases=("液氯储罐厂房",))
    enclosed = Flag("厂房封闭", aliases=("封闭式厂房", "封闭"))
    fine_chemical = Flag("为精细化工厂房", aliases=("精细化工厂房", "精细化工"))
    high_risk_process = Flag("涉及高危工艺", aliases=("高危工艺",), note="硝化、氯化、氟化、重氮化、过氧化等")
    process_hazard_grade = Count("反应工艺危险度等级", aliases=("工艺危险度", "反应工艺危险度"))
    people = Count("同时在场人数", unit="人", en="people present at once", aliases=("现场人数", "在场人数"))


class HazchemPump(Facts, title="液化烃罐区专用泵", en="pump of a liquefied-hydrocarbon tank farm"):
    """One pump."""

    under_rack = Flag("设在管廊下方", aliases=("管廊下方",))
    compliant = Flag("符合 AQ 3059", en="meets AQ 3059", aliases=("符合AQ3059",), judged=True)
