"""An office's own template of Word, filled with a report: its look stays, its names are replaced."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import attrs

from ansheng.dates import day_label
from ansheng.errors import InputError, UnknownNameError, check_lang, require, word
from ansheng.reports.model import Report
from ansheng.reports.writers.word.body import blocks
from ansheng.reports.writers.word.head import notes
from ansheng.reports.writers.word.ink import Ink
from ansheng.reports.writers.word.looks import LOOKS, ROOM
from ansheng.reports.writers.word.paper import steady
from ansheng.reports.writers.word.pictures import picture_in
from ansheng.reports.writers.word.xml import NAMESPACES, Xml, plain
from ansheng.reports.writers.wording import printed_sections
from ansheng.sheets.documents import word_parts
from ansheng.sheets.door import read_bytes
from ansheng.words import Lang, Words

LARGEST = 32 << 20
"""The most bytes of a template."""
BODY = ("正文", "body")
"""The names of the whole body, which stand alone in a paragraph as ``{{p 正文 }}``."""

_TWIPS = 635


def fill(template: Path | bytes, report: Report, lang: Lang = "zh") -> bytes:
    """An office's template with the report in it; the same bytes for the same template and report.

    A template is a Word file in which names stand in double braces, such as ``{{ 标题 }}`` and
    ``{{ 数字["排查隐患"] }}``, with conditions and loops over them. What the data say is text, whatever it looks like.
    The template can call nothing and reach nothing else.

    :param template: the file, or its content
    :raises InputError: it is no Word file, is damaged or too large, or names what there is not; near names are listed
    :raises MissingExtraError: docxtpl is not installed; the extra ``report`` brings it
    """
    lang = check_lang(lang)
    library = require("docxtpl", "docxtpl", "report")
    data = template if isinstance(template, bytes) else read_bytes(template, most=LARGEST)
    name = "data" if isinstance(template, bytes) else template.name
    if len(data) > LARGEST:
        raise _broken(name, Words("文件过大", "it is too large"))
    word_parts(data, name)
    jinja2 = require("jinja2", "jinja2", "report")
    try:
        return steady(_filled(library.DocxTemplate(io.BytesIO(data)), report, lang, name))
    except jinja2.TemplateError as error:
        raise _broken(name, _wrong(error)) from error
    except _FOREIGN as error:
        raise _broken(name, Words("无法填写", str(error))) from error


@attrs.frozen
class _Figures(Mapping[str, str]):
    """Figures as printed, by their ids and by their labels in both languages."""

    _file: str
    _shown: Mapping[str, str]

    @classmethod
    def of(cls, report: Report, lang: Lang, file: str) -> _Figures:
        shown = [(figure, plain(figure.shown(lang))) for figure in report.figures]
        by_label = {name: said for one, said in reversed(shown) for name in (one.name("en"), one.name("zh"))}
        return cls(file, {**by_label, **{figure.id: said for figure, said in shown}})

    def __getitem__(self, name: str) -> str:
        if name not in self._shown:
            raise _unknown(self._file, Words("数字", "figure"), str(name), self._shown)
        return self._shown[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown)

    def __len__(self) -> int:
        return len(self._shown)


def _names(report: Report, lang: Lang, file: str) -> dict[str, object]:
    """What a template can name, by Chinese and by English names; the body apart."""
    head, between = report.head, word(lang, Words("、", ", "))
    told = {
        ("标题", "title"): report.title,
        ("发文机关", "issuer"): report.issuer,
        ("文号", "number"): head.number,
        ("主送", "addressees"): between.join(head.addressees),
        ("落款", "signed"): head.signed or report.issuer,
        ("日期", "dated"): "" if head.dated is None else day_label(head.dated, lang),
        ("抄送", "copies"): word(lang, Words("，", ", ")).join(head.copies),
        ("附件", "attachments"): between.join(head.attachments),
        ("期间", "period"): report.period.label(lang),
        ("统计截止日", "as_of"): day_label(report.as_of, lang),
        ("虚构说明", "made_up"): report.made_up or "",
    }
    shown = {name: plain(text) for both, text in told.items() for name in both}
    figures = _Figures.of(report, lang, file)
    return {**shown, "数字": figures, "figures": figures}


@attrs.frozen
class _Body:
    """The whole body, made where the template asks for it; what comes from data is escaped in it."""

    _made: Callable[[], str]

    def __html__(self) -> str:
        return self._made()


def _filled(opened: Any, report: Report, lang: Lang, name: str) -> bytes:
    known = _names(report, lang, name)
    opened.init_docx()
    body = _Body(lambda: "".join(_body(opened.docx, report, lang)))
    opened.render(
        {**known, **dict.fromkeys(BODY, body)}, _environment(name, [*known, *BODY]), autoescape=True
    )
    packed = io.BytesIO()
    opened.save(packed)
    return packed.getvalue()


def _environment(file: str, known: Sequence[str]) -> Any:
    """What understands a template: known names, conditions and loops, and nothing that computes or calls."""
    from jinja2 import StrictUndefined, Template, meta, nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    harmless = tuple(getattr(nodes, name) for name in _HARMLESS)

    class Plain(ImmutableSandboxedEnvironment):
        def from_string(self, source: Any, *more: Any, **others: Any) -> Template:
            tree = self.parse(source)
            if _IN_TEXT.search(source):
                raise _broken(file, _ALONE)
            loops = tree.find_all(nodes.For)
            nested = any(True for loop in loops for _ in loop.find_all(nodes.For))
            if nested or not all(isinstance(part, harmless) for part in tree.find_all(nodes.Node)):
                raise _broken(file, _TOO_MUCH)
            for unknown in sorted(meta.find_undeclared_variables(tree) - {*known}):
                raise _unknown(file, Words("名称", "name"), unknown, known)
            return super().from_string(source, *more, **others)

    environment = Plain(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    return environment


_IN_TEXT = re.compile(rf"<w:t(?: [^>]*)?>[^<]*\{{\{{[^{{}}]*\b(?:{'|'.join(BODY)})\b")
_ALONE = Words("正文应独占一段，写作 {{p 正文 }}", "the body stands alone in a paragraph, as {{p body }}")
_TOO_MUCH = Words(
    "模板中只能写名称、条件和不嵌套的循环",
    "a template holds names, conditions, and loops that stand in no loops",
)
_HARMLESS = (
    "And", "Compare", "Concat", "CondExpr", "Const", "For", "Getattr", "Getitem", "If", "Name", "Not", "Operand", "Or",
    "Output", "TemplateData",
)  # fmt: skip
"""The kinds of parts that a template may have; loops stand in no loops."""


def _body(document: Any, report: Report, lang: Lang) -> Iterator[Xml]:
    """The body as the text writers have it, in the styles of a document."""
    (section, *_) = document.sections
    wide = section.page_width, section.left_margin, section.right_margin
    room = (wide[0] - wide[1] - wide[2]) // _TWIPS if None not in wide else ROOM
    ink = Ink(lang, picture_in(document.part, lang), _styles(document.styles.element), room=room)
    yield from notes(report, ink)
    yield from blocks(printed_sections(report, lang), ink)


def _styles(element: Any) -> dict[str, str]:
    """The ids of the styles in a template: its own of the same name, or else ours, added to it."""
    from docx.oxml import parse_xml

    own = {style.name_val.casefold(): style.styleId for style in element.style_lst if style.name_val}
    taken = set(own.values())
    found = {}
    for look in LOOKS.values():
        known = own.get(look.name.casefold())
        found[look.id] = known or next(name for name in _ids(look.id) if name not in taken)
        if known is None:
            made = str(look.xml(found[look.id], own.get("normal", "Normal")))
            element.append(parse_xml(made.replace("<w:style ", f"<w:style {NAMESPACES} ", 1)))
    return found


def _ids(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}{number}" for number in range(2, 1000))


def _unknown(file: str, what: Words, name: str, known: Iterable[str]) -> InputError:
    found = UnknownNameError.of(what, name, known).words
    return InputError(Words(f"{file}：{found.zh}", f"{file}: {found.en}"))


def _wrong(error: Any) -> Words:
    """What is written wrongly, and the text beside it where that is known."""
    beside = " ".join(line.strip() for line in getattr(error, "docx_context", ()) if line.strip())
    near = plain(beside)[:80]
    if near:
        return Words(f"双花括号或条件、循环的写法有误（在“{near}”附近）", f"{error.message} (near {near!r})")
    return Words("双花括号或条件、循环的写法有误", str(error.message))


def _broken(name: str, what: Words) -> InputError:
    return InputError(
        Words(
            f"{name}：{what.zh}；请改正模板后再试", f"{name}: {what.en}; correct the template and try again"
        )
    )


_FOREIGN = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What python-docx and docxtpl raise for a file that is not whole, and Jinja for what a template cannot do."""
