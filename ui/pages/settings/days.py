"""Days off and make-up workdays of a year: what came with the program, what was written in here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial
from typing import Any

from app import codes
from app.fields import Code, Day, Entry, Text
from app.language import N_, _
from app.records import calendar, offers
from app.records.calendar import HOLIDAY, WORKDAY
from app.records.listed import all_here
from app.store.session import current
from ui import style
from ui.pages.settings.part import Part
from ui.records.form_sheet import FormSheet
from ui.widgets.arrange import Flow, Flowing
from ui.widgets.chips import ChipsInput
from ui.widgets.form import Form
from ui.widgets.keys import shortcut
from ui.widgets.lines import Turning
from ui.widgets.plain import Button, Card, Label, box, clear, hint
from ui.widgets.table import Table


class DaysPart(Part):
    """One year at a time, and what can be done about it."""

    shows = frozenset({"holiday"})

    def build(self) -> None:
        today = current().today()
        self.year = today.year
        self._first, self._last = min(calendar.bundled()).year, today.year + 1
        before, after = _("The year before"), _("The year after")
        self.years = Turning(lambda by: self.show_year(self.year + by), before, after)
        self.lacks = Label("", "soon", wrap=True)
        announced = _(
            "The State Council announces a year's days off in the November before. Until they"
            " are written in, terms that end near them may be counted a few days wrong. Press a"
            " holiday and write in what the notice says:"
        )
        self.announced = hint(announced)
        self._festivals = Flow(spacing=6)
        self.chips = box(self._festivals)
        self.table = Table(
            calendar.columns(),
            all_here(lambda _text: calendar.year(self.year)),
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
        self.back = Button(_("Take back"), self.take_back)
        why = _(
            "Terms that the law counts end on the next working day where the last one is a day"
            " off; so days off and make-up workdays have to be right."
        )
        head = Flowing(self.years, self.back, self.change, self.add)
        below = (self.lacks, self.announced, self.chips, self.table)
        card = Card(_("Days off"), hint(why), head, *below, margin=22)
        card.body.setStretchFactor(self.table, 1)
        self.lay_out(card, fills=True)
        self.table.picked.connect(self._allow)
        self.table.opened.connect(lambda _day: self.ask_change())
        shortcut(self.table, "Del", self.take_back, inside=True)

    def look_again(self) -> None:
        """Show the year as it stands now."""
        words = _("{year}").format(year=self.year)
        self.years.say(words, first=self.year <= self._first, last=self.year >= self._last)
        missing = calendar.missing_festivals(self.year)
        listed = codes.load("festival")
        for each in (self.lacks, self.announced, self.chips):
            each.setVisible(bool(missing))
        names = "、".join(map(listed.label, missing))
        words = _("Not written in yet for {year}: {names}.")
        self.lacks.setText(words.format(year=self.year, names=names))
        clear(self._festivals)
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

    def show_day(self, day: datetime.date) -> None:
        """Go to a day in the table."""
        self.table.pick(day)
        self.table.view.setFocus()

    def take_back(self) -> None:
        """Let the day that is picked be again as the program knows it."""
        day = self.table.current()
        if day is not None and day.said is not None:
            words = _("{day} is as it was.").format(day=day.day.isoformat())
            self.shell.act(lambda: self.enter_days({day.day: None}, words))

    def enter_days(
        self, wanted: Mapping[datetime.date, calendar.Saying | None], words: str
    ) -> None:
        """Enter what is said of some days, with a way back. Raises AppError."""
        before = calendar.said_of(wanted)
        calendar.say_all(wanted)
        self.year = min(wanted).year
        self.look_again()
        self.shell.notify(words, lambda: self._undo(before))

    def _undo(self, before: Mapping[datetime.date, calendar.Saying | None]) -> None:
        self.shell.act(lambda: calendar.say_all(before))
        self.look_again()

    def _allow(self, _day: object = None) -> None:
        day = self.table.current()
        self.change.setEnabled(day is not None)
        self.back.setEnabled(day is not None and day.said is not None)


class DaysSheet(FormSheet):
    """From which day to which, off or worked, and for which holiday."""

    def __init__(self, part: DaysPart, values: dict[str, Any]) -> None:
        kind = Code(list="day_kind")
        festivals = [each.zh for each in codes.load("festival").current()]
        form = Form(
            {
                "day": Entry(Day(), N_("From"), required=True),
                "until": Entry(Day(), N_("To"), help=N_("Leave it empty for a single day.")),
                "kind": Entry(kind, N_("Day is"), required=True),
                "name": Entry(Text(max=40), N_("Holiday"), required=True),
            },
            [("day", "until"), ("kind",), ("name",)],
            inputs={"kind": ChipsInput(kind)},
            suggest={"name": lambda text: offers.named(festivals, text)},
        )
        title = _("Days off and make-up workdays")
        about = ("settings", *map(str, values.values()))
        super().__init__(
            part.shell, title, form, lambda made: part.show_day(made["day"]), about=about
        )
        self.part = part
        form.fill(values)
        again = Button(_("Keep, and one more"), partial(self.save, self._again))
        self.show_form(besides=[again])

    def keep(self, values: dict[str, Any]) -> dict[str, Any]:
        last = values["until"] or values["day"]
        wanted = calendar.span(values["day"], last, values["kind"], values["name"])
        self.part.enter_days(wanted, _("Kept: {days} days.").format(days=len(wanted)))
        return values

    def _again(self, made: dict[str, Any]) -> None:
        self.form.fill({"kind": made["kind"], "name": made["name"]})
        self.form.start()
