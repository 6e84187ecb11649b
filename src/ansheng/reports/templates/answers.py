"""Answers: what is printed for an ask, or why nothing is."""

from __future__ import annotations

import attrs

from ansheng.reports.model import Part
from ansheng.words import NO_WORDS, Words


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
