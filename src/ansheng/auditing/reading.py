"""Reading: the audit of a text from its characters to its claims."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ansheng.auditing import figure_tables, remarks, tables
from ansheng.auditing.comparing.book import Book
from ansheng.auditing.comparing.compared import compared, without_repeats
from ansheng.auditing.comparing.ours import Ours
from ansheng.auditing.model import Audit, Claim
from ansheng.auditing.relations import lists, repeats
from ansheng.auditing.relations.comparisons.changes import changes
from ansheng.auditing.relations.means import means
from ansheng.auditing.relations.parts.proportions import proportions
from ansheng.auditing.relations.parts.shares import shares
from ansheng.auditing.relations.rates import rates
from ansheng.auditing.relations.times import spans, streaks
from ansheng.auditing.relations.totals import balances, sums
from ansheng.auditing.text.context import quantities
from ansheng.auditing.text.groups import Group, every_group
from ansheng.auditing.text.marks import marks
from ansheng.auditing.text.page import Page
from ansheng.auditing.text.passage import Passage, passages
from ansheng.dates import AnyPeriod, Period

if TYPE_CHECKING:
    from ansheng.indicators.indicator import Indicator

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_OF_PLANS = re.compile(r"方案|专项|行动|任务|措施")


def audit(
    text: str,
    *,
    period: AnyPeriod | None = None,
    dossier: Ours | Book | None = None,
    indicators: Iterable[Indicator] = (),
) -> Audit:
    """Read the figures of a bulletin and recompute the relations that it states among them.

    >>> found = audit("排查隐患2072条，已整改1582条，整改率76.4%。")
    >>> [(claim.kind, claim.verdict.value, claim.computed) for claim in found.claims]
    [('rate', 'rounded', '76.4%')]

    :param text: simplified or traditional Chinese, as a page or a document has it
    :param period: what the text reports on; without it only what the text itself says is known
    :param dossier: with what the figures of the text are compared: a dossier, whose tables give the figure of each
        indicator, group and window that the text names, and ``period`` or else the period of its campaign where it
        names none; a report; figures; or the :class:`Book` of one of these, which many texts can be compared with
    :param indicators: those to compare with beside the core's, such as ``ansheng.load().indicators.values()``
    :raises InputError: ``dossier`` is none of these, or states no period where none is given
    :raises DayError: the period is none, or begins after the as-of day of the dossier's campaign
    """
    period = None if period is None else Period.of(period)
    book = None if dossier is None else Book.of(dossier, period, indicators)
    with _uncollected():
        return _audited(text, period, book)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: an audit makes none, and looking for them among its figures takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _audited(text: str, period: Period | None, book: Book | None) -> Audit:
    page = Page.of(text)
    found, unread = marks(page.plain)
    read = quantities(page.plain, found)
    sentences = list(passages(page, read))
    grouped = dict(every_group(sentences))
    claims = [
        *_in_sentences(sentences, grouped, period, _year(page.plain)),
        *_in_text(page, sentences),
    ]
    found_tables = list(figure_tables.in_text(text))
    claims += [claim for grid in found_tables for claim in tables.claims(grid)]
    beside = compared(page, sentences, book, found_tables, grouped, given=period is not None)
    claims = [*beside.claims, *without_repeats(claims, beside)]
    missing = [name for name in beside.missing if "[" not in name or book is None or book.tables is None]
    unique = {(claim.start, claim.end, claim.kind, claim.stated): claim for claim in claims}
    claims = sorted(unique.values(), key=lambda claim: (claim.start, claim.end, claim.kind))
    said = sorted(
        remarks.remarks(page, sentences, windowed=period is not None), key=lambda remark: remark.start
    )
    return Audit(beside.figures, tuple(claims), tuple(said), unread, tuple(missing), text)


def _year(text: str) -> int | None:
    """The year that a text is about: the one it names most often in its first pages."""
    years = [int(year) for year in _YEAR.findall(text[:20_000])]
    return max(set(years), key=lambda year: (years.count(year), year)) if years else None


def _in_sentences(
    sentences: Sequence[Passage],
    grouped: Mapping[Passage, list[Group]],
    period: Period | None,
    year: int | None,
) -> Iterator[Claim]:
    statements = [made for passage, found in grouped.items() for made in repeats.statements(passage, found)]
    limits = repeats.bounds(statements, repeats.plan_totals(sentences))
    yield from repeats.contradictions(statements)
    for passage in sentences:
        if passage.marks:
            yield from rates(passage)
            yield from changes(passage, grouped[passage], limits)
            yield from balances.growth(passage)
            yield from means(passage)
        yield from proportions(passage)
        yield from spans(passage)
        yield from streaks(passage, period, year)
        yield from lists.lists(passage)


def _in_text(page: Page, sentences: Sequence[Passage]) -> Iterator[Claim]:
    every = [(passage, mark) for passage in sentences for mark in passage.marks]
    chained = [(passage, mark) for passage, mark in every if mark.role == "chain"]
    if chained:
        plans = [m for _, m in every if m.unit == "个" and m.count and _OF_PLANS.search(m.before + m.after)]
        yield from balances.chains(chained, plans)
    yield from shares(sentences)
    yield from sums.sums(page, sentences)
    yield from repeats.duplicates(every)
    yield from lists.ordinals(page)
    yield from remarks.bodies(page, sentences)
