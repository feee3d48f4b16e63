"""Which cards came out of the printer well, and to whom they go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors, Missing
from app.fields import Name, Text, Whole
from app.language import N_, _
from app.messages import words
from app.records import cards, people
from app.records.cards import CardIssue
from ui.pages.printing.well import NONE, SOME, CameOutSheet
from ui.pages.visits.who import described
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.form import Form, refused_beside
from ui.widgets.inputs import Entry, LineInput, TextInput, WhoInput
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, column, hint, row
from ui.widgets.suggest import Suggestion

_HERE: Final = "here"


class RecipientChoice(QWidget):
    """A person, a household or a group that gets cards; or nobody yet."""

    def __init__(self, *, here: bool) -> None:
        super().__init__()
        options = [
            ("person", _("One person")),
            ("household", _("One household")),
            ("group", _("A group")),
        ]
        self.kind = Chips([(_HERE, _("They stay here for now")), *options] if here else options)
        who = _("Name, pinyin or initials")
        self.inputs: dict[str, LineInput] = {
            "person": WhoInput(Name(), column="holder", suggest=_people, hint=who),
            "household": TextInput(Name(), hint=_("Whose household")),
            "group": TextInput(Text(max=60), hint=_("For example: group 3, 12 households")),
        }
        self.wrong = Label("", "error", wrap=True)
        self.about = Label("", "answer", wrap=True)
        self.inputs["person"].noted.connect(self._note)
        self.setLayout(column(self.kind, *self.inputs.values(), self.about, self.wrong))
        self.kind.chosen.connect(self._show)
        self._show(self.kind.value)

    def values(self) -> dict[str, Any]:
        """What the register takes. Raises FieldErrors."""
        kind = self.kind.value
        if kind == _HERE:
            return {}
        field = self.inputs[kind]
        with refused_beside(kind, AppError):
            value = field.value()
            if not value:
                raise Missing
        column = {"person": "holder_name", "household": "household", "group": "group_label"}[kind]
        return {column: value, **field.accompanying_values()}

    def refuse(self, errors: FieldErrors | None) -> bool:
        """Say what is wrong, below the input."""
        wrong = errors.fields if errors is not None else {}
        self.say_wrong(next(iter(wrong.values()), None))
        if (kind := self.kind.value) in wrong:
            self.inputs[kind].setFocus()
        return True

    def say_wrong(self, error: AppError | None) -> None:
        """Say a refusal, or none."""
        self.wrong.setText(words(error) if error is not None else "")
        self.wrong.setVisible(error is not None)

    def _show(self, kind: str) -> None:
        for name, each in self.inputs.items():
            each.setVisible(name == kind)
        self.say_wrong(None)
        self.about.setVisible(kind == "person" and bool(self.about.text()))
        if kind in self.inputs:
            self.inputs[kind].setFocus()

    def _note(self, text: str) -> None:
        self.about.setText(text)
        self.about.setVisible(bool(text))


class ConfirmSheet(CameOutSheet):
    """Asks what came out well: only that enters the register."""

    def __init__(
        self,
        shell: Shell,
        printed: list[tuple[str, int]],
        first: int,
        done: Callable[[bool], object],
    ) -> None:
        super().__init__(shell, _("Up to a number"))
        self.printed, self.first, self._done = printed, first, done
        last = first + cards.count(printed) - 1
        explain = _("Numbers {numbers}. Only cards that came out well are entered.")
        until = Entry(Whole(min=first, max=last), N_("The last number that is well"), required=True)
        self.form = Form({"until": until}, [("until",)])
        self.until = self.form.input("until")
        self.until.line.setPlaceholderText(f"{first:04d}–{last:04d}")
        self.whom = RecipientChoice(here=True)
        self.to_words = Label(_("Who gets them?"), "strong")
        self.add(
            hint(explain.format(numbers=cards.between(first, last))),
            self.how, self.form, 6, self.to_words, self.whom, 6, self.foot,
        )  # fmt: skip
        self.show_choice(self.how.value)
        self.rise(self.how.chips[self.how.value], width=520)

    def save(self) -> None:
        """Enter what came out well, if anything did."""
        how = self.how.value
        if how == NONE:
            self._close(False)
        elif how == SOME:
            self.shell.act(
                self.form.values,
                form=self.form,
                done=lambda typed: self._enter(typed["until"] - self.first + 1),
            )
        else:
            self._enter(cards.count(self.printed))

    def _enter(self, count: int) -> None:
        self.shell.act(
            lambda: cards.issue(
                printed=cards.cut(self.printed, 0, count),
                day=cards.today(),
                first=self.first,
                **self.whom.values(),
            ),
            form=self.whom,
            done=lambda _issued: self._close(True),
            refused=self.whom.say_wrong,
        )

    def _close(self, entered: bool) -> None:
        self.close_sheet()
        self._done(entered)

    def show_choice(self, how: str) -> None:
        super().show_choice(how)
        self.form.setVisible(how == SOME)
        self.whom.setVisible(how != NONE)
        self.to_words.setVisible(how != NONE)
        if how == SOME:
            self.until.setFocus()


class HandOutSheet(Sheet):
    """Gives cards that lie here to somebody."""

    def __init__(
        self, shell: Shell, issued: CardIssue, done: Callable[[CardIssue], object]
    ) -> None:
        name = people.get(issued.person).name
        super().__init__(shell, _("Hand out cards of {name}").format(name=name))
        self.shell, self.issued, self._done = shell, issued, done
        self.count = LineInput(Whole(min=1, max=issued.copies))
        self.count.set_value(1)
        self.whom = RecipientChoice(here=False)
        here = _("{count} lie here, numbers {numbers}; the lowest go first.")
        save = Button(_("Hand out"), self.save, look="primary")
        self.add(
            hint(here.format(count=issued.copies, numbers=issued.heading())),
            row(Label(_("How many")), self.count, None),
            self.whom,
            6,
            row(None, Button(_("Leave it"), self.close_sheet), save),
        )
        self.rise(self.count.line, width=480)

    def save(self) -> None:
        """Enter who has them now."""

        def given(given: CardIssue) -> None:
            self.close_sheet()
            self._done(given)

        self.shell.act(
            lambda: cards.hand_out(
                self.issued, self.count.value() or 0, day=cards.today(), **self.whom.values()
            ),
            form=self.whom,
            done=given,
            refused=self.whom.say_wrong,
        )


def _people(text: str) -> list[Suggestion]:
    return [described(each) for each in people.suggest(text)] if text else []
