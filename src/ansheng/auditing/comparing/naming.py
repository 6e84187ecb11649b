"""Naming: which indicators the words beside a number name, where they name nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs
from immutabledict import immutabledict

from ansheng.auditing.text import words
from ansheng.auditing.text.context import Quantity

_FILLERS = re.compile(
    r"[\s，、：；。（）()“”《》|*\-]|共计|累计|合计|总计|一共|总共|各类|各种|全部|所有|已经|现已|分别|先后|其中|"
    r"各级各部门|各有关部门|各部门|各级|各地|造成|导致|发生|期间|新增|新(?=排查|发现|查)|"
    r"[仍尚还就](?=有)|占其?|其(?=排查|整改|未整改)|到(?!位)|[共已均了的为达是有致仅只]"
)
_FIND = (
    r"(?:全面|深入|集中|共同)?(?:排查整治|排查治理|排查发现|检查发现|排查出|检查出|排查登记|"
    r"摸排发现|摸排|排查|发现|查出|查处|登记)?"
)
_HAZARD = r"(?:安全|事故|安全生产|生产安全|问题)?隐患(?:问题)?|问题(?:和|及)?隐患|隐患(?:和|及)问题"
_DONE = r"(?:完成|落实)?(?:整改|治理)(?:完成|完毕|到位)?"
_OPEN = r"(?:尚|仍)?未(?:完成)?整改(?:完成|完毕|到位)?"
_LATE = r"(?:逾期|超期)(?:尚|仍)?未(?:完成)?整改"
_CHECK = r"(?:开展|组织|组织开展|实施)?(?:安全生产|安全|执法|监督|监管|现场)?(?:执法|监督)?检查"
FORMS = immutabledict(
    {
        "accidents": r"(?:接报)?(?:生产安全|安全生产|安全)?事故(?:起数|总数|总量|数)?",
        "deaths": r"(?:事故)?(?:死亡|亡人)(?:人数|总人数|人员)?|(?:事故)?死亡人口",
        "injured": r"(?:事故)?(?:受伤|伤)(?:人数|人员)?",
        "fatal_accidents": r"(?:生产安全|安全生产)?亡人事故(?:起数)?",
        "loss": r"(?:事故)?直接经济损失",
        "hazards_found": rf"{_FIND}(?:{_HAZARD})(?:总数|总量|数量?)?|{_FIND.removesuffix('?')}(?:总数|总量)?",
        "hazards_rectified": f"{_DONE}(?:{_HAZARD})?|(?:{_HAZARD}){_DONE}",
        "rectified_in_period": f"{_DONE}(?:{_HAZARD})?|(?:{_HAZARD}){_DONE}",
        "rectification_rate": rf"(?:{_HAZARD})?(?:综合|总体|平均)?(?:整改|治理|整改完成)率",
        "hazards_open": rf"(?:剩余|尚余|还剩)?{_OPEN}(?:{_HAZARD})?(?:总数)?|(?:{_HAZARD}){_OPEN}",
        "hazards_overdue": f"{_LATE}(?:{_HAZARD})?|(?:{_HAZARD}){_LATE}",
        "major_hazards": rf"{_FIND}重大(?:安全|事故|安全生产|生产安全)?隐患",
        "major_rate": r"重大(?:事故|安全)?隐患整改率",
        "closure_rate": r"(?:隐患)?销号率",
        "visits": rf"{_CHECK}(?:生产经营单位|企业单位|企业|单位)?",
        "units_inspected": rf"(?:{_CHECK}|受检|被检查?)(?:生产经营单位|企业单位|企业|单位)",
        "penalties": r"(?:实施|作出|下达|给予)?(?:行政)?处罚(?:决定|案件)?(?:起数)?",
        "fines": r"(?:实施|收缴|处以|处|行政)?(?:罚款|处罚金额|罚没款?)(?:金额|总额|共计)?",
        "tasks": r"(?:三年行动|工作|重点)?任务(?:清单)?(?:总数)?",
        "sanctions": r"(?:实施|列入)?联合惩戒(?:企业|单位|对象)?",
        "cases": r"立案(?:查处)?(?:案件)?|(?:查处|办理)?执法案件",
        "cases_closed": r"(?:结案|办结)(?:案件)?",
    }
)
"""How texts name an indicator beside its title, without the words that say only that it is a total."""
LIKELY = immutabledict(
    {
        "penalties": r"立案(?:行政)?处罚",
        "briefings": r"(?:召开)?(?:工作)?(?:调度|例)会议?",
        "mobilisations": r"(?:召开)?(?:动员|部署|推进)(?:部署|推进)?会议?",
        "hazards_open": rf"(?:尚|仍)?未(?:完成)?(?:整改)?销号(?:{_HAZARD})?|待整改(?:{_HAZARD})?",
    }
)
"""Ways of naming that mean an indicator mostly: a figure beside them may agree with it but not differ."""
_NO_COUNT = frozenset(("%", "类", "种"))
NARROW = frozenset(("major_hazards", "larger_accidents", "grave_accidents", "fatal_accidents", "listings"))
"""Counts of some records of a table, behind which the next figures may be of these alone."""
RELATED = re.compile(r"隐患|事故|整改|处罚|检查|案件|死亡|受伤|罚款")
"""Words of what indicators count; a figure beside them that is not understood may narrow the next."""


@attrs.frozen
class Lexicon:
    """The names of indicators: a pattern for each, with the unit."""

    patterns: Mapping[str, tuple[re.Pattern[str], str]]

    @classmethod
    def of(cls, titles: Mapping[str, tuple[str, str]]) -> Lexicon:
        """The lexicon of indicators by id, from their titles and units."""
        made = {}
        for name, (title, unit) in titles.items():
            own = re.escape(bare(title))
            forms = f"{own}|{FORMS[name]}" if name in FORMS else own
            made[name] = re.compile(f"(?:{forms})"), unit
        return cls({name: pair for name, pair in made.items() if pair[0].pattern != "(?:)"})

    def named(self, phrase: str, unit: str | None = None) -> tuple[str, ...]:
        """The indicators that a phrase names, of the dimension of a unit.

        :param unit: None where any will do
        """
        said = bare(phrase)
        return tuple(
            name
            for name, (pattern, own) in self.patterns.items()
            if said and (unit is None or _same(unit, own)) and pattern.fullmatch(said)
        )

    def likely(self, phrase: str, unit: str) -> tuple[str, ...]:
        """The indicators that a phrase means mostly, of the dimension of a unit."""
        said = bare(phrase)
        return tuple(
            name
            for name, pattern in LIKELY.items()
            if name in self.patterns and _same(unit, self.unit(name)) and re.fullmatch(pattern, said)
        )

    def unit(self, name: str) -> str:
        """The unit of an indicator."""
        return self.patterns[name][1]


def bare(phrase: str) -> str:
    """A phrase without signs and without the words that say only that something is a total.

    >>> bare("共发生各类生产安全事故")
    '生产安全事故'
    """
    return _FILLERS.sub("", phrase)


def _same(unit: str, own: str) -> bool:
    return own == unit or (
        unit not in _NO_COUNT and own != "%" and bool(own) and words.same_dimension(unit, own)
    )


def behind(mark: Quantity) -> str:
    """The noun right behind a number: 起生产安全事故, 人死亡."""
    return re.split(r"造成|导致|致|[，。；、]", mark.after)[0]


def candidates(
    lexicon: Lexicon, lead: str, mark: Quantity, before: Sequence[str], *, joined: bool
) -> tuple[tuple[str, ...], bool]:
    """The indicators that a number may be of, and whether the words beside it name any themselves.

    :param lead: the words before it, without those that name a group or a window
    :param joined: whether the next number follows with no sign between, so that the words between may be of it
    :param before: the indicators of earlier numbers of its unit, which one without words of its own continues
    """
    after = behind(mark)
    if not bare(lead) and (joined or not bare(after)):
        return tuple(before), False
    alone = [lead] if joined or not RELATED.search(after) else []
    for phrase in [*alone, lead + after] if joined else [lead + after, *alone]:
        found = lexicon.named(phrase, mark.unit)
        if found:
            return found, True
    return (), bool(RELATED.search(lead + mark.after))
