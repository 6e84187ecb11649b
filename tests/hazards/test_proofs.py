"""Proofs: an event of a ledger shown to who has a head alone, by another program too; codes that are typed."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.errors import InputError, UnknownNameError
from ansheng.hazards.ledger import Ledger, LedgerError
from ansheng.proofs import Anchor, Head, ProofError, anchors_of, verify_growth, verify_inclusion
from ansheng.proofs.head import SIGNS, typed
from tests.hazards.conftest import table

HEAD = Head(12, "0" * 64, 40, "1" * 64)


def head_of(anchor: Anchor) -> Head:
    assert anchor.head is not None
    return anchor.head


@pytest.fixture
def kept(ledger: Ledger, tmp_path: Path) -> tuple[Ledger, list[Anchor]]:
    """A ledger of an import in batches and events of single hazards, with an anchor after each of three steps."""
    file, anchors = tmp_path / "a.parquet", list[Anchor]()
    table(30).write_parquet(file)
    ledger.import_table(file, by="科员", batch=8)
    anchors.append(ledger.anchor())
    for name in ("H000003", "H000007", "H000011"):
        ledger.act(name, "report", by="检查组", on="2026-07-01")
    anchors.append(ledger.anchor())
    ledger.record({"编号": "新1", "隐患描述": "“漏电”\n\u3000", "发现日期": "2026-07-02"}, by="检查组")
    anchors.append(ledger.anchor())
    return ledger, anchors


def test_every_event_is_proved_at_every_head_that_is_not_before_it(
    kept: tuple[Ledger, list[Anchor]],
) -> None:
    ledger, anchors = kept
    assert [head_of(anchor).events for anchor in anchors] == [30, 33, 34]
    for hazard in ledger.frame()["id"]:
        for number, event in enumerate(ledger.history(hazard), 1):
            for anchor in (None, *anchors):
                wanted = head_of(anchor or anchors[-1])
                try:
                    proof = json.loads(json.dumps(ledger.prove(hazard, number, anchor=anchor)))
                except ProofError:
                    assert (event.kind, wanted.events) in (("report", 30), ("register", 30), ("register", 33))
                    continue
                found = verify_inclusion(proof, wanted.code)
                assert (found["hazard"], found["seq"], found["kind"]) == (hazard, number, event.kind)
                assert found["day"] == event.on.isoformat()
                assert verify_inclusion(proof, wanted) == verify_inclusion(proof, wanted.digest) == found


def by_hand(proof: Any, digest: str) -> bool:
    """What somebody writes who has the page of the documentation and no ansheng."""

    def sha(data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    head = proof["head"]
    told = ("ansheng ledger head 1", head["entries"], head["hash"], head["events"], head["root"])
    if sha("".join(f"{each}\n" for each in told).encode()).hex() != digest:
        return False
    made, index, last = sha(b"\0" + sha(proof["event"].encode())), proof["index"], head["events"] - 1
    for each in map(bytes.fromhex, proof["path"]):
        while index % 2 == 0 and index == last:
            index, last = index // 2, last // 2
        made = sha(b"\1" + (each + made if index % 2 else made + each))
        index, last = index // 2, last // 2
    return bool(made.hex() == head["root"])


def test_a_program_of_ten_lines_comes_to_the_same(kept: tuple[Ledger, list[Anchor]]) -> None:
    ledger, anchors = kept
    digest = head_of(anchors[-1]).digest
    proofs = [ledger.prove(name, 1) for name in ledger.frame()["id"]]
    assert all(by_hand(proof, digest) for proof in proofs)
    proofs[0]["event"] = proofs[0]["event"].replace("科员", "李四")
    assert not by_hand(proofs[0], digest)


def changed(place: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(proof: dict[str, Any]) -> None:
        part, _, key = place.rpartition(".")
        (proof[part] if part else proof)[key] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        changed("event", '["","H000003",1,"register","2026-03-04","李四","x",{}]'),
        changed("index", 33),
        changed("index", -1),
        changed("index", "0"),
        changed("index", True),
        changed("path", []),
        changed("path", ["0" * 64]),
        changed("path", ["zz"]),
        changed("path", "0" * 64),
        changed("path", ["0" * 64] * 500),
        changed("event", None),
        changed("head", None),
        changed("head", {}),
        changed("head.events", 31),
        changed("head.root", "0" * 64),
        changed("head.entries", 5),
        changed("head.entries", 5.0),
        changed("head.digest", "0" * 64),
        changed("head.code", "x"),
    ],
)
def test_a_changed_proof_does_not_hold(
    kept: tuple[Ledger, list[Anchor]], change: Callable[[dict[str, Any]], None]
) -> None:
    ledger, anchors = kept
    proof = copy.deepcopy(ledger.prove("H000003", 1))
    change(proof)
    with pytest.raises(ProofError):
        verify_inclusion(proof, head_of(anchors[-1]))


def test_a_proof_is_of_its_own_head_only(kept: tuple[Ledger, list[Anchor]]) -> None:
    ledger, anchors = kept
    proof = ledger.prove("H000003", 1, anchor=anchors[0])
    verify_inclusion(proof, head_of(anchors[0]))
    with pytest.raises(ProofError, match="存证不符"):
        verify_inclusion(proof, head_of(anchors[1]).code)


def test_growth_is_proved_between_any_two_heads(kept: tuple[Ledger, list[Anchor]]) -> None:
    ledger, anchors = kept
    for at, older in enumerate(anchors):
        for newer in anchors[at:]:
            proof = ledger.prove_growth(older, newer=newer)
            events = (head_of(older).events, head_of(newer).events)
            assert verify_growth(proof, head_of(older).code, head_of(newer).digest) == events
            with pytest.raises(ProofError):
                verify_growth({**proof, "path": [*proof["path"], "0" * 64]}, head_of(older), head_of(newer))
    with pytest.raises(ProofError, match="晚于"):
        ledger.prove_growth(anchors[2], newer=anchors[0])


def test_no_proof_of_what_is_not_there(kept: tuple[Ledger, list[Anchor]]) -> None:
    ledger, anchors = kept
    with pytest.raises(UnknownNameError):
        ledger.prove("H9")
    with pytest.raises(UnknownNameError):
        ledger.prove("H000003", 3)
    with pytest.raises(ProofError, match="之后登记"):
        ledger.prove("H000003", 2, anchor=anchors[0])
    other = Head(head_of(anchors[0]).entries, "0" * 64, 30, "0" * 64)
    with pytest.raises(ProofError, match="不符"):
        ledger.prove("H000003", 1, anchor=other)
    with pytest.raises(ProofError, match="更早的副本"):
        ledger.prove("H000003", 1, anchor=Head(999, "0" * 64, 30, "0" * 64))


def test_an_empty_ledger_has_nothing_to_anchor(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="尚无内容"):
        ledger.anchor()


def test_the_kept_tree_grows_as_the_whole_one_would(tmp_path: Path, address: str) -> None:
    """What is kept with the last anchor saves reading all events again; where it does not fit it is not used."""
    file = tmp_path / "a.parquet"
    table(50).write_parquet(file)
    kept = tmp_path / "存证"
    with Ledger.open(address, create=True, anchors=kept) as ledger:
        for rows in (7, 20, 33, 50):
            table(rows).write_parquet(file)
            ledger.import_table(file, by="科员", batch=4)
        grown = [Anchor.of(json.loads(line)) for line in kept.read_text("utf-8").splitlines()]
        assert [head_of(each).events for each in grown] == [7, 20, 33, 50]
        assert ledger.verify().sound
        for damaged in (
            '{"peaks": []}',
            "",
            "x",
            kept.read_text("utf-8").replace('"peaks": ["', '"peaks": ["00'),
        ):
            kept.write_text(damaged, encoding="utf-8")
            assert ledger.anchor().head == grown[-1].head


# Codes


@given(st.integers(0, 10**12), st.binary(min_size=32, max_size=32), st.data())
def test_a_code_that_is_typed_is_the_one_that_was_printed(
    number: int, content: bytes, data: st.DataObject
) -> None:
    code = Head(number, content.hex(), 3, content.hex()).code
    assert (
        typed(code)
        == typed(code.lower().replace("-", " "))
        == typed(code.replace("0", "O").replace("1", "l"))
        == typed(code.translate({ord("-"): "－", ord("A"): "Ａ"}))
        == code
    )
    signs = [at for at, sign in enumerate(code) if sign in SIGNS and at > code.index("-")]
    at = data.draw(st.sampled_from(signs))
    other = data.draw(st.sampled_from([sign for sign in SIGNS if sign != code[at]]))
    with pytest.raises(InputError, match="抄错"):
        typed(code[:at] + other + code[at + 1 :])


@given(st.binary(min_size=32, max_size=32), st.integers(0, 30))
def test_two_neighbours_exchanged_are_a_slip(content: bytes, at: int) -> None:
    number, *groups, check = Head(7, content.hex(), 3, content.hex()).code.split("-")
    signs = list("".join(groups))
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    text = f"{number}-{''.join(signs)}-{check}"
    if "".join(signs) == "".join(groups):
        assert typed(text)
    else:
        with pytest.raises(InputError):
            typed(text)


@pytest.mark.parametrize("number", ["13", "2", "21", "112"])
def test_another_number_is_a_slip(number: str) -> None:
    with pytest.raises(InputError):
        typed(HEAD.code.replace("12-", f"{number}-", 1))


@pytest.mark.parametrize(
    "text", ["", "12", "x", "12-ABCD", "-" * 300, "台账", "12:" + "0" * 63, HEAD.code + "-00"]
)
def test_what_is_no_anchor_is_said(text: str) -> None:
    with pytest.raises(InputError):
        anchors_of(text)


def test_an_anchor_is_read_from_all_that_it_is_written_to(tmp_path: Path) -> None:
    anchor = Anchor.of_head(HEAD)
    whole, lines = tmp_path / "a.json", tmp_path / "b.anchors"
    whole.write_text(json.dumps(anchor.to_dict(), indent=2), encoding="utf-8")
    lines.write_text(
        f"{json.dumps(anchor.to_dict())}\n\n12:{'0' * 64}\n{HEAD.code.lower()}\n", encoding="utf-8-sig"
    )
    assert [each.fits(HEAD) for each in anchors_of(str(whole))] == [True]
    assert [each.fits(HEAD) for each in anchors_of(str(lines))] == [True] * 3
    assert [each.source[-2:] for each in anchors_of(str(lines))] == [":1", ":3", ":4"]
    lines.write_text(f"{HEAD.code}\n{HEAD.code[:-1]}X\n", encoding="utf-8")
    with pytest.raises(InputError, match="第2行"):
        anchors_of(str(lines))
    lines.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="无存证"):
        anchors_of(str(lines))
