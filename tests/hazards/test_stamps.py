"""Stamps of a timestamping service: asked for, taken in, looked at; and what is refused."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest
import rfc3161_client

from ansheng.errors import InputError, MissingExtraError
from ansheng.hazards.ledger import Ledger
from ansheng.proofs import Head, ProofError, anchors_of
from ansheng.proofs.stamp import request, signed
from tests.hazards.stamping import AT, REFUSED, Service

FOUND = {"编号": "H1", "隐患描述": "漏电", "发现日期": "2026-07-01"}
HEAD = Head(12, "0" * 64, 40, "1" * 64)


@pytest.fixture(scope="module")
def service() -> Service:
    return Service.of("TSA")


@pytest.fixture(scope="module")
def another() -> Service:
    return Service.of("TSA")


def made(address: str, service: Service, backwards: bool = False) -> tuple[Head, bytes]:
    """A ledger with one hazard, its head, and the answer of the service about it."""
    with Ledger.open(address, create=True) as ledger:
        ledger.record(FOUND, by="检查组")
        head = ledger.anchor().head
    assert head is not None
    return head, service.answer(request(head), backwards=backwards)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / '台账.db'}"


def test_a_request_is_the_one_that_a_client_would_write() -> None:
    builder = rfc3161_client.TimestampRequestBuilder(nonce=False, cert_req=True)
    asked = builder.data(HEAD.statement).hash_algorithm(rfc3161_client.HashAlgorithm.SHA256).build()
    assert request(HEAD) == asked.as_bytes()


@pytest.mark.parametrize("backwards", [False, True])
def test_a_stamp_is_kept_and_told(address: str, service: Service, another: Service, backwards: bool) -> None:
    _, answer = made(address, service, backwards=backwards)
    with Ledger.open(address) as ledger:
        ledger.act("H1", "report", by="检查组", on="2026-07-02")
        anchor = ledger.stamp(answer, roots=service.root)
        assert anchor.since == AT
        found = ledger.verify(roots=service.root)
        assert (found.sound, found.anchored, found.shown) == (True, 2, 1)
        assert [(e.anchor.stamped, e.signed) for e in found.anchors] == [(None, None), (AT, True)]
        unasked = ledger.verify()
        assert (unasked.sound, unasked.shown, unasked.anchors[1].signed) == (True, 0, None)
        wrong = ledger.verify(roots=another.root)
        assert (wrong.shown, [each.kind for each in wrong.breaks]) == (0, ["anchor"])


def test_a_stamp_of_another_head_is_refused(address: str, service: Service) -> None:
    made(address, service)
    with Ledger.open(address) as ledger:
        with pytest.raises(ProofError, match="保存过的末条"):
            ledger.stamp(service.answer(request(HEAD)))
        with pytest.raises(ProofError):
            signed(service.answer(request(HEAD)), Head(13, "0" * 64, 40, "1" * 64), service.root)
        assert ledger.verify().sound


def test_a_stamp_that_nobody_trusted_signed_is_refused(
    address: str, service: Service, another: Service
) -> None:
    _, answer = made(address, service)
    with Ledger.open(address) as ledger:
        for roots in (another.root, b"-----BEGIN CERTIFICATE-----\n", b"x"):
            with pytest.raises(ProofError, match="签名或证书"):
                ledger.stamp(answer, roots=roots)
        broken = answer[:-1] + bytes([answer[-1] ^ 1])
        with pytest.raises(ProofError):
            ledger.stamp(broken, roots=service.root)


@pytest.mark.parametrize("answer", [b"", b"x", b"0" * 500, b"0\x80", request(HEAD)])
def test_what_is_no_stamp_is_said(address: str, service: Service, answer: bytes) -> None:
    made(address, service)
    with Ledger.open(address) as ledger, pytest.raises(ProofError, match="有效答复"):
        ledger.stamp(answer)


def test_a_service_that_refuses_gives_no_stamp(address: str, service: Service) -> None:
    made(address, service)
    with Ledger.open(address) as ledger, pytest.raises(ProofError, match="有效答复"):
        ledger.stamp(REFUSED)


def test_a_stamp_put_beside_another_head_is_named(address: str, service: Service, tmp_path: Path) -> None:
    """Whoever writes the file of anchors cannot let a stamp speak of another head."""
    made(address, service)
    path = tmp_path / "台账.db.anchors"
    told = json.loads(path.read_text("utf-8").splitlines()[0])
    told["stamp"] = base64.b64encode(service.answer(request(HEAD))).decode()
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with Ledger.open(address) as ledger:
        (found,) = ledger.verify().breaks
    assert "第1行" in found.text()
    with pytest.raises(InputError):
        anchors_of(str(path))


def test_without_the_extra_the_rest_goes_on(
    address: str, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, answer = made(address, service)
    with Ledger.open(address) as ledger:
        ledger.stamp(answer)
        monkeypatch.setitem(sys.modules, "asn1crypto.tsp", None)
        with pytest.raises(MissingExtraError, match="timestamp"):
            ledger.stamp(answer)
        found = ledger.verify()
    assert (found.sound, found.anchors[1].anchor.stamped) == (True, None)
