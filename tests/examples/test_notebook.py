"""The example notebook: every cell runs, and what ansheng gives is shown as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.process

PATH = Path(__file__).parents[2] / "examples" / "notebook" / "campaign.ipynb"


def kept() -> nbformat.NotebookNode:
    """The notebook as it is kept."""
    notebook: nbformat.NotebookNode = nbformat.read(PATH, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The cells of code with their outputs, run in the folder of the notebook."""
    notebook = kept()
    nbformat.validate(notebook)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name)))
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(PATH.parent)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: Any, kind: str = "text/html") -> str:
    """What a cell shows last; nothing is printed beside it, no warning among others."""
    (output,) = cell.outputs
    assert output.output_type == "execute_result"
    text: str = output.data[kind]
    return text


def test_every_cell_runs_and_shows_one_thing(run: list[Any]) -> None:
    assert "安全生产专项整治三年行动" in shown(run[0], "text/plain")
    assert len(run) == 7
    for cell in run[1:]:
        assert "<table" in shown(cell)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, ["整改率", "93.3%"]),
        (2, ["自2020年7月1日起才有记录", "64.1%"]),
        (4, ["逾期"]),
        (5, ["构成隐患", "A-01", "待定", "A-02"]),
        (6, ["86.4%", "76.4%", "有误"]),
    ],
)
def test_a_cell_shows_what_its_text_promises(place: int, words: list[str], run: list[Any]) -> None:
    html = shown(run[place])
    assert [word for word in words if word not in html] == []


def test_the_notebook_is_kept_without_outputs() -> None:
    for cell in kept().cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
