"""Who serves a village and who else can come, a line each with the number to call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.network import links, nearest, villages
from app.records.network.coverage import Held
from app.records.network.nearest import Near
from app.records.places import Place
from ui import work
from ui.records.ways import way
from ui.shell import Shell
from ui.widgets.plain import Card, Label, box, column, hint

_MOST: Final = 6


def person_line(shell: Shell, held: Held, *besides: str) -> QWidget:
    """Somebody who serves: name, as what, what else is said, when on duty, which number to call.

    It opens their page.
    """
    until = _("until {day}").format(day=held.until.isoformat()) if held.until else ""
    said = (links.called(held.kind), *besides, held.duty, until)
    about = Label("　".join(filter(None, said)), "quiet", wrap=True)
    name = Label("　".join(filter(None, (held.name, held.phone))), "strong", wrap=True)
    return way(shell, "person", held.person, box(column(name, about, spacing=1)))


def near_lines(shell: Shell, found: Sequence[Near]) -> list[QWidget]:
    """Who can come, the nearest first, with how far it is."""
    return [person_line(shell, each.held, nearest.where_words(each)) for each in found]


class NearCard(Card):
    """Who can come to a place, read beside the window's thread."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(_("Who can come"), margin=12)
        self.shell = shell
        self._reads = hint(_("One moment…"))
        self.append(self._reads)
        work.read(self, partial(villages.near, place.id, _MOST), self._show)

    def _show(self, found: list[Near]) -> None:
        self.clear()
        if found:
            self.append(*near_lines(self.shell, found))
        else:
            self.append(hint(_("Nobody who serves nearby is known here.")))
