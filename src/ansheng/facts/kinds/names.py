"""Names as facts: texts that are the same however they are typed."""

from __future__ import annotations

from ansheng.facts.kinds.fact import Invalid
from ansheng.facts.kinds.values import Text
from ansheng.sheets.names import one_form


class Name(Text):
    """The name or the code of a person or a firm, which a rule compares with another.

    It is kept in one form: half-width letters and digits, capitals, full-width brackets, no blanks between Chinese
    characters; so 青岛（集团） and 青岛 (集团) are the same.
    """

    named = True

    def _parse(self, value: object) -> str | Invalid:
        read = super()._parse(value)
        return read if isinstance(read, Invalid) else one_form(read)
