"""The kit for plugin authors, run over the mining plugin."""

from __future__ import annotations

import ansheng
from ansheng.industries import mining
from ansheng.testing import suite

TestMining = suite("mining", ansheng.load(plugins=[], modules={"mining": mining}))
