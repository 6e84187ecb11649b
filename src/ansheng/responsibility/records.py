"""Records of those who answer for safety: parties, posts, sectors with their supervisors, teams, enterprises."""

from __future__ import annotations

from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.record import Facts
from ansheng.responsibility.roles import Role


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


class PartyRecord(Facts, title="责任主体", en="party", table="parties"):
    """One body that can answer for something: a department, a township, a district, an office, an enterprise."""

    name = Text(
        "名称",
        en="name",
        aliases=("单位名称", "责任主体", "责任单位", "部门名称", "部门", "单位", "成员单位", "报送单位"),
    )
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
        aliases=("类型", "主体类别", "单位类别", "单位类型", "单位性质"),
    )
    level = _level()
    reports = Flag(
        "须按月报送", en="must report monthly", aliases=("按月报送", "是否报送", "是否按月报送", "月报单位")
    )
    short_names = Text("简称", en="short names", aliases=("别称", "又称"), note="多个简称用顿号隔开。")
    members = Text(
        "包括", en="members", aliases=("包括的单位", "组成单位"), note="统称所包括的主体，用顿号隔开。"
    )
    superior = Text("上级", en="superior", aliases=("上级单位", "隶属于", "上级主体"))


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


class EnterpriseRecord(Facts, title="企业", en="enterprise", table="enterprises"):
    """One enterprise under supervision; ``department`` is the one that supervises its sector."""

    name = Text(
        "企业名称",
        en="name",
        aliases=("单位名称", "名称", "单位", "生产经营单位", "生产经营单位名称", "企业"),
    )
    sector = Text("行业领域", en="sector", aliases=("行业", "领域", "所属行业", "行业类别", "行业类型"))
    department = Text(
        "监管部门",
        en="supervising department",
        aliases=("主管部门", "行业主管部门", "行业监管部门", "责任部门"),
    )
    scale = Choice(
        "企业规模",
        en="scale",
        options={"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"},
        other_names={"大": "large", "中": "medium", "小": "small", "微": "micro", "小微": "micro"},
        aliases=("规模", "规模类型"),
        note="按统计上的大中小微型企业划分；“小微”按微型读入。",
    )
    risk_class = Choice(
        "风险等级",
        en="risk class",
        options={"A": "A级", "B": "B级", "C": "C级", "D": "D级"},
        other_names={"A类": "A", "B类": "B", "C类": "C", "D类": "D"},
        aliases=("分级分类", "安全风险等级", "监管等级", "企业等级", "分类分级"),
    )
