"""How well the county's dossier is read: the totals, and on request each thing that is not as it should be.

``python tests/county/score.py [--tables] [--columns] [--records] [--cells] [--figures] [--accept] [--held]``

``--accept`` reads it with the settings that an office writes once it has seen what is proposed (``accepted.toml``). The
files of three offices are held apart: only their totals are printed, unless ``--held`` asks for more, so that the
reader is not made to fit them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from unittest import mock

from ansheng import Dossier, open_dossier
from ansheng.dossier.unknown import unknown_columns
from tests.county import bulletin
from tests.county.compare import GOOD, Outcome, compare
from tests.county.truth import HERE, read_truth

DELIVERED = date(2024, 7, 2)
"""The day on which the county's offices sent their tables in; the day after which nothing can have happened yet."""

WHATS = ("table", "column", "record", "cell")


def opened(folder: Path, *, accept: bool = False) -> Dossier:
    """The dossier, copied into a folder with a ``campaign.toml`` of its own.

    :param accept: whether the office has accepted what is proposed
    """
    shutil.copytree(HERE / "dossier", folder, dirs_exist_ok=True)
    settings = [HERE / "campaign.toml", *([HERE / "accepted.toml"] if accept else [])]
    text = "\n".join(path.read_text(encoding="utf-8") for path in settings)
    folder.joinpath("campaign.toml").write_text(text, encoding="utf-8")
    with mock.patch("ansheng.dates.today", return_value=DELIVERED):
        return open_dossier(folder)


def totals(outcomes: Iterable[Outcome], what: str, *, held: bool) -> Counter[str]:
    """How many things of a kind had each outcome, in the files that are held apart or in the others."""
    return Counter(each.outcome for each in outcomes if each.what == what and each.held == held)


def lines(asked: argparse.Namespace) -> Iterator[str]:
    """The score, line by line."""
    truth = read_truth()
    with tempfile.TemporaryDirectory() as folder:
        dossier = opened(Path(folder), accept=asked.accept)
        outcomes = compare(truth, dossier, unknown_columns(folder))
    for what in WHATS:
        for held in (False, True):
            yield f"{what}s{' (held)' if held else ''}: {dict(sorted(totals(outcomes, what, held=held).items()))}"
    figures = bulletin.lines(truth, dossier)
    yield f"figures: {sum(line.equal for line in figures)} of {len(figures)} equal"
    for each in outcomes:
        told = getattr(asked, f"{each.what}s") and (asked.held or not each.held)
        if told and each.outcome not in GOOD:
            yield f"{each.outcome:16} {each.place} | {each.note}".replace("\n", "\\n")
    if asked.figures:
        yield from (f"{line.name}: {line.got}, must be {line.wanted}" for line in figures if not line.equal)


def main() -> None:
    """Print the score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in (*(f"{what}s" for what in WHATS), "figures", "accept", "held"):
        options.add_argument(f"--{name}", action="store_true")
    sys.stdout.writelines(f"{line}\n" for line in lines(options.parse_args()))


if __name__ == "__main__":
    main()
