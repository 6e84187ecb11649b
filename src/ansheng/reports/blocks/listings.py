"""Listings (挂牌督办): what is under special supervision, each kind apart, done and overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.hazards.guards import GuardError
from ansheng.hazards.listing import Listing, Target, tally
from ansheng.hazards.records import ListingRecord
from ansheng.indicators.definitions.rectification import LISTING_CLOSURE_RATE, LISTINGS
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.told import counts_told, facts_of, records_listed, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.words import Words

_LEVELS: Mapping[str | None, str] = immutabledict({"state": "nation"})
_HEADS = (
    Words("挂牌类别", "kind"),
    Words("挂牌", "listed"),
    Words("已办结", "done"),
    Words("逾期未办结", "overdue"),
)


def _listings(desk: Desk, options: Options) -> Iterator[Item]:
    """How many things are listed, kind by kind, and those that are not done by their day."""
    if not there(desk, ListingRecord):
        return
    none = Words("统计期间内无新挂牌事项。", "Nothing was listed in the period.")
    yield from counts_told(desk, (LISTINGS, LISTING_CLOSURE_RATE), none)
    known = [(record, made) for record in desk.records(ListingRecord) if (made := _listing(record))]
    left = len(desk.records(ListingRecord)) - len(known)
    if left:
        desk.leave_out(
            Words(
                f"有{left}项挂牌事项的类别、层级、日期或是否办结不全或有误，未计入挂牌情况。",
                f"{left} listings do not state kind, level, days or whether they are done, and are left out.",
            )
        )
    yield from _by_kind(desk, [made for _, made in known])
    late = [record for record, made in known if made.listed_on <= desk.as_of and made.overdue(desk.as_of)]
    late.sort(key=lambda one: str(one.due_on))
    facts = facts_of(ListingRecord, "name", "kind", "level", "party", "listed_on", "due_on")
    title = Words("逾期未办结挂牌事项", "Listings that are overdue")
    yield from records_listed(desk, title, late, facts, options.count("rows", MOST))


def _by_kind(desk: Desk, known: Sequence[Listing]) -> Iterator[Item]:
    rows: list[tuple[Cell | Figure, ...]] = []
    for target, found in tally(known, desk.as_of).items():
        name = choice(ListingRecord.fact("kind"), target.value)
        figures = [
            counted(
                desk,
                f"listings_{state}[kind={target.value}]",
                Words(f"{name.zh}{words.zh}", f"{name.en}: {words.en}"),
                value,
                Words("项", ""),
                Words(f"到统计截止日“{name.zh}”的{words.zh}数", f"{words.en} of {name.en} by the as-of day"),
            )
            for state, value, words in (
                ("listed", found.listed, _HEADS[1]),
                ("finished", found.finished, _HEADS[2]),
                ("overdue", found.overdue, _HEADS[3]),
            )
        ]
        rows.append((desk.of(name), *figures))
    if rows:
        yield listed(desk, Words("挂牌督办情况", "Listings by kind"), _HEADS, rows)


def _listing(record: ListingRecord) -> Listing | None:
    """The listing of a record; None where it does not say enough, or its days contradict each other."""
    undated = record.closed_on is None and record.closed is not False
    if record.kind is None or record.listed_on is None or record.due_on is None or undated:
        return None
    try:
        return Listing(
            Target(record.kind),
            record.name or record.id or "",
            _LEVELS.get(record.level, record.level or ""),
            record.party or "",
            record.listed_on,
            record.due_on,
            record.closed_on,
        )
    except GuardError:
        return None


BLOCKS = (
    Block(
        "listings",
        Words("挂牌督办", "listings"),
        Words("各类挂牌事项的挂牌、办结、逾期", "what is listed for supervision, done and overdue"),
        _listings,
        options=immutabledict({"rows": OPTION}),
    ),
)
