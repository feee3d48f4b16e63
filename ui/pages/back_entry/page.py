"""Half a year from the paper book, typed row by row as it stands there."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QTimer

from app.language import _, n_
from app.records.people import Person
from app.store import drafts, journal
from ui.pages.back_entry.grid import Grid
from ui.pages.back_entry.rows import COLUMNS, Line, following, restored
from ui.pages.visits.who import about
from ui.shell import Page, Shell
from ui.widgets.keys import shortcut
from ui.widgets.plain import Button, Card, Key, Words, column, row

FORM: Final = "back_entry"
_SETTLED, _AT_LATEST = 700, 1_800


class BackEntryPage(Page):
    """The sheet for visits that were written on paper."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.draft: str | None = None
        self.grid = Grid()
        self.says = Words("", "quiet")
        self.count = Words("", "safe")
        self.back = Button(_("Back to the visits"), lambda: shell.show_page("visits"))
        head = row(
            Words(_("From the paper book"), "title"),
            12,
            Words(_("Row by row as it stands there; a row is kept when you leave it."), "quiet"),
            None,
            self.count,
            self.back,
        )
        foot = row(
            self.says, None, Words(_("Cannot be read:"), "quiet"), Key("F4"),
            Words(_("next cell:"), "quiet"), Key("Tab"), Words(_("next row:"), "quiet"),
            Key("Enter"), spacing=8,
        )  # fmt: skip
        body = column(head, self.grid, foot)
        body.setStretch(1, 1)
        self.setLayout(column(Card("", body)))
        self.grid.typed.connect(self._changed)
        self.grid.kept.connect(self._kept)
        self.grid.moved.connect(self._say)
        self._settled, self._latest = QTimer(self), QTimer(self)
        for clock, wait in ((self._settled, _SETTLED), (self._latest, _AT_LATEST)):
            clock.setSingleShot(True)
            clock.setInterval(wait)
            clock.timeout.connect(self.keep_draft)
        shortcut(self, "Ctrl+Return", self._keep_row, inside=True)
        self._begun = False

    def open(self, **_wanted: Any) -> None:
        """Go on where the sheet was left."""
        if not self._begun:
            self._begun = True
            lines, at = self._resumed()
            self.grid.begin(lines, at)
        else:
            self.grid.line.setFocus()
        self._count()
        self._say()

    def can_leave(self) -> bool:
        """Keep the row that is being typed, and what is not yet right as a draft."""
        if self._begun:
            self.grid.commit()
            self.grid.keep(self.grid.at[0])
            self.keep_draft()
        return True

    def keep_draft(self) -> None:
        """Keep every row that is not yet a visit, and the cell that is current."""
        self._settled.stop()
        self._latest.stop()
        waiting = [(at, line) for at, line in enumerate(self.grid.rows.lines) if self._waits(line)]
        here = self._half_typed()
        if not waiting and here is None:
            drafts.discard(self.draft)
            self.draft = None
            return
        rows = [line.raw() for _at, line in waiting]
        order = [at for at, _line in waiting]
        at, place = self.grid.at
        now = order.index(at) if at in order else len(order)
        typed: dict[str, Any] = {"rows": rows, "cell": here, "name": _("Paper book")}
        try:
            self.draft = drafts.save(FORM, typed, draft=self.draft, focus=f"{now},{place}")
        except Exception as error:
            self.shell.fail(error)

    def _waits(self, line: Line) -> bool:
        return not line.empty and (line.visit is None or line.fresh)

    def _half_typed(self) -> str | None:
        text = self.grid.line.text()
        line, name = self.grid.here()
        return text if text.strip() and text != line.typed.get(name, "") else None

    def _resumed(self) -> tuple[list[Line], tuple[int, int]]:
        found = drafts.unfinished(FORM)
        if not found:
            return [], (0, 0)
        self.draft = found[0].id
        lines = [restored(raw) for raw in found[0].typed.get("rows", [])]
        row_, _comma, place = (found[0].focus or "0,0").partition(",")
        at = (int(row_), int(place or 0))
        if cell := found[0].typed.get("cell"):
            if at[0] >= len(lines):
                lines.append(following(lines[-1] if lines else None))
            name = COLUMNS[at[1]]
            lines[at[0]].typed[name] = cell
            lines[at[0]].fresh = True
        return lines, at

    def _changed(self) -> None:
        self._settled.start()
        if not self._latest.isActive():
            self._latest.start()

    def _keep_row(self) -> None:
        self.grid.commit()
        self.grid.keep(self.grid.at[0])
        self._say()

    def _kept(self, _line: Line) -> None:
        self._count()

    def _count(self) -> None:
        kept = sum(line.visit is not None for line in self.grid.rows.lines)
        words = n_("{count} row is kept.", "{count} rows are kept.", kept).format(count=kept)
        self.count.setText(words if kept else "")

    def _say(self) -> None:
        """What is wrong with the cell, or who the visitor is."""
        line, name = self.grid.here()
        if error := line.errors.get(name):
            self.says.say(error, "error")
        elif line.person:
            person = journal.get(Person, line.person)
            self.says.say(f"{person.name}：{about(person)}", "answer")
        else:
            self.says.say("", "quiet")
