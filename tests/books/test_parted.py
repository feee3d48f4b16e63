"""Year, month and day in columns of their own are one day, wherever it is sure which."""

import datetime

import pytest

from app.books import kinds, sheet
from app.books.plan import Choices
from app.records import visits

REST = ["来访人", "联系电话", "来访事由", "处理结果", "接待人"]
WHO = ["邓涛", "13800001234", "【邻里】滴水檐越界", "当场答复", "傅军"]
TODAY = datetime.date(2026, 11, 29)


@pytest.fixture
def plan(room, write_book):
    def read(rows, **options):
        book = sheet.read(write_book(rows, sheet="Sheet1", **options))
        choices = Choices(today=TODAY)
        return kinds.plan(kinds.guess(book, choices), book, choices)

    return read


def days(found):
    return [str(each.values.get("day", "")) for each in found.items if each.fingerprint]


def rows(*parts):
    return [
        ["来访登记台账"],
        ["序号", "年", "月", "日", *REST],
        *([n, *p, *WHO[:2], f"【邻里】滴水檐{n}", *WHO[3:]] for n, p in enumerate(parts, 1)),
    ]


@pytest.mark.parametrize(
    ("parts", "day"),
    [((2025, 1, 6), "2025-01-06"), (("2025年", "1月", "6日"), "2025-01-06"),
     (("25", "01", "06"), "2025-01-06"), (("２０２５", "１２", "３１"), "2025-12-31"),
     (("二〇二五", "十二", "三十一"), "2025-12-31")],
)  # fmt: skip
def test_three_columns_are_one_day(plan, parts, day):
    found = plan(rows(parts))
    assert (found.form, days(found), len(found.ready)) == ("visits", [day], 1)
    assert found.unread() == {}


def test_what_is_written_once_holds_below_and_is_said_so(plan):
    found = plan(rows((2025, 1, 6), ("", "", 9), ("", 2, 3), ("〃", "〃", 8), ("", "〃", "〃")))
    assert days(found) == ["2025-01-06", "2025-01-09", "2025-02-03", "2025-02-08", "2025-02-08"]
    assert [bool(each.remarks) for each in found.ready] == [False, True, True, True, True]


def test_what_goes_back_is_asked_and_not_guessed(plan):
    found = plan(rows((2025, 12, 28), ("", 1, 3), (2026, 2, 9), ("", "", 3)))
    assert days(found) == ["2025-12-28", "", "2026-02-09", ""]
    assert [len(found.ready), len(found.look)] == [2, 2]


def test_what_is_no_day_is_asked(plan):
    found = plan(rows((2025, 2, 30), (2025, "春", 3), (2025, "", 3)))
    assert [len(found.ready), len(found.look)] == [0, 3]


@pytest.mark.parametrize("title", ["来访登记台账", "2025年来访登记台账"])
def test_the_year_stands_over_month_and_day(plan, title):
    head = [["序号", "2025年", None, *REST], [None, "月", "日", *[None] * 5]]
    found = plan([[title], *head, [1, 1, 6, *WHO], [2, 1, 9, "赵淑珍", *WHO[1:]]])
    assert days(found) == ["2025-01-06", "2025-01-09"]
    assert all(not each.remarks for each in found.ready)


def test_month_and_day_are_of_the_year_in_the_title(plan):
    found = plan([["2025年来访登记台账"], ["序号", "月", "日", *REST], [1, 1, 6, *WHO]])
    assert days(found) == ["2025-01-06"]


def test_two_days_of_a_dispute_stand_each_over_its_parts(plan):
    head = ["编号", "受理时间", None, None, "申请人", "被申请人", "纠纷类型", "纠纷简要情况",
            "调解结果", "结案时间", None, None]  # fmt: skip
    below = [None, "年", "月", "日", *[None] * 5, "年", "月", "日"]
    row = ["(2025)店民调字第1号", 2025, 1, 6, "王建国", "李海涛", "邻里", "滴水檐", "达成口头协议",
           2025, 2, 3]  # fmt: skip
    merged = [(1, 1, 1, 3, "受理时间"), (1, 9, 1, 11, "结案时间")]
    merged += [(1, at, 2, at, head[at]) for at in (0, *range(4, 9))]
    for options in ({}, {"merged": merged}):
        found = plan([["矛盾纠纷调解台账"], head, below, row], **options)
        [item] = found.ready
        assert [str(item.values[each]) for each in ("day", "closed")] == [
            "2025-01-06",
            "2025-02-03",
        ]


def test_totals_and_a_second_table_below_are_left_as_they_are(plan):
    second = [["序号", "来访时间", "", "", *REST], [1, "2025.7.6", "", "", *WHO]]
    found = plan([*rows((2025, 1, 6)), [None, "合计", None, None, "1人次"], [], *second])
    assert days(found) == ["2025-01-06", "2025-07-06"]


def test_the_day_is_kept(plan):
    kinds.bring_in(plan(rows((2025, 1, 6))))
    [(visit, _key)] = visits.page(visits.Filter(), None, 5)
    assert visit.day == datetime.date(2025, 1, 6)
