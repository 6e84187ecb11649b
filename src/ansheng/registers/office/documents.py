"""Documents: what was issued, by whom, to whom, and what of it is in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import attrs

from ansheng.dates import AnyDay, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.facts.kinds import Choice, Count, Day, Flag, Text
from ansheng.facts.kinds.spelling import headers_of
from ansheng.facts.record import Facts
from ansheng.registers.lasting import phase
from ansheng.responsibility.parties import names_in, plain
from ansheng.words import Lang, Words

State = Literal["in_force", "not_yet", "unissued", "repealed", "expired", "unknown"]
Need = Literal["in_force", "unpublished", "not_yet", "unissued", "repealed", "expired", "unknown", "absent"]

STATES: Mapping[Need, Words] = {
    "in_force": Words("有效", "in force"),
    "unpublished": Words("有效，未公布", "in force, not published"),
    "not_yet": Words("已印发，未施行", "issued, not yet in force"),
    "unissued": Words("未印发", "not issued"),
    "repealed": Words("已废止", "repealed"),
    "expired": Words("已过有效期", "expired"),
    "unknown": Words("无法判断", "unknown"),
    "absent": Words("未登记文件", "no document registered"),
}
"""How a document stands, and what must be laid down by one, in Chinese and in English."""

_BEST: tuple[State, ...] = ("in_force", "unknown", "not_yet", "expired", "repealed", "unissued")
"""Which of several documents on one thing is told: the one that says most for it."""


class DocumentRecord(
    Facts,
    title="文件",
    en="document",
    table="documents",
    headers=headers_of(Path(__file__).parents[1] / "headers.toml", "documents"),
):
    """One paper that was issued, or a row of the catalogue of an archive.

    ``lays_down`` names the rules, mechanisms and lists that it sets up; ``box`` is the box of the archive that it lies
    in. A column of states such as 有效, 废止 or 失效 is ``validity`` and fills ``repealed`` where it is blank.
    """

    name = Text("文件标题", en="title of the document")
    number = Text("文号", en="document number")
    kind = Choice(
        "文种",
        en="kind",
        options={
            "team_paper": "专班文件",
            "bulletin": "简报",
            "circular": "通报",
            "notice": "通知",
            "plan": "方案",
            "rule": "制度",
            "list": "清单",
            "minutes": "纪要",
            "report": "报告",
            "letter": "函",
            "other": "其他",
        },
        other_names={
            **dict.fromkeys(("工作简报", "信息", "工作信息", "专报"), "bulletin"),
            **dict.fromkeys(("办法", "规定", "机制", "规则", "制度文件"), "rule"),
            **dict.fromkeys(("实施方案", "工作方案", "计划"), "plan"),
            **dict.fromkeys(("会议纪要", "专题会议纪要"), "minutes"),
            **dict.fromkeys(("权责清单", "权力和责任清单", "责任清单"), "list"),
            **dict.fromkeys(("提示函", "督办函", "工作提示函"), "letter"),
        },
    )
    lays_down = Text("所立制度", en="lays down", note="制度、机制、清单的名称，多项用顿号隔开。")
    campaign = Text("专项行动", en="campaign")
    issuer = Text("印发机关", en="issued by")
    issued_on = Day("印发日期", en="issued on", past=True)
    effective_on = Day("施行日期", en="in force from", after="issued_on")
    until = Day("有效期至", en="in force until", after="issued_on")
    validity = Choice(
        "效力状态",
        en="validity",
        options={"valid": "有效", "void": "废止"},
        other_names={
            **dict.fromkeys(("现行有效", "现行", "继续有效", "未废止"), "valid"),
            **dict.fromkeys(("已废止", "失效", "已失效", "宣布失效", "已被替代"), "void"),
        },
        implies={"valid": {"repealed": False}, "void": {"repealed": True}},
    )
    repealed = Flag("是否废止", dated="repealed_on", en="repealed")
    repealed_on = Day("废止日期", en="repealed on", after="issued_on")
    replaces = Text("替代文件", en="replaces", note="被替代文件的文号或标题，多项用顿号隔开。")
    addressees = Text("主送单位", en="sent to", note="用顿号隔开。")
    copies_to = Text("抄送单位", en="copies sent to", note="用顿号隔开。")
    published = Flag("是否公布", dated="published_on", en="published")
    published_on = Day("公布日期", en="published on", past=True)
    copies = Count("印发份数", unit="份", en="copies printed")
    box = Text("档案盒号", en="archive box")
    filed_on = Day("归档日期", en="filed on", past=True)
    drafted_by = Text("拟稿人", en="drafted by")
    attachments = Text("附件", en="attachments")
    remarks = Text("备注", en="remarks")


@attrs.frozen
class DocumentStanding:
    """How a document stands at the end of a day.

    :param since: the day from which it is in force, known or planned
    :param replaced_by: the document in force that replaces it, where that is why it is repealed
    """

    document: DocumentRecord
    state: State
    since: dt.date | None
    replaced_by: DocumentRecord | None = None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line: title, number, state, who issued it when."""
        what = self.document
        state, issued = word(lang, STATES[self.state]), _issued(what, lang)
        if check_lang(lang) == "en":
            return f"{what.name or 'no title'} ({what.number or 'no number'}): {state}; {issued}"
        number = f"（{what.number}）" if what.number else ""
        return f"《{what.name or '标题未填'}》{number}：{state}；{issued}"


@attrs.frozen
class LaidDown:
    """One rule, mechanism or list that must be laid down by a document in force, and how that stands.

    :param party: whose it must be, where each party must have its own
    :param document: the document that says most for it; None where none is registered
    """

    required: str
    party: str | None
    state: Need
    document: DocumentRecord | None

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line, with the document that it rests on."""
        state = word(lang, STATES[self.state])
        issued = _issued(self.document, lang) if self.document else ""
        if check_lang(lang) == "en":
            whose = f" of {self.party}" if self.party else ""
            return f"{self.required}{whose}: {state}" + (f"; {issued}" if issued else "")
        whose = f"{self.party}的" if self.party else ""
        return f"{whose}{self.required}：{state}" + (f"；{issued}" if issued else "")


def document_standings(documents: Iterable[DocumentRecord], on: AnyDay) -> tuple[DocumentStanding, ...]:
    """How each document stands at the end of a day.

    A document holds from its day of coming into force, or else from the day on which it was issued, and on its last
    day still. It is repealed from the day of repeal on, or from the day on which a document is in force that names it
    as replaced, by number or title. One of which nobody wrote down whether it is repealed is unknown.
    """
    on = day_of(on, "on")
    known = tuple(documents)
    replaced = dict(_replaced(known, on))
    return tuple(_standing(each, on, replaced) for each in known)


def laid_down(
    required: Iterable[str], documents: Iterable[DocumentRecord], on: AnyDay, *, published: bool = False
) -> tuple[LaidDown, ...]:
    """Which of the rules, mechanisms and lists that there must be are laid down by a document in force on a day.

    A document lays down what its ``lays_down`` names, or what it is called; nothing is matched by likeness.

    :param published: whether it must be published too, as lists of powers and duties must

    >>> rule = DocumentRecord(name="例会制度", issued_on="2020-06-01", repealed=False, issuer="专班")
    >>> [each.text() for each in laid_down(["例会制度", "台账管理制度"], [rule], "2020-12-31")]
    ['例会制度：有效；专班2020年6月1日印发', '台账管理制度：未登记文件']
    """
    standings = document_standings(documents, on)
    day = day_of(on, "on")
    return tuple(_laid_down(name, None, standings, day, published) for name in required)


def laid_down_by_party(
    required: Mapping[str, Iterable[str]],
    documents: Iterable[DocumentRecord],
    on: AnyDay,
    *,
    published: bool = False,
) -> tuple[LaidDown, ...]:
    """The same of each party: what it must have issued itself, such as its list of powers and duties.

    :param required: by party, the names of what it must have
    """
    standings = document_standings(documents, on)
    day = day_of(on, "on")
    return tuple(
        _laid_down(name, party, own, day, published)
        for party, wanted in required.items()
        for own in [[s for s in standings if plain(s.document.issuer or "") == plain(party)]]
        for name in wanted
    )


def _laid_down(
    name: str, party: str | None, standings: Iterable[DocumentStanding], on: dt.date, published: bool
) -> LaidDown:
    on_it = [each for each in standings if plain(name) in _subjects(each.document)]
    found = [(_need(each, on, published), each.document) for each in on_it]
    order: tuple[Need, ...] = (_BEST[0], "unknown", "unpublished", *_BEST[2:])
    if not found:
        return LaidDown(name, party, "absent", None)
    state, document = min(found, key=lambda each: order.index(each[0]))
    return LaidDown(name, party, state, document)


def _need(standing: DocumentStanding, on: dt.date, published: bool) -> Need:
    if not published or standing.state != "in_force":
        return standing.state
    shown = stood(standing.document.published, standing.document.published_on, on)
    return "in_force" if shown else "unknown" if shown is None else "unpublished"


def _subjects(document: DocumentRecord) -> set[str]:
    return {plain(name) for name in (*names_in(document.lays_down), document.name) if name}


def _standing(
    document: DocumentRecord, on: dt.date, replaced: Mapping[str, DocumentRecord]
) -> DocumentStanding:
    by = next((replaced[key] for key in _keys(document) if key in replaced), None)
    state, since = _state(document, on), document.effective_on or document.issued_on
    if by is not None and state in ("in_force", "unknown", "expired"):
        return DocumentStanding(document, "repealed", since, by)
    return DocumentStanding(document, state, since)


def _state(document: DocumentRecord, on: dt.date) -> State:
    issued = document.issued_on
    if issued is not None and issued > on:
        return "unissued"
    since = None if issued is None else document.effective_on or issued
    found = phase(
        on, since=since, until=document.until, ended=document.repealed, ended_on=document.repealed_on
    )
    states: Mapping[str, State] = {"running": "in_force", "over": "expired", "ended": "repealed"}
    return states.get(found, "not_yet" if found == "not_yet" else "unknown")


def _replaced(documents: Iterable[DocumentRecord], on: dt.date) -> Iterator[tuple[str, DocumentRecord]]:
    """The numbers and titles that documents replace which have come into force by a day."""
    for document in documents:
        since = document.effective_on or document.issued_on
        if document.replaces and since is not None and since <= on:
            yield from ((plain(name), document) for name in names_in(document.replaces))


def _keys(document: DocumentRecord) -> Iterator[str]:
    return (plain(name) for name in (document.number, document.name) if name)


def _issued(document: DocumentRecord, lang: Lang) -> str:
    """Who issued a document when, as far as it is stated."""
    day = day_label(document.issued_on, lang) if document.issued_on else ""
    return word(
        lang,
        Words(
            f"{document.issuer or '印发机关未填，'}{f'{day}印发' if day else '印发日期未填'}",
            f"issued by {document.issuer or 'a body not stated'} {day or 'on a day not stated'}",
        ),
    )
