"""What is kept: one noun, one file."""

from app.records import (
    attachments,
    calendar,
    cards,
    cases,
    certificates,
    copies,
    deliveries,
    designs,
    fixtures,
    imports,
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
    "copies",
    "deliveries",
    "designs",
    "fixtures",
    "imports",
    "people",
    "places",
    "rooms",
    "visits",
]
