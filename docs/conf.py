"""Settings of the documentation: Sphinx with Markdown pages, built without a network."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.nodes import Text
from pygments.lexers.special import TextLexer
from sphinx.util.logging import getLogger

import ansheng

sys.path.insert(0, str(Path(__file__).parents[1]))
from docs import made

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CHINESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef“”‘’—…]")

project = "ansheng"
author = "The ansheng authors"
copyright = f"2026, {author}"
release = version_of("ansheng")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Quotation marks stay as they were written; turning them is work on every line of the made pages.
smartquotes = False

# Each page carries the whole table of contents; with the names of the API in it a build takes twice as long.
toc_object_entries = False

autodoc_member_order = "bysource"
# Signatures say the types, of which the texts say the meaning.
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 80

html_theme = "furo"
html_title = f"ansheng {release}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]


def warn_of_names_left_out(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn, and so fail the build, when a public name is not on the reference page."""
    described = env.get_domain("py").data["objects"]
    for name in ansheng.__all__:
        if f"ansheng.{name}" not in described:
            getLogger(__name__).warning("docs/reference.md does not describe ansheng.%s", name)


def note_anchors(app: Sphinx, doctree: Any) -> None:
    """Let links lead to the anchors of made pages, which are HTML because their names hold dots and underscores."""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for node in doctree.findall(lambda node: node.tagname == "raw"):
        for name in re.findall(r'<a id="([\w.-]+)">', node.astext()):
            slugs[name] = (node.line, name, name)


def join_chinese_lines(app: Sphinx, doctree: Any) -> None:
    """Leave out the end of a line between Chinese signs, which a browser would show as a blank."""
    for end in [text for text in doctree.findall(Text) if text == "\n"]:
        around = end.parent.children
        at = around.index(end)
        before, after = (
            around[each].astext() if 0 <= each < len(around) else "" for each in (at - 1, at + 1)
        )
        if CHINESE.match(before[-1:]) and CHINESE.match(after[:1]):
            end.parent.replace(end, Text(""))


def make_pages(app: Sphinx) -> None:
    """Write the pages that are made, before the builder looks what pages there are."""
    made.write(Path(app.srcdir), made.pages())


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("builder-inited", make_pages)
    app.connect("doctree-read", note_anchors)
    app.connect("doctree-read", join_chinese_lines)
    for plain in ("csv", "template"):
        app.add_lexer(plain, TextLexer)
    app.connect("env-check-consistency", warn_of_names_left_out)
