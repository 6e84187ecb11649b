"""Help: the pages of ``--help``, laid out for characters that are two columns wide, in one language or in both."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import partial
from typing import Any, TypeVar

import attrs
import typer
from typer import main
from typer.core import TyperCommand, TyperGroup
from typer.models import TyperInfo

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


class Commands(Mapping[str, Any]):
    """The commands of an application by name, each made when it is asked for: a program runs one of them."""

    def __init__(self, app: typer.Typer) -> None:
        self._helps: dict[str, str] = {}
        self._makers: dict[str, Callable[[], Any]] = {}
        self._made: dict[str, Any] = {}
        for each in app.registered_commands:
            assert each.callback is not None, "it was added as a function"
            name = each.name or main.get_command_name(each.callback.__name__)
            self._helps[name] = inspect.getdoc(each.callback) or ""
            self._makers[name] = partial(
                main.get_command_from_info, each, pretty_exceptions_short=False, rich_markup_mode=None
            )
        for info in app.registered_groups:
            assert info.typer_instance is not None, "it was added as an application"
            if isinstance(info.name, str):
                self._helps[info.name] = main.solve_typer_info_help(info)
                self._makers[info.name] = partial(_group, info)
            else:
                inner = Commands(info.typer_instance)
                self._helps |= inner._helps
                self._makers |= inner._makers

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def helps(self) -> list[tuple[str, Words]]:
        """The name of each command and what it is for."""
        return [(name, _said(text)) for name, text in self._helps.items()]


def program(app: App) -> Any:
    """The program of an application, whose commands are made when they are asked for."""
    return _group(TyperInfo(app))


def _group(info: TyperInfo) -> Any:
    assert info.typer_instance is not None, "it was added as an application"
    commands, bare = Commands(info.typer_instance), copy(info.typer_instance)
    bare.registered_commands, bare.registered_groups = [], []
    alone = copy(info)
    alone.typer_instance = bare
    group: Any = main.get_group_from_info(
        alone, pretty_exceptions_short=False, suggest_commands=bare.suggest_commands, rich_markup_mode=None
    )
    group.commands = commands
    return group


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
            assert isinstance(command.commands, Commands), "every group is made here"
            yield from self._list(Words("命令", "Commands"), command.commands.helps())
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
