"""Columns as they were found to typed ones: units converted, texts parsed, what does not parse kept apart.

A typed column (Float64, Int64, Boolean, String, Date, List) has null for missing. The meaning of a text cell is that of
:meth:`Fact.parse`; columns that are plain already take a fast path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

import attrs
import polars as pl

from ansheng import dates, days, units, zones
from ansheng.errors import Problem
from ansheng.facts.kinds import DIGITS_LOST, Fact, Invalid, is_missing
from ansheng.facts.record import Facts
from ansheng.sheets.cells import as_text, title_key
from ansheng.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ansheng.facts.loading.years import Years

ROW = "_row"
"""The column in which readers keep the number of each row in its file."""

FEW = 10_000
"""Up to so many different texts in a column are parsed one by one, and the column is mapped."""

MOST_LISTED = 10_000
"""Up to so many cells of a column that do not parse are listed one by one, and more of them as one problem."""

_SURE = r"^[\p{Han}A-Za-z][^\s\p{C}%/]*[\p{Han}0-9]$"
_BARE = re.compile(r"\s*[\d,，]+(?:\.\d+)?\s*")
_MUCH, _SEVERAL, _FAR = 1e4, 5, 1000
"""A header in 万元 counts in much; among several numbers, one a thousand times the usual one is far off."""

DTYPES: dict[str, Any] = {
    "number": pl.Float64,
    "count": pl.Int64,
    "flag": pl.Boolean,
    "choice": pl.String,
    "text": pl.String,
    "day": pl.Date,
}


@attrs.frozen(eq=False)
class Cell:
    """Values of one column that do not parse: their rows (from 0), texts and what was expected."""

    fact: str
    header: str
    rows: pl.Series
    texts: pl.Series
    expected: Mapping[str, Invalid]

    def problems(self, rows: pl.Series | None) -> Iterator[Problem]:
        """One problem a cell; where there are too many, or their ``rows`` are not known, one for the column.

        :param rows: the number of each row in its file
        """
        if rows is None or len(self.rows) > MOST_LISTED:
            yield self._summed(rows)
            return
        for row, written in zip(rows.gather(self.rows).to_list(), self.texts.to_list(), strict=True):
            bad = self.expected[written]
            yield self._problem(
                Words(
                    f"{bad.words.zh}，填的是“{written}”；按未填处理",
                    f"expected {bad.words.en}, not {written!r}; taken as missing",
                ),
                row,
                written,
            )

    def joined(self, other: Cell) -> Cell:
        """These values and others of the same column, in the order of their rows."""
        rows, texts = self.rows.append(other.rows), self.texts.append(other.texts)
        order = rows.arg_sort()
        return Cell(
            self.fact,
            self.header,
            rows.gather(order),
            texts.gather(order),
            {**self.expected, **other.expected},
        )

    def slice(self, start: int, count: int) -> Cell:
        """The values in so many rows from ``start``, which is row 0 then."""
        within = (self.rows >= start) & (self.rows < start + count)
        return attrs.evolve(self, rows=self.rows.filter(within) - start, texts=self.texts.filter(within))

    def _summed(self, rows: pl.Series | None) -> Problem:
        bad, count = self.expected[self.texts[0]], len(self.rows)
        return self._problem(
            Words(
                f"{count}个值无法识别，{bad.words.zh}，例如“{bad.text}”；按未填处理",
                f"{count} value(s) do not parse, expected {bad.words.en}, e.g. {bad.text!r}; taken as missing",
            ),
            None if rows is None else rows[self.rows[0]],
            bad.text,
        )

    def _problem(self, words: Words, row: int | None, value: str) -> Problem:
        return Problem("invalid", words, row=row, column=self.header, value=value)


def texts_of(raw: pl.Series) -> pl.Series:
    """A column as text, whatever it holds."""
    if raw.dtype.is_nested() or raw.dtype in (pl.Object, pl.Duration, pl.Binary):
        texts = [None if is_missing(value) else as_text(value) for value in raw.to_list()]
        return pl.Series(raw.name, texts, dtype=pl.String)
    return _within_days(raw).cast(pl.String, strict=False)


_DAY = {"ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = date.min.toordinal() - _EPOCH, date.max.toordinal() - _EPOCH


@attrs.frozen(eq=False)
class Read:
    """A typed column: its values, the texts that do not parse, and what else is to be said of it.

    :param nan: how many not-a-numbers are missing
    :param texts: the column as text, where it was none
    :param zone: the zone of times that were converted to China's, or one of them; empty where there is none
    :param taken: the texts of days whose year stands elsewhere
    """

    series: pl.Series
    bad: Mapping[str, Invalid] = attrs.field(factory=dict)
    nan: int = 0
    texts: pl.Series | None = None
    zone: str = ""
    taken: frozenset[str] = frozenset()


@attrs.frozen(eq=False)
class Column:
    """Types one column as one fact.

    :param unit: the unit of a bare number, where the header states one
    :param words: what the words of an office mean, by their keys
    :param years: what is known of the year of days without one
    :param from_1904: whether bare numbers are days that count from 1904
    """

    fact: Fact[Any]
    unit: str
    words: Mapping[str, Any] = attrs.field(factory=dict)
    years: Years | None = None
    from_1904: bool = False

    def typed(self, raw: pl.Series) -> Read:
        """The column as values of the fact."""
        if raw.dtype == pl.Null:
            dtype = DTYPES.get(self.fact.kind)
            return Read(raw.cast(dtype) if dtype is not None else raw)
        raw = _within_days(raw)
        if isinstance(raw.dtype, pl.Categorical | pl.Enum):
            raw = raw.cast(pl.String)
        if self.fact.kind == "many":
            return self._many(raw)
        if raw.dtype.is_nested() or raw.dtype in (pl.Object, pl.Duration, pl.Time, pl.Binary, pl.Decimal):
            return self._others(raw)
        if self.fact.kind in ("number", "count") and raw.dtype.is_numeric():
            return self._numeric(raw)
        if self.fact.kind == "flag" and raw.dtype == pl.Boolean:
            return Read(raw)
        if self.fact.kind == "day" and raw.dtype in (pl.Date, pl.Datetime):
            return self._days(raw)
        if raw.dtype == pl.String:
            plain = self.plain(raw)
            if plain is not None and plain.all():
                return Read(raw)
            return self._texts(raw, None if self.words or _few(raw) else self._fast(raw))
        return self._others(raw)

    def plain(self, raw: pl.Series) -> pl.Series | None:
        """In which cells of a column there is a text that plainly means itself, such as T-0012; None where none can."""
        if self.words or self.fact.kind != "text" or self.fact.named or raw.dtype != pl.String:
            return None
        return (raw.str.contains(_SURE) & (raw.str.len_chars() > 3)).fill_null(value=False)

    def _numeric(self, raw: pl.Series) -> Read:
        number = raw.cast(pl.Float64)
        nan = int(number.is_nan().sum() or 0)
        number = number.fill_nan(None)
        number = self._scaled(number)
        allowed = self._allowed(number)
        refused = ~allowed & number.is_not_null()
        series = number.to_frame("v").select(pl.when(allowed).then(pl.col("v")))["v"]
        if self.fact.kind == "count":
            series = series.cast(pl.Int64)
        texts = raw.filter(refused).cast(pl.String).unique().to_list() if refused.any() else list[str]()
        return Read(series, {t: self._refused(t) for t in texts}, nan)

    def _refused(self, written: str) -> Invalid:
        parsed = self.fact.parse_in(self.unit, written)
        return (
            parsed
            if isinstance(parsed, Invalid)
            else Invalid(written, Words("应为有限的数字", "a finite number"))
        )

    def _scaled(self, number: pl.Series) -> pl.Series:
        scale, offset = self.fact.scale(self.unit) or (1.0, 0.0)
        if (scale, offset) == (1.0, 0.0):
            return number
        scaled: pl.Series = (number * scale + offset).round_sig_figs(15)
        return scaled

    def _allowed(self, number: pl.Series) -> pl.Series:
        allowed = number.is_finite()
        if self.fact.minimum is not None:
            allowed &= number >= self.fact.minimum
        if self.fact.kind == "count":
            allowed &= (number == number.floor()) & (number <= 2.0**53)
        return allowed

    def _fast(self, raw: pl.Series) -> pl.Series:
        """What a plain cast reads for certain; null where a text needs the parser."""
        match self.fact.kind:
            case "number" | "count":
                plain = raw.str.contains(r"^[+-]?\d{1,15}(\.\d{1,15})?$")
                number = self._scaled(pl.select(pl.when(plain).then(raw)).to_series().cast(pl.Float64))
                kept = number.to_frame("v").select(pl.when(self._allowed(number)).then(pl.col("v")))["v"]
                return kept.cast(DTYPES[self.fact.kind])
            case "day":
                plain = raw.str.contains(r"^(19\d\d|20\d\d)-\d{2}-\d{2}$")
                days = raw.str.to_date("%Y-%m-%d", strict=False)
                return pl.select(pl.when(plain).then(days)).to_series()
            case "text" if not self.fact.named:
                plain = raw.str.contains(r"^[\p{Han}A-Za-z0-9][^\s\p{C}]*[\p{Han}0-9]$") & (
                    raw.str.len_chars() > 3
                )
                plain &= ~raw.str.contains(f"^(?:{DIGITS_LOST})$")
                return pl.select(pl.when(plain).then(raw)).to_series()
        return pl.Series(raw.name, [None], dtype=DTYPES[self.fact.kind]).new_from_index(0, len(raw))

    def _days(self, raw: pl.Series) -> Read:
        """The days of dates, of times as they stand, and of times of a zone in China.

        The first day of all is what databases keep for none; nobody has stated it, nor that a thing was never done.
        """
        zone = getattr(raw.dtype, "time_zone", None)
        local = raw if zone is None else raw.dt.convert_time_zone(zones.CHINA)
        found = local if local.dtype == pl.Date else local.dt.date()
        zone = "" if zone is None or zones.is_chinese(zone) or raw.null_count() == len(raw) else zone
        unset = (found == days.NEVER).fill_null(False)
        if not unset.any():
            return Read(found, zone=zone)
        kept = pl.select(pl.when(~unset).then(found)).to_series()
        texts = raw.filter(unset).cast(pl.String).unique().to_list()
        bad = {text: self.fact.parse(date.min) for text in texts}
        return Read(kept, {t: b for t, b in bad.items() if isinstance(b, Invalid)}, zone=zone)

    def _texts(self, raw: pl.Series, fast: pl.Series | None) -> Read:
        """The texts that ``fast`` has not read yet, each different one parsed once."""
        left = raw if fast is None else raw.filter(fast.is_null() & raw.is_not_null())
        parsed, taken = self._meanings({t: t for t in left.unique().to_list() if t is not None})
        bad = {t: p for t, p in parsed.items() if isinstance(p, Invalid)}
        good = {t: p for t, p in parsed.items() if not isinstance(p, Invalid) and p is not None}
        if fast is None:
            dtype = DTYPES[self.fact.kind]
            same = dtype == pl.String and len(good) == len(parsed) and all(t == p for t, p in good.items())
            series = raw if same else _replaced(raw, good, dtype)
            return Read(series, bad, zone=self._zone(good), taken=taken)
        series = fast.fill_null(_replaced(raw, good, DTYPES[self.fact.kind])) if good else fast
        return Read(series, bad, zone=self._zone(good), taken=taken)

    def _meanings(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
        """What the values of the column mean, by their texts; and the texts of days whose year stands elsewhere."""
        parsed = {text: self._meaning(value) for text, value in values.items()}
        if self.fact.kind == "number":
            return parsed | self._in_the_smaller_unit(parsed), frozenset()
        if self.years is None or self.fact.kind != "day":
            return parsed, frozenset()
        bad = [text for text, found in parsed.items() if isinstance(found, Invalid)]
        read = self.years.read(bad, self.fact)
        return {**parsed, **read}, frozenset(t for t, day in read.items() if not isinstance(day, Invalid))

    def _in_the_smaller_unit(self, parsed: Mapping[str, Any]) -> dict[str, Invalid]:
        """The numbers that were hardly meant in the unit of the header: 20000 among tens of 万元 are 元."""
        scale, _ = self.fact.scale(self.unit) or (1.0, 0.0)
        bare = {text: n for text, n in parsed.items() if isinstance(n, float) and _BARE.fullmatch(text)}
        if scale < _MUCH or len(bare) < _SEVERAL:
            return {}
        usual, unit = median(bare.values()), self.fact.unit
        words = Words(
            f"应为以{self.unit}计的数；此数为其余各数的{_FAR}倍以上，疑似以{units.label(unit, 'zh')}为单位填写",
            f"a number of {self.unit}; this is {_FAR} times the others or more, perhaps {units.label(unit, 'en')}",
        )
        return {t: Invalid(t, words) for t, n in bare.items() if n >= max(_FAR * usual, _FAR * scale) > 0}

    def _meaning(self, value: Any) -> Any:
        """What a value of the column means; the words of the office go first."""
        own = self.words.get(title_key(value)) if self.words and isinstance(value, str) else None
        value = days.from_1904(value) if self.from_1904 and isinstance(value, str) else value
        return self.fact.parse_in(self.unit, value) if own is None else own

    def _zone(self, values: Mapping[str, Any]) -> str:
        """The first of the values, in their order, that is a time of another zone; only days are times."""
        return min((t for t in values if self.fact.kind == "day" and dates.is_foreign(t)), default="")

    def _others(self, raw: pl.Series) -> Read:
        """Columns of a type that the fact does not expect, such as 1 and 0 for a flag: parsed value by value."""
        values = raw.to_list()
        texts = pl.Series(raw.name, [None if is_missing(v) else as_text(v) for v in values], dtype=pl.String)
        known = {t: v for t, v in zip(texts.to_list(), values, strict=True) if t is not None}
        parsed, taken = self._meanings(known)
        bad = {t: p for t, p in parsed.items() if isinstance(p, Invalid)}
        good = {t: p for t, p in parsed.items() if not isinstance(p, Invalid) and p is not None}
        series = _replaced(texts, good, DTYPES[self.fact.kind])
        return Read(series, bad, texts=texts, zone=self._zone(good), taken=taken)

    def _many(self, raw: pl.Series) -> Read:
        if isinstance(raw.dtype, pl.List) and isinstance(raw.dtype.inner, pl.Struct):
            return Read(raw)
        given = raw.to_list()
        parsed = [self.fact.parse(v) for v in given]
        texts = pl.Series(raw.name, [None if is_missing(v) else as_text(v) for v in given], dtype=pl.String)
        bad = {t: p for t, p in zip(texts, parsed, strict=True) if isinstance(p, Invalid)}
        values = [
            None if isinstance(p, Invalid) or p is None else [_item_texts(i) for i in p] for p in parsed
        ]
        return Read(pl.Series(raw.name, values, dtype=items_dtype(self.fact)), bad, texts=texts)


def _item_texts(item: Facts) -> dict[str, str]:
    """The values of an item as text, those that did not parse as they were written."""
    known = {name: as_text(value) for name, value in item.to_dict().items()}
    return {**known, **{name: bad.text for name, bad in item.invalid.items()}}


def items_dtype(fact: Fact[Any]) -> pl.List:
    """The column type of a one-to-many fact."""
    assert fact.item is not None
    return pl.List(pl.Struct(dict.fromkeys(fact.item.facts(), pl.String)))


def _within_days(raw: pl.Series) -> pl.Series:
    """A column; one of days of which some lie beyond the years 1 to 9999, as an infinite one does, as text."""
    unit = 1 if raw.dtype == pl.Date else _DAY.get(getattr(raw.dtype, "time_unit", ""), 0)
    if not unit or not raw.dtype.is_temporal() or raw.dtype == pl.Duration:
        return raw
    days = raw.to_physical().cast(pl.Int64) // unit
    last = _LAST_DAY if unit == 1 else _LAST_DAY - 1  # a time of the last day may be one of the next in China
    within = (days >= _FIRST_DAY) & (days <= last)
    if within.fill_null(True).all():
        return raw
    texts = pl.select(pl.when(within).then(raw)).to_series().cast(pl.String)
    far = pl.select(pl.when(~within).then(pl.format("1970-01-01 {} d", days))).to_series()
    return texts.fill_null(far).alias(raw.name)


def _few(raw: pl.Series) -> bool:
    different: Any = raw.approx_n_unique() if len(raw) > FEW else 0
    return bool(different <= FEW)


def _replaced(raw: pl.Series, values: Mapping[str, Any], dtype: Any) -> pl.Series:
    keys: Sequence[str] = list(values)
    if not keys:
        return pl.Series(raw.name, [None], dtype=dtype).new_from_index(0, len(raw))
    return raw.replace_strict(
        pl.Series(keys, dtype=pl.String),
        pl.Series(list(values.values()), dtype=dtype),
        default=None,
        return_dtype=dtype,
    )
