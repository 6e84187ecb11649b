"""The kit for plugin authors, run over the plugin for special equipment."""

from __future__ import annotations

import ansheng
from ansheng.industries import special_equipment
from ansheng.testing import suite

TestSpecialEquipment = suite(
    "special_equipment", ansheng.load(plugins=[], modules={"special_equipment": special_equipment})
)
