"""Commands ``ledger verify``, ``anchor``, ``prove``, ``confirm`` and ``late``: the arguments of each."""

from __future__ import annotations

from typing import Annotated

import typer

from ansheng.cli.answer import Answer
from ansheng.cli.help import App
from ansheng.cli.options import FormOption, KnownByOption, LangOption, LimitOption

app = App()

Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="台账地址，例如 sqlite:///台账.db / an SQLAlchemy address.")
]
KeepOption = Annotated[
    str | None,
    typer.Option(
        "--keep",
        metavar="FILE",
        help="存证文件，SQLite 台账默认为其旁的 .anchors / the file of anchors, by default beside an SQLite ledger.",
    ),
]
AnchorsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--anchor",
        metavar="FILE|CODE",
        help="另处保存的存证：文件、信函上的存证码或末条，可多次 / anchors kept elsewhere: files, codes or heads.",
    ),
]
CaOption = Annotated[
    str | None,
    typer.Option(
        "--ca",
        metavar="FILE.pem",
        help="所信任的根证书，用于核对时间戳的签名 / roots that must have signed stamps.",
    ),
]
OneAnchor = Annotated[
    str | None,
    typer.Option(
        "--anchor",
        metavar="FILE|CODE",
        help="对方所持的存证：文件或存证码 / the anchor that the other side has: a file or a code.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="FILE|CODE",
        help="更早的存证，证明其后只有增加 / an older anchor: that events were only added since.",
    ),
]


@app.command()
def verify(
    address: Address,
    head: Annotated[
        str | None, typer.Option("--head", metavar="N:HASH", help="以前记下的末条 / the head noted earlier.")
    ] = None,
    anchors: AnchorsOption = None,
    ca: CaOption = None,
    keep: KeepOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """核验台账有无改动 / look for tampering."""
    from ansheng.cli.ledger import keeping

    return keeping.verify(address, head=head, anchors=anchors or [], ca=ca, keep=keep, form=form, lang=lang)


@app.command(
    epilog="存证码可印在信函上；.tsq 用任何时间戳客户端发给时间戳服务，答复 .tsr 用 --tsr 收存。本命令不联网 / "
    "the code can be printed in a letter; send the .tsq to a timestamping service with any client, and take its answer "
    "in with --tsr. The command does not use the network."
)
def anchor(
    address: Address,
    keep: KeepOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE.json", help="写入此新文件 / write it to this new file."),
    ] = None,
    tsq: Annotated[
        str | None,
        typer.Option(
            "--tsq", metavar="FILE", help="写出时间戳申请 / write what a timestamping service is asked."
        ),
    ] = None,
    tsr: Annotated[
        str | None,
        typer.Option("--tsr", metavar="FILE", help="收存时间戳答复 / take the answer of the service in."),
    ] = None,
    anchors: AnchorsOption = None,
    ca: CaOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """保存台账的末条作为存证 / keep the head of the ledger, to show later that nothing was made up."""
    from ansheng.cli.ledger import evidence

    given = evidence.Files(keep, out, tsq, tsr, tuple(anchors or ()), ca)
    return evidence.anchor(address, given, form=form, lang=lang)


@app.command()
def prove(
    address: Address,
    hazard: Annotated[str | None, typer.Argument(metavar="ID", help="隐患编号 / the hazard's id.")] = None,
    event: Annotated[
        int | None,
        typer.Argument(
            metavar="N", min=1, help="第几项办理事项，默认为最后一项 / its event number, by default the last."
        ),
    ] = None,
    anchor: OneAnchor = None,
    since: SinceOption = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE.json", help="写入此新文件 / write it to this new file."),
    ] = None,
    form: FormOption = "json",
    lang: LangOption = "zh",
) -> Answer:
    """证明一项办理事项在台账中 / prove to who has an anchor that an event stands in the ledger."""
    from ansheng.cli.ledger import evidence

    return evidence.prove(address, hazard, event, anchor=anchor, since=since, out=out, form=form, lang=lang)


@app.command()
def confirm(
    proof: Annotated[
        str, typer.Argument(metavar="PROOF.json", help="收到的证明 / the proof that was given to you.")
    ],
    anchor: Annotated[
        str,
        typer.Option(
            "--anchor", metavar="FILE|CODE", help="自己所持的存证：文件或存证码 / the anchor that you have."
        ),
    ],
    since: SinceOption = None,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """按所持的存证核对证明，无须台账 / look at a proof with the anchor that you have; no ledger is needed."""
    from ansheng.cli.ledger import evidence

    return evidence.confirm(proof, anchor=anchor, since=since, form=form, lang=lang)


@app.command()
def late(
    address: Address,
    as_of: Annotated[
        str,
        typer.Option("--as-of", metavar="DAY", help="统计截止日，必填 / the day of the bulletin, required."),
    ],
    known_by: KnownByOption = None,
    limit: LimitOption = 20,
    form: FormOption = "table",
    lang: LangOption = "zh",
) -> Answer:
    """列出截止日及以前发生、其后才录入的事项 / list what was entered late: of a day or before, recorded after."""
    from ansheng.cli.ledger import evidence

    return evidence.late(address, as_of=as_of, known_by=known_by, limit=limit, form=form, lang=lang)
