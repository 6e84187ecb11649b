"""Rows: records that stand in the columns of a frame and are made when somebody asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import attrs

if TYPE_CHECKING:
    import polars as pl

T = TypeVar("T")

_BATCH = 10_000
"""So many records are made at a time."""
_SHOWN = 3


@attrs.frozen(eq=False, repr=False)
class Rows(Sequence[T], Generic[T]):
    """A sequence of records that are made of the rows of a frame one by one; a part of it is such a sequence again.

    It equals every other sequence of the same records, such as a tuple of them.
    """

    frame: pl.DataFrame

    @abstractmethod
    def _made(self, frame: pl.DataFrame) -> Iterator[T]:
        """The records of some rows."""

    def _in_order(self) -> pl.DataFrame:
        """The rows in the order in which they count."""
        return self.frame

    def _part(self, part: slice) -> Rows[T]:
        return attrs.evolve(self, frame=self._in_order()[part])

    def __len__(self) -> int:
        return self.frame.height

    def __iter__(self) -> Iterator[T]:
        for part in self._in_order().iter_slices(_BATCH):
            yield from self._made(part)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Rows[T]: ...

    def __getitem__(self, place: int | slice) -> T | Rows[T]:
        if isinstance(place, slice):
            return self._part(place)
        at = range(len(self))[place]
        return next(self._made(self._in_order()[at : at + 1]))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        told = [repr(one) for one in self[:_SHOWN]]
        more = len(self) - len(told)
        return f"({', '.join([*told, *([f'and {more:,} more'] if more else [])])})"
