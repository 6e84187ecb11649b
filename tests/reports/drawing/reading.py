"""Reading pictures: the texts, shapes and colours of an SVG, and the size of a PNG."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator

NS = "{http://www.w3.org/2000/svg}"


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - of our own making


def texts(svg: str) -> list[str]:
    """Each text of a picture, its lines joined."""
    return ["".join(one.itertext()) for one in root(svg).iter(f"{NS}text")]


def filled(svg: str, colour: str) -> Iterator[ET.Element]:
    """The shapes of a colour."""
    return (one for one in root(svg).iter(f"{NS}path") if one.get("fill") == colour)


def paths(svg: str) -> list[str]:
    """The courses of the lines of a picture, one a run without a gap."""
    return [one.get("d", "") for one in root(svg).iter(f"{NS}path") if one.get("stroke-width") == "2"]


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high
