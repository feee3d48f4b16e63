"""What an office adds to the lists that its rooms choose from."""

from __future__ import annotations

from typing import Any

from app import codes
from app.fields import Day, Entry, Reference, Text
from app.language import N_, _
from app.records import code_entries
from app.records.code_entries import LISTS, CodeEntry
from app.records.listed import all_here
from ui import style
from ui.pages.settings.part import Part
from ui.records.form_sheet import FormSheet
from ui.widgets.chooser import Chooser
from ui.widgets.chosen import OneOfInput
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, hint, row
from ui.widgets.table import Table


class OwnCodesPart(Part):
    """One list at a time: what was added to it, and one more."""

    shows = frozenset({"code_entry"})

    def build(self) -> None:
        self.list = next(iter(LISTS))
        self.which = Chooser([(name, _(words)) for name, words in LISTS.items()])
        self.which.chosen.connect(self.choose)
        self.table = Table(
            code_entries.columns(),
            all_here(lambda _text: code_entries.own(self.list)),
            empty=(
                _("Nothing added to this list"),
                _("The choices of the program stay as they are."),
            ),
            filter=False,
        )
        self.table.setMinimumHeight(style.px(200))
        self.table.opened.connect(self.ask)
        why = _(
            "What is added here can be chosen at once, and in the rooms after their next answer."
            " What counts as a choice of the program is counted there."
        )
        add = Button(_("Add a choice…"), self.ask, look="primary", key="Ctrl N")
        self.change = Button(_("Change it…"), lambda: self.ask(self.table.current()))
        self.table.picked.connect(lambda picked: self.change.setEnabled(picked is not None))
        head = row(self.which, None, self.change, add)
        card = Card(_("Own choices"), hint(why), head, self.table, margin=22)
        card.body.setStretchFactor(self.table, 1)
        self.lay_out(card, fills=True)

    def choose(self, name: str) -> None:
        """Turn to another list."""
        self.list = name
        self.look_again()

    def look_again(self) -> None:
        """Show what was added to the list."""
        self.which.show_choice(self.list, _(LISTS[self.list]))
        self.table.reload()
        self.change.setEnabled(self.table.current() is not None)

    def ask(self, entry: CodeEntry | None = None) -> CodeSheet:
        """Ask for one more choice, or for what is to be changed of one."""
        return CodeSheet(self, entry)


class CodeSheet(FormSheet):
    """What a choice is called, as which one of the program it counts, from when until when."""

    def __init__(self, part: OwnCodesPart, entry: CodeEntry | None) -> None:
        self.list, self.entry = part.list, entry
        offered = {each.code: each.label for each in codes.bundled(self.list)}
        label = codes.load(self.list).label
        official = OneOfInput(Reference(to=""), offered, titles=label)
        form = Form(
            {
                "zh": Entry(Text(max=100), N_("What it is called"), required=True),
                "maps_to": Entry(
                    Reference(to=""), N_("Counts as"), help=N_("Left empty, it counts by itself.")
                ),
                "since": Entry(Day(), N_("From")),
                "until": Entry(Day(), N_("To"), help=N_("After it nobody can choose it.")),
            },
            [("zh",), ("maps_to",), ("since", "until")],
            inputs={"maps_to": official},
        )
        title, about = _(LISTS[self.list]), ("settings", self.list, entry)
        super().__init__(part.shell, title, form, lambda _kept: part.look_again(), about=about)
        form.fill(entry.values() if entry is not None else {})
        self.show_form(focus="zh")

    def keep(self, values: dict[str, Any]) -> CodeEntry:
        return code_entries.keep_own(self.list, self.entry, values)
