"""identify(): the worked examples, the boundaries, what is missing or ambiguous, and what is refused."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.industries import hazchem
from ansheng.industries.hazchem import Conclusion, Identification, identify

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "hazchem.toml").read_text(encoding="utf-8"))
CATALOGUE = ansheng.load(plugins=[], modules={"hazchem": hazchem})
GB18218 = CATALOGUE.standards["hazchem.gb18218"].editions[-1]


@pytest.mark.parametrize("case", CASES["identify"], ids=lambda case: case["id"])
def test_the_worked_examples_hold(case: dict[str, Any]) -> None:
    found = identify(case["substances"], exposed_population=case["exposed_population"])
    assert Fraction(case["S"]) == found.S
    assert (Fraction(case["R"]) if "R" in case else None) == found.R
    assert found.level == case.get("level")
    assert found.missing == ()
    assert found.verdict == ("major_hazard" if "level" in case else "not_major_hazard")
    assert found.grade == str(case.get("level", "none"))


@pytest.mark.parametrize("case", CASES["identify"], ids=lambda case: case["id"])
def test_the_rules_over_units_agree_with_identify(case: dict[str, Any]) -> None:
    found = identify(case["substances"], exposed_population=case["exposed_population"])
    rules = ["hazchem.major_hazard_undeclared", "hazchem.major_hazard_underrated"]
    for declared in ("none", "1", "2", "3", "4"):
        findings = CATALOGUE.check(
            {**found.facts(), "declared_level": declared},
            on="2026-07-01",
            as_="hazchem.HazchemUnit",
            rules=rules,
        )
        truth = found.grade or ""
        wrong = truth != "none" and (declared == "none" or declared > truth)
        assert len(findings.hazards()) == wrong
        assert not findings.undetermined()


@pytest.mark.parametrize("case", CASES["alpha"], ids=lambda case: case["alpha"])
def test_the_factor_for_people_at_its_boundaries(case: dict[str, Any]) -> None:
    for people in case["people"]:
        found = identify([{"name": "氯", "quantity": 5}], exposed_population=people)
        assert (found.alpha, found.R) == (Fraction(case["alpha"]), Fraction(case["alpha"]) * 4)


@pytest.mark.parametrize("case", CASES["level"], ids=lambda case: case["R"])
def test_the_level_at_its_boundaries(case: dict[str, Any]) -> None:
    tonnes = Decimal(case["R"]) * 25
    found = identify([{"name": "苯", "quantity": f"{tonnes} t", "symbol": "W5.3"}], exposed_population=100)
    assert (found.R, found.level) == (Fraction(case["R"]), case["level"])


def test_both_tables_are_whole_and_every_row_says_how_sure_we_are() -> None:
    limits, rows, categories = GB18218.limits, hazchem.TABLE1, hazchem.TABLE2
    assert list(rows) == list(range(1, 86))
    assert list(limits["named_quantity"].cases) == [str(no) for no in rows]
    assert len(categories) == 24
    assert list(limits["category_quantity"].cases) == list(limits["category_beta"].cases) == list(categories)
    assert len(limits["toxic_gas_beta"].cases) == 14
    assert {row.seen for row in rows.values()} | {c.seen for c in categories.values()} == {"text"}


def test_every_row_is_found_by_its_titles_and_its_names() -> None:
    for row in hazchem.TABLE1.values():
        for name in (row.title, row.en, *row.names, f" {row.title.replace('(', '（').replace(')', '）')} "):
            assert identify([{"name": name, "quantity": 1}]).terms[0].row == row.no, name


def test_what_identify_does_not_know_leaves_the_rule_undetermined() -> None:
    found = identify([{"name": "二甲苯", "quantity": "4 t"}, {"name": "氯", "quantity": "4 t"}], 10)
    findings = CATALOGUE.check(
        {**found.facts(), "declared_level": "none"},
        on="2026-07-01",
        as_="hazchem.HazchemUnit",
        rules="hazchem.major_hazard_undeclared",
    )
    assert [(f.verdict, f.missing) for f in findings] == [("undetermined", ("substances.ratio",))]


@pytest.mark.parametrize(
    ("substance", "candidates"),
    [
        ({"cas": "9004-70-0"}, range(37, 43)),
        ({"name": "硝化棉"}, range(37, 43)),
        ({"name": "硝化纤维素", "cas": "9004-70-0"}, range(37, 43)),
        ({"cas": "6484-52-2"}, (43, 44)),
        ({"name": "硝酸铵"}, (43, 44)),
        ({"name": "硝酸铵肥料"}, (45,)),
        ({"name": "甲醛"}, (8,)),
        ({"cas": "50-00-0"}, (8,)),
        ({"name": "盐酸", "cas": "7647-01-0"}, (11,)),
        ({"name": "硝酸", "symbol": "W9.1"}, (81,)),
        ({"name": "氨水", "cas": "7664-41-7"}, (1,)),
    ],
)
def test_what_may_be_several_rows_is_never_guessed(substance: dict[str, Any], candidates: Any) -> None:
    found = identify([{**substance, "quantity": "30 t"}], exposed_population=10)
    assert (found.S, found.R, found.level, found.verdict) == (None, None, None, "undetermined")
    assert "substances[0].row" in found.missing
    said = next(p for p in found.problems if p.column == "substances[0].row").text()
    assert [no for no in hazchem.TABLE1 if f"第{no}行" in said] == [*candidates]


@pytest.mark.parametrize(
    ("row", "expected"), [(37, 30), (39, 3), (41, "0.6"), (43, 6), (44, "0.6"), (45, "0.15")]
)
def test_the_row_tells_substances_of_one_number_apart(row: int, expected: Any) -> None:
    by_row = identify([{"row": row, "quantity": "30 t"}])
    by_name = identify([{"name": hazchem.TABLE1[row].title, "quantity": "30 t"}])
    assert by_row.S == by_name.S == Fraction(expected)


def test_nitric_acid_that_is_not_row_81_is_counted_by_its_category() -> None:
    found = identify([{"name": "硝酸", "row": "unlisted", "symbol": "W9.2", "quantity": 100}])
    assert Fraction(1, 2) == found.S


def test_a_substance_of_neither_table_is_undetermined_and_not_zero() -> None:
    found = identify([{"name": "二甲苯", "quantity": "4 t"}, {"name": "氯", "quantity": "4 t"}], 10)
    assert (found.S, found.known, found.verdict) == (None, Fraction("0.8"), Conclusion.UNDETERMINED)
    assert found.missing == ("substances[0].symbol",)
    assert found.grade is None


def test_known_terms_may_settle_the_conclusion_but_not_the_level() -> None:
    found = identify([{"name": "二甲苯", "quantity": "4 t"}, {"name": "氯", "quantity": "6 t"}], 10)
    assert (found.S, found.R, found.level, found.verdict) == (None, None, None, "major_hazard")
    assert found.known == Fraction("1.2")
    assert found.missing == ("substances[0].symbol",)


def test_what_is_missing_for_the_level_is_named() -> None:
    found = identify([{"name": "苯", "quantity": "60 t"}])
    assert (found.S, found.R, found.level) == (Fraction("1.2"), None, None)
    assert found.missing == ("substances[0].symbol", "exposed_population")


def test_below_the_limit_nothing_more_is_asked() -> None:
    found = identify([{"name": "苯", "quantity": "6 t"}])
    assert (found.verdict, found.missing, found.problems) == ("not_major_hazard", (), ())


def test_a_missing_quantity_is_named() -> None:
    found = identify([{"name": "氯", "quantity": ""}, {"name": "氨"}], 0)
    assert found.missing == ("substances[0].quantity", "substances[1].quantity")
    assert found.known == 0


def test_categories_of_different_factors_leave_the_level_open() -> None:
    found = identify([{"name": "某物", "quantity": "600 t", "symbol": ["J3", "J5"]}], 0)
    assert (Fraction(12), None) == (found.S, found.R)
    assert found.missing == ("substances[0].symbol",)


def test_what_rests_on_inference_is_said() -> None:
    gas, water = identify(
        [{"name": "煤气", "quantity": 20}, {"name": "水", "quantity": 1, "symbol": "none"}]
    ).terms
    assert gas.beta == 2
    assert water.ratio == 0
    assert "推论" in gas.note
    assert "推论" in water.note


def test_a_slip_in_a_name_gets_the_row_that_it_may_mean() -> None:
    assert "第4行" in identify([{"name": "二氧化硫气", "quantity": 1}]).problems[0].text()


@pytest.mark.parametrize(
    ("substances", "population", "error", "said"),
    [
        ([], 0, ansheng.InputError, "无物质"),
        ([{"name": "氯", "quantity": "-1 t"}], 0, ansheng.InputError, "氯"),
        ([{"name": "氯", "quantity": -1}], 0, ansheng.InputError, "氯"),
        ([{"name": "氯", "quantity": "5 m3"}], 0, ansheng.InputError, "5 m3"),
        ([{"name": "氯", "quantity": float("inf")}], 0, ansheng.InputError, "氯"),
        ([{"name": "氯", "quantity": True}], 0, ansheng.InputError, "氯"),
        ([{"name": "氯", "quantity": Decimal("NaN")}], 0, ansheng.InputError, "氯"),
        ([{"name": "氯", "quantity": Decimal("Infinity")}], 0, ansheng.InputError, "氯"),
        (["氯"], 0, ansheng.InputError, "字典"),
        ([{"name": "氯", "quantity": 5}], -1, ansheng.InputError, "exposed_population"),
        ([{"name": "氯", "quantity": 5}], 1.5, ansheng.InputError, "exposed_population"),
        ([{"name": "某物", "quantity": 5, "symbol": "W5"}], 0, ansheng.UnknownNameError, "W5.3"),
        ([{"name": "某物", "quantity": 5, "symbol": 5}], 0, ansheng.UnknownNameError, "5"),
        ([{"name": "氯", "quantiy": 5}], 0, ansheng.UnknownNameError, "quantity"),
        ([{"cas": "7782-50-6", "quantity": 5}], 0, ansheng.InputError, "7782-50-6"),
        ([{"row": 86, "quantity": 5}], 0, ansheng.InputError, "85"),
    ],
)
def test_what_cannot_be_is_refused(
    substances: list[dict[str, Any]], population: Any, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        identify(substances, population)


@pytest.mark.parametrize(("name", "rows"), [("氯", (1, 12)), ("煤气", (1, 13))])
def test_a_name_and_a_number_that_contradict_each_other_are_not_resolved(
    name: str, rows: tuple[int, int]
) -> None:
    found = identify([{"name": name, "cas": "7664-41-7", "quantity": 5}], 0)
    assert found.S is None
    assert tuple(no for no in hazchem.TABLE1 if f"第{no}行" in found.problems[0].words.zh) == rows


def test_a_slip_in_a_name_that_has_a_category_is_counted_by_it_and_noted() -> None:
    slip, stated = identify(
        [
            {"name": "二硫化炭", "quantity": 50, "symbol": "W5.2"},
            {"name": "二硫化炭", "row": "unlisted", "quantity": 50, "symbol": "W5.2"},
        ]
    ).terms
    assert slip.ratio == stated.ratio == 1
    assert "请核对" in slip.note
    assert stated.note == ""


def test_nothing_of_a_substance_needs_no_category() -> None:
    found = identify([{"name": "氯", "quantity": 5}, {"name": "苯", "quantity": 0}], 0)
    assert (found.level, found.missing) == (4, ())


def test_what_is_below_a_limit_never_looks_as_if_it_were_at_it() -> None:
    assert identify([{"name": "氯", "quantity": "4.999999999 t"}]).text() == "不构成重大危险源；S = 0.999999"


def test_an_identification_is_frozen_and_speaks_both_languages() -> None:
    found = identify([{"name": "液氯", "quantity": 10}], 40)
    assert found.text() == "构成重大危险源；S = 2；R = 9.6；4级"
    assert found.text("en") == "major hazard; S = 2; R = 9.6; level 4"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.level = 1  # type: ignore[misc]


amounts = st.decimals(min_value=0, max_value=2000, places=4)
known = st.fixed_dictionaries(
    {"row": st.sampled_from([1, 6, 12, 17, 30]), "quantity": amounts.map("{} t".format)}
)
unknown = st.fixed_dictionaries({"name": st.just("某物"), "quantity": amounts})
units = st.lists(known | unknown, min_size=1, max_size=5)


@given(units, st.integers(0, 200))
def test_filling_in_a_category_never_turns_a_conclusion_round(
    unit: list[dict[str, Any]], people: int
) -> None:
    before = identify(unit)
    after = identify([s if "row" in s else {**s, "symbol": "W5.1"} for s in unit], people)
    assert before.verdict in (after.verdict, Conclusion.UNDETERMINED)
    assert before.known <= after.known
    assert after.known == after.S


@given(units, st.integers(0, 200))
def test_the_order_of_the_substances_does_not_matter(unit: list[dict[str, Any]], people: int) -> None:
    def sums(found: Identification) -> tuple[Any, ...]:
        return found.S, found.known, found.R, found.level, found.verdict

    assert sums(identify(unit, people)) == sums(identify(unit[::-1], people))


@given(st.lists(known, min_size=1, max_size=4), st.integers(2, 9))
def test_splitting_a_quantity_into_lots_changes_nothing(unit: list[dict[str, Any]], lots: int) -> None:
    split = [
        {**s, "quantity": Fraction(s["quantity"].removesuffix(" t")) / lots}
        for s in unit
        for _ in range(lots)
    ]
    assert identify(split).S == identify(unit).S
