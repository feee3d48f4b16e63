"""法律明白人 of a place: who they are, how many it lacks, and the way to one more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.fields import Entry, Reference
from app.language import N_, _
from app.records import literate
from app.records.literate import Literate
from app.records.offers import chosen
from app.records.people import Role
from app.records.places import Place
from app.store.session import current
from ui.records.form_sheet import FormSheet
from ui.records.persons import person_input
from ui.records.ways import way_to
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.lines import Elided, fixed
from ui.widgets.plain import Button, Card, Label, hint, row


def card(shell: Shell, place: Place, again: Callable[[], object]) -> Card | None:
    """The card of a place of which a rule asks them, or that has some; else none."""
    asked, found = literate.asked(place.id), literate.roster(place.id)
    if not asked and not found:
        return None
    lacks = any(each.missing for each in asked)
    tally = Label(literate.missing_words(asked), "soon" if lacks else "safe")
    parts: list[QWidget] = [tally]
    if not current().is_office:
        parts.append(Button(_("＋ Add somebody"), lambda: ask(shell, place, again), look="link"))
    made = Card("", row(Label(_("Law-literate villagers"), "title"), None, *parts), margin=12)
    made.append(*(_line(shell, each) for each in found))
    if not found:
        made.append(
            hint(_("Chosen by themselves or the committees, taught, tested, with a certificate."))
        )
    return made


def _line(shell: Shell, each: Literate) -> QWidget:
    name = fixed(each.person.name, 72, "strong")
    return way_to(shell, each.person, name, Elided(each.words()))


def ask(shell: Shell, place: Place, done: Callable[[], object]) -> FormSheet:
    """Ask who becomes one, and how they were chosen."""
    name = Entry(Reference(to="person"), N_("Name"), required=True)
    columns = Role.columns()
    asked = {"name": name, **{each: columns[each] for each in ("chosen", "since", "number")}}
    known = {each.person.id for each in literate.roster(place.id)}
    form = Form(asked, [("name",), ("chosen", "since"), ("number",)],
                inputs={"name": person_input(without=known)})  # fmt: skip
    form.fill({"since": current().today(), "chosen": "committees"})

    def keep(values: dict[str, Any]) -> Role:
        person, newcomer = chosen(values.pop("name"))
        return literate.become(place, person, newcomer=newcomer, **values)

    title = _("Who becomes a law-literate villager?")
    sheet = FormSheet(shell, title, form, lambda _role: done(), keep, about=(place,))
    return sheet.show_form(focus="name")
