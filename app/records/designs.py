"""How printed things look where an office has changed the files of `resources/forms`.

Each change is a record of its own with all the files that differ, so what was in force at any entry
can be told; nothing here ever becomes a path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta

from app.errors import FieldErrors
from app.fields import Day, Names, Text
from app.language import N_
from app.records import deliveries
from app.resources import resource
from app.store import Column, Record, journal, line, session
from app.store.session import current

KNOWS = 5
"""The schema from which on a room's program knows of print designs."""

MOST = 3_000_000
"""Characters of a whole set."""

_Name = Annotated[str, Meta(pattern=r"^[a-z_]+(/[a-z_]+)?\Z", max_length=60)]


class ReplyDesign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reply brings of print designs: the changed files by name; none: as the program has."""

    files: dict[_Name, Annotated[str, Meta(max_length=MOST)]]


class PrintDesign(Record):
    """The files that look otherwise than the program's own, from one change on."""

    kind_name = "print_design"
    label = N_("Print design")
    ours_only = True
    in_ledgers = False

    names = Column(Names(), N_("Changed"))
    day = Column(Day(), N_("Date"), required=True)
    files = Column(Text(max=MOST), N_("Files"), travels=False, listed=False)
    given_by = Column(Text(max=40), N_("Given by"), travels=False, listed=False)


def keep(files: Mapping[str, str]) -> PrintDesign:
    """Let this installation print by these files (all that differ); none: by the program's own."""
    with journal.action("design.change") as act:
        return _add(act, files, None)


def take(act: journal.Action, brought: ReplyDesign, office: str) -> bool:
    """Print by what our office sent, as part of the action that takes its reply; whether it is new.

    An empty set takes back what it sent before; one that cannot be kept here is passed by.
    """
    if brought.files == files_of_office(office):
        return False
    try:
        _add(act, brought.files, office)
    except FieldErrors:
        return False
    return True


def _add(act: journal.Action, files: Mapping[str, str], office: str | None) -> PrintDesign:
    # Spelled in ASCII, so that no character of the wording is one that a field would refuse.
    spelled = json.dumps(dict(sorted(files.items())))
    return act.add(
        PrintDesign,
        names=sorted(files) or None,
        day=current().today(),
        files=spelled,
        given_by=office,
    )


def own_files(*, until: int | None = None) -> dict[str, str]:
    """The files that this installation has changed itself."""
    return _files(_newest(None, until))


def files_of_office(office: str, *, until: int | None = None) -> dict[str, str]:
    """The files that an office has sent."""
    return _files(_newest(office, until))


def in_force(*, until: int | None = None) -> dict[str, str]:
    """The files that things are printed by here where they differ from the program's.

    What was changed here counts before what the office above has sent.
    """
    if not (stands := PrintDesign.newest()):
        return {}
    office = deliveries.office()
    above = office.installation if office is not None else ""
    if until is not None:
        return {**files_of_office(above, until=until), **own_files(until=until)}
    global _known
    known, here = _known, (current(), stands, above)
    if known is None or known[0] != here:
        # A paper of a thousand pages asks for each of them.
        known = _known = here, {**files_of_office(above), **own_files()}
    return known[1]


_known: tuple[tuple[session.Store, int, str], dict[str, str]] | None = None


def changes() -> list[PrintDesign]:
    """The changes made here, the newest first."""
    mine = PrintDesign.given_by.is_null() & PrintDesign.voided.is_null()
    return list(PrintDesign.select().where(mine).order_by(PrintDesign.row.desc()))


def source(*parts: str) -> bytes:
    """The bytes of a file of `resources/forms` as things are printed by now: `source("card")`."""
    changed = in_force().get("/".join(parts)) if session.is_open() else None
    return changed.encode() if changed is not None else bundled(*parts)


@cache
def bundled(*parts: str) -> bytes:
    """The bytes of a file of `resources/forms` as it came with the program."""
    return resource("forms", *parts[:-1], f"{parts[-1]}.json").read_bytes()


def brought_to(room: str, *, until: int | None = None) -> ReplyDesign | None:
    """What the next reply brings a room: the whole set, or that there is none any more.

    None where none was ever changed, and for a room whose program is older than print designs.
    `until` is the entry of ours up to which it counts.
    """
    ever = PrintDesign.select().where(PrintDesign.voided.is_null())
    if until is not None:
        ever = ever.where(PrintDesign.entry <= until)
    if not ever.exists() or line.newest_schema(room) < KNOWS:
        return None
    return ReplyDesign(files=in_force(until=until))


def _newest(office: str | None, until: int | None) -> PrintDesign | None:
    asked = PrintDesign.voided.is_null()
    asked &= PrintDesign.given_by.is_null() if office is None else PrintDesign.given_by == office
    if until is not None:
        asked &= PrintDesign.entry <= until
    return PrintDesign.select().where(asked).order_by(PrintDesign.row.desc()).first()


def _files(design: PrintDesign | None) -> dict[str, str]:
    if design is None or not design.files:
        return {}
    return cast("dict[str, Any]", json.loads(design.files))
