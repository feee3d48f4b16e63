"""What the first release wrote, every later one reads; what it refused, every later one refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.exchange import refusals
from app.exchange.invitation import read_enrolment, read_invitation
from app.exchange.package import Package, read_package

FOLDER = Path("tests/data/package/1")
KEYS = json.loads((FOLDER / "keys.json").read_text())
REASONS = json.loads((FOLDER / "refused" / "reasons.json").read_text())


def read(path: Path, kind: str = "report", **other: Any) -> Package:
    sender, receiver = ("room", "office") if kind == "report" else ("office", "room")
    arguments: dict[str, Any] = {
        "kind": kind,
        "key_of": {KEYS[sender]["origin"]: KEYS[sender]["minisign"]}.get,
        "identities": [KEYS[receiver]["age_identity"]],
    }
    minisig = path.with_name(path.name + ".minisig").read_bytes()
    return read_package(path.read_bytes(), minisig, **{**arguments, **other})


def test_the_report_is_read():
    package = read(FOLDER / "report.age")
    assert (len(package.entries), len(package.versions), len(package.attachments)) == (2, 1, 1)


def test_the_empty_report_is_read():
    assert read(FOLDER / "empty.age").header.first == 3


def test_the_report_of_a_restored_room_is_read():
    assert read(FOLDER / "restored.age").entries[-1].said.action == "epoch.begin"


def test_the_reply_is_read():
    receipt = read(FOLDER / "reply.age", "reply").receipt
    assert receipt is not None
    assert receipt.delivered_to == 2


def test_the_newcomer_is_taken_in():
    invitation = read_invitation((FOLDER / "invitation").read_bytes())
    enrolment = read_enrolment((FOLDER / "enrolment.pub").read_bytes())
    package = read(
        FOLDER / "newcomer.age",
        key_of=lambda _: None,
        admit=lambda code: (enrolment, invitation.token),
    )
    assert package.header.code == invitation.code


@pytest.mark.parametrize("name", REASONS)
def test_refuses_what_was_refused(name: str):
    with pytest.raises(refusals.Refused) as caught:
        read(FOLDER / "refused" / f"{name}.age")
    assert type(caught.value).__name__ == REASONS[name]
