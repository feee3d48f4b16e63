"""What the office asks of the room: few lines, however much it asks."""

import datetime

import pytest

from app.records import inspections, keeping
from app.records.notices import Notice
from app.records.visits import Visit
from app.room.today import asked
from app.store import journal
from tests.journeys.district import DAY

SOON = DAY + datetime.timedelta(days=5)


@pytest.fixture
def told(district):
    """A room to which six visits went back and seven notices came down."""
    district.room("店子村")
    given = [district.log("店子村", f"租地{years}年")[0] for years in range(6)]
    district.round("店子村", "一")
    with district.at("office"):
        visits = [journal.get(Visit, each) for each in given]
        inspections.give_back(visits, words="几年写清楚。", until=SOON)
        for number in range(7):
            keeping.keep(
                Notice, day=DAY, kind="notice", title=f"通知{number}", words="请报送小结。"
            )
    district.round("店子村", "二")
    return district


def test_four_remarks_stand_in_a_line_each_and_the_rest_is_counted(told):
    with told.at("店子村"):
        *single, rest = asked.remarks(DAY)
        assert len(single) == 4
        assert {each.days for each in single} == {5}
        assert {each.wanted["record_id"] for each in single} <= {
            each.id for each in inspections.open_here()
        }
        assert "2" in rest.words
        assert (rest.page, rest.wanted) == ("remark", {})


def test_five_notices_stand_in_a_line_each_and_the_rest_is_counted(told):
    with told.at("店子村"):
        *single, rest = asked.unread()
        assert [each.words for each in single] == [f"通知：通知{number}" for number in range(5)]
        assert (rest.words, rest.wanted) == ("还有 2 条通知没看", {})
