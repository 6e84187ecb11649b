"""Records of those who answer for safety: parties, posts, sectors with their supervisors, teams, enterprises."""

from __future__ import annotations

from pathlib import Path

from ansheng.facts.kinds import Choice, Count, Day, Flag, Number, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.responsibility.roles import Role

_FILE = Path(__file__).with_name("headers.toml")


def _level() -> Choice:
    """The administrative level of a body or a post."""
    return Choice(
        "层级",
        en="level",
        options={
            "province": "省级",
            "city": "市级",
            "county": "县级",
            "township": "乡级",
            "village": "村级",
            "enterprise": "企业级",
        },
        other_names={
            **dict.fromkeys(("省", "自治区", "自治区级"), "province"),
            **dict.fromkeys(("市", "地级"), "city"),
            **dict.fromkeys(("县", "区", "区级", "县区级", "县（市、区）级"), "county"),
            **dict.fromkeys(("乡", "镇", "乡镇", "镇级", "乡镇级", "街道", "乡镇（街道）"), "township"),
            **dict.fromkeys(("村", "社区", "村（社区）"), "village"),
            "企业": "enterprise",
        },
        aliases=("级别", "行政层级", "所属层级"),
    )


def _rank() -> Choice:
    """How high in a body whoever acts stands."""
    return Choice(
        "责任层次",
        en="rank",
        options={"first": "第一责任人", "leader": "分管负责人", "officer": "具体责任人"},
        other_names={
            **dict.fromkeys(("主要负责人", "主要领导", "党委主要负责人", "政府主要负责人", "本人"), "first"),
            **dict.fromkeys(("分管领导", "班子成员", "安全总监", "联系领导"), "leader"),
            **dict.fromkeys(("安全管理人员", "科室负责人", "承办人", "网格员"), "officer"),
        },
        aliases=("责任类别", "责任人类别", "带队人层次", "执行人层次"),
    )


class PartyRecord(Facts, title="责任主体", en="party", table="parties", headers=headers_of(_FILE, "parties")):
    """One body that can answer for something: a department, a township, a district, an office, an enterprise."""

    name = Text("名称", en="name")
    kind = Choice(
        "类别",
        en="kind",
        options={
            "department": "部门",
            "township": "乡镇（街道）",
            "district": "县（市、区）",
            "office": "办事机构",
            "enterprise": "企业",
            "group": "多个主体的统称",
        },
        other_names={
            **dict.fromkeys(("政府部门", "行业部门", "主管部门", "牵头部门", "市直部门"), "department"),
            **dict.fromkeys(("乡镇", "街道", "镇", "乡", "街道办事处", "乡镇街道"), "township"),
            **dict.fromkeys(("县区", "县", "区", "市辖区", "县市区"), "district"),
            **dict.fromkeys(("办公室", "工作专班", "专班"), "office"),
            **dict.fromkeys(("生产经营单位",), "enterprise"),
        },
    )
    level = _level()
    reports = Flag("须按月报送", en="must report monthly")
    short_names = Text("简称", en="short names", note="多个简称用顿号隔开。")
    members = Text("包括", en="members", note="统称所包括的主体，用顿号隔开。")
    superior = Text("上级", en="superior")
    duties = Text("职责", en="duties")
    head = Text("负责人", en="head")
    head_phone = Text("负责人电话", en="telephone of the head")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    email = Text("邮箱", en="mail")
    address = Text("地址", en="address")
    size = Count("成员数量", unit="人", en="number of members")
    remarks = Text("备注", en="remarks")


class PostRecord(Facts, title="岗位", en="post", table="posts"):
    """One post and who holds it. Whoever answers for a field answers for its safety too (一岗双责)."""

    holder = Text("姓名", en="holder", aliases=("负责人", "任职人", "责任人", "领导姓名"))
    post = Text("职务", en="post", aliases=("岗位", "职位", "现任职务", "岗位名称"))
    party = Text("所在单位", en="party", aliases=("单位", "任职单位", "部门", "单位名称"))
    level = _level()
    rank = _rank()
    fields = Text(
        "分管领域", en="fields", aliases=("分管行业", "分管工作", "职责领域", "联系领域"), note="用顿号隔开。"
    )
    phone = Text("联系电话", en="telephone", aliases=("电话", "手机", "联系方式"))
    duty_list = Flag("有年度职责清单", en="has a duty list of the year", aliases=("年度工作清单", "职责清单"))


class SectorRecord(Facts, title="行业监管", en="sector supervision", table="sectors"):
    """Which body supervises a sector; a sector that several supervise has a row for each."""

    sector = Text("行业领域", en="sector", aliases=("行业", "领域", "行业名称", "业态"))
    party = Text(
        "监管部门", en="supervising party", aliases=("主管部门", "牵头部门", "行业主管部门", "责任部门")
    )
    emerging = Flag("新业态", en="emerging sector", aliases=("是否新业态", "新兴行业", "职能交叉"))
    basis = Text("确定依据", en="basis", aliases=("依据", "职责依据", "文件依据"))


class TeamRecord(Facts, title="工作组", en="team", table="teams"):
    """One team of a campaign: a leading group, a working team, an inspection team."""

    name = Text("名称", en="name", aliases=("工作组名称", "组名", "督查组"))
    kind = Choice(
        "类别",
        en="kind",
        options={
            "committee": "安委会",
            "sector_committee": "专委会",
            "leading_group": "领导小组",
            "working_team": "工作专班",
            "inspection_team": "督查组",
        },
        other_names={
            **dict.fromkeys(("督导组", "检查组", "工作组", "巡查组"), "inspection_team"),
            "专班": "working_team",
        },
        aliases=("类型",),
    )
    leader = Text("组长", en="leader", aliases=("主任", "负责人", "带队领导", "组长姓名"))
    sector = Text("行业领域", en="sector", aliases=("负责领域", "行业", "领域"))
    members = Text("成员单位", en="members", aliases=("成员", "组成单位"), note="用顿号隔开。")
    office = Text("承担科室", en="office", aliases=("办公室设在", "牵头科室", "承办科室"))


class AssignmentRecord(Facts, title="分工", en="assignment", table="assignments"):
    """One party's answer for one subject, as a row of a table of divided work."""

    subject = Text("事项", en="subject", aliases=("任务", "工作任务", "条目", "任务编号", "条款"))
    party = Text("责任单位", en="party", aliases=("责任主体", "单位", "部门", "责任部门"))
    role = Choice(
        "责任方式",
        en="role",
        options={role.value: role.title() for role in Role},
        other_names={
            "牵头单位": "lead",
            "牵头负责": "lead",
            "配合单位": "support",
            "参与": "support",
            "独立负责": "sole",
        },
        aliases=("角色", "分工方式"),
    )
    open = Flag("名单未列尽", en="list not closed", aliases=("等",))


class DutyRecord(Facts, title="定期职责", en="duty", table="duties"):
    """One duty of one party that comes again and again."""

    name = Text("职责名称", en="name", aliases=("职责", "定期职责", "工作要求", "制度"))
    party = Text("责任主体", en="party", aliases=("责任单位", "单位", "部门"))
    every = Choice(
        "周期",
        en="every",
        options={"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"},
        other_names={
            "月": "month",
            "按月": "month",
            "季度": "quarter",
            "季": "quarter",
            "半年": "half_year",
            "年": "year",
        },
        aliases=("频次", "时间要求"),
    )
    years = Count("年数", en="years", aliases=("几年一次",), note="每若干年一次的，填年数，周期填“每年”。")
    least = Count("至少次数", en="at least", aliases=("次数", "每期次数"))
    rank = _rank()
    within = Count("期后天数", en="days after the period", aliases=("报送时限天数", "期满后天数"))
    working = Flag("按工作日计", en="counted in working days", aliases=("是否工作日",))
    since = Day("开始日期", en="since", aliases=("起始日期", "自"))
    until = Day("结束日期", en="until", aliases=("终止日期", "至"))
    basis = Text("依据", en="basis", aliases=("来源", "文件依据"))


class OccurrenceRecord(Facts, title="履职记录", en="occurrence", table="occurrences"):
    """One performance of a duty: by whom, on which day, with what evidence."""

    duty = Text("职责名称", en="duty", aliases=("职责", "定期职责", "事项"))
    party = Text("责任主体", en="party", aliases=("责任单位", "单位", "部门"))
    on = Day("履行日期", en="on", aliases=("日期", "开展日期", "完成日期", "时间", "报送日期"))
    by = Text("执行人", en="by", aliases=("带队人", "主持人", "姓名", "带队领导"))
    rank = _rank()
    period = Text("所属期", en="period", aliases=("报送期", "月份", "期次"))
    evidence = Text("佐证材料", en="evidence", aliases=("佐证", "记录", "纪要", "文号"))


class EnterpriseRecord(
    Facts, title="企业", en="enterprise", table="enterprises", headers=headers_of(_FILE, "enterprises")
):
    """One enterprise under supervision; ``department`` is the one that supervises its sector."""

    name = Text("企业名称", en="name")
    sector = Text("行业领域", en="sector")
    department = Text("监管部门", en="supervising department")
    scale = Choice(
        "企业规模",
        en="scale",
        options={"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"},
        other_names={"大": "large", "中": "medium", "小": "small", "微": "micro", "小微": "micro"},
        note="按统计上的大中小微型企业划分；“小微”按微型读入。",
    )
    risk_class = Choice(
        "风险等级",
        en="risk class",
        options={"A": "A级", "B": "B级", "C": "C级", "D": "D级"},
        other_names={"A类": "A", "B类": "B", "C类": "C", "D类": "D"},
    )
    kind = Text("企业类型", en="kind")
    registration = Text("注册类型", en="kind of registration")
    address = Text("地址", en="address")
    registered_at = Text("注册地址", en="registered address")
    head = Text("法定代表人", en="legal representative")
    head_phone = Text("法定代表人电话", en="telephone of the legal representative")
    leader = Text("主要负责人", en="person in charge")
    leader_phone = Text("主要负责人电话", en="telephone of the person in charge")
    safety_head = Text("安全负责人", en="head of safety")
    safety_phone = Text("安全负责人电话", en="telephone of the head of safety")
    contact = Text("联系人", en="contact")
    phone = Text("联系电话", en="telephone")
    fax = Text("传真", en="fax")
    email = Text("邮箱", en="mail")
    website = Text("网址", en="website")
    postcode = Text("邮政编码", en="postcode")
    business = Text("经营范围", en="business")
    products = Text("主要产品", en="products")
    employees = Count("从业人员", unit="人", en="employees")
    safety_staff = Count("安全管理人员人数", unit="人", en="persons in charge of safety")
    founded_on = Day("成立日期", en="founded on")
    capital = Number("注册资金", unit="yuan", en="capital", minimum=0)
    output = Number("年产值", unit="yuan", en="output", minimum=0)
    revenue = Number("销售收入", unit="yuan", en="revenue", minimum=0)
    taxes = Number("上缴税收", unit="yuan", en="taxes", minimum=0)
    assets = Number("固定资产", unit="yuan", en="fixed assets", minimum=0)
    safety_cost = Number("安全投入", unit="yuan", en="spent on safety", minimum=0)
    safety_fund = Number("安全生产费用提取数", unit="yuan", en="set aside for safety", minimum=0)
    site_area = Number("占地面积", unit="m2", en="area of the site", minimum=0)
    floor_area = Number("建筑面积", unit="m2", en="floor area", minimum=0)
    licence = Text("许可证编号", en="licence")
    licence_to = Day("许可证有效期至", en="licence valid to", deadline=True)
    standard = Text("标准化等级", en="grade of standardisation")
    above_scale = Flag("是否规模以上", en="above the statistical threshold")
    key = Flag("是否重点企业", en="key enterprise")
    hazchem = Flag("是否危险化学品企业", en="hazardous chemicals")
    occupational = Flag("是否有职业病危害", en="occupational hazards")
    safety_office = Flag("是否设立安全管理机构", en="has an office of safety")
    status = Text("经营状态", en="status")
    branch = Flag("是否分公司", en="branch")
    longitude = Text("经度", en="longitude")
    latitude = Text("纬度", en="latitude")
    grid = Text("所属网格", en="grid")
    recorded_by = Text("登记人", en="recorded by")
    review = Text("审核情况", en="result of the review")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")
