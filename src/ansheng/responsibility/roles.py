"""Roles: in what way a party answers for something, by the words that plans and work divisions use."""

from __future__ import annotations

import enum
import re

import attrs

from ansheng.errors import check_lang
from ansheng.words import Lang


class Role(enum.Enum):
    """In what way a party answers for a piece of work.

    >>> Role.LEAD.title(), Role.OWN_PART.title("en")
    ('牵头', 'own part')
    """

    LEAD = "lead"
    SOLE = "sole"
    OWN_PART = "own_part"
    JOINT = "joint"
    SUPPORT = "support"
    BY_DUTY = "by_duty"
    OVERSEE = "oversee"

    def title(self, lang: Lang = "zh") -> str:
        """The word for the role, in Chinese or in English."""
        return self.value.replace("_", " ") if check_lang(lang) == "en" else _TITLES[self.value]

    @property
    def owns(self) -> bool:
        """Whether the party answers for the work itself; support and oversight do not."""
        return self not in (Role.SUPPORT, Role.OVERSEE)

    @property
    def whole(self) -> bool:
        """Whether the party answers for the whole of the work, not for a part."""
        return self in (Role.LEAD, Role.SOLE)


_TITLES = {
    "lead": "牵头",
    "sole": "负责",
    "own_part": "分工负责",
    "joint": "会同",
    "support": "配合",
    "by_duty": "按职责",
    "oversee": "督促",
}

_WORDS = (
    (r"(?:负责)?牵头(?:负责|抓总|组织实施|落实)?", Role.LEAD),
    (r"按照?(?:各自)?(?:法定)?职[责能](?:分工)?(?:负责|落实|实施)?", Role.BY_DUTY),
    (r"(?:共同|联合)(?:牵头)?负责", Role.JOINT),
    (r"(?:分工|分别|分头)负责", Role.OWN_PART),
    (r"(?:具体|主要|全面|统一)?负责(?:落实|实施)?", Role.SOLE),
    (r"(?:积极|协同|密切)?(?:配合|参与|参加|协助)", Role.SUPPORT),
    (r"(?:督促|督导|指导|协调)(?:指导|落实|推进)?", Role.OVERSEE),
)
_ENDINGS = tuple((re.compile(rf"{words}$"), role) for words, role in _WORDS)
_LONGEST = 16
_HEADS = (
    (r"牵头", Role.LEAD),
    (r"(?:责任|主责|主办|承办|实施)", Role.SOLE),
    (r"(?:配合|参与|参加|协助|协办)", Role.SUPPORT),
    (r"(?:督促|督导|指导)", Role.OVERSEE),
)
_BEGINNINGS = tuple((re.compile(rf"{words}(?:单位|部门|主体)\s*[:：]"), role) for words, role in _HEADS)
_FOLDED = str.maketrans(
    "負責牽頭會職參協導調實門單關縣區鄉鎮級別聯與據應", "负责牵头会职参协导调实门单关县区乡镇级别联与据应"
)


def folded(text: str) -> str:
    """The text with the traditional forms of the words of this language simplified, sign for sign.

    >>> folded("市公安局負責")
    '市公安局负责'
    """
    return text.translate(_FOLDED)


@attrs.frozen
class RoleWord:
    """A role word at an end of a phrase: the role, and how many characters it takes."""

    role: Role
    length: int


def ending(phrase: str) -> RoleWord | None:
    """The role word with which a phrase ends, or None.

    >>> ending("市公安局分工负责")
    RoleWord(role=<Role.OWN_PART: 'own_part'>, length=4)
    """
    for pattern, role in _ENDINGS:
        found = pattern.search(phrase[-_LONGEST:])
        if found:
            return RoleWord(role, len(found.group()))
    return None


def beginning(phrase: str) -> RoleWord | None:
    """The role word with which a phrase begins, such as 牵头单位: or 责任单位:, or None.

    >>> beginning("责任单位:市公安局").length
    5
    """
    for pattern, role in _BEGINNINGS:
        found = pattern.match(phrase)
        if found:
            return RoleWord(role, len(found.group()))
    return None
