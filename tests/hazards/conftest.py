"""Ledgers in both databases, and tables of hazards to import."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from ansheng.hazards.ledger import Ledger
from tests.hazards import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server."""
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, SQLite and then PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / '台账.db'}"
        return
    with postgres.database(request.getfixturevalue("postgres_server")) as found:
        yield found


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(address, create=True) as made:
        yield made


def table(rows: int, first: int = 0) -> pl.DataFrame:
    """Made-up hazards with the headers of an office."""
    numbers = range(first, first + rows)
    found = [date(2026, 3, 1) + timedelta(days=n % 90) for n in numbers]
    done = [n % 3 > 0 for n in numbers]
    return pl.DataFrame(
        {
            "编号": [f"H{n:06}" for n in numbers],
            "隐患描述": [f"第{n}处消防通道堵塞" for n in numbers],
            "单位名称": [f"单位{n % 97}" for n in numbers],
            "隐患等级": ["重大" if n % 50 == 0 else "一般" for n in numbers],
            "发现日期": found,
            "整改期限": [day + timedelta(days=30) for day in found],
            "是否整改": ["是" if d else "否" for d in done],
            "整改完成日期": [
                day + timedelta(days=9) if d else None for day, d in zip(found, done, strict=True)
            ],
        }
    )
