"""Columns of pandas that hold objects: lists and arrays are kept whole, what no engine takes is text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from ansheng.facts.frames import to_polars


def column(values: list[Any]) -> pl.Series:
    return to_polars(pd.DataFrame({"x": pd.Series(values, dtype="object")}))["x"]


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([np.array([1, 2]), None], [[1, 2], None]),
        ([np.array(["a"]), [1]], [["a"], [1]]),
        ([[1, "a"], [2.5]], [[1, "a"], [2.5]]),
        ([{"a": 1}, {"b": "x"}], [{"a": 1}, {"b": "x"}]),
        ([(1, 2), None], [(1, 2), None]),
    ],
)
def test_what_holds_several_values_is_kept_as_it_is(values: list[Any], kept: list[Any]) -> None:
    found = column(values)
    assert found.dtype == pl.Object
    assert found.to_list() == kept


@pytest.mark.parametrize(
    ("values", "dtype", "kept"),
    [
        (["a", None, float("nan"), pd.NA], pl.String, ["a", None, None, None]),
        ([1, 2], pl.Int64, [1, 2]),
        ([True, None], pl.Boolean, [True, None]),
        ([1, "a"], pl.String, ["1", "a"]),
        ([Decimal("1.5"), Decimal("Infinity")], pl.Object, [Decimal("1.5"), Decimal("Infinity")]),
    ],
)
def test_other_objects_are_of_one_type_or_text(values: list[Any], dtype: Any, kept: list[Any]) -> None:
    found = column(values)
    assert (found.dtype, found.to_list()) == (dtype, kept)
