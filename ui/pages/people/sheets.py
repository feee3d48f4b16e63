"""What is asked about a person: what they serve as, who else they are, who is related to them."""

from __future__ import annotations

from typing import Any

from app import codes
from app.errors import PersonsTheSame, refused_beside
from app.fields import Entry, Reference
from app.language import N_, _
from app.records import people, places, references
from app.records.cases import avoidance, corrections
from app.records.cases.model import CaseNote, Relative
from app.records.offers import chosen
from app.records.people import Person, Role
from ui import style
from ui.records.form_sheet import WIDE, Done, FormSheet, ask
from ui.records.persons import person_input
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.form import Form


def ask_role(shell: Shell, person: Person, role: Role | None, done: Done) -> FormSheet:
    """Ask as what a person serves, where, and from when to when."""
    form = Form(
        Role.columns(),
        [
            ("role", "place"),
            ("since", "until"),
            ("basis", "number"),
            ("duty_days", "duty_hours"),
            ("grid", "household"),
            ("partner", "superior"),
            ("chosen",),
        ],
        **references.naming(Role),
    )
    form.fill(role.values() if role is not None else {"place": places.own_id()})

    def keep(values: dict[str, Any]) -> Role:
        if role is None:
            return people.appoint(person, **values)
        return people.change_role(role, **values)

    title = _("What does {name} serve as?").format(name=person.name)
    return FormSheet(shell, title, form, done, keep, about=(person, role)).show_form()


def ask_same(shell: Shell, person: Person, done: Done) -> FormSheet:
    """Ask who else a person is; nothing of either is lost, and it can be taken back."""
    who = person_input(without=people.everyone_joined(person.id), newcomers=False)
    other = Entry(Reference(to="person"), N_("Name"), required=True)
    form = Form({"other": other}, [("other",)], inputs={"other": who})

    def keep(values: dict[str, Any]) -> people.SameAs:
        with refused_beside("other", PersonsTheSame):
            return people.join(person, people.get(values["other"]))

    title = _("Who else is {name}?").format(name=person.name)
    explain = _(
        "{name} stays the name that is shown; visits and cards of both stand together. "
        "You can part them again at any time."
    ).format(name=person.name)
    yes, no = _("They are one person"), _("Not now")
    sheet = FormSheet(shell, title, form, done, keep, about=(person,))
    return sheet.show_form(explain=explain, yes=yes, no=no)


def ask_relative(shell: Shell, person: Person, done: Done) -> FormSheet:
    """Ask who is related to a person, and how."""
    name = Entry(Reference(to="person"), N_("Name"), required=True)
    who = person_input(without=people.everyone_joined(person.id))
    columns = {"name": name, "how": Relative.columns()["how"]}
    form = Form(columns, [("name",), ("how",)], inputs={"name": who})

    def keep(values: dict[str, Any]) -> Relative:
        other, newcomer = chosen(values["name"])
        return avoidance.relate(person, other, how=values["how"] or "", newcomer=newcomer)

    def say(words: str) -> None:
        form.input("how").set_value(words)
        form.start("how")

    usual = Chips([(each.label, each.label) for each in codes.load("kinship").current()])
    usual.set_value(None)
    # Before they are laid out they ask for the height of one narrow column.
    usual.setFixedHeight(usual.heightForWidth(style.px(WIDE)))
    usual.chosen.connect(say)
    title = _("Who is related to {name}?").format(name=person.name)
    return FormSheet(shell, title, form, done, keep, about=(person,)).show_form(usual)


def ask_reason(shell: Shell, person: Person, done: Done) -> FormSheet:
    """Ask for the reason that the printed corrections of a person's disputes give."""

    def keep(values: dict[str, Any]) -> tuple[int, int]:
        return corrections.put_right(person.id, reason=values["reason"])

    title, yes = _("Why are they put right?"), _("Put them all right")
    return ask(
        shell, title, CaseNote.columns(), done, keep, rows=[("reason",)], yes=yes,
        begin={"reason": _("entered wrongly")}, form={"required": ["reason"]}, about=(person,),
    )  # fmt: skip
