"""The code of squares of a certificate: what goes in comes out, and nothing else is believed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import seal
from app.records.certificates import facts
from app.records.certificates.facts import Facts, Newer, Unreadable
from app.records.certificates.refusals import CodeTooLong

SECRET, PUBLIC = seal.new_signer()
DAY = datetime.date(2026, 1, 5)
SAID = Facts("appointment", "（2026）山聘字第1号", "王建国", "山亭区司法局", DAY, what="法治副主任")

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\n"), max_size=25
)
days = st.dates(datetime.date(1000, 1, 1))
any_facts = st.builds(
    Facts,
    kind=words, number=words, name=words, issuer=words, day=days,
    sex=st.sampled_from(("", "1", "2")), village=words, what=words,
    since=st.none() | days, until=st.none() | days, ends=st.booleans(),
    hours=st.integers(0, 9999),
)  # fmt: skip


def signed(said=SAID):
    return facts.sign(said, secret=SECRET, public=PUBLIC)


@given(any_facts)
def test_every_fact_comes_out_as_it_went_in_and_signed(said):
    read = facts.read(signed(said))
    assert read.facts == said
    assert read.key == seal.key_id(PUBLIC)
    seal.verify_certificate(PUBLIC, read.signed, read.signature)


@given(st.binary(max_size=400))
def test_base45_is_read_back(data):
    assert facts.from_base45(facts.base45(data)) == data


def test_base45_is_that_of_the_standard():
    assert facts.base45(b"AB") == "BB8"
    assert facts.base45(b"Hello!!") == "%69 VD92EX0"
    assert facts.from_base45("QED8WEX0") == b"ietf!"


@given(any_facts, st.integers(0, 10_000), st.integers(1, len(facts._CHARACTERS) - 1))
def test_no_character_of_a_code_can_be_changed(said, place, further):
    code = signed(said)
    at = len(facts.PREFIX) + place % (len(code) - len(facts.PREFIX))
    characters = facts._CHARACTERS
    other = characters[(characters.index(code[at]) + further) % len(characters)]
    try:
        read = facts.read(code[:at] + other + code[at + 1 :])
    except Unreadable:
        return
    with pytest.raises(seal.SealError):
        seal.verify_certificate(PUBLIC, read.signed, read.signature)


@given(any_facts, st.integers(0, 10_000))
def test_no_part_of_a_code_passes_for_the_whole(said, length):
    code = signed(said)
    cut = code[: length % len(code)]
    try:
        read = facts.read(cut)
    except Unreadable:
        return
    with pytest.raises(seal.SealError):
        seal.verify_certificate(PUBLIC, read.signed, read.signature)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    for each in (text, facts.PREFIX + text):
        with pytest.raises(Unreadable):
            facts.read(each)


def test_a_later_version_is_told_from_a_forgery():
    with pytest.raises(Newer):
        facts.read("LR2:ABC")


def test_a_fact_cannot_hide_a_line_of_its_own():
    with pytest.raises(seal.NotCanonical):
        signed(Facts("honour", "1", "王\n建国", "局", DAY))


def test_what_is_too_long_for_a_readable_code_is_refused():
    with pytest.raises(CodeTooLong):
        signed(Facts("honour", "1", "王" * 400, "局", DAY))


def test_the_signature_of_something_else_is_none_of_a_certificate():
    read = facts.read(signed())
    package = seal.sign(SECRET, read.signed, "legalroom/1")
    import base64

    bare = base64.b64decode(package.split(b"\n")[1])[10:]
    with pytest.raises(seal.BadSignature):
        seal.verify_certificate(PUBLIC, read.signed, bare)


def test_another_program_can_check_the_signature():
    import base64

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    read = facts.read(signed())
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(PUBLIC)[10:])
    key.verify(read.signature, b"legalroom:certificate:1\0" + read.signed)


def test_a_usual_letter_of_appointment_stays_coarse():
    said = Facts(
        "appointment", "（2026）山聘字第123号", "欧阳建国", "枣庄市山亭区司法局", DAY,
        village="山亭区店子镇店子村民委员会", what="法治副主任",
        since=DAY, until=datetime.date(2028, 1, 4), ends=True,
    )  # fmt: skip
    import segno

    assert segno.make_qr(signed(said), error="m", boost_error=False).symbol_size(border=0)[0] <= 61
