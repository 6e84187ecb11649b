"""Words in the two languages that the library speaks: the plain pair, and the name of a language.

This module knows nothing of the rest, so that errors too can hold their words. One of the two is chosen by
:func:`ansheng.errors.word`, which checks the language, and nowhere else.
"""

from __future__ import annotations

from typing import Literal

import attrs

Lang = Literal["zh", "en"]
"""The language of a text: Chinese or English."""

LANGS: tuple[Lang, ...] = ("zh", "en")
"""The languages, Chinese first."""


@attrs.frozen
class Words:
    """One thing said in both languages.

    :param zh: the words in Chinese
    :param en: the same in English

    >>> Words("隐患", "hazard").en
    'hazard'
    """

    zh: str
    en: str

    @property
    def both(self) -> tuple[str, str]:
        """The words in each language, Chinese first, for what is read in either.

        >>> Words("隐患", "hazard").both
        ('隐患', 'hazard')
        """
        return self.zh, self.en


NO_WORDS = Words("", "")
"""Nothing said."""
