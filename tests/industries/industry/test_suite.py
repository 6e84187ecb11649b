"""The kit for plugin authors, run over the plugin for industry and trade."""

from __future__ import annotations

import ansheng
from ansheng.industries import industry
from ansheng.testing import suite

TestIndustry = suite("industry", ansheng.load(plugins=[], modules={"industry": industry}))
