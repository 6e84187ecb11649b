"""What is installed with the library: its bill of materials, and the page of licences that is made from it.

``python docs/supply.py --write`` makes ``sbom.cdx.json`` from ``requirements.lock`` and the metadata of the packages,
which must be installed; ``make lock`` calls it in an environment that holds them all, those for other platforms too,
which ``--elsewhere`` lists. The same packages give the same bytes: no time and no random number stands in the bill.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
BILL = ROOT / "sbom.cdx.json"
EXTRAS = ("report", "pdf", "ledger")
"""What an office needs: bulletins, PDF and the ledger on SQLite. The other extras are for engines and servers."""

CALLED = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-2.1-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Classifiers and other ways to call a licence, and its name in the SPDX list."""
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-CMU", "MIT-0",
    "PSF-2.0", "Python-2.0", "Unicode-3.0", "Unlicense", "Zlib",
}  # fmt: skip
"""Licences that ask of who hands a package on no more than to keep its notices."""

PAGE = """# Licences of what is installed

ansheng is under the MIT licence. What is installed with it has licences of its own, as the packages' metadata say; the
page is made from the bill of materials, `sbom.cdx.json`, which lies in the wheel too. *No more than notices* means that
who hands the package on keeps its notices, and nothing else is asked.

## What the lock installs

The core with the extras {extras}, as `requirements.lock` has them.

{locked}
## The other extras

pandas, duckdb, spark and postgres, with what they bring.

{others}
## What asks for more than notices

{asking}"""


class Package(NamedTuple):
    """One package: its name as registries write it, its version, and when it is needed, if not always."""

    name: str
    version: str
    marker: str = ""


def normal(name: str) -> str:
    """A name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> Iterator[Package]:
    """The packages of a file of requirements with hashes."""
    for name, version, marker in re.findall(
        r"(?m)^([\w.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*\\?$", text
    ):
        yield Package(normal(name), version, marker)


@cache
def installed(name: str) -> Distribution:
    """The metadata of a package that is installed."""
    return distribution(name)


@cache
def needed(name: str, extras: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What a package asks for, on this platform, with some of its extras."""
    from packaging.requirements import Requirement

    stated = _project() if name == "ansheng" else installed(name).requires or []
    asked: set[str] = set()
    for requirement in map(Requirement, stated):
        chosen = [{"extra": extra} for extra in extras or ("",)]
        if requirement.marker is None or any(requirement.marker.evaluate(each) for each in chosen):
            asked.add(normal(requirement.name))
            if requirement.extras:
                asked.update(needed(normal(requirement.name), tuple(sorted(requirement.extras))))
    return tuple(sorted(asked - {name}))


def _stated() -> dict[str, Any]:
    stated: dict[str, Any] = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return stated


def _project() -> list[str]:
    """All that the library may need, the extras too."""
    stated = _stated()
    extras = stated["optional-dependencies"]
    return [*stated["dependencies"], *(each for name in extras if name != "all" for each in extras[name])]


def reached(names: Iterable[str]) -> set[str]:
    """These packages and all that they need."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needed(name)
    return found


def licence(name: str) -> str:
    """The licence of a package: its expression, else what its classifiers or its field say."""
    metadata = installed(name).metadata
    if stated := metadata.get_all("License-Expression"):
        return str(stated[0])
    classified = [
        each.rsplit(" :: ", 1)[1]
        for each in metadata.get_all("Classifier") or ()
        if each.startswith("License ::") and not each.endswith("OSI Approved")
    ]
    fields = [each.splitlines()[0] for each in metadata.get_all("License") or () if each.strip()]
    said = classified or fields
    return " AND ".join(CALLED.get(each, each) for each in said)


def free(expression: str) -> bool:
    """Whether a licence, or one of those to choose from, asks for no more than notices; of brackets, whether all do."""
    if "(" in expression:
        return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR"} <= FREE
    options = re.split(r"\s+OR\s+", expression)
    return any(set(re.split(r"\s+AND\s+", option)) <= FREE for option in options)


def made() -> str:
    """The bill of materials as CycloneDX JSON: what the lock installs is required, what other extras bring optional."""
    lock = LOCK.read_text(encoding="utf-8")
    inside = {package.name: package for package in locked(lock)}
    beside = sorted(reached(needed("ansheng")) - set(inside))
    packages = [*inside.values(), *(Package(name, installed(name).version) for name in beside)]
    names = {package.name for package in packages}
    whole = {
        "bom-ref": "ansheng",
        "type": "library",
        "name": "ansheng",
        "licenses": [{"expression": _stated()["license"]}],
    }
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid5(NAMESPACE_URL, lock).urn,
        "version": 1,
        "metadata": {"component": whole},
        "components": [_component(package, package.name in inside) for package in packages],
        "dependencies": [
            {"ref": name, "dependsOn": [each for each in needed(name) if each in names]}
            for name in ["ansheng", *sorted(names)]
        ],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _component(package: Package, required: bool) -> dict[str, Any]:
    """One package of the bill; where it is needed on some platforms only, its marker is kept."""
    stated = licence(package.name)
    named = all(
        re.fullmatch(r"[\w.+-]+", each) for each in re.split(r" (?:AND|OR|WITH) ", stated.strip("()"))
    )
    component = {
        "bom-ref": package.name,
        "type": "library",
        "name": package.name,
        "version": package.version,
        "purl": f"pkg:pypi/{package.name}@{package.version}",
        "scope": "required" if required else "optional",
        "licenses": [{"expression": stated}] if named else [{"license": {"name": stated or "not stated"}}],
    }
    if package.marker:
        component["properties"] = [{"name": "ansheng:marker", "value": package.marker}]
    return component


def checked(text: str) -> str:
    """The text of a bill that fits the schema of CycloneDX, else an end with what does not fit."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise SystemExit(f"the bill of materials does not fit its schema: {fault}")
    return text


def page() -> str:
    """The page of licences, from the bill alone."""
    bill = json.loads(BILL.read_text(encoding="utf-8"))
    by_scope: dict[str, list[dict[str, Any]]] = {"required": [], "optional": []}
    for component in bill["components"]:
        by_scope[component["scope"]].append(component)
    asking = [each for each in bill["components"] if not free(_licence_in(each))]
    return PAGE.format(
        extras=", ".join(f"`{extra}`" for extra in EXTRAS),
        locked=_table(by_scope["required"]),
        others=_table(by_scope["optional"]),
        asking="\n".join(
            f"- {each['name']} {each['version']}: {_licence_in(each)}{_where(each)}" for each in asking
        )
        + "\n",
    )


def _where(component: Mapping[str, Any]) -> str:
    return "" if component["scope"] == "required" else ", only with an extra that the lock leaves out"


def _licence_in(component: Mapping[str, Any]) -> str:
    [stated] = component["licenses"]
    return str(stated.get("expression") or stated["license"]["name"])


def _table(components: Iterable[Mapping[str, Any]]) -> str:
    told = {True: "no more than notices", False: "**more**"}
    rows = [
        f"| {each['name']} | {each['version']} | {_licence_in(each)} | {told[free(_licence_in(each))]} |"
        for each in components
    ]
    return "\n".join(["| package | version | licence | asks for |", "|---|---|---|---|", *rows, ""])


def main() -> None:
    """Print the bill of materials, or write it; or print what the lock has for other platforms."""
    match sys.argv[1:]:
        case ["--elsewhere"]:
            for package in locked(LOCK.read_text(encoding="utf-8")):
                if package.marker:
                    sys.stdout.write(f"{package.name}=={package.version}\n")
        case ["--write"]:
            BILL.write_text(checked(made()), encoding="utf-8")
        case _:
            sys.stdout.write(checked(made()))


if __name__ == "__main__":
    main()
