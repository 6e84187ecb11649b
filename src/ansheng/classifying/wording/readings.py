"""Readings: which parts of a description say that all is well, and which numbers in it keep the limit beside them.

A part that says 合格 or 试了灵敏 and nothing against it states no hazard, and what it speaks of hardly counts. So does
one that states a number and the limit which it keeps: 限50箱，点了41箱.
"""

from __future__ import annotations

import re

from ansheng.classifying.wording.quantities import Quantity, quantities
from ansheng.classifying.wording.text import parts

COMPLIANT = 0.15
"""How much the words of a part count that says that all is well."""

_GOOD = re.compile(
    r"合格|正常|齐全|[件录名全备]齐|齐[，。]?$|完好|良好|规范|整齐|灵敏|(?:有效|校验|检定|质保|检验)期内|在(?:有效|校验|检定)?期"
    r"|年内[校检]|达标(?![要须需])|(?<!不)符合|一致|相符|对得上|都对|好使|好用|可靠|平稳|稳定|没异常|没问题|没发现|没超|没少|够[用的了]?$"
    r"|都?在岗|在位|都?在线|都到位|(?:能|都)(?:停|报|看到|动作|断电|切断|用|响)|测试.{0,3}响|动作(?:了|正常)"
    r"|试(?:了|过|提过|验过)|(?:做|开|查|演练|检|测)过|有(?:记录|签字|签名|审批|方案|报告|专人)|都?处理了|全(?:都)?(?:恢复|批|换)"
    r"|(?:已|都|全)(?:经|部|都|已)*(?:整改|更换|换新?|恢复|补|清理?|修|批|装|验收|办|处理|落实|关闭|安装|检)|新换|换新"
    r"|歇了|休息了|表扬|熟练|认真|按时|按期|清楚|当(?:月|天|班|场)(?:完成|换|处理|恢复|整改)|(?<![还照仍])[开投]着(?!干|采|卖|生产)|满足|有效$"
)
_AGAINST = re.compile(
    r"没|不|坏|失|超(?!前|市|声|高压)|漏|断(?!电)|拆|堵|短接|过期|假|塌|裂|松|照(?:样|常|旧)|仍|只有|低于|少|停用|屏蔽|旁路|脱|锈"
    r"|鼓|晃|泡|混|代签|补签|漏检"
)
_NO_FAULT = re.compile(
    r"没(?:超|异常|问题|发现|少|缺|漏|有?隐患|坏|事)|不(?:超|漏|少|缺)|漏电?保护?器?(?=合格|正常|灵|试)|漏电保护|[拉切截]断|断(?:路器|电仪|电试验)|旁路(?=票|单)|超(?:前|速器|温断电)"
)
_BEFORE = "不没未非失难欠"
_LIMIT = re.compile(
    r"(?:限员?|核定?|核载|定量|定员|核准|定[是为]?|上限|设计|图纸?上?|最多|至多|不超过?|额定|允许|牌子写|规定|标准|说明书\S{0,2})\S{0,2}$"
)
_UPPER = frozenset(
    ("人", "个", "箱", "件", "座", "t", "kg", "wan_t", "km/h", "台", "发", "袋", "桶", "瓶", "层")
)


def weights(text: str) -> list[tuple[str, float]]:
    """The parts of a levelled text, each with how much its words count.

    Where one part says that all is well and none says anything against it, that is said of the whole.

    >>> weights("限重器试了能停，夹轨器没装")
    [('限重器试了能停', 0.15), ('夹轨器没装', 1.0)]
    >>> weights("回风瓦斯0.4%，风量够")
    [('回风瓦斯0.4%', 0.15), ('风量够', 0.15)]
    """
    each = parts(text)
    good = [is_compliant(part) for part in each]
    whole = keeps_limit(text) or (any(good) and not any(map(is_against, each)))
    return [(part, COMPLIANT if whole or well else 1.0) for part, well in zip(each, good, strict=True)]


def is_against(part: str) -> bool:
    """Whether a part of a levelled text says that something is amiss."""
    return bool(_AGAINST.search(_NO_FAULT.sub("", part)))


def is_compliant(part: str) -> bool:
    """Whether a part of a levelled text says that all is well, and nothing against it."""
    good = [
        m for m in _GOOD.finditer(part) if not set(part[max(0, m.start() - 2) : m.start()]) & set(_BEFORE)
    ]
    return bool(good) and not is_against(part)


def keeps_limit(text: str) -> bool:
    """Whether a text states a limit from above and a number of the same unit that keeps it.

    >>> keeps_limit("限50箱，点了41箱"), keeps_limit("限50箱，点了110箱")
    (True, False)
    """
    stated: dict[str, list[Quantity]] = {}
    for one in quantities(text):
        if one.unit in _UPPER:
            stated.setdefault(one.unit, []).append(one)
    for same in stated.values():
        limits = [one for one in same if _LIMIT.search(text[max(0, one.start - 6) : one.start])]
        others = [one for one in same if one not in limits]
        if limits and others:
            return max(one.value for one in others) <= min(one.value for one in limits)
    return False
