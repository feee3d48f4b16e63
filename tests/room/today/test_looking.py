"""What is to be done is read in one order: what is late before what comes."""

import datetime

import pytest

from app import settings
from app.records import visits
from app.room import today
from app.store import drafts, preferences

DAY = datetime.date(2026, 11, 22)
ONE = datetime.timedelta(days=1)


def promise(name, days):
    return visits.log(
        day=DAY,
        name=name,
        category="01",
        facts="租地",
        result="promised",
        follow_up=DAY + days * ONE,
    )


@pytest.fixture
def lines(room):
    """Look, once the recovery code is on paper."""
    preferences.put(settings.CODE_COPIED, True)
    return lambda: today.look(lambda: None)[0]


def test_what_is_late_stands_before_what_has_no_day_and_that_before_what_comes(lines):
    promise("钱进", 2)
    promise("孙广才", -1)
    visits.log(day=DAY, name="王建国", category="01", facts="租地", for_lawyer=True)
    promise("李海涛", 0)
    drafts.save("visit", {"name": "赵淑珍"})
    said = [each.words for each in lines()]
    names = ("赵淑珍", "孙广才", "李海涛", "王建国", "钱进")
    assert [name for words in said for name in names if name in words] == [*names]


def test_each_line_says_how_long_there_is_still(lines):
    for name, days in (("钱进", 2), ("孙广才", -1), ("李海涛", 0)):
        promise(name, days)
    assert [each.when() for each in lines()] == [
        ("逾期 1 天", "late"), ("今天到期", "soon"), ("还剩 2 天", "soon"),
    ]  # fmt: skip


def test_the_recovery_code_is_asked_for_until_it_is_copied(room):
    [line] = today.look(lambda: None)[0]
    assert (line.page, line.wanted) == ("settings", {"part": "code"})
    preferences.put(settings.CODE_COPIED, True)
    assert today.look(lambda: None)[0] == []
