"""An office changes how things are printed, and its rooms print so from the next reply on."""

import json

import pytest

from app.documents import design
from app.office import receive, reply
from app.records import designs
from app.room import deliver, take_reply
from app.store import journal


@pytest.fixture
def district(district_after):
    return district_after("a room", lambda made: made.room("room"))


def round_trip(district, stick, who="room"):
    with district.at(who):
        deliver.deliver(stick)
    with district.at("office"):
        reply.answer(stick, receive.receive(stick))
    with district.at(who):
        taken = take_reply.take_reply(stick)
        return taken, design.load("card", design.CardDesign).kind


def changed(kind):
    return {"card": json.dumps(json.loads(designs.bundled("card")) | {"kind": kind})}


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_rooms_print_by_what_their_office_changed_until_it_takes_it_back(district, stick):
    assert round_trip(district, stick)[1] == "便民联系卡"
    with district.at("office"):
        designs.keep(changed("法律明白卡"))
    taken, kind = round_trip(district, stick)
    assert (taken.redesigned, kind) == (True, "法律明白卡")
    taken, kind = round_trip(district, stick)
    assert (taken.redesigned, kind) == (False, "法律明白卡")
    with district.at("office"):
        designs.keep({})
    taken, kind = round_trip(district, stick)
    assert (taken.redesigned, kind) == (True, "便民联系卡")
    with district.at("room"):
        assert journal.verify()


def test_a_changed_design_is_answered_even_where_nothing_else_is_new(district, stick):
    round_trip(district, stick)
    with district.at("room"):
        deliver.deliver(stick)
    with district.at("office"):
        verdicts = receive.receive(stick)
        first = reply.answer(stick, verdicts)
        designs.keep(changed("法律明白卡"))
        second = reply.answer(stick, verdicts)
        assert first[0].file != second[0].file


def test_a_room_keeps_its_design_through_a_set_that_its_program_cannot_read(district, stick):
    with district.at("office"):
        designs.keep({"card": '{"later": "program"}', "brand_new": "{}"})
    taken, kind = round_trip(district, stick)
    assert (taken.redesigned, kind) == (True, "便民联系卡")
