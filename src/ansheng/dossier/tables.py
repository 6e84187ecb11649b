"""Tables of the core: which records there are, and by which names and headers a table is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from immutabledict import immutabledict

from ansheng.accidents.records import (
    AccidentRecord,
    AccidentReportRecord,
    CeilingRecord,
    InvestigationRecord,
    ReferenceRecord,
)
from ansheng.assessment.records import MarkRecord, RatingRecord
from ansheng.campaigns.records import (
    AttendanceRecord,
    CampaignRecord,
    MechanismRecord,
    MeetingRecord,
    PlanRecord,
    SubmissionRecord,
    TargetRecord,
    TaskRecord,
)
from ansheng.campaigns.work_records import ActivityRecord, ResponseRecord, StatisticsRecord
from ansheng.errors import UnknownNameError
from ansheng.facts.loading.office import NO_OFFICE, Office
from ansheng.facts.loading.spread import spread_over
from ansheng.facts.record import Facts
from ansheng.hazards.enforcement import CaseRecord, InspectionRecord, PenaltyRecord, SanctionRecord
from ansheng.hazards.lists import MeasureRecord
from ansheng.hazards.records import EscalationRecord, HazardRecord, ListingRecord, RiskRecord
from ansheng.responsibility.records import (
    AssignmentRecord,
    DutyRecord,
    EnterpriseRecord,
    OccurrenceRecord,
    PartyRecord,
    PostRecord,
    SectorRecord,
    TeamRecord,
)
from ansheng.responsibility.unit_records import (
    CertificateRecord,
    DeviceRecord,
    DrillRecord,
    PolicyRecord,
    StandardisationRecord,
    TrainingRecord,
)
from ansheng.sheets.cells import title_key
from ansheng.words import Words

_NAMES: dict[type[Facts], tuple[str, ...]] = {
    PartyRecord: ("责任单位", "成员单位", "责任部门", "牵头部门"),
    EnterpriseRecord: ("监管企业", "企业名单", "生产经营单位", "重点企业"),
    PostRecord: ("岗位责任", "领导分工", "责任人", "领导班子分工"),
    SectorRecord: ("行业监管分工", "监管职责", "行业主管", "行业领域监管"),
    TeamRecord: ("工作组", "督查组", "工作专班", "领导小组"),
    AssignmentRecord: ("任务分工", "责任分工", "职责分工"),
    DutyRecord: ("定期职责", "履职要求", "履职频次"),
    OccurrenceRecord: ("履职记录", "履职", "履职台账"),
    CampaignRecord: ("专项行动", "行动"),
    TargetRecord: ("目标", "里程碑", "行动目标"),
    MechanismRecord: ("制度机制", "制度", "机制"),
    PlanRecord: ("方案清单", "专项方案", "方案体系"),
    TaskRecord: ("任务清单", "任务分解", "目标任务", "重点任务", "任务进度"),
    MeetingRecord: ("会议记录", "例会", "工作例会"),
    AttendanceRecord: ("参会", "到会", "签到", "会议签到", "例会签到", "例会参会"),
    SubmissionRecord: ("报送", "月报", "月报报送", "报表报送", "信息报送"),
    HazardRecord: (
        "隐患台账", "问题隐患", "风险隐患", "事故隐患", "安全隐患", "隐患排查", "隐患整改", "隐患排查整改",
        "隐患排查治理",
    ),
    MeasureRecord: ("制度措施", "措施清单"),
    InspectionRecord: ("执法检查", "检查记录", "检查台账", "监督检查", "安全检查", "企业检查"),
    PenaltyRecord: ("处罚", "执法处罚", "行政处罚"),
    SanctionRecord: ("惩戒", "联合惩戒名单", "失信惩戒", "失信名单", "黑名单"),
    RiskRecord: ("风险清单", "风险点", "安全风险", "风险管控", "风险分级管控"),
    EscalationRecord: ("督促", "督办", "督办函", "提示函", "督促记录"),
    AccidentRecord: ("生产安全事故", "事故台账", "安全事故"),
    AccidentReportRecord: ("事故报告", "事故信息报告", "事故接报"),
    InvestigationRecord: ("事故调查", "事故查处", "事故调查处理"),
    ReferenceRecord: ("基础数据", "经济社会数据", "统计基数"),
    CertificateRecord: ("持证", "持证上岗", "三项岗位持证", "证书"),
    PolicyRecord: ("安责险", "安责险投保", "安全生产责任保险"),
    StandardisationRecord: ("标准化", "标准化达标", "标准化创建"),
    DrillRecord: ("应急演练", "演练"),
    TrainingRecord: ("教育培训", "培训", "宣传教育培训"),
    DeviceRecord: ("装置安装", "报警器安装", "安装"),
    RatingRecord: ("企业分级", "企业分级分类", "分级分类"),
    CaseRecord: ("执法案件", "案件"),
    ListingRecord: ("挂牌事项", "挂牌督办事项"),
    CeilingRecord: ("控制指标", "控制考核指标"),
    MarkRecord: ("考核得分", "考核评分", "考核"),
    ActivityRecord: ("工作计数", "工作量", "工作动态"),
    ResponseRecord: ("应急响应", "响应"),
    StatisticsRecord: ("统计报表", "统计表", "统计月报", "统计季报", "统计年报"),
}  # fmt: skip

TABLES: Mapping[str, type[Facts]] = immutabledict({facts.table: facts for facts in _NAMES})
"""The core tables by name."""

_CORE: Mapping[type[Facts], tuple[str, ...]] = immutabledict(
    {
        HazardRecord: ("description",),
        RiskRecord: ("name", "factor"),
        TaskRecord: ("name", "content", "index"),
        SubmissionRecord: ("party",),
        InspectionRecord: ("inspected_on", "inspector", "item", "content", "result", "problems"),
        PenaltyRecord: ("penalised_on", "amount", "charge", "violation", "content"),
        CertificateRecord: ("holder", "number"),
        TrainingRecord: ("name", "content", "held_on", "teacher", "hours", "score"),
        StatisticsRecord: (
            "found",
            "rectified",
            "general",
            "major",
            "units_checked",
            "found_to_date",
            "accidents",
        ),
    }
)
"""What a table is about: without a column for one of these facts its headers do not tell it, however many are known."""

_RATHER: Mapping[type[Facts], type[Facts]] = immutabledict({InspectionRecord: HazardRecord})
"""Which table is meant where both fit as well: visits with what was found and until when are a list of hazards."""

CLEAR = 3
"""So many columns of its own tell a table whose name does not."""

HINTED = 2
"""So many columns of its own tell a table at which a name hints."""

_SUFFIX = re.compile(
    r"(?:一览表|台账|清单|名单|名册|明细|汇总|统计|登记|记录|情况|快报|报表|月报表|结果|导出|表)+$"
)
_DATED = re.compile(r"\d+(?:[年月日期号季度]|第)*|[（(\[【].*?[)）\]】]|[上下]半年|[一二三四]季度")
_APART = re.compile(r"[\s\-_—–.,，、·+~()（）\[\]【】《》]+")


def titles_of(tables: Iterable[type[Facts]], office: Office = NO_OFFICE) -> frozenset[str]:
    """All titles and aliases under which the columns of these tables are kept, and the headers of an office."""
    return _titles(tuple(tables), office.headers())


@lru_cache(maxsize=64)
def _titles(tables: tuple[type[Facts], ...], headers: frozenset[str]) -> frozenset[str]:
    return frozenset(title for facts in tables for title in facts.titles()) | headers


def table_named(name: str) -> type[Facts] | None:
    """The table that a file or a sheet of this name holds, or None where the name does not say or says two things.

    Numbers, dates, what stands in brackets and words such as 台账 do not count; a part between separators may name it.

    >>> table_named("02 隐患台账（2020年12月）").table
    'hazards'
    >>> table_named("Sheet1")
    """
    found = {facts for piece in _pieces(name) if (facts := _BY_NAME.get(_stem(piece)))}
    return found.pop() if len(found) == 1 else None


def tables_hinted(name: str) -> frozenset[type[Facts]]:
    """The tables that a name may be of, which says more than that: whose, or of what kind the records are.

    >>> {facts.table for facts in tables_hinted("白水镇问题隐患整改清单") | tables_hinted("道路运输事故快报")} == {
    ...     "hazards", "accidents"}
    True
    """
    return frozenset(facts for piece in _pieces(name) if (facts := _ending(_stem(piece))))


def table_of_name(name: str) -> type[Facts] | None:
    """The table that a name says, or the one at which it hints; None where it says nothing, or two things.

    >>> table_of_name("道路运输事故快报").table
    'accidents'
    """
    hinted = tables_hinted(name)
    return table_named(name) or (next(iter(hinted)) if len(hinted) == 1 else None)


def table_called(name: str) -> type[Facts]:
    """The table of this name, as a person who lists tables writes it: ``hazards``, 隐患 or 隐患台账.

    :raises UnknownNameError: there is none; near names are listed
    """
    facts = TABLES.get(name) or table_named(name)
    if facts is None:
        raise UnknownNameError.of(
            Words("表", "table"), name, [*TABLES, *(cls.title for cls in TABLES.values())]
        )
    return facts


def fit(headers: Iterable[str], facts: type[Facts], office: Office = NO_OFFICE) -> int:
    """How many facts that are the table's own have a column under these headers."""
    shared = Facts.facts()
    written = tuple(headers)
    named = {name for _, name, _ in facts.headers(written, office.names(facts))}
    if facts.wide is not None and spread_over(facts, written, office):
        named |= {facts.wide.over, facts.wide.values[0]}
    return len(named - set(shared))


def best_fit(
    headers: Iterable[str], office: Office = NO_OFFICE, hinted: Collection[type[Facts]] = ()
) -> tuple[type[Facts], ...]:
    """The tables that fit the headers best: one where it is clear, several where it is not, none where none fits.

    At least three columns and half of all must be known, so that a summary of a table is not taken for the table; two
    where a name hints at the table, and half as many as of any other.

    :param hinted: the tables that the names of the sheet and its file may be of
    """
    written = tuple(headers)
    named = (facts for facts in TABLES.values() if facts in hinted or _has_core(written, facts, office))
    fits = {facts: fit(written, facts, office) for facts in named}
    most = max(fits.values(), default=0)
    equal = [facts for facts, known in fits.items() if known == most]
    best = tuple(facts for facts in equal if _RATHER.get(facts) not in equal)
    clear = best if most >= max(CLEAR, len(written) / 2) else ()
    for likely in (set(best) & set(hinted), clear if most == len(written) else (), hinted):
        meant = tuple(facts for facts in likely if fits.get(facts, 0) >= max(HINTED, most / 2))
        if len(meant) == 1:
            return meant
    return clear


def _pieces(name: str) -> tuple[str, ...]:
    undated = _DATED.sub(" ", name)
    return (name, undated, *_APART.split(undated))


def _ending(stem: str) -> type[Facts] | None:
    """The table whose name stands at the end of another, the longest if there are several."""
    ends = (stem[start:] for start in range(len(stem)))
    return next((_BY_NAME[end] for end in ends if end in _BY_NAME), None)


def _has_core(headers: Iterable[str], facts: type[Facts], office: Office) -> bool:
    """Whether a column says what a table of this kind is about, where it is said which columns do."""
    core = _CORE.get(facts, ())
    return not core or any(name in core for _, name, _ in facts.headers(headers, office.names(facts)))


def _stem(name: str) -> str:
    key = title_key(name).strip("-_")
    return _SUFFIX.sub("", key) or key


_BY_NAME: Mapping[str, type[Facts]] = immutabledict(
    {
        _stem(name): facts
        for facts, names in _NAMES.items()
        for name in (*names, facts.table, facts.en, facts.title)
    }
)
