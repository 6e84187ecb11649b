"""Logs: what a program may follow under the logger ``ansheng``: plugins, files and checks, never data of records.

Nothing is shown unless the program sets logging up. File names and counts are told, no cell and no header.
"""

from __future__ import annotations

import logging
from time import perf_counter

LOG = logging.getLogger("ansheng")
LOG.addHandler(logging.NullHandler())


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
