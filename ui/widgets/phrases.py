"""常用语: words used often, put into long text at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from app.language import _
from app.messages import shortened
from app.store import phrases
from ui import style
from ui.widgets.message import error_words
from ui.widgets.plain import Button, row
from ui.widgets.seeking import Narrowing
from ui.widgets.suggest import Suggestion

_SHORT: Final = 14
"""Characters of new words that a button shows."""
_LONGEST: Final = 300


class Phrases(Narrowing):
    """A list under a box of text; typing narrows it, Enter puts a phrase in, Esc goes back.

    What is picked in the box, else the words that were typed here, else all that stands in the box
    can be kept as a phrase; the current one can be dropped.
    """

    def __init__(
        self, box: QPlainTextEdit, find: Callable[[str], Sequence[str]], kept_as: str
    ) -> None:
        self._box, self._find, self._kept_as = box, find, kept_as
        self.add = Button("", self._keep, look="link")
        self.drop = Button(_("Drop this one"), self._forget, look="link")
        for each in (self.add, self.drop):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(self.add, None, self.drop)
        super().__init__(box, _("Type to narrow the phrases"), foot)

    def take(self, at: int) -> None:
        """Put a phrase in where the cursor stands."""
        if self.rows.rows:
            words = self.rows.rows[at].value
            self.leave()
            self._box.insertPlainText(words)

    def fill(self) -> None:
        found = self._find(self.line.text().strip())
        self.rows.show_rows([Suggestion(each, "", beside=each) for each in found], 0)
        self.rows.setVisible(bool(found))
        self._none.say("" if found else _("No phrase kept for this yet."), "quiet")
        self.drop.setVisible(bool(found))
        new = self._new()
        self.add.setVisible(bool(new) and new not in found)
        self.add.setText(_("＋ Keep “{words}”").format(words=shortened(new, _SHORT)))
        tall = self.line.sizeHint().height() + self.drop.sizeHint().height() + style.gap(24)
        self.rows.fit(self.room() - tall)
        tall += self.rows.sizeHint().height() if found else self._none.sizeHint().height()
        self.place(self._box.width(), tall)

    def _new(self) -> str:
        """The words that can be kept as a phrase."""
        picked = self._box.textCursor().selectedText().replace("\u2029", "\n")
        words = picked or self.line.text() or self._box.toPlainText()
        return words.strip()[:_LONGEST]

    def _keep(self) -> None:
        if self._do(lambda: phrases.keep(self._kept_as, self._new())):
            self.line.clear()
            self.fill()

    def _forget(self) -> None:
        if self.rows.rows:
            words = self.rows.rows[self.rows.current].value
            if self._do(lambda: phrases.forget(self._kept_as, words)):
                self.fill()

    def _do(self, change: Callable[[], object]) -> bool:
        """Change what is kept, or say here why not; whether it was done."""
        try:
            change()
        except Exception as error:  # a full disk, too
            self._none.say(error_words(error), "error")
            self.place(self._box.width(), self.sizeHint().height())
            return False
        return True
