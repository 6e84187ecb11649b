"""Answers: what is printed for an ask, or why nothing is; and numbers that count what was said before them."""

from __future__ import annotations

import attrs
from immutabledict import immutabledict

from ansheng.reports.model import Part
from ansheng.words import NO_WORDS, Words

ORDINALS = tuple(f"{digit}是" for digit in "一二三四五六七八九十")
"""一是 to 十是: whichever is written, the next is printed."""
RUNNING = immutabledict(
    dict.fromkeys((*ORDINALS, "item"), "series") | dict.fromkeys(("序号", "serial"), "text")
)
"""Names of numbers that count: within a series of sentences, or through the whole text."""


NO_SERIES = Words(
    "标题和公文要素中不能用“一是”“序号”；标题的序号由程序编写",
    "titles and the lines around the text count nothing; headings are numbered by themselves",
)


class Running(str):
    """A place for a number that counts, ``"series"`` or ``"text"``; what it is, is known when all before it is said."""

    __slots__ = ()


@attrs.frozen
class Answer:
    """What is printed for an ask.

    :param lacking: why nothing can be said; empty where something can, or there is nothing to say
    :param nil: whether it says of figures that they are zero, and of no record that it was left out
    """

    parts: tuple[Part, ...] = ()
    lacking: Words = NO_WORDS
    nil: bool = False

    @property
    def known(self) -> bool:
        """Whether something can be said."""
        return bool(self.parts)
