"""Days, working days and periods."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng import days
from ansheng.dates import Period, add_workdays, is_workday, parse_day, shift
from ansheng.errors import DayError

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
DAY = dt.date(2020, 7, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2020-07-01",
        "2020/7/1",
        "2020.7.1",
        "20200701",
        "2020年7月1日",
        "2020年07月01号",
        "２０２０年７月１日",
        "2020 年 7 月 1 日",
        "2020-07-01 08:30:00",
        "2020-07-01T08:30:00Z",
        "2020年7月1日8时30分",
        "二〇二〇年七月一日",
        "二○二○年七月一日",
        "　2020-7-1 ",
        "2020. 7. 1",
        "2020-7.1",
        "20.7.1",
        "20-07-01",
        "20年7月1日",
        "2020/7/1 上午",
        "2020/7/1 下午3:30",
        "2020年7月1日（星期三）",
        "2020年7月1日 周三 8:30",
        "44013",
        "44013.0",
        44013,
        44013.35,
        20200701,
        dt.date(2020, 7, 1),
        dt.datetime(2020, 7, 1, 8, 30, tzinfo=dt.UTC),
    ],
)
def test_days_are_read(written: object) -> None:
    assert parse_day(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-30",
        "0001-01-01",
        "0020/7/1",
        "2021-2-29",
        "12.7.1",
        "7.1.20",
        "7/1/2020",
        "50年7月1日",
        "2020-07-01-2020-07-03",
        "20200701-20200703",
        "2020年7月1日-7月3日",
        "2020年7月1日前",
        "2020年6月底",
        "2020.7",
        "2020年7月",
        "2020年7月18时",
        "2020070118",
        "44013.5",
        "1",
        "99999",
        "0000-00-00",
        "2020-13-01",
        "7月1日",
        "",
        "不详",
        True,
        None,
        3,
        float("nan"),
        float("inf"),
        -1e300,
        [],
    ],
)
def test_what_is_not_a_day_is_none(written: object) -> None:
    assert parse_day(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020年6月", "2020-06-30"),
        ("2020年2月份", "2020-02-29"),
        ("2020-06", "2020-06-30"),
        ("2020年6月底", "2020-06-30"),
        ("2020年6月底前", "2020-06-30"),
        ("2020年6月末前完成", "2020-06-30"),
        ("2020年底前", "2020-12-31"),
        ("2020年7月1日前", "2020-07-01"),
        ("2020.7.1之前", "2020-07-01"),
        ("2020年6月前", None),
        ("2020.6", None),
        ("2020年13月", None),
        ("0000年6月", None),
        ("6月底前", None),
        ("年底前", None),
        ("前", None),
    ],
)
def test_a_deadline_may_be_the_end_of_a_month(written: str, day: str | None) -> None:
    found = parse_day(written, deadline=True)
    assert (found and found.isoformat()) == day


YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
WINTER = (dt.date(2023, 11, 1), dt.date(2024, 2, 29))


@pytest.mark.parametrize(
    ("written", "within", "deadline", "day"),
    [
        *(
            (text, YEAR, False, "2024-03-05")
            for text in ("3月5日", "03-05", "3.5", "3/5", "3月5号", "三月五日", "3月5日上午", "3. 5")
        ),
        ("2月29日", YEAR, False, "2024-02-29"),
        ("2月30日", YEAR, False, None),
        ("13.5", YEAR, False, None),
        ("3月5日前", YEAR, False, None),
        ("3月5日前", YEAR, True, "2024-03-05"),
        ("3月", YEAR, True, "2024-03-31"),
        ("3月底前", YEAR, True, "2024-03-31"),
        ("年底前", YEAR, True, "2024-12-31"),
        ("3月前", YEAR, True, None),
        ("11月1日", WINTER, False, "2023-11-01"),
        ("2月29日", WINTER, False, "2024-02-29"),
        ("3月1日", WINTER, False, None),
        ("11月", WINTER, True, "2023-11-30"),
        ("3月5日", None, False, None),
        ("1月5日", (dt.date(2023, 1, 1), dt.date(2024, 12, 31)), False, None),
    ],
)
def test_a_day_without_a_year_lies_between_the_days_that_are_said(
    written: str, within: days.Span | None, deadline: bool, day: str | None
) -> None:
    found = days.read(days.written(written), within, deadline=deadline)
    assert (found and found.isoformat()) == day


@given(st.text(), st.booleans())
def test_any_text_may_be_a_deadline(text: str, deadline: bool) -> None:
    found = days.read(days.written(text), YEAR, deadline=deadline)
    assert found is None or 1900 <= found.year <= 2100
    days.is_span(days.written(text))


@given(DAYS)
def test_every_form_gives_the_day_back(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    forms = (
        f"{day}|{day:%Y%m%d}|{day.year}年{day.month}月{day.day}日|{day.year}/{day.month}/{day.day}|{serial}"
    )
    assert [parse_day(form) for form in forms.split("|")] == [day] * 5
    assert parse_day(serial) == day


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = parse_day(text)
    assert found is None or 1900 <= found.year <= 2100


def test_shift_stays_in_the_month() -> None:
    assert shift(dt.date(2020, 2, 29), years=1) == dt.date(2021, 2, 28)
    assert shift(dt.date(2020, 1, 31), months=1) == dt.date(2020, 2, 29)
    with pytest.raises(DayError):
        shift(dt.date(9999, 12, 31), days=1)


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2020", "2020-01-01", "2020-12-31", "2020年"),
        ("2020年度", "2020-01-01", "2020-12-31", "2020年"),
        ("2020-07", "2020-07-01", "2020-07-31", "2020年7月"),
        ("202002", "2020-02-01", "2020-02-29", "2020年2月"),
        ("2020Q3", "2020-07-01", "2020-09-30", "2020年三季度"),
        ("2020年第3季度", "2020-07-01", "2020-09-30", "2020年三季度"),
        ("2020H1", "2020-01-01", "2020-06-30", "2020年上半年"),
        ("2020年下半年", "2020-07-01", "2020-12-31", "2020年下半年"),
        ("2020-07..2020-11", "2020-07-01", "2020-11-30", "2020年7—11月"),
        ("2020-07-02..2020-12-31", "2020-07-02", "2020-12-31", "2020年7月2日—12月31日"),
        ("2020年1-8月", "2020-01-01", "2020-08-31", "2020年1—8月"),
        ("2020年1—8月", "2020-01-01", "2020-08-31", "2020年1—8月"),
        ("2020年7月至2021年6月", "2020-07-01", "2021-06-30", "2020年7月—2021年6月"),
        ("2011—2015年", "2011-01-01", "2015-12-31", "2011—2015年"),
        ("2020年7月3—15日", "2020-07-03", "2020-07-15", "2020年7月3—15日"),
        ("2020-07-03", "2020-07-03", "2020-07-03", "2020年7月3日"),
        ("2024上半年", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("2024 年下半年", "2024-07-01", "2024-12-31", "2024年下半年"),
        ("2024年前三季度", "2024-01-01", "2024-09-30", "2024年1—9月"),
        ("2024前3个季度", "2024-01-01", "2024-09-30", "2024年1—9月"),
        ("2024年前两季度", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("2024年前十个月", "2024-01-01", "2024-10-31", "2024年1—10月"),
        ("2024年前12个月", "2024-01-01", "2024-12-31", "2024年"),
        ("2024年第三季度", "2024-07-01", "2024-09-30", "2024年三季度"),
        ("2024一季度", "2024-01-01", "2024-03-31", "2024年一季度"),
        ("2024年Q3", "2024-07-01", "2024-09-30", "2024年三季度"),
        ("2024年1-3季度", "2024-01-01", "2024-09-30", "2024年1—9月"),
        ("２０２４年１至６月", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("2024年1月-6月", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("二〇二四年六月", "2024-06-01", "2024-06-30", "2024年6月"),
        ("二〇二四年上半年", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("截至2024年6月", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("截止到2024年6月底", "2024-01-01", "2024-06-30", "2024年上半年"),
        ("截至2024年11月15日", "2024-01-01", "2024-11-15", "2024年1月1日—11月15日"),
        ("截至2024-08", "2024-01-01", "2024-08-31", "2024年1—8月"),
    ],
)
def test_periods(text: str, first: str, last: str, label: str) -> None:
    period = Period.parse(text)
    assert (str(period.first), str(period.last)) == (first, last)
    assert period.label() == label
    assert Period.parse(label) == period


@pytest.mark.parametrize(
    "text", ["", "20", "2020-13", "2020Q5", "2020-12..2020-07", "2020年8-1月", "44013", "去年", "9999"]
)
def test_other_periods_are_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(DayError) as caught:
        Period.parse(text)
    assert "2020年1—8月" in str(caught.value)
    assert "2020Q3" in caught.value.text("en")


@pytest.mark.parametrize(
    "text", ["前三季度", "下半年", "一季度", "第三季度", "1-6月", "7月", "全年", "截至6月底"]
)
def test_a_period_without_a_year_takes_the_one_that_is_given(text: str) -> None:
    found = Period.parse(text, year=2024)
    assert (found.first.year, found.last.year) == (2024, 2024)
    assert Period.parse(found.label()) == found
    with pytest.raises(DayError, match="未写年份") as caught:
        Period.parse(text)
    assert "states no year" in caught.value.text("en")


@pytest.mark.parametrize(
    ("text", "months"), [("前三季度", 9), ("下半年", 6), ("全年", 12), ("截至6月底", 6), ("第四季度", 3)]
)
def test_the_year_given_is_that_of_the_months(text: str, months: int) -> None:
    assert Period.parse(text, year=2024).whole_months == months


def test_the_year_that_a_text_states_is_its_own() -> None:
    assert Period.parse("2023年下半年", year=2024).first.year == 2023


@pytest.mark.parametrize("text", ["去年", "今年上半年", "上年同期", "本月", "上季度", "近三个月", "截至目前"])
@pytest.mark.parametrize("year", [None, 2024])
def test_words_that_depend_on_the_day_of_reading_are_refused(text: str, year: int | None) -> None:
    with pytest.raises(DayError, match="无法确定") as caught:
        Period.parse(text, year=year)
    assert "depends on the day" in caught.value.text("en")


@pytest.mark.parametrize(
    "text",
    [
        "2024年前0个月",
        "2024年前13个月",
        "2024年前五季度",
        "2024年五季度",
        "24年上半年",
        "截至",
        "",
        "20241季度",
    ],
)
def test_what_only_looks_like_a_period_is_refused(text: str) -> None:
    with pytest.raises(DayError, match="无法识别"):
        Period.parse(text, year=2024)


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(DayError):
        Period(dt.date(2020, 7, 2), dt.date(2020, 7, 1))


@given(DAYS, DAYS)
def test_labels_read_back(a: dt.date, b: dt.date) -> None:
    period = Period(min(a, b), max(a, b))
    assert Period.parse(period.label()) == period
    assert Period.parse(f"{period.first}..{period.last}") == period


@given(DAYS, st.integers(0, 1000))
def test_the_previous_period_adjoins_and_parts_cover(first: dt.date, days: int) -> None:
    period = Period(first, first + dt.timedelta(days=days))
    before = period.previous()
    assert before.last + dt.timedelta(days=1) == period.first
    if period.whole_months:
        assert before.whole_months == period.whole_months
    else:
        assert before.days == period.days
    for parts in (period.months(), period.quarters(), period.halves()):
        assert (parts[0].first, parts[-1].last) == (period.first, period.last)
        assert sum(part.days for part in parts) == period.days
        assert all(part.contains(part.first) and not part.contains(before.last) for part in parts)


@pytest.mark.parametrize(
    ("text", "year_before", "previous"),
    [
        ("2020-01..2020-08", "2019-01..2019-08", "2019-05..2019-12"),
        ("2021-02", "2020-02", "2021-01"),
        ("2020-02-10..2020-02-29", "2019-02-10..2019-02-28", "2020-01-21..2020-02-09"),
        ("2020", "2019", "2019"),
        ("2020Q1", "2019Q1", "2019Q4"),
    ],
)
def test_comparison_periods(text: str, year_before: str, previous: str) -> None:
    assert Period.parse(text).year_before() == Period.parse(year_before)
    assert Period.parse(text).previous() == Period.parse(previous)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2020", "2020"),
        ("2011..2015", "2011–2015"),
        ("2020-07", "July 2020"),
        ("2020H1", "January – June 2020"),
        ("2020-07..2021-06", "July 2020 – June 2021"),
        ("2020-07-03", "3 July 2020"),
        ("2020-07-03..2020-07-15", "3–15 July 2020"),
        ("2020-07-03..2020-12-30", "3 July – 30 December 2020"),
        ("2020-07-03..2021-12-30", "3 July 2020 – 30 December 2021"),
    ],
)
def test_english_labels(text: str, label: str) -> None:
    assert Period.parse(text).label("en") == label


def test_working_days_follow_the_holiday_schedule() -> None:
    assert is_workday(dt.date(2020, 9, 27))
    assert not is_workday(dt.date(2020, 10, 1))
    assert add_workdays(dt.date(2020, 9, 30), 1) == dt.date(2020, 10, 9)
    assert add_workdays(dt.date(2020, 10, 9), -1) == dt.date(2020, 9, 30)
    assert add_workdays(dt.date(2020, 10, 3), 0) == dt.date(2020, 10, 3)


def test_an_unknown_year_of_holidays_is_said() -> None:
    with pytest.raises(DayError, match="2004") as caught:
        add_workdays(dt.date(2090, 1, 1), 5)
    assert "2090" in caught.value.text("en")
