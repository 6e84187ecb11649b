"""Sectors: which criteria for major hazards each sector of the data goes by, and which must still be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from ansheng.catalogue import Catalogue
from ansheng.facts.frames import Tables
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import listed
from ansheng.reports.desk import Desk
from ansheng.reports.model import Item
from ansheng.sectors.sector import STATUS, meant
from ansheng.shelf import needed
from ansheng.words import Words

_HEADS = (
    Words("行业领域", "sector"),
    Words("有效的判定标准", "criteria in force"),
    Words("须另行查阅", "to be looked up"),
)
_NONE = Words("未收录", "none is encoded")
_STRANGE = Words("不在行业领域表中", "not in the table of sectors")


def named_sectors(tables: Tables) -> tuple[str, ...]:
    """The words for sectors that stand in the tables, in the order of the tables."""
    columns = [frame["sector"] for frame in tables.values() if "sector" in frame.columns]
    return tuple(
        dict.fromkeys(name for column in columns for name in column.drop_nulls().unique(maintain_order=True))
    )


def _sectors(desk: Desk, _: Options) -> Iterator[Item]:
    """A row for each sector that the tables name, with the criteria that are in force on the as-of day."""
    names = named_sectors(desk.tables)
    if not names:
        desk.leave_out(
            Words("各表均未填行业领域，未列判定标准。", "No table states a sector; no criteria are listed.")
        )
        return
    catalogue = desk.once("criteria of sectors", needed)
    rows = [(name, *(desk.of(one) for one in _law(name, catalogue, desk))) for name in names]
    yield listed(desk, Words("各行业领域判定标准", "Criteria by sector"), _HEADS, rows)


def _law(name: str, catalogue: Catalogue, desk: Desk) -> tuple[Words, Words]:
    """The criteria of a sector as it is written, and what is known of others."""
    sector = meant(name)
    if sector is None:
        return _STRANGE, _STRANGE
    law = [one for one in catalogue.standards_of(sector.name) if one.severity == "major"]
    known = [(edition.number, one.id) for one in law if (edition := one.edition_on(desk.as_of)) is not None]
    others = [(one.number or f"《{one.title}》", STATUS[one.status].en) for one in sector.documents]
    return _joined(known, _NONE), _joined(others, Words("—", "—"))


def _joined(names: list[tuple[str, str]], none: Words) -> Words:
    """The names without doubles, in both languages."""
    if not names:
        return none
    told = [list(dict.fromkeys(column)) for column in zip(*names, strict=True)]
    return Words("、".join(told[0]), ", ".join(told[1]))


BLOCKS = (
    Block(
        "sectors",
        Words("行业判定标准", "sectors"),
        Words(
            "各表所涉行业领域适用的重大事故隐患判定标准，未收录的注明",
            "the criteria that the sectors of the tables go by, and those that are not encoded",
        ),
        _sectors,
    ),
)
