"""Block: a named function of the desk that gives paragraphs, lists, tables and graphics made of figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
from immutabledict import immutabledict

from ansheng.called import called
from ansheng.errors import InputError, UnknownNameError, word
from ansheng.numerals import integer
from ansheng.reports.model import Item, Section
from ansheng.sheets.names import key
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    from ansheng.reports.desk import Desk

MOST = 10_000
"""So many rows may be asked for."""


@attrs.frozen
class Options:
    """What a template says to a block: ``[[表：排查隐患；按=行业领域]]``.

    :param main: what stands behind the colon
    :param named: the options by id, those that are not given left out
    """

    main: str = ""
    named: Mapping[str, str] = immutabledict()

    def names(self) -> list[str]:
        """The names behind the colon, ``、`` or ``,`` between them."""
        return [
            name.strip()
            for name in self.main.replace(",", "、").replace("，", "、").split("、")
            if name.strip()
        ]

    def text(self, name: str, default: str = "") -> str:
        """An option as it is written."""
        return self.named.get(name, default)

    def several(self, name: str) -> list[str]:
        """An option of several names."""
        return Options(self.named.get(name, "")).names()

    def count(self, name: str, default: int) -> int:
        """An option that is a whole number, at most 10,000.

        :raises InputError: it is none
        """
        written = self.named.get(name)
        number = default if written is None else int(written) if written.isdecimal() else integer(written)
        if number is None or not 0 < number <= MOST:
            raise InputError(
                Words(
                    f"选项应为1～{MOST}的整数，收到“{written}”",
                    f"expected a whole number from 1 to {MOST}, not {written!r}",
                )
            )
        return number

    def yes(self, name: str, *, default: bool = False) -> bool:
        """An option that is 是 or 否.

        :raises InputError: it is neither
        """
        written = self.named.get(name)
        if written is None:
            return default
        if written.casefold() in _TRUTH:
            return _TRUTH[written.casefold()]
        raise InputError(Words(f"选项应为 是 或 否，收到“{written}”", f"expected yes or no, not {written!r}"))


_TRUTH = immutabledict({"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False})


@attrs.frozen
class Block:
    """A block that a template can insert.

    :param id: its name in English, unique among all blocks; one of a plugin begins with the plugin's name and a point
    :param title: what an office calls it
    :param says: what it gives, in a sentence
    :param make: gives its items, and sections where it has its own headings; what it cannot tell it leaves out and
        notes with :meth:`~ansheng.reports.desk.Desk.leave_out`
    :param options: its options by id, with what an office calls them
    :param main: what stands behind the colon, such as names of indicators; empty where nothing may
    :param late: whether it is made after all others, since it tells of what they left out
    """

    id: str
    title: Words
    says: Words
    make: Callable[[Desk, Options], Iterable[Item | Section]] = attrs.field(repr=False)
    options: Mapping[str, Words] = immutabledict()
    main: Words = NO_WORDS
    late: bool = False

    def read(self, main: str, given: Mapping[str, str]) -> Options:
        """The options that a template gives, by id.

        :raises UnknownNameError: the block has no such option; those that it has are listed
        :raises InputError: something stands behind the colon of a block that takes nothing there
        """
        if main and self.main == NO_WORDS:
            raise InputError(
                Words(
                    f"内容块“{self.title.zh}”冒号后不接内容，收到“{main}”；选项请写作 名称=值",
                    f"the block {self.id} takes nothing behind the colon, not {main!r}; options are written name=value",
                )
            )
        named = {}
        for name, value in given.items():
            found = [id_ for id_, title in self.options.items() if key(name) in map(key, (id_, *title.both))]
            if not found:
                known = [word("zh", title) for title in self.options.values()]
                raise UnknownNameError.of(
                    Words(f"内容块“{self.title.zh}”的选项", f"option of the block {self.id}"), name, known
                )
            named[found[0]] = value
        return Options(main, immutabledict(named))


def block_called(name: str, blocks: Sequence[Block]) -> Block:
    """The block with this id or title.

    :raises UnknownNameError: there is none; near names are listed
    """
    known = {block.id: block for block in blocks}
    return called(Words("内容块", "block"), name, known, lambda _, block: block.title.both)
