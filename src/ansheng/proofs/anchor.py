"""Anchors: what was kept of a head, in a file, as JSON, in a letter or with a timestamp, and the reading of it."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from ansheng.errors import AnshengError, InputError, MissingExtraError
from ansheng.proofs.head import Head, ProofError, typed
from ansheng.proofs.stamp import imprinted
from ansheng.sheets.door import TABLE, read_text
from ansheng.words import Words
from ansheng.zones import EAST

SCHEMA = "ansheng.ledger-anchor/1"
_ENTRY = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


@attrs.frozen
class Anchor:
    """What was kept of a ledger up to one of its entries.

    :param entries: the number of the entry
    :param head: the head, where the whole of it was kept
    :param hash: the hash of the entry, where it is known; ``code``: the code, where nothing else was kept
    :param at: when it was kept, by the clock of the computer that kept it
    :param stamp: the answer of a timestamping service, RFC 3161, and ``stamped`` the time that it states; None where
        the extra ``timestamp`` is not installed
    :param source: where it was read: a file with the line, or what was typed
    """

    entries: int
    head: Head | None = None
    hash: str | None = None
    code: str | None = None
    at: dt.datetime | None = None
    stamp: bytes | None = attrs.field(default=None, repr=False)
    stamped: dt.datetime | None = None
    source: str = ""

    @classmethod
    def of_head(cls, head: Head, **more: Any) -> Anchor:
        """The anchor of a whole head."""
        return cls(head.entries, head, head.hash, **more)

    def fits(self, head: Head) -> bool:
        """Whether the head of a ledger at that entry is the one that was kept."""
        if self.head is not None:
            return head == self.head
        return head.code == self.code if self.code is not None else head.hash == self.hash

    @property
    def since(self) -> dt.datetime | None:
        """Since when it shows what it shows: the time of the stamp, or else that at which it was kept."""
        return self.stamped or self.at

    def to_dict(self) -> dict[str, Any]:
        """The anchor of a whole head as plain data, as it is exported."""
        assert self.head is not None
        told: dict[str, Any] = {"schema": SCHEMA, **self.head.to_dict()}
        told["at"] = self.at.isoformat() if self.at else None
        if self.stamp is not None:
            told["stamp"] = base64.b64encode(self.stamp).decode()
            told["stamped"] = self.stamped.isoformat() if self.stamped else None
        return told

    @classmethod
    def of(cls, told: Mapping[str, Any], source: str = "") -> Anchor:
        """The anchor that :meth:`to_dict` gave.

        :raises ProofError: it is not of that form, its digest is that of another head, or its stamp that of another
        """
        head, stamp = Head.of(told), told.get("stamp")
        try:
            at = _time(told.get("at"))
            answer = base64.b64decode(stamp, validate=True) if stamp else None
        except (TypeError, ValueError) as error:
            raise ProofError(
                Words(
                    "存证的时间或时间戳无法识别；请用备份恢复该文件",
                    "the time or the stamp of the anchor is none; restore the file from a copy",
                )
            ) from error
        stamped = None if answer is None else _stamped(answer, head)
        return cls.of_head(head, at=at, stamp=answer, stamped=stamped, source=source)


def anchors_of(text: str) -> list[Anchor]:
    """The anchors that somebody gives: a file of them, an exported one, a code from a letter, or ``NUMBER:HASH``.

    :raises InputError: it is none of these, the file cannot be read or holds none, or a code was typed wrongly
    """
    told = _line(text)
    if told is not None:
        return [attrs.evolve(told, source=text.strip())]
    if not os.path.lexists(text) and os.sep not in text and not Path(text).suffix:
        raise InputError(
            Words(
                f"无法识别存证“{text}”；请给出存证文件、信函上的存证码或末条",
                f"not an anchor: {text!r}; give a file of anchors, the code in a letter, or NUMBER:HASH",
            )
        )
    found, wrong = in_file(Path(text))
    if wrong or not found:
        line = f"第{wrong[0][0]}行" if wrong else ""
        where = f", line {wrong[0][0]}" if wrong else ""
        why = wrong[0][1] if wrong else Words("其中无存证", "it holds no anchor")
        raise InputError(
            Words(
                f"{text}{line and ' ' + line}：{why.zh}；请给出 ansheng ledger anchor 写出的文件",
                f"{text}{where}: {why.en}; give a file that ansheng ledger anchor wrote",
            )
        )
    return found


def in_file(path: Path) -> tuple[list[Anchor], list[tuple[int, Words]]]:
    """The anchors of a file, and for each line that is none its number and what is wrong with it.

    :raises InputError: the file cannot be read
    """
    text = read_text(path, most=TABLE)
    whole = _object(text)
    if whole is not None:
        lines = [(1, text)]
    else:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    found, wrong = list[Anchor](), list[tuple[int, Words]]()
    for number, line in lines:
        try:
            anchor = _line(line)
        except AnshengError as error:
            wrong.append((number, error.words))
            continue
        if anchor is None:
            wrong.append((number, Words("无法识别的内容", "not an anchor")))
        else:
            found.append(attrs.evolve(anchor, source=f"{path}" if whole else f"{path}:{number}"))
    return found, wrong


def _line(text: str) -> Anchor | None:
    """The anchor that one line is; None where it is none.

    :raises AnshengError: it is one that was changed or mistyped
    """
    told = _object(text)
    if told is not None:
        return Anchor.of(told)
    entry = _ENTRY.fullmatch(text.strip())
    if entry:
        return Anchor(int(entry[1]), hash=entry[2])
    code = typed(text)
    return None if code is None else Anchor(int(code.partition("-")[0]), code=code)


def _object(text: str) -> Mapping[str, Any] | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _stamped(answer: bytes, head: Head) -> dt.datetime | None:
    """The time that a stamp states; None where what reads stamps is not installed."""
    with suppress(MissingExtraError):
        return imprinted(answer, head).at
    return None


def _time(text: Any) -> dt.datetime | None:
    if text is None:
        return None
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=dt.timezone(EAST))
