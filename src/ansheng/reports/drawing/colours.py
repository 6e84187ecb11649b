"""Colours of pictures: what each is for, on light and on dark paper, and the names that a page may give them anew.

Each colour that bears meaning has a contrast of at least 4.5 to 1 with its paper, and what stands beside each other
differs in lightness too, so that readers who tell no red from green tell them apart; no meaning hangs on colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.words import Words

Theme = Literal["light", "dark", "auto"]
"""On white paper, on dark paper, or as the page and its reader have it."""
Colours = Mapping[str, str]
"""Colours by what they are for."""

LIGHT: Colours = immutabledict(
    paper="#ffffff", ink="#1f2328", soft="#57606a", line="#d8dee4", track="#e9edf1",
    first="#1a5a9e", second="#c2500a", third="#4b8f29", fourth="#8250a8", fifth="#5b6470", sixth="#a3124e",
    overdue="#b3131b", behind="#a85b00", unknown="#7a4bb0", on_track="#1668b8", not_begun="#656d76",
    done_late="#0b7285", done="#1a7f37", signal="#b3131c",
)  # fmt: skip
"""The colours on white paper."""

DARK: Colours = immutabledict(
    paper="#161b22", ink="#e6edf3", soft="#9aa4af", line="#343b44", track="#2a313a",
    first="#6cb2ff", second="#ff9d57", third="#8fd06a", fourth="#d2a8ff", fifth="#a9b3bd", sixth="#ff8fb8",
    overdue="#ff8a80", behind="#f2b84b", unknown="#c9a3ff", on_track="#6cb2fe", not_begun="#a0a9b3",
    done_late="#4fc3d5", done="#6fd080", signal="#ff8a81",
)  # fmt: skip
"""The colours on dark paper."""

SERIES = ("first", "second", "third", "fourth", "fifth", "sixth")
"""The colours of series, in order."""

_ATTRIBUTE = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_TAG = re.compile(r"<[^<>]+>")


def colours_of(theme: Theme) -> Colours:
    """The colours to draw with; those of light paper where the page decides later.

    :raises InputError: there is no such theme
    """
    if theme not in ("light", "dark", "auto"):
        raise InputError(
            Words(
                f"theme 应为 light、dark 或 auto，收到“{theme}”",
                f"theme is light, dark or auto, not {theme!r}",
            )
        )
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
