"""Chapters of a bulletin: each says in words and tables what one group of indicators shows."""

from __future__ import annotations

from collections.abc import Sequence

from ansheng.campaigns.submissions import period_label
from ansheng.errors import word
from ansheng.indicators import core
from ansheng.indicators.evaluation.subtotals import Key
from ansheng.indicators.figure import Figure
from ansheng.indicators.figures.league import Standing, standings
from ansheng.indicators.indicator import Indicator
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Cell, Item, Paragraph, Section
from ansheng.words import Words

STOP = Words("。", ".")
WHO = ("sector", "party")
SHORTCOMINGS = (
    (core.SUBMISSIONS_MISSING, (*WHO, "period"), Words("未报送", "Reports missing")),
    (core.SUBMISSIONS_LATE, WHO, Words("迟报", "Reports late")),
    (core.ABSENCES, WHO, Words("缺席会议", "Absences from meetings")),
    (core.HAZARDS_OVERDUE, ("sector",), Words("隐患逾期未整改", "Hazards overdue")),
    (core.TASKS_OVERDUE, ("lead",), Words("任务逾期未完成", "Tasks overdue")),
)
SOURCES = (core.SUBMISSIONS_DUE, core.ABSENCES, core.HAZARDS_OVERDUE)
NO_PARTY = Words("单位未填", "not named")
NO_SECTOR = Words("行业领域未填", "sector not stated")
"""What stands in place of a group's name where the table has none."""
LEAGUE_HEADS = (
    Words("排查隐患", "found"),
    Words("已整改", "rectified"),
    Words("整改率（%）", "rate (%)"),
    Words("未整改", "open"),
    Words("逾期未整改", "overdue"),
)


def outcome(desk: Desk) -> Section:
    """Accidents, deaths and injuries, each beside the same days of the year before."""
    title = word(desk.lang, Words("总体情况", "Overall"))
    if desk.lacking(core.ACCIDENTS):
        return Section(title, (_span(desk), desk.absence(core.ACCIDENTS)))
    parts = (
        (core.ACCIDENTS, Words("共发生生产安全事故", "production safety accidents")),
        (core.DEATHS, Words("死亡", "deaths")),
        (core.INJURED, Words("受伤", "injured")),
    )
    figures = [desk.compared(indicator) for indicator, _ in parts]
    told = [
        desk.say(Words("{0}，{1}", "{0}, {1}"), desk.named(indicator, figure, words), _compared(figure, desk))
        for figure, (indicator, words) in zip(figures, parts, strict=True)
    ]
    none = _none(figures[0], desk) if desk.lang == "zh" else ""
    said = desk.pieces(none) if none else desk.joined(told, Words("；", "; "))
    return Section(title, (_span(desk), desk.paragraph(said, desk.of(STOP))))


def plans(desk: Desk) -> Section:
    """The scheme of plans and the tasks."""
    return Section(word(desk.lang, Words("方案与任务", "Plans and tasks")), (_scheme(desk), _tasks(desk)))


def organisation(desk: Desk) -> Section:
    """Meetings, attendance and submissions."""
    return Section(
        word(desk.lang, Words("组织调度与报送", "Meetings and submissions")),
        (_meetings(desk), _attendance(desk), _reporting(desk), _submissions(desk)),
    )


def rectification(desk: Desk) -> Section:
    """Inspections, hazards found and put right, by sector."""
    items: list[Item] = [_inspections(desk), _hazards(desk)]
    if not desk.lacking(core.HAZARDS_FOUND):
        title = word(desk.lang, Words("分行业领域隐患整改情况", "Hazards by sector"))
        items.append(_league(desk, "sector", title, ranked=False))
    return Section(word(desk.lang, Words("检查与隐患整改", "Inspections and hazards")), tuple(items))


def enforcement(desk: Desk) -> Section:
    """Penalties, fines and sanctions."""
    return Section(word(desk.lang, Words("执法处罚", "Enforcement")), (_penalties(desk), _sanctions(desk)))


def of_industries(desk: Desk, indicators: Sequence[Indicator]) -> Section:
    """Indicators of the industries, with those that count in one table in one paragraph."""
    by_tables: dict[frozenset[str], list[Indicator]] = {}
    for indicator in indicators:
        tables = frozenset(table for quantity in indicator.quantities for table in quantity.tables)
        by_tables.setdefault(tables, []).append(indicator)
    told = tuple(_told(desk, *together) for together in by_tables.values())
    return Section(word(desk.lang, Words("行业指标", "Indicators of industries")), told)


def leagues(desk: Desk) -> Section:
    """Departments and districts ranked by rectification rate."""
    title = word(desk.lang, Words("整改情况排名", "League tables"))
    if desk.lacking(core.HAZARDS_FOUND):
        return Section(title, (desk.absence(core.HAZARDS_FOUND),))
    return Section(
        title,
        (
            _league(desk, "department", word(desk.lang, Words("按责任部门", "By department"))),
            _league(desk, "region", word(desk.lang, Words("按地区", "By district"))),
        ),
    )


def shortcomings(desk: Desk) -> Section:
    """Who did not report, reported late or stayed away, and where hazards are overdue, all by name.

    What could not be judged is said with the number of its records; only what was judged and is nil is said to be.
    """
    judged = [kind for kind in SHORTCOMINGS if not desk.lacking(kind[0])]
    found = [item for kind in judged for item in _found(desk, *kind)]
    figures = [(desk.figure(indicator), word(desk.lang, words)) for indicator, _, words in judged]
    unjudged = [_unjudged(desk, figure, name) for figure, name in figures if figure.unknown]
    items: list[Item] = [desk.bullets([*found, *unjudged])] if found or unjudged else []
    if desk.lacking(*SOURCES):
        items.append(desk.absence(*SOURCES))
    clear = [name for figure, name in figures if figure.value == 0 and not figure.unknown]
    if clear:
        text = word(
            desk.lang, Words(f"未发现{'、'.join(clear)}的情况。", f"None found: {', '.join(clear).lower()}.")
        )
        items.append(Paragraph(text))
    return Section(word(desk.lang, Words("存在问题", "Shortcomings")), tuple(items))


def _span(desk: Desk) -> Paragraph:
    first, last, as_of = (desk.day(day) for day in (desk.window.first, desk.window.last, desk.as_of))
    return Paragraph(
        word(
            desk.lang,
            Words(
                f"本通报统计{desk.window.label()}（{first}至{last}）的情况，数据截至{as_of}。",
                f"This bulletin covers {first} to {last}, as known at the end of {as_of}.",
            ),
        )
    )


def _none(accidents: Figure, desk: Desk) -> Piece:
    """The Chinese words for no accident at all, in either period; empty where there may have been one."""
    before = accidents.comparison
    if accidents.value != 0 or accidents.unknown or before is None or before.base is None:
        return ""
    if before.base == 0 and not before.base_unknown:
        return desk.quoted(accidents, f"未发生生产安全事故，{before.against.base_title()}亦未发生")
    return desk.quoted(accidents, f"未发生生产安全事故，{before.text(chance=desk.chance)}")


def _compared(figure: Figure, desk: Desk) -> Piece:
    if not figure.comparison:
        return ""
    return desk.quoted(figure, figure.comparison.text(desk.lang, chance=desk.chance))


def _told(desk: Desk, *indicators: Indicator) -> Paragraph:
    """Indicators one after the other in a sentence, or what is not there to count them."""
    if desk.lacking(*indicators):
        return desk.absence(*indicators)
    figures = [desk.figure(indicator) for indicator in indicators]
    told = [desk.named(indicator, figure) for indicator, figure in zip(indicators, figures, strict=True)]
    return desk.paragraph(desk.joined(told, Words("，", "; ")), desk.of(STOP))


def _scheme(desk: Desk) -> Paragraph:
    if desk.lacking(core.PLANS):
        return desk.absence(core.PLANS)
    kinds = (core.OVERALL_PLANS, core.TOPIC_PLANS, core.SPECIAL_PLANS)
    whole, leads = desk.figure(core.PLANS), desk.figure(core.LEAD_UNITS)
    figures = [desk.figure(indicator) for indicator in kinds]
    special = desk.parts(core.SPECIAL_PLANS, "group")
    known = [figure for figure in [*figures[:2], *(figure for _, figure in special)] if figure.value]
    scheme = desk.joined((desk.quoted(one, str(one.value)) for one in known), Words("+", "+"))
    told = [desk.named(indicator, figure) for indicator, figure in zip(kinds, figures, strict=True)]
    listed = desk.listed(core.SPECIAL_PLANS, "group", special)
    return desk.paragraph(
        desk.say(
            Words(
                "共有方案{whole}，构成“{scheme}”体系：{told}{listed}，由{leads}单位牵头。",
                "{whole} plans in a {scheme} scheme: {told}{listed}; {leads} lead units.",
            ),
            whole=whole,
            scheme=scheme,
            told=desk.joined(told, Words("，", "; ")),
            listed=desk.say(Words("（{0}）", " ({0})"), listed) if special else "",
            leads=leads,
        )
    )


def _tasks(desk: Desk) -> Paragraph:
    return _told(desk, core.TASKS, core.TASKS_FINISHED, core.TASKS_OVERDUE)


def _meetings(desk: Desk) -> Paragraph:
    return _told(desk, core.BRIEFINGS, core.MOBILISATIONS)


def _attendance(desk: Desk) -> Paragraph:
    return _told(desk, core.PROGRESS_REPORTS, core.ATTENDANCE_RATE, core.ABSENCES)


def _submissions(desk: Desk) -> Paragraph:
    return _told(
        desk,
        core.SUBMISSIONS_DUE,
        core.SUBMISSIONS_RECEIVED,
        core.SUBMISSIONS_LATE,
        core.SUBMISSIONS_MISSING,
    )


def _inspections(desk: Desk) -> Paragraph:
    return _told(desk, core.VISITS, core.UNITS_INSPECTED)


def _hazards(desk: Desk) -> Paragraph:
    return _told(
        desk,
        core.HAZARDS_FOUND,
        core.HAZARDS_RECTIFIED,
        core.RECTIFICATION_RATE,
        core.HAZARDS_OPEN,
        core.HAZARDS_OVERDUE,
        core.MAJOR_HAZARDS,
    )


def _reporting(desk: Desk) -> Paragraph:
    return _with_parts(desk, _told(desk, core.REPORTING_PARTIES), core.REPORTING_PARTIES, "kind")


def _penalties(desk: Desk) -> Paragraph:
    told = _told(desk, core.PENALTIES, core.FINES)
    return _with_parts(desk, told, core.PENALTIES, "sector")


def _with_parts(desk: Desk, told: Paragraph, indicator: Indicator, by: str) -> Paragraph:
    """The paragraph, followed by the parts of an indicator, the greatest first, where any part has a name."""
    parts = [] if desk.lacking(indicator) else _greatest_first(desk.parts(indicator, by))
    if not any(value is not None for key, _ in parts for value in key):
        return told
    listed = desk.listed(indicator, by, parts)
    return Paragraph.of(*told.parts, *desk.say(Words("其中：{0}。", " Of these: {0}."), listed))


def _greatest_first(parts: Sequence[tuple[Key, Figure]]) -> list[tuple[Key, Figure]]:
    return sorted(parts, key=lambda part: part[1].value or 0, reverse=True)


def _sanctions(desk: Desk) -> Paragraph:
    return _told(desk, core.SANCTIONS)


def _league(desk: Desk, by: str, title: str, *, ranked: bool = True) -> Item:
    lines, whole = standings(desk.tables, by=by, period=desk.period, as_of=desk.as_of)
    if not lines:
        return Paragraph(
            word(desk.lang, Words("统计期间内无隐患记录。", "No hazards were found in the period."))
        )
    if all(line.key == (None,) for line in lines):
        fact = core.HAZARDS_FOUND.numerator.record.fact(by)
        return Paragraph(
            word(
                desk.lang,
                Words(f"隐患表未填“{fact.title}”，无法{title}统计。", f"No hazard states its {fact.en}."),
            )
        )
    shown = lines if ranked else sorted(lines, key=lambda line: line.found.value or 0, reverse=True)
    head = word(desk.lang, Words("名次", "rank")), word(desk.lang, Words("名称", "name"))
    columns = (*head[0 if ranked else 1 :], *(word(desk.lang, column) for column in LEAGUE_HEADS))
    rows = [_row(desk, line, ranked) for line in (*shown, whole)]
    return desk.table(title, columns, rows, _notes(desk, (*lines, whole), ranked), total=True)


def _row(desk: Desk, line: Standing, ranked: bool) -> tuple[Cell | Figure, ...]:
    name = word(desk.lang, line.title)
    return (line.rank, name, *line.figures) if ranked else (name, *line.figures)


def _notes(desk: Desk, lines: Sequence[Standing], ranked: bool) -> tuple[str, ...]:
    rule = word(
        desk.lang,
        Words(
            "注：按整改率从高到低排列，整改率相同的名次并列。",
            "Ranked by rectification rate; equal rates share a rank.",
        ),
    )
    open_ended = [line for line in lines[:-1] if any(figure.unknown for figure in line.figures)]
    names = word(desk.lang, Words("、", ", ")).join(word(desk.lang, line.title) for line in open_ended)
    caveat = word(
        desk.lang,
        Words(
            f"注：{names}存在有缺项的记录，未计入相应数字。",
            f"Records of {names} lack facts and are left out.",
        ),
    )
    return (*([rule] if ranked else []), *([caveat] if open_ended else []))


def _found(desk: Desk, indicator: Indicator, by: tuple[str, ...], words: Words) -> list[Piece]:
    """The line that names those of whom the indicator counts some."""
    parts = [(key, figure) for key, figure in desk.parts(indicator, by) if figure.value]
    if not parts:
        return []
    if "period" in by:
        told = desk.joined(_with_periods(desk, parts, words.zh), Words("，", ", "))
        return [desk.say(Words("{told}。", "{head}: {told}."), told=told, head=words.en)]
    told = desk.joined(_with_counts(desk, parts, by), Words("、", ", "))
    return [desk.say(Words("{head}：{told}。", "{head}: {told}."), told=told, head=word(desk.lang, words))]


def _with_periods(desk: Desk, parts: Sequence[tuple[Key, Figure]], zh: str) -> list[Piece]:
    periods: dict[Key, list[Piece]] = {}
    for (*who, period), figure in parts:
        named = (
            period_label(period, desk.lang) if period else word(desk.lang, Words("期次未填的", "no period"))
        )
        periods.setdefault(tuple(who), []).append(desk.quoted(figure, named))
    return [
        desk.say(
            Words("{party}" + zh + "{named}报表", "{party} ({named})"),
            party=_party(desk, key[::-1] if desk.lang == "zh" else key),
            named=desk.joined(named, Words("、", ", ")),
        )
        for key, named in periods.items()
    ]


def _with_counts(desk: Desk, parts: Sequence[tuple[Key, Figure]], by: tuple[str, ...]) -> list[Piece]:
    unnamed = NO_SECTOR if by == ("sector",) else NO_PARTY
    return [desk.beside(_party(desk, key, unnamed), figure) for key, figure in _greatest_first(parts)]


def _unjudged(desk: Desk, figure: Figure, name: str) -> Piece:
    unknown = desk.quoted(figure, str(figure.unknown))
    words = Words(
        "{0}：有{1}条有缺项的记录，无法判断。", "{0}: {1} records lack a fact and cannot be judged."
    )
    return desk.say(words, name, unknown)


def _party(desk: Desk, key: Key, unnamed: Words = NO_PARTY) -> str:
    first, *rest = [value for value in key if value is not None] or [word(desk.lang, unnamed)]
    return f"{first}（{'、'.join(rest)}）" if rest else first
