"""What hangs on a place: the groups it belongs to, the codes and names it had."""

from __future__ import annotations

from typing import Final

from app.language import N_
from app.records.places import PlaceAlias, PlaceGroup
from ui.records.hanging import Hanging

HANGING: Final = (
    Hanging(PlaceGroup, "place", N_("Groups of the place"), PlaceGroup.words,
            rows=(("group",), ("since", "until"))),
    Hanging(PlaceAlias, "place", N_("Former codes and names"), PlaceAlias.words,
            rows=(("code", "name"), ("until",))),
)  # fmt: skip
