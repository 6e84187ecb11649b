"""The typer application: the program itself, and the commands of each folder beside it."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng import __version__
from ansheng.cli.campaign import app as campaign
from ansheng.cli.checking import app as checking
from ansheng.cli.help import App
from ansheng.cli.ledger import app as ledger
from ansheng.cli.plugin import app as plugin
from ansheng.cli.proposing import app as proposing
from ansheng.cli.proposing.draw import app as draw
from ansheng.cli.template import app as template

app = App(
    help="安生：安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins.",
    epilog="退出码：0正常，1有隐患，2用法或数据有误，3仅有待定 / "
    "exit codes: 0 ok, 1 hazards, 2 wrong use or data, 3 undetermined only.",
)

for part in (campaign, checking, proposing, plugin):
    app.add_typer(part.app)
app.add_typer(ledger.app, name="ledger")
app.add_typer(draw.app, name="draw")
app.add_typer(template.app, name="template")


@app.callback(invoke_without_command=True)
def ansheng(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="显示版本 / show the version.")] = False,
) -> int:
    """安生：安全生产专项行动的规则、台账、指标与通报 / work-safety rules, ledgers, indicators and bulletins."""
    if version:
        typer.echo(f"ansheng {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
    return 0
