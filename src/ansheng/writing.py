"""Writing: a file appears complete or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ansheng.errors import InputError
from ansheng.words import Words


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, text in UTF-8, that appears complete or not at all; one that was there is replaced.

    Who may read it is whoever might read the one before; what is written is never open to others meanwhile.

    :raises OSError: it cannot be written; what was there stays
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    try:
        with open(draft, "xb", opener=None if mode is None else _own) as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            draft.chmod(mode)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A draft of a file that somebody named, to be written piece by piece; it takes its place once all is written.

    :raises InputError: it cannot be written
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            yield draft
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from error


def unused(path: Path, *, force: bool | None = None) -> Path:
    """The path of a file that is to be written, where nothing is there or it may be replaced.

    :param force: whether it may be; None where a command offers no ``--force``
    :raises InputError: something is there
    """
    if not force and os.path.lexists(path):
        raise InputError(
            Words(f"{path} 已存在；请换一个文件名", f"{path} is there already; name another file")
            if force is None
            else Words(
                f"{path} 已存在；如需覆盖，请加 --force", f"{path} exists; add --force to overwrite it"
            )
        )
    return path


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file that somebody named, whole or not at all.

    :raises InputError: it cannot be written
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> InputError:
    return InputError(
        Words(
            f"无法写入 {path}；请核对路径和权限",
            f"{path} cannot be written: {error.strerror or error}; check the path and its permissions",
        )
    )
