"""Which tests reach which lines of the code, and how long each of them takes: a plugin of pytest.

``python -m tests.mutation`` runs pytest with it once; what it found out is kept, file of tests by file of tests.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

OUT = "ANSHENG_REACH"
"""The variable of the environment that says where the answer is written."""
SOURCES = "ANSHENG_REACH_SOURCES"
"""The variable that lists the folders whose lines are looked at."""


class Reach:
    """Notes for each test that passed its seconds and the lines that it reached."""

    def __init__(self, out: Path, sources: list[str]) -> None:
        self.out = out
        self.coverage = Coverage(data_file=None, source=sources, config_file=False)
        self.coverage.start()
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Lines that are reached from here on are of this test."""
        self.coverage.switch_context(item.nodeid)
        done = yield
        self.coverage.switch_context("")
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what setting up, calling and tearing down took."""
        self.seconds[report.nodeid] += report.duration
        if not report.passed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write the answer: the tests with their seconds, and by file and line the numbers of the tests."""
        self.coverage.stop()
        data = self.coverage.get_data()
        passed = [test for test in self.seconds if test not in self.failed]
        number = {test: at for at, test in enumerate(passed)}
        lines = {
            file: {
                line: [number[test] for test in tests if test in number]
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in sorted(data.measured_files())
        }
        tests = [[test, round(self.seconds[test], 4)] for test in passed]
        self.out.write_text(json.dumps({"tests": tests, "lines": lines}), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Begin before the code is imported by any test."""
    config.pluginmanager.register(Reach(Path(os.environ[OUT]), os.environ[SOURCES].split(os.pathsep)))
