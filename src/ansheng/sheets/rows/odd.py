"""Odd rows: those that a person laid out and that are no records, or are not whole ones, each looked at by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from ansheng.sheets.header import Header, filled
from ansheng.sheets.rows.body import Body
from ansheng.sheets.rows.parts import Part
from ansheng.sheets.rows.sayings import (
    LEVEL,
    SECTION,
    SERIAL,
    are_amounts,
    has_words,
    is_closing,
    is_day,
    is_level,
    is_note,
    is_plain,
    is_quiet,
    is_section,
    is_serial,
    is_serial_title,
    number_columns,
    saying,
)

if TYPE_CHECKING:
    import polars as pl

_SAMPLE = 200


def odd_rows(
    body: Body, parts: Sequence[Part], kind: pl.Series, titles: Collection[str]
) -> Iterator[tuple[int, str]]:
    """The rows of a table that are no records as they stand, each with what it is.

    :param parts: the parts of the table, and ``kind`` what its rows are, as far as their first texts say
    :param titles: the texts above the header of the sheet
    """
    looker = _Looker.of(body, parts, kind, frozenset(titles))
    for row in looker.doubtful():
        if found := looker.look(row):
            yield row, found


@attrs.frozen(eq=False)
class _Looker:
    """What is usual in the rows of a table.

    :param begins: the first rows below the headers of the table
    :param rows: of each row that may be a record its place ``at`` in the body, ``kind``, ``count`` of filled cells,
        ``loud`` ones, ``first``, the text of the first column, and ``text``, the first that it holds
    :param regular: whether most rows but notes and headings hold three cells or more
    :param led: whether the first column is nearly always filled, and ``serial`` whether it holds running numbers
    :param long: the columns of long texts
    :param merged: the rows that hold one cell merged over more columns, most of them or from the first on
    """

    body: Body
    header: Header
    begins: frozenset[int]
    kind: pl.Series
    titles: frozenset[str]
    rows: pl.DataFrame
    regular: bool
    led: bool
    serial: bool
    long: frozenset[int]
    merged: frozenset[int]

    @classmethod
    def of(cls, body: Body, parts: Sequence[Part], kind: pl.Series, titles: frozenset[str]) -> _Looker:
        """The looker for the rows of a table."""
        import polars as pl

        header = parts[0].header
        places = header.places
        first = body.cells.to_series(places[0]).fill_null("").str.strip_chars()
        columns = {"kind": kind, "count": body.counts, "loud": body.loud, "first": first, "text": body.first}
        rows = pl.DataFrame(columns).with_row_index("at").filter(pl.col("kind").is_in(["data", "note"]))
        full = rows.filter((pl.col("kind") == "data") & (pl.col("count") >= 3))
        alone = (pl.col("count") == 1) & ((pl.col("kind") == "note") | pl.col("text").str.contains(SECTION))
        beside = rows.filter(alone | _numbered()).height
        led = full.filter(pl.col("first") != "")
        serials = led["first"].str.contains(SERIAL).sum()
        return cls(
            body=body,
            header=header,
            begins=frozenset(part.first for part in parts),
            kind=kind,
            titles=titles,
            rows=rows,
            regular=len(places) >= 3 and 2 * full.height >= rows.height - beside,
            led=5 * led.height >= 4 * full.height > 0,
            serial=is_serial_title(header.names[places[0]]) and 2 * serials > led.height,
            long=frozenset(_long(body, places, full["at"].head(_SAMPLE).to_list())),
            merged=frozenset(_merged(body, places)),
        )

    def doubtful(self) -> list[int]:
        """The rows that must be looked at one by one; most need not."""
        import polars as pl

        few = (pl.col("count") == 1) | (pl.col("loud") <= 1) | (pl.col("kind") == "note")
        unnamed = pl.lit(self.led) & (pl.col("first") == "")
        unnumbered = pl.lit(self.serial) & ~pl.col("first").str.contains(SERIAL)
        first = pl.col("at").is_in(list(self.begins))
        return self.rows.filter(few | unnamed | unnumbered | first | _numbered())["at"].to_list()

    def look(self, row: int) -> str:
        """What a row is; empty where it may be a record."""
        texts = self.body.texts(row)
        cells = filled(texts)
        if row in self.begins and self._numbers(row, cells):
            return "repeated_header"
        if self.kind[row] == "note":
            return "note_row" if len(cells) == 1 or sum(map(is_note, cells)) > 1 else ""
        if quiet := self._quiet(cells):
            return quiet
        if len(cells) == 1:
            return self._lone(row, next(place for place, text in enumerate(texts) if text), cells[0])
        first = texts[self.header.places[0]]
        if self.regular and len(cells) == 2 and is_level(first) and has_words(cells[1]):
            return "group_row"
        if self.serial and (has_words(first) or is_section(first)):
            return self._section(cells)
        return "total_row" if self._sums(row, texts) else ""

    def _numbers(self, row: int, cells: Sequence[str]) -> bool:
        """Whether a row numbers the columns; three numbers do where words stand below them."""
        few = len(cells) < 4 and (row + 1 >= len(self.kind) or are_amounts(filled(self.body.texts(row + 1))))
        return not few and 2 * len(cells) >= len(self.header.places) and number_columns(cells)

    def _quiet(self, cells: Sequence[str]) -> str:
        """Whether a row is crossed out or reports that there is nothing, be it behind a running number."""
        rest = cells[1:] if len(cells) > 1 and is_serial(cells[0]) else cells
        if not all(map(is_quiet, rest)):
            return ""
        nothing = sum(saying(text) == "zero" for text in rest)
        if nothing == 0:
            return "crossed_row"
        told = len(rest) == len(cells) or (nothing == 1 and len(self.header.places) > 3)
        return "zero_report" if told else ""

    def _lone(self, row: int, place: int, text: str) -> str:
        """What a row with one filled cell is."""
        if text in self.titles:
            return "repeated_header"
        if row in self.merged:
            return "note_row" if is_closing(text) else "group_row"
        if self._seals(row, text):
            return "note_row"
        if not self.regular:
            return ""
        if is_closing(text):
            return "note_row"
        if place == self.header.places[0]:
            grouped = is_section(text) or (self.serial and has_words(text))
            return "group_row" if grouped else "lone_cell" if is_plain(text) else ""
        if self._sums(row, [""] * place + [text]):
            return "total_row"
        above = self._above(row, place) if self.led else ""
        if not above or not has_words(text):
            return "group_row" if is_section(text) else ""
        goes_on = place in self.long and (not is_section(text) or is_section(above))
        return "continued_row" if goes_on else "group_row"

    def _seals(self, row: int, text: str) -> bool:
        """Whether a text is the name of an office over the day on which it signed, or that day."""
        near = row - 1 if is_day(text) else row + 1
        other = filled(self.body.texts(near)) if 0 <= near < len(self.kind) else []
        office, day = (other, text) if near < row else ([text], "".join(other))
        return len(other) == 1 and len(self.header.places) >= 3 and is_day(day) and has_words(office[0])

    def _sums(self, row: int, texts: Sequence[str]) -> bool:
        """Whether a row holds amounts and no name, where the others have one."""
        names = self.header.names
        amounts = [names[place] for place, text in enumerate(texts) if text and are_amounts([text])]
        unnamed = self.led and not any(texts[: self.header.places[0] + 1])
        return unnamed and len(amounts) == len(filled(texts)) and not all(map(is_serial_title, amounts))

    def _above(self, row: int, place: int) -> str:
        """The words that stand above a cell, in a whole record."""
        before = row - 1
        while before >= 0 and self.kind[before] == "data" and self.body.count(before) == 1:
            before -= 1
        if before < 0 or self.kind[before] != "data":
            return ""
        text = self.body.texts(before)[place]
        return text if has_words(text) else ""

    def _section(self, cells: Sequence[str]) -> str:
        """Whether a row without a running number heads those below it, be it with their sums."""
        words = [text for text in cells[1:] if not are_amounts([text]) and not is_quiet(text)]
        most = 1 if is_section(cells[0]) else 0
        return "group_row" if len(words) <= most and all(map(has_words, words)) else ""


def _numbered() -> pl.Expr:
    """Rows of two cells of which the first numbers a heading."""
    import polars as pl

    return (pl.col("count") == 2) & pl.col("first").str.contains(LEVEL)


def _long(body: Body, places: Sequence[int], rows: Sequence[int]) -> Iterator[int]:
    """The columns whose texts are at least half as long as those of the longest."""
    if not rows:
        return
    texts = [body.texts(row) for row in rows]
    lengths: Mapping[int, int] = {place: sum(len(row[place]) for row in texts) for place in places}
    yield from (place for place, length in lengths.items() if 2 * length >= max(lengths.values()))


def _merged(body: Body, places: Sequence[int]) -> Iterator[int]:
    """The rows in which a cell is merged over columns, half of all or from the first one on."""
    for merge in body.grid.merges:
        inside = sum(merge.left <= place <= merge.right for place in places)
        if (
            merge.top == merge.bottom
            and inside > 1
            and (merge.left <= places[0] or 2 * inside >= len(places))
        ):
            yield merge.top - body.start
