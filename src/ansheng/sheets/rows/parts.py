"""Parts: where a header stands again below the first, and where further tables begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from ansheng.sheets.rows.body import Body
from ansheng.sheets.rows.header import STARS, Header, filled, header_at
from ansheng.sheets.rows.sayings import has_words, is_heading, saying

if TYPE_CHECKING:
    import polars as pl

_TITLES_WITHIN = 6
_STATED = re.compile(r"\s*[^\d\s:：]{1,10}\s*[:：]")
_MOST_WORDS = 200


@attrs.frozen
class Part:
    """Some rows of a body that stand under one header.

    :param header: the header, where it stands
    :param begins: the first row of the titles above the header, in the body
    :param first: the row below the header, and ``end`` the row behind the last, in the body
    :param table: which table the rows belong to, counted from 0 by their headers
    :param again: whether the header is one that stands above already
    :param serves: whether the table is wanted
    :param other: whether it is one of other things than the first
    """

    header: Header
    begins: int
    first: int
    end: int
    table: int
    again: bool
    serves: bool
    other: bool


def words_pattern(header: Header) -> str:
    """What finds the texts that are words of a header, be it with a star, or another unit in brackets behind them."""
    words = sorted(header.words, key=len)[:_MOST_WORDS]
    spaced = (r"\s*".join(map(re.escape, word)) for word in words if len(word) <= 40)
    return rf"(?is)^{STARS}(?:{'|'.join(spaced)})\s*(?:[(（\[【：:*＊].*)?$"


def parts_of(
    body: Body,
    header: Header,
    kind: pl.Series,
    rows: pl.Series,
    known_titles: Collection[str],
    keys: frozenset[str],
    *,
    others: bool,
) -> tuple[Part, ...]:
    """The parts of a body, the first standing under ``header``.

    :param kind: what the rows are, as far as it is known
    :param rows: the rows whose first text is a word of the header
    :param known_titles: the titles by which tables are known, and ``keys`` their keys
    :param others: whether tables of other things than the first are wanted
    """
    likely = {*_like(body, header, rows), *_foreign(body, kind, known_titles)}
    headers = [header, *_headers(body, header, keys, sorted(likely))]
    first = {each.keys: place for place, each in reversed(list(enumerate(headers)))}
    tables = {place: table for table, place in enumerate(sorted(first.values()))}
    begins = [0, *(_begins(body, header, each.top - body.start) for each in headers[1:]), body.cells.height]
    return tuple(
        Part(
            header=each,
            begins=begin,
            first=each.bottom + 1 - body.start,
            end=end,
            table=tables[first[each.keys]],
            again=first[each.keys] != place,
            serves=others or alike(header, each),
            other=not alike(header, each),
        )
        for place, (each, (begin, end)) in enumerate(zip(headers, pairwise(begins), strict=True))
    )


def _like(body: Body, header: Header, rows: pl.Series) -> Iterator[int]:
    """Those of the rows of whose texts more than half are words of the header, two at least."""
    import polars as pl

    if len(header.places) < 2 or rows.is_empty():
        return
    pattern = words_pattern(header)
    cells = body.cells[rows].select(pl.all().str.strip_chars().replace("", None))
    hits = cells.select(pl.sum_horizontal(pl.all().str.contains(pattern).fill_null(False)).cast(pl.Int64))
    some = cells.select(pl.sum_horizontal(pl.all().is_not_null()).cast(pl.Int64))
    likely = (hits.to_series() >= 2) & (hits.to_series() * 2 > some.to_series())
    yield from rows.filter(likely)


def _foreign(body: Body, kind: pl.Series, titles: Collection[str]) -> Iterator[int]:
    """The rows that look like the header of another table: many known titles, or some behind a gap."""
    import polars as pl

    if not titles or body.counts is None:
        return
    texts = body.cells.select(pl.all().str.strip_chars().fill_null(""))
    count, hits = body.counts, _hits(texts, titles)
    plain = texts.select(pl.all_horizontal(pl.all().str.contains(r"^\D{0,20}$"))).to_series()
    apart = ((kind != "total_row") & ((kind != "data") | (count == 1))).shift(1).fill_null(False)
    many = ((hits >= 3) & (hits * 2 > count)) | ((hits >= 2) & (hits * 2 >= count) & plain)
    behind_gap = apart & plain & (count >= 3) & (hits >= 1)
    likely = (many | behind_gap) & (kind == "data")
    yield from (likely & ~_said_again(texts, likely, (kind == "data") & (hits * 2 <= count))).arg_true()


def _said_again(texts: pl.DataFrame, rows: pl.Series, records: pl.Series) -> pl.Series:
    """Whether what one of some rows says in a column is said there by another record, as titles never are."""
    import polars as pl

    again = pl.zeros(len(rows), pl.Boolean, eager=True)
    others = texts.filter(records).unique() if rows.any() else texts.clear()
    for column in texts if others.height else ():
        said = others[column.name].filter(others[column.name].is_in(column.filter(rows).implode()))
        twice, once = said.filter(said.is_duplicated()), said.unique()
        more = pl.select(
            pl.when(records).then(column.is_in(twice.implode())).otherwise(column.is_in(once.implode()))
        )
        again |= rows & (column != "") & more.to_series()
    return again


def _hits(texts: pl.DataFrame, titles: Collection[str]) -> pl.Series:
    """How many texts of each row are titles: all columns are looked up at once, for there are thousands of titles."""
    import polars as pl

    found, height = pl.concat(texts.get_columns()).is_in(list(titles)), texts.height
    columns = [found.slice(place * height, height).alias(f"{place}") for place in range(texts.width)]
    return pl.select(pl.sum_horizontal(columns).cast(pl.Int64)).to_series()


def _headers(body: Body, header: Header, keys: frozenset[str], rows: Iterable[int]) -> Iterator[Header]:
    depth = header.bottom - header.top
    same = body.grid.cells.slice(header.top, depth + 1).rows()
    last = header.bottom
    for row in (body.start + at for at in rows):
        if row <= last:
            continue
        if body.grid.cells.slice(row, depth + 1).rows() == same:
            found = attrs.evolve(header, top=row, bottom=row + depth)
        else:
            found = header_at(body.grid, row, keys)
        last = found.bottom
        yield found


def alike(header: Header, other: Header) -> bool:
    """Whether two tables are of the same things: one has the titles of the other, and few besides."""
    fewer, more = sorted((header.titles, other.titles), key=len)
    return fewer <= more and 4 * len(fewer) >= 3 * len(more)


def _begins(body: Body, header: Header, top: int) -> int:
    """The first of the rows above a further header that are its titles."""
    begin = top
    for at in range(top - 1, max(top - 1 - _TITLES_WITHIN, -1), -1) if body.by_hand else ():
        texts = filled(body.texts(at))
        if texts and not _is_title(texts, len(header.places)):
            break
        begin = at if texts else begin
    return begin


def _is_title(texts: Sequence[str], columns: int) -> bool:
    """Whether a row between two tables is a title of the lower one rather than a record or a note of the upper one."""
    head, first = is_heading(texts[0]), texts[0]
    if saying(first) is not None and not head:
        return False
    if len(texts) == 1:
        return head or (columns > 2 and has_words(first))
    stated = sum(bool(_STATED.match(text)) for text in texts)
    return stated == len(texts) or ((head or bool(_STATED.match(first))) and 2 * len(texts) <= columns)
