"""Command ``new``: the plugin that it writes passes its own tests, and what cannot be written leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import InputError
from ansheng.cli.plugin.new import new
from tests.cli.conftest import Run
from tests.distributions import install

ROOT = Path(__file__).parents[3]
FILES = [
    "README.md", "pyproject.toml", "src/{0}/__init__.py", "src/{0}/facts.py", "src/{0}/law/{1}.toml",
    "src/{0}/rules.py", "tests/test_plugin.py",
]  # fmt: skip


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.process
@pytest.mark.parametrize(
    ("given", "name", "title"),
    [
        ("confined-space", "confined_space", "受限空间作业"),
        ("lamps_2", "lamps_2", None),
        ("x" * 40, "x" * 40, "三" * 30),
    ],
    ids=["hyphen", "digit", "longest"],
)
def test_the_plugin_passes_its_own_tests(
    given: str, name: str, title: str | None, run: Run, folder: Path
) -> None:
    assert run("new", given, *(["--title", title] if title else [])).code == 0
    project = folder / f"ansheng-{name.replace('_', '-')}"
    assert files(project) == [path.format(f"ansheng_{name}", name) for path in FILES]
    environment = install(project, folder / "site")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=project, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


@pytest.mark.process
def test_the_plugin_is_used_like_any_other(run: Run, folder: Path) -> None:
    run("new", "lamps", "--title", "灯具")
    folder.joinpath("t.csv").write_text("编号,距离,已设围挡\n一号,20 m,否\n二号,30 m,\n", encoding="utf-8")
    command = "check t.csv --as lamps.Site --on 2026-07-01 --format json"
    environment = install(folder / "ansheng-lamps", folder / "site")
    done = subprocess.run(
        [sys.executable, "-m", "ansheng", *command.split()],
        env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    found = {(f["record"], f["rule"]): f["verdict"] for f in json.loads(done.stdout)["findings"]}
    assert found[("一号", "lamps.too_near")] == "hazard"
    assert ("二号", "lamps.too_near") not in found


@pytest.mark.process
@pytest.mark.parametrize("settings", ["its own", "ours"])
def test_the_plugin_is_formatted_and_linted(settings: str, run: Run, folder: Path) -> None:
    run("new", "lamps", "--title", "灯具")
    project = folder / "ansheng-lamps"
    ruff = [] if settings == "its own" else ["--config", str(ROOT / "pyproject.toml")]
    for command in (
        ["ruff", "check", "--no-cache", *ruff, "."],
        ["ruff", "format", "--no-cache", "--check", *ruff, "."],
    ):
        done = subprocess.run([sys.executable, "-m", *command], cwd=project, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_the_page_says_what_was_written_and_what_to_do_next(run: Run) -> None:
    data = json.loads(run("new", "lamps", "--dir", "somewhere/lamps", "--format", "json").out)
    assert (data["name"], data["folder"]) == ("lamps", os.path.join("somewhere", "lamps"))  # noqa: PTH118
    assert sorted(data["files"]) == files(Path(data["folder"]))
    assert "pytest" in data["next"]
    assert "written to" in run("new", "lamps", "--lang", "en").out


def test_the_steps_can_be_typed_as_they_stand(run: Run) -> None:
    done = run("new", "lifts", "--dir", "电梯 一号", "--format", "json")
    assert json.loads(done.out)["next"][0] == "cd '电梯 一号'"


def test_the_command_explains_itself_in_both_languages(run: Run) -> None:
    shown = run("new", "--help").out
    assert all(word in shown for word in ("新建插件", "start a plugin", "--dir", "--title"))
    assert "new" in run("--help").out


BAD_NAMES = {
    "受限空间": "rules",
    "Lamps": "lamps",
    "my lamps": "my_lamps",
    "3d": "my_3d",
    "": "rules",
    "lamps_": "lamps",
    "a__b": "a_b",
    "../lamps": "lamps",
    "a/b": "a_b",
    "ansheng-lamps": "lamps",
    "灯.lamps": "lamps",
    "x" * 41: "x" * 40,
}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_bad_name_is_refused_with_one_that_works(name: str, run: Run, folder: Path) -> None:
    before = files(folder)
    complaint = run("new", "--lang", "en", "--", name).complaint
    assert complaint.rstrip().endswith(f"try {BAD_NAMES[name]}")
    assert repr(name) in complaint
    assert files(folder) == before
    assert run("new", BAD_NAMES[name]).code == 0


@given(st.text(max_size=60))
def test_the_name_that_is_proposed_can_be_used(name: str) -> None:
    with pytest.raises(InputError) as caught:
        new(name + "!", folder=None, title=None, form="table", lang="zh")
    with pytest.raises(InputError) as accepted:
        new(caught.value.words.en.rpartition("try ")[2], folder=__file__, title=None, form="table", lang="zh")
    assert __file__ in accepted.value.words.en


def test_the_name_of_an_installed_plugin_is_refused(run: Run) -> None:
    assert "ansheng.industries.gas" in run("new", "gas").complaint


@pytest.mark.parametrize("title", ["", " ", "引号\"'", "两\n行", "长" * 31, "$name", "反\\斜"])
def test_a_title_that_would_break_a_file_is_refused(title: str, run: Run, folder: Path) -> None:
    assert "--title" in run("new", "lamps", "--title", title).complaint
    assert not folder.joinpath("ansheng-lamps").exists()


def test_a_folder_that_holds_something_is_left_alone(run: Run, folder: Path) -> None:
    kept = folder / "ansheng-lamps" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    assert "--dir" in run("new", "lamps").complaint
    assert files(kept.parent) == ["mine.txt"]
    assert "boiler.py" in run("new", "lamps", "--dir", "boiler.py").complaint


def test_an_empty_folder_is_filled(run: Run, folder: Path) -> None:
    folder.joinpath("empty").mkdir()
    assert run("new", "lamps", "--dir", "empty").code == 0
    assert files(folder / "empty") == [path.format("ansheng_lamps", "lamps") for path in FILES]


@pytest.mark.parametrize("there", [False, True])
def test_a_failure_half_way_leaves_nothing(there: bool, run: Run, folder: Path) -> None:
    """The path is so long that the first file can still be written and the law file cannot."""
    room = (
        os.pathconf(folder, "PC_PATH_MAX") - 1 - len(f"/.ansheng-new-12345678{'/tests/test_plugin.py' * 2}")
    )
    parts = ["d" * 200] * (room // 201 - 1)
    parent = Path(*parts, "e" * (room - 201 * len(parts) - 2))
    target = parent if there else parent / "t"
    target.mkdir(parents=True) if there else parent.mkdir(parents=True)
    complaint = run("new", "l" * 40, "--dir", str(target)).complaint
    assert "ansheng_" in complaint
    assert list(parent.iterdir()) == []
