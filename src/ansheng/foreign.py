"""Foreign code: the one place where the code of a plugin is called.

Whatever it raises, ``SystemExit`` and the like too, becomes an error that names the plugin, and whatever it does to the
process meanwhile is undone and told.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from ansheng.aside import Apart
from ansheng.errors import AnshengError, PluginError, beside, near
from ansheng.looking import short
from ansheng.sources import Source
from ansheng.words import NO_WORDS, Words

T = TypeVar("T")

_LONGEST = 600
"""So many characters of what an error says are told."""


LOADING = Words("无法加载", "cannot be loaded")
RUNNING = Words("出错", "fails")
"""What is said of a plugin whose code fails."""


def ran(code: Callable[[], T], source: Source) -> tuple[T, tuple[Words, ...]]:
    """What code that loads a plugin gives, and what it did besides: what it printed or changed of the process.

    :raises PluginError: the code fails in any way; the message names the plugin and the place
    :raises KeyboardInterrupt: a person ended the program meanwhile
    """
    apart = Apart()
    try:
        with apart:
            given = code()
    except BaseException as error:
        if apart.interrupted and isinstance(error, KeyboardInterrupt):
            raise
        raise failure(error, source) from error
    return given, apart.told


@attrs.frozen
class Called:
    """A function of a plugin that is called later on.

    :param whole: makes of what it gives what is taken, to the end of a generator, or refuses it
    """

    function: Callable[..., Any]
    source: Source
    whole: Callable[[Any], Any]

    def __call__(self, *given: Any) -> Any:
        """What the function gives.

        :raises PluginError: it fails in any way; the message names the plugin and the place
        :raises AnshengError: what it calls of the library refuses
        """
        apart = Apart()
        try:
            with apart:
                return self.whole(self.function(*given))
        except BaseException as error:
            ours = isinstance(error, AnshengError) and type(error) is not PluginError
            if ours or (apart.interrupted and isinstance(error, KeyboardInterrupt)):
                raise
            raise failure(error, self.source, RUNNING) from error


def at_fault(error: BaseException, plugins: Iterable[Source]) -> Source | None:
    """The plugin in whose code an error came up while the library was at work; None where it was in none."""
    return next((source for source in plugins if not source.own and _lines(error, source.package)), None)


def failure(error: BaseException, source: Source, what: Words = LOADING) -> PluginError:
    """The error for a plugin whose code raised another one."""
    with Apart():
        said, place = _said(error), _place(error, source.package) or source.where
    return PluginError(
        Words(
            f"插件 {source.name} {what.zh}（{place}）：{said.zh}"
            f"{'' if said.zh.endswith('？') else '；'}{source.remedy.zh}",
            f"plugin {source.name} {what.en} ({place}): {said.en}; {source.remedy.en}",
        )
    )


def _place(error: BaseException, package: str) -> str:
    """The line of a package's own code at which an error came up, as ``file:line``; empty where none of it ran."""
    if isinstance(error, SyntaxError) and type(error.filename) is str:
        return f"{error.filename}:{error.lineno}"
    return next(reversed(_lines(error, package)), "")


def _lines(error: BaseException, package: str) -> list[str]:
    return [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if within(frame.f_globals.get("__name__"), package)
    ]


def within(module: object, package: str) -> bool:
    """Whether a module is a package or lies in it."""
    return type(module) is str and f"{module}.".startswith(f"{package}.")


_CALLS: tuple[tuple[re.Pattern[str], Words], ...] = (
    (
        re.compile(r"(\w+(?:\.\w+)*)\(\) missing \d+ required .*argument.?: (.+)"),
        Words("{0} 缺少 {1}；请补写", "{0}(...) lacks {1}; write it"),
    ),
    (
        re.compile(r"(\w+(?:\.\w+)*)\(\) got an unexpected keyword argument '(\w+)'"),
        Words("{0} 不接受 {1}=；请核对名称", "{0}(...) has no {1}=; check the name"),
    ),
    (
        re.compile(r"(\w+(?:\.\w+)*)\(\) takes (?:from )?(.+?) positional arguments? but .*"),
        Words("{0} 的参数过多；请逐项写明名称", "{0}(...) has too many arguments; write name=value"),
    ),
    (
        re.compile(r".*?'(\w+)' object has no attribute '(\w+)'.*"),
        Words("{0} 无 {1}；请核对名称", "{0} has no {1}; check the name"),
    ),
    (
        re.compile(r".*?'(\w+)' object is not (callable|iterable|subscriptable).*"),
        Words("{0} 不能这样使用；请核对写法", "{0} is not {1}; see how it is written"),
    ),
)
"""What Python says of a call or a name that does not fit, and how a person is told."""


def _said(error: BaseException) -> Words:
    """What an error says, if it can say it: its text, and what it is made of, are foreign code too."""
    try:
        words = error.words if isinstance(error, AnshengError) else _misused(error)
        return Words(*(short(each, _LONGEST) for each in words.both))
    except BaseException:  # noqa: BLE001 - even this can end the program
        name = type.__dict__["__name__"].__get__(type(error))
        return Words(name, name)


def _misused(error: BaseException) -> Words:
    """What is wrong where the code of a plugin does not fit what it calls, or else what Python says of it."""
    text = " ".join(str(error).split())
    what = f"{type(error).__name__}: {text}" if text else type(error).__name__
    if isinstance(error, KeyError):
        return Words(f"找不到键 {text}；请核对名称", f"there is no key {text}; check the name")
    for said, told in _CALLS if isinstance(error, TypeError | AttributeError) else ():
        if found := said.fullmatch(text):
            close = near(str(error.name), dir(error.obj)) if isinstance(error, AttributeError) else []
            form = Words(*(each.format(*found.groups()) for each in told.both))
            hint = (
                Words(f"；是否指{beside(close)}？", f"; did you mean {', '.join(close)}?")
                if close
                else NO_WORDS
            )
            return Words(f"{form.zh}{hint.zh}（{what}）", f"{form.en}{hint.en} ({what})")
    return Words(what, what)
