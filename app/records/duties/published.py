"""The rules in force: those of the program, changed and added to by what an office sends down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import msgspec

from app import codes
from app.errors import AppError
from app.fields import Text
from app.language import N_, _, listed
from app.records.duties import rules
from app.records.duties.rules import LARGEST, BadRule, DoesNotFit, Rule
from app.store import Column, Record, journal
from app.store.session import current

MOST: Final = 100
"""Rules that are taken from an office."""


class DutyRule(Record):
    """A rule as an office sends it, in place of the one of that name or as one more."""

    kind_name = "duty_rule"
    label = N_("Duty rule")
    ours_only = True
    comes_down = True
    in_ledgers = False

    name = Column(Text(max=41), N_("Name of the rule"), required=True, index=True)
    rule = Column(Text(max=LARGEST, lines=10), N_("Rule"), required=True, listed=False)

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A rule that is none, or is called otherwise than the record says."""
        try:
            found = rules.read(values["rule"].encode(), _file(values["name"]))
        except BadRule as wrong:
            return {"rule": wrong}
        return {} if found.name == values["name"] else {"name": DoesNotFit(word=values["name"])}

    def heading(self) -> str:
        """The name of the rule."""
        return self.name or ""


class OfTheOffice(AppError):
    """A room cannot change what an office asks of it."""

    message = N_("The rules of duties are changed at the office; it sends them down.")


@dataclass(frozen=True, slots=True)
class Given:
    """A rule, and whether an office has sent it.

    `misread` says that what came last of it is not known here, so that it stands as before.
    """

    rule: Rule
    sent: bool = False
    misread: bool = False


def given() -> list[Given]:
    """Every rule, those that are switched off too: the program's in order, then the office's."""
    found = {each.name: Given(each) for each in rules.bundled()}
    for name, record in sorted(_newest().items()):
        good = _last_good(record)
        if good is not None:
            found[name] = Given(good[0], sent=True, misread=not good[1])
        elif name in found:
            found[name] = Given(found[name].rule, misread=True)
    return list(found.values())


def in_force() -> Iterator[Rule]:
    """The rules that are switched on."""
    return (each.rule for each in given() if each.rule.on)


def send(rule: Rule) -> DutyRule:
    """Let a rule be in force at this office and, with the next replies, in its rooms.

    Raises OfTheOffice, FieldErrors.
    """
    mine, text = _ours(rule.name), rules.spelled(rule)
    with journal.action("duty_rule.send", published=True) as act:
        if mine is not None:
            return act.change(mine, rule=text)
        return act.add(DutyRule, name=rule.name, rule=text)


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


def standing_words(given: Given) -> str:
    """Whether a rule is on, whom it binds, and from whom it is."""
    scope = given.rule.scope
    groups = listed(map(codes.load("place_group").label, scope.groups))
    roles = listed(map(codes.load("role").label, scope.roles))
    said = [
        _("on") if given.rule.on else _("off"),
        _("only {groups}").format(groups=groups) if groups else "",
        _("only where there is a {roles}").format(roles=roles) if roles else "",
        _("changed by the office") if given.sent else "",
        _("what was sent last is not understood by this program; it stands as before")
        if given.misread
        else "",
    ]
    return " · ".join(filter(None, said))


def take_back(name: str) -> None:
    """Let a rule be again as the program has it; one that the program has not is gone.

    Raises OfTheOffice.
    """
    mine = _ours(name)
    if mine is not None:
        with journal.action("duty_rule.take_back", published=True) as act:
            act.void(mine, "other")


def _ours(name: str) -> DutyRule | None:
    if not current().is_office:
        raise OfTheOffice
    found = DutyRule.where_equal("name", name)
    return next((each for each in found if current().may_change(each.origin)), None)


def _newest() -> dict[str, DutyRule]:
    """The record of each rule; what we publish ourselves counts before what comes from above."""
    store, found = current(), dict[str, DutyRule]()
    asked = DutyRule.select().where(DutyRule.voided.is_null())
    several = list(asked.order_by(DutyRule.row.desc()).limit(MOST))
    for each in sorted(several, key=lambda e: (store.may_change(e.origin), e.entry)):
        found[each.name] = each
    return found


def _last_good(record: DutyRule) -> tuple[Rule, bool] | None:
    """The last version of a rule that is understood here, and whether it is the very last."""
    if found := _read(record.rule, record.name):
        return found, True
    for change in reversed(journal.changes(record.id)):
        text = change.body.get("rule")
        if isinstance(text, str) and (found := _read(text, record.name)):
            return found, False
    return None


def _read(text: str, name: str) -> Rule | None:
    try:
        found = _known(text, name)
    except BadRule:
        return None
    return found if found.name == name else None


@lru_cache(maxsize=2 * MOST)
def _known(text: str, name: str) -> Rule:
    return rules.read(text.encode(), _file(name))


def _file(name: str) -> str:
    return f"{name}.json"
