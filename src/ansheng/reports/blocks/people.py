"""People: training and compulsory courses, examinations, and certificates held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.indicators.definitions import people as definitions
from ansheng.indicators.definitions.office import EXAM_PASS_RATE, EXAMINED
from ansheng.indicators.figure import Figure
from ansheng.registers import (
    CourseStanding,
    ExamRecord,
    StaffRecord,
    course_standings,
    exam_standings,
    high_risk_units,
)
from ansheng.registers.people.courses import STATES as COURSES
from ansheng.registers.people.courses import State
from ansheng.registers.people.exams import STATES as EXAMS
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, cell_of, counted, listed
from ansheng.reports.blocks.told import (
    counts_told,
    facts_of,
    grouped,
    in_window,
    records_listed,
    stood_told,
    there,
)
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import EnterpriseRecord
from ansheng.responsibility.unit_records import CertificateRecord, TrainingRecord
from ansheng.words import Words

_TIMES, _PERSONS = Words("人次", ""), Words("人", "")
_STATES: tuple[State, ...] = ("done", "late", "due", "lacking", "unknown")


def _training(desk: Desk, options: Options) -> Iterator[Item]:
    """Courses of the period, and whether the compulsory ones were given to those who serve."""
    if there(desk, TrainingRecord):
        kinds = (definitions.TRAINING_RATE, definitions.PASS_RATE, definitions.STUDIES)
        told = [one for one in kinds if desk.figure(one).value is not None]
        yield from counts_told(desk, told, Words("统计期间内无培训记录。", "No training is on record."))
        found = in_window(desk, TrainingRecord, "held_on")
        whole = [one for one in found if not one.trainee]
        facts = facts_of(
            TrainingRecord, "held_on", "name", "kind", "organiser", "target", "due", "attended", "passed"
        )
        title = Words("培训一览表", "Training")
        yield from records_listed(desk, title, whole, facts, options.count("rows", MOST))
    if there(desk, StaffRecord):
        yield from _courses(desk, options)


def _courses(desk: Desk, options: Options) -> Iterator[Item]:
    """How the compulsory courses of those who serve stand."""
    sectors = options.several("sectors")
    risky = high_risk_units(desk.records(EnterpriseRecord), sectors) if sectors else {}
    if not sectors:
        desk.leave_out(
            Words(
                "未写明高危行业（选项“高危行业”），单位是否属高危行业按不明处理。",
                "No sectors of high risk were named (option high risk); whether a unit is of one is not known.",
            )
        )
    exams = desk.records(ExamRecord) if ExamRecord.table in desk.tables else []
    trainings = desk.records(TrainingRecord) if TrainingRecord.table in desk.tables else []
    found = course_standings(desk.records(StaffRecord), trainings, exams, desk.as_of, high_risk=risky)
    if not found:
        return
    what = Words("法定必训事项", "compulsory courses of persons")
    yield stood_told(desk, "course", what, [one.state for one in found], COURSES, _TIMES, _STATES)
    yield _by_course(desk, found)
    wrong = [one for one in found if one.state in ("lacking", "late")]
    wrong.sort(key=lambda one: (one.state != "lacking", one.unit or "", one.person))
    most = options.count("rows", MOST)
    heads = (
        Words("姓名", "person"),
        Words("单位", "unit"),
        Words("必训内容", "course"),
        Words("情况", "standing"),
        Words("说明", "why"),
    )
    rows = [
        (one.person, one.unit, desk.of(one.course.words), desk.of(COURSES[one.state]), desk.of(one.why))
        for one in wrong[:most]
    ]
    if rows:
        title = Words("未按规定培训的人员", "Persons not taught as required")
        yield listed(desk, title, heads, rows, left=len(wrong) - most)


def _by_course(desk: Desk, found: Sequence[CourseStanding]) -> Item:
    counts: dict[str, Counter[State]] = {}
    courses = {one.course.id: one.course for one in found}
    for one in found:
        counts.setdefault(one.course.id, Counter())[one.state] += 1

    def figure(name: str, state: State) -> Figure:
        words, course = COURSES[state], courses[name].words
        return counted(
            desk,
            f"course_{state}[course={name}]",
            Words(f"{course.zh}{words.zh}", f"{course.en}: {words.en}"),
            counts[name][state],
            _TIMES,
            Words(
                f"到统计截止日“{course.zh}”{words.zh}的人次；依据：{courses[name].source}",
                f"{course.en}: {words.en} on the as-of day; source: {courses[name].source}",
            ),
        )

    states = [state for state in _STATES if any(each[state] for each in counts.values())]
    rows: list[tuple[Cell | Figure, ...]] = [
        (desk.of(courses[name].words), *(figure(name, state) for state in states)) for name in counts
    ]
    heads = (Words("必训内容", "course"), *(COURSES[state] for state in states))
    return listed(desk, Words("法定必训完成情况", "Compulsory courses"), heads, rows)


def _exams(desk: Desk, options: Options) -> Iterator[Item]:
    """Examinations of the period, and who of the staff passed, failed or has no record."""
    if not there(desk, ExamRecord):
        return
    none = Words("统计期间内无考试记录。", "No examination is on record in the period.")
    yield from counts_told(desk, (EXAMINED, EXAM_PASS_RATE), none)
    yield from grouped(desk, (EXAMINED, EXAM_PASS_RATE), "group", Words("分人员类别考试情况", "Examinations"))
    if not there(desk, StaffRecord):
        return
    groups = options.several("groups")
    titles = StaffRecord.fact("group").options
    persons = [
        one
        for one in desk.records(StaffRecord)
        if not groups or one.group in groups or titles.get(one.group or "") in groups
    ]
    found = exam_standings(persons, desk.records(ExamRecord), desk.as_of, name=options.main or None)
    if not found:
        return
    what = Words("在册人员", "persons on the roster")
    yield stood_told(desk, "exam", what, [one.state for one in found], EXAMS, _PERSONS)
    wrong = [one for one in found if one.state != "passed"]
    most = options.count("rows", MOST)
    score, sat = ExamRecord.fact("score"), ExamRecord.fact("sat_on")
    rows = [
        (
            one.person,
            one.unit,
            desk.of(EXAMS[one.state]),
            cell_of(sat, one.record.sat_on, desk.lang) if one.record else None,
            cell_of(score, one.record.score, desk.lang) if one.record else None,
        )
        for one in wrong[:most]
    ]
    heads = (
        Words("姓名", "person"),
        Words("单位", "unit"),
        Words("情况", "standing"),
        Words(sat.title, sat.en),
        Words(score.title, score.en),
    )
    if rows:
        title = Words("未合格和无考试记录的人员", "Persons who did not pass, or have no record")
        yield listed(desk, title, heads, rows, left=len(wrong) - most)


def _certificates(desk: Desk, options: Options) -> Iterator[Item]:
    """Certificates checked in the period, and those who held none or one that has expired."""
    if not there(desk, CertificateRecord):
        return
    kinds = (
        definitions.PERSONS_CHECKED,
        definitions.UNITS_CHECKED,
        definitions.CERTIFICATE_RATE,
        definitions.VALID_CERTIFICATE_RATE,
        definitions.UNCERTIFIED,
    )
    yield from counts_told(desk, kinds, Words("统计期间内未核验持证情况。", "No certificate was checked."))
    if not desk.figure(definitions.PERSONS_CHECKED).value:
        return
    title = Words("分岗位持证情况", "Certificates by post")
    by_post = (definitions.PERSONS_CHECKED, definitions.CERTIFICATE_RATE, definitions.UNCERTIFIED)
    yield from grouped(desk, by_post, "post", title)
    checked = in_window(desk, CertificateRecord, "checked_on")
    wrong = [
        one
        for one in checked
        if one.held is False or (one.valid_to is not None and one.valid_to < desk.as_of)
    ]
    facts = facts_of(CertificateRecord, "holder", "unit", "post", "trade", "held", "valid_to", "checked_on")
    name = Words("无证和证书过期人员", "Persons without a certificate, or with an expired one")
    yield from records_listed(desk, name, wrong, facts, options.count("rows", MOST))


BLOCKS = (
    Block(
        "training",
        Words("教育培训", "training"),
        Words("培训场次、完成率，法定必训的落实", "training of the period, and compulsory courses"),
        _training,
        options=immutabledict({"sectors": Words("高危行业", "high risk"), "rows": OPTION}),
    ),
    Block(
        "exams",
        Words("考试考核情况", "exams"),
        Words("考试人次、合格率，未合格和无记录的人员", "examinations, and who has not passed"),
        _exams,
        options=immutabledict({"groups": Words("人员类别", "groups"), "rows": OPTION}),
        main=Words("考试或课程的名称；不写则不限", "the name of an examination or course"),
    ),
    Block(
        "certificates",
        Words("持证上岗", "certificates"),
        Words("核验人数、持证率，无证和过期人员", "certificates checked, and who holds none"),
        _certificates,
        options=immutabledict({"rows": OPTION}),
    ),
)
