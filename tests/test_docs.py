"""Every example of the README and of the documentation is run, and what it shows as output is compared.

The code of a ``python`` block is executed; where it has ``>>>`` prompts, the output is compared. In a
``console`` or ``sh`` block the lines that start with ``$ ansheng`` or ``$ pytest`` are run, must succeed, and must
print the lines below them if there are any. ``...`` stands for any text. After ``$ pip install -e FOLDER`` the
plugin in the folder is found as if it had been installed. The blocks of one page share their names and a folder that
holds ``examples/``. A block that is marked ``text`` is not run.

A ``template`` block below a sentence that ends with the name of a file is written to that file.

The pages in Chinese, ``docs/zh``, are for people who have a spreadsheet and a terminal and write no Python:

- A block below a sentence that ends with the name of a file (存为 `案卷/campaign.toml`：) is written to that file, or
  added to its end where the sentence says 末尾加上; one that is marked ``text`` is compared with it.
- A command may say with which code it must end (``# 退出码1``). Where it prints no result, what is shown is what it
  says on stderr. Their terminal has 80 columns.
- A comment of the page may hold a ``python`` block, which does what a person does in a spreadsheet.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from ansheng import cli
from tests.distributions import install

pytestmark = pytest.mark.docs

ROOT = Path(__file__).parent.parent
MADE = {ROOT / "docs" / name for name in ("reference", "coverage.md", "licences.md", "second-reading.md")}
"""Pages made with the documentation, which lie there after a build and hold no examples to run."""
WRITTEN = [path for path in ROOT.joinpath("docs").glob("**/*.md") if MADE.isdisjoint({path, *path.parents})]
PAGES = sorted([*ROOT.glob("README*.md"), *WRITTEN])
CHINESE = ROOT / "docs" / "zh"
FENCE = re.compile(r"(?ms)^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$")
COMMAND = re.compile(r"(?m)^\$ (?P<line>(?:ansheng|pytest|pip install -e)\b.*)\n(?P<shown>(?:(?!\$ ).*\n)*)")
SIMPLE = re.compile(
    r"ansheng (?P<arguments>[^|<>;&$*`]*?)(?: \|\| test \$\? -eq (?P<code>\d)| +# 退出码(?P<must>\d))?"
)
"""A command without a shell's signs, which may or must end with a code of its own; it is run in this process."""
FILE = re.compile(r"`(?P<path>[^`\n]+\.\w+)`(?P<added> ?末尾加上)?[：:]\n\n\Z")
"""The end of a sentence that says into which file the block below it goes."""
OUTPUT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@attrs.frozen
class Block:
    """One fenced block: its kind, its text, the line of the page on which the text starts, and the file that it is."""

    kind: str
    text: str
    line: int
    file: str | None = None
    added: bool = False


def blocks(page: str) -> Iterator[Block]:
    for match in FENCE.finditer(page):
        line = page.count("\n", 0, match.start("text")) + 1
        named = FILE.search(page, 0, match.start())
        block = Block(match["kind"], match["text"], line)
        yield attrs.evolve(block, file=named["path"], added=bool(named["added"])) if named else block


def run_python(block: Block, page: str, names: dict[str, Any]) -> None:
    if ">>> " not in block.text:
        exec(compile("\n" * (block.line - 1) + block.text, page, "exec"), names)  # noqa: S102  our own pages
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line - 1)
    report: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=OUTPUT).run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not failed, "".join(report)


@attrs.frozen
class Shell:
    """What runs the commands of a page: this process, until a plugin is installed, or bash."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    installed: list[Path] = attrs.field(factory=list)

    def install(self, project: Path) -> None:
        self.monkeypatch.setenv("PYTHONPATH", install(project, Path.cwd() / ".site")["PYTHONPATH"])
        self.installed.append(project)

    def run(self, line: str) -> tuple[bool, str, str]:
        """Whether the command ended as it should, and what it printed on both channels."""
        simple = None if self.installed else SIMPLE.fullmatch(line.strip())
        if simple is None:
            done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=300)
            return done.returncode == 0, done.stdout, done.stderr
        code = cli.run(shlex.split(simple["arguments"]))
        expected = (int(simple["must"]),) if simple["must"] else (0, int(simple["code"] or 0))
        return code in expected, *self.capsys.readouterr()


def meet_file(block: Block, page: str) -> None:
    """Do with the text of a block what the sentence above it says."""
    path = Path(block.file or "")
    if block.kind == "text":
        there = path.read_text(encoding="utf-8")
        same = doctest.OutputChecker().check_output(block.text.strip(), there.strip(), OUTPUT)
        assert same, f"{page}, block at line {block.line}: in {path} stands\n{there}"
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if block.added else ""
    path.write_text(before + block.text, encoding="utf-8")


def run_console(block: Block, page: str, shell: Shell, *, chinese: bool) -> None:
    text = block.text.replace("\\\n", " ")
    for command in COMMAND.finditer(text):
        if command["line"].startswith("pip install"):
            shell.install(Path(shlex.split(command["line"])[-1].partition("[")[0]))
            continue
        place = f"{page}, block at line {block.line}: {command['line']}"
        well, printed, said = shell.run(command["line"])
        assert well, f"{place}\n{printed}{said}"
        shown = command["shown"]
        if shown.strip():
            printed = printed if printed.strip() or not chinese else said
            same = doctest.OutputChecker().check_output(shown.strip(), printed.strip(), OUTPUT)
            assert same, f"{place}\nthe page shows:\n{shown}\nthe command prints:\n{printed}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_example_of_a_page_runs(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if ROOT.joinpath("examples").exists():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    chinese = path.parent == CHINESE
    monkeypatch.setenv("COLUMNS", "80" if chinese else "160")
    page = str(path.relative_to(ROOT))
    names: dict[str, Any] = {"__name__": "page"}
    shell = Shell(monkeypatch, capsys)
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.kind == "python":
            run_python(block, page, names)
        elif block.kind in {"console", "sh"}:
            run_console(block, page, shell, chinese=chinese)
        elif block.file and (chinese or block.kind == "template"):
            meet_file(block, page)
        else:
            assert not chinese or block.kind == "text", (
                f"{page}, line {block.line}: a file that is called nothing"
            )


TREE = re.compile(r"(?s)```\{toctree\}\n(.*?)```")
GROUPS = ("for-offices", "zh/index", "for-scripts", "for-plugin-authors", "for-contributors")
"""The pages of the groups of readers, below ``docs/``."""


def listed(path: Path) -> list[str]:
    """The pages that a page lists below itself, by their names without an ending; those made are not looked for."""
    found = []
    for tree in TREE.findall(path.read_text(encoding="utf-8")):
        names = [line for line in tree.splitlines() if line and not line.startswith(":")]
        globbed = [
            sorted(path.parent.glob(f"{name}.md")) if "*" in name else [path.parent / name] for name in names
        ]
        found += [
            one.relative_to(ROOT / "docs").as_posix().removesuffix(".md")
            for group in globbed
            for one in group
        ]
    return found


def test_every_page_is_in_exactly_one_group_of_readers() -> None:
    docs = ROOT / "docs"
    assert tuple(listed(docs / "index.md")) == GROUPS
    grouped = Counter(name for group in GROUPS for name in listed(docs / f"{group}.md"))
    written = {path.relative_to(docs).as_posix().removesuffix(".md") for path in WRITTEN}
    assert set(grouped) == written - {"index", *GROUPS} | {
        "coverage",
        "licences",
        "second-reading",
        "units",
        "reference/index",
    }
    assert [name for name, times in grouped.items() if times > 1] == []


def test_a_group_says_whom_it_is_for_before_it_lists_its_pages() -> None:
    for group in GROUPS:
        text = ROOT.joinpath("docs", f"{group}.md").read_text(encoding="utf-8")
        assert re.match(r"# For .*\n\nFor whoever |# .*用户\n\n供", text), group


def test_the_pages_of_offices_are_found_by_who_reads_chinese() -> None:
    """What is in the English group and not linked from the Chinese one, nobody finds who reads no English."""
    chinese = CHINESE.joinpath("index.md").read_text(encoding="utf-8")
    linked = {to.removesuffix(".md") for to in re.findall(r"\]\(([^)#]+)(?:#\w+)?\)", chinese)}
    english = {f"../{name}" for name in [*listed(ROOT / "docs" / "for-offices.md"), "for-offices"]}
    own = {name.removeprefix("zh/") for name in listed(CHINESE / "index.md")}
    assert linked == english | own


def test_the_chinese_readme_names_every_chinese_page() -> None:
    readme = ROOT.joinpath("README.zh-CN.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(docs/(zh/\S+)\.md\)", readme)) == {*listed(CHINESE / "index.md"), "zh/index"}
