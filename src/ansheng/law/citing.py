"""Citing: how a sentence names a clause."""

from __future__ import annotations

import re

from ansheng.errors import check_lang, word
from ansheng.law.standard import Clause, Edition, Standard
from ansheng.numerals import written
from ansheng.words import Lang, Words

_CODE = re.compile(r"(?P<series>[A-Z]{2,}(?:/[A-Z])? ?[\d.]+)[-—](?P<year>\d{4})")
"""The number of a technical standard, such as GB 18218-2018; laws and documents have other numbers."""
_ARTICLE = re.compile(r"(?P<articles>\d[\d、]*)(?:[(（](?P<item>\d+)[)）])?(?P<point>\d*)(?P<rest>.*)")
_SECTION = re.compile(r"(?P<sections>(?:[A-Z]\.)?\d[\d. 、至～a-z]*)(?:\((?P<item>\d+)\))?(?P<rest>.*)")
_UNCHECKED = re.compile(r"(?P<what>未核|条号\w*)(?:[（(](?P<of>.*)[）)])?")


def cited(standard: Standard, edition: Edition, clause: Clause, lang: Lang) -> str:
    """A clause with the document that it stands in, as a sentence names it.

    In Chinese a law is 《全称》（文号）第十二条第（三）项 and a technical standard GB 1234—2020第5.2.1条.
    """
    number = document(edition, lang)
    if not _CODE.match(edition.number):
        number = word(lang, Words(f"《{_wide(standard.title)}》（{number}）", f"{standard.en} ({number})"))
    return word(lang, Words(f"{number}{numbered(edition, clause, 'zh')}", f"{number}, {clause.number}"))


def document(edition: Edition, lang: Lang) -> str:
    """The number of an edition as a sentence writes it: GB 1234—2020 with a dash in Chinese."""
    return word(lang, Words(_CODE.sub(r"\g<series>—\g<year>", edition.number), edition.number))


def numbered(edition: Edition, clause: Clause, lang: Lang) -> str:
    """The number of a clause as a sentence writes it: 第十二条第（三）项; in English as it is kept."""
    if check_lang(lang) == "en":
        return clause.number
    if unchecked := _UNCHECKED.fullmatch(clause.number):
        what, of = unchecked["what"].removeprefix("条号"), unchecked["of"]
        return f"（条号{what}：{of}）" if of else f"（条号{what}）"
    if _CODE.match(edition.number):
        return _section(clause.number)
    return _article(clause.number)


def _section(number: str) -> str:
    found = _SECTION.fullmatch(number)
    if found is None:
        return f"（{_wide(number)}）"
    sections = found["sections"].strip().replace(" 至 ", "至").replace(" ", "、")
    item = f"第（{found['item']}）项" if found["item"] else ""
    return f"第{sections}条{item}{_wide(found['rest'].strip())}"


def _article(number: str) -> str:
    found = _ARTICLE.fullmatch(number)
    if found is None:
        return _wide(number)
    articles = "、".join(written(int(one)) for one in found["articles"].split("、"))
    item = f"第（{written(int(found['item']))}）项" if found["item"] else ""
    point = f"第{found['point']}目" if found["point"] else ""
    return f"第{articles}条{item}{point}{_wide(found['rest'].strip())}"


def _wide(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")
