"""Page: a text with its figures marked, and what each claim rests on, on one page that asks nothing of the net."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ansheng.auditing import Audit, ClaimVerdict
from ansheng.errors import check_lang, word
from ansheng.reports.returned.audited.notes import Note, notes
from ansheng.words import Lang, Words
from ansheng.wrapping import clean

_STYLE = """
:root { color-scheme: light dark; --fault: #c62828; --doubt: #b26a00; --right: #2e7d32; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --fault: #ff8a80; --doubt: #ffb74d; --right: #81c784; } }
body { font: 16px/1.75 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.text { border: 1px solid var(--line); border-radius: .4rem; padding: 1rem; }
mark { background: none; color: inherit; border-bottom: 2px solid; }
mark.fault { border-color: var(--fault); } mark.doubt { border-color: var(--doubt); border-bottom-style: dashed; }
mark.right { border-color: var(--right); border-bottom-width: 1px; }
mark a { text-decoration: none; color: inherit; } sup { font-size: .7em; }
li { margin: .5rem 0; overflow-wrap: anywhere; } li:target, mark:target { outline: 2px solid var(--doubt); }
li.fault::marker { color: var(--fault); } .quote { opacity: .8; }
@media print { body { margin: 0; max-width: none; } }
""".strip()

_CLASSES = ("fault", "doubt", "right")
_HEADS = {
    "fault": Words("有误", "Faults"),
    "doubt": Words("可疑", "To be looked at"),
    "right": Words("相符", "Right"),
}
LONGEST = 60


def page(audit: Audit, *, title: str = "", lang: Lang = "zh") -> str:
    """A page of HTML: the text with each figure that was recomputed marked, and what was computed from what.

    :param title: what the page is called, such as the name of the file
    """
    lang = check_lang(lang)
    shown = [verdict for verdict in ClaimVerdict if verdict is not ClaimVerdict.UNVERIFIABLE]
    text, found = audit.text, notes(audit, verdicts=shown)
    head = word(lang, Words("数字核对", "Audit of figures"))
    name = f"{head}{word(lang, Words('：', ': '))}{clean(title)}" if title else head
    blocks = [
        f"<h1>{escape(name)}</h1>",
        f"<p>{escape(_summary(found, audit, lang))}</p>",
        *_lists(found, text, lang),
        f"<h2>{escape(word(lang, Words('原文', 'Text')))}</h2>",
        f'<div class="text">{"".join(_marked(text, found))}</div>',
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(name)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        + "\n".join(blocks)
        + "\n</body>\n</html>\n"
    )


def _kind(note: Note) -> str:
    verdicts = {claim.verdict for claim in note.claims}
    if any(verdict.at_fault for verdict in verdicts):
        return "fault"
    return "doubt" if ClaimVerdict.SUSPICIOUS in verdicts else "right"


def _summary(found: Sequence[Note], audit: Audit, lang: Lang) -> str:
    faults, doubts = len(audit.faults), len(audit.of("suspicious"))
    open_ = len(audit.of("unverifiable"))
    return word(
        lang,
        Words(
            f"读取数字{len(audit.figures)}个，核对数量关系{len(audit.claims)}项，其中有误{faults}项、可疑{doubts}项、"
            f"无法核对{open_}项。",
            f"{len(audit.figures)} figures read, {len(audit.claims)} relations checked: {faults} at fault, "
            f"{doubts} suspicious, {open_} not verifiable.",
        ),
    )


def _marked(text: str, found: Sequence[Note]) -> Iterator[str]:
    """The text with a mark at each note."""
    at = 0
    for number, note in enumerate(found, 1):
        yield _shown(text[at : note.start])
        figure = _shown(text[note.start : note.end])
        yield (
            f'<mark class="{_kind(note)}" id="f{number}"><a href="#n{number}">{figure}<sup>{number}</sup></a></mark>'
        )
        at = note.end
    yield _shown(text[at:])


def _shown(text: str) -> str:
    """Text as the page shows it, its lines as they were."""
    return escape(
        "\n".join(clean(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")
    )


def _lists(found: Sequence[Note], text: str, lang: Lang) -> Iterator[str]:
    """What each note says, by how grave it is; what is right is folded."""
    for kind in _CLASSES:
        items = [
            f'<li value="{number}" class="{kind}" id="n{number}"><a href="#f{number}">{_quote(note, text)}</a><br>'
            f"{'<br>'.join(escape(line) for line in note.said(lang))}</li>"
            for number, note in enumerate(found, 1)
            if _kind(note) == kind
        ]
        if items:
            yield _list(kind, items, lang)


def _list(kind: str, items: Sequence[str], lang: Lang) -> str:
    """A list under its head; what is right is folded."""
    title = _HEADS[kind]
    head = escape(word(lang, Words(f"{title.zh}（{len(items)}）", f"{title.en} ({len(items)})")))
    listed = "\n".join(("<ol>", *items, "</ol>"))
    if kind != "right":
        return f"<h2>{head}</h2>\n{listed}"
    return f"<details>\n<summary>{head}</summary>\n{listed}\n</details>"


def _quote(note: Note, text: str) -> str:
    claim = note.claims[0]
    line = " ".join(clean(text[claim.start : claim.end]).split())
    return f'<span class="quote">{escape(line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")}</span>'
