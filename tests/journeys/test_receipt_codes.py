"""A receipt code from the office's desk to the room, and what it changes there."""

import datetime

import pytest

from app.exchange import given_codes
from app.records import delivered, deliveries
from app.records.visits import Visit
from app.room import told
from app.room.told import CodeOfAnotherRoom, CodeOfNoDelivery
from app.store import journal, line
from tests.journeys.district import CODES


def code_of(district, at=0):
    with district.at("office"):
        return given_codes.given()[at].words()


def take(district, who, text):
    with district.at(who):
        return told.take_code(text)


def states(district, who):
    with district.at(who):
        return [each.state for each in delivered.all_past()]


@pytest.fixture
def district(district_after):
    """A room whose first package is in, and whose stick has not come back."""

    def happen(district):
        district.room("店子村")
        [visit] = district.log("店子村", "离婚")
        district.deliver("店子村")
        district.receive()
        return visit

    return district_after("a package without an answer", happen)


@pytest.fixture
def delivered_once(district):
    """The visit in the first package."""
    return district.given_back


def test_what_the_district_says_it_has_is_said_so(district, delivered_once):
    assert states(district, "店子村") == [delivered.PACKED]
    said = take(district, "店子村", code_of(district))
    assert (said.serial, said.signed, said.waiting) == (1, False, ())
    with district.at("店子村"):
        visit = journal.get(Visit, delivered_once)
        assert deliveries.state(visit) == deliveries.TOLD
        assert deliveries.WORDS[deliveries.TOLD] == "The district says it has it"
        assert next(look for _, look in deliveries.standing()[0]) == "safe"
    assert states(district, "店子村") == [delivered.TOLD]


def test_packing_goes_on_until_the_signed_answer_comes(district, delivered_once):
    take(district, "店子村", code_of(district))
    with district.at("店子村"):
        assert deliveries.delivered_to() == 0
    district.log("店子村", "承包地")
    assert district.deliver("店子村", "two").first == 1
    district.receive("two")
    district.take_reply("店子村", "two")
    assert states(district, "店子村") == [delivered.RECEIVED, delivered.RECEIVED]
    assert district.checked("店子村")
    assert district.checked("office")


def test_the_code_is_journaled_once_however_often_it_is_typed(district, delivered_once):
    code = code_of(district)
    take(district, "店子村", code)
    take(district, "店子村", code)
    with district.at("店子村") as opened:
        assert line.times("delivery.told", opened.origin) == 1


def test_an_older_code_says_what_still_waits(district, delivered_once):
    code = code_of(district)
    district.log("店子村", "承包地")
    district.deliver("店子村", "two")
    assert take(district, "店子村", code).waiting == (2,)
    assert states(district, "店子村") == [delivered.PACKED, delivered.TOLD]


def test_a_code_after_the_signed_answer_changes_nothing(district, delivered_once):
    district.take_reply("店子村")
    assert take(district, "店子村", code_of(district)).signed
    assert states(district, "店子村") == [delivered.RECEIVED]


def test_the_code_of_a_later_delivery_covers_those_before_it(district, delivered_once):
    district.log("店子村", "承包地")
    district.deliver("店子村", "two")
    district.receive("two")
    take(district, "店子村", code_of(district))
    assert states(district, "店子村") == [delivered.TOLD, delivered.TOLD]


def test_a_delivery_of_nothing_has_a_code_of_its_own(district, delivered_once):
    district.take_reply("店子村")
    district.round("店子村")
    first = code_of(district)
    district.deliver("店子村", "two")
    district.receive("two")
    assert first != code_of(district)
    assert take(district, "店子村", code_of(district)).serial == 3


def test_the_code_of_another_room_is_told_apart(district, delivered_once):
    district.room("山前村", CODES[1])
    district.deliver("山前村", "two")
    district.receive("two")
    with pytest.raises(CodeOfAnotherRoom):
        take(district, "店子村", code_of(district, 1))
    district.log("山前村", "离婚")
    district.deliver("山前村", "three")
    district.receive("three")
    with pytest.raises(CodeOfNoDelivery) as refused:
        take(district, "店子村", code_of(district, 1))
    assert refused.value.data["serial"] == "02"
    assert states(district, "店子村") == [delivered.PACKED]


def test_of_a_whole_chat_a_room_finds_its_own_code(district, delivered_once):
    district.room("山前村", CODES[1])
    district.deliver("山前村", "two")
    district.receive("two")
    with district.at("office"):
        text = given_codes.chat_words(given_codes.given())
    assert text.count("回执码") == 2
    assert take(district, "店子村", text).serial == 1


def test_a_restored_office_that_signs_for_less_is_believed(district, delivered_once):
    saved = district.back_up("office")
    district.log("店子村", "承包地")
    district.deliver("店子村", "two")
    district.receive("two")
    take(district, "店子村", code_of(district))
    district.restore(saved, "office")
    district.clock.forward(days=1)
    district.deliver("店子村")
    district.receive(answer=False)
    with district.at("office"):
        given = given_codes.given()
    assert given  # what came again has its code again
    district.receive()
    district.take_reply("店子村")
    assert delivered.TOLD not in states(district, "店子村")


def test_the_day_of_the_code_is_kept(district, delivered_once):
    take(district, "店子村", code_of(district))
    with district.at("店子村"):
        assert deliveries.told().told == datetime.date(2026, 11, 22)
