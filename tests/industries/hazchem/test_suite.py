"""The kit for plugin authors, run over the hazardous-chemical plugin."""

from __future__ import annotations

import ansheng
from ansheng.industries import hazchem
from ansheng.testing import suite

TestHazchem = suite("hazchem", ansheng.load(plugins=[], modules={"hazchem": hazchem}))
