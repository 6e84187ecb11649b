"""Pairs: what is proposed as one, each pair with a score and reasons, in columns; and the groups that pairs make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs
from immutabledict import immutabledict

from ansheng import looking
from ansheng.errors import InputError, Problem, check_lang, word
from ansheng.looking import Mark
from ansheng.plain import as_data
from ansheng.recurrence.blocks import joined
from ansheng.words import Lang, Words

if TYPE_CHECKING:
    import polars as pl

Kind = Literal["unit", "duplicate", "recurrence", "undated"]

KINDS: Mapping[Kind, Words] = immutabledict(
    {
        "unit": Words("同一单位", "one unit"),
        "duplicate": Words("重复登记", "entered twice"),
        "recurrence": Words("复发", "came back"),
        "undated": Words("先后不明", "order not known"),
    }
)
"""The kinds of pairs: names of one unit; one hazard entered twice; a hazard that came back after it was put right; and
hazards of which nobody says whether the earlier was put right before the later was found."""

REASONS: Mapping[str, Words] = immutabledict(
    {
        "code": Words("信用代码或单位编号相同", "the same id of the unit"),
        "spelling": Words("仅空格、括号或全半角不同", "only blanks, brackets or width differ"),
        "form": Words("仅公司形式不同", "only the form of company differs"),
        "place": Words("一方名称带地名", "one names a place"),
        "slip": Words("名称差一个字", "the names differ by one character"),
        "short": Words("一方为简称", "one is an abbreviation"),
        "former": Words("一方写明曾用名", "one says its former name"),
        "region": Words("地区相同", "the same region"),
        "unit": Words("单位名称相同", "the same unit"),
        "units": Words("单位疑似同一家", "units that are likely one"),
        "text": Words("描述相同", "the same description"),
        "wording": Words("描述相近", "like descriptions"),
        "rule": Words("判定规则或依据相同", "the same rule or basis"),
        "place_of": Words("部位相同", "the same place"),
        "day": Words("发现日期相同", "found on the same day"),
        "days": Words("发现日期相近", "found within a few days"),
        "open": Words("再次发现时前一条尚未整改", "found again while the earlier stood open"),
        "after": Words("前一条整改后再次发现", "found again after the earlier was put right"),
        "number": Words("所写编号相同", "the same number is named"),
        "decided": Words("已认定", "decided"),
    }
)
"""Why two are proposed as one, in Chinese and in English."""

_CODES = tuple(REASONS)
_OF_ROW = ("id", "unit", "description", "place", "region", "found_on", "file", "sheet", "row")


def coded(reasons: Iterable[str]) -> int:
    """Reasons as one number, a bit each."""
    return sum(1 << _CODES.index(reason) for reason in set(reasons))


def reasons_of(number: int) -> tuple[str, ...]:
    """The reasons that a number stands for."""
    return tuple(code for at, code in enumerate(_CODES) if number >> at & 1)


@attrs.frozen(eq=False, repr=False)
class Pairs:
    """Pairs that are proposed as one, the likeliest first; people decide.

    :param frame: ``kind``, ``first`` and ``second``, the places of both among ``rows``, ``score`` from 0 to 1,
        ``reasons`` as a number, ``accepted``: true where people have accepted the pair, else null
    :param rows: what is compared: hazards, or names of units; ``ref`` names each
    :param threshold: the score from which a pair is proposed
    :param refused: how many pairs from that score on are left out because people have refused them
    :param unnamed: how many rows could not be compared, for they name no unit or, as hazards, no description
    :param problems: what is wrong with the tables that were read
    """

    frame: pl.DataFrame
    rows: pl.DataFrame
    threshold: float
    refused: int = 0
    unnamed: int = 0
    problems: tuple[Problem, ...] = ()

    def __len__(self) -> int:
        return self.frame.height

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {kind}" for kind, number in self.counts().items()) or "none"
        return f"<Pairs from {self.threshold}: {told}>"

    def _repr_html_(self) -> str:
        shown: Iterable[tuple[Mark, tuple[str, ...]]] = (
            ("", tuple(row.values())) for row in self.of_rows("first", "second", most=10)
        )
        heads = ("种类", "得分", "理由", "甲", "乙")
        return looking.block(
            f"疑似同一的{len(self)}对（由人认定）", looking.table(heads, shown, of=len(self), title="")
        )

    def of_rows(self, *sides: str, most: int | None = None, lang: Lang = "zh") -> Iterator[dict[str, Any]]:
        """The pairs for people to look at: kind, score, reasons, and of each side what it is called and says."""
        lang = check_lang(lang)
        names = [name for name in ("unit", "description") if name in self.rows.columns]
        part = self.frame.head(most) if most else self.frame
        for pair in part.iter_rows(named=True):
            found = {
                "kind": word(lang, KINDS[pair["kind"]]),
                "score": f"{pair['score']:.2f}",
                "reasons": told(pair["reasons"], lang),
            }
            for side in sides:
                row = self.rows.row(pair[side], named=True)
                found[side] = " ".join(dict.fromkeys(str(row[name]) for name in ("ref", *names) if row[name]))
            yield found

    def counts(self) -> dict[str, int]:
        """How many pairs there are of each kind; a kind without any is left out."""
        found = dict(self.frame.group_by("kind").len().iter_rows())
        return {kind: found[kind] for kind in KINDS if kind in found}

    def of(self, *kinds: Kind) -> Pairs:
        """The pairs of these kinds alone."""
        import polars as pl

        return attrs.evolve(self, frame=self.frame.filter(pl.col("kind").is_in(kinds)))

    def above(self, threshold: float) -> Pairs:
        """The pairs from a higher score on; what people have accepted stays.

        :raises InputError: the threshold is lower than the one from which the pairs were looked for
        """
        import polars as pl

        if threshold < self.threshold:
            raise InputError(
                Words(
                    f"阈值{threshold}低于已查找的{self.threshold}；请以较低的阈值重新查找",
                    f"the threshold {threshold} is below {self.threshold}, from which pairs were looked for; "
                    "look again from the lower one",
                )
            )
        kept = (pl.col("score") >= threshold) | pl.col("accepted").fill_null(False)
        return attrs.evolve(self, frame=self.frame.filter(kept), threshold=threshold)

    def groups(self) -> pl.DataFrame:
        """The rows that are in a pair, with ``group``, the number of their group, and ``size``; a row each.

        What a chain of pairs connects is one group: look at a large one before you accept it.
        """
        import polars as pl

        first, second = self.frame["first"].to_numpy(), self.frame["second"].to_numpy()
        root = joined(self.rows.height, first, second)
        inside = pl.concat([self.frame["first"], self.frame["second"]]).unique().sort()
        found = self.rows[inside].with_columns(pl.Series("group", root)[inside], at=inside)
        numbers = found["group"].unique(maintain_order=True)
        numbered = pl.DataFrame({"group": numbers}).with_row_index("number", 1)
        return (
            found.join(numbered, on="group", how="left", maintain_order="left")
            .drop("group")
            .rename({"number": "group"})
            .with_columns(size=pl.len().over("group"))
            .sort("group", "at")
            .select("group", "size", *self.rows.columns)
        )

    def to_polars(self, lang: Lang = "zh") -> pl.DataFrame:
        """The pairs as a Polars frame: ``kind``, ``score``, ``reasons``, and of both sides ``ref`` and what it says."""
        import polars as pl

        lang = check_lang(lang)
        names = ["ref", *(name for name in (*_OF_ROW, "rows") if name in self.rows.columns)]
        sides = [
            self.rows[self.frame[side]].select(pl.col(name).alias(f"{side}_{name}") for name in names)
            for side in ("first", "second")
        ]
        codes = self.frame["reasons"].unique()
        said = pl.DataFrame(
            {
                "reasons": codes,
                "said": pl.Series(
                    [[word(lang, REASONS[code]) for code in reasons_of(number)] for number in codes],
                    dtype=pl.List(pl.String),
                ),
            }
        )
        told = self.frame.join(said, on="reasons", how="left", maintain_order="left")
        head = told.select("kind", "score", pl.col("said").alias("reasons"), "accepted")
        return pl.concat([head, *sides], how="horizontal")

    def to_dicts(self, lang: Lang = "zh") -> list[dict[str, Any]]:
        """The pairs as plain data that JSON takes; the keys are the columns of :meth:`to_polars`."""
        lang = check_lang(lang)
        found: list[dict[str, Any]] = as_data(self.to_polars(lang).to_dicts())
        return found


def told(number: int, lang: Lang) -> str:
    """The reasons that a number stands for, in words."""
    return word(lang, Words("、", ", ")).join(word(lang, REASONS[code]) for code in reasons_of(number))


def marked(pairs: Pairs) -> pl.DataFrame:
    """The hazards that were compared, with ``recurred``: whether each came back after an earlier one was put right.

    True where people have accepted that; null, for somebody to say, where a pair is proposed that nobody has decided,
    or where the hazard could not be compared; false for every other one, as far as the comparison goes.
    """
    import polars as pl

    later = pairs.frame.filter(pl.col("kind").is_in(["recurrence", "undated"]))
    came, undated = (later.filter(pl.col("kind") == kind) for kind in ("recurrence", "undated"))
    accepted = came.filter(pl.col("accepted").fill_null(False))["second"]
    doubtful = pl.concat([came["second"], undated["second"], undated["first"].rename("second")])
    at = pl.int_range(pl.len(), dtype=pl.Int64)
    told = (
        pl.when(at.is_in(accepted.implode()))
        .then(True)
        .when(at.is_in(doubtful.implode()) | pl.col("unit").is_null() | pl.col("description").is_null())
        .then(None)
        .otherwise(False)
    )
    names = [name for name in pairs.rows.columns if name not in ("file", "sheet", "row", "ref")]
    return pairs.rows.select(*names, recurred=told)
