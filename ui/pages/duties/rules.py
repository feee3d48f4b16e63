"""The rules of duties at an office: switched on and off, bound to groups, read in from files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.language import _
from app.records import duties
from app.records.duties import Rule
from app.records.sent_down import Given
from app.store.session import current
from ui.records import data_files
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, box, column, hint, row


class RulesCard(Card):
    """Every rule with what can be done to it; what is changed goes down with the next replies."""

    def __init__(self, shell: Shell, show: Callable[[], object]) -> None:
        self.shell, self._show = shell, show
        read = Button(_("Read in a rule…"), self.choose_file)
        teach = hint(_("What you change here goes to every room with the next answers."))
        super().__init__(
            _("Rules of duties"), teach, *map(self._line, duties.given()), row(read, None)
        )

    def _line(self, given: Given[Rule]) -> QWidget:
        rule = given.data
        title = Label(str(rule.title), "strong" if rule.on else "quiet", wrap=True)
        said = Label(duties.standing_words(given), "late" if given.misread else "quiet", wrap=True)
        change = Button(_("Change"), look="link", menu=self._choices(given))
        return box(row(box(column(title, said, spacing=0)), None, change))

    def _choices(self, given: Given[Rule]) -> list[tuple[str, Callable[[], object]]]:
        rule = given.data
        switch = partial(self._do, partial(duties.switch, rule, on=not rule.on))
        words = _("Switch off") if rule.on else _("Switch on")
        found: list[tuple[str, Callable[[], object]]] = [(words, switch)]
        today = current().today()
        for each in codes.load("place_group").current(today):
            bound = each.code in rule.scope.groups
            words = (_("✓ Only {group}") if bound else _("Only {group}")).format(group=each.label)
            bind = partial(duties.bind, rule, each.code, only=not bound)
            found.append((words, partial(self._do, bind)))
        found.append((_("Write it out…"), partial(self.choose_where, rule)))
        if given.sent:
            back = partial(self._do, partial(duties.take_back, rule.name))
            found.append((_("As the program has it"), back))
        return found

    def choose_file(self) -> None:
        """Ask for the file of a rule, and read it in."""
        data_files.choose(self, _("Read in a rule…"), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let the rule of a file be in force; a wrong one changes nothing and is said."""
        self._do(lambda: duties.send(duties.read_file(path)))

    def choose_where(self, rule: Rule) -> None:
        """Ask where to, and write a rule there."""
        data_files.write_out(self.shell, self, rule.name, duties.spelled(rule))

    def _do(self, what: Callable[[], Any]) -> None:
        words = _("The rooms hear of it with the next answers.")
        self.shell.act(what, done=lambda _made: self._show(), words=words)
