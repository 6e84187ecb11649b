"""Aside: what code of others does to the process while it runs is kept from everybody else, and told afterwards."""

from __future__ import annotations

import decimal
import io
import locale
import os
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import FrameType
from typing import Any, Self, TextIO

import attrs

from ansheng.looking import short
from ansheng.words import Words

_MOST = 4096
"""So many bytes are kept of what is printed; the rest is dropped."""
_SHOWN = 60
_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE", "SIGALRM", "SIGCHLD")
    if hasattr(signal, name)
)
_CAUGHT: ContextVar[int | None] = ContextVar("caught", default=None)
"""The file to which descriptor 1 leads while :func:`own_output` holds."""


@contextmanager
def own_output() -> Iterator[None]:
    """Let nothing reach the standard output of this process but what is written to ``sys.stdout`` itself.

    What code of others, a library in C or a child process writes to descriptor 1 goes to a file that nobody reads but
    :func:`apart`. For programs that own their process; where there is no standard output, nothing changes.
    """
    try:
        real = os.dup(1)
    except OSError:
        yield
        return
    before, named = sys.stdout, sys.__stdout__
    caught = _nameless()
    os.dup2(caught, 1)
    token = _CAUGHT.set(caught)
    with os.fdopen(real, "w", encoding="utf-8", buffering=1 if os.isatty(real) else -1) as stream:
        sys.stdout = sys.__stdout__ = stream  # type: ignore[misc]
        try:
            yield
        finally:
            sys.stdout, sys.__stdout__ = before, named  # type: ignore[misc]
            _CAUGHT.reset(token)


def _nameless() -> int:
    """A file without a name, gone with the process."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("ansheng")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


@attrs.frozen
class _Part:
    """A part of the process that code can change: what it is called, how it stands, and how it is put back."""

    title: Words
    now: Callable[[], Any]
    put: Callable[[Any], object]


def _streams() -> tuple[Any, ...]:
    return sys.stdin, sys.stderr, sys.__stderr__, sys.excepthook


def _put_streams(streams: tuple[Any, ...]) -> None:
    sys.stdin, sys.stderr, sys.__stderr__, sys.excepthook = streams  # type: ignore[misc]


def _handlers() -> tuple[Any, ...]:
    return tuple(map(signal.getsignal, _SIGNALS))


def _put_handlers(handlers: tuple[Any, ...]) -> None:
    for number, handler in zip(_SIGNALS, handlers, strict=True):
        if handler is not None:
            signal.signal(number, handler)


def _put_locale(kept: str) -> None:
    locale.setlocale(locale.LC_ALL, kept)


def _warnings() -> tuple[Any, ...]:
    """How warnings are shown, and which of them, of anybody, are errors; what else is filtered is no harm."""
    return warnings.showwarning, [each for each in warnings.filters if each[0] == "error"]


def _put_warnings(kept: tuple[Any, ...]) -> None:
    warnings.showwarning, errors = kept
    warnings.filters[:] = [each for each in warnings.filters if each[0] != "error" or each in errors]  # type: ignore[index]


def _arithmetic() -> tuple[Any, ...]:
    context = decimal.getcontext()
    return context.prec, context.rounding, dict(context.traps)


def _put_arithmetic(kept: tuple[Any, ...]) -> None:
    context = decimal.getcontext()
    context.prec, context.rounding, context.traps = kept


def _folder() -> str | None:
    try:
        return str(Path.cwd())
    except OSError:
        return None


def _put_folder(folder: str | None) -> None:
    if folder is not None:
        os.chdir(folder)


_PARTS = (
    _Part(Words("标准流", "the standard streams"), _streams, _put_streams),
    _Part(Words("信号处理", "the signal handlers"), _handlers, _put_handlers),
    _Part(Words("区域设置", "the locale"), lambda: locale.setlocale(locale.LC_ALL), _put_locale),
    _Part(Words("警告设置", "how warnings are treated"), _warnings, _put_warnings),
    _Part(Words("当前文件夹", "the working directory"), _folder, _put_folder),
    _Part(Words("小数运算设置", "decimal arithmetic"), _arithmetic, _put_arithmetic),
    _Part(Words("递归深度", "the depth of recursion"), sys.getrecursionlimit, sys.setrecursionlimit),
)


class Apart:
    """Code of others runs apart: what it prints is caught, and what it changes of the process is put back.

    What other threads print meanwhile is printed.

    >>> with Apart() as apart:
    ...     print("hello")
    >>> [words.en for words in apart.told]
    ["printed 'hello'"]
    """

    def __init__(self) -> None:
        self.told: tuple[Words, ...] = ()
        self.interrupted = False

    def __enter__(self) -> Self:
        self._stdout = sys.stdout, sys.__stdout__
        self._stood = [part.now() for part in _PARTS]
        self._page = _Page(sys.stdout)
        self._caught = _CAUGHT.get()
        self._end = 0 if self._caught is None else os.lseek(self._caught, 0, os.SEEK_END)
        stream: Any = io.TextIOWrapper(self._page, "utf-8", "replace", write_through=True)
        sys.stdout = sys.__stdout__ = stream  # type: ignore[misc]
        self._interrupts = (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        )
        if self._interrupts:
            signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._interrupts and signal.getsignal(signal.SIGINT) == self._interrupt:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout, sys.__stdout__ = self._stdout  # type: ignore[misc]
        changed = [part.title for part, stood in zip(_PARTS, self._stood, strict=True) if _put(part, stood)]
        printed = short(self._printed().decode("utf-8", "replace").strip(), _SHOWN)
        told = [Words(f"输出“{printed}”", f"printed {printed!r}")] if printed else []
        self.told = (*told, *(Words(f"改动{title.zh}", f"changed {title.en}") for title in changed))

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.interrupted = True
        signal.default_int_handler(number, frame)

    def _printed(self) -> bytes:
        """What was printed, whether to ``sys.stdout`` or past it."""
        if self._caught is None:
            return bytes(self._page.kept)
        os.dup2(self._caught, 1)
        return bytes(self._page.kept) + os.pread(self._caught, _MOST, self._end)


def _put(part: _Part, stood: Any) -> bool:
    """Put a part back as it stood; whether it had been changed."""
    changed = bool(part.now() != stood)
    if changed:
        part.put(stood)
    return changed


class _Page(io.RawIOBase):
    """Takes what the thread that made it writes; what others write goes on as it would."""

    def __init__(self, usual: TextIO) -> None:
        super().__init__()
        self.kept = bytearray()
        self._usual, self._thread = usual, threading.get_ident()

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, data: Any) -> int:
        if threading.get_ident() == self._thread:
            self.kept += bytes(data[: _MOST - len(self.kept)])
        else:
            self._usual.write(bytes(data).decode("utf-8", "replace"))
        return len(data)

    def close(self) -> None:
        """Nothing: whoever replaces or closes the stream closes it for themselves alone."""
