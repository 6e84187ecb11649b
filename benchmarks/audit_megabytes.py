"""Benchmark: the audit of 1, 2, 4 and 8 MB of bulletin text, here and in a former commit, in processor time.

    python benchmarks/audit_megabytes.py                      # beside the last release
    python benchmarks/audit_megabytes.py --against c36b971    # beside that commit

Both are timed in one run, turn by turn and each in a process of its own, and the best time of each counts: what
else the machine does meanwhile slows both.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from pathlib import Path

from ansheng.auditing import audit

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import former

SIZES = (1, 2, 4, 8)
ROUNDS = 3
PROSE = "各级各部门要压实责任，紧盯重点行业领域，深入排查整治，坚决防范遏制各类事故发生，确保形势持续稳定。"


def sentences(start: int = 2020) -> itertools.chain[str]:
    """Bulletin sentences without end, a third of them with figures."""
    chosen = random.Random(start)  # noqa: S311  made-up figures, no secrets

    def one() -> str:
        found = chosen.randint(20, 5000)
        done = chosen.randint(0, found)
        return (
            f"共排查隐患{found}处，已整改{done}处，整改率{done * 100 / found:.1f}%；"
            f"发生事故{chosen.randint(2, 90)}起，死亡{chosen.randint(1, 40)}人，"
            f"同比分别下降{chosen.randint(1, 60)}.5%、25%。\n"
        )

    return itertools.chain.from_iterable((PROSE, PROSE, one()) for _ in itertools.count())


def text_of(megabytes: int) -> str:
    """So many megabytes of text in UTF-8."""
    pieces, size = [], 0
    for sentence in sentences():
        pieces.append(sentence)
        size += len(sentence.encode())
        if size >= megabytes << 20:
            return "".join(pieces)
    raise AssertionError


def timed(megabytes: int) -> tuple[float, str]:
    """The seconds that the audit of so much text takes, and what it found."""
    text = text_of(megabytes)
    started = time.process_time()
    made = audit(text)
    return time.process_time() - started, f"{len(made.figures)} figures, {len(made.claims)} claims"


def beside(commit: str) -> None:
    """Print megabytes a second of this tree and of a commit, on the largest text."""
    best: dict[Path, float] = {}
    with former.tree_of(commit) as tree:
        for _, root in itertools.product(range(ROUNDS), (tree, former.ROOT)):
            spent = float(former.printed(root, __file__, "--once", str(SIZES[-1])))
            best[root] = min(spent, best.get(root, spent))
        then, now = (SIZES[-1] / best[root] for root in (tree, former.ROOT))
    print(f"{SIZES[-1]} MB: {commit} {then:.2f} MB/s, now {now:.2f} MB/s, {now / then:.2f} times")


def main() -> None:
    """Print one line a size, and one beside a former commit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", metavar="COMMIT", help="the commit to compare with; the last release")
    parser.add_argument("--once", type=int, metavar="MB", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(timed(given.once)[0])
        return
    for megabytes in SIZES:
        spent, found = timed(megabytes)
        print(f"{megabytes} MB: {spent:.1f} s, {megabytes / spent:.2f} MB/s, {found}")
    beside(given.against or former.last_release())


if __name__ == "__main__":
    main()
