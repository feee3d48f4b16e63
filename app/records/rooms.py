"""What an office knows of those who report to it."""

from __future__ import annotations

from app.fields import Code, Day, Flag, Moment, Text, Whole
from app.language import N_
from app.store import Column, Record


class Invitation(Record):
    """An invitation that an office has written for a room to be."""

    kind_name = "invitation"
    label = N_("Invitation")

    code = Column(Text(max=20), N_("Code"), required=True, index=True)
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    token = Column(Text(max=64), N_("Token"), required=True, travels=False, listed=False)
    day = Column(Day(), N_("Date"), required=True)
    used = Column(Flag(), N_("Used"))


class Room(Record):
    """An installation that reports here, with the keys it was enrolled with."""

    kind_name = "room"
    label = N_("Room")

    code = Column(Text(max=20), N_("Code"), required=True, index=True)
    name = Column(Text(max=60), N_("Name"), required=True, searchable="name")
    installation = Column(Text(max=40), N_("Identity"), required=True, listed=False, index=True)
    signer = Column(Text(max=100), N_("Signing key"), required=True, listed=False)
    recipient = Column(Text(max=100), N_("Encryption key"), required=True, listed=False)
    day = Column(Day(), N_("Enrolled"), required=True)
    quarantined = Column(Text(max=60), N_("Held back because"))


class ReceivedPackage(Record):
    """One package that came in on a stick, taken or held back."""

    kind_name = "received_package"
    label = N_("Package received")

    room = Column(Text(max=40), N_("Room (identity)"), index=True, listed=False)
    code = Column(Text(max=20), N_("Code"))
    epoch = Column(Text(max=40), N_("Stretch"), listed=False)
    serial = Column(Whole(min=1), N_("Serial"))
    first = Column(Whole(min=0), N_("From entry"), listed=False)
    last = Column(Whole(min=0), N_("To entry"), listed=False)
    records = Column(Whole(min=0), N_("Records"))
    sha256 = Column(Text(max=64), N_("Seal"), listed=False, index=True)
    time = Column(Moment(), N_("Received"))
    verdict = Column(Code(list="verdict"), N_("Taken"))
