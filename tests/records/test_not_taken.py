"""A room is told what the office did not take in, until it is settled."""

from app.office import overview, settle
from app.records import delivered, not_taken, rooms


def spoiled(district, stick):
    """A delivery whose ciphertext was damaged on the way."""
    district.deliver("店子村", stick)
    [file] = district.stick(stick).rglob("*.age")
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    return file.name


def test_what_was_refused_stands_in_the_next_reply_with_day_file_and_reason(district):
    district.room("店子村")
    district.round("店子村")
    name = spoiled(district, "bad")
    assert [each.verdict for each in district.receive("bad")] == ["refused"]
    with district.at("office"):
        # A stick from before, so that nothing comes in its place.
        assert not_taken.brought_to(rooms.enrolled()[0].installation)
        assert overview.states()[0].held
    district.receive("stick")
    taken = district.take_reply("店子村", "stick")
    assert name in taken.words()
    assert "签名对不上" in taken.words()
    with district.at("店子村"):
        words, all_there = delivered.office_words()
        assert name in words
        assert not all_there


def test_once_something_came_in_its_place_the_reply_says_nothing_of_it(district):
    district.room("店子村")
    district.round("店子村")
    spoiled(district, "bad")
    district.receive("bad")
    district.receive("stick")
    assert district.take_reply("店子村", "stick").refused
    district.deliver("店子村", "good")
    district.receive("good")
    assert not district.take_reply("店子村", "good").refused
    with district.at("店子村"):
        assert delivered.office_words()[1]


def test_what_was_settled_is_told_no_longer(district):
    district.room("店子村")
    district.round("店子村")
    spoiled(district, "bad")
    district.receive("bad")
    with district.at("office"):
        room = rooms.enrolled()[0].installation
        settle.put_by(settle.open_questions(room))
        assert not_taken.brought_to(room) is None
