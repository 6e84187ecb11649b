"""The overview, which has every block, of one table alone, of empty tables, and of records that say nothing."""

import attrs
import polars as pl
import pytest

from ansheng.dossier import Campaign, Dossier
from ansheng.reports import bulletin
from ansheng.reports.templates.library import template_called
from ansheng.tables.core import TABLES
from ansheng.words import Lang

from . import (
    test_assessment,
    test_gaps,
    test_inspections,
    test_outcomes,
    test_people,
    test_registers,
    test_risks,
)
from .small import dossier_of

MODULES = (
    test_assessment,
    test_gaps,
    test_inspections,
    test_outcomes,
    test_people,
    test_registers,
    test_risks,
)
FULL = {name: frame for module in MODULES for name, frame in module.SMALL.tables.items()}
BARE = dossier_of(Campaign("百日整治"))


def overview(dossier: Dossier, lang: Lang = "zh") -> None:
    """The overview of a dossier; it fails where a block cannot tell that something is not there."""
    template = template_called("overview").template(lang)
    report = bulletin(dossier, period="2020", as_of="2020-12-31", template=template, lang=lang)
    assert len({figure.id for figure in report.figures}) == len(report.figures)


@pytest.mark.parametrize("name", sorted(FULL))
def test_one_table_alone(name: str) -> None:
    overview(attrs.evolve(BARE, tables={name: FULL[name]}))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_them_together(lang: Lang) -> None:
    overview(attrs.evolve(BARE, tables=FULL), lang)


def test_all_of_them_empty() -> None:
    overview(attrs.evolve(BARE, tables={name: frame.clear() for name, frame in FULL.items()}))


def test_records_that_say_nothing() -> None:
    bare = {
        name: frame.head(2).with_columns(
            pl.lit(None, dtype=frame.schema[fact]).alias(fact)
            for fact in TABLES[name].facts()
            if fact in frame.columns
        )
        for name, frame in FULL.items()
    }
    overview(attrs.evolve(BARE, tables=bare))
