"""What came out of the printer well: only that enters a register; and to whom cards go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from app.errors import Missing
from app.fields import Entry, Name, Text, Whole
from app.language import N_, _
from app.records import cards, people
from app.records.cards import CardIssue
from app.records.offers import known_people
from ui.records.form_sheet import Done, FormSheet
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.chips import Chips, Several
from ui.widgets.chosen import TextInput, WhoInput
from ui.widgets.form import Form
from ui.widgets.input import Input
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, column, hint, row
from ui.widgets.typed import LineInput

ALL, SOME, NONE = "all", "some", "none"
_TO: Final = Entry(Text(), N_("Who gets them?"))


class RecipientInput(Input):
    """A person, a household or a group that gets cards; or nobody yet, if they may stay here.

    The value are the columns of CardIssue that say so.
    """

    def __init__(self, *, may_stay: bool) -> None:
        super().__init__(None)
        self.inputs: dict[str, LineInput] = {
            "holder_name": holder_input(),
            "household": TextInput(Name(), hint=_("Whose household")),
            "group_label": TextInput(Text(max=60), hint=_("For example: group 3, 12 households")),
        }
        words = (_("One person"), _("One household"), _("A group"))
        stay = [("", _("They stay here for now"))] if may_stay else []
        self.chips = Chips([*stay, *zip(self.inputs, words, strict=True)])
        self.setLayout(column(self.chips, *self.inputs.values()))
        self.chips.chosen.connect(self._choose)
        for each in self.inputs.values():
            each.edited.connect(self.edited)
            each.noted.connect(self.noted)
        self._show()

    def value(self) -> dict[str, Any]:
        chosen = self.inputs.get(self.chips.value)
        if chosen is None:
            return {}
        if not (value := chosen.value()):
            raise Missing
        return {self.chips.value: value, **chosen.accompanying_values()}

    def set_value(self, value: Any) -> None:
        kept: dict[str, Any] = value or {}
        for name, each in self.inputs.items():
            each.set_value(kept.get(name))

    def typed(self) -> Any:
        return [self.chips.value, [each.typed() for each in self.inputs.values()]]

    def set_typed(self, raw: Any) -> None:
        chosen, typed = raw
        self.chips.set_value(chosen)
        for each, text in zip(self.inputs.values(), typed, strict=True):
            each.set_typed(text)
        self._show()

    def set_wrong(self, wrong: bool) -> None:
        for each in self.inputs.values():
            each.set_wrong(wrong)

    def _choose(self, _name: str) -> None:
        self._show()
        self.edited.emit()
        self.setFocus()

    def _show(self) -> None:
        for name, each in self.inputs.items():
            each.setVisible(name == self.chips.value)
        self.setFocusProxy(self.inputs.get(self.chips.value, self.chips))


def holder_input() -> WhoInput:
    """Somebody who gets cards, known or not."""
    hint = _("Name, pinyin or initials")
    return WhoInput(Name(), column="holder", suggest=known_people, hint=hint)


class CameOutSheet(Sheet):
    """All of it, some of it, or nothing; what `some` of it is, differs."""

    def __init__(self, shell: Shell, some: str) -> None:
        super().__init__(shell, _("Did they come out well?"), stays=True)
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
        self.last = first + cards.count(printed) - 1
        explain = _("Numbers {numbers}. Only cards that came out well are entered.")
        kind = Whole(min=first, max=self.last)
        until = Entry(kind, N_("The last number that is well"), required=True)
        to = RecipientInput(may_stay=True)
        self.form = Form({"until": until, "to": _TO}, [("until",), ("to",)], inputs={"to": to})
        example = _("e.g. {example}").format(example=f"{self.last:04d}")
        self.form.input("until").line.setPlaceholderText(example)
        numbers = hint(explain.format(numbers=cards.between(first, self.last)))
        self.add(self.banner, numbers, self.how, self.form, 6, self.foot)
        self.show_choice(self.how.value)
        self.rise(self.how.chips[self.how.value], width=520)

    def save(self) -> None:
        if self.how.value == NONE:
            self._close(False)
            return
        self.shell.act(
            self._enter,
            form=self.form,
            done=lambda _issued: self._close(True),
            refused=self.banner.refuse,
        )

    def _enter(self) -> list[CardIssue]:
        said = self.form.values()
        well = cards.cut(self.printed, 0, said["until"] - self.first + 1)
        return cards.issue(printed=well, day=cards.today(), first=self.first, **said["to"])

    def _close(self, entered: bool) -> None:
        self.close_sheet()
        self._done(entered)

    def show_choice(self, how: str) -> None:
        super().show_choice(how)
        self.form.input("until").set_value(None if how == SOME else self.last)
        self.form.refuse(None)
        self.form.row_of("until").setVisible(how == SOME)
        self.form.setVisible(how != NONE)
        if how == SOME:
            self.form.start("until")


def ask_hand_out(shell: Shell, issued: CardIssue, done: Done) -> FormSheet:
    """Ask how many of the cards that lie here go to somebody, and to whom."""
    count = Entry(Whole(min=1, max=issued.copies), N_("How many"), required=True)
    to = RecipientInput(may_stay=False)
    form = Form({"count": count, "to": _TO}, [("count",), ("to",)], inputs={"to": to})
    form.fill({"count": 1})

    def keep(values: dict[str, Any]) -> CardIssue:
        return cards.hand_out(issued, values["count"], day=cards.today(), **values["to"])

    title = _("Hand out cards of {name}").format(name=people.get(issued.person).name)
    here = _("{count} lie here, numbers {numbers}; the lowest go first.")
    explain = here.format(count=issued.copies, numbers=issued.heading())
    sheet = FormSheet(shell, title, form, done, keep, about=(issued,))
    return sheet.show_form(explain=explain, yes=_("Hand out"))
