"""A believable year of invented people in one room, made by the same actions that a keeper uses."""

from app.room.sample.disputes import DISPUTES
from app.room.sample.year import PERSONS, VISITS, Filled, fill

__all__ = ["DISPUTES", "PERSONS", "VISITS", "Filled", "fill"]
