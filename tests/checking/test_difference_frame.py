"""The difference of two days as a frame: a row a change, its columns the keys of the plain data."""

from __future__ import annotations

from tests.checking.test_difference import CATALOGUE, ROWS


def test_the_frame_says_what_the_plain_data_say() -> None:
    found = CATALOGUE.diff(ROWS, first="2023-12-31", second="2024-01-01", as_="Spot")
    plain, frame = found.to_dicts(), found.to_polars()
    assert plain
    assert frame.columns == [*plain[0]]
    assert frame.to_dicts() == plain
