"""The rules of duties at an office: switched on and off, bound to groups, read in from files."""

from __future__ import annotations

from functools import partial

from app import codes
from app.language import N_, _
from app.records import duties
from app.records.duties import Rule
from app.records.sent_down import Given
from app.store.session import current
from ui.records.given_card import Choice, GivenCard


class RulesCard(GivenCard):
    """Every rule with what can be done to it; what is changed goes down with the next replies."""

    title = N_("Rules of duties")
    reading = N_("Read in a rule…")

    def look(self, data: Rule) -> str:
        return "strong" if data.on else "quiet"

    def words(self, given: Given[Rule]) -> str:
        return duties.standing_words(given)

    def choices(self, data: Rule) -> list[Choice]:
        switch = partial(self.do, partial(duties.switch, data, on=not data.on))
        found: list[Choice] = [(_("Switch off") if data.on else _("Switch on"), switch)]
        for each in codes.load("place_group").current(current().today()):
            bound = each.code in data.scope.groups
            words = (_("✓ Only {group}") if bound else _("Only {group}")).format(group=each.label)
            bind = partial(duties.bind, data, each.code, only=not bound)
            found.append((words, partial(self.do, bind)))
        return found
