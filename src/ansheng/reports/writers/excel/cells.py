"""Cells: what text may stand in one, and the names of sheets."""

from __future__ import annotations

import attrs

from ansheng.errors import check_lang, word
from ansheng.words import Lang, Words
from ansheng.wrapping import STEERING, clean

LONGEST = 32_767
"""So many characters a cell holds, those beyond the basic plane counted twice."""

_NAME = 31
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def plain(text: str) -> str:
    """``text`` whose controls and marks that turn the writing direction can be seen; its lines stay lines."""
    if not STEERING.search(text):
        return text.translate(_NO_CHARACTERS)
    return "\n".join(clean(line) for line in text.splitlines()).translate(_NO_CHARACTERS)


def fitted(text: str, lang: Lang) -> str:
    """Plain text that a cell holds; what is too long is cut, and says so at its end."""
    lang = check_lang(lang)
    if size(text) <= LONGEST:
        return text
    told = Words(
        f"……（原文共{len(text)}字，此处截断）", f"... (cut here; the text has {len(text)} characters)"
    )
    note = word(lang, told)
    return cut(text, LONGEST - size(note)) + note


def size(text: str) -> int:
    """How many characters a spreadsheet counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """The beginning of a text in at most so many characters, none of them halved."""
    return (
        text[:most] if text.isascii() else text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    )


@attrs.frozen
class SheetNames:
    """Names of sheets: without the signs that are not allowed, not too long, each once."""

    taken: set[str] = attrs.field(factory=lambda: {"history"})

    def of(self, title: str) -> str:
        """A name for a sheet.

        >>> names = SheetNames()
        >>> names.of("安全/隐患"), names.of("安全:隐患"), names.of("?")
        ('安全 隐患', '安全 隐患2', '1')
        """
        wanted = cut(clean(title).translate(_NO_CHARACTERS).translate(_NO_NAME).strip(), _NAME) or "1"
        name, number = wanted, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{cut(wanted, _NAME - len(str(number)))}{number}"
        self.taken.add(name.casefold())
        return name
