"""Tables of offices: of the headers that offices and enterprises really write, most name a fact."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from ansheng.tables.core import CORE, TABLES
from tests.office_tables import RECORDS, held_apart, judged, read, share

pytestmark = pytest.mark.offices


def test_most_headers_of_tables_with_a_row_for_each_thing_name_a_fact() -> None:
    for part in (read(), filter(held_apart, read())):
        known, headers = share(part)
        assert known >= 0.7 * headers, (known, headers)


def test_still_more_do_in_tables_of_hazards() -> None:
    hazards = [table for table in read() if table.kind == "hazards"]
    for part in (hazards, filter(held_apart, hazards)):
        known, headers = share(part)
        assert known >= 0.8 * headers, (known, headers)


def test_what_headers_are_read_as_is_seldom_wrong() -> None:
    """Each pair of header and fact, as often as it occurs."""
    told = judged()
    found = Counter(
        told.get((table.facts.__name__, fact, header), "unjudged")
        for table in read()
        for header, fact in table.named.items()
    )
    assert found["wrong"] <= 0.005 * found.total(), found
    assert found["unclear"] <= 0.04 * found.total(), found
    assert found["unjudged"] <= 0.02 * found.total(), found


def test_headers_alone_seldom_tell_a_wrong_table() -> None:
    found = [(table, CORE.best_fit(table.headers)) for table in read()]
    told = [(table, fits[0]) for table, fits in found if len(fits) == 1]
    wrong = [table.number for table, facts in told if facts.table not in RECORDS[table.kind]]
    assert len(told) >= 0.6 * len(found)
    assert len(wrong) <= 0.05 * len(told), wrong


def test_a_table_is_counted_as_the_record_that_fits_it_best(tmp_path: Path) -> None:
    file = tmp_path / "tables.jsonl"
    lines = [
        {"number": 900, "kind": "hazards", "headers": ["隐患描述", "天气", "整改期限"]},
        {"number": 901, "kind": "other", "headers": ["法规名称"]},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (table,) = read(file)
    assert (table.facts, table.unnamed) == (TABLES["hazards"], ("天气",))
    assert share([table]) == (2, 3)
