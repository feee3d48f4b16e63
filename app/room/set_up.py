"""A room made by hand or from the invitation of its office, an office; what is asked for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from app import store
from app.errors import BadOfficeCode, BadPlaceCode, FieldErrors
from app.exchange.invitation import Invitation
from app.fields import Day, Entry, Name, PlaceCode, Text
from app.language import N_
from app.records import directory, places
from app.room import enrol

Make = Callable[[str], str]
"""Makes the installation with a password; gives the recovery code."""

ROOM: Final = {
    "village": Entry(
        Text(), N_("Village"), required=True, help=N_("Pinyin or characters: dianzi, 店子")
    ),
    "code": Entry(PlaceCode(), N_("Village code (12 digits)"), required=True),
    "village_name": Entry(Text(max=40), N_("Name of the village"), required=True),
    "name": Entry(Text(max=60), N_("Name of the room"), required=True),
    "keeper": Entry(Name(), N_("Your name"), required=True),
    "start_day": Entry(
        Day(),
        N_("Counting starts on"),
        required=True,
        help=N_(
            "Visits from this day on count here. Older ones may be added and found all the same."
        ),
    ),
}
OFFICE: Final = {
    "district": Entry(Text(), N_("District or city"), required=True),
    "code": Entry(Text(max=12), N_("District code (6 digits)"), required=True),
    "name": Entry(Text(max=60), N_("Name of the office"), required=True),
    "keeper": Entry(Name(), N_("Your name"), required=True),
}


def room(
    folder: Path,
    *,
    code: str,
    name: str,
    keeper: str,
    password: str,
    start_day: datetime.date | None = None,
    village: str = "",
    invitation: bytes | None = None,
) -> str:
    """Make a room with the village it stands in, and leave it open; its recovery code.

    `code` is the village's code of 12 digits with the number of the installation
    (`370406101200-01`); `village` names a village that the bundled directory does not have.
    Raises FolderNotEmpty, PasswordTooShort, FieldErrors, BadInvitation.
    """
    recovery = store.create(
        folder,
        kind="room",
        code=code,
        name=name,
        keeper=keeper,
        password=password,
        start_day=start_day,
    )
    place = code[:12]
    if directory.village(place) is not None:
        places.ensure(place)
    elif village:
        places.add(code=place, type="village", name=village)
    if invitation is not None:
        enrol.take_invitation(invitation)
    return recovery


def usual_name(village: str) -> str:
    """What the room of a village is called unless somebody calls it otherwise."""
    return f"{village}法律服务工作室"


def room_of(
    folder: Path,
    values: Mapping[str, Any],
    invited: Invitation | None,
    letter: bytes | None,
    *,
    listed: bool,
) -> Make:
    """How a room is made of what was typed, or of its invitation and the `letter` that it came in.

    A code that is not `listed` was typed by hand. Raises FieldErrors.
    """
    if not listed:
        try:
            PlaceCode().check(values["code"])
        except BadPlaceCode as error:
            raise FieldErrors({"code": error}) from error
    return lambda password: room(
        folder,
        code=invited.code if invited else f"{values['village'] or values['code']}-01",
        name=values["name"],
        keeper=values["keeper"],
        password=password,
        start_day=values["start_day"],
        village=values["village_name"] or "",
        invitation=letter,
    )


def office_of(folder: Path, values: Mapping[str, Any]) -> Make:
    """How an office is made of what was typed. Raises FieldErrors."""
    code = values["district"] or values["code"]
    if not (code.isdigit() and len(code) in (4, 6, 9)):
        raise FieldErrors({"code": BadOfficeCode(typed=code)})
    return lambda password: store.create(
        folder,
        kind="office",
        code=code,
        name=values["name"],
        keeper=values["keeper"],
        password=password,
    )
