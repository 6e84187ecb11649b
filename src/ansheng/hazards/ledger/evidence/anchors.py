"""Anchors: the heads of a ledger kept in a file beside it, which show later that nothing before them was made up.

The file of ``台账.db`` is ``台账.db.head``: one line a transaction, ``NUMBER:HASH`` of its entry in the journal. It is
only ever added to. Whoever can write the ledger can write it too: a copy kept elsewhere is worth more.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

import attrs

from ansheng.errors import AnshengError
from ansheng.sheets.door import TABLE, read_text, regular

ENDING = ".head"
_LINE = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_LONGEST = 128


class AnchorError(AnshengError):
    """The file of heads cannot be read."""


def keep(path: Path, head: tuple[int, str]) -> None:
    """Add a head to the file, unless it stands at its end already; where that cannot be written it is not anchored."""
    line = f"{head[0]}:{head[1]}\n".encode()
    try:
        there = regular(path, error=AnchorError)
        with open(path, "ab+", opener=None if there else _as_the_ledger) as file:
            file.seek(max(file.seek(0, os.SEEK_END) - _LONGEST, 0))
            end = file.read() if there else b""
            if not end.endswith(line):
                file.write(line if end.endswith(b"\n") or not end else b"\n" + line)
    except (OSError, AnchorError):
        return


def _as_the_ledger(path: str, flags: int) -> int:
    """Open a new file of heads, which whoever may read and write the ledger may, and nobody else."""
    found = os.open(path, flags, 0o600)
    Path(path).chmod(stat.S_IMODE(Path(path.removesuffix(ENDING)).stat().st_mode) & 0o666)
    return found


@attrs.frozen
class Kept:
    """The heads that were kept: hashes by number, where two of one number contradict each other; and bad lines."""

    heads: Mapping[int, frozenset[str]]
    unread: tuple[int, ...] = ()


def kept(path: Path | None) -> Kept:
    """The heads in a file; none where there is no file.

    :raises AnchorError: it cannot be read
    """
    if path is None or not os.path.lexists(path):
        return Kept({})
    lines = read_text(path, most=TABLE, error=AnchorError).splitlines()
    told = [_LINE.fullmatch(line) for line in lines]
    found: dict[int, frozenset[str]] = {}
    for number, digest in (head.groups() for head in told if head):
        found[int(number)] = found.get(int(number), frozenset()) | {digest}
    return Kept(found, tuple(n for n, head in enumerate(told, 1) if head is None))
