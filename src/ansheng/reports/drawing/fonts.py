"""Fonts: which installed letters show Chinese, and what to install where there are none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ansheng.errors import InputError
from ansheng.words import Words

FAMILIES = (
    ("Noto Sans CJK SC", "notosanscjk"), ("Noto Sans SC", "notosanssc"), ("Source Han Sans SC", "sourcehansans"),
    ("Source Han Sans CN", "sourcehansanscn"), ("Microsoft YaHei", "msyh"), ("PingFang SC", "pingfang"),
    ("Hiragino Sans GB", "hiragino sans gb"), ("WenQuanYi Micro Hei", "wqy-microhei"),
    ("WenQuanYi Zen Hei", "wqy-zenhei"), ("Droid Sans Fallback", "droidsansfallback"),
    ("SimHei", "simhei"), ("Heiti SC", "stheiti"),
    ("SimSun", "simsun"), ("Noto Serif CJK SC", "notoserifcjk"),
)  # fmt: skip
"""Families of letters with simplified Chinese, those that read best at small sizes first, and how their files begin."""

STACK = ", ".join((*(family for family, _ in FAMILIES[:6]), "sans-serif"))
"""The families that a page is to try."""


PACKAGES = (
    ("fonts-noto-cjk", "Debian, Ubuntu"),
    ("google-noto-sans-cjk-fonts", "Fedora, openEuler"),
    ("noto-fonts-cjk", "Arch"),
)
"""Packages of letters with Chinese, and the systems that have them."""


class MissingFontError(InputError):
    """No font with Chinese is installed, so that a picture of pixels would show boxes instead of words."""


def chinese_font() -> str:
    """The family of an installed font that shows Chinese.

    :raises MissingFontError: there is none; the message names the package to install
    """
    family = _found()
    if family is None:
        package, others = PACKAGES[0][0], [f"{name}（{system}）" for name, system in PACKAGES[1:]]
        raise MissingFontError(
            Words(
                f"未安装中文字体，只能生成 SVG；请安装 {package}，其他系统为 {'、'.join(others)}",
                f"no font with Chinese is installed, so only SVG can be drawn; install {package}, "
                f"on other systems {'、'.join(others)}",
            )
        )
    return family


@cache
def _found() -> str | None:
    listed = _listed()
    known = [family for family, _ in FAMILIES if family in listed] or [
        family for family, start in FAMILIES if start in _files()
    ]
    return next(iter([*known, *sorted(listed)]), None)


def _listed() -> frozenset[str]:
    """The families with Chinese that fontconfig knows; none where it is not installed."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    try:
        told = subprocess.run(  # noqa: S603 - a program of the system and words of our own
            [program, ":lang=zh-cn", "family"],
            capture_output=True,
            timeout=20,
            check=False,
            stdin=subprocess.DEVNULL,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(name.strip() for line in told.splitlines() for name in line.split(",") if name.strip())


def _files() -> frozenset[str]:
    """How the file names of the fonts in the usual folders begin, as far as :data:`FAMILIES` knows them."""
    starts = tuple(start for _, start in FAMILIES)
    names = [name.lower() for folder in _folders() for _, _, files in os.walk(folder) for name in files]
    return frozenset(start for start in starts if any(name.startswith(start) for name in names))


def _folders() -> Iterator[Path]:
    home, windows, local = Path.home(), os.environ.get("WINDIR"), os.environ.get("LOCALAPPDATA")
    yield from (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local/share/fonts",
    )
    yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    yield from [Path(windows) / "Fonts"] if windows else []
    yield from [Path(local) / "Microsoft/Windows/Fonts"] if local else []
