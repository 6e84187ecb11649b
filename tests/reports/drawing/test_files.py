"""Files of pictures: one a graphic, wherever it stands, under a name that every system takes."""

from pathlib import Path

import attrs
import pytest

from ansheng.reports import Report, Section, write
from ansheng.reports.drawing import fonts
from tests.reports.drawing.conftest import GRAPHICS, diagram


@pytest.fixture
def illustrated(report: Report) -> Report:
    """A report with a graphic in a section below a section, one in an annex, and one of a hostile title."""
    odd = attrs.evolve(diagram("bars"), title='../..\\a:b*?"<>|\u202e 各部门\n' + "长" * 500)
    inner = Section("（一）", (GRAPHICS["wall"], odd))
    return attrs.evolve(
        report,
        sections=(*report.sections, Section("图", (), (inner,))),
        annexes=(Section("附图", (diagram("lines"),)),),
    )


def test_each_graphic_is_a_file(tmp_path: Path, illustrated: Report) -> None:
    paths = write(illustrated, tmp_path, ("svg", "png"))
    names = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert names[0] == "charts/01-任务挂图.svg"
    assert names[1].startswith("charts/02-")
    assert names[2] == "charts/03-隐患排查整改.svg"
    assert [name[:-3] for name in names[:3]] == [name[:-3] for name in names[3:]]
    assert all(len(path.name.encode()) < 200 and not set(path.name) & set('\\/:*?"<>|\n') for path in paths)
    assert {path.parent for path in paths} == {tmp_path / "charts"}
    assert paths[3].read_bytes()[:4] == b"\x89PNG"


def test_a_report_without_graphics_has_no_pictures(tmp_path: Path, report: Report) -> None:
    assert write(report, tmp_path, ("svg",)) == []


def test_without_a_chinese_font_there_is_svg_and_a_line(
    tmp_path: Path, illustrated: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_found", lambda: None)
    paths = write(illustrated, tmp_path, ("png",))
    assert [path.suffix for path in paths] == [".svg", ".svg", ".svg", ".txt"]
    assert "fonts-noto-cjk" in paths[-1].read_text("utf-8")
    assert len(paths[-1].read_text("utf-8").splitlines()) == 1
