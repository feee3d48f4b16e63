"""Take an office's invitation, and answer it with our own keys on the stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.errors import AppError
from app.exchange import drive, invitation
from app.exchange.invitation import CAP, Enrolment
from app.language import N_
from app.records import deliveries
from app.records.deliveries import Office
from app.store import Installation, backup, journal
from app.store.own_keys import public_keys
from app.store.session import current


class InvitedByItself(AppError):
    """An office was given its own invitation."""

    message = N_("This invitation was written here; take it to the room that it is for.")


class OtherOffice(AppError):
    """The room reports to another office already (name of that one, name of the new one)."""

    message = N_("This room reports to {name} already. Ask {other} whether it shall change.")


class OtherName(AppError):
    """The invitation would give an enrolled room another code or name (both, old and new)."""

    message = N_(
        "This room is {name} ({code}). The invitation is for {new_name} ({new_code})."
        " Is it the right one? From then on the room reports under that code and name."
    )


def take_invitation(
    data: bytes,
    *,
    change_office: bool = False,
    change_name: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Office:
    """Report to the office of an invitation (the bytes of its file) from now on.

    Records and their numbers stay; code and name become those of the invitation. Taking the same
    invitation again changes nothing; before it is taken a backup is made. Raises BadInvitation,
    InvitedByItself, OtherOffice (unless `change_office`), OtherName where the room has an office
    (unless `change_name`), BackupFailed.
    """
    invited = invitation.read_invitation(data)
    store = current()
    if invited.office_origin == store.origin:
        raise InvitedByItself
    known = deliveries.office()
    if known is not None and known.token == invited.token:
        return known
    if known is not None and known.installation != invited.office_origin and not change_office:
        raise OtherOffice(name=known.name, other=invited.office_name)
    mine, given = (store.code, store.name), (invited.code, invited.name)
    if known is not None and mine != given and not change_name:
        raise OtherName(
            code=store.code, name=store.name, new_code=invited.code, new_name=invited.name
        )
    backup.make_before("invitation", progress=progress)
    with journal.action("office.take") as act:
        if mine != given:
            here = journal.get(Installation, store.origin)
            act.change(here, code=invited.code, name=invited.name)
        taken = act.add(
            Office,
            installation=invited.office_origin,
            code=invited.office_code,
            name=invited.office_name,
            signer=invited.office_minisign,
            recipient=invited.office_age,
            given_code=invited.code,
            token=invited.token,
            day=store.today(),
        )
    store.code, store.name = invited.code, invited.name
    return taken


def answer(office: Office) -> Enrolment:
    """Our answer to the invitation: our keys, and the proof that we were invited."""
    keys = public_keys()
    return invitation.enrol(
        code=office.given_code,
        origin=current().origin,
        minisign=keys.minisign,
        age=keys.age,
        token=office.token,
    )


def put_on_stick(stick: Path, office: Office) -> None:
    """Write our answer beside the reports, unless it lies there already. Raises StickError."""
    data = invitation.write_enrolment(answer(office))
    path = invitation.enrolment_path(office.given_code)
    # Another computer may have answered under our code; it is for the office to see both.
    for number in range(2, 100):
        target = stick / path
        if not target.is_file():
            drive.write_safely(stick, path, data)
            return
        with drive.refusing(stick), target.open("rb") as opened:
            if opened.read(CAP + 1) == data:
                return
        path = path.with_name(f"{office.given_code}-{number}.pub")
