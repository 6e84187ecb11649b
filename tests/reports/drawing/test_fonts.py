"""Fonts: what fontconfig knows first, then the files in the usual folders."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ansheng.reports.drawing import fonts


@pytest.fixture(autouse=True)
def _anew() -> None:
    fonts._found.cache_clear()


def listed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def run(*_: Any, **__: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 0, text.encode())

    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/fc-list")
    monkeypatch.setattr(subprocess, "run", run)


def test_the_family_that_reads_best_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, "SimSun,宋体\nMicrosoft YaHei,微软雅黑\n")
    assert fonts.chinese_font() == "Microsoft YaHei"


def test_any_font_with_chinese_does(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, "FZShuSong-Z01\n")
    monkeypatch.setattr(fonts, "_folders", lambda: iter(()))
    assert fonts.chinese_font() == "FZShuSong-Z01"


def test_without_fontconfig_the_files_are_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "msyh.ttc").write_bytes(b"")
    monkeypatch.setattr(fonts, "_folders", lambda: iter((tmp_path,)))
    assert fonts.chinese_font() == "Microsoft YaHei"


def test_none_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    listed(monkeypatch, "")
    monkeypatch.setattr(fonts, "_folders", lambda: iter(()))
    with pytest.raises(fonts.MissingFontError, match="请安装 fonts-noto-cjk"):
        fonts.chinese_font()
    fonts._found.cache_clear()
