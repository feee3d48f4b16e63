"""The rules in force: those of the program, changed and added to by what an office sends down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

import msgspec

from app import codes
from app.fields import Text
from app.language import N_, _, listed
from app.records.data_files import LARGEST
from app.records.duties import rules
from app.records.duties.rules import Rule
from app.records.sent_down import Given, Published, SentDown
from app.store import Column


class DutyRule(Published):
    """A rule as an office sends it, in place of the one of that name or as one more."""

    kind_name = "duty_rule"
    label = N_("Duty rule")
    file_format = rules.FORMAT
    text_column = "rule"

    name = Column(Text(max=41), N_("Name of the rule"), required=True, index=True)
    rule = Column(Text(max=LARGEST, lines=10), N_("Rule"), required=True, listed=False)


def given() -> list[Given[Rule]]:
    """Every rule, those that are switched off too: the program's in order, then the office's."""
    return RULES.given()


def in_force() -> Iterator[Rule]:
    """The rules that are switched on."""
    return (each.data for each in given() if each.data.on)


def send(rule: Rule) -> DutyRule:
    """Let a rule be in force at this office and, with the next replies, in its rooms.

    Raises OfTheOffice, FieldErrors.
    """
    return cast("DutyRule", RULES.send(rule))


def switch(rule: Rule, *, on: bool) -> DutyRule:
    """Let a rule ask for its duty from now on, or no more. Raises OfTheOffice."""
    return send(msgspec.structs.replace(rule, on=on))


def bind(rule: Rule, group: str, *, only: bool) -> DutyRule:
    """Let a rule bind the places of a group, or them no more; without any group it binds all.

    Raises OfTheOffice.
    """
    groups = [each for each in rule.scope.groups if each != group]
    scope = msgspec.structs.replace(rule.scope, groups=(*groups, *([group] if only else [])))
    return send(msgspec.structs.replace(rule, scope=scope))


def standing_words(given: Given[Rule]) -> str:
    """Whether a rule is on, whom it binds, and from whom it is."""
    scope = given.data.scope
    groups = listed(map(codes.load("place_group").label, scope.groups))
    roles = listed(map(codes.load("role").label, scope.roles))
    said = [
        _("on") if given.data.on else _("off"),
        _("only {groups}").format(groups=groups) if groups else "",
        _("only where there is a {roles}").format(roles=roles) if roles else "",
        *given.words(),
    ]
    return " · ".join(filter(None, said))


def take_back(name: str) -> None:
    """Let a rule be again as the program has it; one that the program has not is gone.

    Raises OfTheOffice.
    """
    RULES.take_back(name)


RULES: Final = SentDown[Rule](DutyRule)
