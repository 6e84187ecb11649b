"""The kit for plugin authors, run over the plugin for housing and municipal works."""

from __future__ import annotations

import ansheng
from ansheng.industries import construction
from ansheng.testing import suite

TestConstruction = suite("construction", ansheng.load(plugins=[], modules={"construction": construction}))
