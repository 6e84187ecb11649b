"""Assessment: scores of parties by the office's scheme, their ranking and rating, years, and the veto."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from immutabledict import immutabledict

from ansheng.assessment import (
    Ranked,
    Score,
    Veto,
    VetoRule,
    assess,
    judged,
    laggards,
    marks_of,
    ranking,
    rated_year,
)
from ansheng.assessment.records import MarkRecord
from ansheng.assessment.scheme import Scheme
from ansheng.dates import Period
from ansheng.hazards.records import HazardRecord
from ansheng.indicators.definitions.ceilings import ceiling_standings
from ansheng.indicators.definitions.clearing import clearing
from ansheng.indicators.definitions.outcomes import GRAVE_ACCIDENTS, LARGER_ACCIDENTS
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, evaluate
from ansheng.indicators.printing import half_up
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, counted, listed
from ansheng.reports.blocks.rules import office_file
from ansheng.reports.blocks.told import maybe_major, measured, there
from ansheng.reports.desk import Desk
from ansheng.reports.desk import Place as Where
from ansheng.reports.desk.places import narrowed
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.words import Words

_POINTS = Words("分", "points")


def _assessment(desk: Desk, options: Options) -> Iterator[Item]:
    """The ranking of the parties by their scores."""
    if not there(desk, MarkRecord):
        return
    if not options.main:
        desk.leave_out(
            Words(
                "内容块“考核”未写明考核方案文件，未作考核排名。",
                "The block assessment names no file of a scheme; nothing is ranked.",
            )
        )
        return
    scheme = Scheme.read(office_file(desk, options.main))
    scores = _scores(desk, scheme, options.text("period") or desk.period.label())
    if scores:
        places = ranking(scores)
        yield from _bands(desk, scheme, places)
        yield _ranked(desk, scheme, places, options.count("rows", MOST))
        yield from _last(desk, places, options)
    else:
        desk.leave_out(Words("考核期内无考核得分。", "There are no marks of the period."))
    if options.text("cancelling"):
        yield from _years(desk, scheme, set(scores), options.several("cancelling"))


def _scores(desk: Desk, scheme: Scheme, period: str) -> Mapping[str, Score]:
    return {party: assess(scheme, marks) for party, marks in marks_of(desk.tables, scheme, period).items()}


def _bands(desk: Desk, scheme: Scheme, places: Sequence[Ranked]) -> Iterator[Paragraph]:
    """How many parties were assessed, and how many are in each band."""
    what = Words("被考核单位", "parties assessed")
    meaning = Words(
        f"考核期内按“{scheme.title}”有得分的单位数", f"parties with marks of the period under {scheme.en}"
    )
    whole = counted(desk, "assessed", what, len(places), Words("个", ""), meaning)
    told = []
    for band in scheme.band:
        of = [one for one in places if one.score.band == band]
        label = Words(f"评为{band.title}的单位", f"parties rated {band.en}")
        figure = counted(
            desk,
            f"assessed[band={band.id}]",
            label,
            len(of),
            Words("个", ""),
            Words(
                f"考核期内得分确定属于“{band.title}”的单位数", f"parties whose score is surely in {band.en}"
            ),
        )
        if of:
            told.append(desk.beside(desk.of(Words(band.title, band.en)), figure))
    parts = desk.joined(told, Words("、", ", "))
    words = Words("考核单位{0}{1}。", "parties assessed: {0}{1}.")
    yield desk.paragraph(
        desk.say(words, whole, desk.say(Words("，其中{0}", ", of which {0}"), parts) if told else "")
    )


def _points(desk: Desk, name: str, label: Words, value: Fraction | None, why: Words) -> Figure:
    exact = None if value is None else half_up(value, 2)
    return measured(desk, name, label, exact, _POINTS, why)


def _ranked(desk: Desk, scheme: Scheme, places: Sequence[Ranked], most: int) -> Item:
    rows: list[tuple[Cell | Figure, ...]] = []
    for place in places[:most]:
        score, party = place.score, place.party
        parts = [
            _points(
                desk,
                f"points[party={party},part={one.part.id}]",
                Words(f"{party}{one.part.title}得分", f"{party}: points of {one.part.en}"),
                one.points,
                Words(
                    f"“{one.part.title}”的得分按权重{one.part.weight}折算",
                    f"the mark of {one.part.en} brought to its weight of {one.part.weight}",
                ),
            )
            for one in score.parts
        ]
        whole = _points(
            desk,
            f"score[party={party}]",
            Words(f"{party}考核得分", f"score of {party}"),
            score.value,
            Words(f"按“{scheme.title}”各项得分之和", f"the sum of the points under {scheme.en}"),
        )
        rows.append((place.rank, party, *parts, whole, _band(desk, score)))
    heads = (
        Words("名次", "rank"),
        Words("单位", "party"),
        *(Words(part.title, part.en) for part in scheme.part),
        Words("得分", "score"),
        Words("等次", "band"),
    )
    note = Words(
        "注：有考核项目未填得分的，总分、名次空缺；等次在得分上下限同属一等时列出。",
        "Where a part has no mark there is no score and no rank; the band is told where both bounds lie in it.",
    )
    title = Words(f"{scheme.title}排名", f"Ranking: {scheme.en}")
    notes = [note] if any(place.rank is None for place in places) else []
    return listed(desk, title, heads, rows, left=len(places) - most, notes=notes)


def _band(desk: Desk, score: Score) -> str | None:
    return desk.of(Words(score.band.title, score.band.en)) if score.band else None


def _last(desk: Desk, places: Sequence[Ranked], options: Options) -> Iterator[Paragraph]:
    """Those to be reminded, where the template says how many ranks or which bands."""
    last = options.count("last", 1) if options.text("last") else 0
    found = laggards(places, last=last, bands=options.several("bands"))
    if found:
        names = desk.of(Words("、", ", ")).join(one.party for one in found)
        yield desk.paragraph(desk.say(Words("须提醒的单位：{0}。", "parties to be reminded: {0}."), names))


def _years(desk: Desk, scheme: Scheme, parties: set[str], cancelling: Sequence[str]) -> Iterator[Item]:
    """The ratings of both halves of the year, and what they mean for the award of the year."""
    year = desk.period.first.year
    halves = Period.parse(str(year)).halves()
    scores = {half: _scores(desk, scheme, half.label()) for half in halves}
    rows = []
    for party in sorted(parties.union(*scores.values())):
        known = {half: found[party] for half, found in scores.items() if party in found}
        rated = rated_year(party, year, known, cancelling)
        award = {
            True: Words("可参加", "possible"),
            False: Words("取消", "cancelled"),
            None: Words("未定", "not decided"),
        }[rated.award]
        bands = [_band(desk, score) if score else None for _, score in rated.halves]
        rows.append((party, *bands, desk.of(award)))
    heads = (
        Words("单位", "party"),
        *(Words(half.label(), half.label("en")) for half in halves),
        Words("年度评先", "award of the year"),
    )
    yield listed(desk, Words("年度评级情况", "Ratings of the year"), heads, rows)


def _veto(desk: Desk, options: Options) -> Iterator[Item]:
    """Whether the office's veto rule applies to each district, by the triggers that the tables can tell."""
    if not options.main:
        desk.leave_out(
            Words(
                "内容块“一票否决”未写明否决规则文件，未作判定。",
                "The block veto names no file of a rule; nothing is judged.",
            )
        )
        return
    rule = VetoRule.read(office_file(desk, options.main))
    parties = options.several("parties")
    found = [judged(rule, party, desk.period.first.year, _met(desk, rule, party)) for party in parties]
    if not found:
        found = [judged(rule, desk.campaign.title, desk.period.first.year, _met(desk, rule, ""))]
    rows = [_judged(desk, one) for one in found[: options.count("rows", MOST)]]
    heads = (
        Words("单位", "party"),
        Words("成立的条件", "triggers met"),
        Words("不明的条件", "not known"),
        Words("结论", "outcome"),
        Words("后果", "what follows"),
    )
    join = Words("任一条件成立即否决", "Any trigger suffices")
    if rule.join == "all":
        join = Words("各条件同时成立方否决", "All triggers are needed")
    stated = (
        Words("", "") if rule.stated else Words("，原文未写明，按本单位理解", ", by the office's reading")
    )
    note = Words(f"注：{join.zh}{stated.zh}。", f"{join.en}{stated.en}.")
    left = len(found) - options.count("rows", MOST)
    yield listed(desk, Words(rule.title, rule.en), heads, rows, left=left, notes=(note,))


def _judged(desk: Desk, one: Veto) -> tuple[Cell, ...]:
    state = {
        True: Words("否决", "applies"),
        False: Words("不否决", "does not apply"),
        None: Words("未定", "not decided"),
    }[one.applies]
    comma = desk.of(Words("、", ", "))
    effects = [
        desk.of(Words(f"{effect.title}（{days.label()}）", f"{effect.en} ({days.label('en')})"))
        for effect, days in one.effects()
    ]
    return (
        one.party,
        comma.join(desk.of(Words(each.title, each.en)) for each in one.met) or None,
        comma.join(desk.of(Words(each.title, each.en)) for each in one.unknown) or None,
        desk.of(state),
        comma.join(effects) or None,
    )


TRIGGERS: Mapping[str, Words] = immutabledict(
    {
        "larger": Words("较大及以上事故", "a larger or graver accident"),
        "grave": Words("重大及以上事故", "a grave or extraordinary accident"),
        "ceiling": Words("突破控制指标", "a control index broken"),
        "uncleared": Words("重大隐患未清零", "major hazards not cleared"),
    }
)
"""The triggers that the tables can tell, by the ids that a rule gives them; others are not known."""


def _met(desk: Desk, rule: VetoRule, party: str) -> dict[str, bool | None]:
    """Which triggers of a rule are met by a district; without a name, by the whole dossier."""
    dossier = narrowed(desk.dossier, Where("region", party)) if party else desk.dossier
    tables, year = dossier.tables, desk.period.first.year

    def some(indicator: Indicator) -> bool | None:
        if indicator.numerator.table not in tables:
            return None
        figure = evaluate(indicator, tables, period=str(year), as_of=desk.as_of, reach=desk.whole)
        return True if figure.value else None if figure.unknown or figure.value is None else False

    told: dict[str, bool | None] = {}
    for trigger in rule.trigger:
        told[trigger.id] = None
        if trigger.id in ("larger", "grave"):
            told[trigger.id] = some(LARGER_ACCIDENTS if trigger.id == "larger" else GRAVE_ACCIDENTS)
        elif trigger.id == "ceiling" and {"ceilings", "accidents"} <= set(tables):
            states = {one.state for one in ceiling_standings(tables, year, desk.as_of)}
            told[trigger.id] = "broken" in states or (None if "unknown" in states or not states else False)
        elif trigger.id == "uncleared" and HazardRecord.table in tables:
            [cleared] = [one.cleared for one in clearing(maybe_major(tables), [desk.as_of])]
            told[trigger.id] = None if cleared is None else not cleared
    return told


BLOCKS = (
    Block(
        "assessment",
        Words("考核", "assessment"),
        Words("按考核方案的得分、名次、等次和须提醒的单位", "scores, ranks and bands by a scheme"),
        _assessment,
        options=immutabledict(
            {
                "period": Words("考核期", "period"),
                "last": Words("末位", "last"),
                "bands": Words("提醒等次", "bands"),
                "cancelling": Words("取消等次", "cancelling"),
                "rows": OPTION,
            }
        ),
        main=Words(
            "案卷文件夹内的考核方案文件，如 考核方案.toml", "the file of the scheme, in the dossier's folder"
        ),
    ),
    Block(
        "veto",
        Words("一票否决", "veto"),
        Words("否决条件是否成立及其后果", "whether a veto applies, and what follows"),
        _veto,
        options=immutabledict({"parties": Words("单位", "parties"), "rows": OPTION}),
        main=Words(
            "案卷文件夹内的否决规则文件，如 否决规则.toml", "the file of the rule, in the dossier's folder"
        ),
    ),
)
