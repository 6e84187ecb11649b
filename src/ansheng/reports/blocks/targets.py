"""Targets: how the targets and milestones of a campaign stand, counted from the dossier's own data, with forecasts."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from immutabledict import immutabledict

from ansheng.campaigns.records import TargetRecord
from ansheng.campaigns.targets import STATES, Reached, State, TargetStanding, target_forecast, target_standing
from ansheng.dates import Period
from ansheng.errors import AnshengError
from ansheng.indicators.definitions.work import TARGETS
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, listed, states_told
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.words import Words

YEARS = 5
"""So many years are looked at where a target asks for less year by year."""

_ORDER: tuple[State, ...] = ("failing", "missed", "unknown", "open", "met")
_HEADS = (
    Words("目标", "target"),
    Words("类型", "kind"),
    Words("要求程度", "strictness"),
    Words("完成时限", "by"),
    Words("统计值", "figure"),
    Words("进展", "standing"),
    Words("说明", "remark"),
    Words("按当前进度预计达到", "forecast"),
)


@attrs.frozen
class _Line:
    """A target with what was reached, and the figure that says so."""

    standing: TargetStanding
    reached: Reached
    figure: Figure | None


def _targets(desk: Desk, options: Options) -> Iterator[Item]:
    targets = desk.records(TargetRecord)
    if not targets:
        return
    lines = sorted((_line(desk, one) for one in targets), key=lambda one: _ORDER.index(one.standing.state))
    yield _told(desk, lines)
    most = options.count("rows", MOST)
    rows = [_row(desk, line) for line in lines[:most]]
    title = Words("目标完成情况", "How the targets stand")
    yield listed(desk, title, _HEADS, rows, left=len(lines) - most)


def _told(desk: Desk, lines: list[_Line]) -> Paragraph:
    found = (line.standing.state for line in lines)
    told = states_told(desk, "target", Words("行动目标", "targets"), found, STATES, _ORDER, Words("项", ""))
    words = Words(
        f"截至{desk.day(desk.as_of)}，{{0}}行动目标中，{{1}}。",
        f"On {desk.day(desk.as_of)}, of {{0}} targets: {{1}}.",
    )
    return desk.paragraph(desk.say(words, desk.figure(TARGETS), told))


def _line(desk: Desk, target: TargetRecord) -> _Line:
    indicator = _indicator(desk, target)
    reached, figure = Reached(target.done, target.total), None
    if indicator is not None:
        reached, figure = _reached(desk, target, indicator)
    return _Line(target_standing(target, reached, desk.as_of), reached, figure)


def _indicator(desk: Desk, target: TargetRecord) -> Indicator | None:
    """The indicator that a target names; None where it names none, or what there is not, which is said."""
    if not target.index:
        return None
    try:
        found = desk.indicator(target.index)
    except AnshengError as error:
        words = Words(
            f"目标“{target.name}”：{error.words.zh}。", f"The target {target.name}: {error.words.en}."
        )
        desk.leave_out(words)
        return None
    lacking = desk.lacking(found)
    for record in lacking.values():
        desk.leave_out(desk.absent(record))
    return None if lacking else found


def _reached(desk: Desk, target: TargetRecord, indicator: Indicator) -> tuple[Reached, Figure]:
    """What the data say since the campaign began; of a target that must fall, the same days of each year."""
    figure = desk.figure(indicator, window=_span(desk))
    if target.kind == "falling":
        years = _years(desk, indicator)
        return Reached(series=tuple(_whole(desk.figure(indicator, window=one)) for one in years)), figure
    if figure.denominator is not None:
        return Reached(_int(figure.numerator), _int(figure.denominator)), figure
    return Reached(_whole(figure), target.total), figure


def _span(desk: Desk) -> Period:
    starts = desk.campaign.starts
    return desk.window if starts is None or starts > desk.window.last else Period(starts, desk.window.last)


def _years(desk: Desk, indicator: Indicator) -> list[Period]:
    """The report's days of each year that the tables reach, the oldest first."""
    windows = [desk.window]
    while len(windows) < YEARS:
        before = windows[-1].year_before()
        if not all(desk.reaches(part, before) for part in indicator.quantities):
            break
        windows.append(before)
    return windows[::-1]


def _whole(figure: Figure) -> int | None:
    """The value where nothing was left out of it that could change it."""
    return None if figure.unknown else _int(figure.value)


def _int(value: object) -> int | None:
    return None if value is None else int(str(value).partition(".")[0])


def _row(desk: Desk, line: _Line) -> tuple[Cell | Figure, ...]:
    target, lang = line.standing.target, desk.lang
    forecast = target_forecast(target, line.reached, _span(desk).first, desk.as_of)
    kind, strictness = (
        cell_of(TargetRecord.fact(name), getattr(target, name), lang) for name in ("kind", "strictness")
    )
    return (
        target.name,
        kind,
        strictness,
        target.by_day,
        line.figure,
        desk.of(STATES[line.standing.state]),
        desk.of(line.standing.words),
        forecast,
    )


BLOCKS = (
    Block(
        "targets",
        Words("目标完成情况", "targets"),
        Words(
            "目标、里程碑是否达到（全部、基本、逐年下降、杜绝）及预计达到日期",
            "how targets and milestones stand, with forecasts",
        ),
        _targets,
        options=immutabledict({"rows": OPTION}),
    ),
)
