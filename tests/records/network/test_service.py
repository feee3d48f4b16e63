"""Service on site, links, former codes of places."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pypdfium2
import pytest

from app.documents import items
from app.documents.items.item import ItemRequest
from app.errors import BeforeBegin, CodeTaken, DayInFuture, FieldErrors, Missing, OutOfRange
from app.fields import Degrees
from app.records import keeping, network, people, places, visits
from app.records.activities import Activity, ActivityPerson
from app.records.network import Service, links, service
from app.records.places import Place, PlaceAlias
from app.store.schema import Version
from tests.journeys.district import DAY

ONE = datetime.timedelta(days=1)
CLOCK = datetime.time


@pytest.fixture
def village(room) -> Place:
    return places.ensure("370406101200")


@pytest.fixture
def lawyer(room):
    return people.register(name="周明", title="律师")


def serve(village, lawyer, **values: Any) -> Service:
    given = {"day": DAY, "kind": "on_site", "place": village.id, "person": lawyer.id,
             "name": lawyer.name, "begin": CLOCK(9), "finish": CLOCK(11)}  # fmt: skip
    return keeping.keep(Service, **{**given, **values})


def test_overlapping_hours_count_once(village, lawyer):
    serve(village, lawyer)
    serve(village, lawyer, begin=CLOCK(10), finish=CLOCK(12))
    serve(village, lawyer, day=DAY - ONE, begin=CLOCK(14), finish=CLOCK(15))
    [total] = network.totals(service.of_month(DAY))
    assert (total.minutes, total.days, total.calls, total.response) == (240, 2, 0, None)


def test_a_call_says_how_fast_somebody_was_there(village, lawyer):
    call = serve(village, lawyer, kind="call", called=CLOCK(8, 20), answered=CLOCK(8, 21))
    assert network.response(call) == 40
    night = serve(village, lawyer, kind="call", called_day=DAY - ONE, called=CLOCK(23, 50),
                  begin=CLOCK(0, 20), finish=CLOCK(1))  # fmt: skip
    assert network.response(night) == 30
    assert network.totals(service.of_month(DAY))[0].response == 35


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({"finish": CLOCK(8)}, "finish", BeforeBegin),
        ({"day": DAY + ONE}, "day", DayInFuture),
        ({"kind": "call"}, "called", Missing),
        ({"kind": "call", "called": CLOCK(9, 1)}, "called", BeforeBegin),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(village, lawyer, values, field, why):
    with pytest.raises(FieldErrors) as caught:
        serve(village, lawyer, **values)
    assert type(caught.value.fields[field]) is why


def test_visits_and_activities_propose_hours_and_never_add_to_them(village, lawyer):
    visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", place=village.id,
               handler=lawyer.id, handler_name="周明", begin=CLOCK(9, 30),
               finish=CLOCK(10))  # fmt: skip
    held = keeping.keep(Activity, day=DAY, kind="lecture", state="held", theme="宪法",
                        place=village.id, begin=CLOCK(10), finish=CLOCK(12))  # fmt: skip
    keeping.keep(ActivityPerson, activity=held.id, person=lawyer.id)
    proposed = network.proposals(DAY)
    assert [(each.begin, each.finish, each.work) for each in proposed] == [
        (CLOCK(9, 30), CLOCK(10), ""), (CLOCK(10), CLOCK(12), "宪法"),
    ]  # fmt: skip
    serve(village, lawyer)
    [left] = network.proposals(DAY)
    assert (left.begin, left.finish) == (CLOCK(11), CLOCK(12))
    network.take_over(left)
    assert network.proposals(DAY) == []
    assert network.totals(service.of_month(DAY))[0].minutes == 180


def test_the_month_of_a_village_prints_for_its_seal(village, lawyer):
    serve(village, lawyer, types=["advice"], work="答疑")
    made = items.find("service-month").make(ItemRequest(ids=(village.id,), since=DAY), None)
    said = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
    for words in ("法律服务确认单", "周明", "2 小时", "法律咨询", "2026年11月", "印章"):
        assert words in said


def test_a_role_and_the_type_of_place_make_the_kind_of_link(village, lawyer):
    town = places.add(code="370406101000", name="店子镇", type="town")
    assert links.label(people.appoint(lawyer, role="lawyer", place=town.id)) == "律师联镇街"
    assert links.label(people.appoint(lawyer, role="lawyer", place=village.id)) == "村居法律顾问"
    officer = people.appoint(lawyer, role="officer", place=village.id, duty_days="周三",
                             basis="paired", household="王建国家")  # fmt: skip
    assert links.label(officer) == "一村居一法治服务员"
    [version] = Version.select().where(Version.record == officer.id)
    assert "household" not in json.loads(version.shared)
    assert any("周三" in each for each in links.serving_lines(village))


def test_a_merged_village_keeps_its_old_code(village):
    keeping.keep(PlaceAlias, place=village.id, code="370406101999", name="老店子村", until=DAY)
    assert places.ensure("370406101999").id == village.id
    visit = visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚", place="370406101999")
    assert visit.place == village.id


def test_a_code_that_another_place_has_is_refused(village):
    other = places.add(code="370406101201", name="别村", type="village")
    with pytest.raises(FieldErrors) as caught:
        keeping.keep(PlaceAlias, place=other.id, code="370406101200")
    assert type(caught.value.fields["code"]) is CodeTaken


def test_a_position_outside_the_city_is_refused(village):
    assert Degrees().parse("117°27′8″") == 117_452_222
    assert places.change(village, longitude=117_452_100, latitude=35_100_000).longitude
    with pytest.raises(FieldErrors) as caught:
        places.change(village, longitude=112_000_000)
    assert type(caught.value.fields["longitude"]) is OutOfRange
