"""Held: the content of a file that a program holds: bytes, or an object that was opened to be read.

It goes wherever a path goes, under the name that it was given, and in the same bounds.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOBase
from typing import Any, BinaryIO, TypeAlias, TypeGuard

import attrs

from ansheng.errors import AnshengError, InputError
from ansheng.words import Words

Content: TypeAlias = "bytes | bytearray | memoryview | BinaryIO"
"""What stands in a file: bytes, or an object opened with ``"rb"``."""

File: TypeAlias = "str | os.PathLike[str] | Content | tuple[str, Content]"
"""A file: its path, its content, or its name and content.

The name says what kind of file it is, as ``台账.xlsx`` does, and is what problems call it. Without one the name of an
opened object is taken; bytes have none and are told by their content. Of an object the whole is read, and it stays
where it stood; one that cannot be moved is read from there on.
"""

UNNAMED = "data"
"""What content without a name is called."""

_PIECE = 1 << 20
_BYTES = (bytes, bytearray, memoryview)


@attrs.frozen
class Held:
    """Content under its name."""

    name: str
    data: bytes = attrs.field(repr=False)

    def __fspath__(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name


def is_file(thing: object) -> TypeGuard[File]:
    """Whether something is a :data:`File`."""
    if isinstance(thing, tuple):
        return len(thing) == 2 and isinstance(thing[0], str) and _is_content(thing[1])
    return isinstance(thing, str | os.PathLike) or _is_content(thing)


def held(file: File, *, most: int) -> str | os.PathLike[str]:
    """A path as it is; content as :class:`Held`, which the functions that read files take for a path.

    :param most: the most bytes that it may have
    :raises InputError: it is larger, was opened as text, is closed, or cannot be read
    """
    if isinstance(file, str | os.PathLike):
        return file
    given, content = file if isinstance(file, tuple) else (None, file)
    name = given if given is not None else _name(content)
    if isinstance(content, _BYTES):
        size = memoryview(content).nbytes
        if size > most:
            raise too_large(name, most, InputError)
        return Held(name, bytes(content))
    return Held(name, _read(content, name, most))


def _is_content(thing: object) -> bool:
    return isinstance(thing, _BYTES) or callable(getattr(thing, "read", None))


def _name(content: Any) -> str:
    name = getattr(content, "name", None)
    return name if isinstance(name, str) and name else UNNAMED


def _read(file: Any, name: str, most: int) -> bytes:
    if getattr(file, "closed", False) is True:
        raise InputError(
            Words(f"{name}：文件对象已关闭；请重新打开", f"{name}: the file object is closed; open it again")
        )
    if isinstance(file, TextIOBase):
        raise _no_bytes(name)
    try:
        start = file.tell() if hasattr(file, "seekable") and file.seekable() else None
        if start is None:
            return pieces(_bytes_of(file, name), name, most, InputError)
        file.seek(0)
        try:
            return pieces(_bytes_of(file, name), name, most, InputError)
        finally:
            file.seek(start)
    except AnshengError:
        raise
    except Exception as reason:
        raise InputError(
            Words(
                f"{name}：文件对象无法读取；请以二进制方式重新打开",
                f'{name}: the file object cannot be read; open it again with "rb"',
            )
        ) from reason


def _bytes_of(file: Any, name: str) -> Callable[[int], bytes | None]:
    def read(size: int) -> bytes | None:
        piece = file.read(size)
        if piece is not None and not isinstance(piece, _BYTES):
            raise _no_bytes(name)
        return piece if piece is None else bytes(piece)

    return read


def _no_bytes(name: str) -> InputError:
    return InputError(
        Words(
            f"{name}：文件对象给出的不是字节；请以二进制方式打开",
            f'{name}: the file object gives no bytes; open it with "rb"',
        )
    )


def pieces(read: Callable[[int], bytes | None], file: str, most: int, error: type[AnshengError]) -> bytes:
    """What ``read`` gives until its end, never more than one byte over the limit."""
    found = BytesIO()
    while (piece := read(min(_PIECE, most + 1 - found.tell()))) != b"":
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        found.write(piece)
        if found.tell() > most:
            raise too_large(file, most, error)
    return found.getvalue()


@contextmanager
def readable(file: str) -> Iterator[None]:
    """Turn what libraries throw while they read a file, their panics included, into one error that names it.

    :raises InputError: in place of any error that is none of ours
    """
    try:
        yield
    except AnshengError:
        raise
    except MemoryError as error:
        raise InputError(
            Words(
                f"{file}：内存不足，无法读取；请拆分后再试",
                f"{file}: there is not enough memory to read it; split it",
            )
        ) from error
    except BaseException as error:
        kind = type(error).__name__
        if not isinstance(error, Exception) and kind != "PanicException":
            raise
        raise InputError(
            Words(
                f"{file}：内容无法读取（{kind}），可能已损坏；请用电子表格软件打开并另存后再试",
                f"{file}: the content cannot be read ({kind}) and may be damaged; save it again",
            )
        ) from error


def too_large(file: str, most: int, error: type[AnshengError]) -> AnshengError:
    """The error for a file of more bytes than are read."""
    size = f"{most >> 20} MB" if most >= 1 << 20 else f"{most} B"
    return error(
        Words(f"{file}：超过{size}，不读取；请拆分后再试", f"{file}: more than {size}, not read; split it")
    )
