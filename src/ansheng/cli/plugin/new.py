"""Command ``new``: the skeleton of a plugin, which passes its own tests as it stands."""

from __future__ import annotations

import re
import secrets
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from string import Template

from ansheng import __version__, sources
from ansheng.cli.answer import Answer, Form, Page, day_of
from ansheng.errors import InputError, word
from ansheng.reports.model import Bullets, Section
from ansheng.sheets.door import destination, read_text
from ansheng.words import Lang, Words

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 40
LONGEST_TITLE = 30
SKELETON = Path(__file__).parents[2] / "skeleton"
LAYOUT = {
    "pyproject.toml": "pyproject.toml.txt",
    "README.md": "README.md.txt",
    "src/$package/__init__.py": "hooks.py.txt",
    "src/$package/facts.py": "facts.py.txt",
    "src/$package/rules.py": "rules.py.txt",
    "src/$package/law/$name.toml": "law.toml.txt",
    "tests/test_plugin.py": "test_plugin.py.txt",
}
"""The files of a plugin, each with the template in ``ansheng/skeleton`` that it is made of."""


def new(name: str, *, folder: str | None, title: str | None, form: Form, lang: Lang) -> Answer:
    """Write the skeleton of the plugin ``name`` into a folder, whole or not at all.

    :param folder: by default ``ansheng-NAME`` in the working folder
    :param title: the Chinese title of what the plugin is about, by default the name
    :raises InputError: the name or title cannot be used, the name is taken, or the folder holds something
    """
    plugin = _name(name)
    target = destination(folder if folder is not None else _distribution(plugin))
    texts = _texts(plugin, plugin if title is None else _title(title))
    _write(texts, target)
    return _page(plugin, target, list(texts), lang).answer(form)


def _distribution(plugin: str) -> str:
    return f"ansheng-{plugin.replace('_', '-')}"


def _name(given: str) -> str:
    """The plugin's name; hyphens, usual in names of distributions, become underscores."""
    name = given.replace("-", "_")
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or name.startswith("ansheng_"):
        better = _better(name)
        raise InputError(
            Words(
                f"“{given}”不能用作插件名：应以小写英文字母开头，只含小写字母、数字和下划线，下划线不得连用，"
                f"不带 ansheng- 前缀，不超过{LONGEST_NAME}个字符；请改为 {better}，中文名称请用 --title 指定",
                f"{given!r} cannot be the name of a plugin: write lower-case letters, digits and single underscores, "
                f"a letter first, no prefix ansheng-, at most {LONGEST_NAME} characters; try {better}",
            )
        )
    for source in sources.installed():
        if source.name == name:
            raise InputError(
                Words(
                    f"插件 {name} 已安装（{source.where}）；请另取名称",
                    f"a plugin {name} is installed already ({source.where}); choose another name",
                )
            )
    return name


def _better(name: str) -> str:
    """A name that can be used and is as near as can be to one that cannot."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    plain = plain.removeprefix("ansheng_") or "rules"
    plain = plain if plain[0].isalpha() else f"my_{plain}"
    return plain[:LONGEST_NAME].rstrip("_")


def _title(given: str) -> str:
    title = given.strip()
    if not title or len(title) > LONGEST_TITLE or not title.isprintable() or set(title) & set("\"'\\$`"):
        raise InputError(
            Words(
                f"--title（例如 --title 受限空间作业）应为一行，不超过{LONGEST_TITLE}个字，不含引号和反斜杠，"
                f"收到“{given}”",
                f"--title {given!r} cannot be used: one line of at most {LONGEST_TITLE} characters without quotes and "
                "backslashes",
            )
        )
    return title


def _texts(name: str, title: str) -> dict[str, str]:
    """The text of each file, by its path inside the plugin's folder."""
    words = {
        "name": name,
        "package": f"ansheng_{name}",
        "distribution": _distribution(name),
        "title": title,
        "en": name.replace("_", " "),
        "test": "Test" + name.title().replace("_", ""),
        "version": __version__,
        "today": day_of(None).isoformat(),
    }
    return {
        Template(path).substitute(words): _filled(read_text(SKELETON / template), words)
        for path, template in LAYOUT.items()
    }


def _filled(template: str, words: Mapping[str, str]) -> str:
    return Template(template).substitute(words)


def _write(texts: Mapping[str, str], folder: Path) -> None:
    """Write the files beside their place first, and move them there when all are written."""
    if folder.exists() and not folder.is_dir():
        raise InputError(
            Words(
                f"{folder} 是文件；请用 --dir 另行指定文件夹", f"{folder} is a file; name a folder with --dir"
            )
        )
    if folder.exists() and any(folder.iterdir()):
        raise InputError(
            Words(
                f"{folder} 中已有文件，未写入；请用 --dir 另行指定空文件夹",
                f"{folder} is not empty, nothing was written; name another folder with --dir",
            )
        )
    there = folder.exists()
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = (folder if there else folder.parent) / f".ansheng-new-{secrets.token_hex(4)}"
    try:
        for path, text in texts.items():
            file = draft / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        if there:
            for part in list(draft.iterdir()):
                part.rename(folder / part.name)
        else:
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _page(name: str, folder: Path, paths: list[str], lang: Lang) -> Page:
    steps = [
        f"cd {shlex.quote(str(folder))}",
        "pip install -e '.[test]'",
        "pytest",
        f"ansheng explain {name}.too_near",
    ]
    sections = (
        Section(word(lang, Words("文件", "Files")), (Bullets(tuple(paths)),)),
        Section(word(lang, Words("后续步骤", "Next")), (Bullets(tuple(steps)),)),
    )
    title = word(lang, Words(f"插件 {name} 已写入 {folder}", f"plugin {name} written to {folder}"))
    data = {"schema": "ansheng.new/1", "name": name, "folder": str(folder), "files": paths, "next": steps}
    return Page(title, sections, data)
