"""Notes: where in a text each claim of an audit is marked, what is said of it, and what should stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from ansheng.auditing import Audit, Claim, ClaimVerdict
from ansheng.errors import check_lang, word
from ansheng.words import NO_WORDS, Lang, Words
from ansheng.wrapping import clean

_FIGURE = re.compile(r"-?\d[\d,.]*")
_SIGNED = re.compile(r"^[-−+]")


@attrs.frozen
class Note:
    """Claims that are marked at one place.

    :param start: the first character of the figure, in the text as audited
    :param end: the first character after it
    :param claims: those of which this is the figure, gravest first
    :param suggestion: what would be right in its place; None where that is not one figure
    """

    start: int
    end: int
    claims: tuple[Claim, ...]
    suggestion: str | None

    def said(self, lang: Lang) -> list[str]:
        """What each claim says, a line each."""
        lang = check_lang(lang)
        return [clean(_said(claim, lang)) for claim in self.claims]


def notes(audit: Audit, *, verdicts: Iterable[ClaimVerdict] = ()) -> list[Note]:
    """The notes of an audit in the order of the text, none overlapping another.

    :param verdicts: those to be noted; by default what is at fault or suspicious
    """
    wanted = set(verdicts) or {v for v in ClaimVerdict if v.at_fault or v is ClaimVerdict.SUSPICIOUS}
    claims = [claim for claim in audit.claims if claim.verdict in wanted]
    placed = sorted(((*figure(claim, audit.text), claim) for claim in claims), key=lambda one: one[:2])
    return [_note(audit.text, group) for group in _together(placed)]


def figure(claim: Claim, text: str) -> tuple[int, int]:
    """Where the figure stands that a claim is about: what it states, or else the whole of it."""
    stated = _SIGNED.sub("", claim.stated or "")
    totals = [part for part in claim.reading if part.slot == "total" and stated in part.text]
    if claim.kind == "sum" and len(totals) == 1:
        at = totals[0].start + totals[0].text.index(stated)
        return at, at + len(stated)
    passage = text[claim.start : claim.end]
    at = passage.rfind(stated) if stated else -1
    if at < 0:
        return claim.start, claim.end
    return claim.start + at, claim.start + at + len(stated)


def _together(placed: Iterable[tuple[int, int, Claim]]) -> Iterator[list[tuple[int, int, Claim]]]:
    """Those of which the places overlap."""
    group: list[tuple[int, int, Claim]] = []
    reach = 0
    for start, end, claim in placed:
        if group and start >= reach:
            yield group
            group = []
        group.append((start, end, claim))
        reach = max(reach, end) if len(group) > 1 else end
    if group:
        yield group


def _note(text: str, group: list[tuple[int, int, Claim]]) -> Note:
    start, end = group[0][0], max(end for _, end, _ in group)
    claims = tuple(sorted((claim for _, _, claim in group), key=lambda claim: not claim.verdict.at_fault))
    return Note(start, end, claims, _suggestion(text[start:end], claims))


def _suggestion(printed: str, claims: tuple[Claim, ...]) -> str | None:
    """The figure that arithmetic gives, where a single claim is wrong and both figures are printed alike."""
    wrong = [claim for claim in claims if claim.verdict is ClaimVerdict.WRONG]
    if len(wrong) != 1 or wrong[0].computed is None or wrong[0].stated is None:
        return None
    right, stated = (_SIGNED.sub("", figure) for figure in (wrong[0].computed, wrong[0].stated))
    alike = _FIGURE.sub("0", right) == _FIGURE.sub("0", stated) and len(_FIGURE.findall(right)) == 1
    return right if alike and printed == stated and right != stated else None


def _said(claim: Claim, lang: Lang) -> str:
    verdict, why = claim.verdict, claim.note
    right = claim.formula or claim.computed
    computed = Words(f"，核算为{right}", f", recomputed {right}") if right else NO_WORDS
    stated = Words(f"：文中{claim.stated}", f": stated {claim.stated}") if claim.stated else NO_WORDS
    reason = Words(f"。{why.zh}" if why.zh else "", f". {why.en}" if why.en else "")
    return word(
        lang,
        Words(
            f"{verdict.title()}{stated.zh}{computed.zh}{reason.zh}",
            f"{verdict.title('en')}{stated.en}{computed.en}{reason.en}",
        ),
    )
