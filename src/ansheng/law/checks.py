"""What a law file may not say: editions that overlap, limits that change their form, a region that is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ansheng import units
from ansheng.errors import LawError, UnitError
from ansheng.law import local
from ansheng.law.limit import Limit
from ansheng.law.numbers import spanned
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.law.standard import Clause, Edition, Standard


def check(standard: Standard) -> None:
    """Refuse a standard that contradicts itself.

    :raises LawError: it does; the message names the edition and the clause
    """
    if not standard.edition:
        raise _wrong(standard, Words("缺少 [[edition]]；请至少写明一版", "has no [[edition]]; write one"))
    if wrong := local.trouble(standard.scope):
        raise _wrong(standard, wrong)
    for edition in standard.edition:
        for key, clause in edition.clause.items():
            _check_clause(standard, edition, key, clause)
        for text in edition.left_out:
            if not any(spanned(text)):
                raise _wrong(
                    standard,
                    Words(
                        f"{edition.words.zh}的 left_out 应写条号，例如“6.2”“6.2-6.5”，收到“{text}”",
                        f"{edition.words.en}: left_out names numbers of clauses, such as 6.2 or 6.2-6.5, not {text!r}",
                    ),
                )
        for wrong in local.troubles(standard.scope, edition):
            raise _wrong(standard, wrong)
        if edition.repealed is not None and edition.repealed <= edition.effective:
            raise _wrong(
                standard,
                Words(
                    f"{edition.words.zh}的废止日 repealed 应在施行日之后",
                    f"{edition.words.en}: 'repealed' must be after 'effective'",
                ),
            )
    labels = [e.label for e in standard.edition]
    if len(set(labels)) < len(labels):
        twice = "、".join(sorted({label for label in labels if labels.count(label) > 1}))
        raise _wrong(
            standard,
            Words(
                f"两版的 label 均为“{twice}”；请更改其中一版",
                f"two editions have the label {twice}; change one",
            ),
        )
    _check_limits(standard)
    applied = [e for e in standard.edition if not e.pending]
    for earlier, later in pairwise(applied):
        if earlier.repealed is None or earlier.repealed > later.effective:
            raise _wrong(
                standard,
                Words(
                    f"{earlier.words.zh}与{later.words.zh}的有效期重叠；请在前一版写 repealed = {later.effective}",
                    f"editions {earlier.label} and {later.label} overlap; "
                    f"set repealed = {later.effective} on the former",
                ),
            )


def _check_limits(standard: Standard) -> None:
    """A limit of one name keeps its form and its dimensions over the editions, or a rule could not read it."""
    first: dict[str, tuple[Edition, Limit]] = {}
    for edition in standard.edition:
        for name, limit in edition.limits.items():
            earlier, known = first.setdefault(name, (edition, limit))
            alike = units.same_dimension(limit.unit, known.unit) and units.same_dimension(limit.by, known.by)
            if limit.form != known.form or not alike:
                raise _wrong(
                    standard,
                    Words(
                        f"限值 {name} 在{earlier.words.zh}与{edition.words.zh}中的形式或量纲不同；请在后一版另起名称",
                        f"limit {name} changes its form or dimension from edition {earlier.label} to "
                        f"{edition.label}; give it another name there",
                    ),
                )


def _check_clause(standard: Standard, edition: Edition, key: str, clause: Clause) -> None:
    for name, limit in clause.limits.items():
        if trouble := limit.trouble() or _unit_trouble(limit):
            raise _wrong(
                standard,
                Words(
                    f"{edition.words.zh}条款 {key} 的限值 {name} 有误，{trouble.zh}",
                    f"{edition.words.en}, clause {key}, limit {name}: {trouble.en}",
                ),
            )


def _unit_trouble(limit: Limit) -> Words | None:
    try:
        _ = units.same_dimension(limit.unit, ""), units.same_dimension(limit.by, "")
    except UnitError as error:
        return error.words
    return None


def _wrong(standard: Standard, what: Words) -> LawError:
    return LawError(
        Words(
            f"法规文件 {standard.file}（{standard.id}）：{what.zh}",
            f"law file {standard.file} ({standard.id}): {what.en}",
        )
    )
