"""The kit for plugin authors, run over the road plugin."""

from __future__ import annotations

import ansheng
from ansheng.industries import road
from ansheng.testing import suite

TestRoad = suite("road", ansheng.load(plugins=[], modules={"road": road}))
