"""Taking an invitation."""

import pytest

from app import store
from app.exchange.invitation import Invitation, write_invitation
from app.exchange.refusals import BadInvitation
from app.records import deliveries
from app.room import enrol
from app.store import Installation, backup, journal
from tests.exchange.making import OFFICE, world


def invitation(**other):
    office = world()
    said = {
        "code": "370406101200-01",
        "name": "店子村工作室",
        "office_code": "370406",
        "office_name": "山亭区司法局",
        "office_origin": OFFICE,
        "office_minisign": office.public,
        "office_age": office.recipient,
        "token": "ab" * 16,
    }
    return write_invitation(Invitation(**{**said, **other}))


def test_a_room_reports_to_the_office_that_invited_it(room):
    taken = enrol.take_invitation(invitation())
    assert deliveries.office() == taken
    assert taken.name == "山亭区司法局"


def test_the_room_takes_the_code_and_name_it_was_given(room):
    enrol.take_invitation(invitation(code="370406101299-02", name="另一个"))
    assert (room.code, room.name) == ("370406101299-02", "另一个")
    mine = journal.get(Installation, room.origin)
    assert (mine.code, mine.name) == ("370406101299-02", "另一个")


def test_a_room_that_reports_is_never_renamed_unasked(room):
    enrol.take_invitation(invitation())
    other = invitation(code="370406101299-02", name="另一个", token="cd" * 16)
    with pytest.raises(enrol.OtherName):
        enrol.take_invitation(other)
    assert (room.code, room.name) == ("370406101200-01", "店子村工作室")
    enrol.take_invitation(other, change_name=True)
    assert (room.code, room.name) == ("370406101299-02", "另一个")


def test_the_same_invitation_again_changes_nothing(room):
    data = invitation()
    enrol.take_invitation(data)
    before = journal.last(room.origin, room.epoch)
    enrol.take_invitation(data)
    assert journal.last(room.origin, room.epoch) == before


def test_another_office_takes_a_word_of_its_own(room):
    enrol.take_invitation(invitation())
    other = invitation(office_origin="0192f0c1-5a3e-7bbb-8ccc-111111111111", token="cd" * 16)
    with pytest.raises(enrol.OtherOffice):
        enrol.take_invitation(other)
    assert enrol.take_invitation(other, change_office=True) == deliveries.office()


def test_an_office_does_not_take_its_own_invitation(office):
    with pytest.raises(enrol.InvitedByItself):
        enrol.take_invitation(invitation(office_origin=store.current().origin))


@pytest.mark.parametrize("data", [b"", b"{}\n", b"\xff\xfe", b"{" * 3000])
def test_what_is_no_invitation_changes_nothing(room, data):
    with pytest.raises(BadInvitation):
        enrol.take_invitation(data)
    assert deliveries.office() is None


def test_the_token_stays_in_the_room(room):
    enrol.take_invitation(invitation())
    shared = [bytes(v.shared) for v in store.schema.Version.select() if v.kind == "office"]
    assert shared
    assert not any(b"ab" * 16 in each for each in shared)


def test_a_new_office_is_told_everything_from_the_first_entry_on(district):
    district.room("店子村")
    district.round("店子村")
    other = invitation(office_origin="0192f0c1-5a3e-7bbb-8ccc-111111111111", token="cd" * 16)
    with district.at("店子村"):
        enrol.take_invitation(other, change_office=True)
        assert deliveries.delivered_to() == 0
    made = district.deliver("店子村", "other")
    assert (made.serial, made.first) == (1, 1)


def test_a_backup_is_made_before_code_and_name_change_but_not_for_a_refused_one(room):
    folder = room.folder / "backups"
    enrol.take_invitation(invitation())
    assert len(backup.existing(folder)) == 1
    assert "before-invitation" in backup.existing(folder)[0].name
    with pytest.raises(BadInvitation):
        enrol.take_invitation(b"nothing")
    assert len(backup.existing(folder)) == 1
