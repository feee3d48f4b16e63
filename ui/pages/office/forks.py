"""Two computers that recorded as one room, side by side, to choose the true one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.language import _
from app.office import forks
from app.office.forks import Branch, Branches
from app.records.copies import HERE, OTHER, Fork
from ui.shell import Shell
from ui.widgets.arrange import Columns, tall
from ui.widgets.line import Line
from ui.widgets.lines import limited
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, column, hint, row

_SHOWN: Final = 8
"""So many records of each are named before the rest is counted."""


class ForkSheet(Sheet):
    """What each of the two has recorded since they were one; one of them is chosen."""

    def __init__(self, shell: Shell, found: Branches, chosen: Callable[[Fork], object]) -> None:
        super().__init__(shell, _("Which computer of {name} is the true one?").format(
            name=found.room.name
        ))  # fmt: skip
        self.shell, self.found, self._chosen = shell, found, chosen
        self.name = Line()
        self.name.setText(forks.second_name(found.room))
        sides = Columns(
            self._side(found.here, _("Taken in already"), HERE),
            self._side(found.other, _("The one laid aside"), OTHER),
        )
        what = _(
            "The other one is given a code of its own under this name. What it recorded since goes "
            "along with it; its next answer tells it so."
        )
        leave = Button(_("Decide later"), self.close_sheet, look="primary")
        name = Label(_("Name of the other one"), "quiet")
        inside = tall(box(column(sides, name, self.name, hint(what))), shell)
        self.add(inside, 6, row(None, leave)).rise(leave, width=860)

    def _side(self, branch: Branch, title: str, side: str) -> QWidget:
        return Card(
            title,
            Label(branch.times(), "quiet"),
            Label(branch.counted() or _("nothing that counts"), "strong", wrap=True),
            *limited(branch.named, lambda each: Label(each, wrap=True), _SHOWN),
            None,
            Button(_("This one is the true one"), lambda: self._choose(side)),
        )

    def _choose(self, side: str) -> None:
        def done(fork: Fork) -> None:
            self.close_sheet()
            self._chosen(fork)

        name = self.name.text()
        words = _("Chosen. The answers that both take along tell them.")
        self.shell.act(
            lambda: forks.choose(self.found.room.code, side, name), done=done, words=words
        )
