"""Names of people, firms, offices and records: the form in which one is kept, and the key by which two are compared.

A name is shown as it was written, without what nobody sees. It is compared by its key, in which nothing is left of the
ways in which one name is typed twice: full width, the form of brackets, blanks, case, invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from immutabledict import immutabledict

_IGNORED = (
    "\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\u2800\u303f\ufeff\uffa0\ufff0-\ufffc\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = "\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_UNSEEN = re.compile(f"[{_IGNORED}{_CONTROLS}]+")
_KEPT = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_PLAIN = re.compile("[0-9a-z\u4e00-\u9fff]*")
"""What is its own key."""
_BRACKETS = str.maketrans(dict.fromkeys("[〔【〖{〘〚⟦⟨⦅⦗", "(") | dict.fromkeys("]〕】〗}〙〛⟧⟩⦆⦘", ")"))

_FULL = str.maketrans("()", "（）")


def _signs(ranges: str) -> Mapping[int, None]:
    pairs = re.findall("(.)(?:-(.))?", ranges, re.DOTALL)
    return immutabledict(
        {code: None for first, last in pairs for code in range(ord(first), ord(last or first) + 1)}
    )


INVISIBLE = _signs(_IGNORED)
"""The characters that nobody sees, for ``str.translate``: zero width and soft hyphens, marks of direction, variants."""


def clean(name: str) -> str:
    """A name as it is kept and shown: as written, without invisible characters, its blanks single.

    >>> clean(" 张\\u200b三　（安全部） ")
    '张三 （安全部）'
    """
    return " ".join(_UNSEEN.sub("", name).split())


def key(name: str) -> str:
    """A name as it is compared: half-width, without blanks and case, brackets of one form, nothing invisible.

    Chinese characters are never touched, not even those that Unicode has twice: two of them are two.

    >>> key("江苏ＡＢＣ（集团） 有限公司") == key("江苏abc【集团】有限公司")
    True
    """
    if _PLAIN.fullmatch(name):
        return name
    before, found = None, name
    while found != before:
        before, found = found, _folded("".join(_UNSEEN.sub("", found).split()))
    return found


def one_form(name: str) -> str:
    """A name in the one form in which it is kept where names are compared: what its :func:`key` is, to be read.

    Brackets are full-width beside Chinese characters, letters are capitals, and no blanks stand between the words of a
    name that is not all Latin letters.

    >>> one_form("青岛 (集团) 燃气有限公司"), one_form("青岛（集团）燃气有限公司")
    ('青岛（集团）燃气有限公司', '青岛（集团）燃气有限公司')
    >>> one_form("91370200ma3abcdx01 ")
    '91370200MA3ABCDX01'
    """
    if clean(name).isascii():
        return clean(name).translate(_BRACKETS).upper()
    return key(name).upper().translate(_FULL)


def _folded(name: str) -> str:
    if name.isascii():
        return name.casefold().translate(_BRACKETS)
    parts, start = [], 0
    for kept in _KEPT.finditer(name):
        parts += [_wide(name[start : kept.start()]), kept[0]]
        start = kept.end()
    return "".join([*parts, _wide(name[start:])])


def _wide(part: str) -> str:
    return unicodedata.normalize("NFKC", part).casefold().translate(_BRACKETS)
