"""What hangs on a place: the groups it belongs to, the codes and names it had."""

from __future__ import annotations

from typing import Any, Final

from app.language import N_
from app.records.places import PlaceAlias, PlaceGroup
from ui.records.hanging import Hanging


def _group(each: Any) -> str:
    columns = PlaceGroup.columns()
    days = "–".join(day.isoformat() if day else "…" for day in (each.since, each.until))
    said = columns["group"].kind.show(each.group)
    return f"{said}　{days}" if each.since or each.until else said


def _alias(each: Any) -> str:
    until = each.until.isoformat() if each.until else ""
    return "　".join(filter(None, (each.code, each.name, until)))


HANGING: Final = (
    Hanging(
        PlaceGroup,
        "place",
        N_("Groups of the place"),
        _group,
        rows=(("group",), ("since", "until")),
    ),
    Hanging(
        PlaceAlias,
        "place",
        N_("Former codes and names"),
        _alias,
        rows=(("code", "name"), ("until",)),
    ),
)
