"""What is to be done in a room today: what is due, what was not finished, what comes soon."""

from app.room.today.line import Due
from app.room.today.looking import look
from app.room.today.visits import Numbers

__all__ = ["Due", "Numbers", "look"]
