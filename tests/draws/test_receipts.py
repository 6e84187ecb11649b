"""Receipts: fixed before the value exists, drawn once, drawn again by others, and whatever was changed is seen."""

from __future__ import annotations

import copy
import datetime as dt
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ansheng
from ansheng import InputError, Ledger
from ansheng.draws import (
    DrawError,
    DrawList,
    Parties,
    Party,
    Receipt,
    commit,
    draw,
    seal,
    verify,
)
from ansheng.draws.algorithm import drawn
from ansheng.draws.sources import seed_of, value_of
from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import rows
from ansheng.zones import EAST
from tests.draws.lists import made
from tests.draws.test_algorithm import lists

REPLAY = Path(__file__).parents[2] / "examples" / "draw" / "replay.py"
VALUE = "03 08 11 19 24 30 + 07"
BEFORE, AFTER = "2026-12-01 10:00", "2026-12-04 09:00"
Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the time that ledgers and draws go by."""

    def at(text: str) -> None:
        now = dt.datetime.fromisoformat(text).replace(tzinfo=dt.timezone(EAST))
        monkeypatch.setattr(rows, "now", lambda: now)
        for module in ("asking", "committing"):
            monkeypatch.setattr(f"ansheng.draws.{module}.present", lambda: now)

    at(BEFORE)
    return at


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / '台账.db'}", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def listed() -> DrawList:
    return made(
        {"B": 4, "C": 5, "D": 3},
        {"B": 1, "C": 2, "D": 3},
        people=4,
        team=2,
        conflicts={("P1", "D1"), ("P2", "D1"), ("P3", "C4")},
        owed=("C1", "C2", "C3", "B2"),
        rule="first",
    )


@pytest.fixture(scope="module")
def receipt(listed: DrawList) -> Receipt:
    return draw(listed, VALUE, commitment=commit(listed, now=BEFORE), now=AFTER)


def replaying() -> Any:
    """The independent script as a module."""
    spec = importlib.util.spec_from_file_location("replay", REPLAY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = replaying()


@settings(max_examples=100, deadline=None)
@given(lists(), st.integers(0, 2**64))
def test_the_independent_script_draws_the_same_from_any_list(listed: DrawList, value: int) -> None:
    seed = seed_of(listed.commitment, (str(value),))
    found = drawn(listed, seed)
    told = [
        [str(one.place), one.unit.stratum, one.unit.id, *(person.id for person in one.inspectors)]
        for one in found.units
    ]
    assert SCRIPT.replay(listed.text, [str(value)]) == (seed, told, found.most)


def test_the_independent_script_imports_the_standard_library_alone() -> None:
    text = REPLAY.read_text(encoding="utf-8")
    modules = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert modules <= sys.stdlib_module_names


@pytest.mark.process
def test_a_receipt_of_a_ledger_is_replayed_by_the_independent_script(
    listed: DrawList, ledger: Ledger, clock: Clock, tmp_path: Path
) -> None:
    commit(listed, ledger=ledger, by="安委办")
    clock(AFTER)
    told = draw(listed, VALUE, ledger=ledger, by="安委办").to_dict()
    (tmp_path / "名单.txt").write_bytes(listed.text.encode())

    def replayed() -> subprocess.CompletedProcess[str]:
        (tmp_path / "回执.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        words = [sys.executable, "-I", str(REPLAY), "名单.txt", "回执.json"]
        return subprocess.run(words, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)

    done = replayed()
    assert (done.returncode, done.stdout.count("ok   "), "WRONG" in done.stdout) == (0, 9, False)
    told["drawn"][0], told["drawn"][1] = told["drawn"][1], told["drawn"][0]
    done = replayed()
    assert done.returncode == 1
    assert "WRONG drawn again" in done.stdout


def test_a_receipt_is_good_and_says_what_it_does_not_prove(receipt: Receipt, listed: DrawList) -> None:
    found = verify(json.loads(json.dumps(receipt.to_dict())), listed.text, anchors=[listed.commitment])
    assert found.good
    told = "".join(receipt.to_dict()["limits"])
    assert all(
        part in told
        for part in ("名单齐全", "只封存过这一份", "检查确已进行", "双色球第2026140期", "本机时钟")
    )
    assert "complete" in " ".join(receipt.to_dict("en")["limits"])


def change(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Sets a value deep in a receipt."""

    def done(told: dict[str, Any]) -> None:
        *parts, last = path.split(".")
        here: Any = told
        for part in parts:
            here = here[int(part)] if isinstance(here, list) else here[part]
        here[int(last) if isinstance(here, list) else last] = value

    return done


@pytest.mark.parametrize(
    "changed",
    [
        change("list.sha256", "0" * 64),
        change("list.strata.0.quota", 4),
        change("list.conflicts", 0),
        change("title", "另一次抽查"),
        change("commitment.sha256", "0" * 64),
        change("commitment.at", "2026-12-03T21:15:00+08:00"),
        change("at", "2026-12-03T21:14:59+08:00"),
        change("source.values", ["03 08 11 19 24 30 + 08"]),
        change("source.name", "另一种开奖"),
        change("source.at", "2026-12-03T21:14:00+08:00"),
        change("seed", "0" * 64),
        change("result", "0" * 64),
        change("most", 9),
        change("algorithm", "ansheng draw 2"),
        change("drawn.0.id", "B9"),
        change("drawn.0.name", "另一厂"),
        change("drawn.0.stratum", "A"),
        change("drawn.1.inspectors.0.id", "P9"),
        change("drawn", []),
    ],
)
def test_whatever_is_changed_in_a_receipt_is_seen(
    receipt: Receipt, listed: DrawList, changed: Callable[[dict[str, Any]], None]
) -> None:
    told = copy.deepcopy(receipt.to_dict())
    changed(told)
    assert not verify(told, listed).good


def test_another_list_is_seen(receipt: Receipt, listed: DrawList) -> None:
    other = DrawList.of(
        listed.text.replace("unit\tD\tD3\tD3厂\t-\n", "").replace("stratum\tD\t3", "stratum\tD\t2")
    )
    found = verify(receipt, other.text.encode(), anchors=[other.commitment])
    assert [one.holds for one in found.checks][:1] == [False]
    assert found.checks[-1].holds is False


@pytest.mark.parametrize(
    "told",
    [{}, [], None, {"schema": "ansheng.draw-run/1"}, {"schema": "ansheng.draw-run/1", "commitment": 3}],
)
def test_what_is_no_receipt_is_said(told: Any, listed: DrawList) -> None:
    with pytest.raises(InputError, match="请改用"):
        verify(told, listed)


def test_the_list_is_fixed_before_and_drawn_after_the_value_exists(listed: DrawList) -> None:
    with pytest.raises(DrawError, match="封存须在此之前"):
        commit(listed, now="2026-12-03 21:15")
    fixed = commit(listed, now="2026-12-03 21:14")
    with pytest.raises(DrawError, match="现在尚无此值"):
        draw(listed, VALUE, commitment=fixed, now="2026-12-03 21:14")
    with pytest.raises(DrawError, match="未曾封存"):
        draw(listed, VALUE, now=AFTER)
    with pytest.raises(DrawError, match="未曾封存"):
        draw(made({"C": 2}, {"C": 1}), VALUE, commitment=fixed, now=AFTER)
    with pytest.raises(InputError, match="未填公布的值"):
        draw(listed, " \t", commitment=fixed, now=AFTER)


def test_a_ledger_fixes_a_list_once_and_has_one_draw_of_it(
    listed: DrawList, ledger: Ledger, clock: Clock
) -> None:
    first = commit(listed, ledger=ledger, by="安委办")
    clock("2026-12-02 10:00")
    assert commit(listed, ledger=ledger, by="他人") == first, "the first time is what counts"
    with pytest.raises(DrawError, match="尚无此值"):
        draw(listed, VALUE, ledger=ledger, by="安委办", now=AFTER)
    clock(AFTER)
    with pytest.raises(DrawError, match="--ledger"):
        draw(listed, VALUE, commitment=first)
    with pytest.raises(InputError, match="--by"):
        draw(listed, VALUE, ledger=ledger)
    one = draw(listed, VALUE, ledger=ledger, by="安委办")
    clock("2026-12-05 09:00")
    again = draw(listed, f"  {VALUE.replace(' ', '　')}", ledger=ledger, by="安委办")
    assert one.to_dict() == again.to_dict(), "the same value, typed otherwise, is the same draw"
    with pytest.raises(DrawError, match="已按另一个值抽取过（台账日志第2条）"):
        draw(listed, "其他", ledger=ledger, by="安委办")
    assert [entry["kind"] for entry in ledger.journal()] == ["commit", "draw"]


def test_a_receipt_is_held_against_the_ledger_and_what_was_given_then(
    listed: DrawList, ledger: Ledger, clock: Clock, tmp_path: Path
) -> None:
    fixed = commit(listed, ledger=ledger, by="安委办")
    assert fixed.entry is not None
    code = fixed.entry["head"]["code"]
    clock(AFTER)
    ledger.record({"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-12-03"}, by="检查组")
    receipt = draw(listed, VALUE, ledger=ledger, by="安委办")
    later = ledger.anchor()
    kept = [code, listed.commitment, str(tmp_path / "台账.db.anchors")]
    found = verify(receipt, listed, ledger=ledger, anchors=[*kept, later])
    assert found.good
    assert all(one.holds for one in found.checks)
    alone = verify(receipt, listed, anchors=[later])
    assert alone.good
    assert alone.checks[-1].holds is None, "a later anchor says nothing without the ledger"
    told = copy.deepcopy(receipt.to_dict())
    told["commitment"]["entry"]["at"] = told["commitment"]["at"] = "2026-11-01T10:00:00+08:00"
    assert not verify(told, listed).good, "the hash of the entry covers its time"


def test_an_entry_that_was_made_up_does_not_fit_the_code_that_was_given(
    listed: DrawList, clock: Clock
) -> None:
    with Ledger.open("sqlite://", create=True) as true, Ledger.open("sqlite://", create=True) as false:
        fixed = commit(listed, ledger=true, by="安委办")
        assert fixed.entry is not None
        clock("2026-12-02 10:00")
        commit(listed, ledger=false, by="安委办")
        clock(AFTER)
        receipt = draw(listed, VALUE, ledger=false, by="安委办")
        assert verify(receipt, listed, ledger=false).good
        assert not verify(receipt, listed, anchors=[fixed.entry["head"]["code"]]).good
        assert not verify(receipt, listed, ledger=true).good


def test_who_may_not_supervise_fixes_and_draws_nothing(
    listed: DrawList, ledger: Ledger, clock: Clock
) -> None:
    admin = ledger.grant("管理员", "admin", by="管理员")
    token = ledger.grant("主任", "监管", by="管理员", token=admin)
    clerk = ledger.grant("科员", "登记", by="管理员", token=admin)
    for name, given_token in (("科员", clerk), ("主任", "x"), ("路人", None)):
        with pytest.raises(RoleError):
            commit(listed, ledger=ledger, by=name, token=given_token)
    commit(listed, ledger=ledger, by="主任", token=token)
    clock(AFTER)
    with pytest.raises(RoleError):
        draw(listed, VALUE, ledger=ledger, by="科员", token=clerk)
    draw(listed, VALUE, ledger=ledger, by="主任", token=token)
    refused = [(entry["actor"], json.loads(entry["data"])["event"]) for entry in ledger.journal("refused")]
    assert refused == [("科员", "commit"), ("主任", "commit"), ("路人", "commit"), ("科员", "draw")]
    assert not ledger.verify().breaks


def test_entries_of_draws_are_exported_and_restored(
    listed: DrawList, ledger: Ledger, clock: Clock, tmp_path: Path
) -> None:
    commit(listed, ledger=ledger, by="安委办")
    clock(AFTER)
    receipt = draw(listed, VALUE, ledger=ledger, by="安委办")
    ledger.export(tmp_path / "导出")
    with Ledger.restore(tmp_path / "导出", f"sqlite:///{tmp_path / '另.db'}") as other:
        assert verify(receipt, listed, ledger=other).good


def test_parties_each_tell_what_they_sealed(listed: DrawList) -> None:
    told = {"纪检组": "b81e93c2d7f64a50ce12", "安委办": "4f1d0c9a77e3b25866ad"}
    source = Parties(tuple(Party(name, seal(name, value)) for name, value in told.items()))
    both = DrawList("抽查", source, listed.strata, listed.units)
    fixed = commit(both)
    receipt = draw(both, told, commitment=fixed)
    assert receipt.values == (told["安委办"], told["纪检组"]), "in the order of their names"
    assert verify(json.loads(json.dumps(receipt.to_dict())), both.text).good
    assert SCRIPT.replay(both.text, list(receipt.values))[0] == receipt.seed
    assert (
        draw(both, {name: value + " " for name, value in told.items()}, commitment=fixed).seed == receipt.seed
    )
    with pytest.raises(DrawError, match="“纪检组”的值与其封存值不符"):
        draw(both, {**told, "纪检组": told["安委办"]}, commitment=fixed)
    with pytest.raises(DrawError, match="缺少纪检组"):
        draw(both, {"安委办": told["安委办"]}, commitment=fixed)
    with pytest.raises(InputError, match="由2方共同决定"):
        draw(both, VALUE, commitment=fixed)
    with pytest.raises(InputError, match="给出这一个值"):
        draw(listed, told, commitment=commit(listed, now=BEFORE), now=AFTER)
    other = copy.deepcopy(receipt.to_dict())
    other["source"]["values"][0] = "0" * 20
    assert not verify(other, both).good
    assert "串通" in "".join(receipt.to_dict()["limits"])


def test_a_party_cannot_take_over_the_seal_of_another() -> None:
    value = "b81e93c2d7f64a50ce12"
    assert seal("甲", value) != seal("乙", value)


@given(st.text(max_size=30))
def test_a_value_counts_the_same_when_it_is_read_again(text: str) -> None:
    try:
        once = value_of(text)
    except InputError:
        return
    assert value_of(once) == once
    assert "\n" not in once


def test_the_public_name_draws(listed: DrawList) -> None:
    found = ansheng.draw(listed, VALUE, commitment=commit(listed, now=BEFORE), now=AFTER)
    assert {one.unit.id for one in found.drawn.units if one.unit.stratum == "D"} == {"D1", "D2", "D3"}
    assert {one.unit.id for one in found.drawn.units if one.unit.stratum == "B"} == {"B2"}, (
        "owed, and one place"
    )
