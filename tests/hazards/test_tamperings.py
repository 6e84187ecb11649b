"""Fifty tamperings by somebody who knows the program, each of which an anchor that is newer names.

Beside the ledger everything may be written: its tables, its heads, its anchors. What is kept elsewhere is the code of
one anchor, as it stands in a letter. With it, ``verify`` names every one of them; without it, it says nothing of those
that were made to fit, which is why the anchor is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.evidence.heads import Told
from tests.hazards.conftest import table
from tests.hazards.test_forgery import ORDER, Forger, by_another

ENTRIES = 6
"""Three batches of an import, two events of H000009, and a hazard of its own."""
LATER = {"编号": "H1", "隐患描述": "通道堵塞", "发现日期": "2026-07-01"}


@attrs.frozen
class Scene:
    """A ledger, the code that was kept of it, and what somebody may write beside it."""

    address: str
    code: str
    head: tuple[int, str]
    folder: Path

    @property
    def forger(self) -> Forger:
        return Forger(self.address)

    def sql(self, *statements: str) -> None:
        for statement in statements:
            self.forger.write(statement, [{}])

    def fit(self, first: int = 1, last: int = ENTRIES) -> None:
        """Make every entry and the head fit what the events are now."""
        entries = [row["number"] for row in self.forger.rows("SELECT number FROM journal ORDER BY number")]
        for number in (each for each in entries if first <= each <= last):
            self.forger.reseal(number)
        self.forger.crown()

    def cut(self, last: int) -> None:
        """Take away all entries after one, with their events, and set the head back; the states fit."""
        gone = f"(SELECT hazard FROM events GROUP BY hazard HAVING min(number) > {last})"  # noqa: S608
        self.sql(
            f"DELETE FROM hazards WHERE id IN {gone}",  # noqa: S608
            f"DELETE FROM events WHERE number > {last}",  # noqa: S608
            f"DELETE FROM journal WHERE number > {last}",  # noqa: S608
            f"UPDATE ledger SET number = {last}",  # noqa: S608
        )
        for row in self.forger.rows("SELECT hazard, max(seq) AS seq FROM events GROUP BY hazard"):
            self.forger.rewrite(row["hazard"], row["seq"], lambda told: told)
        self.forger.crown()

    def without_files(self) -> None:
        for ending in (".head", ".anchors"):
            self.folder.joinpath(f"台账.db{ending}").unlink(missing_ok=True)

    def look(self, *anchors: Told) -> Any:
        with Ledger.open(self.address) as ledger:
            return ledger.verify(anchors=anchors)


def build(address: str, folder: Path) -> tuple[str, tuple[int, str]]:
    file = folder / "a.parquet"
    table(30).write_parquet(file)
    with Ledger.open(address, create=True) as ledger:
        ledger.import_table(file, by="科员", batch=10)
        ledger.act("H000009", "order", by="检查组", on="2026-07-02", **ORDER)
        ledger.act("H000009", "report", by="检查组", on="2026-07-02")
        ledger.record(LATER, by="检查组")
        anchor = ledger.anchor()
        assert anchor.head is not None
        return anchor.head.code, ledger.head


@pytest.fixture
def scene(address: str, tmp_path: Path) -> Scene:
    return Scene(address, *build(address, tmp_path), tmp_path)


Tampering = Callable[[Scene], object]
ROWS = ("H000000", "H000004", "H000010", "H000011", "H000017", "H000023", "H000029")


def rewritten(hazard: str, seq: int = 1, *, deep: int) -> Tampering:
    """An event by another person: alone, with the digests, with the hashes, with the whole journal and its head."""

    def tamper(scene: Scene) -> None:
        scene.forger.rewrite(hazard, seq, by_another)
        if deep == 1:
            scene.forger.reseal(*range(1, ENTRIES + 1), chained=False)
        if deep == 2:
            scene.forger.reseal(1)
        if deep >= 3:
            scene.fit()
        if deep >= 4:
            scene.without_files()

    return tamper


def said(*statements: str, fitting: bool = False) -> Tampering:
    def tamper(scene: Scene) -> None:
        scene.sql(*statements)
        if fitting:
            scene.fit()
            scene.without_files()

    return tamper


def swapped(first: str, second: str) -> Tampering:
    """The registrations of two hazards, exchanged with their entries, all made to fit."""

    def tamper(scene: Scene) -> None:
        events = {row["hazard"]: row for row in scene.forger.rows("SELECT * FROM events WHERE seq = 1")}
        one, other = events[first]["number"], events[second]["number"]
        scene.sql(
            f"UPDATE events SET number = {other} WHERE hazard = '{first}' AND seq = 1",  # noqa: S608
            f"UPDATE events SET number = {one} WHERE hazard = '{second}' AND seq = 1",  # noqa: S608
        )
        scene.fit()
        scene.without_files()

    return tamper


def cut(last: int) -> Tampering:
    def tamper(scene: Scene) -> None:
        scene.cut(last)
        scene.without_files()

    return tamper


def cut_and_grown(last: int, events: int) -> Tampering:
    """The end cut off, and as many other entries written in its place, by the program itself."""

    def tamper(scene: Scene) -> None:
        scene.cut(last)
        scene.without_files()
        with Ledger.open(scene.address) as ledger:
            for number in range(events):
                ledger.record({**LATER, "编号": f"假{number}"}, by="检查组")

    return tamper


def redone(rows: int, batch: int) -> Tampering:
    """Another ledger altogether, made by the program, in the place of the first."""

    def tamper(scene: Scene) -> None:
        scene.sql("DELETE FROM hazards", "DELETE FROM events", "DELETE FROM journal")
        scene.sql("UPDATE ledger SET number = 0, hash = ''")
        scene.without_files()
        file = scene.folder / "b.parquet"
        table(rows).write_parquet(file)
        with Ledger.open(scene.address) as ledger:
            ledger.import_table(file, by="科员", batch=batch)

    return tamper


def _cases() -> Iterator[Any]:
    for deep in range(5):
        for hazard in ROWS[: 7 if deep == 4 else 5]:
            yield pytest.param(rewritten(hazard, deep=deep), id=f"rewritten {hazard} {deep}")
    for seq in (1, 2, 3):
        yield pytest.param(rewritten("H000009", seq, deep=4), id=f"rewritten H000009/{seq}")
    for last in range(1, ENTRIES):
        yield pytest.param(cut(last), id=f"cut after {last}")
        yield pytest.param(cut_and_grown(last, ENTRIES - last), id=f"cut after {last} and grown")
    yield pytest.param(cut_and_grown(3, 9), id="cut and grown beyond")
    yield pytest.param(redone(30, 5), id="redone with as many entries")
    yield pytest.param(redone(30, 100), id="redone with fewer entries")
    yield pytest.param(redone(90, 5), id="redone with more entries")
    for first, second in (("H000001", "H000012"), ("H000002", "H000021"), ("H000013", "H000024")):
        yield pytest.param(swapped(first, second), id=f"swapped {first} {second}")
    for at, statement in enumerate(
        (
            "UPDATE journal SET actor = '李四' WHERE number = 2",
            "UPDATE journal SET at = '2020-01-01T00:00:00+08:00' WHERE number = 5",
            "UPDATE journal SET kind = 'record' WHERE number = 4",
            "UPDATE journal SET data = '{}' WHERE number = 1",
        )
    ):
        yield pytest.param(said(statement), id=f"journal {at}")
        yield pytest.param(said(statement, fitting=True), id=f"journal {at} made to fit")


CASES: Sequence[Any] = list(_cases())


def test_there_are_at_least_fifty() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize("tampering", CASES)
def test_a_tampering_is_named_where_an_anchor_is_newer(scene: Scene, tampering: Tampering) -> None:
    assert scene.look(scene.code).sound
    tampering(scene)
    found = scene.look(scene.code)
    assert not found.sound
    assert found.shown == 0
    numbers = [each.number for each in found.breaks if each.number is not None]
    assert numbers
    assert all(each.text() and each.text("en") for each in found.breaks)


MADE_TO_FIT = ("rewritten H000004 4", "cut after 4", "swapped H000001 H000012", "redone with as many entries")


@pytest.mark.parametrize("name", MADE_TO_FIT)
def test_without_an_anchor_what_was_made_to_fit_is_not_seen(scene: Scene, name: str) -> None:
    (case,) = [each for each in CASES if each.id == name]
    case.values[0](scene)
    assert scene.look().sound
    kept = f"{scene.head[0]}:{scene.head[1]}"
    assert not scene.look(kept).sound


# Files beside an SQLite ledger


@pytest.fixture
def in_file(tmp_path: Path) -> Scene:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    return Scene(address, *build(address, tmp_path), tmp_path)


def copied(scene: Scene, to: str) -> list[Path]:
    folder = scene.folder / to
    folder.mkdir()
    return [Path(shutil.copy(path, folder)) for path in scene.folder.glob("台账.db*")]


def test_an_old_copy_put_back_with_its_files_is_named(in_file: Scene) -> None:
    old = copied(in_file, "旧")
    with Ledger.open(in_file.address) as ledger:
        ledger.act("H000003", "report", by="检查组", on="2026-07-03")
        newer = ledger.anchor()
    for path in in_file.folder.glob("台账.db*"):
        path.unlink()
    for path in old:
        shutil.copy(path, in_file.folder)
    assert in_file.look(in_file.code).sound
    assert newer.head is not None
    (found,) = in_file.look(newer.head.code).breaks
    assert (found.kind, found.number) == ("journal", 7)
    assert [each.number for each in in_file.look(newer).breaks] == [7]


ANCHOR_LINES: Sequence[tuple[str, Callable[[str], str]]] = (
    ("another root", lambda text: text.replace('"root": "', '"root": "0', 1)),
    ("another count", lambda text: text.replace('"events": 30', '"events": 31')),
    ("another hash", lambda text: text.replace('"hash": "', '"hash": "f', 1)),
    ("another digest", lambda text: text.replace('"digest": "', '"digest": "0', 1)),
    ("half a line", lambda text: text[: len(text) // 2]),
    ("no line at all", lambda text: f"{text}x\n"),
    ("an entry that is not there", lambda text: text + f"99:{'0' * 64}\n"),
    ("another entry", lambda text: text + f"2:{'0' * 64}\n"),
)


@pytest.mark.parametrize(("name", "change"), ANCHOR_LINES, ids=[name for name, _ in ANCHOR_LINES])
def test_a_file_of_anchors_that_was_changed_is_named(
    in_file: Scene, name: str, change: Callable[[str], str]
) -> None:
    path = in_file.folder / "台账.db.anchors"
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")
    found = in_file.look(in_file.code)
    assert not found.sound
    assert found.shown == ENTRIES


def test_an_anchor_made_up_with_its_digest_is_named(in_file: Scene) -> None:
    """Its entry is the one that was kept, but not the events."""
    with Ledger.open(in_file.address) as ledger:
        anchor = ledger.anchor()
    assert anchor.head is not None
    other = attrs.evolve(anchor.head, events=7)
    (found,) = in_file.look(other).breaks
    assert (found.kind, found.number) == ("anchor", ENTRIES)
