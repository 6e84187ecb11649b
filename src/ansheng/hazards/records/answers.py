"""Answers: what the words of tables of hazards say of a rectification and of a grade."""

from __future__ import annotations

from ansheng.facts.kinds.spelling import spelled

NOT_YET = dict.fromkeys(
    spelled(
        "{未|待|尚未|暂未}{|完成}{整改|治理} {整改|治理}{未完成|未到位|不到位|中|进行中}",
        "{尚未|未}落实{|整改}",
        "{进行|处理|治理|办理}中 未{处理|办结|消除|闭环|落实|开始|通过} {复查|复核|验收}{不|未}{合格|通过}",
        "{逾期|超期}未{整改|完成} 限期整改 正在{整改|治理} 不合格",
    ),
    False,
)
PUT_RIGHT = dict.fromkeys(
    spelled(
        "{|已}{|全部|按期}{整改|治理}{完成|完毕|到位} {|已}完成{|整改|治理}",
        "已{治理|消除|处理|办结|关闭|复查|全部整改|按期整改} {复查|复核|验收}{通过|合格}",
        "已{|经}落实{|整改|到位} 待{复查|复核|复检|验收|销号} {超期|逾期|超时|按期}完成 {立行|立查|边查}{立改|边改}",
        "{当场|现场|立即}整改{完成|到位} {当场|现场}整改 办结 闭环 销号 关闭 合格 通过",
    ),
    True,
)
CHECKED = {word: {"rectified": done} for word, done in {**NOT_YET, **PUT_RIGHT, "已整改": True}.items()}
"""What the result of a check afterwards says of the rectification."""

OWN_GRADES = spelled(
    "{较大|较重|严重|轻微|高|中|低|较低|轻|重}{|隐患|风险}",
    "{一|二|三|四|五|Ⅰ|Ⅱ|Ⅲ|Ⅳ|I|II|III|IV|1|2|3|4|5|A|B|C|D}{级|类}{|隐患}",
    "{公司|厂|车间|部门|班组|岗位|矿|区队|项目部}级",
)
GRADES = {
    **dict.fromkeys(("一般隐患", "一般事故隐患", "一般安全隐患"), "general"),
    **dict.fromkeys(spelled("{非|不是|不属于}重大{|隐患|事故隐患}"), "general"),
    **dict.fromkeys(("重大隐患", "重大事故隐患", "重大安全隐患"), "major"),
}
