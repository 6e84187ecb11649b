"""The facts about rooms cooled with ammonia and about confined spaces."""

from ansheng import Choice, Count, Flag

from .firm import IndustrySubject


class IndustryAmmoniaSubject(IndustrySubject, title="液氨制冷的检查对象", en="subject with ammonia"):
    """Something in an enterprise that may use ammonia; base of the classes below."""

    ammonia_refrigeration = Flag("企业使用液氨制冷", aliases=("液氨制冷", "使用液氨制冷", "涉氨制冷企业"))


class IndustryProcessingRoom(IndustryAmmoniaSubject, title="包装、分割、整理场所", en="processing room"):
    """One room where products are packed, cut or sorted."""

    kind = Choice("场所类型", aliases=("类型",), options={
        "packing": "包装", "cutting": "分割", "sorting": "产品整理", "other": "其他场所",
    }, other_names={
        "包装间": "packing", "分割间": "cutting", "整理间": "sorting",
    })  # fmt: skip
    direct_evaporation = Flag("空调用氨直接蒸发制冷", aliases=("氨直接蒸发",))


class IndustryQuickFreezer(IndustryAmmoniaSubject, title="快速冻结装置", en="quick freezer"):
    """One quick freezer and the people who work in its room."""

    own_room = Flag("设在单独作业间内", aliases=("单独作业间",))
    workers = Count("作业间内作业人数", unit="人", aliases=("作业人数", "作业人员数量"))


class IndustryConfinedSubject(IndustrySubject, title="有限空间的检查对象", en="subject with confined spaces"):
    """Something in an enterprise that may have work in confined spaces; base of the classes below."""

    poisoning_risk = Flag(
        "企业有中毒风险的有限空间作业",
        en="confined-space work with risk of poisoning",
        aliases=("中毒风险",),
        note="硫化氢、一氧化碳等",
    )


class IndustryConfinedSpace(IndustryConfinedSubject, title="有限空间", en="confined space"):
    """One confined space."""

    identified = Flag("已辨识", aliases=("辨识",))
    registered = Flag("已建安全管理台账", aliases=("安全管理台账", "台账"))
    warning_sign = Flag("设有明显的安全警示标志", aliases=("安全警示标志", "警示标志"))


class IndustryConfinedWork(IndustryConfinedSubject, title="有限空间作业", en="confined-space work"):
    """One piece of work in a confined space."""

    approved = Flag("已履行作业审批", aliases=("作业审批", "已审批"))
    ventilated_first = Flag("检测前已先通风", aliases=("先通风",))
    tested_before_work = Flag("作业前已检测", aliases=("再检测", "先检测"))
    attendant = Flag("现场设有监护人员", aliases=("监护人员", "监护"))
