"""What hangs on the wall beside the computer."""

from __future__ import annotations

from app import settings
from app.documents import printers
from app.documents.items.item import Item, ItemRequest
from app.documents.made import FinishedPaper, finish
from app.documents.signs import wall_card
from app.documents.signs.drawing import SignRun
from app.documents.typeset.page import Progress
from app.language import N_
from app.store import preferences
from app.store.session import current


def _card(wanted: ItemRequest, progress: Progress | None) -> FinishedPaper:
    """The card of this room, or of this office."""
    here = current()
    run = SignRun(
        black=wanted.black or preferences.get(settings.BLACK_ONLY),
        calibration=printers.calibration(),
        progress=progress,
        total=1,
    )
    card = wall_card.WallCard(here.name, office=here.is_office)
    return finish(lambda out: wall_card.wall_cards(out, [card], run=run))


ITEMS: tuple[Item, ...] = (
    Item("wall-card", N_("Card for the wall"), "guide", _card, choices=frozenset({"black"})),
)
