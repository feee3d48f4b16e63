import hashlib

import pytest

from app import seal
from app.exchange.inside import payload
from app.exchange.invitation import enrol
from app.exchange.label import package_path, peek
from app.exchange.package import write_package
from app.exchange.refusals import (
    BadProof,
    BodyDiffers,
    DoesNotFollow,
    ForSomeoneElse,
    PackageTooLarge,
    UnknownSender,
)
from app.exchange.shapes import Header, HeldReceipt, Receipt
from tests.exchange.making import (
    CODE,
    EPOCH,
    LATER,
    OFFICE,
    ORIGIN,
    World,
    journal,
    world,
)


@pytest.fixture
def w() -> World:
    return world()


def test_what_is_written_is_what_is_read(w: World):
    made = journal()
    photo = b"\xff\xd8\xff a photo"
    digest = hashlib.sha256(photo).hexdigest()
    package = w.read(*w.write(made, attachments={digest: photo}))
    assert [entry.bytes for entry in package.entries] == [entry for entry, _ in made.entries]
    assert [(v.record, v.nonce, v.body) for v in package.versions] == [
        version for _, versions in made.entries for version in versions
    ]
    assert [(a.sha256, a.content) for a in package.attachments] == [(digest, photo)]
    assert package.header == w.header(made)


def test_the_same_input_gives_the_same_bag(w: World):
    made = journal()
    header = w.header(made)
    assert payload(header, made.entries, {}, None) == payload(header, made.entries, {}, None)


def test_a_package_may_begin_in_the_middle(w: World):
    package = w.read(*w.write(journal(), first=3))
    assert [entry.number for entry in package.entries] == [3, 4]
    assert package.header.receipt == HeldReceipt(2, package.header.previous)


def test_nothing_happened_is_a_package_too(w: World):
    package = w.read(*w.write(journal(), first=5))
    assert (package.entries, package.header.first, package.header.last) == ([], 5, 4)


def test_a_restored_room_goes_on_in_a_new_epoch(w: World):
    made = journal()
    made.begin_epoch(LATER)
    made.add("visit.log", [{"facts": "来问低保"}])
    package = w.read(*w.write(made))
    assert [entry.said.epoch for entry in package.entries[-3:]] == [EPOCH, LATER, LATER]


def test_a_package_may_begin_with_a_new_epoch(w: World):
    made = journal()
    made.begin_epoch(LATER)
    assert w.read(*w.write(made, first=5)).entries[0].said.action == "epoch.begin"


def test_what_the_law_erased_travels_as_a_gap(w: World):
    made = journal()
    entry, [(record, _, _)] = made.entries[1]
    made.entries[1] = (entry, [(record, None, None)])
    package = w.read(*w.write(made))
    assert (package.versions[0].nonce, package.versions[0].body) == (None, None)


def test_a_label_is_listed_without_any_key(w: World):
    label = peek(w.write(journal())[1])
    assert (label.kind, label.code, label.serial, label.last) == ("report", CODE, 1, 4)


def test_an_earlier_key_of_ours_still_opens(w: World):
    newer = seal.new_age()[0]
    assert w.read(*w.write(journal()), identities=[newer, w.identity]).entries


def test_a_receipt_comes_back_in_a_reply(w: World):
    receipt = Receipt("2026-12-01", 4, EPOCH, "b" * 64, ORIGIN)
    to = seal.fingerprint(w.recipient)
    header = Header("reply", "370406", OFFICE, EPOCH, 1, 1, 0, to)
    sealed = write_package(header, [], {}, recipient=w.recipient, signer=w.signer, receipt=receipt)
    package = w.read(*sealed, kind="reply", key_of={OFFICE: w.public}.get)
    assert (package.receipt, package.label.code) == (receipt, "370406")


def test_packages_lie_where_the_format_says():
    path = package_path("report", CODE, EPOCH, 12)
    assert str(path) == f"LEGALROOM/report/{CODE}/{EPOCH}-12.age"


@pytest.mark.parametrize("room", ["../../etc", "", "370406101200-01/x"])
def test_no_path_is_made_of_anything_but_a_code(room: str):
    with pytest.raises(ValueError, match="path"):
        package_path("report", room, EPOCH, 1)


# What the sender does not even send


def test_a_broken_chain_is_not_sent(w: World):
    made = journal()
    made.entries.pop(1)
    with pytest.raises(DoesNotFollow):
        w.write(made)


def test_a_body_that_does_not_fit_is_not_sent(w: World):
    made = journal()
    entry, [(record, nonce, _)] = made.entries[1]
    made.entries[1] = (entry, [(record, nonce, b"{}")])
    with pytest.raises(BodyDiffers):
        w.write(made)


def test_nothing_is_encrypted_to_another_than_the_label_says(w: World):
    with pytest.raises(ForSomeoneElse):
        w.write(journal(), to="0" * 24)


def test_more_than_fits_is_not_sent(w: World):
    much = b"\0" * (64 * 1024 * 1024)
    with pytest.raises(PackageTooLarge):
        w.write(journal(), attachments={hashlib.sha256(much).hexdigest(): much})


# Newcomers


def _newcomer(w: World, token: str, **other: str):
    said = {"code": CODE, "origin": ORIGIN, "minisign": w.public, "age": w.recipient}
    return enrol(**{**said, **other}, token=token)


def _first_package(w: World, proof: str | None) -> tuple[bytes, bytes]:
    made = journal()
    return write_package(
        w.header(made), made.entries, {}, recipient=w.recipient, signer=w.signer, proof=proof
    )


def test_an_invited_newcomer_is_taken_in(w: World):
    token = seal.new_token()
    enrolment = _newcomer(w, token)
    sealed = _first_package(w, enrolment.proof)
    package = w.read(*sealed, key_of=lambda _: None, admit=lambda code: (enrolment, token))
    assert package.label.proof == enrolment.proof


def test_a_newcomer_without_proof_is_refused(w: World):
    token = seal.new_token()
    enrolment = _newcomer(w, token)
    with pytest.raises(BadProof):
        w.read(
            *_first_package(w, None),
            key_of=lambda _: None,
            admit=lambda code: (enrolment, token),
        )


def test_a_newcomer_without_invitation_is_refused(w: World):
    with pytest.raises(UnknownSender):
        w.read(*_first_package(w, "a" * 64), key_of=lambda _: None)


@pytest.mark.parametrize(
    "other",
    [
        {"code": "370406101200-02"},
        {"origin": OFFICE},
        {"minisign": seal.new_signer()[1]},
        {"age": seal.new_age()[1]},
    ],
    ids=["code", "origin", "minisign", "age"],
)
def test_a_proof_does_not_serve_for_anything_else(w: World, other: dict[str, str]):
    token = seal.new_token()
    proof = _newcomer(w, token).proof
    forged = _newcomer(w, token, **other)
    forged = type(forged)(forged.code, forged.origin, forged.minisign, forged.age, proof)
    with pytest.raises(BadProof):
        w.read(*_first_package(w, proof), key_of=lambda _: None, admit=lambda code: (forged, token))


def test_a_proof_made_with_another_token_is_refused(w: World):
    enrolment = _newcomer(w, seal.new_token())
    token = seal.new_token()
    with pytest.raises(BadProof):
        w.read(
            *_first_package(w, enrolment.proof),
            key_of=lambda _: None,
            admit=lambda code: (enrolment, token),
        )
