"""Values that break other programs are stored and returned exactly, or refused clearly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansheng import AnshengError, FactValueError
from ansheng.hazards.ledger import Ledger

HOSTILE = [
    "'; DROP TABLE events; --",
    '" OR 1=1 --',
    "%s %(x)s {0} $1 :name ?",
    "\\N",
    "\\x00 \\u0000",
    "a\tb\nc\r\nd",
    "\u0000x".replace("\u0000", "\u0001"),
    "😀👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\U0002f800\U000e0fff\u0378\uffff\ufdd0",
    "\u202e反\u2066向",
    "e\u0301 é",
    "=1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_exactly(ledger: Ledger, text: str) -> None:
    ledger.record({"id": text, "description": text, "unit": text}, by=text, on="2026-07-01")
    done = ledger.act(text, "report", by=text, on="2026-07-02")
    found = ledger.get(text)
    assert (found.id, found.record.description, done.version) == (text, text, 2)
    assert [event.by for event in ledger.history(text)] == [text, text]
    assert ledger.frame()["unit"].to_list() == [text]
    assert ledger.verify().sound


def test_a_hostile_table_comes_back_exactly(ledger: Ledger, tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"编号": [f"H{n}" for n in range(len(HOSTILE))], "隐患描述": HOSTILE, "单位名称": HOSTILE}
    )
    path = tmp_path / "'; DROP TABLE events; --.parquet"
    frame.write_parquet(path)
    assert ledger.import_table(path, by="科员").registered == len(HOSTILE)
    assert [ledger.get(f"H{n}").record.description for n in range(len(HOSTILE))] == HOSTILE
    assert ledger.import_table(path, by="科员").unchanged == len(HOSTILE)
    assert ledger.verify().sound


def test_ten_megabytes_of_description_come_back_exactly(ledger: Ledger) -> None:
    text = "漏" * 3_500_000
    ledger.record({"id": "H1", "description": text}, by="检查组")
    assert ledger.get("H1").record.description == text
    assert ledger.verify().sound


def test_nul_and_broken_characters_are_refused_clearly(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(FactValueError, match="空字符"):
        ledger.record({"id": "H1", "description": "a\0b"}, by="检查组")
    with pytest.raises(FactValueError, match="无法编码"):
        ledger.record({"id": "H1", "description": "\ud800"}, by="检查组")
    path = tmp_path / "a.parquet"
    pl.DataFrame({"编号": ["H1", "H2"], "隐患描述": ["a\0b", "好"], "单位名称": ["甲", "乙"]}).write_parquet(
        path
    )
    done = ledger.import_table(path, by="科员")
    assert (done.registered, [(p.kind, p.row) for p in done.problems]) == (1, [("refused", 1)])
    assert ledger.frame()["id"].to_list() == ["H2"]


def test_what_cannot_be_text_is_refused_everywhere(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record({"id": "H1", "description": "漏"}, by="检查组")
    table = tmp_path / "a.csv"
    table.write_text("编号,隐患描述,单位名称\nH2,漏,甲厂\n", encoding="utf-8")
    tries: list[Callable[[str], object]] = [
        lambda text: ledger.get(text),
        lambda text: ledger.act(text, "report", by="a", on="2026-07-01"),
        lambda text: ledger.act("H1", "report", by=text, on="2026-07-01"),
        lambda text: ledger.import_table(table, by=text),
        lambda text: ledger.export(tmp_path / text),
        lambda text: ledger.frame(states=[text]),
        lambda text: ledger.grant(text, "admin", by="局长"),
        lambda text: ledger.grant("局长", "admin", by=text),
    ]
    before = ledger.head
    for attempt in tries:
        for text in ("\udcff", "a\0b"):
            with pytest.raises(AnshengError):
                attempt(text)
    with pytest.raises(AnshengError):
        ledger.import_table(table, by=" ")
    assert (ledger.head, ledger.people()) == (before, {})


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    str.strip
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_comes_back(ledger: Ledger, text: str) -> None:
    name = f"H{len(ledger.frame())}"
    ledger.record({"id": name, "source": None}, by="检查组", on="2026-07-01")
    ledger.act(name, "propose_closure", by="检查组", on="2026-07-02", reason=f"<{text}>")
    assert ledger.get(name).get("reason") == f"<{text}>"
