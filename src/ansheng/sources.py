"""Sources of plugins: an installed entry point, a single file, or a module that is already imported."""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Protocol

import attrs

from ansheng.errors import PluginError, UnknownNameError
from ansheng.sheets.door import SETTING, read_bytes

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "ansheng"


class Source(Protocol):
    """Where a plugin comes from: its name, its version, the module to import, and how to be rid of it."""

    @property
    def name(self) -> str:
        """The name of the plugin."""

    @property
    def version(self) -> str:
        """The version of the plugin; empty where none is stated."""

    @property
    def where(self) -> str:
        """The module or file, for a reader."""

    @property
    def package(self) -> str:
        """The package, or the single module, that holds the plugin's code."""

    @property
    def remedy(self) -> tuple[str, str]:
        """What to do when the plugin cannot be used, in Chinese and English."""

    def module(self) -> ModuleType:
        """The plugin's module, imported."""


@attrs.frozen
class Installed:
    """A plugin that an installed distribution names by an entry point of the group ``ansheng``."""

    entry: EntryPoint

    @property
    def name(self) -> str:
        """The name of the entry point."""
        return self.entry.name

    @property
    def version(self) -> str:
        """The version of the distribution."""
        return self.entry.dist.version if self.entry.dist else ""

    @property
    def where(self) -> str:
        """The module that the entry point names."""
        return self.entry.value

    @property
    def package(self) -> str:
        """The outermost package; of a plugin that ansheng brings along, the plugin's own."""
        outermost = self.entry.module.partition(".")[0]
        return self.entry.module if outermost == __package__ else outermost

    @property
    def remedy(self) -> tuple[str, str]:
        """To mend it, or to uninstall the distribution."""
        remove = f"pip uninstall {self.entry.dist.name}" if self.entry.dist else "pip uninstall"
        return f"请改正它，或用 {remove} 卸载", f"mend it, or remove it with {remove}"

    def module(self) -> ModuleType:
        """The module that the entry point names.

        :raises PluginError: it names something else than a module
        """
        module = self.entry.load()
        if not isinstance(module, ModuleType):
            raise PluginError(
                f"入口点 {self.where} 指向的不是模块，应写成 {self.entry.module}",
                f"the entry point {self.where} names no module; write {self.entry.module}",
            )
        return module


class _Held(SourceFileLoader):
    """Runs what was read of a file, so that it is opened once; no compiled copy is kept beside it."""

    data: bytes

    def get_code(self, fullname: str) -> CodeType:
        return self.source_to_code(self.data, self.path)


@attrs.frozen
class File:
    """A plugin that is one file of rules, named after the file."""

    path: Path
    version: str = ""
    remedy: tuple[str, str] = ("请改正后再加载", "mend it and load it again")

    @property
    def name(self) -> str:
        """The stem of the file."""
        return self.path.stem

    @property
    def where(self) -> str:
        """The path of the file."""
        return str(self.path)

    @property
    def package(self) -> str:
        """The module that the file becomes."""
        return f"ansheng_file_{self.name}"

    def module(self) -> ModuleType:
        """The file run as a module.

        :raises PluginError: there is no such file, it cannot be read, or it is no Python file
        """
        data = read_bytes(self.path, most=SETTING, error=PluginError)
        if self.path.suffix != ".py":
            raise PluginError(
                f"{self.path}:规则文件应以 .py 结尾", f"{self.path}: a file of rules must end in .py"
            )
        loader = _Held(self.package, str(self.path))
        loader.data = data
        spec = importlib.util.spec_from_file_location(self.package, self.path, loader=loader)
        assert spec is not None, "a loader was given"
        module = importlib.util.module_from_spec(spec)
        sys.modules[self.package] = module
        loader.exec_module(module)
        return module


@attrs.frozen
class Imported:
    """A plugin whose module is at hand."""

    name: str
    held: ModuleType
    remedy: tuple[str, str] = ("请改正后再加载", "mend it and load it again")

    @property
    def version(self) -> str:
        """What the module states as its version."""
        return str(getattr(self.held, "__version__", ""))

    @property
    def where(self) -> str:
        """The name of the module."""
        return self.held.__name__

    @property
    def package(self) -> str:
        """The name of the module."""
        return self.held.__name__

    def module(self) -> ModuleType:
        """The module itself."""
        return self.held


def installed(names: Iterable[str] | None = None) -> list[Installed]:
    """The installed plugins of these names, or all of them in the order of their names.

    Where two distributions bring a plugin of one name, both are given.

    :raises UnknownNameError: none is installed under a name; near names are listed
    """
    from importlib.metadata import entry_points

    found = [Installed(entry) for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value))]
    if names is None:
        return found
    known = [source.name for source in found]
    for name in names:
        if name not in known:
            raise UnknownNameError.of("已安装插件", "installed plugin", name, known)
    return [source for name in names for source in found if source.name == name]


def place(error: BaseException, package: str) -> str:
    """The line of a package's own code at which an error came up, as ``file:line``; empty where none of it ran."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    lines = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if f"{frame.f_globals.get('__name__')}.".startswith(f"{package}.")
    ]
    return lines[-1] if lines else ""
