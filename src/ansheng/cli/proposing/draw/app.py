"""Commands ``draw``: the arguments of each; the work is in the modules beside it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import FormOption, LangOption, SettingsOption, TokenOption

app = App(
    help="双随机抽查：抽取受检单位和检查人员 / units and inspectors drawn by lot.",
    epilog="先封存名单，待公布的值出现后抽取，他人可据回执重抽 / "
    "fix the list (commit), draw once the value is published (run); others draw again from the receipt (verify).",
)

LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", metavar="ADDRESS", help="记入此台账 / the ledger in which it is recorded."),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="WHO", help="办理人，记入台账时必填 / by whom, with --ledger.")
]


@app.command(
    epilog="抽取数可为整数、百分比（进位取整）或“全部”；无等级的单位归入“未定级” / "
    "a quota is a number, a share (rounded up) or all; units without a class are of the class unrated."
)
def commit(
    units: Annotated[
        str,
        typer.Argument(metavar="FILE|DOSSIER", help="企业表，或案卷文件夹 / units: a table, or a dossier."),
    ],
    out: Annotated[str, typer.Option("--out", metavar="FILE.txt", help="名单写入此新文件 / the list, new.")],
    quotas: Annotated[
        list[str] | None,
        typer.Option(
            "--quota", metavar="CLASS=N", help="各等级抽取数，例如 C=30%，可多次 / how many of a class."
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="抽查名称，默认为“双随机抽查” / its title."),
    ] = None,
    inspectors: Annotated[
        str | None,
        typer.Option("--inspectors", metavar="FILE", help="检查人员名单 / a table of inspectors."),
    ] = None,
    team: Annotated[
        int | None,
        typer.Option("--team", metavar="N", min=0, help="每家几名检查人员，默认2 / inspectors a unit, 2."),
    ] = None,
    most: Annotated[
        int,
        typer.Option("--most", metavar="N", min=0, help="每人至多几家，默认均摊 / visits each, else even."),
    ] = 0,
    conflicts: Annotated[
        str | None,
        typer.Option("--conflicts", metavar="FILE", help="回避关系表 / pairs that may not meet."),
    ] = None,
    others: Annotated[
        bool,
        typer.Option("--others", help="回避关系可涉及名单以外的人员和单位 / conflicts may name others."),
    ] = False,
    visits: Annotated[
        str | None, typer.Option("--visits", metavar="FILE", help="以往的检查表 / earlier inspections.")
    ] = None,
    months: Annotated[
        list[str] | None,
        typer.Option(
            "--months",
            metavar="CLASS=N",
            help="几个月未检查即为欠查，例如 D=3，可多次 / a visit is owed after so many months.",
        ),
    ] = None,
    owed: Annotated[
        Literal["first", "must"],
        typer.Option("--owed", help="欠查单位优先抽取或必须抽中 / owed units come first, or all."),
    ] = "first",
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="等级和检查截至的日期，默认为当天 / classes as of, today."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="将公布的值，写明期号 / the value to be published."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="TIME", help='公布时间，例如 "2026-12-03 21:15" / when it is published.'
        ),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(
            "--party", metavar="NAME=SEAL", help="各方及其封存值，代替 --source / parties and their seals."
        ),
    ] = None,
    ledger: LedgerOption = None,
    by: ByOption = None,
    token: TokenOption = None,
    settings: SettingsOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """封存名单：写出名单并登记其校验值 / fix a list: write it, and record its hash."""
    from ansheng.cli.proposing.draw import fixing

    asked = fixing.Asked(
        units=units,
        out=out,
        quotas=tuple(quotas or ()),
        title=title or "双随机抽查",
        inspectors=inspectors,
        team=team,
        most=most,
        conflicts=conflicts,
        others=others,
        visits=visits,
        months=tuple(months or ()),
        owed=owed,
        on=on,
        source=source,
        at=at,
        parties=tuple(party or ()),
        settings=settings,
    )
    return fixing.commit(asked, ledger=ledger, by=by, token=token, form=form, lang=lang)


@app.command()
def run(
    listed: Annotated[
        str, typer.Argument(metavar="LIST.txt", help="已封存的名单 / the list that was fixed.")
    ],
    value: Annotated[
        str | None, typer.Option("--value", metavar="TEXT", help="公布的值 / the value that was published.")
    ] = None,
    reveal: Annotated[
        list[str] | None,
        typer.Option("--reveal", metavar="NAME=VALUE", help="各方给出的值，可多次 / the value of a party."),
    ] = None,
    commitment: Annotated[
        str | None,
        typer.Option(
            "--commitment",
            metavar="FILE.json",
            help="封存文件，默认为名单旁的 .commit.json / by default beside the list.",
        ),
    ] = None,
    ledger: LedgerOption = None,
    by: ByOption = None,
    token: TokenOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE.json", help="回执写入此新文件 / write the receipt here."),
    ] = None,
    result: Annotated[
        str | None,
        typer.Option(
            "--result", metavar="FILE", help="抽取结果表，.csv 或 .xlsx / the units drawn, as a table."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖已有的结果表 / replace a table that is there.")
    ] = False,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按公布的值抽取，给出回执 / draw by the value that was published, and give a receipt."""
    from ansheng.cli.proposing.draw import running

    given = running.Given(listed, value, tuple(reveal or ()), commitment, out, result, force)
    return running.run(given, ledger=ledger, by=by, token=token, form=form, lang=lang)


@app.command()
def verify(
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT.json", help="抽取回执 / the receipt.")],
    listed: Annotated[str, typer.Option("--list", metavar="LIST.txt", help="名单 / the list.")],
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="ADDRESS", help="与此台账核对 / the ledger that has both entries."),
    ] = None,
    kept: Annotated[
        list[str] | None,
        typer.Option(
            "--kept",
            metavar="HASH|CODE|FILE",
            help="封存时所得的校验值、存证码或存证文件，可多次 / what you were given when it was fixed.",
        ),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按名单和回执重抽核对 / draw again from the list and the receipt, and look at all of it."""
    from ansheng.cli.proposing.draw import looking

    return looking.verify(receipt, listed, ledger=ledger, kept=kept or [], form=form, lang=lang)


@app.command()
def seal(
    name: Annotated[str, typer.Argument(metavar="NAME", help="一方的名称 / the name of a party.")],
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="TEXT", help="自定的值，默认随机生成 / a value; by default made."),
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """得出一方的封存值：封存值先交出，值在抽取时公开 / make the seal of a party's value."""
    from ansheng.cli.proposing.draw import looking

    return looking.sealed(name, value, form=form, lang=lang)
