"""Help: the pages of ``--help``, laid out for characters that are two columns wide, in one language or in both."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs
import typer
from typer.core import TyperCommand, TyperGroup

from ansheng.errors import word
from ansheng.words import Lang, Words
from ansheng.wrapping import padded, width, wrap

Function = TypeVar("Function", bound=Callable[..., Any])

WIDEST, NARROWEST = 80, 40
FIRST = 24
"""The widest first column; what is longer stands on a line of its own."""
BETWEEN = " / "
"""What stands between the Chinese and the English of a help text."""

_KINDS = {"str": "TEXT", "int": "N", "int range": "N"}
_HELP = Words("显示本说明", "show this help.")


class Command(TyperCommand):
    """A command with a page of help as wide as the terminal, at most 80 columns."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page; ``ctx.obj`` is the language that was asked for, None for both."""
        formatter.write(_page(self, ctx))

    def lists(self) -> Iterable[tuple[Words, Sequence[tuple[Words, Words]]]]:
        """Further lists of the page, each with its title and rows of two texts."""
        return ()


class Group(TyperGroup):
    """A group of commands with such a page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page; ``ctx.obj`` is the language that was asked for, None for both."""
        formatter.write(_page(self, ctx))


class App(typer.Typer):
    """An application, or a part of it, whose commands have such pages."""

    def __init__(self, *, help: str | None = None, epilog: str | None = None) -> None:  # noqa: A002  typer's name
        super().__init__(
            cls=Group,
            help=help,
            epilog=epilog,
            add_completion=False,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
        )

    def command(self, name: str | None = None, **more: Any) -> Callable[[Function], Function]:
        """Add a command."""
        return super().command(name, **{"cls": Command, **more})


def _page(command: TyperCommand | TyperGroup, ctx: Any) -> str:
    columns = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    return "\n".join(_Page(ctx.obj, columns).lines(command, ctx)) + "\n"


@attrs.frozen
class _Page:
    """How a page is laid out."""

    lang: Lang | None
    columns: int

    def lines(self, command: TyperCommand | TyperGroup, ctx: Any) -> Iterator[str]:
        """The lines of the page of a command."""
        params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
        arguments = [param for param in params if param.param_type_name == "argument"]
        options = [param for param in params if param.param_type_name == "option"]
        yield from self._usage(command, ctx, arguments)
        for text in (command.help, None):
            yield from self._prose(text)
        yield from self._list(Words("参数", "Arguments"), [self._argument(param) for param in arguments])
        yield from self._list(Words("选项", "Options"), [self._option(param, ctx) for param in options])
        if isinstance(command, TyperGroup):
            commands = [(name, _said(each.help)) for name, each in command.commands.items()]
            yield from self._list(Words("命令", "Commands"), commands)
        if isinstance(command, Command):
            for title, rows in command.lists():
                yield from self._list(title, [(self._either(first), said) for first, said in rows])
        yield from self._prose(command.epilog)

    def _usage(self, command: TyperCommand | TyperGroup, ctx: Any, arguments: Sequence[Any]) -> Iterator[str]:
        named = [self._argument(param)[0] for param in arguments]
        shown = [
            name if param.required else f"[{name}]" for name, param in zip(named, arguments, strict=True)
        ]
        rest = [command.subcommand_metavar or ""] if isinstance(command, TyperGroup) else []
        line = " ".join([ctx.command_path, "[OPTIONS]", *shown, *rest])
        first, *more = wrap(f"{self._headed(Words('用法', 'Usage'))} {line}", self.columns)
        yield first
        yield from (f"  {each}" for text in more for each in wrap(text, self.columns - 2))

    def _prose(self, text: str | None) -> Iterator[str]:
        if text:
            said = _said(text)
            told = said.both if self.lang is None else (word(self.lang, said),)
            yield ""
            yield from (f"  {line}" for part in told for line in wrap(part, self.columns - 2))

    def _list(self, title: Words, rows: Sequence[tuple[str, Words]]) -> Iterator[str]:
        if not rows:
            return
        size = min(max(width(first) for first, _ in rows), FIRST) + 4
        yield ""
        yield from wrap(self._headed(title), self.columns)
        for first, said in rows:
            lines = self._second(said, self.columns - size)
            if width(first) + 4 > size:
                yield f"  {first}"
            else:
                yield padded(f"  {first}", size) + lines.pop(0)
            yield from (" " * size + line for line in lines)

    def _second(self, said: Words, columns: int) -> list[str]:
        """A text in lines: of both languages on one line where they fit, or else below each other."""
        if self.lang is not None:
            return wrap(word(self.lang, said), columns)
        together = wrap(BETWEEN.join(said.both), columns)
        if len(together) == 1:
            return together
        return [line for part in said.both for line in wrap(part, columns)]

    def _either(self, said: Words) -> str:
        """A short text in the language asked for, or in both."""
        return " ".join(said.both) if self.lang is None else word(self.lang, said)

    def _headed(self, title: Words) -> str:
        if self.lang is None:
            return f"{BETWEEN.join(title.both)}:"
        return word(self.lang, Words(f"{title.zh}：", f"{title.en}:"))

    @staticmethod
    def _argument(param: Any) -> tuple[str, Words]:
        return param.metavar or param.name.upper(), _said(param.help)

    @staticmethod
    def _option(param: Any, ctx: Any) -> tuple[str, Words]:
        shown = param.display_type_rich(ctx).strip("<>") if not param.is_flag else ""
        named = " ".join(part for part in (", ".join(param.opts), _KINDS.get(shown, shown)) if part)
        said = _HELP if param.name == "help" else _said(param.help)
        if param.default not in (None, False, "", [], ()) and not callable(param.default):
            return named, Words(f"{said.zh}（默认 {param.default}）", f"{said.en} [{param.default}]")
        return named, said


def _said(text: str | None) -> Words:
    """A help text in its two languages; one that is in one language only is that of both."""
    said = (text or "").split(BETWEEN, 1)
    return Words(said[0], said[-1])
