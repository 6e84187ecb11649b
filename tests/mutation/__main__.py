"""A mutation run over a sample: ``python -m tests.mutation --state FOLDER [--seed N] [--size N] [--write]``.

It can be stopped at any time, and goes on where it was: what was found stands in the folder, by mutant and tests.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs

from tests.mutation import telling
from tests.mutation.choosing import Reached, reached
from tests.mutation.mutants import Mutant, sample
from tests.mutation.running import Outcome, run, warm

TIERS = ((1.5, 0.0), (25.0, 10.0))
"""Seconds of tests nearby and of others: for a mutant, and for one that the first of them do not see."""
AGAIN = 20
"""One in so many kills is tried again without the mutant: the same tests must pass then."""


def main() -> None:
    """Run the sample, tell the score."""
    arguments = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    arguments.add_argument("--state", type=Path, required=True)
    arguments.add_argument("--seed", type=int, default=20261201)
    arguments.add_argument("--size", type=int, default=1000)
    arguments.add_argument("--most", type=int, help="so many runs of tests, then the score of what is known")
    arguments.add_argument("--write", action="store_true", help="write docs/mutation.md")
    asked = arguments.parse_args()
    os.environ["CI"] = "1"
    sys.pycache_prefix = os.fspath(asked.state / "pyc")
    where = reached(asked.state)
    chosen = sample(asked.size, asked.seed)
    warm()
    equivalent = telling.judged()
    book = Book(asked.state / f"seed-{asked.seed}.jsonl", where)
    found = []
    for at, mutant in enumerate(chosen, start=1):
        done = asked.most is not None and book.runs >= asked.most
        outcome = book.remembered(mutant) if done else book.last(mutant)
        if outcome is None:
            continue
        found.append(telling.Found(mutant, outcome, equivalent.get(mutant.key)))
        say(f"{at:5} {outcome.result:9} {outcome.seconds:6.2f} {mutant.file}:{mutant.line} {mutant.kind}")
    say(f"seen, of those that are not equivalent: {telling.score(found)}")
    say(f"seen, of all: {telling.raw(found)}")
    say(f"kills tried again without the mutant: {book.again}, of which {book.wrong} failed then too")
    if asked.write:
        telling.write(found, asked.seed, asked.size)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Book:
    """What was found, a line of JSON for each run.

    A kill holds as long as the line and the test that killed it stand; what survived is tried again when its tests are
    others.
    """

    def __init__(self, path: Path, where: Reached) -> None:
        self.path, self.where = path, where
        self.killed: dict[tuple[str, ...], Outcome] = {}
        self.survived: dict[tuple[tuple[str, ...], str], Outcome] = {}
        self.runs = self.again = self.wrong = 0
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            self._know(json.loads(line))

    def _know(self, entry: dict[str, Any]) -> Outcome:
        outcome = Outcome(entry["result"], entry["by"], entry["seconds"])
        if outcome.result == "survived":
            self.survived[tuple(entry["key"]), entry["tests"]] = outcome
        elif "::" not in outcome.by or outcome.by in self.where.seconds:
            self.killed[tuple(entry["key"])] = outcome
        self.again += "without" in entry
        self.wrong += entry.get("without", "survived") != "survived"
        return outcome

    def last(self, mutant: Mutant) -> Outcome:
        """What comes of a mutant: of the first tests, and where they do not see it of more."""
        outcome = Outcome("unreached", "", 0.0)
        for near, further in TIERS:
            outcome = self.outcome(mutant, self.where.chosen(mutant, near, further))
            if outcome.result != "survived":
                break
        return outcome

    def remembered(self, mutant: Mutant) -> Outcome | None:
        """What is known of a mutant without another run; None where nothing is."""
        if not self.where.tests(mutant):
            return Outcome("unreached", "", 0.0)
        survived = (outcome for (key, _), outcome in self.survived.items() if key == mutant.key)
        return self.killed.get(mutant.key) or next(survived, None)

    def outcome(self, mutant: Mutant, tests: list[str]) -> Outcome:
        """What comes of a mutant under these tests."""
        if not tests:
            return Outcome("unreached", "", 0.0)
        told = digest_of(tests)
        known = self.killed.get(mutant.key) or self.survived.get((mutant.key, told))
        return known or self._run(mutant, tests, told)

    def _run(self, mutant: Mutant, tests: list[str], told: str) -> Outcome:
        expected = sum(self.where.seconds[test] for test in tests)
        found = run(mutant, tests, expected)
        entry = {"key": mutant.key, "tests": told, **attrs.asdict(found)}
        if found.result != "survived" and (found.by.startswith("exit") or _chosen_again(mutant)):
            entry["without"] = run(None, tests, expected).result
        with self.path.open("a", encoding="utf-8") as book:
            book.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self.runs += 1
        return self._know(entry)


def _chosen_again(mutant: Mutant) -> bool:
    return int(digest_of(list(mutant.key)), 16) % AGAIN == 0


def digest_of(tests: list[str]) -> str:
    """A short name of a list of tests."""
    return sha256("\n".join(tests).encode()).hexdigest()[:12]


if __name__ == "__main__":
    main()
