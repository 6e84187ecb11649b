"""Parquet: the table of a file, or of many: a folder of parts, or what a pattern such as ``data/*.parquet`` names.

The parts are one table, in the order of their names. Folders called ``地区=一镇`` say what holds of all that lies in
them, as a column; where the parts have one of that name themselves, theirs counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from glob import has_magic
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import attrs

from ansheng.errors import InputError, near
from ansheng.sheets.door import TABLE, empty, mapped, read_bytes, read_input, regular
from ansheng.sheets.formats.footer import declared
from ansheng.sheets.grid import MOST_COLUMNS, MOST_TEXT, too_far, too_much_text
from ansheng.sheets.held import Held, too_large
from ansheng.words import NO_WORDS, Words

if TYPE_CHECKING:
    import polars as pl

PIECE = 500_000
"""So many rows of a file are held at a time."""

PARQUET = ".parquet"
ROW = "_row"
_NULL = "__HIVE_DEFAULT_PARTITION__"
_LOOKED_AT = 2000


def is_parts(path: str | os.PathLike[str]) -> bool:
    """Whether a path means several files: a folder with Parquet files, or a pattern of such."""
    if isinstance(path, Held):
        return False
    place = Path(path)
    try:
        if place.is_dir():
            return bool(_below(place))
        return place.suffix.lower() == PARQUET and has_magic(os.fspath(path)) and not place.exists()
    except (OSError, ValueError):
        return False


_THINNEST = 64
"""Of more values than a table is laid out with, so many at most come of each byte: real answers take more room."""


@attrs.frozen
class Scan:
    """A Parquet file that is read as often as somebody asks, as long as it stays what it was.

    :param rows: how many it has
    :param stamp: its size and the time of its last change
    """

    path: str
    rows: int
    stamp: tuple[int, int]

    def table(self, start: int = 0, most: int | None = None) -> pl.LazyFrame:
        """The table with the number of each row in ``_row``, of which nothing is read before it is collected.

        :param start: how many rows are left out before the first
        :param most: how many are taken; by default all

        :raises InputError: the file was changed or removed, or is damaged
        """
        import polars as pl

        if _stamp(self.path) != self.stamp:
            raise InputError(
                Words(
                    f"{self.path}：检查后文件有改动；请重新检查",
                    f"{self.path}: the file was changed since it was checked; check it again",
                )
            )
        with damaged(self.path):
            table = pl.scan_parquet(self.path, glob=False, hive_partitioning=False)
            numbered = ROW in table.collect_schema()
        table = table.slice(start, most) if start or most is not None else table
        return table if numbered else table.with_row_index(ROW, offset=start + 1)

    def collected(self, query: pl.LazyFrame) -> pl.DataFrame:
        """What a query over the table finds, read in a stream.

        :raises InputError: the file is damaged
        """
        with damaged(self.path):
            return query.collect(engine="streaming")

    def pieces(self, wanted: Sequence[pl.Expr]) -> Iterator[pl.DataFrame]:
        """Columns of the table with ``_row``, the number of each row, so many rows at a time, in their order.

        :raises InputError: the file was changed, or cannot be read any more
        """
        for start in range(0, max(self.rows, 1), PIECE):
            with damaged(self.path):
                piece = self.table(start, PIECE).select(*wanted, ROW).collect()
            yield piece


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def scanned(path: str | os.PathLike[str]) -> Scan | None:
    """A Parquet file to be read as it is judged; None for what is none, and for content that a program holds.

    :raises InputError: it is no regular file, is damaged, or has too many columns
    """
    file = os.fspath(path)
    if isinstance(path, Held) or Path(file).suffix.lower() != PARQUET or is_parts(path):
        return None
    if not regular(path):
        return None
    stamp = _stamp(file)
    assert stamp is not None
    if not stamp[0]:
        raise empty(file)
    with damaged(file), mapped(file) as data:
        stated = declared(data)
    if stated.columns > MOST_COLUMNS or (stated.is_far and stamp[0] * _THINNEST < stated.values):
        raise too_far(file, stated.rows, stated.columns)
    if stated.text > MOST_TEXT:
        raise too_much_text(file)
    return Scan(file, stated.rows, stamp)


@contextmanager
def damaged(file: str) -> Iterator[None]:
    """What the reader says of a file that is no Parquet file, as an error of ours."""
    import polars as pl

    try:
        yield
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OSError,
        pl.exceptions.PolarsError,
        pl.exceptions.PanicException,
    ) as error:
        raise InputError(
            Words(
                f"{file}：Parquet 文件已损坏或不完整；请重新生成文件",
                f"{file}: the Parquet file is damaged or incomplete; make it again",
            )
        ) from error


def read_parquet(path: str | os.PathLike[str]) -> pl.DataFrame:
    """The table of a file, or that of its parts together.

    :raises InputError: a file cannot be read or is damaged; there is none; all are larger than a table may be; or
        their columns do not go together
    """
    import polars as pl

    if not is_parts(path):
        return _table(read_input(path), str(path))
    files, root = _files(path)
    left, tables = TABLE, list[pl.DataFrame]()
    for file in files:
        data = read_bytes(file, most=TABLE)
        left -= len(data)
        if left < 0:
            raise too_large(str(path), TABLE, InputError)
        table = _table(data, str(file))
        said = {name: value for name, value in _said(file, root).items() if name not in table.columns}
        tables.append(table.with_columns(pl.lit(v, pl.String).alias(n) for n, v in said.items()))
    try:
        return pl.concat(tables, how="diagonal_relaxed")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise InputError(
            Words(
                f"{path}：各 Parquet 文件的列类型不一致，不能合为一张表；请分别给出",
                f"{path}: the columns of the Parquet files are not of the same types; give them one by one",
            )
        ) from error


def _files(path: str | os.PathLike[str]) -> tuple[Sequence[Path], Path]:
    """The parts in the order of their names, and the folder from which folders say something."""
    place = Path(path)
    if place.is_dir():
        return _below(place), place
    root = _start(place)
    found = sorted(file for file in root.glob(str(place.relative_to(root))) if file.is_file())
    if not found:
        raise _none(path, root)
    return found, root


def _below(folder: Path) -> list[Path]:
    """The Parquet files in a folder and those below; what begins with a dot or an underline is no part."""
    return sorted(
        file
        for file in folder.rglob(f"*{PARQUET}")
        if file.is_file() and not any(part.startswith(("_", ".")) for part in file.relative_to(folder).parts)
    )


def _start(pattern: Path) -> Path:
    """The folder before the first part of a pattern that stands for several names."""
    return Path(*takewhile(lambda part: not has_magic(part), pattern.parts))


def _said(file: Path, root: Path) -> dict[str, str | None]:
    """What the folders of a part say of it."""
    pairs = (part.partition("=") for part in file.relative_to(root).parts[:-1] if "=" in part)
    return {unquote(name): None if value == _NULL else unquote(value) for name, _, value in pairs}


def _none(path: str | os.PathLike[str], root: Path) -> InputError:
    names = [str(file) for file in islice(root.rglob(f"*{PARQUET}"), _LOOKED_AT)] if root.is_dir() else []
    close = near(os.fspath(path), names) or names[:3]
    beside = Words(f"；附近有 {'、'.join(close)}", f"; near are {', '.join(close)}") if close else NO_WORDS
    return InputError(
        Words(
            f"{path}：未找到与之相符的 Parquet 文件{beside.zh}；请核对路径",
            f"{path}: no Parquet file is of this pattern{beside.en}; check the path",
        )
    )


def own_frame(data: bytes, file: str) -> pl.DataFrame:
    """The table of a file that this library wrote, of whatever size, once its pages are known to be what they say.

    :raises InputError: it is empty or damaged
    """
    import polars as pl

    if not data:
        raise empty(file)
    with damaged(file):
        declared(data)
        return pl.read_parquet(data)


def _table(data: bytes, file: str) -> pl.DataFrame:
    import polars as pl
    import polars.selectors as cs

    if not data:
        raise empty(file)
    with damaged(file):
        stated = declared(data)
        if stated.is_far:
            raise too_far(file, stated.rows, stated.columns)
        if stated.text > MOST_TEXT:
            raise too_much_text(file)
        if stated.grown > MOST_TEXT:
            raise _unforeseeable(file)
        frame = pl.read_parquet(data)
    texts = frame.select(cs.string().str.len_bytes().sum(), cs.binary().bin.size().sum())
    if sum(sum(filter(None, row)) for row in texts.rows()) > MOST_TEXT:
        raise too_much_text(file)
    return frame


def _unforeseeable(file: str) -> InputError:
    return InputError(
        Words(
            f"{file}：文字列用 DELTA_BYTE_ARRAY 编码，展开后的大小无法预先核对，可能超过{MOST_TEXT >> 20} MB，"
            "不读取；请改用默认编码重新生成文件，或拆分后再试",
            f"{file}: a column of texts is encoded as DELTA_BYTE_ARRAY; how large it becomes cannot be known before,"
            f" and may be more than {MOST_TEXT >> 20} MB, not read; write it in the default encoding, or split it",
        )
    )
