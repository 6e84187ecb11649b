"""The pages of a standard: its editions, and every clause with what became of it, its limits and its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.law.citing import cited, document, numbered
from ansheng.law.limit import Limit
from ansheng.law.local import BEARINGS, Named, named
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.reports.reference.changing import changed
from ansheng.reports.reference.chapters import Chapter, chapters, editions_of
from ansheng.reports.reference.page import (
    Line,
    Site,
    both,
    clause_fragment,
    code,
    heading,
    in_force,
    outline,
    page,
    text,
    toctree,
)
from ansheng.reports.reference.rule import rule_entry
from ansheng.reports.reference.ruling import SEEN, SEVERITY, limit_rows, say
from ansheng.rules.rule import Rule
from ansheng.words import Words


def standard_page(standard: Standard, site: Site) -> str:
    """The page of a standard: all there is of it, or for a large one its editions and the list of its chapters."""
    here = site.standard_path(standard) or ""
    title, other = both(Words(standard.title, standard.en), site.lang)
    parts = site.parts(standard)
    return page(
        [
            heading(1, title),
            text(other),
            outline(_content(standard, site)),
            heading(2, word(site.lang, Words("版本", "Editions"))),
            outline(line for edition in standard.newest_first() for line in _edition(edition, site)),
            *(_contents(standard, parts, site, here) if parts else _all(standard, site, here)),
            *changed(standard, site),
        ]
    )


def chapter_page(standard: Standard, chapter: Chapter, site: Site) -> str:
    """The page of one chapter of a large standard."""
    here = site.part_path(standard, chapter)
    title, _ = both(Words(standard.title, standard.en), site.lang)
    return page(
        [
            heading(1, chapter.named(site.lang)),
            site.to_standard(standard, here, title),
            *(block for key in chapter.keys for block in _clause(standard, key, site, here, 2)),
        ]
    )


def counted(clauses: Iterable[Clause], site: Site) -> str:
    """How many clauses there are, and what became of them."""
    found = Counter(clause.state for clause in clauses)
    judged = word(
        site.lang, Words(f"，人工判定{found['judged']}条", f", {found['judged']} judged by a person")
    )
    gaps = word(site.lang, Words(f"，未收录{found['gap']}条", f", {found['gap']} not encoded"))
    clauses_are = word(
        site.lang,
        Words(
            f"共{found.total()}条，已收录{found['encoded']}条",
            f"{found.total()} clauses, {found['encoded']} encoded",
        ),
    )
    return clauses_are + (judged if found["judged"] else "") + (gaps if found["gap"] else "")


def _content(standard: Standard, site: Site) -> Iterator[Line]:
    yield 0, word(site.lang, Words("编号：", "id: ")) + code(standard.id)
    yield 0, word(site.lang, Words("隐患等级：", "severity: ")) + say(SEVERITY, standard.severity, site.lang)
    if holds := standard.holds(site.lang):
        yield 0, word(site.lang, Words("层级：", "layer: ")) + text(holds)
    if standard.note:
        yield 0, word(site.lang, Words("说明：", "note: ")) + text(standard.note)


def _edition(edition: Edition, site: Site) -> Iterator[Line]:
    yield 0, f"**{text(word(site.lang, edition.words))}** {text(document(edition, site.lang))}"
    issued = Words(
        f"，{day_label(edition.issued)}发布" if edition.issued else "",
        f", issued {edition.issued}" if edition.issued else "",
    )
    yield 1, text(word(site.lang, Words(f"{edition.issuer}{issued.zh}", f"{edition.issuer}{issued.en}")))
    yield 1, text(in_force(edition, site.lang))
    yield 1, counted(edition.clause.values(), site)
    source = word(site.lang, Words("来源：", "source: ")) + text(edition.source)
    yield (
        1,
        source
        + word(site.lang, Words(f"（{day_label(edition.verified)}核对）", f" (verified {edition.verified})")),
    )
    if edition.note:
        yield 1, word(site.lang, Words("说明：", "note: ")) + text(edition.note)


def _contents(standard: Standard, parts: tuple[Chapter, ...], site: Site, here: str) -> Iterator[str]:
    yield heading(2, word(site.lang, Words("条款与规则", "Clauses and rules")))
    yield outline(
        (
            0,
            site.to_part(standard, chapter, here)
            + word(
                site.lang,
                Words(
                    f"：{len(chapter.keys)}条，{_rules(standard, chapter, site)}项规则",
                    f": {len(chapter.keys)} clauses, {_rules(standard, chapter, site)} rules",
                ),
            ),
        )
        for chapter in parts
    )
    folder = here.rpartition("/")[0]
    yield toctree(site.part_path(standard, chapter).removeprefix(f"{folder}/") for chapter in parts)


def _rules(standard: Standard, chapter: Chapter, site: Site) -> int:
    return sum(len(site.homed(standard, key)) for key in chapter.keys)


def _all(standard: Standard, site: Site, here: str) -> Iterator[str]:
    for chapter in chapters(standard):
        yield heading(2, chapter.named(site.lang))
        for key in chapter.keys:
            yield from _clause(standard, key, site, here, 3)
    if not any(edition.clause for edition in standard.editions):
        yield word(site.lang, Words("未列条款。", "It has no clauses."))


def _clause(standard: Standard, key: str, site: Site, here: str, level: int) -> Iterator[str]:
    """A clause as the newest edition has it and as the others do, then the rules that cite it first."""
    found = editions_of(standard, key)
    edition, clause = found[0]
    title, other = both(Words(clause.title, clause.en), site.lang)
    number = numbered(edition, clause, site.lang)
    yield heading(level, _headed(number, title, site), clause_fragment(key))
    yield text(other)
    yield outline(_wordings(standard, found, key, site, here))
    for rule in site.homed(standard, key):
        yield from rule_entry(rule, site, here, level + 1)


def _headed(number: str, title: str, site: Site) -> str:
    """Number and title; a number that is only a remark in brackets stands behind."""
    return (
        f"{title}{number}"
        if number.startswith("（")
        else f"{number}{word(site.lang, Words('　', ' '))}{title}"
    )


def _wordings(
    standard: Standard, found: list[tuple[Edition, Clause]], key: str, site: Site, here: str
) -> Iterator[Line]:
    if len(standard.editions) == 1:
        yield from _wording(*found[0], 0, site)
    else:
        for edition, clause in found:
            said = _compared(edition, clause, found[0][1], site)
            yield 0, f"**{text(word(site.lang, edition.words))}** {text(said)}"
            yield from _wording(edition, clause, 1, site)
        for edition in standard.newest_first():
            if key not in edition.clause and not edition.pending:
                name = text(word(site.lang, edition.words))
                yield 0, f"**{name}** " + word(site.lang, Words("无此条", "does not have it"))
    cites = [site.to_rule(rule, here) for rule in site.elsewhere(standard, key)]
    reads = _readers(standard, found, key, site)
    if cites:
        yield (
            0,
            word(site.lang, Words("另见规则：", "see also the rules "))
            + word(site.lang, Words("、", ", ")).join(cites),
        )
    if reads:
        links = word(site.lang, Words("、", ", ")).join(site.to_rule(rule, here) for rule in reads)
        yield 0, word(site.lang, Words("限值用于：", "limits read by ")) + links


def _compared(edition: Edition, clause: Clause, shown: Clause, site: Site) -> str:
    """The number of a clause, and its title where that is not the one ``shown`` above."""
    number = numbered(edition, clause, site.lang)
    title, _ = both(Words(clause.title, clause.en), site.lang)
    return (
        number if title == both(Words(shown.title, shown.en), site.lang)[0] else _headed(number, title, site)
    )


def _readers(standard: Standard, found: list[tuple[Edition, Clause]], key: str, site: Site) -> list[Rule]:
    readers = (rule for edition, _ in found for rule in site.reading(standard, edition, key))
    return list(dict.fromkeys(readers))


def _wording(edition: Edition, clause: Clause, depth: int, site: Site) -> Iterator[Line]:
    yield (
        depth,
        f"{_state(clause, site)}{word(site.lang, Words('；', '; '))}{say(SEEN, clause.seen, site.lang)}",
    )
    for each in named(clause):
        said = word(site.lang, BEARINGS[each.bearing])
        yield depth, f"{said}{word(site.lang, Words('：', ': '))}{_borne_on(each, site)}"
    for name, limit in clause.limits.items():
        yield from _limit(name, limit, depth, site)
    if clause.note:
        yield depth, word(site.lang, Words("说明：", "note: ")) + text(clause.note)


def _state(clause: Clause, site: Site) -> str:
    if clause.state == "gap":
        return word(site.lang, Words("未收录：", "not encoded: ")) + text(clause.reason)
    if clause.state == "judged":
        return word(site.lang, Words("人工判定", "judged by a person"))
    return word(site.lang, Words("已收录", "encoded"))


def _limit(name: str, limit: Limit, depth: int, site: Site) -> Iterator[Line]:
    """A limit with its value, or with a line for each row of its table."""
    (held, value), *more = limit_rows(limit, site.lang)
    said = word(site.lang, Words("限值 ", "limit ")) + code(name)
    if not held:
        yield depth, f"{said}{word(site.lang, Words('：', ': '))}{text(value)}"
        return
    yield depth, said
    for of, amount in ((held, value), *more):
        yield depth + 1, text(word(site.lang, Words(f"{of}：{amount}", f"{of}: {amount}")))


def _borne_on(each: Named, site: Site) -> str:
    """The clause of another standard on which one bears, as a sentence cites it where it is known."""
    other = site.catalogue.standards.get(each.standard)
    found = editions_of(other, each.key) if other is not None else []
    if other is None or not found:
        return code(each.text)
    return text(cited(other, *found[0], site.lang))
