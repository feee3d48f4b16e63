"""Why something cannot be printed as it is asked for."""

from __future__ import annotations

from app.errors import AppError
from app.language import N_


class NoSuchItem(AppError):
    """Nothing that can be printed is called so (name, names)."""

    message = N_("Nothing that can be printed is called {name}. There are: {names}.")


class NotForItem(AppError):
    """A thing to print knows no such choice (name, choice)."""

    message = N_("{name} cannot be printed with {choice}.")


class NoSuchRecord(AppError):
    """No record of the kind is called so (which)."""

    message = N_("There is no {which} to print.")


class SeveralRecords(AppError):
    """Several records are called so (which, ids)."""

    message = N_("Several are called {which}: {ids}. Say which by its identity.")


class RecordNeeded(AppError):
    """Of what is to be printed was not said (name)."""

    message = N_("Say of what to print {name}: --id, or --all for every one.")
