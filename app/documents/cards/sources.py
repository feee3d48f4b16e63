"""Who stands on a contact card, taken from the records."""

from __future__ import annotations

from collections.abc import Iterator

from app import settings
from app.documents.cards.card import Card, numbered
from app.documents.signs import sources as sign_sources
from app.records import people
from app.records.cards import Printed
from app.records.people import Person
from app.store import preferences
from app.store.session import current


def contact_cards(printed: Printed, first: int) -> Iterator[Card]:
    """Each copy of each person's card with its running number. Raises NotFound."""
    for person, copies in printed:
        yield from numbered(contact_card(people.get(person)), copies, first)
        first += copies


def contact_card(person: Person, *, number: str = "") -> Card:
    """The 便民联系卡 of a service person. A photo that cannot be read is left out."""
    return Card(
        room=current().name,
        name=person.name,
        number=number,
        title=sign_sources.title(person),
        unit=person.unit or "",
        phones=tuple(people.public_phones(person)),
        duty=person.duty_days or "",
        hotlines=sign_sources.hotlines(),
        photo=people.photo(person),
        hours=preferences.get(settings.OPEN_HOURS),
        services=preferences.get(settings.SERVICES),
    )
