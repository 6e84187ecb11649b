"""Twenty rules over ten million rows of eighteen columns: ``check`` against the same work written by hand in Polars.

The table has a fixed seed and lies in Parquet. All is measured in one run, in rounds that go through every variant, so
that what else the machine does meets all of them alike; printed are medians with the least and the most, the ratio
to the query written by hand, and the peak memory of a process that does nothing else. All must find the same.

* counts: hazards and undetermined cases of each rule, as a hand-written lazy query over the file, as ``check`` on the
  file, as both on a frame in memory, and in DuckDB SQL where it is installed
* findings: the table of all findings as ``to_polars(told=False)`` has it, as a hand-written query and as ``check``, in
  a frame and in a Parquet file

    python benchmarks/ten_million.py [ROWS ...] [--rounds N]
    python benchmarks/ten_million.py --flat ROWS ROWS [--within MB]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

import ansheng
from ansheng import CHECK_DAY, Choice, Count, Day, Facts, Flag, Number, Rule, Standard, hookimpl
from benchmarks.peers import said
from benchmarks.peers.said import AT, DAY

ROUNDS, GROUP = 5, 250_000
SIZES = (100_000, 1_000_000, 10_000_000)
LAW = Standard.read(Path(__file__).with_suffix(".toml"))
READINGS, DUTIES = LAW.clause("readings"), LAW.clause("duties")


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


def counted(table: pl.LazyFrame) -> dict[str, tuple[int, int]]:
    """Hazards and undetermined cases of each condition, in one lazy query."""
    row = table.select(mask.alias(name) for name, mask in conditions().items()).select(
        pl.all().sum().name.prefix("h "), pl.all().null_count().name.prefix("u ")
    )
    found = row.collect(engine="streaming").row(0, named=True)
    return {name: (found[f"h {name}"], found[f"u {name}"]) for name in STATED}


def by_hand(path: Path, stated: Mapping[str, Mapping[str, Any]], kinds: Mapping[str, Any]) -> pl.LazyFrame:
    """The table of findings as ``to_polars(told=False)`` has it: a filter a rule and verdict, put below each other.

    :param stated: by rule what stands in each of its findings
    :param kinds: the types of the columns
    """
    rows = pl.scan_parquet(path, row_index_name="row", row_index_offset=1).select(
        "row", "id", "unit_id", *(mask.alias(f"is {name}") for name, mask in conditions().items())
    )
    return pl.concat(
        rows.filter(mask).select(
            pl.coalesce(column).cast(kinds[name]).alias(name)
            for name, column in _finding(path, {**each, "verdict": verdict}, kinds).items()
        )
        for rule, each in stated.items()
        for verdict, mask in (("hazard", _c(f"is {rule}")), ("undetermined", _c(f"is {rule}").is_null()))
    )


def _finding(path: Path, stated: Mapping[str, Any], kinds: Mapping[str, Any]) -> dict[str, pl.Expr]:
    front, back = (
        f"Tank/{stated['rule']}/",
        f"/{stated['standard']}/{stated['edition']}/{stated['clause']}",
    )
    lists = {name: pl.lit(pl.Series([stated[name]], dtype=kinds[name])).first() for name in ("cites", "also")}
    own = {
        "record": _c("id"),
        "unit_id": _c("unit_id"),
        "row": _c("row"),
        "file": pl.lit(str(path)),
        "fingerprint": pl.concat_str(pl.lit(front), "unit_id", pl.lit("/"), "id", pl.lit(back)),
    }
    return {name: own.get(name, lists.get(name, pl.lit(stated.get(name), kinds[name]))) for name in kinds}


def in_duckdb(path: Path) -> dict[str, tuple[int, int]]:
    """The same counts in DuckDB SQL."""
    import duckdb

    conditions = said.sql()
    masks = ", ".join(f'({sql}) AS "{name}"' for name, sql in conditions.items())
    sums = ", ".join(f'count_if("{n}"), count_if("{n}" IS NULL)' for n in conditions)
    with duckdb.connect() as connection:
        row = connection.execute(
            f"WITH m AS (SELECT {masks} FROM read_parquet(?)) SELECT {sums} FROM m",  # noqa: S608 - ours
            [str(path)],
        ).fetchone()
    assert row is not None
    return {name: (row[2 * n], row[2 * n + 1]) for n, name in enumerate(conditions)}


# --- what is measured ------------------------------------------------------------------------------------------------


class Bench:
    """The variants over one file; each gives something that :meth:`same` compares."""

    def __init__(self, path: Path) -> None:
        self.path, self.out = path, path.with_suffix(".out.parquet")
        module = ModuleType("bench")
        module.ansheng_rules = ansheng_rules  # type: ignore[attr-defined]
        self.catalogue = ansheng.load([], modules={"bench": module})

    def check(self, table: Any) -> ansheng.Findings:
        """``check`` on a path or a frame."""
        return self.catalogue.check(table, on=DAY, as_=Tank)

    @property
    def stated(self) -> tuple[dict[str, dict[str, Any]], Mapping[str, Any]]:
        """What stands in each finding of a rule, and the types of the columns."""
        few = self.check(next(tables(20_000))).to_polars(told=False)
        firsts = few.unique("rule", keep="first").to_dicts()
        return {row["rule"].removeprefix("bench."): {**row, "unit": None} for row in firsts}, few.schema

    def counts(self, findings: ansheng.Findings) -> dict[str, tuple[int, int]]:
        """The counts of a check as the others have them."""
        rows = findings.summary()
        return {r["rule"].removeprefix("bench."): (r["hazard"], r["undetermined"]) for r in rows}

    def counting(self, *, frame: bool) -> dict[str, Callable[[], Any]]:
        """Those that count."""
        path = self.path
        found: dict[str, Callable[[], Any]] = {
            "counts, by hand, Parquet": lambda: counted(pl.scan_parquet(path)),
            "counts, check, Parquet": lambda: self.counts(self.check(path)),
        }
        if find_spec("duckdb"):
            found["counts, DuckDB SQL, Parquet"] = lambda: in_duckdb(path)
        if frame:
            held = pl.read_parquet(path)
            found["counts, by hand, frame"] = lambda: counted(held.lazy())
            found["counts, check, frame"] = lambda: self.counts(self.check(held))
        return found

    def finding(self) -> dict[str, Callable[[], Any]]:
        """Those that make the table of findings."""
        stated, kinds = self.stated
        stated = {name: stated[name] for name in STATED}

        def hand() -> pl.DataFrame:
            return by_hand(self.path, stated, kinds).collect(engine="streaming")

        def hand_out() -> None:
            by_hand(self.path, stated, kinds).sink_parquet(self.out, compression="zstd", engine="streaming")

        return {
            "findings, by hand, frame": hand,
            "findings, check, frame": lambda: self.check(self.path).to_polars(told=False),
            "findings, by hand, Parquet": hand_out,
            "findings, check, Parquet": lambda: self.check(self.path).write_parquet(self.out, told=False),
        }


def measured(variants: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """The wall times of each variant, in rounds through all; the first round, not counted, compares what they find."""
    found = {name: run() for name, run in variants.items()}
    first = next(iter(found.values()))
    for name, other in found.items():
        if isinstance(first, pl.DataFrame) and isinstance(other, pl.DataFrame):
            assert first.equals(other), name
        elif not isinstance(first, pl.DataFrame):
            assert first == other, name
    del found, first
    times: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, run in variants.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return times


def told(times: Mapping[str, list[float]], peaks: Mapping[str, float]) -> None:
    """Medians, their ratio to the first, and peaks."""
    first = statistics.median(next(iter(times.values())))
    for name, each in times.items():
        ratios = sorted(a / b for a, b in zip(each, next(iter(times.values())), strict=True))
        peak = f"{peaks[name]:8.0f} MB" if name in peaks else ""
        print(
            f"  {name:32}{statistics.median(each):8.3f} s ({min(each):.3f} to {max(each):.3f})"
            f"{statistics.median(each) / first:7.2f} x (in rounds {ratios[0]:.2f} to {ratios[-1]:.2f}){peak}",
            flush=True,
        )


def peak(path: Path, variant: str, within: int | None = None) -> float:
    """The peak memory in MB of a process that does nothing but one variant; infinite where it did not get through.

    :param within: the MB of addresses that it may have, as ``ulimit -v`` sets it
    """
    words = [sys.executable, __file__, "--peak", variant, str(path)]
    if within is not None:
        words = ["/bin/sh", "-c", f'ulimit -v {within * 1024}; exec "$@"', "sh", *words]
    done = subprocess.run(words, capture_output=True, text=True, check=within is None)  # noqa: S603 - ours
    return float("inf") if done.returncode else float(done.stdout)


def flat(peaks: Sequence[float]) -> str:
    """How far the peaks at several sizes lie apart."""
    return f"the most is {max(peaks) / min(peaks):.2f} times the least"


def main() -> None:
    """Measure, or do one variant and print the peak memory."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("rows", nargs="*", type=int)
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--folder", type=Path, help="where the tables are kept; by default they are removed")
    asked.add_argument(
        "--flat", nargs=2, type=int, metavar="ROWS", help="only the peaks of check at two sizes"
    )
    asked.add_argument(
        "--within", type=int, metavar="MB", help="with --flat: the addresses allowed (ulimit -v)"
    )
    asked.add_argument("--peak", nargs=2, metavar=("VARIANT", "FILE"), help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.peak:
        print(_peak_here(given.peak[0], Path(given.peak[1])))
        return
    peaks: dict[str, list[float]] = {"counts, check, Parquet": [], "findings, check, Parquet": []}
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        print(f"polars {pl.__version__}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        for rows in given.flat or given.rows or SIZES:
            path = folder / f"tanks{rows}.parquet"
            if not path.exists():
                write(path, rows)
            print(f"{rows:,} rows, {path.stat().st_size >> 20} MB", flush=True)
            if given.flat:
                for name, seen in peaks.items():
                    seen.append(peak(path, name, given.within))
                    print(f"  {name:32}{seen[-1]:8.0f} MB", flush=True)
                continue
            _one_size(Bench(path), given.rounds)
        for name, seen in peaks.items() if given.flat else ():
            print(f"{name}: {flat(seen)}")
        print(f"load {os.getloadavg()[0]:.1f}")


def _one_size(bench: Bench, rounds: int) -> None:
    for variants in (bench.counting(frame=True), bench.finding()):
        peaks = {name: peak(bench.path, name) for name in variants}
        told(measured(variants, rounds), peaks)
    bench.out.unlink(missing_ok=True)


def _peak_here(variant: str, path: Path) -> float:
    """The most memory that this process had; what ``getrusage`` says may be that of the process which started it."""
    bench = Bench(path)
    variants = bench.finding() if variant.startswith("findings") else bench.counting(frame="frame" in variant)
    variants[variant]()
    bench.out.unlink(missing_ok=True)
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
