"""Grammar of a template: the text that an office edits becomes sections, sentences, conditions and inserted blocks.

A template is plain text in UTF-8, a paragraph a line::

    # {行动}情况通报（{期间}）
    主送：各乡镇人民政府
    ## 总体情况
    ? 生产安全事故 = 0：未发生生产安全事故，{生产安全事故|同比}。
    ? 否则：共发生生产安全事故{生产安全事故}，{生产安全事故|同比}[，死亡{死亡人数}]。
    + 全市排查隐患{排查隐患}，整改率{整改率}。
    [[表：排查隐患、整改率；按=行业领域]]

``#`` is the title, ``##`` to ``#####`` are headings of four levels, which are numbered. ``-`` begins an item of a list,
``+`` goes on with the paragraph before, ``//`` a remark that is not printed. What stands in ``{ }`` is a figure or a
name; what stands in ``[ ]`` is left out where its figures are not known or nil; ``?`` says a line on a condition;
``? 否则：`` says it where the line before was not said, ``? 否则 生产安全事故 = 0：`` on a condition more; ``[[ ]]``
inserts a block. ``\\`` before a bracket makes it a sign like others, and so is all in ``{{ }}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import attrs
from immutabledict import immutabledict

from ansheng.errors import InputError
from ansheng.reports.templates.tree import (
    Ask,
    Insert,
    Line,
    Literal,
    Maybe,
    Part,
    Piece,
    Place,
    Sentence,
    Template,
    Test,
)
from ansheng.words import Words

MOST = 1 << 20
"""So many characters may a template have."""
LINES = 5_000
DEEPEST = 5

SIGNS: Mapping[str, str] = immutabledict(
    {"=": "=", "＝": "=", "≠": "!=", "!=": "!=", ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=",
     ">": ">", "＞": ">", "<": "<", "＜": "<"}
)  # fmt: skip

HEADS: Mapping[str, str] = immutabledict(
    {"文号": "number", "主送": "addressees", "落款": "signed", "日期": "dated", "抄送": "copies", "附件": "attachments",
     **{name: name for name in ("number", "addressees", "signed", "dated", "copies", "attachments")}}
)  # fmt: skip
"""What stands around the text of an official document, by the words before the colon."""

ELSE = ("否则", "else")
ANNEX = ("附件", "annexes")

_PIECE = re.compile(r"\\[\\{}\[\]]|\{\{.*?\}\}|\{[^{}]*\}|\[|\]|[{}]")
_TEST = re.compile(
    r"^(?P<not>无|no\s+)?(?P<has>有|has\s+)?(?P<ask>.+?)(?:\s*(?P<sign>>=|<=|!=|[=＝≠≥≤><＞＜])\s*(?P<number>-?\d+(?:\.\d+)?)%?)?$"
)
_ASIDE = re.compile(r"\[[^\]]*\]|[|｜].*")
"""What may hold a sign in a condition without comparing: what narrows a figure, and its forms."""
_SIGN = re.compile(r"[=＝≠≥≤><＞＜]")
_CONDITION = re.compile(r"^[?？]\s*(?P<test>(?:[^：:]|:(?!\s))*?)\s*(?:：|:\s)\s*(?P<rest>.*)$")
_AND = re.compile(r"\s*且\s*|\s+and\s+")
_ASK = re.compile(
    r"^(?P<names>[^|｜@\[\]]+?)\s*(?:\[(?P<where>[^\]]*)\])?\s*(?:@(?P<window>[^|｜]+?))?\s*(?P<forms>(?:[|｜][^|｜]*)*)$"
)
_ENDS = re.compile(r"(?<=[。！？])|(?<=[.!?]\s)")
_STOP = re.compile(r"(?:[。！？]|[.!?]\s)$")


def read(text: str, source: str) -> Template:
    """The template in a text.

    :param source: its name or file, which errors give
    :raises InputError: it is too long, or a line cannot be understood; place, reason and remedy are said
    """
    lines = text.splitlines()
    if len(text) > MOST or len(lines) > LINES:
        raise InputError(
            Words(
                f"{source}：模板超过{LINES}行或{MOST}字；请拆分为几个模板",
                f"{source}: more than {LINES} lines or {MOST} characters; make several templates of it",
            )
        )
    return _Reader(source).read(lines)


def fault(source: str, place: Place, words: Words) -> InputError:
    """An error of a template at a place."""
    at = place.text()
    return InputError(Words(f"{source} {at.zh}：{words.zh}", f"{source}, {at.en}: {words.en}"))


@attrs.define
class _Open:
    """A part that is being read."""

    level: int
    title: tuple[Piece, ...]
    place: Place
    items: list[Line | Insert] = attrs.field(factory=list)
    parts: list[_Open] = attrs.field(factory=list)

    def done(self) -> Part:
        parts = tuple(part.done() for part in self.parts)
        return Part(self.level, self.title, self.place, tuple(self.items), parts)


@attrs.frozen
class _Reader:
    source: str

    def read(self, lines: list[str]) -> Template:
        title: tuple[Piece, ...] = ()
        heads: dict[str, Line] = {}
        body = _Open(1, (), Place(1, 1))
        annexes = _Open(1, (), Place(1, 1))
        top, path = body, [body]
        for number, raw in enumerate(lines, start=1):
            text = raw.strip("\ufeff \t　")
            place = Place(number, raw.find(text) + 1 if text else 1)
            if not text or text.startswith("//"):
                continue
            marks = len(text) - len(text.lstrip("#"))
            if marks == 1:
                title = self.pieces(text[1:].strip(), _moved(place, 2))
            elif marks:
                path = self._headed(top, path, marks, text, place)
            elif text.startswith("[[") and text.endswith("]]"):
                insert = self._insert(text[2:-2], place)
                if insert.name in ANNEX and not insert.main:
                    top, path = annexes, [annexes]
                else:
                    path[-1].items.append(insert)
            elif path == [body] and (head := self._head(text, place)) is not None:
                heads[head[0]] = head[1]
            else:
                path[-1].items.append(self._line(text, place))
        return Template(self.source, title, immutabledict(heads), self._parts(body), self._parts(annexes))

    def _parts(self, top: _Open) -> tuple[Part, ...]:
        """The parts; what stands before the first heading is one without a title."""
        before = (Part(2, (), top.place, tuple(top.items)),) if top.items else ()
        return (*before, *(part.done() for part in top.parts))

    def _headed(self, top: _Open, path: list[_Open], marks: int, text: str, place: Place) -> list[_Open]:
        above = [one for one in path if one.level < marks] or [top]
        if marks > DEEPEST or marks > above[-1].level + 1:
            raise self._fault(
                place,
                Words(
                    f"标题为{marks}个“#”，上一级标题为{above[-1].level}个；标题应逐级递进，最多{DEEPEST}个",
                    f"a heading of {marks} # below one of {above[-1].level}; headings go down one level at a "
                    f"time, {DEEPEST} at most",
                ),
            )
        new = _Open(marks, self.pieces(text[marks:].strip(), _moved(place, marks + 1)), place)
        above[-1].parts.append(new)
        return [*above, new]

    def _head(self, text: str, place: Place) -> tuple[str, Line] | None:
        """A line around the text, such as ``主送：各乡镇人民政府``; None for any other."""
        name, colon, rest = re.sub(r"^([A-Za-z]+): ?", r"\1：", text).partition("：")
        if not colon or name.strip() not in HEADS:
            return None
        pieces = self.pieces(rest.strip(), _moved(place, len(name) + 1))
        return HEADS[name.strip()], Line((Sentence(pieces),), place)

    def _insert(self, text: str, place: Place) -> Insert:
        head, *options = re.split(r"[；;]", re.sub(r"^([\w.]+): ", r"\1：", text.strip()))
        name, _, main = head.partition("：")
        told: dict[str, str] = {}
        for option in options:
            key, sign, value = re.sub(r"＝", "=", option).partition("=")
            if not sign or not key.strip():
                raise self._fault(
                    place,
                    Words(
                        f"“{option.strip()}”应写作 名称=值，例如 按=行业领域",
                        f"{option.strip()!r} is written name=value, for example by=sector",
                    ),
                )
            told[key.strip()] = value.strip()
        if not name.strip():
            raise self._fault(
                place, Words("[[ ]] 内未写内容块名称；请填写", "[[ ]] names no block; name one")
            )
        return Insert(name.strip(), place, main.strip(), immutabledict(told))

    def _line(self, text: str, place: Place) -> Line:
        more, item = text.startswith("+"), text.startswith(("- ", "-　"))
        if more or item:
            cut = text[1:].lstrip()
            place, text = _moved(place, len(text) - len(cut)), cut
        tests: tuple[Test, ...] = ()
        otherwise = False
        if text.startswith(("?", "？")):
            found = _CONDITION.match(text)
            if found is None:
                raise self._fault(
                    place,
                    Words(
                        "条件后应有冒号，例如 ? 生产安全事故 = 0：未发生生产安全事故。",
                        "a condition ends with a colon, for example ? accidents = 0: No accident occurred.",
                    ),
                )
            otherwise, test = _otherwise(found["test"])
            tests = self._tests(test, place) if test or not otherwise else ()
            place, text = _moved(place, found.start("rest")), found["rest"]
        return Line(self._sentences(text, place), place, item, more, tests, otherwise)

    def _tests(self, text: str, place: Place) -> tuple[Test, ...]:
        return tuple(self._test(part, place) for part in _AND.split(text))

    def _test(self, text: str, place: Place) -> Test:
        found = _TEST.match(text.strip())
        if found is None or (not found["sign"] and _SIGN.search(_ASIDE.sub("", found["ask"]))):
            raise self._fault(
                place,
                Words(
                    f"无法识别条件“{text.strip()}”；请写作 名称 = 数、名称 > 数、有 名称 或 无 名称",
                    f"the condition {text.strip()!r} is not understood; write name = number, name > number, "
                    "has name or no name",
                ),
            )
        ask = self.ask(found["ask"], place)
        if found["sign"]:
            return Test(ask, SIGNS[found["sign"]], Decimal(found["number"]), bool(found["not"]))
        return Test(ask, negated=bool(found["not"]))

    def _sentences(self, text: str, place: Place) -> tuple[Sentence, ...]:
        """The sentences of a line, each with its stop."""
        sentences: list[list[Piece]] = [[]]
        for piece in self.pieces(text, place):
            if not isinstance(piece, Literal):
                sentences[-1].append(piece)
                continue
            at = 0
            for part in filter(None, _ENDS.split(piece.text)):
                sentences[-1].append(Literal(part, _moved(piece.place, at)))
                at += len(part)
                if _STOP.search(part):
                    sentences.append([])
        return tuple(Sentence(tuple(one)) for one in sentences if one)

    def pieces(self, text: str, place: Place) -> tuple[Piece, ...]:
        """The pieces of a text: words, asks, and what may be left out."""
        done: list[Piece] = []
        inner: list[Literal | Ask] | None = None
        at = 0
        for found in _PIECE.finditer(text):
            here = _moved(place, found.start())
            target: list[Piece] | list[Literal | Ask] = done if inner is None else inner
            if found.start() > at:
                target.append(Literal(text[at : found.start()], _moved(place, at)))
            at, sign = found.end(), found[0]
            if sign.startswith("\\"):
                target.append(Literal(sign[1:], here))
            elif sign.startswith("{{"):
                target.append(Literal(sign, here))
            elif sign.startswith("{") and len(sign) > 1:
                target.append(self.ask(sign[1:-1], _moved(here, 1)))
            elif sign == "[" and inner is None:
                inner = []
            elif sign == "]" and inner is not None:
                done.append(Maybe(tuple(inner)))
                inner = None
            else:
                raise self._unpaired(here, sign)
        if inner is not None:
            raise self._unpaired(place, "[")
        if at < len(text):
            done.append(Literal(text[at:], _moved(place, at)))
        return tuple(done)

    def ask(self, text: str, place: Place) -> Ask:
        """What stands in ``{ }``."""
        found = _ASK.match(text.strip())
        if found is None:
            raise self._fault(
                place,
                Words(
                    f"无法识别 {{{text}}}；请写作 {{名称}}、{{名称[列=值]}}、{{名称@期间}} 或 {{名称|形式}}",
                    f"{{{text}}} is not understood; write {{name}}, {{name[fact=value]}}, {{name@period}} or "
                    "{name|form}",
                ),
            )
        where = [
            pair.replace("＝", "=").partition("=")
            for pair in re.split(r"[，,]", found["where"] or "")
            if pair
        ]
        if any(not sign for _, sign, _ in where):
            raise self._fault(
                place,
                Words(
                    f"“{found['where']}”应写作 列=值，例如 行业领域=道路运输",
                    f"{found['where']!r} is written fact=value, for example sector=mining",
                ),
            )
        return Ask(
            text.strip(),
            place,
            tuple(name.strip() for name in found["names"].split("、")),
            tuple((key.strip(), value.strip()) for key, _, value in where),
            (found["window"] or "").strip(),
            tuple(form.strip() for form in re.split(r"[|｜]", found["forms"])[1:] if form.strip()),
        )

    def _unpaired(self, place: Place, sign: str) -> InputError:
        words = Words(
            f"“{sign}”未成对；作为普通符号请写作“\\{sign}”",
            f"{sign!r} has no partner; as a plain sign write \\{sign}",
        )
        return self._fault(place, words)

    def _fault(self, place: Place, words: Words) -> InputError:
        return fault(self.source, place, words)


def _otherwise(test: str) -> tuple[bool, str]:
    """Whether a condition begins with 否则, and what stands behind it."""
    for word in ELSE:
        if test == word or test.startswith((f"{word} ", f"{word}，")):
            return True, test[len(word) :].lstrip(" ，")
    return False, test


def _moved(place: Place, by: int) -> Place:
    return Place(place.line, place.column + by)
