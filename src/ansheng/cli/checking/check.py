"""Command ``check``: a table judged by the rules of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import attrs

from ansheng.checking.check import ClassWantedError
from ansheng.checking.determinations import Determination, Outcome
from ansheng.checking.finding import Finding
from ansheng.checking.findings import Findings
from ansheng.checking.forms.reading import read_determinations
from ansheng.checking.manifest import Manifest
from ansheng.checking.over_time.changes import Changes
from ansheng.checking.over_time.kept import KeptFindings
from ansheng.cli.answer import Answer, CheckForm, Page, bar, day_of, json_text, tracked, working
from ansheng.cli.checking.since import asked, asked_data, compared
from ansheng.cli.office import office_in, rules_in
from ansheng.dates import day_label
from ansheng.errors import InputError, word
from ansheng.hazards.guards import GuardError
from ansheng.reports.model import Bullets, Item, Paragraph, Section, Table
from ansheng.reports.writers.files import write_table
from ansheng.selection import names_some
from ansheng.shelf import needed
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    from ansheng.hazards.ledger import Ledger
    from ansheng.hazards.ledger.imports.importing import Imported

CLEAR, HAZARDS, UNDETERMINED = 0, 1, 3
MOST_REASONS = 3
ANSWERS = (
    "record",
    "rule",
    "question",
    "verdict",
    "by",
    "determined_on",
    "reason",
    "until",
    "edition",
    "basis",
)
STATES = {"applied": "已采用", "lapsed": "已失效", "refused": "未被接受", "unmatched": "未使用"}


def check(
    file: str,
    *,
    as_: str | None,
    sheet: str | None,
    settings: str | None,
    on: str | None,
    region: str,
    rules: str | None,
    files: Sequence[str],
    determinations: str | None,
    answer_form: str | None,
    to_ledger: str | None,
    by: str,
    token: str | None,
    baseline: str | None,
    write_baseline: str | None,
    out: str | None,
    questions: bool,
    limit: int,
    form: CheckForm,
    lang: Lang,
) -> Answer:
    """Judge the rows of ``file`` and list what was found; the exit code says whether there are hazards.

    :param to_ledger: the address of a ledger in which the hazards are recorded, by ``by``
    :param baseline: the file of an earlier check; what it had is not listed and does not count for the exit code
    :param write_baseline: where the findings are kept, to be the baseline of later checks
    :param out: where the findings are written as a table, a row a finding
    :param questions: whether what to ask next is listed in place of the findings
    :raises InputError: the class or the day is not given, the file cannot be read, or no verdict was possible at all;
        or the ledger does not let them record
    :raises LedgerError: there is no such ledger, or it cannot be written
    """
    rules = rules_in(settings, rules)
    catalogue = needed(as_, rules, files=files)
    if on is None:
        raise InputError(
            Words(
                "请用 --on 指定检查日期，例如 --on 2026-07-01；不会自动取当天",
                "give the day of the check, e.g. --on 2026-07-01; today is never assumed",
            )
        )
    office = office_in(settings, catalogue)
    with nullcontext() if to_ledger is None else _open(to_ledger) as ledger:
        with bar(word(lang, Words("正在检查……", "checking…"))) as progress:
            try:
                findings = catalogue.check(
                    file,
                    on=day_of(on),
                    as_=as_,
                    rules=rules,
                    sheet=sheet,
                    office=office,
                    progress=progress,
                    region=region,
                )
            except ClassWantedError as error:
                raise _class_wanted() from error
            if determinations is not None:
                findings = findings.with_determinations(read_determinations(determinations))
        if not findings.manifest.records or not findings.manifest.rules:
            raise _nothing_judged(findings, as_ or "、".join(findings.manifest.facts))
        if answer_form is not None:
            write_table(answer_form, _form(findings))
        recorded = None if ledger is None else _recorded(findings, ledger, file, by, token, lang)
        earlier = None if baseline is None else KeptFindings.read(baseline)
        changes = None if earlier is None else findings.diff(earlier, lang)
        if write_baseline is not None:
            findings.write_parquet(write_baseline, lang)
        if out is not None:
            findings.write_parquet(out, lang, told=False)
        whole, findings = findings, findings if earlier is None else findings.without(earlier)
    answer = Answer((), HAZARDS if findings.hazards() else UNDETERMINED if findings.undetermined() else CLEAR)
    plugins = [problem for problem in whole.manifest.problems if problem.kind in ("plugin", "plugin_besides")]
    unjudged = UNDETERMINED if answer.code == CLEAR and not names_some(rules) else None
    answer = answer.without(plugins, lang, unjudged)
    if form == "sarif":
        return attrs.evolve(answer, chunks=[json_text(whole.to_sarif(earlier, lang)) + "\n"])
    asking = whole if questions else None
    if form == "json":
        return attrs.evolve(answer, chunks=_json(findings, recorded, changes, asking, lang))
    with working(word(lang, Words("正在整理……", "listing…"))):
        page = _page(findings, recorded, changes, asking, limit, lang).answer(form)
    return attrs.evolve(answer, chunks=page.chunks)


def _open(address: str) -> Ledger:
    from ansheng.hazards.ledger import Ledger

    return Ledger.open(address)


def _recorded(
    findings: Findings, ledger: Ledger, file: str, by: str, token: str | None, lang: Lang
) -> Imported:
    """Record the hazards. What the ledger refuses is wrong use here: 1 says that there are hazards."""
    from ansheng.checking.recording import record_hazards

    name = word(lang, Words("标准输入", "standard input")) if file == "-" else PurePath(file).name
    with working(word(lang, Words("正在登记……", "recording…"))):
        try:
            return record_hazards(findings, ledger, by=by, source=name, token=token, lang=lang)
        except GuardError as error:
            raise InputError(
                Words(f"隐患未登记到台账：{error.words.zh}", f"no hazard was recorded: {error.words.en}")
            ) from error


def _form(findings: Findings) -> list[list[str]]:
    """The form for answers: Chinese headers that read back, one open question a row."""
    facts = Determination.facts()
    heads = [facts[name].title if name in facts else "待判定事项" for name in ANSWERS]
    return [heads, *([str(row[name] or "") for name in ANSWERS] for row in findings.to_answer())]


def _class_wanted() -> InputError:
    return InputError(
        Words(
            "请用 --as 指定检查对象，例如 --as 燃气储罐；全部检查对象请用 ansheng facts 查看",
            "say with --as what the rows are, e.g. --as gas.GasTank; ansheng facts lists the names",
        )
    )


def no_record(manifest: Manifest) -> InputError:
    """The table that was judged has no record; what was found wrong with it says why."""
    why = manifest.problems[:MOST_REASONS]
    return InputError(
        Words(
            "；".join(["表中无记录", *(problem.text() for problem in why), "请核对文件"]),
            "; ".join(
                ["the table has no record", *(problem.text("en") for problem in why), "check the file"]
            ),
        )
    )


def _nothing_judged(findings: Findings, as_: str) -> InputError:
    why = findings.manifest.nothing_judged(as_)
    return no_record(findings.manifest) if why is None else InputError(why)


def _json(
    findings: Findings,
    recorded: Imported | None,
    changes: Changes | None,
    asking: Findings | None,
    lang: Lang,
) -> Iterator[str]:
    """The manifest, then one finding a line, so that a large result is never held as one text."""
    yield (
        '{\n"schema": "ansheng.check/1",\n"manifest": '
        + json_text(findings.manifest.to_dict(lang))
        + ',\n"findings": ['
    )
    before = "\n"
    for finding in tracked(findings, len(findings), word(lang, Words("写出结果", "writing"))):
        yield before + json_text(finding.to_dict(lang), indent=None)
        before = ",\n"
    told = {} if recorded is None else {**_counts(recorded), "problems": _told(recorded, lang)}
    more: dict[str, Any] = {"ledger": told} if told else {}
    more |= {} if changes is None else {"changes": changes.counts()}
    more |= {} if asking is None else asked_data(asking, lang)
    yield "\n]" + "".join(f',\n"{name}": {json_text(data)}' for name, data in more.items()) + "\n}\n"


def _counts(recorded: Imported) -> dict[str, int]:
    return {name: getattr(recorded, name) for name in ("registered", "amended", "unchanged", "refused")}


def _told(recorded: Imported, lang: Lang) -> list[dict[str, Any]]:
    return [problem.to_dict(lang) for problem in recorded.problems]


def _page(
    findings: Findings,
    recorded: Imported | None,
    changes: Changes | None,
    asking: Findings | None,
    limit: int,
    lang: Lang,
) -> Page:
    manifest = findings.manifest
    classes = list(dict.fromkeys(part.facts for part in findings.parts))
    facts = classes[0] if len(classes) == 1 else None
    named = (
        Words(facts.title, facts.en)
        if facts
        else Words(f"{len(classes)}类检查对象", f"{len(classes)} classes")
    )
    sections = [
        Section(word(lang, Words("汇总", "Summary")), (_summary(findings, lang),)),
        *([] if changes is None else [compared(changes, lang)]),
        *(_both(findings, limit, lang) if asking is None else asked(asking, limit, lang)),
        *([] if recorded is None else [_in_ledger(recorded, limit, lang)]),
        _lines(
            word(lang, Words("数据问题", "Problems in the data")),
            [p.text(lang) for p in manifest.problems],
            limit,
            lang,
        ),
        _lines(word(lang, Words("说明", "To know")), _notes(findings, lang), limit, lang),
    ]
    return Page(
        word(
            lang,
            Words(
                f"{named.zh}：共{manifest.records}条记录，按{day_label(manifest.on)}有效的法规判定",
                f"{named.en}: {manifest.records} records judged by the law of {manifest.on}",
            ),
        ),
        tuple(section for section in sections if section.items),
        data=None,
    )


def _summary(findings: Findings, lang: Lang) -> Table:
    titles = {bound.rule.id: bound.rule.label(lang) for part in findings.parts for bound in part.rules}
    heads = {
        "zh": ("规则", "判定内容", "适用", "隐患", "待定", "不构成"),
        "en": ("rule", "what it judges", "in scope", "hazard", "undetermined", "clear"),
    }[lang]
    counts = findings.manifest.rules
    return Table(
        "", heads, tuple((r, titles[r], c.in_scope, c.hazard, c.undetermined, c.clear) for r, c in counts)
    )


def _in_ledger(recorded: Imported, limit: int, lang: Lang) -> Section:
    new, changed, same, refused = _counts(recorded).values()
    words = Words(
        f"登记{new}条，更新{changed}条，无变化{same}条，未登记{refused}条。",
        f"registered {new}, amended {changed}, unchanged {same}, refused {refused}.",
    )
    lines = [problem.text(lang) for problem in recorded.problems]
    shown = _lines("", lines, limit, lang).items if lines else ()
    return Section(word(lang, Words("台账", "Ledger")), (Paragraph(word(lang, words)), *shown))


def _both(findings: Findings, limit: int, lang: Lang) -> list[Section]:
    return [
        _listed(word(lang, Words("隐患", "Hazards")), findings.hazards(), limit, lang),
        _listed(word(lang, Words("待定", "Undetermined")), findings.undetermined(), limit, lang),
    ]


def _listed(heading: str, findings: Findings, limit: int, lang: Lang) -> Section:
    heads = {
        "zh": ("记录", "单位", "规则", "依据", "说明"),
        "en": ("record", "unit", "rule", "clause", "what was found"),
    }[lang]
    rows = tuple(_row(finding, lang) for finding in islice(findings, limit or None))
    return _counted(heading, Table("", heads, rows), len(findings), len(rows), lang)


def _lines(heading: str, lines: Sequence[str], limit: int, lang: Lang) -> Section:
    shown = tuple(lines[: limit or None])
    return _counted(heading, Bullets(shown), len(lines), len(shown), lang)


def _counted(heading: str, item: Item, total: int, shown: int, lang: Lang) -> Section:
    """A section that says how many entries there are, and how many of them it leaves out."""
    left = total - shown
    more = word(
        lang, Words(f"另有{left}条，请用 --format json 查看全部", f"{left} more; see all with --format json")
    )
    items = (item, Paragraph(more)) if left else (item,) if total else ()
    return Section(word(lang, Words(f"{heading}（{total}）", f"{heading} ({total})")), items)


def _row(finding: Finding, lang: Lang) -> tuple[str | None, ...]:
    cites: dict[tuple[str, str], str] = {}
    for cite in finding.cites:
        at, number = (cite.standard.id, cite.edition.label), cite.clause.number
        cites[at] = f"{cites[at]}、{number}" if at in cites else number
    listed = word(lang, Words("；", "; ")).join(f"{s} {e} {numbers}" for (s, e), numbers in cites.items())
    return finding.record, finding.unit or finding.unit_id, finding.rule, listed, finding.message(lang)


def _notes(findings: Findings, lang: Lang) -> list[str]:
    """What to know before trusting the result, from the manifest."""
    manifest = findings.manifest
    comma = word(lang, Words("、", ", "))
    found: list[tuple[Any, Words]] = [
        (
            manifest.stale,
            Words("核对日早于检查日的标准：", "standards last verified before the day of the check: "),
        ),
        (manifest.memory_only, Words("未读条文、待核的规则：", "rules whose wording is from memory only: ")),
        (manifest.saw_nothing, Words("无适用记录的规则：", "rules with no record in scope: ")),
    ]
    notes = [word(lang, words) + comma.join(names) for names, words in found if names]
    notes += [_outcome(outcome, lang) for outcome in manifest.determinations]
    notes += [
        word(lang, Words(f"{idle.rule.id}：{idle.words.zh}", f"{idle.rule.id}: {idle.words.en}"))
        for idle in manifest.not_in_force
    ]
    if manifest.nan_as_missing:
        count = manifest.nan_as_missing
        notes.append(word(lang, Words(f"{count}个 NaN 按未填处理", f"{count} NaN values taken as missing")))
    return notes


def _outcome(outcome: Outcome, lang: Lang) -> str:
    made = outcome.determination
    what = f"{made.record} {made.rule}"
    state = word(lang, Words(STATES.get(outcome.state, outcome.state), outcome.state))
    why = word(lang, outcome.words)
    said = state + (word(lang, Words(f"（{why}）", f" ({why})")) if why else "")
    return word(lang, Words(f"人工判定 {what}：{said}", f"determination {what}: {said}"))
