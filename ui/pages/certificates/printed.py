"""Which sheets came out of the printer well, asked one by one before the register says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox

from app.errors import AppError
from app.language import _
from app.records import certificates
from app.records.certificates import Certificate
from ui import style
from ui.widgets.arrange import scrolled
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Words, box, column, row


class PrintedSheet(Sheet):
    """One box a sheet, ticked; what is taken out of it is ready to be printed again."""

    def __init__(
        self,
        shell: Any,
        printed: Sequence[Certificate],
        done: Callable[[list[Certificate], list[Certificate]], object],
    ) -> None:
        super().__init__(shell, _("Did they come out well?"), stays=True)
        self.shell, self.printed, self._done = shell, printed, done
        self.boxes: list[QCheckBox] = []
        for each in printed:
            made = QCheckBox(f"{each.number}　{each.name}")
            made.setChecked(True)
            self.boxes.append(made)
        inside = scrolled(box(column(*self.boxes, None, spacing=4)))
        inside.setMinimumHeight(min(style.px(34) * len(printed) + style.gap(12), style.px(300)))
        explain = _("Untick a sheet that is smeared, torn or crooked: it keeps its number and is"
                    " printed again.")  # fmt: skip
        none = Button(_("None of them"), lambda: self.tick(False), look="link")
        every = Button(_("All of them"), lambda: self.tick(True), look="link")
        save = Button(_("Enter them"), self.save, look="primary")
        later = Button(_("Not yet"), self.close_sheet)
        self.add(Words(explain, "quiet", wrap=True), inside, 6)
        self.add(row(every, none, None, later, save))
        self.rise(save, width=520)

    def tick(self, on: bool) -> None:
        """Tick every sheet, or none."""
        for each in self.boxes:
            each.setChecked(on)

    def save(self) -> None:
        """Enter those that are ticked."""
        pairs = list(zip(self.printed, self.boxes, strict=True))
        well = [each for each, made in pairs if made.isChecked()]
        again = [each for each, made in pairs if not made.isChecked()]
        try:
            if well:
                certificates.note_printed(well)
        except AppError as error:
            self.close_sheet()
            self.shell.fail(error)
            return
        self.close_sheet()
        self._done(well, again)
