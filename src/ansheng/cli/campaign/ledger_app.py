"""Commands ``ledger``: the arguments of each; the work is in :mod:`ansheng.cli.campaign.ledger`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import FormOption, LangOption, TokenOption

app = App(
    help="隐患台账 / the ledger of hazards.",
    epilog="退出码：0完成，1被拒绝，2用法有误或无法读写，4与他人冲突 / "
    "exit codes: 0 done, 1 refused, 2 wrong use or unreadable, 4 conflict.",
)

Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="台账地址，例如 sqlite:///台账.db / an SQLAlchemy address.")
]
Hazard = Annotated[str, typer.Argument(metavar="ID", help="隐患编号 / the hazard's id.")]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="办理人 / by whom.")]


@app.command()
def init(
    address: Address,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="升级旧版台账 / upgrade an older ledger.")
    ] = False,
    lang: LangOption = "zh",
) -> Answer:
    """建立台账 / make a ledger."""
    from ansheng.cli.campaign import ledger

    return ledger.init(address, upgrade=upgrade, lang=lang)


@app.command("import")
def import_(
    address: Address,
    file: Annotated[str, typer.Argument(metavar="FILE", help="隐患表，或 - / a table of hazards, or -.")],
    table: Annotated[str, typer.Option("--table", help="表的种类 / which table.")] = "hazards",
    by: By = "导入",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="导入日期，默认为当天 / by default today.")
    ] = None,
    token: TokenOption = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="最多列出的问题数，0为不限 / problems listed.")
    ] = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """导入隐患表 / import a table of hazards."""
    from ansheng.cli.campaign import ledger

    return ledger.import_table(
        address, file, table=table, by=by, on=on, token=token, limit=limit, form=form, lang=lang
    )


@app.command()
def show(
    address: Address,
    hazard: Hazard,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="统计截止日 / as of a day.")
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """显示一条隐患及其经过 / show a hazard and its events."""
    from ansheng.cli.campaign import ledger

    return ledger.show(address, hazard, as_of=as_of, form=form, lang=lang)


@app.command()
def act(
    address: Address,
    hazard: Hazard,
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="办理事项，例如 order 或“责令整改” / the event.")
    ],
    by: By,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="办理日期 / the day.")],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="列名和值，可多次 / fields of the event."),
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", help="所见的序号 / the version that you looked at.")
    ] = None,
    token: TokenOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """办理一个事件 / record an event of a hazard."""
    from ansheng.cli.campaign import ledger

    return ledger.act(
        address,
        hazard,
        event,
        by=by,
        on=on,
        fields=set_ or [],
        version=version,
        token=token,
        form=form,
        lang=lang,
    )


@app.command()
def verify(
    address: Address,
    head: Annotated[
        str | None, typer.Option("--head", metavar="N:HASH", help="以前记下的末条 / the head noted earlier.")
    ] = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """核验台账有无改动 / look for tampering."""
    from ansheng.cli.campaign import ledger

    return ledger.verify(address, head=head, form=form, lang=lang)


@app.command()
def export(
    address: Address,
    directory: Annotated[str, typer.Argument(metavar="DIR", help="新文件夹 / a new folder.")],
    as_: Annotated[
        Literal["parquet", "csv"], typer.Option("--as", help="文件格式 / kind of files.")
    ] = "parquet",
    lang: LangOption = "zh",
) -> Answer:
    """导出全部内容 / export everything."""
    from ansheng.cli.campaign import ledger

    return ledger.export(address, directory, kind=as_, lang=lang)


@app.command()
def restore(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="导出的文件夹 / an exported folder.")],
    address: Address,
    lang: LangOption = "zh",
) -> Answer:
    """由导出的文件重建台账 / make a ledger of an export."""
    from ansheng.cli.campaign import ledger

    return ledger.restore(directory, address, lang=lang)


@app.command()
def grant(
    address: Address,
    name: Annotated[str, typer.Argument(metavar="NAME", help="人员 / the person.")],
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLE...", help="record supervise rectify accept close admin，不填则取消 / none: revoke."
        ),
    ] = None,
    by: By = "",
    new_token: Annotated[bool, typer.Option("--new-token", help="发给新口令 / make a token.")] = False,
    token: TokenOption = None,
    lang: LangOption = "zh",
) -> Answer:
    """授予权限 / give a person roles."""
    from ansheng.cli.campaign import ledger

    return ledger.grant(address, name, roles or [], by=by, new_token=new_token, token=token, lang=lang)
