import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import seal
from app.exchange.invitation import (
    Invitation,
    enrol,
    read_enrolment,
    read_invitation,
    write_enrolment,
    write_invitation,
)
from app.exchange.refusals import BadEnrolment, BadInvitation
from tests.exchange.making import CODE, OFFICE, ORIGIN

INVITATION = Invitation(
    code=CODE,
    name="店子村法律服务工作室",
    office_code="370406",
    office_name="山亭区司法局",
    office_origin=OFFICE,
    office_minisign=seal.new_signer()[1],
    office_age=seal.new_age()[1],
    token=seal.new_token(),
)


def _enrolment():
    return enrol(
        code=CODE,
        origin=ORIGIN,
        minisign=seal.new_signer()[1],
        age=seal.new_age()[1],
        token=INVITATION.token,
    )


def test_an_invitation_says_what_the_office_wrote():
    assert read_invitation(write_invitation(INVITATION)) == INVITATION


def test_an_enrolment_proves_the_invitation():
    enrolment = read_enrolment(write_enrolment(_enrolment()))
    assert enrolment.proves(INVITATION.token)
    assert not enrolment.proves(seal.new_token())


def test_the_token_is_not_in_the_enrolment():
    assert INVITATION.token.encode() not in write_enrolment(_enrolment())


def _other(character: str) -> str:
    return "q" if character != "q" else "p"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (INVITATION.office_age, INVITATION.office_age[:-1] + _other(INVITATION.office_age[-1])),
        (INVITATION.office_minisign, INVITATION.office_minisign[:-4]),
        (INVITATION.token, INVITATION.token[:-1]),
        (CODE, "../" + CODE),
        ('"format":1', '"format":2'),
        ('"kind":"invitation"', '"kind":"enrolment"'),
        ("店子村法律服务工作室", ""),
        ("\n", ""),
        ("{", " {"),
    ],
    ids=["age", "minisign", "token", "code", "format", "kind", "name", "end", "spelling"],
)
def test_a_damaged_invitation_is_refused(old: str, new: str):
    text = write_invitation(INVITATION).decode()
    assert old in text
    with pytest.raises(BadInvitation):
        read_invitation(text.replace(old, new).encode())


@given(st.binary(max_size=300))
def test_no_other_file_is_an_invitation_or_an_enrolment(data: bytes):
    with pytest.raises(BadInvitation):
        read_invitation(data)
    with pytest.raises(BadEnrolment):
        read_enrolment(data)


def test_a_book_is_not_read_as_an_invitation():
    with pytest.raises(BadInvitation):
        read_invitation(b"{" * 10_000_000)
