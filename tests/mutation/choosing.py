"""Chooses the tests for a mutant: those that reach its lines, the quickest of each test function first."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs

from tests.mutation import reach
from tests.mutation.mutants import CODE, PACKAGES, ROOT, Mutant

NEAR = ("checking", "facts", "hazards", "law", "rules", "tables", "turning")
"""The folders of tests that are for the five packages, or lie next to them."""
FURTHER = ("cli", "agenda", "dossier", "test_api.py", "test_testing.py", "test_plugins.py", "test_sources.py")
"""Those that come after them, for what the tests nearby do not see."""
LEFT_OUT = (
    "cases or crash or docs or process or server or spark or thorough or tree or types or long or texts or hostile"
    " or offices or bulletins"
)
"""What takes a server, a process of its own or much data, and what another machine may not have."""
OPENING = 0.3
"""What it takes to open one more file of tests, in seconds."""


@attrs.frozen
class Reached:
    """The tests with their seconds, and by file and line of the code the tests that reach it."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[str]]]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that reach the statement of a mutant, else those that reach its file or are of its package.

        What runs when the code is imported, or only once since its answer is kept, is reached by no test of its own.
        """
        lines = self.lines.get(mutant.file, {})
        span = range(mutant.line, mutant.last + 1)
        found = {test for line in span for test in lines.get(line, ()) if not mutant.whole}
        if not found:
            package = f"tests/{mutant.file.split('/')[0]}/"
            found = {test for tests in lines.values() for test in tests}
            found |= {test for test in self.seconds if test.startswith(package)}
        return sorted(found)

    def chosen(self, mutant: Mutant, near: float, further: float = 0.0) -> list[str]:
        """As many of them as fit into so many seconds of those nearby and of the others.

        One of each function comes before a second of any; a third of the time is for those that are quickest. Where
        none is nearby, the others have all the time.
        """
        ordered = self.ordered(mutant)
        here = [test for test in ordered if test.split("/")[1] in NEAR]
        there = [test for test in ordered if test.split("/")[1].split("::")[0] in FURTHER]
        if not here:
            return self._fitting(there, near + further)
        return self._fitting(here, near) + (self._fitting(there, further) if further else [])

    def _fitting(self, tests: list[str], most: float) -> list[str]:
        spent, files, kept = 0.0, set[str](), dict[str, None]()
        quickest = sorted(tests, key=lambda test: (self.seconds[test], test))
        for each, limit in ((tests, most * 2 / 3), (quickest, most)):
            for test in each:
                file = test.split("::")[0]
                cost = self.seconds[test] + OPENING * (file not in files)
                if test not in kept and (not spent or spent + cost <= limit):
                    spent += cost
                    files.add(file)
                    kept[test] = None
        return list(kept)

    def ordered(self, mutant: Mutant) -> list[str]:
        """The tests of the mutant's own package first, and the quickest first."""
        own = f"tests/{mutant.file.split('/')[0]}/"
        stem = Path(mutant.file).stem
        order = sorted(
            self.tests(mutant),
            key=lambda test: (
                not (test.startswith(own) and stem in test.split("::")[0]),
                self.seconds[test],
                test,
            ),
        )
        rounds: dict[str, int] = {}
        ranked = []
        for test in order:
            function = test.split("[")[0]
            rounds[function] = rounds.get(function, 0) + 1
            ranked.append((rounds[function], test))
        return [test for _, test in sorted(ranked, key=lambda pair: pair[0])]


def reached(state: Path) -> Reached:
    """What each test reaches, kept in ``state`` and found out anew for files of tests that have changed."""
    folder = (
        state / f"reach-{digest(sorted(path for p in PACKAGES for path in CODE.joinpath(p).rglob('*.py')))}"
    )
    folder.mkdir(parents=True, exist_ok=True)
    tests = ROOT / "tests"
    files = sorted(
        {
            path
            for name in (*NEAR, *FURTHER)
            for path in (tests / name, *tests.joinpath(name).rglob("test_*.py"))
            if path.is_file()
        }
    )
    kept = {
        path: folder
        / f"{path.relative_to(ROOT / 'tests').as_posix().replace('/', '-')}-{digest([path])}.json"
        for path in files
    }
    new = [path for path, answer in kept.items() if not answer.exists()]
    if new:
        _find_out(new, folder / "new.json")
        _spread(
            json.loads(folder.joinpath("new.json").read_text(encoding="utf-8")),
            {path: kept[path] for path in new},
        )
    return _together(json.loads(answer.read_text(encoding="utf-8")) for answer in kept.values())


def digest(files: Iterable[Path]) -> str:
    """A short hash of files."""
    told = hashlib.sha256()
    for path in files:
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _find_out(files: list[Path], out: Path) -> None:
    environment = {**os.environ, reach.OUT: os.fspath(out), "CI": "1"}
    environment[reach.SOURCES] = os.pathsep.join(os.fspath(CODE / name) for name in PACKAGES)
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-p",
        reach.__name__,
        "--hypothesis-profile=quick",
    ]
    names = [os.fspath(path.relative_to(ROOT)) for path in files]
    command = [sys.executable, "-m", "pytest", *options, "-m", f"not ({LEFT_OUT})", *names]
    subprocess.run(command, cwd=ROOT, env=environment, check=False)


def _spread(found: dict, kept: dict[Path, Path]) -> None:  # type: ignore[type-arg]
    """Write what was found out in one run into a file for each file of tests."""
    of = {at: test.split("::")[0] for at, (test, _) in enumerate(found["tests"])}
    for path, answer in kept.items():
        name = path.relative_to(ROOT).as_posix()
        tests = {test: seconds for test, seconds in found["tests"] if test.split("::")[0] == name}
        lines = {
            Path(file).relative_to(CODE).as_posix(): {
                line: [found["tests"][at][0] for at in numbers if of[at] == name]
                for line, numbers in by_line.items()
                if any(of[at] == name for at in numbers)
            }
            for file, by_line in found["lines"].items()
        }
        answer.write_text(json.dumps({"tests": tests, "lines": lines}), encoding="utf-8")


def _together(parts: Iterable[dict]) -> Reached:  # type: ignore[type-arg]
    seconds: dict[str, float] = {}
    lines: dict[str, dict[int, list[str]]] = {}
    for part in parts:
        seconds |= part["tests"]
        for file, by_line in part["lines"].items():
            into = lines.setdefault(file, {})
            for line, tests in by_line.items():
                into.setdefault(int(line), []).extend(tests)
    return Reached(seconds, lines)
