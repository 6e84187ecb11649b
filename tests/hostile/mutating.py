"""Damage: bits turned, bytes overwritten, pieces cut out, put in twice or exchanged, also inside of packed parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random

ZIPPED = b"PK\x03\x04"
_SHARP = (0, 1, 0x22, 0x26, 0x2C, 0x3C, 0x3E, 0x5D, 0x7F, 0x80, 0xFE, 0xFF)
"""Bytes that mean something to one reader or another."""
_WORDS = (
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"\xef\xbb\xbf",
    b"\r",
    b'"',
    b"<!DOCTYPE a>",
    b"&#0;",
    b"]]>",
    b"\xe2\x80\xae",
    b"A1048577",
    b"XFE1",
    b"=cmd|' /C calc'!A0",
)
_AT_ONCE = (1, 1, 1, 2, 8)


def _bits(data: bytearray, random: Random) -> bytes:
    for _ in range(random.choice(_AT_ONCE)):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(data)


def _bytes(data: bytearray, random: Random) -> bytes:
    for _ in range(random.choice(_AT_ONCE)):
        byte = random.choice(_SHARP) if random.random() < 0.5 else random.randrange(256)
        data[random.randrange(len(data))] = byte
    return bytes(data)


def _cut(data: bytearray, random: Random) -> bytes:
    start, end = _piece(data, random)
    kept = {"end": data[:start], "start": data[end:], "inside": data[:start] + data[end:]}
    return bytes(kept[random.choice(list(kept))])


def _put_in(data: bytearray, random: Random) -> bytes:
    at, (start, end) = random.randrange(len(data) + 1), _piece(data, random)
    put = random.choice(_WORDS) if random.random() < 0.5 else data[start:end]
    return bytes(data[:at] + put + data[at:])


def _swapped(data: bytearray, random: Random) -> bytes:
    one, two, three, four = sorted(random.randrange(len(data) + 1) for _ in range(4))
    return bytes(data[:one] + data[three:four] + data[two:three] + data[one:two] + data[four:])


WAYS: Mapping[str, Callable[[bytearray, Random], bytes]] = {
    "bits": _bits,
    "bytes": _bytes,
    "cut": _cut,
    "put in": _put_in,
    "swapped": _swapped,
}
"""The ways in which bytes are damaged."""


def mutated(data: bytes, random: Random) -> bytes:
    """The file with damage; of a packed one every second time inside of a part, packed again with the right sums."""
    if data.startswith(ZIPPED) and random.random() < 0.5:
        return _repacked(data, random)
    return _damaged(data, random)


def _damaged(data: bytes, random: Random) -> bytes:
    if not data:
        return random.choice(_WORDS)
    found = WAYS[random.choice(list(WAYS))](bytearray(data), random)
    return _text(found) if random.random() < 0.7 and _text(data) == data else found


def _text(data: bytes) -> bytes:
    """What is left of bytes that is UTF-8, so that damage to a text is seldom only that it is none."""
    return data.decode("utf-8", "ignore").encode()


def _piece(data: bytearray, random: Random) -> tuple[int, int]:
    """The ends of a piece: a short one as often as one of any length."""
    start = random.randrange(len(data))
    longest = len(data) - start
    return start, start + random.randint(1, min(longest, 16) if random.random() < 0.75 else longest)


def _repacked(data: bytes, random: Random) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = sorted(parts)
    one, two, chance = random.choice(names), random.choice(names), random.random()
    if chance < 0.2:
        parts[one], parts[two] = parts[two], parts[one]
    elif chance < 0.25:
        del parts[one]
    else:
        for _ in range(random.choice(_AT_ONCE)):
            parts[one] = _damaged(parts[one], random)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()
