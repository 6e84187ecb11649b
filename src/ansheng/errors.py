"""Errors and problems: what happened, where, what was expected, what to do.

Every error of the library derives from :class:`AnshengError` and carries its text in Chinese and in English, so that a
tool can catch one class and print in either language. Errors about data that a report can go on with are not raised but
listed as :class:`Problem`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

import attrs

from ansheng.gravity import Gravity, kind_of
from ansheng.words import LANGS, NO_WORDS, Lang, Words


class AnshengError(Exception):
    """Base of every error that ansheng raises.

    :param words: the message: its Chinese is what ``str(error)`` gives, its English what ``error.text("en")`` gives
    """

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return self.words.zh

    def text(self, lang: Lang = "zh") -> str:
        """The message in the language asked for, ``"zh"`` or ``"en"``.

        :raises UnknownNameError: for any other language
        """
        return word(lang, self.words)


class RuleError(AnshengError):
    """A rule or an expression is written wrongly; raised when its module is imported."""


class LawError(AnshengError):
    """A law file is not well-formed, or a clause, limit or edition that is asked for is not in it."""


class FactError(AnshengError):
    """A Facts class is declared wrongly."""


class FactValueError(FactError, ValueError):
    """A value given for a fact is not of the form that the fact expects."""


class UnknownNameError(AnshengError, AttributeError):
    """A name is not known; the message lists the nearest known ones."""

    @classmethod
    def of(cls, what: Words, name: str, options: Iterable[str]) -> UnknownNameError:
        """An error for ``name``, which is none of ``options``, with the near ones listed."""
        known = list(options)
        close = near(name, known)
        zh = f"找不到{what.zh}“{name}”"
        en = f"unknown {what.en} {name!r}"
        if close:
            zh += f"；是否指{beside(close)}？"
            en += "; did you mean " + ", ".join(close) + "?"
        elif 0 < len(known) <= 12:
            zh += "；可选：" + "、".join(known)
            en += "; known: " + ", ".join(known)
        else:
            zh += "；请核对名称"
            en += "; check the name"
        return cls(Words(zh, en))


def check_lang(lang: str) -> Lang:
    """The language that was asked for, if it is one of the two; the one check of a language in the library.

    >>> check_lang("en")
    'en'

    :raises UnknownNameError: for anything but ``"zh"`` and ``"en"``
    """
    for known in LANGS:
        if lang == known:
            return known
    raise UnknownNameError.of(Words("语言", "language"), str(lang), LANGS)


def word(lang: str, words: Words) -> str:
    """The words in the language asked for; the one way to choose between the two.

    >>> word("zh", Words("隐患", "hazard")), word("en", Words("隐患", "hazard"))
    ('隐患', 'hazard')

    :raises UnknownNameError: for a language other than ``"zh"`` and ``"en"``
    """
    return words.en if check_lang(lang) == "en" else words.zh


class InputError(AnshengError):
    """Data that was handed in cannot be read: a file, a table or a record."""


class UnitError(AnshengError, ValueError):
    """A unit is not known, or two units are not of the same dimension."""


class DayError(AnshengError, ValueError):
    """A day or a period is not understood, or lies outside what is known about it."""


class PluginError(AnshengError):
    """A plugin cannot be loaded or contradicts another; the message names it."""


class DeterminationError(AnshengError, ValueError):
    """A person's determination is incomplete, or is made against a computed verdict."""


class MissingExtraError(AnshengError, ImportError):
    """An optional dependency is not installed; the message says how to install it."""

    @classmethod
    def of(cls, package: str, extra: str) -> MissingExtraError:
        """An error for the absent ``package``, which the extra ``extra`` installs."""
        return cls(
            Words(
                f"缺少 {package}；请运行 pip install 'ansheng[{extra}]'",
                f"{package} is needed but not installed; run pip install 'ansheng[{extra}]'",
            )
        )


def require(module: str, package: str, extra: str) -> Any:
    """The module of an optional dependency.

    :raises MissingExtraError: ``package`` is not installed; ``extra`` brings it
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError.of(package, extra) from error


def beside(names: Sequence[str]) -> str:
    """Names as they stand behind Chinese words: code after a space, Chinese at once.

    >>> beside(["gas.leak"]), beside(["仓库", "储罐"])
    (' gas.leak', '仓库或储罐')
    """
    start, between = ("", "或") if names[0] > "⺀" else (" ", " 或 ")
    return start + between.join(filter(None, ("、".join(names[:-1]), names[-1])))


def near(name: str, options: Iterable[str], *, most: int = 3) -> list[str]:
    """The names among ``options`` that resemble ``name``, nearest first.

    >>> near("leek", ["leak", "ventilated"])
    ['leak']
    """
    known = list(dict.fromkeys(options))
    close = difflib.get_close_matches(name, known, n=most, cutoff=0.5 if len(name) == 2 else 0.6)
    parts = [
        o for o in known if name and (name.casefold() in o.casefold() or o.casefold() in name.casefold())
    ]
    return list(dict.fromkeys([*close, *sorted(parts, key=len)]))[:most]


def apart(words: Words) -> tuple[Words, Words]:
    """A message as what is wrong and what is to be done, the latter empty where the message does not end with it.

    >>> apart(Words("罐号重复；请更改", "the number is used twice; change it"))
    (Words(zh='罐号重复', en='the number is used twice'), Words(zh='请更改', en='change it'))
    """
    parts = words.zh.rpartition("；请"), words.en.rpartition("; ")
    if not (parts[0][0] and parts[1][0]):
        return words, NO_WORDS
    return Words(parts[0][0], parts[1][0]), Words(f"请{parts[0][2]}", parts[1][2])


@attrs.frozen
class Problem:
    """One thing that is wrong in data and was neither guessed nor dropped.

    :param kind: which of the kinds of :data:`ansheng.gravity.KINDS` it is
    :param row: the row of the file as a spreadsheet shows it (from 1)
    :param column: the header as it stands there, or the letters of a column that has none
    :param cell: the cell as a spreadsheet calls it, such as ``C7``; of a whole column that of its header
    :param costs: the ids of the indicators that a report cannot tell because of it
    """

    kind: str
    words: Words
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    cell: str | None = None
    costs: tuple[str, ...] = ()

    @property
    def gravity(self) -> Gravity:
        """How much it costs, which follows from its kind.

        >>> Problem("total_row", Words("合计行，不计入", "a row of totals, not read as data")).gravity.value
        'note'
        """
        return kind_of(self.kind).gravity

    @property
    def remedy(self) -> Words:
        """What is to be done about it: what its message says at the end, or else what helps with its kind.

        >>> Problem("day_order", Words("早于发现日期；请核对这两格", "before 'found'; look at both cells")).remedy.en
        'look at both cells'
        """
        _, demand = apart(self.words)
        known = (demand, kind_of(self.kind).remedy, self.gravity.remedy)
        return next(words for words in known if words != NO_WORDS)

    def under(self, headers: Mapping[str, str]) -> Problem:
        """The problem with its cell, where it names a column by its header.

        :param headers: the cells of the headers

        >>> Problem("invalid", Words("应为日期", "expected a date"), row=7, column="日期").under({"日期": "C2"}).cell
        'C7'
        """
        header = headers.get(self.column or "")
        if self.cell or header is None:
            return self
        letters = header.rstrip("0123456789")
        return attrs.evolve(self, cell=header if self.row is None else f"{letters}{self.row}")

    def text(self, lang: Lang = "zh") -> str:
        """One line: where, then what, in the language asked for.

        >>> Problem("invalid", Words("应为日期", "expected a date"), file="a.csv", row=3, column="发现时间").text()
        'a.csv 第3行“发现时间”列：应为日期'
        """
        place, message = self.place(lang), word(lang, self.words)
        return message if not place else place + word(lang, Words("：", ": ")) + message

    def place(self, lang: Lang = "zh") -> str:
        """Where it is: file, sheet, row and column, what is not known left out."""
        return word(lang, Words(self._place_zh(), self._place_en()))

    def to_dict(self, lang: Lang = "zh") -> dict[str, Any]:
        """The problem as plain data, its message in the language asked for."""
        plain = {
            "kind": self.kind,
            "gravity": self.gravity.value,
            "message": word(lang, self.words),
            "remedy": word(lang, self.remedy),
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "value": self.value,
        }
        return {**plain, "costs": list(self.costs)} if self.costs else plain

    def _place_zh(self) -> str:
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        row = f"第{self.row}行" if self.row else ""
        column = f"“{self.column}”列" if self.column else ""
        return " ".join(part for part in (self.file or "", sheet, row + column) if part)

    def _place_en(self) -> str:
        sheet = f"sheet {self.sheet!r}" if self.sheet else ""
        row = f"row {self.row}" if self.row else ""
        column = f"column {self.column!r}" if self.column else ""
        return ", ".join(part for part in (self.file or "", sheet, row, column) if part)


_ORDER = {gravity: place for place, gravity in enumerate(Gravity)}


def gravest_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by gravity, then by how many figures they cost; those that are alike stay in their order."""
    return tuple(sorted(problems, key=lambda problem: (_ORDER[problem.gravity], -len(problem.costs))))
