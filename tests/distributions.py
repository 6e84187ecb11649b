"""Distributions that an interpreter finds as if they had been installed, without a network or a package manager."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from immutabledict import immutabledict


def install(project: Path, site: Path) -> dict[str, str]:
    """Make the project in a folder, with a ``src`` layout, known in ``site``; gives the environment that finds it."""
    stated = tomllib.loads(project.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = stated["entry-points"]
    declared = {name: points.get(f"ansheng.{name}", {}) for name in ("judges", "brings")}
    register(site, stated["name"], stated["version"], points["ansheng"], **declared)
    return environment(site, project.resolve() / "src")


def register(
    site: Path,
    distribution: str,
    version: str,
    plugins: Mapping[str, str],
    judges: Mapping[str, str] = immutabledict(),
    brings: Mapping[str, str] = immutabledict(),
) -> None:
    """Write the metadata that an installed distribution with these plugins has."""
    info = site / f"{distribution.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    metadata = f"Metadata-Version: 2.4\nName: {distribution}\nVersion: {version}\n"
    info.joinpath("METADATA").write_text(metadata, encoding="utf-8")
    groups = {"ansheng": plugins, "ansheng.judges": judges, "ansheng.brings": brings}
    lines = [
        line
        for group, points in groups.items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in points.items()))
        if points
    ]
    info.joinpath("entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def environment(*folders: Path) -> dict[str, str]:
    """The environment of this process, in which Python also looks in the folders."""
    known = os.environ.get("PYTHONPATH")
    paths = [*map(os.fspath, folders), *([known] if known else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
