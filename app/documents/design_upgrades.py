"""Files of the print design that an office changed in an earlier version, spelled as now."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from app.records import designs

File = dict[str, Any]


@lru_cache(maxsize=32)
def upgraded(name: str, data: bytes) -> bytes:
    """The bytes of a file as this version reads it; what is not understood stays as it is."""
    upgrade = _UPGRADES.get(name)
    if upgrade is None or b'"blocks"' in data:
        return data
    try:
        now = json.loads(designs.bundled(name))
        upgrade(json.loads(data), now)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return data
    return json.dumps(now, ensure_ascii=False).encode()


def upgraded_all(files: Mapping[str, str]) -> dict[str, str]:
    """The same for a set of files by name."""
    return {name: upgraded(name, text.encode()).decode() for name, text in files.items()}


_LABELS = {"when": "time", "visitor": "name", "age_band": "age", "handler_name": "handler"}
_BLANKS = {"when": "blank_time", "follow_up": "blank_day", "headcount": "blank_people"}


def _visit_form(old: File, now: File) -> None:
    """Labels stood by name, and which row they were in was not said."""
    labels: File = old["labels"]
    for block in now["blocks"]:
        for cells in (block[side] for side in ("left", "right") if side in block):
            slot: str = cells[1]
            cells[0] = labels[_LABELS.get(slot, slot)]
            cells[2] = old[_BLANKS[slot]] if slot in _BLANKS else ""
        slot = block.get("slot", "")
        if slot:
            block["label"] = labels[_LABELS.get(slot, slot)]
        if "blank" in block:
            block["blank"] = old[_BLANKS[slot]]
    _signed(now, old["signatures"], text=old["statement"], date=old["signed_on"])
    _same(old, now, left=old["room"] + "{room}", right=old["number"] + "{number}")


def _day_log(old: File, now: File) -> None:
    table, count, remarks, _ = now["blocks"]
    for column in table["columns"]:
        column["label"] = old[column["slot"]]
    table["none"], remarks["label"] = old["none"], old["remarks"]
    count["text"] = old["count"].replace("{visits}", "{count}")
    _signed(now, old["signatures"])
    _same(old, now, left=old["room"] + "{room}", right=old["day"] + "{day}")


def _signed(now: File, words: list[str], **others: str) -> None:
    places = [place for _, place in now["blocks"][-1]["signatures"]]
    signatures = [list(each) for each in zip(words, places, strict=True)]
    now["blocks"][-1].update(signatures=signatures, **others)


def _same(old: File, now: File, **others: str) -> None:
    """Take over what is spelled as before."""
    now.update({name: old[name] for name in now if name in old}, **others)


_UPGRADES: dict[str, Callable[[File, File], None]] = {
    "visit_form": _visit_form,
    "day_log": _day_log,
}
