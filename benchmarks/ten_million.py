"""Twenty rules over ten million rows of eighteen columns: ``check`` against the same work written by hand in Polars.

The table has a fixed seed and lies in Parquet. All is measured in one run, in rounds that go through every variant, so
that what else the machine does meets all of them alike; printed are medians with the least and the most, the ratio
to the query written by hand, and the peak memory of a process that does nothing else. All must find the same.

* counts: hazards and undetermined cases of each rule, as a hand-written lazy query over the file, as ``check`` on the
  file, as both on a frame in memory, and as DuckDB and pandera do it where they are installed
* findings: the table of all findings with their missing facts, as a hand-written query, as ``check`` in a frame, and as
  both in a Parquet file

    python benchmarks/ten_million.py [ROWS ...] [--rounds N]
    python benchmarks/ten_million.py --flat ROWS ROWS
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from ansheng import CHECK_DAY, Choice, Count, Day, Facts, Flag, Number, Rule, Standard, hookimpl

DAY = date(2026, 11, 1)
ROUNDS, GROUP = 5, 250_000
SIZES = (100_000, 1_000_000, 10_000_000)
LAW = Standard.read(Path(__file__).with_suffix(".toml"))
READINGS, DUTIES = LAW.clause("readings"), LAW.clause("duties")
AT = 1 - 1e-9
"""A value this close below a limit is at it, as in the engine."""


class Tank(Facts, title="基准储罐", en="tank of the benchmark"):
    """A storage tank: sixteen facts that rules read, beside its id and the id of its unit."""

    pressure = Number("压力", unit="MPa", en="pressure", minimum=0)
    level = Number("液位", unit="percent", en="level", minimum=0)
    temperature = Number("温度", unit="degC", en="temperature")
    distance = Number("防火间距", unit="m", en="distance", minimum=0)
    volume = Number("容积", unit="m3", en="volume", minimum=0)
    staff = Count("持证人数", unit="人", en="certified staff")
    medium = Choice(
        "介质", options={"lpg": "液化石油气", "cng": "压缩天然气", "lng": "液化天然气"}, en="medium"
    )
    place = Choice("位置", options={"outside": "室外", "inside": "室内", "below": "地下"}, en="place")
    inspected_on = Day("检验日期", en="inspected on")
    licence_to = Day("许可证到期日", en="licence valid to")
    alarm = Flag("有报警装置", en="has an alarm")
    cutoff = Flag("有切断装置", en="has a cut-off")
    relief = Flag("有泄压装置", en="has a relief device")
    plan = Flag("有应急预案", en="has an emergency plan")
    ledger = Flag("有隐患台账", en="keeps a ledger")
    trained = Flag("人员经培训", en="staff is trained")


T = Tank
STATED: Mapping[str, tuple[Any, Any]] = {
    "pressure": (T.pressure >= LAW.limit("pressure"), None),
    "level": (T.level > LAW.limit("level"), None),
    "temperature": (T.temperature > LAW.limit("temperature"), T.medium != "cng"),
    "distance": (T.distance < LAW.limit("distance").at(T.medium), None),
    "volume": ((T.volume >= 200) & ~T.plan, None),
    "load": (T.volume * T.level > 45_000, None),
    "staff": (T.staff < 2, None),
    "staff_large": ((T.volume > 400) & (T.staff < 4), None),
    "inspection": (T.inspected_on.plus(years=2) < CHECK_DAY, None),
    "licence": (T.licence_to < CHECK_DAY, None),
    "order": (T.inspected_on > T.licence_to, None),
    "alarm": (~T.alarm, None),
    "cutoff": (~T.cutoff & (T.pressure >= 0.8), None),
    "relief": (~T.relief | (~T.cutoff & ~T.alarm), None),
    "plan": (~T.plan, None),
    "ledger": (~T.ledger, None),
    "trained": (~T.trained & T.medium.is_in(["lpg", "lng"]), None),
    "below": ((T.place == "below") & ~T.alarm, None),
    "inside": ((T.place == "inside") & (T.pressure > 1.0), None),
    "hot": ((T.temperature >= 40) & (T.level >= 70) & ~T.relief, None),
}
RULES = tuple(
    Rule(
        DUTIES if name in ("plan", "ledger", "trained", "staff", "staff_large") else READINGS,
        hazard=hazard,
        when=when,
        name=name,
        title=f"基准规则{name}",
        en=f"benchmark rule {name}",
    )
    for name, (hazard, when) in STATED.items()
)


@hookimpl
def ansheng_rules() -> list[Rule]:
    """The rules of the benchmark."""
    return list(RULES)


# --- the table -------------------------------------------------------------------------------------------------------


def tables(rows: int) -> Iterator[pl.DataFrame]:
    """The table in pieces: about 2 % of the conditions hold, 5 % of the values of thirteen columns are missing."""
    for start in range(0, rows, GROUP):
        yield _piece(start, min(GROUP, rows - start))


def _piece(start: int, count: int) -> pl.DataFrame:
    numbers = pl.int_range(start, start + count, eager=True)

    def draw(salt: int, of: int) -> pl.Expr:
        return pl.lit(numbers).hash(salt) % of

    def gaps(value: pl.Expr, salt: int) -> pl.Expr:
        return pl.when(draw(salt + 1000, 20) != 0).then(value)

    def flag(salt: int) -> pl.Expr:
        return gaps(draw(salt, 50) != 0, salt)

    def choice(salt: int, options: list[str]) -> pl.Expr:
        return pl.lit(pl.Series(options)).gather(draw(salt, len(options)))

    day = pl.lit(DAY)
    return pl.select(
        (pl.lit("T") + pl.lit(numbers).cast(pl.String).str.zfill(9)).alias("id"),
        (pl.lit("U") + draw(1, 5000).cast(pl.String)).alias("unit_id"),
        gaps(draw(2, 1640) / 1000, 2).alias("pressure"),
        gaps(draw(3, 92_000) / 1000, 3).alias("level"),
        gaps(draw(4, 5100) / 100, 4).alias("temperature"),
        gaps(49 + draw(5, 51_000) / 1000, 5).alias("distance"),
        (draw(6, 5200) / 10).alias("volume"),
        gaps(1 + draw(7, 50).clip(0, 9).cast(pl.Int64), 7).alias("staff"),
        choice(8, ["lpg", "cng", "lng"]).alias("medium"),
        choice(9, ["outside"] * 7 + ["inside", "below"]).alias("place"),
        gaps(day - pl.duration(days=draw(10, 740)), 10).cast(pl.Date).alias("inspected_on"),
        gaps(day + pl.duration(days=draw(11, 1100).cast(pl.Int64) - 20), 11)
        .cast(pl.Date)
        .alias("licence_to"),
        *(flag(20 + n).alias(name) for n, name in enumerate(("alarm", "cutoff", "relief"))),
        *(flag(30 + n).alias(name) for n, name in enumerate(("plan", "ledger", "trained"))),
    )


def write(path: Path, rows: int) -> None:
    """The table as a Parquet file, in groups of a quarter of a million rows, never whole in memory."""
    import pyarrow.parquet as pq

    writer = None
    for piece in tables(rows):
        table = piece.to_arrow(compat_level=pl.CompatLevel.oldest())
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    assert writer is not None
    writer.close()


# --- the same by hand ------------------------------------------------------------------------------------------------


def _c(name: str) -> pl.Expr:
    return pl.col(name)


def conditions() -> dict[str, pl.Expr]:
    """The twenty conditions as one writes them in Polars alone."""
    medium, wide = _c("medium"), _c("volume") * _c("level")
    least = (
        pl.when(medium == "lpg").then(40.0).when(medium == "cng").then(30.0).when(medium == "lng").then(50.0)
    )
    return {
        "pressure": _c("pressure") >= 1.6 * AT,
        "level": _c("level") > 90 / AT,
        "temperature": (medium != "cng") & (_c("temperature") > 50 / AT),
        "distance": _c("distance") < least * AT,
        "volume": (_c("volume") >= 200 * AT) & ~_c("plan"),
        "load": wide > 45_000 / AT,
        "staff": _c("staff") < 2,
        "staff_large": (_c("volume") > 400 / AT) & (_c("staff") < 4),
        "inspection": _c("inspected_on") < DAY.replace(year=DAY.year - 2),
        "licence": _c("licence_to") < DAY,
        "order": _c("inspected_on") > _c("licence_to"),
        "alarm": ~_c("alarm"),
        "cutoff": ~_c("cutoff") & (_c("pressure") >= 0.8 * AT),
        "relief": ~_c("relief") | (~_c("cutoff") & ~_c("alarm")),
        "plan": ~_c("plan"),
        "ledger": ~_c("ledger"),
        "trained": ~_c("trained") & ((medium == "lpg") | (medium == "lng")),
        "below": (_c("place") == "below") & ~_c("alarm"),
        "inside": (_c("place") == "inside") & (_c("pressure") > 1.0 / AT),
        "hot": (_c("temperature") >= 40 * AT) & (_c("level") >= 70 * AT) & ~_c("relief"),
    }
