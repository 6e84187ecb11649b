"""Command line: the program ``ansheng``, its exit codes and what it says when something is wrong.

The typer application is in :mod:`ansheng.cli.app`; each command's work is in a module of its own that is imported when
the command runs.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from ansheng.aside import own_output
from ansheng.errors import AnshengError, word
from ansheng.words import Lang, Words

WRONG_USE = 2
BUG = 70
INTERRUPTED = 130
PIPE_CLOSED = 141


def main() -> None:
    """Run the program with the arguments of the process and end it with the exit code."""
    with own_output():
        code = run(sys.argv[1:])
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; a failure is one line on stderr, never a traceback.

    0 is success, 2 wrong use or unreadable data, 70 a defect of ansheng, 130 an interrupt, 141 a closed pipe;
    ``check`` also gives 1 for hazards and 3 for undetermined findings only, ``ledger`` 1 for what a guard refuses and
    4 for a conflict with another writer. With ``ANSHENG_DEBUG=1`` the traceback is printed too.
    """
    _set_up(sys.stdout, sys.stderr)
    lang = _lang(arguments)
    try:
        return _command(list(arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except AnshengError as error:
        return _fail(error.text(lang), lang, getattr(error, "exit_code", WRONG_USE))
    except OSError as error:
        return _fail(_os_error(error, lang), lang, WRONG_USE)
    except BaseException as error:  # noqa: BLE001  the last door: whatever comes here is a defect of somebody's
        return _last(error, lang)


def _command(arguments: list[str]) -> int:
    import typer

    from ansheng.cli.answer import Answer
    from ansheng.cli.usage import WrongUseError

    try:
        answer = _program().main(arguments, prog_name="ansheng", standalone_mode=False, obj=_asked(arguments))
    except typer.TyperException as error:
        raise WrongUseError.of(error) from error
    if not isinstance(answer, Answer):
        return int(answer or 0)
    for chunk in answer.chunks:
        sys.stdout.write(chunk)
    sys.stdout.flush()
    _note(answer.notes, _lang(arguments))
    return answer.code


def _note(notes: Sequence[str], lang: Lang) -> None:
    if not notes:
        return
    from ansheng.wrapping import clean

    for note in notes:
        print(word(lang, Words("注意：", "note: ")), clean(note), sep="", file=sys.stderr)  # noqa: T201


@cache
def _program() -> Any:
    """The commands, made once for all command lines of a process."""
    from ansheng.cli.app import app
    from ansheng.cli.help import program

    return program(app)


def _set_up(*streams: object) -> None:
    """Let every stream print any character; what is piped or written to a file is UTF-8 on every system."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _lang(arguments: Sequence[str]) -> Lang:
    """The language to speak, known before the arguments are understood."""
    return _asked(arguments) or "zh"


def _asked(arguments: Sequence[str]) -> Lang | None:
    """The language that is asked for; None where none is."""
    given = [value for option, value in pairwise(arguments) if option == "--lang"]
    given += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    return next((lang for lang in ("en", "zh") if lang in given), None)


def _fail(message: str, lang: Lang, code: int) -> int:
    from ansheng.wrapping import clean

    if os.environ.get("ANSHENG_DEBUG"):
        traceback.print_exc()
    sys.stdout.flush()
    told = word(lang, Words("；", "; ")).join(message.splitlines())
    print(word(lang, Words("错误：", "error: ")), clean(told), sep="", file=sys.stderr)  # noqa: T201
    return code


def _os_error(error: OSError, lang: Lang) -> str:
    what = error.strerror or str(error)
    if error.filename is None:
        return word(lang, Words("无法读写文件；请核对路径和权限", what))
    return word(lang, Words(f"无法读写 {error.filename}；请核对路径和权限", f"{error.filename}: {what}"))


def _last(error: BaseException, lang: Lang) -> int:
    """What is said where nobody expected an error: it is the plugin's in whose code it came up, or else ansheng's."""
    from ansheng.foreign import RUNNING, at_fault, failure
    from ansheng.sources import installed

    source = at_fault(error, installed())
    if source is None:
        return _fail(_defect(error, lang), lang, BUG)
    return _fail(failure(error, source, RUNNING).text(lang), lang, WRONG_USE)


def _defect(error: BaseException, lang: Lang) -> str:
    what = f"{type(error).__name__}: {error}"
    return word(
        lang,
        Words(
            f"程序内部出错：{what}；请设置 ANSHENG_DEBUG=1 重新运行，并反馈所显示的内容",
            f"{what}. This is a defect of ansheng; run again with ANSHENG_DEBUG=1 for the traceback",
        ),
    )
