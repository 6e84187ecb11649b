"""The kit for plugin authors, run over the plugin for civil explosives."""

from __future__ import annotations

import ansheng
from ansheng.industries import civil_explosives
from ansheng.testing import suite

TestCivilExplosives = suite(
    "civil_explosives", ansheng.load(plugins=[], modules={"civil_explosives": civil_explosives})
)
