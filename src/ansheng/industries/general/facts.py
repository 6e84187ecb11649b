"""The facts of the general rules: people in special operations, and the safety staffing of units."""

from ansheng import Choice, Count, Day, Facts, Flag, Text


class SpecialOperator(Facts, title="特种作业人员", en="person in special operations"):
    """One person who does special operations, and the certificate for them."""

    name = Text("姓名", aliases=("人员姓名",))
    operation = Text("作业类别", en="kind of operation", aliases=("特种作业类别", "工种"))
    certified = Flag("持有证书", aliases=("是否持证", "持证"), note="电子证书同等；证书真伪须核验")
    number = Text("证书编号", en="certificate number", aliases=("证号",))
    working = Flag("正在从事特种作业", en="doing special operations", aliases=("是否在岗", "在岗"))
    born_on = Day("出生日期", aliases=("生日",))
    past_retirement = Flag(
        "超过法定退休年龄", aliases=("是否超龄",), note="法定退休年龄逐年调整", judged=True
    )
    valid_from = Day("证书有效期起", aliases=("有效期起", "发证日期"))
    valid_to = Day("证书有效期止", aliases=("有效期止", "有效期至"), note="当日仍有效")
    reviewed_on = Day("最近复审日期", aliases=("复审日期",), note="从未复审的，填发证日期")
    renewal_applied_on = Day("换证申请日期", aliases=("申请换证日期",))
    renewal_examined_on = Day("换证考核日期", aliases=("考核日期",))
    renewed_as_first = Flag(
        "按初次申请办理", en="treated as a first application", aliases=("是否按初次申请",)
    )
    deferred_until = Day("延期换证至", en="renewal deferred until", aliases=("延期至",))
    deferred = Flag("正在延期换证", en="renewal is deferred", aliases=("是否延期",))
    verified = Flag("单位已核验并建档", aliases=("是否核验", "已建档"), note="真伪和有效期两项均须核验")


class SafetyStaffing(Facts, title="安全管理机构和人员", en="safety staffing"):
    """The body and people for safety of one unit."""

    sector = Choice(
        "行业类别",
        options={
            "mine": "矿山",
            "smelting": "金属冶炼",
            "construction": "建筑施工",
            "transport": "运输",
            "hazardous": "危险物品生产、经营、储存、装卸",
            "other": "其他",
        },
        aliases=("行业", "单位类别"),
    )
    high_risk = Flag("属于高危单位", en="high-risk unit", aliases=("是否高危",), note="按所依据条文的列举")
    hazardous_makes = Flag(
        "生产、储存、装卸危险物品",
        en="makes, stores or loads hazardous goods",
        aliases=("是否生产储存装卸危险物品",),
        note="只经营危险物品的填“否”",
    )
    staff = Count("从业人员数", unit="人", en="people employed", aliases=("职工人数", "员工人数", "人数"))
    body = Flag("设有安全生产管理机构", en="safety body", aliases=("设有安全管理机构", "安全管理机构"))
    full_time = Count("专职安全员数", unit="人", en="full time", aliases=("专职安全管理人员",))
    part_time = Count("兼职安全员数", unit="人", en="part time", aliases=("兼职安全管理人员",))
    engineers = Count("注册安全工程师数", unit="人", en="certified safety engineers", aliases=("注安师",))
    head_examined = Flag("主要负责人考核合格", en="head passed the examination", aliases=("负责人考核合格",))
    officers_examined = Flag("安全管理人员考核合格", en="officers passed", aliases=("安全员考核合格",))
    posts_complete = Flag(
        "责任制覆盖全部岗位且要素齐全",
        en="every post has person, scope and standard",
        note="逐岗核对责任人员、范围和考核标准",
        judged=True,
    )
