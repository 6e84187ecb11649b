"""Kept findings: a check as it was on its day, in one compact file, to be read and compared later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from os import PathLike
from typing import TYPE_CHECKING, Any, get_args

import attrs

from ansheng.checking.parts.part import schema, unpacked
from ansheng.errors import InputError, check_lang
from ansheng.sheets.door import destination, read_bytes
from ansheng.sheets.formats.parquet import own_frame
from ansheng.words import Lang, Words
from ansheng.writing import new_file, write_file

if TYPE_CHECKING:
    import polars

FORMAT = "ansheng.findings/1"


@attrs.frozen(eq=False)
class KeptFindings:
    """The findings of a check in long form, with its manifest, apart from the records and the rules.

    Made by :meth:`Findings.keep` and read back by :meth:`read`. Titles and messages are in one language.

    :param manifest: what the check did, as :meth:`Manifest.to_dict` gives it
    """

    frame: polars.DataFrame = attrs.field(repr=False)
    manifest: dict[str, Any] = attrs.field(repr=False)
    lang: Lang = "zh"

    @classmethod
    def read(cls, path: str | PathLike[str]) -> KeptFindings:
        """The findings that :meth:`write_parquet` wrote.

        :raises InputError: the file is not there, or is none of these
        """
        import polars as pl

        held = read_bytes(path)
        try:
            frame, stated = own_frame(held, str(path)), pl.read_parquet_metadata(BytesIO(held))
            manifest = json.loads(stated.get("manifest", "null"))
        except (InputError, OSError, ValueError, RecursionError, pl.exceptions.PolarsError) as error:
            raise _not_kept(path) from error
        if (
            "cites" not in frame.columns
        ):  # which files had not before a finding said all clauses that it cites
            frame = frame.with_columns(cites=pl.lit(None, schema()["cites"]))
        whole = isinstance(manifest, dict) and stated.get("lang") in get_args(Lang)
        if not whole or stated.get("format") != FORMAT or dict(frame.schema) | schema() != dict(frame.schema):
            raise _not_kept(path)
        return cls(frame.select(list(schema())), manifest, check_lang(stated["lang"]))

    def write_parquet(self, path: str | PathLike[str]) -> None:
        """Write the findings with evidence and manifest as one Parquet file.

        :raises InputError: the file cannot be written
        """
        stated = json.dumps(self.manifest, ensure_ascii=False)
        content = BytesIO()
        self.frame.write_parquet(
            content, compression="zstd", metadata={"format": FORMAT, "manifest": stated, "lang": self.lang}
        )
        write_file(destination(path), content.getvalue())

    def to_polars(self) -> polars.DataFrame:
        """The findings as a Polars frame, as :meth:`Findings.to_polars` gives it."""
        return self.frame

    def to_dicts(self) -> list[dict[str, Any]]:
        """The findings as plain data, as :meth:`Findings.to_dicts` gives them."""
        return [unpacked(row) for row in self.frame.iter_rows(named=True)]

    def __len__(self) -> int:
        return self.frame.height

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KeptFindings):
            return NotImplemented
        return self.frame.equals(other.frame) and (self.manifest, self.lang) == (other.manifest, other.lang)

    __hash__ = None  # type: ignore[assignment]


def write_batches(path: str | PathLike[str], batches: Iterator[polars.DataFrame]) -> None:
    """Write findings in long form, without what is told of each, as one Parquet file, one batch after the other.

    :raises InputError: the file cannot be written, or the records cannot be read any more
    """
    import polars as pl
    from polars.io.plugins import register_io_source

    failed: list[BaseException] = []

    def read(
        columns: list[str] | None, where: pl.Expr | None, rows: int | None, size: int | None
    ) -> Iterator[pl.DataFrame]:
        try:
            yield from batches
        except InputError as error:
            failed.append(error)
            raise

    with new_file(destination(path)) as draft:
        table = register_io_source(read, schema=schema(told=False))
        try:
            table.sink_parquet(draft, compression="zstd", engine="streaming")
        except pl.exceptions.PolarsError:
            if failed:
                raise failed[0] from None
            raise


def _not_kept(path: str | PathLike[str]) -> InputError:
    return InputError(
        Words(
            f"{path} 不是保存的判定结果；请给出 write_parquet 或 --write-baseline 写出的文件",
            f"{path} holds no kept findings; give a file that write_parquet or --write-baseline wrote",
        )
    )
