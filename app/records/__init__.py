"""What is kept: one noun, one file."""

from app.records import attachments, cards, deliveries, imports, people, places, rooms, visits

__all__ = [
    "attachments",
    "cards",
    "deliveries",
    "imports",
    "people",
    "places",
    "rooms",
    "visits",
]
