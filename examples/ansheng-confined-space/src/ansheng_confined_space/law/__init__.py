"""标准文件：日期和数值只写在这里的 TOML 里，不写在代码里。"""

from __future__ import annotations

from pathlib import Path

from ansheng import Standard

GB30871 = Standard.read(Path(__file__).with_name("gb30871.toml"))
