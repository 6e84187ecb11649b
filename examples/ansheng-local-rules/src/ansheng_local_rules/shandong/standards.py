"""标准文件：适用地区、日期和数值只写在 TOML 里 (where it holds, its days and its numbers)."""

from __future__ import annotations

from pathlib import Path

from ansheng import Standard

REGULATION = Standard.read(Path(__file__).with_name("law") / "work-safety-regulation.toml")
