"""Which cards came out of the printer well, and to whom they go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError, Missing
from app.fields import Name, Text, Whole
from app.language import N_, _
from app.records import cards, people
from app.records.cards import CardIssue
from app.records.offers import known_people
from ui.pages.printing.well import NONE, SOME, CameOutSheet
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.form import Form, refused_beside
from ui.widgets.inputs import Entry, Input, LineInput, TextInput, WhoInput
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, Label, column, hint, row

_HERE: Final = "here"


class RecipientChoice(QWidget):
    """A person, a household or a group that gets cards; or nobody yet."""

    def __init__(self, *, here: bool) -> None:
        super().__init__()
        options = [
            ("holder_name", _("One person")),
            ("household", _("One household")),
            ("group_label", _("A group")),
        ]
        self.kind = Chips([(_HERE, _("They stay here for now")), *options] if here else options)
        who = _("Name, pinyin or initials")
        group = _("For example: group 3, 12 households")
        inputs: dict[str, Input] = {
            "holder_name": WhoInput(Name(), column="holder", suggest=known_people, hint=who),
            "household": TextInput(Name(), hint=_("Whose household")),
            "group_label": TextInput(Text(max=60), hint=group),
        }
        self.form = Form(CardIssue.columns(), [(name,) for name in inputs], inputs=inputs)
        self.setLayout(column(self.kind, self.form))
        self.kind.chosen.connect(self._show)
        self._show(self.kind.value)

    def values(self) -> dict[str, Any]:
        """What the register takes. Raises FieldErrors."""
        kind = self.kind.value
        if kind == _HERE:
            return {}
        field = self.form.input(kind)
        with refused_beside(kind, AppError):
            value = field.value()
            if not value:
                raise Missing
        return {kind: value, **field.accompanying_values()}

    def _show(self, kind: str) -> None:
        self.form.refuse(None)
        for name in self.form.fields:
            self.form.row_of(name).setVisible(name == kind)
        if kind in self.form.fields:
            self.form.start(kind)


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
        example = _("e.g. {example}").format(example=f"{last:04d}")
        self.until.line.setPlaceholderText(example)
        self.whom = RecipientChoice(here=True)
        self.to_words = Label(_("Who gets them?"), "strong")
        self.add(
            self.banner, hint(explain.format(numbers=cards.between(first, last))),
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
            form=self.whom.form,
            done=lambda _issued: self._close(True),
            refused=self.banner.refuse,
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
        self.banner = Banner()
        self.add(
            self.banner,
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
            form=self.whom.form,
            done=given,
            refused=self.banner.refuse,
        )
