"""Second readings: the page that counts what was read a second time, and lists what was found by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import ansheng
from tests.second_reading import readings
from tests.second_reading.comparing import planned
from tests.second_reading.found import Found, found
from tests.second_reading.readings import File

HEAD = """# The second reading

Each clause that a rule judges is read once more by somebody who has seen neither the rule nor its limits: from a sheet
that says what the clause asks for and which facts are recorded. The condition is written down as a short predicate in
`tests/second-reading`, and the tests hold it against the rules of the clause, at every point where either can turn:
each limit just below, at and just above it, each option, each day around its turn, each fact missing. Where there are
more than 20,000 such records, those around the known cases are tried, with each two facts changed, and others drawn
at random, always the same. A difference fails the tests and prints the smallest record that shows it.

The instructions for readers stand in `tests/second-reading/README.md`. This page is made with the documentation.

## What was read

Clauses: those with a reading, of those that rules judge; the others have a reason. Points: the records that are tried.

| standard | edition | clauses | left out | readings | points | differences found | left |
|---|---|---|---|---|---|---|---|
"""
NONE = "No standard has been read a second time yet.\n"
FOUND = """
## What was found

Who was right where they differed, and what was mended.

"""


@cache
def page() -> str:
    """The text of the page."""
    catalogue = ansheng.load()
    files = [readings.read(path, catalogue) for path in readings.files()]
    known = found()
    if not files:
        return HEAD.partition("## What was read")[0] + NONE
    rows = "".join(_row(file, known) for file in files)
    return HEAD + rows + (FOUND + _counts(known) + "".join(map(_entry, known)) if known else "")


def _row(file: File, known: Iterable[Found]) -> str:
    read = {one.number for one in file.readings} & set(file.numbers())
    points = sum(planned(file, one) for one in file.readings)
    of_file = [one for one in known if (one.standard, one.edition) == (file.standard.id, file.edition.label)]
    left = sum(len(one.left) for one in file.readings)
    return (
        f"| `{file.standard.id}` | {file.edition.label} | {len(read)} of {len(file.numbers())} | {len(file.missing)} "
        f"| {len(file.readings)} | {points:,} | {len(of_file)} | {left} |\n"
    )


def _counts(known: Iterable[Found]) -> str:
    counts = Counter[str](one.right for one in known)
    said = {
        "reading": "the reading was right, and the rule was mended",
        "rule": "the rule was right, and the reading was mended",
        "neither": "neither was right",
        "open": "the clause does not decide it",
    }
    lines = "".join(f"- {counts[right]}: {words}\n" for right, words in said.items() if counts[right])
    return f"{lines}\n" if lines else ""


def _entry(one: Found) -> str:
    mended = f" {one.mended}" if one.mended else ""
    return f"- `{one.standard}` {one.edition}, {one.clause} ({one.of}): {one.what} *{one.right}.*{mended}\n"
