"""The door: every file that a user names is opened here, and read only when it is a regular file of bounded size.

A named pipe would be waited for, a device such as ``/dev/zero`` read without end, and a file that somebody is still
writing read by half. So the door looks before it opens (opening a device can have effects), opens without waiting,
looks again at what it holds, and reads in pieces, never more than one byte over the limit. What is wrong is one error
that says what the path is, what was expected and what to do.

The limits are those of kinds of files: :data:`TABLE`, :data:`DOCUMENT`, :data:`SETTING`.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, reduce
from mmap import ACCESS_READ, mmap
from operator import or_
from pathlib import Path
from typing import Any, TextIO

from ansheng.errors import AnshengError, InputError
from ansheng.sheets.held import Held, pieces, too_large
from ansheng.words import Words

TABLE = 1 << 30
"""The most bytes of a table: a CSV file, a workbook, a Parquet file."""

DOCUMENT = 256 << 20
"""The most bytes of a document whose text is audited."""

SETTING = 4 << 20
"""The most bytes of a file in which people write settings, law or rules: TOML, JSON, Python."""

STDIN = "-"
"""The path that means standard input, where :func:`read_input` reads it."""

_LONGEST_NAME = 200
_WANTED = ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")  # Windows has the last only, others the rest
_FLAGS = reduce(or_, (getattr(os, name, 0) for name in _WANTED), os.O_RDONLY)

_BARE_PART = re.compile(r"""(?<![^\s.\[])[^\s.\[\]"'#=]*[^\x00-\x7f][^\s.\[\]"'#=]*""")
_BARE_KEY = re.compile(r"""^(\s*)([^\s.\[\]"'#={},]*[^\x00-\x7f][^\s.\[\]"'#={},]*)(\s*=)""", re.MULTILINE)
_HEADER = re.compile(r"^\s*\[[^\n#]*\]", re.MULTILINE)

_KINDS = (
    (stat.S_ISDIR, Words("文件夹", "a folder")),
    (stat.S_ISFIFO, Words("命名管道", "a named pipe")),
    (stat.S_ISSOCK, Words("套接字", "a socket")),
    (stat.S_ISCHR, Words("设备", "a device")),
    (stat.S_ISBLK, Words("设备", "a device")),
)
_REASONS = {
    errno.EACCES: Words("无读取权限；请核对权限", "no permission to read it; check the permissions"),
    errno.EPERM: Words("无读取权限；请核对权限", "no permission to read it; check the permissions"),
    errno.ELOOP: Words(
        "链接互相指向；请给出文件本身",
        "its links go round in a circle; name the file itself",
    ),
    errno.ENAMETOOLONG: Words("路径过长；请缩短文件名或移到上层文件夹", "the path is too long; shorten it"),
}


def read_bytes(
    path: str | os.PathLike[str], *, most: int = TABLE, error: type[AnshengError] = InputError
) -> bytes:
    """The whole content of a regular file, links followed, or of what is held.

    :param most: the most bytes that the file may have
    :param error: the error to raise, where the caller promises another than ``InputError``
    :raises InputError: it is not there, is no regular file, cannot be opened, is larger than ``most``, grows beyond it
        while it is read, or changes meanwhile
    """
    file = shown(path)
    if isinstance(path, Held):
        if len(path.data) > most:
            raise too_large(file, most, error)
        return path.data
    try:
        if not regular(path, error=error):
            raise _absent(path, file, error)
        descriptor = os.open(path, _FLAGS)
        try:
            return _held(descriptor, file, most, error)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, file, error) from reason


@contextmanager
def mapped(path: str | os.PathLike[str]) -> Iterator[mmap]:
    """The bytes of a regular file that is not empty, read as they are looked at.

    :raises InputError: it is no regular file, or cannot be opened
    """
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            _refuse_special(os.fstat(descriptor).st_mode, shown(path), InputError)
            data = mmap(descriptor, 0, access=ACCESS_READ)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, shown(path), InputError) from reason
    with data:
        yield data


def read_text(
    path: str | os.PathLike[str], *, most: int = SETTING, error: type[AnshengError] = InputError
) -> str:
    """The text of a file in one of our own formats: UTF-8, with or without a byte order mark.

    :raises InputError: as :func:`read_bytes`, or it is not UTF-8
    """
    data = read_bytes(path, most=most, error=error)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        file = shown(path)
        raise error(
            Words(f"{file}：不是 UTF-8 编码；请另存为 UTF-8", f"{file}: not UTF-8; save it as UTF-8")
        ) from reason


def read_toml(path: str | os.PathLike[str], *, error: type[AnshengError] = InputError) -> dict[str, Any]:
    """The data of a TOML file; those that ansheng brings along come through here like a user's own.

    TOML wants keys in Chinese in quotes; ``督办 = "..."`` is read as if it had them.

    :raises InputError: as :func:`read_text`, or it is not TOML
    """
    text = read_text(path, error=error)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as reason:
        with suppress(ValueError, RecursionError):
            return tomllib.loads(_with_quotes(text))
        file = shown(path)
        raise error(
            Words(f"{file}：不符合 TOML 格式{_toml_place(reason)}；请改正", f"{file}: not TOML: {reason}")
        ) from reason


def _with_quotes(text: str) -> str:
    """The text of a TOML file with its keys in Chinese in quotes; one with texts over several lines as it is."""
    if '"""' in text or "'''" in text:
        return text
    keyed = _BARE_KEY.sub(r'\1"\2"\3', text)
    return _HEADER.sub(lambda header: _BARE_PART.sub(r'"\g<0>"', header[0]), keyed)


def unfit(error: Exception, file: str) -> Words:
    """What keeps the data of a file from being what they should be; where the converter says it in English, the
    Chinese says it by its kind and its place.
    """
    from cattrs import BaseValidationError, transform_error

    if isinstance(error, AnshengError):
        return error.words
    if not isinstance(error, BaseValidationError):
        return Words("内容不符合要求", str(error))
    found = transform_error(error, path=file)
    return Words("；".join(map(_in_chinese, found)), "; ".join(found))


def _in_chinese(said: str) -> str:
    what, _, place = said.rpartition(" @ ")
    if extra := re.fullmatch(r"extra fields found \((.*)\)", what):
        return f"{place} 不接受 {extra[1]}"
    return f"缺少 {place}" if what == "required field missing" else f"{place} 不符合要求"


def _toml_place(reason: Exception) -> str:
    """Where the reader of TOML stopped, in Chinese; empty where it does not say."""
    found = re.search(r"at line (\d+), column (\d+)", str(reason))
    return f"（第{found[1]}行第{found[2]}列）" if found else ""


def read_input(path: str | os.PathLike[str], *, most: int = TABLE) -> bytes:
    """The content of a file, or of standard input where the path is ``-``, in the same bounds.

    Standard input comes only once; it is kept for a command that looks at its table twice. A terminal is refused: it
    cuts long lines off without a word.

    :raises InputError: as :func:`read_bytes`; there is no standard input, or it is a terminal
    """
    if isinstance(path, Held) or os.fspath(path) != STDIN:
        return read_bytes(path, most=most)
    return _standard_input(sys.stdin, most)


def regular(path: str | os.PathLike[str], *, error: type[AnshengError] = InputError) -> bool:
    """Whether a regular file is there, links followed; False where there is nothing. It is not opened.

    :raises InputError: something else is there, or it cannot be looked at
    """
    file = shown(path)
    try:
        mode = Path(path).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, file, error) from reason
    _refuse_special(mode, file, error)
    return True


def destination(path: str | os.PathLike[str]) -> Path:
    """The path of what is to be written, where it can be a path at all; nothing need be there.

    :raises InputError: it holds a NUL, is too long, or leads in a circle
    """
    try:
        Path(path).lstat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, shown(path), InputError) from reason
    return Path(path)


@contextmanager
def new_folder(
    path: str | os.PathLike[str], *, error: type[AnshengError] = InputError, private: bool = False
) -> Iterator[Path]:
    """A folder to write into, which takes the place of ``path`` once all is written; where that fails, nothing appears.

    :param private: it and the files in it are for their owner alone
    :param error: the error to raise, where the caller promises another than ``InputError``
    :raises InputError: something is there other than an empty folder, or it cannot be written
    """
    folder = destination(path)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise error(
                Words(
                    f"{shown(folder)}：文件夹内已有文件；请另选文件夹",
                    f"{shown(folder)}: is not empty; choose another folder",
                )
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft.", dir=folder.parent))
        try:
            yield draft
            if folder.exists():
                folder.rmdir()
            draft.chmod(0o700 if private else 0o755)
            for file in draft.iterdir() if private else ():
                file.chmod(0o600)
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as reason:
        told = reason.strerror or str(reason)
        raise error(
            Words(
                f"{shown(folder)}：无法写入；请核对路径和权限",
                f"{shown(folder)}: cannot be written ({told}); check the path and rights",
            )
        ) from reason


def special(path: Path) -> Words | None:
    """What a path is that exists and is no regular file, in Chinese and English; None for all others."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    return None if stat.S_ISREG(mode) else _kind(mode)


def entries(folder: str | os.PathLike[str]) -> list[Path]:
    """What lies in a folder, by name.

    :raises InputError: it is not there, is no folder, or cannot be listed
    """
    file = shown(folder)
    try:
        return sorted(Path(folder).iterdir())
    except FileNotFoundError as reason:
        raise InputError(
            Words(f"{file}：文件夹不存在；请核对路径", f"{file}: no such folder; check the path")
        ) from reason
    except NotADirectoryError as reason:
        what = special(Path(folder)) or Words("文件", "a file")
        raise InputError(
            Words(
                f"{file}：是{what.zh}，应为文件夹；请核对路径",
                f"{file}: is {what.en}, expected a folder; check the path",
            )
        ) from reason
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, file, InputError) from reason


def shown(path: str | os.PathLike[str]) -> str:
    """A path as messages name it: one that is very long is cut in the middle.

    >>> shown("台账.csv"), len(shown("a" * 5000))
    ('台账.csv', 201)
    """
    name, half = str(path), _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[-half:]}"


def empty(file: str) -> InputError:
    """The error for a file in which nothing stands."""
    return InputError(Words(f"{file}：文件为空；请核对文件", f"{file}: empty file"))


def _held(descriptor: int, file: str, most: int, error: type[AnshengError]) -> bytes:
    before = os.fstat(descriptor)
    _refuse_special(before.st_mode, file, error)
    if before.st_size > most:
        raise too_large(file, most, error)
    data = pieces(lambda size: os.read(descriptor, size), file, most, error)
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise error(
            Words(
                f"{file}：读取时文件有改动；请待写入完成后再试",
                f"{file}: the file changed while it was read; try again when it is written",
            )
        )
    return data


@lru_cache(maxsize=1)
def _standard_input(stream: TextIO | None, most: int) -> bytes:
    if stream is None or stream.closed:
        raise InputError(Words("无标准输入；请给出文件", "there is no standard input; name a file instead"))
    if stream.isatty():
        raise InputError(
            Words(
                "标准输入是终端；请给出文件，或用管道、重定向（< 文件）送入",
                "standard input is the terminal; name a file, or send one in by a pipe or < FILE",
            )
        )
    binary = getattr(stream, "buffer", None)
    read = binary.read if binary is not None else lambda size: stream.read(size).encode()
    try:
        return pieces(read, STDIN, most, InputError)
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, STDIN, InputError) from reason


def _kind(mode: int) -> Words:
    return next((words for is_one, words in _KINDS if is_one(mode)), Words("特殊文件", "a special file"))


def _refuse_special(mode: int, file: str, error: type[AnshengError]) -> None:
    if stat.S_ISREG(mode):
        return
    what = _kind(mode)
    do = (
        Words("请指定其中的文件", "name a file in it")
        if stat.S_ISDIR(mode)
        else Words("请先将内容存为文件，再指定该文件", "save its content as a file and name that")
    )
    raise error(
        Words(
            f"{file}：是{what.zh}，应为普通文件；{do.zh}",
            f"{file}: is {what.en}, expected a regular file; {do.en}",
        )
    )


def _absent(path: str | os.PathLike[str], file: str, error: type[AnshengError]) -> AnshengError:
    if Path(path).is_symlink():
        return error(
            Words(
                f"{file}：是链接，所指的文件不存在；请更正链接",
                f"{file}: is a link to a file that is not there; mend it",
            )
        )
    return error(Words(f"{file}：文件不存在；请核对路径", f"{file}: no such file; check the path"))


def _unreadable(reason: OSError | ValueError, file: str, error: type[AnshengError]) -> AnshengError:
    told = reason.strerror or str(reason) if isinstance(reason, OSError) else ""
    if not told:
        words = Words(
            "路径含有空字符或无法编码的字符；请更正路径",
            "the path holds a character that no path may; mend it",
        )
    else:
        words = _REASONS.get(
            getattr(reason, "errno", 0),
            Words("无法打开；请核对文件和权限", f"cannot be opened ({told}); check it and its permissions"),
        )
    return error(Words(f"{file}：{words.zh}", f"{file}: {words.en}"))
