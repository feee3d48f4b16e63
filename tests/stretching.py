"""Passwords stretched as little as the algorithm allows, or every opening would take a second."""

from app.store import keys


def least() -> None:
    """From now on, in this process; how much, stands in the slots of what is made then."""
    keys._ITERATIONS, keys._MEMORY_KIB, keys._LANES = 1, 8, 1
