"""The kit for plugin authors, run over the gas plugin."""

from __future__ import annotations

from ansheng.testing import suite

TestGas = suite("gas")
