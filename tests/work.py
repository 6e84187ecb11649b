"""Work: how much a call does, counted in lines of the library and not in seconds, so that it is the same everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import ansheng

PACKAGE = str(Path(ansheng.__file__).parent)


def lines(call: Callable[[], object]) -> int:
    """How many lines of the library a call runs; what a line does inside another library is not counted.

    Comprehensions count a line for every item.
    """
    count = 0

    def on_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return on_line

    def on_call(frame: FrameType, event: str, argument: Any) -> Any:
        return on_line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        call()
    finally:
        sys.settrace(before)
    return count
