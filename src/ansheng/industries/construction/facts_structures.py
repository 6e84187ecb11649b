"""The facts about formwork, scaffolds, supports, work at height and demolition."""

from ansheng import Choice, Facts, Flag, Number

_STATES = {"intact": "完好", "not_to_design": "不符合设计要求", "failed": "失效", "missing": "缺失"}


class ConstructionFounded(Facts, title="基础", en="base of a structure"):
    """The base on which a temporary structure or a machine stands; base of the classes that have one."""

    bearing_as_designed = Flag("基础承载力满足设计要求", aliases=("基础承载力满足要求",))
    deformation_as_designed = Flag("基础变形满足设计要求", aliases=("基础变形满足要求",))


class ConstructionFormwork(ConstructionFounded, title="模板支架", en="formwork"):
    """One formwork with its support, and the concrete placed in it."""

    load = Number("施工荷载", unit="kPa", aliases=("实际荷载",), minimum=0)
    design_load = Number("荷载设计值", unit="kPa", aliases=("设计荷载",), minimum=0)
    action = Choice(
        "正在进行的作业", aliases=("作业",),
        options={"none": "无", "strike": "拆除支架", "slip": "滑模提升", "climb": "爬模爬升"},
    )  # fmt: skip
    strength = Number("混凝土强度", unit="MPa", aliases=("实测混凝土强度",), minimum=0)
    required_strength = Number("设计和规范要求的混凝土强度", unit="MPa", aliases=("规定强度",), minimum=0)
    high_risk = Flag("属于危险性较大的模板支撑工程", aliases=("危大模板工程",))
    order_as_planned = Flag("浇筑顺序符合专项施工方案", aliases=("浇筑顺序符合方案",))
    layers_as_planned = Flag("分层厚度符合专项施工方案", aliases=("分层厚度符合方案",))


class ConstructionScaffold(ConstructionFounded, title="脚手架", en="scaffold"):
    """One scaffold."""

    kind = Choice(
        "脚手架类型", other_names={"爬架": "attached_lifting"}, aliases=("类型",),
        options={"attached_lifting": "附着式升降脚手架", "other": "其他脚手架"},
    )  # fmt: skip
    wall_ties = Choice(
        "连墙件", aliases=("连墙件设置",), note="按规定不需要的填“齐全”",
        options={
            "complete": "齐全", "some_missing": "个别缺失", "lift_missing": "整层缺失", "none": "未设置",
        },
    )  # fmt: skip
    anti_tilt = Choice("防倾覆装置", options=_STATES, aliases=("防倾装置",))
    anti_fall = Choice("防坠落装置", options=_STATES, aliases=("防坠装置",))
    synchroniser = Choice("同步升降控制装置", options=_STATES, aliases=("同步控制装置",))


class ConstructionErectionSupport(ConstructionFounded, title="安装用支撑结构", en="erection support"):
    """One support for the erection of a steel structure or a space frame."""

    load = Number("支撑荷载", unit="kN", aliases=("荷载",), minimum=0)
    design_capacity = Number("设计承载力", unit="kN", aliases=("支撑设计承载力",), minimum=0)
    anti_overturning_as_designed = Flag("已按设计设置防倾覆装置", note="设计不要求的填“是”")


class ConstructionMember(Facts, title="安装中的预制构件", en="member in erection"):
    """One prefabricated member that is being erected, such as a steel truss."""

    single = Flag("单榀钢桁架、屋架等构件", en="single truss or the like", aliases=("单榀构件",))
    stabilised = Flag("已采取防失稳措施", aliases=("防失稳措施",))


class ConstructionPlatform(Facts, title="悬挑式卸料平台", en="cantilever platform"):
    """One cantilever unloading platform."""

    bearing_points_stable = Flag("搁置点在稳定的主体结构上", aliases=("搁置点稳定",))
    tie_points_stable = Flag("拉结点在稳定的主体结构上", aliases=("拉结点稳定",))
    prop_points_stable = Flag("支撑点在稳定的主体结构上", aliases=("支撑点稳定",))
    reliably_connected = Flag("已做可靠连接", aliases=("可靠连接",))


class ConstructionShaft(Facts, title="竖向贯通处", en="vertical opening"):
    """One gap between scaffold and structure, or one lift shaft."""

    kind = Choice(
        "贯通处类型", aliases=("位置",),
        options={"scaffold_gap": "脚手架与结构外表面之间", "lift_shaft": "电梯井道内", "other": "其他"},
    )  # fmt: skip
    through = Flag("上下贯通", aliases=("贯通",))
    horizontal_protection = Flag("已采取水平防护措施", aliases=("水平防护",))
    gate = Flag("电梯井口已设防护门", aliases=("井口防护门",))


class ConstructionBasket(Facts, title="高处作业吊篮", en="suspended basket"):
    """One suspended basket in use."""

    load = Number("吊篮载荷", unit="kg", aliases=("实际载荷",), minimum=0)
    rated_load = Number("吊篮额定载荷", unit="kg", aliases=("额定载荷",), minimum=0)
    safety_lock_works = Flag("安全锁有效", aliases=("安全锁",))
    lifeline_independent = Flag("安全绳独立悬挂", aliases=("安全绳",), note="挂设安全带用的安全绳")


class ConstructionDemolition(Facts, title="拆除作业", en="demolition"):
    """One piece of demolition, in a fit-out or by itself."""

    fit_out = Flag("属于装饰装修工程", aliases=("装饰装修",))
    load_bearing_removed = Flag("拆除承重结构", aliases=("拆承重结构",))
    checked_by = Choice(
        "结构复核单位", aliases=("复核单位",),
        options={
            "original_designer": "原设计单位", "qualified_designer": "有相应资质的设计单位",
            "unqualified": "无相应资质的单位", "nobody": "未复核",
        },
    )  # fmt: skip
    order_as_code = Flag("拆除顺序符合规范", aliases=("顺序符合规范",))
    order_as_plan = Flag("拆除顺序符合施工方案", aliases=("顺序符合方案",))
