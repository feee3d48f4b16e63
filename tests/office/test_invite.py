"""Saving the office's key, and inviting rooms."""

import shutil
import stat
import subprocess

import pytest

from app import seal
from app.exchange.invitation import read_invitation
from app.office import invite
from app.office.invite import (
    CodeTaken,
    KeyFileThere,
    KeyNotSaved,
    NoRoomCode,
    NoSuchVillage,
    NotAnOffice,
    NotThisArea,
)
from app.records import places, rooms
from app.store import own_keys

CODE = "370406101200-01"


@pytest.fixture
def saved(office, tmp_path):
    """An office whose key is saved in two places."""
    for number in (1, 2):
        invite.save_key(tmp_path / f"key-{number}.txt")
    return office


@pytest.mark.parametrize("times", [0, 1])
def test_nobody_is_invited_before_the_key_is_saved_twice(office, tmp_path, times):
    for number in range(times):
        assert invite.save_key(tmp_path / f"key-{number}.txt") == number + 1
    with pytest.raises(KeyNotSaved):
        invite.invite(CODE, "店子村工作室")


def test_a_key_is_never_written_over_another_file(office, tmp_path):
    file = tmp_path / "key.txt"
    invite.save_key(file)
    with pytest.raises(KeyFileThere):
        invite.save_key(file)
    assert invite.key_saved() == 1


def test_a_key_that_could_not_be_written_is_not_counted(office, tmp_path):
    with pytest.raises(invite.KeyNotWritten):
        invite.save_key(tmp_path / "nowhere" / "key.txt")
    assert invite.key_saved() == 0


def test_only_its_owner_reads_the_key_file(office, tmp_path):
    file = tmp_path / "key.txt"
    invite.save_key(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(shutil.which("age") is None, reason="needs the age program")
def test_the_age_program_opens_with_the_saved_key(office, tmp_path):
    file = tmp_path / "key.txt"
    invite.save_key(file)
    sealed = seal.encrypt("上报".encode(), own_keys.public_keys().age)
    opened = subprocess.run(
        ["age", "-d", "-i", file], input=sealed, capture_output=True, check=True
    )
    assert opened.stdout.decode() == "上报"


def test_an_invitation_carries_the_keys_of_the_office(saved):
    invited = read_invitation(invite.invite(CODE, "店子村工作室"))
    keys = own_keys.public_keys()
    assert (invited.code, invited.name) == (CODE, "店子村工作室")
    assert (invited.office_minisign, invited.office_age) == (keys.minisign, keys.age)


def test_every_invitation_has_a_token_of_its_own_and_ends_the_one_before(saved):
    one, two = (read_invitation(invite.invite(CODE, "店子村工作室")).token for _ in range(2))
    assert one != two
    assert [each.token for each in rooms.invitations(CODE)] == [two]


def test_the_code_of_an_enrolled_room_is_not_given_again(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"), pytest.raises(CodeTaken):
        invite.invite(CODE, "另一个")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "店子村",
        "37040610120001-1",
        "../../x",
        "370406101200-1",
        "370406",
        "370406101200",
        "370406101200-00",
    ],
)
def test_what_is_no_code_is_not_invited(saved, code):
    with pytest.raises(NoRoomCode):
        invite.invite(code, "店子村工作室")


def test_a_code_of_another_district_is_not_given(saved):
    with pytest.raises(NotThisArea):
        invite.invite("370481001201-01", "龙泉工作室")


def test_a_village_that_nobody_knows_is_invited_once_it_is_among_the_places(saved):
    with pytest.raises(NoSuchVillage):
        invite.invite("370406101999-01", "新村工作室")
    places.add(code="370406101999", type="village", name="新村")
    assert invite.invite("370406101999-01", "新村工作室")


def test_a_room_invites_nobody(room):
    with pytest.raises(NotAnOffice):
        invite.invite(CODE, "店子村工作室")


def test_an_invitation_that_was_taken_back_lets_nobody_in(district):
    district.room("店子村")
    with district.at("office"):
        [taken_back] = invite.withdraw(CODE)
        assert rooms.open_invitations() == []
    district.log("店子村", "离婚")
    district.deliver("店子村")
    assert [each.verdict for each in district.receive()] == ["refused"]
    with district.at("office"):
        invite.stand_by([taken_back])
    assert [each.verdict for each in district.receive()] == ["taken"]


def test_an_invitation_that_was_used_cannot_be_taken_back(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        assert invite.withdraw(CODE) == []
        assert rooms.invitations(CODE)
