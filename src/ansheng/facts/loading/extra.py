"""Extra: what stands in the columns of a table that no fact is for, kept with each record as one text."""

from __future__ import annotations

import json

import polars as pl

EXTRA = "_extra"
"""The column that keeps, as a JSON object, what stands in the columns of a table that no fact is for."""


def kept(columns: pl.DataFrame) -> pl.Series:
    """The cells of each row as a JSON object by header, null where nothing stands in it.

    >>> kept(pl.DataFrame({"照片": ["1.jpg", None], "备注": ["已“约谈”", " "]})).to_list()
    ['{"照片":"1.jpg","备注":"已“约谈”"}', None]
    """
    if columns.columns == [EXTRA]:
        return columns[EXTRA]
    if not columns.width:
        return pl.Series(EXTRA, [None], dtype=pl.String).new_from_index(0, columns.height)
    entries = pl.concat_str(map(_entry, columns), separator=",", ignore_nulls=True)
    filled = pl.when(entries != "").then(pl.concat_str(pl.lit("{"), entries, pl.lit("}")))
    return pl.select(filled.alias(EXTRA)).to_series()


def unfolded(texts: pl.Series) -> pl.DataFrame:
    """The cells of such objects, a column a header, in the order in which the headers come first."""
    if texts.null_count() == len(texts):
        return pl.DataFrame()
    cells: pl.DataFrame = texts.str.json_decode(infer_schema_length=None).struct.unnest()
    return cells


def _entry(column: pl.Series) -> pl.Series:
    """A column as entries of JSON objects, its cells as text; null where nothing stands in a cell."""
    texts = _texts(column)
    plain = texts.dtype == pl.String and not texts.str.contains(r'["\\\x00-\x1f]').any()
    quote = pl.lit('"')
    coded = pl.struct(texts.alias("v")).struct.json_encode().str.slice(len('{"v":')).str.head(-1)
    value = pl.concat_str(quote, texts, quote) if plain else coded
    blank = texts.is_null() if texts.dtype.is_nested() else texts.is_null() | (texts.str.strip_chars() == "")
    key = pl.lit(json.dumps(column.name, ensure_ascii=False) + ":")
    return pl.select(pl.when(~blank).then(pl.concat_str(key, value))).to_series()


def _texts(column: pl.Series) -> pl.Series:
    """A column as text; what holds values inside it as it is."""
    if column.dtype == pl.Binary:
        return column.bin.encode("base64")
    if column.dtype in (pl.Object, pl.Duration):
        return pl.Series(column.name, [None if v is None else str(v) for v in column], dtype=pl.String)
    return column if column.dtype.is_nested() else column.cast(pl.String, strict=False)
