"""The example coal mines: what the law of 2026-07-01 changes for them, and what becomes of people's answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ansheng
from ansheng import cli
from ansheng.checking.forms.reading import read_determinations

FOLDER = Path(__file__).parents[2] / "examples" / "mines"
LAST, FIRST = "2026-06-30", "2026-07-01"
NONE = "无此规定"
MINES = [
    ("M-01", "2020 4(1) 构成隐患", "2026 4(1) 不构成"),
    ("M-02", "2020 4(1) 不构成", "2026 4(1) 构成隐患"),
    ("M-04", "2020 4(1) 构成隐患", "2026 4(1) 不构成"),
    ("M-06", "2020 4(1) 构成隐患", "2026 4(1) 不构成"),
    ("M-07", "2020 4(2) 构成隐患", NONE),
    ("M-08", "2020 4(5) 构成隐患", NONE),
    ("M-08", "2020 6(7) 构成隐患", NONE),
    ("M-09", "2020 8(2) 构成隐患", "2026 8(2) 不构成"),
    ("M-11", "2020 4(1) 不构成", "2026 4(1) 待定"),
    ("M-13", "2020 4(6) 构成隐患", NONE),
]
FACES = [
    ("F-01", "2020 4(6) 构成隐患", "2026 4(3) 不构成"),
    ("F-04", "2020 4(6) 构成隐患", "2026 4(3) 不构成"),
    ("F-05", "2020 8(1) 构成隐患", "2026 8(1) 不构成"),
    ("F-07", "2020 8(9) 不构成", "2026 8(14) 构成隐患"),
    ("F-08", "2020 8(5) 不构成", "2026 8(8) 构成隐患"),
    ("F-09", "2020 8(1) 构成隐患", "2026 8(1) 不构成"),
]
TABLES = [("煤矿.csv", "mining.CoalMine", MINES), ("采掘面.csv", "mining.CoalFace", FACES)]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    cli.run(list(words))
    return capsys.readouterr().out


@pytest.mark.parametrize(("file", "as_", "expected"), TABLES)
def test_the_command_names_each_changed_verdict_with_both_clauses(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    as_: str,
    expected: list[tuple[str, str, str]],
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = run(capsys, "diff", str(FOLDER / file), "--as", as_, "--from", LAST, "--to", FIRST)
    rows = [line.replace("mining.coal-major-hazards ", "").split() for line in said.splitlines()]
    changes = [(row[0], " ".join(row[2:])) for row in rows if row and row[0][:2] in ("M-", "F-")]
    assert sorted(changes) == [(record, f"{before} {after}") for record, before, after in expected]


@pytest.mark.parametrize(("file", "as_", "expected"), TABLES)
def test_the_data_of_the_command_say_the_same(
    capsys: pytest.CaptureFixture[str], file: str, as_: str, expected: list[tuple[str, str, str]]
) -> None:
    words = ("diff", str(FOLDER / file), "--as", as_, "--from", LAST, "--to", FIRST, "--format", "json")
    changes = json.loads(run(capsys, *words))["changes"]
    stated = {(c["record"], c["before"]["clause"], c["after"]["clause"]) for c in changes}
    clauses = {(r, b.split()[1], None if a == NONE else a.split()[1]) for r, b, a in expected}
    assert stated == clauses
    assert {c["before"]["standard"] for c in changes} == {"mining.coal-major-hazards"}


def test_every_column_and_every_cell_of_the_tables_is_read() -> None:
    for file, as_ in (*[(file, as_) for file, as_, _ in TABLES], ("设备.csv", "mining.CoalEquipment")):
        assert ansheng.check(FOLDER / file, on=LAST, as_=as_).manifest.problems == ()


@pytest.mark.parametrize(
    ("table", "as_", "answers", "record", "clause"),
    [
        ("设备.csv", "mining.CoalEquipment", "人工判定-设备.csv", "S-01", "13(1)"),
        ("煤矿.csv", "mining.CoalMine", "人工判定-煤矿.csv", "M-12", "8(4)"),
    ],
)
def test_an_answer_survives_the_next_run_and_lapses_with_the_edition(
    table: str, as_: str, answers: str, record: str, clause: str
) -> None:
    given = read_determinations(FOLDER / answers)

    def answered(on: str) -> tuple[str, str, set[str]]:
        findings = ansheng.check(FOLDER / table, on=on, as_=as_).with_determinations(given)
        outcome = findings.manifest.determinations[0]
        assert outcome.determination.record == record
        still = {f.record for f in findings.undetermined() if f.rule == outcome.determination.rule}
        return outcome.state, outcome.words.zh, {record} & still

    for day in ("2026-06-20", LAST):
        assert answered(day) == ("applied", "", set())
    state, why, still = answered(FIRST)
    assert (state, still) == ("lapsed", {record})
    assert "2020" in why
    assert "2026" in why
    open_before = ansheng.check(FOLDER / table, on=LAST, as_=as_).undetermined()
    assert (record, clause) in {(f.record, f.clause) for f in open_before}


@pytest.mark.parametrize("day", [LAST, FIRST])
def test_an_answer_against_a_computed_verdict_is_refused(day: str) -> None:
    given = read_determinations(FOLDER / "人工判定-设备.csv")
    findings = ansheng.check(FOLDER / "设备.csv", on=day, as_="mining.CoalEquipment")
    settled = findings.with_determinations(given)
    refused = settled.manifest.determinations[1]
    assert (refused.determination.record, refused.state) == ("S-03", "refused")
    assert "隐患" in refused.words.zh
    assert {(f.record, f.clause) for f in settled.hazards()} == {("S-03", "13(1)")}


def test_the_command_says_what_became_of_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("check", str(FOLDER / "设备.csv"), "--as", "mining.CoalEquipment", "--determinations")
    answers = (str(FOLDER / "人工判定-设备.csv"), "--lang", "en")
    rule = "mining.coal_banned_item"
    before, after = (run(capsys, *words, *answers, "--on", day) for day in (LAST, FIRST))
    assert f"determination S-01 {rule}: applied" in before
    assert f"determination S-01 {rule}: lapsed" in after
    assert f"determination S-03 {rule}: refused" in before
