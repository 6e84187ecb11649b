"""The mutation run: which changes it makes, which tests it chooses, how its score is told."""

from __future__ import annotations

import ast

import pytest
from scipy.stats import binomtest

from tests.mutation.choosing import Reached
from tests.mutation.mutants import CODE, Finder, Mutant, in_file
from tests.mutation.running import Outcome
from tests.mutation.telling import Found, Score, judged, page, raw, score

FUNCTION = "def f(a, b):\n    "


def changes(code: str) -> set[str]:
    """The code of a function as each mutant of it leaves it."""
    text = FUNCTION.encode() + code.encode()
    finder = Finder("facts/f.py", text)
    finder.block(ast.parse(text).body)
    mutated = [(text[: m.begin] + m.new.encode() + text[m.end :]).decode() for m in finder.found]
    return {each.removeprefix(FUNCTION) for each in mutated}


@pytest.mark.parametrize(
    ("code", "mutants"),
    [
        ("x = a < b", {"x = a <= b"}),
        ("x = a >= b", {"x = a > b"}),
        ("x = a is not b", {"x = a is b"}),
        ("x = a not in b", {"x = a in b"}),
        ("x = a and b", {"x = a or b"}),
        ("x = a + b", {"x = a - b"}),
        ("x += a", {"x -= a"}),
        ("x = not a", {"x = (a)"}),
        ("x = a if b else 1", {"x = (1) if (b) else (a)", "x = a if b else 2"}),
        ("x = [c for c in a if c]", {"x = [c for c in a if True]"}),
        ("x = any(a)", {"x = all(a)"}),
        ("x = a(b=b, c=a)", {"x = a( c=a)", "x = a(b=b, )"}),
        ("x = -1", {"x = -2"}),
        ("x = True", {"x = False"}),
        ("x = 'key'", {"x = 'XXkeyXX'"}),
        ("x = 'a sentence', '中文', f'{a}'", set()),
        ("x = cast('Name', a)", set()),
        ("x: 'Name' = a", set()),
        ("'a docstring'", set()),
        ("assert a < b", set()),
        ("return a", {"return None"}),
        ("return None", set()),
        ("raise a", {"pass"}),
        ("a(b)", {"pass"}),
        ("yield a", set()),
        ("if a: b()", {"if not (a): b()", "if a: pass"}),
        ("if TYPE_CHECKING: b()", set()),
        ("while a == b: continue", {"while a != b: continue", "while a == b: break"}),
    ],
)
def test_what_is_changed(code: str, mutants: set[str]) -> None:
    assert changes(code) == mutants


def test_a_change_keeps_its_name_when_lines_above_move() -> None:
    path = CODE / "law" / "numbers.py"
    text = path.read_bytes()
    moved = Finder("law/numbers.py", b"\n\n" + text)
    still = Finder("law/numbers.py", text)
    for finder in (moved, still):
        finder.block(ast.parse(finder.text).body)
    assert still.found
    assert [each.key for each in moved.found] == [each.key for each in still.found]


def mutant(line: int, function: str = "f") -> Mutant:
    return Mutant("law/limit.py", function, "constant", line, line, 0, 1, "1", "2", f"x = {line}")


REACHED = Reached(
    {
        "tests/rules/test_a.py::test_far": 0.1,
        "tests/law/test_limit.py::test_near[1]": 0.2,
        "tests/law/test_limit.py::test_near[2]": 0.2,
        "tests/law/test_limit.py::test_slow": 2.0,
        "tests/cli/test_b.py::test_further": 0.1,
    },
    {
        "law/limit.py": {
            1: ["tests/rules/test_a.py::test_far", "tests/cli/test_b.py::test_further"],
            2: ["tests/law/test_limit.py::test_near[2]", "tests/law/test_limit.py::test_near[1]"],
            3: ["tests/cli/test_b.py::test_further"],
        }
    },
)


@pytest.mark.parametrize(
    ("line", "near", "further", "tests"),
    [
        (1, 1.0, 0.0, ["tests/rules/test_a.py::test_far"]),
        (1, 1.0, 1.0, ["tests/rules/test_a.py::test_far", "tests/cli/test_b.py::test_further"]),
        (2, 0.6, 0.0, ["tests/law/test_limit.py::test_near[1]"]),
        (2, 0.8, 0.0, ["tests/law/test_limit.py::test_near[1]", "tests/law/test_limit.py::test_near[2]"]),
        (3, 1.0, 0.0, ["tests/cli/test_b.py::test_further"]),
        (4, 0.5, 0.0, ["tests/law/test_limit.py::test_near[1]"]),
    ],
)
def test_the_tests_that_reach_a_line_are_chosen(
    line: int, near: float, further: float, tests: list[str]
) -> None:
    assert REACHED.chosen(mutant(line), near, further) == tests


def test_a_change_outside_functions_is_tried_by_what_reaches_its_file_or_is_of_its_package() -> None:
    assert set(REACHED.chosen(mutant(9, function=""), 9.0, 9.0)) == set(REACHED.seconds)


@pytest.mark.parametrize(("seen", "of"), [(0, 10), (1, 3), (90, 100), (900, 1000), (1000, 1000)])
def test_the_interval_is_that_of_wilson(seen: int, of: int) -> None:
    theirs = binomtest(seen, of).proportion_ci(method="wilson")
    assert Score(seen, of).interval == pytest.approx((theirs.low, theirs.high))


def test_of_no_mutant_nothing_is_known() -> None:
    assert Score(0, 0).interval == (0.0, 1.0)
    assert str(Score(0, 0)) == "0 of 0, none (Wilson, 95 %: 0.0% to 100.0%)"


def test_what_is_equivalent_counts_in_one_score_and_not_in_the_other() -> None:
    results = [
        ("killed", None),
        ("too long", None),
        ("survived", None),
        ("survived", "the same"),
        ("unreached", None),
    ]
    found = [
        Found(mutant(at), Outcome(result, "", 1.0), reason) for at, (result, reason) in enumerate(results)
    ]
    assert (raw(found), score(found)) == (Score(2, 5), Score(2, 4))
    told = page(found, seed=7, size=9)
    assert "seed 7, 9 mutants, the first 5 of them run" in told
    assert "## Survivors (2)" in told
    assert "law/limit.py f: constant: 1 -> 2 [not reached]" in told
    assert "- `law/limit.py f: constant: 1 -> 2`: the same" in told


def test_each_mutant_that_was_judged_equivalent_is_one_of_the_code() -> None:
    entries = judged()
    there = {each.key for file in {key[0] for key in entries} for each in in_file(CODE / file)}
    assert entries.keys() - there == set()
    assert all(reason.strip() for reason in entries.values())
