"""Answers of commands: pages of tables for people, plain data for programs, and the exit code."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs

from ansheng import dates, days
from ansheng.dates import Period
from ansheng.errors import Problem
from ansheng.logs import Progress
from ansheng.words import Lang
from ansheng.wrapping import escaped

if TYPE_CHECKING:
    from ansheng.reports.model import Section

T = TypeVar("T")
Form = Literal["table", "md", "json"]
CheckForm = Literal["table", "md", "json", "sarif"]
"""Those of a check, whose findings other programs take as SARIF."""
UNLIMITED = 1_000_000
NARROWEST = 20
"""Nothing is laid out for a terminal that is narrower."""
INCOMPLETE = 2
"""The exit code of a listing from which what a plugin would bring is missing."""


@attrs.frozen
class Answer:
    """What a command prints, piece by piece, and the exit code it ends with."""

    chunks: Iterable[str]
    code: int = 0
    notes: tuple[str, ...] = ()
    """What is said on stderr once the rest is printed."""

    def without(self, failed: Sequence[Problem], lang: Lang, code: int | None = None) -> Answer:
        """The answer of a command that went on without the plugins that could not be loaded, and says so.

        :param failed: what is wrong with plugins; those that are there all the same are named too
        :param code: the exit code where one could not be loaded, where it differs
        """
        if not failed:
            return self
        notes = (*self.notes, *(problem.text(lang) for problem in failed))
        lacks = any(problem.kind == "plugin" for problem in failed)
        return attrs.evolve(self, notes=notes, code=self.code if code is None or not lacks else code)


@attrs.frozen
class Page:
    """One page: a title and sections for people; ``data`` is the same for programs."""

    title: str
    sections: tuple[Section, ...]
    data: Any

    def answer(self, form: Form, code: int = 0) -> Answer:
        """The page printed in one format."""
        from ansheng.reports.writers import markdown, terminal

        if form == "json":
            return Answer([json_text(self.data) + "\n"], code)
        if form == "md":
            return Answer([markdown.page(self.title, self.sections)], code)
        return Answer([terminal.page(self.title, self.sections, columns=columns())], code)


def columns() -> int:
    """The width to print in: the terminal's, or none where the output goes to a file or another program.

    ``COLUMNS`` in the environment is the width wherever the output goes.
    """
    limited = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    return max(shutil.get_terminal_size().columns, NARROWEST) if limited else UNLIMITED


def json_text(data: Any, indent: int | None = 2) -> str:
    """Plain data as JSON, days as ISO text and Chinese as it stands; signs that steer a terminal are escaped."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False, default=_plain))


def day_of(text: str | None, option: str = "--on") -> date:
    """The day that an option names; without one, the day on which the command runs.

    :raises DayError: the text is not a day
    """
    if text is None:
        return datetime.now().astimezone().date()
    return dates.day_of(text, option)


def readable(period: str | None) -> None:
    """Refuse what is a period in no year, before anything else is read.

    :raises DayError: the text is not a period
    """
    if period is not None:
        Period.parse(period, year=days.LAST_YEAR)


def period_of(text: str | None, usual: Period | None) -> Period | None:
    """The period that an option names; the year of one that states none is that of the usual period.

    :param usual: the period of the campaign, where there is one
    :raises DayError: the text is not a period, or states no year and the usual period lies in several
    """
    year = usual.first.year if usual and usual.first.year == usual.last.year else None
    return None if text is None else Period.parse(text, year=year)


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show on stderr, where that is a terminal, that long work goes on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


@contextmanager
def bar(text: str) -> Iterator[Progress | None]:
    """A progress bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (rich.TextColumn(text), rich.BarColumn(), rich.MofNCompleteColumn(), rich.TimeRemainingColumn())
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(text, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def tracked(things: Iterable[T], total: int, text: str) -> Iterable[T]:
    """The same things, with a bar on stderr where that is a terminal and the results go elsewhere."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, text, total=total, console=Console(stderr=True), transient=True)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
