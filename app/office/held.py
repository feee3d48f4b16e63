"""Why an office lays a well-made package aside instead of taking it in."""

from __future__ import annotations

from typing import ClassVar

from app.errors import AppError
from app.exchange import refusals
from app.exchange.refusals import Refused
from app.language import N_
from app.records import directory


class HeldBack(AppError):
    """A package that waits (code).

    `key` is what the record of it says, `advice` what to do about it, to be translated; `by_itself`
    where a later stick settles it and nobody has to.
    """

    key: ClassVar[str] = "held"
    advice: ClassVar[str] = N_("Call the room and ask what has happened there.")
    by_itself: ClassVar[bool] = False
    message = N_("This package from {code} was laid aside. Please call and ask.")


class SerialGap(HeldBack):
    """Earlier entries are missing (code, missing: serials)."""

    key = "gap"
    advice = N_(
        "Ask the room to deliver once more: what the office has not answered goes along each time."
    )
    by_itself = True
    message = N_("Package {missing} from {code} has not come yet. This one waits until it is here.")


class Forgotten(HeldBack):
    """The sender holds a receipt for what is not here: this office was restored (code)."""

    key = "forgotten"
    advice = N_("Nothing needs doing: everything comes again with the next stick of this room.")
    by_itself = True
    message = N_(
        "This office was restored from a backup and no longer has what {code} sent before. "
        "The answer on the stick asks for all of it again."
    )


class Forked(HeldBack):
    """The same entry number with something else in it: two computers write as one (code)."""

    key = "forked"
    advice = N_(
        "Look at what each of the two has recorded, call and ask which one is the true one, and "
        "choose it. The other one is given a code of its own; both can report again then."
    )
    message = N_(
        "Two computers are recording as {code}: one seems to be a copy of the other. "
        "Nothing was mixed. Please call and find out which one is right."
    )


class Decided(HeldBack):
    """More of a copied computer of which somebody has decided what becomes of it (code)."""

    key = "decided"
    advice = N_(
        "Nothing needs doing: the answer on its stick tells this computer what it is to do."
    )
    by_itself = True
    message = N_(
        "This comes from one of the two computers that recorded as {code}. It was decided which is "
        "the true one; the answer on the stick says so."
    )


class Rewritten(HeldBack):
    """What this office has confirmed is told otherwise now: no copy does that (code, number)."""

    key = "rewritten"
    advice = N_(
        "Keep the stick and go there: run the check on the room's computer, and ask who has worked "
        "on it. What was received before stands as it was."
    )
    message = N_(
        "What {code} has reported before, and this office has confirmed, reads otherwise now. "
        "A copied computer does not do that: the records there were changed from outside, or the "
        "disk is damaged. Nothing was taken in."
    )


class Superseded(HeldBack):
    """More of what a restored backup has left behind (code)."""

    key = "superseded"
    advice = N_(
        "Call and have the old computer stopped; "
        "what it wrote since is entered again on the new one."
    )
    message = N_(
        "{code} goes on from a restored backup, but this package comes from before that. "
        "It was laid aside. Please call and ask whether the old computer is still in use."
    )


class SecondComputer(HeldBack):
    """A second backup was restored from a point that has been left behind (code)."""

    key = "second_computer"
    advice = N_(
        "Call and ask which computer is in use. If it is the one that sent this, it may go on."
    )
    message = N_(
        "{code} was restored from a backup a second time, perhaps on two computers. "
        "It was laid aside. Please call and ask which one is in use."
    )


class SecondKey(HeldBack):
    """Another installation holds the invitation of a room that is here already (code)."""

    key = "second_key"
    advice = N_(
        "Call and ask who uses the second computer. If both are needed, invite the second one."
    )
    message = N_(
        "A second computer has registered as {code}. It was laid aside. "
        "Please call; if both are in use, invite the second one under a number of its own."
    )


class NotTaken(HeldBack):
    """A package that was refused, and nothing has come in its place since (file, day, why)."""

    key = "not_taken"
    advice = N_(
        "Ask the room to deliver once more. Once what it sends is in, nothing else needs doing."
    )
    message = N_("Not taken in on {day}: {why} File: {file}")


class NotItsOwn(Refused):
    """A package speaks of records that somebody else made (code, record if one is meant)."""

    key = "not_its_own"
    message = N_(
        "This package from {code} changes records that are not its own, so it was not taken in. "
        "Please call and ask."
    )


class Swapped(Refused):
    """The signature belongs to another package of the same stick (code)."""

    key = "swapped"
    message = N_(
        "Two signature files are swapped: that of {code} belongs to another package on this stick. "
        "Please ask the room to deliver once more."
    )


class OtherArea(Refused):
    """A package of a room that reports to another office (code)."""

    key = "other_area"
    message = N_("{code} is a room of {area} and reports there. Please give the stick back.")

    def __init__(self, *, code: str, **said: object) -> None:
        super().__init__(code=code, **said)
        self.data["area"] = directory.districts().get(code[:6], code[:6])


HELD: tuple[type[HeldBack], ...] = (
    HeldBack, SerialGap, Forgotten, Forked, Decided, Rewritten, Superseded, SecondComputer,
    SecondKey,
)  # fmt: skip

REASONS: dict[str, type[AppError]] = {
    each.key: each for each in (*HELD, NotItsOwn, Swapped, OtherArea, *refusals.EVERY)
}
"""What the record of a package says, to the class that words it."""
