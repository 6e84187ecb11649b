"""Files of letters: a Markdown file for each, never over one that somebody changed by hand.

The last line of a file, a comment that no reader of Markdown shows, holds the hash of the draft as it was written. A
file whose text is another, or that has no such line, was changed; a new draft then gets a number.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from ansheng.agenda.letters import Letter
from ansheng.errors import InputError
from ansheng.reports.writers.markdown import escape
from ansheng.sheets.door import destination, read_text
from ansheng.words import Words
from ansheng.writing import write_whole

_MARK = re.compile(r"\n<!-- ansheng ([0-9a-f]{32}) -->\n?$")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\\\:*?"<>|]+')
_SHORT, _LONGEST = 16, 60


def write_letters(directory: str | Path, drafts: Sequence[Letter]) -> list[Words]:
    """Write the drafts into a folder, and say what became of them.

    :raises InputError: the folder cannot be made or written
    """
    folder = destination(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken: set[Path] = set()
        told = [words for draft in drafts for words in _write(folder, draft, taken)]
    except OSError as error:
        raise InputError(
            Words(
                f"无法写入文件夹 {folder}；请核对路径和权限",
                f"cannot write to {folder}: {error.strerror}; check the path and its permissions",
            )
        ) from error
    return [
        Words(f"已写出函件草稿{len(drafts)}份：{folder}", f"{len(drafts)} drafts of letters are in {folder}"),
        *told,
    ]


def _write(folder: Path, draft: Letter, taken: set[Path]) -> Iterator[Words]:
    """Write one draft, unless it is there; over a file that nobody changed, or else under a name with a number."""
    text = _markdown(draft)
    changed = None
    for path in _paths(folder, draft.name):
        if path in taken:
            continue
        written, own = _state(path)
        if written == _hash(text):
            taken.add(path)
            return
        if own:
            break
        changed = changed or path
    taken.add(path)
    write_whole(path, f"{text}\n<!-- ansheng {_hash(text)} -->\n")
    if changed is not None:
        yield Words(
            f"{changed.name} 已被人工修改，未覆盖；新的草稿为 {path.name}",
            f"{changed.name} was changed by hand and stays as it is; the new draft is {path.name}",
        )


def _paths(folder: Path, name: str) -> Iterator[Path]:
    """The names that a letter may have: its own, then with numbers."""
    plain = _FORBIDDEN.sub("_", name).strip(". ")
    step, body, day = plain.partition("-")[0], plain.partition("-")[2][:-11], plain[-10:]
    stem = f"{step[:_SHORT]}-{body[:_LONGEST]}-{day}"
    yield folder / f"{stem}.md"
    yield from (folder / f"{stem}-{number}.md" for number in count(2))


def _state(path: Path) -> tuple[str | None, bool]:
    """The hash of the draft that a file was written as, and whether it may be written: absent, or as it was written."""
    if not path.is_symlink() and not path.exists():
        return None, True
    try:
        content = read_text(path)
    except InputError:
        return None, False
    found = _MARK.search(content)
    if found is None:
        return None, False
    return found[1], _hash(content[: found.start()]) == found[1]


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _markdown(draft: Letter) -> str:
    """The letter as Markdown: its title, its lines as paragraphs, and what is listed as a table."""
    title, *lines = draft.lines
    blocks = [f"# {escape(title)}", *(_indented(line) for line in lines if line.strip())]
    if draft.listed:
        rows = (
            f"| {number} | {escape(signal.words.zh)} | {'' if signal.days_late is None else signal.days_late} |"
            for number, signal in enumerate(draft.listed, start=1)
        )
        blocks += ["附件：问题清单", _table(rows)]
    return "\n\n".join(blocks) + "\n"


def _table(rows: Iterable[str]) -> str:
    return "\n".join(["| 序号 | 问题 | 逾期天数 |", "| ---: | --- | ---: |", *rows])


def _indented(line: str) -> str:
    """A line with the wide blanks that it begins with."""
    bare = line.lstrip("\u3000 ")
    return "\u3000" * (len(line) - len(bare)) + escape(bare)
