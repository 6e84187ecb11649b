"""Files through every command: whatever a path leads to, a command ends by itself and says in one line what is wrong.

The options that take a path are listed here; a test holds the list against the application, so that a new one is tried
too. All command lines run in one process of its own, which is ended if one of them hangs.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import attrs
import pytest
import typer

from ansheng.cli.app import app
from tests.cli.conftest import LAW, RULES, TABLE, Run

KINDS = (
    "absent",
    "folder",
    "pipe",
    "device",
    "socket",
    "link to nothing",
    "link to a pipe",
    "link to itself",
    "with NUL",
    "too long",
    "empty",
    "too large",
    "growing",
)
SPECIAL = frozenset(("folder", "pipe", "device", "socket", "link to a pipe"))
WORST = frozenset(("folder", "pipe", "device", "growing"))
"""For an option that other commands have too, one of which is tried with all kinds."""

INSIDE = frozenset(KINDS) - {"absent", "with NUL", "too long"}
"""Of a file that a command looks for by itself."""

CHECKED = ("--as", "gas.GasTank")
OWN = ("--as", "boiler.Boiler", "--plugin-file", "boiler.py")
LISTED = frozenset(KINDS)
"""The command lists what is wrong with a file among its results."""

WRITTEN = "written"
"""The option names what is to be written: that a file is there is no fault, and a folder may be made."""


@attrs.frozen
class Line:
    """A command line with ``{}`` where a path goes.

    :param option: the option or argument of the command that the path is for
    :param name: the name of the file; the path is that of its folder where ``{/}`` stands instead
    :param fine: kinds of files that are no fault there; ``WRITTEN`` for all
    :param kinds: the kinds to try; by default all
    """

    command: str
    option: str
    name: str
    arguments: tuple[str, ...]
    fine: frozenset[str] | str = attrs.field(default=frozenset(), repr=False)
    kinds: frozenset[str] = attrs.field(default=frozenset(KINDS), repr=False)

    @property
    def words(self) -> list[str]:
        return [*self.command.split(), *self.arguments]


OK = "sqlite:///ok.db"


def lines() -> Iterator[Line]:
    days = ("--from", "2026-07-01", "--to", "2026-07-02")
    on = ("--on", "2026-07-01")
    for name in ("a.csv", "a.xlsx", "a.xls", "a.parquet"):
        yield Line("check", "file", name, ("{}", *CHECKED, *on))
    yield Line("diff", "file", "a.csv", ("{}", *CHECKED, *days))
    yield Line("check", "determinations", "a.xlsx", ("tanks.csv", *CHECKED, *on, "--determinations", "{}"))
    for name in ("a.db", "b.db-journal"):
        address = "sqlite:///{}" if name == "a.db" else "sqlite:///{/}/b.db"
        given = ("tanks.csv", *CHECKED, *on, "--to-ledger", address)
        yield Line("check", "to_ledger", name, given, kinds=WORST if name == "a.db" else SPECIAL)
    yield Line("ledger import", "file", "a.csv", ("sqlite:///ok.db", "{}"))
    yield Line("classify", "file", "a.csv", ("{}", *on))
    found = ("dossier/hazards.csv", *on)
    yield Line("classify", "confirmed", "a.xlsx", (*found, "--confirmed", "{}"))
    yield Line("classify", "out", "a.csv", (*found, "--out", "{}"), WRITTEN)
    yield Line("again", "sources", "a.csv", ("{}",))
    yield Line("again", "decided", "a.xlsx", ("dossier/hazards.csv", "--decided", "{}"))
    for option in ("out", "mark"):
        yield Line("again", option, "a.csv", ("dossier/hazards.csv", f"--{option}", "{}"), WRITTEN)
    for name in ("a.csv", "a.xlsx"):
        yield Line("ledger act", "file", name, ("sqlite:///ok.db", "--by", "科员", "--from", "{}"))
    for command, *words in (
        ("check", "tanks.csv", *CHECKED, *on),
        ("ledger import", OK, "dossier/hazards.csv"),
        ("classify", *found),
        ("again", "dossier/hazards.csv"),
    ):
        yield Line(command, "settings", "a.toml", (*words, "--settings", "{}"), frozenset(("empty",)))
    for name in ("a.csv", "a.xlsx"):
        yield Line("ledger list", "out", name, (OK, "--out", "{}"), WRITTEN)
    yield Line("check", "answer_form", "a.csv", ("tanks.csv", *CHECKED, *on, "--answer-form", "{}"), WRITTEN)
    yield Line("check", "baseline", "a.parquet", ("tanks.csv", *CHECKED, *on, "--baseline", "{}"))
    baseline = ("tanks.csv", *CHECKED, *on, "--write-baseline", "{}")
    yield Line("check", "write_baseline", "a.parquet", baseline, WRITTEN)
    yield Line("check", "out", "a.parquet", ("tanks.csv", *CHECKED, *on, "--out", "{}"), WRITTEN)
    yield from _plugin_files(days, on)
    yield Line("facts", "template", "a.csv", ("gas.GasTank", "--template", "{}"), WRITTEN)
    yield Line("facts", "template", "a.csv", ("gas.GasTank", "--template", "{}", "--force"), WRITTEN)
    yield Line("checklist", "out", "a.xlsx", ("gas.GasTank", *on, "--out", "{}"), WRITTEN)
    yield Line("reference", "out", "a", ("--plugin-file", "boiler.py", "--out", "{}"), WRITTEN)
    yield Line("new", "folder", "a", ("confined_space", "--dir", "{}"), WRITTEN)
    yield Line("report", "dossier", "a", ("{}", "--period", "2020", "--as-of", "2020-12-31"))
    yield Line("report", "dossier", "campaign.toml", ("{/}", "--period", "2020"), kinds=INSIDE)
    yield Line("report", "out", "a", ("dossier", "--out", "{}"), WRITTEN)
    yield Line("report", "template", "a.txt", ("dossier", "--template", "{}"), frozenset(("empty",)))
    yield Line("report", "word", "a.docx", ("dossier", "--out", "new", "--word", "{}"), kinds=WORST)
    yield Line("due", "plugin_file", "a.py", ("dossier", *on, "--plugin-file", "{}"), kinds=WORST)
    yield Line("template check", "file", "a.txt", ("{}",), frozenset(("empty",)))
    yield Line("template export", "out", "a.txt", ("--out", "{}"), WRITTEN)
    yield Line("figures", "dossier", "a", ("{}", "整改率", "--period", "2020", "--as-of", "2020-12-31"))
    yield Line("figures", "dossier", "campaign.toml", ("{/}", "整改率", "--period", "2020"), kinds=INSIDE)
    yield Line("figures", "out", "a.csv", ("dossier", "整改率", "--out", "{}"), WRITTEN)
    yield Line("problems", "dossier", "a", ("{}",))
    yield Line("problems", "dossier", "campaign.toml", ("{/}",), kinds=INSIDE)
    yield Line("problems", "out", "a", ("dossier", "--out", "{}"), WRITTEN)
    yield Line("audit", "files", "a.txt", ("{}",))
    yield Line("audit", "files", "a.docx", ("{}",))
    yield Line("audit", "files", "a.pdf", ("{}",))
    yield Line("audit", "files", "a.html", ("{}",))
    yield Line("audit", "out", "a", ("text.txt", "--out", "{}"), WRITTEN)
    yield Line("audit", "dossier", "a", ("text.txt", "--dossier", "{}"))
    yield Line("audit", "dossier", "campaign.toml", ("text.txt", "--dossier", "{/}"), kinds=INSIDE)
    for name in ("a.txt", "a.docx", "a.xlsx"):
        yield Line("plan", "file", name, ("{}",))
    yield Line("plan", "parties", "a.csv", ("plan.txt", "--parties", "{}"))
    yield Line("cascade", "higher", "a.txt", ("{}", "plan.txt"), kinds=WORST)
    yield Line("cascade", "lower", "a.xlsx", ("plan.txt", "{}"), kinds=WORST)
    yield Line("chain", "sources", "a.csv", ("{}",))
    yield Line("chain", "sources", "campaign.toml", ("{/}", "H1"), kinds=INSIDE)
    yield Line("columns", "target", "campaign.toml", ("{/}",), kinds=INSIDE)
    for command in ("durations", "precedence"):
        yield Line(command, "dossier", "a", ("{}",))
        yield Line(command, "dossier", "campaign.toml", ("{/}",), kinds=INSIDE)
    yield Line("doubts", "sources", "a.csv", ("{}",))
    yield Line("doubts", "sources", "campaign.toml", ("{/}",), kinds=INSIDE)
    yield Line("doubts", "sources", "a.db", ("sqlite:///{}",))
    yield Line("due", "target", "a", ("{}", *on))
    yield Line("due", "target", "campaign.toml", ("{/}", *on), kinds=INSIDE)
    yield Line("due", "target", "a.db", ("sqlite:///{}", *on))
    yield Line("due", "ladder", "a.toml", ("dossier", *on, "--ladder", "{}"))
    yield Line("due", "letters", "a", ("dossier", *on, "--issuer", "安委办", "--letters", "{}"), WRITTEN)
    yield from _ledgers()
    yield from _draws()


def _plugin_files(days: tuple[str, ...], on: tuple[str, ...]) -> Iterator[Line]:
    others = {
        "check": ("boilers.csv", "--as", "boiler.Boiler", *on),
        "diff": ("boilers.csv", "--as", "boiler.Boiler", *days),
        "checklist": ("gas.GasTank", *on),
        "reference": ("--out", "pages"),
        "figures": ("dossier", "整改率"),
        "changes": ("gas.gb55009",),
        "classify": ("dossier/hazards.csv",),
    }
    yield Line("explain", "plugin_file", "a.py", ("gas.tank_unmonitored", "--plugin-file", "{}"))
    for command in ("rules", "standards", "sectors", "facts", "indicators", *others):
        yield Line(
            command, "plugin_file", "a.py", (*others.get(command, ()), "--plugin-file", "{}"), kinds=WORST
        )
    yield Line("plugins", "plugin_file", "a.py", ("--plugin-file", "{}"), LISTED)


def _ledgers() -> Iterator[Line]:
    address = "sqlite:///{}"
    there = frozenset(("absent", "link to nothing", "empty"))
    act = ("H1", "order", "--by", "甲", "--on", "2026-07-01")
    correct = ("H1", "单位名称=甲厂", "--by", "甲", "--reason", "误填")
    of = {
        "import": ("tanks.csv",),
        "show": ("H1",),
        "act": act,
        "correct": correct,
        "export": ("out",),
        "grant": ("甲",),
        "prove": ("H1",),
        "late": ("--as-of", "2026-07-01"),
    }
    yield Line("ledger init", "address", "a.db", (address,), there)
    yield Line("ledger init", "address", "a.db", ("sqlite:///file:{}?uri=true",), there)
    yield Line("ledger restore", "address", "a.db", ("exported", address), there)
    yield Line("ledger verify", "address", "a.db", (address,))
    for command in ("import", "list", "show", "act", "correct", "export", "grant", "anchor", "prove", "late"):
        yield Line(f"ledger {command}", "address", "a.db", (address, *of.get(command, ())), kinds=WORST)
        yield Line(
            f"ledger {command}",
            "address",
            "b.db-journal",
            ("sqlite:///{/}/b.db", *of.get(command, ())),
            kinds=SPECIAL,
        )
    yield from _anchors()
    yield Line("ledger export", "directory", "a", ("sqlite:///ok.db", "{}"), WRITTEN)
    yield Line("ledger restore", "directory", "a", ("{}", "sqlite:///none.db"))
    for name in ("ledger.json", "events-0001.parquet"):
        yield Line("ledger restore", "directory", name, ("{/}", "sqlite:///none.db"), kinds=SPECIAL)


def _draws() -> Iterator[Line]:
    quota = ("--quota", "C=1", "--source", "开奖", "--at", "2999-01-01 09:00")
    units = ("units.csv", *quota)
    yield Line("draw commit", "units", "a.csv", ("{}", *quota, "--out", "new.txt"))
    yield Line("draw commit", "units", "campaign.toml", ("{/}", *quota, "--out", "new.txt"), kinds=INSIDE)
    for name in ("inspectors", "conflicts", "visits"):
        kinds = frozenset(KINDS) if name == "inspectors" else WORST
        yield Line("draw commit", name, "a.csv", (*units, "--out", "new.txt", f"--{name}", "{}"), kinds=kinds)
    settings = (*units, "--out", "new.txt", "--settings", "{}")
    yield Line("draw commit", "settings", "a.toml", settings, frozenset(("empty",)), WORST)
    yield Line("draw commit", "out", "a.txt", (*units, "--out", "{}"), WRITTEN)
    told = ("--reveal", "甲=0123456789abcdef", "--reveal", "乙=0123456789abcdef")
    yield Line("draw run", "listed", "a.txt", ("{}", *told))
    yield Line("draw run", "commitment", "a.json", ("list.txt", *told, "--commitment", "{}"))
    yield Line("draw run", "out", "a.json", ("list.txt", *told, "--out", "{}"), WRITTEN)
    yield Line("draw run", "result", "a.csv", ("list.txt", *told, "--result", "{}"), WRITTEN)
    yield Line("draw verify", "receipt", "a.json", ("{}", "--list", "list.txt"))
    yield Line("draw verify", "listed", "a.txt", ("receipt.json", "--list", "{}"), kinds=WORST)
    yield Line("draw verify", "kept", "a.anchors", ("receipt.json", "--list", "list.txt", "--kept", "{}"))
    by = ("--ledger", "sqlite:///{}", "--by", "甲")
    yield Line("draw commit", "ledger", "a.db", (*units, "--out", "new.txt", *by), kinds=WORST)
    yield Line("draw run", "ledger", "a.db", ("list.txt", *told, *by), kinds=WORST)
    looked = ("receipt.json", "--list", "list.txt", "--ledger", "sqlite:///{}")
    yield Line("draw verify", "ledger", "a.db", looked, kinds=WORST)


def _anchors() -> Iterator[Line]:
    there = frozenset(("absent", "link to nothing", "empty"))
    yield Line("ledger import", "keep", "a.anchors", (OK, "dossier/hazards.csv", "--keep", "{}"), WRITTEN)
    yield Line("ledger anchor", "keep", "a.anchors", (OK, "--keep", "{}"), WRITTEN)
    yield Line("ledger verify", "keep", "a.anchors", (OK, "--keep", "{}"), there)
    yield Line("ledger verify", "anchors", "a.json", (OK, "--anchor", "{}"))
    yield Line("ledger verify", "ca", "a.pem", (OK, "--ca", "{}"))
    for name, option in (("out", "--out"), ("tsq", "--tsq")):
        yield Line("ledger anchor", name, "a.json", (OK, option, "{}"), WRITTEN)
    yield Line("ledger anchor", "tsr", "a.tsr", (OK, "--tsr", "{}"))
    yield Line("ledger anchor", "anchors", "a.json", (OK, "--tsr", "text.txt", "--anchor", "{}"), kinds=WORST)
    yield Line("ledger anchor", "ca", "a.pem", (OK, "--tsr", "text.txt", "--ca", "{}"))
    yield Line("ledger prove", "anchor", "a.json", (OK, "H1", "--anchor", "{}"))
    yield Line("ledger prove", "since", "a.json", (OK, "--since", "{}"), kinds=WORST)
    yield Line("ledger prove", "out", "a.json", (OK, "H1", "--out", "{}"), WRITTEN)
    yield Line("ledger confirm", "proof", "a.json", ("{}", "--anchor", "ok.db.anchors"))
    yield Line("ledger confirm", "anchor", "a.json", ("proof.json", "--anchor", "{}"))
    growth = ("growth.json", "--anchor", "ok.db.anchors", "--since", "{}")
    yield Line("ledger confirm", "since", "a.json", growth, kinds=WORST)


NO_PATHS = frozenset(
    ("against", "as_", "as_of", "at", "back", "base", "by", "command", "department", "due_by", "event",
     "every", "facts", "first", "form", "found", "grade", "hazard", "hazards", "head", "issuer", "kinds",
     "known_by", "level", "months", "name", "names", "on", "other", "owed", "party", "period", "place",
     "plugin", "quotas", "reason", "region", "reveal", "roles", "rule", "rules", "second", "sector", "set_",
     "sheet", "source", "standard", "states", "table", "text", "threshold", "title", "token", "unit", "until",
     "value", "weight")
)  # fmt: skip
"""Options and arguments whose text is no path, by name."""

CHILD = '''
import contextlib, io, json, os, shutil, socket, sys, threading
from ansheng import cli

GROWING = []
"""What grows while the command runs: the event that ends it, and its thread."""


def run(words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.run(words)
    return code, out.getvalue(), err.getvalue()


def grow(path):
    """A file that is there at once, and longer every millisecond until ``still``."""
    file, ended = open(path, "ab", buffering=0), threading.Event()

    def more():
        with file:
            while not ended.wait(0.001):
                file.write("甲,1\\n".encode())

    thread = threading.Thread(target=more, daemon=True)
    thread.start()
    GROWING.append((ended, thread))


def still():
    while GROWING:
        ended, thread = GROWING.pop()
        ended.set()
        thread.join()


def make(kind, path):
    """What is at the path, and the path to give to the command."""
    if kind == "folder":
        os.mkdir(path)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        os.symlink("/dev/zero", path)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(path)
    elif kind == "link to nothing":
        os.symlink("nothing", path)
    elif kind == "link to a pipe":
        os.mkfifo(path + ".pipe")
        os.symlink(os.path.basename(path) + ".pipe", path)
    elif kind == "link to itself":
        os.symlink(os.path.basename(path), path)
    elif kind == "with NUL":
        return path.replace("/a", "/a\\0")
    elif kind == "too long":
        return path.replace("/a", "/" + "a" * 5000)
    elif kind == "empty":
        open(path, "w").close()
    elif kind == "too large":
        open(path, "w").close()
        os.truncate(path, (1 << 30) + 1)
    elif kind == "growing":
        grow(path)
    return path


def prepare(folder, name):
    """What is beside the file in its folder, so that it would be read."""
    os.mkdir(folder)
    if name == "campaign.toml":
        shutil.copy("dossier/hazards.csv", folder)
    elif name == "b.db-journal":
        shutil.copy("ok.db", folder + "/b.db")
    elif name in ("ledger.json", "events-0001.parquet"):
        shutil.rmtree(folder)
        shutil.copytree("exported", folder)
        os.unlink(folder + "/" + name)


assert run(["ledger", "init", "sqlite:///ok.db"])[0] == 0
assert run(["ledger", "import", "sqlite:///ok.db", "dossier/hazards.csv"])[0] == 0
assert run(["ledger", "export", "sqlite:///ok.db", "exported"])[0] == 0
assert run(["ledger", "prove", "sqlite:///ok.db", "H1", "--out", "proof.json"])[0] == 0
assert run(["ledger", "prove", "sqlite:///ok.db", "--since", "ok.db.anchors", "--out", "growth.json"])[0] == 0
open("units.csv", "w").write("企业名称,风险等级\\n甲厂,C\\n乙厂,C\\n")
sealing = ("--value", "0123456789abcdef", "--format", "json")
seals = [json.loads(run(["draw", "seal", name, *sealing])[1]) for name in "甲乙"]
parties = [word for one in seals for word in ("--party", one["name"] + "=" + one["seal"])]
told = [word for one in seals for word in ("--reveal", one["name"] + "=" + one["value"])]
assert run(["draw", "commit", "units.csv", "--quota", "C=1", *parties, "--out", "list.txt"])[0] == 0
assert run(["draw", "run", "list.txt", *told, "--out", "receipt.json"])[0] == 0
for at, (kind, name, words) in enumerate(json.load(sys.stdin)):
    folder = f"c{at}"
    prepare(folder, name)
    path = make(kind, f"{folder}/{name}")
    print(json.dumps({"started": [kind, words]}), flush=True)
    code, out, err = run([word.replace("{/}", folder).replace("{}", path) for word in words])
    still()
    print(json.dumps({"code": code, "out": out[:200], "err": err}), flush=True)
'''


@attrs.frozen
class Ended:
    """How a command line ended with a path of some kind."""

    kind: str
    line: Line
    code: int
    out: str
    err: str

    @property
    def wrong(self) -> bool:
        """Whether it ended in another way than it may."""
        if "Traceback" in self.err or self.err.count("\n") > 1 or self.code not in (0, 1, 2, 3):
            return True
        allowed = self.kind in ("growing", *self.line.fine) or self.line.fine == WRITTEN
        return not allowed and (self.code, self.out, self.err.count("\n")) != (2, "", 1)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> list[Ended]:
    """Every command line with every kind of path."""
    folder = tmp_path_factory.mktemp("files")
    texts = {
        "boiler.toml": LAW,
        "tanks.csv": "编号,monitored\nT1,否\nT2,\n",
        "boiler.py": RULES,
        "boilers.csv": TABLE,
        "text.txt": "排查隐患280处。",
        "plan.txt": "1.甲。（市公安局负责）",
        "dossier/campaign.toml": '[campaign]\ntitle = "整治"\n[report]\nperiod = "2020"\nas_of = 2020-12-31\n',
        "dossier/hazards.csv": "编号,单位名称,隐患描述,发现日期\nH1,甲厂,漏电,2020-07-02\n",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    tried = [(kind, line) for line in lines() for kind in KINDS if kind in line.kinds]
    asked = json.dumps([[kind, line.name, line.words] for kind, line in tried])
    try:
        done = subprocess.run(
            [sys.executable, "-c", CHILD], input=asked.encode(), capture_output=True, cwd=folder, timeout=400
        )
    except subprocess.TimeoutExpired as hung:
        pytest.fail(f"hangs: {(hung.stdout or b'').decode().splitlines()[-1:]}")
    told = [json.loads(text) for text in done.stdout.decode().splitlines()]
    answers = [part for part in told if "code" in part]
    assert len(answers) == len(tried), (told[-1:], done.stderr.decode())
    return [Ended(kind, line, **answer) for (kind, line), answer in zip(tried, answers, strict=True)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_ends_with_one_line(ended: list[Ended], kind: str) -> None:
    wrong = [one for one in ended if one.kind == kind and one.wrong]
    assert wrong == []


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}", *OWN, "--on", "2026-07-01"),
        ("diff", "{}", *OWN, "--from", "2023-07-01", "--to", "2026-07-01"),
        ("ledger", "import", "sqlite:///a.db", "{}"),
    ],
    ids=lambda words: words[0],
)
def test_a_table_comes_on_standard_input_too(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (folder / "hazards.csv").write_text("编号,隐患描述,发现日期\nH1,漏电,2020-07-02\n", encoding="utf-8")
    table = "hazards.csv" if words[0] == "ledger" else "boilers.csv"
    ends = []
    for path in (table, "-"):
        (folder / "a.db").unlink(missing_ok=True)
        run("ledger", "init", "sqlite:///a.db")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((folder / table).read_bytes())))
        done = run(*(word.replace("{}", path) for word in words), "--format", "json")
        told = re.sub(r'"head": "1:\w+"', "", done.out).replace('"-"', f'"{table}"')
        ends.append((done.code, told, done.err))
    assert ends[0] == ends[1]
    assert ends[0][0] in (0, 1)


def test_every_option_that_takes_a_path_is_tried() -> None:
    texts = {(command, name) for command, name in _texts(app) if name not in NO_PATHS}
    assert texts == {(line.command, line.option) for line in lines()}


def _texts(app: typer.Typer, above: str = "") -> Iterator[tuple[str, str]]:
    """The options and arguments that are neither numbers nor switches nor one of a few words, by command."""
    for group in app.registered_groups:
        assert group.typer_instance is not None
        yield from _texts(
            group.typer_instance, f"{above}{group.name} " if isinstance(group.name, str) else above
        )
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        for option, kind in get_type_hints(command.callback).items():
            if not {bool, int, Literal} & {kind, get_origin(kind), *get_args(kind)} and option != "return":
                yield above + name, option
