"""Doubts: what is looked for in a table once it is typed; each gives problems at rows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from ansheng import dates
from ansheng.errors import Problem
from ansheng.facts.as_of import contradictions, out_of_order
from ansheng.facts.loading.codes import credit_code_fault, plainly_right
from ansheng.facts.loading.columns import MOST_LISTED, ROW, texts_of
from ansheng.sheets.cells import estimate, normalise
from ansheng.words import Words

if TYPE_CHECKING:
    from ansheng.facts.loading.load import Loaded

AT_ONCE = 5_000_000
"""So many ids of a table that is read piece by piece are compared at a time."""

_ROUNDED = 0.5
"""A product may be written as a whole number."""


def repeated(parts: Sequence[Loaded]) -> Iterator[Problem]:
    """The ids of one table's parts that stand in an earlier part already; running numbers start again in each."""
    if len(parts) < 2:
        return iter(())
    ids = _several(pl.concat(_ids(part, n) for n, part in enumerate(parts)))
    return _again(parts, ids.unique(["id", "part"], keep="first", maintain_order=True))


def _within(part: Loaded) -> Iterator[Problem]:
    """The ids of a table that stand in an earlier row already, in a table that was found."""
    if part.file is None:
        return iter(())
    return _again([part], _several(_ids(part, 0)))


def repeated_in(part: Loaded, pieces: Callable[[], Iterable[Loaded]], rows: int) -> Iterator[Problem]:
    """The ids of a table that stand in an earlier row already, where the table is read piece by piece.

    Ids that ascend are told apart as they come. Others are compared by their hashes, so many of them at a time.

    :param part: the first rows of the table, which say how all are read
    :param pieces: reads the table from its beginning
    :param rows: how many it has
    """
    if part.file is None or "id" not in part.headers or part.running or _ascending(pieces()):
        return
    shares, twice = -(-rows // AT_ONCE), list[pl.Series]()
    for share in range(shares):
        found = (_ids(piece, 0)["id"].hash() for piece in pieces())
        twice.append(_several_times(pl.concat(hashes.filter(hashes % shares == share) for hashes in found)))
    wanted = pl.concat(twice).implode()
    if len(wanted.item()):
        each = (_ids(piece, 0) for piece in pieces())
        yield from _again([part], pl.concat(ids.filter(ids["id"].hash().is_in(wanted)) for ids in each))


def _ascending(pieces: Iterable[Loaded]) -> bool:
    """Whether each id comes after the one before it, so that none stands there twice."""
    last: str | None = None
    for piece in pieces:
        ids = _ids(piece, 0)["id"]
        if len(ids) and ((last is not None and ids[0] <= last) or (ids <= ids.shift(1)).any()):
            return False
        last = ids[-1] if len(ids) else last
    return True


def _several_times(hashes: pl.Series) -> pl.Series:
    order = hashes.sort()
    return order.filter(order == order.shift(1)).unique()


def _contradicted(part: Loaded) -> Iterator[Problem]:
    """The flags that say no beside a day of their own."""
    return contradictions(part.typed.frame, part.facts, part.headers, part.rows)


def _disordered(part: Loaded) -> Iterator[Problem]:
    """The days that come before one that they follow."""
    return out_of_order(part.typed.frame, part.facts, part.headers, part.rows)


def _future(part: Loaded) -> Iterator[Problem]:
    """The days on which something happened that are still to come."""
    today = part.reading.today or dates.today()
    frame = part.typed.frame
    for name in (name for name, fact in part.facts.facts().items() if fact.past and name in frame.columns):
        at = (frame[name] > today).fill_null(False).arg_true()
        if len(at) and name in part.headers:
            yield from _later(part.headers[name], part.rows.gather(at), frame[name].gather(at), today)


def _later(header: str, rows: pl.Series, days: pl.Series, today: date) -> Iterator[Problem]:
    if len(rows) > MOST_LISTED:
        words = Words(
            f"有{len(rows)}个日期晚于今天（{today}），例如{days[0]}；已按所填读取，请核对",
            f"{len(rows)} days after today ({today}), such as {days[0]}; read as they stand, look at them",
        )
        yield Problem("future_day", words, row=rows[0], column=header, value=str(days[0]))
        return
    words = Words(
        f"晚于今天（{today}）；已按所填读取，请核对年份",
        f"after today ({today}); read as it stands, look at the year",
    )
    for row, day in zip(rows.to_list(), days.to_list(), strict=True):
        yield Problem("future_day", words, row=row, column=header, value=str(day))


def _small_shares(part: Loaded) -> Iterator[Problem]:
    """Bare numbers between 0 and 1 under a header in per cent: 0.764 may be meant for 76.4 %."""
    for name, header in part.headers.items():
        written = part.found[header]
        if (
            part.facts.fact(name).unit != "percent"
            or "%" not in normalise(header)
            or written.dtype != pl.String
        ):
            continue
        small = written.str.contains(r"^\s*0?\.\d*[1-9]\d*\s*$").fill_null(False).arg_true()
        for row, text in zip(part.rows.gather(small).to_list(), written.gather(small).to_list(), strict=True):
            zh = f"表头为百分数，“{text}”按{text}%读取；若为比例，请填写百分数"
            en = f"the header is in per cent, so {text!r} is read as {text} %; write per cent if a share is meant"
            yield Problem("small_share", Words(zh, en), row=row, column=header, value=text)


def _estimates(part: Loaded) -> Iterator[Problem]:
    """The amounts that say of themselves that they are estimates."""
    for name in (name for name, fact in part.facts.facts().items() if fact.estimated):
        if name not in part.headers or name not in part.typed.frame.columns:
            continue
        texts = texts_of(part.found[part.headers[name]])
        likely = (texts.str.contains("[约估预左]") & part.typed.frame[name].is_not_null()).fill_null(False)
        for row, text in zip(part.rows.filter(likely).to_list(), texts.filter(likely).to_list(), strict=True):
            if (amount := estimate(text)) is not None:
                words = Words(
                    f"约数，按“{amount}”读取；查清后请更正",
                    f"an estimate, read as {amount!r}; correct it once the amount is known",
                )
                yield Problem("estimate", words, row=row, column=part.headers[name], value=text)


def _products(part: Loaded) -> Iterator[Problem]:
    """The numbers that are not the product of the columns that they are one of, such as D of L, E and C."""
    frame, facts = part.typed.frame, part.facts.facts()
    for name in (name for name, fact in facts.items() if fact.product):
        factors = [each for each in facts[name].product if each in part.headers]
        if name not in part.headers or len(factors) < 2 or not {name, *factors} <= set(frame.columns):
            continue
        made = frame.select(pl.reduce(lambda one, other: one * other, [pl.col(each) for each in factors]))
        product = made.to_series()
        at = ((frame[name] - product).abs() > _ROUNDED).fill_null(False)
        titles = (
            "、".join(facts[each].title for each in factors),
            ", ".join(facts[each].en for each in factors),
        )
        columns = (each.filter(at).to_list() for each in (part.rows, frame[name], product))
        for row, found, true in zip(*columns, strict=True):
            words = Words(
                f"不等于{titles[0]}之积{true:g}；已按所填读取，请核对",
                f"is not the product {true:g} of {titles[1]}; read as it stands, look at the row",
            )
            yield Problem("wrong_product", words, row=row, column=part.headers[name], value=f"{found:g}")


def _codes(part: Loaded) -> Iterator[Problem]:
    """The unified social credit codes that are none: a sign is missing, or was typed wrong."""
    header = part.headers.get("unit_id", "")
    if "信用代码" not in header or "unit_id" not in part.typed.frame.columns:
        return
    codes = part.typed.frame["unit_id"]
    different = codes.drop_nulls().unique()
    others = different.filter(~plainly_right(different)).head(MOST_LISTED)
    wrong = {code: why for code in others if (why := credit_code_fault(code))}
    at = codes.is_in(list(wrong)).fill_null(False).arg_true()
    for row, code in zip(part.rows.gather(at).to_list(), codes.gather(at).to_list(), strict=True):
        words = Words(
            f"{wrong[code].zh}；已按所填读取，请核对", f"{wrong[code].en}; read as it stands, look at it"
        )
        yield Problem("wrong_code", words, row=row, column=header, value=code)


CHECKS: tuple[Callable[[Loaded], Iterable[Problem]], ...] = (
    _within,
    _contradicted,
    _disordered,
    _future,
    _small_shares,
    _estimates,
    _products,
    _codes,
)
"""What is looked for in every table once it is typed: each gives problems at rows of it."""


def _ids(part: Loaded, number: int) -> pl.DataFrame:
    """The ids of a part with their rows, without those that are running numbers."""
    if "id" not in part.headers or part.running:
        ids = pl.Series("id", [], pl.String).to_frame().with_columns(part.rows.clear())
    else:
        typed = part.typed.frame if "id" in part.typed.frame.columns else part.more(["id"])
        ids = typed.select("id").with_columns(part.rows).drop_nulls("id")
    return ids.with_columns(pl.lit(number).alias("part"))


def _several(ids: pl.DataFrame) -> pl.DataFrame:
    """Those of the ids that may stand there more than once, told by their hashes: texts are slow to compare."""
    hashes = ids["id"].hash()
    return ids.filter(hashes.is_in(_several_times(hashes).implode()))


def _again(parts: Sequence[Loaded], ids: pl.DataFrame) -> Iterator[Problem]:
    again = ids.filter(~ids["id"].is_first_distinct())
    if again.is_empty():
        return
    first = ids.unique("id", keep="first")
    pairs = again.join(first, on="id", suffix="_first", maintain_order="left")
    for name, row, at, earlier, before in pairs.select(
        "id", ROW, "part", f"{ROW}_first", "part_first"
    ).rows():
        part, other = parts[at], parts[before]
        words = _called(other, earlier, elsewhere=other is not part)
        yield part.placed(
            Problem(
                "duplicate_id",
                Words(
                    f"编号“{name}”与{words.zh}重复，均计入",
                    f"the id {name!r} stands in {words.en} too; both are records",
                ),
                row=row,
                column=part.headers["id"],
                value=name,
            )
        )


def _called(part: Loaded, row: int, *, elsewhere: bool) -> Words:
    """What a record is called that stands in a row; of a form, whose records are columns, by its number."""
    words = Words(f"第{row}条记录", f"object {row}") if part.places else Words(f"第{row}行", f"row {row}")
    if elsewhere and part.sheet is not None:
        words = Words(f"工作表“{part.sheet}”{words.zh}", f"sheet {part.sheet!r}, {words.en}")
    return Words(f"{part.file} {words.zh}", f"{part.file}, {words.en}") if elsewhere else words
