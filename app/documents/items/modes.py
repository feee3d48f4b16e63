"""What of an item is printed: ticked records, days, rows of a workbook, or blank sheets."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.documents.items import offered
from app.documents.items.item import Item, ItemRequest
from app.language import _, n_
from app.store.session import current

Days = tuple[datetime.date | None, datetime.date | None]
"""The first and the last day, each of them open."""


class Mode(StrEnum):
    """What is printed: ticked records, a day, a period, the rows of a workbook, or blank sheets."""

    CHOSEN = "chosen"
    DAY = "day"
    PERIOD = "period"
    ROSTER = "roster"
    BLANK = "blank"
    NOTHING = ""


def of(item: Item) -> list[tuple[Mode, str]]:
    """The ways an item may be asked for, the usual one first, each in words."""
    modes = [(Mode.CHOSEN, _("Ticked ones"))] if item.of else []
    if "day" in item.choices:
        modes += [(Mode.DAY, _("One day")), (Mode.PERIOD, _("Several days"))]
    elif "period" in item.choices:
        modes.append((Mode.PERIOD, _("Of a period")))
    if item.group == "ledger":
        modes.reverse()
    if "roster" in item.choices:
        modes.append((Mode.ROSTER, _("From a workbook")))
    if "blank" in item.choices and not item.named:
        modes.append((Mode.BLANK, _("Blank")))
    return modes


def lesson(mode: Mode) -> str:
    """What to do while nothing is chosen."""
    if mode == Mode.DAY:
        return _("Type a day.")
    if mode == Mode.PERIOD:
        return _("Type from which day to which.")
    if mode == Mode.ROSTER:
        return _("Choose the workbook that names whom it is printed for.")
    return _("Tick what it is printed for.")


def asks_period(item: Item, mode: Mode) -> bool:
    """Whether from which day to which is asked."""
    by_month = item.group == "ledger" and "period" in item.choices
    return mode == Mode.PERIOD or (by_month and mode == Mode.CHOSEN)


def asks_copies(item: Item, mode: Mode, *, ruled: bool = False) -> bool:
    """Whether it is asked how many: of what is not chosen one by one, of sheets to write on."""
    sheets = "blank" in item.choices and not item.named
    return "copies" in item.choices and (not sheets or ruled or mode == Mode.BLANK)


def has_usual(item: Item) -> bool:
    """Whether with nothing ticked the one of this room itself is meant."""
    return item.of == "place" and not item.named


def days(item: Item, mode: Mode, day: datetime.date | None, period: Days | None) -> Days | None:
    """Of which days it is printed; None while what was typed of them cannot be read."""
    if mode == Mode.DAY:
        return None if day is None else (day, day)
    return period if asks_period(item, mode) else (None, None)


def request(
    item: Item,
    mode: Mode,
    ids: tuple[str, ...],
    rows: tuple[Mapping[str, str], ...],
    ends: Days | None,
) -> ItemRequest | None:
    """What is asked for with records ticked, rows of a workbook, days; None while it is nothing."""
    ids, rows = ids if mode == Mode.CHOSEN else (), rows if mode == Mode.ROSTER else ()
    lacking = mode == Mode.CHOSEN and not ids and not has_usual(item)
    if ends is None or lacking or (mode == Mode.ROSTER and not rows):
        return None
    since, until = ends
    if asks_period(item, mode) and not (since or until):
        until = current().today()  # nothing said would mean today alone
    return ItemRequest(ids=ids, roster=rows, since=since, until=until, blank=mode == Mode.BLANK)


def summary(item: Item, mode: Mode, ticked: int, rows: int, made: int | None) -> str:
    """How many are ticked, or rows there are, or records on the paper that was made of them."""
    count, words = ticked, n_("{count} chosen", "{count} chosen", ticked)
    if mode == Mode.ROSTER:
        count, words = rows, n_("{count} row", "{count} rows", rows)
    elif mode != Mode.CHOSEN:
        count = 0
        if mode == Mode.PERIOD and item.group == "ledger" and made is not None:
            count, words = made, n_("{count} record", "{count} records", made)
    if has_usual(item) and not count:
        return _("For this room; tick other places to print theirs.")
    return words.format(count=count) if count else ""


def pieces(wanted: ItemRequest, ticked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was printed for each, by the words it is known by."""
    if wanted.roster:
        names = [" ".join(list(each.values())[:2]) for each in wanted.roster]
        return [(str(at), f"{at + 1}　{name}") for at, name in enumerate(names)]
    return [(each, offered.title(record)) for each, record in ticked.items()]
