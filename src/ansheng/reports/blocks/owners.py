"""Owners: who answers for what, gaps and overlaps, the load of each, three levels, teams, and chains of hazards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.agenda.chains import organisation_of
from ansheng.campaigns.records import TaskRecord
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.definitions.work import TEAMS
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.hazards import open_rows, there
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, counted, listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Bullets, Cell, Item, Paragraph, Table
from ansheng.responsibility import (
    Assignment,
    AssignmentRecord,
    Hole,
    Link,
    Organisation,
    PartyRecord,
    PostRecord,
    SectorRecord,
    TeamRecord,
    team_holes,
)
from ansheng.responsibility.organisation import KINDS, Kind
from ansheng.words import Words

CHAINS = 20
"""So many chains are shown where the template does not say how many."""

_ITEMS, _PARTIES, _PLACES = Words("项", ""), Words("个", ""), Words("处", "")


def _organisation(desk: Desk) -> Organisation:
    """The organisation that the dossier describes; of a place too the register is that of the whole."""
    register = PartyRecord.table
    whole = {register: desk.whole[register]} if register in desk.whole else {}
    return desk.once("organisation", lambda: organisation_of({**desk.tables, **whole}))


def _assigned(desk: Desk) -> Organisation | None:
    """The organisation where any table says who answers for what; where none does, the notes say so."""
    if AssignmentRecord.table in desk.tables or TaskRecord.table in desk.tables:
        found = _organisation(desk)
        if found.assignments:
            return found
    desk.leave_out(desk.absent(AssignmentRecord))
    return None


def _owners(desk: Desk, options: Options) -> Iterator[Item]:
    found = _assigned(desk)
    if found is None:
        return
    subjects: dict[str, list[Assignment]] = defaultdict(list)
    for one in found.assignments:
        subjects[one.subject].append(one)
    load = found.load()
    words = Words(
        "{items}事项已明确责任，涉及单位{parties}。", "{items} items have owners, {parties} parties in all."
    )
    items = counted(
        desk,
        "items_assigned",
        Words("有分工的事项", "items assigned"),
        len(subjects),
        _ITEMS,
        Words(
            "分工表、任务表中的事项数（不重复计）", "different items in the tables of assignments and tasks"
        ),
    )
    parties = counted(
        desk,
        "parties_assigned",
        Words("承担事项的单位", "parties assigned"),
        len(load),
        _PARTIES,
        Words("承担事项的单位数，统称按责任主体表展开", "parties that stand behind items, groups expanded"),
    )
    yield desk.paragraph(desk.say(words, items=items, parties=parties))
    most = options.count("rows", MOST)
    yield _subjects(desk, subjects, most)
    yield _loads(desk, load, most)


def _subjects(desk: Desk, subjects: dict[str, list[Assignment]], most: int) -> Table:
    heads = (
        Words("事项", "item"),
        Words("牵头或负责", "leads or alone"),
        Words("分工负责", "in part"),
        Words("配合或督促", "supports or oversees"),
    )
    rows = []
    for subject, its in list(subjects.items())[:most]:
        kinds = (
            [one for one in its if one.role.whole],
            [one for one in its if one.role.owns and not one.role.whole],
            [one for one in its if not one.role.owns],
        )
        rows.append((subject, *(_parties(desk, kind) for kind in kinds)))
    title = Words("责任分工表", "Who answers for what")
    return listed(desk, title, heads, rows, left=len(subjects) - most)


def _parties(desk: Desk, its: Sequence[Assignment]) -> str | None:
    names = desk.of(Words("、", ", ")).join(dict.fromkeys(one.party for one in its))
    more = Words("等", " and others") if any(one.open for one in its) else Words("", "")
    return names + desk.of(more) or None


def _loads(desk: Desk, load: Counter[str], most: int) -> Table:
    rows = [
        (
            party,
            counted(
                desk,
                f"items_of[party={party}]",
                Words(f"承担事项（{party}）", f"items ({party})"),
                count,
                _ITEMS,
                Words(
                    f"“{party}”承担的事项数，含配合事项", f"items behind which {party} stands, in any role"
                ),
            ),
        )
        for party, count in load.most_common(most)
    ]
    heads = Words("单位", "party"), Words("承担事项", "items")
    title = Words("各单位承担情况", "Load of each party")
    return listed(desk, title, heads, rows, left=len(load) - most)


def _gaps(desk: Desk, options: Options) -> Iterator[Item]:
    found = _organisation(desk)
    if not (found.assignments or found.sectors or found.posts):
        desk.leave_out(desk.absent(AssignmentRecord))
        return
    gaps = [hole for hole in found.gaps() if hole.kind not in _unjudged(desk)]
    kinds = (
        ("responsibility_gaps", Words("责任缺口", "gaps"), gaps),
        ("responsibility_overlaps", Words("责任交叉", "overlaps"), list(found.overlaps())),
    )
    most = options.count("rows", MOST)
    for name, words, holes in kinds:
        yield from _holes(desk, name, words, holes, most)
    if not any(holes for _, _, holes in kinds):
        yield Paragraph(
            desk.of(
                Words(
                    "未发现责任缺口或责任交叉的情况。", "No gap and no overlap of responsibility was found."
                )
            )
        )


def _unjudged(desk: Desk) -> frozenset[str]:
    """The kinds of gaps that cannot be told, since the register is not there of which they speak."""
    registers = ((PartyRecord, "unknown_party"), (SectorRecord, "unsupervised_sector"))
    lacking = [(record, kind) for record, kind in registers if record.table not in desk.whole]
    for record, _ in lacking:
        desk.leave_out(desk.absent(record))
    return frozenset(kind for _, kind in lacking)


def _holes(desk: Desk, name: str, words: Words, holes: Sequence[Hole], most: int) -> Iterator[Item]:
    """How many there are, and each in a line."""
    if not holes:
        return
    meaning = Words(f"按分工、行业监管和岗位登记核对得出的{words.zh}数", f"{words.en} found in the registers")
    number = counted(desk, name, words, len(holes), _PLACES, meaning)
    yield desk.paragraph(desk.say(Words(f"{words.zh}{{0}}：", f"{words.en}: {{0}}."), number))
    told = [hole.text(desk.lang) for hole in holes[:most]]
    left = len(holes) - most
    more = [desk.of(Words(f"另有{left}处未列出", f"{left} more are not shown"))] if left > 0 else []
    yield Bullets(tuple(line + desk.of(Words("。", ".")) for line in (*told, *more)))


def _levels(desk: Desk, _: Options) -> Iterator[Item]:
    for record in (PartyRecord, PostRecord):
        if record.table not in desk.tables:
            desk.leave_out(desk.absent(record))
            return
    found = [one for one in _organisation(desk).coverage() if one.total]
    if not found:
        desk.leave_out(
            Words(
                "责任主体表未填“层级”，分级责任落实情况未作统计。",
                "No party states its level; whether each level has somebody responsible is not told.",
            )
        )
        return
    heads = (
        Words("层级", "level"),
        Words("责任主体", "bodies"),
        Words("已明确责任人", "with a person"),
        Words("未明确责任人的单位", "without"),
    )
    rows: list[tuple[Cell | Figure, ...]] = []
    for one in found:
        level = str(cell_of(PartyRecord.fact("level"), one.level, desk.lang))
        comma = desk.of(Words("、", ", "))
        rows.append(
            (
                level,
                _of_level(desk, "bodies", level, one.total),
                _of_level(desk, "bodies_with_post", level, one.covered),
                comma.join(one.bare[:MOST]) or None,
            )
        )
    yield listed(desk, Words("分级责任落实情况", "Who answers on each level"), heads, rows)


def _of_level(desk: Desk, name: str, level: str, value: int) -> Figure:
    said = {
        "bodies": Words("责任主体", "bodies"),
        "bodies_with_post": Words("已明确责任人的责任主体", "bodies with a person responsible"),
    }[name]
    meaning = Words(
        f"责任主体表中层级为“{level}”的{said.zh}数", f"{said.en} of the level {level} in the register"
    )
    label = Words(f"{said.zh}（{level}）", f"{said.en} ({level})")
    return counted(desk, f"{name}[level={level}]", label, value, _PARTIES, meaning)


def _teams(desk: Desk, options: Options) -> Iterator[Item]:
    teams = desk.records(TeamRecord)
    if not teams:
        return
    parts = desk.listed(TEAMS, "kind", desk.parts(TEAMS, "kind"))
    yield desk.paragraph(
        desk.say(Words("设立工作组{0}，其中{1}。", "teams: {0}, of which {1}."), desk.figure(TEAMS), parts)
    )
    names = ("name", "kind", "leader", "sector", "members", "office")
    facts = [TeamRecord.fact(name) for name in names]
    rows = [[cell_of(fact, getattr(team, fact.name), desk.lang) for fact in facts] for team in teams]
    most = options.count("rows", MOST)
    title = Words("领导小组和工作组", "Committees and teams")
    heads = [Words(fact.title, fact.en) for fact in facts]
    yield listed(desk, title, heads, rows[:most], left=len(rows) - most)
    found = _organisation(desk)
    holes = [hole for hole in team_holes(found) if hole.kind not in _unjudged(desk)]
    holes += found.misled_teams() if found.posts else ()
    yield from _holes(desk, "team_gaps", Words("工作组登记不全", "what teams lack"), holes, most)


def _chains(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk):
        return
    if PostRecord.table not in desk.tables:
        desk.leave_out(desk.absent(PostRecord))
        return
    import polars as pl

    rows = open_rows(desk).filter((pl.col("grade") == "major") | (pl.col("due_on") < desk.as_of))
    most = options.count("rows", CHAINS)
    chosen = rows.sort(pl.col("grade") == "major", descending=True, nulls_last=True, maintain_order=True)
    found = _organisation(desk)
    names = [name for name in chosen.columns if name in HazardRecord.facts()]
    hazards = [HazardRecord(**row) for row in chosen.head(most).select(names).iter_rows(named=True)]
    if not hazards:
        return
    heads = (Words("隐患", "hazard"), *(words for words in KINDS.values()))
    table = [_chain(desk, hazard, found.chain_of(hazard)) for hazard in hazards]
    title = Words("重大和逾期隐患责任链", "Who answers for major and overdue hazards")
    yield listed(desk, title, heads, table, left=rows.height - most)


def _chain(desk: Desk, hazard: HazardRecord, links: Sequence[Link]) -> tuple[Cell, ...]:
    named = " ".join(part for part in (hazard.id, hazard.unit, hazard.description) if part)
    return (named, *(_links(desk, kind, links) for kind in KINDS))


def _links(desk: Desk, kind: Kind, links: Sequence[Link]) -> str | None:
    told = [one.text(desk.lang).partition(desk.of(Words("：", ": ")))[2] for one in links if one.kind == kind]
    return desk.of(Words("；", "; ")).join(told) or None


BLOCKS = (
    Block(
        "owners",
        Words("责任分工", "owners"),
        Words(
            "各事项的牵头、分工、配合单位和各单位承担的事项数",
            "who answers for each item, and the load of each",
        ),
        _owners,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "responsibility_gaps",
        Words("责任缺口", "responsibility gaps"),
        Words("无人负责、无人牵头和多头负责的事项", "what nobody answers for, and what several do"),
        _gaps,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "levels",
        Words("分级责任", "levels"),
        Words("县、乡、村各级是否明确责任人", "whether each level has somebody responsible"),
        _levels,
    ),
    Block(
        "teams",
        Words("工作组", "teams"),
        Words(
            "领导小组、工作专班、督查组的组成及缺漏",
            "committees, leading groups and teams, and what they lack",
        ),
        _teams,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "chains",
        Words("责任链", "chains"),
        Words(
            "重大和逾期隐患从企业到党政领导的责任链",
            "who answers for major and overdue hazards, from the enterprise to the leaders",
        ),
        _chains,
        options=immutabledict({"rows": OPTION}),
    ),
)
