"""The kit for plugin authors, run over the power plugin."""

from __future__ import annotations

import ansheng
from ansheng.industries import power
from ansheng.testing import suite

TestPower = suite("power", ansheng.load(plugins=[], modules={"power": power}))
