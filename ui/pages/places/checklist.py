"""The checklist of one place: what it has since when, and what is missing, to be printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app import codes
from app.documents import items
from app.language import _
from app.records import fixtures
from app.records.fixtures import GROUPS, Fixture
from app.records.places import Place
from ui import style
from ui.pages.places.sheets import FixtureSheet
from ui.records.attached import Attached
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Label, box, column, empty, row


class Checklist(QWidget):
    """One card for the place and one for each group."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__()
        self.shell, self.page = shell, page
        self.line: Any = None
        self.name = Label("", "headline", wrap=True)
        self.about = Label("", "quiet", wrap=True)
        self.tally = Label("", "strong", wrap=True)
        self.change = Button(_("Change"), lambda: page.ask_place(self.line.place))
        self.attached = Attached(shell)  # shows photos
        self.parts = QVBoxLayout()
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(style.gap(10))
        head = row(column(self.name, self.about, self.tally, spacing=3), self.change)
        head.setStretch(0, 1)
        self.head = Card("", head)
        self.setLayout(column(scrolled(box(column(self.head, self.parts, None, spacing=10)))))

    def show_line(self, line: Any) -> None:
        """Show a place; nothing where there is none."""
        self.line = line
        while self.parts.count():
            empty(self.parts.takeAt(0))
        self.head.setVisible(line is not None)
        if line is None:
            return
        self.name.setText(line.name)
        self.about.setText(_kind_words(line.place))
        self.about.setVisible(bool(self.about.text()))
        self.change.setVisible(line.place is not None and line.ours)
        if line.place is None and not line.ours:
            self.tally.say(_("Nothing has been reported of it yet."), "quiet")
            return
        checklist = fixtures.checklist(line.id)
        missing = sum(each.fixture is None for lines in checklist.values() for each in lines)
        self.tally.say(
            _("Everything is in place.")
            if not missing
            else _("{count} missing").format(count=missing),
            "safe" if not missing else "soon",
        )
        for name, lines in checklist.items():
            self.parts.addWidget(self._group(name, lines))

    def _group(self, name: str, lines: list[fixtures.Line]) -> QWidget:
        title, explained = GROUPS[name]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.gap(12))
        grid.setVerticalSpacing(style.gap(9))
        grid.setColumnStretch(1, 1)
        for at, each in enumerate(lines):
            fixture = each.fixture
            words = [Label(each.label, "strong" if fixture else "", wrap=True)]
            if fixture is None:
                words.append(Label(_("missing"), "soon"))
            else:
                said = _("since {day}").format(day=fixture.since.isoformat())
                words.append(
                    Label("　".join(filter(None, (said, fixture.note))), "quiet", wrap=True)
                )
            mark = Label("✓" if fixture else "○", "safe" if fixture else "soon")
            grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(column(*words, spacing=0), at, 1)
            grid.addLayout(self._buttons(each), at, 2, Qt.AlignmentFlag.AlignRight)
        has = sum(each.fixture is not None for each in lines)
        counted = Label(f"{has} / {len(lines)}", "safe" if has == len(lines) else "quiet")
        head = row(Label(_(title), "title"), counted, None, spacing=8)
        return Card("", head, Label(_(explained), "quiet", wrap=True), 2, grid)

    def _buttons(self, each: fixtures.Line) -> Any:
        buttons = row(spacing=2)
        fixture = each.fixture
        if each.photos:
            words = (
                _("Photo")
                if len(each.photos) == 1
                else _("Photos ({count})").format(count=len(each.photos))
            )
            buttons.addWidget(
                Button(words, lambda: self.attached.look(each.photos[-1]), look="link")
            )
        if not self.line.ours:
            return buttons
        if fixture is None:
            if each.item:
                print_it = Button(_("Print"), lambda: self.print_item(each.item), look="link")
                buttons.addWidget(print_it)
            buttons.addWidget(Button(_("It is there…"), lambda: self.ask(each), look="link"))
        else:
            buttons.addWidget(Button(_("Change"), lambda: self.ask(each), look="link"))
            buttons.addWidget(Button(_("No longer"), lambda: self.take_off(fixture), look="link"))
        return buttons

    def print_item(self, name: str) -> None:
        """Go and print what is missing, for this place where it is of places."""
        item, place = items.find(name), self.line.place
        own = place is None or self.line.name != place.name
        ids = (place.id,) if place is not None and item.of == "place" and not own else ()
        self.shell.show_page("printing", item=name, **({"ids": ids} if ids else {}))

    def ask(self, each: fixtures.Line) -> None:
        """Ask since when the place has something, and for a photo."""
        FixtureSheet(self.shell, self.line.id, each, self.page.show_place)

    def take_off(self, fixture: Fixture) -> None:
        """Say that something is there no longer."""
        self.shell.act(
            lambda: fixtures.gone(fixture),
            words=_("{what} is there no longer.").format(what=fixture.heading()),
            undo=lambda _gone: fixtures.back(fixture),
        )


def _kind_words(place: Place | None) -> str:
    """What kind of place it is and where."""
    if place is None:
        return ""
    listed = codes.load("place_type")
    said = (listed.label(place.type) if place.type else "", place.district, place.town)
    return "　".join(filter(None, said))
