"""Letters of invitation lie where they are taken from, all of them or none."""

import zipfile

import pytest

from app.errors import Cancelled
from app.exchange import findings
from app.exchange.invitation import read_invitation
from app.office import guests, invite, letters
from app.office.invite import Guest
from app.office.letters import KeyLiesThere
from app.records import rooms
from tests.office.test_guests import DIANZI, saved

__all__ = ["saved"]
ONE = Guest("370406101200-01", "店子村工作室", "店子镇店子村")


@pytest.fixture
def stick(tmp_path):
    path = tmp_path / "KINGSTON"
    path.mkdir()
    return path


def test_a_single_letter_is_called_by_its_place(saved, stick):
    made = letters.write(stick, [ONE])
    assert made.name == "邀请-店子镇店子村-370406101200-01.legalroom-invitation"
    assert read_invitation(made.read_bytes()).code == ONE.code


def test_every_room_has_a_folder_whose_content_goes_onto_its_stick(saved, stick, tmp_path):
    found = guests.of_town(DIANZI).ready
    made = letters.write(stick, found, "folders")
    folders = sorted(made.iterdir())
    assert len(folders) == len(found) == len(rooms.open_invitations())
    for each in folders:
        [(letter, _invited)] = findings.scan(each).invitations
        assert read_invitation(letter.read_bytes()).code in letter.name


def test_all_letters_lie_in_one_file(saved, stick):
    found = guests.of_town(DIANZI).ready
    with zipfile.ZipFile(letters.write(stick, found, "zip")) as made:
        codes = {read_invitation(made.read(each)).code for each in made.namelist()}
    assert codes == {each.code for each in found}


def test_the_stick_with_the_secret_key_is_no_place_for_letters(saved, stick):
    invite.save_key(stick / "whatever.bin")
    with pytest.raises(KeyLiesThere):
        letters.write(stick, [ONE])
    assert not rooms.open_invitations()
    assert [each.name for each in stick.iterdir()] == ["whatever.bin"]


def test_nobody_is_invited_where_the_writing_was_stopped(saved, stick):
    def stop(done, total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        letters.write(stick, guests.of_town(DIANZI).ready, "folders", stop)
    assert not rooms.open_invitations()
    assert not list(stick.rglob("*.txt"))


def test_a_name_leads_nowhere(saved, stick):
    made = letters.write(stick, [Guest(ONE.code, "x", "../../etc/店子")])
    assert made.parent == stick
