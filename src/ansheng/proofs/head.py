"""Heads: a whole ledger in four values, whose digest can be kept elsewhere, printed in a letter, or stamped."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import attrs

from ansheng.errors import AnshengError, InputError
from ansheng.words import Words

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The signs of a code: no I, L, O or U, which could be read as others."""

LENGTH = 32
"""So many signs of a digest stand in a code, 5 bits each: who writes the ledger cannot find two that are alike."""

HASH = re.compile(r"[0-9a-f]{64}")
_READ = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PRIME = 1021
_CODE = re.compile(r"([0-9OIL]{1,18})[\s–—-]+([0-9A-Z\s–—-]+)")
_LONGEST = 200


class ProofError(AnshengError):
    """A proof does not show what it says, or of another ledger than the one that the head is of."""

    exit_code = 1


@attrs.frozen
class Head:
    """What a ledger was up to one of its entries, which nobody can change without another digest.

    :param entries: the number of its last journal entry, and of its entries
    :param hash: the hash of that entry, over it and the entry before
    :param events: how many events it holds
    :param root: the root of the Merkle tree over these events, in the order of their entries
    """

    entries: int
    hash: str
    events: int
    root: str

    @property
    def statement(self) -> bytes:
        """What the digest is of, a line each; a timestamping service is asked for this."""
        told = ("ansheng ledger head 1", self.entries, self.hash, self.events, self.root)
        return "".join(f"{each}\n" for each in told).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of :attr:`statement`, as hexadecimal digits."""
        return hashlib.sha256(self.statement).hexdigest()

    @property
    def code(self) -> str:
        """The number of the entry and 160 bits of the digest with two check signs, to be printed and typed.

        >>> Head(12, "0" * 64, 40, "1" * 64).code
        '12-6MPY-W0DJ-3DSX-2MN7-8WHK-5FBG-0BZC-CAGM-GQ'
        """
        value = int(self.digest, 16) >> (256 - 5 * LENGTH)
        signs = "".join(SIGNS[value >> 5 * at & 31] for at in reversed(range(LENGTH)))
        groups = (signs[at : at + 4] for at in range(0, LENGTH, 4))
        return "-".join((str(self.entries), *groups, _check(self.entries, signs)))

    def to_dict(self) -> dict[str, Any]:
        """The head as plain data, with its digest and code."""
        return {**attrs.asdict(self), "digest": self.digest, "code": self.code}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Head:
        """The head that :meth:`to_dict` gave.

        :raises ProofError: it is not of that form, or its digest is that of another head
        """
        entries, events = told.get("entries"), told.get("events")
        texts = (told.get("hash"), told.get("root"))
        whole = all(type(n) is int and 0 <= n < 1 << 62 for n in (entries, events))
        if not whole or not all(isinstance(text, str) and HASH.fullmatch(text) for text in texts):
            raise _no_head()
        assert isinstance(entries, int)
        assert isinstance(events, int)
        found = cls(entries, str(texts[0]), events, str(texts[1]))
        if told.get("digest", found.digest) != found.digest or told.get("code", found.code) != found.code:
            raise ProofError(
                Words(
                    "末条各项与其校验值不符，可能有改动；请改用未改动的文件",
                    "the parts of the head do not make its digest; take a file that nobody has changed",
                )
            )
        return found


def typed(text: str) -> str | None:
    """A code as it is printed, of what somebody typed: small letters, blanks and signs alike are mended.

    None where the text is no code at all.

    >>> typed("12 6mpywodj 3dsx2mn7 8whk5fbg obzccagm gq")
    '12-6MPY-W0DJ-3DSX-2MN7-8WHK-5FBG-0BZC-CAGM-GQ'

    :raises InputError: it is one, but its check signs do not fit
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper() if len(text) <= _LONGEST else ""
    found = _CODE.fullmatch(plain)
    signs = re.sub(r"[\s–—-]", "", found[2]).translate(_READ) if found else ""
    if found is None or len(signs) != LENGTH + 2 or not set(signs) <= set(SIGNS):
        return None
    number, signs, check = int(found[1].translate(_READ)), signs[:LENGTH], signs[LENGTH:]
    if _check(number, signs) != check:
        raise InputError(
            Words(
                f"存证码“{text.strip()}”的末两位校验不符，可能抄错；请核对",
                f"the last two signs of the code {text.strip()!r} do not fit the others; look for a slip",
            )
        )
    groups = (signs[at : at + 4] for at in range(0, LENGTH, 4))
    return "-".join((str(number), *groups, check))


def _check(number: int, signs: str) -> str:
    """Two signs that differ wherever one sign of the code is another, or two neighbours are exchanged."""
    value = 0
    for digit in f"{number:018}":
        value = (value * 32 + int(digit)) % _PRIME
    for sign in signs:
        value = (value * 32 + SIGNS.index(sign)) % _PRIME
    return SIGNS[value >> 5] + SIGNS[value & 31]


def _no_head() -> ProofError:
    return ProofError(
        Words(
            "不是台账的末条；请改用 ansheng ledger anchor 写出的内容",
            "this is no head of a ledger; take what ansheng ledger anchor writes",
        )
    )
