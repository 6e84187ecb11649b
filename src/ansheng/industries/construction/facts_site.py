"""The facts about lifting machines, temporary power and confined spaces of a site."""

from ansheng import Choice, Facts, Flag, Number

from .facts_structures import ConstructionFounded


class ConstructionCrane(ConstructionFounded, title="建筑起重机械", en="lifting machine"):
    """One tower crane, hoist or material hoist, with the slings on it."""

    kind = Choice(
        "起重机械类型", other_names={"塔吊": "tower_crane", "施工电梯": "hoist"},
        aliases=("类型", "设备类型"),
        options={
            "tower_crane": "塔式起重机", "hoist": "施工升降机", "material_hoist": "物料提升机",
            "other": "其他起重机械",
        },
    )  # fmt: skip
    in_use = Flag("正在使用", aliases=("投入使用", "在用"))
    accepted = Flag("已验收合格", aliases=("验收合格",))
    registered = Flag("已按规定办理使用登记", aliases=("使用登记",), note="按规定不需要或未到期限的填“是”")
    operation = Choice(
        "安拆作业", en="erection or dismantling", aliases=("作业类型",),
        options={"none": "无", "erect": "安装", "dismantle": "拆卸", "climb": "爬升或降节", "tie": "附着"},
    )  # fmt: skip
    structure_checked = Flag("作业前已检查结构件", aliases=("结构件已检查",))
    climbing_and_ties_checked = Flag("作业前已检查爬升装置和附着装置", aliases=("爬升附着装置已检查",))
    connectors_checked = Flag("作业前已检查连接件", note="高强度螺栓、销轴、定位板等")
    devices_checked = Flag("作业前已检查安全装置", aliases=("安全装置已检查",))
    safety_devices = Choice(
        "安全装置", aliases=("安全装置状况",),
        options={
            "intact": "齐全有效", "incomplete": "不齐全", "failed": "失效", "removed": "违规拆除",
            "broken": "被破坏",
        },
    )  # fmt: skip
    member_defect = Choice(
        "主要受力构件缺陷", aliases=("受力构件缺陷",),
        options={
            "none": "无", "crack": "可见裂纹", "rust": "严重锈蚀", "plastic_deformation": "塑性变形",
            "open_weld": "开焊",
        },
    )  # fmt: skip
    connectors = Choice(
        "连接螺栓、销轴", en="bolts and pins", aliases=("螺栓销轴",),
        options={"intact": "完好", "missing": "缺失", "failed": "失效"},
    )  # fmt: skip
    free_standing_as_code = Flag("独立起升高度符合规范", aliases=("独立高度符合规范",), note="只填塔式起重机")
    tie_spacing_as_code = Flag("附着间距符合规范", aliases=("附着间距",), note="不需要附着的填“是”")
    free_height_as_code = Flag("最高附着以上最大悬高符合规范", note="不需要附着的填“是”")
    verticality_as_code = Flag("垂直度符合规范", aliases=("垂直度",))
    clear_of_buildings = Flag("与周边建（构）筑物保持安全距离", aliases=("与建筑物安全距离",))
    clear_of_cranes = Flag("与其他塔式起重机保持安全距离", note="无群塔作业的填“是”")
    scrap_reached = Flag("达到报废标准", aliases=("应报废",))
    slings_scrap_reached = Flag("吊索具达到报废标准", aliases=("吊索具应报废",))


class ConstructionLighting(Facts, title="施工照明", en="site lighting"):
    """The lighting of one place of work."""

    environment = Choice(
        "作业环境", aliases=("环境", "特殊作业环境"), note="潮湿的另填相对湿度",
        options={
            "ordinary": "一般环境", "poor_ventilation": "通风不畅", "heat": "高温",
            "conductive_dust": "有导电灰尘", "mud": "泥泞", "water": "有积水或导电液体",
            "other_adverse": "其他不利环境",
        },
    )  # fmt: skip
    lasting_humidity = Number("长期相对湿度", unit="%", aliases=("相对湿度",), minimum=0)
    safety_voltage_as_prescribed = Flag("照明按规定使用安全电压", aliases=("安全电压",))


class ConstructionOverheadLine(Facts, title="外电架空线路", en="overhead line"):
    """One overhead line, and the nearest of works, scaffolds, machines and roads for vehicles on the site."""

    distance = Number("与架空线路的最近距离", unit="m", minimum=0)
    required_distance = Number("规范要求的安全距离", unit="m", aliases=("安全距离",), minimum=0)
    protected = Flag("已采取防护措施", aliases=("防护措施",))


class ConstructionConfinedSpace(Facts, title="有限空间", en="confined space"):
    """One confined space of a site, whether anybody works in it or not."""

    identified = Flag("已辨识", aliases=("是否辨识",))
    warning_sign = Flag("已在显著位置设置警示标志", aliases=("警示标志",))


class ConstructionSpaceEntry(Facts, title="有限空间作业", en="work in a confined space"):
    """One piece of work in a confined space."""

    approved = Flag("已履行作业审批", aliases=("作业审批",))
    trained = Flag("施工人员已受专项安全教育培训", aliases=("专项培训",))
    ventilated_and_tested = Flag("先通风、再检测、后作业", en="ventilated and tested before work")
    partial_breach_counts = Flag(
        "三者部分未做到也认定为重大事故隐患", en="a breach in part is held to be one", judged=True
    )
    attendant = Flag("现场有专人监护", aliases=("专人监护",))
    safety_manager_present = Flag("专职安全员现场监督", aliases=("安全员现场监督",))
    gas_detector = Flag("已配备气体检测设备", aliases=("气体检测设备",), note="不必要的填“是”，下三项同")
    ventilator = Flag("已配备机械通风设备", aliases=("机械通风设备",))
    breathing_gear = Flag("已配备呼吸防护用品", aliases=("呼吸防护用品",))
    rescue_gear = Flag("已配备应急救援装备", aliases=("应急救援装备",))
