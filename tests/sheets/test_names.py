"""Names: two ways of writing one name have one key, and two names never do."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.sheets.cells import title_key
from ansheng.sheets.names import INVISIBLE, clean, key

HAN = st.one_of(
    *(
        st.characters(min_codepoint=first, max_codepoint=last)
        for first, last in (
            (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0xF900, 0xFAFF),
            (0x20000, 0x2A6DF),
            (0x2F800, 0x2FA1F),
        )
    )
)
CHINESE = st.text(HAN, max_size=6)
WRITTEN = st.text(
    st.characters()
    | st.sampled_from("（）()〔〕［］【】〖〗{}　 \t\nＡａ１①㈱ﬁßİΐ\u0301\u0345\u200b\u202e\ufeff\ufe0f")
    | HAN
)
UNSEEN = st.text(
    st.sampled_from(
        "\u00ad\u200b\u200d\u200e\u202e\u2060\u2066\u2800\u303f\ufe0f\ufeff\ufffc\U00016fe4\U0001d159\U000e0100\0"
    )
)


@given(WRITTEN)
def test_both_forms_are_final_and_the_kept_form_has_the_same_key(name: str) -> None:
    assert clean(clean(name)) == clean(name)
    assert key(key(name)) == key(name)
    assert key(clean(name)) == key(name)


@given(CHINESE, CHINESE)
def test_two_chinese_names_are_never_one(name: str, other: str) -> None:
    assert (key(name) == key(other)) == (name == other)


def test_every_chinese_character_keeps_its_own_key() -> None:
    """Those that Unicode has a second time for compatibility too, which NFKC would merge."""
    han = [c for c in map(chr, range(0x3400, 0x2FA20)) if unicodedata.name(c, "").startswith("CJK ")]
    ideographs = [c for c in han if "IDEOGRAPH" in unicodedata.name(c)]
    assert len(ideographs) > 70_000
    assert all(key(c) == c for c in ideographs)


@given(st.lists(st.tuples(UNSEEN, HAN | st.sampled_from("abcXYZ019-")), min_size=1, max_size=6), UNSEEN)
def test_what_nobody_sees_never_matters(parts: list[tuple[str, str]], end: str) -> None:
    hidden, plain = "".join(a + b for a, b in parts) + end, "".join(b for _, b in parts)
    assert clean(hidden) == plain
    assert key(hidden) == key(plain)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)))
def test_full_width_is_half_width(name: str) -> None:
    assert key("".join(chr(ord(c) + 0xFEE0) for c in name)) == key(name)


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "［］", "[]", "【】", "〖〗", "﹙﹚"])
def test_brackets_of_every_kind_are_alike(brackets: str) -> None:
    first, last = brackets[0], brackets[1]
    assert key(f"江苏{first}集团{last}公司") == key("江苏(集团)公司")
    assert clean(f"江苏{first}集团{last}公司") == f"江苏{first}集团{last}公司"


@pytest.mark.parametrize(
    ("name", "other"),
    [("张 三", "张三"), ("ｚｈａｎｇ", "Zhang"), ("㈱东方", "(株)东方"), ("№7", "No7"), ("⼀厂", "一厂")],
)
def test_ways_of_typing_one_name(name: str, other: str) -> None:
    assert key(name) == key(other)


@pytest.mark.parametrize(
    ("name", "other"), [("张三", "张叁"), ("一厂", "二厂"), ("A-1", "A1"), ("王麗", "王丽")]
)
def test_names_that_are_two(name: str, other: str) -> None:
    assert key(name) != key(other)


def test_every_mark_of_format_outside_arabic_and_older_scripts_is_invisible() -> None:
    formats = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"}
    shown = {code for code in formats - set(INVISIBLE) if not 0x600 <= code <= 0x8FF and code < 0x11000}
    assert shown == set()


@given(WRITTEN)
def test_titles_are_compared_as_names_are(title: str) -> None:
    assert title_key(title) == key(title)
