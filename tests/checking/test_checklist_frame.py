"""The checklist as a frame: a row an item, its columns and their types those of the plain data."""

from __future__ import annotations

import json

import polars as pl

from ansheng import Rule
from ansheng.catalogue import Catalogue
from ansheng.plugins import Plugin
from tests.rules.engine import LAW, TODAY, Thing

RULE = Rule(LAW.clause("leak"), hazard=Thing.a & (Thing.x > 1), name="stated", title="规则", en="stated")
CATALOGUE = Catalogue((Plugin("test", "1", "here", (RULE.of_plugin("test"),), (LAW,)),))
TYPES = {
    "group": pl.String, "fact": pl.String, "title": pl.String, "kind": pl.String, "unit": pl.String,
    "minimum": pl.Float64, "options": pl.String, "judged": pl.Boolean, "note": pl.String, "clauses": pl.List,
    "rules": pl.List, "entries": pl.String,
}  # fmt: skip
CLAUSE = ["standard", "layer", "region", "edition", "clause", "title", "state", "reason"]


def test_the_frame_says_what_the_plain_data_say() -> None:
    sheet = CATALOGUE.checklist("Thing", on=TODAY)
    frame, plain = sheet.to_polars(), sheet.to_dicts()
    assert {name: kind.base_type() for name, kind in frame.schema.items()} == TYPES
    assert all(list(row) == [*TYPES] for row in plain)
    clauses = frame.schema["clauses"]
    assert isinstance(clauses, pl.List)
    assert isinstance(clauses.inner, pl.Struct)
    assert [field.name for field in clauses.inner.fields] == CLAUSE
    for row, told in zip(frame.to_dicts(), plain, strict=True):
        texts = {name: json.loads(row[name]) for name in ("options", "entries")}
        assert {**row, **texts} == told
