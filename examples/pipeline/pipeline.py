"""A pipeline: Parquet in, findings and figures as Parquet out, and SQL over both.

    python examples/pipeline/pipeline.py FOLDER

Reads ``checks.parquet`` (households that were visited) and ``hazards.parquet`` (a ledger with the headers of an office)
of the folder, and makes them up where they are not there. Writes ``findings.parquet`` and ``figures.parquet``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb

import ansheng

DAY = "2026-06-30"
"""The day whose law is applied, and to whose end events are known."""
PERIOD = "2026上半年"
RULES = "gas.gas_in_sleeping_room_unnotified,gas.obsolete_appliance_unnotified"
INDICATORS = ("hazards_found", "rectification_rate")

CHECKS = """
    select
        'U' || lpad(cast(n as varchar), 5, '0') as id,
        '示例' || ['一', '二', '三'][n % 3 + 1] || '镇' as region,
        date '2026-01-01' + cast(n % 181 as integer) as observed_on,
        n % 7 = 0 as in_sleeping_room,
        n % 11 = 0 as obsolete_appliance,
        case when n % 5 = 0 then null else n % 2 = 0 end as written_notice
    from range(6000) as numbers(n)
"""
HAZARDS = """
    select
        'H' || lpad(cast(n as varchar), 5, '0') as 编号,
        '示例' || ['一', '二', '三'][n % 3 + 1] || '镇' as 地区,
        date '2026-01-01' + cast(n * 5 % 181 as integer) as 发现日期,
        case when n % 23 <> 0 then if(n * 7919 % 1009 % 100 < 18 + n % 3 * 9, '否', '是') end as 是否整改
    from range(2400) as numbers(n)
"""
TOGETHER = """
    with
        visits as (
            select region, date_trunc('month', observed_on) as month, count(*) as households
            from checks group by all
        ),
        faults as (
            select checks.region, date_trunc('month', checks.observed_on) as month,
                count(*) filter (verdict = 'hazard') as hazards,
                count(*) filter (verdict = 'undetermined') as undetermined
            from findings join checks on findings.record = checks.id group by all
        ),
        told as (
            select region, first as month,
                any_value(display) filter (indicator = 'hazards_found') as found,
                any_value(coalesce(display, reason)) filter (indicator = 'rectification_rate') as rate
            from figures group by all
        )
    select region, strftime(month, '%Y-%m') as month, households,
        coalesce(hazards, 0), coalesce(undetermined, 0), found, rate
    from visits left join faults using (region, month) left join told using (region, month)
    order by region, month
"""


def main(folder: Path) -> None:
    """Run the pipeline in a folder, and print what SQL says of its results."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as database:
        for name, made_up in (("checks", CHECKS), ("hazards", HAZARDS)):
            if not (folder / f"{name}.parquet").exists():
                database.sql(made_up).write_parquet(str(folder / f"{name}.parquet"))
            read(database, name, folder)
        judge(database, folder)
        count(database, folder)
        print(*lines(database), sep="\n")


def judge(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Judge the households where they lie; only what was found leaves the database, and comes back as Parquet."""
    found = ansheng.check(database.table("checks"), on=DAY, as_="gas.GasUserCheck", rules=RULES)
    found.to_polars().write_parquet(folder / "findings.parquet")
    read(database, "findings", folder)


def count(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Count the hazards by region and month."""
    told = ansheng.figures(
        {"hazards": database.table("hazards")},
        INDICATORS,
        period=PERIOD,
        as_of=DAY,
        by="region",
        every="month",
    )
    told.to_polars().write_parquet(folder / "figures.parquet")
    read(database, "figures", folder)


def lines(database: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line for each region and month."""
    for region, month, households, hazards, open_, found, rate in database.sql(TOGETHER).fetchall():
        yield (
            f"{region} {month}　入户检查{households}户，重大隐患{hazards}条，待定{open_}条；"
            f"台账隐患{found}，整改率{rate}"
        )


def read(database: duckdb.DuckDBPyConnection, name: str, folder: Path) -> None:
    """Give the Parquet file of a name to SQL."""
    database.read_parquet(str(folder / f"{name}.parquet")).create_view(name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pipeline"))
