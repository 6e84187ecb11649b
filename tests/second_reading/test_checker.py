"""What the second reading must find: planted differences, each with the smallest record that shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ansheng
from ansheng.catalogue import Catalogue
from tests.second_reading import __main__ as program
from tests.second_reading import readings, tanks
from tests.second_reading.comparing import compare, shown
from tests.second_reading.language import ReadingError

HEAD = 'standard = "test.tanks"\nedition = "2024"\n'
GAS = "medium in ('lng', 'lpg') and "
NOBODY = {"trading": False, "licence_held": False}
STORE = {"distance": 20, "use": "store"}
NEAR = "any(neighbours, distance < (15 if use == 'store' else 25))"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return ansheng.load(plugins=[], modules={"tanks": tanks})


def written(folder: Path, number: str, hazard: str, more: str = "") -> Path:
    path = folder / "reading.toml"
    path.write_text(
        f'{HEAD}[[clause]]\nnumber = "{number}"\nof = "Tank"\nhazard = """{hazard}"""\n{more}',
        encoding="utf-8",
    )
    return path


def differences(path: Path, catalogue: Catalogue) -> list[tuple[dict[str, Any], bool | None, bool | None]]:
    file = readings.read(path, catalogue)
    [reading] = file.readings
    compared = compare(file, reading)
    found = compared.smallest()
    assert all(shown(compared, one) for one in found)
    return [({k: v for k, v in one.record.items() if v is not None}, *one.kind) for one in found]


SAME = {
    "1": "trading and (not licence_held or licence_valid_to < day)",
    "2": f"{GAS} pressure > '400 kPa' and not alarm and not exempt",
    "3": "day > inspected_on + months(6)",
    "4": NEAR,
    "5": "not count(crew, certified) >= 2",
}
LNG = {"medium": "lng", "pressure": 0.5, "alarm": False, "exempt": False}
LPG = {**LNG, "medium": "lpg"}
UNASKED = {"medium": "lng", "pressure": 0.5, "alarm": False}
BARE = "not alarm and not exempt"
LAST_DAY = {"trading": True, "licence_held": True, "licence_valid_to": date(2026, 12, 1)}
OVER = {**LAST_DAY, "licence_valid_to": date(2020, 1, 1)}
TWO = [{"certified": True}, {"certified": True}]
CLEAR, HAZARD, UNDETERMINED = False, True, None
PLANTED = [
    ("the last day", "1", "trading and (not licence_held or licence_valid_to <= day)", LAST_DAY, CLEAR, HAZARD),
    ("no scope", "1", "not licence_held or licence_valid_to < day", NOBODY, CLEAR, HAZARD),
    ("a fact dropped", "1", "trading and not licence_held", OVER, HAZARD, CLEAR),
    ("the contrary", "1", "trading and licence_held", LAST_DAY, CLEAR, HAZARD),
    ("at the limit", "2", f"{GAS} pressure >= 0.4 and {BARE}", {**LNG, "pressure": 0.4}, CLEAR, HAZARD),
    ("a higher limit", "2", f"{GAS} pressure > '0.5 MPa' and {BARE}", LNG, HAZARD, CLEAR),
    ("another unit", "2", f"{GAS} pressure > '0.4 kPa' and {BARE}", {**LNG, "pressure": 0.0005}, CLEAR, HAZARD),
    ("an option dropped", "2", f"medium == 'lng' and pressure > 0.4 and {BARE}", LPG, HAZARD, CLEAR),
    ("an option more", "2", f"pressure > 0.4 and {BARE}", {**LNG, "medium": "air"}, CLEAR, HAZARD),
    ("a fact more", "2", f"{GAS} pressure > 0.4 and {BARE} and trading", {**LNG, "trading": False}, HAZARD, CLEAR),
    ("months for days", "3", "inspected_on + days(180) < day", {"inspected_on": date(2026, 6, 1)}, CLEAR, HAZARD),
    ("a month more", "3", "inspected_on + months(7) < day", {"inspected_on": date(2026, 5, 1)}, HAZARD, CLEAR),
    ("all for any", "4", NEAR.replace("any", "all"), {"neighbours": []}, CLEAR, HAZARD),
    ("one limit for two", "4", NEAR.replace("15", "25"), {"neighbours": [STORE]}, CLEAR, HAZARD),
    ("the limit of a row", "4", NEAR.replace("15", "14"), {"neighbours": [{**STORE, "distance": 14}]}, HAZARD, CLEAR),
    ("one more", "5", "count(crew, certified) < 3", {"crew": TWO}, CLEAR, HAZARD),
    ("all of them", "5", "count(crew) < 2", {"crew": [{"certified": True}, {"certified": False}]}, HAZARD, CLEAR),
    ("an exception dropped", "2", f"{GAS} pressure > 0.4 and not alarm", {**LNG, "exempt": True}, CLEAR, HAZARD),
    ("a gap taken for no", "2", f"{GAS} pressure > 0.4 and not (alarm or known(exempt) and exempt)",
     UNASKED, UNDETERMINED, HAZARD),
]  # fmt: skip


@pytest.mark.parametrize(("number", "hazard"), SAME.items())
def test_what_says_the_same_in_other_words_does_not_differ(
    number: str, hazard: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    assert differences(written(tmp_path, number, hazard), catalogue) == []


@pytest.mark.parametrize(
    ("number", "hazard", "record", "rule", "second"), [p[1:] for p in PLANTED], ids=[p[0] for p in PLANTED]
)
def test_a_planted_difference_is_found_with_the_smallest_record_that_shows_it(
    number: str,
    hazard: str,
    record: dict[str, Any],
    rule: bool | None,
    second: bool | None,
    tmp_path: Path,
    catalogue: Catalogue,
) -> None:
    assert (record, rule, second) in differences(written(tmp_path, number, hazard), catalogue)


def test_the_smallest_record_has_round_numbers(tmp_path: Path, catalogue: Catalogue) -> None:
    path = written(tmp_path, "2", f"{GAS} pressure > '0.63 MPa' and not alarm and not exempt")
    [undetermined, decided] = sorted(differences(path, catalogue), key=lambda found: len(found[0]))
    assert undetermined == ({"pressure": 0.5}, None, False)
    assert decided == ({"medium": "lng", "pressure": 0.5, "alarm": False, "exempt": False}, True, False)


WRONG = [
    ("licence_hold", "hazard, column 1: licence_hold is no fact of Tank; near it: licence_held"),
    ("trading and 已取得许可 == True", "column 13: 已取得许可 is no fact of Tank; near it: 已取得许可证"),
    ("pressure > '3 m'", "column 1: units 'm' and 'MPa' are of different dimensions"),
    ("pressure", "the whole must be true or false, and is a number in MPa"),
    ("medium == 'lgn'", "'lgn' is no option of medium; these are: lng (液化天然气)"),
    ("any(neighbours, size > 3)", "size is no fact of Tank or of its items"),
    ("any(neighbors, distance > 3)", "neighbors is no fact of Tank; near it: neighbours"),
    ("alarm > exempt", "only numbers and days are ordered"),
    ("pressure == None", "missing(fact) or known(fact)"),
    ("alarm and", "this is no expression"),
    ("__import__('os')", "__import__ is no function of readings"),
    ("tank.alarm", "tank.alarm is not of the language of readings"),
    ("[alarm for alarm in crew]", "is not of the language of readings"),
    ("medium in 'lng'", "after 'in' comes a list in parentheses"),
    ("pressure + months(3) > 1", "months, days and years are added to a day"),
    ("inspected_on > 3", "a day is compared with a day"),
    ("count(crew, certified, trading) < 2", "count(...) is not used like this"),
    ("not pressure", "pressure must be true or false"),
]


@pytest.mark.parametrize(("hazard", "says"), WRONG)
def test_what_is_not_of_the_language_is_refused_with_its_place(
    hazard: str, says: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    with pytest.raises(ReadingError) as refused:
        readings.read(written(tmp_path, "2", hazard), catalogue)
    assert str(refused.value).startswith("reading.toml, clause 2 of Tank, hazard, column")
    assert says in str(refused.value)


EQUAL = [
    ("2", "介质 in ('lng', '液化石油气') and pressure > '4 bar' and not (alarm or exempt)"),
    ("2", f"{GAS} max(pressure, 0.1) > 0.4 and not alarm and exempt == False"),
    (
        "2",
        "(pressure - '100 kPa' > '0.3 MPa' and alarm == exempt and not alarm) if medium != 'air' else False",
    ),
    ("3", "day - days(0) > inspected_on + years(1) - months(6)"),
    ("4", "min(neighbours, distance - (15 if use == 'store' else 25)) < 0 and count(neighbours) > 0"),
    ("5", "sum(crew, 1 if certified else 0) < 2"),
]


@pytest.mark.parametrize(("number", "hazard"), EQUAL)
def test_the_language_can_say_a_thing_in_several_ways(
    number: str, hazard: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    decided = {
        (rule, second)
        for _, rule, second in differences(written(tmp_path, number, hazard), catalogue)
        if None not in (rule, second)
    }
    assert decided == set()


def test_a_difference_that_is_left_with_its_record_and_reason_is_no_failure(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    hazard = "inspected_on + months(6) <= day"
    assert differences(written(tmp_path, "3", hazard), catalogue)
    left = 'left = [{ why = "the clause does not say", inspected_on = 2026-06-01 }]'
    assert differences(written(tmp_path, "3", hazard, left), catalogue) == []
    other = 'left = [{ why = "the clause does not say", inspected_on = 2026-05-01 }]'
    assert differences(written(tmp_path, "3", hazard, other), catalogue)


def test_a_clause_without_a_reading_is_listed_unless_a_reason_is_given(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = written(tmp_path, "1", SAME["1"])
    assert readings.read(path, catalogue).unread() == [
        (number, tanks.Tank) for number in ("2", "3", "4", "5")
    ]
    reasons = '[missing]\n"2" = "the sheet does not say"\n"5" = "likewise"\n'
    path = written(tmp_path, "1", SAME["1"], reasons)
    assert [number for number, _ in readings.read(path, catalogue).unread()] == ["3", "4"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("standard = 'test.tank'\nedition = '2024'", "standard 'test.tank' is not known; near it: test.tanks"),
        ("standard = 'test.tanks'\nedition = '2023'", "edition '2023' is not known; near it: 2024"),
        (HEAD + "[[clause]]\nnumber = '9'\nof = 'Tank'\nhazard = 'alarm'", "clause '9' is not known"),
        (HEAD + "[[clause]]\nnumber = '2'\nof = 'Tnak'\nhazard = 'alarm'", "of 'Tnak' is not known; near it: Tank"),
        (HEAD + "[[clause]]\nnumber = '2'\nof = 'Tank'", "write number, of and hazard"),
        (HEAD + 2 * "[[clause]]\nnumber = '2'\nof = 'Tank'\nhazard = 'alarm'\n", "clause 2 of Tank stands there twice"),
        (HEAD + "[missing]\n'9' = 'why'", "[missing]: clause '9' is not known"),
        ("standard = 'test.tanks", "reading.toml: "),
    ],
)  # fmt: skip
def test_a_file_that_names_what_is_not_there_is_refused(
    text: str, says: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "reading.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError) as refused:
        readings.read(path, catalogue)
    assert says in str(refused.value)


def test_the_program_prints_differences_and_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "2", f"{GAS} pressure > '0.5 MPa' and not alarm and not exempt")
    arguments = ["--module", "tests.second_reading.tanks", "--reading", str(path)]
    assert program.main(arguments) == 1
    out = capsys.readouterr().out
    assert 'pressure = "0.5 MPa"' in out
    assert "rule: hazard; second reading: clear" in out
    assert "tanks.no_alarm: when" in out
    assert "clauses read 1 of 5 encoded" in out
    assert program.main([*arguments, "--check"]) == 0
    assert "1 readings understood" in capsys.readouterr().out


def test_a_file_that_is_not_understood_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("test.tanks.toml").write_text("standard = ", encoding="utf-8")
    good = written(tmp_path, "1", SAME["1"]).rename(tmp_path / "test.tanks@2024.toml")
    monkeypatch.setattr(readings, "FOLDER", tmp_path)
    assert program.main(["--module", "tests.second_reading.tanks", "test.tanks"]) == 2
    done = capsys.readouterr()
    assert done.err.startswith("test.tanks.toml: ")
    assert f"on 2026-12-01: {good.name}" in done.out


def test_the_sheet_of_facts_says_nothing_of_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--module", "tests.second_reading.tanks", "--facts", "tanks", "test.tanks"]) == 0
    out = capsys.readouterr().out
    assert "pressure  最高工作压力  [number in MPa]" in out
    assert "medium  介质  [one of: lng (液化天然气), lpg (液化石油气), air (空气)]" in out
    assert "Neighbour — 相邻建筑" in out
    assert "第三条不看本栏" not in out
    assert "0.4" not in out


def test_a_skeleton_lists_what_is_to_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert program.main(["--module", "tests.second_reading.tanks", "test.tanks", "--skeleton"]) == 0
    out = capsys.readouterr().out
    assert out.count("[[clause]]") == 5
    assert 'of = "Tank"  # 储罐' in out
    assert program.main(["test.tank", "--skeleton"]) == 2
