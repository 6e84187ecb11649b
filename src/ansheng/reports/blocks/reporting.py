"""Reporting: the parties to be named for reports missing, late or nil, month by month, and who did not get a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.campaigns.records import SubmissionRecord
from ansheng.campaigns.submissions import (
    STATES,
    State,
    careless,
    period_label,
    submission_standings,
    unreached,
)
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.told import paragraph, stood_told, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import PartyRecord
from ansheng.words import Words

_REPORTS = Words("份", "")
_ORDER: tuple[State, ...] = ("missing", "late", "unknown", "undated", "due", "in_time")
_KINDS = immutabledict(
    {
        "missing": Words("未报", "missing"),
        "late": Words("迟报", "late"),
        "nil": Words("零报告", "nil reports"),
    }
)


def _named(desk: Desk, options: Options) -> Iterator[Item]:
    """How the monthly reports that parties owe stand, and which parties are to be named."""
    if not there(desk, SubmissionRecord):
        return
    records = desk.records(SubmissionRecord)
    found = submission_standings(_parties(desk, records), desk.window, records, desk.as_of)
    if not found:
        return
    what = Words("应报月报", "monthly reports owed")
    yield stood_told(desk, "monthly_report", what, [one.state for one in found], STATES, _REPORTS, _ORDER)
    worst = careless(found)
    if not worst:
        yield paragraph(
            desk, Words("未发现未报、迟报、零报告的情况。", "No report was missing, late or nil.")
        )
        return
    most = options.count("rows", MOST)
    rows: list[tuple[Cell | Figure, ...]] = [
        (party, *(_count(desk, party, kind, words, counts.get(kind, 0)) for kind, words in _KINDS.items()))
        for party, counts in worst[:most]
    ]
    heads = (Words("报送单位", "party"), *_KINDS.values())
    yield listed(desk, Words("报送点名", "Parties to be named"), heads, rows, left=len(worst) - most)
    yield from _recipients(desk, records, options, most)


def _parties(desk: Desk, records: Sequence[SubmissionRecord]) -> list[PartyRecord | str]:
    """The parties of the register that must report; without a register those that ever did."""
    if PartyRecord.table in desk.tables:
        return [one for one in desk.records(PartyRecord) if one.name and one.reports]
    return list(dict.fromkeys(one.party for one in records if one.party))


def _count(desk: Desk, party: str, kind: str, words: Words, value: int) -> Figure:
    return counted(
        desk,
        f"report_{kind}[party={party}]",
        Words(f"{party}{words.zh}", f"{party}: {words.en}"),
        value,
        _REPORTS,
        Words(
            f"统计期间各月“{party}”{words.zh}的月报份数",
            f"monthly reports of {party} in the period: {words.en}",
        ),
    )


def _recipients(
    desk: Desk, records: Sequence[SubmissionRecord], options: Options, most: int
) -> Iterator[Item]:
    """The reports of the period that did not go to all whom the template names."""
    wanted = options.several("to")
    dues = [one for one in records if one.due_on is not None and desk.window.contains(one.due_on)]
    comma = desk.of(Words("、", ", "))
    rows: list[tuple[Cell, ...]] = [
        (one.party, period_label(one.period or "", desk.lang), comma.join(left))
        for one in dues
        if wanted and (left := unreached(one, wanted))
    ]
    if rows:
        heads = (Words("报送单位", "party"), Words("报送期", "period"), Words("未送达", "not sent to"))
        title = Words("未送达应送单位的报表", "Reports that did not go to all")
        yield listed(desk, title, heads, rows[:most], left=len(rows) - most)


BLOCKS = (
    Block(
        "reports_named",
        Words("报送点名", "reports named"),
        Words(
            "各单位未报、迟报、零报告的月报份数，未送达的单位", "who did not report, was late or reported nil"
        ),
        _named,
        options=immutabledict({"to": Words("应送", "to"), "rows": OPTION}),
    ),
)
