"""Stamps: a head at a time that a timestamping service states, RFC 3161; what is asked of it and what it answered.

Nothing goes over the network here: the request is a file for whatever program talks to the service, the answer is a
file that comes back from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs

from ansheng.errors import require
from ansheng.proofs.head import Head, ProofError
from ansheng.words import Words

EXTRA = "timestamp"
_REQUEST = bytes.fromhex("30390201013031300d060960864801650304020105000420")
_WITH_CERTIFICATE = bytes.fromhex("0101ff")
_GRANTED = ("granted", "granted_with_mods")


@attrs.frozen
class Stamp:
    """What a timestamping service says of a head: at which time it saw the digest, and who it says that it is."""

    at: dt.datetime
    by: str


def request(head: Head) -> bytes:
    """What a timestamping service is asked of a head: the DER of a TimeStampReq over its digest, without a nonce."""
    return _REQUEST + bytes.fromhex(head.digest) + _WITH_CERTIFICATE


def digest_in(answer: bytes) -> str:
    """The digest that an answer is about.

    :raises ProofError: it is no answer that grants a stamp with SHA-256
    :raises MissingExtraError: the extra ``timestamp`` is not installed
    """
    told = _told(answer)["message_imprint"]
    return str(told["hashed_message"].hex()) if told["hash_algorithm"]["algorithm"] == "sha256" else ""


def imprinted(answer: bytes, head: Head) -> Stamp:
    """The stamp of a head in an answer; whose signature it bears is not looked at, see :func:`signed`.

    :raises ProofError: the answer grants no stamp, or is about another digest than that of the head
    :raises MissingExtraError: the extra ``timestamp`` is not installed
    """
    if digest_in(answer) != head.digest:
        raise ProofError(
            Words(
                "时间戳所盖的不是这条末条的校验值；请用该末条的申请文件重新申请",
                "the stamp is of another digest than that of this head; ask for one with the request of this head",
            )
        )
    told = _told(answer)
    return Stamp(told["gen_time"], ", ".join(map(str, (told["tsa"] or {}).values())))


def signed(answer: bytes, head: Head, roots: bytes) -> Stamp:
    """The stamp of a head in an answer that a service signed whose certificate leads to one of the roots.

    :param roots: the certificates that you trust, PEM
    :raises ProofError: as :func:`imprinted`, or the signature or a certificate is not good
    :raises MissingExtraError: the extra ``timestamp`` is not installed
    """
    stamp = imprinted(answer, head)
    client = require("rfc3161_client", "rfc3161-client", EXTRA)
    x509 = require("cryptography.x509", "cryptography", EXTRA)
    try:
        trusted = x509.load_pem_x509_certificates(roots)
        verifier = client.VerifierBuilder(roots=trusted).build()
        good = verifier.verify_message(client.decode_timestamp_response(_in_order(answer)), head.statement)
    except (ValueError, client.VerificationError) as error:
        raise _unsigned() from error
    if not good:
        raise _unsigned()
    return stamp


def _told(answer: bytes) -> Any:
    """What the service signed, as plain data."""
    try:
        read = _read(answer)
        if read["status"]["status"].native not in _GRANTED:
            raise _no_stamp()
        return read["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed.native
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _no_stamp() from error


def _read(answer: bytes) -> Any:
    return require("asn1crypto.tsp", "asn1crypto", EXTRA).TimeStampResp.load(answer)


def _in_order(answer: bytes) -> bytes:
    """The same answer with its certificates in the order that DER wants, which many services do not keep."""
    read, cms = _read(answer), require("asn1crypto.cms", "asn1crypto", EXTRA)
    data = read["time_stamp_token"]["content"]
    found: Sequence[bytes] = sorted(each.dump() for each in data["certificates"])
    data["certificates"] = cms.CertificateSet([cms.CertificateChoices.load(each) for each in found])
    return bytes(read.dump(force=True))


def _no_stamp() -> ProofError:
    return ProofError(
        Words(
            "不是时间戳服务给出的有效答复；请核对 .tsr 文件",
            "not an answer of a timestamping service that grants a stamp; look at the .tsr file",
        )
    )


def _unsigned() -> ProofError:
    return ProofError(
        Words(
            "时间戳的签名或证书未通过核对；请核对所信任的根证书",
            "the signature of the stamp or a certificate is not good; look at the roots that you trust",
        )
    )
