"""Schemas of an installed ansheng: each is found, and what commands print as JSON is valid against it.

``python tests/installed_schemas.py .../bin/ansheng`` runs the program that is named, which may lie in an environment
without jsonschema and without the files of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import jsonschema

TANKS = "编号,monitored,监测能超限报警\nT1,否,\nT2,是,是\nT3,是,\n"
CHECK = ("check", "tanks.csv", "--as", "gas.GasTank", "--on", "2026-07-01")
LINES = (
    CHECK,
    ("rules",),
    ("standards",),
    ("plugins",),
    ("facts", "gas.GasTank"),
    ("indicators",),
    ("schema",),
)


def main(program: str) -> None:
    """Ask the program for all its schemas, and hold what it prints against them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tanks.csv").write_text(TANKS, encoding="utf-8")
        names = [each["name"] for each in _json(program, folder, "schema", "--format", "json")]
        schemas = {name: _json(program, folder, "schema", name) for name in names}
        for schema in schemas.values():
            jsonschema.Draft202012Validator.check_schema(schema)
        for line in LINES:
            data = _json(program, folder, *line, "--format", "json")
            jsonschema.Draft202012Validator(schemas[line[0]]).validate(data)
    sys.stdout.write(f"{program}: {len(names)} schemas, {len(LINES)} commands valid against theirs\n")


def _json(program: str, folder: str, *arguments: str) -> Any:
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=120)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).absolute()))
