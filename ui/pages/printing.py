"""Printing: choose what, see it as it will print, print it at its true size."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.documents.made import Made, say_missing
from app.errors import AppError
from app.language import _
from ui import style, work
from ui.pages.printing_calibrate import CalibratePart
from ui.pages.printing_cards import CardsPart
from ui.pages.printing_register import Register
from ui.pages.printing_visits import DayLogPart, LedgerPart, VisitFormPart
from ui.widgets.arrange import Sides
from ui.widgets.chips import Chips
from ui.widgets.message import spoken
from ui.widgets.plain import Button, Card, box, column, row
from ui.widgets.preview import Preview
from ui.widgets.stack import OneOf

_SETTLED: Final = 200
_PATIENCE: Final = 300
_REGISTER: Final = "register"
_KINDS: Final = {"person", "role", "visit", "card_issue", "referral", "attachment"}


class PrintingPage(QWidget):
    """Everything that is printed, each with its choices on the left and its paper on the right."""

    def __init__(self, shell: Any) -> None:
        super().__init__()
        self.shell = shell
        self.made: Made | None = None
        self._job: work.Job | None = None
        self._bar: work.Bar | None = None
        self._stale = True
        self.preview = Preview()
        self.preview.print_button.hide()
        self.parts: dict[str, Any] = {
            "card": CardsPart(shell, self),
            "visit-form": VisitFormPart(shell, self),
            "daylog": DayLogPart(shell, self),
            "ledger": LedgerPart(shell, self),
            "ruler": CalibratePart(shell, self),
        }
        self.register = Register(shell)
        self.items = Chips(
            [
                ("card", _("Contact cards")),
                ("visit-form", _("Visit forms")),
                ("daylog", _("Day log")),
                ("ledger", _("Ledger")),
                (_REGISTER, _("Cards handed out")),
                ("ruler", _("Set the printer right")),
            ]
        )
        self._left = OneOf()
        for part in self.parts.values():
            self._left.addWidget(part)
            part.changed.connect(self.make_soon)
        self._progress = column()
        right = box(column(self._progress, self.preview))
        self.sides = Sides(
            Card("", self._left, margin=0), right, share=0.44, back=_("‹ Back to the choices")
        )
        self._stack = OneOf()
        self._stack.addWidget(self.sides)
        self._stack.addWidget(self.register)
        self.see = Button(_("See the paper ›"), self.sides.show_record, look="link")
        self.see.hide()
        head = row(self.items, self.see)
        head.setStretch(0, 1)
        whole = column(head, self._stack, spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_SETTLED)
        self._clock.timeout.connect(self.make)
        self.items.chosen.connect(lambda item: self.show_item(item))

    # What the window calls

    def open(self, item: str = "", **wanted: Any) -> None:
        """Show a thing to print: card, visit-form, daylog or ledger, with ids, since, until."""
        self._stale = False
        self.show_item(item or self.items.value, **wanted)

    def refresh(self, kinds: set[str]) -> None:
        """Look again where what is printed may have changed."""
        if not kinds & _KINDS:
            return
        if not self.isVisible():
            self._stale = True
            return
        if self._stack.currentWidget() is self.register:
            self.register.reload()
        else:
            self.part.reload()
            self.make_soon()

    def can_leave(self) -> bool:
        """Nothing here is lost by leaving; what is being made is stopped."""
        self._stop()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_paper()

    def hasHeightForWidth(self) -> bool:
        # Else the window would give it all the height it would like, and a bar to scroll.
        return False

    # What its parts call

    @property
    def part(self) -> Any:
        """The choices that are shown."""
        return self._left.currentWidget()

    def show_item(self, item: str, **wanted: Any) -> None:
        """Show the choices and the paper of one thing to print."""
        item = item if item in self.parts or item == _REGISTER else "card"
        self.items.set_value(item)
        if item == _REGISTER:
            self._stop()
            self._stack.setCurrentWidget(self.register)
            self._offer_paper()
            self.register.reload()
            self.register.table.filter.setFocus()
            return
        self._stack.setCurrentWidget(self.sides)
        self._left.setCurrentWidget(self.parts[item])
        self.sides.show_list()
        self.part.open(**wanted)
        self.make()
        QTimer.singleShot(0, self, self._offer_paper)

    def make_soon(self) -> None:
        """Make the paper once the choices have come to rest."""
        self.part.ready(False)
        self._clock.start()

    def make(self) -> None:
        """Make the paper that the choices ask for, off the window's thread."""
        self._stop()
        part = self.part
        part.ready(False)
        wanted = part.wanted()
        if wanted is None:
            self.made = None
            self.preview.banner.hide()
            self.preview.show_nothing(part.lesson())
            return
        job = self.shell.run(
            wanted, lambda made: self._show(job, made), quiet=True,
            failed=lambda error: self._refuse(job, error),
        )  # fmt: skip
        self._job = job
        QTimer.singleShot(_PATIENCE, self, lambda: self._show_bar(job))

    def finished(self) -> bool:
        """Whether the paper shown is what the choices ask for."""
        return self._job is None and not self._clock.isActive()

    # Inside

    def _offer_paper(self) -> None:
        # Where both do not fit, the paper is one press away.
        here = self._stack.currentWidget() is self.sides
        self.see.setVisible(here and self.sides.narrow)

    def _show(self, job: work.Job, made: Made) -> None:
        if job is not self._job:
            return
        self._rest()
        self.made = made
        self.preview.show_document(made.pdf, self.part.name())
        if made.missing:
            self.preview.banner.say(say_missing(made.missing), "soon")
        else:
            self.preview.banner.hide()
        self.part.ready(True)

    def _refuse(self, job: work.Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._rest()
        self.made = None
        text = spoken(error)
        self.preview.show_nothing(text or _("Stopped. Change something to make it again."))
        if text and not isinstance(error, AppError):
            self.shell.fail(error)

    def _stop(self) -> None:
        self._clock.stop()
        if self._job is not None:
            self._job.cancel()
        self._rest()

    def _rest(self) -> None:
        self._job = None
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _show_bar(self, job: work.Job) -> None:
        if job is self._job and self._bar is None:
            self._bar = work.Bar(job)
            self._progress.addWidget(self._bar)
            self._bar.setContentsMargins(0, style.gap(4), 0, style.gap(4))
