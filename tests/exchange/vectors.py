"""Make the test vectors of a format, once: `python -m tests.exchange.vectors tests/data/package/N`.

Encryption is random, so they are never made again: what one release wrote every later one reads.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from app import seal
from app.exchange.invitation import Invitation, enrol, write_enrolment, write_invitation
from app.exchange.package import write_package
from app.exchange.shapes import Header, Receipt
from tests.exchange import wrong, wrong_bag, wrong_journal  # noqa: F401 - they fill RULES
from tests.exchange.making import CODE, EPOCH, LATER, OFFICE, ORIGIN, World, journal, world

LARGEST = 16 * 1024


def make(folder: Path) -> None:
    folder.mkdir(parents=True)
    w = world()
    signer, public = seal.new_signer()
    identity, recipient = seal.new_age()
    office = World(signer, public, identity, recipient)
    _keys(folder, w, office)
    for name, sealed in _good(w, office, _enrol(folder, w, office)).items():
        _put(folder, name, sealed)
    _refused(folder / "refused", w)


def _keys(folder: Path, w: World, office: World) -> None:
    # A world holds the signer of one side and the age identity of the other.
    room = _side(ORIGIN, w.signer, w.public, office.identity, office.recipient)
    other = _side(OFFICE, office.signer, office.public, w.identity, w.recipient)
    keys = {"room": room, "office": other}
    (folder / "keys.json").write_text(json.dumps(keys, indent=1) + "\n")


def _side(origin: str, secret: str, minisign: str, identity: str, age: str) -> dict[str, str]:
    return {
        "origin": origin,
        "minisign": minisign,
        "minisign_secret": secret,
        "age": age,
        "age_identity": identity,
    }


def _enrol(folder: Path, w: World, office: World) -> str:
    token = seal.new_token()
    invitation = Invitation(
        code=CODE,
        name="店子村法律服务工作室",
        office_code="370406",
        office_name="山亭区司法局",
        office_origin=OFFICE,
        office_minisign=office.public,
        office_age=w.recipient,
        token=token,
    )
    room_age = office.recipient
    enrolment = enrol(code=CODE, origin=ORIGIN, minisign=w.public, age=room_age, token=token)
    (folder / "invitation").write_bytes(write_invitation(invitation))
    (folder / "enrolment.pub").write_bytes(write_enrolment(enrolment))
    return enrolment.proof


def _good(w: World, office: World, proof: str) -> dict[str, tuple[bytes, bytes]]:
    photo = b"\xff\xd8\xff\xe0 not much of a photo"
    one = journal(1)
    restored = journal(2)
    restored.begin_epoch(LATER)
    to_room = seal.fingerprint(office.recipient)
    reply = Header("reply", "370406", OFFICE, LATER, 1, 1, 0, to_room)
    receipt = Receipt("2026-12-01", 2, EPOCH, one.previous, ORIGIN)
    return {
        "report": w.write(one, attachments={hashlib.sha256(photo).hexdigest(): photo}),
        "newcomer": write_package(
            w.header(one), one.entries, {}, recipient=w.recipient, signer=w.signer, proof=proof
        ),
        "empty": w.write(one, first=3, serial=2),
        "restored": w.write(restored, first=2, serial=3),
        "reply": write_package(
            reply, [], {}, recipient=office.recipient, signer=office.signer, receipt=receipt
        ),
    }


def _refused(folder: Path, w: World) -> None:
    folder.mkdir()
    reasons: dict[str, str] = {}
    for name, (refusal, case_of) in wrong.RULES.items():
        case = case_of(w)
        if not case.arguments and len(case.ciphertext) <= LARGEST:
            _put(folder, name, (case.ciphertext, case.minisig))
            reasons[name] = refusal.__name__
    (folder / "reasons.json").write_text(json.dumps(reasons, indent=1) + "\n")


def _put(folder: Path, name: str, sealed: tuple[bytes, bytes]) -> None:
    (folder / f"{name}.age").write_bytes(sealed[0])
    (folder / f"{name}.age.minisig").write_bytes(sealed[1])


if __name__ == "__main__":
    make(Path(sys.argv[1]))
