"""Words for the codes that the engine uses: kinds of facts, states of editions, severities, sources."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, tuple[str, str]]

KINDS: Words = {
    "number": ("数值", "number"),
    "count": ("整数", "whole number"),
    "flag": ("是/否", "yes/no"),
    "choice": ("选项", "choice"),
    "day": ("日期", "day"),
    "text": ("文字", "text"),
    "many": ("多条", "list"),
}
STATUS: Words = {
    "in_force": ("有效", "in force"),
    "repealed": ("已废止", "repealed"),
    "not_yet": ("尚未施行", "not yet in force"),
    "pending": ("草案", "draft"),
    "not_in_force": ("不适用", "not in force"),
}
SEVERITY: Words = {"major": ("重大", "major"), "general": ("一般", "general")}
SEEN: Words = {
    "text": ("见过原文", "text seen"),
    "secondary": ("转引", "secondary source"),
    "memory": ("仅凭记忆", "memory only"),
}


def say(words: Words, code: str, lang: str) -> str:
    """The word for a code in the language asked for; a code without one stands for itself."""
    return words.get(code, (code, code))[lang == "en"]
