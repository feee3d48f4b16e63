"""What is to be practised, beside the page: a list that ticks itself, or a line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.language import _
from app.store.session import is_open
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import scrolled, tall
from ui.widgets.keys import Key
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, box, clear, column, hint, row, rule

if TYPE_CHECKING:
    from app.room.practice import Task

_WIDE: Final = 250
_LEAST_BESIDE: Final = 1000
"""Pixels at 100 % that pages want for themselves and the navigation; else the list is folded."""


class Practice(QObject):
    """The list at the right (`panel`), the line beneath the page (`strip`); one is shown."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.panel, self.strip = QFrame(), QFrame()
        self.panel.setObjectName("practice")
        self.strip.setObjectName("practiceStrip")
        self.panel.setFixedWidth(style.px(_WIDE))
        self._list = column(spacing=10)
        self._foot = column(spacing=6)
        self.count = Label("", "title")
        fold = Button(_("Fold"), lambda: self.fold(True), look="link")
        self.panel.setLayout(
            column(
                row(self.count, None, fold),
                scrolled(box(self._list)),
                self._foot,
                margins=(14, 14, 12, 12),
                stretch=1,
            )
        )
        self._short, self._now = Label("", "strong"), hint()
        self._go = Button(_("Show me where"), lambda: self.go())
        unfold = Button(_("Whole list"), self.unfold, look="link")
        self.strip.setLayout(
            row(self._short, self._now, self._go, unfold, margins=(18, 4, 18, 4), stretch=1)
        )
        self.done: frozenset[str] = frozenset()
        self._tasks: tuple[Task, ...] = ()
        self._folded = False
        self._on = self._wanted = False
        shell.changed.connect(self.look)  # as a method: it goes with this list
        self.fit()

    def start(self, on: bool, *, first: bool = False) -> None:
        """Show the list from now on, or no more; at `first` once as a whole, wherever it fits."""
        self._on, self._folded = on, False
        if on:
            self.look()
        self.fit()
        if on and first and not self._room_beside():
            self.unfold()

    def appear(self, wanted: bool) -> None:
        """Be there, unless the page in front has the whole window."""
        self._wanted = wanted
        self.fit()

    def fold(self, folded: bool) -> None:
        """Show the line alone, or the whole list."""
        self._folded = folded
        self.fit()

    def unfold(self) -> None:
        """Show the whole list: beside the page where there is room, else over it."""
        if self._room_beside():
            self.fold(False)
            return
        sheet = Sheet(self._shell, self.count.text())
        lines = column(spacing=10)
        for task in self._tasks:
            lines.addWidget(self._line(task, None))
        program = self._shell.program
        again = Button(_("Begin again"), sheet.then(program.practise), look="link")
        end = Button(_("End practice"), sheet.then(program.end_practice), look="link")
        sheet.add(tall(box(lines), self._shell)).show_to_read(again, end, width=520)

    def look(self, _changed: object = None) -> None:
        """Ask the journal again what was done."""
        if self._on and is_open():
            from app.room import practice  # with the sample, not with the window

            self.done, self._tasks = practice.done(), practice.TASKS
            self._fill()

    def next(self) -> Task | None:
        """The first thing that was not done yet; None at the end."""
        return next((each for each in self._tasks if each.name not in self.done), None)

    def go(self, task: Task | None = None) -> None:
        """Show the page where something is done; at the end, what comes after practice."""
        if (task := task or self.next()) is not None:
            self._shell.show_page(task.page, **task.wanted)
        else:
            self._shell.program.end_practice()

    def fit(self) -> None:
        """Take as much room as there is beside the pages."""
        folded = self._folded or not self._room_beside()
        here = self._on and self._wanted
        self.panel.setVisible(here and not folded)
        self.strip.setVisible(here and folded)

    # Inside

    def _room_beside(self) -> bool:
        return self._shell.width() >= style.px(_WIDE + _LEAST_BESIDE)

    def _fill(self) -> None:
        self.count.setText(
            _("Practice {done} of {all}").format(done=len(self.done), all=len(self._tasks))
        )
        self._short.setText(self.count.text())
        now = self.next()
        clear(self._list)
        for task in self._tasks:
            if task is not self._tasks[0]:
                self._list.addWidget(rule())
            self._list.addWidget(self._line(task, now))
        self._list.addStretch(1)
        clear(self._foot)
        again = Button(_("Begin again"), self._shell.program.practise, look="link")
        end = self._shell.program.end_practice
        if now is None:
            self._now.setText(_("Well done: that is all that a day asks for."))
            self._go.setText(_("On to the real room"))
            well = Label(self._now.text(), "safe", wrap=True)
            self._foot.addWidget(well)
            self._foot.addWidget(Button(self._go.text(), end, look="primary"))
            self._foot.addLayout(row(again, None))
        else:
            self._now.setText(f"{_(now.title)}：{_(now.how)}")
            self._go.setText(_("Show me where"))
            self._foot.addLayout(row(again, None, Button(_("End practice"), end, look="link")))
        self._go.updateGeometry()

    def _line(self, task: Task, now: Task | None) -> QWidget:
        was_done = task.name in self.done
        sign = Label("✓" if was_done else "○", "safe" if was_done else "quiet")
        sign.setFixedWidth(style.px(20))
        sign.setAccessibleName(_("Ticked") if was_done else _("Not yet ticked"))
        lines = column(row(Label(_(task.title), "strong", wrap=True), Key(task.key)), spacing=4)
        if not was_done:
            lines.addWidget(hint(_(task.how)))
        if task is now:
            lines.addLayout(row(Button(_("Show me where"), lambda: self.go(task)), None))
        line = row(sign, box(lines), spacing=6, stretch=1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return box(line)
