"""The kit for plugin authors, run over the plugin for fireworks."""

from __future__ import annotations

import ansheng
from ansheng.industries import fireworks
from ansheng.testing import suite

TestFireworks = suite("fireworks", ansheng.load(plugins=[], modules={"fireworks": fireworks}))
