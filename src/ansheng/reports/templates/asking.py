"""Asking: what stands in ``{ }`` of a template as the desk answers it, and whether a condition holds."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import attrs
from immutabledict import immutabledict

from ansheng.dates import Period, day_label
from ansheng.errors import InputError, UnknownNameError
from ansheng.facts.kinds import Invalid
from ansheng.indicators.comparing.comparison import Against, Comparison
from ansheng.indicators.derived import mean_of, share_of, yearly
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator
from ansheng.indicators.printing import half_up, number
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.desk import Desk
from ansheng.reports.model import Part
from ansheng.reports.templates.streaks import STREAKS, streak_figure
from ansheng.reports.templates.tree import Ask, Test
from ansheng.words import NO_WORDS, Words

NAMES: Mapping[str, Callable[[Desk], str]] = immutabledict(
    {
        "行动": lambda desk: desk.campaign.title,
        "发文机关": lambda desk: desk.campaign.issuer,
        "案卷": lambda desk: desk.dossier.name,
        "期间": lambda desk: desk.window.label(desk.lang),
        "年份": lambda desk: str(desk.window.last.year) + ("年" if desk.lang == "zh" else ""),
        "起始日": lambda desk: day_label(desk.window.first, desk.lang),
        "终止日": lambda desk: day_label(desk.window.last, desk.lang),
        "统计截止日": lambda desk: day_label(desk.as_of, desk.lang),
        "范围": lambda desk: desk.place.name if desk.place else "",
        "基期名": lambda desk: _usual(desk).base_title(desk.lang),
    }
)
"""Names that are no figures, by what an office calls them."""

ENGLISH: Mapping[str, str] = immutabledict(
    {
        "campaign": "行动",
        "issuer": "发文机关",
        "dossier": "案卷",
        "period": "期间",
        "year": "年份",
        "first_day": "起始日",
        "last_day": "终止日",
        "as_of": "统计截止日",
        "place": "范围",
        "base_name": "基期名",
    }
)

_PLACES = re.compile(r"^(\d)\s*(?:位|digits?)$")
_AGAINST = re.compile(r"^(?:较|与|vs\s*)(?P<base>.+?)(?:相?比)?$")
_YOY = immutabledict({"yoy": "同比", "on the year": "同比", "on the period": "环比"})
_PER = re.compile(r"^(?P<how>占|of|每|per)\s*[=＝]?\s*(?P<name>.+)$")
_BY = re.compile(r"^(?:分列|by)\s*[=＝]\s*(?P<name>.+)$")
_WINDOWS: Mapping[str, Callable[[Desk], Period]] = immutabledict(
    {
        "上年同期": lambda desk: desk.window.year_before(),
        "year before": lambda desk: desk.window.year_before(),
        "上期": lambda desk: desk.window.previous(),
        "previous": lambda desk: desk.window.previous(),
        "基期": lambda desk: desk.base or desk.window.year_before(),
        "base": lambda desk: desk.base or desk.window.year_before(),
        "本年": lambda desk: Period(desk.window.last.replace(month=1, day=1), desk.window.last),
        "year to date": lambda desk: Period(desk.window.last.replace(month=1, day=1), desk.window.last),
    }
)
PLAIN, CHANGE, SIZE, SHARE, YEARLY = "数", "增减", "幅度", "占比", "年均"
_WORDS: Mapping[str, str] = immutabledict(
    {"number": PLAIN, "change": CHANGE, "size": SIZE, "share": SHARE, "yearly": YEARLY}
    | {name: name for name in (PLAIN, CHANGE, SIZE, SHARE, YEARLY)}
)

SIGNS: Mapping[str, Callable[[Decimal, Decimal], bool]] = immutabledict(
    {
        "=": operator.eq,
        "!=": operator.ne,
        ">=": operator.ge,
        "<=": operator.le,
        ">": operator.gt,
        "<": operator.lt,
    }
)


@attrs.frozen
class Forms:
    """How a figure is printed, as the forms behind ``|`` say.

    :param against: what it is compared with; None where it is not
    :param base: the days of a fixed base
    :param how: 数, 增减, 幅度, 占比 or 年均; empty for the figure or its comparison in words
    :param of: the other indicator of a share (占) or of a mean (每)
    :param by: the fact by whose values it is told one after the other, the greatest first
    """

    against: Against | None = None
    base: Period | None = None
    how: str = ""
    of: Indicator | None = None
    mean: bool = False
    by: str = ""
    places: int | None = None


@attrs.frozen
class Answer:
    """What is printed for an ask.

    :param lacking: why nothing can be said; empty where something can, or there is nothing to say
    :param nil: whether it says of figures that they are zero, and of no record that it was left out
    """

    parts: tuple[Part, ...] = ()
    lacking: Words = NO_WORDS
    nil: bool = False

    @property
    def known(self) -> bool:
        """Whether something can be said."""
        return bool(self.parts)


def answer(desk: Desk, ask: Ask) -> Answer:
    """What an ask gives.

    :raises AnshengError: it names what there is not, or asks what cannot be; a checked template does neither
    """
    if len(ask.names) == 1 and (plain := variable(ask.names[0])):
        said = NAMES[plain](desk)
        return Answer((said,), nil=not said)
    forms = forms_of(desk, ask)
    figures = [figure_of(desk, ask, name, forms) for name in ask.names]
    lacking = next((one for one in figures if isinstance(one, Words)), None)
    if lacking is not None:
        return Answer(lacking=lacking)
    known = [one for one in figures if isinstance(one, Figure)]
    unknown = next((one for one in known if one.value is None), None)
    if unknown is not None:
        return Answer(lacking=_not_known(unknown))
    if forms.by:
        return _listed(desk, ask, forms)
    if forms.against is not None:
        return _compared(desk, known, forms)
    nil = all(one.value == 0 and not one.unknown for one in known)
    return Answer(desk.joined([_shown(desk, one, forms) for one in known], Words("、", ", ")), nil=nil)


def variable(name: str) -> str:
    """The name that is no figure, as :data:`NAMES` has it; empty where it is none."""
    plain = ENGLISH.get(name, name)
    return plain if plain in NAMES else ""


def forms_of(desk: Desk, ask: Ask) -> Forms:
    """How an ask is printed.

    :raises InputError: a form is not understood
    :raises UnknownNameError: a form names an indicator that there is not
    """
    forms = Forms()
    for form in ask.forms:
        forms = _formed(desk, form, forms)
    if forms.how in (CHANGE, SIZE) and forms.against is None:
        forms = attrs.evolve(forms, against=_usual(desk))
    return forms


def _formed(desk: Desk, form: str, forms: Forms) -> Forms:
    if found := _PLACES.match(form):
        return attrs.evolve(forms, places=int(found[1]))
    if form in _WORDS:
        return attrs.evolve(forms, how=_WORDS[form])
    if found := _BY.match(form):
        return attrs.evolve(forms, by=found["name"].strip())
    if found := _PER.match(form):
        return attrs.evolve(forms, of=desk.indicator(found["name"]), mean=found["how"] in ("每", "per"))
    try:
        against = Against.of(_YOY.get(form, form))
        return attrs.evolve(forms, against=_usual(desk) if against is Against.YEAR_BEFORE else against)
    except UnknownNameError:
        if found := _AGAINST.match(form):
            return attrs.evolve(forms, against=Against.BASE, base=Period.of(found["base"]))
        known = (
            "同比",
            "环比",
            "较基期",
            "较2020年",
            *dict.fromkeys(_WORDS.values()),
            "1位",
            "占=…",
            "每=…",
            "分列=…",
        )
        raise UnknownNameError.of(Words("形式", "form"), form, known) from None


def _usual(desk: Desk) -> Against:
    return Against.BASE if desk.base else Against.YEAR_BEFORE


def window_of(desk: Desk, ask: Ask) -> Period | None:
    """The days that an ask names; None for those of the report.

    :raises DayError: they are not understood
    """
    if not ask.window:
        return None
    return _WINDOWS[ask.window](desk) if ask.window in _WINDOWS else Period.of(ask.window)


def figure_of(desk: Desk, ask: Ask, name: str, forms: Forms) -> Figure | Words:
    """The figure that an ask names, or why there is none."""
    if name in STREAKS:
        made = streak_figure(desk, name, dict(ask.where))
        return made if isinstance(made, Words) else _kept(desk, made)
    indicator = desk.indicator(name)
    needed = [indicator, *([forms.of] if forms.of else [])]
    if lacking := desk.lacking(*needed):
        return desk.absent(next(iter(lacking.values())))
    where = narrowing(indicator, ask.where)
    window = window_of(desk, ask)
    if window is not None and window.first > desk.as_of:
        return _later(window)
    if window is not None and (silent := _silent(desk, indicator, window)):
        return silent
    figure = desk.figure(indicator, forms.against, where=where, window=window, base=forms.base)
    if forms.how == SHARE:
        return _kept(desk, _styled(share_of(figure, desk.figure(indicator, window=window)), forms))
    if forms.of is not None:
        other = desk.figure(forms.of, where=narrowing(forms.of, ask.where), window=window)
        return _kept(desk, _styled(_quotient(figure, other, forms), forms))
    if forms.how == YEARLY:
        return _kept(desk, _styled(yearly(figure), forms))
    return figure


def _quotient(figure: Figure, other: Figure, forms: Forms) -> Figure:
    return (
        mean_of(figure, other, unit=figure.unit, unit_en=figure.unit_en)
        if forms.mean
        else share_of(figure, other)
    )


def _styled(figure: Figure, forms: Forms) -> Figure:
    if forms.places is None:
        return figure
    exact = figure.exact
    value = figure.value if exact is None else half_up(exact, forms.places)
    return attrs.evolve(figure, value=value, style=Print(forms.places, figure.style.zeros))


def _kept(desk: Desk, figure: Figure) -> Figure:
    return desk.keep(figure)


def narrowing(indicator: Indicator, where: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The facts and values by which an ask is narrowed, by the names of the facts.

    :raises UnknownNameError: the record has no such fact
    :raises InputError: the fact cannot have that value
    """
    told: dict[str, object] = {}
    for name, text in where:
        fact = fact_called(indicator, name)
        value = fact.parse(text)
        if value is None or isinstance(value, Invalid):
            wanted = value.words if isinstance(value, Invalid) else Words("未填", "nothing")
            raise InputError(
                Words(f"“{fact.title}”{wanted.zh}，收到“{text}”", f"{fact.en}: {wanted.en}, not {text!r}")
            )
        told[fact.name] = value
    return told


def _listed(desk: Desk, ask: Ask, forms: Forms) -> Answer:
    """The parts of a figure one after the other, the greatest first; nothing where no part has a name."""
    indicator = desk.indicator(ask.names[0])
    by = fact_called(indicator, forms.by).name
    parts = sorted(desk.parts(indicator, by), key=lambda part: part[1].value or 0, reverse=True)
    if not any(key[0] is not None for key, _ in parts):
        return Answer()
    return Answer(desk.listed(indicator, by, parts))


def _shown(desk: Desk, figure: Figure, forms: Forms) -> tuple[Part, ...]:
    """A figure in a sentence, with the records that it had to leave out."""
    printed = figure if forms.places is None else _styled(figure, forms)
    text = _bare(desk, printed) if forms.how == PLAIN else ""
    caveat = figure.caveat(desk.lang)
    said = desk.pieces(desk.quoted(figure, text or printed.shown(desk.lang)))
    return (*said, desk.of(Words(f"（{caveat}）", f" ({caveat})"))) if caveat else said


def _bare(desk: Desk, figure: Figure) -> str:
    """The number without its unit."""
    if isinstance(figure.value, Decimal) and figure.style.places is not None:
        return number(figure.value, figure.style.places, zeros="keep")
    return number(figure.value or 0, group=desk.lang == "en")


def _compared(desk: Desk, figures: Sequence[Figure], forms: Forms) -> Answer:
    pairs = [(one, one.comparison) for one in figures]
    for figure, found in pairs:
        if found is None or found.base is None:
            return Answer(lacking=_no_base(desk, figure, found))
    known = [(figure, found) for figure, found in pairs if found is not None]
    said = [desk.quoted(figure, _change(desk, found, forms)) for figure, found in known]
    if len(said) > 1 and (together := _together(desk, known, forms)):
        return Answer(together)
    return Answer(desk.joined(said, Words("、", ", ")))


def _change(desk: Desk, found: Comparison, forms: Forms) -> str:
    if forms.how == SIZE:
        return found.size(desk.lang)
    if forms.how == CHANGE:
        return found.moved(desk.lang)
    text = found.text(desk.lang, chance=desk.chance)
    if forms.base is None:
        return text
    if desk.lang == "zh":
        return text.replace(found.against.title(), f"较{forms.base.label()}")
    return text.replace(found.against.title("en"), f"on {forms.base.label('en')}")


def _together(desk: Desk, known: Sequence[tuple[Figure, Comparison]], forms: Forms) -> tuple[Part, ...]:
    """Several changes of one direction as offices write them: ``同比分别下降13.2%、19.2%``; empty where they differ."""
    directions = {found.direction for _, found in known}
    if forms.how or directions not in ({1}, {-1}) or not all(found.size() for _, found in known):
        return ()
    if len({found.rate for _, found in known}) > 1:
        return ()
    sizes = [desk.quoted(figure, found.size(desk.lang)) for figure, found in known]
    rate, risen = known[0][1].rate, directions == {1}
    verb = Words(
        ("提高" if risen else "降低") if rate else ("上升" if risen else "下降"), "up" if risen else "down"
    )
    base = forms.base.label() if forms.base else ""
    before = known[0][1].against.title() if not base else f"较{base}"
    after = known[0][1].against.title("en") if not forms.base else f"on {forms.base.label('en')}"
    listed = desk.joined(sizes, Words("、", ", "))
    return desk.say(Words(f"{before}分别{verb.zh}{{0}}", f"{verb.en} {{0}} {after}"), listed)


def holds(desk: Desk, test: Test) -> bool | None:
    """Whether a part of a condition holds; None where its figure is not known.

    That a figure is zero does not hold where records were left out of it, nor where the table has no record so early.
    """
    forms = forms_of(desk, test.ask)
    found = [figure_of(desk, test.ask, name, forms) for name in test.ask.names]
    figures = [one for one in found if isinstance(one, Figure) and one.value is not None]
    if len(figures) < len(found):
        return None
    if not test.sign:
        any_ = any(one.value for one in figures)
        return not any_ and not any(one.unknown for one in figures) if test.negated else any_
    sure = test.sign != "=" or (not any(one.unknown for one in figures) and not _doubtful(desk, test.ask))
    return sure and all(SIGNS[test.sign](Decimal(one.value or 0), test.number) for one in figures)


def _doubtful(desk: Desk, ask: Ask) -> bool:
    """Whether a zero may only mean that nobody filled the table in."""
    window = window_of(desk, ask) or desk.window
    return any(_silent(desk, desk.indicator(name), window) for name in ask.names if name not in STREAKS)


def _silent(desk: Desk, indicator: Indicator, window: Period) -> Words | None:
    """That a table has no record so early; None where all have."""
    for one in indicator.quantities:
        if one.table in desk.tables and not desk.reaches(one, window):
            zh, en = one.record.title, one.record.en
            last = day_label(window.last)
            return Words(
                f"“{zh}”表无{last}及以前的记录，{window.label()}的有关内容未写入。",
                f"The table of {en} has no record up to {window.last}; nothing of {window.label('en')} is told.",
            )
    return None


def _not_known(figure: Figure) -> Words:
    because = figure.reason or NO_WORDS
    zh = f"：{because.zh}" if because.zh else ""
    return Words(
        f"“{figure.label}”无法统计{zh}，有关内容未写入。", f"{figure.name('en')} is not known and not told."
    )


def _no_base(desk: Desk, figure: Figure, found: Comparison | None) -> Words:
    said = found or Comparison(figure.value, None)
    return Words(
        f"“{figure.label}”{said.text()}，有关内容未写入。",
        f"{figure.name('en')}: {said.text('en')}; not told.",
    )


def _later(window: Period) -> Words:
    return Words(
        f"{window.label()}尚未开始，有关内容未写入。", f"{window.label('en')} has not begun; it is not told."
    )
