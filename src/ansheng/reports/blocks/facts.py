"""Facts by the names that templates use: of the record that an indicator counts, by name, title or alias."""

from __future__ import annotations

from typing import Any

from ansheng.called import called
from ansheng.facts.kinds import Fact
from ansheng.indicators.indicator import Indicator
from ansheng.words import Words


def fact_called(indicator: Indicator, name: str) -> Fact[Any]:
    """The fact of an indicator's record with this name, title or alias.

    :raises UnknownNameError: there is none; near names are listed
    """
    record = indicator.numerator.record
    what = Words(f"“{record.title}”的采集项", f"fact of {record.__name__}")
    return called(what, name, record.facts(), lambda _, one: (one.title, one.en, *one.aliases))
