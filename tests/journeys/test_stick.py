"""The stick on its way between rooms and their office, and all that can happen to it."""

from app.office import receive


def verdicts(found):
    return [(each.serial, each.verdict) for each in found]


def test_what_a_room_recorded_is_at_the_office_and_the_room_knows_it(district):
    district.room("店子村")
    district.log("店子村", "离婚", "承包地")
    assert verdicts(district.round("店子村")) == [(1, receive.TAKEN)]
    assert district.checked("office")
