"""A made-up plugin file, and the program run in this process or in its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from typer.main import get_command

from ansheng import cli
from ansheng.cli.app import app
from tests import schemas

LAW = """
id = "boiler.demo"
title = "锅炉示例判据"
en = "demo criteria for boilers"

[[edition]]
label = "2020"
number = "示例〔2020〕1号"
issuer = "示例机构"
issued = 2019-12-01
effective = 2020-01-01
repealed = 2024-01-01
verified = 2021-06-30
source = "made up for the tests"

[edition.clause.pressure]
number = "3"
title = "超压"
en = "overpressure"
seen = "text"
limits.pressure = { value = 1.0, unit = "MPa" }

[edition.clause.valve]
number = "4"
title = "安全阀"
en = "safety valve"
seen = "memory"

[[edition]]
label = "2024"
number = "示例〔2023〕9号"
issuer = "示例机构"
issued = 2023-10-01
effective = 2024-01-01
verified = 2026-01-01
source = "made up for the tests"

[edition.clause.pressure]
number = "3(1)"
title = "超压"
en = "overpressure"
seen = "text"
limits.pressure = { value = 0.8, unit = "MPa" }

[edition.clause.other]
number = "9"
title = "其他情形"
en = "anything else"
seen = "secondary"
judged = "human"

[edition.clause.noise]
number = "8"
title = "噪声"
en = "noise"
seen = "text"
reason = "no facts to judge it by"
"""

RULES = '''
from pathlib import Path

from ansheng import Case, Choice, Count, Day, Facts, Flag, Many, Number, Rule, Standard

LAW = Standard.read(Path(__file__).with_name("boiler.toml"))


class Gauge(Facts, title="压力表", en="gauge"):
    """One gauge."""

    works = Flag("完好", en="works")


class Boiler(Facts, title="锅炉", en="boiler"):
    """One boiler."""

    pressure = Number("工作压力", unit="MPa", en="working pressure", minimum=0)
    value = Number("原值", unit="yuan", en="value")
    share = Number("负荷率", unit="percent", en="load")
    stokers = Count("司炉工人数", unit="人", en="stokers")
    valve = Flag("=有安全阀", en="=valve fitted")
    fuel = Choice("燃料", options={"coal": "煤", "gas": "气"}, en="fuel")
    tested_on = Day("检验日期", en="tested on")
    gauges = Many("压力表", Gauge, en="gauges")


overpressure = Rule(
    LAW.clause("pressure"),
    when=Boiler.fuel == "coal",
    hazard=Boiler.pressure > LAW.limit("pressure"),
    title="工作压力超过限值",
    en="boiler over pressure",
    note="只看工作压力，不看设计压力。",
    cases=[Case.hazard(fuel="coal", pressure="1.2 MPa", gauges=[{"works": True}]), Case.undetermined(fuel="coal")],
)

no_valve = Rule(
    LAW.clause("valve"), hazard=~Boiler.valve, title="无安全阀", en="boiler without a safety valve", severity="general"
)
'''

TABLE = "编号,单位编号,工作压力（kPa）,燃料,=有安全阀\n一号,U1,1200,煤,是\n二号,U1,,煤,否\n三号,,300,气,有\n"


@attrs.frozen
class Done:
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr of a run that was refused."""
        assert (self.code, self.out, self.err.count("\n")) == (2, "", 1), self
        assert "Traceback" not in self.err
        return self.err


Run = Callable[..., Done]


def commands_of(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All commands of the program, and of its groups."""
    yield before
    for name, command in getattr(group, "commands", {}).items():
        yield from commands_of(command, (*before, name))


ALL_COMMANDS = list(commands_of(get_command(app)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the plugin file ``boiler.py`` and a table ``boilers.csv``."""
    tmp_path.joinpath("boiler.toml").write_text(LAW, encoding="utf-8")
    tmp_path.joinpath("boiler.py").write_text(RULES, encoding="utf-8")
    tmp_path.joinpath("boilers.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process; JSON that it prints must be valid against the command's schema."""

    def _run(*arguments: str) -> Done:
        done = Done(cli.run(arguments), *capsys.readouterr())
        schemas.printed(arguments, done.out)
        return done

    return _run


@pytest.fixture
def spawn(folder: Path) -> Run:
    """Runs ``python -m ansheng`` in a process of its own."""

    def _spawn(*arguments: str, **environment: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "ansheng", *arguments],
            capture_output=True,
            env={**os.environ, **environment},
            timeout=120,
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return _spawn
