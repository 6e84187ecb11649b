"""Book: the figures of a dossier by indicator, group and window, made when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.auditing.comparing.ours import Ours, figures_of, is_dossier
from ansheng.dates import Period
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.definitions import indicators
from ansheng.indicators.evaluation.making import key_title
from ansheng.indicators.indicator import Indicator, evaluate, groups, reaches

if TYPE_CHECKING:
    import datetime as dt

    from ansheng.indicators.figure import Figure

Group = tuple[tuple[str, str], ...]
"""Facts with the value that records must have; empty for all records."""
WHOLE: Group = ()
FACTS = ("region", "sector", "department", "lead", "party", "unit")
"""The facts whose values a text may name as what a figure is of."""
_SHORTEST, _LONGEST = 2, 30
_ANY = frozenset(("其他", "其它", "无", "合计", "未填"))
_FACT = re.compile(r"(\w+)=")


@attrs.frozen
class Found:
    """A figure of the book, with the records of no group at all that may belong to it."""

    figure: Figure
    loose: int = 0


@attrs.define
class Book:
    """Figures of one dossier, report or list.

    :param figures: those of the whole period, as a report has them
    :param tables: the tables that further ones are evaluated over; None where only ``figures`` are known
    :param window: the period that the text is taken to be about where it says nothing else
    :param as_of: the day to whose end events are known
    :param starts: the first day of the campaign
    :param title: what the campaign and who issues it are called, in which the place is named
    """

    figures: tuple[Figure, ...]
    tables: Mapping[str, Any] | None
    window: Period | None
    as_of: dt.date | None
    starts: dt.date | None
    title: str
    known: Mapping[str, Indicator]
    names: Mapping[str, tuple[tuple[str, str], ...]]
    _made: dict[Any, tuple[Found, ...]] = attrs.field(factory=dict, repr=False)

    @classmethod
    def of(cls, ours: Ours | Book, period: Period | None, more: Iterable[Indicator] = ()) -> Book:
        """The book of a dossier, a report or figures; a book is its own.

        :param more: indicators beside the core's, such as those of plugins
        :raises InputError: ``ours`` is none of these, or is a dossier without a period
        """
        if isinstance(ours, Book):
            return ours
        figures = figures_of(ours, period)
        if not is_dossier(ours):
            return _of_figures(figures, period)
        every = {**{one.id: one for one in more}, **indicators()}
        known = {
            name: one for name, one in every.items() if all(q.table in ours.tables for q in one.quantities)
        }
        window = period or ours.campaign.period
        return cls(
            figures, ours.tables, window, ours.campaign.as_of, getattr(ours.campaign, "starts", None),
            _title(ours.campaign), known, _names(known, ours.tables),
        )  # fmt: skip

    @property
    def titles(self) -> Mapping[str, tuple[str, str]]:
        """The Chinese title and the unit of each indicator by its id."""
        listed = {figure.id: (figure.label, figure.unit) for figure in self.figures if "[" not in figure.id}
        return {**listed, **{name: (one.title, one.unit) for name, one in self.known.items()}}

    def find(
        self,
        name: str,
        window: Period,
        group: Group,
        against: Against | None = None,
        known: dt.date | None = None,
    ) -> tuple[Found, ...]:
        """The figures of an indicator: none where the tables do not tell, several as known on different days.

        :param known: a further day up to which events may be known
        """
        asked = (name, window, group, against, known)
        if asked not in self._made:
            listed = self.tables is None
            self._made[asked] = tuple(self._listed(*asked[:4]) if listed else self._evaluated(*asked))
        return self._made[asked]

    def _listed(self, name: str, window: Period, group: Group, against: Against | None) -> Iterator[Found]:
        for figure in self.figures:
            if figure.id.partition("[")[0] != name or group != _group(figure) or figure.window != window:
                continue
            if figure.value is not None and (
                against is None or (figure.comparison and figure.comparison.against is against)
            ):
                yield Found(figure)

    def _evaluated(
        self, name: str, window: Period, group: Group, against: Against | None, known: dt.date | None
    ) -> Iterator[Found]:
        indicator, tables = self.known[name], self.tables
        last = self.as_of or window.last
        facts, key = tuple(fact for fact, _ in group), tuple(value for _, value in group)
        if tables is None or not self._covers(indicator, window, facts):
            return
        further = [known] if known and window.last <= known <= last else []
        for as_of in dict.fromkeys((last, min(last, window.last), *further)):
            if not group:
                made = evaluate(indicator, tables, period=window, as_of=as_of, against=against)
                loose = 0
            else:
                among = [key, *(g for g in _loose(indicator, tables, window, as_of, facts, key))]
                made, *rest = evaluate(
                    indicator, tables, period=window, as_of=as_of, by=facts, among=among, against=against
                )
                loose = sum(int(one.denominator or one.value or 0) + one.unknown for one in rest)
            if made.value is not None or against:
                yield Found(made, loose)

    def _covers(self, indicator: Indicator, window: Period, facts: Sequence[str]) -> bool:
        """Whether the tables reach into the window, and up to its end, and have the facts of the group."""
        assert self.tables is not None
        if self.as_of is not None and window.last > self.as_of and window != self.window:
            return False
        return all(
            set(facts) <= set(quantity.record.facts())
            and (quantity.day is None or reaches(quantity, self.tables[quantity.table], window))
            for quantity in indicator.quantities
        )


def _loose(
    indicator: Indicator,
    tables: Mapping[str, Any],
    window: Period,
    as_of: dt.date,
    facts: tuple[str, ...],
    key: tuple[str, ...],
) -> Iterator[tuple[str | None, ...]]:
    """The groups of records that do not say all of the facts, and may be of a group therefore."""
    for other in groups(indicator, tables, period=window, as_of=as_of, by=facts):
        if None in other and all(one in (None, value) for one, value in zip(other, key, strict=True)):
            yield other


def _title(campaign: object) -> str:
    return " ".join(str(getattr(campaign, name, "") or "") for name in ("title", "issuer"))


def _names(
    known: Mapping[str, Indicator], tables: Mapping[str, Any]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The values of the facts that a text may name, each with the facts that it is a value of."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    counted = {quantity.table: quantity.record for one in known.values() for quantity in one.quantities}
    indicator_of = {quantity.table: one for one in known.values() for quantity in one.quantities}
    for table, record in counted.items():
        for fact in FACTS:
            if fact not in record.facts() or fact not in tables[table].columns:
                continue
            for value in tables[table][fact].unique(maintain_order=True).drop_nulls().to_list():
                title = key_title(indicator_of[table], (fact,), (value,))
                if _SHORTEST <= len(title) <= _LONGEST and title not in _ANY and isinstance(value, str):
                    found.setdefault(title, {})[fact, value] = None
    return {name: tuple(values) for name, values in found.items()}


def _of_figures(figures: tuple[Figure, ...], period: Period | None) -> Book:
    windows = {figure.window for figure in figures}
    window = period or (next(iter(windows)) if len(windows) == 1 else None)
    names: dict[str, dict[tuple[str, str], None]] = {}
    for figure in figures:
        for pair in _group(figure):
            if pair[0] in FACTS and len(pair[1]) >= _SHORTEST:
                names.setdefault(pair[1], {})[pair] = None
    as_of = max((figure.as_of for figure in figures), default=None)
    return Book(
        figures, None, window, as_of, None, "", {}, {name: tuple(pairs) for name, pairs in names.items()}
    )


def _group(figure: Figure) -> Group:
    """The group of a figure, its values as they are printed."""
    _, bracket, facts = figure.id.partition("[")
    if not bracket:
        return WHOLE
    titles = figure.label.rpartition("（")[2].removesuffix("）").split("、")
    return tuple(zip(_FACT.findall(facts), titles, strict=False))
