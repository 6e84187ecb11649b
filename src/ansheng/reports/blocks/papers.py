"""Papers: what was issued, what is in force, which rules and mechanisms there are, and publicity handed out."""

from __future__ import annotations

from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.campaigns.campaign import Presence, presence, presence_by_party
from ansheng.campaigns.records import MechanismRecord
from ansheng.indicators.definitions import office
from ansheng.indicators.figure import Figure
from ansheng.registers import (
    DistributionRecord,
    DocumentRecord,
    LaidDown,
    distributed,
    document_standings,
    laid_down,
    laid_down_by_party,
)
from ansheng.registers.office.documents import STATES
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    in_window,
    paragraph,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import Parties, PartyRecord
from ansheng.words import Words

_COPIES, _ITEMS, _BODIES = Words("份", ""), Words("项", ""), Words("家", "")
_STATE = Words("情况", "standing")


def _documents(desk: Desk, options: Options) -> Iterator[Item]:
    """Papers issued in the period by kind, and how all papers stand on the day."""
    if not there(desk, DocumentRecord):
        return
    kinds = (
        office.DOCUMENTS,
        office.TEAM_PAPERS,
        office.BULLETINS,
        office.CIRCULARS,
        office.DOCUMENTS_REPEALED,
        office.ARCHIVE_BOXES,
    )
    yield from counts_told(desk, kinds, Words("统计期间内未印发文件。", "No paper was issued in the period."))
    if desk.figure(office.DOCUMENTS).value:
        title = Words("分文种印发情况", "Papers by kind")
        yield from grouped(desk, (office.DOCUMENTS,), "kind", title, shares=True)
    found = document_standings(desk.records(DocumentRecord), desk.as_of)
    if found:
        what = Words("登记文件", "papers registered")
        yield stood_told(desk, "document", what, [one.state for one in found], STATES, _COPIES)
    issued = in_window(desk, DocumentRecord, "issued_on")
    most = options.count("rows", MOST)
    facts = facts_of(DocumentRecord, "issued_on", "number", "name", "kind", "issuer", "addressees", "until")
    states = {_key(one.document): one.state for one in found}
    more = ((_STATE, lambda one: desk.of(STATES[states[_key(one)]])),)
    yield from records_listed(desk, Words("印发文件清单", "Papers issued"), issued, facts, most, more=more)


def _key(one: DocumentRecord) -> tuple[object, ...]:
    return (*one.values().values(),)


def _laid_down(desk: Desk, options: Options) -> Iterator[Item]:
    """Which rules, mechanisms and lists that there must be are there, by the papers or by the table of mechanisms."""
    wanted = options.names()
    parties = options.several("parties")
    if DocumentRecord.table in desk.tables and wanted:
        published = options.yes("published")
        records = desk.records(DocumentRecord)
        found = (
            laid_down_by_party(dict.fromkeys(parties, wanted), records, desk.as_of, published=published)
            if parties
            else laid_down(wanted, records, desk.as_of, published=published)
        )
        what = Words("应建制度机制", "rules and mechanisms that there must be")
        yield stood_told(desk, "laid_down", what, [one.state for one in found], STATES, _ITEMS)
        yield _needs(desk, found, options.count("rows", MOST))
    elif there(desk, MechanismRecord):
        most = options.count("rows", MOST)
        yield from _mechanisms(desk, wanted, parties, most, published=options.yes("published"))


def _needs(desk: Desk, found: tuple[LaidDown, ...], most: int) -> Item:
    rows: list[tuple[Cell, ...]] = [
        (
            one.required,
            one.party,
            desk.of(STATES[one.state]),
            one.document.name if one.document else None,
            one.document.number if one.document else None,
            one.document.issuer if one.document else None,
            one.document.issued_on if one.document else None,
        )
        for one in found[:most]
    ]
    heads = (
        Words("制度机制", "rule or mechanism"),
        Words("单位", "party"),
        _STATE,
        Words("文件", "paper"),
        Words("文号", "number"),
        Words("印发机关", "issued by"),
        Words("印发日期", "issued on"),
    )
    return listed(
        desk, Words("制度机制建立情况", "Rules and mechanisms"), heads, rows, left=len(found) - most
    )


def _mechanisms(
    desk: Desk, wanted: list[str], parties: list[str], most: int, *, published: bool
) -> Iterator[Item]:
    records = desk.records(MechanismRecord)
    if not records:
        yield paragraph(desk, Words("制度机制表无记录。", "The table of mechanisms is empty."))
        return
    states = {
        "yes": Words("已建立", "established"),
        "no": Words("未建立", "not established"),
        "unknown": Words("是否建立未填", "not stated whether established"),
    }
    found = [{True: "yes", False: "no", None: "unknown"}[one.established] for one in records]
    yield stood_told(desk, "mechanism", Words("制度机制", "mechanisms"), found, states, _ITEMS)
    facts = facts_of(MechanismRecord, "name", "party", "established", "number", "published")
    yield from records_listed(desk, Words("制度机制清单", "Mechanisms"), records, facts, most)
    found_of = presence_by_party(dict.fromkeys(parties, wanted), records, published=published)
    kept = found_of if parties else {"": presence(wanted, records)}
    for party, there_ in kept.items():
        yield from _absent(desk, party, there_)


def _absent(desk: Desk, party: str, found: Presence) -> Iterator[Item]:
    """Which of the rules that there must be a party has not, and of which that is not said."""
    comma = desk.of(Words("、", ", "))
    told = [
        desk.say(words, comma.join(names))
        for words, names in (
            (Words("未建立的有：{0}", "not established: {0}"), found.absent),
            (Words("是否建立未填的有：{0}", "not stated: {0}"), found.unknown),
        )
        if names
    ]
    if told:
        whose = (
            Words(f"{party}应建制度机制，", f"{party}: ") if party else Words("应建制度机制，", "mechanisms ")
        )
        said = desk.joined(told, Words("；", "; "))
        yield desk.paragraph(desk.say(Words("{0}{1}。", "{0}{1}."), desk.of(whose), said))


def _distributions(desk: Desk, options: Options) -> Iterator[Item]:
    """Publicity handed out, thing by thing, and which bodies of the list it did not reach."""
    if not there(desk, DistributionRecord):
        return
    kinds = (office.COPIES_HANDED_OUT, office.COPIES_TO_PUBLIC)
    none = Words("统计期间内未发放宣传品。", "No publicity was handed out in the period.")
    yield from counts_told(desk, kinds, none)
    parties = Parties.of(desk.records(PartyRecord)) if PartyRecord.table in desk.tables else Parties.of(())
    found = distributed(desk.records(DistributionRecord), desk.as_of, parties)
    most = options.count("rows", MOST)
    rows: list[tuple[Cell | Figure, ...]] = []
    heads = [
        Words("宣传品", "what"),
        Words("发放次数", "times"),
        Words("份数", "copies"),
        Words("领取单位", "bodies"),
        Words("名册内未领取", "of the list not reached"),
        Words("份数或日期未填的记录", "rows without number or day"),
    ]
    units = (Words("次", ""), _COPIES, _BODIES, _BODIES, Words("条", ""))
    for one in found[:most]:
        name = one.name or desk.of(Words("名称未填", "not named"))
        values = (one.times, one.copies, len(one.receivers), len(one.unreached), one.blank)
        keys = ("times", "copies", "bodies", "unreached", "blank")
        figures = [
            counted(
                desk,
                f"handed_{key}[name={name}]",
                Words(f"{name}{head.zh}", f"{name}: {head.en}"),
                value,
                unit,
                Words(f"到统计截止日累计发放“{name}”的{head.zh}", f"{head.en} of {name} by the as-of day"),
            )
            for key, value, unit, head in zip(keys, values, units, heads[1:], strict=True)
        ]
        rows.append((name, *figures))
    if rows:
        title = Words("宣传品发放情况（累计）", "Publicity handed out so far")
        yield listed(desk, title, heads, rows, left=len(found) - most)


BLOCKS = (
    Block(
        "documents",
        Words("文件印发", "documents"),
        Words("印发、废止、归档的文件及效力", "papers issued and repealed, and what is in force"),
        _documents,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "mechanisms",
        Words("制度机制", "mechanisms"),
        Words(
            "应建制度机制是否有文件且有效", "whether the rules that there must be are laid down and in force"
        ),
        _laid_down,
        options=immutabledict(
            {
                "parties": Words("单位", "parties"),
                "published": Words("须公布", "published"),
                "rows": OPTION,
            }
        ),
        main=Words("应建制度机制的名称，以“、”分隔", "the names of rules and mechanisms"),
    ),
    Block(
        "distributions",
        Words("宣传品发放", "distributions"),
        Words("宣传品份数、领取和未领取的单位", "publicity handed out, and whom it did not reach"),
        _distributions,
        options=immutabledict({"rows": OPTION}),
    ),
)
