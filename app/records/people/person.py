"""Anybody: villager, mediator, lawyer; each person once, however often met."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from app import codes
from app.errors import AppError, AttachmentDamaged
from app.fields import (
    Address,
    Code,
    Codes,
    Day,
    IdentityNumber,
    Name,
    Phone,
    Reference,
    Text,
    age_on,
    birth_and_sex,
)
from app.language import N_, n_
from app.records import attachments, layouts, photos, places
from app.store import Column, Record, journal, registry
from app.store.session import current

_SERVES = frozenset(
    {"name", "sex", "village", "unit", "title", "origin_kind", "duty_days", "public_phone"}
)
"""What of a person comes down from an office."""

LISTED: Final = ("watched", "lifted", "poor", "allowance", "destitute")
"""The codes of `group` that say of somebody to be on the list of those in need."""

_UNUSUAL = re.compile("[0-9A-Za-z]")


def kept_groups(values: Mapping[str, Any]) -> frozenset[str]:
    """The column `groups` where it says that somebody is on the list: that stays in the room.

    Whether it does follows from what it holds alone, so earlier versions need no second look.
    """
    listed = any(each in LISTED for each in values.get("groups") or ())
    return frozenset({"groups"}) if listed else frozenset()


class UnusualName(AppError):
    """A name that nobody bears: with letters, digits or a phone in it (name)."""

    message = N_("“{name}” holds letters or digits.")


class Person(Record):
    """Somebody met or serving; particulars that villages keep private stay in the room."""

    kind_name = "person"
    label = N_("Person")
    counted = True
    comes_down = True

    name = Column(Name(), N_("Name"), required=True, searchable="name", index=True)
    nicknames = Column(Name(), N_("Also called"), searchable="name")
    sex = Column(Code(list="sex"), N_("Sex"))
    birth = Column(Day(), N_("Born"))
    identity = Column(
        IdentityNumber(),
        N_("Identity number"),
        private=True,
        travels=False,
        searchable=True,
        index=True,
    )
    identity_missing = Column(Code(list="identity_missing"), N_("Why there is no number"))
    phone = Column(Phone(), N_("Phone"), private=True, travels=False, searchable=True, index=True)
    phone2 = Column(Phone(), N_("Second phone"), private=True, travels=False, searchable=True)
    village = Column(Reference(to="place"), N_("Village"))
    team = Column(Text(max=20), N_("Team"))
    address = Column(Address(), N_("Address"), private=True, travels=False, searchable=True)
    household = Column(Name(), N_("Household"), travels=False, searchable="name")
    groups = Column(Codes(list="group"), N_("Groups"))
    ethnic = Column(Code(list="ethnic"), N_("Ethnic group"), listed=False)
    education = Column(Code(list="education"), N_("Education"), listed=False)
    unit = Column(Text(max=60), N_("Unit"), searchable=True)
    title = Column(Text(max=40), N_("Title"))
    origin_kind = Column(Code(list="personnel_origin"), N_("Comes from"), listed=False)
    duty_days = Column(Text(max=40), N_("Duty days"))
    public_phone = Column(
        Phone(),
        N_("Public phone"),
        help=N_("Of somebody who serves: printed on cards and boards, and known to the office"),
        listed=False,
    )
    photo = Column(Reference(to="attachment"), N_("Photo"), listed=False, travels=False)
    note = Column(Text(max=500, lines=3), N_("Note"), travels=False, listed=False)

    @classmethod
    def kept_here(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """Besides what never travels, that somebody is on the list of those in need."""
        return super().kept_here(values) | kept_groups(values)

    @classmethod
    def stays_above(cls) -> frozenset[str]:
        """All but what everybody may know of somebody who serves."""
        return frozenset(cls.columns()) - _SERVES


class NobodyKnown(AppError):
    """Persons whom nobody has met yet would be made of these (names)."""

    message = N_("Nobody known here was chosen.")


def require_usual(name: str) -> None:
    """Raise UnusualName where a name holds letters or digits: pinyin left over, a phone."""
    if _UNUSUAL.search(unicodedata.normalize("NFKC", name)):
        raise UnusualName(name=name)


def register(**values: Any) -> Person:
    """Keep a new person; sex and birth follow from an identity number. Raises FieldErrors.

    The village may be the code of one in the directory, here and wherever a place is asked for.
    """
    with journal.action("person.register", published=journal.goes_down(Person)) as act:
        return act.add(Person, **places.with_place(act, filled(values), "village"))


def change(person: Person, **values: Any) -> Person:
    """Correct a person. Raises FieldErrors, NotOurs."""
    with journal.action("person.change", published=journal.goes_down(person)) as act:
        return act.change(person, **places.with_place(act, filled(values), "village"))


def drop_mistaken(act: journal.Action, person: str, *, made_with: Record) -> None:
    """Take out a person who was made in one go with a record, if nothing else names them."""
    made = journal.changes(person)
    if len(made) != 1 or made[0].number != journal.changes(made_with.id)[0].number:
        return
    for model in registry.values():
        for name, kind in layouts.named(model).items():
            named = (getattr(model, name) == person) & (model.id != made_with.id)
            if kind == Person.kind_name and model.select().where(named).exists():
                return
    act.void(get(person), "other")


def set_photo(person: Person, *, name: str, data: bytes, frame: photos.Frame) -> Person:
    """Keep what a frame holds of a picture as the photo of a person; the one before goes.

    Raises AttachmentTooLarge, AttachmentRefused, NotOurs.
    """
    prepared = attachments.prepare(name=name, data=photos.cropped(data, frame))
    with journal.action("person.photo", published=journal.goes_down(person)) as act:
        _drop_photo(act, person)
        return act.change(person, photo=attachments.attach(act, person, prepared).id)


def without_photo(person: Person) -> Person:
    """Take the photo of a person away. Raises NotOurs."""
    with journal.action("person.photo", published=journal.goes_down(person)) as act:
        _drop_photo(act, person)
        return act.change(person, photo=None)


def _drop_photo(act: journal.Action, person: Person) -> None:
    kept = get(person.id).photo
    for old in attachments.of(person.id):
        if old.id == kept:
            act.void(old, "other")


def photo(person: Person) -> bytes | None:
    """The photo of a person, where there is one that can be read."""
    kept = (
        attachments.Attachment.get_or_none(attachments.Attachment.id == person.photo)
        if person.photo
        else None
    )
    try:
        return attachments.read(kept) if kept is not None else None
    except AttachmentDamaged:
        return None


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The values with what the identity number says already."""
    identity = values.get("identity")
    if not identity:
        return values
    birth, sex = birth_and_sex(identity)
    known = {"birth": values.get("birth") or birth, "sex": values.get("sex") or sex}
    return {**values, **known, "identity_missing": None}


def get(person: str) -> Person:
    """A person by identity. Raises NotFound."""
    return journal.get(Person, person)


def lives_at(person: Person) -> str | None:
    """Where somebody lives as papers say it: the address, else town, village and team."""
    if person.address or not person.village:
        return person.address
    return places.short_address(person.village) + team_words(person)


def team_words(person: Person) -> str:
    """The team of a village that somebody belongs to; a bare number is that of a 组."""
    team = (person.team or "").strip()
    return f"{team}组" if team.isnumeric() else team


def public_phones(person: Person) -> list[str]:
    """The phones of somebody who serves as cards and boards show them."""
    said = [person.public_phone] if person.public_phone else [person.phone, person.phone2]
    return [Phone().show(each) for each in said if each]


def age(person: Person, on: datetime.date | None = None) -> int | None:
    """Full years on a day (today), when the birth is known."""
    return age_on(person.birth, on or current().today()) if person.birth else None


def about(person: Person) -> str:
    """Sex, age, village and team in one line: which of several of one name it is."""
    sex = codes.load("sex").label(person.sex) if person.sex in ("1", "2") else ""
    years = age(person)
    old = n_("{age} year old", "{age} years old", years or 0).format(age=years)
    village = places.name_of(person.village) if person.village else ""
    where = " ".join(filter(None, (village, team_words(person))))
    return " · ".join(filter(None, (f"{sex} {old if years is not None else ''}".strip(), where)))
