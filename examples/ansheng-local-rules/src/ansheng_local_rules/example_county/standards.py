"""标准文件 (the law file)."""

from __future__ import annotations

from pathlib import Path

from ansheng import Standard

RULES = Standard.read(Path(__file__).with_name("law") / "safety-rules.toml")
