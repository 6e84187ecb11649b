"""Library: the templates that are shipped and those that an office keeps as files, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import attrs
from immutabledict import immutabledict

from ansheng.called import called
from ansheng.errors import check_lang
from ansheng.reports.templates.grammar import MOST, read
from ansheng.reports.templates.tree import Template
from ansheng.sheets.door import read_text
from ansheng.words import Lang, Words

SHIPPED = Path(__file__).with_name("shipped")


@attrs.frozen
class Shelved:
    """A template that can be taken by name.

    :param id: its name in English
    :param title: what an office calls it
    :param says: what it is for
    :param files: the file of each language
    """

    id: str
    title: Words
    says: Words
    files: Mapping[Lang, Path] = attrs.field(repr=False)

    def text(self, lang: Lang = "zh") -> str:
        """The text of the template, to be changed by an office."""
        return read_text(self.files[check_lang(lang)])

    def template(self, lang: Lang = "zh") -> Template:
        """The template, read.

        :raises InputError: its text is not understood
        """
        return read(self.text(lang), self.files[check_lang(lang)].name)


def shelved(id: str, title: Words, says: Words, folder: Path) -> Shelved:  # noqa: A002  as the field
    """A template of which ``id.zh.txt`` and ``id.en.txt`` lie in a folder."""
    files: dict[Lang, Path] = {"zh": folder / f"{id}.zh.txt", "en": folder / f"{id}.en.txt"}
    return Shelved(id, title, says, immutabledict(files))


@cache
def shipped() -> tuple[Shelved, ...]:
    """The templates that are shipped."""
    return (
        shelved(
            "bulletin",
            Words("情况通报", "bulletin"),
            Words(
                "一次行动在一段时间内的结果、工作、排名和问题",
                "outcomes, work, leagues and shortcomings of a campaign",
            ),
            SHIPPED,
        ),
        shelved(
            "overview",
            Words("全面情况", "overview"),
            Words(
                "结果、部署、责任、隐患、执法、问题和督办的全面情况，附清单和挂图",
                "the whole picture of a campaign, with lists and the wall chart as annexes",
            ),
            SHIPPED,
        ),
    )


def template_called(name: str, more: Sequence[Shelved] = ()) -> Shelved:
    """The shelved template with this id or title.

    :raises UnknownNameError: there is none; near names are listed
    """
    known = {one.id: one for one in (*shipped(), *more)}
    return called(Words("模板", "template"), name, known, lambda _, one: one.title.both)


def read_template(path: str | Path) -> Template:
    """The template in a file of an office: plain text in UTF-8 or GB18030.

    :raises InputError: it cannot be read, or a line is not understood
    """
    return read(read_text(path, most=MOST * 4), str(path))
