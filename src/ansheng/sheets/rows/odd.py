"""Odd rows: those that a person laid out and that are no records, or are not whole ones, each looked at by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from ansheng.sheets.rows.body import Body
from ansheng.sheets.rows.header import Header, filled
from ansheng.sheets.rows.parts import Part
from ansheng.sheets.rows.sayings import (
    LEVEL,
    NESTED,
    QUARTER,
    SERIAL,
    are_amounts,
    has_words,
    is_closing,
    is_day,
    is_month,
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

_SAMPLE, _WRAPPED = 200, 6


def odd_rows(
    body: Body, parts: Sequence[Part], kind: pl.Series, titles: Collection[str]
) -> Iterator[tuple[int, str]]:
    """The rows of a table that are no records as they stand, each with what it is.

    :param parts: the parts of the table, and ``kind`` what its rows are, as far as their first texts say
    :param titles: the texts above the header of the sheet
    """
    looker, note = _Looker.of(body, parts, kind, frozenset(titles)), -2
    for row in looker.doubtful():
        found = looker.look(row)
        if row - 1 == note and found in ("", "lone_cell", "group_row") and body.count(row) == 1:
            found = "note_row"
        note = row if found == "note_row" else note
        if found:
            yield row, found


@attrs.frozen(eq=False)
class _Looker:
    """What is usual in the rows of a table.

    :param begins: the first rows below the headers of the table
    :param rows: of each row that may be a record its place ``at`` in the body, ``kind``, ``count`` of filled cells,
        ``loud`` ones, ``first``, the text of the first column, and ``begins``, the first text, be it in a column
        without a name
    :param regular: whether most rows of several cells hold three or more, and ``whole`` whether most of all do
    :param led: whether the first column is nearly always filled, and ``serial`` whether it holds running numbers
    :param nested: whether most of them are such as 1.1, so that 1 heads a group
    :param sections: whether numerals such as 一 may head groups: they stand in no whole record, and where records are
        sparse in fewer rows than do not begin so, under another title than that of a running number
    :param last: the last row with several cells
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
    whole: bool
    led: bool
    serial: bool
    nested: bool
    sections: bool
    last: int
    long: frozenset[int]
    merged: frozenset[int]

    @classmethod
    def of(cls, body: Body, parts: Sequence[Part], kind: pl.Series, titles: frozenset[str]) -> _Looker:
        """The looker for the rows of a table."""
        import polars as pl

        header = parts[0].header
        places = header.places
        first = body.cells.to_series(places[0]).fill_null("").str.strip_chars()
        begins = body.first.fill_null("")
        columns = {
            "kind": kind,
            "count": body.counts,
            "loud": body.loud,
            "first": first,
            "begins": begins,
        }
        rows = pl.DataFrame(columns).with_row_index("at").filter(pl.col("kind").is_in(["data", "note"]))
        full = rows.filter((pl.col("kind") == "data") & (pl.col("count") >= 3))
        headed = (pl.col("count") == 2) & pl.col("begins").str.contains(LEVEL)
        several = rows.filter((pl.col("count") > 1) & (pl.col("kind") == "data") & ~headed)
        regular = len(places) >= 3 and 2 * full.height >= several.height > 0
        numbered = is_serial_title(header.names[places[0]])
        fewer = not numbered and rows.filter(headed).height <= several.height
        led = full.filter(pl.col("first") != "")
        merged = list(_merged(body, places))
        serials = led["first"].str.contains(SERIAL).sum()
        return cls(
            body=body,
            header=header,
            begins=frozenset(part.first for part in parts),
            kind=kind,
            titles=titles,
            rows=rows,
            regular=regular,
            whole=2 * full.height
            >= rows.filter((pl.col("kind") == "data") & ~pl.col("at").is_in(merged)).height,
            led=5 * led.height >= 4 * full.height > 0,
            serial=numbered and 2 * serials > led.height,
            nested=2 * led["first"].str.contains(NESTED).sum() > led.height,
            sections=(regular or fewer) and not led["first"].str.contains(LEVEL).any(),
            last=max(rows.filter(pl.col("count") > 1)["at"].tail(1), default=-1),
            long=frozenset(_long(body, places, full["at"].head(_SAMPLE).to_list())),
            merged=frozenset(merged),
        )

    def doubtful(self) -> list[int]:
        """The rows that must be looked at one by one; most need not."""
        import polars as pl

        few = (pl.col("count") == 1) | (pl.col("loud") <= 1) | (pl.col("kind") == "note")
        unnamed = pl.lit(self.led) & (pl.col("first") == "")
        unnumbered = pl.lit(self.serial) & ~pl.col("first").str.contains(SERIAL)
        headed = (pl.col("count") == 2) & pl.col("begins").str.contains(LEVEL)
        above = pl.lit(self.nested) & ~pl.col("first").str.contains(NESTED)
        first = pl.col("at").is_in(list(self.begins)) | pl.col("begins").is_in(list(self.titles))
        return self.rows.filter(few | unnamed | unnumbered | headed | above | first)["at"].to_list()

    def look(self, row: int) -> str:
        """What a row is; empty where it may be a record."""
        texts = self.body.texts(row)
        cells = filled(texts)
        if row in self.begins and self._numbers(row, texts):
            return "repeated_header"
        if self.kind[row] == "note":
            return "note_row" if len(cells) == 1 or sum(map(is_note, cells)) > 1 else ""
        if quiet := self._quiet(cells):
            return quiet
        if self.titles.issuperset(cells):
            return "repeated_header"
        if len(cells) == 1:
            return self._lone(row, next(place for place, text in enumerate(texts) if text), cells[0])
        first = texts[self.header.places[0]]
        numbered = bool(re.search(LEVEL, cells[0])) and cells[0] in texts[: self.header.places[0] + 1]
        if len(cells) == 2 and self.sections and numbered and has_words(cells[1]):
            return "group_row"
        nested = self.nested and not re.search(NESTED, first)
        if self.serial and first and (nested or has_words(first) or is_section(first)):
            return self._section(cells, numbered=nested or is_section(first))
        return "total_row" if self._sums(row, texts) else ""

    def _numbers(self, row: int, texts: Sequence[str]) -> bool:
        """Whether a row numbers the columns; three numbers do where words stand below them."""
        below = filled(self.body.texts(row + 1)) if row + 1 < len(self.kind) else []
        few = len(filled(texts)) < 4 and are_amounts(below)
        return not few and number_columns(texts, len(self.header.places))

    def _quiet(self, cells: Sequence[str]) -> str:
        """Whether a row is crossed out or reports that there is nothing, be it behind a running number or a month."""
        named = len(cells) > 1 and (is_serial(cells[0]) or is_month(cells[0]))
        rest = cells[1:] if named else cells
        if not all(map(is_quiet, rest)):
            return ""
        nothing = sum(saying(text) == "zero" for text in rest)
        if nothing == 0:
            return "crossed_row"
        told = len(rest) == len(cells) or (nothing == 1 and len(self.header.places) > 3)
        return "zero_report" if told else ""

    def _lone(self, row: int, place: int, text: str) -> str:
        """What a row with one filled cell is."""
        number = place == self.header.places[0] and is_serial_title(self.header.names[place])
        if row > self.last >= 0 and self._apart(row) and (has_words(text) or not number):
            return "note_row"
        if self._seals(row, text):
            return "note_row"
        if row in self.merged:
            return "note_row" if is_closing(text) else "group_row"
        if not self.regular:
            return "lone_cell" if self.last >= 0 and is_section(text) else ""
        if is_closing(text):
            return "note_row"
        if place == self.header.places[0]:
            grouped = is_section(text) or (self.serial and has_words(text)) or self._is_part(text)
            return "group_row" if grouped else "lone_cell" if self.whole and is_plain(text) else ""
        if self._sums(row, [""] * place + [text]):
            return "total_row"
        above = self._above(row, place) if self.led and has_words(text) else ""
        if not above:
            return "group_row" if is_section(text) else ""
        if place not in self.long or (is_section(text) and not is_section(above)):
            return "group_row"
        return "continued_row" if len(above) >= _WRAPPED else "lone_cell" if self.whole else ""

    def _is_part(self, text: str) -> bool:
        """Whether a text is a part of the year, and no whole record begins with one."""
        import polars as pl

        begin = self.rows.filter(pl.col("count") >= 3)["first"].str.contains(QUARTER)
        return bool(re.search(QUARTER, text)) and not begin.any()

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
        while before >= 0 and self.kind[before] == "data" and self._goes_on(before):
            before -= 1
        if before < 0 or self.kind[before] != "data":
            return ""
        text = self.body.texts(before)[place]
        return text if has_words(text) else ""

    def _goes_on(self, row: int) -> bool:
        """Whether a row holds one text and nothing in the first column."""
        texts = self.body.texts(row)
        return len(filled(texts)) == 1 and not any(texts[: self.header.places[0] + 1])

    def _apart(self, row: int) -> bool:
        """Whether a blank row stands between a row and the last record."""
        return any(self.body.count(between) == 0 for between in range(self.last + 1, row))

    def _section(self, cells: Sequence[str], *, numbered: bool) -> str:
        """Whether a row without a running number heads those below it, be it with their sums."""
        words = [text for text in cells[1:] if not are_amounts([text]) and not is_quiet(text)]
        return "group_row" if len(words) <= int(numbered) and all(map(has_words, words)) else ""


def _long(body: Body, places: Sequence[int], rows: Sequence[int]) -> Iterator[int]:
    """The columns whose texts in words are at least half as long as those of the longest."""
    if not rows:
        return
    texts = [body.texts(row) for row in rows]
    lengths: Mapping[int, int] = {
        place: sum(len(row[place]) for row in texts if has_words(row[place])) for place in places
    }
    yield from (place for place, length in lengths.items() if 2 * length >= max(lengths.values()) > 0)


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
