"""Half a year from the paper book, typed row by row as it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.language import _, n_
from app.records.visits.paper_book import from_draft, place_in_draft
from ui.pages.back_entry.grid import PaperGrid
from ui.records.drafted_sheet import DraftedSheet
from ui.shell import Page, Shell
from ui.widgets.keys import Key, shortcut
from ui.widgets.plain import Button, Card, Label, column

FORM: Final = "back_entry"


class BackEntryPage(Page):
    """The sheet for visits that were written on paper."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.sheet = PaperBook(shell)
        self.grid, self.count = self.sheet.grid, self.sheet.count
        self.setLayout(column(self.sheet))
        shortcut(self, "Ctrl+Return", self.sheet.keep_rows, inside=True)

    def open(self, **_wanted: Any) -> None:
        """Go on where the sheet was left."""
        self.sheet.go_on()

    def can_leave(self) -> bool:
        """Keep the row that is being typed, and what is not yet right as a draft."""
        return self.sheet.flush()


class PaperBook(DraftedSheet[PaperGrid]):
    """The cells; a draft holds every row that is not yet a visit, and the cell that is current."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, FORM, PaperGrid())
        self.count = Label("", "safe")
        self.back = Button(_("Back to the visits"), self.leave)
        head = self.head(
            _("From the paper book"),
            _("Row by row as it stands there; a row is kept when you leave it."),
            self.count,
            self.back,
        )
        foot = self.foot(
            Label(_("Cannot be read:"), "quiet"), Key("F4"),
            Label(_("next cell:"), "quiet"), Key("Tab"), Label(_("next row:"), "quiet"),
            Key("Enter"),
        )  # fmt: skip
        self.setLayout(column(Card("", column(head, self.grid, foot, stretch=1))))
        self.grid.kept.connect(lambda _line: self._count())

    def leave(self) -> None:
        """Back to the visits, with what was entered last in sight."""
        self.flush()
        kept = [line.visit for line in self.grid.rows.lines if line.visit is not None]
        self.shell.show_page("visits", **({"record_id": kept[-1]} if kept else {}))

    def go_on(self) -> None:
        """Go on where the sheet was left."""
        if self.open_now:
            self.grid.line.setFocus()
        elif (kept := self.unfinished(None)) is not None:
            self.resume(kept)
        else:
            self.begin()
        self._count()
        self.say()

    def flush(self) -> bool:
        if not self.open_now:
            return True
        self.keep_row()
        self.mark_clean()
        return self.keep()

    def fill(self, values: Mapping[str, Any]) -> None:
        self.grid.begin([], (0, 0))

    def typed(self) -> dict[str, Any]:
        rows = [line.raw() for line in self.grid.rows.lines if line.waits]
        here = self._half_typed()
        return {"rows": rows, "cell": here, "name": _("Paper book")} if rows or here else {}

    def focused(self) -> str:
        return place_in_draft(self.grid.rows.lines, self.grid.at)

    def restore(self, typed: Mapping[str, Any], focus: str) -> None:
        self.grid.begin(*from_draft(typed, focus))

    def _half_typed(self) -> str | None:
        text = self.grid.line.text()
        line, name = self.grid.here()
        return text if text.strip() and text != line.typed.get(name, "") else None

    def keep_row(self) -> None:
        """Make the row that is current a visit."""
        self.grid.commit()
        self.grid.keep(self.grid.at[0])

    def keep_rows(self) -> None:
        """Make every row a visit that is not one yet, such as those of a block."""
        self.grid.keep_all()
        self.say()

    def _count(self) -> None:
        kept = sum(line.visit is not None for line in self.grid.rows.lines)
        words = n_("{count} row is kept.", "{count} rows are kept.", kept).format(count=kept)
        self.count.setText(words if kept else "")
