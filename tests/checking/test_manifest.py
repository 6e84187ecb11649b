"""The manifest as data: its keys, which other programs read, and its language."""

from __future__ import annotations

from datetime import date

import pytest

from ansheng import Rule
from ansheng.checking.check import Check
from ansheng.errors import AnshengError
from tests.rules.engine import LAW, Thing

DAY = date(2026, 1, 1)
KEYS = [
    "on", "engine", "facts", "records", "plugins", "editions", "rules", "not_in_force", "saw_nothing", "stale",
    "memory_only", "problems", "nan_as_missing", "determinations", "receipt",
]  # fmt: skip
PARTS = {
    "rules": "rule seen in_scope hazard undetermined joined joined_undetermined clear",
    "not_in_force": "rule reason",
}


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, object]]:
    gone = Rule(LAW.clause("gone"), hazard=Thing.a, title="只在旧版中的规则", name="gone")
    there = Rule(LAW.clause("leak"), hazard=Thing.a, title="规则", name="there")
    manifest = Check((gone, there), DAY).run([Thing(a=True)]).manifest
    with pytest.raises(AnshengError):
        manifest.to_dict("fr")  # type: ignore[arg-type]
    return {"": manifest.to_dict(), "zh": manifest.to_dict("zh"), "en": manifest.to_dict("en")}


def test_the_manifest_has_the_keys_that_programs_read(told: dict[str, dict[str, object]]) -> None:
    assert list(told["zh"]) == KEYS
    assert (told["zh"]["on"], told["zh"]["records"], told["zh"]["facts"]) == ("2026-01-01", 1, ["Thing"])


@pytest.mark.parametrize("name", ["rules", "not_in_force"])
def test_each_entry_has_the_keys_that_programs_read(name: str, told: dict[str, dict[str, object]]) -> None:
    entries = told["zh"][name]
    assert isinstance(entries, list)
    assert {" ".join(entry) for entry in entries} == {PARTS[name]}


def test_the_manifest_is_chinese_where_no_language_is_asked_for(told: dict[str, dict[str, object]]) -> None:
    assert told[""] == told["zh"] != told["en"]
    assert "".join(str(told["en"]["not_in_force"])).isascii()
