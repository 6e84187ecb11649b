"""Second readings from the command line; ``python -m tests.second_reading --help`` says what it can do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import ansheng
from ansheng.catalogue import Catalogue
from ansheng.errors import AnshengError
from tests.second_reading import readings
from tests.second_reading.comparing import Compared, compare, shown
from tests.second_reading.facts_sheet import sheet
from tests.second_reading.language import ReadingError
from tests.second_reading.readings import File


def main(argv: Sequence[str] | None = None) -> int:
    """Print what is asked for; 1 where rules and readings differ or readings are lacking."""
    asked = _parser().parse_args(argv)
    try:
        catalogue = _catalogue(asked.module)
        if asked.facts:
            _print(_facts(catalogue, asked.facts, asked.standard))
            return 0
        if asked.skeleton:
            _print(_skeleton(catalogue, asked.standard, asked.edition))
            return 0
        paths = [Path(asked.reading)] if asked.reading else readings.files(asked.standard)
        if not paths:
            raise ReadingError(f"no file of {asked.standard} in {readings.FOLDER}")
        return max(_file(path, catalogue, asked) for path in paths)
    except (AnshengError, ReadingError, OSError) as error:
        return _refused(error)


def _refused(error: Exception) -> int:
    said = error.text("en") if isinstance(error, AnshengError) else str(error)
    sys.stderr.write(f"{said}\n")
    return 2


def _file(path: Path, catalogue: Catalogue, asked: argparse.Namespace) -> int:
    """One file; where it cannot be understood that is said, and the others go on."""
    try:
        file = readings.read(path, catalogue)
    except (ReadingError, OSError) as error:
        return _refused(error)
    if asked.check:
        _print(_understood(file))
        return 0
    return _held(file, asked.clause, asked.all)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m tests.second_reading", description="Hold rules against second readings."
    )
    parser.add_argument(
        "standard", nargs="?", default="", help="the id of a standard; all where none is named"
    )
    parser.add_argument("--reading", help="another file of readings")
    parser.add_argument("--clause", default="", help="only this clause")
    parser.add_argument(
        "--all", action="store_true", help="print every difference, not the smallest of each kind"
    )
    parser.add_argument(
        "--facts", metavar="PLUGIN", help="print the facts of a plugin, of one standard's where named"
    )
    parser.add_argument(
        "--check", action="store_true", help="only see whether the readings are understood; show no rule"
    )
    parser.add_argument(
        "--skeleton", action="store_true", help="print a file of readings of the standard to fill in"
    )
    parser.add_argument(
        "--edition", default="", help="the edition of the skeleton; the newest in force where none is named"
    )
    parser.add_argument(
        "--module",
        action="append",
        default=[],
        help="the module of a plugin that is not installed; may be repeated",
    )
    return parser


def _catalogue(modules: Sequence[str]) -> Catalogue:
    loaded = {name.rpartition(".")[2]: import_module(name) for name in modules}
    return ansheng.load(modules=loaded)


def _facts(catalogue: Catalogue, plugin: str, standard: str) -> Iterator[str]:
    of = catalogue.plugin(plugin)
    rules = [r for r in of.rules if not standard or standard in {c.standard.id for c in r.cites}]
    if not rules:
        raise ReadingError(f"no rule of {plugin} rests on {standard}")
    yield from sheet(dict.fromkeys(rule.facts for rule in rules))


def _skeleton(catalogue: Catalogue, name: str, label: str) -> Iterator[str]:
    standard = catalogue.standards.get(name)
    if standard is None:
        raise ReadingError(
            f"standard {name!r} is not known; these are: {', '.join(sorted(catalogue.standards))}"
        )
    editions = [e for e in standard.newest_first() if not e.pending and label in ("", e.label)]
    if not editions:
        raise ReadingError(f"{name} has no edition {label}")
    yield from readings.skeleton(standard, editions[0], list(catalogue.rules.values()))


def _understood(file: File) -> Iterator[str]:
    yield from (
        f"{number} of {facts.__name__} ({facts.title}): not read yet" for number, facts in file.unread()
    )
    yield f"{file.path.name}: {len(file.readings)} readings understood, {len(file.missing)} left out with a reason"


def _held(file: File, clause: str, everything: bool) -> int:
    chosen = [one for one in file.readings if clause in ("", one.number)]
    compared = [compare(file, one) for one in chosen]
    for one in compared:
        for difference in one.differences if everything else one.smallest():
            _print([shown(one, difference), ""])
    unread = [] if clause else file.unread()
    _print(
        f"clause {number} of {facts.__name__} ({facts.title}): no reading, and [missing] says no reason"
        for number, facts in unread
    )
    _print(table(file, compared))
    return 1 if unread or any(one.differences for one in compared) else 0


def table(file: File, compared: Sequence[Compared]) -> Iterator[str]:
    """The counts of a file: a line a reading, and their sums."""
    yield f"{file.standard.id}, edition {file.edition.label}, on {file.day}: {file.path.name}"
    for one in compared:
        many = "all" if one.held.exhaustive else "some"
        yield (
            f"  {one.reading.number:<12} {one.reading.facts.__name__:<28} {one.held.points:>6} points ({many}), "
            f"{len(one.differences)} differ" + (f", {len(one.left)} left" if one.left else "")
        )
    read = {one.number for one in file.readings}
    yield (
        f"  clauses read {len(read & set(file.numbers()))} of {len(file.numbers())} encoded, "
        f"{len(file.missing)} with a reason; points {sum(one.held.points for one in compared)}; "
        f"readings that differ {sum(bool(one.differences) for one in compared)}"
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
