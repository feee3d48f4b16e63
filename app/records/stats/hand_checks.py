"""What is refused of numbers that are typed by hand, beside the cell that is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import AppError, Missing
from app.language import N_
from app.records.stats import sheets
from app.records.stats.sheets import Figure, Sheet, Split


class NotARoom(AppError):
    """No place is called so, or several are (name)."""

    message = N_("“{name}” is no one place here; choose it from those that are offered.")


class NamedTwice(AppError):
    """A place has two rows (name)."""

    message = N_("{name} has a row already.")


class MoreThanWhole(AppError):
    """Parts are more than what they are parts of (parts, whole)."""

    message = N_("The parts come to {parts}, more than the {whole} of the whole.")


class LongerPeriod(AppError):
    """A number of a period that overlaps was typed already (period)."""

    message = N_("It was typed for {period} already, which has the same days.")


def wrong(of: Sheet, typed: Mapping[str, int]) -> dict[str, AppError]:
    """What does not fit among the numbers of one room, by key of the cell."""
    found: dict[str, AppError] = {}
    for key in typed:
        figure = key.partition("/")[0]
        if figure not in typed:
            found[figure] = Missing()
    for figure in of.figures:
        if figure.share is not None:
            part, whole = figure.share
            if typed.get(part, 0) > typed.get(whole, 0):
                found[part] = MoreThanWhole(parts=typed[part], whole=typed.get(whole, 0))
        for split in figure.splits if figure.name in typed else ():
            parts = _parts(figure, split, typed)
            if parts > typed[figure.name]:
                found[figure.name] = MoreThanWhole(parts=parts, whole=typed[figure.name])
    return found


def _parts(figure: Figure, split: Split, typed: Mapping[str, int]) -> int:
    """What parts come to; of those that overlap the largest."""
    key, listed, several = sheets.codes_of(figure, split)
    official = [each.code for each in listed.entries if each.maps_to is None]
    numbers = [typed.get(f"{key}/{code}", 0) for code in official]
    return max(numbers, default=0) if several else sum(numbers)
