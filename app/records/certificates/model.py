"""The records of certificates: issued ones, what rooms ask for, answers, keys of issuers."""

from __future__ import annotations

from app.fields import Code, Day, Flag, Name, Reference, Text, Whole
from app.language import N_
from app.store import Column, Record

ISSUED, SUPERSEDED, REVOKED = "issued", "superseded", "revoked"
"""Where a certificate stands."""

REFUSED = "refused"
"""The other answer to a request."""

_LIST = 3_000_000


class Certificate(Record):
    """One certificate as it stands on paper, signed; numbers are never used twice.

    A room keeps those that its office has issued for it (`received`), with numbers of the office.
    """

    kind_name = "certificate"
    label = N_("Certificate")
    ours_only = True

    kind = Column(Code(list="certificate_kind"), N_("Kind of certificate"), required=True)
    number = Column(
        Text(max=60), N_("Certificate number"), required=True, searchable=True, index=True
    )
    year = Column(Whole(min=1900, max=9999), N_("Year"), listed=False)
    sequence = Column(Whole(min=1), N_("Running number"), listed=False)
    person = Column(Reference(to="person"), N_("Person"), index=True, listed=False)
    name = Column(Name(), N_("Name on it"), required=True, searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    village = Column(Text(max=60), N_("Village or unit"), searchable=True)
    what = Column(Text(max=80), N_("As what, or for what"), searchable=True)
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"), index=True)
    ends = Column(Flag(), N_("No longer valid after the last day"), listed=False)
    hours = Column(Whole(min=1, max=9999), N_("Hours"))
    issuer = Column(Text(max=60), N_("Issued by"), required=True)
    day = Column(Day(), N_("Date of issue"), required=True)
    photo = Column(Reference(to="attachment"), N_("Photo"), listed=False, travels=False)
    code = Column(Text(max=3000), N_("Signed facts"), listed=False)
    state = Column(Code(list="certificate_state"), N_("State"), default=ISSUED)
    ended = Column(Day(), N_("Ended on"))
    end_reason = Column(Code(list="revoke_reason"), N_("Why it ended"))
    end_words = Column(Text(max=200), N_("Note"), travels=False)
    replaces = Column(Text(max=60), N_("In place of"), listed=False)
    why = Column(Code(list="reissue_reason"), N_("Why reissued"))
    printed = Column(Day(), N_("Printed on"))
    request = Column(Reference(to="certificate_request"), N_("Asked for by"), listed=False)
    received = Column(Flag(), N_("Issued by the office above"), listed=False)
    prints = Column(Flag(), N_("May be printed here"), listed=False)

    def heading(self) -> str:
        """Number and name."""
        return f"{self.number} {self.name}"


class CertificateRequest(Record):
    """What a room asks its office to issue, and what the office answered."""

    kind_name = "certificate_request"
    label = N_("Certificate asked for")
    belongs_to = "certificate"
    counted = True

    kind = Column(Code(list="certificate_kind"), N_("Kind of certificate"), required=True)
    person = Column(Reference(to="person"), N_("Person"), index=True, listed=False)
    name = Column(Name(), N_("Name on it"), required=True, searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    village = Column(Text(max=60), N_("Village or unit"))
    what = Column(Text(max=80), N_("As what, or for what"))
    since = Column(Day(), N_("From"))
    until = Column(Day(), N_("To"))
    hours = Column(Whole(min=1, max=9999), N_("Hours"))
    day = Column(Day(), N_("Asked on"), required=True)
    words = Column(Text(max=200, lines=2), N_("Words to the office"))
    state = Column(Code(list="certificate_answer"), N_("Answer of the office"), index=True)
    answered = Column(Day(), N_("Answered on"))
    answer = Column(Text(max=40), N_("Answer (identity)"), listed=False)
    answer_words = Column(Text(max=200), N_("Words of the office"))
    certificate = Column(Reference(to="certificate"), N_("Certificate"), listed=False)


class CertificateAnswer(Record):
    """What an office has answered to a request; goes with the next reply until it is there."""

    kind_name = "certificate_answer"
    label = N_("Answer to a request")
    ours_only = True
    in_ledgers = False

    request = Column(Text(max=40), N_("Request"), required=True, index=True, listed=False)
    room = Column(Text(max=40), N_("Room (identity)"), required=True, index=True, listed=False)
    verdict = Column(Code(list="certificate_answer"), N_("Answer of the office"), required=True)
    words = Column(Text(max=200), N_("Words to the room"))
    day = Column(Day(), N_("Answered on"), required=True)
    certificate = Column(Reference(to="certificate"), N_("Certificate"), listed=False)
    prints = Column(Flag(), N_("The room prints it"))


class Revocations(Record):
    """An issuer's signed list of what is valid no more; what any of them says stays revoked."""

    kind_name = "revocations"
    label = N_("List of revoked certificates")
    in_ledgers = False

    key = Column(Text(max=16), N_("Key"), required=True, index=True, listed=False)
    serial = Column(Whole(min=1), N_("Serial"), required=True)
    day = Column(Day(), N_("Date"), required=True)
    text = Column(Text(max=_LIST), N_("List"), required=True, listed=False)
    signature = Column(Text(max=2048, lines=4), N_("Signature"), required=True, listed=False)


class Issuer(Record):
    """Another issuer whose key somebody has taken in from a file and confirmed."""

    kind_name = "issuer"
    label = N_("Known issuer")
    ours_only = True
    in_ledgers = False

    name = Column(Text(max=100), N_("Name"), required=True)
    code = Column(Text(max=20), N_("Code"))
    key = Column(Text(max=100), N_("Signing key"), required=True, listed=False)
    day = Column(Day(), N_("Taken in on"), required=True)


class CertificateNumbers(Record):
    """The last number of a kind and year that somebody read on paper."""

    kind_name = "certificate_numbers"
    label = N_("Last number on paper")

    kind = Column(Code(list="certificate_kind"), N_("Kind of certificate"), required=True)
    year = Column(Whole(min=1900, max=9999), N_("Year"), required=True)
    last = Column(Whole(min=0), N_("Last number"), required=True)
    epoch = Column(Text(max=40), N_("Stretch"), listed=False)
