"""The zip container of a workbook, opened without trusting what it says about itself."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import attrs

from ansheng.errors import InputError
from ansheng.words import Words

LARGEST = 1 << 30
"""The most bytes that all parts of a workbook may have together when unpacked."""

_CHUNK = 1 << 20
_SMALL, _DENSEST, _MOST_PARTS, _LARGEST_TREE = 10 << 20, 200, 10_000, 64 << 20
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@attrs.frozen
class Archive:
    """The parts of a workbook by name; their sizes have been checked before any is unpacked."""

    file: str
    data: bytes = attrs.field(repr=False)
    parts: dict[str, zipfile.ZipInfo] = attrs.field(repr=False)

    @classmethod
    def open(cls, data: bytes, file: str) -> Archive:
        """Read the table of contents.

        :raises InputError: when it is damaged or encrypted, or promises more than a workbook can sensibly hold
        """
        try:
            with zipfile.ZipFile(BytesIO(data)) as container:
                entries = container.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            struct.error,
            NotImplementedError,
            UnicodeError,
        ) as error:
            raise damaged(file) from error
        _refuse_bombs(file, entries)
        parts = {entry.filename: entry for entry in entries}
        if len(parts) < len(entries):
            raise damaged(file)
        return cls(file, data, parts)

    def xml_names(self) -> list[str]:
        """The names of the parts that hold XML."""
        return [name for name in self.parts if name.lower().endswith((".xml", ".rels", ".vml"))]

    def read(self, name: str) -> bytes:
        """A whole XML part of modest size; empty where there is none."""
        if name not in self.parts:
            return b""
        if self.parts[name].file_size > _LARGEST_TREE:
            raise damaged(self.file)
        return b"".join(self.pieces(name))

    def tree(self, name: str) -> ET.Element:
        """A whole XML part of modest size, parsed.

        :raises InputError: it is no XML
        """
        try:
            return ET.fromstring(self.read(name))  # noqa: S314 - document types and entities are refused
        except (ET.ParseError, LookupError, ValueError) as error:
            raise damaged(self.file) from error

    def pieces(self, name: str, until: bytes = b">") -> Iterator[bytes]:
        """An XML part in pieces of about a megabyte, each ending with ``until`` where that is possible.

        :raises InputError: for damage, a size other than the promised one, a document type, an entity, or UTF-16
        """
        rest = b""
        for place, chunk in enumerate(self._unpacked(self.parts[name])):
            if not place and (chunk[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\x00" in chunk[:4]):
                raise damaged(self.file)
            rest += chunk
            cut = rest.rfind(until) + len(until)
            if cut < len(until):
                cut = rest.rfind(b">") + 1 if len(rest) > 8 * _CHUNK else 0
            if len(rest) - cut > 32 * _CHUNK:
                raise damaged(self.file)
            piece, rest = rest[:cut], rest[cut:]
            yield self._plain(piece)
        if rest:
            yield self._plain(rest)

    def _plain(self, piece: bytes) -> bytes:
        if _ENTITY.search(piece):
            raise InputError(
                Words(
                    f"{self.file}：工作簿含有文档类型或实体声明，出于安全考虑不读取；请用电子表格软件另存后再试",
                    f"{self.file}: the workbook declares a document type or entities and is refused; save it again",
                )
            )
        return piece

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            chunks = iter([packed])
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            chunks = _inflated(packed)
        else:
            raise damaged(self.file)
        size = check = 0
        try:
            for chunk in chunks:
                size, check = size + len(chunk), zlib.crc32(chunk, check)
                if size > entry.file_size:
                    break
                yield chunk
        except zlib.error as error:
            raise damaged(self.file) from error
        if size != entry.file_size or check != entry.CRC:
            raise damaged(self.file)

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        header = self.data[entry.header_offset : entry.header_offset + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise damaged(self.file)
        start = entry.header_offset + 30 + sum(struct.unpack("<HH", header[26:30]))
        return self.data[start : start + entry.compress_size]


def damaged(file: str) -> InputError:
    """The error for a workbook that is truncated or otherwise not as it should be."""
    return InputError(
        Words(
            f"{file}：工作簿已损坏或不完整；请用电子表格软件打开并另存为 .xlsx 后再试",
            f"{file}: the workbook is damaged or incomplete; open it in a spreadsheet program and save it as .xlsx",
        )
    )


def encrypted(file: str) -> InputError:
    """The error for a workbook that asks for a password."""
    return InputError(
        Words(
            f"{file}：工作簿有打开密码；请取消密码并另存后再试",
            f"{file}: the workbook is protected by a password; remove it and save again",
        )
    )


def _refuse_bombs(file: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise encrypted(file)
    total = sum(entry.file_size for entry in entries)
    dense = any(e.file_size > _SMALL and e.file_size > _DENSEST * max(e.compress_size, 1) for e in entries)
    if total > LARGEST or dense or len(entries) > _MOST_PARTS:
        raise InputError(
            Words(
                f"{file}：工作簿解压后有{total / 2**20:.0f} MB，大小或压缩比异常，出于安全考虑不读取；请拆分后再试",
                f"{file}: the workbook unpacks to {total / 2**20:.0f} MB, too much or too densely packed; split it",
            )
        )


def _inflated(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj(-15)
    while packed and not stream.eof:
        chunk = stream.decompress(packed, _CHUNK)
        packed = stream.unconsumed_tail
        yield chunk
