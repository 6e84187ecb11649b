"""Events: what can happen to a hazard, with the fields that each kind of event carries."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import attrs
from immutabledict import immutabledict

from ansheng.dates import AnyDay, day_of
from ansheng.errors import FactValueError, UnknownNameError, word
from ansheng.facts.kinds import Invalid
from ansheng.hazards.entry import RECORD, EventFields
from ansheng.sheets import names
from ansheng.words import Lang, Words


class Role(Enum):
    """What a person may do in a ledger; ``title`` is the Chinese name, ``en`` the English one."""

    RECORD = "record"
    SUPERVISE = "supervise"
    RECTIFY = "rectify"
    ACCEPT = "accept"
    CLOSE = "close"
    ADMIN = "admin"

    @property
    def title(self) -> str:
        """The Chinese name."""
        return _ROLES[self].zh

    @property
    def en(self) -> str:
        """The English name."""
        return _ROLES[self].en


_ROLES = {
    Role.RECORD: Words("登记", "record"),
    Role.SUPERVISE: Words("监管", "supervise"),
    Role.RECTIFY: Words("整改", "rectify"),
    Role.ACCEPT: Words("验收", "accept"),
    Role.CLOSE: Words("销号", "close"),
    Role.ADMIN: Words("管理", "administer"),
}


@attrs.frozen
class EventKind:
    """One kind of event: its names, who may record it, and what it states, by the names of
    :class:`ansheng.hazards.entry.EventFields`.

    :param own: those of the fields that every such event must state itself
    """

    name: str
    title: str
    en: str
    role: Role
    fields: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def label(self, lang: Lang = "zh") -> str:
        """The name in the language asked for."""
        return word(lang, Words(self.title, self.en))


_PLAN = ("responsible", "measures", "funds", "deadline", "contingency", "goals", "interim", "leader")

_STEPS = (
    EventKind("grade", "定级", "grade", Role.SUPERVISE, ("grade", "rule", "basis"), ("grade",)),
    EventKind("report", "上报", "report upward", Role.RECORD),
    EventKind(
        "order", "责令整改", "order", Role.SUPERVISE,
        ("department", "requirement", "due_on", "order_no", "leader"),
    ),
    EventKind("plan", "制定整改方案", "plan", Role.RECTIFY, _PLAN),
    EventKind("control", "临时管控", "interim control", Role.RECTIFY, ("interim",), ("interim",)),
    EventKind("start", "开始整改", "start", Role.RECTIFY),
    EventKind("rectify", "整改完成", "rectify", Role.RECTIFY, ("evidence",)),
    EventKind("request", "申请复查", "request re-check", Role.RECTIFY),
    EventKind(
        "pass", "复查合格", "pass re-check", Role.ACCEPT, ("checkers", "unit_signed", "reason"), ("checkers",)
    ),
    EventKind(
        "fail", "复查不合格", "fail re-check", Role.ACCEPT,
        ("checkers", "unit_signed", "reason"), ("checkers", "reason"),
    ),
    EventKind("close", "销号", "close", Role.CLOSE, ("close_no",)),
    EventKind("relapse", "反弹", "relapse", Role.SUPERVISE, ("reason",), ("reason",)),
    EventKind("ask_extension", "申请延期", "ask for extension", Role.RECTIFY, ("reason",), ("reason",)),
    EventKind("grant_extension", "同意延期", "grant extension", Role.SUPERVISE, ("due_on",), ("due_on",)),
    EventKind("refuse_extension", "不同意延期", "refuse extension", Role.SUPERVISE, ("reason",), ("reason",)),
    EventKind("transfer", "移送", "transfer", Role.SUPERVISE, ("department", "reason"), ("department",)),
    EventKind("stop", "停产停业", "stop", Role.SUPERVISE, ("stopped",), ("stopped",)),
    EventKind("resume", "恢复生产", "resume", Role.ACCEPT, ("consent",)),
    EventKind(
        "list", "挂牌督办", "list", Role.SUPERVISE,
        ("listed_level", "listed_by", "listed_due"), ("listed_level", "listed_by", "listed_due"),
    ),
    EventKind("delist", "摘牌", "delist", Role.CLOSE, ("public_on",), ("public_on",)),
    EventKind("propose_closure", "提请关闭", "propose closure", Role.SUPERVISE, ("reason",), ("reason",)),
)  # fmt: skip

_STEPPED = tuple(dict.fromkeys(name for kind in _STEPS for name in kind.fields if name != "reason"))
_TOLD_BY_TABLES = ("recheck", "accepted_on", "accepted_by", "acceptance", "closed_by", "listed")
"""What tables say of steps that a ledger records as events: nobody puts it into a record by hand."""
_CORRECTABLE = tuple(
    name for name in dict.fromkeys((*RECORD, *_STEPPED)) if name not in ("id", *_TOLD_BY_TABLES)
)

KINDS: Mapping[str, EventKind] = immutabledict(
    {
        kind.name: kind
        for kind in (
            EventKind("register", "登记", "register", Role.RECORD, RECORD),
            EventKind("amend", "导入更新", "update from a table", Role.RECORD, (*RECORD, "reason")),
            EventKind(
                "correct", "更正", "correct", Role.SUPERVISE, (*_CORRECTABLE, "undo", "reason"), ("reason",)
            ),
            *_STEPS,
        )
    }
)  # fmt: skip
"""The kinds of events by name."""

DESCRIBING = frozenset(
    (
        "description", "place", "longitude", "latitude", "category", "activity", "specialty", "equipment",
        "risk", "cause", "consequence", "unit", "unit_id", "unit_kind", "unit_head", "address", "region",
        "sector", "contractor", "client", "overseer", "source", "period", "inspection", "inspection_kind",
        "item", "contact", "phone", "photos", "attachments", "remarks",
    )
)  # fmt: skip
"""The facts that say what a hazard is, where and whose; nothing follows from them, and no step states them."""

quoted: Callable[[str], str] = json.encoder.encode_basestring
"""A text as JSON writes it."""

_BESIDE = {"by": "办理人", "file": "文件名", "DIR": "文件夹"}
PLACE = ("_file", "_sheet", "_row", "_invalid")
"""Keys under which an event that was read from a table says where, and what there did not parse."""

EXTRA = "_extra"
"""The key under which it keeps what stood in columns that no fact is for: text by header; null where it is gone."""

_DAYS = frozenset(name for name, fact in EventFields.facts().items() if fact.kind == "day")
_TITLES = {kind.title: name for name, kind in KINDS.items()}


@attrs.frozen
class Event:
    """Something that happened to a hazard.

    :param kind: the name of one of :data:`KINDS`
    :param on: the day on which it happened
    :param by: who did it
    :param at: when it was recorded
    :param data: the facts that it states, by their names in :class:`ansheng.hazards.entry.EventFields`; a fact that
        is ``None`` is said to be missing from now on
    """

    kind: str
    on: dt.date
    by: str
    at: dt.datetime
    data: Mapping[str, Any] = attrs.field(factory=dict, hash=False)

    @classmethod
    def of(
        cls,
        kind: str,
        on: AnyDay,
        by: str,
        *,
        at: dt.datetime | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Event:
        """An event from what people write: kinds and fields by name or Chinese title, values as in a cell.

        :param at: when it is recorded; by default the start of the day on which it happened
        :raises UnknownNameError: there is no such kind of event, or it has no such field
        :raises DayError: the day is none
        :raises FactValueError: a value does not parse, or cannot be kept as text
        """
        found = event_kind(kind)
        day = day_of(on)
        told = _parsed(found, data or {})
        stamp = at or dt.datetime.combine(day, dt.time(), dt.UTC)
        return cls(found.name, day, person(by), stamp, told)

    @property
    def title(self) -> str:
        """The Chinese name of its kind."""
        return KINDS[self.kind].title

    @property
    def day(self) -> dt.date:
        """The day on which it counts: no event counts later than on the day on which it was recorded."""
        return min(self.on, self.at.date())

    @property
    def role(self) -> Role:
        """The role that it asks for: of its kind, but what merely describes a hazard is corrected by who records."""
        describing = self.kind == "correct" and self.undo is None and DESCRIBING.issuperset(self.corrected())
        return Role.RECORD if describing else KINDS[self.kind].role

    @property
    def undo(self) -> int | None:
        """Of a correction, the number of the event that it takes back, if it takes back any."""
        return self.data.get("undo")

    def facts(self) -> dict[str, Any]:
        """The facts that it states, without what stands beside them: where they were read, other columns."""
        return {name: value for name, value in self.data.items() if name not in (*PLACE, EXTRA)}

    def corrected(self) -> dict[str, Any]:
        """Of a correction, the facts that it corrects."""
        return {name: value for name, value in self.facts().items() if name not in ("undo", "reason")}

    def same(self, other: Event) -> bool:
        """Whether another event says the same of the same day by the same person, whenever it was recorded."""
        told = (self.kind, self.on, person_key(self.by), dict(self.data))
        return told == (other.kind, other.on, person_key(other.by), dict(other.data))


def event_kind(name: str) -> EventKind:
    """The kind of event of that name or Chinese title.

    :raises UnknownNameError: there is none; near names are listed
    """
    found = KINDS.get(_TITLES.get(name, name))
    if found is None:
        raise UnknownNameError.of(Words("办理事项", "event"), name, [*KINDS, *_TITLES])
    return found


def field_of(kind: EventKind, name: str) -> str:
    """The fact that a field of an event is, by its name, its Chinese title or another header for it.

    :raises UnknownNameError: the kind of event has no such field; those that it has are listed
    """
    facts = [EventFields.fact(field) for field in kind.fields]
    titles = {title: fact.name for fact in facts for title in (*fact.aliases, fact.title)}
    found = titles.get(name, name)
    if found not in kind.fields:
        known = [f"{field}（{EventFields.fact(field).title}）" for field in kind.fields]
        raise UnknownNameError.of(Words(f"“{kind.title}”的填写项", f"field of {kind.name!r}"), name, known)
    return found


def person(name: str) -> str:
    """A name as that of whoever acts, kept as written; :func:`person_key` compares it.

    :raises FactValueError: nobody can see a name in it, or it cannot be kept as text
    """
    if not names.clean(storable(name, "by")):
        raise FactValueError(Words("办理事项未填办理人；请填写", "an event must say by whom; state it"))
    return name.strip()


def person_key(name: str) -> str:
    """A name of a person as it is compared: two that look the same to whoever reads them are one.

    Characters that Unicode has twice are one here, other than in :func:`ansheng.sheets.names.key`.

    >>> person_key("李\u200b四（ＡＢ） ") == person_key("李四(ab)")
    True
    """
    return unicodedata.normalize("NFKC", names.key(name))


def storable(text: str, what: str) -> str:
    """A text as every database keeps it exactly.

    :raises FactValueError: it holds a NUL or half of a surrogate pair, which some databases change or refuse
    """
    if "\0" in text:
        raise FactValueError(
            Words(
                f"“{_shown(what)}”的内容含有空字符，无法保存；请删去",
                f"{what}: the text holds a NUL character; remove it",
            )
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FactValueError(
            Words(
                f"“{_shown(what)}”的内容含有无法编码的字符，无法保存；请更正",
                f"{what}: the text holds half of a surrogate pair; correct it",
            )
        ) from error
    return text


def _shown(what: str) -> str:
    """The Chinese title of what a text is for: a fact, or what is told beside the facts."""
    fact = EventFields.facts().get(what)
    return fact.title if fact else _BESIDE.get(what, what)


def to_json(data: Mapping[str, Any]) -> str:
    """Plain data as canonical JSON: keys in order, days as ISO text, no blanks, nothing escaped that need not be."""
    return "{" + ",".join([f"{quoted(name)}:{_json(data[name])}" for name in sorted(data)]) + "}"


def _json(value: Any) -> str:
    if value.__class__ is str:
        return quoted(value)
    if value.__class__ is dt.date:
        return f'"{value.isoformat()}"'
    if isinstance(value, Mapping):
        return to_json(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> dict[str, Any]:
    """The data that :func:`to_json` wrote, facts that are days as days."""
    told: dict[str, Any] = json.loads(text)
    return {
        name: dt.date.fromisoformat(value) if name in _DAYS and value is not None else value
        for name, value in told.items()
    }


def _parsed(kind: EventKind, data: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for given, value in data.items():
        if given in (*PLACE, EXTRA):
            told[given] = value
            continue
        name = field_of(kind, given)
        got = EventFields.fact(name).parse(value)
        if isinstance(got, Invalid):
            title = EventFields.fact(name).title
            raise FactValueError(
                Words(
                    f"“{title}”：{got.words.zh}，填的是“{got.text}”；请更正",
                    f"{name}: expected {got.words.en}, got {got.text!r}; correct it",
                )
            )
        told[name] = storable(got, name) if isinstance(got, str) else got
    return told
