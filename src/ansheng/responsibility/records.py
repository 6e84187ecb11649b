"""Records of those who answer for safety: parties (departments, townships, offices) and enterprises."""

from __future__ import annotations

from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Choice, Flag, Text


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
    level = Choice(
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
    reports = Flag(
        "须按月报送", en="must report monthly", aliases=("按月报送", "是否报送", "是否按月报送", "月报单位")
    )


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
        note="统计上的大中小微划分；“小微”按微型读入。",
    )
    risk_class = Choice(
        "风险等级",
        en="risk class",
        options={"A": "A级", "B": "B级", "C": "C级", "D": "D级"},
        other_names={"A类": "A", "B类": "B", "C类": "C", "D类": "D"},
        aliases=("分级分类", "安全风险等级", "监管等级", "企业等级", "分类分级"),
    )
