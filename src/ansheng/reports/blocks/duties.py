"""Duties: whether those that come again were done, meetings and who came, and reports by party and period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.campaigns.records import MeetingRecord
from ansheng.campaigns.submissions import period_label
from ansheng.indicators import core
from ansheng.indicators.definitions.work import ATTENDANCES_DUE, MEETINGS
from ansheng.indicators.evaluation.making import NOT_STATED, key_title
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.figures import figures_by, keys_of, present
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, counted, listed, states_told
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item, Paragraph, Table
from ansheng.responsibility import Duty, DutyRecord, OccurrenceRecord, Standing, standings
from ansheng.responsibility.duties import STATES, State
from ansheng.words import Words

PARTIES = 200
"""So many parties are listed where the template does not say how many."""

_TIMES = Words("项次", "")
_ORDER: tuple[State, ...] = ("missed", "late", "unknown", "due", "done")
_WRONG = ("missed", "late", "unknown")


def _duties(desk: Desk, options: Options) -> Iterator[Item]:
    records = desk.records(DutyRecord)
    if not records:
        return
    if OccurrenceRecord.table not in desk.tables:
        desk.leave_out(desk.absent(OccurrenceRecord))
        return
    clear = [one for one in records if one.name and one.every and one.party]
    _say_unclear(desk, len(records) - len(clear))
    found = [
        one
        for one in standings(
            [Duty.of(one) for one in clear],
            desk.records(OccurrenceRecord),
            since=desk.window.first,
            on=desk.as_of,
        )
        if one.period.first <= desk.window.last and one.state != "excused"
    ]
    if found:
        yield _duties_told(desk, found)
        yield _by_party(desk, found)
        yield from _undone(desk, found, options.count("rows", MOST))


def _say_unclear(desk: Desk, unclear: int) -> None:
    if unclear:
        desk.leave_out(
            Words(
                f"有{unclear}项定期职责的名称、周期或责任主体未填，未计入履职情况。",
                f"{unclear} duties do not state their name, cadence or party, and are left out.",
            )
        )


def _duties_told(desk: Desk, found: Sequence[Standing]) -> Paragraph:
    states = (one.state for one in found)
    told = states_told(desk, "duty", Words("定期职责", "duties"), states, STATES, _ORDER, _TIMES)
    whole = counted(
        desk,
        "duties",
        Words("定期职责", "duties"),
        len(found),
        _TIMES,
        Words(
            "统计期间内各责任主体的定期职责，一项职责一期计一项次",
            "duties of all parties in the period, one for each of their periods",
        ),
    )
    words = Words("应履行定期职责{0}，其中{1}。", "duties: {0}: {1}.")
    return desk.paragraph(desk.say(words, whole, told))


def _by_party(desk: Desk, found: Sequence[Standing]) -> Table:
    counts: dict[str, Counter[State]] = defaultdict(Counter)
    for one in found:
        counts[one.party or ""][one.state] += 1
    order = sorted(counts.items(), key=lambda each: (-each[1]["missed"], -each[1]["late"], each[0]))
    heads = (Words("责任主体", "party"), *(STATES[state] for state in _ORDER))
    rows: list[tuple[Cell | Figure, ...]] = [
        (party, *(_of_party(desk, party, state, its[state]) for state in _ORDER)) for party, its in order
    ]
    return listed(desk, Words("各责任主体履职情况", "Duties of each party"), heads, rows)


def _of_party(desk: Desk, party: str, state: State, value: int) -> Figure:
    words = STATES[state]
    return counted(
        desk,
        f"duty_{state}[party={party}]",
        Words(f"{words.zh}的定期职责（{party}）", f"duties {words.en} ({party})"),
        value,
        _TIMES,
        Words(f"“{party}”在统计期间内{words.zh}的定期职责", f"duties of {party} in the period: {words.en}"),
    )


def _undone(desk: Desk, found: Sequence[Standing], most: int) -> Iterator[Item]:
    wrong = sorted(
        (one for one in found if one.state in _WRONG),
        key=lambda one: (_ORDER.index(one.state), one.period.first, one.party or ""),
    )
    if not wrong:
        yield Paragraph(
            desk.of(Words("未发现逾期履行、未履行职责的情况。", "No duty was found to be late or not done."))
        )
        return
    heads = (
        Words("责任主体", "party"),
        Words("职责", "duty"),
        Words("期次", "period"),
        Words("情况", "standing"),
        Words("应履行次数", "required"),
        Words("实际履行次数", "done"),
        Words("期限", "by"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.party,
            one.duty.title,
            one.period.label(desk.lang),
            desk.of(STATES[one.state]),
            one.required,
            one.count,
            one.deadline,
        )
        for one in wrong[:most]
    ]
    title = Words("未按期履职清单", "Duties that were late or not done")
    yield listed(desk, title, heads, rows, left=len(wrong) - most)


def _meetings(desk: Desk, options: Options) -> Iterator[Item]:
    if present(desk, [MEETINGS]):
        yield from _held(desk, options.count("rows", MOST))
    if present(desk, [core.ATTENDANCE_RATE]) and desk.figure(ATTENDANCES_DUE).value:
        kinds = (ATTENDANCES_DUE, core.ATTENDANCE_RATE, core.ABSENCES, core.PROGRESS_REPORTS)
        title, most = Words("各单位参会情况", "Who came"), options.count("rows", PARTIES)
        yield _table(desk, "party", kinds, core.ABSENCES, title, most)


def _held(desk: Desk, most: int) -> Iterator[Item]:
    whole = desk.figure(MEETINGS)
    if whole.value == 0:
        if not whole.unknown:
            yield Paragraph(desk.of(Words("统计期间内未召开会议。", "No meeting was held in the period.")))
        return
    parts = desk.parts(MEETINGS, "kind")
    told = desk.listed(MEETINGS, "kind", parts) if any(key != (None,) for key, _ in parts) else ()
    yield desk.paragraph(
        desk.say(
            Words("召开会议{0}{1}。", "meetings: {0}{1}."),
            whole,
            desk.say(Words("，其中{0}", ", of which {0}"), told) if told else "",
        )
    )
    records = [
        one for one in desk.records(MeetingRecord) if one.held_on and desk.window.contains(one.held_on)
    ]
    records.sort(key=lambda one: str(one.held_on))
    facts = [
        fact
        for name in ("held_on", "name", "kind", "unit", "host", "expected", "persons", "content")
        if any(getattr(one, (fact := MeetingRecord.fact(name)).name) is not None for one in records)
    ]
    rows = [[cell_of(fact, getattr(one, fact.name), desk.lang) for fact in facts] for one in records[:most]]
    heads = [Words(fact.title, fact.en) for fact in facts]
    yield listed(desk, Words("会议一览表", "Meetings held"), heads, rows, left=len(records) - most)


def _table(
    desk: Desk,
    by: str,
    kinds: Sequence[Indicator],
    order: Indicator,
    title: Words,
    most: int,
    more: Mapping[str, Mapping[Key, str]] = immutabledict(),
) -> Table:
    """Indicators by one fact, the greatest of one of them first, with the whole in the last row.

    :param more: further columns of words by their heads
    """
    keys = keys_of(desk, kinds, (by,))
    made = {one.id: figures_by(desk, one, (by,), keys) for one in kinds}
    keys.sort(key=lambda key: -(made[order.id][key].exact or 0))
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            key_title(kinds[0], (by,), key, desk.lang),
            *(made[one.id][key] for one in kinds),
            *(words.get(key) for words in more.values()),
        )
        for key in keys[:most]
    ]
    rows.append(
        (desk.of(Words("合计", "total")), *(desk.figure(one) for one in kinds), *(None for _ in more))
    )
    fact = kinds[0].numerator.record.fact(by)
    heads = (fact.label(desk.lang), *(desk.head(one) for one in kinds), *more)
    left = len(keys) - most
    note = Words(
        f"注：另有{left}行未列出，合计含未列出的。", f"{left} rows more are not shown; the total has them."
    )
    return desk.table(desk.of(title), heads, rows, (desk.of(note),) if left > 0 else (), total=True)


def _submissions(desk: Desk, options: Options) -> Iterator[Item]:
    if not present(desk, [core.SUBMISSIONS_DUE]) or not desk.figure(core.SUBMISSIONS_DUE).value:
        return
    kinds = (
        core.SUBMISSIONS_DUE,
        core.SUBMISSIONS_RECEIVED,
        core.SUBMISSIONS_LATE,
        core.SUBMISSIONS_MISSING,
    )
    if not any(desk.figure(one).value or desk.figure(one).unknown for one in kinds[2:]):
        yield Paragraph(
            desk.of(Words("未发现迟报、未报送的情况。", "No report was found to be late or missing."))
        )
    named = {
        desk.of(words): _periods(desk, one)
        for one, words in (
            (core.SUBMISSIONS_LATE, Words("迟报期次", "periods late")),
            (core.SUBMISSIONS_MISSING, Words("未报送期次", "periods missing")),
        )
    }
    title, most = Words("各单位报送情况", "Reports of each party"), options.count("rows", PARTIES)
    yield _table(desk, "party", kinds, core.SUBMISSIONS_MISSING, title, most, named)
    yield _periodic(desk, kinds)


def _periods(desk: Desk, one: Indicator) -> dict[Key, str]:
    """By party the periods of whose reports an indicator counts some."""
    found: dict[Key, list[str]] = defaultdict(list)
    for (party, period), figure in desk.parts(one, ("party", "period")):
        if figure.value:
            found[(party,)].append(str(period) if period else "")
    comma = desk.of(Words("、", ", "))
    return {
        key: comma.join(
            period_label(one, desk.lang) if one else desk.of(NOT_STATED) for one in sorted(periods)
        )
        for key, periods in found.items()
    }


def _periodic(desk: Desk, kinds: Sequence[Indicator]) -> Table:
    """The same by the period that reports are for."""
    keys = sorted(keys_of(desk, kinds, ("period",)), key=lambda key: (key[0] is None, str(key[0])))
    made = {one.id: figures_by(desk, one, ("period",), keys) for one in kinds}
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            period_label(str(key[0]), desk.lang) if key[0] else desk.of(NOT_STATED),
            *(made[one.id][key] for one in kinds),
        )
        for key in keys
    ]
    heads = (desk.of(Words("报送期", "period")), *(desk.head(one) for one in kinds))
    return desk.table(desk.of(Words("各期报送情况", "Reports by period")), heads, rows)


BLOCKS = (
    Block(
        "duties",
        Words("履职情况", "duties"),
        Words("定期职责的履行情况和未按期履职清单", "whether duties that come again were done"),
        _duties,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "meetings",
        Words("会议情况", "meetings"),
        Words("会议一览表和各单位参会情况", "meetings held, and who came"),
        _meetings,
        options=immutabledict({"rows": OPTION}),
    ),
    Block(
        "submissions",
        Words("报送情况", "submissions"),
        Words("各单位、各期应报、已报、迟报、未报的份数和期次", "reports by party and by period"),
        _submissions,
        options=immutabledict({"rows": OPTION}),
    ),
)
