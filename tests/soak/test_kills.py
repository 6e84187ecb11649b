"""The soak of kills in small: a few kills, of which the count and the state file tell what they would of a thousand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.soak import kills

pytestmark = pytest.mark.crash


def test_some_kills_lose_nothing_and_are_gone_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = tmp_path / "kills.json"
    for wanted in (3, 6):
        assert kills.main(["--kills", str(wanted), "--state", str(state), "--sqlite-only"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["kills"], told["checks"]) == (wanted, wanted)
        assert (told["lost"], told["half"], told["unsound"], told["faults"]) == (0, 0, 0, [])
    assert json.loads(state.read_text("utf-8")) == told
