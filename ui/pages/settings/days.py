"""Days off and make-up workdays of a year: what came with the program, what was written in here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.errors import AppError, FieldErrors
from app.fields import Code, Day, Text
from app.language import N_, _
from app.records import calendar
from app.records.calendar import HOLIDAY, WORKDAY, Known
from app.store.session import current
from ui import style
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.chips import Chips
from ui.widgets.form import Form
from ui.widgets.input import Entry, Input
from ui.widgets.keys import shortcut
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Words, box, column, empty, row
from ui.widgets.suggest import Suggestion
from ui.widgets.table import Shown, Table

_WEEK = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_ADDED, _CHANGED = N_("written in here"), N_("changed here")
_BUNDLED = N_("came with the program")


class DaysPart(QWidget):
    """One year at a time, and what can be done about it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        today = current().today()
        self.year = today.year
        self._first, self._last = min(calendar.bundled()).year, today.year + 1
        self.before = Button("‹", lambda: self.show_year(self.year - 1))
        self.after = Button("›", lambda: self.show_year(self.year + 1))
        self.before.setAccessibleName(_("The year before"))
        self.after.setAccessibleName(_("The year after"))
        self.title = Words("", "title")
        self.lacks = Words("", "soon", wrap=True)
        self.announced = Words(
            _(
                "The State Council announces a year's days off in the November before. Until they"
                " are written in, terms that end near them may be counted a few days wrong. Press a"
                " holiday and write in what the notice says:"
            ),
            "quiet",
            wrap=True,
        )
        self._festivals = Flow(spacing=6)
        self.chips = box(self._festivals)
        self.table = Table(
            [
                Shown("day", _("Date"), _day, 150),
                Shown("kind", _("Day is"), _kind, 110, look=_kind_look),
                Shown("name", _("Holiday"), lambda each: _festival(each.name), 120),
                Shown("from", _("Where from"), _from, 200, look=_from_look),
            ],
            self._page,
            empty=(
                _("Nothing is known of this year yet"),
                _("Until it is written in, only Saturdays and Sundays count as days off."),
            ),
            filter=False,
            identity=lambda each: each.day,
        )
        self.table.setMinimumHeight(style.px(280))
        self.add = Button(_("Write in days…"), self.ask, look="primary", key="Ctrl N")
        self.change = Button(_("Change this day…"), self.ask_change)
        self.back = Button(_("Take back"), self.take_back, key="Del")
        teach = Words(
            _(
                "Terms that the law counts end on the next working day where the last one is a day"
                " off; so days off and make-up workdays have to be right."
            ),
            "quiet",
            wrap=True,
        )
        self.setLayout(
            column(
                Card(
                    _("Days off"),
                    teach,
                    row(
                        self.before, self.title, self.after, None, self.back, self.change, self.add
                    ),
                    self.lacks,
                    self.announced,
                    self.chips,
                    self.table,
                    margin=22,
                )
            )
        )
        self.table.picked.connect(self._allow)
        self.table.opened.connect(lambda _day: self.ask_change())
        shortcut(self, "Ctrl+N", self.ask, inside=True)
        shortcut(self, "Del", self.take_back, inside=True)

    def look_again(self) -> None:
        """Show the year as it stands now."""
        self.title.setText(_("{year}").format(year=self.year))
        self.before.setEnabled(self.year > self._first)
        self.after.setEnabled(self.year < self._last)
        missing = calendar.missing_festivals(self.year)
        listed = codes.load("festival")
        for each in (self.lacks, self.announced, self.chips):
            each.setVisible(bool(missing))
        names = "、".join(map(listed.label, missing))
        words = _("Not written in yet for {year}: {names}.")
        self.lacks.setText(words.format(year=self.year, names=names))
        while self._festivals.count():
            empty(self._festivals.takeAt(0))
        for each in listed.entries:
            if each.code in missing:
                self._festivals.addWidget(
                    Button(f"＋ {each.label}", lambda name=each.zh: self.ask(name), look="chip")
                )
        self.table.reload()
        self._allow()

    def show_year(self, year: int) -> None:
        """Turn to a year."""
        if self._first <= year <= self._last:
            self.year = year
            self.table.view.clearSelection()
            self.look_again()

    def ask(self, name: str = "") -> None:
        """Write in days of this year."""
        DaysSheet(self, {"kind": HOLIDAY, "name": name})

    def ask_change(self) -> None:
        """Say something else of the day that is picked."""
        day = self.table.current()
        if day is not None:
            other = WORKDAY if day.kind == HOLIDAY else HOLIDAY
            DaysSheet(self, {"day": day.day, "kind": other, "name": day.name})

    def take_back(self) -> None:
        """Let the day that is picked be again as the program knows it."""
        day = self.table.current()
        if day is not None and day.said is not None:
            self.say({day.day: None}, _("{day} is as it was.").format(day=day.day.isoformat()))

    def say(self, wanted: Mapping[datetime.date, calendar.Saying | None], words: str) -> None:
        """Enter what is said of some days, with a way back. Raises AppError."""
        before = calendar.said_of(wanted)
        calendar.say_all(wanted)
        self.year = min(wanted).year
        self.look_again()
        self.shell.notify(words, lambda: self._undo(before))

    def _undo(self, before: Mapping[datetime.date, calendar.Saying | None]) -> None:
        try:
            calendar.say_all(before)
        except AppError as error:
            self.shell.fail(error)
        self.look_again()

    def _allow(self, _day: object = None) -> None:
        day = self.table.current()
        self.change.setEnabled(day is not None)
        self.back.setEnabled(day is not None and day.said is not None)

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Known, Any]]:
        start = after or 0
        found = [each for each in calendar.year(self.year) if text in each.name]
        return [(each, at) for at, each in enumerate(found, 1)][start : start + size]


class DaysSheet(Sheet):
    """From which day to which, off or worked, and for which holiday."""

    def __init__(self, part: DaysPart, values: dict[str, Any]) -> None:
        super().__init__(part, _("Days off and make-up workdays"), stays=True)
        self.part = part
        described: dict[str, Any] = {
            "day": Entry(Day(), N_("From"), required=True),
            "until": Entry(Day(), N_("To"), help=N_("Leave it empty for a single day.")),
            "kind": Entry(Code(list="day_kind"), N_("Day is"), required=True),
            "name": Entry(Text(max=40), N_("Holiday"), required=True),
        }
        self.form = Form(
            described,
            [("day", "until"), ("kind",), ("name",)],
            inputs={"kind": KindInput()},
            suggest={"name": _festivals},
        )
        self.form.fill(values)
        self.form.submitted.connect(self.save)
        again = Button(_("Keep, and one more"), lambda: self.save(another=True))
        keep = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(_("Leave it"), self.close_sheet)
        self.add(self.form, 6, row(leave, None, again, keep))
        self.rise(self.form.input("day"), width=560)

    def save(self, another: bool = False) -> None:
        """Enter the days."""
        try:
            values = self.form.values()
            first, last = values["day"], values["until"] or values["day"]
            wanted = calendar.span(first, last, values["kind"], values["name"])
            words = _("Kept: {days} days.").format(days=len(wanted))
            self.part.say(wanted, words)
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self.close_sheet()
            self.part.shell.fail(error)
            return
        if another:
            self.form.fill({"kind": values["kind"], "name": values["name"]})
            self.form.start("day")
        else:
            self.close_sheet()
            self.part.table.pick(first)
            self.part.table.view.setFocus()


class KindInput(Input):
    """Off or worked: two chips."""

    def __init__(self) -> None:
        super().__init__(Code(list="day_kind"))
        options = [(each.code, each.label) for each in codes.load("day_kind").current()]
        self.chips = Chips(options)
        self.chips.chosen.connect(lambda _value: self.edited.emit())
        self.setLayout(column(self.chips))
        self.setFocusProxy(self.chips)

    def value(self) -> Any:
        return self.chips.value

    def set_value(self, value: Any) -> None:
        self.chips.set_value(value or HOLIDAY)

    def typed(self) -> Any:
        return self.chips.value

    def set_typed(self, raw: Any) -> None:
        self.set_value(raw)


def _festivals(text: str) -> list[Suggestion]:
    names = [each.zh for each in codes.load("festival").current()]
    return [Suggestion(name, name, plain=True) for name in names if text in name]


def _festival(name: str) -> str:
    listed = codes.load("festival")
    code = listed.read(name)
    return listed.label(code) if code is not None else name


def _day(each: Known) -> str:
    return f"{each.day.isoformat()}　{_(_WEEK[each.day.weekday()])}"


def _kind(each: Known) -> str:
    return codes.load("day_kind").label(each.kind)


def _kind_look(each: Known) -> str:
    return "safe" if each.kind == HOLIDAY else "soon"


def _from(each: Known) -> str:
    if each.said is None:
        return _(_BUNDLED)
    if each.listed is None:
        return _(_ADDED)
    was = codes.load("day_kind").label(each.listed.kind)
    return _("{changed} (was: {kind})").format(changed=_(_CHANGED), kind=was)


def _from_look(each: Known) -> str:
    return "quiet" if each.said is None else "strong"
