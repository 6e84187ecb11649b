"""Held: content goes wherever a path goes, and what comes out is the same."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng import AnshengError, Findings, InputError, Ledger
from ansheng.checking.forms.reading import read_determinations
from ansheng.dossier import open_files
from ansheng.responsibility import open_plan
from ansheng.sheets.documents import read_document
from ansheng.sheets.held import Held, held, is_file
from tests.published import HOSTILE

ON = "2026-07-01"
TANKS = "编号,监测能超限报警\nT1,否\nT2,不清楚\n".encode()
HAZARDS = "编号,隐患描述,发现日期\nH1,消防通道堵塞,2026-07-01\n".encode()
DOSSIER = Path("examples/lingwu-2020")


def check(records: Any) -> Findings:
    return ansheng.check(records, on=ON, as_="gas.GasTank")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "储罐.csv"
    file.write_bytes(TANKS)
    return file


def same(found: Findings, other: Findings) -> bool:
    """Whether two checks said the same of the same facts, wherever these stood."""
    plain = [each.to_polars().drop("file").equals(other.to_polars().drop("file")) for each in (found, other)]
    return all(plain) and found.manifest.receipt == other.manifest.receipt


def test_a_check_of_content_is_that_of_its_file(path: Path) -> None:
    there = check(path)
    assert len(there.hazards()) == 1
    given: list[Any] = [TANKS, bytearray(TANKS), memoryview(TANKS), io.BytesIO(TANKS), ("储罐.csv", TANKS)]
    with path.open("rb") as file, tempfile.SpooledTemporaryFile() as spooled:
        spooled.write(TANKS)
        for content in (*given, file, ("别的.csv", file), spooled):
            assert same(check(content), there)
            assert same(ansheng.load(["gas"]).check(content, on=ON, as_="gas.GasTank"), there)


def test_problems_call_content_by_its_name(path: Path) -> None:
    odd = TANKS + b"T3,\n" + "备注\n".encode()
    with path.open("rb") as file:
        names = [f.location.file for f in (*check(file), *check(("甲.csv", odd)), *check(odd))]
    assert set(names) == {str(path), "甲.csv", "data"}


def test_content_without_a_name_is_told_by_itself(tmp_path: Path) -> None:
    frame = pl.DataFrame({"编号": ["T1"], "监测能超限报警": ["否"]})
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_excel(tmp_path / "a.xlsx")
    for name in ("a.parquet", "a.xlsx"):
        data = tmp_path.joinpath(name).read_bytes()
        assert len(check(data).hazards()) == len(check((name, data)).hazards()) == 1
    with pytest.raises(InputError, match="不支持"):
        check(("a.zip", TANKS))


def test_an_object_stays_where_it_stood_and_is_read_whole() -> None:
    for at in (0, 5, len(TANKS)):
        file = io.BytesIO(TANKS)
        file.seek(at)
        assert len(check(file).hazards()) == 1
        assert file.tell() == at


class Stream(io.RawIOBase):
    """What can be read once, and not be moved."""

    def __init__(self, pieces: Iterable[Any]) -> None:
        self.pieces = iter(pieces)

    def read(self, size: int = -1) -> Any:
        piece = next(self.pieces, b"")
        if isinstance(piece, Exception):
            raise piece
        return piece


def test_a_stream_is_read_to_its_end() -> None:
    assert len(check(("a.csv", Stream([TANKS[:9], TANKS[9:]]))).hazards()) == 1


def closed() -> BinaryIO:
    file = io.BytesIO(TANKS)
    file.close()
    return file


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "text": (lambda: io.StringIO(TANKS.decode()), "二进制"),
    "closed": (closed, "已关闭"),
    "gives text": (lambda: Stream([TANKS.decode()]), "二进制"),
    "fails": (lambda: Stream([OSError("disk")]), "无法读取"),
    "fails otherwise": (lambda: Stream([RuntimeError("gone")]), "无法读取"),
    "waits": (lambda: Stream([None]), "无法读取"),
    "empty": (lambda: io.BytesIO(), "为空"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_an_object_that_gives_no_bytes_is_said_and_what_to_do(kind: str) -> None:
    make, zh = REFUSED[kind]
    for content in (make(), ("a.csv", make())):
        with pytest.raises(InputError, match=zh) as caught:
            check(content)
        assert "\n" not in caught.value.text("en")


def test_a_file_opened_as_text_or_for_writing_is_refused(path: Path) -> None:
    with path.open(encoding="utf-8") as text, pytest.raises(InputError, match="二进制"):
        check(text)
    with path.with_name("b.csv").open("wb") as written, pytest.raises(InputError, match="二进制"):
        check(written)


@pytest.mark.parametrize(("most", "fits"), [(99, False), (100, True), (101, True)])
def test_content_is_bounded_as_files_are(most: int, fits: bool) -> None:
    data = b"x" * 100
    contents: list[Any] = [data, io.BytesIO(data), ("a", Stream([data[:60], data[60:]]))]
    for content in contents:
        if fits:
            found = held(content, most=most)
            assert isinstance(found, Held)
            assert found.data == data
        else:
            with pytest.raises(InputError, match=f"超过{most} B"):
                held(content, most=most)


def test_what_is_no_file_is_none() -> None:
    things: list[Any] = [None, 3, [], {}, ("a", "b"), ("a", b"", 3), (1, b""), pl.DataFrame()]
    for thing in things:
        assert not is_file(thing)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a.parquet", "a.xls", "a", "a.tsv"]))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(data: bytes, name: str) -> None:
    with suppress(AnshengError):
        check((name, data))


def test_files_of_tables_are_opened_by_name(tmp_path: Path) -> None:
    (tmp_path / "隐患.csv").write_bytes(HAZARDS)
    there = open_files([tmp_path / "隐患.csv"])
    for files in ({"隐患.csv": HAZARDS}, {"隐患.csv": io.BytesIO(HAZARDS)}, [("隐患.csv", HAZARDS)]):
        found = open_files(files)
        assert found.tables["hazards"].drop("_file").equals(there.tables["hazards"].drop("_file"))
        assert found.sources[0].file == "隐患.csv"


def test_a_dossier_of_contents_is_that_of_the_folder() -> None:
    there = ansheng.open_dossier(DOSSIER)
    here = ansheng.open_dossier({file.name: file.read_bytes() for file in sorted(DOSSIER.iterdir())})
    assert here == there
    assert here.path is None


@pytest.mark.parametrize("name", ["../隐患.csv", "/隐患.csv", "", "隐\0患.csv", "长" * 300 + ".csv"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        ansheng.open_dossier({name: HAZARDS})


def test_a_dossier_of_contents_names_no_folder_of_this_machine() -> None:
    with pytest.raises(InputError) as caught:
        ansheng.open_dossier({"campaign.toml": b"title ="})
    assert tempfile.gettempdir() not in caught.value.words.zh + caught.value.words.en


def test_a_ledger_imports_content_and_acts_on_it() -> None:
    with Ledger.open("sqlite://", create=True) as ledger:
        assert ledger.import_table(("隐患.csv", HAZARDS), by="检查组").registered == 1
        assert ledger.import_table(io.BytesIO(HAZARDS), by="检查组").unchanged == 1
        table = "编号,办理事项,日期,办理人,隐患等级\nH1,定级,2026-07-01,检查组,一般\n".encode()
        assert ledger.act_many(("办理.csv", table)).problems == ()
        assert ledger.get("H1").state.title == "已定级"


def test_documents_plans_and_determinations_are_read_from_content(tmp_path: Path) -> None:
    text = "全市共排查隐患280处，整改256处。"
    assert read_document(text.encode()) == read_document(("通报.txt", io.BytesIO(text.encode()))) == text
    plan = "任务,责任单位,完成时限\n排查,甲局,2026年7月底前\n".encode()
    assert len(open_plan(("方案.csv", plan)).items) == 1
    heads = "record,rule,verdict,by,determined_on,reason"
    answers = f"{heads}\nT2,gas.tank_unmonitored,hazard,张三,2026-07-01,看过\n".encode()
    assert [str(each.record) for each in read_determinations(answers)] == ["T2"]


def outcome(file: Any, name: str) -> str:
    try:
        found = check(file)
    except AnshengError as error:
        return error.text().replace(name, "")
    return repr([problem.to_dict() for problem in found.manifest.problems]).replace(name, "") + repr(found)


@pytest.mark.hostile
def test_hostile_files_come_to_the_same_as_content() -> None:
    """Those that are read in a moment; the others are read by the same code, which has tests of its own."""
    files = [file for file in sorted(HOSTILE.iterdir()) if file.suffix in (".csv", ".tsv", ".txt", ".xls")]
    small = [file for file in files if file.stat().st_size < 1 << 16]
    held_alike = [outcome((str(file), file.read_bytes()), str(file)) for file in small]
    differing = [
        file.name for file, there in zip(small, held_alike, strict=True) if outcome(file, str(file)) != there
    ]
    assert (len(small) > 20, differing) == (True, [])
