"""The kit for plugin authors, run over the general plugin."""

from __future__ import annotations

import ansheng
from ansheng.industries import general
from ansheng.testing import suite

TestGeneral = suite("general", ansheng.load(plugins=[], modules={"general": general}))
