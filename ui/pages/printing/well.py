"""Asks which sheets came out of the printer well: only those enter a register."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import _
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.chips import Chips, Several
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, hint, row

ALL, SOME, NONE = "all", "some", "none"


class CameOutSheet(Sheet):
    """All of it, some of it, or nothing; what `some` of it is, differs."""

    def __init__(self, shell: Shell, some: str) -> None:
        super().__init__(shell, _("Did they come out well?"))
        self.shell, self.banner = shell, Banner()
        options = [(ALL, _("All of them")), (SOME, some), (NONE, _("None of them"))]
        self.how = Chips([each for each in options if each[1]])
        self.how.chosen.connect(self.show_choice)
        self.save_button = Button(_("Enter them"), self.save, look="primary")
        self.foot = row(None, Button(_("Not yet"), self.close_sheet), self.save_button)

    def show_choice(self, how: str) -> None:
        """Show what belongs to all, some or none."""
        self.save_button.setText(_("Enter nothing") if how == NONE else _("Enter them"))

    def save(self) -> None:
        """Enter what came out well."""
        raise NotImplementedError


class PrintedSheet(CameOutSheet):
    """All of it, some of it sheet by sheet, or nothing; `done` enters what came out well."""

    def __init__(
        self,
        shell: Shell,
        pieces: Sequence[tuple[str, str]],
        done: Callable[[tuple[str, ...]], object],
    ) -> None:
        super().__init__(shell, _("Only some") if len(pieces) > 1 else "")
        self._all = tuple(each for each, _words in pieces)
        self._done = done
        self.well = Several(pieces, len(pieces))
        self.well.set_value(self._all)
        self._some = scrolled(self.well)
        self._some.setMinimumHeight(min(260, 44 * len(pieces)))
        self._some.hide()
        explain = hint(_("Only what came out well is entered in the register."))
        self.add(self.banner, explain, self.how, self._some, self.foot)
        self.rise(self.how.chips[ALL], width=560)

    def save(self) -> None:
        well = {ALL: self._all, SOME: self.well.value, NONE: ()}[self.how.value]
        self.shell.act(
            lambda: self._done(well),
            done=lambda _entered: self.close_sheet(),
            refused=self.banner.refuse,
        )

    def show_choice(self, how: str) -> None:
        super().show_choice(how)
        self._some.setVisible(how == SOME)
