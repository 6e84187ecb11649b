"""Records of the indicators: a sheet without a telling name is still told as the table that it was before."""

from __future__ import annotations

from itertools import permutations

import pytest

from ansheng import Facts
from ansheng.dossier.tables import CLEAR, TABLES
from ansheng.sheets.cells import title_key

OWN = (
    "activities", "cases", "ceilings", "certificates", "drills", "installations", "listings", "marks", "policies",
    "ratings", "responses", "standardisation", "trainings",
)  # fmt: skip
"""The tables that came after the others."""
PAIRS = [(a, b) for a, b in permutations(TABLES, 2) if b in OWN]


def headers(record: type[Facts]) -> dict[str, str]:
    """The facts of a table's own by every header."""
    shared = Facts.facts()
    return {
        title_key(word): name
        for name, fact in record.facts().items()
        if name not in shared
        for word in (fact.title, *fact.aliases)
    }


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_too_few_headers_are_shared_to_take_one_table_for_the_other(older: str, newer: str) -> None:
    theirs, ours = headers(TABLES[older]), headers(TABLES[newer])
    common = {(theirs[word], ours[word]) for word in theirs.keys() & ours.keys()}
    assert min(len({a for a, _ in common}), len({b for _, b in common})) < CLEAR, sorted(common)
