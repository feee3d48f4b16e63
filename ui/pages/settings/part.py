"""What every part of the settings is, and those that are a form kept by its button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QScrollArea, QWidget

from app import settings
from app.fields import Described, Entry
from app.language import _
from app.store import preferences
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, column, row, type_of_child


class Part(QWidget):
    """Some cards below each other; made when they are first chosen."""

    shows: ClassVar[frozenset[str]] = frozenset()
    """The kinds of record whose change is to be seen here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.area: QScrollArea = scrolled(self)
        self.build()

    def build(self) -> None:
        """Make the cards and lay them out."""

    def lay_out(self, *cards: QWidget, fills: bool = False) -> None:
        """Show cards from the top; the last of them `fills` the page."""
        self.setLayout(column(*cards, *([] if fills else [None]), spacing=12, stretch=-1))

    def look_again(self) -> None:
        """Show what is kept now; asked whenever the part comes to the front."""


class FormPart(Part):
    """A form in a card; what is kept is shown, unless something is being changed."""

    def show_form(
        self,
        title: str,
        columns: Mapping[str, Described],
        rows: Sequence[Sequence[str]],
        *below: type_of_child,
        above: Sequence[type_of_child] = (),
        **more: Any,
    ) -> None:
        """Lay the form out, with what stands above and below it; `more` is for `Form`."""
        self.form = Form(columns, rows, **more)
        self.form.submitted.connect(self.save)
        keep = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        self.lay_out(Card(title, *above, self.form, *below, 6, row(None, keep), margin=22))

    def look_again(self) -> None:
        if not self.form.dirty:
            self.form.fill(self.kept())

    def save(self) -> None:
        """Keep what was typed; what is refused stands beside its field."""
        self.shell.act(
            lambda: self.keep(self.form.values()),
            form=self.form,
            done=lambda _kept: self.saved(),
            words=_("Saved."),
        )

    def kept(self) -> dict[str, Any]:
        """What is kept now, by the names of the fields."""
        raise NotImplementedError

    def keep(self, values: dict[str, Any]) -> None:
        """Keep what was typed. Raises AppError."""
        raise NotImplementedError

    def saved(self) -> None:
        """Show what was kept, as it is understood."""
        self.form.dirty = False
        self.look_again()


class SettingsPart(FormPart):
    """A form of remembered choices; what is empty goes back to what it was at first."""

    rows: ClassVar[Sequence[Sequence[settings.Setting[Any]]]]

    def show_settings(self, title: str, *below: type_of_child, **more: Any) -> None:
        """Lay the form out with a field for each choice, called as it is kept; see `show_form`."""
        self.choices = [each for line in self.rows for each in line]
        columns = {each.key: Entry(each.kind, each.label, help=each.help) for each in self.choices}
        rows = [[each.key for each in line] for line in self.rows]
        self.show_form(title, columns, rows, *below, **more)

    def kept(self) -> dict[str, Any]:
        return {each.key: preferences.get(each) for each in self.choices}

    def keep(self, values: dict[str, Any]) -> None:
        for each in self.choices:
            if values[each.key] is None:
                preferences.forget(each)
            else:
                preferences.put(each, values[each.key])
