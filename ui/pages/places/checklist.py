"""The checklist of one place: what it has since when, and what is missing, to be printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.language import _
from app.records import fixtures
from app.records.fixtures import GROUPS, Fixture, Listed
from app.records.network.links import serving_lines
from app.records.network.villages import VILLAGES
from app.records.places import Place
from ui import style
from ui.pages.places import literate
from ui.pages.places.hanging import HANGING
from ui.pages.places.nearby import NearCard
from ui.pages.places.sheets import FixtureSheet
from ui.records.attached import Attached
from ui.records.hanging import cards
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Label, Note, box, clear, column, hint, leave_out, row


class Checklist(QWidget):
    """One card for the place and one for each group."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__()
        self.shell, self.page = shell, page
        self.line: Listed | None = None
        self.name = Label("", "headline", wrap=True)
        self.about = Note("quiet")
        self.tally = Label("", "strong", wrap=True)
        self.change = Button(_("Change"), lambda: page.ask_place(self.line and self.line.place))
        self.attached = Attached(shell)  # shows photos
        self.parts = column(spacing=10)
        leave_out(self, self.attached)
        head = row(column(self.name, self.about, self.tally, spacing=3), self.change, stretch=0)
        self.head = Card("", head)
        self.setLayout(column(scrolled(box(column(self.head, self.parts, None, spacing=10)))))

    def show_line(self, line: Listed | None) -> None:
        """Show a place; nothing where there is none."""
        self.line = line
        clear(self.parts)
        self.head.setVisible(line is not None)
        if line is None:
            return
        self.name.setText(line.name)
        self.about.say(line.about())
        self.change.setVisible(line.place is not None and line.ours)
        if line.place is None and not line.ours:
            self.tally.say(_("Nothing has been reported of it yet."), "quiet")
            return
        if line.place is not None:
            self._show_place(line.place, may_change=line.ours)
        checklist = fixtures.checklist(line.id)
        if missing := sum(each.fixture is None for of in checklist.values() for each in of):
            self.tally.say(_("{count} missing").format(count=missing), "soon")
        else:
            self.tally.say(_("Everything is in place."), "safe")
        for name, lines in checklist.items():
            self.parts.addWidget(self._group(line, *GROUPS[name], lines))

    def _show_place(self, place: Place, *, may_change: bool) -> None:
        """Its law-literate villagers, who serves there, who can come, its groups and old codes."""
        again = self.page.look_again
        if (literates := literate.card(self.shell, place, again)) is not None:
            self.parts.addWidget(literates)
        lines = [Label(each, wrap=True) for each in serving_lines(place)]
        if lines:
            self.parts.addWidget(Card("", Label(_("Who serves here"), "title"), *lines, margin=12))
        if place.type in VILLAGES:
            self.parts.addWidget(NearCard(self.shell, place))
        for each in cards(self.shell, HANGING, place, again, may_change=may_change):
            self.parts.addWidget(each)

    def _group(
        self, place: Listed, title: str, explained: str, lines: list[fixtures.Line]
    ) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.gap(12))
        grid.setVerticalSpacing(style.gap(9))
        grid.setColumnStretch(1, 1)
        for at, each in enumerate(lines):
            fixture, look = each.fixture, "safe" if each.fixture else "soon"
            what = Label(each.label, "strong" if fixture else "", wrap=True)
            said = Label(_("missing"), "soon")
            if fixture is not None:
                said = hint(fixture.words())
            grid.addWidget(Label("✓" if fixture else "○", look), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(column(what, said, spacing=0), at, 1)
            grid.addLayout(self._buttons(place, each), at, 2, Qt.AlignmentFlag.AlignRight)
        has = sum(each.fixture is not None for each in lines)
        counted = Label(f"{has} / {len(lines)}", "safe" if has == len(lines) else "quiet")
        head = row(Label(_(title), "title"), counted, None, spacing=8)
        return Card("", head, hint(_(explained)), 2, grid)

    def _buttons(self, place: Listed, each: fixtures.Line) -> QLayout:
        fixture, photos, offered = each.fixture, each.photos, list[Button]()

        def offer(words: str, do: Callable[[], object]) -> None:
            offered.append(Button(words, do, look="link"))

        if photos:
            several = _("Photos ({count})").format(count=len(photos))
            words = several if len(photos) > 1 else _("Photo")
            offer(words, lambda: self.attached.look(each.photos[-1]))
        if place.ours and fixture is None:
            if each.item:
                offer(_("Print"), lambda: self.print_item(each.item))
            offer(_("It is there…"), lambda: self.ask(each))
        elif place.ours and fixture is not None:
            offer(_("Change"), lambda: self.ask(each))
            offer(_("No longer"), lambda: self.take_off(fixture))
        return row(*offered, spacing=2)

    def print_item(self, name: str) -> None:
        """Go and print what is missing, for this place where it is of places."""
        from app.documents import items  # a glance at the places needs nothing that prints

        asked = self.line if items.find(name).of == "place" else None
        ids = asked.printed if asked is not None else ()
        self.shell.show_page("printing", item=name, ids=ids)

    def ask(self, each: fixtures.Line) -> None:
        """Ask since when the place has something, and for a photo."""
        if self.line is not None:
            FixtureSheet(self.shell, self.line.id, each, self.page.open)

    def take_off(self, fixture: Fixture) -> None:
        """Say that something is there no longer."""
        self.shell.act(
            lambda: fixtures.gone(fixture),
            words=_("{what} is there no longer.").format(what=fixture.heading()),
            undo=lambda _gone: fixtures.back(fixture),
        )
