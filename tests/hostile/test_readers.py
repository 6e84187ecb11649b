"""Every reader on damaged files: it gives what it read or raises an error of ours, whatever is done to a file.

``make fuzz`` tries many more of them; a seed that fails is printed, and makes the same file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ansheng import AnshengError, Standard, check
from ansheng.agenda import Ladder, ladder
from ansheng.auditing.reading import audit
from ansheng.checking.over_time.kept import KeptFindings
from ansheng.dossier import Campaign, Dossier
from ansheng.errors import Problem
from ansheng.hazards.ledger import Ledger
from ansheng.reports.returned.audited.word import commented
from ansheng.reports.returned.folder import write_returned
from ansheng.reports.templates.grammar import read as read_template
from ansheng.reports.templates.library import template_called
from ansheng.sheets.documents.document import decode
from ansheng.sheets.door import read_toml
from ansheng.sheets.held import Held
from ansheng.sheets.reading import read_table
from ansheng.words import Words
from tests.cli.conftest import LAW
from tests.hostile.mutating import mutated
from tests.hostile.samples import exports, samples

Reader = Callable[[bytes, Path], object]
"""What reads the content of a file; the folder is for what must lie somewhere."""

FEW = 20
"""So many files each reader reads, but for the profile ``fuzz`` of Hypothesis, which says itself how many."""

IS_FUZZ = settings.get_current_profile_name() == "fuzz"
EXAMPLES = settings(
    max_examples=settings().max_examples if IS_FUZZ else FEW,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller seed makes no smaller file
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LADDER = Path(ladder.__file__).parent / "law" / "ladder.toml"
SEEDS = st.integers(0, 2**32 - 1)


def _written(data: bytes, folder: Path, name: str) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def _table(ending: str) -> Reader:
    return lambda data, folder: read_table(Held(f"a.{ending}", data), known=("编号", "单位名称"))


def _document(ending: str) -> Reader:
    return lambda data, folder: audit(decode(data, f"a.{ending}"))


def _coloured(data: bytes, folder: Path, name: str) -> object:
    (folder / "in").mkdir(exist_ok=True)
    _written(data, folder / "in", name)
    campaign = Campaign("整治")
    dossier = Dossier.of({}, campaign)
    told = Problem("invalid", Words("核对", "look"), name, "台账", row=3, column="编号")
    with TemporaryDirectory(dir=folder) as out:
        return write_returned(evolve(dossier, path=folder / "in"), Path(out), problems=[told])


def _commented(data: bytes, folder: Path) -> bytes:
    return commented(data, "a.docx", audit(decode(data, "a.docx")))


@cache
def _sources(kind: str) -> tuple[bytes, ...]:
    """The files of which damaged ones are made."""
    if kind == "kept":
        found = check([{"id": "T1", "monitored": False}, {"id": "T2"}], as_="gas.GasTank", on="2026-07-01")
        with TemporaryDirectory() as folder:
            found.write_parquet(Path(folder) / "a.parquet")
            return ((Path(folder) / "a.parquet").read_bytes(),)
    files = {"ladder": LADDER, "template": template_called("bulletin").files["zh"]}
    return (
        (LAW.encode(),) if kind == "law" else (files[kind].read_bytes(),) if kind in files else samples(kind)
    )


READERS: Mapping[str, tuple[str, Reader]] = {
    **{f"table {kind}": (kind, _table(kind)) for kind in ("xlsx", "xls", "csv", "parquet")},
    "table tsv": ("csv", _table("tsv")),
    "table without a name": ("csv", lambda data, folder: read_table(Held("data", data))),
    "page as a table": ("html", _table("xls")),
    **{f"document {kind}": (kind, _document(kind)) for kind in ("docx", "html", "pdf", "txt")},
    "comments in a document": ("docx", _commented),
    "workbook to be coloured": ("xlsx", lambda data, folder: _coloured(data, folder, "a.xlsx")),
    "old workbook to be coloured": ("xls", lambda data, folder: _coloured(data, folder, "a.xls")),
    "settings": ("toml", lambda data, folder: read_toml(_written(data, folder, "a.toml"))),
    "law": ("law", lambda data, folder: Standard.read(_written(data, folder, "a.toml"))),
    "ladder": ("ladder", lambda data, folder: Ladder.read(_written(data, folder, "a.toml"))),
    "template": ("template", lambda data, folder: read_template(data.decode("utf-8", "replace"), "a.txt")),
    "kept findings": ("kept", lambda data, folder: KeptFindings.read(_written(data, folder, "a.parquet"))),
}


@pytest.mark.parametrize(("kind", "reader"), READERS.values(), ids=READERS)
@EXAMPLES
@given(seed=SEEDS)
def test_a_damaged_file_is_read_or_refused(kind: str, reader: Reader, seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311
    data = mutated(random.choice(_sources(kind)), random)
    with _refused_in_a_line():
        reader(data, tmp_path)


@EXAMPLES
@given(seed=SEEDS)
def test_a_damaged_export_makes_the_same_ledger_or_none(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311
    files = dict(random.choice(exports()))
    name = random.choice(sorted(files))
    files[name] = mutated(files[name], random)
    with TemporaryDirectory(dir=tmp_path) as folder, _refused_in_a_line():
        for each, data in files.items():
            _written(data, Path(folder), each)
        with Ledger.restore(folder, "sqlite://") as ledger:
            ledger.export(Path(folder) / "again")
        again = {file.name: file.read_bytes() for file in (Path(folder) / "again").iterdir()}
        assert again == exports()[0]


@contextmanager
def _refused_in_a_line() -> Iterator[None]:
    """Let pass an error of ours that tells what is wrong in one line."""
    try:
        yield
    except AnshengError as error:
        told = error.words.zh + error.words.en
        if "\n" in told:
            raise
