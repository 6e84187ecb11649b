"""Every hook has a heading with its exact signature in the documentation, and no heading names another hook."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ansheng.plugins import Hooks

PAGE = Path(__file__).parents[2] / "docs" / "plugins.md"
HEADING = re.compile(r"(?m)^#+ +`(ansheng_.*)`$")


def signatures() -> set[str]:
    """The hooks as a plugin writes them: without ``self``."""
    return {_signature(name, hook) for name, hook in vars(Hooks).items() if not name.startswith("_")}


def _signature(name: str, hook: Callable[..., Any]) -> str:
    stated = inspect.signature(hook)
    without_self = stated.replace(parameters=list(stated.parameters.values())[1:])
    return name + str(without_self).replace("'", "")


def test_the_headings_of_hooks_are_the_hooks() -> None:
    headings = HEADING.findall(PAGE.read_text(encoding="utf-8"))
    assert sorted(headings) == sorted(signatures())
