"""Colours of pictures: what each is for, on light and on dark paper, and the names that a page may give them anew.

Each colour that bears meaning has a contrast of at least 3 to 1 with its paper, of series and words 4.5, and any two
series or standings are told apart by those who see no red, no green or no blue; no meaning hangs on colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from immutabledict import immutabledict

from ansheng.errors import UnknownNameError
from ansheng.words import Words

Theme = Literal["light", "dark", "auto"]
"""On white paper, on dark paper, or as the page and its reader have it."""
Colours = Mapping[str, str]
"""Colours by what they are for."""

LIGHT: Colours = immutabledict(
    paper="#ffffff", ink="#1f2328", soft="#57606a", line="#d8dee4", track="#e9edf1",
    first="#165fe0", second="#8e2c0c", third="#348348", fourth="#9228a4", fifth="#424b50", sixth="#dc2287",
    overdue="#dc2a3e", behind="#c87400", unknown="#81199a", on_track="#0459ef", not_begun="#484e59",
    done_late="#058fa6", done="#0c5c14", signal="#c01a2c",
)  # fmt: skip
"""The colours on white paper."""

DARK: Colours = immutabledict(
    paper="#161b22", ink="#e6edf3", soft="#9aa4af", line="#343b44", track="#2a313a",
    first="#4a88f5", second="#fec68c", third="#58d62c", fourth="#b86fb4", fifth="#cecfcf", sixth="#ee5078",
    overdue="#ef3a2c", behind="#fdc81f", unknown="#bb90e8", on_track="#4c72fa", not_begun="#76808d",
    done_late="#6be5d3", done="#8bc77a", signal="#ff6b62",
)  # fmt: skip
"""The colours on dark paper."""

SERIES = ("first", "second", "third", "fourth", "fifth", "sixth")
"""The colours of series, in order."""

_ATTRIBUTE = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_TAG = re.compile(r"<[^<>]+>")


def colours_of(theme: Theme) -> Colours:
    """The colours to draw with; those of light paper where the page decides later.

    :raises UnknownNameError: there is no such theme
    """
    known = get_args(Theme)
    if theme not in known:
        raise UnknownNameError.of(Words("图片底色", "theme"), theme, known)
    return DARK if theme == "dark" else LIGHT


def css(colours: Colours) -> str:
    """The colours as declarations of a style sheet, ``--ansheng-ink:#1f2328;…``."""
    return ";".join(f"--ansheng-{name}:{colour}" for name, colour in colours.items())


STYLE = (
    f"<style>:where(svg.ansheng-picture){{{css(LIGHT)}}}"
    f"@media (prefers-color-scheme:dark){{:where(svg.ansheng-picture){{{css(DARK)}}}}}</style>"
)
"""The colours for readers of light and of dark pages; any rule of the page goes before it."""


def renamed(svg: str) -> str:
    """The picture, drawn on light paper, with its colours by name, so that a page may set them."""
    names = {colour: name for name, colour in LIGHT.items()}

    def named(found: re.Match[str]) -> str:
        kind, colour = found.groups()
        return f' {kind}="var(--ansheng-{names[colour]},{colour})"' if colour in names else found[0]

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(named, tag[0]), svg)
