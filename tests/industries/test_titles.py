"""Titles of rules and clauses are short enough for one line of a table."""

from ansheng.plugins import read_plugin
from ansheng.sources import installed

LONGEST = 30


def test_no_title_is_longer_than_a_line_of_a_table() -> None:
    plugins = [read_plugin(source) for source in installed()]
    editions = [
        edition for plugin in plugins for standard in plugin.standards for edition in standard.editions
    ]
    titles = {clause.title for edition in editions for clause in edition.clause.values()}
    titles |= {rule.title for plugin in plugins for rule in plugin.rules}
    assert len(titles) > 900
    assert [title for title in titles if len(title) > LONGEST] == []
