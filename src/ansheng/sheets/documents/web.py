"""Web: the text of a web page: its paragraphs, and its tables as lines of Markdown; nothing in it is run or fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ansheng.errors import InputError
from ansheng.sheets.formats.markup import TALLEST, WIDEST, Table, decoded, is_page, span
from ansheng.words import Words

_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "footer", "form", "h1",
     "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "ul")
)  # fmt: skip
_SILENT = frozenset(("head", "noscript", "script", "style", "svg", "template", "textarea"))
_IN_TABLES = frozenset(("td", "th", "tr"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST_CELLS = 1_000_000


def is_web(data: bytes, name: str) -> bool:
    """Whether a file is a web page: by what it begins with, or by its name where it begins with a mark at all."""
    return is_page(data) or (name.lower().endswith((".html", ".htm")) and b"<" in data)


def text_of(data: bytes, name: str) -> str:
    """The text of a web page, a paragraph a line.

    :raises InputError: it is in no known encoding
    """
    text = decoded(data)
    if text is None:
        raise InputError(
            Words(
                f"{name}：网页编码无法识别；请另存为 UTF-8 编码后再试",
                f"{name}: a web page in an unknown encoding; save it in UTF-8",
            )
        )
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Reads what a page shows; a table within a table is read as text of its cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.words: list[str] = []
        self.table = Table()
        self.depth = 0
        self.cells = 0
        self.silent: list[str] = []

    def text(self) -> str:
        """All lines that were read."""
        self._end_table()
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a table, a row or a cell."""
        if tag in _SILENT:
            self.silent.append(tag)
        elif tag == "table":
            self.depth += 1
            if self.depth == 1:
                self._end_line()
                self.table = Table()
        elif self.depth == 1 and tag in _IN_TABLES:
            self._in_table(tag, {name: value or "" for name, value in attrs})
        elif tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, a table, a row or a cell."""
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif tag == "table" and self.depth:
            self.depth -= 1
            if not self.depth:
                self._end_table()
        elif self.depth == 1 and tag in _IN_TABLES:
            self.table.end_cell()
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        """Text that is shown."""
        if self.silent:
            return
        if self.depth and self.table.place is not None:
            self.table.parts.append(data)
        else:
            self.words.append(_BLANKS.sub(" ", data))

    def _in_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "tr":
            self.table.begin_row(hidden=False)
            return
        across, down = span(given, "colspan", WIDEST), span(given, "rowspan", TALLEST)
        self.cells += across
        if self.cells <= _MOST_CELLS:
            self.table.begin_cell(across, down)

    def _end_line(self) -> None:
        """End a line; within a cell a blank stands for it."""
        if self.depth and self.table.place is not None:
            self.table.parts.append(" ")
        elif line := "".join(self.words).strip():
            self.lines.append(line)
        self.words.clear()

    def _end_table(self) -> None:
        """Write the table that ends as lines of Markdown; a cell that is merged down says the same in each row."""
        self.table.end_cell()
        rows = self.table.rows
        for merge in self.table.merges:
            for row in range(merge.top + 1, min(merge.bottom + 1, len(rows))):
                rows[row][merge.left] = rows[merge.top][merge.left]
        width = max((max(row, default=-1) for row in rows), default=-1) + 1
        lines = ["| " + " | ".join(_cell(row.get(at, "")) for at in range(width)) + " |" for row in rows]
        if width:
            self.lines += ["", lines[0], "|" + " --- |" * width, *lines[1:], ""]
        self.table, self.depth = Table(), 0


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")
