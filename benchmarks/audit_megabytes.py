"""Benchmark: the audit of 1, 2, 4 and 8 MB of bulletin text, in seconds of processor time."""

from __future__ import annotations

import itertools
import random
import time

from ansheng.auditing import audit

SIZES = (1, 2, 4, 8)
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


def main() -> None:
    """Print one line a size."""
    for megabytes in SIZES:
        text = text_of(megabytes)
        started = time.process_time()
        made = audit(text)
        spent = time.process_time() - started
        print(
            f"{megabytes} MB: {spent:.1f} s, {megabytes / spent:.2f} MB/s, "
            f"{len(made.figures)} figures, {len(made.claims)} claims"
        )


if __name__ == "__main__":
    main()
