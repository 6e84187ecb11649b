"""A timestamping service of our own: a root, a certificate for stamps, and answers as RFC 3161 has them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import attrs
from asn1crypto import algos, cms, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

STARTED, ENDS = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2036, 1, 1, tzinfo=dt.UTC)
REFUSED = bytes.fromhex("30053003020102")
"""The answer of a service that gives no stamp."""
AT = dt.datetime(2026, 8, 1, 9, 30, tzinfo=dt.UTC)


@attrs.frozen
class Service:
    """A service with a root of its own."""

    root: bytes
    key: Any
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @classmethod
    def of(cls, name: str) -> Service:
        above, key = _key(), _key()
        root = _certificate(f"{name} root", above, f"{name} root", above, stamps=False)
        own = _certificate(name, key, f"{name} root", above, stamps=True)
        pem = root.public_bytes(serialization.Encoding.PEM)
        read = tuple(
            x509.Certificate.load(each.public_bytes(serialization.Encoding.DER)) for each in (own, root)
        )
        return cls(pem, key, read[0], read)

    def answer(
        self, request: bytes, at: dt.datetime = AT, *, status: str = "granted", backwards: bool = False
    ) -> bytes:
        """The answer to a request; ``backwards``: its certificates are in the order that DER does not want."""
        asked = tsp.TimeStampReq.load(request)
        told = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3.4",
                "message_imprint": asked["message_imprint"],
                "serial_number": 7,
                "gen_time": AT,
            }
        ).dump()
        own = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(told).digest()]},
                {"type": "signing_certificate_v2", "values": [self._named()]},
            ]
        )
        signature = self.key.sign(own.dump(), padding.PKCS1v15(), hashes.SHA256())
        data = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [{"algorithm": "sha256"}],
                "encap_content_info": {"content_type": "tst_info", "content": cms.ParsableOctetString(told)},
                "certificates": [cms.CertificateChoices("certificate", each) for each in self.chain],
                "signer_infos": [self._signer(own, signature)],
            }
        )
        token = cms.ContentInfo({"content_type": "signed_data", "content": data})
        made = bytes(tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump())
        return self._turned(made) if backwards else made

    def _named(self) -> tsp.SigningCertificateV2:
        digest = hashlib.sha256(self.certificate.dump()).digest()
        return tsp.SigningCertificateV2({"certs": [{"cert_hash": digest}]})

    def _signer(self, own: Any, signature: bytes) -> dict[str, Any]:
        return {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                {"issuer": self.certificate.issuer, "serial_number": self.certificate.serial_number},
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "signed_attrs": own,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            "signature": signature,
        }

    def _turned(self, answer: bytes) -> bytes:
        first, second = sorted(each.dump() for each in self.chain)
        return answer.replace(first + second, second + first)


def _key() -> Any:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _certificate(name: str, key: Any, issuer: str, above: Any, *, stamps: bool) -> certificates.Certificate:
    def named(text: str) -> certificates.Name:
        return certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, text)])

    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    built = (
        certificates.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(STARTED)
        .not_valid_after(ENDS)
        .add_extension(certificates.BasicConstraints(ca=not stamps, path_length=None), critical=True)
        .add_extension(certificates.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            certificates.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), critical=False
        )
        .add_extension(
            certificates.KeyUsage(
                digital_signature=stamps, key_cert_sign=not stamps, crl_sign=not stamps, **usage
            ),
            critical=True,
        )
    )
    if stamps:
        use = certificates.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        built = built.add_extension(use, critical=True)
    return built.sign(above, hashes.SHA256())
