"""Logs: what a program may follow under the logger ``ansheng``: plugins, files and checks, never data of records.

Nothing is shown unless the program sets logging up. File names and counts are told, no cell and no header.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import perf_counter
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""What long work calls as it goes on, with how much is done and how much there is in all.

An error that it raises stops the work, and nothing is left half-written.
"""

LOG = logging.getLogger("ansheng")
LOG.addHandler(logging.NullHandler())


class Steps:
    """How far a piece of work has come, told to who asked for it."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def add(self, number: int = 1) -> None:
        """So much more is done."""
        self._done += number
        if self._progress is not None:
            self._progress(self._done, self._total)


class Watch:
    """Counts seconds from when it is made.

    >>> Watch().seconds >= 0
    True
    """

    def __init__(self) -> None:
        self._start = perf_counter()

    @property
    def seconds(self) -> float:
        """The seconds since."""
        return perf_counter() - self._start
