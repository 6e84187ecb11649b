"""Sources of plugins: an installed entry point, a single file, or a module that is already imported."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Protocol

import attrs

from ansheng.errors import PluginError, UnknownNameError
from ansheng.sheets.door import SETTING, read_bytes
from ansheng.words import Words

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

GROUP = "ansheng"
JUDGES = "ansheng.judges"
"""The group in which a plugin says whose things it judges: ``fire = "gas"``, or ``fire = "gas:GasTank"``."""
BRINGS = "ansheng.brings"
"""The group in which a plugin says what it brings to a dossier or an agenda: ``fire = "tables"``."""


MEND = Words("请改正后再加载", "mend it and load it again")
"""What to do about a plugin whose code is at hand."""


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
    def remedy(self) -> Words:
        """What to do when the plugin cannot be used, in Chinese and English."""

    @property
    def own(self) -> bool:
        """Whether it is one that ansheng brings along."""

    def module(self) -> ModuleType:
        """The plugin's module, imported."""


@attrs.frozen
class Installed:
    """A plugin that an installed distribution names by an entry point of the group ``ansheng``."""

    entry: EntryPoint
    distribution: str = ""

    @property
    def name(self) -> str:
        """The name of the entry point."""
        return self.entry.name

    @property
    def version(self) -> str:
        """The version of the distribution."""
        return str(self.entry.dist.version or "") if self.entry.dist else ""

    @property
    def where(self) -> str:
        """The module that the entry point names."""
        return self.entry.value

    @property
    def package(self) -> str:
        """The outermost package; of a plugin that ansheng brings along, the plugin's own."""
        outermost = self.parts[0]
        return ".".join(self.parts) if outermost == __package__ else outermost

    @property
    def parts(self) -> list[str]:
        """The parts of the name of the module that the entry point names, as far as it can be read."""
        return self.entry.value.partition(":")[0].strip().split(".")

    @property
    def remedy(self) -> Words:
        """To mend it, or to uninstall the distribution; ansheng itself is installed again."""
        if self.own:
            return Words("请重新安装 ansheng", "install ansheng again")
        remove = f"pip uninstall {self.distribution}"
        return Words(f"请改正，或用 {remove} 卸载", f"mend it, or remove it with {remove}")

    @property
    def own(self) -> bool:
        """Whether the distribution is ansheng."""
        return self.distribution == __package__

    def module(self) -> ModuleType:
        """The module that the entry point names.

        :raises PluginError: it names something else than a module
        """
        if not self.entry.pattern.match(self.entry.value):
            raise PluginError(
                Words(
                    f"入口点应写作模块名，收到“{self.where}”",
                    f"the entry point should be the name of a module, not {self.where!r}",
                )
            )
        module = self.entry.load()
        if not isinstance(module, ModuleType):
            raise PluginError(
                Words(
                    f"入口点 {self.where} 未指向模块；请写作 {self.entry.module}",
                    f"the entry point {self.where} names no module; write {self.entry.module}",
                )
            )
        return module


class _Held(SourceFileLoader):
    """Runs what was read of a file, so that it is opened once; no compiled copy is kept beside it."""

    data: bytes

    def get_code(self, fullname: str) -> CodeType:
        return self.source_to_code(self.data, self.path)


@attrs.frozen
class Faulty:
    """A plugin of which it is known beforehand that it cannot be had, and why, in Chinese and in English."""

    name: str
    where: str
    why: Words
    remedy: Words
    version: str = ""
    package: str = "?"
    own: bool = False

    def module(self) -> ModuleType:
        """Nothing.

        :raises PluginError: always
        """
        raise PluginError(self.why)


@attrs.frozen
class File:
    """A plugin that is one file of rules, named after the file."""

    path: Path
    version: str = ""
    remedy: Words = MEND
    own: bool = False

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
                Words(f"{self.path}：规则文件应以 .py 结尾", f"{self.path}: a file of rules must end in .py")
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
    remedy: Words = MEND
    own: bool = False

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


def installed(names: Iterable[str] | None = None) -> list[Installed | Faulty]:
    """The installed plugins of these names, or all of them in the order of their names.

    Where two distributions bring a plugin of one name, both are given. What is installed is looked up once in a
    process; what is installed later is not seen.

    :raises UnknownNameError: none is installed under a name; near names are listed
    """
    found = _registered()[0]
    if names is None:
        return list(found)
    known = [source.name for source in found if isinstance(source, Installed)]
    for name in names:
        if name not in known:
            raise UnknownNameError.of(Words("已安装插件", "installed plugin"), name, known)
    return [source for name in names for source in found if source.name == name]


def owners(module: str, among: Iterable[Source]) -> list[str]:
    """The plugins that a module belongs to: those whose own module holds it, else those that share most of its name.

    Of the plugins that ansheng brings along only the first is asked, since all of them share the beginning of its name.
    """
    shared: dict[str, tuple[bool, int]] = {}
    for source in among:
        own = source.parts if isinstance(source, Installed) else source.package.split(".")
        same = _shared(own, module.split("."))
        holds = same == len(own)
        if holds or (same and own[0] != __package__):
            shared[source.name] = max((holds, same), shared.get(source.name, (False, 0)))
    return [name for name, nearness in shared.items() if nearness == max(shared.values())]


def judges(plugin: str, classes: Iterable[str]) -> list[Installed | Faulty]:
    """The plugins that declare to judge all things of a plugin, or those of one of the classes named."""
    known, declared, _ = _registered()
    wanted = {plugin, *(f"{plugin}:{name}" for name in classes)}
    found: list[Installed | Faulty] = []
    for judge in dict.fromkeys(judge for judge, judged in declared if judged in wanted):
        why = Words(
            f"插件已声明判定 {plugin} 的检查对象，但未安装",
            f"it is declared to judge {plugin} and is not installed",
        )
        found += [source for source in known if source.name == judge] or [_not_installed(judge, JUDGES, why)]
    return found


def bringing(what: str) -> list[Installed | Faulty]:
    """The plugins that declare to bring something: ``tables``, ``ladders`` or ``duties``."""
    known, _, declared = _registered()
    found: list[Installed | Faulty] = []
    for name in dict.fromkeys(name for name, brought in declared if brought == what):
        why = Words(
            f"插件已声明提供 {what}，但未安装", f"it is declared to bring {what} and is not installed"
        )
        found += [source for source in known if source.name == name] or [_not_installed(name, BRINGS, why)]
    return found


def _not_installed(name: str, group: str, why: Words) -> Faulty:
    return Faulty(name, group, why, Words(f"请核对 {group} 中的名称", f"see the names in {group}"))


def _unreadable(found: Distribution, error: Exception) -> Faulty:
    """The plugins of a distribution whose metadata cannot be read, as one that cannot be had."""
    folder = Path(str(getattr(found, "_path", None) or found.locate_file("")))
    why = Words(
        f"安装信息无法读取（{type(error).__name__}）",
        f"the metadata of what is installed cannot be read: {type(error).__name__}: {error}",
    )
    remedy = Words(f"请重新安装，或删除 {folder.name}", f"install it again, or delete {folder.name}")
    return Faulty(folder.name.partition("-")[0], str(folder), why, remedy)


def _concerned(found: Distribution) -> bool:
    """Whether the list of entry points of a distribution names the group; what cannot be read as text is looked into.

    :raises UnicodeDecodeError: it names the group and is not UTF-8
    """
    try:
        return f"[{GROUP}" in (found.read_text("entry_points.txt") or "")
    except UnicodeDecodeError as error:
        if f"[{GROUP}".encode() in error.object:
            raise
        return False


def _shared(ours: list[str], theirs: list[str]) -> int:
    """How many of the first parts of two names are the same."""
    same = [a == b for a, b in zip(ours, theirs, strict=False)]
    return next((n for n, alike in enumerate(same) if not alike), len(same))


_Declared = tuple[tuple[str, str], ...]


@cache
def _registered() -> tuple[tuple[Installed | Faulty, ...], _Declared, _Declared]:
    """The plugins of the distributions that are installed, which of them declares to judge what, and to bring what.

    Only those distributions are read further whose list of entry points names the group. Where the path holds several
    of one name, the first is the one that Python takes for installed.
    """
    from importlib.metadata import distribution, distributions

    points: dict[str, tuple[EntryPoint, ...]] = {}
    unreadable = []
    for found in distributions():
        try:
            if _concerned(found):
                name = re.sub("[-_.]+", "-", found.metadata["Name"]).lower()
                points.setdefault(name, tuple(distribution(name).entry_points))
        except Exception as error:  # noqa: BLE001 - foreign files can be wrong in any way
            unreadable.append(_unreadable(found, error))
    brought = [Installed(entry, name) for name, entries in points.items() for entry in entries]
    known = sorted(brought, key=lambda one: (one.name, not one.own, one.where))
    entries = [one.entry for one in known]
    plugins = (one for one in known if one.entry.group == GROUP)
    return (*plugins, *unreadable), _declared(entries, JUDGES), _declared(entries, BRINGS)


def _declared(entries: Iterable[EntryPoint], group: str) -> _Declared:
    """Which plugin declares what in a group; what stands behind the dot of a name tells its lines apart."""
    return tuple((e.name.partition(".")[0], "".join(e.value.split())) for e in entries if e.group == group)
