"""The stick at the clerk's desk: what lies on it, one key to take it in, and the next one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from app.exchange import given_codes
from app.language import _, n_
from app.office import stick as desk
from app.office.stick import Line, TakenIn, UnopenedReport
from app.office.verdict import LEFT
from app.records.rooms import ALREADY, HELD, REFUSED, TAKEN
from ui import style, work
from ui.pages.office.codes import copy_codes
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Label, Note, box, clear, column, row
from ui.widgets.sticks import StickChooser, Sticks

_LOOKS: Final = {TAKEN: "safe", ALREADY: "quiet", HELD: "soon", REFUSED: "late", LEFT: ""}
_LYING: Final = ("strong", "", "quiet")
_LINES, _LEAST = 5, 2
"""More lines than so many are scrolled through; where the page is low, more than so few."""


class StickDesk(Card):
    """Put in, look, take in, pull out: Enter is the only key that is needed."""

    taken = Signal(object)
    """A stick was taken in: the installations it came from."""
    judged = Signal(int, object)
    """One line of it is known, by its place; said on the worker's thread."""
    told = Signal(str)
    """What takes long just now, said there too."""

    def __init__(self, shell: Shell, sticks: Sticks) -> None:
        super().__init__("", margin=22)
        self.shell, self.sticks = shell, sticks
        self.lying: list[UnopenedReport] = []
        self.result: TakenIn | None = None
        self.count = 0
        self.working = False
        """Whether a stick is being taken in just now."""
        self.job: work.Job | None = None
        self._looked: Path | None = None
        self._looking = False
        self._brief = False
        self._wanted = False
        self.headline = Label("", "headline", wrap=True)
        self.today = Label("", "quiet")
        self.explained = Note("quiet")
        self.button = Button(_("Take in"), self.receive, look="large")
        self.codes = Button(_("Copy the receipt codes"), self.copy_codes, look="link")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.gap(16))
        self._grid.setColumnStretch(2, 1)
        self._list = scrolled(box(column(self._grid, None)))  # room left over stands at its end
        which = StickChooser(sticks, lambda each: each.label)
        other = Button(_("Another place…"), partial(sticks.ask, self.use), look="link")
        head = row(self.headline, which, self.today, other, stretch=0)
        self.append(head, self.explained, self._list, row(self.button, self.codes, None))
        sticks.changed.connect(self.stick_changed)
        self.judged.connect(self._put_line)
        self.told.connect(lambda words: self.headline.setText(words) if self.working else None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def start(self) -> None:
        """Give the keyboard to the one thing to do."""
        if self.button.isVisibleTo(self):
            self.button.setFocus()

    def set_brief(self, brief: bool) -> None:
        """Leave out line by line what was taken in, where something else is being read."""
        self._brief = brief
        self._show()

    def stick_changed(self) -> None:
        """Another stick is in, or none."""
        stick = self.sticks.chosen
        if stick is not None and stick.folder == self._looked:
            self._show()
            return
        self.lying = []
        self._looked = stick.folder if stick else None
        if stick is None:
            self._show()  # with what became of the last one
            return
        self.result = None
        self._show()
        self._look(stick.folder)

    def _look(self, folder: Path) -> None:
        def looked(found: list[UnopenedReport]) -> None:
            self._looking = False
            if not self.sticks.is_chosen(folder):
                return  # it was pulled out meanwhile
            self.lying = found
            self._show()
            if found and self._wanted:
                self.receive()
            elif found:
                self.button.setFocus()

        def failed(error: Exception) -> None:
            self._looking, self._looked = False, None
            if self.sticks.is_chosen(folder):
                self.shell.fail(error)

        self._looking = True
        work.read(self, lambda: desk.look(folder), looked, failed=failed)

    def receive(self) -> None:
        """Take in everything on the stick, or what of it was left, and answer it."""
        stick, done_before = self.sticks.chosen, self.result is not None and not self.result.left
        if stick is None or not self.lying or done_before or self.working:
            # F2 before the stick was looked at: as soon as it has been.
            self._wanted = (stick is None or self.result is None) and not self.working
            # On a stick where nothing lay something may lie by now.
            if self._wanted and stick is not None and not self._looking:
                self._look(stick.folder)
            return
        self._wanted = False
        self.working, self.result = True, None
        clear(self._grid)
        self.sticks.stop()
        # Disabled, it would hand the keyboard to whatever comes next on the page.
        self.setFocus()
        self.button.setEnabled(False)

        def done(result: TakenIn) -> None:
            self._rest()
            self.result = result
            self.count += result.came
            self._show()
            if result.left:
                self.button.setFocus()
            self.taken.emit({each.verdict.room for each in result.lines if each.verdict.room})

        def failed(error: Exception) -> None:
            self._rest()
            self._show()
            self.button.setFocus()
            self.shell.fail(error)

        self.shell.banner.hide()
        title = _("Taking in from {stick}. Please leave it in.").format(stick=stick.label)
        self.headline.setText(title)
        self.explained.say(_("Esc stops; what is in by then stays in."), "quiet")
        self.job = self.shell.run(
            lambda progress: desk.take_in(stick.folder, progress, self.judged.emit, self.told.emit),
            done,
            failed=failed,
            quiet=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.working and self.job is not None:
            self.job.cancel()
        else:
            super().keyPressEvent(event)

    def use(self, folder: Path) -> None:
        """Take a folder as the stick."""
        self._looked = None
        self.shell.act(lambda: self.sticks.use(folder))

    def copy_codes(self) -> None:
        """Put the receipt codes of what came in just now on the clipboard, for the group chat."""
        if self.result is not None:
            copy_codes(self.shell, given_codes.given(self.result.coded))

    # Inside

    def _rest(self) -> None:
        self.working, self.job = False, None
        self.sticks.start()

    def _show(self) -> None:
        stick, result = self.sticks.chosen, self.result
        if self.working:
            return
        clear(self._grid)
        today = n_("{count} stick so far", "{count} sticks so far", self.count)
        self.today.setText(today.format(count=self.count) if self.count else "")
        self.button.setVisible(bool(self.lying) and (result is None or result.left))
        self.button.setEnabled(bool(self.lying))
        self.codes.setVisible(bool(result and result.coded) and not self._brief)
        lines = () if result and self._brief else result.lines if result else self.lying
        # What came well from a stick that is out again needs no more room.
        self._list.setVisible(bool(lines) and (stick is not None or bool(result and result.bad)))
        self.mark("")
        if result is not None:
            self._show_result(result, out=stick is None)
        elif stick is None:
            self.headline.setText(_("Put a room's USB stick in"))
            teach = _("What is on it is shown here; Enter takes it in.")
            self.explained.say("" if self._brief else teach, "quiet")
        elif self._looked and not self.lying:
            self.headline.setText(_("{stick} is in").format(stick=stick.label))
            self.explained.say(_("No report lies on it."), "quiet")
        else:
            self._show_lying(stick.label)

    def _show_lying(self, label: str) -> None:
        count = sum(each.why is None for each in self.lying)
        words = n_("{count} report on {stick}", "{count} reports on {stick}", count)
        bad = len(self.lying) - count
        more = n_("{count} thing more that cannot be taken in",
                  "{count} things more that cannot be taken in", bad)  # fmt: skip
        said = [words.format(count=count, stick=label), more.format(count=bad) if bad else ""]
        self.headline.setText("　".join(filter(None, said)))
        self.explained.say("")
        for at, each in enumerate(self.lying):
            for place, (text, look) in enumerate(zip(each.words(), _LYING, strict=True)):
                self._put(at, place, text, look if each.why is None else "error")
        self._fit(len(self.lying), tall=count < len(self.lying))

    def _show_result(self, result: TakenIn, *, out: bool) -> None:
        amiss = result.bad or result.unanswered or result.carried.why
        self.mark("soon" if amiss else "" if out else "safe")
        headline = _("Put a room's USB stick in") if out else result.words(brief=self._brief)
        self.headline.setText(headline)
        said = result.pulled_words() if out else result.answer_words()
        late = result.unanswered or (result.carried.why and not out)
        self.explained.say(said, "late" if late else "quiet")
        for at, each in enumerate(result.lines):
            self._put_line(at, each)
        self._fit(len(result.lines), tall=result.bad)

    def _put_line(self, at: int, line: Line) -> None:
        there, verdict = self._grid.itemAtPosition(at, 2), line.verdict
        if there is not None:
            label = there.widget()
            assert isinstance(label, Label)
            label.say(line.words(), _LOOKS[verdict.verdict])
            return
        self._put(at, 0, line.name or verdict.code or verdict.file, "strong")
        serial = verdict.serial
        self._put(at, 1, _("No. {serial}").format(serial=serial) if serial else "")
        self._put(at, 2, line.words(), _LOOKS[verdict.verdict])

    def _put(self, at: int, place: int, text: str, look: str = "") -> None:
        label = Label(text, look, wrap=place == 2)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)  # of a reason that takes several lines, too
        self._grid.addWidget(label, at, place)

    def _fit(self, lines: int, *, tall: bool = False) -> None:
        one = style.px(22) + self._grid.verticalSpacing()
        shown = min(lines * (2 if tall else 1), _LINES)
        # Where the page is low the list gives way to the button below it, if there is one.
        least = shown if self.button.isHidden() else min(shown, _LEAST)
        self._list.setMinimumHeight(least * one)
        self._list.setMaximumHeight(shown * one + style.gap(4))
