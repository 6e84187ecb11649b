"""Text: a description as tokens: without the boilerplate of penalties, its negations in one form, in pairs and words.

What an order says beside it (《…》第…条, 责令…, 罚款…) is no part of what was found, and is set aside before anything
is looked up. The negations 未, 没有, 无 and 缺 mean one thing here, so that 未装 finds 没装.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_PARTS = re.compile(r"[，。；;！!\n\r？?]+|,(?!\d{3}(?!\d))")
_CITED = re.compile(
    r"(?:(?:依据|依照|根据|按照|按|违反了?|不符合|适用)[^，。；《]{0,6})?《[^》]{1,60}》(?:（[^）]{1,30}）|\([^)]{1,30}\))?"
    r"[、和及与]?(?: ?第[一二三四五六七八九十百零〇\d.]{1,9}[条款项目章节]?(?:之[一二三四五六七八九十])?(?:第?[（(]?"
    r"[一二三四五六七八九十\d]{1,4}[）)]?[款项目]){0,4}[、和及与]?){0,9}(?:的?(?:规定|要求))?"
)
_PENALTY = re.compile(
    r"责令[^，。；]{0,24}|(?:已|当场|现场)?(?:下达|下发|开具|出具|送达|制作|发出)了?[^，。；]{0,14}"
    r"(?:指令书|通知书|决定书|文书|告知书|意见书|整改单|整改令|笔录)(?:[（(〔\[][^，。；]{0,24})?"
    r"|(?:拟|并|合并|共|合计|予以|依法|给予|决定|将){0,4}(?:作出|处以?|给予|实施)[^，。；]{0,26}(?:罚款|处罚|警告)[^，。；]{0,16}"
    r"|[^，。；]{0,10}罚款[^，。；]{0,16}|(?:现)?已?(?:依法)?(?:予以)?立案[^，。；]{0,10}|依法(?:查处|处理|处罚|暂扣|吊销)[^，。；]{0,14}"
    r"|逾期(?:未|不|仍)[改整][^，。；]{0,20}|停产停业(?:整顿|整改)[^，。；]{0,10}|移送[^，。；]{0,14}(?:机关|部门|处理)"
    r"|(?:要求|限期?|须|应)(?:于|在)?[^，。；]{0,12}(?:日内|天内|日前|之前|前|内)(?:整改|改正|改完|完成|报)[^，。；]{0,12}"
    r"|(?:限期|立即|当场|尽快|马上|抓紧)(?:改正|整改|改)[^，。；]{0,8}|(?:已|要求|督促)[^，。；]{0,6}(?:改正|整改)(?:到位|完毕)?$"
    r"|(?:被|予以)?(?:取缔|查封|扣押)[^，。；]{0,8}|[按依](?:照|据)?安全生产法[^，。；]{0,12}|多次督促[^，。；]{0,6}"
    r"|(?:未落实|拒不[改整]).{0,4}的?依照.{0,12}处理.{0,8}|扣[^，。；]{0,6}(?:奖|工资|绩效)"
)
_FRAME = re.compile(
    r"(?:经)?(?:现场)?(?:检查|排查|督查|暗访|巡查|核查|抽查)(?:时|中)?发现[,，:：]?|经查[,，:：]?|某|同一(?=[^时水间高品])"
    r"|(?:该|你|我)(?:公司|单位|企业|厂|矿|店|家|项目)"
)
_NOT = (
    (re.compile(r"(?:从来?|一直|根本|压根|还|尚|均|都|全)?(?:没有|未曾|不曾|没能|未能|未见|不见)"), "没"),
    (re.compile(r"[未無]"), "没"),
    (re.compile(r"(?<![有毒害])无(?!关|轨|线|缝|损|机|烟|线|功|色|人机)"), "没"),
    (re.compile(r"(?:缺少|缺失|缺乏|欠缺)"), "没"),
    (
        re.compile(
            r"没(?:有)?(?:按(?:照)?(?:国家|行业)?(?:规定|要求|标准|设计|规范|方案|规程){0,2})的?(?=[^，。；]{2})"
        ),
        "没",
    ),
    (re.compile(r"(?<=没)(?:设置|安装|配备|配置|装设|配齐|设立|装上|配)"), "装"),
    (re.compile(r"(?<=没)(?:取得|办理|办过?|具备|拿到?)"), "有"),
)
_LEAST = 3
"""So few characters left behind boilerplate say nothing."""
_SPACES = re.compile(r"\s+")
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z][a-z0-9]*|[%‰°℃#@&]")


def plain(text: str) -> str:
    """A text in one width and case, without blanks inside a sentence, traditional marks and full-width figures."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).replace(",", "，").replace(";", "；")).strip()


def stripped(text: str) -> str:
    """What a text says was found, without the law that it cites and what was ordered.

    >>> stripped("液位计失灵，依据《安全生产法》第九十九条的规定，责令限期改正，处罚款二万元。")
    '液位计失灵'
    """
    whole = plain(text)
    left = _FRAME.sub("", _CITED.sub("", _PENALTY.sub("", whole)))
    kept = "，".join(part for each in _PARTS.split(left) if len(part := each.strip('》 、:.·()"“”')) > 1)
    return kept if left == whole or len(kept) > _LEAST else ""


def parts(text: str) -> tuple[str, ...]:
    """The parts of a text between its marks."""
    return tuple(part for each in _PARTS.split(text) if (part := each.strip()))


def level(text: str) -> str:
    """A text with its negations in one form and small letters.

    >>> level("未安装报警器，无证")
    '没装报警器，没证'
    """
    for pattern, form in _NOT:
        text = pattern.sub(form, text)
    return text.lower()


def runs(text: str) -> list[str]:
    """The runs of Chinese characters and the words of letters in a levelled text; figures are no words."""
    return _RUNS.findall(text)


def grams(text: str) -> Iterator[str]:
    """The character pairs of a levelled text, its words of letters, and each single character as ``·`` and itself."""
    for run in runs(text):
        if run[0] < "\u4e00":
            yield run
            continue
        yield from map("".join, pairwise(run))
        for a in run:
            yield "·" + a
