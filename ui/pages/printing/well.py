"""Asks which sheets came out of the printer well: only those enter a register."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.errors import AppError
from app.language import _
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.chips import Chips, Several
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, hint, row


class WellSheet(Sheet):
    """All of it, some of it sheet by sheet, or nothing; `done` enters what came out well."""

    def __init__(
        self,
        shell: Shell,
        pieces: Sequence[tuple[str, str]],
        done: Callable[[tuple[str, ...]], object],
    ) -> None:
        super().__init__(shell, _("Did they come out well?"))
        self._all = tuple(each for each, _words in pieces)
        self._done = done
        self.banner = Banner()
        options = [("all", _("All of them")), ("none", _("None of them"))]
        if len(pieces) > 1:
            options.insert(1, ("some", _("Only some")))
        self.how = Chips(options)
        self.well = Several(pieces, len(pieces))
        self.well.set_value(self._all)
        self._some = scrolled(self.well)
        self._some.setMinimumHeight(min(260, 44 * len(pieces)))
        self._some.hide()
        self.save_button = Button(_("Enter them"), self.save, look="primary")
        self.add(
            self.banner,
            hint(_("Only what came out well is entered in the register.")),
            self.how,
            self._some,
            row(None, Button(_("Not yet"), self.close_sheet), self.save_button),
        )
        self.how.chosen.connect(self._show)
        self.rise(self.how.chips["all"], width=560)

    def save(self) -> None:
        """Enter what came out well."""
        how = self.how.value
        well = self._all if how == "all" else self.well.value if how == "some" else ()
        try:
            self._done(well)
        except AppError as error:
            self.banner.refuse(error)
            return
        self.close_sheet()

    def _show(self, how: str) -> None:
        self._some.setVisible(how == "some")
        self.save_button.setText(_("Enter nothing") if how == "none" else _("Enter them"))
        self._place()
