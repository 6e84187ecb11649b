"""Command ``report``: the bulletin of a dossier, printed or written to files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs

from ansheng.catalogue import Catalogue
from ansheng.cli.answer import Answer, columns, day_of, period_of, readable, working
from ansheng.cli.template.template import read_named
from ansheng.dates import Period
from ansheng.dossier import Dossier, open_dossier
from ansheng.errors import InputError, UnknownNameError, word
from ansheng.gravity import Gravity
from ansheng.reports import Report, render, write
from ansheng.reports.composing import bulletin
from ansheng.reports.desk.places import SPLITS, Place, Split, place_called, places
from ansheng.reports.templates.tree import Template
from ansheng.reports.writers import terminal
from ansheng.reports.writers.files import WRITERS, Writer, word_writer, writer_called
from ansheng.reports.writers.problems import first_lines, problem_lines
from ansheng.sheets.names import key
from ansheng.shelf import needed
from ansheng.words import Lang, Words

WRONG_DATA = 1
"""The exit code of a strict report of data in which something is wrong."""
LONGEST = 60
"""So many characters of the name of a place stand in the name of its folder."""


@attrs.frozen
class Asked:
    """What is asked of the command."""

    template: str | None
    period: str | None
    as_of: str | None
    by: str | None
    place: str | None
    lang: Lang
    word: str | None = None
    sources: bool = False
    known_by: str | None = None


def report(
    path: str,
    *,
    out: str | None,
    forms: Sequence[str],
    asked: Asked,
    strict: bool,
    show: bool,
) -> Answer:
    """Print the bulletin in one format, or write it in all or in those asked for, of all or for each place.

    With ``strict`` the exit code is 1 where there is more than notes on the data, and stderr says what.

    :raises UnknownNameError: there is no such format, template or place
    :raises InputError: several formats are to be printed, or the dossier or the template cannot be read
    :raises DayError: the period or day is not understood
    """
    catalogue, lang = needed(), asked.lang
    writers = (*catalogue.brought("writers"), *_in_word(asked))
    chosen = [one for form in _several(forms) for one in [writer_called(form, writers).name]]
    _refuse(out, chosen, asked, show)
    readable(asked.period)
    known = day_of(asked.as_of, "--as-of") if asked.as_of is not None else None
    recorded = day_of(asked.known_by, "--known-by") if asked.known_by is not None else None
    with working(word(lang, Words("正在编写通报……", "writing the bulletin…"))):
        dossier = open_dossier(path, catalogue=catalogue, known_by=recorded)
        maker = _Maker.of(dossier, catalogue, asked, known)
        made = [(place, maker.bulletin(place)) for place in _places(dossier, asked)]
    code, notes = _judged([one for _, one in made], lang) if strict else (0, ())
    notes = (*notes, *(problem.text(lang) for problem in catalogue.problems))
    if out is not None:
        files = _written(made, out, chosen, asked, writers)
        if show:
            _open(files)
        return Answer([f"{file}\n" for file in files], code, notes)
    form = chosen[0] if chosen else "table"
    ((_, only),) = made
    if form == "table":
        text = terminal.render(only, lang=lang, columns=min(terminal.WIDTH, columns()))
        return Answer([text], code, notes)
    return Answer([render(only, form, lang)], code, notes)


def _several(forms: Sequence[str]) -> list[str]:
    """The formats asked for: several options, or names with commas between them."""
    return [name.strip() for form in forms for name in form.replace("，", ",").split(",") if name.strip()]


def _refuse(out: str | None, forms: Sequence[str], asked: Asked, show: bool) -> None:
    if out is None and len(forms) > 1:
        raise InputError(
            Words(
                "屏幕上只能显示一种格式；需要多种格式时，请用 --out 指定文件夹",
                "one format is printed at a time; for several name a folder with --out",
            )
        )
    options = {"--by": asked.by, "--open": show, "--word": asked.word, "--sources": asked.sources}
    if out is None and any(options.values()):
        option = next(name for name, given in options.items() if given)
        raise InputError(
            Words(
                f"{option} 须与 --out 同用；请用 --out 指定文件夹",
                f"{option} goes with --out; name a folder with --out",
            )
        )
    if asked.by and asked.place:
        raise InputError(
            Words("--by 与 --for 不能同用；请只用一个", "--by and --for do not go together; use one of them")
        )


def _places(dossier: Dossier, asked: Asked) -> list[Place | None]:
    """The places that get a bulletin each; None for the whole."""
    if asked.by:
        found = places(dossier, _split(asked.by))
        if not found:
            by = SPLITS[_split(asked.by)]
            raise InputError(
                Words(
                    f"案卷各表均未填{by.zh}；请补填",
                    f"no table of the dossier states its {by.en}; fill it in",
                )
            )
        return list(found)
    if not asked.place:
        return [None]
    return [place_called(dossier, asked.place)]


def _split(name: str) -> Split:
    for by, words in SPLITS.items():
        if key(name) in map(key, (by, *words.both, "部门" if by == "party" else "乡镇")):
            return by
    raise UnknownNameError.of(Words("--by", "--by"), name, [words.zh for words in SPLITS.values()])


def _written(
    made: Sequence[tuple[Place | None, Report]],
    out: str,
    forms: Sequence[str],
    asked: Asked,
    writers: Sequence[Writer],
) -> list[Path]:
    """The files of each bulletin, in the formats asked for or in those that need no extra."""
    chosen = [*(forms or [one.name for one in WRITERS if not one.extra])]
    chosen += [one.name for one in _in_word(asked) if one.name not in chosen]
    return [
        file
        for place, one in made
        for file in write(
            one, Path(out, _folder(place.name)) if place else Path(out), chosen, asked.lang, writers=writers
        )
    ]


def _in_word(asked: Asked) -> tuple[Writer, ...]:
    """The writer of Word where more is asked of it than it does by itself."""
    if not asked.word and not asked.sources:
        return ()
    return (word_writer(Path(asked.word) if asked.word else None, sources=asked.sources),)


def _folder(name: str) -> str:
    """The name of a place as that of a folder."""
    plain = "".join("_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in name)
    return plain.strip(" .")[:LONGEST] or "_"


def _open(files: Sequence[Path]) -> None:
    """Open the file that a person would read first."""
    import typer

    order = (".html", ".docx", ".txt", ".md")
    shown = [file for ending in order for file in files if file.suffix == ending]
    if shown:
        typer.launch(str(shown[0].resolve()))


def _judged(made: Sequence[Report], lang: Lang) -> tuple[int, tuple[str, ...]]:
    """The exit code of a strict report, and what is wrong in its data."""
    found = dict.fromkeys(problem for one in made for problem in one.problems)
    grave = [problem for problem in found if problem.gravity is not Gravity.NOTE]
    return (WRONG_DATA if grave else 0), tuple(first_lines(problem_lines(grave, lang), lang))


@attrs.frozen
class _Maker:
    """Makes bulletins of one dossier, by one template."""

    dossier: Dossier
    catalogue: Catalogue
    period: Period
    as_of: date
    base: Period | None
    template: Template | None
    lang: Lang

    @classmethod
    def of(cls, dossier: Dossier, catalogue: Catalogue, asked: Asked, known: date | None) -> _Maker:
        campaign = dossier.campaign
        period = period_of(asked.period, campaign.period)
        base = campaign.base if period in (None, campaign.period) else None
        period = period or campaign.period
        if period is None:
            raise InputError(
                Words(
                    "campaign.toml 未填统计期间；请用 --period 指定，例如 --period 2020",
                    "campaign.toml states no period; give one with --period, e.g. --period 2020",
                )
            )
        as_of = known or campaign.as_of
        if as_of is None:
            raise InputError(
                Words(
                    "campaign.toml 未填统计截止日；请用 --as-of 指定，例如 --as-of 2020-12-31",
                    "campaign.toml states no as-of day; give one with --as-of, e.g. --as-of 2020-12-31",
                )
            )
        more = catalogue.brought("templates")
        template = read_named(asked.template, asked.lang, more) if asked.template else None
        return cls(dossier, catalogue, period, as_of, base, template, asked.lang)

    def bulletin(self, place: Place | None) -> Report:
        return bulletin(
            self.dossier,
            period=self.period,
            as_of=self.as_of,
            base=self.base,
            indicators=self.catalogue.brought("indicators"),
            blocks=self.catalogue.brought("blocks"),
            template=self.template,
            place=place,
            lang=self.lang,
        )
