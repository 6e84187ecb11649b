"""Words in the two languages that the library speaks: the plain pair, and the name of a language.

This module knows nothing of the rest, so that errors too can hold their words. Whether a language is one of the two is
checked by :func:`ansheng.errors.check_lang`, and nowhere else.
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

    >>> Words("隐患", "hazard").text("en")
    'hazard'
    """

    zh: str
    en: str

    def text(self, lang: Lang = "zh") -> str:
        """The words in one language, which :func:`ansheng.errors.check_lang` has let through.

        :raises KeyError: for any other language, which is never taken for one of the two
        """
        return {"zh": self.zh, "en": self.en}[lang]
