"""Colours: read on their paper, and told apart by those who see no red, no green or no blue."""

from itertools import combinations

import pytest

from ansheng.campaigns.schedule import STATES
from ansheng.reports.drawing.colours import DARK, LIGHT, SERIES, Colours

# Machado, Oliveira and Fernandes (2009), severity 1: what a reader without red, green or blue sees.
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
APART = 15.0
"""So far apart in CIELAB two colours are at least; 2.3 is what is just seen."""


def linear(colour: str) -> list[float]:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, seen: str) -> tuple[float, float, float]:
    source = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, source, strict=True))))
        for row in SEEN[seen]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def apart(one: str, other: str, seen: str) -> float:
    pairs = zip(lab(one, seen), lab(other, seen), strict=True)
    return float(sum((first - second) ** 2 for first, second in pairs) ** 0.5)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_what_bears_meaning_is_read_on_its_paper(colours: Colours) -> None:
    found = {name: contrast(colour, colours["paper"]) for name, colour in colours.items()}
    assert {name for name in (*STATES, "signal") if found[name] < 3} == set()
    assert {name for name in ("ink", "soft", "signal", *SERIES) if found[name] < 4.45} == set()
    assert contrast(colours["ink"], colours["track"]) >= 4.5
    assert contrast(colours["soft"], colours["track"]) >= 4.5


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_no_two_are_confused(colours: Colours, seen: str) -> None:
    for names in (SERIES, tuple(STATES)):
        pairs = combinations(names, 2)
        near = {(one, other) for one, other in pairs if apart(colours[one], colours[other], seen) < APART}
        assert near == set()


def test_each_colour_has_one_name() -> None:
    """Names are found by colours where a page decides."""
    for colours in (LIGHT, DARK):
        assert len(set(colours.values())) == len(colours)
    assert list(LIGHT) == list(DARK)
