"""No file ends the interpreter, needs minutes or fills the memory: made ones, and those of others where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansheng.cli import run as command
from tests.hostile import made, runner
from tests.published import HOSTILE

COMMANDS = ("check", "report", "audit", "ledger import")
REFUSED = 2
MOST_SECONDS, MOST_MEGABYTES = 5, 500


def outcomes(files: list[Path], folder: Path, kind: str) -> dict[str, runner.Outcome]:
    """How a command ended on each of the files.

    One process reads all, and the memory of those before may stay with it: where a refusal seems to take too much, the
    file is read again in a process of its own.
    """
    command(["ledger", "init", f"sqlite:///{folder}/台账.db"])
    jobs = [runner.commands(file, folder)[kind] for file in files]
    ends = [
        runner.run([job])[0] if outcome.code == REFUSED and outcome.megabytes > MOST_MEGABYTES else outcome
        for job, outcome in zip(jobs, runner.run(jobs), strict=True)
    ]
    return {file.name: each for file, each in zip(files, ends, strict=True)}


def ends_badly(outcome: runner.Outcome) -> bool:
    """Whether a command ended by a signal or by what no user can mend, or a refusal of it took too much."""
    dear = outcome.seconds > MOST_SECONDS or outcome.megabytes > MOST_MEGABYTES
    return (
        outcome.code not in (0, 1, REFUSED, 3)
        or "Traceback" in outcome.said
        or "panicked" in outcome.said
        or (outcome.code == REFUSED and dear)
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("made")
    for name, data in made.files():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def checked(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, runner.Outcome]:
    """How a check ended on each made file."""
    return outcomes(files, tmp_path_factory.mktemp("checked"), "check")


@pytest.mark.parametrize("kind", COMMANDS)
def test_no_made_file_ends_a_command(
    kind: str, files: list[Path], checked: dict[str, runner.Outcome], tmp_path: Path
) -> None:
    found = checked if kind == "check" else outcomes(files, tmp_path, kind)
    assert len(found) == len(files) > 35
    assert {name: each for name, each in found.items() if ends_badly(each)} == {}


REFUSALS = {
    "范围过大": [
        *(
            "far_row",
            "last_row_of_all",
            "far_row_of_a_cell_without_a_place",
            "row_beyond_a_sheet",
            "endless_row",
        ),
        *("wide", "last_column", "endless_column", "far_row_written_loosely", "far_row_under_a_prefix"),
        *("cells_without_places", "rows_without_numbers", "nearly_empty", "declared_reach", "far_cell"),
        *("wide_and_ragged", "wide_and_quoted", "fields_only", "rows", "columns", "repeated_list"),
    ],
    "声明的文字条数": ["declared_texts_later"],
    "文字展开后超过": ["repeated_text.parquet"],
    "DELTA_BYTE_ARRAY": ["repeated_beginning"],
    "已损坏": ["spoilt_schema", "spoilt_page", "no_footer", "endless_list", "endless_depth"],
}


@pytest.mark.parametrize(("said", "names"), REFUSALS.items())
def test_what_is_refused_says_why(said: str, names: list[str], checked: dict[str, runner.Outcome]) -> None:
    chosen = {name: each for name, each in checked.items() if {name, Path(name).stem} & set(names)}
    assert len({Path(name).stem for name in chosen}) == len(names)
    for name, outcome in chosen.items():
        assert (name, outcome.code, said in outcome.said, name in outcome.said) == (name, REFUSED, True, True)


@pytest.mark.long
@pytest.mark.hostile
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_file_of_others_ends_a_command(kind: str, tmp_path: Path) -> None:
    found = outcomes(sorted(HOSTILE.iterdir()), tmp_path, kind)
    assert len(found) > 100
    assert {name: each for name, each in found.items() if ends_badly(each)} == {}
