"""What stands beside the sheet: the village that is chosen, who serves it, who else can come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records.network import coverage, nearest
from app.records.network.coverage import ENDING, STATE_WORDS, UNCOVERED, Network, Served
from app.records.network.nearest import HERE
from ui import style
from ui.pages.coverage.marks import Mark
from ui.pages.places.nearby import near_lines, person_line
from ui.shell import Shell
from ui.widgets.lines import Elided, OpeningLine
from ui.widgets.plain import Button, Card, Label, clear, column, hint, row

_LEAST: Final = 240
"""Pixels at 100 %: narrower, one side alone is shown."""


class Beside(QWidget):
    """Cards about one village, or what can be done while none is chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.setMinimumWidth(style.px(_LEAST))
        self.cards = column(spacing=10)
        self.setLayout(self.cards)

    def show_parts(self, found: Sequence[Served], choose: Callable[[str, str], object]) -> None:
        """Say how a village is chosen, and how each district or town stands, to be chosen too."""
        clear(self.cards)
        if not found:
            self.cards.addWidget(Card("", hint(_("No village of this area is known here."))))
            self.cards.addStretch(1)
            return
        lesson = _("Click a village, or walk there with the arrow keys, to see who serves it.")
        self.cards.addWidget(Card("", hint(lesson)))
        card = Card("", Label(_("Served, of all"), "title"), margin=12)
        for (district, town), of in coverage.by_part(found).items():
            served = len(of) - coverage.counts(of)[UNCOVERED]
            said = Label(f"{served:,} / {len(of):,}", "safe" if served == len(of) else "strong")
            card.append(
                OpeningLine(partial(choose, district, town), Elided(town or district), said)
            )
        self.cards.addWidget(card)
        self.cards.addStretch(1)

    def show_village(self, network: Network, served: Served) -> None:
        """Show who serves a village, and who else can come."""
        clear(self.cards)
        self.cards.addWidget(self._head(served))
        lines = [person_line(self.shell, each) for each in served.by]
        beside = [each for each in network.beside(served.village) if each not in served.by]
        lines += [person_line(self.shell, each, served.village.town[1]) for each in beside]
        nobody = hint(_("Nobody yet. Give somebody a role in this village under People."))
        self.cards.addWidget(
            Card("", Label(_("Who serves here"), "title"), *(lines or [nobody]), margin=12)
        )
        shown = {each.person for each in (*served.by, *beside)}
        found = nearest.nearest(network, served.village, most=12 + len(shown))
        others = [each for each in found if each.how != HERE and each.held.person not in shown]
        if others:
            title = Label(_("Who can come"), "title")
            more = near_lines(self.shell, others[:12])
            self.cards.addWidget(Card("", title, *more, margin=12))
        self.cards.addStretch(1)

    def _head(self, served: Served) -> Card:
        village = served.village
        where = "　".join(filter(None, (*village.town, village.code)))
        state = _(STATE_WORDS[served.state])
        if served.state == ENDING:
            last = max(each.until for each in served.by if each.until is not None)
            state = _("Served until {day}, then by nobody").format(day=last.isoformat())
        parts: list[QWidget] = [Label(village.name, "headline", wrap=True), hint(where)]
        card = Card("", *parts, row(Mark(served.state), Label(state, wrap=True), stretch=1))
        if village.has_record:
            show = partial(self.shell.show_page, "places", record_id=village.id)
            card.append(row(Button(_("Open the place"), show, look="link"), None))
        return card
