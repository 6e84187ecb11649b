"""Unprinted: what whole parts of a total a share allows, where a text prints only the total."""

from __future__ import annotations

from ansheng.auditing.arithmetic import parts
from ansheng.auditing.model import Claim, ClaimVerdict
from ansheng.auditing.text.context import Quantity
from ansheng.auditing.text.passage import Passage, claim
from ansheng.words import Words


def unprinted(passage: Passage, mark: Quantity, whole: Quantity, total: int) -> Claim:
    """The claim that a share is of a named total of which some whole part gives it."""
    stated = f"{mark.printed}%"
    found = parts(total, mark.printed)
    if found is None:
        note = Words(
            f"总数为{total}时，部分数取任何整数均得不出{stated}", f"no whole part of {total} is {stated}"
        )
        return claim(
            passage, "share", ClaimVerdict.IMPOSSIBLE, mark.first, mark.end, stated=stated, operands=[total],
            note=note, reading=[("whole", whole)],
        )  # fmt: skip
    verdict, first, last = found
    span = f"{first}" if first == last else f"{first}…{last}"
    note = Words(f"反推部分数：{span.replace('…', '～')}", f"the part must have been {span}")
    operands = [first, *([last] if last != first else []), total]
    return claim(
        passage, "share", verdict, mark.first, mark.end, stated=stated, computed=f"{span}/{total}", operands=operands,
        note=note, reading=[("whole", whole)],
    )  # fmt: skip
