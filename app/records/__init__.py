"""What is kept: one noun, one file."""

from app.records import (
    attachments,
    calendar,
    cards,
    cases,
    certificates,
    code_entries,
    copies,
    deliveries,
    designs,
    fixtures,
    imports,
    notices,
    people,
    places,
    rooms,
    visits,
)

__all__ = [
    "attachments",
    "calendar",
    "cards",
    "cases",
    "certificates",
    "code_entries",
    "copies",
    "deliveries",
    "designs",
    "fixtures",
    "imports",
    "notices",
    "people",
    "places",
    "rooms",
    "visits",
]
