"""Sources of chance: a value that is published later, or values that parties have sealed; and the key made of them."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import attrs

from ansheng.errors import AnshengError, InputError
from ansheng.sheets import names
from ansheng.words import NO_WORDS, Words
from ansheng.zones import EAST

LEAST = 16
"""So many characters a party's value has at least: nobody may find it by trying what its seal could be of."""

_HASH = re.compile(r"[0-9a-f]{64}")


def time_of(at: dt.datetime | str) -> dt.datetime:
    """A moment to the second, in China; one without a zone is China's.

    >>> time_of("2026-12-03 21:15").isoformat()
    '2026-12-03T21:15:00+08:00'

    :raises InputError: the text is no day with a time
    """
    try:
        whole = not isinstance(at, str) or ":" in at
        found = dt.datetime.fromisoformat(at.strip()) if isinstance(at, str) else at
        china = dt.timezone(EAST)
        known = found.astimezone(china) if found.tzinfo else found.replace(tzinfo=china)
    except (ValueError, OverflowError, AttributeError):
        whole = False
    if not whole:
        raise InputError(
            Words(
                f"应为日期和时刻（如 2026-12-03 21:15），收到“{at}”；请更正",
                f"expected a day and a time such as 2026-12-03 21:15, not {at!r}; correct it",
            )
        )
    return known.replace(microsecond=0)


def kept(text: str) -> str:
    """A name or a title as a list holds it, and as it is hashed: without what nobody sees, its blanks single.

    :raises InputError: it holds half of a surrogate pair, which UTF-8 cannot write
    """
    return names.clean(_writable(text))


def _named(text: str) -> str:
    plain = kept(text)
    if not plain:
        raise InputError(
            Words("来源或一方未填名称；请写明", "a source or a party has no name; state it"),
        )
    return plain


def _writable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            Words(
                f"“{text}”含有无法编码的字符；请更正",
                f"{text!r} holds half of a surrogate pair; correct it",
            )
        ) from error
    return text


def _by_name(each: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(each, key=lambda one: one.name))


class DrawError(AnshengError):
    """A draw is refused: the list does not allow what is asked, or a step comes before the one that it follows."""

    exit_code = 1


@attrs.frozen
class PublicSource:
    """A value that somebody else publishes, such as the numbers of a lottery or the close of an index.

    :param name: which value it is, so exactly that everybody finds the same one
    :param at: when it is published, in China where no zone is stated; before that moment nobody knows it
    """

    name: str = attrs.field(converter=_named)
    at: dt.datetime = attrs.field(converter=time_of)

    @property
    def lines(self) -> tuple[str, ...]:
        """The line of the list."""
        return (f"source\t{self.name}\t{self.at.isoformat(timespec='seconds')}",)

    def to_dict(self) -> dict[str, object]:
        """The source as plain data."""
        return {"kind": "public", "name": self.name, "at": self.at.isoformat(timespec="seconds")}


@attrs.frozen
class Party:
    """One who takes part in the chance: a name, and the seal of a value that is told later, see :func:`seal`."""

    name: str = attrs.field(converter=_named)
    sealed: str

    def __attrs_post_init__(self) -> None:
        if not _HASH.fullmatch(self.sealed):
            raise InputError(
                Words(
                    f"“{self.name}”的封存值应为64位十六进制数，收到“{self.sealed}”；请用 ansheng draw seal 得出",
                    f"the seal of {self.name!r} has 64 hexadecimal digits, not {self.sealed!r}; "
                    "ansheng draw seal makes it",
                )
            )


@attrs.frozen
class Parties:
    """Two or more parties, each of whom has sealed a value before the list was fixed."""

    each: tuple[Party, ...] = attrs.field(converter=_by_name)

    def __attrs_post_init__(self) -> None:
        if len({names.key(one.name) for one in self.each}) < max(len(self.each), 2):
            raise InputError(
                Words(
                    "封存应由名称不同的两方或多方作出；请核对各方名称",
                    "two parties or more take part, each with a name of its own; check the names",
                )
            )

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the list."""
        return tuple(f"party\t{one.name}\t{one.sealed}" for one in self.each)

    def to_dict(self) -> dict[str, object]:
        """The parties as plain data."""
        return {
            "kind": "parties",
            "parties": [{"name": one.name, "sealed": one.sealed} for one in self.each],
        }


Source = PublicSource | Parties


def seal(name: str, value: str) -> str:
    """The seal of a party's value, which is given before the list is fixed; the value is told when it is drawn.

    It is the SHA-256 of three lines: ``ansheng draw party 1``, the name and the value.

    >>> seal("纪检组", "4f1d0c9a77e3b25866ad")[:16]
    'e8102a721a3a5256'

    :raises InputError: the party has no name, or the value has fewer than 16 characters, so that somebody
        could find it by trying
    """
    party, plain = _named(name), value_of(value)
    if len(plain) < LEAST:
        raise InputError(
            Words(
                f"封存的内容至少{LEAST}个字符，收到{len(plain)}个，太短可被逐个试出；请加长或由 ansheng draw seal 生成",
                f"a value has at least {LEAST} characters, not {len(plain)}, or somebody finds it by trying; "
                "take a longer one, or have ansheng draw seal make it",
            )
        )
    return _sha("ansheng draw party 1", party, plain)


def value_of(text: str) -> str:
    """A value as it counts: full-width characters as half-width ones, blanks single, none at the ends.

    >>> value_of(" ０３　08 11\\t ")
    '03 08 11'

    :raises InputError: nothing is left of it, or it holds half of a surrogate pair
    """
    plain = " ".join(unicodedata.normalize("NFKC", _writable(text)).split())
    if not plain:
        raise InputError(
            Words("未填公布的值；请照公布的原样填写", "the value is empty; type it as it was published")
        )
    return plain


def revealed(source: Source, told: str | Mapping[str, str]) -> tuple[str, ...]:
    """The values that the key is made of: the published one, or those of the parties in their order.

    :param told: the published value, or each party's value by its name
    :raises DrawError: a party is missing or not known, or its value is not the one that it sealed
    :raises InputError: a value is empty, or not of the kind that the source asks for
    """
    if isinstance(source, PublicSource):
        if not isinstance(told, str):
            raise InputError(
                Words(
                    f"本次抽取以“{source.name}”公布的值为准；请给出这一个值",
                    f"this draw goes by what {source.name!r} publishes; give that one value",
                )
            )
        return (value_of(told),)
    if isinstance(told, str):
        raise InputError(
            Words(
                f"本次抽取由{len(source.each)}方共同决定；请给出各方的值",
                f"this draw goes by {len(source.each)} parties; give the value of each",
            )
        )
    given = {names.key(name): value for name, value in told.items()}
    missing = [one.name for one in source.each if names.key(one.name) not in given]
    if missing or len(given) != len(source.each):
        known = "、".join(one.name for one in source.each)
        lack = (
            Words(f"，缺少{'、'.join(missing)}", f", without a value: {', '.join(missing)}")
            if missing
            else NO_WORDS
        )
        raise DrawError(
            Words(
                f"应有{known}各方的值{lack.zh}；请逐方给出",
                f"the parties are {known}{lack.en}; give all values",
            )
        )
    return tuple(_opened(one, given[names.key(one.name)]) for one in source.each)


def _opened(party: Party, value: str) -> str:
    plain = value_of(value)
    if not hmac.compare_digest(_sha("ansheng draw party 1", party.name, plain), party.sealed):
        raise DrawError(
            Words(
                f"“{party.name}”的值与其封存值不符；请核对是否抄错",
                f"the value of {party.name!r} is not the one that was sealed; look for a slip",
            )
        )
    return plain


def seed_of(commitment: str, values: Sequence[str]) -> str:
    """The key of a draw in hexadecimal: SHA-256 over ``ansheng draw seed 1``, the hash of the list and the values."""
    return _sha("ansheng draw seed 1", commitment, *values)


def _sha(*lines: str) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
