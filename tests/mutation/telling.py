"""What a mutation run found: its score with the interval, and the page of it."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from tests.mutation.mutants import PACKAGES, ROOT, Mutant
from tests.mutation.running import Outcome

EQUIVALENT = ROOT / "tests" / "mutation" / "equivalent.toml"
RUNS = ROOT / "tests" / "mutation" / "runs.toml"
PAGE = ROOT / "docs" / "mutation.md"
SEEN = ("killed", "too long", "ended")
OUTCOMES = {
    "killed": "a test failed",
    "too long": "over the limit of time",
    "ended": "the interpreter ended",
    "survived": "no test that was run failed",
    "unreached": "no test that is run reaches it",
}
"""What comes of mutants, and what it is called on the page."""
Z = 1.959963984540054
"""The quantile of the normal distribution for an interval of 95 %."""

HEAD = """# Mutation score

How many small faults in `facts`, `law`, `rules`, `checking` and `hazards` the tests see. `make mutate` takes every
comparison, operator, condition, return, call, raise, named argument, number, truth and name of the five packages,
changes one at a time, and runs the tests that reach the changed statement, the quickest first, in a process of its
own; sentences for people, types and docstrings are left as they are. Of all these mutants a sample is drawn by the
hash of each with a seed, so that it stays the same when other code changes.

Tests that start a server, Spark or another program are not run, nor those that take much data: a mutant that only
they would see counts as one that survived. So the score is a lower bound. A mutant that never ends, or ends the
interpreter, counts as seen. One kill in twenty is tried again without the mutant, and the same tests must pass then.
The hand-made faults of `tests/mutants.toml` (`make long`) are apart.

The state is kept in a folder outside the repository (`STATE=... make mutate`); a run that is stopped goes on where it
was. Another sample: `SEED=7 MUTANTS=1000 make mutate`. This page is written by the run.

"""


@attrs.frozen
class Found:
    """One mutant, what came of it, and why it is equivalent, if it was judged to be."""

    mutant: Mutant
    outcome: Outcome
    reason: str | None

    @property
    def seen(self) -> bool:
        """Whether a test saw it."""
        return self.outcome.result in SEEN


@attrs.frozen
class Score:
    """So many seen of so many."""

    seen: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of Wilson for 95 %; of nothing, everything is possible."""
        if not self.of:
            return 0.0, 1.0
        share, square = self.seen / self.of, Z * Z / self.of
        middle = (share + square / 2) / (1 + square)
        half = Z * math.sqrt(share * (1 - share) / self.of + square / (4 * self.of)) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        share = f"{self.seen / self.of:.1%}" if self.of else "none"
        return f"{self.seen} of {self.of}, {share} (Wilson, 95 %: {low:.1%} to {high:.1%})"


def judged() -> dict[tuple[str, ...], str]:
    """The mutants that were judged equivalent, with the reason."""
    entries = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["equivalent"]
    return {key_of(entry): entry["reason"] for entry in entries}


def key_of(entry: dict[str, Any]) -> tuple[str, ...]:
    """The key of the mutant that an entry of a file names."""
    names = ("file", "function", "kind", "text", "old", "new")
    return (*(entry[name] for name in names), str(entry.get("nth", 1)))


def raw(found: Sequence[Found]) -> Score:
    """The score of all."""
    return Score(sum(each.seen for each in found), len(found))


def score(found: Sequence[Found]) -> Score:
    """The score of those that are not equivalent."""
    return raw([each for each in found if each.seen or each.reason is None])


def page(found: Sequence[Found], seed: int, size: int) -> str:
    """The page of a run."""
    return HEAD + "\n".join([*_result(found, seed, size), "", *_earlier(), *_survivors(found)]) + "\n"


def _result(found: Sequence[Found], seed: int, size: int) -> Iterator[str]:
    part = "" if len(found) == size else f", the first {len(found)} of them run"
    counts = Counter(each.outcome.result for each in found)
    yield f"## The last run: seed {seed}, {size} mutants{part}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| seen, of those that are not equivalent | {score(found)} |"
    yield f"| seen, of all | {raw(found)} |"
    yield f"| judged equivalent | {len([e for e in found if not e.seen and e.reason is not None])} |"
    for name, told in OUTCOMES.items():
        yield f"| {told} | {counts[name]} |"
    yield ""
    yield "| package | seen, of those that are not equivalent |"
    yield "|---|---|"
    for package in PACKAGES:
        yield f"| {package} | {score([e for e in found if e.mutant.file.startswith(f'{package}/')])} |"


def _earlier() -> Iterator[str]:
    runs = tomllib.loads(RUNS.read_text(encoding="utf-8"))["run"] if RUNS.exists() else []
    if not runs:
        return
    yield "## Earlier runs"
    yield ""
    yield "| seed | seen, of all | what is to be known of it |"
    yield "|---|---|---|"
    for run in runs:
        yield f"| {run['seed']} | {Score(run['seen'], run['of'])} | {run['note']} |"
    yield ""


def _survivors(found: Sequence[Found]) -> Iterator[str]:
    left = sorted(
        (e for e in found if not e.seen), key=lambda e: (e.mutant.file, e.mutant.line, e.mutant.key)
    )
    yield f"## Survivors ({sum(each.reason is None for each in left)})"
    yield ""
    yield "```text"
    for each in left:
        if each.reason is None:
            yield _line(each.mutant) + ("" if each.outcome.result == "survived" else " [not reached]")
    yield "```"
    yield ""
    yield f"## Judged equivalent ({sum(each.reason is not None for each in left)})"
    yield ""
    for each in left:
        if each.reason is not None:
            yield f"- `{_line(each.mutant)}`: {each.reason}"


def _line(mutant: Mutant) -> str:
    old, new = (" ".join(text.split())[:60].replace("`", "'") for text in (mutant.old, mutant.new))
    return f"{mutant.file} {mutant.function or '(module)'}: {mutant.kind}: {old} -> {new or '(nothing)'}"


def write(found: Sequence[Found], seed: int, size: int, path: Path = PAGE) -> None:
    """Bring the page up to date."""
    path.write_text(page(found, seed, size), encoding="utf-8")
