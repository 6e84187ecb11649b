"""Command ``draw commit``: a list made of the tables of an office, written, and its hash recorded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import attrs

from ansheng.cli.answer import Answer, Form, Page, json_text, working
from ansheng.cli.office import office_in
from ansheng.cli.proposing.problems import problem_sections
from ansheng.draws import Commitment, Parties, Party, Prepared, PublicSource, prepare
from ansheng.draws import commit as fix
from ansheng.draws.listed import Owed
from ansheng.draws.receipt import strata_of
from ansheng.draws.sources import Source
from ansheng.errors import InputError, word
from ansheng.reports.model import Item, Paragraph, Section, Table
from ansheng.sheets.door import destination
from ansheng.words import Lang, Words
from ansheng.writing import unused, write_file

ENDING = ".commit.json"
HEADS = (Words("分层", "stratum"), Words("单位数", "units"), Words("欠查", "owed"), Words("抽取数", "quota"))


@attrs.frozen(kw_only=True)
class Asked:
    """What the options say."""

    units: str
    out: str
    quotas: Sequence[str]
    title: str
    inspectors: str | None
    team: int | None
    most: int
    conflicts: str | None
    others: bool
    visits: str | None
    months: Sequence[str]
    owed: Owed
    on: str | None
    source: str | None
    at: str | None
    parties: Sequence[str]
    settings: str | None


def commit(
    asked: Asked, *, ledger: str | None, by: str | None, token: str | None, form: Form, lang: Lang
) -> Answer:
    """Write the list and its commitment, and record the hash where a ledger is named.

    :raises InputError: a table cannot be read, options are malformed, or a file is there already
    :raises DrawError: nothing can be drawn so, or the value of the source is known already
    :raises RoleError: ``by`` may not supervise
    """
    path = unused(destination(asked.out))
    beside = unused(commitment_of(path))
    source = _source(asked)
    with working(word(lang, Words("正在读取……", "reading…"))):
        made = _prepared(asked, source)
    with opened_ledger(ledger, by) as opened:
        fixed = fix(made.listed, ledger=opened, by=by, token=token)
    data = _data(made, fixed, asked.out, lang)
    write_file(path, made.listed.text)
    write_file(beside, json_text(data) + "\n")
    title = Words(f"已封存名单：{made.listed.title}", f"List fixed: {made.listed.title}")
    return Page(word(lang, title), tuple(_sections(made, fixed, asked.out, lang)), data).answer(form)


def commitment_of(path: Path) -> Path:
    """The file of the commitment beside that of a list."""
    return path.parent / (path.stem + ENDING)


def pairs(told: Sequence[str], option: str) -> dict[str, str]:
    """What an option that is given as ``NAME=VALUE`` says by name.

    :raises InputError: one is not of that form, or a name is given twice
    """
    found = dict[str, str]()
    for each in told:
        name, sign, value = (part.strip() for part in each.partition("="))
        if not (name and sign and value) or name in found:
            raise InputError(
                Words(
                    f"{option} 应为“名称=值”，各名称一次，收到“{each}”；请更正",
                    f"{option} is NAME=VALUE, each name once, not {each!r}; correct it",
                )
            )
        found[name] = value
    return found


def opened_ledger(address: str | None, by: str | None = None) -> Any:
    """The ledger at an address, to be used in a ``with`` block; None where none is named.

    :raises InputError: somebody acts, but in no ledger
    """
    if address is None:
        if by is not None:
            raise InputError(
                Words(
                    "--by 须与 --ledger 同用；请用 --ledger 指定台账，不记入台账的去掉 --by",
                    "--by goes with --ledger; name the ledger with --ledger, or leave out --by",
                )
            )
        return nullcontext()
    from ansheng.hazards.ledger import Ledger

    return Ledger.open(address)


def _source(asked: Asked) -> Source:
    """What decides: a value that is published, or parties.

    :raises InputError: neither or both are named, or one without its time
    """
    if asked.parties and not (asked.source or asked.at):
        told = pairs(asked.parties, "--party")
        return Parties(tuple(Party(name, sealed) for name, sealed in told.items()))
    if asked.parties or not asked.source or not asked.at:
        raise InputError(
            Words(
                "请用 --source 和 --at 写明将公布的值及其时间，或用 --party 写明各方，两者取一",
                "name the value to be published with --source and --at, or parties with --party, one of the two",
            )
        )
    return PublicSource(asked.source, asked.at)


def _prepared(asked: Asked, source: Source) -> Prepared:
    units: Any = Path(asked.units)
    if units.is_dir():
        from ansheng.dossier import open_dossier

        units = open_dossier(units).tables
    return prepare(
        units,
        _file(asked.inspectors),
        title=asked.title,
        source=source,
        quotas=pairs(asked.quotas, "--quota"),
        conflicts=_file(asked.conflicts),
        visits=_file(asked.visits),
        months=pairs(asked.months, "--months"),
        owed=asked.owed,
        on=asked.on,
        team=asked.team,
        most=asked.most,
        others=asked.others,
        office=office_in(asked.settings),
    )


def _file(path: str | None) -> Path | None:
    return None if path is None else Path(path)


def _data(made: Prepared, fixed: Commitment, path: str, lang: Lang) -> dict[str, Any]:
    return {
        **fixed.to_dict(),
        "title": made.listed.title,
        "list": path,
        "source": made.listed.source.to_dict(),
        "strata": strata_of(made.listed),
        "units": len(made.listed.units),
        "inspectors": len(made.listed.inspectors),
        "conflicts": len(made.listed.conflicts),
        "unused": made.unused,
        "never": made.never,
        "elsewhere": made.elsewhere,
        "untold": made.untold,
        "problems": [problem.to_dict(lang) for problem in made.problems],
    }


def _sections(made: Prepared, fixed: Commitment, path: str, lang: Lang) -> list[Section]:
    listed = made.listed
    rows = tuple(
        (one["stratum"], str(one["units"]), str(one["owed"]), str(one["quota"])) for one in strata_of(listed)
    )
    told = [
        Words(f"名单：{path}；校验值：{fixed.sha256}", f"list: {path}; hash: {fixed.sha256}"),
        Words(
            f"检查人员{len(listed.inspectors)}人，回避关系{len(listed.conflicts)}对。",
            f"{len(listed.inspectors)} inspectors, {len(listed.conflicts)} conflicts.",
        ),
    ]
    if made.never:
        told.append(
            Words(
                f"欠查单位中{made.never}家从无检查记录。",
                f"{made.never} of the units that owe a visit have none on record at all.",
            )
        )
    if made.elsewhere:
        told.append(
            Words(
                f"{made.elsewhere}条检查记录的单位不在名单中，未计入；请核对单位名称写法。",
                f"{made.elsewhere} visits are to units that are not in the list and do not count; look at how the "
                "units are written.",
            )
        )
    if made.untold:
        told.append(
            Words(
                f"{made.untold}条检查记录未填单位名称或检查日期，未计入。",
                f"{made.untold} visits name no unit or no day and do not count.",
            )
        )
    if made.unused:
        told.append(
            Words(
                f"回避关系有{made.unused}行不涉及本名单，未用。",
                f"{made.unused} rows of conflicts are of nobody in the list and are not used.",
            )
        )
    if fixed.entry is not None:
        code, number = fixed.entry["head"]["code"], fixed.entry["number"]
        told.append(
            Words(
                f"已记入台账日志第{number}条；存证码：{code}", f"entry {number} of the journal; code: {code}"
            )
        )
    told.append(
        Words(
            "请即将校验值或存证码送交他人保存：无人见过的封存不能证明什么。",
            "give the hash or the code to others now: what nobody else has seen shows nothing.",
        )
    )
    table = Table("", tuple(word(lang, head) for head in HEADS), rows)
    items: list[Item] = [table, *(Paragraph(word(lang, each)) for each in told)]
    return [Section("", tuple(items)), *problem_sections(made.problems, lang)]
