"""The door: regular files only, in bounds while they are read, and one error that says what a path is."""

from __future__ import annotations

import io
import os
import pty
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.errors import InputError, LawError
from ansheng.sheets import door
from ansheng.sheets.door import entries, read_bytes, read_input, read_text, read_toml, regular, shown
from ansheng.sheets.reading import read_table

MADE: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "absent": (lambda path: None, "文件不存在", "no such file"),
    "folder": (lambda path: path.mkdir(), "是文件夹", "is a folder"),
    "pipe": (os.mkfifo, "是命名管道", "is a named pipe"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "是设备", "is a device"),
    "link to nothing": (lambda path: path.symlink_to("nothing"), "所指的文件不存在", "not there"),
    "link to itself": (lambda path: path.symlink_to(path.name), "链接互相指向", "in a circle"),
    "below a file": (lambda path: None, "文件不存在", "no such file"),
}


def refused(path: Path | str, most: int = door.TABLE) -> InputError:
    with pytest.raises(InputError) as caught:
        read_bytes(path, most=most)
    assert "\n" not in caught.value.words.zh + caught.value.words.en
    return caught.value


@pytest.mark.parametrize("kind", MADE)
def test_what_is_no_regular_file_is_said_to_be_what_it_is(tmp_path: Path, kind: str) -> None:
    make, zh, en = MADE[kind]
    path = tmp_path / "a.csv"
    make(path)
    if kind == "below a file":
        path.write_bytes(b"x")
        path = path / "b.csv"
    error = refused(path)
    assert (zh in error.words.zh, en in error.words.en) == (True, True), error.args
    assert str(path) in error.words.zh
    assert str(path) in error.words.en


def test_a_link_to_a_pipe_is_a_pipe_and_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    assert "命名管道" in refused(tmp_path / "link").words.zh
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "other").symlink_to("file")
    assert read_bytes(tmp_path / "other") == b"x"


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # an address of a socket has room for 107 bytes only
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s")
        assert "套接字" in refused("s").words.zh


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("a\0b", "路径含有", "character"),
        ("\ud800", "路径含有", "character"),
        ("长" * 300, "路径过长", "too long"),
    ],
    ids=["NUL", "surrogate", "long"],
)
def test_a_path_that_can_be_none_is_one_line(path: str, zh: str, en: str) -> None:
    error = refused(path)
    assert (zh in error.words.zh, en in error.words.en) == (True, True), error.args
    assert len(error.words.zh) < 300


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "无读取权限" in refused(tmp_path / "a").words.zh


@pytest.mark.parametrize("swapped", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
def test_what_takes_the_place_of_a_file_after_the_look_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: Callable[[Path], object]
) -> None:
    swapped(tmp_path / "a")
    monkeypatch.setattr(door, "regular", lambda *_, **__: True)
    errors: list[InputError] = []
    reading = threading.Thread(target=lambda: errors.append(refused(tmp_path / "a")), daemon=True)
    reading.start()
    reading.join(60)
    assert [("普通文件" in error.words.zh) for error in errors] == [True]


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_up_to_the_limit_a_file_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_bytes(tmp_path / "a", most=10) == b"x" * size


@pytest.mark.parametrize(
    ("most", "zh", "en"), [(10, "超过10 B", "more than 10 B"), (3 << 20, "超过3 MB", "more than 3 MB")]
)
def test_above_the_limit_it_is_not(tmp_path: Path, most: int, zh: str, en: str) -> None:
    (tmp_path / "a").touch()
    os.truncate(tmp_path / "a", most + 1)
    error = refused(tmp_path / "a", most=most)
    assert (zh in error.words.zh, en in error.words.en) == (True, True), error.args


@given(pieces=st.integers(0, 3), more=st.integers(-1, 1))
def test_every_byte_is_read_once(tmp_path_factory: pytest.TempPathFactory, pieces: int, more: int) -> None:
    data = os.urandom(max(0, (pieces << 20) + more))
    file = tmp_path_factory.mktemp("files") / "a"
    file.write_bytes(data)
    assert read_bytes(file) == data


def grown(monkeypatch: pytest.MonkeyPatch, file: Path, amounts: Iterator[int]) -> list[int]:
    """Let the file grow after each time that a piece of it is read; gives the sizes that are asked for."""
    read, asked = os.read, []

    def reading(descriptor: int, size: int) -> bytes:
        piece = read(descriptor, size)
        asked.append(size)
        with file.open("ab") as more:
            more.write(b"y" * next(amounts, 0))
        return piece

    monkeypatch.setattr(os, "read", reading)
    return asked


def test_a_file_that_grows_for_ever_is_refused_at_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 10)
    asked = grown(monkeypatch, file, (1000 for _ in count()))
    assert "超过5000 B" in refused(file, most=5000).words.zh
    assert max(asked) <= 5001
    assert len(asked) < 10


def test_a_file_that_grows_within_the_limit_is_refused_as_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * 10)
    grown(monkeypatch, file, iter([7]))
    error = refused(file, most=5000)
    assert ("有改动" in error.words.zh, "changed while" in error.words.en) == (True, True)


def test_while_a_thread_appends_the_file_is_read_to_an_end_or_refused(tmp_path: Path) -> None:
    file, done = tmp_path / "a", threading.Event()
    file.touch()

    def write() -> None:
        with file.open("ab", buffering=0) as growing:
            while not done.is_set():
                growing.write(b"0123456789")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        told = ""
        while "超过" not in told:
            try:
                data = read_bytes(file, most=100_000)
                assert data == (b"0123456789" * (len(data) // 10 + 1))[: len(data)]
            except InputError as error:
                told = error.words.zh
                assert "超过" in told or "有改动" in told
    finally:
        done.set()
        writer.join()


def test_nothing_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        read_bytes(tmp_path / "a")
        refused(tmp_path / "a", most=1)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_error_is_the_one_that_the_caller_promises(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="文件不存在"):
        read_toml(tmp_path / "a.toml", error=LawError)
    (tmp_path / "a.toml").write_bytes(b"\xff")
    with pytest.raises(LawError, match="UTF-8"):
        read_text(tmp_path / "a.toml", error=LawError)


def test_our_own_formats_are_utf8_with_or_without_a_mark(tmp_path: Path) -> None:
    for name, data in {"a": 'a = "标题"'.encode(), "b": 'a = "标题"'.encode("utf-8-sig")}.items():
        (tmp_path / name).write_bytes(data)
        assert read_toml(tmp_path / name) == {"a": "标题"}


@pytest.mark.parametrize(
    "text", ["a = ", "a = " + "[" * 9000, "a = " + "9" * 9000], ids=["cut", "deep", "long"]
)
def test_what_is_no_toml_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(InputError, match="TOML") as caught:
        read_toml(tmp_path / "a.toml")
    assert "not TOML" in caught.value.words.en


def test_a_look_opens_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.mkfifo(tmp_path / "pipe")
    assert [regular(tmp_path / "a"), regular(tmp_path / "none"), regular(tmp_path / "a" / "b")] == [
        True,
        False,
        False,
    ]
    with pytest.raises(InputError, match="命名管道"):
        regular(tmp_path / "pipe")


def test_a_folder_is_listed_and_what_is_none_is_named(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).touch()
    assert [path.name for path in entries(tmp_path)] == ["a", "b"]
    os.mkfifo(tmp_path / "pipe")
    for name, told in {
        "none": "文件夹不存在",
        "a": "是文件，",
        "pipe": "是命名管道",
        "\0": "路径含有",
    }.items():
        with pytest.raises(InputError, match=told):
            entries(tmp_path / name)


def test_a_long_path_is_shown_by_both_ends() -> None:
    assert shown("开" + "a" * 5000 + ".csv") == "开" + "a" * 99 + "…" + "a" * 96 + ".csv"


def given_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_read_and_kept_for_a_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    given_stdin(monkeypatch, "甲".encode("gb18030"))
    assert read_input("-") == read_input("-") == "甲".encode("gb18030")
    given_stdin(monkeypatch, b"other")
    assert read_input("-") == b"other"
    monkeypatch.setattr(sys, "stdin", io.StringIO("甲"))
    assert read_input("-") == "甲".encode()


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    given_stdin(monkeypatch, b"x" * 10)
    assert read_input("-", most=10) == b"x" * 10
    given_stdin(monkeypatch, b"x" * 11)
    with pytest.raises(InputError, match="超过10 B"):
        read_input("-", most=10)


def test_without_standard_input_a_file_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO("x")
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(InputError, match="无标准输入"):
            read_input("-")


def test_a_terminal_is_no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    outer, inner = pty.openpty()
    with os.fdopen(inner) as terminal, os.fdopen(outer):
        monkeypatch.setattr(sys, "stdin", terminal)
        with pytest.raises(InputError, match="终端"):
            read_input("-")


def test_input_that_does_not_wait_is_not_taken_for_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    outer, inner = os.pipe()
    os.set_blocking(outer, False)
    with os.fdopen(outer) as stream, os.fdopen(inner, "wb"):
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(InputError, match="无法打开"):
            read_input("-")


def test_only_the_path_of_one_dash_is_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given_stdin(monkeypatch, b"stdin")
    (tmp_path / "-").write_bytes(b"file")
    assert read_input(tmp_path / "-") == b"file"
    monkeypatch.chdir(tmp_path)
    assert read_bytes("-") == b"file"


def test_a_table_on_standard_input_is_told_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import polars as pl

    frame = pl.DataFrame({"编号": ["1", "2"], "单位": ["甲", "乙"]})
    frame.write_csv(tmp_path / "a.csv")
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_excel(tmp_path / "a.xlsx")
    for name in ("a.csv", "a.parquet", "a.xlsx"):
        given_stdin(monkeypatch, (tmp_path / name).read_bytes())
        (table,) = read_table("-")
        assert (table.file, table.frame["单位"].to_list()) == ("-", ["甲", "乙"])


def test_keys_in_chinese_need_no_quotes(tmp_path: Path) -> None:
    first = '[basis]\n督办 = "一号"\n提示函="二号" # 说明\n'
    bare = f'{first}[values.隐患."是否整改"]\n弄好了 = "是"\n[a]\nb = ["丙 = 丁"]\n'
    (tmp_path / "a.toml").write_text(bare, encoding="utf-8")
    assert read_toml(tmp_path / "a.toml") == {
        "basis": {"督办": "一号", "提示函": "二号"},
        "values": {"隐患": {"是否整改": {"弄好了": "是"}}},
        "a": {"b": ["丙 = 丁"]},
    }


@pytest.mark.parametrize(
    "text", ["督办 一号", "督办 = ", "督办 = 一号", 'x = """\n督办 = "一号"\n"""\n甲 = 1']
)
def test_what_is_no_toml_with_quotes_either_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="TOML"):
        read_toml(tmp_path / "a.toml")
