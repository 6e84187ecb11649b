"""Office: staff against what is laid down, occupational health, safety communities, and counted work."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.campaigns.work_records import ActivityRecord
from ansheng.indicators.definitions import office
from ansheng.indicators.definitions.work import ACTIVITIES
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.figure import Figure
from ansheng.registers import (
    BodyStaff,
    CommunityRecord,
    HealthRecord,
    StaffRecord,
    community_standings,
    health_standings,
    staffing,
)
from ansheng.registers.office.communities import STATES as COMMUNITIES
from ansheng.registers.people.health import STATES as HEALTH
from ansheng.registers.people.staff import STATES as STAFF
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    paragraph,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import EnterpriseRecord, Parties, PartyRecord
from ansheng.words import Words

_STATE = Words("情况", "standing")
_BODIES = Words("个", "")


def _staff(desk: Desk, options: Options) -> Iterator[Item]:
    """Officers there and recruited, and whether each body has as many as it must."""
    if not there(desk, StaffRecord):
        return
    none = Words("统计截止日无在岗监管执法人员的记录。", "No officer is on the roster on the as-of day.")
    yield from counts_told(desk, (office.OFFICERS, office.RECRUITS), none)
    if not options.text("least"):
        return
    least = options.count("least", 1)
    most = options.count("most", least) if options.text("most") else None
    bodies = Parties.of(options.names()) if options.main else Parties.of(desk.records(PartyRecord))
    found = staffing(bodies, desk.records(StaffRecord), desk.as_of, least=least, most=most)
    if not found:
        return
    what = Words("须配备监管执法人员的单位", "bodies that must have officers")
    yield stood_told(desk, "staffing", what, [one.state for one in found], STAFF, _BODIES)
    rows = [_body(desk, one) for one in found[: options.count("rows", MOST)]]
    heads = (
        Words("单位", "body"),
        Words("在岗", "there"),
        Words("是否在岗不明", "doubtful"),
        Words("至少", "least"),
        Words("至多", "most"),
        _STATE,
    )
    title = Words("监管执法人员配备情况", "Officers of each body")
    yield listed(desk, title, heads, rows, left=len(found) - options.count("rows", MOST))


def _body(desk: Desk, one: BodyStaff) -> tuple[Cell | Figure, ...]:
    def figure(kind: str, words: Words, value: int | None) -> Figure:
        meaning = Words(
            f"统计截止日“{one.body}”{words.zh}的监管执法人员数（人员名册）",
            f"officers of {one.body} {words.en} on the as-of day, by the roster",
        )
        label = Words(f"{one.body}{words.zh}人员", f"officers of {one.body} {words.en}")
        return counted(desk, f"staff_{kind}[body={one.body}]", label, value, Words("人", ""), meaning)

    return (
        one.body,
        figure("there", Words("在岗", "there"), one.there),
        figure("doubtful", Words("是否在岗不明", "of whom it is not known"), one.doubtful),
        one.least,
        one.most,
        desk.of(STAFF[one.state]),
    )


def _health(desk: Desk, options: Options) -> Iterator[Item]:
    """Occupational health work of the period by kind, and the units of which it is overdue or not on record."""
    if not there(desk, HealthRecord):
        return
    kinds = (
        office.HEALTH_UNITS,
        office.HEALTH_DECLARED,
        office.HEALTH_TESTED,
        office.CHECK_UP_UNITS,
        office.CHECKED_UP,
        office.HEALTH_TRAINED,
    )
    yield from counts_told(
        desk, kinds, Words("统计期间内无职业健康工作记录。", "No health work is on record.")
    )
    by_kind = (office.HEALTH_UNITS, office.HEALTH_PERSONS)
    yield from grouped(desk, by_kind, "kind", Words("分类型职业健康工作", "Occupational health work by kind"))
    units = [one.name for one in desk.records(EnterpriseRecord) if one.name and one.occupational]
    found = health_standings(units, desk.records(HealthRecord), desk.as_of)
    if not found:
        return
    what = Words("职业病危害企业应办事项", "work due at units with occupational hazards")
    states = [one.state for one in found]
    yield stood_told(desk, "health", what, states, HEALTH, Words("项", ""))
    wrong = [one for one in found if one.state != "done"]
    kind = HealthRecord.fact("kind")
    heads = (Words("单位名称", "unit"), Words("工作类型", "kind"), _STATE, Words("最近办理", "last done"))
    most = options.count("rows", MOST)
    rows: list[tuple[Cell, ...]] = [
        (
            one.unit,
            desk.of(choice(kind, one.kind)),
            desk.of(HEALTH[one.state]),
            one.last.done_on if one.last else None,
        )
        for one in wrong[:most]
    ]
    if rows:
        title = Words("未按期办理和无记录的事项", "Work that is overdue, not known or not on record")
        yield listed(desk, title, heads, rows, left=len(wrong) - most)


def _communities(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, CommunityRecord):
        return
    none = Words("统计期间内无新命名安全社区。", "No community was named in the period.")
    yield from counts_told(desk, (office.COMMUNITIES,), none)
    found = community_standings(desk.records(CommunityRecord), desk.as_of)
    if not found:
        return
    what = Words("登记的安全社区命名", "namings of communities on record")
    yield stood_told(desk, "community", what, [one.state for one in found], COMMUNITIES, _BODIES)
    facts = facts_of(CommunityRecord, "name", "level", "named_on", "named_by", "number", "valid_to")
    more = ((_STATE, lambda one: desk.of(COMMUNITIES[one.state])),)
    title, most = Words("安全社区名单", "Safety communities"), options.count("rows", MOST)
    yield from records_listed(desk, title, found, facts, most, of=lambda one: one.record, more=more)


def _activities(desk: Desk, options: Options) -> Iterator[Item]:
    """Counted work of the period by kind and measure word; different measures are not added up."""
    if not there(desk, ActivityRecord):
        return
    parts = [(key, figure) for key, figure in desk.parts(ACTIVITIES, ("kind", "measure")) if figure.value]
    if not parts:
        yield paragraph(desk, Words("统计期间内无工作计数。", "No counted work is on record in the period."))
        return
    heads = (Words("工作类别", "kind"), Words("数量", "number"), Words("计数单位", "measure word"))
    most = options.count("rows", MOST)
    rows = [
        (key_title(ACTIVITIES, ("kind",), key[:1], desk.lang), figure, str(key[1]) if key[1] else None)
        for key, figure in parts[:most]
    ]
    yield listed(desk, Words("工作计数", "Counted work"), heads, rows, left=len(parts) - most)


_ROWS = immutabledict({"rows": OPTION})

BLOCKS = (
    Block(
        "staff",
        Words("监管队伍", "staff"),
        Words(
            "在岗和招录的监管执法人员，各单位配备",
            "officers there and recruited, and those each body must have",
        ),
        _staff,
        options=immutabledict(
            {"least": Words("至少", "least"), "most": Words("至多", "most"), "rows": OPTION}
        ),
        main=Words(
            "须配备的单位，以“、”分隔；不写则为责任单位表", "the bodies; those of the table of parties"
        ),
    ),
    Block(
        "health",
        Words("职业健康", "health"),
        Words("职业病危害申报、检测、检查、培训", "declarations, tests, check-ups and training"),
        _health,
        options=_ROWS,
    ),
    Block(
        "communities",
        Words("安全社区", "communities"),
        Words("命名的安全社区及是否有效", "safety communities and whether they hold their name"),
        _communities,
        options=_ROWS,
    ),
    Block(
        "activities",
        Words("工作计数", "activities"),
        Words("按类别、单位计数的工作量", "counted work by kind and measure word"),
        _activities,
        options=_ROWS,
    ),
)
