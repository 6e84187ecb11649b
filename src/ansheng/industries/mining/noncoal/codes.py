"""The rules that hold tailings dams against the tables of the safety regulation; not major hazards."""

from ansheng import Case, Condition, Measure, Rule, choose, rule

from .pond_facts import TailingsDam, TailingsDryStack, TailingsSection
from .standards import GB39496

tailings_freeboard_low = Rule(
    GB39496.clause("freeboard"),
    when=TailingsDam.construction == "upstream",
    hazard=TailingsDam.freeboard < GB39496.limit("freeboard").at(TailingsDam.grade),
    title="上游式尾矿坝的安全超高低于该级别的最小值",
    en="freeboard of an upstream dam below the least for the grade",
    note=(
        "数值凭记忆；下游式、中线式的最小值没有收录，不判；不计风壅水面和波浪爬高。重大隐患与设计防洪高度比"
        "较，不看本表。"
    ),
    cases=[
        Case.hazard(construction="upstream", grade="3", freeboard="0.69 m"),
        Case.clear(construction="upstream", grade="3", freeboard="0.7 m"),
        Case.hazard(construction="upstream", grade="1", freeboard="1.4 m"),
        Case.undetermined(construction="upstream", grade="3"),
        Case.undetermined(grade="3", freeboard="0.69 m"),
    ],
)


@rule(
    GB39496.clause("beach_upstream"),
    when=TailingsDam.construction == "upstream",
    title="上游式尾矿坝的干滩长度短于该级别的最小值",
    en="beach of an upstream dam shorter than the least for the grade",
    given={"construction": "upstream"},
    cases=[
        Case.hazard(grade="2", beach_length="99 m"),
        Case.clear(grade="2", beach_length="100 m"),
        Case.hazard(grade="4", beach_length="34 m", seepage_proven=True),
        Case.clear(grade="4", beach_length="35 m", seepage_proven=True),
        Case.hazard(grade="4", beach_length="49 m", seepage_proven=False),
        Case.undetermined(grade="4", beach_length="49 m"),
    ],
)
def tailings_beach_short() -> Condition:
    """3 级及以下的坝经渗流稳定论证安全，最多可减少三成，此处按减到最多判定；各级数值凭记忆，不计地震区的要求。"""
    least = GB39496.limit("upstream_beach").at(TailingsDam.grade)
    may_reduce = TailingsDam.grade.is_in(["3", "4", "5"]) & TailingsDam.seepage_proven
    reduced = least * GB39496.limit("reduced_beach").to("")
    return TailingsDam.beach_length < choose(may_reduce, reduced, least)


tailings_beach_short_downstream = Rule(
    GB39496.clause("beach_downstream"),
    when=TailingsDam.construction.is_in(["downstream", "centre"]),
    hazard=TailingsDam.beach_length < GB39496.limit("downstream_beach").at(TailingsDam.grade),
    title="下游式、中线式尾矿坝的干滩长度短于该级别的最小值",
    en="beach of a downstream or centre-line dam shorter than the least",
    note="各级数值凭记忆，不计地震区的要求。",
    given={"grade": "5"},
    cases=[
        Case.hazard(construction="downstream", beach_length="24 m"),
        Case.clear(construction="centre", beach_length="25 m"),
        Case.undetermined(construction="centre"),
    ],
)


def _least_factor(p: type[TailingsSection], method: str) -> Measure:
    normal, flood, special = (
        GB39496.limit(f"{method}_{case}").at(p.grade) for case in ("normal", "flood", "special")
    )
    return choose(p.load_case == "normal", normal, choose(p.load_case == "flood", flood, special))


@rule(
    GB39496.clause("stability_factor"),
    title="抗滑稳定安全系数低于该级别、工况、算法的最小值",
    en="factor against sliding below the table for grade, case and method",
    cases=[
        Case.hazard(method="bishop", load_case="normal", grade="2", factor=1.34),
        Case.clear(method="bishop", load_case="normal", grade="2", factor=1.35),
        Case.hazard(method="swedish", load_case="special", grade="1", factor=1.09),
        Case.clear(method="swedish", load_case="flood", grade="5", factor=1.05),
        Case.undetermined(method="swedish", grade="1", factor=1.09),
    ],
)
def tailings_factor_low() -> Condition:
    """数值凭记忆，属一般隐患；低到规定值的该比例以下为重大隐患，另有规则。"""
    bishop, swedish = _least_factor(TailingsSection, "bishop"), _least_factor(TailingsSection, "swedish")
    return TailingsSection.factor < choose(TailingsSection.method == "bishop", bishop, swedish)


tailings_dry_moisture = Rule(
    GB39496.clause("dry_moisture"),
    when=TailingsDryStack.cohesion == "none",
    hazard=TailingsDryStack.moisture > GB39496.limit("dry_moisture"),
    title="无黏性、少黏性尾矿干式堆存的含水率过高",
    en="dry tailings too moist",
    note="黏性尾矿与塑限比较，不在此判定。",
    cases=[
        Case.hazard(cohesion="none", moisture="22.1 %"),
        Case.clear(cohesion="none", moisture="22 %"),
        Case.undetermined(cohesion="none"),
        Case.undetermined(moisture="30 %"),
    ],
)
