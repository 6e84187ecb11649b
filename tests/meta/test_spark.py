"""The tests' own Spark session works on a machine without Java."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def test_the_session_keeps_a_missing_truth_value_missing(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(True,), (None,), (False,)], "fitted boolean")
    assert [row.fitted for row in frame.where("not fitted").collect()] == [False]
    assert frame.where("fitted is null").count() == 1
