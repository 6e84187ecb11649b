"""Commands ``durations`` and ``precedence``: how long hazards stand and will, and where to go first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ansheng.cli.answer import Answer, Form, Page, day_of, period_of, readable, working
from ansheng.dates import Period, day_label
from ansheng.dossier import Dossier, open_dossier
from ansheng.durations.forecast import (
    METHOD,
    Backlog,
    HeldBack,
    backlog_held_back,
    expected_backlog,
    fit_text,
)
from ansheng.durations.series import early_warnings
from ansheng.durations.times import Times, group_name, rectification_times
from ansheng.durations.warning import Warnings
from ansheng.errors import InputError, word
from ansheng.indicators.printing import number
from ansheng.plain import as_data, to_dicts
from ansheng.precedence.asking import Precedence, where_first
from ansheng.precedence.back import LookBack, check_backwards
from ansheng.precedence.weights import PARTS
from ansheng.reports.model import Item, Paragraph, Section, Table
from ansheng.tables.core import TABLES
from ansheng.words import Lang, Words

TIMES = (
    Words("分组", "group"),
    Words("隐患", "hazards"),
    Words("未整改", "open"),
    Words("四分之一", "a quarter"),
    Words("中位天数", "median"),
    Words("95%区间", "95 %"),
    Words("四分之三", "three quarters"),
    Words("平均天数", "mean"),
    Words("未计入", "left out"),
)
AHEAD = (
    Words("分组", "group"),
    Words("截至", "at the end of"),
    Words("现有未整改", "open now"),
    Words("预计未整改", "expected"),
    Words("区间", "range"),
    Words("不明", "not known"),
)
PLACES = (
    Words("名次", "rank"),
    Words("名次区间", "interval"),
    Words("单位", "unit"),
    Words("得分", "points"),
    Words("理由", "reasons"),
)


def durations(
    path: str,
    *,
    as_of: str | None,
    until: str | None,
    period: str | None,
    known_by: str | None,
    by: Sequence[str],
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """Tell how long hazards take to be put right, how many are expected to stand, and what the newest month warns of.

    :raises InputError: the dossier cannot be read, has no table of hazards, or states no as-of day
    :raises UnknownNameError: a fact is not known
    """
    readable(period)
    with working(word(lang, Words("正在统计……", "counting…"))):
        dossier = _opened(path, known_by)
        day = _day(dossier, as_of, "--as-of")
        window = period_of(period, dossier.campaign.period)
        times = rectification_times(dossier, as_of=day, by=list(by) or None, period=window)
        end = _until(dossier, day, until)
        ahead = expected_backlog(dossier, as_of=day, until=end, by=list(by) or None) if end else None
        back = backlog_held_back(dossier, as_of=day, draws=200) if end else ()
        warnings = early_warnings(dossier, as_of=day)
    data = {
        "schema": "ansheng.durations/1",
        "dossier": dossier.name,
        "as_of": day,
        "by": list(times.by),
        "times": times.to_dicts(lang),
        "faults": times.fault_dicts(lang),
        "later": times.later,
        "until": end,
        "backlog": ahead.to_dicts(lang) if ahead else [],
        "held_back": to_dicts(back, lang),
        "warnings": warnings.to_dicts(lang),
    }
    title = Words(
        f"整改用时和存量预测（截至{day_label(day)}）", f"Days to put right and backlog expected ({day})"
    )
    sections = (
        *_times(times, limit, lang),
        *_ahead(ahead, back, lang),
        *_warned(warnings, lang),
        *_faults(times, limit, lang),
    )
    return Page(word(lang, title), sections, as_data(data)).answer(form)


def _opened(path: str, known_by: str | None) -> Dossier:
    recorded = None if known_by is None else day_of(known_by, "--known-by")
    return open_dossier(path, known_by=recorded)


def _day(dossier: Dossier, text: str | None, option: str) -> date:
    """The day that an option names, or the as-of day of the campaign.

    :raises InputError: neither is given
    """
    if text is not None:
        return day_of(text, option)
    if dossier.campaign.as_of is None:
        raise InputError(
            Words(
                f"campaign.toml 未填统计截止日；请用 {option} 指定，例如 {option} 2020-12-31",
                f"campaign.toml states no as-of day; give one with {option}, e.g. {option} 2020-12-31",
            )
        )
    return dossier.campaign.as_of


def _until(dossier: Dossier, day: date, text: str | None) -> date | None:
    """The day to forecast: that of the option, or the campaign's end where it is still to come."""
    if text is not None:
        return day_of(text, "--until")
    end = dossier.campaign.ends
    return end if end is not None and end > day else None


def _mean(value: float | None) -> str | None:
    return None if value is None else number(_exact(value), 1, zeros="keep")


def _exact(value: float) -> Any:
    return Decimal(repr(value))


def _times(found: Times, limit: int, lang: Lang) -> Iterator[Section]:
    shown = found.times[: limit or None] if found.by else ()
    rows = [
        (
            one.name(lang), one.hazards, one.still, one.q25, one.median, one.band_text(lang), one.q75,
            _mean(one.mean), one.left or None,
        )
        for one in (*shown, found.whole)
    ]  # fmt: skip
    notes = [
        Words(
            "注：自发现之日起计；未整改的按尚未整改计入（乘积极限法）。空白为尚未达到或观察时间不足。"
            f"平均天数以{found.whole.horizon}天为限。",
            "From the day found; open ones count as open (Kaplan-Meier). Blank: not reached, or not followed long "
            f"enough. The mean counts {found.whole.horizon} days at most.",
        )
    ]
    left = len(found.times) - len(shown) if found.by else 0
    if left:
        notes.append(
            Words(f"注：另有{left}组未列出，请用 --limit 0。", f"{left} groups more; --limit 0 lists all.")
        )
    told = tuple(word(lang, one) for one in notes)
    table = Table("", tuple(word(lang, head) for head in TIMES), tuple(rows), told, total=bool(found.by))
    yield Section(word(lang, Words("整改用时（天）", "Days to put right")), (table,))


def _ahead(found: Backlog | None, back: Sequence[HeldBack], lang: Lang) -> Iterator[Section]:
    title = word(lang, Words("存量隐患预测", "Backlog expected"))
    if found is None:
        none = Words(
            "未作预测：campaign.toml 未填结束日期，或其不在统计截止日之后；请用 --until 指定日期。",
            "No forecast: campaign.toml states no end after the as-of day; give one with --until.",
        )
        yield Section(title, (Paragraph(word(lang, none)),))
        return
    rows = [
        (
            group_name(one.group, lang),
            one.day,
            one.now,
            None if one.expected is None else round(one.expected),
            word(lang, one.reason)
            if one.low is None
            else f"{one.low}{'～' if lang == 'zh' else ' to '}{one.high}",
            one.unaged or None,
        )
        for one in (found.rows if not found.by else found.ends())
    ]
    share = f"{100 * found.level:.0f}%"
    notes = (
        word(lang, METHOD),
        word(
            lang,
            Words(
                f"区间为{share}区间，抽样{found.draws}次。",
                f"The range is that of {share} of {found.draws} draws.",
            ),
        ),
        fit_text(back, lang),
    )
    items: list[Item] = [Table("", tuple(word(lang, head) for head in AHEAD), tuple(rows), notes)]
    yield Section(title, tuple(items))


def _warned(found: Warnings, lang: Lang) -> Iterator[Section]:
    month = Period(found.month.replace(day=1), found.month).label(lang)
    title = word(lang, Words(f"月度预警（{month}）", f"Newest month against those before ({month})"))
    said = [Paragraph(one.text(lang)) for one in found]
    none = Paragraph(word(lang, Words("无可比的序列。", "There is no series to compare.")))
    yield Section(title, tuple(said) or (none,))


def _faults(found: Times, limit: int, lang: Lang) -> Iterator[Section]:
    rows = found.fault_dicts(lang)
    title = Words(f"未计入或存疑的记录（{len(rows)}条）", f"Records left out or doubted ({len(rows)})")
    if not rows:
        return
    heads = (Words("编号", "id"), Words("单位名称", "unit"), Words("情况", "what"))
    shown = [(row["id"], row["unit"], row["text"]) for row in rows[: limit or None]]
    left = len(rows) - len(shown)
    more = Words(f"注：另有{left}条未列出，请用 --limit 0。", f"{left} more; --limit 0 lists all.")
    notes = (word(lang, more),) if left else ()
    yield Section(
        word(lang, title), (Table("", tuple(word(lang, head) for head in heads), tuple(shown), notes),)
    )


def precedence(
    path: str,
    *,
    on: str | None,
    weights: Sequence[str],
    top: int | None,
    back: str | None,
    known_by: str | None,
    limit: int,
    form: Form,
    lang: Lang,
) -> Answer:
    """Tell which enterprises to go to first, with reasons; or how such an order did that was made on an earlier day.

    :raises InputError: the dossier cannot be read, lacks the tables, or states no day; or a weight is no number
    :raises UnknownNameError: a weight is of no part
    """
    chosen = dict(map(_weight, weights))
    with working(word(lang, Words("正在排序……", "putting in order…"))):
        dossier = _opened(path, known_by)
        day = _day(dossier, on, "--on")
        found = where_first(dossier, on=day, weights=chosen, top=top)
        earlier = None if back is None else day_of(back, "--back")
        looked = None if earlier is None else _back(dossier, earlier, day, chosen, top)
    shown = list(found.first(limit or len(found)))
    data = {
        "schema": "ansheng.precedence/1",
        "dossier": dossier.name,
        "on": day,
        "since": found.since,
        "visits_since": found.visits_since,
        "weights": {name: getattr(found.weights, name) for name in PARTS},
        "parts": list(found.parts),
        "absent": list(found.absent),
        "unplaced": found.unplaced,
        "undated": found.undated,
        "top": found.top,
        "draws": found.draws,
        "level": found.level,
        "units": found.to_dicts(lang),
        "back": None if looked is None else _plain(looked, lang),
    }
    title = Words(f"先查单位（{day_label(day)}）", f"Where to go first ({day})")
    sections = [_order(found, shown, lang)]
    if looked is not None:
        sections.append(_looked(looked, lang))
    return Page(word(lang, title), tuple(sections), as_data(data)).answer(form)


def _weight(text: str) -> tuple[str, float]:
    """The part and the points of ``事故=10``."""
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as error:
        raise InputError(
            Words(
                f"--weight 应写作 名称=数，例如 --weight 事故=10，收到“{text}”",
                f"expected --weight NAME=NUMBER, e.g. --weight accidents=10, not {text!r}",
            )
        ) from error


def _back(dossier: Dossier, earlier: date, day: date, weights: dict[str, float], top: int | None) -> LookBack:
    """How the order of an earlier day did: to three months after it, or to the day where that comes before."""
    if earlier >= day:
        raise InputError(
            Words(
                f"--back 的日期应早于{day_label(day)}；请用更早的日期",
                f"expected a day before {day} for --back; give an earlier one",
            )
        )
    looked = check_backwards(dossier, on=earlier, weights=weights, top=top)
    return (
        looked
        if looked.until <= day
        else check_backwards(dossier, on=earlier, until=day, weights=weights, top=top)
    )


def _plain(found: LookBack, lang: Lang) -> dict[str, Any]:
    days = {"on": found.on, "until": found.until, "many": found.many, "top": found.top}
    return {**days, "looks": found.to_dicts(lang), "text": found.text(lang)}


def _order(found: Precedence, shown: Sequence[Any], lang: Lang) -> Section:
    between = "～" if lang == "zh" else " to "
    rows = [
        (
            one.rank,
            f"{one.rank_low}{between}{one.rank_high}",
            one.unit if one.listed else one.unit + word(lang, Words("（不在名单）", " (not on the list)")),
            number(_exact(one.score), 1, zeros="keep"),
            one.why(lang),
        )
        for one in shown
    ]
    return Section(
        "",
        (
            Table(
                "",
                tuple(word(lang, head) for head in PLACES),
                tuple(rows),
                tuple(word(lang, one) for one in notes_of(found, len(shown))),
            ),
        ),
    )


def notes_of(found: Precedence, shown: int) -> Iterator[Words]:
    """What is said below the order: how it is made, what is not known, and how many are not shown."""
    weights = {name: number(_exact(getattr(found.weights, name)), 1) for name in found.parts}
    zh = "、".join(f"{PARTS[name].zh}{value}" for name, value in weights.items())
    en = ", ".join(f"{PARTS[name].en} {value}" for name, value in weights.items())
    yield Words(
        f"注：每项的分值为{zh}；分值为人为选定，名次区间为{100 * found.level:.0f}%区间，含分值减半至加倍的影响。"
        "名次区间重叠的，先后不足为据。",
        f"Points of each: {en}; a choice, and the interval ({100 * found.level:.0f} %) has them halved to doubled. "
        "Where intervals overlap, the order says little.",
    )
    if found.absent:
        records = [TABLES[name] for name in found.absent]
        yield Words(
            f"注：缺少数据表（{'、'.join(one.title for one in records)}），有关各项未计。",
            f"Tables that are not there: {', '.join(one.en for one in records)}; their parts do not count.",
        )
    if found.unplaced:
        yield Words(
            f"注：{found.unplaced}条记录未填单位，未计入任何单位。",
            f"Records that name no unit and count for none: {found.unplaced}.",
        )
    if found.undated:
        yield Words(
            f"注：{found.undated}条隐患未填发现日期，只按现状计。",
            f"Hazards that state no day found, of which only the state counts: {found.undated}.",
        )
    if not len(found):
        yield Words("注：表中无单位可排序。", "The tables name no unit to put in order.")
    if shown < len(found):
        yield Words(f"注：共{len(found)}家，列出{shown}家。", f"{shown} of {len(found)} units are shown.")


def _looked(found: LookBack, lang: Lang) -> Section:
    title = word(lang, Words("回看：以前的排序与后来的情况", "Looking back: an earlier order, and what came"))
    said = (found.text(lang), *(one.text(lang) for one in found))
    return Section(title, tuple(Paragraph(text) for text in said))
