"""Commands ``ledger``: the arguments of each; the work is in the modules beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App, Command
from ansheng.cli.ledger import proofs
from ansheng.cli.ledger.proofs import KeepOption
from ansheng.cli.options import (
    FormOption,
    KnownByOption,
    LangOption,
    SettingsOption,
    SheetOption,
    TokenOption,
)
from ansheng.words import Words

app = App(
    help="隐患台账 / the ledger of hazards.",
    epilog="退出码：0完成，1被拒绝，2用法有误或无法读写，4与他人冲突 / "
    "exit codes: 0 done, 1 refused, 2 wrong use or unreadable, 4 conflict.",
)

Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="台账地址，例如 sqlite:///台账.db / an SQLAlchemy address.")
]
Hazard = Annotated[str, typer.Argument(metavar="ID", help="隐患编号 / the hazard's id.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="统计截止日，默认为现状 / as of a day, or as it is."),
]
Version = Annotated[
    int | None, typer.Option("--version", help="查看时的序号 / the version that you looked at.")
]
Limit = Annotated[int, typer.Option("--limit", min=0, help="最多列出的问题数，0为不限 / problems listed.")]
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
    from ansheng.cli.ledger import keeping

    return keeping.init(address, upgrade=upgrade, lang=lang)


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
    sheet: SheetOption = None,
    settings: SettingsOption = None,
    keep: KeepOption = None,
    limit: Limit = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """导入隐患表 / import a table of hazards."""
    from ansheng.cli.ledger import keeping

    return keeping.import_table(
        address,
        file,
        table=table,
        by=by,
        on=on,
        token=token,
        sheet=sheet,
        settings=settings,
        keep=keep,
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command()
def show(
    address: Address,
    hazard: Hazard,
    as_of: AsOf = None,
    known_by: KnownByOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """显示一条隐患及其经过 / show a hazard and its events."""
    from ansheng.cli.ledger import acting

    return acting.show(address, hazard, as_of=as_of, known_by=known_by, form=form, lang=lang)


@app.command("list")
def list_(
    address: Address,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEXT...",
            help="查找的词，须均见于编号、描述、单位、地区、部门、要求或文号中 / words that all stand in it.",
        ),
    ] = None,
    states: Annotated[
        list[str] | None,
        typer.Option(
            "--state", metavar="STATE", help="状态，例如 整改中，可多次 / in this state, or several."
        ),
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="NAME", help="地区名称的一部分 / part of the region.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="NAME", help="单位名称的一部分 / part of the unit.")
    ] = None,
    department: Annotated[
        str | None,
        typer.Option("--department", metavar="NAME", help="责任部门的一部分 / part of the department."),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option(
            "--party", metavar="NAME", help="单位或责任部门的一部分 / of the unit or the department."
        ),
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="GRADE", help="重大或一般 / major or general.")
    ] = None,
    found: Annotated[
        str | None,
        typer.Option(
            "--found",
            metavar="PERIOD",
            help="发现期间，例如 2026-07 或 2026-07-01..2026-07-15 / found in this period.",
        ),
    ] = None,
    due_by: Annotated[
        str | None,
        typer.Option("--due-by", metavar="DAY", help="未销号且此日及以前到期 / open and due by this day."),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="逾期未整改 / not rectified and past the deadline.")
    ] = False,
    open_only: Annotated[bool, typer.Option("--open", help="未销号 / not closed.")] = False,
    as_of: AsOf = None,
    known_by: KnownByOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="写成 .csv 或 .xlsx 清单 / write a list, .csv or .xlsx."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖已有的文件 / replace a file that is there.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="表格最多列出条数，0为不限 / rows in a table, 0 for all.")
    ] = 20,
    form: Annotated[
        Literal["table", "md", "json", "csv", "xlsx"] | None,
        typer.Option(
            "--format", help="输出格式，XLSX 须与 --out 同用 / output format; xlsx goes with --out."
        ),
    ] = None,
    lang: LangOption = "zh",
) -> Answer:
    """列出隐患，可按条件查找 / list the hazards that fit what is asked."""
    from ansheng.cli.ledger import listing

    return listing.list_(
        address,
        text or [],
        states=states or [],
        region=region,
        unit=unit,
        department=department,
        party=party,
        grade=grade,
        found=found,
        due_by=due_by,
        overdue=overdue,
        open_only=open_only,
        as_of=as_of,
        known_by=known_by,
        out=out,
        force=force,
        limit=limit,
        form=form,
        lang=lang,
    )


class _Act(Command):
    """The command ``act``, whose help names the events and what each states."""

    def lists(self) -> Iterator[tuple[Words, list[tuple[Words, Words]]]]:
        from ansheng.cli.ledger.events import events

        yield Words("办理事项及其填写项（*为必填）", "Events and their fields (* required)"), events()


@app.command(
    cls=_Act,
    epilog="多条隐患或 --from 的各行分别登记：能登记的登记，其余列出原因和单元格，退出码为1；此前已登记的不再登记。"
    "表中应有“编号”“办理事项”“日期”“办理人”各列和所需的填写项。更正、撤回请用 ansheng ledger correct / "
    "several hazards, or the rows of --from, are recorded one by one: what cannot be is listed with reason and cell, "
    "and the exit code is 1; what was recorded before is left alone. The table has the columns hazard, event, day, by "
    "and the fields. To correct or take back: ansheng ledger correct.",
)
def act(
    address: Address,
    hazards: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="隐患编号，可多条 / ids of one hazard or several."),
    ] = None,
    event: Annotated[
        str | None,
        typer.Argument(metavar="EVENT", help="办理事项，例如 责令整改 或 order / the event."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="WHO", help="办理人，--from 的表中可逐行填写 / by whom; rows may say it."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DAY", help="办理日期，表中可逐行填写 / the day; rows may say it."),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="填写项和值，可多次 / fields of the event."),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="按办理表登记，一行一项 / a table with a row an event."),
    ] = None,
    sheet: SheetOption = None,
    version: Version = None,
    token: TokenOption = None,
    limit: Limit = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """登记办理事项，一条、多条或按办理表 / record events: of a hazard, of several, or those of a table."""
    from ansheng.cli.ledger import acting

    return acting.act(
        address,
        hazards or [],
        event,
        file=file,
        sheet=sheet,
        by=by,
        on=on,
        fields=set_ or [],
        version=version,
        token=token,
        limit=limit,
        form=form,
        lang=lang,
    )


@app.command(
    epilog="描述、单位、地区等由有“登记”权限的人更正，等级、期限、进度和撤回由有“监管”权限的人办理；"
    "更正不绕过任何审核条件 / "
    "what describes a hazard is corrected by who may record; grade, deadline, progress and taking back by who "
    "supervises. No correction is a way round the guards.",
)
def correct(
    address: Address,
    hazard: Hazard,
    by: By,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="更正的事由 / why.")],
    facts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME=VALUE...", help="列名=值，例如 整改期限=2026-08-31 / facts, e.g. due_on=2026-08-31."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="更正日期，默认为当天 / by default today.")
    ] = None,
    undo: Annotated[
        int | None,
        typer.Option(
            "--undo",
            metavar="N",
            min=1,
            help="撤回第N项办理事项，须为最后一项 / take back event N, the last.",
        ),
    ] = None,
    version: Version = None,
    token: TokenOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """更正隐患的内容，或撤回最后一项办理事项 / put facts right, or take back the last event."""
    from ansheng.cli.ledger import acting

    return acting.correct(
        address,
        hazard,
        facts or [],
        by=by,
        reason=reason,
        on=on,
        undo=undo,
        version=version,
        token=token,
        form=form,
        lang=lang,
    )


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
    from ansheng.cli.ledger import keeping

    return keeping.export(address, directory, kind=as_, lang=lang)


@app.command()
def restore(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="导出的文件夹 / an exported folder.")],
    address: Address,
    lang: LangOption = "zh",
) -> Answer:
    """由导出的文件重建台账 / make a ledger of an export."""
    from ansheng.cli.ledger import keeping

    return keeping.restore(directory, address, lang=lang)


@app.command()
def grant(
    address: Address,
    name: Annotated[str, typer.Argument(metavar="NAME", help="人员 / the person.")],
    roles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROLE...",
            help="record supervise rectify accept close admin，不填则取消权限 / none: revoke.",
        ),
    ] = None,
    by: By = "",
    new_token: Annotated[bool, typer.Option("--new-token", help="发给新口令 / make a token.")] = False,
    token: TokenOption = None,
    lang: LangOption = "zh",
) -> Answer:
    """授予权限 / give a person roles."""
    from ansheng.cli.ledger import keeping

    return keeping.grant(address, name, roles or [], by=by, new_token=new_token, token=token, lang=lang)


app.add_typer(proofs.app)
