"""Running text: who answers for something, said by labels such as 责任单位： and by sentences, without brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from ansheng.responsibility.assignments import read_assignments
from ansheng.responsibility.parties import is_group, looks_like_body, plain
from ansheng.responsibility.plans.brackets import Pair

Known = Callable[[str], bool]
"""Whether a name is that of a registered party."""

_LABEL = r"(?:牵头|责任|主责|主办|承办|实施|配合|参与|参加|协助|协办|督促|督导|指导)(?:单位|部门|主体)\**\s*[:：]\**"
_LABELLED = re.compile(rf"(?:^|(?<=[\n。；;，,、 　|*-])){_LABEL}[^。\n|]*", re.MULTILINE)
_SENTENCE = re.compile(r"[^。；;！!？?\n|]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_ACTS = re.compile(
    r"(?:负责牵头|牵头(?:负责|抓总|组织实施|落实)?|(?:具体|分工|分别|分头|共同|联合|统一|主要)?负责(?:落实|实施|牵头)?"
    r"|按照?(?:各自)?职[责能](?:分工)?负责|(?:积极|协同|密切)?(?:配合|协助))(?![人者制任同单部])"
)
_GROUPED = re.compile(r"负有.*职责的|各级?|全体|所有")
_MODALS = re.compile(r"(?:要|应当?|须|必须|切实|认真|严格|[ 　])+$")
_VERBS = re.compile(
    r"[的要须将把对让使并而或即被给向从以其该各]|应(?!急)|督促|推动|加强|组织(?!部)|开展|落实|指导(?!中心|委)|要求|压实|协调(?!办|小组|组)"
    r"|明确|确保|切实|严格|依法|全面|深入|主要|相关领导|分管|党组|同志|领导(?!小组)|谁|企业$"
)
_BODY = r"[\u4e00-\u9fff（） ]{1,24}?(?:政府|委员会|委|办公室|办|局|厅|队|部门|单位|公司|中心|院|所|站)"
_NAMES = re.compile(rf"{_BODY}(?:(?:、|和|与|及|以及){_BODY})*(?:等(?:有关|相关)?(?:部门|单位))?")
_BETWEEN = "；;，,*-  　\t\r\n"
_PLAIN = str.maketrans("*-\n", "  ；")
_LONGEST = 120
"""A clause that is longer divides no work."""


@attrs.frozen
class Said:
    """Words that say who answers: where they stand in an item, and what of them is read, each part with its place."""

    start: int
    end: int
    parts: tuple[tuple[int, str], ...]
    binds: tuple[int, int] | None = None


def shadow(text: str, pairs: Sequence[Pair]) -> str:
    """The text with blanks in place of its brackets, sign for sign."""
    shown = list(text)
    for pair in pairs:
        shown[pair.start : pair.end] = " " * (pair.end - pair.start)
    return "".join(shown)


def labels(text: str) -> list[Said]:
    """The labels, each with those that follow it at once: 牵头单位：甲局；配合单位：乙局.

    :param text: without brackets
    """
    found: list[tuple[int, int]] = []
    for each in _LABELLED.finditer(text):
        first, last = each.start(), each.start() + len(each.group().rstrip())
        if found and not text[found[-1][1] : first].strip(_BETWEEN):
            first, _ = found.pop()
        found.append((first, last))
    return [Said(first, last, ((first, text[first:last].translate(_PLAIN)),)) for first, last in found]


def sentences(text: str, known: Known) -> list[Said]:
    """The sentences in which bodies are said to 牵头, 负责, 配合 or do something 会同 others.

    Only what names bodies, and nothing else before the word, counts: 由市公安局牵头, 市商务局配合; not 企业负责人 or
    督促企业负责.

    :param text: without brackets
    """
    found = []
    for sentence in _SENTENCE.finditer(text):
        parts = [
            part
            for clause in _CLAUSE.finditer(sentence.group())
            if len(clause.group()) <= _LONGEST
            for part in _who(clause.group(), sentence.start() + clause.start(), known)
        ]
        if parts:
            last, words = parts[-1]
            found.append(
                Said(parts[0][0], last + len(words), tuple(parts), (sentence.start(), sentence.end()))
            )
    return found


def is_body(name: str, known: Known) -> bool:
    """Whether a name is that of a body, and nothing else that only ends like one."""
    name = plain(name)
    if known(name):
        return True
    bare = _GROUPED.sub("", name) if is_group(name) else name
    return 1 < len(bare) <= 24 and looks_like_body(name) and not _VERBS.search(bare)


def _who(clause: str, start: int, known: Known) -> Iterator[tuple[int, str]]:
    """The part of a clause that names bodies and what they do."""
    acts = _ACTS.search(clause)
    names, together, after = clause.partition("会同")
    if together:
        others = _NAMES.match(after)
        end = len(names) + len(together) + (others.end() if others else 0)
        read = clause[: acts.end() if acts and acts.start() == end else end]
    elif acts is not None:
        names = clause[: acts.start()]
        read = _MODALS.sub("", names).ljust(len(names)) + acts.group()
    else:
        return
    at = _begin(names)
    parties = [assignment.party for assignment in read_assignments(read[at:]).assignments]
    if parties and all(is_body(party, known) for party in parties):
        yield start + at, read[at:]


def _begin(head: str) -> int:
    """Where the names before a word begin: behind the last 由, or at the first sign."""
    at = head.rfind("由") + 1
    return at + len(head[at:]) - len(head[at:].lstrip(" 　*-"))
