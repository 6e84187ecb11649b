"""Parties: the register of the bodies that can answer for something, with short names and groups that expand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs
from immutabledict import immutabledict

from ansheng.errors import near
from ansheng.responsibility.records import PartyRecord
from ansheng.responsibility.roles import folded
from ansheng.sheets import names

_GROUP = re.compile(
    r"^(?:各|全体|所有)|^负有.*(?:部门|单位)$|^(?:有关|相关)(?:部门|单位)|各(?:有关|相关|成员)"
)
_DISTRICTS = re.compile(r"^各(?:县|市|区|、|，|\(|\)|（|）)+(?:党委)?(?:人民)?(?:政府|安委会|管委会)?$")
_TOWNSHIPS = re.compile(r"^各(?:乡|镇|街道|街|、|\(|\)|（|）)+(?:办事处|(?:人民)?政府)?$")
_BODY = re.compile(
    r"(?:局|委|委员会|办|办公室|部|厅|院|队|政府|工会|会|公司|集团|中心|所|站|部门|单位|乡|镇|街道|县|区|市"
    r"|社|处|科|馆|企业|银行|学校|大学|学院|医院|办事处|专班|法院|妇联|工商联|科协|残联|港口|机场|厂|矿)$"
)

_BRACKETS = str.maketrans("()[]〔〕［］【】", "（）" * 5)


def plain(name: str) -> str:
    """A name as it is read and printed: without blanks and invisible characters, brackets in one form."""
    return names.clean(name).replace(" ", "").translate(_BRACKETS)


def is_group(name: str) -> bool:
    """Whether a name stands for several bodies that it does not list, such as 各有关部门.

    >>> is_group("负有安全监管职责的各有关部门"), is_group("市公安局")
    (True, False)
    """
    return bool(_GROUP.search(folded(plain(name))))


def looks_like_body(name: str) -> bool:
    """Whether a name ends as the names of bodies do; used only where there is no register to ask."""
    return bool(_BODY.search(_bare(folded(plain(name)))))


def _bare(name: str) -> str:
    """A name without a remark in brackets behind it."""
    return re.sub(r"（[^（）]*）$", "", name)


def names_in(listed: str | None) -> tuple[str, ...]:
    """The names of a list written in one cell.

    >>> names_in("市公安局、市应急管理局；市商务局")
    ('市公安局', '市应急管理局', '市商务局')
    """
    return tuple(part for part in re.split(r"[、,，;；/\s]+", listed or "") if part)


@attrs.frozen
class Parties:
    """The register of bodies; a body is found by its name or one of its short names.

    >>> register = Parties.of([PartyRecord(name="市应急管理局", short_names="市应急局")])
    >>> register.find("市应急局").name
    '市应急管理局'
    """

    records: tuple[PartyRecord, ...]
    _by_name: Mapping[str, PartyRecord] = attrs.field(repr=False, eq=False)

    @classmethod
    def of(cls, parties: Iterable[PartyRecord | str]) -> Parties:
        """The register of records, or of mere names."""
        records = tuple(PartyRecord(name=party) if isinstance(party, str) else party for party in parties)
        by_name: dict[str, PartyRecord] = {}
        for record in records:
            for name in (record.name, *names_in(record.short_names)):
                if name:
                    by_name.setdefault(names.key(name), record)
        return cls(records, immutabledict(by_name))

    def find(self, name: str) -> PartyRecord | None:
        """The body of that name or short name, or None."""
        return self._by_name.get(names.key(name)) or self._by_name.get(names.key(_bare(plain(name))))

    def near(self, name: str) -> list[str]:
        """The registered names that resemble ``name``."""
        known = (plain(n) for r in self.records for n in (r.name or "", *names_in(r.short_names)) if n)
        return near(plain(name), known)

    def named(self, name: str) -> str:
        """The registered name of a body called by its short name; an unknown one as it stands."""
        record = self.find(name)
        return record.name if record and record.name else plain(name)

    def expand(self, name: str) -> tuple[str, ...] | None:
        """The bodies that a group stands for, or None where the register does not say.

        A group is registered as a party with ``members``; 各县市区 and 各乡镇（街道） stand for all registered bodies
        of that kind. A single body stands for itself.
        """
        record = self.find(name)
        if record is not None and record.members:
            return tuple(self.named(member) for member in names_in(record.members))
        kind = self._kind_of_group(plain(name))
        if kind is not None:
            return tuple(r.name for r in self.records if r.kind == kind and r.name) or None
        return None if is_group(name) or record is None else (self.named(name),)

    @staticmethod
    def _kind_of_group(name: str) -> str | None:
        if _DISTRICTS.match(name):
            return "district"
        return "township" if _TOWNSHIPS.match(name) else None
