"""What activities ask for, and theme days for which nothing is planned."""

import datetime

from app.records import keeping
from app.records.activities import Activity, Risk
from app.room.today import activities

DAY = datetime.date(2026, 11, 22)
ONE = datetime.timedelta(days=1)


def plan(day):
    return keeping.keep(Activity, day=day, kind="training", state="planned", theme="调解员培训")


def test_what_was_planned_is_asked_after_once_its_day_is_past(room):
    past, coming = plan(DAY - ONE), plan(DAY + ONE)
    late, soon = activities.due(DAY)
    assert (late.wanted, late.days) == ({"record_id": past.id}, -1)
    assert (soon.wanted, soon.days) == ({"record_id": coming.id}, 1)
    assert late.verb != soon.verb
    assert all("调解员培训" in each.words for each in (late, soon))


def test_of_a_confidential_risk_nobody_is_named(room):
    given = {"day": DAY - 30 * ONE, "category": "02", "level": "red", "facts": "扬言动手"}
    keeping.keep(Risk, **given, parties=["王建国"], confidential=True)
    found = activities.due(DAY)
    assert found
    assert not any("王建国" in each.words for each in found)


def test_theme_days_are_named_in_one_line_where_activities_are_kept(room):
    assert activities.theme_days(DAY) == []
    plan(DAY)
    [line] = activities.theme_days(DAY)
    assert "国家宪法日" in line.words
    assert line.page == "activity"
    assert set(line.wanted) == {"day", "theme_day", "theme"}
