"""A plugin, ``lamps``, that tests install beside the built-in ones, and programs run where it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.distributions import environment, register

LAW = """
id = "lamps.criteria"
title = "示例灯具判据"
en = "demo criteria for lamps"

[[edition]]
label = "2024"
number = "示例〔2024〕1号"
issuer = "示例机构"
issued = 2024-05-01
effective = 2024-07-01
verified = 2026-10-01
source = "made up for the tests"

[edition.clause.dark]
number = "3"
title = "无照明"
en = "no light"
seen = "text"
"""

FACTS = '''
from pathlib import Path

from ansheng import Facts, Flag, Standard

LAW = Standard.read(Path(__file__).with_name("lamps.toml"))


class Spot(Facts, title="点位", en="spot"):
    """One spot."""

    lit = Flag("有照明")
'''

RULE = """
from ansheng import Rule

from ansheng_lamps.facts import LAW, Spot

dark = Rule(LAW.clause("dark"), hazard=~Spot.lit)
"""

HOOKS = """
from ansheng import hookimpl, rules_in

from ansheng_lamps import {modules}


@hookimpl
def ansheng_rules():
    return [rule for module in ({modules},) for rule in rules_in(module)]
"""


def install(site: Path) -> None:
    """Install the plugin, which is in order, into a folder."""
    files = {
        "facts.py": FACTS,
        "lamps.toml": LAW,
        "rules.py": RULE,
        "__init__.py": HOOKS.format(modules="rules"),
    }
    write(site, files)
    register(site, "ansheng-lamps", "1.2", {"lamps": "ansheng_lamps"})


def write(site: Path, files: dict[str, str], package: str = "ansheng_lamps") -> None:
    """Write modules of a package into the folder."""
    folder = site / package
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        folder.joinpath(name).write_text(text, encoding="utf-8")


def ansheng(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command where what is in the folder is installed."""
    return subprocess.run(
        [sys.executable, "-m", "ansheng", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(site),
        timeout=120,
    )


def python(site: Path, code: str) -> Any:
    """What a program leaves in ``answer``, run where what is in the folder is installed."""
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys, ansheng\n{code}\nprint(json.dumps(answer))"],
        capture_output=True,
        encoding="utf-8",
        env=environment(site),
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
