"""The month-end of the demonstration: every part of it is played and says whether it is so."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from app.commands.month_end import (
    claims,
    counting,
    doubling,
    filling,
    locking,
    monday,
    month,
    paper,
    returning,
    reviewing,
    telling,
)
from app.commands.month_end.stage import Part, Stage, make
from app.commands.terminal import note, report
from app.errors import AppError
from app.language import N_, _
from app.records.directory import Village
from app.records.stats import periods

FEWEST: Final = 3
"""Rooms that it takes at least."""

PARTS: Final[tuple[tuple[str, str, Part], ...]] = (
    ("monday", N_("Sticks, good and bad"), monday.part),
    ("figures", N_("The figures, counted again"), counting.part),
    ("paper", N_("Numbers from paper, until the room reports"), paper.part),
    ("locking", N_("The month locked, later records beside it"), locking.part),
    ("doubles", N_("A dispute of two rooms, counted once"), doubling.part),
    ("superior", N_("The superior's sheet filled"), filling.part),
    ("review", N_("Volumes drawn, scored and put right"), reviewing.part),
    ("returns", N_("Records returned, corrected, ticked"), returning.part),
    ("receipt_code", N_("A receipt code instead of the stick"), telling.part),
    ("claims", N_("Subsidies claimed, decided, paid once"), claims.part),
)
"""Name, what it is about, and how it is played; each goes on where those before it have ended."""


class NotAllTrue(AppError):
    """Some parts of the month-end are not as they must be (which)."""

    message = N_("Not everything is as it must be: {which}")


def play(
    folder: Path,
    password: str,
    villages: Sequence[Village],
    *,
    office: tuple[str, str],
    as_json: bool,
) -> None:
    """Play a month-end with a room in each village and say of each part whether it is so.

    `office` is the code and the name of the district's. Raises NotAllTrue.
    """
    began = time.monotonic()
    stage = Stage(folder, password, periods.parse("", datetime.date.today()))
    note(_("The office and its rooms are made; a month passes."))
    make(stage, list(villages), *office, keeper="王主任")
    month.play(stage)
    told: dict[str, Mapping[str, object]] = {}
    for name, words, part in PARTS:
        note(_(words))
        told[name] = part(stage)
    parts = {name: _is_true(found) for name, found in told.items()}
    seconds = round(time.monotonic() - began, 1)
    said: dict[str, object] = {
        "folder": str(folder),
        "period": str(stage.period),
        "parts": parts,
        "told": told,
        "seconds": seconds,
    }
    said_so = {True: _("right"), False: _("not right")}
    lines = [f"{said_so[parts[name]]}\t{_(words)}" for name, words, _part in PARTS]
    report(as_json, said, *lines, _("Done in {seconds} seconds.").format(seconds=seconds))
    if wrong := [_wrong(name, told[name]) for name, is_true in parts.items() if not is_true]:
        raise NotAllTrue(which="；".join(wrong))


def _is_true(told: Mapping[str, object]) -> bool:
    return all(each for each in told.values() if isinstance(each, bool))


def _wrong(name: str, told: Mapping[str, object]) -> str:
    return f"{name} ({', '.join(key for key, each in told.items() if each is False)})"
