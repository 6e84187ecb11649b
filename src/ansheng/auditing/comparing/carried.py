"""Carried: words that name nothing of their own but take up what was said before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from immutabledict import immutabledict

from ansheng.auditing.comparing.book import Group

ANAPHOR = re.compile(
    r"[该你贵](?P<kind>镇|乡|街道(?:办事处)?|园区|县|市|局|大队|部门|单位|行业|领域|行业领域)"
)
"""Words for what was named last: 该镇, 你镇, 该领域."""
_OF_FACT = immutabledict({"行": "sector", "领": "sector", "部": "department", "单": "party"})
RANKED = re.compile(
    r"(?:排名|排在|位居|位列|居|名列)?(?:第[一二三四五六七八九十]位?|首位|末位|前列|最后|最(?:多|少|高|低|好|差|大|小|快|慢))的?(?:[是为]|分别)?"
)
"""Words of a rank, which only part a number from what it is of: 整改率排名第一的是."""
_COHORT = re.compile(r"(?:新?排查|发现|查出|登记)的?(?:隐患)?的(?:有|为|是)?$")
_FOLLOWING = (
    (re.compile(r"(?:还|尚|仍)?(?:剩余?|余)(?:下|有)?"), "hazards_", "hazards_open"),
    (re.compile(r"(?:逾期|超期)"), "hazards_open", "hazards_overdue"),
    (re.compile(r"(?:累计|已经?)?完成"), "tasks", "tasks_finished"),
)
"""Words that say what is left, or done, of what was counted before: their pattern, what that is, what they count."""


def of_kind(kind: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Those of groups that a word such as 该镇 may take up."""
    fact = _OF_FACT.get(kind[0])
    kind = kind.removesuffix("办事处")
    return tuple(group for group in groups if group and any(f == fact or v.endswith(kind) for f, v in group))


def cohort(lead: str) -> str:
    """The words before a number without those that say only when its records were found: 其中10月份排查的有122条."""
    return _COHORT.sub("", lead)


def following(said: str, before: Sequence[str]) -> tuple[str, ...]:
    """What a word such as 剩余 counts behind the indicators counted before it.

    >>> following("剩余", ["hazards_found"]), following("剩余", ["penalties"])
    (('hazards_open',), ())
    """
    return tuple(
        name
        for pattern, of, name in _FOLLOWING
        if pattern.fullmatch(said) and any(one.startswith(of) for one in before)
    )
