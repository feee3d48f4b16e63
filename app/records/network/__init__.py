"""Who serves which village: links, coverage, who is nearest; hours."""

from app.records.network import coverage, nearest, villages
from app.records.network.service import Service, proposals, response, take_over, totals
from app.records.network.villages import area

__all__ = [
    "Service",
    "area",
    "coverage",
    "nearest",
    "proposals",
    "response",
    "take_over",
    "totals",
    "villages",
]
