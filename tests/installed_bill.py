"""Whether the bill of materials in a wheel names every distribution of an environment that was installed from the lock.

``python tests/installed_bill.py WHEEL PYTHON``: the wheel, and the interpreter of the environment.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from docs.supply import normal

OWN = {"ansheng", "pip", "setuptools"}
"""The library itself, and what an environment has before anything is installed."""


def bill_in(wheel: str) -> dict[str, str]:
    """The versions of the packages that the bill in a wheel names."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [each for each in archive.namelist() if each.endswith(".dist-info/sboms/sbom.cdx.json")]
        bill = json.loads(archive.read(name))
    return {component["name"]: component["version"] for component in bill["components"]}


def installed_in(python: str) -> dict[str, str]:
    """The versions of the distributions of an environment."""
    told = subprocess.run(
        [python, "-m", "pip", "list", "--format=json"], check=True, capture_output=True, text=True
    ).stdout
    return {normal(each["name"]): each["version"] for each in json.loads(told)}


def main(wheel: str, python: str) -> None:
    """Compare the two, and say how many were found."""
    named, there = bill_in(wheel), installed_in(python)
    missing = {
        name: version for name, version in there.items() if name not in OWN and named.get(name) != version
    }
    if missing:
        sys.exit(f"the bill of materials in {wheel} does not name {missing}")
    count = len(there.keys() - OWN)
    sys.stdout.write(f"{count} packages installed, all in the bill of materials, which names {len(named)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
