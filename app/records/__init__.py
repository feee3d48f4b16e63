"""What is kept: one noun, one file."""

from app.records import (
    activities,
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
    network,
    people,
    places,
    rooms,
    visits,
)

__all__ = [
    "activities",
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
    "network",
    "people",
    "places",
    "rooms",
    "visits",
]
