"""Which cards came out of the printer well, and to whom they go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, Missing
from app.fields import Name, Text, Whole
from app.language import _
from app.messages import words
from app.records import cards, people
from app.records.cards import CardIssue
from ui.pages.visits.who import described
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.inputs import LineInput, TextInput, WhoInput
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Words, box, column, hint, row
from ui.widgets.suggest import Suggestion

_HERE: Final = "here"


class ToWhom(QWidget):
    """A person, a household or a group that gets cards; or nobody yet."""

    reshaped = Signal()

    def __init__(self, *, here: bool) -> None:
        super().__init__()
        options = [
            ("person", _("One person")),
            ("household", _("One household")),
            ("group", _("A group")),
        ]
        self.kind = Chips([(_HERE, _("They stay here for now")), *options] if here else options)
        self.inputs: dict[str, Any] = {
            "person": WhoInput(
                Name(), column="holder", suggest=_people, hint=_("Name, pinyin or initials")
            ),
            "household": TextInput(Name(), hint=_("Whose household")),
            "group": TextInput(Text(max=60), hint=_("For example: group 3, 12 households")),
        }
        self.wrong = Words("", "error", wrap=True)
        self.about = Words("", "answer", wrap=True)
        self.inputs["person"].noted.connect(self._note)
        self.setLayout(column(self.kind, *self.inputs.values(), self.about, self.wrong))
        self.kind.chosen.connect(self._show)
        self._show(self.kind.value)

    def values(self) -> dict[str, Any]:
        """What the register takes. Says what is missing; raises FieldErrors."""
        self.wrong.hide()
        kind = self.kind.value
        if kind == _HERE:
            return {}
        field = self.inputs[kind]
        try:
            value = field.value()
            if not value:
                raise Missing
        except AppError as error:
            self.wrong.setText(words(error))
            self.wrong.show()
            field.setFocus()
            raise FieldErrors({kind: error}) from error
        if kind == "person":
            return {"holder_name": value, **field.also()}
        return {"household" if kind == "household" else "group_label": value}

    def _show(self, kind: str) -> None:
        for name, each in self.inputs.items():
            each.setVisible(name == kind)
        self.wrong.hide()
        self.about.setVisible(kind == "person" and bool(self.about.text()))
        if kind in self.inputs:
            self.inputs[kind].setFocus()
        self.reshaped.emit()

    def _note(self, text: str) -> None:
        self.about.setText(text)
        self.about.setVisible(bool(text))


class ConfirmSheet(Sheet):
    """Asks what came out well: only that enters the register."""

    def __init__(
        self,
        shell: Shell,
        printed: list[tuple[str, int]],
        first: int,
        done: Callable[[bool], object],
    ) -> None:
        super().__init__(shell, _("Did they come out well?"))
        self.printed, self.first, self._done = printed, first, done
        self.last = first + cards.count(printed) - 1
        explain = _("Numbers {numbers}. Only cards that came out well are entered.").format(
            numbers=cards.between(first, self.last)
        )
        self.how = Chips(
            [("all", _("All of them")), ("some", _("Up to a number")), ("none", _("None of them"))]
        )
        self.until = LineInput(Whole(min=first, max=self.last), hint=f"{first:04d}–{self.last:04d}")
        self.wrong = Words("", "error", wrap=True)
        self.wrong.hide()
        self.until_row = box(
            column(Words(_("The last number that is well"), "quiet"), self.until, self.wrong)
        )
        self.whom = ToWhom(here=True)
        self.to_words = Words(_("Who gets them?"), "strong")
        self.save_button = Button(_("Enter them"), self.save, look="primary")
        later = Button(_("Not yet"), self.close_sheet)
        self.add(
            hint(explain),
            self.how,
            self.until_row,
            6,
            self.to_words,
            self.whom,
            6,
            row(None, later, self.save_button),
        )
        self.how.chosen.connect(self._show)
        self.whom.reshaped.connect(self._settle)
        self._show("all")
        self.rise(self.how.chips["all"], width=520)

    def save(self) -> None:
        """Enter what came out well, if anything did."""
        how, count = self.how.value, cards.count(self.printed)
        if how == "none":
            self.close_sheet()
            self._done(False)
            return
        if how == "some":
            try:
                until = self.until.value()
                if until is None:
                    raise Missing
            except AppError as error:
                self.wrong.setText(words(error))
                self.wrong.show()
                self.until.set_wrong(True)
                self.until.setFocus()
                return
            count = until - self.first + 1
        try:
            to = self.whom.values()
            cards.issue(
                printed=cards.cut(self.printed, 0, count), day=cards.today(), first=self.first, **to
            )
        except FieldErrors as errors:
            self.whom.wrong.setText(words(next(iter(errors.fields.values()))))
            self.whom.wrong.show()
            return
        except AppError as error:
            self.whom.wrong.setText(words(error))
            self.whom.wrong.show()
            return
        self.close_sheet()
        self._done(True)

    def _show(self, how: str) -> None:
        self.until_row.setVisible(how == "some")
        self.whom.setVisible(how != "none")
        self.to_words.setVisible(how != "none")
        self.save_button.setText(_("Enter nothing") if how == "none" else _("Enter them"))
        if how == "some":
            self.until.setFocus()
        self._settle()

    def _settle(self) -> None:
        # What was shown or hidden is laid out first.
        QTimer.singleShot(0, self, self._place)


class HandOutSheet(Sheet):
    """Gives cards that lie here to somebody."""

    def __init__(
        self, shell: Shell, issued: CardIssue, done: Callable[[CardIssue], object]
    ) -> None:
        name = people.get(issued.person).name
        super().__init__(shell, _("Hand out cards of {name}").format(name=name))
        self.issued, self._done = issued, done
        self.count = LineInput(Whole(min=1, max=issued.copies))
        self.count.set_value(1)
        self.whom = ToWhom(here=False)
        said = _("{count} lie here, numbers {numbers}; the lowest go first.").format(
            count=issued.copies, numbers=issued.heading()
        )
        save = Button(_("Hand out"), self.save, look="primary")
        self.add(
            hint(said),
            row(Words(_("How many")), self.count, None),
            self.whom,
            6,
            row(None, Button(_("Leave it"), self.close_sheet), save),
        )
        self.whom.reshaped.connect(lambda: QTimer.singleShot(0, self, self._place))
        self.rise(self.count.line, width=480)

    def save(self) -> None:
        """Enter who has them now."""
        try:
            count = self.count.value() or 0
            to = self.whom.values()
            given = cards.hand_out(self.issued, count, day=cards.today(), **to)
        except FieldErrors:
            return
        except AppError as error:
            self.whom.wrong.setText(words(error))
            self.whom.wrong.show()
            return
        self.close_sheet()
        self._done(given)


def _people(text: str) -> list[Suggestion]:
    return [described(each) for each in people.suggest(text)] if text else []
