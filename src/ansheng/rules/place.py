"""Where a rule is written and what it is called there."""

from __future__ import annotations

import dis
import linecache
import re
from collections import defaultdict
from types import CodeType, FrameType, ModuleType

_BINDING = re.compile(r"^(?:def +)?([a-z_][a-z0-9_]*) *(?:\(|(?::[^=]*)?=(?!=))")


def assigned(frame: FrameType) -> str:
    """The name that the result of the call now being made is assigned to in ``frame``; ``""`` where it is to none.

    Read from the compiled statement, so that ``leak = Rule(...)`` need not say its name twice.
    """
    code, at, argument = frame.f_code.co_code, frame.f_lasti + 2, 0
    while at < len(code):
        name = dis.opname[code[at]]
        argument |= code[at + 1]
        if name in ("STORE_NAME", "STORE_GLOBAL"):
            return frame.f_code.co_names[argument]
        if name in ("STORE_FAST", "STORE_DEREF"):
            return _local(frame.f_code, argument)
        if name not in ("CACHE", "EXTENDED_ARG"):
            return ""
        argument = argument << 8 if name == "EXTENDED_ARG" else 0
        at += 2
    return ""


def _local(code: CodeType, number: int) -> str:
    """The local variable of that number: those of the function, those that inner ones share, those of an outer one."""
    shared = [name for name in code.co_cellvars if name not in code.co_varnames]
    return [*code.co_varnames, *shared, *code.co_freevars][number]


def of(frame: FrameType) -> str:
    """``file:line`` of the statement that a frame is executing."""
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def bound_twice(module: ModuleType, names: set[str]) -> dict[str, list[int]]:
    """Those of the names that the text of a module binds more than once, with the lines on which it does."""
    lines = (
        linecache.getlines(module.__file__ or "", vars(module)) if getattr(module, "__file__", None) else []
    )
    bound = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if (found := _BINDING.match(line)) and found[1] in names:
            bound[found[1]].append(number)
    return {name: numbers for name, numbers in bound.items() if len(numbers) > 1}
