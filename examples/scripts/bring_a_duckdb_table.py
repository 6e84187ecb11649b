"""Bring a DuckDB table: the check runs where the rows are, and the findings join back to them."""

from __future__ import annotations

import duckdb

import ansheng

database = duckdb.connect()
database.sql(
    """
    create table checks as
    select
        'U' || lpad(cast(n as varchar), 5, '0') as id,
        '示例' || ['一', '二', '三'][n % 3 + 1] || '镇' as region,
        n % 7 = 0 as in_sleeping_room,
        n % 11 = 0 as obsolete_appliance,
        case when n % 5 = 0 then null else n % 2 = 0 end as written_notice
    from range(20000) as numbers(n)
    """
)

findings = ansheng.check(
    database.table("checks"),
    on="2026-07-01",
    as_="gas.GasUserCheck",
    rules="gas.gas_in_sleeping_room_unnotified,gas.obsolete_appliance_unnotified",
)

print(f"计算引擎:{findings.manifest.engine}，共{findings.manifest.records}户")
for line in findings.summary():
    print(f"{line['rule']}:隐患{line['hazard']}条，无法判定{line['undetermined']}条，无隐患{line['clear']}条")

found = findings.hazards().to_arrow()
database.register("found", found)
print("各镇存在隐患的户数:")
rows = database.sql("select region, count(distinct record) from found group by region order by region")
for region, households in rows.fetchall():
    print(f"  {region}:{households}")
